"""The pools: by which names they go, and whose decision it takes to grant their money (R-028, R-029)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Decider, Role
from digitek_cli.rules.finding import Finding, error
from digitek_cli.rules.references import unknown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from digitek_cli.model.policy import Policy
    from digitek_cli.model.portfolio import Portfolio


@dataclass(frozen=True)
class Owner:
    """Who grants money of a pool: the head of `area`, or without an area the heads' group."""

    decider: Decider
    area: str | None


def find_pool(portfolio: Portfolio, typed: str) -> str:
    """A pool by id, or by its title as people say it (`fælles`, `Fællespulje`, `faelles`).

    Raises BadReference `no-such-pool` with the nearest.
    """
    pools = {pool.id: pool for policy in portfolio.policies for pool in policy.pools}
    wanted = _folded(typed)
    if wanted in pools:
        return wanted
    for pool in pools.values():
        if wanted in (_folded(pool.title.da), _folded(pool.title.en)):
            return pool.id
    raise unknown("no-such-pool", typed.strip().lower(), pools)


def pool_owner(policy: Policy, pool: str) -> Owner | None:
    """Who grants money of a pool; None for a pool that the policy does not know."""
    known = policy.pool(pool)
    if known is None:
        return None
    return Owner(Decider.HEAD_OF_AREA if known.area else Decider.HEADS_GROUP, known.area)


def owns(portfolio: Portfolio, policy: Policy, pool: str, by: Iterable[str], on: date) -> bool:
    """Whether these deciders may grant money of a pool.

    Its head must be among them, for a common pool a quorum of heads. Whoever else decides on the project, be it
    the director or the other heads, does not grant a head's own money.
    """
    owner = pool_owner(policy, pool)
    if owner is None:
        return False
    organisation, people = portfolio.organisation, frozenset(by)
    heads = sum(organisation.holds(person, Role.HEAD_OF_AREA, on, owner.area) for person in people)
    return heads >= (1 if owner.area else policy.thresholds.heads_quorum)


def unowned(
    portfolio: Portfolio, policy: Policy, pool: str, by: tuple[str, ...], on: date, path: str | None = None
) -> Finding:
    """POOL017 for an area's pool, POOL018 for a common one: whose decision it takes."""
    owner = pool_owner(policy, pool)
    heads = portfolio.organisation.heads(on)
    if owner and owner.area:
        head = portfolio.organisation.head(owner.area, on)
        return error("POOL017", path, pool=pool, area=owner.area, people=(head,) if head else (), by=by)
    return error("POOL018", path, pool=pool, people=heads, by=by, quorum=policy.thresholds.heads_quorum)


def _folded(word: str) -> str:
    """Lower case, composed, Danish letters written out, without the word for pool."""
    text = unicodedata.normalize("NFC", word).strip().lower()
    for letter, written in (("æ", "ae"), ("ø", "oe"), ("å", "aa")):
        text = text.replace(letter, written)
    return text.removesuffix("pulje").removesuffix("pool").strip()

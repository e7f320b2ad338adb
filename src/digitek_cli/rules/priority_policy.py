"""What must hold between the numbers of a policy's priorities: no score rests on a contradiction (models 8a)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from digitek_cli.model.ids import policy_path
from digitek_cli.rules.finding import Finding, error

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digitek_cli.model.policy import Policy
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.prioritising import PriorityRules

CLASSES = 4


def check(portfolio: Portfolio) -> Iterator[Finding]:
    """Every contradiction in every policy."""
    for policy in portfolio.policies:
        yield from contradictions(policy)


def contradictions(policy: Policy) -> tuple[Finding, ...]:
    """What speaks against the priorities of one policy, with the place in its file."""
    path = policy_path(policy.valid_from.isoformat())
    return tuple(error(code, path, ("priority", *at), **params) for code, at, params in _found(policy.priority))


Contradiction = tuple[str, tuple[str | int, ...], dict[str, Any]]


def _found(rules: PriorityRules) -> Iterator[Contradiction]:
    yield from _weights(rules)
    yield from _borders(rules)
    yield from _appetite(rules.appetite)
    points = rules.risk_points
    falling = all(now >= after for now, after in pairwise(points))
    if len(points) != CLASSES or not falling or not set(points) <= set(range(CLASSES + 1)):
        yield "PRIO027", ("risk_points",), {}
    part, whole = rules.field_share
    if not 0 <= part <= whole or whole == 0:
        yield "PRIO029", ("field_share",), {"part": part, "whole": whole}


def _weights(rules: PriorityRules) -> Iterator[Contradiction]:
    legs, weights = rules.legs, rules.weights
    if not legs.efficiency > legs.quality > legs.wellbeing > 0:
        yield "PRIO020", ("legs",), {"first": legs.efficiency, "second": legs.quality, "third": legs.wellbeing}
    total = weights.benefits + weights.horizon + weights.risk + weights.attention
    if total != 100:
        yield "PRIO021", ("weights",), {"total": total}


def _borders(rules: PriorityRules) -> Iterator[Contradiction]:
    for name, count in (("potential", CLASSES - 1), ("investment", CLASSES - 1), ("horizon", CLASSES)):
        borders: Sequence[Any] = getattr(rules, name)
        if len(borders) != count or borders[0] < 0 or any(low >= high for low, high in pairwise(borders)):
            yield "PRIO022", (name,), {"name": name, "count": count}
    if len(rules.potential) == CLASSES - 1 and rules.potential[-1] >= rules.legs.most:
        yield "PRIO023", ("potential",), {"border": rules.potential[-1], "most": rules.legs.most}
    if not 0 < rules.medium < rules.high <= 100:
        yield "PRIO028", ("medium",), {"medium": rules.medium, "high": rules.high}


def _appetite(table: tuple[tuple[int, ...], ...]) -> Iterator[Contradiction]:
    """R-057, R-058: more potential never bears less risk, and more money never more."""
    if len(table) != CLASSES or any(len(row) != CLASSES or not set(row) <= {1, 2, 3, 4} for row in table):
        yield "PRIO024", ("appetite",), {}
        return
    for number, (low, high) in enumerate(pairwise(table), 1):
        for column in range(CLASSES):
            if high[column] < low[column]:
                params = {"potential": number + 1, "below": number, "investment": column + 1}
                yield "PRIO025", ("appetite", number), params | {"has": high[column], "had": low[column]}
    for number, row in enumerate(table, 1):
        for column, (less, more) in enumerate(pairwise(row), 1):
            if more > less:
                params = {"potential": number, "investment": column + 1, "below": column}
                yield "PRIO026", ("appetite", number - 1), params | {"has": more, "had": less}

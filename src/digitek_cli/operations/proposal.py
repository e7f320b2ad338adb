"""What a proposal is to the rules: the portfolio before and after, and which files of the repository move."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from digitek_cli.model.portfolio import Portfolio
from digitek_cli.rules.events import is_event_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digitek_cli.rules.guards import Guard

# More than this nobody reads, and no machine should: a proposal that cannot be reviewed is split.
MOST_FILES = 10_000
MOST_BYTES = 32_000_000
MOST_COMMITS = 2_000
# What verdicts rest on. Capacity and evidence are what people plan and know; they give nobody a right.
RULES = ("portfolio.yaml", "organisation.yaml", "policy/", "questionnaires/")


@dataclass(frozen=True)
class Proposed:
    """A proposal without its repository.

    `before` is the base and `after` the result. `moved` says of each path that differs, from the top of the
    repository, whether it was there before and whether it is afterwards; `prefix` is where the portfolio lies among
    them. `guards` are the files that settle who must agree and what is checked. `commits` says how many there are, and
    `weight` how many bytes are new.
    """

    before: Portfolio
    after: Portfolio
    moved: Mapping[str, tuple[bool, bool]] = field(default_factory=dict)
    prefix: str = ""
    conflicts: tuple[str, ...] = ()
    guards: tuple[Guard, ...] = ()
    commits: int = 0
    weight: int = 0

    @cached_property
    def inside(self) -> Mapping[str, tuple[bool, bool]]:
        """The paths of the portfolio among them, as seen from its folder."""
        return {path.removeprefix(self.prefix): was for path, was in self.moved.items() if path.startswith(self.prefix)}

    @property
    def added_events(self) -> tuple[str, ...]:
        """The paths of events that the base does not have."""
        return tuple(
            sorted(path for path, (was, now) in self.inside.items() if is_event_path(path) and now and not was)
        )

    @property
    def rules_move(self) -> bool:
        """Whether it changes what verdicts rest on."""
        return any(path.startswith(RULES) for path in self.inside)

    @cached_property
    def by_the_base(self) -> Portfolio:
        """The result under the base's rules; the result itself where it leaves them alone."""
        if not self.rules_move:
            return self.after
        records = {path: item for path, item in self.after.records.items() if not path.startswith(RULES)}
        records |= {path: item for path, item in self.before.records.items() if path.startswith(RULES)}
        blobs = {path: oid for path, oid in self.after.blobs.items() if not path.startswith(RULES)}
        blobs |= {path: oid for path, oid in self.before.blobs.items() if path.startswith(RULES)}
        return Portfolio(records, blobs)


@dataclass(frozen=True)
class Approval:
    """Somebody who must agree to a proposal, and why: `approval.<reason>` names the sentence that `params` fill.

    `owner` is a role of the organisation, a decider, or `maintainers`; `people` hold it by the base, and are empty
    where it is not for the portfolio to know. `paths` are what it is about, from the top of the repository.
    """

    reason: str
    owner: str
    people: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    params: Mapping[str, str] = field(default_factory=dict)

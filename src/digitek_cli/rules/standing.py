"""Which events count: neither withdrawn nor themselves a withdrawal. Asks three fields, and imports no model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from digitek_cli.model.terms import DecisionKind, StatementKind, TransactionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KINDS = frozenset({DecisionKind.WITHDRAWAL, StatementKind.WITHDRAWAL, TransactionKind.REVERSAL})


class Withdrawable(Protocol):
    """An event, as far as it is asked here."""

    @property
    def id(self) -> str:
        """Its own id."""

    @property
    def kind(self) -> Any:
        """One of the closed lists of kinds."""

    @property
    def supersedes(self) -> tuple[str, ...]:
        """The events that it names."""


E = TypeVar("E", bound=Withdrawable)


def withdrawn(events: Iterable[Withdrawable]) -> frozenset[str]:
    """The ids that a withdrawal names which has not been withdrawn itself."""
    naming: dict[str, list[str]] = {}
    for event in events:
        if event.kind in KINDS:
            for name in event.supersedes:
                naming.setdefault(name, []).append(event.id)
    gone: dict[str, bool] = {}
    for name in naming:
        _settle(name, naming, gone)
    return frozenset(name for name, is_gone in gone.items() if is_gone)


def _settle(first: str, naming: Mapping[str, list[str]], gone: dict[str, bool]) -> None:
    """Find out about one id and those above it. One that withdraws itself in a circle withdraws nothing."""
    waiting = [first]
    while waiting:
        name = waiting[-1]
        above = naming.get(name, ())
        unknown = [item for item in above if item not in gone and item not in waiting]
        if unknown and name not in gone:
            waiting.append(unknown[0])
            continue
        gone.setdefault(name, any(not gone[item] for item in above if item in gone))
        waiting.pop()


def standing(events: tuple[E, ...]) -> tuple[E, ...]:
    """The events that count, in the order given: neither withdrawn nor themselves a withdrawal."""
    if not any(event.kind in KINDS for event in events):
        return events
    gone = withdrawn(events)
    return tuple(event for event in events if event.id not in gone and event.kind not in KINDS)

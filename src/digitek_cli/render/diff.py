"""The comparison of two states: project by project, then the money, the organisation, and the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.model.ids import short
from digitek_cli.render import delta
from digitek_cli.render.language import amount, one_line, pool_title, say
from digitek_cli.render.masking import masked
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.rules.delta import Difference
    from digitek_cli.rules.delta_money import Moved

FIGURES = ("budget", "available", "reserved", "committed", "spent", "external", "carried", "lapsed")


@dataclass(frozen=True)
class Side:
    """One of the two states: its portfolio, and the commit with its day; none for the files as they lie."""

    portfolio: Portfolio
    commit: str | None = None
    day: date | None = None


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two states; `swapped` when they were named in the other order."""

    before: Side
    after: Side
    differences: tuple[Difference, ...]
    money: tuple[Moved, ...]
    swapped: bool = False

    @property
    def breach(self) -> bool:
        """Whether an event reads differently or is gone."""
        return any(item.breach for item in self.differences)

    @property
    def known(self) -> Portfolio:
        """Where titles and events are looked up: both sides, the later first."""
        old = self.before.portfolio.records
        return self.after.portfolio.with_records(
            *(record for path, record in old.items() if path not in self.after.portfolio.records)
        )

    def of(self, *areas: str) -> tuple[Difference, ...]:
        """The differences of no project that lie in these parts of the portfolio."""
        return tuple(item for item in self.differences if item.project is None and item.code.split(".")[0] in areas)

    @property
    def elsewhere(self) -> tuple[Difference, ...]:
        """What belongs to no project and is neither money nor organisation."""
        apart = ("organisation", "booking", "withdrawn")
        return tuple(item for item in self.differences if item.project is None and item.code.split(".")[0] not in apart)


def document(found: Comparison) -> dict[str, Any]:
    """The comparison as a script reads it."""
    known = found.known

    def listed(items: Sequence[Difference]) -> list[dict[str, Any]]:
        return [delta.document(item, known) for item in items]

    return {
        "from": _side_document(found.before),
        "to": _side_document(found.after),
        "swapped": found.swapped,
        "changed": bool(found.differences or found.money),
        "breach": found.breach,
        "projects": [
            {"project": name, "title": _title(found, name), "changes": listed(items)}
            for name, items in _by_project(found.differences)
        ],
        "pools": [
            {
                "pool": item.pool,
                "year": item.year,
                "before": {name: getattr(item.before, name) for name in FIGURES},
                "after": {name: getattr(item.after, name) for name in FIGURES},
            }
            for item in found.money
        ],
        "bookings": listed(found.of("booking", "withdrawn")),
        "organisation": listed(found.of("organisation")),
        "rules": listed(found.elsewhere),
    }


def _side_document(side: Side) -> dict[str, Any]:
    return {"commit": side.commit, "date": side.day}


def text(found: Comparison) -> str:
    """In words, folded to the terminal."""
    lines = [say("diff.heading", before=_side(found.before), after=_side(found.after))]
    lines += [say("diff.swapped")] if found.swapped else []
    if not found.differences and not found.money:
        return "\n".join(folded([*lines, "", say("diff.none")]))
    known = found.known
    for name, items in _by_project(found.differences):
        title = _title(found, name)
        lines += ["", f"{name}  {title}" if title else name, *_bullets(items, known)]
    money = [*_bullets(found.of("booking", "withdrawn"), known), *(f"  - {_figures(item)}" for item in found.money)]
    sections = (
        ("diff.money", money),
        ("diff.organisation", _bullets(found.of("organisation"), known)),
        ("diff.rules", _bullets(found.elsewhere, known)),
    )
    for heading, shown in sections:
        if shown:
            lines += ["", say(heading), *shown]
    if found.breach:
        lines += ["", say("diff.breach")]
    return "\n".join(folded(map(masked, lines)))


def _side(side: Side) -> str:
    if side.commit is None:
        return say("diff.worktree")
    return say("diff.commit", day=side.day, commit=short(side.commit))


def _by_project(items: Sequence[Difference]) -> Iterator[tuple[str, list[Difference]]]:
    for name in dict.fromkeys(item.project for item in items if item.project):
        yield name, [item for item in items if item.project == name]


def _title(found: Comparison, name: str) -> str | None:
    project = found.after.portfolio.project(name) or found.before.portfolio.project(name)
    return one_line(project.title) if project else None


def _bullets(items: Sequence[Difference], known: Portfolio) -> list[str]:
    return [f"  - {delta.sentence(item, known)}" for item in items]


def _figures(item: Moved) -> str:
    """`Omsorg 2026: disponibel 400.000 kr. → 340.000 kr., reserveret …`."""
    moved = [
        say(
            "diff.figure",
            account=say(f"term.Account.{name}"),
            before=amount(getattr(item.before, name)),
            after=amount(getattr(item.after, name)),
        )
        for name in FIGURES
        if getattr(item.before, name) != getattr(item.after, name)
    ]
    return say("diff.pool", pool=pool_title(item.pool), year=str(item.year), figures=", ".join(moved))

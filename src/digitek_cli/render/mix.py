"""Two portfolios side by side: what came in and went out, money, hours, and the mix of benefits and risks."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from digitek_cli.model.ids import short
from digitek_cli.model.terms import Leg
from digitek_cli.render.language import amount, figure, one_line, say, term
from digitek_cli.render.tables import fitted

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from digitek_cli.rules.mix import Mix

CATEGORIES = (1, 2, 3, 4, None)


@dataclass(frozen=True)
class Side:
    """One of the two: what was typed, the commit that it means, and what it holds."""

    name: str
    commit: str
    date: date
    mix: Mix


def text(old: Side, new: Side) -> str:
    """The comparison in words and one table."""
    lines = [say("portfolio.compare.title", old=_side(old), new=_side(new))]
    for key, names, side, other in _moves(old, new):
        lines += ["", say(f"portfolio.compare.{key}")]
        lines += [f"- {_told(side, name)}{_now(other, name)}" for name in names] or [say("portfolio.compare.none")]
    rows = [(head, was, now, change) for head, was, now, change in _rows(old.mix, new.mix)]
    heads = [say(f"portfolio.compare.head.{name}") for name in ("what", "old", "new", "change")]
    return "\n".join(lines) + "\n\n" + fitted(heads, rows, folding=0)


def document(old: Side, new: Side) -> dict[str, Any]:
    """The same for programs."""
    return {
        "before": _document(old),
        "after": _document(new),
        "in": _coming(old.mix, new.mix),
        "out": _coming(new.mix, old.mix),
        "cost": new.mix.cost - old.mix.cost,
        "granted": new.mix.granted - old.mix.granted,
        "hours": new.mix.hours - old.mix.hours,
    }


def _document(side: Side) -> dict[str, Any]:
    mix = side.mix
    return {
        "revision": side.name,
        "commit": side.commit,
        "date": side.date,
        "projects": list(mix.standing),
        "cost": mix.cost,
        "granted": mix.granted,
        "hours": mix.hours,
        "legs": {leg.value: size for leg, size in mix.legs.items()},
        "risks": {str(category or "unknown"): mix.risks.get(category, 0) for category in CATEGORIES},
    }


def _coming(old: Mix, new: Mix) -> list[str]:
    return [name for name in new.standing if name not in old.standing]


def _moves(old: Side, new: Side) -> tuple[tuple[str, list[str], Side, Side], ...]:
    return (
        ("in", _coming(old.mix, new.mix), new, old),
        ("out", _coming(new.mix, old.mix), old, new),
    )


def _told(side: Side, name: str) -> str:
    item = side.mix.standing[name]
    return say(
        "portfolio.compare.project",
        project=one_line(f"{name} {item.project.title}"),
        cost=item.cost,
        hours=figure(item.hours),
    )


def _now(other: Side, name: str) -> str:
    """Where the project stands on the side that does not count it; nothing where it is not there at all."""
    status = other.mix.statuses.get(name)
    return "" if status is None else f" ({term(status)})"


def _rows(old: Mix, new: Mix) -> list[tuple[str, str, str, str]]:
    rows = [_row(say("portfolio.compare.count"), len(old.standing), len(new.standing))]
    rows += [
        _money("cost", old.cost, new.cost),
        _money("granted", old.granted, new.granted),
        _row(say("portfolio.compare.hours"), old.hours, new.hours),
    ]
    rows += [(term(leg), *_shares(leg, old, new)) for leg in Leg]
    for category in CATEGORIES:
        was, now = old.risks.get(category, 0), new.risks.get(category, 0)
        if category is not None or was or now:
            key = "portfolio.compare.risk" if category else "portfolio.compare.risk-unknown"
            rows.append(_row(say(key, category=str(category)), was, now))
    return rows


def _row(head: str, was: int, now: int) -> tuple[str, str, str, str]:
    return head, figure(was), figure(now), _signed(now - was, figure(abs(now - was)))


def _money(key: str, was: Decimal, now: Decimal) -> tuple[str, str, str, str]:
    return say(f"portfolio.compare.{key}"), amount(was), amount(now), _signed(now - was, amount(abs(now - was)))


def _shares(leg: Leg, old: Mix, new: Mix) -> tuple[str, str, str]:
    """A leg's points and its share of all, and by how many points it changed."""
    change = new.legs[leg] - old.legs[leg]
    return _share(leg, old), _share(leg, new), _signed(change, figure(abs(change)))


def _share(leg: Leg, mix: Mix) -> str:
    total = sum(mix.legs.values())
    share = f" ({round(Fraction(100 * mix.legs[leg], total))} %)" if total else ""
    return figure(mix.legs[leg]) + share


def _signed(change: Decimal | int, shown: str) -> str:
    return "" if not change else ("+" if change > 0 else "−") + shown


def _side(side: Side) -> str:
    return say("portfolio.compare.side", name=side.name, commit=short(side.commit), date=side.date)

"""What the sources of an item, a rule or a fact are worth: which of them nobody has seen, and what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digitek_cli.model.checklist import FactRegister, Questionnaire, TableRow
    from digitek_cli.model.sources import OpenPoint, SourceRegister

VERIFIED = "verified"


def doubtful(register: SourceRegister | None, named: Iterable[str]) -> tuple[str, ...]:
    """Those of the named sources that are not verified, in their order; one that is not in the register is not.

    Without a register nothing can be said, and what the items mark about themselves is all there is.
    """
    if register is None:
        return ()
    return tuple(
        name
        for name in dict.fromkeys(named)
        if name not in register.sources or register.sources[name].status != VERIFIED
    )


def rests_on_doubt(register: SourceRegister | None, named: Iterable[str], marked: bool = False) -> bool:
    """Whether something is to be shown as unverified: marked so itself, or with a source that is not verified."""
    return marked or bool(doubtful(register, named))


def open_points(register: SourceRegister | None, named: Iterable[str]) -> tuple[OpenPoint, ...]:
    """What remains to be looked up about the named sources, whatever their status."""
    wanted = set(named)
    return tuple(point for point in (register.open_points if register else ()) if wanted & set(point.sources))


def of_questionnaire(questionnaire: Questionnaire) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Every source that an item names: the item, the source and where it stands."""
    for place, item in enumerate(questionnaire.items):
        for number, source in enumerate(item.source):
            yield item.id, source, ("items", place, "source", number)


def of_facts(register: FactRegister) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Every source that a fact or a row of a decision table names: fact or row, the source and where it stands."""
    for name, fact in register.facts.items():
        for number, source in enumerate(fact.source):
            yield name, source, ("facts", name, "source", number)
    for at, row in rows(register):
        for source in row.source:
            yield row.id, source, at


def rows(register: FactRegister) -> Iterator[tuple[tuple[str | int, ...], TableRow]]:
    """Every row of the decision tables and where it stands."""
    tables = register.tables
    if tables is None:
        return
    for name in ("mdr_status", "mdr_class", "ce_acts", "ai_tier", "procurement"):
        for place, row in enumerate(getattr(tables, name)):
            yield ("tables", name, place), row
    for place, row in enumerate(tables.dpia.required):
        yield ("tables", "dpia", "required", place), row

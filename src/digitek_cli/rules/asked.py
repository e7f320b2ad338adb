"""Facts that need no asking because others are answered: by which facts, and who answered against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.rules import computed
from digitek_cli.rules.expressions import names
from digitek_cli.rules.facts import needless
from digitek_cli.rules.finding import Finding, warning
from digitek_cli.rules.trace import support

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digitek_cli.model.checklist import FactRegister
    from digitek_cli.rules.facts import Situation


def because(register: FactRegister, known: Situation, name: str) -> dict[str, object]:
    """The facts by which one is not asked for."""
    text = register.facts[name].asked_when
    return {fact: known.facts.get(fact) for fact in support(text, known.facts)} if text else {}


def contradictions(
    register: FactRegister | None, known: Situation, project: str, path: str | None = None
) -> Iterator[Finding]:
    """Each fact that is answered yes while others are answered so that it cannot be."""
    for name, definition in register.facts.items() if register else ():
        if known.answered.get(name) is True and needless(definition, known.facts):
            assert register is not None
            others = because(register, known, name)
            at = ("facts", name) if path else ()
            yield warning("CHK036", path, at, fact=name, value=True, facts=others, project=project)


def behind(register: FactRegister, read: Iterable[str]) -> frozenset[str]:
    """These facts, and all by whose answers some of them may need no asking."""
    found, fresh = frozenset[str](), frozenset(read)
    while fresh:
        found |= fresh
        definitions = (register.facts[name] for name in fresh if name in register.facts)
        more = frozenset[str]().union(*(names(one.asked_when) for one in definitions if one.asked_when))
        if register.tables is not None:
            more = more.union(*(computed.reads(register.tables, name) for name in fresh & computed.NAMES))
        fresh = more - found
    return found

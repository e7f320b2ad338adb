"""An item and the fact that its own answer sets.

Answered and signed are an item's only ways to be in order, beside facts that rule it out. A fact that the item itself
sets is no such fact: the answer would close its own question, with no evidence and nobody's signature. And who changes
the fact behind the item's back has not answered the item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.rules import facts, options
from digitek_cli.rules.expressions import evaluate, truth

if TYPE_CHECKING:
    from digitek_cli.model.checklist import Answer, FactRegister, Item
    from digitek_cli.rules.facts import Situation


def keeps(register: FactRegister | None, known: Situation, item: Item, answer: Answer | None) -> bool:
    """Whether an answered item is ruled out by nothing but the fact that it sets, and therefore stays."""
    name = _own(register, item, answer)
    if name is None or register is None or truth(evaluate(item.applies_when, known.facts)) is not False:
        return False
    without = {fact: value for fact, value in known.answered.items() if fact != name}
    return truth(evaluate(item.applies_when, facts.settled(register, without).facts)) is not False


def differs(register: FactRegister | None, known: Situation, item: Item, answer: Answer) -> bool:
    """Whether the fact that the answer sets is now something else, or answered where the answer leaves it open."""
    name = _own(register, item, answer)
    if name is None or register is None:
        return False
    definition = register.facts[name]
    said = options.sets(item, definition, answer.value)
    return known.answered.get(name) != (None if said is None else facts.typed(definition, said))


def _own(register: FactRegister | None, item: Item, answer: Answer | None) -> str | None:
    """The fact that an answer speaks of; None where there is no answer or the item sets none."""
    if register is None or answer is None or answer.value is None:
        return None
    return item.answer.sets if item.answer.sets in register.facts else None

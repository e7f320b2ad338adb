"""Conditions of the questionnaires in words: the questions that they ask, and which answers they want."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from digitek_cli.render.language import figure, label, listing, maybe, one_line, phrase, plain, say
from digitek_cli.rules.expression_parser import Compare, Literal, Logic, Members, Name, Not, parse

if TYPE_CHECKING:
    from digitek_cli.model.checklist import FactDefinition, FactRegister, Item
    from digitek_cli.rules.expression_parser import Expression

ALWAYS = "true"
ANSWER = "answer"  # in a condition of an item: what was answered to it


class _Names(NamedTuple):
    """Where the words of a condition come from: the facts, and the item whose own answer it may read."""

    register: FactRegister | None
    item: Item | None


def words(text: str, register: FactRegister | None, item: Item | None = None) -> str:
    """A condition as a person reads it; `item` is the one that it belongs to."""
    return _say(parse(text), _Names(register, item))


def question(name: str, register: FactRegister | None) -> str:
    """What a fact asks; the words of a computed name; else the name itself."""
    definition = _definition(name, register)
    if definition is not None:
        return one_line(label(definition.text))
    return maybe(f"condition.name.{name}") or plain(name)


def value(name: str, given: Any, register: FactRegister | None) -> str:
    """A fact's value in words."""
    if given is None:
        return say("checklist.unknown")
    if isinstance(given, list | tuple):
        return listing([value(name, item, register) for item in given])
    if isinstance(given, bool):
        return phrase(given)
    if isinstance(given, Decimal | int):
        return figure(given)
    definition = _definition(name, register)
    if definition is not None and definition.type == "date":
        return phrase(date.fromisoformat(str(given)))
    labels = dict(definition.labels) if definition else {}
    tables = register.tables if register else None
    named = labels.get(str(given)) or (tables.labels.get(str(given)) if tables and not definition else None)
    return one_line(label(named)) if named else phrase(given)


def _definition(name: str, register: FactRegister | None) -> FactDefinition | None:
    return register.facts.get(name) if register else None


def _say(node: Expression, names: _Names) -> str:
    if isinstance(node, Logic):
        parts = [_grouped(part, node, names) for part in node.operands]
        return f" {say(f'condition.{node.sign}')} ".join(parts)
    if isinstance(node, Not):
        return say("condition.not", condition=_grouped(node.operand, node, names))
    if isinstance(node, Compare):
        return _compared(node, names)
    if isinstance(node, Name):
        return _is("==", node.name, phrase(True), names)
    return say("condition.always") if node.value is True else phrase(node.value)


def _grouped(node: Expression, above: Logic | Not, names: _Names) -> str:
    """In brackets where the words alone would leave open what belongs together."""
    inner = _say(node, names)
    return f"({inner})" if isinstance(node, Logic) and getattr(above, "sign", "") != node.sign else inner


def _compared(node: Compare, names: _Names) -> str:
    name = node.left.name if isinstance(node.left, Name) else ""
    if isinstance(node.right, Members):
        wanted = [_value(name, member.value, names) for member in node.right.items]
        return _is("==" if len(wanted) == 1 else "in", name, ", ".join(wanted), names)
    right = node.right
    shown = _value(name, right.value, names) if isinstance(right, Literal) else _say(right, names)
    return _is(node.sign, name or _say(node.left, names), shown, names)


def _is(sign: str, name: str, shown: str, names: _Names) -> str:
    return say(f"condition.sign.{sign}", question=question(name, names.register), value=shown)


def _value(name: str, given: Any, names: _Names) -> str:
    """A value in words. The options of an item are called what that item calls them; others share their tokens."""
    if name == ANSWER and given is not None:
        labels = names.item.answer.labels if names.item else {}
        return one_line(label(labels[str(given)])) if str(given) in labels else phrase(given)
    return value(name, given, names.register)

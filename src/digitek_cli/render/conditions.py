"""Conditions of the questionnaires in words: the questions that they ask, and which answers they want."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import figure, label, listing, maybe, one_line, phrase, plain, say
from digitek_cli.rules.expression_parser import Compare, Literal, Logic, Members, Name, Not, parse

if TYPE_CHECKING:
    from digitek_cli.model.checklist import FactDefinition, FactRegister
    from digitek_cli.rules.expression_parser import Expression

ALWAYS = "true"


def words(text: str, register: FactRegister | None) -> str:
    """A condition as a person reads it."""
    return _say(parse(text), register)


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
    if isinstance(given, Decimal):
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


def _say(node: Expression, register: FactRegister | None) -> str:
    if isinstance(node, Logic):
        parts = [_grouped(part, node, register) for part in node.operands]
        return f" {say(f'condition.{node.sign}')} ".join(parts)
    if isinstance(node, Not):
        return say("condition.not", condition=_grouped(node.operand, node, register))
    if isinstance(node, Compare):
        return _compared(node, register)
    if isinstance(node, Name):
        return _is("==", node.name, phrase(True), register)
    return say("condition.always") if node.value is True else phrase(node.value)


def _grouped(node: Expression, above: Logic | Not, register: FactRegister | None) -> str:
    """In brackets where the words alone would leave open what belongs together."""
    inner = _say(node, register)
    return f"({inner})" if isinstance(node, Logic) and getattr(above, "sign", "") != node.sign else inner


def _compared(node: Compare, register: FactRegister | None) -> str:
    name = node.left.name if isinstance(node.left, Name) else ""
    if isinstance(node.right, Members):
        wanted = [value(name, item.value, register) for item in node.right.items]
        return _is("==" if len(wanted) == 1 else "in", name, ", ".join(wanted), register)
    right = node.right
    shown = value(name, right.value, register) if isinstance(right, Literal) else _say(right, register)
    return _is(node.sign, name or _say(node.left, register), shown, register)


def _is(sign: str, name: str, shown: str, register: FactRegister | None) -> str:
    return say(f"condition.sign.{sign}", question=question(name, register), value=shown)

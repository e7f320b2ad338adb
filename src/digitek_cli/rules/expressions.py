"""What a condition of a policy or a questionnaire says about a set of facts, with three truth values.

The language is read by `rules.expression_parser`. None is "unknown": a name that no fact answers, a comparison
with `null`, and a comparison of two kinds that cannot be compared (a text with a number) are unknown, never
false. Connectives follow Kleene: `false and unknown` is false, `true or unknown` is true, everything else with an
unknown is unknown. A list literal contains what equals one of its elements. Dates are compared as texts
(`'2027-01-20'`). Nothing is ever handed to Python's own evaluation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from digitek_cli.rules.expression_parser import (
    ORDERINGS,
    Compare,
    Expression,
    ExpressionError,
    Literal,
    Logic,
    Members,
    Name,
    Not,
    parse,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = [
    "ExpressionError",
    "OneOf",
    "both",
    "compare",
    "either",
    "evaluate",
    "names",
    "negated",
    "parse",
    "truth",
    "undecided",
]


@dataclass(frozen=True)
class OneOf:
    """A fact that is one of several values, nobody knows which: a comparison that all of them answer alike is known."""

    values: frozenset[object]


@lru_cache(maxsize=4096)
def names(text: str) -> frozenset[str]:
    """Every fact that a condition reads."""
    return frozenset(node.name for node in walk(parse(text)) if isinstance(node, Name))


def evaluate(text: str, facts: Mapping[str, object]) -> object | None:
    """True, False or None for unknown; a condition that is one bare name gives that fact's value."""
    return _value(parse(text), facts)


def valued(node: Expression, facts: Mapping[str, object]) -> object | None:
    """The value of a condition that is read already, or of a part of one."""
    return _value(node, facts)


def undecided(text: str, facts: Mapping[str, object]) -> frozenset[str]:
    """The names that a condition still waits for; none when it is decided, and none of a part that is."""
    return _waits(parse(text), facts)


def _waits(node: Expression, facts: Mapping[str, object]) -> frozenset[str]:
    if truth(_value(node, facts)) is not None:
        return frozenset()
    match node:
        case Logic(_, operands):
            return frozenset[str]().union(*(_waits(operand, facts) for operand in operands))
        case Not(operand):
            return _waits(operand, facts)
        case _:
            read = (part.name for part in walk(node) if isinstance(part, Name))
            return frozenset(name for name in read if facts.get(name) is None or isinstance(facts[name], OneOf))


def truth(value: object) -> bool | None:
    """A value as a truth value; what is neither true nor false is unknown."""
    return value if isinstance(value, bool) else None


def both(operands: Iterable[bool | None]) -> bool | None:
    """Kleene's `and`: false wins over unknown, unknown over true."""
    seen = tuple(operands)
    if False in seen:
        return False
    return None if None in seen else True


def either(operands: Iterable[bool | None]) -> bool | None:
    """Kleene's `or`: true wins over unknown, unknown over false."""
    return negated(both(negated(operand) for operand in operands))


def negated(operand: bool | None) -> bool | None:
    """Kleene's `not`."""
    return None if operand is None else not operand


def _value(node: Expression, facts: Mapping[str, object]) -> object | None:
    match node:
        case Literal(value):
            return value
        case Name(name):
            return facts.get(name)
        case Not(operand):
            return negated(truth(_value(operand, facts)))
        case Logic(sign, operands):
            values = (truth(_value(operand, facts)) for operand in operands)
            return both(values) if sign == "and" else either(values)
        case Compare(sign, left, right):
            return _for_each(_value(left, facts), lambda value: _compared(sign, value, right, facts))


def _for_each(value: object, verdict: Callable[[object], bool | None]) -> bool | None:
    """The verdict on a value, or the one verdict on every value that it may be."""
    if not isinstance(value, OneOf):
        return verdict(value)
    verdicts = {verdict(item) for item in value.values}
    return verdicts.pop() if len(verdicts) == 1 else None


def _compared(sign: str, value: object, right: Expression | Members, facts: Mapping[str, object]) -> bool | None:
    if sign == "in":
        return _contained(value, right, facts)
    assert not isinstance(right, Members)
    return _for_each(_value(right, facts), lambda other: compare(sign, value, other))


def _contained(value: object, container: Expression | Members, facts: Mapping[str, object]) -> bool | None:
    if isinstance(container, Members):
        return either(compare("==", value, item.value) for item in container.items)
    listed = _value(container, facts)
    if not isinstance(listed, list | tuple | set | frozenset):
        return None
    return either(compare("==", value, item) for item in listed)


def compare(sign: str, left: object, right: object) -> bool | None:
    """One comparison; unknown when a side is unknown or the two sides are of different kinds."""
    first, second = _comparable(left), _comparable(right)
    if first is None or second is None or first[0] != second[0]:
        return None
    return _ordered(sign, first[1], second[1]) if first[0] != "bool" else _same(sign, first[1], second[1])


def _comparable(value: object) -> tuple[str, object] | None:
    """The kind of a value and the value to compare; dates are texts, whole numbers are decimals."""
    if isinstance(value, bool):
        return "bool", value
    if isinstance(value, int | Decimal):
        return "number", Decimal(value)
    if isinstance(value, date):
        return "text", value.isoformat()
    return ("text", str(value)) if isinstance(value, str) else None


def _same(sign: str, left: object, right: object) -> bool | None:
    if sign in ORDERINGS:
        return None
    return (left == right) == (sign == "==")


def _ordered(sign: str, left: object, right: object) -> bool | None:
    if sign not in ORDERINGS:
        return _same(sign, left, right)
    first, second = (left, right) if sign.startswith("<") else (right, left)
    return (first == second and sign.endswith("=")) or bool(first < second)  # type: ignore[operator]

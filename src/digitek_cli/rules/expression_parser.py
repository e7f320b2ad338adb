"""Reading conditions: from text to a tree of frozen nodes (see `rules.expressions` for what they mean).

    or, and, not, ( ), == != < <= > >=, in [..], 'text', 12.5, true, false, null, dotted.names

`not` binds tighter than `and`, `and` tighter than `or`; comparisons do not chain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from digitek_cli.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LENGTH = 2000
MAX_DEPTH = 32
ORDERINGS = frozenset({"<", "<=", ">", ">="})
COMPARISONS = ORDERINGS | {"==", "!="}
CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
RESERVED = frozenset({"and", "or", "not", "in"})
TOKEN = re.compile(
    r"(?P<space>[ \t\n]+)|(?P<number>-?\d+(?:\.\d+)?(?![\w.]))|(?P<text>'[^']*')"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)|(?P<sign>==|!=|<=|>=|<|>|[()\[\],])"
)


class ExpressionError(DataError):
    """A text that is no condition: `position` counts characters from 0, `message_code` says what was wrong."""

    def __init__(self, position: int, message_code: str, text: str = "") -> None:
        super().__init__(message_code, position=position, text=text)
        self.position = position
        self.message_code = message_code


@dataclass(frozen=True)
class Literal:
    """A value written in the text; None is `null`."""

    value: str | Decimal | bool | None


@dataclass(frozen=True)
class Name:
    """A fact by its dotted name."""

    name: str


@dataclass(frozen=True)
class Members:
    """The list literal to the right of `in`."""

    items: tuple[Literal, ...]


@dataclass(frozen=True)
class Not:
    """Negation; unknown stays unknown."""

    operand: Expression


@dataclass(frozen=True)
class Logic:
    """`and` or `or` over two or more operands."""

    sign: str
    operands: tuple[Expression, ...]


@dataclass(frozen=True)
class Compare:
    """One comparison; `sign` is an operator of COMPARISONS or `in`."""

    sign: str
    left: Expression
    right: Expression | Members


Expression: TypeAlias = Literal | Name | Not | Logic | Compare


@dataclass(frozen=True)
class Token:
    """One word of the text and where it starts."""

    kind: str
    text: str
    position: int


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, ended by one of kind `end`."""
    found: list[Token] = []
    position = 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise ExpressionError(position, "expression-unexpected-character", text)
        if match.lastgroup != "space":
            found.append(Token(match.lastgroup, match.group(), position))
        position = match.end()
    return (*found, Token("end", "", len(text)))


class _Parser:
    """Recursive descent over the tokens of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.index = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def fail(self, code: str) -> ExpressionError:
        return ExpressionError(self.token.position, code, self.text)

    def accept(self, *words: str) -> str | None:
        """Step over the next token if it is one of these signs or keywords."""
        token = self.token
        if token.kind in ("sign", "name") and token.text in words:
            self.index += 1
            return token.text
        return None

    def expect(self, word: str) -> None:
        if self.accept(word) is None:
            raise self.fail("expression-incomplete" if self.token.kind == "end" else "expression-unexpected-word")

    def whole(self) -> Expression:
        expression = self.disjunction()
        if self.token.kind != "end":
            raise self.fail("expression-unexpected-word")
        return expression

    def disjunction(self) -> Expression:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.fail("expression-too-deep")
        operands = [self.conjunction()]
        while self.accept("or"):
            operands.append(self.conjunction())
        self.depth -= 1
        return operands[0] if len(operands) == 1 else Logic("or", tuple(operands))

    def conjunction(self) -> Expression:
        operands = [self.negation()]
        while self.accept("and"):
            operands.append(self.negation())
        return operands[0] if len(operands) == 1 else Logic("and", tuple(operands))

    def negation(self) -> Expression:
        times = 0
        while self.accept("not"):
            times += 1
        if times > MAX_DEPTH:
            raise self.fail("expression-too-deep")
        expression = self.comparison()
        for _ in range(times):
            expression = Not(expression)
        return expression

    def comparison(self) -> Expression:
        left = self.primary()
        if self.accept("in"):
            return Compare("in", left, self.container())
        sign = self.accept(*COMPARISONS)
        if sign is None:
            return left
        return Compare(sign, left, self.primary())

    def container(self) -> Expression | Members:
        if self.accept("[") is None:
            return self.name()
        items: list[Literal] = []
        if self.accept("]"):
            return Members(())
        items.append(self.literal())
        while self.accept(","):
            items.append(self.literal())
        self.expect("]")
        return Members(tuple(items))

    def primary(self) -> Expression:
        if self.accept("("):
            inner = self.disjunction()
            self.expect(")")
            return inner
        if self.token.kind == "name" and self.token.text not in CONSTANTS:
            return self.name()
        return self.literal()

    def name(self) -> Name:
        token = self.token
        if token.kind != "name" or token.text in RESERVED or token.text in CONSTANTS:
            raise self.fail("expression-incomplete" if token.kind == "end" else "expression-unexpected-word")
        self.index += 1
        return Name(token.text)

    def literal(self) -> Literal:
        token = self.token
        if token.kind == "end":
            raise self.fail("expression-incomplete")
        self.index += 1
        if token.kind == "text":
            return Literal(token.text[1:-1])
        if token.kind == "number":
            return Literal(Decimal(token.text))
        if token.kind == "name" and token.text in CONSTANTS:
            return Literal(CONSTANTS[token.text])
        self.index -= 1
        raise self.fail("expression-unexpected-word")


@lru_cache(maxsize=4096)
def parse(text: str) -> Expression:
    """The tree of a condition. Raises ExpressionError with the place and what was wrong."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError(MAX_LENGTH, "expression-too-long", text[:40])
    return _Parser(text).whole()


def walk(node: Expression | Members) -> Iterator[Expression | Members]:
    """A node and everything below it."""
    yield node
    children: tuple[Expression | Members, ...] = ()
    match node:
        case Not(operand):
            children = (operand,)
        case Logic(_, operands):
            children = operands
        case Compare(_, left, right):
            children = (left, right)
        case Members(items):
            children = items
        case _:
            pass
    for child in children:
        yield from walk(child)

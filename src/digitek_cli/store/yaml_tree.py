"""From YAML events to plain data with line numbers, refusing what a portfolio file may not hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from digitek_cli.model.characters import FORBIDDEN
from digitek_cli.store.yaml_guard import MAX_DEPTH, MAX_NODES, WORDS, Refused, core_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.value import Document

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Parsed:
    """A file's data, and on which line each key and each list item stands."""

    data: Document
    marks: dict[int, Any]

    def line(self, at: Place) -> int:
        """The line of the longest part of `at` that the file holds; 1 when it holds none of it."""
        node: Any = self.data
        line = 1
        for step in at:
            lines = self.marks.get(id(node))
            if lines is None or not _has(lines, step):
                break
            line = lines[step]
            node = node[step]
        return line

    def value(self, at: Place) -> Any:
        """What stands at a place; lists and groups are shown as empty text."""
        node: Any = self.data
        for step in at:
            node = node[step]
        return "" if isinstance(node, dict | list) else node

    @cached_property
    def lines(self) -> dict[Place, int]:
        """Every key path with its line."""
        return dict(self._walk((), self.data))

    def _walk(self, at: Place, node: Any) -> Iterator[tuple[Place, int]]:
        if isinstance(node, dict | list):
            for step in node if isinstance(node, dict) else range(len(node)):
                yield (*at, step), self.marks[id(node)][step]
                yield from self._walk((*at, step), node[step])


def _has(lines: dict[str, int] | list[int], step: str | int) -> bool:
    if isinstance(lines, dict):
        return step in lines
    return isinstance(step, int) and step < len(lines)


class Tree:
    """Builds dicts and lists from events, and refuses what a portfolio file may not hold.

    Most of the time that a portfolio takes to read goes by here: the two loops ask an event for no more than they
    need, and leave it to others to say what is wrong with it.
    """

    def __init__(self, events: Iterator[Any], scalar: type[Any], *, escapes: bool) -> None:
        """`scalar` is the class of such an event; `escapes` says whether the text holds a backslash at all."""
        self.events = events
        self.scalar = scalar
        self.escapes = escapes
        self.marks: dict[int, Any] = {}
        self.depth = 0
        self.nodes = 0

    def build(self) -> Parsed:
        """Run through all events."""
        root: Any = None
        for event in self.events:
            kind = event.__class__.__name__
            if kind == "DocumentStartEvent":
                _check_document(event, first=root is None)
            elif kind == "MappingStartEvent":
                root = self._value(event, "")
            elif kind in NODES:
                self._check(event)
                raise Refused("FILE009", _line(event))
        if root is None:
            raise Refused("FILE009", 1)
        return Parsed(root, self.marks)

    def _group(self) -> dict[str, Any]:
        """The keys and values up to the end of a mapping."""
        group: dict[str, Any] = {}
        lines: dict[str, int] = {}
        self.marks[id(group)] = lines
        events, scalar = self.events, self.scalar
        for event in events:
            if event.__class__ is not scalar and self._is_end(event):
                break
            key = self._text(event)
            line = event.start_mark.line + 1
            if key in lines or key == "<<":
                _check_key(event, key, lines.get(key))
            lines[key] = line
            group[key] = self._value(next(events), key)
        return group

    def _list(self, name: str) -> list[Any]:
        """The items up to the end of a sequence; `name` is the key that it answers."""
        items: list[Any] = []
        lines: list[int] = []
        self.marks[id(items)] = lines
        for event in self.events:
            if event.__class__.__name__ == "SequenceEndEvent":
                break
            items.append(self._value(event, name))
            lines.append(event.start_mark.line + 1)
        return items

    def _value(self, event: Any, name: str) -> Any:
        """What stands under a key or in a list."""
        if event.__class__ is self.scalar:
            text = self._text(event)
            if event.style or not event.implicit[0]:
                return text
            return text if text[:1].isalpha() and text not in WORDS else _meaning(event, text, name)
        self._check(event)
        if self.depth >= MAX_DEPTH:
            raise Refused("FILE004", _line(event), limit=MAX_DEPTH)
        self.depth += 1
        value = self._group() if event.__class__.__name__ == "MappingStartEvent" else self._list(name)
        self.depth -= 1
        return value

    def _text(self, event: Any) -> str:
        """What a scalar says, letter by letter."""
        self.nodes += 1
        if event.anchor is not None or event.tag is not None or self.nodes > MAX_NODES:
            self._refuse(event)
        if self.escapes and event.style == '"':
            _check_escapes(event)
        text: str = event.value
        return text

    def _is_end(self, event: Any) -> bool:
        """Whether a mapping ends here; nothing but a text may be a key."""
        if event.__class__.__name__ == "MappingEndEvent":
            return True
        self._check(event)
        raise Refused("FILE010", _line(event))

    def _check(self, event: Any) -> None:
        self.nodes += 1
        self._refuse(event)

    def _refuse(self, event: Any) -> None:
        if event.anchor is not None:
            raise Refused("FILE005", _line(event), name=event.anchor)
        if event.tag is not None:
            raise Refused("FILE006", _line(event), tag=event.tag.removeprefix("tag:yaml.org,2002:"))
        if self.nodes > MAX_NODES:
            raise Refused("FILE012", _line(event), limit=MAX_NODES)


NODES = ("ScalarEvent", "SequenceStartEvent", "AliasEvent")


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _check_document(event: Any, *, first: bool) -> None:
    if not first:
        raise Refused("FILE008", _line(event))
    if event.version or event.tags:
        raise Refused("FILE006", _line(event), tag="%")


def _check_escapes(event: Any) -> None:
    """What the file may not hold may not come in as an escape either."""
    hidden = FORBIDDEN.search(event.value)
    if hidden:
        raise Refused("FILE003", _line(event), character=f"U+{ord(hidden.group()):04X}")


def _check_key(event: Any, key: str, first: int | None) -> None:
    if key == "<<" and event.implicit[0] and not event.style:
        raise Refused("FILE011", _line(event))
    if first is not None:
        raise Refused("FILE007", _line(event), key=key, first=first)


def _meaning(event: Any, text: str, name: str) -> Any:
    try:
        return core_value(text)
    except Refused as refused:
        raise Refused(refused.code, _line(event), **refused.params, field=name) from None

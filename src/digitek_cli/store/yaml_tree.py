"""From YAML events to plain data with line numbers, refusing what a portfolio file may not hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from digitek_cli.model.characters import FORBIDDEN
from digitek_cli.store.yaml_guard import MAX_DEPTH, MAX_NODES, Refused, core_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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


_NO_KEY: Any = object()


class Tree:
    """Builds dicts and lists from events, and refuses what a portfolio file may not hold."""

    def __init__(self, escapes: bool) -> None:
        self.escapes = escapes
        self.root: Any = None
        self.marks: dict[int, Any] = {}
        self.open: list[tuple[Any, Any]] = []
        self.names: list[Any] = []
        self.node: Any = None
        self.key: Any = _NO_KEY
        self.line = 0
        self.nodes = 0
        self.documents = 0

    def build(self, events: Iterable[Any]) -> Parsed:
        """Run through all events. `escapes` says whether the text holds a backslash at all."""
        for event in events:
            step = self.STEPS.get(event.__class__.__name__)
            if step:
                self.line = event.start_mark.line + 1
                step(self, event)
        if not isinstance(self.root, dict):
            raise Refused("FILE009", 1)
        return Parsed(self.root, self.marks)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise Refused("FILE008", self.line)
        if event.version or event.tags:
            raise Refused("FILE006", self.line, tag="%")

    def _alias(self, event: Any) -> None:
        raise Refused("FILE005", self.line, name=event.anchor)

    def _scalar(self, event: Any) -> None:
        self._check(event)
        plain = event.implicit[0] and not event.style
        value: str = event.value
        if self.escapes and event.style == '"':
            self._check_escapes(value)
        if self.key is _NO_KEY and self.node.__class__ is dict:
            self._open_key(value, plain)
        else:
            self._put(self._meaning(value) if plain else value)

    def _mapping(self, event: Any) -> None:
        self._enter(event, {}, {})

    def _sequence(self, event: Any) -> None:
        self._enter(event, [], [])

    def _leave(self, _: Any) -> None:
        self.node, self.key = self.open.pop()
        self.names.pop()

    def _check_escapes(self, value: str) -> None:
        """What the file may not hold may not come in as an escape either."""
        hidden = FORBIDDEN.search(value)
        if hidden:
            raise Refused("FILE003", self.line, character=f"U+{ord(hidden.group()):04X}")

    def _check(self, event: Any) -> None:
        self.nodes += 1
        if event.anchor is not None:
            raise Refused("FILE005", self.line, name=event.anchor)
        if event.tag is not None:
            raise Refused("FILE006", self.line, tag=event.tag.removeprefix("tag:yaml.org,2002:"))
        if self.nodes > MAX_NODES:
            raise Refused("FILE012", self.line, limit=MAX_NODES)
        if self.node is None and event.__class__.__name__ != "MappingStartEvent":
            raise Refused("FILE009", self.line)

    def _enter(self, event: Any, node: Any, marks: Any) -> None:
        self._check(event)
        if self.node.__class__ is dict and self.key is _NO_KEY:
            raise Refused("FILE010", self.line)
        if len(self.open) >= MAX_DEPTH:
            raise Refused("FILE004", self.line, limit=MAX_DEPTH)
        self.marks[id(node)] = marks
        self.names.append(self.key)
        if self.node is None:
            self.root = node
        else:
            self._put(node)
        self.open.append((self.node, self.key))
        self.node, self.key = node, _NO_KEY

    def _open_key(self, key: str, plain: bool) -> None:
        lines = self.marks[id(self.node)]
        if plain and key == "<<":
            raise Refused("FILE011", self.line)
        if key in lines:
            raise Refused("FILE007", self.line, key=key, first=lines[key])
        lines[key] = self.line
        self.key = key

    def _put(self, value: Any) -> None:
        if self.node.__class__ is list:
            self.node.append(value)
            self.marks[id(self.node)].append(self.line)
        else:
            self.node[self.key] = value
            self.key = _NO_KEY

    def _meaning(self, text: str) -> Any:
        try:
            return core_value(text)
        except Refused as refused:
            raise Refused(refused.code, self.line, **refused.params, field=self._field()) from None

    def _field(self) -> str:
        """The key that is being answered; in a list the key of the list."""
        keys = (self.key, *reversed(self.names))
        return next((str(key) for key in keys if key is not _NO_KEY), "")

    STEPS: ClassVar[dict[str, Callable[[Tree, Any], None]]] = {
        "DocumentStartEvent": _document,
        "AliasEvent": _alias,
        "ScalarEvent": _scalar,
        "MappingStartEvent": _mapping,
        "SequenceStartEvent": _sequence,
        "MappingEndEvent": _leave,
        "SequenceEndEvent": _leave,
    }

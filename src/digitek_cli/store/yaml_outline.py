"""Where in a file each key and item begins, and its comments; and comments put beside the same places of another text.

Knows the parser's events by their names, and no parser.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digitek_cli.store.yaml_tree import Place

COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")
BLOCKS = ("|", ">")
TOP: Place = ()


@dataclass(frozen=True)
class Spot:
    """The line (from 0) on which a key or item begins, and whether it stands inside brackets."""

    at: Place
    line: int
    flow: bool


@dataclass(frozen=True)
class Comment:
    """A comment, or with empty text a blank line; `beside` says that it stands behind a value on the same line."""

    text: str
    at: Place | None
    beside: bool = False


@dataclass
class Outline:
    """The spots of a file in order, and what of each line belongs to values."""

    spots: list[Spot] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)
    whole: set[int] = field(default_factory=set)
    folded: set[Place] = field(default_factory=set)


@dataclass
class _Group:
    at: Place
    flow: bool
    keys: bool
    step: Any = None
    count: int = 0


def outline(events: Iterable[Any]) -> Outline:
    """Walk through the events of a file that has been read before."""
    found, open_groups = Outline(), list[_Group]()
    for event in events:
        kind = event.__class__.__name__
        if kind in ("MappingEndEvent", "SequenceEndEvent"):
            open_groups.pop()
            _take(found, event.end_mark)
        elif kind in ("ScalarEvent", "MappingStartEvent", "SequenceStartEvent"):
            at = _place(found, open_groups, event)
            if kind == "ScalarEvent":
                _cover(found, event)
                if at is not None and event.style == ">":
                    found.folded.add(at)
            else:
                open_groups.append(_Group(at or TOP, bool(event.flow_style), kind == "MappingStartEvent"))
    return found


def _place(found: Outline, groups: list[_Group], event: Any) -> Place | None:
    """Where the event's value belongs, or None for a key; notes the spot that begins here."""
    if not groups:
        return TOP
    group = groups[-1]
    if group.keys and group.step is None:
        group.step = event.value
        found.spots.append(Spot((*group.at, event.value), int(event.start_mark.line), group.flow))
        return None
    step = group.step if group.keys else group.count
    if not group.keys:
        found.spots.append(Spot((*group.at, step), int(event.start_mark.line), group.flow))
    group.step, group.count = None, group.count + 1
    return (*group.at, step)


def _take(found: Outline, mark: Any) -> None:
    line, column = int(mark.line), int(mark.column)
    found.taken[line] = max(found.taken.get(line, 0), column)


def _cover(found: Outline, event: Any) -> None:
    """The lines of a text of several lines are all its own, apart from what stands behind its last one."""
    first, last = int(event.start_mark.line), int(event.end_mark.line)
    if event.style in BLOCKS:
        found.whole.update(range(first + 1, last))
        found.taken[first] = max(found.taken.get(first, 0), int(event.start_mark.column))
        return
    found.whole.update(range(first, last))
    _take(found, event.end_mark)


def comments(text: str, found: Outline) -> list[Comment]:
    """The comments and blank lines of a file, each with the spot that it belongs to."""
    lines = text.removesuffix("\n").split("\n")
    starts = [spot.line for spot in found.spots]
    result = []
    for number, line in enumerate(lines):
        if number in found.whole and (line.strip() or number + 1 in found.whole):
            continue
        start = found.taken.get(number, 0)
        hash_sign = COMMENT.search(line, start)
        if hash_sign is None:
            result += [] if line.strip() else [Comment("", _next(found, starts, number))]
            continue
        said, before = line[hash_sign.start() :].rstrip(), line[: hash_sign.start()].strip()
        spot = _here(found, starts, number) if before else None
        result.append(Comment(said, _next(found, starts, number)) if spot is None else Comment(said, spot, beside=True))
    return result


def odd_tab(text: str, events: Iterable[Any]) -> int | None:
    """The first line (from 1) with a tab outside of quotes, blocks and comments: not every reader takes it there."""
    lines = text.split("\n")
    for event in events:
        if event.__class__.__name__ == "ScalarEvent" and event.style:
            _blank_out(lines, event)
    for number, line in enumerate(lines, 1):
        hash_sign = COMMENT.search(line)
        if "\t" in (line[: hash_sign.start()] if hash_sign else line):
            return number
    return None


def _blank_out(lines: list[str], event: Any) -> None:
    """Put a letter for every sign of a text in quotes or a block; what heads the block is none of its text."""
    (first, start), (last, end) = ((int(mark.line), int(mark.column)) for mark in (event.start_mark, event.end_mark))
    if event.style in BLOCKS:
        for number in range(first + 1, last):
            lines[number] = ""
        return
    for number in range(first, last + 1):
        left = start if number == first else 0
        right = end if number == last else len(lines[number])
        lines[number] = lines[number][:left] + "x" * (right - left) + lines[number][right:]


def _next(found: Outline, starts: list[int], number: int) -> Place | None:
    """The outermost spot that begins below a line; none above the first (the head of the file) and below the last."""
    index = bisect_right(starts, number)
    if index == 0:
        return TOP
    return found.spots[index].at if index < len(starts) else None


def _here(found: Outline, starts: list[int], number: int) -> Place | None:
    """The spot of a line whose end a comment stands at: the last outside of brackets, else the first inside.

    Where none begins on the line, a value ends there that began above.
    """
    end = bisect_right(starts, number)
    here = found.spots[bisect_right(starts, number - 1) : end]
    outside = [spot.at for spot in here if not spot.flow]
    return outside[-1] if outside else here[0].at if here else found.spots[end - 1].at if end else None


def woven(text: str, found: Outline, kept: Iterable[Comment]) -> str:
    """A text without comments, with these put in: above their spot and as far in, or behind it."""
    lines = text.removesuffix("\n").split("\n")
    line_of = {spot.at: spot.line for spot in found.spots}
    above: defaultdict[int, list[str]] = defaultdict(list)
    beside: dict[int, str] = {}
    for comment in kept:
        place = len(lines) if comment.at is None else line_of.get(comment.at, 0)
        if comment.beside and place not in beside and place not in found.whole:
            beside[place] = comment.text
        else:
            above[place].append(comment.text)
    result: list[str] = []
    for number, line in enumerate(lines):
        _put(result, above[number], line[: len(line) - len(line.lstrip(" "))])
        result.append(f"{line}  {beside[number]}" if number in beside else line)
    _put(result, above[len(lines)], "")
    return "\n".join(result).rstrip("\n") + "\n"


def _put(result: list[str], said: Iterable[str], indent: str) -> None:
    """Comments as far in as the line below them; never a blank line at the head, nor two in a row."""
    for text in said:
        if text:
            result.append(indent + text)
        elif result and result[-1]:
            result.append("")

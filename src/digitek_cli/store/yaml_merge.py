"""Carry a change over to a file as its author wrote it: only the lines that changed, every comment where it stood."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


def strip(lines: Sequence[str], inside: frozenset[int]) -> list[int]:
    """The indices of lines that hold data: neither blank nor all comment, or `inside` a text of several lines."""
    return [
        index
        for index, line in enumerate(lines)
        if index in inside or (line.strip() and not line.lstrip().startswith("#"))
    ]


def carry(lines: Sequence[str], content: Sequence[int], before: Sequence[str], after: Sequence[str]) -> list[str]:
    """The lines of a file with the change `before` → `after` made to its `content` lines.

    `before` is the content as the writer would lay it out. Where that differs from the author's layout, the
    author's lines stay unless they changed; a text that the writer put on fewer lines changes as a whole.
    """
    owners: list[Sequence[int]] = []
    reflowed: list[tuple[int, int]] = []
    for tag, i1, i2, j1, j2 in _alike(lines, content, before):
        if tag == "equal" or i2 - i1 == j2 - j1:
            owners.extend([index] for index in content[i1:i2])
        elif j1 < j2:
            owners.extend([content[i1:i2], *([[]] * (j2 - j1 - 1))])
            reflowed.append((j1, j2))
    return _applied(lines, owners, _widened(_codes(before, after), reflowed), after)


def relaid(lines: Sequence[str], content: Sequence[int], before: Sequence[str], after: Sequence[str]) -> list[str]:
    """As `carry`, in the writer's layout throughout, with the file's comments where they stood."""
    codes = _alike(lines, content, before)
    woven, indices = _woven(lines, content, before, codes)
    return _applied(woven, [[index] for index in indices], _codes(before, after), after)


def dedented(lines: Sequence[str], inside: frozenset[int]) -> list[str]:
    """The same lines with every comment line moved to the margin, where no text block can swallow it."""
    return [
        line.lstrip() if index not in inside and line.lstrip().startswith("#") else line
        for index, line in enumerate(lines)
    ]


Codes = list[tuple[str, int, int, int, int]]


def _alike(lines: Sequence[str], content: Sequence[int], before: Sequence[str]) -> Codes:
    """How the author's lines and the writer's correspond, whatever the blanks between their words."""
    return _codes([tuple(lines[index].split()) for index in content], [tuple(line.split()) for line in before])


def _codes(old: Sequence[Any], new: Sequence[Any]) -> Codes:
    """How old lines became new ones; the common head and tail are cut off first, which is most of a file."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    codes = [(tag, i1 + head, i2 + head, j1 + head, j2 + head) for tag, i1, i2, j1, j2 in middle.get_opcodes()]
    ends = ("equal", len(old) - tail, len(old), len(new) - tail, len(new))
    return [("equal", 0, head, 0, head), *codes, ends]


def _widened(codes: Codes, reflowed: Sequence[tuple[int, int]]) -> Codes:
    """Changes that touch a reflowed text, drawn out to the whole of it; what then overlaps becomes one change."""
    wide: Codes = []
    for tag, i1, i2, j1, j2 in codes:
        if tag == "equal":
            continue
        for start, end in reflowed:
            if start < i2 and i1 < end:
                i1, j1, i2, j2 = min(i1, start), j1 - max(0, i1 - start), max(i2, end), j2 + max(0, end - i2)
        if wide and i1 < wide[-1][2]:
            _, k1, k2, l1, l2 = wide.pop()
            i1, j1, i2, j2 = k1, l1, max(i2, k2), max(j2, l2)
        wide.append(("replace", i1, i2, j1, j2))
    return wide


def _applied(lines: Sequence[str], owners: Sequence[Sequence[int]], codes: Codes, after: Sequence[str]) -> list[str]:
    gone: set[int] = set()
    added: dict[int, list[str]] = {}
    for tag, i1, i2, j1, j2 in codes:
        if tag == "equal":
            continue
        gone.update(index for owned in owners[i1:i2] for index in owned)
        added.setdefault(_anchor(owners, i1, i2), []).extend(after[j1:j2])
    result = list(added.get(-1, ()))
    for index, line in enumerate(lines):
        if index not in gone:
            result.append(line)
        result.extend(added.get(index, ()))
    return result


def _anchor(owners: Sequence[Sequence[int]], start: int, end: int) -> int:
    """The line after which new lines go: in place of what they replace, else right behind the line before."""
    if start < end and owners[start]:
        return owners[start][0] - 1
    before = next((owned[-1] for owned in reversed(owners[:start]) if owned), None)
    return before if before is not None else next((owned[0] - 1 for owned in owners if owned), -1)


def _woven(
    lines: Sequence[str], content: Sequence[int], before: Sequence[str], codes: Codes
) -> tuple[list[str], list[int]]:
    """The writer's own layout with the file's comments put back at the line that they stood above."""
    place = _places(codes, len(before))
    above: dict[int, list[str]] = {}
    number = 0
    data = set(content)
    for index, line in enumerate(lines):
        if index in data:
            number += 1
        else:
            above.setdefault(place[number], []).append(line)
    result: list[str] = []
    indices: list[int] = []
    for position, line in enumerate(before):
        result.extend(above.get(position, ()))
        indices.append(len(result))
        result.append(line)
    return result + above.get(len(before), []), indices


def _places(codes: Codes, end: int) -> list[int]:
    """For every old line, and for the end, the new line that it became; inside a reflowed text, the line after."""
    place: list[int] = []
    for tag, i1, i2, j1, j2 in codes:
        same = tag == "equal" or i2 - i1 == j2 - j1
        place.extend(range(j1, j2) if same else [j1] * min(1, i2 - i1) + [j2] * (i2 - i1 - 1))
    return [*place, end]

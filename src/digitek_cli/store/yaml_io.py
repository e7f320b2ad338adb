"""The only door to YAML: one strict reader over libyaml's events, one writer over ruamel.yaml's round trip.

The writer keeps every scalar as the text that stands in the file; what a text means is decided by the reader
alone, so the two cannot disagree. Whatever is written is read again and compared before anybody gets the bytes.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from digitek_cli.errors import DataError
from digitek_cli.rules.finding import Finding
from digitek_cli.store import yaml_merge
from digitek_cli.store.yaml_edit import PLAIN, Make, canonical, change
from digitek_cli.store.yaml_guard import Refused, decode, line_at, style_of
from digitek_cli.store.yaml_outline import comments, odd_tab, outline, woven
from digitek_cli.store.yaml_tree import Parsed, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digitek_cli.model.value import Document
    from digitek_cli.store.yaml_tree import Place

# What a record can be too much of: size, depth, number of values. The file is refused, and nobody made a mistake.
TOO_MUCH = ("FILE001", "FILE004", "FILE012")
LIST_UNDER_KEY = re.compile(r"^(?P<key> *)[^\s#-][^\n]*:[ ]*\n(?P<dash> *)- ", re.MULTILINE)


class WriteBug(RuntimeError):
    """What we were about to write does not read back as what was meant. Nothing has been written."""


# ── in ──────────────────────────────────────────────────────────────────────────────────────────────────────


def read(data: bytes, path: str, *, written: bool = True) -> Parsed:
    """The data of one file. Raises DataError with one finding, which names the line, when it cannot be read.

    What is never `written` by us may have tabs wherever the parser takes them, as JSON does.
    """
    try:
        return _read(decode(data), written)
    except Refused as refused:
        raise broken(Finding(refused.code, params=refused.params, path=path, line=refused.line)) from None


def _read(text: str, written: bool) -> Parsed:
    try:
        parsed = Tree(_events(text), yaml.ScalarEvent, escapes="\\" in text).build()
        tab = odd_tab(text, _events(text)) if written and "\t" in text else None
    except yaml.MarkedYAMLError as problem:
        raise _syntax(text, problem) from None
    except yaml.reader.ReaderError as problem:
        raise Refused("FILE003", line_at(text, problem.position), character=f"U+{problem.character:04X}") from None
    if tab is not None:
        raise Refused("FILE016", tab)
    return parsed


def load_plain(data: bytes, name: str) -> Document:
    """A YAML file that is no record of the portfolio, such as answers handed to a command, as plain data."""
    return read(data, name, written=False).data


def broken(finding: Finding) -> DataError:
    """One finding about one file as the error that ends a command."""
    where = f"{finding.path}:{finding.line}" if finding.line else finding.path
    return DataError(finding.code, where=where, findings=(finding,), **finding.params)


def _events(text: str) -> Iterator[Any]:
    """The events of a file. Iterated and never composed: libyaml's own composer recurses and can be overrun."""
    return iter((_CParser or _PureParser)(text).get_event, None)


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """The same events without libyaml."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


_CParser: Any = getattr(yaml.cyaml, "CParser", None) if yaml.__with_libyaml__ else None


def _syntax(text: str, problem: yaml.MarkedYAMLError) -> Refused:
    mark = problem.problem_mark or problem.context_mark
    number = mark.line + 1 if mark else 1
    words = (problem.problem or "").strip()
    source = text.split("\n")
    line = source[number - 1] if number <= len(source) else ""
    if line[: len(line) - len(line.lstrip())].count("\t"):
        return Refused("FILE016", number)
    if "mapping values are not allowed" in words:
        return Refused("FILE017", number)
    return Refused("FILE013", number, problem=words)


# ── out ─────────────────────────────────────────────────────────────────────────────────────────────────────


def render_new(document: Document) -> bytes:
    """The bytes of a new file: block style in the document's own order, without wrapping."""
    data = _dump(_node(document)).encode()
    _prove(data, document)
    return data


def amend(source: bytes, old_document: Document, new_document: Document, path: str = "") -> bytes:
    """The file with what differs between the two documents changed, and every other line as it was.

    `old_document` is what the file says now, by the model; it may leave out defaults that the file spells out.
    """
    text = decode(source)
    intended = read(source, "").data
    change(intended, old_document, new_document, PLAIN)
    try:
        for candidate in _amended(text, old_document, new_document):
            data = candidate.encode()
            if _says(data, intended):
                return data
        return relaid(source, intended)  # such as a file whose last line is a block's and does not end
    except DataError as problem:
        raise broken(replace(problem.findings[0], path=path)) from None


def relaid(source: bytes, document: Document) -> bytes:
    """A file laid out as we write it, with every comment beside what it stood beside.

    `document` is what the file says, its keys in the order they shall have. A text that was folded by hand keeps its
    lines where they still say the same.
    """
    text = decode(source)
    found = outline(_events(text))
    kept = comments(text, found)
    for folded in (_folded(text, found.folded), {}):
        bare = _dump(_laid(document, folded))
        data = woven(bare, outline(_events(bare)), kept).encode()
        if _says(data, document) and _remarks(data) == sorted(item.text for item in kept if item.text):
            return data
    raise WriteBug("no layout of the file reads back as what it says")


def _remarks(data: bytes) -> list[str]:
    text = data.decode()
    return sorted(item.text for item in comments(text, outline(_events(text))) if item.text)


def _folded(text: str, places: set[Place]) -> dict[Place, Any]:
    """The texts of a file that were folded by hand, with the places of their folds."""
    if not places:
        return {}
    lines = text.split("\n")
    tree = _tree(lines, yaml_merge.strip(lines, _inside(text)))
    found = {}
    for place in places:
        node = tree
        for step in place:
            node = node[step]
        node.comment = None
        found[place] = node
    return found


def _laid(value: Any, folded: dict[Place, Any], at: Place = ()) -> Any:
    """A value as ruamel writes it, apart from the texts that are folded already."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(value, dict) and value:
        tree = CommentedMap()
        for key, item in value.items():
            tree[_key(key)] = _laid(item, folded, (*at, key))
        return tree
    if isinstance(value, list) and value:
        return CommentedSeq(_laid(item, folded, (*at, index)) for index, item in enumerate(value))
    return folded[at] if at in folded else _literal(value) or _node(value)


def _literal(value: Any) -> Any:
    """A text that ends its last line, as a block in a file does, as such a block; None for any other value."""
    from ruamel.yaml.scalarstring import LiteralScalarString

    body = value[:-1] if isinstance(value, str) and value.endswith("\n") else ""
    return LiteralScalarString(value) if body and style_of(f"{body}\n.") == "|" and body == body.strip() else None


def _amended(text: str, old: Document, new: Document) -> Iterator[str]:
    lines = text.removesuffix("\n").split("\n")
    inside = _inside(text)
    content = yaml_merge.strip(lines, inside)
    layout = _layout(text)
    tree = _tree(lines, content, layout)
    before = _dump(tree, layout).removesuffix("\n").split("\n")
    change(tree, old, new, Make(_node, _key))
    after = _dump(tree, layout).removesuffix("\n").split("\n")
    for source in (lines, yaml_merge.dedented(lines, inside)):
        yield "\n".join(yaml_merge.carry(source, content, before, after)) + "\n"
    for source in (lines, yaml_merge.dedented(lines, inside)):
        yield "\n".join(yaml_merge.relaid(source, content, before, after)) + "\n"


def _inside(text: str) -> frozenset[int]:
    """The lines (from 0) that belong to a text of several lines, where `#` and blank lines are text."""
    found: set[int] = set()
    for event in _events(text):  # it has been read before
        if event.__class__ is yaml.ScalarEvent:
            first, last = _line(event.start_mark), _line(event.end_mark)
            block = event.style in ("|", ">")
            found.update(range(first, last if block else last + 1))
    return frozenset(found)


def _line(mark: Any) -> int:
    return int(mark.line)


def _says(data: bytes, document: Document) -> bool:
    try:
        return canonical(read(data, "").data) == canonical(document)
    except DataError as problem:
        if problem.code in TOO_MUCH:
            raise
        return False


def _prove(data: bytes, document: Document) -> None:
    if not _says(data, document):
        raise WriteBug("the new file does not read back as what was meant")


def _layout(text: str) -> int:
    """How far the file's own lists stand in from their key: 2 as we write them, or 0."""
    dash = LIST_UNDER_KEY.search(text)
    return 0 if dash and len(dash["dash"]) == len(dash["key"]) else 2


def _tree(lines: Sequence[str], content: Sequence[int], layout: int = 2) -> Any:
    """These lines of a file as the writer's own tree. DataError where it does not take what the reader took."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        return _ruamel(layout).load("\n".join(lines[index] for index in content) + "\n")
    except (YAMLError, ValueError, NotImplementedError) as problem:
        mark = problem.problem_mark if isinstance(problem, MarkedYAMLError) else None
        number = content[min(int(mark.line), len(content) - 1)] + 1 if mark and content else 1
        words = str(getattr(problem, "problem", None) or type(problem).__name__).strip()
        raise broken(Finding("FILE013", params={"problem": words}, path="", line=number)) from None


def _dump(tree: Any, layout: int = 2) -> str:
    stream = io.StringIO()
    _ruamel(layout).dump(tree, stream)
    return stream.getvalue()


def _ruamel(layout: int = 2) -> Any:
    from ruamel.yaml import YAML

    ruamel = YAML(typ="rt")
    ruamel.Resolver = _resolver()
    ruamel.preserve_quotes = True
    ruamel.allow_duplicate_keys = False
    ruamel.width = 2**31
    ruamel.indent(mapping=2, sequence=2 + layout, offset=layout)
    ruamel.representer.ignore_aliases = lambda _: True
    return ruamel


@lru_cache(maxsize=1)
def _resolver() -> type:
    from ruamel.yaml.resolver import VersionedResolver

    class EverythingIsText(VersionedResolver):
        """Leaves plain scalars as they are written: `1_000`, `~` and `2026-99-99` come back letter by letter."""

        @property
        def versioned_resolver(self) -> dict[str, Any]:
            return {}

    return EverythingIsText


def _node(value: Any, replaced: Any = None) -> Any:
    """A value as ruamel writes it; a string takes over the quotes of the one that it replaces."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import PlainScalarString

    if isinstance(value, dict):
        tree = CommentedMap()
        for key, item in value.items():
            tree[_key(key)] = _node(item)
        return tree
    if isinstance(value, list | tuple):
        return CommentedSeq(_node(item) for item in value)
    # Said to be plain: a bare str put in place of a quoted one would take over its quotes.
    return _string(value, replaced) if isinstance(value, str) else PlainScalarString(_plain(value))


def _plain(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, float):
        return repr(float(value)).replace("inf", ".inf").replace("nan", ".nan")
    return value.isoformat() if isinstance(value, date) else str(value)


def _key(text: str) -> Any:
    """A key stands on one line, whatever it holds."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    return DoubleQuotedScalarString(text) if "\n" in text else _string(text)


def _string(text: str, replaced: Any = None) -> Any:
    from ruamel.yaml import scalarstring

    kinds = {
        "|": scalarstring.LiteralScalarString,
        '"': scalarstring.DoubleQuotedScalarString,
        "'": scalarstring.SingleQuotedScalarString,
        "": scalarstring.PlainScalarString,
    }
    style = style_of(text)
    if style == "" and type(replaced) in (kinds['"'], kinds["'"]):
        return type(replaced)(text)
    return kinds[style](text)

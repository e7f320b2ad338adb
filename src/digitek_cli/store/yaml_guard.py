"""What is settled without a parser: size, encoding, characters, a bomb's depth, and what a plain word means."""

from __future__ import annotations

import re
from typing import Any

from digitek_cli.model.characters import FORBIDDEN

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_NODES = 20_000
MAX_DIGITS = 30
# The scan before the parser cannot tell prose from structure, so it only stops what no honest file holds;
# the reader counts the real depth against MAX_DEPTH while it builds.
BOMB = 64

BOM = b"\xef\xbb\xbf"
SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
COMPACT = re.compile(rf"(?:[-?:][ \t]+){{{BOMB}}}")
# The same for bytes without blanks, quick to look for: every sign as a hyphen, and nothing else as one.
SIGNS = bytes(45 if code in b"-?:" else 97 for code in range(256))
BRACKETS = re.compile(r"[\[\]{}]")
MARKERS = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)
INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
DECIMAL = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
WORDS: dict[str, bool | None] = (
    dict.fromkeys(("", "~", "null", "Null", "NULL"))
    | dict.fromkeys(("true", "True", "TRUE"), True)
    | dict.fromkeys(("false", "False", "FALSE"), False)
)


class Refused(Exception):
    """A file is not read: the code of the finding, the line it shows and what fills the sentence."""

    def __init__(self, code: str, line: int | None = None, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.params = params


class PlainFloat(float):
    """A decimal number that nobody quoted. It has already lost its exact value, so no amount takes it."""


def tidy(data: bytes) -> bytes:
    """The same bytes as we keep them: LF line ends and no byte order mark, whatever an editor put there."""
    return data.removeprefix(BOM).replace(b"\r\n", b"\n")


def decode(data: bytes) -> str:
    """The text of a file with LF line ends and without a byte order mark, or Refused."""
    if len(data) > MAX_BYTES:
        raise Refused("FILE001", limit=MAX_BYTES // 1024)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        raise Refused("FILE002", 1, encoding="UTF-16")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _undecodable(data, problem) from None
    text = text.replace("\r\n", "\n")
    _check_characters(text)
    _check_depth(text)
    return text


def _undecodable(data: bytes, problem: UnicodeDecodeError) -> Refused:
    line = data.count(b"\n", 0, problem.start) + 1
    half = data[problem.start : problem.start + 3]
    if SURROGATE.fullmatch(half):
        return Refused("FILE003", line, character=f"U+{ord(half.decode('utf-8', 'surrogatepass')):04X}")
    return Refused("FILE002", line, encoding="Latin-1")


def line_at(text: str, position: int) -> int:
    """The number of the line that holds a position, counted from 1."""
    return text.count("\n", 0, position) + 1


def _check_characters(text: str) -> None:
    # Nothing forbidden is printable, and that is asked much more quickly.
    hidden = None if text.replace("\n", "").isprintable() else FORBIDDEN.search(text)
    if hidden:
        raise Refused("FILE003", line_at(text, hidden.start()), character=f"U+{ord(hidden.group()):04X}")
    marker = MARKERS.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if marker:
        raise Refused("FILE014", line_at(text, marker.start()))


def _check_depth(text: str) -> None:
    signs = text.encode("latin-1", "ignore").translate(SIGNS, b" \t")
    compact = COMPACT.search(text) if b"-" * BOMB in signs else None
    if compact:
        raise Refused("FILE004", line_at(text, compact.start()), limit=MAX_DEPTH)
    if text.count("[") + text.count("{") > BOMB:
        _check_brackets(text)
    if "\n" + " " * BOMB in text:
        _check_indents(text)


def _check_brackets(text: str) -> None:
    depth = 0
    for bracket in BRACKETS.finditer(text):
        depth = depth + 1 if bracket.group() in "[{" else max(0, depth - 1)
        if depth > BOMB:
            raise Refused("FILE004", line_at(text, bracket.start()), limit=MAX_DEPTH)


def _check_indents(text: str) -> None:
    columns: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        body = line.lstrip(" ")
        if not body:
            continue
        column = len(line) - len(body)
        while columns and columns[-1] >= column:
            columns.pop()
        columns.append(column)
        if len(columns) > BOMB:
            raise Refused("FILE004", number, limit=MAX_DEPTH)


def core_value(text: str) -> Any:
    """What a plain scalar means by the YAML 1.2 core rules; a date, `NO` and `12:30` are text."""
    if text in WORDS:
        return WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    if INTEGER.fullmatch(text):
        return _integer(text)
    if DECIMAL.fullmatch(text):
        return PlainFloat(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text


def _integer(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise Refused("FILE015", limit=MAX_DIGITS)
    return int(text, 0) if text.startswith(("0o", "0x")) else int(text)


# What some reader of YAML 1.1 takes for a number, a time, a date or a yes: quoted whenever we write it.
NUMBER_LIKE = re.compile(r"[-+.0-9][-+.,:0-9a-fA-FxXoObBTtZz_ ]*")
WORD_LIKE = frozenset(
    {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<", ".inf", ".nan", "-.inf", "+.inf"}
)


def style_of(text: str) -> str:
    """How a string is written: `|` as a block, `"` or `'` in quotes, or empty for as it is.

    Quoted is whatever we or an older reader might take for something else; the writer itself adds quotes
    where the syntax asks for them.
    """
    lines = text.split("\n")
    if len(lines) > 1:
        tidy = text == text.strip() and not any(line != line.rstrip() or "\t" in line for line in lines)
        return "|" if tidy else '"'
    if not _ambiguous(text):
        return '"' if "\t" in text or text != text.strip() else ""
    return "'" if '"' in text or "\\" in text else '"'


def _ambiguous(text: str) -> bool:
    if text == "" or text.lower() in WORD_LIKE:
        return True
    return bool(NUMBER_LIKE.fullmatch(text)) and any(char.isdigit() for char in text)

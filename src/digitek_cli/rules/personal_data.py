"""CPR numbers are found and never repeated; contact data and names of citizens are pointed out.

A number is found by its form and a date that exists. The check digit is not asked: since 2007 numbers are
given out that fail it. Only a label beside a number (P-nr., EAN …) says that it is something else.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MASK = "DDMM**-****"
NEAR = 40
BEHIND = 20

# What stands between digits like a hyphen, a stop or a slash, and is none.
MARKS = {0x2212: "-", 0x2043: "-", 0xB7: ".", 0x2022: ".", 0x2027: ".", 0x22C5: ".", 0x30FB: ".", 0xFF0E: "."}
MARKS |= {0xFF0F: "/", 0x2044: "/", 0x2215: "/", 0xFF3F: "_"}
# Categories of Unicode: blanks, hyphens and dashes, and what a reader does not see.
LIKE = {"Zs": " ", "Pd": "-", "Cf": "", "Mn": "", "Me": ""}

NUMBER = re.compile(
    r"(?<![0-9A-Za-z_])(?<![0-9][-.])(?P<label>(?:cpr|nr)_?)?"
    r"(?P<day>[0-9]{2})(?P<gap>[ ./_-]?)(?P<month>[0-9]{2})(?P=gap)(?P<year>[0-9]{2})"
    r"(?: ?[-./_]? ?|-?\n *)(?P<serial>[0-9]{4})(?![0-9A-Za-z_])(?![-.][0-9])",
    re.IGNORECASE,
)
# Ten digits with blanks anywhere between them, and no digit more on either side.
SPLIT = re.compile(
    r"(?<![0-9A-Za-z_])(?<![0-9][ .,-])(?P<day>[0-9] ?[0-9]) ?(?P<month>[0-9] ?[0-9]) ?(?P<year>[0-9] ?[0-9])"
    r" ?(?P<serial>[0-9](?: ?[0-9]){3})(?![0-9A-Za-z_])(?![ .,-]?[0-9])"
)
# Letters that mean themselves and nothing else: a text without any other has nothing to be made legible.
PLAIN = "æøåÆØÅéÉèÈüÜöÖäÄßðÐþÞ§«»°£"
FAMILIAR = bytes(range(128)) + PLAIN.encode("latin-1")
# What all three patterns have in common, quick to look for: most texts hold nothing like it.
# A run that begins behind a digit also begins at that digit, so only first digits are tried.
RUN = re.compile(r"[0-9](?<![0-9][0-9])(?:(?:[^0-9A-Za-z]{0,44}+[0-9]){9}|[0-9]{5}[ -]?[0-9][A-Za-z]{2}[0-9])")
# The same for bytes: every digit as 0, every letter as a, and nothing else.
KINDS = bytes(48 if 48 <= code <= 57 else 97 for code in range(256))
NEITHER = bytes(code for code in range(256) if not (code < 128 and chr(code).isalnum()))
REPLACEMENT = re.compile(
    r"(?<![0-9A-Za-z_])(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{2})"
    r"[ -]?(?P<serial>[0-9][A-Z]{2}[0-9])(?![0-9A-Za-z_])",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"cpr|person-?n(?:umme)?r|pers\.? ?nr|fødsels(?:nr|nummer|dag)|borger|beboer|patient|erstatnings(?:nr|nummer)"
    r"|citizen|resident",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"(?<![a-zæøå])(?:p-?nr|p-?numre?|p-?nummer|produktionsenhed\w*|production unit|ean|gln|cvr\w*|se-?nr|isbn"
    r"|udi|serie-?n(?:umme)?r|ordre-?n(?:umme)?r|order|faktura-?(?:n(?:umme)?r)?|invoice|bilag\w*|journal-?n(?:umme)?r"
    r"|j\.? ?nr|sags-?n(?:umme)?r|version|tlf|telefon|phone)(?![a-zæøå])",
    re.IGNORECASE,
)
EMAIL = re.compile(r"(?<![\w.+-])(?P<name>[\w.+-]+)@(?P<host>[\w-]+(?:\.[\w-]+)+)")
PRIVATE_HOSTS = re.compile(r"(?:gmail|hotmail|live|outlook|icloud|yahoo|msn|mail|stofanet|jubii|protonmail)\.\w+", re.I)
# Looked for first, because looking for a word is much quicker than trying a pattern at every letter.
CALLING, CALLED = "tlf telefon mobil phone ring kontakt".split(), "borger beboer patient hr. fru".split()
PHONE = re.compile(
    r"(?:tlf|telefon|mobil|phone|ring til|kontakt)[^\n\d+]{0,20}(?P<number>(?:\+45 ?)?[2-9]\d(?: ?\d{2}){3})(?!\d)",
    re.I,
)
CITIZEN = re.compile(
    r"\b(?:[Bb]orger(?:en)?|[Bb]eboer(?:en)?|[Pp]atient(?:en)?|[Hh]r\.|[Ff]ru)[ ,]+"
    r"(?P<name>[A-ZÆØÅ][a-zæøå]+(?:[- ][A-ZÆØÅ][a-zæøå]+)+)"
)


@dataclass(frozen=True)
class Hit:
    """Where something personal stands. `mask` tells its form and nothing of what it says."""

    line: int
    column: int
    mask: str = MASK


@dataclass(frozen=True)
class Sign(Hit):
    """A possible name or contact of a citizen: `kind` is `email`, `phone` or `name`."""

    kind: str = "name"


def scan(text: str, today: date | None = None) -> tuple[Hit, ...]:
    """Every CPR number in a text. With `today`, a birthday that is still to come is none."""
    return tuple(Hit(*position(text, start)) for start, _ in _found(text, today))


def scan_name(name: str) -> bool:
    """Whether the name of a file, a folder or a branch holds a CPR number; there, `_` parts words like a blank."""
    return bool(scan(name) or scan(name.replace("_", " ")))


def possible(text: str) -> bool:
    """Whether there could be a number in a text: its digits in their order, whatever else lies between them."""
    return odd(text) or _digits(text)


def odd(text: str) -> bool:
    """Whether any letter could mean another than itself."""
    try:
        return not text.isascii() and bool(text.encode("latin-1").translate(None, FAMILIAR))
    except UnicodeEncodeError:
        return True


def _digits(text: str) -> bool:
    kinds = text.encode("latin-1", "replace").translate(KINDS, NEITHER)
    return b"0000000000" in kinds or b"000000aa0" in kinds


def spans(text: str, *, strict: bool = False) -> tuple[tuple[int, int], ...]:
    """Where every CPR number begins and ends. `strict` asks no label and takes `_` for a blank: a mask costs little."""
    return _found(text.replace("_", " ") if strict else text, None, strict=strict)


def scan_warnings(text: str) -> tuple[Sign, ...]:
    """What looks like a private address, a telephone number or the name of a citizen."""
    low = text.lower()
    found: list[tuple[int, str, str]] = []
    if "@" in text:
        private = (match for match in EMAIL.finditer(text) if PRIVATE_HOSTS.fullmatch(match["host"]))
        found += [(match.start(), "***@***", "email") for match in private]
    found += [(match.start("number"), "** ** ** **", "phone") for match in _begun(PHONE, CALLING, text, low)]
    found += [(match.start("name"), "*** ***", "name") for match in _begun(CITIZEN, CALLED, text, low)]
    return tuple(Sign(*position(text, start), mask, kind) for start, mask, kind in sorted(found))


def _begun(pattern: re.Pattern[str], words: Iterable[str], text: str, low: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds; tried only where one of the words stands with which every match begins."""
    if len(low) != len(text) or "ı" in low:  # to a pattern an i, to `lower` another letter
        yield from pattern.finditer(text)
        return
    last = 0
    for start in sorted({start for word in words for start in _places(word, low)}):
        match = pattern.match(text, start) if start >= last else None
        if match:
            last = match.end()
            yield match


def _places(word: str, text: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


def _found(text: str, today: date | None, *, strict: bool = False) -> tuple[tuple[int, int], ...]:
    """Where each number begins and ends; those that two patterns see are one."""
    plain, places = legible(text)
    if not (_digits(plain) and RUN.search(plain)):
        return ()
    found: list[tuple[int, int]] = []
    for start, end in sorted(_numbers(plain, today, strict=strict)):
        if not found or places[start] >= found[-1][1]:
            found.append((places[start], places[end - 1] + 1))
    return tuple(found)


@lru_cache(maxsize=4)
def legible(text: str) -> tuple[str, Sequence[int]]:
    """The text as a reader sees it, in ASCII where it is about digits; and where each of its characters stood."""
    plain = text.replace("\t", " ")
    if not odd(text):
        return plain, range(len(text))
    table = {ord(char): like for char in set(text) if (like := _like(char)) != char}
    plain = plain.translate(table)
    if len(plain) == len(text):
        return plain, range(len(text))
    return plain, [place for place, char in enumerate(text) if table.get(ord(char), char)]


def _like(char: str) -> str:
    if char.isascii():
        return char
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    return MARKS.get(ord(char), LIKE.get(unicodedata.category(char), char))


def _numbers(text: str, today: date | None, *, strict: bool = False) -> Iterator[tuple[int, int]]:
    for pattern in (NUMBER, SPLIT):
        last = 0
        for match in pattern.finditer(text):
            label = "person" if strict else _label(text, match, last)
            last = match.end()
            if label != "other" and _born(match, today, replacement=label == "person"):
                yield match.start("day"), match.end()
    for match in REPLACEMENT.finditer(text):
        if (strict or _label(text, match, 0) == "person") and _born(match, today, replacement=True):
            yield match.start("day"), match.end()


def _label(text: str, match: re.Match[str], last: int) -> str:
    """What the nearest words on the line call a number: `person`, `other`, or nothing.

    Words before it count from the previous number on; words behind it only when there is none before.
    """
    start = match.start("day")
    before = text[max(last, start - NEAR, text.rfind("\n", 0, start) + 1) : start]
    end = text.find("\n", match.end())
    behind = text[match.end() : min(match.end() + BEHIND, end if end >= 0 else len(text))]
    person = max((found.start() for found in PERSON.finditer(before)), default=-1)
    other = max((found.start() for found in OTHER.finditer(before)), default=-1)
    if person >= 0 or other >= 0:
        return "person" if person > other else "other"
    if re.match(r"[\"')\s#]*\(?\s*(?:" + OTHER.pattern + ")", behind, re.IGNORECASE):
        return "other"
    return "person" if PERSON.search(behind) else ""


def _born(match: re.Match[str], today: date | None, *, replacement: bool) -> bool:
    """Whether the digits name a day on which somebody can have been born."""
    day, month, year = (int(match[name].replace(" ", "")) for name in ("day", "month", "year"))
    if day > 60 and replacement:
        day -= 60
    try:
        birthday = date(_century(int(match["serial"][0]), year) + year, month, day)
    except ValueError:
        return False
    return today is None or birthday <= today


def _century(digit: int, year: int) -> int:
    """The century by the seventh digit and the year."""
    if digit <= 3:
        return 1900
    if digit in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800


def position(text: str, start: int) -> tuple[int, int]:
    """Line and column of a place in a text, both counted from 1."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)

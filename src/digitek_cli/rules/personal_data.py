"""CPR numbers are found and never repeated; contact data and names of citizens are pointed out.

A number is found by its form and a date that exists. The check digit is not asked: since 2007 numbers are
given out that fail it. Only a label beside a number (P-nr., EAN …) says that it is something else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MASK = "DDMM**-****"
NEAR = 40
BEHIND = 20

# Characters that look like a digit, a blank or a hyphen, one for one, so that columns stay right.
PLAIN = {0xFF10 + digit: str(digit) for digit in range(10)}
PLAIN |= dict.fromkeys((0xA0, 0x2007, 0x2009, 0x202F, 0x09), " ")
PLAIN |= dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0xFE58, 0xFE63, 0xFF0D, 0xAD), "-")
PLAIN |= {0xFF0E: ".", 0xFF0F: "/", 0x2044: "/"}

NUMBER = re.compile(
    r"(?<![0-9A-Za-z_])(?<![0-9][-.])(?P<label>cpr|nr)?"
    r"(?P<day>[0-9]{2})(?P<gap>[ ./-]?)(?P<month>[0-9]{2})(?P=gap)(?P<year>[0-9]{2})"
    r" ?[-./]? ?(?P<serial>[0-9]{4})(?![0-9A-Za-z_])(?![-.][0-9])",
    re.IGNORECASE,
)
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
    plain = text.translate(PLAIN)
    found = sorted(_numbers(plain, today))
    return tuple(Hit(*_position(plain, start)) for start, _ in found)


def spans(text: str, *, strict: bool = False) -> tuple[tuple[int, int], ...]:
    """Where every CPR number begins and ends. `strict` asks no label, since there is nothing to lose by masking."""
    return tuple(sorted(_numbers(text.translate(PLAIN), None, strict=strict)))


def scan_warnings(text: str) -> tuple[Sign, ...]:
    """What looks like a private address, a telephone number or the name of a citizen."""
    found = [
        (match.start(), "***@***", "email") for match in EMAIL.finditer(text) if PRIVATE_HOSTS.fullmatch(match["host"])
    ]
    found += [(match.start("number"), "** ** ** **", "phone") for match in PHONE.finditer(text)]
    found += [(match.start("name"), "*** ***", "name") for match in CITIZEN.finditer(text)]
    return tuple(Sign(*_position(text, start), mask, kind) for start, mask, kind in sorted(found))


def _numbers(text: str, today: date | None, *, strict: bool = False) -> Iterator[tuple[int, int]]:
    last = 0
    for match in NUMBER.finditer(text):
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
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
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


def _position(text: str, start: int) -> tuple[int, int]:
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)

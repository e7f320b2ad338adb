"""Bookings that differ in nothing but days, amounts, ids and plain sentences: what one says, the others say as well.

The reader and the model are asked once for each form of file, about a probe: the same text with marks where such words
stood. A word is only passed over where no other of its kind could be read or judged in another way. Whatever has
another form, or stands in a form that was not seen twice, goes to the reader like any file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from digitek_cli.rules import secrets

if TYPE_CHECKING:
    from collections.abc import Callable

# Days that are in the calendar in every year, numbers that no limit asks about, and sentences: a letter first, a blank
# within, no more than a title may hold: to YAML nothing but text, and neither initials nor a word of a closed list.
LETTER = "[A-Za-zÆØÅæøå]"
DAYS = "(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31"
DAY = rf"(?!0000)[0-9]{{4}}-(?:{DAYS})"
EVENT = r"[DST]-[0-9]{4}-[a-z0-9]{6}"
PROJECT = r"P-[0-9]{4}-[0-9]{3,5}"
EXACT = r"(?:0|[1-9][0-9]{0,9})\.[0-9]{2}"
WHOLE = r"[1-9][0-9]{0,9}"
SIGN = "[A-Za-zÆØÅæøå0-9,.;&!?%/()+-]"
WORDS = rf"{LETTER}{SIGN}*(?: {SIGN}+)+"
LONGEST = 100
# What stands in a probe for the n-th hole, each of its form and like no other text of the file.
FORMS: tuple[tuple[str, Callable[[int], str]], ...] = (
    (DAY, lambda number: f"{1700 + number}-11-11"),
    (EVENT, lambda number: f"T-{1800 + number}-zzzzzz"),
    (PROJECT, lambda number: f"P-{1900 + number}-99999"),
    (EXACT, lambda number: f"{7400000 + number}.11"),
    (WHOLE, lambda number: f"{7300000 + number}"),
    (rf"(?=.{{3,{LONGEST}}}$){WORDS}", lambda number: f"Ord {number} ".ljust(LONGEST, "x")),
)
HOLE = re.compile(rf"([:-] \"?-?)({DAY}|{EVENT}|{PROJECT}|{EXACT}|{WHOLE}|{WORDS})(?=\"?\n)")
# Around the holes stands nothing that could give them another meaning: no comment, block, flow, quote or escape.
ORDINARY = re.compile(r"[A-Za-zÆØÅæøå0-9 \n\0_:\"./()+-]*")
PLACE = re.compile(r"transactions/([0-9]{4})/(T-\1-[a-z0-9]{6})\.yaml")
MOST = 90
LARGEST = 4096


class Alike:
    """The forms that were seen; `judge` is asked about probes and answers what a file says, None where it is not sound.

    `forms` can be kept and handed to another one: by the text around the holes the patterns of the holes, the number of
    the hole that holds the file's own id, and what the file says with `{n}` in place of a hole. False is a form that is
    asked about each time.
    """

    def __init__(self, judge: Callable[[str, bytes], str | None], forms: dict[str, Any]) -> None:
        self.judge = judge
        self.forms = forms
        self.patterns: dict[str, re.Pattern[str]] = {}
        self.once: set[str] = set()

    def say(self, path: str, text: str) -> tuple[str, str] | None:
        """What a booking says, by another of its form, and its own words; None where it must be read itself.

        The caller asks whether there is a secret among the words; what stands around them holds none.
        """
        place = PLACE.fullmatch(path)
        if place is None or len(text) > LARGEST:
            return None
        parts = HOLE.split(text)
        around, holes = "\0".join(parts[::3]) + "\0\0" + "\0".join(parts[1::3]), parts[2::3]
        form = self.forms.get(around) or self._first(around, parts, place[2])
        if not form:
            return None
        pattern, own, said = form
        words = "\n".join(holes)
        if holes[own] != place[2] or not self._pattern(pattern).fullmatch(words):
            return None
        return said.format(*holes), words

    def _pattern(self, text: str) -> re.Pattern[str]:
        if text not in self.patterns:
            self.patterns[text] = re.compile(text, re.MULTILINE)
        return self.patterns[text]

    def _first(self, around: str, parts: list[str], name: str) -> list[Any] | None:
        """The form of a text that was met before; the first of a kind is not worth a probe."""
        if around in self.forms:
            return None
        if around not in self.once:
            self.once.add(around)
            return None
        made = self._probed(parts, name)
        self.forms[around] = made or False
        return made

    def _probed(self, parts: list[str], name: str) -> list[Any] | None:
        holes = parts[2::3]
        parts[2::3] = [" \0 "] * len(holes)
        around = "".join(parts)
        if name not in holes or len(holes) > MOST or not ORDINARY.fullmatch(around) or secrets.possible(around):
            return None
        kinds = [next(form for form in FORMS if re.fullmatch(form[0], hole)) for hole in holes if len(hole) <= LONGEST]
        if len(kinds) < len(holes):
            return None
        marks = [mark(number) for number, (_, mark) in enumerate(kinds)]
        parts[2::3] = marks
        own = holes.index(name)
        said = self.judge(f"transactions/{marks[own][2:6]}/{marks[own]}.yaml", "".join(parts).encode())
        if said is None:
            return None
        said = said.replace("{", "{{").replace("}", "}}")
        for number, mark in enumerate(marks):
            said = said.replace(mark, f"{{{number}}}")
        return ["\n".join(pattern for pattern, _ in kinds), own, said]

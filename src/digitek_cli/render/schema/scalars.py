"""What a single value may look like, as JSON Schema says it: the twin of the types in `model.value`.

The patterns stay within what Python and JavaScript read alike. What no schema can see is left to the program: whether
a number was written `1.0`, characters that hide, and lengths after letters are put together.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from digitek_cli.model.ids import EVIDENCE, PROJECT
from digitek_cli.model.organisation import ACCOUNT, check_account
from digitek_cli.model.value import check_initials, clean_line, clean_text, parse_amount, parse_day

Fragment: TypeAlias = dict[str, Any]

LEAP = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29"
MONTHS = (
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])"
)
END = r"$(?!\n)"  # to Python, `$` also stands before a last line end
DAY = rf"^(?:(?!0000)[0-9]{{4}}-(?:{MONTHS})|{LEAP}){END}"
OPEN = r"(?!(?:…|\.\.\.)\s*$)"  # what a hint leaves open is no answer
TEXT = rf"^\s*{OPEN}\S"
LINE = rf"^\s*{OPEN}\S[^\n]*(?:\n\s*)?$"
INITIALS = "^[a-zæøåA-ZÆØÅ][a-zæøåA-ZÆØÅ0-9]{1,5}" + END
MOST = 10**13 - 1
AMOUNT = r"^-?[0-9]{1,13}(?:\.[0-9]{1,2})?" + END
# Minus nothing is nothing.
POSITIVE = r"^(?:[0-9]{1,13}(?:\.[0-9]{1,2})?|-0{1,13}(?:\.0{1,2})?)" + END

# By the function of the model that reads the value: the fragment, the words for what is wrong, and examples.
READ_BY: dict[Any, tuple[Fragment, str, tuple[Any, ...]]] = {
    parse_day: ({"type": "string", "format": "date", "pattern": DAY}, "day", ("2026-03-14",)),
    parse_amount: (
        {"type": ["integer", "string"], "minimum": -MOST, "maximum": MOST, "pattern": AMOUNT},
        "amount",
        (250000, "1250.50"),
    ),
    check_initials: ({"type": "string", "pattern": INITIALS}, "initials", ("pl1",)),
    check_account: ({"type": "string", "pattern": f"^{ACCOUNT.pattern}{END}"}, "account", ("@org/team",)),
    clean_line: ({"type": "string", "pattern": LINE}, "line", ()),
    clean_text: ({"type": "string", "pattern": TEXT}, "text", ()),
}

# A record's own name is the name of its file; so much of that as a schema can know.
_EVENT = "{letter}-[0-9]{{4}}-[a-z0-9]{{6}}"
_WORD = "[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*"
OWN: dict[tuple[str, str], tuple[str, str]] = {
    ("Project", "id"): (PROJECT.pattern, "P-2026-014"),
    ("Decision", "id"): (_EVENT.format(letter="D"), "D-2026-k7m2qx"),
    ("Statement", "id"): (_EVENT.format(letter="S"), "S-2026-k7m2qx"),
    ("Transaction", "id"): (_EVENT.format(letter="T"), "T-2026-k7m2qx"),
    ("EvidenceRecord", "id"): (EVIDENCE.pattern, "EV-004"),
    ("FactSheet", "project"): (PROJECT.pattern, "P-2026-014"),
    ("AnswerSheet", "project"): (PROJECT.pattern, "P-2026-014"),
    ("AnswerSheet", "questionnaire"): (_WORD, "mdr"),
    ("Questionnaire", "id"): (_WORD, "mdr"),
    ("Questionnaire", "version"): (r"(?:[a-z][a-z0-9]*-)*[0-9]+(?:\.[0-9]+)*", "1.0.0"),
}


def named(model: str, field: str) -> tuple[str, str] | None:
    """The pattern and an example of a record's own name."""
    found = OWN.get((model, field))
    return found and (rf"^\s*{found[0]}\s*$", found[1])


def ended(pattern: str) -> str:
    """The same pattern for programs that take `$` in different ways."""
    return pattern.removesuffix("$") + END if pattern.endswith("$") else pattern


def short_line(most: int) -> str:
    """One line of at most so many characters, the blanks around it not counted."""
    return rf"^\s*{OPEN}\S(?:[^\n]{{0,{most - 2}}}\S)?\s*$"

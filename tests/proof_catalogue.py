"""What the tests of faults and attacks stand for, by id, and what has nothing to be tried on yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.proof_attacks import ATTACKS
from tests.proof_faults import FAULTS

Language = Literal["da", "en"]


@dataclass(frozen=True)
class Proof:
    """A fault or an attack: its title and what must come of it."""

    id: str
    title: dict[Language, str]
    expected: dict[Language, str]


CATALOGUE: dict[str, Proof] = {
    name: Proof(name, {"da": title_da, "en": title_en}, {"da": expected_da, "en": expected_en})
    for name, (title_da, title_en, expected_da, expected_en) in (FAULTS | ATTACKS).items()
}

# No test, because there is nothing to try it on: (Danish, English).
UNTESTED: dict[str, tuple[str, str]] = {
    "A32": (
        "Der skrives ikke Word-dokumenter; dokumenterne er Markdown.",
        "No Word documents are written; the documents are Markdown.",
    ),
    "A34": (
        "Hverken typst eller Word bruges som skabelon.",
        "Neither typst nor Word is used for a template.",
    ),
}

# Tested, but not in whole: what is left, and why.
HALF: dict[str, tuple[str, str]] = {
    "A35": (
        "Det eneste, der indlæses, er CSV; et regneark med pakkede dele eller ydre henvisninger læser programmet ikke.",
        "CSV is all that is read; the program reads no spreadsheet with packed parts or outside references.",
    ),
    "A40": (
        "pip-audit spørger en sårbarhedstjeneste på nettet, som en prøve uden net ikke kan nå; Dependabot melder det.",
        "pip-audit asks a vulnerability service on the net, which a test without one cannot reach; Dependabot reports.",
    ),
}

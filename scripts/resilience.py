"""Write docs/resilience.md and docs/da/modstand.md: each fault and attack, how often it was tried, what was lost.

`python -m scripts.resilience FILE` takes in what a run with `--proofs FILE` counted and writes the pages;
without a file it writes them from docs/proofs.json, and `--check` only compares.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.proof_marks import marks
from tests.proof_catalogue import CATALOGUE, HALF, UNTESTED, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
COUNTED = ROOT / "docs" / "proofs.json"
PAGES: dict[Language, Path] = {"en": ROOT / "docs" / "resilience.md", "da": ROOT / "docs" / "da" / "modstand.md"}

WORDS: dict[str, dict[Language, str]] = {
    "title": {"da": "Fejl og angreb, og hvad der gik tabt", "en": "Faults and attacks, and what was lost"},
    "twin": {
        "da": "*In English: [resilience.md](../resilience.md).*",
        "en": "*På dansk: [modstand.md](da/modstand.md).*",
    },
    "about": {
        "da": (
            "40 fejl (F) og 40 angreb (A), hver med det, der skal komme ud af det, og med hvor mange gange prøverne "
            "har udsat programmet for det. Tallene er talt, mens prøverne kørte; siden skrives af `make proofs`, og en "
            "prøve ser efter, at den nævner netop de prøver, der findes."
        ),
        "en": (
            "40 faults (F) and 40 attacks (A), each with what must come of it and how often the tests made the program "
            "suffer it. The numbers were counted while the tests ran; `make proofs` writes this page, and a test sees "
            "to it that it names exactly the tests that exist."
        ),
    },
    "repeat": {
        "da": (
            "Gentag det med `make proofs`: først de korte prøver, som også `make test` kører, så de lange fra "
            "`make soak`. «Tabt» er alt, der var meldt gemt og ikke var der bagefter; «reddet i hånden» er hver gang, "
            "et menneske måtte gribe ind. En prøve, der taber noget, fejler på stedet, så andet end 0 kan ikke stå her."
        ),
        "en": (
            "Repeat it with `make proofs`: first the short tests, which `make test` runs too, then the long ones of "
            "`make soak`. *Lost* is whatever was reported as saved and was not there afterwards; *mended by hand* "
            "is each time a person had to step in. A test that loses something fails at once, so nothing but 0 can "
            "stand here."
        ),
    },
    "total": {
        "da": (
            "**{faults} fejl og {attacks} angreb prøvet i {rounds} omgange: {lost} tabt, {mended} reddet i hånden.** "
            "{untested} af de 80 kan ikke prøves endnu."
        ),
        "en": (
            "**{faults} faults and {attacks} attacks tried in {rounds} rounds: {lost} lost, {mended} mended by hand.** "
            "{untested} of the 80 cannot be tried yet."
        ),
    },
    "faults": {"da": "Fejl", "en": "Faults"},
    "attacks": {"da": "Angreb", "en": "Attacks"},
    "columns": {
        "da": "| | Hvad der sker | Hvad der skal komme ud af det | Korte omgange | Lange | Tabt | Reddet i hånden |",
        "en": "| | What happens | What must come of it | Short rounds | Long | Lost | Mended by hand |",
    },
    "untested": {"da": "Kan ikke prøves endnu", "en": "Cannot be tried yet"},
    "half": {"da": "Prøvet, men ikke helt", "en": "Tried, but not in whole"},
    "tests": {"da": "Prøverne", "en": "The tests"},
    "long": {"da": "lang", "en": "long"},
}


def counted() -> dict[str, dict[str, dict[str, int]]]:
    """What the committed page rests on: per id and test the rounds, the lost and the mended."""
    known: dict[str, dict[str, dict[str, int]]] = json.loads(COUNTED.read_text("utf-8"))
    return known


def page(lang: Language) -> str:
    """The whole page in one language."""
    seen, long = counted(), {mark.test for mark in marks() if mark.soak}
    once: dict[str, dict[str, int]] = {}  # a test that stands for two of them ran its rounds once
    for tests in seen.values():
        for test, tally in tests.items():
            once[test] = {key: max(number, once.get(test, {}).get(key, 0)) for key, number in tally.items()}
    total = _word("total", lang).format(
        faults=sum(name.startswith("F") for name in seen),
        attacks=sum(name.startswith("A") for name in seen),
        untested=len(UNTESTED),
        **{key: sum(tally[key] for tally in once.values()) for key in ("rounds", "lost", "mended")},
    )
    parts = [f"# {_word('title', lang)}", _word("twin", lang), _word("about", lang), total, _word("repeat", lang)]
    for key, letter in (("faults", "F"), ("attacks", "A")):
        rows = [_row(name, seen.get(name, {}), long, lang) for name in CATALOGUE if name.startswith(letter)]
        parts += [
            f"## {_word(key, lang)}",
            "\n".join([_word("columns", lang), "|---|---|---|---:|---:|---:|---:|", *rows]),
        ]
    parts += _reasons("untested", UNTESTED, lang) + _reasons("half", HALF, lang)
    parts += [f"## {_word('tests', lang)}", "\n".join(_list(seen, long, lang))]
    return "\n\n".join(parts) + "\n"


def _row(name: str, tests: dict[str, dict[str, int]], long: set[str], lang: Language) -> str:
    proof = CATALOGUE[name]
    cells = ["–"] * 4
    if tests:
        rounds = [
            sum(tally["rounds"] for test, tally in tests.items() if (test in long) == wanted)
            for wanted in (False, True)
        ]
        cells = [str(number) if number else "–" for number in rounds]
        cells += [str(sum(tally[key] for tally in tests.values())) for key in ("lost", "mended")]
    return f"| {name} | {proof.title[lang]} | {proof.expected[lang]} | {' | '.join(cells)} |"


def _reasons(key: str, reasons: dict[str, tuple[str, str]], lang: Language) -> list[str]:
    lines = [f"- **{name}**: {pair[lang == 'en']}" for name, pair in sorted(reasons.items())]
    return [f"## {_word(key, lang)}", "\n".join(lines)] if lines else []


def _list(seen: dict[str, dict[str, dict[str, int]]], long: set[str], lang: Language) -> Iterator[str]:
    for name in CATALOGUE:
        by_file: dict[str, list[str]] = defaultdict(list)
        for test in sorted(seen.get(name, {})):
            place, _, title = test.partition("::")
            by_file[place].append(f"`{title}`" + (f" ({_word('long', lang)})" if test in long else ""))
        if by_file:
            yield f"- **{name}**: " + "; ".join(f"`{place}`: {', '.join(titles)}" for place, titles in by_file.items())


def _word(key: str, lang: Language) -> str:
    return WORDS[key][lang]


def take_in(file: Path) -> None:
    """Keep what a run counted, leaving out tests that are no longer there."""
    alive = {(mark.id, mark.test) for mark in marks()}
    counted: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8"))
    kept = {
        name: {test: tally for test, tally in tests.items() if (name, test) in alive} for name, tests in counted.items()
    }
    text = json.dumps({name: tests for name, tests in kept.items() if tests}, indent=1, sort_keys=True)
    COUNTED.write_bytes(f"{text}\n".encode())


def out_of_step() -> list[Path]:
    """The pages that differ from what was counted."""
    return [path for lang, path in PAGES.items() if not path.exists() or path.read_text("utf-8") != page(lang)]


def main(arguments: list[str]) -> int:
    """Compare, or take in a run and write the pages."""
    if arguments == ["--check"]:
        stale = [path.relative_to(ROOT).as_posix() for path in out_of_step()]
        sys.stdout.write(f"out of step: {', '.join(stale)}; run `make proofs`\n" if stale else "proofs are in step\n")
        return 1 if stale else 0
    if arguments:
        take_in(Path(arguments[0]))
    for lang, path in PAGES.items():
        path.write_bytes(page(lang).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Write docs/compliance.md and docs/da/overholdelse.md: every rule of the tables, and the cases that fire it.

`python -m scripts.compliance` writes the pages from the cases in tests/compliance; `--check` only compares.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from digitek_cli.render.language import label, set_language
from tests.compliance.cases import cases
from tests.compliance.coverage import TABLES, reached, rows, tables, values
from tests.compliance.outcomes import items, possible
from tests.compliance.outcomes import reached as outcomes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.checklist import TableRow
    from digitek_cli.render.language import Language

ROOT = Path(__file__).resolve().parent.parent
PAGES: dict[Language, Path] = {"en": ROOT / "docs" / "compliance.md", "da": ROOT / "docs" / "da" / "overholdelse.md"}
# Cases named in one cell; the rest are counted.
NAMED = 4

WORDS: dict[str, dict[Language, str]] = {
    "title": {
        "da": "Spørgeskemaerne: hvilke regler, prøvet på hvad",
        "en": "The questionnaires: which rules, tried on what",
    },
    "twin": {
        "da": "*In English: [compliance.md](../compliance.md).*",
        "en": "*På dansk: [overholdelse.md](da/overholdelse.md).*",
    },
    "about": {
        "da": (
            "Ud fra det, der er svaret om et projekt, regner programmet ud, om det er medicinsk udstyr og i hvilken "
            "klasse, hvilke CE-retsakter der gælder, om der skal laves en konsekvensanalyse (DPIA), hvor det ligger i "
            "AI-forordningen, og hvordan det skal købes. Reglerne er data "
            "([facts.yaml](../../portfolio/questionnaires/facts.yaml)), og hver af dem står herunder med de "
            "produktidéer, hvor den slår til. Idéerne er prøver: fakta, det, der skal følge af dem, og de punkter, der "
            "skal spørges om eller tie ([ideas.yaml](../../tests/compliance/ideas.yaml), og de offentliggjorte i "
            "[examples.yaml](../../tests/compliance/examples.yaml)). Siden skrives af `make golden`, og en prøve ser "
            "efter, at den passer."
        ),
        "en": (
            "From what has been answered about a project the program works out whether it is a medical device and of "
            "which class, which CE acts apply, whether an impact assessment (DPIA) is due, where it stands in the AI "
            "Act, and how it must be bought. The rules are data "
            "([facts.yaml](../portfolio/questionnaires/facts.yaml)), and each of them stands below with the product "
            "ideas in which it fires. The ideas are tests: facts, what must follow from them, and the items that must "
            "speak or be silent ([ideas.yaml](../tests/compliance/ideas.yaml), and the published ones in "
            "[examples.yaml](../tests/compliance/examples.yaml)). `make golden` writes this page, and a test sees to "
            "it that it is right."
        ),
    },
    "unknown": {
        "da": (
            "**«Ved ikke» bliver aldrig til «nej».** Et faktum, som ingen har svaret på, holder de punkter åbne, som "
            "det kan få betydning for. En ubesvaret regel før den første sande gør medicinsk status `unclear` og "
            "udbudsruten `unknown`, medmindre den siger det samme. Klassen vises som «mindst», så længe en strengere "
            "regel er ubesvaret. En konsekvensanalyse kræves først «ikke», når alt er besvaret, der kunne kræve den. "
            "`checklist explain` og `checklist show` siger, hvilke fakta der mangler."
        ),
        "en": (
            "**«Don't know» never becomes «no».** A fact that nobody has answered keeps the items open to which it can "
            "matter. An unanswered rule before the first true one makes the device status `unclear` and the "
            "procurement route `unknown`, unless it says the same. The class is shown as «at least» while a stricter "
            "rule is unanswered. An impact assessment is «not required» only when all that could require it is "
            "answered. `checklist explain` and `checklist show` say which facts are missing."
        ),
    },
    "unverified": {
        "da": (
            "**Ikke alt er kontrolleret ved kilden.** [sources.yaml](../../portfolio/questionnaires/sources.yaml) "
            "siger om hver kilde, om den er set (`verified`), kendt uden at være set (`knowledge`) eller uafklaret "
            "(`unsettled`), og hvad der mangler at blive slået op. Punkter, regler og fakta, der hviler på noget "
            "ukontrolleret, siger det selv i `checklist show`, i `checklist explain` og i `document ID compliance`."
        ),
        "en": (
            "**Not everything has been looked up.** [sources.yaml](../portfolio/questionnaires/sources.yaml) says of "
            "each source whether it was seen (`verified`), is known but was not seen (`knowledge`) or is unsettled "
            "(`unsettled`), and what is still to be looked up. Items, rules and facts that rest on something not "
            "verified say so themselves in `checklist show`, in `checklist explain` and in `document ID compliance`."
        ),
    },
    "total": {
        "da": (
            "{cases} idéer; {rules} regler, alle slår til; {values} mulige resultater, alle nås; {outcomes} udfald af "
            "{items} punkter, alle nås af et svar i en af idéerne."
        ),
        "en": (
            "{cases} ideas; {rules} rules, all fire; {values} possible results, all are reached; {outcomes} outcomes "
            "of {items} items, all are reached by an answer in one of the ideas."
        ),
    },
    "mdr_status": {"da": "Er det medicinsk udstyr?", "en": "Is it a medical device?"},
    "mdr_class": {"da": "Klasse", "en": "Class"},
    "ce_acts": {"da": "CE-retsakter", "en": "CE acts"},
    "dpia": {"da": "Konsekvensanalyse (DPIA)", "en": "Impact assessment (DPIA)"},
    "ai_tier": {"da": "AI-forordningen", "en": "AI Act"},
    "procurement": {"da": "Udbud", "en": "Procurement"},
    "class_mismatch": {
        "da": "Fabrikantens klasse mod den beregnede",
        "en": "The stated class against the computed one",
    },
    "notified_body": {"da": "Bemyndiget organ", "en": "Notified body"},
    "fria": {
        "da": "Konsekvensanalyse for grundrettigheder (FRIA)",
        "en": "Fundamental rights impact assessment (FRIA)",
    },
    "rules": {"da": "| Regel | Siger | Giver | Slår til i |", "en": "| Rule | Says | Gives | Fires in |"},
    "values": {"da": "Mulige resultater", "en": "Possible results"},
    "value columns": {"da": "| | Resultat | Nås i |", "en": "| | Result | Reached in |"},
    "ideas": {"da": "Idéerne", "en": "The ideas"},
    "more": {"da": "og {count} flere", "en": "and {count} more"},
}


def page(lang: Language) -> str:
    """The whole page in one language."""
    set_language(lang)
    parts = [f"# {_word('title', lang)}", *(_word(key, lang) for key in ("twin", "about", "unknown", "unverified"))]
    parts.append(f"**{_total(lang)}**")
    for table in TABLES:
        lines = [_rule(row, reached()[table][row.id], lang) for row in rows(table)]
        parts += [f"## {_word(table, lang)}", "\n".join([_word("rules", lang), "|---|---|---|---|", *lines])]
    parts += [f"## {_word('values', lang)}", "\n".join([_word("value columns", lang), "|---|---|---|", *_values(lang)])]
    named = [f"- `{case.id}`: {case.name[lang]}" for case in cases().values()]
    return "\n\n".join([*parts, f"## {_word('ideas', lang)}", "\n".join(named)]) + "\n"


def _total(lang: Language) -> str:
    return _word("total", lang).format(
        cases=len(cases()),
        rules=sum(bool(by) for rules in reached().values() for by in rules.values()),
        values=sum(bool(by) for found in values().values() for by in found.values()),
        outcomes=len(set(possible()) & set(outcomes())),
        items=len(items()),
    )


def _rule(row: TableRow, by: list[str], lang: Language) -> str:
    says = label(row.text) if row.text else row.when
    return f"| `{row.id}` | {says} | `{row.value}` | {_some(by, lang)} |"


def _values(lang: Language) -> Iterator[str]:
    names = tables().labels
    for name, found in values().items():
        for value, by in found.items():
            said = f" {label(names[value])}" if value in names else ""
            yield f"| {_word(name, lang)} | `{value}`{said} | {_some(by, lang)} |"


def _some(by: list[str], lang: Language) -> str:
    most = len(by) if len(by) == NAMED + 1 else NAMED
    shown = ", ".join(f"`{name}`" for name in by[:most])
    return shown if len(by) <= most else f"{shown} {_word('more', lang).format(count=len(by) - most)}"


def _word(key: str, lang: Language) -> str:
    return WORDS[key][lang]


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` say which are out of step."""
    pages = {path: page(lang) for lang, path in PAGES.items()}
    if "--check" not in arguments:
        for path, text in pages.items():
            path.write_bytes(text.encode())
        return 0
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text("utf-8") != text]
    for path in stale:
        print(f"out of step: {path.relative_to(ROOT)}; run `make golden`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

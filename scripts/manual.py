"""Write the manual of all codes and the table of the documents' rules, in both languages.

`python -m scripts.manual` writes docs/reference and docs/da/reference from the manual's data; `--check` only compares.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from digitek_cli.model.manual import Said
from digitek_cli.render import manual as render
from digitek_cli.render.language import label, say, set_language
from digitek_cli.store import manual
from digitek_cli.store.snapshot import read_worktree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.manual import Ruling
    from digitek_cli.render.language import Language

ROOT = Path(__file__).resolve().parent.parent
FOLDERS: dict[Language, Path] = {"en": ROOT / "docs" / "reference", "da": ROOT / "docs" / "da" / "reference"}
COVERAGE: dict[Language, str] = {"en": "coverage.md", "da": "daekning.md"}
COMMANDS: dict[Language, str] = {"en": "commands.md", "da": "../kommandoer.md"}
STATES = ("enforced", "advisory", "represented", "not-yet")
# Codes named in one cell; the rest are counted.
NAMED = 6
FIELD_MISSING = "DOC002"

WORDS: dict[str, dict[Language, str]] = {
    "twin": {"en": "*På dansk: [{name}]({path}).*", "da": "*In English: [{name}]({path}).*"},
    "index": {"en": "What digitek says", "da": "Hvad digitek siger"},
    "index about": {
        "en": (
            "Every finding and every error has a code. Here is what each means, why the rule is there and which "
            "rule of the source documents it comes from, how to mend it, whether it can be waived, and an example "
            "that a test runs. `digitek explain CODE` shows the same on screen. `make golden` writes these pages."
        ),
        "da": (
            "Enhver oplysning, advarsel og fejl har en kode. Her står, hvad hver af dem betyder, hvorfor reglen "
            "er der, og hvilken regel i kildedokumenterne den kommer fra, hvordan det rettes, om den kan "
            "fraviges, og et eksempel, som en test kører. `digitek explain KODE` viser det samme på skærmen. "
            "Siderne skrives af `make golden`."
        ),
    },
    "index more": {
        "en": "[All commands with their options]({commands}) · [The rules of the source documents]({coverage})",
        "da": "[Alle kommandoer med deres tilvalg]({commands}) · [Kildedokumenternes regler]({coverage})",
    },
    "index columns": {"en": "| Family | About | Codes |", "da": "| Familie | Om | Koder |"},
    "back": {"en": "[All families](README.md)", "da": "[Alle familier](README.md)"},
    "how": {"en": "*{how}.*", "da": "*{how}.*"},
    "said": {"en": "Said for instance by {commands}.", "da": "Siges for eksempel af {commands}."},
    "why": {"en": "**Why.** {text}", "da": "**Hvorfor.** {text}"},
    "source": {"en": "**The rule.** {text}", "da": "**Reglen.** {text}"},
    "technical": {
        "en": "**The rule.** None of the documents: it keeps the files whole and the program honest.",
        "da": "**Reglen.** Ingen af dokumenternes: den holder filerne hele og programmet ærligt.",
    },
    "mend": {"en": "**How to mend it.** {text}", "da": "**Sådan rettes det.** {text}"},
    "waive": {"en": "**Can it be waived?** {text}", "da": "**Kan den fraviges?** {text}"},
    "bad": {"en": "This brings it:", "da": "Sådan kommer den:"},
    "good": {"en": "This is well:", "da": "Sådan går det godt:"},
    "no example": {"en": "**Example.** {text}", "da": "**Eksempel.** {text}"},
    "others": {"en": "What a command cannot begin on", "da": "Det, en kommando ikke kan begynde på"},
    "others about": {
        "en": "No rule judges: a name is unknown, a number unreadable, a file in the way. The message says it all.",
        "da": "Ingen regel dømmer: et navn er ukendt, et tal er ulæseligt, en fil er i vejen. Beskeden siger det hele.",
    },
    "others columns": {
        "en": "| Code | Says | Exit | What to do |",
        "da": "| Kode | Siger | Slutkode | Sådan kommer du videre |",
    },
    "coverage": {"en": "The rules of the source documents", "da": "Kildedokumenternes regler"},
    "coverage about": {
        "en": (
            "Every rule in our own short words, where it stands, and what the program does about it. "
            "**Enforced**: a code refuses, or makes `digitek check` fail. **Advisory**: a code warns or tells. "
            "**Represented**: the files hold it, and nobody judges it. **Not yet**: it is not there. The state "
            "follows from the codes that name the rule; a test sees to it that every code, field and file exists."
        ),
        "da": (
            "Hver regel med vores egne korte ord, hvor den står, og hvad programmet gør ved den. **Håndhævet**: "
            "en kode siger nej eller får `digitek check` til at fejle. **Vejledende**: en kode advarer eller "
            "oplyser. **Rummet**: filerne har plads til det, og ingen dømmer. **Endnu ikke**: det er der ikke. "
            "Det følger af de koder, der nævner reglen; en test ser efter, at hver kode, hvert felt og hver fil "
            "findes."
        ),
    },
    "coverage columns": {
        "en": "| Rule | What it says | Where | State | By |",
        "da": "| Regel | Hvad den siger | Hvor | Stand | Ved |",
    },
    "state columns": {"en": "| State | Rules |", "da": "| Stand | Regler |"},
    "documents": {"en": "The documents", "da": "Dokumenterne"},
    "rules": {"en": "The rules", "da": "Reglerne"},
    "enforced": {"en": "enforced", "da": "håndhævet"},
    "advisory": {"en": "advisory", "da": "vejledende"},
    "represented": {"en": "represented", "da": "rummet"},
    "not-yet": {"en": "not yet", "da": "endnu ikke"},
    "more": {"en": "and {count} more", "da": "og {count} flere"},
}


def word(key: str, lang: Language, **given: object) -> str:
    """A phrase of the pages."""
    return WORDS[key][lang].format(**given)


def pages() -> dict[Path, str]:
    """Every page with its text."""
    found: dict[Path, str] = {}
    for lang, folder in FOLDERS.items():
        set_language(lang)
        found[folder / "README.md"] = index(lang)
        found[folder / COVERAGE[lang]] = coverage(lang)
        for family in manual.families():
            found[folder / f"{family}.md"] = family_page(family, lang)
    return found


def begun(title: str, name: dict[Language, str], lang: Language) -> list[str]:
    """The heading, and the way to the page in the other language."""
    other: Language = "da" if lang == "en" else "en"
    path = f"../da/reference/{name['da']}" if lang == "en" else f"../../reference/{name['en']}"
    return [f"# {title}", word("twin", lang, name=name[other], path=path)]


def index(lang: Language) -> str:
    """The families."""
    rows = [
        f"| [{family}]({family}.md) | {render.family_title(family)} | {len(manual.known(family))} |"
        for family in manual.families()
    ]
    parts = begun(word("index", lang), {"en": "README.md", "da": "README.md"}, lang)
    parts += [word("index about", lang), word("index more", lang, commands=COMMANDS[lang], coverage=COVERAGE[lang])]
    return "\n\n".join([*parts, "\n".join([word("index columns", lang), "|---|---|---:|", *rows])]) + "\n"


def family_page(family: str, lang: Language) -> str:
    """All codes of a family."""
    title = f"{family}: {render.family_title(family)}"
    parts = [*begun(title, {"en": f"{family}.md", "da": f"{family}.md"}, lang), word("back", lang)]
    for code, entry in manual.entries(family).items():
        said = manual.said().get(code, Said())
        parts += section(render.Page(code, family, entry, said, manual.rulings()), lang)
    others = [code for code in manual.known(family) if code not in manual.entries(family)]
    if others:
        parts += [f"## {word('others', lang)}", word("others about", lang), others_table(others, lang)]
    return "\n\n".join(parts) + "\n"


def others_table(codes: list[str], lang: Language) -> str:
    """What a command refuses to begin on, a line each."""
    rows = []
    for code in codes:
        ends = ", ".join(str(number) for number in manual.said()[code].ends)
        hint = typed(render.mend(code) or "")
        shown = hint.replace("|", "\\|") if hint.startswith("`") else hint
        rows.append(f"| `{code}` | {safe(render.what(code))} | {ends} | {shown} |")
    return "\n".join([word("others columns", lang), "|---|---|---|---|", *rows])


def section(page: render.Page, lang: Language) -> Iterator[str]:
    """One code."""
    entry = page.entry
    assert entry is not None
    yield f"## {page.code}"
    yield f"> {safe(render.what(page.code))}"
    how = [word("how", lang, how=ending)] if (ending := render.ending(page.said)) else []
    if page.said.commands:
        named = ", ".join(f"`digitek {command}`" for command in page.said.commands)
        how.append(word("said", lang, commands=named))
    if how:
        yield " ".join(how)
    yield word("why", lang, text=safe(label(entry.why)))
    rules = "; ".join(safe(line) for line in render.origins(page))
    yield word("source", lang, text=f"{rules}.") if rules else word("technical", lang)
    yield word("mend", lang, text=typed(render.advice(page) or say("explain.no-mend")))
    yield word("waive", lang, text=safe(label(entry.waive)) if entry.waive else say("explain.no-waive"))
    if entry.example is None:
        yield word("no example", lang, text=safe(label(entry.no_example)))
        return
    yield word("bad", lang)
    yield block(render.bad(entry.example, page.code))
    yield word("good", lang)
    yield block(render.good(entry.example))


def block(lines: list[str]) -> str:
    """Lines as they are typed."""
    fence = "````" if any("```" in line for line in lines) else "```"
    return "\n".join([f"{fence}text", *(line.rstrip() for line in lines), fence])


def typed(hint: str) -> str:
    """A hint; one that is a command line is shown as such."""
    return f"`{hint}`" if hint.startswith("digitek ") and "; " not in hint and "`" not in hint else safe(hint)


def safe(text: str) -> str:
    """Words in which no character is taken for markup, apart from what stands between backticks."""
    parts = " ".join(text.split()).split("`")
    if len(parts) % 2 == 0:
        return re.sub(r"([<>*_|`\[\]])", r"\\\1", " ".join(text.split()))
    return "`".join(re.sub(r"([<>*_|\[\]])", r"\\\1", part) if n % 2 == 0 else part for n, part in enumerate(parts))


# ── coverage ────────────────────────────────────────────────────────────────────────────────────────────────


def naming(identity: str) -> tuple[str, ...]:
    """The codes that enforce a rule: those that say so, and those that the table of rules names."""
    named = [code for code, source in every_source().items() if identity in source]
    return tuple(dict.fromkeys([*manual.rulings().rules[identity].codes, *named]))


@cache
def every_source() -> dict[str, tuple[str, ...]]:
    """What each code says that it enforces."""
    return {code: entry.source for family in manual.families() for code, entry in manual.entries(family).items()}


@cache
def fields() -> tuple[tuple[str, str], ...]:
    """The rules whose field a gate asks for, each with how grave a gap is there: one code stands for all of them."""
    (policy,) = read_worktree(ROOT / "portfolio").portfolio.policies
    criteria = (item for gate in policy.gates for item in gate.criteria if item.check == "field" and item.rule)
    return tuple((str(item.rule), item.severity.value) for item in criteria)


def refuses(identity: str, code: str) -> bool:
    """Whether a code stops somebody for the sake of a rule."""
    if code == FIELD_MISSING:
        return (identity, "error") in fields()
    entry, said = manual.entry(code), manual.said().get(code, Said())
    if entry is None or entry.asked:
        return False
    return bool(said.ends) or "error" in said.severity


def state(identity: str) -> str:
    """How far the program goes with a rule."""
    codes = naming(identity)
    if any(refuses(identity, code) for code in codes):
        return "enforced"
    if codes:
        return "advisory"
    return "represented" if manual.rulings().rules[identity].represented else "not-yet"


def coverage(lang: Language) -> str:
    """The table of all rules."""
    rulings = manual.rulings()
    counted = Counter(state(identity) for identity in rulings.rules)
    counts = [f"| {word(name, lang)} | {counted[name]} |" for name in STATES]
    rows = [row(identity, ruling, lang) for identity, ruling in rulings.rules.items()]
    documents = [f"- `{number}`: {label(title)}" for number, title in rulings.documents.items()]
    parts = begun(word("coverage", lang), {"en": COVERAGE["en"], "da": COVERAGE["da"]}, lang)
    parts += [word("back", lang), word("coverage about", lang)]
    parts += ["\n".join([word("state columns", lang), "|---|---:|", *counts])]
    parts += [f"## {word('documents', lang)}", "\n".join(documents), f"## {word('rules', lang)}"]
    return "\n\n".join([*parts, "\n".join([word("coverage columns", lang), "|---|---|---|---|---|", *rows])]) + "\n"


def row(identity: str, ruling: Ruling, lang: Language) -> str:
    """One rule."""
    found = state(identity)
    codes = naming(identity)
    if codes:
        by = ", ".join(f"[{code}]({manual.family(code)}.md#{code.lower()})" for code in codes[:NAMED])
        by += f" {word('more', lang, count=len(codes) - NAMED)}" if len(codes) > NAMED else ""
    elif ruling.represented:
        by = ", ".join(f"`{path}`" for path in ruling.represented)
    else:
        by = safe(label(ruling.not_yet))
    return f"| {identity} | {safe(label(ruling))} | {ruling.at} | {word(found, lang)} | {by} |"


def out_of_step(wanted: dict[Path, str]) -> list[Path]:
    """Pages that differ from what the manual says now, and pages of families that are no more."""
    there = {path for folder in FOLDERS.values() for path in folder.glob("*.md")} - {FOLDERS["en"] / "commands.md"}
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    return sorted([*stale, *(there - set(wanted))])


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` say which are out of step."""
    wanted = pages()
    stale = out_of_step(wanted)
    if "--check" in arguments:
        for path in stale:
            print(f"out of step: {path.relative_to(ROOT)}; run `make golden`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        if path in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(wanted[path].encode())
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The manual is whole: every code has its page in both languages, and nothing in it names what does not exist."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from pydantic import BaseModel

from digitek_cli import model
from digitek_cli.cli.main import run
from digitek_cli.model.manual import Entry
from digitek_cli.render import manual as render
from digitek_cli.render.language import set_language
from digitek_cli.store import manual
from scripts.manual import FOLDERS, coverage, every_source, naming, out_of_step, pages, refuses, state
from scripts.said import codes, judged, static
from tests.architecture.source import ROOT
from tests.architecture.test_words import catalogue, placeholders
from tests.manual.worlds import WORLDS


def entries() -> Iterator[tuple[str, Entry]]:
    for family in manual.families():
        yield from manual.entries(family).items()


def test_every_code_has_its_manual() -> None:
    assert not sorted(judged() - set(manual.codes()))


def test_no_manual_is_about_a_code_that_nobody_says() -> None:
    assert not sorted(set(manual.codes()) - set(codes()))


def test_every_code_stands_in_the_file_of_its_family() -> None:
    assert not [
        code for family in manual.families() for code in manual.entries(family) if manual.family(code) != family
    ]


def test_every_family_has_its_title() -> None:
    assert not [family for family in manual.families() if f"family.{family}" not in catalogue()]


def test_every_source_is_a_rule_of_the_documents() -> None:
    rules = manual.rulings().rules
    assert not {code: entry.source for code, entry in entries() if not set(entry.source) <= set(rules)}


def test_every_example_happens_in_a_world() -> None:
    assert not {code for code, entry in entries() if entry.example and entry.example.world not in WORLDS}


def test_what_breaks_a_rule_is_shown() -> None:
    shown = ((code, entry.example) for code, entry in entries() if entry.example)
    assert not [code for code, item in shown if not item.bad and not item.good and item.otherwise is None]


def test_danish_and_english_differ() -> None:
    """A text that was copied from the other language is no translation."""
    texts = [
        (code, text)
        for code, entry in entries()
        for text in (entry.why, entry.mend, entry.waive, entry.no_example)
        if text
    ]
    assert not [code for code, text in texts if text.da.strip() == text.en.strip() or not text.da.strip()]


def test_every_gap_in_a_sentence_has_a_word() -> None:
    keys = [key for code in codes() for key in (code, f"{code}.hint") if key in catalogue()]
    gaps = {name for key in keys for name in placeholders(catalogue()[key][0])}
    assert not sorted(name for name in gaps if f"placeholder.{name}" not in catalogue())


@pytest.mark.parametrize("lang", ["da", "en"])
def test_no_gap_is_left_as_a_brace(lang: str) -> None:
    set_language(lang)
    assert not [code for code in manual.codes() if re.search(r"\{\w+\}", render.what(code) + (render.mend(code) or ""))]


# ── how grave, and who says it ──────────────────────────────────────────────────────────────────────────────


def test_how_grave_a_code_is_agrees_with_the_program() -> None:
    """What the code says of itself; the examples bring the rest (test_examples)."""
    said = manual.said()
    assert sorted(said) == sorted(codes()), "run `python -m scripts.said`"
    wrong = {code: given for code, given in static().items() if not given <= {*said[code].severity, *said[code].ends}}
    assert not wrong, "run `python -m scripts.said`"


def test_every_code_is_grave_in_some_way() -> None:
    assert not [code for code, said in manual.said().items() if not said.severity and not said.ends]


# ── the rules of the documents ──────────────────────────────────────────────────────────────────────────────


def test_every_rule_of_the_documents_is_there() -> None:
    assert list(manual.rulings().rules) == [f"R-{number:03}" for number in range(1, 193)]


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_table_of_rules_counts_what_it_lists(lang: str) -> None:
    set_language(lang)
    page = coverage("da" if lang == "da" else "en")
    counts = [int(number) for number in re.findall(r"^\| [a-zåæø ]+ \| (\d+) \|$", page, re.MULTILINE)]
    assert len(counts) == 4
    assert sum(counts) == len(re.findall(r"^\| R-\d{3} \|", page, re.MULTILINE)) == 192


def test_a_rule_is_there_or_says_why_it_is_not() -> None:
    for identity, ruling in manual.rulings().rules.items():
        missing = state(identity) == "not-yet"
        assert missing == (ruling.not_yet is not None), (identity, naming(identity))


def test_a_rule_names_a_line_of_a_document() -> None:
    rulings = manual.rulings()
    for identity, ruling in rulings.rules.items():
        assert re.fullmatch(r"\d{3}:L\d+.*", ruling.at), identity
        assert ruling.at[:3] in rulings.documents, identity


def test_codes_that_the_table_names_exist() -> None:
    assert not {key: item.codes for key, item in manual.rulings().rules.items() if not set(item.codes) <= set(codes())}


def held() -> dict[str, set[str]]:
    """Every kind of record and word list of the model with its fields and words."""
    found: dict[str, set[str]] = {}
    for module in iter_modules(model.__path__):
        for name, kind in vars(import_module(f"{model.__name__}.{module.name}")).items():
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                found[name] = set(kind.model_fields)
            elif isinstance(kind, type) and issubclass(kind, Enum):
                found[name] = {str(member.value) for member in kind}
    return found


def test_what_represents_a_rule_exists() -> None:
    kinds = held()
    for identity, ruling in manual.rulings().rules.items():
        for path in ruling.represented:
            kind, _, field = path.partition(".")
            assert (ROOT / path).exists() if "/" in path else field in kinds.get(kind, ()), (identity, path)


# Commands that judge nothing unless somebody asks for them: they stop no change, and `check` and the gates do not call.
VIEWS = {"portfolio optimise", "priority list", "priority score"}


def test_a_code_that_only_a_view_says_is_marked_as_such() -> None:
    said = manual.said()
    only = {code: entry for code, entry in entries() if said[code].commands and set(said[code].commands) <= VIEWS}
    marked = {code for code, entry in entries() if entry.asked}
    assert marked <= set(only)
    unmarked = [code for code, entry in only.items() if entry.source and not entry.asked]
    assert not [code for code in unmarked if "error" in said[code].severity]


def test_neither_a_view_nor_a_slip_of_the_keyboard_enforces_a_rule() -> None:
    for identity in manual.rulings().rules:
        if state(identity) == "enforced":
            refusing = [code for code in naming(identity) if refuses(identity, code)]
            assert refusing, identity
            assert not [code for code in refusing if code.islower() or manual.entries(manual.family(code))[code].asked]


def test_the_table_names_only_codes_that_name_the_rule_themselves() -> None:
    source = every_source()
    rules = manual.rulings().rules
    assert not [(key, code) for key, item in rules.items() for code in item.codes if key not in source.get(code, ())]


def test_every_code_of_a_family_says_what_to_do() -> None:
    """On screen, or in the manual where it only tells something; never both."""
    wrong = [
        code
        for code, entry in entries()
        if manual.family(code) != manual.OTHER and (f"{code}.hint" in catalogue()) == (entry.mend is not None)
    ]
    assert not wrong


# ── the pages ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_pages_agree_with_the_manual() -> None:
    assert not out_of_step(pages()), "run `make golden`"


def test_every_code_has_a_page_in_both_languages() -> None:
    for folder in FOLDERS.values():
        for family in manual.families():
            page = (folder / f"{family}.md").read_text("utf-8")
            assert not [code for code in manual.entries(family) if f"\n## {code}\n" not in page], folder


def test_a_page_that_was_changed_is_seen() -> None:
    wanted = pages()
    first = next(iter(wanted))
    assert out_of_step(wanted | {first: wanted[first] + "mere"}) == [first]


# ── explain ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("lang", "why"), [("da", "Hvorfor:"), ("en", "Why:")])
def test_explain_works_outside_a_portfolio(
    lang: str, why: str, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", lang, "explain", "evt013"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("EVT013: ")
    assert why in shown
    assert "R-120" in shown


@pytest.mark.parametrize("code", manual.codes()[::25])
@pytest.mark.parametrize("lang", ["da", "en"])
def test_explain_fits_a_narrow_terminal(
    code: str, lang: str, elsewhere: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert run(["--lang", lang, "explain", code]) == 0
    prose = [line for line in capsys.readouterr().out.splitlines() if " " in line.strip()]
    assert max(map(len, prose)) <= 60


def test_what_no_rule_judges_is_explained_too(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "No-Such-Pool-near", "--json"]) == 0
    page = json.loads(capsys.readouterr().out)
    assert (page["code"], page["ends"], page["why"]) == ("no-such-pool", [2], None)
    assert run(["--lang", "da", "explain", "no-such-pool"]) == 0
    assert "slutkode 2" in capsys.readouterr().out


def test_explain_is_a_document(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "POOL010", "--json"]) == 0
    page = json.loads(capsys.readouterr().out)
    assert page["schema"] == "digitek/explain/1"
    assert [item["id"] for item in page["source"]] == ["R-028", "R-029"]
    assert page["what"]
    assert page["why"]
    assert page["severity"] == ["error"]


def test_explain_lists_families_and_their_codes(elsewhere: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["families"]
    assert {code for family in listed for code in family["codes"]} == set(codes())
    assert run(["explain", "mand"]) == 0
    assert "MAND001" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "near"), [("EVT999", "EVT"), ("polo010", "POOL010"), ("no-such-pol", "no-such-pool"), ("§§§", None)]
)
def test_an_unknown_code_brings_the_nearest(
    typed: str, near: str | None, elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", typed, "--json"]) == 2
    error = json.loads(capsys.readouterr().err)["error"]
    assert error["code"] == ("no-such-code-near" if near else "no-such-code")
    assert (near or "") in error["hint"]

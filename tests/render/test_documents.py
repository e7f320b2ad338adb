"""What people get: golden files in both languages, and text from the data that stays text.

`GOLDEN_UPDATE=1 pytest tests/render/test_documents.py` writes the golden files anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.exceptions import SecurityError, UndefinedError
from markdown_it import MarkdownIt

from digitek_cli.errors import DataError
from digitek_cli.model.project import Project
from digitek_cli.operations.document import checklist, compose
from digitek_cli.render import documents
from digitek_cli.render.documents import environment, md, prose, render, shown
from digitek_cli.render.language import language, name_pools, set_language
from tests.document_case import DAY, TEXTS, empty, full, items, kind, policy, portfolio, told

GOLDEN = Path(__file__).parent.parent / "golden" / "documents"
UPDATE = "GOLDEN_UPDATE" in os.environ
KINDS = ("idea-description", "project-description", "evaluation", "recommendation")
CASES = tuple(product(("da", "en"), KINDS, ("full", "empty")))
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    before = language()
    set_language("da")
    name_pools({pool.id: pool.title for pool in policy().pools})
    yield
    name_pools({})
    set_language(before)


def document(name: str, which: str = "full") -> str:
    project = full() if which == "full" else empty()
    return render(compose(told(name), project, name, DAY))


def html(text: str) -> str:
    return str(READER.render(text))


def seen(text: str) -> str:
    """What a reader sees of Markdown: tags away, entities read, spaces as one."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html(text))).split())


@pytest.mark.parametrize(("lang", "name", "which"), CASES)
def test_golden(lang: str, name: str, which: str) -> None:
    set_language(lang)
    path = GOLDEN / f"{name}.{which}.{lang}.md"
    text = document(name, which)
    if UPDATE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{name}.{which}.{lang}.md" for lang, name, which in CASES}
    assert {path.name for path in GOLDEN.iterdir()} == expected


@pytest.mark.parametrize(("lang", "name", "which"), CASES)
def test_a_document_fits_two_pages_and_is_whole(lang: str, name: str, which: str) -> None:
    set_language(lang)
    text = document(name, which)
    assert len(text.split()) < 900
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n" not in text
    assert not re.search(r"[ \t]$", text, re.MULTILINE)
    assert not re.search(r"\bNone\b|\{\{|\{%|Undefined", text)
    assert "<" not in re.sub(r"`[^`]*`", "", text)


@pytest.mark.parametrize(("lang", "name", "which"), CASES)
def test_headings_and_tables_stand_free(lang: str, name: str, which: str) -> None:
    """A heading or a table without a blank line before it is read as part of the paragraph."""
    set_language(lang)
    lines = document(name, which).split("\n")
    for before, line in pairwise(lines):
        if line.startswith("#") or (line.startswith("|") and not before.startswith("|")):
            assert before == "", line
        if line.startswith("- ") and not before.startswith("- "):
            assert before == "", line


@pytest.mark.parametrize("name", KINDS)
def test_english_has_no_danish_of_its_own(name: str) -> None:
    set_language("en")
    assert not re.search(r"[æøåÆØÅ]", document(name, "empty").replace("Ny idé", ""))


def test_a_gap_names_the_command_that_fills_it() -> None:
    text = document("project-description", "empty")
    assert 'mangler: `digitek set P-2026-008 need "TEKST"` (skal udfyldes)' in text
    assert 'mangler: `digitek set P-2026-008 benefits+ "leg=efficiency; text=…; size=3"`' in text
    assert "mangler: `digitek risk P-2026-008 --category 1-4 --by INITIALER`" in text
    assert "mangler: `digitek set P-2026-008 budget.trial BELØB`" in text
    assert "mangler: `digitek set P-2026-008 trial_end ÅÅÅÅ-MM-DD`" in text


def test_parts_of_a_filled_field_are_asked_for() -> None:
    project = full().with_(budget={"study": 5000}, risk={"doing": ["Det regner."]})
    text = render(compose(portfolio(project), project, "idea-description", DAY))
    assert "Beløbet til afprøvning mangler: `digitek set P-2026-007 budget.trial BELØB`" in text
    assert "Kategorien på risikoradaren mangler: `digitek risk P-2026-007 --category 1-4 --by pl1`" in text


def test_an_approval_of_older_content_says_so() -> None:
    text = document("idea-description")
    assert "26. februar 2026. **Godkendelsen gælder ikke længere,**" in text
    assert "1. marts 2026. Godkendelsen gælder indholdet, som det står her." in text


def test_money_and_days_are_danish() -> None:
    text = document("project-description")
    assert "| AFPRØVNING | 80.000 kr. | 60 |" in text
    assert "12.500,50 kr." in text
    assert "30\\. november 2026" in text  # a number first on a line would begin a list


NASTY = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[klik](javascript:alert(1))",
    "![billede](http://example.org/x.png)",
    "**fed** _kursiv_ `kode` ~~streg~~",
    "a | b | c",
    "# overskrift",
    "- punkt",
    "+ punkt",
    "1. punkt",
    "12) punkt",
    "> citat",
    "---",
    "===",
    "```kode",
    "~~~",
    "&lt;b&gt; &amp; AT&T &#60;",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "slut med bagstreg \\",
    "<!-- skjult",
    "[henvisning]: http://example.org",
    "$x^2$",
]


@pytest.mark.parametrize("text", NASTY)
def test_a_title_is_shown_literally(text: str) -> None:
    project = full().with_(title=text)
    page = render(compose(portfolio(project), project, "idea-description", DAY))
    first = html(page).split("</h1>")[0]
    assert unescape(first.removeprefix("<h1>")) == f"Idébeskrivelse: {text}"


@pytest.mark.parametrize("text", NASTY)
def test_prose_lists_and_cells_are_shown_literally(text: str) -> None:
    benefit = full().benefits[0].with_(text=text, receiver=text)
    risk = full().risk
    assert risk is not None
    project = full().with_(need=text, benefits=[benefit], risk=risk.with_(doing=[text], reason=text))
    page = html(render(compose(portfolio(project), project, "idea-description", DAY)))
    plain = unescape(re.sub(r"<[^>]*>", "\n", page))
    assert plain.count(text) == 5, plain
    for tag in ("<script", "<img", "<a ", "<em>", "<s>", "<blockquote>\n<p>citat", "<pre"):
        assert tag not in page
    assert page.count("<h1>") == 1


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=60))
def test_any_line_reads_back_as_itself(line: str) -> None:
    shown_line = " ".join(line.split())
    if shown_line:
        assert seen(str(md(shown_line))) == shown_line
        assert html(str(md(shown_line))).startswith("<p>")


@given(st.lists(st.text(st.sampled_from("ab -+=*_#>|`~[]()<&;1.\\$!"), max_size=12), max_size=5))
def test_any_prose_reads_back_as_itself(lines: list[str]) -> None:
    text = "\n".join(lines)
    page = html(str(prose(text)))
    assert seen(str(prose(text))) == " ".join(text.split())
    assert not re.search(r"<(?!/?p>|br />)", page)


def test_paragraphs_stay_paragraphs() -> None:
    assert html(str(prose("Et.\n\nTo\ntre."))) == "<p>Et.</p>\n<p>To<br />\ntre.</p>\n"


def test_the_checklist_names_what_somebody_must_act_on() -> None:
    sheet = replace(compose(portfolio(full()), full(), "evaluation", DAY), checklist=checklist(items()))
    text = render(sheet)
    assert "åben: 1 · vilkår: 1 · i orden: 1" in text
    assert "- CE-2: Er produktet \\*mærket\\*? (vilkår, lo1 senest 1. maj 2026)" in text
    assert "CE-1" not in text


def test_any_field_that_a_policy_shows_can_be_drawn() -> None:
    names = [name for name in Project.model_fields if name not in TEXTS and name not in ("title", "area")]
    rules = policy(documents=[kind("idea-description", names, [])])
    project = full().with_(
        evidence=["EV-004"],
        intake={"triage": {"outcome": "project", "by": "kon", "date": "2026-02-01"}},
        delays=[{"text": "Sent.", "source": "000 §4"}],
        it_solution=True,
    )
    text = render(compose(portfolio(project, rules=rules), project, "idea-description", DAY))
    assert "- EV-004" in text
    assert "text: Sent." in text
    assert "## It-løsning\n\nja" in text


def test_lists_and_parts_of_a_value() -> None:
    assert str(shown(("a*", "b"))) == "- a\\*\n- b"
    assert "trial: 80000" in str(shown(full().budget)).replace(".", "")


def test_a_template_that_does_not_exist_is_an_error_of_the_data() -> None:
    document_kind = kind("idea-description", TEXTS, []) | {"template": "../../../etc/passwd"}
    rules = policy(documents=[document_kind])
    with pytest.raises(DataError) as caught:
        render(compose(portfolio(full(), rules=rules), full(), "idea-description", DAY))
    assert caught.value.code == "no-such-template"


def test_templates_are_closed() -> None:
    closed = environment()
    with pytest.raises(UndefinedError):
        closed.from_string("{{ unknown }}").render()
    with pytest.raises(UndefinedError):
        closed.from_string("{{ sheet.unknown }}").render(sheet=compose(portfolio(full()), full(), "evaluation", DAY))
    with pytest.raises((SecurityError, UndefinedError)):
        closed.from_string("{{ ''.__class__.__mro__ }}").render()
    with pytest.raises(SecurityError):
        closed.from_string("{{ items.append(1) }}").render(items=[])


def test_every_expression_is_made_inert_without_asking() -> None:
    assert environment().from_string("{{ text }}").render(text="<b>*x*</b>") == "&lt;b&gt;\\*x\\*&lt;/b&gt;"


def test_both_languages_have_the_same_templates() -> None:
    folder = next(folder for folder in documents.FOLDERS if folder.is_dir())
    danish, english = ({path.name for path in (folder / lang).iterdir()} for lang in ("da", "en"))
    assert danish == english == {"_parts.md.j2", "compliance.md.j2", *(f"{name}.md.j2" for name in KINDS)}

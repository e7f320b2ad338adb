"""Markup, addresses and templates typed into any field come out as characters: nothing in a document acts or fetches.

A28 and A30 on the one format there is, Markdown, read as HTML by a reader that lets raw HTML through; A33 on the
templates, the values in them and every sentence.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from markdown_it import MarkdownIt

from digitek_cli.errors import DataError, DigitekError
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.value import to_document
from digitek_cli.operations.document import compose
from digitek_cli.render.documents import FOLDERS, environment, render
from digitek_cli.render.language import set_language
from digitek_cli.rules.expressions import parse
from tests.attacks.test_personal_disguises import planted, texts
from tests.cli.portfolio_case import start
from tests.document_case import DAY, full, kind, policy, portfolio, told

if TYPE_CHECKING:
    from digitek_cli.model.portfolio import Record
    from tests.proofs import Tally

READER = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])
KINDS = ("idea-description", "project-description", "evaluation", "recommendation")
ALLOWED = {
    *("h1", "h2", "h3", "p", "br", "hr", "strong", "code", "ul", "ol", "li", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ACTIVE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "[x](javascript:alert(1))",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "![x](https://example.org/pixel.png)",
    "<https://example.org/>",
    "<iframe src=//example.org></iframe>",
    "<style>@import url(//example.org)</style>",
    "<!-- skjult --><b onclick=alert(1)>x</b>",
    "&lt;script&gt;&#106;avascript:x",
    "</td></table><form action=//example.org><input>",
    "x\n\n<details open ontoggle=alert(1)>",
    "x | y\n--- | ---\n<img src=//example.org> | z",
    "```\n<script>x</script>",
    "    <script>x</script>",
    "\\<script>x\\</script>",
    "<b\u200b onmouseover=alert(1)>x",
)


class Seen(HTMLParser):
    """Which tags and attributes a browser would find."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.others: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(attrs)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)


def poisoned(record: Record, text: str) -> tuple[Any, int]:
    """A record with the text in every field that the model lets it into, and how many these are."""
    document, count = to_document(record), 0
    for at in texts(document):
        if at[-1] in ("id", "project", "document", "content", "template", "version"):
            continue
        try:
            type(record).model_validate(changed := planted(document, at, text))
        except ValueError:
            continue
        document, count = changed, count + 1
    return type(record).model_validate(document), count


def poisoned_portfolio(text: str) -> tuple[Portfolio, int]:
    """A portfolio whose project, statements, decisions and questionnaires say it everywhere."""
    records: dict[str, Any] = {}
    total = 0
    for path, record in told("idea-description").records.items():
        records[path], count = (record, 0) if path.startswith("policy/") else poisoned(record, text)
        total += count
    return Portfolio(records), total


@pytest.mark.proof("A28", "A30")
@pytest.mark.parametrize("text", ACTIVE)
def test_nothing_in_a_document_acts_or_fetches(text: str, tally: Tally) -> None:
    whole, count = poisoned_portfolio(text)
    project = whole.project(full().id)
    assert project is not None
    assert count > 25
    for lang in ("da", "en"):
        set_language(lang)
        for name in KINDS:
            seen = Seen(READER.render(render(compose(whole, project, name, DAY))))
            assert seen.tags <= ALLOWED, seen.tags - ALLOWED
            assert {key for key, _ in seen.attributes} <= {"style"}
            assert {value for _, value in seen.attributes} <= {"text-align:right", "text-align:left"}
            assert seen.others == []
            tally(1)
    set_language("da")


def test_the_reader_sees_what_is_active() -> None:
    """Without the escaping the same texts do act, so that the test above can fail."""
    active = 0
    for text in ACTIVE:
        seen = Seen(READER.render(text))
        active += bool(seen.tags - ALLOWED or seen.others or seen.attributes)
    assert active > 12


EVALUATED = (
    "{{ 7*7 }}",
    "{% for x in range(10**9) %}x{% endfor %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ 'a' * 10**9 }}",
    "{# x #}",
    "{0.__class__.__init__.__globals__}",
    "{title}",
    "{mask!r:>10000}",
    "%(id)s %s %n",
    "${HOME} $(id) `id`",
    "{{{{ 7*7 }}}}",
)


@pytest.mark.proof("A33")
def test_no_value_is_evaluated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    """A title goes through sentences, tables, documents and the message; in all of them it is the same text."""
    desk = start(tmp_path / "p", capsys, monkeypatch)
    desk.done("new-idea", "--title", "Tavler", "--area", "social", "--submitter", "abc")
    text = " ; ".join(EVALUATED)
    assert desk("set", "1", "need", text).code == 0
    told = [desk("show", "1"), desk("decide", "1", "stop", "--by", "hso", "--reason", text, "--dry-run")]
    for answer in told:
        assert answer.code == 0, answer.err
        seen = " ".join(answer.out.split())
        assert [part for part in EVALUATED if " ".join(part.split()) not in seen] == []
    page = " ".join(Text(READER.render(desk.done("document", "1", "idea-description")["text"])).text.split())
    assert [part for part in EVALUATED if part not in page] == []
    tally(len(EVALUATED))


class Text(HTMLParser):
    """What a reader of a page sees."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.text += data


ESCAPES = (
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ sheet.__init__.__globals__ }}",
    "{{ sheet.project.model_config.__class__ }}",
    "{{ self.__init__ }}",
    "{{ lipsum.__globals__['os'].popen('id') }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ '{0.__class__}'.format('') }}",
    "{{ ['{0.__class__}'.format][0]('') }}",
    "{{ range(10**9)|list }}",
    "{% include '/etc/passwd' %}",
    "{% include '../../pyproject.toml' %}",
    "{% import 'os' as os %}",
    "{{ open('/etc/passwd') }}",
    "{{ sheet.gaps.append(1) }}",
    "{{ unknown }}",
)


@pytest.mark.proof("A33")
@pytest.mark.parametrize("template", ESCAPES)
def test_even_our_own_templates_cannot_get_out(template: str) -> None:
    sheet = compose(portfolio(full()), full(), "idea-description", DAY)
    with pytest.raises((SecurityError, UndefinedError, TemplateError, OverflowError, AttributeError)):
        environment().from_string(template).render(sheet=sheet)


@pytest.mark.proof("A33")
def test_templates_come_with_the_program_and_from_nowhere_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = start(tmp_path / "p", capsys, monkeypatch)
    desk.done("new-idea", "--title", "Tavler", "--area", "social", "--submitter", "abc")
    before = desk.done("document", "1", "idea-description")["text"]
    for folder in (desk.folder, desk.file("."), desk.folder / ".digitek", tmp_path):
        for name in ("idea-description.md.j2", "_parts.md.j2"):
            file = folder / "templates" / "da" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("FREMMED {{ 7*7 }}")
    assert desk.done("document", "1", "idea-description")["text"] == before
    package = Path(render.__code__.co_filename).parents[1]
    assert all(folder.is_absolute() for folder in FOLDERS)
    assert {folder.parent for folder in FOLDERS} == {package / "_shipped", package.parents[1]}


@pytest.mark.proof("A33")
@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd", "/etc/passwd", "..\\..\\x", "../demo/story", "../en/evaluation\0", "a/../../../x", ""],
)
def test_a_policy_cannot_name_another_template(name: str) -> None:
    with pytest.raises((DataError, ValueError)):
        render_by(name)


def render_by(name: str) -> str:
    rules = policy(documents=[kind("idea-description", ["need"], []) | {"template": name}])
    return render(compose(portfolio(full(), rules=rules), full(), "idea-description", DAY))


@pytest.mark.proof("A33")
@pytest.mark.parametrize(
    "text",
    [
        "().__class__",
        "a.__class__()",
        "__import__('os')",
        "9**9**9",
        "[x for x in y]",
        "lambda: 1",
        "'a' * 10",
        "f'{x}'",
        "a[0]",
    ],
)
def test_a_condition_of_the_policy_is_no_program(text: str) -> None:
    with pytest.raises(DigitekError):
        parse(text)

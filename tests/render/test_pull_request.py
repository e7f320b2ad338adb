"""The page for the pull request: what changes in words, what it costs, who must agree, and nothing that a title can do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from digitek_cli.model.portfolio import Portfolio, path_of
from digitek_cli.model.terms import Phase
from digitek_cli.operations.approvals import needed
from digitek_cli.operations.proposal import Proposed
from digitek_cli.render import language
from digitek_cli.render.diff import Comparison, Side
from digitek_cli.render.markup import NOTHING, quiet
from digitek_cli.render.pull_request import Proposal, _typed, page
from digitek_cli.render.reports import Report
from digitek_cli.rules.delta import compare
from digitek_cli.rules.delta_money import moved
from digitek_cli.rules.finding import Finding, error, info, warning
from digitek_cli.rules.guards import Guard
from digitek_cli.rules.weaker import weakened
from tests.world import World, in_trial, rules_only

EVIL = (
    "</details></summary><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![billede](https://example.org/x.png)",
    "[klik](javascript:alert(1))",
    "https://example.org og www.example.org",
    "@kon @example/heads mail@example.org",
    "#12 GH-12 example/digitek#12 !12 ~label %1 $1 &1 ^alert",
    "0123456789abcdef0123456789abcdef01234567",
    ":smile: :+1:",
    "| en | celle |",
    "`kode` ```\n```",
    "-- # * _ ~~ **",
    "/close",
    "1. punkt",
    "&lt;b&gt; &#64;kon &commat;kon",
    "<!-- --> --> ]]>",
    "\x1b[31m\u202e\u2066",
    "$\\mathrm{x}$ $`x`$",
    "[^1] [x]: http://example.org",
    "===",
)
# What a forge makes of the text that its Markdown left: mentions, references, addresses and pictures.
FORGE = re.compile(
    r"@[A-Za-z0-9]|[#!$%~^&][A-Za-z0-9\"']|\b(?:https?|ftp|javascript):|\bwww\.|:[\w+-]+:|\bGH-\d|\b[0-9a-fA-F]{7,}\b"
)
SIZE = 65_536


@pytest.fixture(autouse=True)
def speaking_danish() -> Iterator[None]:
    language.set_language("da")
    yield
    language.set_language("en")


class Page(HTMLParser):
    """The page as a browser sees it: tags in order, and the pieces of text between them and the comments."""

    def __init__(self, markdown: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.opened: list[str] = []
        self.pieces: list[str] = []
        self.links: list[str] = []
        self.feed(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("br", "hr", "img"):
            self.opened.append(tag)
        assert not [name for name, _ in attrs if name not in ("href", "style")], attrs
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


ALLOWED = {"h2", "h3", "p", "strong", "ul", "li", "br", "a", "details", "summary", "code"} | set(
    "table thead tbody tr th td".split()
)


def harmless(markdown: str) -> Page:
    """The page, after it was seen that nothing in it is more than text, a list, a table or a fold."""
    assert len(markdown) < SIZE
    shown = Page(markdown)
    assert not shown.opened, "every fold is closed"
    assert set(shown.tags) <= ALLOWED, set(shown.tags) - ALLOWED
    assert shown.tags.count("details") == shown.tags.count("summary")
    assert all(re.fullmatch(r"[A-Za-z0-9._~/%:-]+(?:#L\d+)?", link) for link in shown.links), shown.links
    assert not [piece for piece in shown.pieces if FORGE.search(piece)]
    return shown


def between(before: Portfolio, after: Portfolio) -> Proposal:
    return Proposal(Comparison(Side(before), Side(after), compare(before, after), moved(before, after)))


def report(proposal: Proposal | None, *findings: Finding, ok: bool = True) -> Report:
    return Report(findings, 0 if ok else 1, ok=ok, proposal=proposal)


def study(title: str = "Sengesensorer") -> tuple[Portfolio, Portfolio]:
    """A portfolio before and after Gate 2 with money."""
    world = World()
    world.idea(title=title)
    world.intake()
    world.prepare(Phase.IDEA)
    world.advance("hom")
    world.prepare(Phase.STUDY)
    before = world.portfolio
    world.advance("hom", reserve=(("omsorg", 60000),))
    return before, world.portfolio


def test_a_gate_is_told_with_phase_money_and_sentences() -> None:
    shown = page(report(between(*study())), "portfolio/")
    harmless(shown)
    assert "**Reglerne har ingen indvendinger.** 0 fejl, 0 advarsler, 0 oplysninger." in shown
    assert "**P-2026-001** Sengesensorer" in shown
    assert "| **P-2026-001** Sengesensorer | UNDERSØGELSE | AFPRØVNING |" in shown
    rows = [line for line in shown.splitlines() if line.startswith("|") and "kr." in line]
    assert [row.split(" | ")[1] for row in rows] == ["disponibel", "reserveret"]
    assert rows[1].endswith("| +60.000 kr. |")
    assert "-60.000 kr." in rows[0]
    assert "Sundhed" not in shown, "only pools that move"


def test_english_is_whole() -> None:
    language.set_language("en")
    shown = page(report(between(*study()), warning("REF001", "a.yaml", person="x")), "p/")
    for words in (
        "The rules have no objections",
        "What the change does",
        "| Project | Before | After |",
        "| DKK -60,000 |",
        "| DKK +60,000 |",
    ):
        assert words in shown
    assert not re.search(r"\b(?:fejl|Før|Efter|Pulje|ændring)\b", shown.replace("Sengesensorer", ""))


def test_a_change_beside_the_portfolio_says_so() -> None:
    shown = page(report(between(rules_only(), rules_only())), "portfolio/")
    harmless(shown)
    assert "Ændringen rører ikke porteføljen." in shown
    assert "Penge" not in shown
    assert "Faser" not in shown


def test_without_a_base_there_is_no_word_about_a_change() -> None:
    shown = page(report(None, error("REF001", "a.yaml", person="x"), ok=False), "")
    assert "Hvad ændringen gør" not in shown
    assert "**Reglerne siger nej.** 1 fejl" in shown


def test_findings_link_to_their_line_and_the_lesser_are_folded() -> None:
    found = (
        info("TIME005", project="P-2026-001", date="x"),
        warning("PROJ010", "projects/a (b).yaml", project="x"),
        Finding("REF001", params={"person": "xyz"}, path="projects/2026/P-2026-001.yaml", line=3),
    )
    shown = page(report(None, *found, ok=False), "portfolio/")
    seen = harmless(shown)
    assert seen.links == ["portfolio/projects/2026/P-2026-001.yaml#L3", "portfolio/projects/a%20%28b%29.yaml"]
    head, folded = shown.split("<details>", 1)
    assert "REF001" in head
    assert "PROJ010" in folded
    assert "TIME005" in folded
    assert "<summary>1 advarsel</summary>" in folded
    elsewhere = Report(found, 1, ok=False, links="https://git.example.org/a/b/blob/3f2a/")
    assert "](https://git.example.org/a/b/blob/3f2a/portfolio/projects/2026/P-2026-001.yaml#L3)" in page(
        elsewhere, "portfolio/"
    )


def test_warnings_that_fail_it_are_not_folded() -> None:
    found = (warning("PROJ010", "a.yaml", project="x"), info("TIME005", project="x", date="y"))
    head, folded = page(Report(found, 1, ok=False, strict=True), "").split("<details>")
    assert "PROJ010" in head
    assert "TIME005" in folded


def test_a_pool_that_is_short_is_named() -> None:
    world = in_trial()
    before = world.portfolio
    over = [
        item.with_(
            id="T-2026-overd1",
            postings=tuple(line.with_(amount=line.amount * 100) for line in item.postings),
        )
        for item in before.transactions()
        if item.project == "P-2026-001"
    ]
    shown = page(report(between(before, before.with_records(*over)), ok=False), "")
    harmless(shown)
    assert re.search(r"\*\*Puljen omsorg mangler [\d.]+ kr\. i 2026\.\*\*", shown)


@pytest.mark.proof("A36")
@pytest.mark.parametrize("text", EVIL)
def test_no_title_does_anything(text: str) -> None:
    title = language.one_line(text)
    before, after = study(title="Sengesensorer")
    project = after.project("P-2026-001")
    assert project is not None
    changed = after.with_records(project.with_(title=title, need=f"{title} før"))
    found = (error("REF001", f"projects/{text}.yaml", person=text), warning("PROJ010", project=text))
    seen = harmless(page(report(between(before, changed), *found, ok=False), "p/"))
    assert title in seen.text, "it reads as it was typed"


@pytest.mark.proof("A36")
@given(st.text(max_size=60))
@settings(max_examples=200)
def test_any_text_reads_as_it_was_typed_and_does_nothing(text: str) -> None:
    seen = harmless(f"- {quiet(text)}\n\n| a |\n|---|\n| {quiet(text)} |\n\n{quiet(text) or 'x'}")
    typed = language.one_line(text)
    assert seen.text.count(typed) >= 3 or not typed
    assert seen.tags[0] == "ul"
    assert seen.tags.count("li") == 1


def test_a_break_shows_nothing() -> None:
    assert quiet("@kon") == f"@{NOTHING}kon"
    assert quiet("mail@b") == f"mail@{NOTHING}b"
    assert quiet("Effekt: 3 % af 10 kr.") == "Effekt: 3 % af 10 kr."


def test_many_projects_and_findings_fit_and_are_counted() -> None:
    before = rules_only()
    world = World(before)
    project = world.idea(title="Å" * 90, need="@" * 3000)
    many = [project.with_(id=f"P-2026-{number:03}") for number in range(1, 400)]
    found = [error("REF001", f"projects/2026/P-2026-{n:03}.yaml", person="<@>" * 300) for n in range(800)]
    lesser = [warning("PROJ010", f"projects/2026/P-2026-{n:03}.yaml", project="x") for n in range(800)]
    shown = page(report(between(before, before.with_records(*many)), *found, *lesser, ok=False), "portfolio/")
    harmless(shown)
    assert re.search(r"\d+ fejl mere</summary>", shown)
    assert re.search(r"\d+ projekter mere er ændret; dem er der ikke plads til her", shown)
    assert shown.count("linjer mere er der ikke plads til her") == 2
    assert len(shown.encode()) < 1 << 20


def asked_of(before: Portfolio, after: Portfolio, *guards: Guard) -> Proposal:
    moved_paths = {path: (path in before.records, True) for path in after.records.keys() - before.records.keys()}
    moved_paths |= {item.path: (True, True) for item in guards}
    seen = Proposed(before, after, moved_paths, guards=guards)
    return replace(between(before, after), approvals=needed(seen, date(2026, 6, 1)), guards=guards)


def test_rules_that_ask_less_are_compared_and_stand_in_the_first_line() -> None:
    before = rules_only()
    policy = before.policies[-1]
    later = policy.with_(
        valid_from=date(2027, 1, 1),
        thresholds=policy.thresholds.with_(heads_quorum=1, very_small="project.budget.trial < 5000000"),
    )
    after = before.with_records(later)
    found = tuple(weakened(before, after, (), (path_of(later),), ""))
    shown = page(report(asked_of(before, after), *found), "portfolio/")
    harmless(shown)
    first = shown.splitlines()[2]
    assert first.startswith("**2 svækkelser af reglerne skal godkendes af chefgruppen (hso, hsu, hom).**")
    assert "indvendinger" not in first
    assert "chefgruppens quorum: 2 → 1" in shown
    assert "<details>" not in shown
    assert shown.count("GOV012") == 2
    refused = page(report(asked_of(before, after), *found, error("GOV019", file="x", files=(), number=1), ok=False), "")
    assert "**Reglerne siger nej.** 1 fejl, 2 advarsler" in refused.splitlines()[2]


def test_a_change_of_who_is_asked_is_told_line_by_line() -> None:
    guard = Guard(".github/CODEOWNERS", "* @kon\n/a @hom\n", "* @kon @abc\n/a @hom\n")
    found = warning("GOV011", file=guard.path, places=("x",), owners=("@kon",))
    shown = page(report(asked_of(rules_only(), rules_only(), guard), found), "")
    seen = harmless(shown)
    assert "rører ikke porteføljen" not in shown
    assert "chefgruppen (hso, hsu, hom) og værktøjets vedligeholdere" in shown.splitlines()[2]
    assert "Væk: * @kon\n" in seen.text
    assert "Ny: * @kon @abc\n" in seen.text
    assert "/a @hom" not in seen.text
    assert "områdechef" not in shown


def test_money_alone_has_no_empty_heading_and_its_owner_is_named_once() -> None:
    before, after = in_trial().portfolio, in_trial().portfolio
    grant = next(item for item in before.transactions() if item.decision)
    more = [grant.with_(decision=None, id=f"T-2026-mone{letter}1") for letter in "ab"]
    shown = page(report(asked_of(before, after.with_records(*more))), "")
    harmless(shown)
    assert "Hvad ændringen gør\n\n###" not in shown
    assert shown.count("(hom)") == 1
    assert re.search(r"- \*\*Chef for [A-ZÆØÅ][\wæøå -]+\*\* \(hom\): Ejer pengene i", shown)


def test_what_is_to_be_typed_is_code() -> None:
    shown = page(report(None, Finding("PROP001", params={"file": "x"}), ok=False), "")
    assert _typed("Gem med «digitek commit», og prøv igen.") == "Gem med <code>digitek commit</code>, og prøv igen."
    assert _typed("git fetch --unshallow") == "<code>git fetch --unshallow</code>"
    assert _typed("Sig det: digitek set P-2026-001 area=x") == "Sig det: <code>digitek set P-2026-001 area=x</code>"
    harmless(shown)


def test_keys_of_rules_and_people_are_words() -> None:
    before = rules_only()
    organisation = before.organisation
    person = next(item for item in organisation.people if any(held.role == "head-of-area" for held in item.roles))
    roles = tuple(held.with_(until=date(2027, 1, 1)) for held in person.roles)
    people = tuple(item.with_(roles=roles) if item is person else item for item in organisation.people)
    shown = page(report(between(before, before.with_records(organisation.with_(people=people)))), "")
    assert f"person {person.initials}: rollen chef for området: til og med" in shown


def test_departments_of_a_rollout_are_phases_too() -> None:
    after = study()[1]
    project = after.project("P-2026-001")
    assert project is not None
    part = {"id": "plejecenter-nord", "phase": "rollout"}
    moved_on = after.with_records(project.model_validate(project.model_dump() | {"departments": [part]}))
    assert "plejecenter-nord | – | SPREDNING |" in page(report(between(after, moved_on)), "")

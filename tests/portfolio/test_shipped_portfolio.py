"""The portfolio that ships: it reads, it follows its own rules, and its figures are those of the documents."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from digitek_cli.model.events import Transaction
from digitek_cli.model.evidence import EvidenceRecord
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.project import Project
from digitek_cli.model.terms import Currency, Phase, ProjectType, Role, TransactionKind
from digitek_cli.model.value import to_document
from digitek_cli.operations.document import compose
from digitek_cli.render.documents import render
from digitek_cli.render.language import language, set_language
from digitek_cli.rules.check import check
from digitek_cli.rules.finding import errors
from digitek_cli.store.snapshot import Snapshot, read_worktree
from digitek_cli.store.yaml_io import amend, read

ROOT = Path(__file__).parents[2] / "portfolio"
OPENING = date(2026, 1, 1)
FILES = sorted(ROOT.rglob("*.yaml"))

# The documents name people; nothing in the portfolio may. Kept as hashes, so that the names are not here either.
NAMES = {
    "02b15ef87562",
    "21f87265e338",
    "29eca53e8254",
    "3a232b3a1246",
    "3a6d64c24cf8",
    "3ac520050dc5",
    "3c3710592a5a",
    "4b8d52730b34",
    "6ec4e34cd0b4",
    "c21a2dd112b6",
    "ff38d2567b81",
}
CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\b(?:\d{2} ?){4}\b(?<=\d \d{2} \d{2} \d{2})")


@cache
def snapshot() -> Snapshot:
    return read_worktree(ROOT)


def portfolio() -> Portfolio:
    return snapshot().portfolio


def project(project_id: str) -> Project:
    return portfolio().projects[project_id]


def figures(project_id: str) -> dict[str, Any]:
    return {figure.id: figure for figure in project(project_id).figures}


def values(project_id: str) -> dict[str, Any]:
    return {name: figure.value for name, figure in figures(project_id).items()}


# ── reading and rules ───────────────────────────────────────────────────────────────────────────────────────


def test_every_file_parses() -> None:
    assert snapshot().findings == ()
    assert {path.relative_to(ROOT).as_posix() for path in FILES} == set(portfolio().records)


@pytest.mark.parametrize("day", [OPENING, date(2026, 11, 21), date(2031, 6, 1)])
def test_check_finds_no_error_on_any_day(day: date) -> None:
    assert errors(check(portfolio(), day)) == ()


def test_the_open_questions_of_the_documents_are_asked() -> None:
    policy = portfolio().policy(OPENING)
    assert policy is not None
    assert [question for question in policy.open_questions if question.answered is None]


@pytest.mark.parametrize("path", sorted((ROOT / "projects").rglob("*.yaml")), ids=lambda path: path.stem)
def test_amending_one_field_leaves_the_rest_as_it_stands(path: Path) -> None:
    source = path.read_bytes()
    before = read(source, path.name).data
    item = Project.model_validate(before)
    after = amend(source, before, to_document(item.with_(owner="lo1")))
    lines = source.decode().splitlines()
    added = [line for line in after.decode().splitlines() if line not in lines]
    assert added == ["owner: lo1"]
    assert len(after.decode().splitlines()) == len(lines) + 1


def test_the_cast_holds_the_roles_of_the_model() -> None:
    organisation = portfolio().organisation
    held = {role: set(organisation.holders(role, OPENING)) for role in Role if organisation.holders(role, OPENING)}
    assert held[Role.DIRECTOR] == {"dir"}
    assert held[Role.HEAD_OF_AREA] == {"hso", "hsu", "hom"}
    assert held[Role.DIGITALISATION_CONSULTANT] == {"kon"}
    assert held[Role.PROJECT_MANAGER] == {"pl1", "pl2"}
    assert held[Role.MANAGER] == held[Role.PROJECT_OWNER] == {"ls1", "ld1", "lo1"}
    assert set(held) == set(Role) - {Role.EMPLOYEE}
    assert [organisation.head(area, OPENING) for area in ("social", "sundhed", "omsorg")] == ["hso", "hsu", "hom"]


def test_nothing_is_decided_or_said_that_the_documents_do_not_show() -> None:
    assert portfolio().decisions() == ()
    assert portfolio().statements() == ()
    for item in portfolio().projects.values():
        assert item.steps == ()
        assert item.owner is None
        assert item.funding is None
        assert to_document(item.intake) == {}


# ── money ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_pools_open_with_the_amounts_of_the_documents() -> None:
    policy = portfolio().policy(OPENING)
    assert policy is not None
    frame = policy.frame(2026)
    assert frame is not None
    adopted = {pool.pool: pool.amount for pool in frame.pools}
    booked: dict[str, Decimal] = defaultdict(Decimal)
    for transaction in portfolio().transactions():
        assert transaction.kind == TransactionKind.OPENING
        assert transaction.total == 0
        assert transaction.policy == policy.valid_from
        for posting in transaction.postings:
            booked[posting.pool] += max(posting.amount, Decimal(0))
    assert dict(booked) == adopted
    assert adopted == {"social": 200000, "sundhed": 200000, "omsorg": 200000, "common": 1372000}
    assert sum(adopted.values()) == 1972000


def test_the_fixed_lines_give_both_totals() -> None:
    policy = portfolio().policy(OPENING)
    assert policy is not None
    frame = policy.frame(2026)
    assert frame is not None
    assert len(frame.fixed) == 5
    assert sum(line.amount for line in frame.fixed) == 2566600
    assert sum(line.printed or line.amount for line in frame.fixed) == 2566000
    assert sum(line.amount for line in frame.fixed if line.in_stated) == frame.stated_fixed == 2416600


def test_the_opening_ids_are_the_files() -> None:
    for path in (ROOT / "transactions").rglob("*.yaml"):
        record = portfolio().records[path.relative_to(ROOT).as_posix()]
        assert isinstance(record, Transaction)
        assert record.id == path.stem
        assert re.fullmatch(r"T-2026-[abcdefghjkmnpqrstuvwxyz2-9]{6}", record.id)


# ── the documents' own projects ─────────────────────────────────────────────────────────────────────────────


def test_virtual_meetings_is_history_with_its_source() -> None:
    item = project("P-2017-001")
    assert item.history is not None
    assert item.history.phase == item.phase == Phase.ROLLOUT
    assert item.history.status == "unknown"
    assert item.history.source.startswith("000")
    assert item.type == ProjectType.OTHER
    assert len(item.initiatives) == 10
    assert [delay.cause for delay in item.delays if delay.cause]


def test_virtual_meetings_carries_the_figures_of_the_report() -> None:
    found = values("P-2017-001")
    assert (found["leaders-introduced"], found["course-participants"]) == (215, 530)
    assert (found["equipment-wishes"], found["equipment-wishes-schools"]) == (1000000, 700000)
    assert (found["equipment-sites-schools"], found["equipment-undisposed"]) == (90, 850000)
    assert (found["target-2017"], found["target-2018"]) == (10000000, 8000000)
    assert found["institutions-followed"] == 4


def test_the_equipment_frame_is_not_derived() -> None:
    frame = Decimal(1850000)
    assert frame not in values("P-2017-001").values()
    assert "1.850.000" in (figures("P-2017-001")["equipment-undisposed"].note or "")


@pytest.mark.parametrize("year", [2017, 2018])
def test_the_halves_of_a_target_add_up(year: int) -> None:
    found = values("P-2017-001")
    halves = [found[f"target-{year}-administration"], found[f"target-{year}-other"]]
    assert halves[0] == halves[1]
    assert sum(halves) == found[f"target-{year}"]


def test_persons_and_plays_are_kept_apart() -> None:
    use = {name: (figure.value, figure.unit) for name, figure in figures("P-2017-001").items() if figure.kind == "use"}
    assert use == {
        "survey-meeting-live": (70, "personer"),
        "survey-meeting-plays": (200, "afspilninger"),
        "follow-up-live": (97, "personer"),
        "follow-up-plays": (120, "afspilninger"),
    }


def test_the_inquiry_is_an_idea_with_swedish_figures() -> None:
    item = project("P-2026-001")
    assert item.phase == Phase.INTAKE
    assert item.risk is not None
    assert item.risk.category is None
    assert item.risk.doing
    assert item.risk.not_doing
    found = figures("P-2026-001")
    assert (found["travel-cost-saving"].low, found["travel-cost-saving"].high) == (40, 60)
    assert (found["saved-trip"].value, found["saved-trip"].currency) == (1500, Currency.SEK)
    assert (found["environment"].value, found["environment"].currency) == (Decimal("0.35"), Currency.SEK)
    assert (found["handling-time"].value, found["handling-time"].currency) == (80, None)
    assert (found["project-time"].value, found["project-time"].unit) == (18, "måneder")


def test_the_workshop_invests_what_it_says() -> None:
    item = project("P-2026-002")
    assert (item.type, item.other_model) == (ProjectType.OTHER, "Optimeringskoncept")
    found = values("P-2026-002")
    staff, time, investment = (found[name] for name in ("share-of-staff", "share-of-time", "investment"))
    assert staff / 100 * time == investment
    assert figures("P-2026-002")["reference-solutions"].low == 60
    assert found["reference-freed-time"] == 9


def test_the_survey_is_cited_and_says_who_was_asked() -> None:
    (record,) = portfolio().evidence
    assert isinstance(record, EvidenceRecord)
    assert record.date == date(2020, 6, 23)
    assert record.bias
    shares = sorted(int(claim.value) for claim in record.claims if claim.unit == "procent" and claim.value is not None)
    assert shares == sorted([59, 100, 94, 96, 81, 75, 67, 30, 3, 57, 29, 43, 57, 88, 74, 55, 97, 94])
    assert [claim.value for claim in record.claims if claim.unit == "brugere"] == [200, 700, 1400]
    cited = {
        name
        for item in portfolio().projects.values()
        for name in (*item.evidence, *(name for benefit in item.benefits for name in benefit.evidence))
    }
    assert cited == {"EV-004"}


def test_every_figure_has_a_unit_and_a_source() -> None:
    for item in portfolio().projects.values():
        for figure in item.figures:
            assert re.match(r"00[0-4]", figure.source), figure.id
            assert (figure.value is None) == (figure.low is not None), figure.id


# ── people ──────────────────────────────────────────────────────────────────────────────────────────────────


def hashed(word: str) -> str:
    return sha256(word.lower().encode()).hexdigest()[:12]


def texts() -> list[Path]:
    templates = ROOT.parent / "templates"
    return [path for folder in (ROOT, templates) for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.name)
def test_nobody_real_is_named(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not [word for word in set(re.findall(r"\w+", text)) if hashed(word) in NAMES]
    assert not CONTACT.search(text)


def test_a_name_would_be_seen() -> None:
    assert hashed("Navnesen") == hashed("NAVNESEN")
    assert CONTACT.search("skriv til nogen@example.org")
    assert CONTACT.search("ring på 12 34 56 78")
    assert not CONTACT.search("1372000 kr. i 2026")


# ── documents ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("lang", "project_id", "kind"),
    tuple(
        product(
            ("da", "en"),
            ("P-2017-001", "P-2026-001", "P-2026-002"),
            ("idea-description", "project-description", "evaluation", "recommendation"),
        )
    ),
)
def test_every_project_has_its_documents(lang: str, project_id: str, kind: str) -> None:
    before = language()
    set_language(lang)
    try:
        text = render(compose(portfolio(), project(project_id), kind, OPENING))
    finally:
        set_language(before)
    assert project(project_id).title in text
    assert re.search(r"sha256:[0-9a-f]{64}", text)

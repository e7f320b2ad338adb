"""Records fit together: everything that is named exists, everything numbered is numbered once, roles were held."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from digitek_cli.model.events import Basis, Condition, Decision, Grant, Link, Statement, Transaction
from digitek_cli.model.evidence import EvidenceRecord
from digitek_cli.model.organisation import Held
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.project import Appointment, Benefit, Department, Funding, Intake, Origin, Project
from digitek_cli.model.terms import (
    Decider,
    DecisionKind,
    FundingSource,
    Leg,
    Phase,
    ProjectType,
    Role,
    StatementKind,
    TransactionKind,
)
from digitek_cli.rules import deadlines, integrity
from digitek_cli.rules.events import rewritten
from digitek_cli.rules.finding import Finding
from tests.world import in_trial, rules_only

ON = date(2026, 3, 14)


def project(**fields: Any) -> Project:
    values: dict[str, Any] = {"id": "P-2026-001", "title": "Tavler", "area": "social", "type": ProjectType.DIGITEK}
    values |= {"phase": Phase.INTAKE, "submitter": "abc", "received": ON}
    return Project.model_validate(values | fields)


def found(*records: Any, base: Portfolio | None = None) -> list[Finding]:
    return list(integrity.check((base or rules_only()).with_records(*records)))


def decision(**fields: Any) -> Decision:
    values = {
        "id": "D-2026-aaaaaa",
        "project": "P-2026-001",
        "kind": DecisionKind.FINANCING,
        "date": ON,
        "decider": Decider.HEAD_OF_AREA,
        "by": ("hso",),
        "rule": "own-area",
        "policy": date(2026, 1, 1),
        "reason": "Fordi",
    }
    return Decision.model_validate(values | fields)


def test_the_shipped_rules_are_whole() -> None:
    assert found() == []
    assert found(project()) == []


@pytest.mark.parametrize(
    ("fields", "code", "at"),
    [
        ({"area": "socal"}, "REF002", ("area",)),
        ({"funding": Funding(source=FundingSource.OWN, areas=("x",))}, "REF002", ("funding", "areas", 0)),
        ({"funding": Funding(source=FundingSource.OWN, by="zz")}, "REF001", ("funding", "by")),
        ({"departments": (Department(id="a", phase=Phase.TRIAL, area="x"),)}, "REF002", ("departments", 0, "area")),
        ({"owner": "zz"}, "REF001", ("owner",)),
        ({"manager": "zz"}, "REF001", ("manager",)),
        ({"benefit_owner": "zz"}, "REF001", ("benefit_owner",)),
        ({"evidence": ("EV-999",)}, "REF005", ("evidence", 0)),
        ({"origin": Origin(project="P-2020-001")}, "REF004", ("origin", "project")),
        ({"origin": Origin(project="P-2026-001", decision="D-2026-zzzzzz")}, "REF006", ("origin", "decision")),
        (
            {"benefits": (Benefit(id="G-001", leg=Leg.QUALITY, text="x", evidence=("EV-999",)),)},
            "REF005",
            ("benefits", 0, "evidence", 0),
        ),
        ({"benefits": (Benefit(id="a", leg=Leg.QUALITY, text="x"),) * 2}, "PROJ003", ("benefits",)),
        ({"type": ProjectType.OTHER}, "PROJ011", ("type",)),
        ({"type": ProjectType.MANDATORY}, "PROJ010", ("type",)),
    ],
)
def test_a_project_names_only_what_exists(fields: dict[str, Any], code: str, at: tuple[Any, ...]) -> None:
    assert [(item.code, item.at) for item in found(project(**fields))] == [(code, at)]


def test_evidence_that_exists_and_references_elsewhere_are_fine() -> None:
    known = EvidenceRecord(id="EV-009", title="x", date=ON, source="x", population="x")
    assert found(project(evidence=("EV-009", "Sag 26/1")), known) == []


@pytest.mark.parametrize(
    ("person", "on", "code"),
    [("lo1", ON, None), ("lo1", date(2025, 12, 31), "ROLE010"), ("hso", ON, "ROLE010")],
)
def test_an_owner_held_the_role_on_the_day_of_the_appointment(person: str, on: date, code: str | None) -> None:
    intake = Intake(owner=Appointment(person=person, by="hom", date=on))
    assert [item.code for item in found(project(owner=person, intake=intake))] == ([code] if code else [])


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"by": ("zz",)}, "REF001"),
        ({"project": "P-2026-002"}, "REF004"),
        ({"supersedes": ("D-2026-zzzzzz",)}, "REF006"),
        ({"previous": (Link(id="D-2026-zzzzzz", hash="x"),)}, "REF006"),
        ({"considered": ("S-2026-zzzzzz",)}, "REF006"),
        ({"basis": (Basis(document="x", content="x", approval="S-2026-zzzzzz"),)}, "REF006"),
        ({"grants": (Grant(pool="social", year=2026, amount=1, transaction="T-2026-zzzzzz"),)}, "REF006"),
        ({"conditions": (Condition(text="x", owner="zz", due=ON),)}, "REF001"),
        ({"created": "P-2026-002"}, "REF004"),
    ],
)
def test_a_decision_names_only_what_exists(fields: dict[str, Any], code: str) -> None:
    assert found(project(), decision()) == []
    assert code in [item.code for item in found(project(), decision(**fields))]


@pytest.mark.parametrize(
    ("by", "role", "on", "code"),
    [
        ("hso", Role.HEAD_OF_AREA, ON, None),
        ("hso", Role.DPO, ON, "ROLE010"),
        ("hso", Role.HEAD_OF_AREA, date(2025, 12, 31), "ROLE010"),
        ("zz", Role.DPO, ON, "REF001"),
        ("zz", Role.EMPLOYEE, ON, None),
    ],
)
def test_whoever_speaks_held_the_role(by: str, role: Role, on: date, code: str | None) -> None:
    said = Statement(
        id="S-2026-aaaaaa", project="P-2026-001", kind=StatementKind.COMMENT, by=by, role=role, date=on, text="x"
    )
    assert [item.code for item in found(project(), said)] == ([code] if code else [])


def test_a_booking_names_a_decision_that_exists() -> None:
    booked = Transaction(
        id="T-2026-aaaaaa", date=ON, kind=TransactionKind.RESERVATION, text="x", decision="D-2026-zzzzzz", postings=()
    )
    assert [item.code for item in found(booked)] == ["REF006"]


def test_a_renumbered_project_remembers_a_number_that_is_not_its_own() -> None:
    assert found(project(), project(id="P-2026-002", formerly=("P-2026-001",))) == []
    assert [item.code for item in found(project(formerly=("P-2026-001",)))] == ["PROJ004"]


def test_an_organisation_is_whole() -> None:
    organisation = rules_only().organisation
    first, *rest = organisation.people
    wrong = first.with_(
        roles=(
            Held(role=Role.HEAD_OF_AREA, from_=ON),
            Held(role=Role.DPO, from_=ON, until=date(2026, 1, 1)),
            Held(role=Role.MANAGER, area="x", from_=ON),
        )
    )
    codes = {item.code for item in found(organisation.with_(people=(wrong, wrong, *rest)))}
    assert codes == {"ORG001", "ORG002", "REF002", "PROJ003"}


def test_open_questions_are_warnings_until_somebody_answers() -> None:
    portfolio = rules_only()
    (policy,) = portfolio.policies
    codes = [item.code for item in deadlines.check(portfolio, ON)]
    assert codes == ["QST001"] * len(policy.open_questions)
    answered = tuple(question.with_(answered=question.text) for question in policy.open_questions)
    assert list(deadlines.check(portfolio.with_records(policy.with_(open_questions=answered)), ON)) == []


def of_time(portfolio: Portfolio, on: date) -> list[str]:
    found = [item for item in deadlines.check(portfolio, on) if item.code != "QST001"]
    assert all(item.severity != "error" for item in found)
    return [item.code for item in found]


def test_evidence_grows_old() -> None:
    known = EvidenceRecord(id="EV-009", title="x", date=date(2023, 3, 14), source="x", population="x")
    portfolio = rules_only().with_records(known)
    assert of_time(portfolio, date(2026, 3, 14)) == []
    assert of_time(portfolio, date(2026, 3, 15)) == ["TIME002"]


def test_roles_run_out() -> None:
    portfolio = rules_only().with_records(project(owner="lo1"))
    people = tuple(
        person.with_(roles=tuple(held.with_(until=ON) for held in person.roles))
        for person in portfolio.organisation.people
    )
    portfolio = portfolio.with_records(portfolio.organisation.with_(people=people))
    assert of_time(portfolio, ON) == []
    assert of_time(portfolio, date(2026, 3, 15)) == ["TIME003"]


def test_conditions_and_trials_run_late() -> None:
    world = in_trial()
    last = world.portfolio.decisions("P-2026-001")[-1]
    condition = Condition(text="Mål først", owner="pl1", due=date(2026, 4, 1))
    portfolio = world.portfolio.with_records(last.with_(conditions=(condition,)))
    assert of_time(portfolio, date(2026, 4, 1)) == []
    assert of_time(portfolio, date(2026, 4, 2)) == ["TIME001"]
    end = world.project().trial_end
    assert end is not None
    assert of_time(world.portfolio, end) == []
    assert of_time(world.portfolio, end.replace(year=end.year + 1))[-1] == "TIME005"


def test_events_are_never_rewritten() -> None:
    before = {"decisions/2026/D-2026-aaaaaa.yaml": b"a\n", "projects/2026/P-2026-001.yaml": b"a\n"}
    assert list(rewritten(before, before)) == []
    assert list(rewritten(before, dict.fromkeys(before, b"a\r\n"))) == []
    assert [item.code for item in rewritten(before, dict.fromkeys(before, b"b\n"))] == ["EVT001"]
    assert [item.code for item in rewritten(before, {})] == ["EVT002"]
    assert list(rewritten({}, before)) == []

"""A small portfolio on disk, and hand-made records of every kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from digitek_cli.model.checklist import (
    Answer,
    AnswerSheet,
    AnswerType,
    Attached,
    EvidenceWanted,
    Fact,
    FactDefinition,
    FactRegister,
    FactSheet,
    Item,
    ItemOutcome,
    Questionnaire,
)
from digitek_cli.model.events import (
    Basis,
    Condition,
    Decision,
    FileSeen,
    Grant,
    ItemSigned,
    Link,
    Posting,
    Statement,
    Transaction,
    Waiver,
)
from digitek_cli.model.evidence import Claim, EvidenceRecord
from digitek_cli.model.organisation import Area, Held, Labels, Organisation, Person
from digitek_cli.model.policy import Policy, Pool, PoolFrame, Thresholds, YearFrames
from digitek_cli.model.portfolio import Record, path_of
from digitek_cli.model.project import Benefit, Budget, Figure, Funding, Hours, Intake, Project, Risk, StepDone, Triage
from digitek_cli.model.settings import Settings
from digitek_cli.model.value import to_document
from digitek_cli.store import yaml_io

DAY = date(2026, 3, 14)
BOTH = Labels(da="Sår på skærm", en="Wounds on screen: no")

SETTINGS = Settings(format_version=1, name="Prøve: æøå", opened=DAY)
ORGANISATION = Organisation(
    areas=(Area(id="social", title=BOTH, from_=DAY),),
    people=(
        Person(initials="hso", title="chef", roles=(Held(role="head-of-area", area="social", from_=DAY),)),
        Person(initials="pl1", roles=(Held(role="project-manager", from_=DAY, until=date(2027, 1, 1)),)),
    ),
)
POLICY = Policy(
    valid_from=date(2026, 1, 1),
    source="001",
    phases=(),
    documents=(),
    gates=(),
    decisions=(),
    decision_rights=(),
    thresholds=Thresholds(
        very_small="budget <= 10000",
        resource_heavy="false",
        heads_quorum=2,
        spend_tolerance_percent=10,
        spend_tolerance_amount=Decimal("5000.50"),
        evidence_years=3,
        extensions=1,
    ),
    pools=(Pool(id="social", title=BOTH, area="social"),),
    frames=(YearFrames(year=2026, pools=(PoolFrame(pool="social", amount=Decimal(200_000)),), source="001"),),
)
PROJECT = Project(
    id="P-2026-014",
    title="Skærm til sår: prøve",
    type="digitek",
    area="social",
    phase="intake",
    submitter="pl1",
    received=DAY,
    need="To linjer\n\nog en til # ikke en kommentar",
    it_solution=False,
    intake=Intake(triage=Triage(outcome="project", by="kon", date=DAY)),
    benefits=(Benefit(id="G-001", leg="quality", text="no", size=3, evidence=("EV-001",)),),
    risk=Risk(category=2, product_known=True, doing=("12:30", "ja")),
    budget=Budget(study=Decimal("1250.50"), trial=Decimal(100_000), hours=Hours(study=12)),
    funding=Funding(source="own", areas=("social",), by="hso", date=DAY),
    steps=(StepDone(phase="idea", step="describe", by="pl1", date=DAY, evidence=("j.nr. 27.15.08-G01-1-20",)),),
    figures=(
        Figure(id="F-1", kind="use", text="kald", low=Decimal(1), high=Decimal("2.5"), unit="kald/uge", source="000"),
    ),
)
DECISION = Decision(
    id="D-2026-k7m2qx",
    project="P-2026-014",
    kind="gate",
    gate="gate-1",
    outcomes=("study",),
    phase="study",
    date=DAY,
    decider="head-of-area",
    by=("hso",),
    rule="R-1",
    policy=date(2026, 1, 1),
    facts={"budget": 1250, "areas": ["social"], "small": None, "day": "2026-03-14", "heavy": True},
    reason="Fordi:\nder er behov",
    basis=(Basis(document="idea", content="sha256:00ff", approval="S-2026-abcdef"),),
    conditions=(Condition(text="mål", owner="pl1", due=DAY),),
    waivers=(Waiver(code="GATE003", reason="lille"),),
    grants=(Grant(pool="social", year=2026, amount=Decimal("1250.50"), transaction="T-2026-abcdef"),),
    previous=(Link(id="D-2026-aaaaaa", hash="sha256:1e3"),),
    recorded_by="kon",
)
STATEMENT = Statement(
    id="S-2026-abcdef",
    project="P-2026-014",
    kind="signature",
    by="pl1",
    role="project-manager",
    date=DAY,
    files=(FileSeen(path="projects/2026/P-2026-014.yaml", blob="0" * 40),),
    text="~",
    items=(ItemSigned(item="MDR-01", content="sha256:aa"),),
)
TRANSACTION = Transaction(
    id="T-2026-abcdef",
    date=DAY,
    kind="reservation",
    text="null",
    decision="D-2026-k7m2qx",
    late=True,
    postings=(
        Posting(account="reserved", pool="social", year=2026, project="P-2026-014", amount=Decimal("1250.50")),
        Posting(account="available", pool="social", year=2026, amount=Decimal("-1250.50")),
    ),
)
QUESTIONNAIRE = Questionnaire(
    id="service-design",
    version="1.0.0",
    title=BOTH,
    rules_as_of=DAY,
    review_by=DAY,
    items=(
        Item(
            id="SD-01",
            text=BOTH,
            source=("001",),
            answer=AnswerType(
                type="single", options=("ja", "nej"), labels={"ja": BOTH}, sets="used", map={"ja": True}, from_=("mdr",)
            ),
            applies_when="not (a == 'x: #')",
            outcomes=(ItemOutcome(answer="nej", result="stop", text=BOTH),),
            evidence=(EvidenceWanted(id="plan", required=True, max_age_days=30),),
            blocks="gate-2",
            reviewer="dpo",
        ),
    ),
)
REGISTER = FactRegister(version="1.0.0", facts={"no": FactDefinition(type="bool", text=BOTH)})
FACTS = FactSheet(
    project="P-2026-014",
    facts={
        "no": Fact(date=DAY),
        "used": Fact(value=True, by="pl1", date=DAY),
        "list": Fact(value=["a", "no"], date=DAY),
    },
)
ANSWERS = AnswerSheet(
    project="P-2026-014",
    questionnaire="service-design",
    version="1.0.0",
    answers={"SD-01": Answer(value="ja", by="pl1", date=DAY, evidence=(Attached(id="plan", ref="sag 1", date=DAY),))},
)
EVIDENCE = EvidenceRecord(
    id="EV-001",
    title="Undersøgelse",
    date=DAY,
    source="004",
    population="12 hjem",
    claims=(Claim(id="a", text="x", value=Decimal("0.5"), unit="timer"),),
)
RECORDS: tuple[Record, ...] = (
    *(SETTINGS, ORGANISATION, POLICY, PROJECT, DECISION, STATEMENT, TRANSACTION),
    *(QUESTIONNAIRE, REGISTER, FACTS, ANSWERS, EVIDENCE),
)


def write(root: Path, *records: Record) -> Path:
    """Lay records out on disk as files of a portfolio."""
    for record in records:
        file = root / path_of(record)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(yaml_io.render_new(to_document(record)))
    return root

"""A small portfolio for the documents: one project with everything and one with nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from digitek_cli.model.checklist import Answer, Questionnaire
from digitek_cli.model.events import Decision, Statement
from digitek_cli.model.organisation import Organisation
from digitek_cli.model.policy import DocumentKind, Policy
from digitek_cli.model.portfolio import Portfolio, Record
from digitek_cli.model.project import Project
from digitek_cli.model.settings import Settings
from digitek_cli.model.terms import ItemState
from digitek_cli.rules.checklists import ItemView
from digitek_cli.rules.content import content_hash

DAY = date(2026, 3, 14)
TEXTS = ["need", "solution", "purpose", "citizen_effect", "benefits", "risk", "budget"]
STUDIED = [
    *("measurement", "operating_economics", "operation_funded_by", "roles", "preparation", "benefit_chain"),
    *("experience", "involvement", "trial_scope", "trial_end", "stop_criteria"),
]
LEARNT = ["experiences", "economy", "recommendations", "measurements", "chain_revisited", "benefits"]


def kind(name: str, shows: list[str], requires: list[str]) -> dict[str, Any]:
    titles = {
        "idea-description": ("Idébeskrivelse", "Idea description"),
        "project-description": ("Projektbeskrivelse", "Project description"),
        "evaluation": ("Projektevaluering", "Project evaluation"),
        "recommendation": ("Anbefaling", "Recommendation"),
    }
    danish, english = titles[name]
    return {
        "id": name,
        "title": {"da": danish, "en": english},
        "shows": ["title", "area", *shows],
        "requires": requires,
        "template": name,
        "rule": "R-114",
    }


def policy(**changes: Any) -> Policy:
    return Policy.model_validate(
        {
            "valid_from": "2026-01-01",
            "source": "test",
            "phases": [],
            "documents": [
                kind("idea-description", TEXTS, ["need", "benefits", "risk", "budget.trial"]),
                kind("project-description", [*TEXTS, *STUDIED], ["need", "measurement", "operating_economics"]),
                kind("evaluation", LEARNT, ["experiences", "economy", "recommendations"]),
                kind("recommendation", ["need", "benefits", "risk", "budget"], []),
            ],
            "gates": [],
            "decisions": [],
            "decision_rights": [],
            "thresholds": {
                "very_small": "true",
                "resource_heavy": "false",
                "heads_quorum": 2,
                "spend_tolerance_percent": 5,
                "spend_tolerance_amount": 5000,
                "evidence_years": 3,
                "extensions": 1,
            },
            "pools": [{"id": "omsorg", "title": {"da": "Omsorg", "en": "Elderly Care"}, "area": "omsorg"}],
            "frames": [],
        }
        | changes
    )


def organisation() -> Organisation:
    return Organisation.model_validate(
        {
            "areas": [{"id": "omsorg", "title": {"da": "Omsorg", "en": "Elderly Care"}}],
            "people": [
                {
                    "initials": "hom",
                    "title": "Omsorgschef",
                    "roles": [{"role": "head-of-area", "area": "omsorg", "from": "2026-01-01"}],
                },
                {
                    "initials": "lo1",
                    "title": "Leder i Omsorg",
                    "roles": [{"role": "project-owner", "area": "omsorg", "from": "2026-01-01"}],
                },
                {"initials": "kon", "title": "Digitaliseringskonsulent"},
            ],
        }
    )


def empty() -> Project:
    return Project.model_validate(
        {
            "id": "P-2026-008",
            "title": "Ny idé",
            "type": "digitek",
            "area": "omsorg",
            "phase": "intake",
            "submitter": "kon",
            "received": "2026-02-01",
        }
    )


def full() -> Project:
    return Project.model_validate(
        {
            "id": "P-2026-007",
            "title": "Skærmbesøg i hjemmeplejen",
            "type": "digitek",
            "area": "omsorg",
            "phase": "idea",
            "submitter": "kon",
            "received": "2026-02-01",
            "need": "Mange korte besøg bruger mere tid på vejen end hos borgeren.\n\nDet mærkes mest om aftenen.",
            "solution": "Udvalgte besøg holdes på skærm.",
            "purpose": "At frigøre arbejdskraft.",
            "owner": "lo1",
            "manager": "pl1",
            "citizen_effect": "Borgeren slipper for at vente.",
            "benefits": [
                {
                    "id": "G-001",
                    "leg": "efficiency",
                    "text": "Mindre køretid.",
                    "receiver": "hjemmeplejen",
                    "size": 3,
                    "measurement": "kørebog i to uger",
                    "evidence": ["EV-004"],
                },
                {"id": "G-002", "leg": "quality", "text": "Borgeren bestemmer tidspunktet.", "size": 2},
                {
                    "id": "G-003",
                    "leg": "quality",
                    "text": "Nogle savner samværet.",
                    "negative": True,
                    "mitigation": "Besøg holdes fysisk, når borgeren ønsker det.",
                },
            ],
            "risk": {
                "category": 2,
                "predictability": 2,
                "breadth": 2,
                "profession": 1,
                "technology": 1,
                "reason": "Teknikken er kendt, arbejdsgangen er ny.",
                "doing": ["Borgere uden net bliver valgt fra."],
                "not_doing": ["Aftenvagterne kan ikke besættes."],
                "by": "kon",
                "date": "2026-02-20",
            },
            "budget": {
                "study": 0,
                "trial": 80000,
                "operation": "12500.50",
                "external": 20000,
                "hours": {"study": 20, "trial": 60},
            },
            "funding": {"source": "own", "by": "hom", "date": "2026-03-02"},
            "experience": "To kommuner har holdt skærmbesøg i to år.",
            "involvement": "Ældrerådet og seks borgere er med.",
            "measurement": "Tid pr. besøg måles før og efter.",
            "roles": "Lederen ejer gevinsten.",
            "preparation": "Kursus på en halv dag.",
            "benefit_chain": "bilag 2",
            "operating_economics": "bilag 3",
            "operation_funded_by": "hjemmeplejens driftsbudget",
            "trial_scope": "Ét team med ti borgere.",
            "trial_end": "2026-11-30",
            "stop_criteria": "Flere end to utilsigtede hændelser.",
            "experiences": "Besøgene virker for de fleste.",
            "economy": "Afprøvningen kostede 71.200 kr.",
            "recommendations": "Sæt løsningen i drift i teamet.",
            "measurements": "bilag 5",
            "chain_revisited": "bilag 6",
        }
    )


def decision() -> Decision:
    return Decision.model_validate(
        {
            "id": "D-2026-k7m2qx",
            "project": "P-2026-007",
            "kind": "financing",
            "date": "2026-03-10",
            "decider": "head-of-area",
            "by": ["hom"],
            "rule": "8b-8",
            "policy": "2026-01-01",
            "reason": "Besøgene om aftenen haster.",
            "grants": [{"pool": "omsorg", "year": 2026, "amount": 60000, "transaction": "T-2026-aaaaaa"}],
            "conditions": [{"text": "Aftale med leverandøren foreligger.", "owner": "lo1", "due": "2026-05-01"}],
        }
    )


def statements(project: Project, document: DocumentKind) -> tuple[Statement, ...]:
    """A recommendation with forum, an approval of this very content, one of older content, and a comment."""
    content = content_hash(project, document)
    given: list[dict[str, Any]] = [
        {
            "kind": "recommendation",
            "by": "kon",
            "role": "digitalisation-consultant",
            "date": "2026-02-25",
            "gate": "gate-1",
            "priority": "high",
            "hours": 40,
            "text": "Tag den før sommeren.",
        },
        {
            "kind": "forum",
            "by": "kon",
            "role": "digitalisation-consultant",
            "date": "2026-02-25",
            "gate": "gate-1",
            "forum": "heads-group",
        },
        {"kind": "approval", "by": "lo1", "role": "project-owner", "date": "2026-02-26", "content": "sha256:0"},
        {"kind": "approval", "by": "lo1", "role": "project-owner", "date": "2026-03-01", "content": content},
        {
            "kind": "comment",
            "by": "hom",
            "role": "head-of-area",
            "date": "2026-03-02",
            "content": content,
            "text": "God idé.",
        },
    ]
    return tuple(
        Statement.model_validate(
            {"id": f"S-2026-aaaaa{number}", "project": project.id, "document": document.id, **fields}
            if fields["kind"] in ("approval", "comment")
            else {"id": f"S-2026-aaaaa{number}", "project": project.id, **fields}
        )
        for number, fields in enumerate(given, 2)
    )


def portfolio(*records: Record, rules: Policy | None = None) -> Portfolio:
    settings = Settings.model_validate({"format_version": 1, "name": "Test", "opened": "2026-01-01"})
    return Portfolio().with_records(settings, organisation(), rules or policy(), *records)


def items() -> tuple[ItemView, ...]:
    """Three items of one questionnaire: in order, conditional and open."""
    sheet = Questionnaire.model_validate(
        {
            "id": "ce",
            "version": "1.0.0",
            "title": {"da": "CE", "en": "CE"},
            "rules_as_of": "2026-01-01",
            "review_by": "2027-01-01",
            "items": [
                {
                    "id": f"CE-{number}",
                    "text": {"da": "Er produktet *mærket*?", "en": "Is the product *marked*?"},
                    "source": ["test"],
                    "answer": {"type": "text"},
                    "blocks": "gate-1",
                    "reviewer": "legal",
                }
                for number in (1, 2, 3)
            ],
        }
    )
    owed = Answer.model_validate({"by": "pl1", "date": "2026-03-01", "owner": "lo1", "due": "2026-05-01"})
    states = (ItemState.OK, ItemState.CONDITION, ItemState.OPEN)
    return tuple(
        ItemView(sheet, item, True, state, owed if state == ItemState.CONDITION else None)
        for item, state in zip(sheet.items, states, strict=True)
    )


def told(name: str) -> Portfolio:
    """Both projects, and what was said and decided about the full one."""
    document = policy().document(name)
    assert document is not None
    return portfolio(full(), empty(), decision(), *statements(full(), document))

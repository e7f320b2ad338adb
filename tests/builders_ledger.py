"""A small portfolio with four pools, their openings, and two projects that draw on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from digitek_cli.model.events import Decision, Grant, Transaction
from digitek_cli.model.organisation import Organisation
from digitek_cli.model.policy import Policy
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.project import Project
from digitek_cli.model.settings import Settings
from digitek_cli.operations.change import Moment
from digitek_cli.rules import ledger

NEW_YEAR = date(2026, 1, 1)
TODAY = date(2026, 6, 30)
ONE, TWO = "P-2026-001", "P-2026-002"
POOLS = {"social": ("Social", "hso"), "sundhed": ("Sundhed", "hsu"), "omsorg": ("Omsorg", "hom")}
FRAMES = {"social": 200_000, "sundhed": 200_000, "omsorg": 200_000, "common": 1_372_000}
HEADS = ("hso", "hsu", "hom")


def tokens() -> Callable[[], str]:
    """`aaaaaa`, `aaaaab` …: ids in the order in which they were made."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"

    def spell(number: int) -> str:
        word = ""
        for _ in range(6):
            number, rest = divmod(number, len(letters))
            word = letters[rest] + word
        return word

    words: Iterator[str] = map(spell, count())
    return lambda: next(words)


def moment(today: date = TODAY) -> Moment:
    return Moment(today, "kon", tokens())


def policy(**changes: Any) -> Policy:
    fixed = [
        {"line": "tucv", "title": {"da": "TUCV", "en": "TUCV"}, "amount": 500_000, "source": "001:L130"},
        {
            "line": "memberships",
            "title": {"da": "Øvrige medlemskaber", "en": "Other memberships"},
            "amount": 166_600,
            "printed": 166_000,
            "source": "001:L131",
        },
        {"line": "staff", "title": {"da": "Personale", "en": "Staff"}, "amount": 1_750_000, "source": "001:L132"},
        {
            "line": "small",
            "title": {"da": "Småindkøb", "en": "Small purchases"},
            "amount": 50_000,
            "in_stated": False,
            "source": "001:L133",
        },
        {
            "line": "events",
            "title": {"da": "Konferencer, temadage og events", "en": "Conferences, theme days and events"},
            "amount": 100_000,
            "in_stated": False,
            "source": "001:L134",
        },
    ]
    return Policy.model_validate(
        {
            "valid_from": "2026-01-01",
            "source": "001",
            "phases": [],
            "documents": [],
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
            "pools": [
                *(
                    {"id": name, "title": {"da": title, "en": title}, "area": name}
                    for name, (title, _) in POOLS.items()
                ),
                {"id": "common", "title": {"da": "Fællespulje", "en": "Common pool"}},
            ],
            "frames": [
                {
                    "year": 2026,
                    "pools": [{"pool": name, "amount": amount} for name, amount in FRAMES.items()],
                    "fixed": fixed,
                    "stated_fixed": 2_416_600,
                    "questions": ["OQ-1", "OQ-2"],
                    "source": "001:L119-134",
                }
            ],
            "open_questions": [
                question("OQ-1"),
                question("OQ-2", answered={"da": "Egne midler.", "en": "Money of their own."}),
                question("OQ-3"),
            ],
        }
        | changes
    )


def question(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "text": {"da": f"Spørgsmål {name}?", "en": f"Question {name}?"}, "source": "001"} | more


def organisation() -> Organisation:
    head = {"role": "head-of-area", "from": "2026-01-01"}
    people = [{"initials": head_, "roles": [head | {"area": area}]} for area, (_, head_) in POOLS.items()]
    return Organisation.model_validate(
        {
            "areas": [{"id": area, "title": {"da": title, "en": title}} for area, (title, _) in POOLS.items()],
            "people": [
                *people,
                {"initials": "kon", "roles": [{"role": "digitalisation-consultant", "from": "2026-01-01"}]},
                {"initials": "dir", "roles": [{"role": "director", "from": "2026-01-01"}]},
            ],
        }
    )


def project(project_id: str, **changes: Any) -> Project:
    return Project.model_validate(
        {
            "id": project_id,
            "title": "Skærmbesøg" if project_id == ONE else "Sensorgulve",
            "type": "digitek",
            "area": "social",
            "phase": "trial",
            "submitter": "kon",
            "received": "2026-01-02",
            "history": {"phase": "trial", "text": "begyndt før reglerne", "source": "000"},
        }
        | changes
    )


def unopened() -> Portfolio:
    settings = Settings.model_validate({"format_version": 1, "name": "Prøve", "opened": "2026-01-01"})
    return Portfolio().with_records(settings, organisation(), policy(), project(ONE), project(TWO))


def opened(now: Moment) -> Portfolio:
    """The portfolio with the openings of 2026; draw every later id from the same moment."""
    portfolio = unopened()
    return portfolio.with_records(*ledger.opening(policy(), 2026, NEW_YEAR, now.token))


def decision(decision_id: str, project_id: str, day: date, **changes: Any) -> Decision:
    return Decision.model_validate(
        {
            "id": decision_id,
            "project": project_id,
            "kind": "financing",
            "date": day,
            "decider": "heads-group",
            "by": list(HEADS),
            "rule": "test",
            "policy": NEW_YEAR,
            "reason": "prøve",
        }
        | changes
    )


def grant(
    portfolio: Portfolio,
    now: Moment,
    pool: str,
    amount: Decimal | int,
    day: date,
    project_id: str = ONE,
    by: tuple[str, ...] = HEADS,
) -> Portfolio:
    """The portfolio after a decision that reserves; the same when the books say no."""
    decision_id = f"D-{day.year}-{now.token()}"
    booking = ledger.reserve(portfolio, project_id, pool, 2026, Decimal(amount), decision_id, day, now)
    if booking.findings:
        return portfolio
    grants: tuple[Grant, ...] = ledger.grants(booking.transactions)
    made = decision(decision_id, project_id, day, by=list(by), grants=[item.model_dump() for item in grants])
    return portfolio.with_records(made, *booking.transactions)


def book(portfolio: Portfolio, booking: ledger.Booking) -> Portfolio:
    """The portfolio with a booking that must have been possible."""
    assert not booking.findings, booking.findings
    return portfolio.with_records(*booking.transactions)


def transaction(**fields: Any) -> Transaction:
    """A transaction by hand, as a wrong edit of a file would make it."""
    return Transaction.model_validate({"id": "T-2026-zzzzzz", "date": "2026-03-01", "text": "i hånden"} | fields)

"""Random books: any sequence of bookings, each refused or made by the rules, on any dates of two years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from hypothesis import strategies as st

from digitek_cli.model.events import Consulted, Purchase
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.terms import Account
from digitek_cli.operations.change import Moment
from digitek_cli.rules import ledger, pool_moves
from digitek_cli.rules.bookable import Booking
from digitek_cli.rules.bookings import Agreed, Place
from tests.builders_ledger import NEW_YEAR
from tests.world import World

HEADS = ("hso", "hsu", "hom")
POOLS = ("social", "sundhed", "omsorg", "common")
PROJECTS = ("P-2026-001", "P-2026-002")
START = NEW_YEAR


@dataclass(frozen=True)
class Move:
    """One thing that somebody tries to book."""

    kind: str
    pool: str
    other: str
    project: str
    amount: Decimal
    days: int


AMOUNTS = st.integers(1, 30_000_000).map(lambda oere: Decimal(oere) / 100)
MOVES = st.builds(
    Move,
    st.sampled_from(["reserve", "commit", "spend", "release", "uncommit", "transfer", "purchase", "receive"]),
    st.sampled_from(POOLS),
    st.sampled_from(POOLS),
    st.sampled_from(PROJECTS),
    AMOUNTS,
    st.integers(0, 360),
)
BOOKS = st.lists(MOVES, min_size=5, max_size=40)


def books(moves: list[Move]) -> Portfolio:
    """The books after all that the rules let through."""
    world = World(today=START)
    for project in PROJECTS:
        world.idea(project)
    portfolio, tokens = world.portfolio, count(1)
    moment = Moment(START, "kon", lambda: f"r{next(tokens):05d}")
    for move in moves:
        booking = attempt(portfolio, move, moment)
        portfolio = portfolio.with_records(*booking.transactions)
    return portfolio


def attempt(portfolio: Portfolio, move: Move, moment: Moment) -> Booking:
    """What the rules make of one move."""
    day = START + timedelta(days=move.days)
    place, amount = Place(move.pool, START.year, move.project), move.amount
    agreed = Agreed(HEADS, 'Aftalt; | "på" mødet', document="Aftale; 7")
    tries: dict[str, Callable[[], Booking]] = {
        "reserve": lambda: ledger.reserve(
            portfolio, move.project, move.pool, START.year, amount, "D-2026-aaaaaa", day, moment
        ),
        "commit": lambda: ledger.commit(portfolio, place, amount, "Kontrakt, 1", day, moment),
        "spend": lambda: ledger.spend(portfolio, place, amount, "Faktura 1", day, moment),
        "release": lambda: ledger.release(portfolio, place, amount, "Tilbage", day, moment),
        "uncommit": lambda: ledger.release(portfolio, place, amount, "Tilbage", day, moment, source=Account.COMMITTED),
        "transfer": lambda: pool_moves.transfer(
            portfolio, (move.pool, move.other), START.year, amount, agreed, day, moment
        ),
        "purchase": lambda: pool_moves.purchase(
            portfolio, move.pool, START.year, amount, bought(day), agreed, day, moment
        ),
        "receive": lambda: pool_moves.grant(portfolio, move.pool, START.year, amount, agreed, day, moment),
    }
    return tries[move.kind]()


def bought(day: date) -> Purchase:
    return Purchase(title="Tablets & kabler", it=True, consulted=Consulted(person="kon", date=day))


def everything(portfolio: Portfolio) -> dict[Any, Any]:
    return {item.id: item for item in portfolio.transactions()}


__all__ = ["BOOKS", "MOVES", "Move", "attempt", "books", "everything"]

"""No sequence of bookings, in whatever order of dates, leaves books that `check` finds an error in."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.terms import Account
from digitek_cli.operations.change import Moment
from digitek_cli.rules import ledger
from tests.builders_ledger import FRAMES, NEW_YEAR, ONE, TWO, decision, grant, moment, opened

Act: TypeAlias = tuple[str, str, str, Decimal, date]

VERBS = ("reserve", "commit", "spend", "release", "unbind", "release-all", "stop")
# Round amounts, so that orders and bills meet each other; a grant is for several of them.
amounts = st.sampled_from([Decimal(item) for item in ("0.01", "2500", "5000", "20000", "21000.50", "50000")])
days = st.integers(min_value=0, max_value=60).map(lambda number: NEW_YEAR + timedelta(days=number))
acts: st.SearchStrategy[list[Act]] = st.lists(
    st.tuples(
        st.sampled_from(VERBS[:5] * 6 + VERBS[5:]),
        st.sampled_from(["common", "common", "social"]),
        st.sampled_from([ONE, ONE, ONE, TWO]),
        amounts,
        days,
    ),
    min_size=10,
    max_size=40,
)


def perform(books: Portfolio, act: Act, now: Moment) -> Portfolio:
    verb, pool, project, amount, day = act
    place = ledger.Place(pool, 2026, project)
    steps: dict[str, Callable[[], ledger.Booking]] = {
        "commit": lambda: ledger.commit(books, place, amount, "K", day, now),
        "spend": lambda: ledger.spend(books, place, amount, "F", day, now),
        "release": lambda: ledger.release(books, place, amount, "x", day, now),
        "unbind": lambda: ledger.release(books, place, amount, "x", day, now, source=Account.COMMITTED),
    }
    if verb == "reserve":
        return grant(books, now, pool, amount * 4, day, project)
    if verb == "stop":
        return books.with_records(decision(f"D-2026-{now.token()}", project, day, kind="stop"))
    if verb == "release-all":
        ending = decision(f"D-2026-{now.token()}", project, day, kind="hold")
        return books.with_records(ending, *ledger.release_all(books, project, ending.id, day, now))
    return books.with_records(*steps[verb]().transactions)


def played(sequence: list[Act]) -> Portfolio:
    now = moment()
    books = opened(now)
    for act in sequence:
        books = perform(books, act, now)
    return books


@given(acts)
def test_the_books_balance_whatever_is_done(sequence: list[Act]) -> None:
    books = played(sequence)
    assert not list(ledger.check(books))
    for day in sorted({item.date for item in books.transactions()}):
        sheet = ledger.balance(books, day, 2026)
        for pool in sheet.pools:
            it = pool.figures
            assert it.budget == FRAMES[pool.pool] == it.available + it.reserved + it.committed + it.spent
            assert min(it.available, it.reserved, it.committed, it.spent) >= 0
        for held in sheet.projects:
            assert min(held.reserved, held.committed, held.spent) >= 0


@given(acts, days)
def test_what_is_available_can_be_reserved_to_the_last_oere(sequence: list[Act], day: date) -> None:
    books = played(sequence)
    now = moment()
    free = ledger.available(books, "social", 2026, day)
    over = ledger.reserve(books, TWO, "social", 2026, free + Decimal("0.01"), "D-2026-aaaaaa", day, now)
    assert [finding.code for finding in over.findings] == ["POOL010"]
    if free:
        assert ledger.reserve(books, TWO, "social", 2026, free, "D-2026-aaaaaa", day, now).transactions


@given(acts, days)
def test_giving_back_what_was_just_reserved_restores_the_books(sequence: list[Act], day: date) -> None:
    before = played(sequence)
    free = ledger.available(before, "common", 2026, day)
    if not free:
        return
    now = Moment(moment().today, "kon", lambda: "yyyyyy")
    granted = grant(before, now, "common", free, day)
    back = Moment(now.today, "kon", lambda: "zzzzzz")
    booking = ledger.release(granted, ledger.Place("common", 2026, ONE), free, "x", day, back)
    after = granted.with_records(*booking.transactions)
    for on in (day, date(2026, 12, 31)):
        assert [item.figures for item in ledger.balance(after, on, 2026).pools] == [
            item.figures for item in ledger.balance(before, on, 2026).pools
        ]


@given(acts, st.randoms(use_true_random=False))
def test_the_order_of_files_means_nothing(sequence: list[Act], shuffler: random.Random) -> None:
    books = played(sequence)
    paths = list(books.records)
    shuffler.shuffle(paths)
    shuffled = Portfolio({path: books.records[path] for path in paths})
    on = date(2026, 7, 1)
    assert ledger.balance(shuffled, on, 2026) == ledger.balance(books, on, 2026)
    assert list(ledger.check(shuffled)) == list(ledger.check(books))


@given(acts, acts)
def test_two_branches_merge_into_sound_books_or_an_overdraft_that_is_named(left: list[Act], right: list[Act]) -> None:
    """Merged files are the union of both; what can go wrong is money that both reserved."""
    now = moment()
    start = opened(now)
    one, two = start, start
    for act in left:
        one = perform(one, (act[0], act[1], ONE, act[3], act[4]), now)
    for act in right:
        two = perform(two, (act[0], act[1], TWO, act[3], act[4]), now)
    merged = one.with_records(*two.records.values())
    overdrawn = any(
        pool.figures.available < 0
        for day in {item.date for item in merged.transactions()}
        for pool in ledger.balance(merged, day, 2026).pools
    )
    assert {finding.code for finding in ledger.check(merged)} == ({"POOL011"} if overdrawn else set())

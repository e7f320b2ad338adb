"""The hours there are, what is asked for, the earliest starts, and who is hit by many changes: worked by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.model.capacity import Booking, Capacity, CapacityRules, Shares, Worker
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.project import Budget, Department, FirstPriority, Hours, Intake, Project
from digitek_cli.model.terms import Phase, Priority
from digitek_cli.operations import capacity
from digitek_cli.operations.change import Moment
from digitek_cli.operations.optimise import Asked, giving_way, question
from digitek_cli.rules import capacity_check
from digitek_cli.rules.best_set import own, solve
from digitek_cli.rules.candidates import Kind
from digitek_cli.rules.capacity import Consumer, Load, Strain, book, yearly
from digitek_cli.rules.giving_way import GivingWay
from digitek_cli.rules.months import coming, month_of, months_of, quarter_of
from digitek_cli.rules.renumber import renumber
from tests.priority.case import DAY, legs, project
from tests.world import rules_only

JANUARY = date(2026, 1, 1)
FEBRUARY_2027 = month_of(date(2027, 2, 1))  # 28 days: four weeks exactly
MOMENT = Moment(DAY, "kon", lambda: "aaaaaa")


def worker(person: str = "pl1", weekly: int = 40, **fields: Any) -> Worker:
    shares = Shares(projects=fields.pop("projects", 50), **fields.pop("shares", {}))
    return Worker(initials=person, weekly=weekly, shares=shares, from_=JANUARY, **fields)


def booking(number: int, phase: Phase, start: date, until: date, **fields: Any) -> Booking:
    return Booking(project=f"P-2026-{number:03d}", phase=phase, from_=start, until=until, **fields)


def asks(number: int = 1, **fields: Any) -> Project:
    hours = Hours(**fields.pop("hours", {"trial": 30}))
    return project(number, budget=Budget(trial=100, hours=hours), **fields)


def portfolio(*records: Project | Capacity) -> Portfolio:
    return rules_only().with_records(*records)


def of(*records: Project | Capacity) -> Any:
    return book(portfolio(*records), CapacityRules())


def test_the_coming_quarters_are_those_after_the_days_own() -> None:
    assert coming(date(2026, 11, 22), 4) == ("2027Q1", "2027Q2", "2027Q3", "2027Q4")
    assert coming(date(2026, 12, 31), 1) == coming(date(2026, 10, 1), 1) == ("2027Q1",)
    assert [quarter_of(month) for month in months_of("2027Q3")] == ["2027Q3"] * 3


def test_hours_are_weeks_times_availability_times_share_and_slack_is_kept_free() -> None:
    load = of(Capacity(people=(worker(available=50),))).load(FEBRUARY_2027)
    assert load == Load(Fraction(40), Fraction(32), Fraction(0))  # 4 weeks × 40 × 50 % × 50 %, less 20 %


def test_who_leaves_in_the_middle_of_a_month_has_the_days_before() -> None:
    leaving = worker(until=date(2027, 2, 14))
    assert of(Capacity(people=(leaving,))).load(FEBRUARY_2027).hours == 40


def test_a_booking_without_a_number_spreads_the_budget_over_its_days() -> None:
    plan = booking(1, Phase.TRIAL, date(2027, 2, 1), date(2027, 3, 31))
    found = of(Capacity(people=(worker(),), bookings=(plan,)), asks(hours={"trial": 59}))
    assert [found.load(FEBRUARY_2027 + step).asked for step in (-1, 0, 1, 2)] == [0, 28, 31, 0]


def test_what_is_fixed_for_one_is_not_spread_once_more() -> None:
    fixed = booking(1, Phase.TRIAL, date(2027, 2, 1), date(2027, 2, 28), person="pl2", monthly=20)
    rest = booking(1, Phase.TRIAL, date(2027, 2, 1), date(2027, 2, 28), person="pl1")
    found = of(Capacity(people=(worker(), worker("pl2")), bookings=(rest, fixed)), asks(hours={"trial": 30}))
    assert (found.load(FEBRUARY_2027, "pl1").asked, found.load(FEBRUARY_2027, "pl2").asked) == (10, 20)


@pytest.mark.parametrize(
    ("asked", "strain"), [(64, Strain.FREE), (65, Strain.SLACK), (80, Strain.SLACK), (81, Strain.OVER)]
)
def test_slack_is_told_apart_from_overbooked(asked: int, strain: Strain) -> None:
    plan = booking(1, Phase.TRIAL, date(2027, 2, 1), date(2027, 2, 28), monthly=asked)
    found = of(Capacity(people=(worker(),), bookings=(plan,)), asks(manager="pl1"))
    assert found.load(FEBRUARY_2027, "pl1").strain == strain


def test_the_manager_carries_what_names_nobody_and_the_team_what_no_manager_can() -> None:
    plan = booking(1, Phase.TRIAL, date(2027, 2, 1), date(2027, 2, 28), monthly=10)
    file = Capacity(people=(worker(),), bookings=(plan,))
    assert of(file, asks(manager="pl1")).load(FEBRUARY_2027, "pl1").asked == 10
    led_by_another = of(file, asks(manager="ls1"))
    assert (led_by_another.load(FEBRUARY_2027, "pl1").asked, led_by_another.load(FEBRUARY_2027).asked) == (0, 10)


def test_surveys_and_communication_take_their_hours_in_both_readings() -> None:
    assert yearly(CapacityRules(), Consumer.SURVEYS) == 160
    assert yearly(CapacityRules(consultants_each=True), Consumer.SURVEYS) == 320
    assert yearly(CapacityRules(), Consumer.COMMUNICATION) == 12 * 3 + 4 * 16
    view = capacity.overview(portfolio(Capacity(people=(worker(shares={"surveys": 5}),))), DAY)
    loads = view.consumers[Consumer.SURVEYS]
    assert {load.asked for load in loads} == {40}
    assert loads[0].hours == Fraction(40 * 5 * 90, 100 * 7)


def begins(*records: Project | Capacity) -> dict[str, int | None]:
    view = capacity.overview(portfolio(*records), DAY)
    first = months_of(view.quarters[0])[0]
    return {item.waiting.project.id: None if item.start is None else item.start - first for item in view.starts}


def test_the_first_by_priority_begins_first_and_the_next_where_hours_are_left() -> None:
    file = Capacity(people=(worker(weekly=10),))  # about 17 hours a month after slack
    low = asks(1, hours={"trial": 30}, attention=None)
    high = asks(2, hours={"trial": 45})
    assert begins(file, low, high) == {"P-2026-002": 0, "P-2026-001": 3}


def test_a_mandatory_project_goes_before_all_others() -> None:
    file = Capacity(people=(worker(weekly=10),))
    must = asks(2, hours={"trial": 45}, type="mandatory", legal_basis="Lov 1", benefits=())
    assert begins(file, asks(1, hours={"trial": 45}), must) == {"P-2026-002": 0, "P-2026-001": 3}


def test_the_order_is_that_of_the_priority_in_force() -> None:
    """Resolution 11: what the heads' group, DigiTek or the head said stands before what is computed."""
    file = Capacity(people=(worker(weekly=10),))
    first = Intake(priority=FirstPriority(level=Priority.LOW, by="hom", date=DAY))
    put_off, other = asks(1, hours={"trial": 45}, intake=first), asks(2, hours={"trial": 45}, benefits=legs(2, 1, 1))
    assert begins(file, put_off, other) == {"P-2026-002": 0, "P-2026-001": 3}


def ways(*records: Project | Capacity) -> list[GivingWay]:
    return list(capacity.overview(portfolio(*records), DAY).giving_way)


def must(number: int, hours: int, **fields: Any) -> Project:
    return asks(number, hours={"trial": hours}, type="mandatory", legal_basis="Lov 1", benefits=(), **fields)


SPRING = (date(2027, 1, 1), date(2027, 6, 30))


def test_the_least_important_give_way_to_a_mandatory_project_and_nobody_needlessly() -> None:
    """About 70 hours a month can be planned with (64 in February): 30, 30 and 3 are booked, and 30 more are a must."""
    plans = tuple(booking(number, Phase.TRIAL, *SPRING, monthly=hours) for number, hours in ((1, 30), (2, 30), (3, 3)))
    file = Capacity(people=(worker(),), bookings=plans)
    low, lowest = asks(2, attention=None), asks(3, attention=None, benefits=legs(1, 0, 0))
    found = ways(file, asks(1), low, lowest, must(4, 90))
    january, july = month_of(date(2027, 1, 1)), month_of(date(2027, 7, 1))
    assert found == [GivingWay(("P-2026-004",), (january,), ("P-2026-002",), enough=True, waits=True, start=july)]


def test_a_mandatory_project_with_room_asks_nobody() -> None:
    plan = booking(1, Phase.TRIAL, *SPRING, monthly=30)
    assert ways(Capacity(people=(worker(),), bookings=(plan,)), asks(1), must(2, 60)) == []


def test_mandatory_projects_that_alone_ask_for_more_than_there_is_are_told() -> None:
    file = Capacity(people=(worker(),))
    assert ways(file, must(1, 900)) == [GivingWay(("P-2026-001",), (), (), enough=False, waits=True)]
    plan = booking(1, Phase.TRIAL, date(2027, 2, 1), date(2027, 3, 31), person="pl1", monthly=100)
    found = ways(file.with_(bookings=(plan,)), must(1, 10))
    assert found == [
        GivingWay(("P-2026-001",), (FEBRUARY_2027, FEBRUARY_2027 + 1), (), enough=False, waits=False, who="pl1")
    ]


def test_who_is_overbooked_beside_a_mandatory_project_is_told_what_gives_way() -> None:
    month = (date(2027, 2, 1), date(2027, 2, 28))
    plans = tuple(booking(number, Phase.TRIAL, *month, person="pl1", monthly=50) for number in (1, 2))
    found = ways(Capacity(people=(worker(),), bookings=plans), asks(1), must(2, 10))
    assert found == [GivingWay(("P-2026-002",), (FEBRUARY_2027,), ("P-2026-001",), enough=True, waits=False, who="pl1")]
    assert ways(Capacity(people=(worker(),), bookings=plans), asks(1), asks(2)) == []


def test_what_is_closed_asks_for_no_hours_any_more() -> None:
    plan = booking(1, Phase.TRIAL, *SPRING, monthly=30)
    closed = asks(1, phase=Phase.CLOSED, history={"phase": "closed", "status": "completed", "text": "T", "source": "S"})
    found = of(Capacity(people=(worker(),), bookings=(plan,)), closed)
    assert found.load(FEBRUARY_2027).asked == 0


def test_a_project_waits_for_what_it_depends_on_whatever_their_order() -> None:
    file = Capacity(people=(worker(),))
    first = asks(1, hours={"trial": 30}, depends_on=("P-2026-002",))
    assert begins(file, first, asks(2, hours={"trial": 30}, attention=None)) == {"P-2026-002": 0, "P-2026-001": 3}


def test_what_finds_no_room_has_no_start_and_what_is_booked_is_no_question() -> None:
    file = Capacity(people=(worker(weekly=10),))
    assert begins(file, asks(1, hours={"trial": 300})) == {"P-2026-001": None}
    plan = booking(1, Phase.TRIAL, date(2027, 1, 1), date(2027, 3, 31))
    assert begins(file.with_(bookings=(plan,)), asks(1, hours={"trial": 300})) == {}


def test_the_manager_must_have_the_hours_and_not_only_the_team() -> None:
    busy = booking(1, Phase.TRIAL, date(2027, 1, 1), date(2027, 6, 30), person="pl1", monthly=60)
    file = Capacity(people=(worker(), worker("pl2")), bookings=(busy,))
    assert begins(file, asks(1), asks(2, manager="pl1", hours={"trial": 60})) == {"P-2026-002": 6}


def test_changes_that_hit_one_department_at_once_are_counted() -> None:
    home = (Department(id="Hjemmeplejen", phase=Phase.TRIAL),)
    span = (date(2027, 2, 1), date(2027, 4, 30))
    plans = tuple(booking(number, Phase.TRIAL, *span) for number in (1, 2, 3))
    projects = [asks(number, departments=home) for number in (1, 2, 3)]
    view = capacity.overview(portfolio(Capacity(bookings=plans), *projects, asks(4)), DAY)
    (hit,) = view.recipients
    assert (hit.department, [len(names) for names in hit.hits]) == ("Hjemmeplejen", [3, 3, 0, 0])
    assert [quarter for _, quarter, _ in view.crowded] == ["2027Q1", "2027Q2"]


def test_what_hits_a_whole_area_hits_its_departments_too() -> None:
    span = (date(2027, 1, 1), date(2027, 3, 31))
    plans = tuple(booking(number, Phase.TRIAL, *span) for number in (1, 2))
    home = asks(1, departments=(Department(id="Hjemmeplejen", phase=Phase.TRIAL),))
    view = capacity.overview(portfolio(Capacity(bookings=plans), home, asks(2)), DAY, 1)
    assert {item.department: item.hits for item in view.recipients} == {
        None: (("P-2026-002",),),
        "Hjemmeplejen": (("P-2026-002", "P-2026-001"),),
    }


BREACHES: dict[str, tuple[Capacity, str]] = {
    "a person nobody knows": (Capacity(people=(worker("xyz"),)), "REF001"),
    "more than a hundred": (Capacity(people=(worker(projects=60, shares={"team": 41}),)), "CAP001"),
    "ends before it begins": (Capacity(people=(worker(until=date(2025, 1, 1)),)), "CAP002"),
    "two spans at once": (Capacity(people=(worker(), worker())), "CAP003"),
    "a phase without hours": (Capacity(bookings=(booking(1, Phase.IDEA, JANUARY, DAY, monthly=1),)), "CAP004"),
    "twice the same": (Capacity(bookings=(booking(1, Phase.TRIAL, JANUARY, DAY),) * 2), "CAP005"),
    "a person without hours": (Capacity(bookings=(booking(1, Phase.TRIAL, JANUARY, DAY, person="pl1"),)), "CAP006"),
    "nothing in the budget": (Capacity(bookings=(booking(1, Phase.STUDY, JANUARY, DAY),)), "CAP007"),
    "a project that is not there": (Capacity(bookings=(booking(9, Phase.TRIAL, JANUARY, DAY, monthly=1),)), "REF004"),
}


@pytest.mark.parametrize("name", BREACHES)
def test_what_is_wrong_in_the_file_is_named(name: str) -> None:
    file, code = BREACHES[name]
    assert {item.code for item in capacity_check.check(portfolio(file, asks()))} == {code}
    assert list(capacity_check.check(portfolio(asks()))) == []


def test_a_later_set_of_hours_ends_the_one_before() -> None:
    before = portfolio(Capacity(people=(worker(),)))
    wish = capacity.PersonWish("PL1", weekly=20, shares={"team": 10}, start=date(2027, 3, 1))
    old, new = capacity.person(before, wish, MOMENT).after.capacity.people
    assert (old.weekly, old.until) == (40, date(2027, 2, 28))
    assert (new.weekly, new.until, new.shares) == (20, None, Shares(projects=50, team=10))


def test_what_would_break_a_rule_is_refused_and_what_is_not_there_is_said() -> None:
    before = portfolio(Capacity(people=(worker(),)), asks())
    with pytest.raises(RuleViolation) as refused:
        capacity.person(before, capacity.PersonWish("pl1", shares={"team": 60}), MOMENT)
    assert [item.code for item in refused.value.findings] == ["CAP001"]
    for wish, code in (
        (capacity.PersonWish("pl2"), "worker-hours-missing"),
        (capacity.PersonWish("pl2", remove=True), "no-such-worker-near"),
    ):
        with pytest.raises(BadReference) as wrong:
            capacity.person(before, wish, MOMENT)
        assert wrong.value.code == code
    for plan, code in (
        (capacity.BookingWish("1", Phase.TRIAL), "booking-days-missing"),
        (capacity.BookingWish("1", Phase.TRIAL, remove=True), "no-such-booking"),
    ):
        with pytest.raises(BadReference) as wrong:
            capacity.booking(before, plan)
        assert wrong.value.code == code


def test_another_number_for_a_project_is_followed() -> None:
    file = Capacity(bookings=(booking(1, Phase.TRIAL, JANUARY, DAY),))
    assert renumber(file, "P-2026-001", "P-2026-007", {}).bookings[0].project == "P-2026-007"


def test_the_optimiser_names_what_runs_and_must_give_way_to_a_mandatory_project() -> None:
    """About 206 hours can be planned with in the first quarter, and 330 are booked by what runs."""
    ended = {"phase": "trial", "status": "active", "text": "T", "source": "S"}
    span = (date(2027, 1, 1), date(2027, 3, 31))
    plans = tuple(booking(number, Phase.TRIAL, *span, monthly=hours) for number, hours in ((2, 40), (3, 30), (4, 40)))
    running = [asks(number, phase=Phase.TRIAL, history=ended) for number in (3, 4)]
    low = asks(2, phase=Phase.TRIAL, history=ended, attention=None)
    world = portfolio(Capacity(people=(worker(),), bookings=plans), must(1, 30), low, *running)
    found = question(world, Asked(quarters=1), DAY)
    assert found.problem.hours == {"2027Q1": 0}
    conflict = solve(found.problem, own, lambda _: True).trial.conflict
    assert {limit.kind for limit in conflict} == {Kind.HOURS, Kind.MANDATORY}
    assert giving_way(found, conflict) == ("P-2026-002", "P-2026-004")
    typed = question(world, Asked(hours=("10",), quarters=1), DAY)
    assert giving_way(typed, conflict) == ()


def test_the_optimiser_takes_its_hours_from_here_less_slack_and_what_others_have_booked() -> None:
    running = asks(2, phase=Phase.TRIAL, history={"phase": "trial", "status": "active", "text": "T", "source": "S"})
    span = (date(2027, 1, 1), date(2027, 3, 31))
    plans = (booking(1, Phase.TRIAL, *span, monthly=5), booking(2, Phase.TRIAL, *span, monthly=10))
    world = portfolio(Capacity(people=(worker(),), bookings=plans), asks(1), running)
    found = question(world, Asked(), DAY)
    first = Fraction(40 * 50 * 90, 100 * 7) * Fraction(8, 10)
    assert found.problem.hours["2027Q1"] == first - 30
    assert "optimise.note.capacity" in [note.code for note in found.notes]
    typed = question(world, Asked(hours=("2027Q1=99",)), DAY)
    assert typed.problem.hours == {**found.problem.hours, "2027Q1": Fraction(99)}
    assert question(portfolio(asks(1)), Asked(), DAY).problem.hours == {}

"""What of a portfolio may start in the coming quarters, and what there is for it. Reads only.

What runs already has its money and is no question; what nobody can weigh yet stands aside, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from digitek_cli.errors import BadReference
from digitek_cli.model.amounts import parse_amount
from digitek_cli.model.terms import FundingSource, Phase, ProjectType, Status
from digitek_cli.operations.capacity import by_priority, free_hours
from digitek_cli.operations.portfolio_file import even
from digitek_cli.operations.priorities import rank, sound_rules
from digitek_cli.rules import balances, lifecycle, tek
from digitek_cli.rules.best_set import possible
from digitek_cli.rules.candidates import Candidate, Kind, Problem
from digitek_cli.rules.capacity import book
from digitek_cli.rules.forecast import pools_of
from digitek_cli.rules.months import coming, months_of
from digitek_cli.rules.payment import bills
from digitek_cli.rules.pools import find_pool
from digitek_cli.rules.priority_inputs import invested
from digitek_cli.rules.references import find_project
from digitek_cli.rules.weighing import weigh

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from digitek_cli.model.policy import Policy
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project
    from digitek_cli.rules.candidates import Limit
    from digitek_cli.rules.capacity import Book

BEFORE = (Phase.INTAKE, Phase.IDEA, Phase.STUDY)


@dataclass(frozen=True)
class Asked:
    """What the command line says beside the portfolio, as it was typed."""

    hours: tuple[str, ...] = ()
    pools: tuple[str, ...] = ()
    year: int | None = None
    quarters: int = 4
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    split: bool = False
    each_area: bool = False
    share: int | None = None


class Note(NamedTuple):
    """Something to know about a question, as a code with its parameters."""

    code: str
    params: dict[str, object]


class Held(NamedTuple):
    """A project that runs and could give way, with the hours that it has in time."""

    project: str
    hours: dict[str, Fraction]


@dataclass(frozen=True)
class Question:
    """The problem, the projects that stand aside with the reason, and what was taken for granted.

    `held` are those that could give way to a mandatory one, the least important first, and `room` are the hours
    beside them, negative where they have more than there is.
    """

    problem: Problem
    asides: tuple[tuple[Project, Note], ...] = ()
    notes: tuple[Note, ...] = ()
    held: tuple[Held, ...] = ()
    room: dict[str, Fraction] = field(default_factory=dict)


def question(portfolio: Portfolio, asked: Asked, on: date) -> Question:
    """The problem of a portfolio on a day.

    Raises RuleViolation for contradictory rules; BadReference for what was typed and cannot be meant.
    """
    policy = sound_rules(portfolio, on)
    quarters = coming(on, asked.quarters)
    year = asked.year or int(quarters[0][:4])
    pools, notes = _pools(portfolio, policy, asked, year, on)
    plan = book(portfolio, policy.capacity)
    candidates, asides = _candidates(portfolio, policy, year, quarters, on, plan)
    typed = _hours(asked.hours, quarters)
    ours = frozenset(item.id for item in candidates)
    known = free_hours(portfolio, quarters, on, ours)
    there = known | typed
    hours = {quarter: max(there[quarter], Fraction(0)) for quarter in quarters if quarter in there}
    if known and not typed:
        notes = (*notes, Note("optimise.note.capacity", {"slack": str(policy.capacity.slack)}))
    if not hours:
        notes = (*notes, Note("optimise.note.no-hours", {}))
    timeless = tuple(item.id for item in candidates if hours and not item.time)
    if timeless:
        notes = (*notes, Note("optimise.note.timeless", {"projects": timeless}))
    problem = Problem(
        candidates,
        pools,
        hours,
        split=asked.split,
        areas=tuple(sorted({item.area for item in candidates})) if asked.each_area else (),
        share=_share(asked.share),
        inside=_wanted(portfolio, candidates, asked.inside),
        outside=_wanted(portfolio, candidates, asked.outside),
    )
    held = () if typed else _held(portfolio, plan, quarters, on, ours)
    return Question(problem, asides, notes, held, known)


def giving_way(question: Question, conflict: tuple[Limit, ...]) -> tuple[str, ...]:
    """Who must give way so that the mandatory projects have their hours; nobody where that is not what lacks."""
    if not {limit.kind for limit in conflict} <= {Kind.HOURS, Kind.MANDATORY}:
        return ()

    def enough(gone: tuple[Held, ...]) -> bool:
        hours = {
            quarter: max(room + sum((item.hours.get(quarter, Fraction(0)) for item in gone), Fraction(0)), Fraction(0))
            for quarter, room in question.room.items()
        }
        return possible(replace(question.problem, hours=hours))

    gone = question.held
    if not gone or not enough(gone):
        return ()
    for item in reversed(question.held):
        less = tuple(other for other in gone if other != item)
        if enough(less):
            gone = less
    return tuple(item.project for item in gone)


# ── what there is ───────────────────────────────────────────────────────────────────────────────────────────


def _pools(
    portfolio: Portfolio, policy: Policy, asked: Asked, year: int, on: date
) -> tuple[dict[tuple[str, int], Decimal], tuple[Note, ...]]:
    """What is free of each pool; of a year that is not opened its frame, and failing that the latest frame there is."""
    notes: list[Note] = []
    found = {pool.id: _free(portfolio, pool.id, year, on, notes) for pool in policy.pools}
    for typed in asked.pools:
        name, equals, amount = typed.partition("=")
        if not equals:
            raise BadReference("pool-amount-form", typed=typed)
        found[find_pool(portfolio, name)] = parse_amount(amount)
    return {(pool, year): amount for pool, amount in found.items()}, tuple(
        {_key(note): note for note in notes}.values()
    )


def _free(portfolio: Portfolio, pool: str, year: int, on: date, notes: list[Note]) -> Decimal:
    if balances.opened(portfolio, pool, year) is not None:
        return max(balances.available(portfolio, pool, year, on), Decimal(0))
    known = [frame for policy in portfolio.policies for frame in policy.frames if frame.year <= year]
    frame = max(known, key=lambda frame: frame.year, default=None)
    if frame is None:
        notes.append(Note("optimise.note.no-frame", {"year": str(year)}))
        return Decimal(0)
    code = "optimise.note.not-opened" if frame.year == year else "optimise.note.assumed-frame"
    notes.append(Note(code, {"year": str(year), "of": str(frame.year)}))
    return sum((item.amount for item in frame.pools if item.pool == pool), Decimal(0))


def _held(
    portfolio: Portfolio, plan: Book, quarters: tuple[str, ...], on: date, ours: frozenset[str]
) -> tuple[Held, ...]:
    """What runs, is not mandatory and has hours in time."""
    asked = {quarter: _asked(plan, quarter) for quarter in quarters}
    found = []
    for seen in reversed(by_priority(rank(portfolio, on))):
        hours = {quarter: of[seen.project.id] for quarter, of in asked.items() if seen.project.id in of}
        if hours and seen.project.id not in ours and seen.project.type != ProjectType.MANDATORY:
            found.append(Held(seen.project.id, hours))
    return tuple(found)


def _asked(plan: Book, quarter: str) -> dict[str, Fraction]:
    """The hours that each project has in time in a quarter."""
    found: dict[str, Fraction] = {}
    for month in months_of(quarter):
        for (name, _), hours in plan.demand(month).items():
            found[name] = found.get(name, Fraction(0)) + hours
    return found


def _hours(typed: tuple[str, ...], quarters: tuple[str, ...]) -> dict[str, Fraction]:
    """`250` for every quarter, `2027Q1=250` for one; none where nothing was typed."""
    found: dict[str, Fraction] = {}
    for words in typed:
        name, equals, number = words.rpartition("=")
        if not number.isascii() or not number.isdigit() or len(number) > 6:
            raise BadReference("hours-form", typed=words)
        if equals and name.upper() not in quarters:
            raise BadReference("hours-quarter", typed=name, known=quarters)
        for quarter in (name.upper(),) if equals else quarters:
            found[quarter] = Fraction(int(number))
    return found


def _share(percent: int | None) -> Fraction | None:
    if percent is None:
        return None
    if not 0 <= percent <= 100:
        raise BadReference("share-range", typed=str(percent))
    return Fraction(percent, 100)


def _wanted(portfolio: Portfolio, candidates: Iterable[Candidate], typed: tuple[str, ...]) -> frozenset[str]:
    known = {item.id for item in candidates}
    wanted = frozenset(find_project(portfolio, name).id for name in typed)
    for name in sorted(wanted - known):
        raise BadReference("not-a-candidate", project=name)
    return wanted


# ── who may start ───────────────────────────────────────────────────────────────────────────────────────────


def _candidates(
    portfolio: Portfolio, policy: Policy, year: int, quarters: tuple[str, ...], on: date, plan: Book
) -> tuple[tuple[Candidate, ...], tuple[tuple[Project, Note], ...]]:
    found: dict[str, Candidate] = {}
    asides: dict[str, Note] = {}
    running: set[str] = set()
    for project in portfolio.projects.values():
        state = lifecycle.replay(portfolio, project)
        status = lifecycle.status(project, state)
        if status in (Status.STOPPED, Status.COMPLETED):
            continue
        if state.phase not in BEFORE:
            running.add(project.id)
            continue
        note = _aside(policy, project, status, on)
        if note:
            asides[project.id] = note
        else:
            made = _candidate(portfolio, policy, project, year, on)
            found[project.id] = replace(made, hours=_time(plan, project, state.phase, quarters))
    _untie(found, asides, running)
    shown = tuple((portfolio.projects[name], note) for name, note in sorted(asides.items()))
    return tuple(found.values()), shown


def _aside(policy: Policy, project: Project, status: Status, on: date) -> Note | None:
    """Why a project cannot be weighed now; None where it can."""
    if status == Status.ON_HOLD:
        return Note("optimise.aside.on-hold", {})
    if invested(project.budget) is None:
        return Note("optimise.aside.no-budget", {"project": project.id})
    if project.type == ProjectType.MANDATORY:
        return None
    seen = weigh(policy.priority, project, on)
    if seen.score is None or seen.level is None:
        first = next((item for item in (*seen.missing, *seen.findings)), None)
        return Note("optimise.aside.unscored", {"project": project.id, "finding": first})
    return None


def _candidate(portfolio: Portfolio, policy: Policy, project: Project, year: int, on: date) -> Candidate:
    score = weigh(policy.priority, project, on).score
    short = (invested(project.budget) or Decimal(0)) - (project.budget.external or Decimal(0))
    short -= balances.granted(portfolio, project.id)
    payers, together = _payers(policy, project)
    return Candidate(
        project.id,
        project.area,
        score.total if score else Fraction(0),
        project.type,
        project.title,
        bills(payers, {year: short}, together=together) if payers is not None else ((),),
        needs=project.depends_on,
        excludes=project.excludes,
        legs=all(tek.present(side) for side in tek.sides(project).values()),
    )


def _time(plan: Book, project: Project, phase: Phase, quarters: tuple[str, ...]) -> tuple[tuple[str, Fraction], ...]:
    """The hours of each quarter: as they are put in time, else those of the phases ahead, spread evenly."""
    if any(item.project == project.id for item in plan.capacity.bookings):
        return tuple((quarter, _asked(plan, quarter).get(project.id, Fraction(0))) for quarter in quarters)
    hours = project.budget.hours
    ahead = hours.trial + (0 if phase == Phase.STUDY else hours.study)
    return tuple(even(Fraction(ahead), quarters).items())


def _payers(policy: Policy, project: Project) -> tuple[tuple[str, ...] | None, bool]:
    """The pools that may pay, the area's own first, or once the head has chosen those; None where none shall."""
    own = tuple(pool.id for pool in policy.pools if pool.area == project.area)
    shared = tuple(pool.id for pool in policy.pools if pool.area is None)
    if project.funding is None:
        return (*own, *shared), False
    if project.funding.source == FundingSource.NONE:
        return None, False
    chosen = tuple(pool for pool in pools_of(project) if pool)
    return chosen, len(chosen) > 1


def _untie(found: dict[str, Candidate], asides: dict[str, Note], running: set[str]) -> None:
    """What a project needs and that runs already is there; what needs something that cannot start stands aside too."""
    again = True
    while again:
        again = False
        for name, item in list(found.items()):
            lost = next((other for other in item.needs if other not in found and other not in running), None)
            against = next((other for other in item.excludes if other in running), None)
            if lost or against:
                code = "optimise.aside.needs" if lost else "optimise.aside.excluded"
                asides[name] = Note(code, {"other": lost or against})
                del found[name]
                again = True
    for name, item in found.items():
        found[name] = replace(
            item,
            needs=tuple(other for other in item.needs if other in found),
            excludes=tuple(other for other in item.excludes if other in found and other != name),
        )


def _key(note: Note) -> tuple[str, str]:
    return note.code, repr(sorted(note.params.items()))

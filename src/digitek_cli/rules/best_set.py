"""The best set of projects and everything that makes it understood: what else there was, and what stands in the way.

`solve` gives the set with its proof. `explain` goes on from there one question at a time, so that whoever waits can
stop it: what has been answered by then is true and stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from digitek_cli.rules.candidates import Kind, Limit, Problem
from digitek_cli.rules.optimise import Search, best_of
from digitek_cli.rules.payment import Paid, pay

if TYPE_CHECKING:
    from digitek_cli.rules.candidates import Candidate

Watch: TypeAlias = Callable[[Search], bool]
Solver: TypeAlias = Callable[[Problem, tuple[int, ...], Watch], Search]

NEAR = Fraction(98, 100)
MORE_HOURS, MORE_MONEY = 100, 100_000
LISTED = 10  # near ties that are shown
MEASURES = (Kind.HOURS, Kind.POOL)


@dataclass(frozen=True)
class Trial:
    """The best set under one more demand, or without one limit. `held` is None where there is none.

    `value` is known to be the best only if `proven`; otherwise nothing beats `bound`. Where there is none and it was
    asked why, `conflict` names limits that cannot hold together, each of them needed for that.
    """

    held: int | None
    value: int
    bound: int
    proven: bool
    conflict: tuple[Limit, ...] = ()
    solver: str = "own"


@dataclass(frozen=True)
class Answer:
    """A best set, or the best known one, and who pays for it."""

    problem: Problem
    trial: Trial
    paid: Paid

    @property
    def held(self) -> int:
        """The set; empty where there is none."""
        return self.trial.held or 0

    @property
    def chosen(self) -> tuple[Candidate, ...]:
        """Its projects."""
        return self.problem.named(self.held)

    @property
    def left_out(self) -> tuple[Candidate, ...]:
        """The candidates that are not in it."""
        return tuple(item for number, item in enumerate(self.problem.candidates) if not self.held >> number & 1)

    @property
    def greedy(self) -> int:
        """What taking one by one by score alone would give, without regard to wishes about areas and legs."""
        programme = replace(self.problem, areas=(), share=None).programme()
        held = programme.inside
        for item in sorted(self.problem.candidates, key=lambda item: (-item.score, item.id)):
            one = self.problem.numbers([item.id])
            if programme.holds(held | one):
                held |= one
        return held

    def use(self, limit: Limit) -> tuple[Fraction, Fraction]:
        """What the set takes of some hours or a pool, and what there is."""
        if limit.kind == Kind.HOURS:
            used = sum((dict(item.hours).get(limit.subject, Fraction(0)) for item in self.chosen), Fraction(0))
            return used, self.problem.hours[limit.subject]
        place = limit.subject, limit.year or 0
        bills = [bill.amount for paid in self.paid.values() for bill in paid if (bill.pool, bill.year) == place]
        return Fraction(sum(bills)), Fraction(self.problem.pools[place])


@dataclass
class Explained:
    """What has been answered so far; `complete` once all is. Trials are by the id or the limit that they try.

    `near` are the sets within two per cent, the best first; `many` says that there are or may be more than those.
    """

    near: tuple[int, ...] = ()
    many: bool = False
    looked: bool = False
    without: dict[Limit, Trial] = field(default_factory=dict)
    more: dict[Limit, Trial] = field(default_factory=dict)
    more_hours: Trial | None = None
    forced: dict[str, Trial] = field(default_factory=dict)
    dropped: dict[str, Trial] = field(default_factory=dict)
    complete: bool = False


def own(problem: Problem, starts: tuple[int, ...], watch: Watch) -> Search:
    """Our branch and bound."""
    return Search(problem.programme(), watch, starts).run()


def solve(problem: Problem, solver: Solver, watch: Watch) -> Answer:
    """The best set, and where none exists the limits that cannot hold together."""
    found = tried(problem, (), solver, watch)
    if found.held is None and found.proven:
        found = replace(found, conflict=conflict(problem))
    paid = pay(problem, found.held) if found.held is not None else None
    return Answer(problem, found, paid or {})


def tried(problem: Problem, starts: tuple[int, ...], solver: Solver, watch: Watch) -> Trial:
    """One search as a value."""
    found = solver(problem, starts, watch)
    return Trial(found.best, found.value, found.bound, found.proven, solver=found.solver)


def conflict(problem: Problem) -> tuple[Limit, ...]:
    """Limits that cannot hold together, as few as can be: without any one of them there would be a set.

    Each limit is lifted in turn, and stays lifted where the rest cannot hold either way.
    """
    limits = problem.limits()
    for limit in limits:
        without = problem.relaxed(limit)
        if not possible(without):
            problem = without
            limits = tuple(item for item in limits if item != limit)
    return limits


def possible(problem: Problem) -> bool:
    """Whether any set holds at all."""
    return Search(problem.programme(), lambda search: search.best is None).run().best is not None


# ── the questions ───────────────────────────────────────────────────────────────────────────────────────────


def explain(
    answer: Answer,
    into: Explained,
    solver: Solver,
    watch: Watch,
    only: Iterable[str] | None = None,
    *,
    wide: bool = True,
) -> Iterator[tuple[int, int]]:
    """Answer every question in turn, telling after each how many of how many are done.

    `only` are the projects whose regret or loss is asked for; None asks for all. What is not `wide` leaves out the
    near ties and asks of hours and pools alone whether they bind.
    """
    wanted = None if only is None else set(only)
    limits = [limit for limit in answer.problem.limits() if wide or limit.kind in MEASURES]
    asked = [item for item in answer.problem.candidates if wanted is None or item.id in wanted]
    questions: list[Callable[[], None]] = [
        *([_question(_near, answer, into, watch)] if wide else []),
        _question(_more_hours, answer, into, solver, watch),
        *(_question(_limit, answer, into, solver, watch, limit) for limit in limits),
        *(_question(_project, answer, into, solver, watch, item) for item in asked if not item.mandatory),
    ]
    for number, question in enumerate(questions):
        question()
        yield number + 1, len(questions)
    _also(answer, into)
    into.complete = True


def _question(ask: Callable[..., None], *about: object) -> Callable[[], None]:
    return lambda: ask(*about)


def _near(answer: Answer, into: Explained, watch: Watch) -> None:
    """The best sets within two per cent, one more than are listed so as to see whether there are more."""
    programme = answer.problem.programme()
    still = Search(programme)

    def go_on(opened: int) -> bool:
        still.nodes = opened
        return watch(still)

    found, ended = best_of(programme, _nearly(answer), LISTED + 1, go_on)
    into.many = not ended
    into.looked = True
    _listed(answer, into, found)


def _nearly(answer: Answer) -> int:
    """The least worth that is within two per cent."""
    return -(-answer.trial.value * NEAR.numerator // NEAR.denominator)


def _listed(answer: Answer, into: Explained, found: Iterable[int]) -> None:
    """The best of what is known to be near, the answer itself among them."""
    programme = answer.problem.programme()
    near = {answer.held, *into.near, *(held for held in found if programme.worth(held) >= _nearly(answer))}
    into.many |= len(near) > LISTED
    into.near = tuple(sorted(near, key=lambda held: (-programme.worth(held), held)))[:LISTED]


def _also(answer: Answer, into: Explained) -> None:
    """What other questions came upon is as near as what was looked for."""
    trials = (*into.forced.values(), *into.dropped.values())
    if into.many:
        _listed(answer, into, [trial.held for trial in trials if trial.held is not None])


def _limit(answer: Answer, into: Explained, solver: Solver, watch: Watch, limit: Limit) -> None:
    """Whether a limit binds: lifted, is there a better set? Only then can a little more of it help."""
    starts = _starts(answer, into)
    into.without[limit] = tried(answer.problem.lifted(limit), starts, solver, watch)
    if limit.kind in MEASURES:
        more = MORE_HOURS if limit.kind == Kind.HOURS else MORE_MONEY
        into.more[limit] = _raised(answer, [limit], more, into.without[limit], solver, watch)


def _more_hours(answer: Answer, into: Explained, solver: Solver, watch: Watch) -> None:
    quarters = [limit for limit in answer.problem.limits() if limit.kind == Kind.HOURS]
    if len(quarters) > 1:
        into.more_hours = _raised(answer, quarters, MORE_HOURS, None, solver, watch)


def _raised(answer: Answer, limits: list[Limit], by: int, lifted: Trial | None, solver: Solver, watch: Watch) -> Trial:
    if lifted is not None and lifted.proven and lifted.value == answer.trial.value:
        return lifted
    return tried(answer.problem.raised(limits, by), (answer.held,), solver, watch)


def _project(answer: Answer, into: Explained, solver: Solver, watch: Watch, item: Candidate) -> None:
    """The best set with one that is out, or without one that is in."""
    problem, out = answer.problem, item in answer.left_out
    if out:
        forced = replace(problem, inside=problem.inside | {item.id}, outside=problem.outside - {item.id})
        found = tried(forced, _starts(answer, into), solver, watch)
        if found.held is None and found.proven:
            found = replace(found, conflict=conflict(forced))
        into.forced[item.id] = found
    else:
        dropped = replace(problem, outside=problem.outside | {item.id}, inside=problem.inside - {item.id})
        into.dropped[item.id] = tried(dropped, _starts(answer, into), solver, watch)


def _starts(answer: Answer, into: Explained) -> tuple[int, ...]:
    """Sets known already; each search takes those that hold in it."""
    known = {trial.held for trial in (*into.forced.values(), *into.dropped.values()) if trial.held is not None}
    return (answer.held, *into.near, *sorted(known))

"""How `portfolio optimise` comes to its question, waits for the answer, and lets itself be stopped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from digitek_cli.cli import _context
from digitek_cli.cli._stoppable import Progress, stoppable
from digitek_cli.errors import BadReference, EnvironmentProblem
from digitek_cli.render.language import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from digitek_cli.model.question import AskedQuestion
    from digitek_cli.operations.optimise import Asked, Question
    from digitek_cli.rules.best_set import Answer, Explained, Solver, Watch
    from digitek_cli.rules.optimise import Search

LARGE = 120  # more candidates than these are given to HiGHS where it is installed, and explained only as asked
EXACT = 30  # up to so many every question is answered to the point
PATIENCE = 1500  # branches opened for each question beyond that
TOLD = 64  # branches between two lines of progress


class Engine(StrEnum):
    """Who solves it."""

    OWN = "own"
    HIGHS = "highs"


@dataclass(frozen=True)
class Wish:
    """What the command line says about solving and explaining."""

    why: tuple[str, ...] = ()
    engine: Engine | None = None
    brief: bool = False
    within: int | None = None
    exact: bool = False
    json: bool = False


def from_portfolio(asked: Asked, as_of: str | None, known: str | None) -> Question:
    """The question of the portfolio."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations.optimise import question

    seen = view(as_of, known)
    return question(seen.portfolio, asked, seen.day)


def from_file(file: Path, asked: Asked, as_of: str | None, known: str | None) -> Question:
    """The question of a file, which says everything itself."""
    from digitek_cli.operations import optimise
    from digitek_cli.operations.portfolio_file import problem_of

    if asked != optimise.Asked() or as_of is not None or known is not None:
        raise BadReference("file-alone", path=str(file))
    return optimise.Question(problem_of(_read(file)))


def _read(file: Path) -> AskedQuestion:
    """Raises BadReference when the file is not there, DataError when it is broken."""
    from digitek_cli.cli._files import taken
    from digitek_cli.errors import DataError
    from digitek_cli.model.question import AskedQuestion
    from digitek_cli.store.question_file import MOST_BYTES, load
    from digitek_cli.store.validate import record

    found, findings = record(AskedQuestion, load(taken(file, MOST_BYTES), str(file)), str(file))
    if found is None:
        raise DataError("question-broken", findings=findings, path=str(file), count=len(findings))
    return found


def solved(question: Question, wish: Wish) -> tuple[Answer, Explained]:
    """The answer and as much of its explanation as there was patience for; Ctrl-C leaves what is known by then.

    Raises RuleViolation `no-set` with the limits that cannot hold together.
    """
    from digitek_cli.errors import RuleViolation
    from digitek_cli.operations.optimise import giving_way
    from digitek_cli.render.optimise import conflicting
    from digitek_cli.rules.best_set import Explained, solve

    solver, told = _solver(question, wish.engine), Explained()
    _named(question, wish)
    progress = Progress(every=20, silent=wish.json)
    with stoppable() as stopping:
        answer = solve(question.problem, solver, _patient(question, wish, progress, stopping))
        unexplained = wish.brief or (wish.within is not None and not answer.trial.proven)
        if answer.trial.held is not None and not unexplained and not stopping():
            _explained(question, answer, told, solver, wish, progress, stopping)
        progress.end()
        if stopping():
            _context.talk(say("portfolio.stopped"))
            _context.finish(130)
    if answer.trial.held is None and answer.trial.proven:
        gives = giving_way(question, answer.trial.conflict)
        raise RuleViolation("no-set", findings=conflicting(answer, gives))
    return answer, told


def _named(question: Question, wish: Wish) -> tuple[str, ...]:
    """The candidates that shall be explained. Raises BadReference `no-such-candidate`."""
    from digitek_cli.rules.references import unknown

    ids = [item.id for item in question.problem.candidates]
    found = []
    for typed in wish.why:
        meant = [name for name in ids if name == typed or name.endswith(f"-{typed.zfill(3)}")]
        if len(meant) != 1:
            raise unknown("no-such-candidate", typed, ids)
        found += meant
    return tuple(found)


def _solver(question: Question, wanted: Engine | None) -> Solver:
    from digitek_cli.rules.best_set import own

    if wanted is Engine.OWN or (wanted is None and len(question.problem.candidates) <= LARGE):
        return own
    from importlib.util import find_spec

    if find_spec("highspy") is None:
        if wanted is not None:
            raise EnvironmentProblem("no-solver")
        _context.talk(say("portfolio.no-highs"))
        return own
    from digitek_cli.operations.highs import solve

    return solve


def _patient(question: Question, wish: Wish, progress: Progress, stopping: Callable[[], bool]) -> Watch:
    from digitek_cli.render.optimise import searching

    def watch(search: Search) -> bool:
        if search.nodes % TOLD == 0:
            progress.tell(searching(question.problem, search))
        return not stopping() and not _near_enough(search, wish.within)

    return watch


def _near_enough(search: Search, within: int | None) -> bool:
    if within is None or search.value < 0:
        return False
    return 100 * (search.bound - search.value) <= within * search.bound


def _explained(
    question: Question,
    answer: Answer,
    told: Explained,
    solver: Solver,
    wish: Wish,
    progress: Progress,
    stopping: Callable[[], bool],
) -> None:
    """Question after question until all are answered or somebody stops."""
    from digitek_cli.rules.best_set import explain

    count = len(question.problem.candidates)
    only = frozenset(_named(question, wish)) if wish.why or count > LARGE else None

    def watch(search: Search) -> bool:
        return not stopping() and (wish.exact or count <= EXACT or search.nodes < PATIENCE)

    for done, of in explain(answer, told, solver, watch, only, wide=count <= LARGE):
        progress.tell(say("portfolio.explaining", done=str(done), of=str(of)))
        if stopping():
            told.complete = False
            return

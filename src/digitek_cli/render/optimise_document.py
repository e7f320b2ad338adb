"""The best set of projects as JSON, with the question in the form that `--file` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.operations.portfolio_file import file_of
from digitek_cli.render.language import say
from digitek_cli.rules.best_set import MEASURES, MORE_HOURS, MORE_MONEY
from digitek_cli.rules.candidates import Kind

if TYPE_CHECKING:
    from fractions import Fraction

    from digitek_cli.operations.optimise import Question
    from digitek_cli.rules.best_set import Answer, Explained, Trial
    from digitek_cli.rules.candidates import Candidate, Limit, Problem


def document(question: Question, answer: Answer, told: Explained) -> dict[str, Any]:
    """The same as JSON. `problem` is what `--file` reads, so that any of it can be changed and asked again."""
    problem, trial = answer.problem, answer.trial
    programme = problem.programme()
    return {
        "proven": trial.proven,
        "solver": trial.solver,
        "total": None if trial.held is None else _exact(problem, trial.value),
        "bound": _exact(problem, trial.bound),
        "chosen": [_one(answer, item, told.dropped.get(item.id), "loss") for item in answer.chosen],
        "left_out": [_one(answer, item, told.forced.get(item.id), "regret") for item in answer.left_out],
        "limits": [_limit_document(answer, told, limit) for limit in problem.limits()],
        "more_hours": None if told.more_hours is None else _gain(answer, told.more_hours, MORE_HOURS),
        "near": [
            {"total": _exact(problem, programme.worth(held)), "projects": _ids(problem, held)} for held in told.near
        ],
        "near_complete": told.looked and not told.many,
        "by_score_alone": {
            "total": _exact(problem, programme.worth(answer.greedy)),
            "projects": _ids(problem, answer.greedy),
        },
        "explained": told.complete,
        "aside": [
            {"project": project.id, "code": note.code, "reason": say(note.code, **note.params)}
            for project, note in question.asides
        ],
        "notes": [{"code": note.code, "text": say(note.code, **note.params)} for note in question.notes],
        "problem": file_of(problem),
    }


def _one(answer: Answer, item: Candidate, trial: Trial | None, word: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "project": item.id,
        "title": item.title,
        "area": item.area,
        "type": item.type,
        "score": str(item.score),
        "hours": str(item.time),
        "cost": item.cost,
        "paid": [bill._asdict() for bill in answer.paid.get(item.id, ())],
    }
    if trial is None:
        return told
    best, problem = answer.trial.value, answer.problem
    told[word] = None if trial.held is None else _exact(problem, best - trial.value)
    told[f"{word}_at_least"] = _exact(problem, best - trial.bound) if trial.bound >= 0 else None
    told["proven"] = trial.proven
    told["instead"] = None if trial.held is None else _ids(problem, trial.held)
    told["conflict"] = [_limit_key(limit) for limit in trial.conflict]
    return told


def _limit_document(answer: Answer, told: Explained, limit: Limit) -> dict[str, Any]:
    found: dict[str, Any] = _limit_key(limit)
    if limit.kind in MEASURES:
        used, most = answer.use(limit)
        found |= {"used": _plain(limit, used), "most": _plain(limit, most)}
    if limit in told.without:
        found["binds"] = told.without[limit].value > answer.trial.value
        found["lifted"] = _gain(answer, told.without[limit], None)
    if limit in told.more:
        found["more"] = _gain(answer, told.more[limit], MORE_HOURS if limit.kind == Kind.HOURS else MORE_MONEY)
    return found


def _limit_key(limit: Limit) -> dict[str, Any]:
    return {"kind": limit.kind, "subject": limit.subject, "other": limit.other or None, "year": limit.year}


def _gain(answer: Answer, trial: Trial, by: int | None) -> dict[str, Any]:
    problem = answer.problem
    told: dict[str, Any] = {} if by is None else {"by": by}
    told["gain"] = _exact(problem, trial.value - answer.trial.value)
    return told | {"projects": _ids(problem, trial.held or 0), "proven": trial.proven}


def _plain(limit: Limit, value: Fraction) -> str:
    return str(value) if limit.kind == Kind.HOURS else f"{int(value * 100) // 100}.{int(value * 100) % 100:02d}"


def _exact(problem: Problem, value: int) -> str:
    return str(problem.points(value))


def _ids(problem: Problem, held: int) -> list[str]:
    return [item.id for item in problem.named(held)]

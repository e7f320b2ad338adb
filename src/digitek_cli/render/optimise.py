"""The best set of projects in sentences: why in, why out, what stands in the way, and what is nearly as good."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import amount, figure, listing, one_line, pool_name, pool_title, say
from digitek_cli.render.priority import number
from digitek_cli.render.tables import fitted
from digitek_cli.render.wrapping import folded
from digitek_cli.rules.best_set import MEASURES, MORE_HOURS, MORE_MONEY
from digitek_cli.rules.candidates import Kind, Limit
from digitek_cli.rules.finding import Finding, error, info

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digitek_cli.operations.optimise import Question
    from digitek_cli.rules.best_set import Answer, Explained, Trial
    from digitek_cli.rules.candidates import Candidate, Problem
    from digitek_cli.rules.optimise import Search

SHORT = 12  # longer lists of projects are left to --json

CODES = {
    Kind.HOURS: "OPT001",
    Kind.POOL: "OPT002",
    Kind.MANDATORY: "OPT003",
    Kind.WITH: "OPT004",
    Kind.WITHOUT: "OPT005",
    Kind.NEEDS: "OPT006",
    Kind.EXCLUDES: "OPT007",
    Kind.AREA: "OPT008",
    Kind.LEGS: "OPT009",
}


def searching(problem: Problem, search: Search) -> str:
    """How far a search is."""
    best, bound = number(problem.points(max(search.value, 0))), number(problem.points(search.bound))
    return say("portfolio.searching", nodes=figure(search.nodes), best=best, bound=bound)


def conflicting(answer: Answer, gives: tuple[str, ...]) -> tuple[Finding, ...]:
    """The limits that cannot hold together, as findings, and what would have to give way to what is mandatory."""
    limits = answer.trial.conflict
    found = [error(CODES[limit.kind], **_params(answer.problem, limit)) for limit in limits]
    if gives:
        params: dict[str, Any] = {"variant": "one"} if len(gives) == 1 else {}
        found.append(info("OPT010", projects=gives, **params))
    elif {limit.kind for limit in limits} <= {*MEASURES, Kind.MANDATORY}:
        found.append(info("OPT011"))
    return tuple(found)


def text(question: Question, answer: Answer, told: Explained) -> str:
    """Everything that is known, in the order in which the heads' group needs it."""
    if not answer.problem.candidates:
        return _page(([say("portfolio.empty")], _assumed(question)))
    sections = [
        [_verdict(answer)],
        _chosen(answer),
        _why_in(answer, told),
        _why_out(answer, told),
        _binding(answer, told),
        _near(answer, told),
        [_greedy(answer)] if answer.held else [],
        _assumed(question),
    ]
    return _page(sections)


def _page(sections: Iterable[list[str]]) -> str:
    return "\n\n".join("\n".join(folded("\n".join(lines).split("\n"))) for lines in sections if lines)


# ── the sentences ───────────────────────────────────────────────────────────────────────────────────────────


def _verdict(answer: Answer) -> str:
    trial, problem = answer.trial, answer.problem
    if trial.held is None:
        return say("portfolio.none-found")
    params: dict[str, Any] = {
        "chosen": str(len(answer.chosen)),
        "of": str(len(problem.candidates)),
        "points": _points(problem, trial.value),
        "bound": _points(problem, trial.bound),
        "gap": _points(problem, trial.bound - trial.value),
        "percent": _percent(trial.bound - trial.value, trial.bound),
    }
    if trial.proven:
        return say("portfolio.proven" if trial.solver == "own" else "portfolio.proven-highs", **params)
    return say("portfolio.unproven", **params)


def _chosen(answer: Answer) -> list[str]:
    rows = [
        (
            _name(item),
            say("portfolio.mandatory") if item.mandatory else number(item.score),
            _hours(item.time),
            figure(item.cost),
            _payers(answer, item),
        )
        for item in answer.chosen
    ]
    if not rows:
        return []
    heads = [say(f"portfolio.head.{name}") for name in ("project", "points", "hours", "kroner", "paid")]
    return [fitted(heads, rows, folding=0)]


def _payers(answer: Answer, item: Candidate) -> str:
    paid: dict[str, Any] = {}
    for bill in answer.paid.get(item.id, ()):
        paid[bill.pool] = paid.get(bill.pool, 0) + bill.amount
    if len(paid) < 2:
        return "".join(pool_title(pool) for pool in paid)
    return " + ".join(f"{pool_title(pool)} {figure(sum_)}" for pool, sum_ in paid.items())


def _why_in(answer: Answer, told: Explained) -> list[str]:
    lines = [
        "- " + _tried("in", answer, item, told.dropped[item.id]) for item in answer.chosen if item.id in told.dropped
    ]
    return [say("portfolio.heading.in"), *lines] if lines else []


def _why_out(answer: Answer, told: Explained) -> list[str]:
    lines = ["- " + _out(answer, item, told.forced[item.id]) for item in answer.left_out if item.id in told.forced]
    return [say("portfolio.heading.out"), *lines] if lines else []


def _out(answer: Answer, item: Candidate, trial: Trial) -> str:
    if trial.held is None and trial.proven:
        why = listing([limit_name(limit) for limit in trial.conflict if limit != Limit(Kind.WITH, item.id)])
        return say("portfolio.out.impossible", project=_name(item), points=number(item.score), limits=why)
    return _tried("out", answer, item, trial)


def _tried(way: str, answer: Answer, item: Candidate, trial: Trial) -> str:
    """What a project's being in or out is worth, and who would take its place."""
    problem, best = answer.problem, answer.trial.value
    params: dict[str, Any] = {
        "project": _name(item),
        "points": number(item.score),
        "takes": _takes(item),
        "value": _points(problem, trial.value),
        "lost": _points(problem, best - trial.value),
        "least": _points(problem, best - trial.bound),
    }
    if trial.held is None:
        return say(f"portfolio.{way}.none", **params)
    key = "equal" if trial.value == best else "lost" if trial.proven else "between"
    return say(f"portfolio.{way}.{key}", **params) + _moves(problem, answer.held, trial.held, besides=item.id)


def _moves(problem: Problem, old: int, new: int, besides: str = "") -> str:
    """Who comes in and who goes out, as a sentence of its own."""
    coming = [item.id for item in problem.named(new & ~old) if item.id != besides]
    going = [item.id for item in problem.named(old & ~new) if item.id != besides]
    if not coming and not going:
        return ""
    key = "swap" if coming and going else "come" if coming else "go"
    return " " + say(f"portfolio.moves.{key}", coming=listing(coming), going=listing(going))


def _binding(answer: Answer, told: Explained) -> list[str]:
    lines = [
        "- " + _limit(answer, told, limit)
        for limit in told.without
        if limit.kind in MEASURES or told.without[limit].value > answer.trial.value
    ]
    if told.more_hours is not None:
        gain = _points(answer.problem, told.more_hours.value - answer.trial.value)
        moves = _moves(answer.problem, answer.held, told.more_hours.held or 0)
        lines.append("- " + say("portfolio.more.every-quarter", more=str(MORE_HOURS), gain=gain) + moves)
    return [say("portfolio.heading.limits"), *lines] if lines else []


def _limit(answer: Answer, told: Explained, limit: Limit) -> str:
    problem, best, without = answer.problem, answer.trial.value, told.without[limit]
    name = limit_name(limit)
    gain = _points(problem, without.value - best)
    if limit.kind not in MEASURES:
        key = "portfolio.binds.mandatory" if limit.kind == Kind.MANDATORY else "portfolio.binds.other"
        return say(key, limit=name, Limit=_capital(name), gain=gain) + _moves(
            problem, answer.held, without.held or 0, besides=limit.subject if limit.kind == Kind.MANDATORY else ""
        )
    used, most = answer.use(limit)
    params: dict[str, Any] = {"Limit": _capital(name), "used": _measure(limit, used), "most": _measure(limit, most)}
    more = told.more[limit]
    added = _measure(limit, Fraction(MORE_HOURS if limit.kind == Kind.HOURS else MORE_MONEY))
    if without.value == best:
        return say("portfolio.slack" if without.proven else "portfolio.slack-unproven", **params, more=added)
    params |= {"more": added, "gain": _points(problem, more.value - best), "lifted": gain}
    moves = _moves(problem, answer.held, more.held or 0) if more.value > best else ""
    return say("portfolio.binds", **params) + moves


def _near(answer: Answer, told: Explained) -> list[str]:
    others = [held for held in told.near if held != answer.held]
    if not told.looked:
        return []
    if not others:
        return [say("portfolio.near.none")]
    problem, best = answer.problem, answer.trial.value
    lines = []
    for held in others:
        worth = problem.programme().worth(held)
        key = "portfolio.near.equal" if worth == best else "portfolio.near.less"
        names = [item.id for item in problem.named(held)]
        whole = f": {listing(names)}." if len(names) <= SHORT else "."
        told_as = say(key, points=_points(problem, worth), lost=_points(problem, best - worth)) + whole
        lines.append("- " + told_as + _moves(problem, answer.held, held))
    heading = "portfolio.near.many" if told.many else "portfolio.near"
    return [say(heading, count=str(len(others))), *lines]


def _greedy(answer: Answer) -> str:
    problem, held = answer.problem, answer.greedy
    worth, best = problem.programme().worth(held), answer.trial.value
    order = sorted(problem.named(held), key=lambda item: (-item.score, item.id))
    names = listing([item.id for item in order if not item.mandatory][:SHORT])
    if len(order) > SHORT:
        names = say("portfolio.and-more", projects=names, count=str(len(order)))
    key = "portfolio.greedy" if worth < best else "portfolio.greedy.same"
    lost = _points(problem, best - worth)
    return say(key, projects=names, points=_points(problem, worth), lost=lost, percent=_percent(best - worth, best))


def _assumed(question: Question) -> list[str]:
    lines = ["- " + say(note.code, **note.params) for note in question.notes]
    for project, note in question.asides:
        reason = say(note.code, **note.params)
        lines.append(f"- {project.id} {one_line(project.title)}: {reason}")
    return [say("portfolio.heading.assumed"), *lines] if lines else []


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────


def limit_name(limit: Limit) -> str:
    """A limit inside a sentence: `timerne i 1. kvartal 2027`."""
    if limit == Limit(Kind.HOURS, "all"):
        return say("portfolio.limit.all-hours")
    return say(f"portfolio.limit.{limit.kind.value}", **_names(limit))


def _names(limit: Limit) -> dict[str, Any]:
    year = str(limit.year or "")
    return {
        "quarter": quarter_name(limit.subject) if limit.kind == Kind.HOURS else "",
        "place": f"{pool_name(limit.subject)} {year}".strip() if limit.kind == Kind.POOL else "",
        "project": limit.subject,
        "area": limit.subject,
        "other": limit.other,
    }


def quarter_name(token: str) -> str:
    """`1. kvartal 2027`; a name that is no quarter as it stands."""
    year, mark, part = token.partition("Q")
    return say("portfolio.quarter", number=part, year=year) if mark and year.isdigit() and part.isdigit() else token


def _params(problem: Problem, limit: Limit) -> dict[str, Any]:
    """What a finding about a limit tells: the limit, and what it allows or asks."""
    params = _names(limit) | {"limit": limit_name(limit), "Limit": _capital(limit_name(limit))}
    if limit.kind == Kind.HOURS:
        params["most"] = _hours(problem.hours[limit.subject])
    if limit.kind == Kind.POOL:
        params["most"] = amount(problem.pools[limit.subject, limit.year or 0])
    item = next((item for item in problem.candidates if item.id == limit.subject), None)
    if item is not None:
        params["takes"] = _takes(item)
    if limit.kind == Kind.LEGS and problem.share is not None:
        params["percent"] = str(int(problem.share * 100))
    return params


def _takes(item: Candidate) -> str:
    return say("portfolio.takes", hours=_hours(item.time), amount=item.cost)


def _name(item: Candidate) -> str:
    return one_line(f"{item.id} {item.title}")


def _points(problem: Problem, value: int) -> str:
    return number(problem.points(value))


def _hours(hours: Fraction) -> str:
    """Whole hours as they are, parts of days in a month to one decimal."""
    return figure(int(hours)) if hours.denominator == 1 else number(Fraction(round(hours * 10), 10))


def _measure(limit: Limit, value: Fraction) -> str:
    if limit.kind == Kind.HOURS:
        return say("portfolio.hours", hours=_hours(value))
    return amount(Decimal(int(value * 100)) / 100)


def _percent(part: int, whole: int) -> str:
    tenths = round(Fraction(1000 * part, whole)) if whole else 0
    return number(Fraction(tenths, 10))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

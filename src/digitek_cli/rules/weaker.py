"""What a proposal asks less of afterwards: the rules that it lowers, the roles that it gives, the guards that it opens.

Lowering a rule is its owners' right, so it is a warning that says whose. Together with what profits of it at once it is
an error: whoever agrees to the one would agree to the other unseen.

Each measure is a row of a table: what is read of a record, by name, and when a new value asks less than the old one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.model.checklist import AnswerSheet, Questionnaire
from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.policy import Policy
from digitek_cli.model.terms import Gate, Role, Severity, TransactionKind
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.governance import DATA
from digitek_cli.rules.versions import order
from digitek_cli.rules.weaker_guards import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from digitek_cli.model.organisation import Held
    from digitek_cli.model.policy import Criterion, GateRules
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.rules.guards import Guard

GONE: Any = object()
SEVERITIES = (Severity.INFO, Severity.WARNING, Severity.ERROR)
RESULTS = ("ok", "condition", "stop")
SHOWN = 5


def lower(old: Any, new: Any) -> bool:
    """A number or a rank that must not sink, or vanish."""
    return new is GONE or new < old


def higher(old: Any, new: Any) -> bool:
    """A number that must not rise."""
    return new is not GONE and new > old


def lost(old: Any, new: Any) -> bool:
    """A set that must keep what it holds, or something that must stay."""
    return new is GONE or (isinstance(old, frozenset) and bool(old - new))


def gained(old: Any, new: Any) -> bool:
    """A set that must not grow: of those who may, or of what may be left out."""
    return new is GONE or bool(new - old)


def other(old: Any, new: Any) -> bool:
    """A condition or a right: whether another one asks less cannot be told, so somebody must look."""
    return new is GONE or bool(new != old)


@dataclass(frozen=True)
class Measure:
    """One way to ask less; `name` is the end of its words' key."""

    name: str
    read: Callable[[Any], Mapping[str, Any]]
    weaker: Callable[[Any, Any], bool]


def _criteria(read: Callable[[Criterion], Any]) -> Callable[[Policy], dict[str, Any]]:
    return lambda policy: {_called(gate, item): read(item) for gate in policy.gates for item in gate.criteria}


def _called(gate: GateRules, item: Criterion) -> str:
    about = (item.phase, item.document, item.field, item.step)
    return " ".join((gate.gate.value, item.check, *(str(part) for part in about if part)))


def _rank(value: Any, ranks: Sequence[Any]) -> int:
    return ranks.index(value)


POLICY = (
    Measure("quorum", lambda it: {"heads_quorum": it.thresholds.heads_quorum}, lower),
    Measure(
        "tolerance",
        lambda it: {
            name: getattr(it.thresholds, name)
            for name in ("spend_tolerance_percent", "spend_tolerance_amount", "evidence_years", "extensions")
        },
        higher,
    ),
    Measure(
        "size", lambda it: {name: getattr(it.thresholds, name) for name in ("very_small", "resource_heavy")}, other
    ),
    Measure("criterion", _criteria(lambda item: _rank(item.severity, SEVERITIES)), lower),
    Measure("waiver", _criteria(lambda item: frozenset({"waivable"} if item.waivable else ())), gained),
    Measure("when", _criteria(lambda item: item.when), other),
    Measure(
        "outcome",
        lambda it: {
            f"{gate.gate} {item.outcome}": (item.needs, item.alone, item.after, item.when, item.otherwise, item.forward)
            for gate in it.gates
            for item in gate.outcomes
        },
        lambda old, new: new is not GONE and new != old,
    ),
    Measure(
        "rights",
        lambda it: {
            "decision_rights": [(row.rule, row.when, row.decider, row.together_with) for row in it.decision_rights]
        },
        other,
    ),
    Measure("place", lambda it: {str(item.kind): frozenset(item.phases) for item in it.decisions}, gained),
    Measure("document", lambda it: {item.id: frozenset(item.requires) for item in it.documents}, lost),
    Measure(
        "step",
        lambda it: {f"{part.phase}.{step.id}": frozenset(step.by) for part in it.phases for step in part.steps},
        gained,
    ),
    Measure(
        "frame",
        lambda it: {f"{pool.pool} {year.year}": pool.amount for year in it.frames for pool in year.pools},
        higher,
    ),
    Measure("pool", lambda it: {pool.id: pool.area for pool in it.pools}, other),
    Measure("questionnaire", lambda it: {item.id: item.id for item in it.questionnaires}, lost),
)
QUESTIONNAIRE = (
    Measure("item", lambda it: {item.id: item.id for item in it.items}, lost),
    # What blocks a later gate lets the earlier one pass.
    Measure("blocks", lambda it: {item.id: -_rank(item.blocks, tuple(Gate)) for item in it.items}, lower),
    Measure("applies", lambda it: {item.id: item.applies_when for item in it.items}, other),
    Measure(
        "stop",
        lambda it: {
            f"{item.id} {out.answer} {out.when}": _rank(out.result, RESULTS)
            for item in it.items
            for out in item.outcomes
        },
        lower,
    ),
    Measure(
        "evidence",
        lambda it: {item.id: frozenset(want.id for want in item.evidence if want.required) for item in it.items},
        lost,
    ),
    Measure("reviewer", lambda it: {item.id: item.reviewer for item in it.items}, other),
)

MEASURED: dict[type, tuple[str, tuple[Measure, ...]]] = {
    Policy: ("GOV012", POLICY),
    Questionnaire: ("GOV013", QUESTIONNAIRE),
}


def weakened(
    before: Portfolio, after: Portfolio, guards: Sequence[Guard], moved: Sequence[str], prefix: str
) -> Iterator[Finding]:
    """Everything that is asked less of afterwards, and for each such file an error where the proposal profits."""
    inside = {path.removeprefix(prefix) for path in moved if path.startswith(prefix)}
    data = sorted(path for path in inside if path.startswith(DATA))
    for guard, found in opened(guards, prefix):
        yield from found
        yield from _profits(guard.path, None, data)
    for path in sorted(inside):
        old, new = _earlier(before, after, path), after.records.get(path)
        found = list(_record(path, old, new))
        yield from found
        if found:
            yield from _profits(path, path, [name for name in data if _gains(after, name, old, new)])
    yield from _given(before, after, inside)


def _profits(file: str, path: str | None, data: Sequence[str]) -> Iterator[Finding]:
    if data:
        yield error("GOV019", path, file=file, files=tuple(data[:SHOWN]), number=len(data))


def _earlier(before: Portfolio, after: Portfolio, path: str) -> Any:
    """What a file replaces: itself, the rules in force until then, or the version before."""
    old, new = before.records.get(path), after.records.get(path)
    if old is not None:
        return old
    if isinstance(new, Policy):
        return before.policy(new.valid_from)
    if isinstance(new, Questionnaire):
        known = [item for item in before.versions.get(new.id, ()) if order(item.version) < order(new.version)]
        return max(known, key=lambda item: order(item.version), default=None)
    return None


def _record(path: str, old: Any, new: Any) -> Iterator[Finding]:
    code, measures = MEASURED.get(type(old), ("", ()))
    if new is not None and type(new) is not type(old):
        return
    for measure in measures:
        names = _weaker(measure, old, new)
        if names:
            params: dict[str, Any] = {"places": tuple(names[:SHOWN]), "number": len(names), "file": path}
            yield Finding(code, Severity.WARNING, params | {"variant": measure.name}, path)


def _weaker(measure: Measure, old: Any, new: Any) -> list[str]:
    """The names under which the new record asks less; all of them where it is gone."""
    was, now = measure.read(old), measure.read(new) if new is not None else {}
    return [name for name, value in was.items() if measure.weaker(value, now.get(name, GONE))]


def _gains(after: Portfolio, path: str, old: Any, new: Any) -> bool:
    """Whether a file of data is judged by what was lowered."""
    record = after.records.get(path)
    rule = new if new is not None else old
    if isinstance(rule, Policy):
        opening = isinstance(record, Transaction) and record.kind == TransactionKind.OPENING
        return isinstance(record, Decision | Transaction) and not opening and record.date >= rule.valid_from
    if isinstance(record, AnswerSheet):
        return bool(record.questionnaire == rule.id)
    return isinstance(record, Decision) and record.gate is not None


def _given(before: Portfolio, after: Portfolio, inside: set[str]) -> Iterator[Finding]:
    """Roles that somebody has only by this proposal; an error where they speak in it."""
    known = {person.initials: person.roles for person in before.organisation.people}
    for number, person in enumerate(after.organisation.people):
        had = known.get(person.initials, ())
        new = [
            held for held in person.roles if held.role != Role.EMPLOYEE and not any(_within(held, old) for old in had)
        ]
        if not new:
            continue
        at = ("people", number, "roles")
        roles = tuple(dict.fromkeys(held.role for held in new))
        yield warning("GOV014", "organisation.yaml", at, person=person.initials, roles=roles)
        spoken = sorted(path for path in inside if person.initials in _speakers(after.records.get(path)))
        used = [path for path in spoken if _in_role(after.records[path], new)]
        yield from _profits("organisation.yaml", "organisation.yaml", used)


def _within(held: Held, known: Held) -> bool:
    """Whether a role gives nothing that another does not give: the same right, on no other day."""
    if (held.role, held.area) != (known.role, known.area) or held.from_ < known.from_:
        return False
    return known.until is None or (held.until is not None and held.until <= known.until)


def _in_role(record: Any, roles: list[Held]) -> bool:
    return any(held.covers(record.date) for held in roles)


def _speakers(record: Any) -> tuple[str, ...]:
    if isinstance(record, Decision):
        return record.by
    return (record.by,) if isinstance(record, Statement) else ()

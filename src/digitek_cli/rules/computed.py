"""What follows from the facts by the decision tables: an unknown never becomes a no.

Tables that end at the first true row give `unclear` (or `unknown`) when an unanswered row before it says something
else. For conditions, a value that is not settled is `OneOf` what it may be, so that an item stays applicable until
the facts that could rule it out are answered. For the reader it is the least that is certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from digitek_cli.rules.expressions import OneOf, either, evaluate, names, truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from digitek_cli.model.checklist import DecisionTables, TableRow

Facts: TypeAlias = "Mapping[str, object]"

STATUS, CLASS, REQUIRED, COUNT = "mdr.status", "mdr.class", "dpia.required", "dpia.wp248_count"
NAMES = frozenset({STATUS, CLASS, REQUIRED, COUNT})
UNCLEAR, UNKNOWN, NONE, EXPERT = "unclear", "unknown", "none", "EXPERT"


@dataclass(frozen=True)
class Result:
    """A computed value; `possible` is what it may still turn out to be or to contain, empty when it is settled."""

    value: str | tuple[str, ...]
    possible: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether no unanswered fact can change it."""
        return not self.possible


@dataclass(frozen=True)
class Computed:
    """Everything that the tables say about one project; `facts` are the computed facts that conditions read."""

    status: Result
    mdr_class: Result
    class_mismatch: Result
    notified_body: bool | None
    ce_acts: Result
    dpia: Result
    wp248_count: int
    ai_tier: Result
    fria: bool | None
    procurement: Result
    facts: dict[str, object]

    def result(self, name: str) -> Result | None:
        """What an item that `computes` this name shows; None for a name that nobody computes."""
        value = getattr(self, name, None)
        return value if isinstance(value, Result) else None


def compute(tables: DecisionTables, facts: Facts) -> Computed:
    """Everything that follows from the facts."""
    status = mdr_status(tables, facts)
    known: dict[str, object] = {**facts, STATUS: _fact(status)}
    device_class = mdr_class(tables, known)
    known[CLASS] = _class_fact(tables, known, device_class)
    count = _count(tables, facts)
    known[COUNT] = count
    impact = dpia(tables, known)
    known[REQUIRED] = {"required": True, "open": None}.get(str(impact.value), False)
    return Computed(
        status=status,
        mdr_class=device_class,
        class_mismatch=class_mismatch(tables, known, device_class),
        notified_body=_notified_body(tables, known, status, device_class),
        ce_acts=ce_acts(tables, known),
        dpia=impact,
        wp248_count=sum(1 for name in tables.dpia.criteria if facts.get(name) is True),
        ai_tier=ai_tier(tables, known),
        fria=truth(evaluate(tables.fria_when, known)),
        procurement=first_match(tables.procurement, known, UNKNOWN),
        facts={name: known[name] for name in NAMES},
    )


def first_match(rows: Iterable[TableRow], facts: Facts, otherwise: str) -> Result:
    """The first true row, or `otherwise` where an unknown row before it would give something else."""
    pending: list[str] = []
    for row in rows:
        verdict = truth(evaluate(row.when, facts))
        if verdict:
            others = [value for value in pending if value != row.value]
            return Result(otherwise, _unique(*others, row.value, otherwise)) if others else Result(row.value)
        if verdict is None:
            pending.append(row.value)
    return Result(otherwise, _unique(*pending, otherwise))


def mdr_status(tables: DecisionTables, facts: Facts) -> Result:
    """Whether the manufacturer's purpose makes it a medical device."""
    return first_match(tables.mdr_status, facts, UNCLEAR)


def mdr_class(tables: DecisionTables, facts: Facts) -> Result:
    """The strictest class of the true rules (Annex VIII 3.5): at least that, while a stricter rule is unanswered."""
    classed = truth(evaluate(tables.classed_when, facts))
    if classed is False:
        return Result(NONE)
    verdicts = [(row.value, truth(evaluate(row.when, facts))) for row in tables.mdr_class]
    least = max((value for value, verdict in verdicts if verdict), key=lambda value: rung(tables, value), default=NONE)
    higher = [value for value, verdict in verdicts if verdict is None and rung(tables, value) > rung(tables, least)]
    doubt = [] if classed else [NONE]
    return Result(least, _unique(least, *higher, *doubt) if higher or doubt else ())


def rung(tables: DecisionTables, value: object) -> int:
    """How strict a class is; -1 for what is no class."""
    return next((place for place, classes in enumerate(tables.class_order) if value in classes), -1)


def class_mismatch(tables: DecisionTables, facts: Facts, computed: Result) -> Result:
    """`lavere` when the manufacturer states a milder class than the least certain one, `ja` when it cannot be."""
    stated = facts.get("md.stated_class")
    if computed.value == NONE:
        return Result("ja")
    if stated is None:
        return Result(UNKNOWN, ("ja", "lavere"))
    if rung(tables, stated) < _certain_rung(tables, facts):
        return Result("lavere", ("lavere", "ja") if NONE in computed.possible else ())
    worst = max(rung(tables, value) for value in _possible(computed))
    return Result("ja") if rung(tables, stated) >= worst else Result(UNKNOWN, ("ja", "lavere"))


def _certain_rung(tables: DecisionTables, facts: Facts) -> int:
    """The rung of the strictest true rule that names a class."""
    true = (row.value for row in tables.mdr_class if row.value != EXPERT and truth(evaluate(row.when, facts)))
    return max((rung(tables, value) for value in true), default=-1)


def ce_acts(tables: DecisionTables, facts: Facts) -> Result:
    """The acts that certainly apply, and those that may."""
    verdicts = [(row.value, truth(evaluate(row.when, facts))) for row in tables.ce_acts]
    certain = tuple(value for value, verdict in verdicts if verdict)
    return Result(certain, tuple(value for value, verdict in verdicts if verdict is None))


def dpia(tables: DecisionTables, facts: Facts) -> Result:
    """`not_required` only when every criterion and every fact of the rules is answered."""
    rules = tables.dpia
    if truth(evaluate(rules.not_applicable_when, facts)):
        return Result("not_applicable")
    if either(truth(evaluate(row.when, facts)) for row in rules.required):
        return Result("required")
    asked = set(rules.criteria).union(*(names(row.when) for row in rules.required), names(rules.not_applicable_when))
    if any(facts.get(name) is None for name in asked):
        return Result("open", ("required", "not_required", "not_applicable"))
    return Result("not_required")


def ai_tier(tables: DecisionTables, facts: Facts) -> Result:
    """The highest tier that certainly holds; a higher one that may is kept among the possible."""
    pending: list[str] = []
    for row in tables.ai_tier:
        verdict = truth(evaluate(row.when, facts))
        if verdict:
            return Result(row.value, tuple(pending))
        if verdict is None:
            pending.append(row.value)
    return Result(UNKNOWN, tuple(pending) or (UNKNOWN,))


def reads(tables: DecisionTables, name: str) -> frozenset[str]:
    """The answered facts that a computed value or fact rests on."""
    texts: dict[str, tuple[str, ...]] = {
        STATUS: _texts(tables.mdr_status),
        CLASS: (*_texts(tables.mdr_class), tables.classed_when),
        "mdr_class": (*_texts(tables.mdr_class), tables.classed_when),
        "class_mismatch": (*_texts(tables.mdr_class), tables.classed_when, "md.stated_class"),
        "ce_acts": _texts(tables.ce_acts),
        "dpia": (*_texts(tables.dpia.required), tables.dpia.not_applicable_when),
        REQUIRED: (*_texts(tables.dpia.required), tables.dpia.not_applicable_when),
        COUNT: tables.dpia.criteria,
        "ai_tier": _texts(tables.ai_tier),
        "procurement": _texts(tables.procurement),
    }
    direct = frozenset[str]().union(*(names(text) for text in texts.get(name, ())))
    return (direct - NAMES).union(*(reads(tables, computed) for computed in direct & NAMES))


def _texts(rows: Iterable[TableRow]) -> tuple[str, ...]:
    return tuple(row.when for row in rows)


def _unique(*values: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _possible(result: Result) -> tuple[str, ...]:
    return result.possible or (str(result.value),)


def _fact(result: Result) -> object:
    return result.value if result.settled else OneOf(frozenset(result.possible))


def _class_fact(tables: DecisionTables, facts: Facts, result: Result) -> object:
    """The class for conditions; where an expert must decide it may be any class from the least certain one."""
    possible = set(_possible(result))
    if EXPERT in possible:
        least = _certain_rung(tables, facts)
        possible |= {value for classes in tables.class_order[max(least, 0) :] for value in classes}
        possible -= {EXPERT}
    return OneOf(frozenset(possible)) if len(possible) > 1 else possible.pop()


def _count(tables: DecisionTables, facts: Facts) -> object:
    answers = [facts.get(name) for name in tables.dpia.criteria]
    least, unknown = answers.count(True), answers.count(None)
    counts = frozenset(Decimal(number) for number in range(least, least + unknown + 1))
    return OneOf(counts) if unknown else Decimal(least)


def _notified_body(tables: DecisionTables, facts: Facts, status: Result, device_class: Result) -> bool | None:
    """By the least class; unknown while the status is, or where an expert must name the class."""
    if not status.settled or device_class.value == EXPERT:
        return truth(evaluate(tables.notified_body_when, facts))
    return truth(evaluate(tables.notified_body_when, {**facts, CLASS: device_class.value}))

"""Which changes an operation can make. A commit that says otherwise of itself was made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from digitek_cli.rules.fields import SEALED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digitek_cli.model.portfolio import Record

ANY = frozenset({"*"})
COURSE = frozenset({"phase", "departments"})
FRAMES = frozenset({"frames"})
MADE, CHANGED, REMOVED = "made", "changed", "removed"


class Trace(NamedTuple):
    """One file of a commit: what happened to it, what kind of record it is, and which of its fields differ.

    `sort` is what kind of event a record says that it is; empty for other records.
    """

    verb: str
    kind: str
    fields: frozenset[str]
    sort: str = ""


LAID_OUT = (
    *("Project", "FactSheet", "AnswerSheet", "EvidenceRecord", "SystemShard", "Policy", "FactRegister"),
    *("SourceRegister", "Questionnaire", "Settings", "Organisation", "Capacity"),
)
_RULING = {
    (MADE, "Decision"): ANY,
    (MADE, "Transaction"): ANY,
    (CHANGED, "Project"): COURSE | {"benefit_owner", "learnt", "shared"},
}
_SHEETS = {(verb, kind): ANY for verb in (MADE, CHANGED) for kind in ("FactSheet", "AnswerSheet")}
_EVENTS = {(MADE, kind): ANY for kind in ("Decision", "Statement", "Transaction")}
_STATES = {
    (verb, kind): ANY
    for verb in (MADE, CHANGED, REMOVED)
    for kind in ("Project", "FactSheet", "AnswerSheet", "Settings", "Capacity", "SystemShard")
}
_OPEN = {(CHANGED, "Project"): frozenset({"!"})}
# By the first words of an operation, the longest that fits; `!` stands for every field that is not sealed.
FOOTPRINTS: dict[str, dict[tuple[str, str], frozenset[str]]] = {
    "new-idea": {(MADE, "Project"): ANY},
    "intake": {(CHANGED, "Project"): frozenset({"intake", "owner", "manager", "phase"})},
    "set": _OPEN,
    "edit": _OPEN,
    "step.done": {(CHANGED, "Project"): frozenset({"steps"})},
    "approval": {(MADE, "Statement"): ANY},
    "recommendation": {(MADE, "Statement"): ANY},
    "comment": {(MADE, "Statement"): ANY, (CHANGED, "Project"): frozenset({"funding"})},
    "gate.forum": {(MADE, "Statement"): ANY, **_RULING},
    "gate.condition": {(MADE, "Statement"): ANY},
    "gate.advance": {(MADE, "Project"): ANY, **_RULING},
    "decide": _RULING,
    "phase.start": _RULING,
    "rollout": _RULING,
    "close": _RULING,
    "priority.decide": _RULING,
    "checklist.accept": _RULING,
    "checklist.sign": {(MADE, "Statement"): ANY},
    "checklist": _SHEETS,
    "risk": {(CHANGED, "Project"): frozenset({"risk", "concerns"})},
    "capacity": {(verb, "Capacity"): ANY for verb in (MADE, CHANGED)},
    "pools": {(MADE, "Transaction"): ANY},
    "pools.frames": {(CHANGED, "Policy"): FRAMES},
    "pools.reserve": {(MADE, "Transaction"): ANY, (MADE, "Decision"): ANY},
    "systems": {(MADE, "SystemShard"): ANY, (CHANGED, "SystemShard"): ANY},
    "undo": _EVENTS | _STATES | {(CHANGED, "Policy"): FRAMES},
    # The same records in other bytes: whatever differs in one was not the layout.
    "fmt": {(CHANGED, kind): frozenset() for kind in LAID_OUT},
    "init": {},
}
# Which bookings a verb of `pools` makes; a carry-forward that was decided is booked when the year is closed.
BOOKINGS: dict[str, frozenset[str]] = {
    "pools.open": frozenset({"opening"}),
    "pools.reserve": frozenset({"reservation"}),
    "pools.commit": frozenset({"commitment"}),
    "pools.spend": frozenset({"spending"}),
    "pools.release": frozenset({"release"}),
    "pools.transfer": frozenset({"transfer"}),
    "pools.purchase": frozenset({"purchase"}),
    "pools.receive": frozenset({"grant"}),
    "pools.assert": frozenset({"assertion"}),
    "pools.close": frozenset({"closing", "carry-forward"}),
}


def trace(kind: str, old: Record | None, new: Record | None) -> Trace:
    """What became of one record."""
    verb = MADE if old is None else REMOVED if new is None else CHANGED
    return Trace(verb, kind, differing(old, new), getattr(new, "kind", ""))


def differing(old: Record | None, new: Record | None) -> frozenset[str]:
    """The fields that differ; none where the record is new or gone."""
    if old is None or new is None or type(old) is not type(new):
        return frozenset()
    return frozenset(name for name in type(new).model_fields if getattr(old, name) != getattr(new, name))


def could_make(operation: str, traces: Iterable[Trace]) -> bool:
    """Whether the operation could have left these traces."""
    known = [name for name in FOOTPRINTS if operation == name or operation.startswith(f"{name}.")]
    if not known:
        return False
    footprint = FOOTPRINTS[max(known, key=len)]
    booked = BOOKINGS.get(operation)
    return all(
        _covers(footprint.get((trace.verb, trace.kind)), trace)
        and (booked is None or trace.kind != "Transaction" or trace.sort in booked)
        for trace in traces
    )


def _covers(allowed: frozenset[str] | None, trace: Trace) -> bool:
    if allowed is None:
        return False
    if "*" in allowed:
        return True
    return (trace.fields & set(SEALED) if "!" in allowed else trace.fields) <= allowed

"""Whether one event could come about as it did: from the portfolio as it was, by the rules that it builds on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import DigitekError
from digitek_cli.model.events import Decision, Statement, Transaction
from digitek_cli.model.portfolio import path_of
from digitek_cli.operations.repetition import again
from digitek_cli.rules.finding import Finding, error, errors, warning
from digitek_cli.rules.withdrawals import is_withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.project import Project

# What later work in the same commit cannot have brought about: it was so, whatever the project looked like then.
LASTING = ("ROLE", "DATE001", "DATE002", "STEP001", "APPR001", "COMM001", "RECO001", "PASS001", "COND001", "SUPER")
QUESTIONNAIRES = "checklist/"
DECIDED = ("kind", "gate", "phase", "decider", "rule", "policy")
SAID = ("role", "gate", "content", "items")


@dataclass(frozen=True)
class Case:
    """One new event.

    `before` is the portfolio that it builds on, with what else its commit holds and without what rests on it;
    `settled` the project as the commit left it. `mixed` says that the commit holds other work on the project too,
    so that what lay between the two is not in the history; `fixed` names what that work left as it was.
    """

    event: Decision | Statement
    before: Portfolio
    settled: Project
    mixed: bool = False
    title: str | None = None
    fixed: frozenset[str] = frozenset()

    def lasts(self, finding: Finding) -> bool:
        """Whether nothing else in the commit can have brought a finding about."""
        why = finding.params.get("why")
        code, params = (str(why.code), why.params) if why is not None else (finding.code, finding.params)
        if code.startswith(LASTING):
            return True
        document = str(params.get("document") or "")
        if isinstance(self.event, Statement) and finding.params.get("place") == "content":
            document = self.event.document or ""
        asked = QUESTIONNAIRES if code.startswith("CHK") or document.startswith(QUESTIONNAIRES) else document
        return asked in self.fixed


def judge(case: Case) -> Iterator[Finding]:
    """Everything that speaks against an event; warnings where a mixed commit hides what was true in between."""
    if is_withdrawal(case.event):
        return  # rules.withdrawals judges these by what they name, wherever they lie
    for finding in _differences(case):
        if case.mixed and not case.lasts(finding):
            yield warning("AUD009", path_of(case.event), event=case.event.id, why=finding)
        else:
            yield finding


def _differences(case: Case) -> Iterator[Finding]:
    """What the command refuses, or would have written otherwise."""
    event, path = case.event, path_of(case.event)
    try:
        records = again(case.before, event, case.settled, case.title)
    except DigitekError as refused:
        for why in errors(refused.findings) or (refused,):
            yield error("AUD011", path, event=event.id, why=why)
        return
    made = next((record for record in records if type(record) is type(event)), None)
    if made is None:
        return
    names = DECIDED if isinstance(event, Decision) else SAID
    for name in names:
        if getattr(made, name) != getattr(event, name):
            yield _otherwise(event, name, getattr(event, name), getattr(made, name))
    if isinstance(event, Decision) and isinstance(made, Decision):
        yield from _rested(event, made)


def _rested(event: Decision, made: Decision) -> Iterator[Finding]:
    """The facts that the right to decide was read from, the content that was decided on, and the chain."""
    for name in sorted(set(made.facts) & set(event.facts)):
        if event.facts[name] != made.facts[name]:
            yield _otherwise(event, f"facts.{name}", event.facts[name], made.facts[name])
    stated = {item.document: item for item in event.basis}
    for item in made.basis:
        if stated.get(item.document) != item:
            yield error("AUD013", path_of(event), ("basis",), event=event.id, document=item.document)
    if {(link.id, link.hash) for link in event.previous} != {(link.id, link.hash) for link in made.previous}:
        latest = tuple(link.id for link in made.previous) or ("–",)
        yield error("AUD014", path_of(event), ("previous",), event=event.id, latest=latest)


def _otherwise(event: Decision | Statement, field: str, stated: Any, actual: Any) -> Finding:
    params = {"event": event.id, "place": field, "stated": _shown(stated), "actual": _shown(actual)}
    return Finding("AUD010", params=params, path=path_of(event), at=(field.split(".", maxsplit=1)[0],))


def _shown(value: Any) -> str:
    """A value on one line; long ones are cut, for a report is no copy of the record."""
    text = ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
    return text[:80] or "–"


def booked(decision: Decision, transactions: dict[str, Transaction]) -> Iterator[Finding]:
    """Each grant has its own reservation in the same commit, of that pool, year and amount, for that project."""
    for number, grant in enumerate(decision.grants):
        item = transactions.get(grant.transaction)
        lines = item.postings if item and item.decision == decision.id else ()
        place = (grant.pool, grant.year, decision.project, grant.amount)
        if not any((line.pool, line.year, line.project, line.amount) == place for line in lines):
            params: dict[str, Any] = {"event": decision.id, "transaction": grant.transaction}
            yield Finding("AUD016", params=params, path=path_of(decision), at=("grants", number))

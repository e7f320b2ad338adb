"""What `check` holds against the portfolio at the end of a history, and which commit brought it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.ids import SETTINGS_PATH
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.rules import ledger
from digitek_cli.rules.check import TIMELESS
from digitek_cli.rules.events import is_event_path
from digitek_cli.rules.finding import Finding, errors
from digitek_cli.store.audit_state import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.store.audit_state import State
    from digitek_cli.store.git import Repository

# What the books rest on, apart from the rules.
OF_THE_BOOKS = ("transactions/", "decisions/")


def errors_at(state: State, earlier: State | None = None) -> Iterator[Finding]:
    """Every error of a state; with an earlier one that had none, only of the projects that have changed since."""
    changed = None if earlier is None else _changed(state, earlier)
    if SETTINGS_PATH not in state.groups.get(RULES, {}):
        return
    if changed is None or RULES in changed:
        whole = state.whole()
        if SETTINGS_PATH in whole.records and whole.policies:
            for rule in TIMELESS:
                yield from errors(rule(whole))
        return
    everything = dict(state.files())
    part = Portfolio(state.portfolio(changed).records, everything)
    for rule in TIMELESS:
        if rule is not ledger.check:
            yield from errors(rule(part))
    if any(path.startswith(OF_THE_BOOKS) for name in changed for path in state.groups.get(name, ())):
        yield from errors(ledger.check(_books(state, everything)))


def _changed(state: State, earlier: State) -> set[str]:
    names = {*state.groups, *earlier.groups}
    return {name for name in names if state.groups.get(name, {}) != earlier.groups.get(name, {})}


def _books(state: State, everything: dict[str, str]) -> Portfolio:
    """The portfolio as the ledger reads it: the rules, all bookings, and the decisions behind them."""
    records = dict(state.portfolio(()).records)
    wanted = {path: oid for path, oid in everything.items() if path.startswith(OF_THE_BOOKS)}
    state.library.fetch(wanted.values())
    for path, oid in wanted.items():
        record = state.library.record(path, oid)
        if record is not None:
            records[path] = record
    return Portfolio(records, everything)


def source(repository: Repository, head: str, finding: Finding) -> str | None:
    """The commit that made an event, or that changed another file last."""
    if finding.path is None:
        return None
    made = ("--diff-filter=A",) if is_event_path(finding.path) else ()
    asked = ("--max-count=1", "--format=%H", *made, head, "--")
    return repository.run("log", *asked, repository.prefix + finding.path, check=False).text or None

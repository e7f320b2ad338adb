"""Everything that is held against a proposal: by its own rules, by the base's, and by what only the change shows.

Its own rules say whether the result can stand. The base's say whether it may come about: whoever proposes rules does
not act by them yet. Both are the same functions that judge a portfolio and a history; what they say twice is said once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.model.events import Transaction
from digitek_cli.model.terms import Severity, TransactionKind
from digitek_cli.operations.proposal import MOST_BYTES, MOST_COMMITS, MOST_FILES
from digitek_cli.rules.check import brought_about
from digitek_cli.rules.events import is_event_path
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.governance import self_judged, together
from digitek_cli.rules.weaker import weakened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from digitek_cli.operations.audit_report import Remark
    from digitek_cli.operations.proposal import Proposed

# What `check` says of the files themselves, or what the comparison of bytes says more strictly.
SAID_OTHERWISE = frozenset({"AUD001", "AUD002", "AUD003", "AUD004", "EVT001", "EVT002"})
# What later commits of the same proposal may have put right: the result by its own rules is what counts.
MAY_BE_MENDED = frozenset({"EVT003", "EVT004", "EVT021"})
# What the whole shows as well as each part, and more truly.
OF_THE_WHOLE = frozenset({"AUD040", "AUD041", "AUD042", "AUD044", "AUD045", "AUD046", "AUD047"})
# What a frame in the same proposal leaves no choice about, as long as nobody spends of it.
FOLLOWS_FROM_FRAMES = frozenset({"POOL004", "POOL007", "POOL009"})
SHOWN = 50
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Judged:
    """What the audit says: of the proposal as one commit, and of each of its commits.

    `replayed` tells that each commit was looked at by itself, `unsaved` which files lie in none of them.
    """

    whole: tuple[Finding, ...] = ()
    single: tuple[Remark, ...] = ()
    replayed: bool = False
    unsaved: frozenset[str] = frozenset()


def findings(seen: Proposed, judged: Judged, own: Iterable[Finding], today: date) -> tuple[Finding, ...]:
    """What is to be said beside `own`, which is what the result's own rules say of it."""
    known = {_place(item) for item in own}
    found: list[Finding] = []
    for item in (*by_the_base(seen, today), *_audited(seen, judged), *_of_the_change(seen)):
        if _place(item) not in known:
            known.add(_place(item))
            found.append(item)
    return tuple(found)


def by_the_base(seen: Proposed, today: date) -> Iterator[Finding]:
    """What the base's rules object to in the events of a proposal that changes the rules too.

    Only to events, and to what follows from them: they are there for good. What people describe and plan can be
    amended as soon as the rules are in force; whoever owns those looks at them first (GOV002).
    """
    if not seen.rules_move:
        return
    harmless = _only_opens(seen)
    for item in brought_about(seen.before, seen.by_the_base, today):
        if item.code in FOLLOWS_FROM_FRAMES and harmless:
            continue
        if item.path is None or is_event_path(item.path) or item.code.startswith("EVT"):
            yield item


def _only_opens(seen: Proposed) -> bool:
    """Whether the only events are openings: they book what the frames say, and nothing else."""
    new = [seen.after.records.get(path) for path in seen.added_events]
    return all(isinstance(item, Transaction) and item.kind == TransactionKind.OPENING for item in new)


def _audited(seen: Proposed, judged: Judged) -> Iterator[Finding]:
    """The audit's findings, without those that only come of looking at the proposal in one way."""
    doubtful = {_place(item.finding) for item in judged.single if item.finding.code in ("AUD009", "AUD030")}
    hidden = 0
    for item in judged.whole:
        if item.code in SAID_OTHERWISE:
            continue
        apart = judged.replayed and item.path not in judged.unsaved
        if item.code in ("AUD009", "AUD030") and apart and _place(item) not in doubtful:
            hidden += item.code == "AUD009"
            continue
        yield item
    if hidden:
        yield warning("PROP007", number=hidden)
    yield from _single(seen, judged)


def _single(seen: Proposed, judged: Judged) -> Iterator[Finding]:
    """What is wrong with one commit: an error where it stays, a warning where a later commit took it back."""
    again = {item.finding.path for item in judged.single if item.finding.code in ("EVT001", "EVT002")}
    passing: dict[str, Finding] = {}
    for remark in judged.single:
        item = remark.finding
        if item.code in OF_THE_WHOLE or (item.code in SAID_OTHERWISE and item.path not in again):
            continue
        if _stays(seen, item, again):
            yield item
        elif item.severity == Severity.ERROR and item.path is not None:
            passing.setdefault(item.path, warning("PROP006", item.path, commit=(remark.commit or "")[:10], why=item))
    yield from passing.values()


def _stays(seen: Proposed, item: Finding, again: set[str | None]) -> bool:
    """Whether the result still has what a commit did wrong."""
    if item.path is None:
        return item.severity == Severity.ERROR
    if is_event_path(item.path):
        return item.path not in again and item.path in seen.after.records and item.path in seen.inside
    if item.code in MAY_BE_MENDED or item.path not in seen.inside:
        return False
    if not item.at:
        return True
    was, now = (getattr(side.records.get(item.path), str(item.at[0]), None) for side in (seen.before, seen.after))
    return bool(was != now)


def _of_the_change(seen: Proposed) -> Iterator[Finding]:
    inside = len(seen.inside)
    if inside > MOST_FILES:
        yield error("PROP004", number=inside, limit=MOST_FILES)
    if seen.weight > MOST_BYTES:
        yield error("PROP008", size=seen.weight // MEGABYTE, limit=MOST_BYTES // MEGABYTE)
    if seen.commits > MOST_COMMITS:
        yield warning("PROP005", limit=MOST_COMMITS)
    for path in seen.conflicts:
        place = path.removeprefix(seen.prefix) if path.startswith(seen.prefix) else None
        yield error("PROP001", place, file=path)
    for path, (_, now) in seen.inside.items():
        if is_event_path(path) and not now:
            yield error("EVT002", path, event=path.rpartition("/")[2].removesuffix(".yaml"))
    yield from together(seen.moved, seen.prefix)
    yield from self_judged(seen.moved, seen.prefix, seen.after)
    yield from weakened(seen.before, seen.after, seen.guards, tuple(seen.moved), seen.prefix)


def _place(item: Finding) -> tuple[str, str | None, str]:
    """What makes two findings the same: of an event one of each code, else each with its words."""
    about = "" if item.path and is_event_path(item.path) else repr(sorted(item.params.items()))
    return (item.code, item.path, about)


def bounded(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Of each code no more than anybody reads, the first ones; then how many more there are."""
    ordered = sorted(found, key=lambda item: (item.severity != Severity.ERROR, item.order))
    seen: Counter[tuple[str, Severity]] = Counter()
    shown = []
    for item in ordered:
        kind = (item.code, item.severity)
        seen[kind] += 1
        if seen[kind] <= SHOWN:
            shown.append(item)
    for (code, severity), number in seen.items():
        if number > SHOWN:
            shown.append(Finding("PROP009", severity, {"number": number - SHOWN, "code": code}))
    return tuple(shown)

"""The verification of a history: from where it begins to a revision, resumed where an earlier one ended."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.errors import DataError
from digitek_cli.model.ids import SETTINGS_PATH, short
from digitek_cli.model.settings import FORMAT_VERSION, Settings
from digitek_cli.operations.audit_report import Beginning, HandEdit, Remark, Report, Stamp
from digitek_cli.rules.finding import error
from digitek_cli.store import anchor, audit_anchor, audit_hands, audit_tip
from digitek_cli.store.audit_memory import Memory, Shelf
from digitek_cli.store.audit_replay import Replay
from digitek_cli.store.audit_state import Library, as_it_was
from digitek_cli.store.chronicle import Chronicle
from digitek_cli.store.git import Repository
from digitek_cli.store.history import read_at
from digitek_cli.store.packing import packed, unpacked
from digitek_cli.store.signatures import Trust

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from digitek_cli.store.audit_anchor import Anchor
    from digitek_cli.store.chronicle import Commit
    from digitek_cli.store.signatures import Signature


@dataclass(frozen=True)
class Wish:
    """What is asked: up to which revision, from where, by which keys, and against which anchors kept elsewhere."""

    today: date
    revision: str = "HEAD"
    start: str | None = None
    full: bool = False
    signers: Path | None = None
    required: bool = False
    anchors: tuple[Anchor, ...] = ()
    progress: Callable[[int, int], None] = lambda *_: None


def verify(root: Path, wish: Wish) -> Report:
    """Replay the history, or what is new of it, and say what was found."""
    repository = Repository.open(root)
    head = repository.resolve(wish.revision)
    settings = settings_at(root, head)
    beginning, remarks = _beginning(repository, head, settings, wish)
    trust = Trust.found(repository, wish.signers)
    branch = repository.run("rev-parse", "--symbolic-full-name", wish.revision, check=False).text
    question = (beginning.commit, branch or head, trust.digest, "required" if wish.required else None)
    shelf = Shelf.of(repository, *question)
    run = _Run(repository, head, beginning, wish, trust, None if wish.full else shelf.read())
    memory = run.go()
    shelf.write(memory)
    remarks += run.shown(memory)
    remarks += audit_anchor.compare(run.chronicle, run.library, head, wish.anchors)
    edits = tuple(HandEdit(commit, reason, name, tuple(paths)) for commit, reason, name, paths in memory.hand_edits)
    return Report(
        portfolio=settings.name,
        head=head,
        beginning=beginning,
        commits=memory.commits,
        read=run.read,
        counts=Counter(memory.counts),
        remarks=tuple(remarks),
        hand_edits=edits,
        hands=audit_hands.table(run.hands),
        stamps=run.stamps([*(item.commit for item in remarks), *(item.commit for item in edits)]),
        resumed_from=run.resumed,
        anchors=tuple(item.head for item in wish.anchors),
    )


def settings_at(root: Path, commit: str) -> Settings:
    """`portfolio.yaml` of a commit. Raises DataError where it is missing or broken."""
    data = read_at(root, commit, SETTINGS_PATH)
    record = None if data is None else as_it_was(SETTINGS_PATH, data)
    if not isinstance(record, Settings):
        code = "missing-foundation" if data is None else "broken-foundation"
        raise DataError(code, where=SETTINGS_PATH, path=SETTINGS_PATH)
    if record.format_version > FORMAT_VERSION:
        raise DataError("newer-format", where=SETTINGS_PATH, found=record.format_version, known=FORMAT_VERSION)
    return record


def _beginning(repository: Repository, head: str, settings: Settings, wish: Wish) -> tuple[Beginning, list[Remark]]:
    """The commit from which history must hold, and what is to be said about it."""
    found: list[Remark] = []
    if repository.shallow:
        found.append(Remark(None, error("AUD072")))
    if wish.start is not None:
        return Beginning(wish.start, repository.resolve(wish.start)), found
    named = settings.anchor
    if named is None:
        return Beginning(None, None), found
    anchored, wrong = anchor.weighed(repository, head, named)
    if wrong is not None:
        found.append(Remark(None, error(wrong, SETTINGS_PATH, ("anchor",), anchor=named)))
    return Beginning(named, anchored), found


class _Run:
    """One run: what is remembered, and what has come since."""

    def __init__(
        self,
        repository: Repository,
        head: str,
        beginning: Beginning,
        wish: Wish,
        trust: Trust,
        memory: Memory | None,
    ) -> None:
        self.repository, self.head, self.beginning = repository, head, beginning
        self.wish, self.trust = wish, trust
        self.chronicle = Chronicle(repository, repository.prefix)
        self.library = Library(self.chronicle)
        self.read = 0
        self.lost: list[Remark] = []
        self.memory = self._kept(memory)
        self.resumed = self.memory.head if self.memory else None
        self.hands: Counter[tuple[str, str, str | None, str, bool]] = Counter()

    def _kept(self, memory: Memory | None) -> Memory | None:
        """What is remembered of this very history; a head that is gone from it is a breach of its own."""
        if memory is None:
            return None
        inside = self.chronicle.holds(self.head, memory.head)
        if inside is False or self.chronicle.objects([memory.head]) == {}:
            self.lost = [Remark(None, error("AUD080", commit=short(memory.head)))]
            self.lost += [item for item in _remarks(memory.remarks) if item.finding.code == "AUD080"]
            return None
        return memory if inside else None

    def go(self) -> Memory:
        """Everything known about the history up to the head."""
        old = self.memory or Memory(head="")
        if old.head == self.head:
            self._remembered_hands(old)
            return old
        self.library.owners |= old.owners
        known = [old.head] if old.head else [self.beginning.commit] if self.beginning.commit else []
        commits = self.chronicle.commits(self.head, known)
        self.read = len(commits)
        replay = Replay(self.chronicle, self.library, self.wish.today, kept=frozenset({old.head}))
        replay.founded = any(self._governed(oid) for oid in known)
        replay.progress = self.wish.progress
        replay.counts += Counter(old.counts)
        replay.run(commits)
        signed = self.trust.statuses(self.repository, commits)
        remarks = [*replay.remarks, *self._damage(commits, replay.remarks)]
        remarks += audit_hands.remarks(commits, signed, replay.deciding, required=self.wish.required)
        kept = [*old.remarks, *map(_packed, [*self.lost, *remarks])]
        return Memory(
            head=self.head,
            commits=old.commits + len(commits),
            counts=dict(replay.counts),
            remarks=kept,
            tip=[_packed(item) for item in self._tip(replay, old, kept)],
            hand_edits=old.hand_edits
            + [[item.commit, item.reason, item.operation, list(item.paths)] for item in replay.hand_edits],
            hands=self._remembered_hands(old) + self._counted(commits, signed, replay.deciding),
            owners=self._owners(replay),
        )

    def _governed(self, oid: str) -> bool:
        """Whether a commit before what is replayed holds a portfolio; damage does not let one begin anew."""
        trees = [self.chronicle.tree(commit.tree) for commit in self.chronicle.read([oid])]
        return any(tree is None or SETTINGS_PATH in tree for tree in trees) or not trees

    def _owners(self, replay: Replay) -> dict[str, str]:
        state = replay.states.get(self.head)
        return {oid: self.library.owners[oid] for oid in state.events().values()} if state else {}

    def _counted(
        self, commits: Sequence[Commit], signed: dict[str, Signature], deciding: set[str]
    ) -> list[list[object]]:
        """The hands of these commits, each kind by one commit of it."""
        rows: dict[object, list[object]] = {}
        for commit in commits:
            (key,) = audit_hands.counted([commit], signed, deciding)
            row = rows.setdefault(key, [commit.id, 0, commit.id in deciding])
            row[1] = int(str(row[1])) + 1
            self.hands[key] += 1
        return list(rows.values())

    def _remembered_hands(self, old: Memory) -> list[list[object]]:
        commits = {commit.id: commit for commit in self.chronicle.read([row[0] for row in old.hands])}
        signed = self.trust.statuses(self.repository, list(commits.values()))
        for oid, number, decides in old.hands:
            if oid in commits:
                (key,) = audit_hands.counted([commits[oid]], signed, [oid] if decides else [])
                self.hands[key] += number
        return old.hands

    def _damage(self, commits: Sequence[Commit], remarks: Sequence[Remark]) -> Iterator[Remark]:
        """Objects that cannot be read, at the commit that needs them where that is known."""
        named = {item.finding.params.get("object") for item in remarks if item.finding.code == "AUD070"}
        for oid in sorted(oid for oid in self.chronicle.damaged if short(oid) not in named):
            user = next((item.id for item in commits if oid in (item.tree, *item.parents)), None)
            yield Remark(user, error("AUD070", object=short(oid)))

    def _tip(self, replay: Replay, old: Memory, rows: list[list[object]]) -> list[Remark]:
        """What is held against the portfolio as it stands; of a resumed run only where something has changed."""
        state = replay.states.get(self.head)
        if state is None:
            return []
        earlier = replay.states.get(old.head) if old.head and not old.tip else None
        known = {(item.finding.code, item.finding.path) for item in _remarks(rows)}
        found = [item for item in audit_tip.errors_at(state, earlier) if (item.code, item.path) not in known]
        return [Remark(audit_tip.source(self.repository, self.head, item), item) for item in found]

    def shown(self, memory: Memory) -> list[Remark]:
        """Everything that is held against the history."""
        return [*_remarks(memory.remarks), *_remarks(memory.tip)]

    def stamps(self, commits: Iterable[str | None]) -> dict[str, Stamp]:
        """Date and author of the commits that a report names."""
        wanted = dict.fromkeys(filter(None, commits))
        return {item.id: Stamp(item.author.when, item.author.name) for item in self.chronicle.read(wanted)}


def _packed(remark: Remark) -> list[object]:
    return [remark.commit, *packed(remark.finding)]


def _remarks(rows: Iterable[list[object]]) -> list[Remark]:
    return [Remark(None if row[0] is None else str(row[0]), unpacked(row[1:])) for row in rows]

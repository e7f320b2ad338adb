"""What our own commits would bring to a server: each of them, since a later one takes nothing back from git.

Our commands write no CPR number and no secret, but git itself takes whatever it is given. The push is the last
moment at which it can still be taken out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.ids import short
from digitek_cli.operations.change import refuse
from digitek_cli.rules import leaks
from digitek_cli.rules.finding import error, errors
from digitek_cli.store.git import PLAIN_FILES
from digitek_cli.store.raw_diff import by_commit
from digitek_cli.store.snapshot import personal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.git import Repository

SHOWN = 10
WHO_AND_WHAT = "%H%x00%an%x00%ae%x00%cn%x00%ce%x00%B"
FIELDS = WHO_AND_WHAT.count("%x00") + 1


def refuse_leaks(repository: Repository, theirs: str | None, ours: str) -> None:
    """Raise RuleViolation `CPR008` or `SEC005` for commits that the server does not have and should never see."""
    spoken = dict.fromkeys(code for code in _messages(repository, theirs, ours))
    carried = dict.fromkeys(code for code in _files(repository, theirs, ours))
    refuse([error(code, commit=short(commit)) for code, commit in list(spoken | carried)[:SHOWN]])


def _messages(repository: Repository, theirs: str | None, ours: str) -> Iterator[tuple[str, str]]:
    asked = ("log", "-z", f"--format=tformat:{WHO_AND_WHAT}", "--encoding=UTF-8", *_range(theirs, ours))
    parts = repository.run(*asked).stdout.decode("utf-8", "replace").split("\0")[:-1]
    for commit, *texts in zip(*[iter(parts)] * FIELDS, strict=True):
        yield from ((_code(finding), commit) for finding in leaks.in_message(texts))


def _files(repository: Repository, theirs: str | None, ours: str) -> Iterator[tuple[str, str]]:
    """The files of the portfolio that each commit brings, whether or not a later one takes them away."""
    commits = repository.run("rev-list", *_range(theirs, ours)).stdout
    options = ("-r", "-z", "-m", "--root", "--raw", "--no-abbrev", "--no-renames")
    out = repository.run("diff-tree", "--stdin", *options, input=commits).stdout
    brought: dict[tuple[str, str], str] = {}
    for commit, shifts in by_commit(out):
        for item in shifts:
            if item.new and item.new.mode in PLAIN_FILES and item.path.startswith(repository.prefix):
                brought[item.new.oid, item.path.removeprefix(repository.prefix)] = commit
    blobs = repository.read_blobs(oid for oid, _ in brought)
    for (oid, path), commit in brought.items():
        found = [*errors(personal(blobs[oid], path)), *filter(None, [leaks.in_path(path)])]
        yield from ((_code(finding), commit) for finding in found)


def _range(theirs: str | None, ours: str) -> tuple[str, ...]:
    return (ours, "--not", theirs, "--") if theirs else (ours, "--")


def _code(finding: Finding) -> str:
    return "SEC005" if finding.code.startswith("SEC") else "CPR008"

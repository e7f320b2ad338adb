"""What git holds about the portfolio's files that no file shows: modes, submodules, and what attributes do to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.rules.finding import error, warning
from digitek_cli.store.git import Repository, few

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from digitek_cli.rules.finding import Finding

EXECUTABLE, GITLINK = "100755", "160000"
# Attributes that change a file's bytes on their way, or let two versions of it be merged by another program; and
# the values that do no such thing.
NONE = ("unspecified", "unset")
HARMLESS = {
    "filter": NONE,
    "ident": NONE,
    "working-tree-encoding": NONE,
    "merge": (*NONE, "set", "text", "binary"),
}


def odd_entries(root: Path, paths: Collection[str] | None = None) -> tuple[Finding, ...]:
    """Submodules, programs, and files that git would rewrite; all, or of these paths from the top of the repository.

    Looks at the index and runs nothing.
    """
    if paths is not None and not paths:
        return ()
    repository = Repository.open(root)
    prefix = repository.prefix
    listed = repository.ls_files(*few(paths or (prefix,)))
    index = {
        path.removeprefix(prefix): entries
        for path, entries in listed.items()
        if path.startswith(prefix) and (paths is None or path in paths)
    }
    found: list[Finding] = []
    for path, entries in index.items():
        modes = {entry.mode for entry in entries}
        if GITLINK in modes:
            found.append(error("FILE044", path=path))
        if EXECUTABLE in modes:
            found.append(warning("FILE053", path=path, file=path))
    return (*found, *_rewritten(repository, index))


def _rewritten(repository: Repository, paths: Iterable[str]) -> Iterator[Finding]:
    asked = "".join(f"{repository.prefix}{path}\0" for path in paths).encode("utf-8", "surrogateescape")
    out = repository.run("check-attr", "-z", "--stdin", *HARMLESS, input=asked).stdout if asked else b""
    parts = out.decode("utf-8", "surrogateescape").split("\0")[:-1]
    affected: dict[tuple[str, str], list[str]] = {}
    for path, attribute, value in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        if value not in HARMLESS[attribute]:
            affected.setdefault((attribute, value), []).append(path.removeprefix(repository.prefix))
    for (attribute, value), files in affected.items():
        yield error("FILE054", path=files[0], attribute=f"{attribute}={value}", count=len(files))

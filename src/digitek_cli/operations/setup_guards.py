"""Whether what `setup` wrote is what the server goes by: who else takes our paths, and what runs the check."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digitek_cli.operations.setup import BEGIN, END
from digitek_cli.rules.finding import Finding, warning
from digitek_cli.rules.owners import fits, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from digitek_cli.rules.ownership import Owned

# GitLab takes the first of these that is there, and ours would be the last.
SHADOWS = {"github": (), "gitlab": ("CODEOWNERS", "docs/CODEOWNERS")}
PIPELINE, JOB = ".gitlab-ci.yml", ".gitlab/digitek.yml"
RUNS = re.compile(r"\bdigitek\b.{0,300}\bcheck\b")
# A file below a folder of ours, as one may be called.
BELOW = ("x", "x.yaml", "x.yml", "x.json", "2026/x.yaml", "workflows/x.yml")


def read(forge: str) -> tuple[str, ...]:
    """The files that this looks at beside those that are written."""
    return (*SHADOWS[forge], *((PIPELINE,) if forge == "gitlab" else ()))


def unguarded(lines: Sequence[Owned], forge: str, present: Mapping[str, str]) -> Iterator[Finding]:
    """What keeps the owners from being asked, or the check from running."""
    file = f".{forge}/CODEOWNERS"
    if nobody := tuple(line.path for line in lines if not line.accounts):
        yield warning("SETUP007", file=file, paths=nobody)
    if one := tuple(line.path for line in lines if line.accounts and not line.enough):
        yield warning("SETUP007", variant="one", file=file, paths=one)
    for other in SHADOWS[forge]:
        if other in present:
            yield warning("SETUP008", file=other, ours=file)
    yield from _taken(lines, forge, file, present.get(file, ""))
    if forge == "gitlab":
        yield from _pipeline(present.get(PIPELINE))


def _taken(lines: Sequence[Owned], forge: str, file: str, text: str) -> Iterator[Finding]:
    """Lines below ours that fit a path of ours: the last one that fits is the one that counts."""
    ours, found, _ = text.partition(END)
    if not found or BEGIN not in ours:
        return
    for number, glob, owners in _below(text, ours.count("\n") + 1, forge):
        taken = [line for line in lines if line.accounts and _overlaps(glob, line.path)]
        if any(set(owners) != set(line.accounts) for line in taken):
            row = text.splitlines()[number - 1].strip()
            yield warning("SETUP006", file=file, number=number, row=row, paths=tuple(line.path for line in taken))


def _below(text: str, end: int, forge: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """The rows below a line that the server lets take a path."""
    for number, glob, owners in rows(text):
        if number <= end or (forge == "github" and glob.startswith(("[", "!"))):
            continue  # GitHub has no such patterns
        if glob.startswith(("[", "^[")):
            return  # a section of its own asks as well, and takes nothing away
        yield (number, glob[1:], ()) if glob.startswith("!") else (number, glob, owners)


def _overlaps(glob: str, path: str) -> bool:
    """Whether a pattern covers our path or something below it."""
    bare = path.strip("/")
    if "/" in glob.rstrip("/") and glob.strip("/").startswith(f"{bare}/"):
        return True
    if path.endswith("/"):
        return any(fits(glob, f"{bare}/{name}") for name in BELOW)
    return fits(glob, bare)


def _pipeline(text: str | None) -> Iterator[Finding]:
    if text is None:
        yield warning("SETUP001", file=PIPELINE)
        return
    said = [line.partition(" #")[0] for line in text.splitlines() if not line.lstrip().startswith("#")]
    if not any(JOB in line or RUNS.search(line) for line in said):
        yield warning("SETUP009", file=PIPELINE, job=JOB)

"""Where `check` says what it found: one format on the screen, and as many files as were asked for.

The files are the only thing that `check` ever writes: none in the portfolio or in git's folder, none over another one
without `--force`, and none before all of them are known to be writable places.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from digitek_cli.cli import _context
from digitek_cli.cli._files import keep_out, writable, write
from digitek_cli.errors import BadReference, DigitekError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digitek_cli.render.reports import Report

SCREEN = "-"
TEXT, JSON = "text", "json"
# What may stand before a path in a link of Markdown.
ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&*+,;=%-]+")


@dataclass(frozen=True)
class Wanted:
    """The format on the screen, and each file with its own. `links` is where a reader finds the files."""

    screen: str
    files: tuple[tuple[str, Path], ...] = ()
    force: bool = False
    links: str = ""

    def has(self, form: str) -> bool:
        """Whether anything will be written in this format."""
        return form == self.screen or form in (name for name, _ in self.files)


def wanted(form: str | None, outputs: Iterable[str], *, force: bool, json: bool, links: str = "") -> Wanted:
    """What was asked for. Raises BadReference before anything is read or written."""
    if links and not ADDRESS.fullmatch(links):
        raise BadReference("output-not-address", typed=links)
    given = [parted(typed) for typed in outputs]
    screens = [*([JSON] if json else [form] if form else []), *(name for name, place in given if place == SCREEN)]
    if len(screens) > 1:
        raise BadReference("output-screen-twice", first=screens[0], second=screens[1])
    files = tuple((name, Path(place)) for name, place in given if place != SCREEN)
    seen: set[Path] = set()
    for _, path in files:
        keep_out(path)
        writable(path, force=force)
        if path.resolve() in seen:
            raise BadReference("output-file-twice", path=str(path))
        seen.add(path.resolve())
    return Wanted(screens[0] if screens else TEXT, files, force, links)


def parted(typed: str) -> tuple[str, str]:
    """`sarif=check.sarif` as its two parts. Raises BadReference."""
    from digitek_cli.render.reports import NAMES

    name, equals, place = typed.partition("=")
    name = name.strip().lower()
    if name not in NAMES or not equals or not place.strip():
        raise BadReference("output-unclear", typed=typed, known=NAMES)
    return name, place.strip()


@contextmanager
def told_anyway(where: Wanted) -> Iterator[None]:
    """Let what stops the command stand in the reports too: a build server reads nothing else."""
    from digitek_cli.render import reports

    try:
        yield
    except DigitekError as problem:
        tell(where, reports.stopped(problem), failed=True)
        raise


def tell(where: Wanted, report: Report, *, failed: bool = False) -> None:
    """Write the files, then the screen; what failed is told people and programs by the error itself."""
    from digitek_cli.render import reports

    report = replace(report, links=where.links, whys=whys(report) if where.has("sarif") else {})
    for name, path in where.files:
        folder = _context.prefix(machine=name != TEXT)
        write(path, (reports.written(name, report, folder, _context.schema()) + "\n").encode(), force=where.force)
    machine = where.screen != TEXT
    if failed and where.screen in (TEXT, JSON):
        return
    folder = _context.prefix(machine=machine)
    if where.screen not in (TEXT, JSON):
        _context.mark({}, "")  # a build server reads the answer, and nothing else
    as_json = where.screen == JSON
    text = "" if as_json else reports.shown(where.screen, report, folder)
    _context.show(reports.document(report.findings, folder, ok=report.ok), text, json=as_json)


def whys(report: Report) -> dict[str, str]:
    """Why the rules are there that something was found by, as far as the manual tells."""
    from digitek_cli.render.language import label
    from digitek_cli.store import manual

    codes = sorted({finding.code for finding in report.findings})
    return {code: " ".join(label(entry.why).split()) for code in codes if (entry := manual.entry(code))}

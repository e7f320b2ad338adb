"""What it costs to prove a history of 10,000 commits, beside what git itself takes to read it. Informs; judges nothing.

The history is the story of `digitek demo`, lived by a hundred projects side by side: the same commands, every file
with its own numbers, ids and hashes, written by `git fast-import`. A second branch holds one amended decision.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from bench.startup import DIGITEK, hermetic, run
from digitek_cli.cli import demo
from digitek_cli.model.checklist import AnswerSheet, FactSheet
from digitek_cli.model.events import Decision
from digitek_cli.model.value import to_document
from digitek_cli.rules.content import digest
from digitek_cli.store.audit_state import as_it_was
from digitek_cli.store.chronicle import Chronicle, Commit
from digitek_cli.store.disk import blob_id
from digitek_cli.store.git import Repository

if TYPE_CHECKING:
    from digitek_cli.store.raw_diff import Shift

COMMITS = int(os.environ.get("DIGITEK_BENCH_COMMITS", "10000"))
FOLDER = "portfolio/"
OLD = "P-2026-003"
EVENT = re.compile(rb"[DST]-2026-([a-z0-9]{6})")
AMOUNT = re.compile(rb"(amount: -?)(\d+)")
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
NEW_LATER = 10

# Seconds by the clock, and seconds of work: on a busy machine the first says little.
Took = tuple[float, float]


@dataclass
class Step:
    """One commit of the story: its message, its moment, and the bytes that it wrote."""

    commit: Commit
    files: dict[str, bytes]


@dataclass
class Double:
    """One project's version of the story. Ids are its own; hashes follow from its own files."""

    number: int
    owns: frozenset[bytes]
    known: dict[bytes, bytes] = field(default_factory=dict)

    @property
    def project(self) -> str:
        """Its number; the shipped portfolio has the first ones."""
        return f"P-2026-{100 + self.number:03d}"

    def text(self, data: bytes) -> bytes:
        """Bytes of the story as they read in this project."""
        data = data.replace(OLD.encode(), self.project.encode())
        data = EVENT.sub(lambda match: match[0][:7] + self._token(match[1]), data)
        for old, new in self.known.items():
            data = data.replace(old, new)
        return data

    def _token(self, token: bytes) -> bytes:
        if token not in self.owns:
            return token
        value = int.from_bytes(token, "big") * 1009 + self.number
        return "".join(LETTERS[value // 31**place % 31] for place in range(6)).encode()

    def files(self, step: Step) -> dict[str, bytes]:
        """What this project's commit writes."""
        made = {}
        for path, data in step.files.items():
            place, text = self.text(path.encode()).decode(), self.text(data)
            self.known[blob_id(data, "0" * 40).encode()] = blob_id(text, "0" * 40).encode()
            before, after = as_it_was(path.removeprefix(FOLDER), data), as_it_was(place.removeprefix(FOLDER), text)
            if isinstance(before, Decision | AnswerSheet | FactSheet):
                self.known[digest(to_document(before)).encode()] = digest(to_document(after)).encode()
            made[place] = text
        return made


def main() -> None:
    """Make the history, prove it, and show what it took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = hermetic(folder) | {"DIGITEK_TODAY": "2026-12-31"}
        os.environ |= environment
        print(f"making a history of {COMMITS:,} commits …", flush=True)
        repository = folder / "history"
        amended = make(folder / "story", repository)
        rows = measure(repository, environment, amended)
    width = max(len(row[0]) for row in rows)
    print(f"{'':{width}}{'clock':>10}{'work':>10}")
    for what, took, said in rows:
        print(f"{what:{width}}{took[0]:8.1f} s{took[1]:8.1f} s  {said}")


def measure(repository: Path, environment: dict[str, str], amended: str) -> list[tuple[str, Took, str]]:
    """The full verification, the next one, the tampered branch, and git's own reading of the same objects."""
    rows: list[tuple[str, Took, str]] = []
    for what, command in (
        ("git log --raw", ["git", "log", "--raw", "--topo-order", "--no-abbrev", "main"]),
        ("git fsck", ["git", "fsck", "--full", "--no-progress"]),
    ):
        rows.append((what, timed(command, repository, environment)[0], ""))
    verify = [*DIGITEK, "--lang", "en", "audit", "verify"]
    took, out = timed(verify, repository, environment)
    rows.append(("audit verify, everything", took, out.splitlines()[1]))
    extend(repository)
    took, out = timed(verify, repository, environment)
    rows.append((f"audit verify, {NEW_LATER} new commits", took, out.splitlines()[3]))
    took, out = timed(verify, repository, environment)
    rows.append(("audit verify, nothing new", took, out.splitlines()[3]))
    subprocess.run(["git", "checkout", "-q", "tampered"], cwd=repository, check=True)
    took, out = timed(verify, repository, environment, expected=1)
    found = next((line for line in out.splitlines() if amended[:10] in line), "NOT FOUND")
    rows.append(("audit verify, one event amended", took, found.strip()))
    return rows


def timed(command: list[str], cwd: Path, environment: dict[str, str], expected: int = 0) -> tuple[Took, str]:
    """Seconds of one run, by the clock and of work, and what it said."""
    start, before = time.perf_counter(), os.times()
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != expected:
        raise SystemExit(f"{' '.join(command)}: exit {done.returncode}\n{done.stdout[-4000:]}{done.stderr[-2000:]}")
    after = os.times()
    work = after.children_user + after.children_system - before.children_user - before.children_system
    return (time.perf_counter() - start, work), done.stdout


def make(story: Path, target: Path) -> str:
    """The repository with its two branches; answers the commit that amends an event."""
    told = tell(story)
    founding, steps = told[0], told[1:]
    copies = -(-COMMITS // len(steps))
    owns = frozenset(match[1] for step in steps for path in step.files for match in EVENT.finditer(path.encode()))
    doubles = [Double(number, owns) for number in range(copies)]
    order = sorted(
        ((place, double) for double in doubles for place in range(len(steps))),
        key=lambda item: (steps[item[0]].commit.committer.when, item[0], item[1].number),
    )[: COMMITS - 1]
    run(["git", "init", "-q", "-b", "main", str(target)], target.parent, dict(os.environ))
    stream = Stream()
    stream.add(founding.commit, founding.commit.message.encode(), richer(founding.files, copies))
    decided = ""
    amended = None
    for number, (place, double) in enumerate(order):
        files = double.files(steps[place])
        stream.add(steps[place].commit, double.text(steps[place].commit.message.encode()), files)
        decisions = [path for path in files if "/decisions/" in path]
        decided, text = (decisions[0], files[decisions[0]]) if decisions else (decided, b"")
        if amended is None and number > len(order) // 2 and text:
            amended = (stream.number, decided, text.replace(b"reason: ", b"reason: aldrig ", 1))
    assert amended is not None
    mark = stream.branch(*amended)
    stream.write(target)
    subprocess.run(["git", "checkout", "-q", "-f", "main"], cwd=target, check=True)
    return stream.marks(target)[mark]


def tell(story: Path) -> list[Step]:
    """The commits of the demo, by the commands themselves."""
    project, steps = demo.read_story()
    assert project == OLD
    with demo.fixed(DIGITEK_TODAY=steps[0].date.isoformat(), DIGITEK_LANG="da", DIGITEK_USER="kon"):
        demo.found(story)
        list(demo.walk(story, steps, lambda _: None))
    chronicle = Chronicle(Repository.open(story), "")
    commits = chronicle.commits(chronicle.repository.head() or "")
    edges = chronicle.shifts(list(pairwise([chronicle.empty, *(commit.tree for commit in commits)])))
    shutil.rmtree(story / "portfolio")
    return [Step(commit, _bytes(chronicle, edge or ())) for commit, edge in zip(commits, edges, strict=True)]


def _bytes(chronicle: Chronicle, edge: tuple[Shift, ...]) -> dict[str, bytes]:
    blobs = chronicle.objects([shift.new.oid for shift in edge if shift.new])
    return {shift.path: blobs[shift.new.oid][1] for shift in edge if shift.new}


def richer(files: dict[str, bytes], times: int) -> dict[str, bytes]:
    """The founding with frames that so many projects can live on."""
    money = ("portfolio/policy/", "portfolio/transactions/")

    def more(match: re.Match[bytes]) -> bytes:
        return match[1] + str(int(match[2]) * (times + 1)).encode()

    return {path: AMOUNT.sub(more, data) if path.startswith(money) else data for path, data in files.items()}


@dataclass
class Stream:
    """What `git fast-import` is told: every commit after the one before, and a branch with one commit more."""

    _amended: tuple[int, str, bytes] = (0, "", b"")
    commits: list[tuple[bytes, bytes]] = field(default_factory=list)

    @property
    def number(self) -> int:
        """How many commits there are."""
        return len(self.commits)

    def add(self, commit: Commit, message: bytes, files: dict[str, bytes]) -> None:
        """One commit more."""
        when = commit.committer.when
        assert when is not None
        stamp = f"Bench <bench@example.org> {int(when.timestamp())} {when.strftime('%z')}"
        head = f"author {stamp}\ncommitter {stamp}\ndata {len(message)}\n".encode()
        body = b"".join(b"M 100644 inline %s\ndata %d\n%s\n" % (p.encode(), len(d), d) for p, d in files.items())
        self.commits.append((head + message + b"\n", body))

    def branch(self, at: int, path: str, text: bytes) -> int:
        """Remember where the second branch amends a file; answers the mark of that commit."""
        self._amended = (at, path, text)
        return len(self.commits) + 1

    def write(self, target: Path) -> None:
        """Hand everything to git."""
        at, path, text = self._amended
        parts = [
            b"commit refs/heads/main\nmark :%d\n%s%s" % (number, *commit)
            for number, commit in enumerate(self.commits, 1)
        ]
        mark = len(self.commits) + 1
        stamp = self.commits[at - 1][0].split(b"data ", 1)[0]
        amend = b"data 7\nrettet\n\nfrom :%d\nM 100644 inline %s\ndata %d\n%s\n" % (at, path.encode(), len(text), text)
        parts.append(b"commit refs/heads/tampered\nmark :%d\n" % mark + stamp + amend)
        parts += [b"commit refs/heads/tampered\n%s%s" % commit for commit in self.commits[at:]]
        command = ["git", "fast-import", "--quiet", f"--export-marks={target / '.git' / 'marks'}"]
        subprocess.run(command, cwd=target, input=b"".join(parts), check=True)

    def marks(self, target: Path) -> dict[int, str]:
        """The commit of each mark."""
        lines = (target / ".git" / "marks").read_text().splitlines()
        return {int(line.split()[0][1:]): line.split()[1] for line in lines}


def extend(repository: Path) -> None:
    """Some commits more, by the commands."""
    from digitek_cli.cli.main import run as command

    for number in range(NEW_LATER):
        words = [
            "-C",
            str(repository),
            "new-idea",
            "--title",
            f"Idé {number}",
            "--area",
            "omsorg",
            "--submitter",
            "abc",
        ]
        out = os.dup(1)
        with open(os.devnull, "w") as silent:  # noqa: PTH123 - a device, not a file
            os.dup2(silent.fileno(), 1)
            code = command(words)
            sys.stdout.flush()
            os.dup2(out, 1)
        os.close(out)
        assert code == 0


if __name__ == "__main__":
    main()

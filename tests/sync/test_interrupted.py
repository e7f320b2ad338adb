"""A sync that is stopped at any step leaves old or new, and the next one finishes without anybody's help."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from digitek_cli.store import faults
from tests.proofs import Counter
from tests.store.writing import leftovers
from tests.sync.office import Clone, Office


class Stopped(BaseException):
    """The process is gone; nobody may catch this."""


@pytest.fixture(autouse=True)
def _no_hook() -> Iterator[None]:
    yield
    faults.set_hook(None)


def stop_at(number: int) -> list[str]:
    """Let the n-th step of whatever comes be the last; the list fills with the steps that came before."""
    seen: list[str] = []

    def hook(name: str) -> None:
        seen.append(name)
        if len(seen) == number:
            raise Stopped(name)

    faults.set_hook(hook)
    return seen


def stopped_at_every(stride: int, anna: Clone, bo: Clone, office: Office, tally: Counter) -> None:
    """Each round both change something; Bo's sync stops some steps later than in the round before."""
    number, ended, sent = 1, False, 0
    while not ended:
        anna.do("set", "1", "need", f"Annas {number}")
        anna("sync")
        bo.do("set", "2", "need", f"Bos {number}")
        old, tip = bo.head(), office.tip()
        stop_at(number)
        try:
            bo("sync")
            ended = True
        except Stopped:
            sent += office.tip() != tip
        faults.set_hook(None)
        assert bo.head() in (old, office.tip())
        bo.sync()
        assert bo.head() == office.tip()
        assert f"need: Annas {number}\n" in bo.text("projects/2026/P-2026-001.yaml")
        assert f"need: Bos {number}\n" in bo.text("projects/2026/P-2026-002.yaml")
        tally()
        number += stride
    assert number > 50
    assert sent > 0
    assert leftovers(bo.folder) == []
    bo.sound()


@pytest.mark.proof("F03", "F18")
def test_stopped_at_some_steps_it_is_old_or_new(anna: Clone, bo: Clone, office: Office, tally: Counter) -> None:
    stopped_at_every(19, anna, bo, office, tally)


@pytest.mark.soak
@pytest.mark.proof("F03", "F18")
def test_stopped_at_any_step_it_is_old_or_new(anna: Clone, bo: Clone, office: Office, tally: Counter) -> None:
    stopped_at_every(1, anna, bo, office, tally)


@pytest.mark.soak
@pytest.mark.proof("F01", "F18")
def test_killed_at_any_moment_it_is_old_or_new(
    anna: Clone, bo: Clone, office: Office, tally: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`kill -9` of the whole process group, once or twice before a calm one. The server lives on, as servers do."""
    program = office.place / "shell"
    program.write_text('#!/bin/sh\n[ "$1" = -G ] && exit 1\nshift\nexec setsid sh -c "$*"\n')
    program.chmod(0o755)
    (office.place / "own").write_text(f"[core]\n\tsshCommand = {program}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(office.place / "own"))
    bo.git("remote", "set-url", "origin", f"server:{office.server}")
    chance = random.Random(18)
    for number in range(60):
        anna.do("set", "1", "need", f"Annas {number}")
        anna("sync")
        bo.do("set", "2", "need", f"Bos {number}")
        for _ in range(1 + number % 2):
            process = subprocess.Popen(
                [sys.executable, "-m", "digitek_cli", "-C", str(bo.folder), "sync"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            time.sleep(chance.uniform(0.3, 1.6))
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        bo.sync()
        assert bo.head() == office.tip()
        assert f"need: Annas {number}\n" in bo.text("projects/2026/P-2026-001.yaml")
        assert f"need: Bos {number}\n" in bo.text("projects/2026/P-2026-002.yaml")
        tally()
    bo.sound()


@pytest.mark.proof("F21", "F03")
@pytest.mark.parametrize("name", ["sync:push", "sync:pushed", "replace:", "git:update-ref", "drop-journal"])
def test_a_renumbering_that_is_stopped_is_old_or_new(anna: Clone, bo: Clone, tally: Counter, name: str) -> None:
    """Also where the server already has the new number and Bo, who does not know, goes on under the old one."""
    anna.idea("Annas")
    bo.idea("Bos")
    bo.do("recommend", "3", "--by", "kon", "--priority", "medium")
    bo.do("checklist", "facts", "3", "product.is_physical=false")
    anna.sync()

    def hook(step: str) -> None:
        if step.startswith(name):
            raise Stopped(step)

    faults.set_hook(hook)
    with pytest.raises(Stopped):
        bo("sync")
    faults.set_hook(None)
    bo.do(
        "recommend",
        "4" if bo.file("projects/2026/P-2026-004.yaml").exists() else "3",
        "--by",
        "kon",
        "--priority",
        "low",
    )
    bo.sync()
    anna.sync()
    assert anna.head() == bo.head()
    assert [anna.do("show", number)["title"] for number in ("3", "4")] == ["Annas", "Bos"]
    assert "project: P-2026-004" in anna.text("checklists/2026/P-2026-004/facts.yaml")
    said = [path.read_text("utf-8") for path in anna.file("statements/2026").iterdir()]
    assert sum("project: P-2026-004" in text for text in said) == 2
    assert not any("project: P-2026-003" in text for text in said)
    anna.sound()
    tally()


def test_unsaved_edits_in_a_file_that_changes_stop_it(anna: Clone, bo: Clone, office: Office) -> None:
    anna.do("set", "1", "need", "Annas")
    anna.sync()
    bo.do("set", "2", "need", "Bos")
    path = bo.file("projects/2026/P-2026-001.yaml")
    path.write_text(path.read_text("utf-8") + "# mit\n", "utf-8")
    before = bo.state()
    told = bo("sync", code=4)
    assert "P-2026-001.yaml" in told.err
    assert "digitek commit" in told.err
    assert bo.state() == before
    bo.git("add", "-A")
    before = bo.state()
    assert bo("sync", "--json", code=4).error["code"] == "staged-edits"
    assert bo.state() == before


def test_unsaved_and_staged_work_elsewhere_stays(anna: Clone, bo: Clone) -> None:
    anna.do("set", "1", "need", "Annas")
    anna.sync()
    bo.do("set", "2", "need", "Bos")
    path = bo.file("projects/2026/P-2026-002.yaml")
    path.write_text(path.read_text("utf-8") + "# mit\n", "utf-8")
    (bo.folder / "noter.txt").write_text("mine\n")
    bo.git("add", "noter.txt")
    assert bo.do("sync")["kind"] == "merge"
    assert set(bo.git("status", "--porcelain").split("\n")) == {
        "A  noter.txt",
        " M portfolio/projects/2026/P-2026-002.yaml",
    }
    assert path.read_text("utf-8").endswith("# mit\n")
    assert "noter.txt" in bo.git("diff", "--cached", "--name-only")
    assert "noter.txt" not in bo.git("show", "--name-only", "-m", "--format=", "HEAD")


def test_files_outside_the_portfolio_come_along(anna: Clone, bo: Clone) -> None:
    lines = [f"linje {number}" for number in range(9)]
    readme = anna.folder / "README.md"
    readme.write_text("\n".join(lines) + "\n")
    (anna.folder / "tool.sh").write_text("#!/bin/sh\n")
    (anna.folder / "tool.sh").chmod(0o755)
    anna.git("add", "-A")
    anna.git("commit", "-qm", "en vejledning")
    anna.sync()
    bo.sync()
    assert (bo.folder / "tool.sh").stat().st_mode & 0o111
    for clone, number in ((anna, 1), (bo, 7)):
        path = clone.folder / "README.md"
        path.write_text(path.read_text().replace(f"linje {number}", clone.user))
        clone.git("commit", "-qam", "rettet")
    anna.sync()
    assert bo.sync()["conflicts"] == []
    assert (bo.folder / "README.md").read_text().splitlines()[1:8:6] == ["kon", "pl1"]
    for clone in (anna, bo):
        clone.git("fetch", "-q")
        clone.git("merge", "-q", "--ff-only", "origin/main")
        path = clone.folder / "README.md"
        path.write_text(path.read_text().replace("linje 4", f"fra {clone.user}"))
        clone.git("commit", "-qam", "rettet igen")
    anna.sync()
    told = bo("sync", code=4)
    assert "digitek sync --choose README.md=mine" in told.err
    bo.sync("--choose", "README.md=theirs")
    assert "fra kon" in (bo.folder / "README.md").read_text()


@pytest.mark.proof("F11")
def test_a_head_without_a_branch_and_a_merge_under_way_are_refused(anna: Clone, tally: Counter) -> None:
    anna.git("checkout", "-q", "--detach")
    assert anna("sync", "--json", code=4).error["code"] == "detached-head"
    anna.git("checkout", "-q", "main")
    (anna.folder / ".git" / "MERGE_HEAD").write_text(anna.head() + "\n")
    assert anna("sync", "--json", code=4).error["code"] == "merge-under-way"
    tally(2)


def test_without_push_it_stays_here(anna: Clone, bo: Clone, office: Office) -> None:
    anna.do("set", "1", "need", "Annas")
    anna.sync()
    bo.do("set", "2", "need", "Bos")
    tip = office.tip()
    answer = bo.do("sync", "--no-push")
    assert (answer["kind"], answer["sent"], office.tip()) == ("merge", False, tip)
    assert bo.git("status", "-sb").startswith("## main...origin/main [ahead 2]")
    assert "1 ændring er ikke sendt til origin endnu:" in bo("sync", "--no-push").out
    assert bo.sync()["sent"] is True


def test_a_trial_changes_nothing(anna: Clone, bo: Clone, office: Office) -> None:
    anna.do("set", "1", "need", "Annas")
    anna.sync()
    bo.do("set", "2", "need", "Bos")
    before, tip, refs = bo.state(), office.tip(), bo.git("for-each-ref")
    assert "Prøve: intet er gemt" in bo("sync", "--dry-run").out
    assert (bo.state(), office.tip(), bo.git("for-each-ref")) == (before, tip, refs)

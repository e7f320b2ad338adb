"""Objects that are gone or cut short are named and the rest is proven; a memory that is damaged is forgotten."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digitek_cli.model.ids import project_path
from digitek_cli.model.portfolio import path_of
from digitek_cli.store import audit_anchor
from tests.audit.history_case import PROJECT, TODAY, History, against, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.proofs import Tally


def object_file(history: History, revision: str) -> Path:
    oid = history.git("rev-parse", revision)
    return history.folder / ".git" / "objects" / oid[:2] / oid[2:]


def cut(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:5])


def empty(path: Path) -> None:
    path.chmod(0o644)
    path.write_bytes(b"")


def remove(path: Path) -> None:
    path.unlink()


@pytest.mark.proof("F17")
@pytest.mark.parametrize("harm", [cut, empty, remove])
@pytest.mark.parametrize("kind", ["blob", "tree", "root", "commit"])
def test_a_damaged_object_is_named_and_the_rest_is_proven(
    history: History, kind: str, harm: Callable[[Path], None], tally: Tally
) -> None:
    path = f"portfolio/{project_path(PROJECT)}"
    revision = {
        "blob": f"HEAD~4:{path}",
        "tree": "HEAD~4:portfolio/projects",
        "root": "HEAD~4^{tree}",
        "commit": "HEAD~4",
    }[kind]
    oid, user = history.git("rev-parse", revision), history.git("rev-parse", "HEAD~3" if kind == "commit" else "HEAD~4")
    harm(object_file(history, revision))
    report = history.audit()
    assert not report.ok
    damage = against(report, "AUD070")
    assert oid[:10] in [item.finding.params["object"] for item in damage], told(report)
    assert user in [item.commit for item in report.breaches], told(report)
    assert {item.finding.code for item in report.breaches} <= {"AUD070", "AUD071"}, told(report)
    assert report.read >= 4
    assert history.run("show", PROJECT) == 0
    tally()


AT_HEAD = {
    "settings": "HEAD:portfolio/portfolio.yaml",
    "organisation": "HEAD:portfolio/organisation.yaml",
    "policy": "HEAD:portfolio/policy/2026-01-01.yaml",
    "folder": "HEAD:portfolio",
    "tree": "HEAD^{tree}",
    "commit": "HEAD",
}


@pytest.mark.proof("F17")
@pytest.mark.parametrize("harm", [cut, empty, remove])
@pytest.mark.parametrize("kind", list(AT_HEAD))
def test_damage_at_the_head_is_named_by_either_command(
    history: History, kind: str, harm: Callable[[Path], None], tally: Tally, capsys: pytest.CaptureFixture[str]
) -> None:
    oid = history.git("rev-parse", AT_HEAD[kind])
    harm(object_file(history, AT_HEAD[kind]))
    capsys.readouterr()
    assert history.run("audit", "verify") in (1, 5)
    shown = capsys.readouterr()
    assert oid[:10] in shown.out + shown.err
    assert "git fetch --refetch" in shown.out + shown.err
    assert history.run("audit", "anchor") in (0, 1, 5)
    shown = capsys.readouterr()
    assert oid[:10] in shown.out + shown.err or kind in ("organisation", "policy")
    tally()


@pytest.mark.proof("F17")
@pytest.mark.parametrize("harm", [cut, empty, remove])
def test_no_anchor_is_taken_over_an_event_that_cannot_be_read(
    history: History, harm: Callable[[Path], None], tally: Tally
) -> None:
    taken = audit_anchor.take(history.root, "Prøve", "HEAD", TODAY)
    event = f"HEAD:portfolio/{path_of(history.decision())}"
    harm(object_file(history, event))
    assert history.run("audit", "anchor") == 5
    report = history.audit(anchors=(taken,))
    assert not against(report, "AUD082"), told(report)
    assert history.head in [item.commit for item in against(report, "AUD070")]
    tally()


@pytest.mark.proof("F17")
def test_a_damaged_branch_is_an_error_with_a_way_out(history: History, tally: Tally) -> None:
    (history.folder / ".git" / "refs" / "heads" / "main").write_bytes(b"")
    assert history.run("audit", "verify") in (2, 5)
    tally()


def test_a_shallow_clone_proves_nothing_about_what_it_lacks(history: History, tmp_path: Path) -> None:
    url = f"file://{history.folder}"
    history.git("clone", "-q", "--depth", "3", url, str(tmp_path / "shallow"))
    report = History(tmp_path / "shallow").audit()
    assert "AUD072" in [item.finding.code for item in report.breaches]


def test_a_graft_or_a_replacement_hides_nothing(history: History) -> None:
    first = history.audit()
    second = history.git("rev-parse", "HEAD~2")
    grafts = history.folder / ".git" / "info" / "grafts"
    grafts.parent.mkdir(exist_ok=True)
    grafts.write_text(history.head + "\n")
    history.git("-c", "advice.graftFileDeprecated=false", "replace", "--graft", second)
    report = history.audit(full=True)
    assert (report.ok, report.commits) == (True, first.commits)


def memory_files(history: History) -> list[Path]:
    return sorted((history.folder / ".git" / "digitek-audit").iterdir())


@pytest.mark.proof("F37", "A39")
@pytest.mark.parametrize("harm", ["cut", "garbage", "edited", "other form", "a folder", "unwritable"])
def test_a_damaged_memory_is_forgotten_and_made_again(history: History, harm: str, tally: Tally) -> None:
    first = history.audit()
    (file,) = memory_files(history)
    data = file.read_bytes()
    if harm == "a folder":
        file.unlink()
        file.mkdir()
    elif harm == "unwritable":
        file.write_bytes(b"{")
        file.parent.chmod(0o500)
    else:
        file.write_bytes(
            {
                "cut": data[: len(data) // 2],
                "garbage": b"\xff\x00",
                "edited": data.replace(b'"commits": ', b'"commits": 1'),
                "other form": b'{"format": 99}',
            }[harm]
        )
    again = history.audit()
    assert (again.read, again.resumed_from) == (first.commits, None)
    assert (again.remarks, again.counts, again.hands) == (first.remarks, first.counts, first.hands)
    file.parent.chmod(0o700)
    tally()


@pytest.mark.proof("A22")
def test_a_memory_that_came_with_the_folder_is_not_believed(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    """Whoever hands a repository on hands its git folder on, and could have written there that all is well."""
    history.forge(history.decision().with_(reason="Noget helt andet"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "theirs"))
    theirs = history.audit()
    (file,) = memory_files(history)
    forged = json.loads(file.read_text("utf-8")) | {"remarks": [], "tip": []}
    file.write_text(json.dumps(forged), encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "mine"))
    mine = history.audit()
    assert (mine.ok, mine.resumed_from, mine.read) == (False, None, theirs.read)
    assert history.audit().resumed_from == history.head
    key = tmp_path / "mine" / "digitek" / "audit.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    tally()


def test_without_a_home_everything_is_read_each_time(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(blocked))
    assert history.audit().read == history.audit().read > 0


@pytest.mark.proof("A39")
def test_the_memory_is_the_users_own_and_names_nobody(history: History, tally: Tally) -> None:
    history.forge(history.decision().with_(reason="Noget helt andet"))
    history.audit()
    (file,) = memory_files(history)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    text = file.read_text("utf-8")
    assert "example.org" not in text
    assert "Robotst" not in text
    assert json.loads(text)["head"] == history.head
    tally()

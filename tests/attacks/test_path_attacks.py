"""Names that lead elsewhere: ids that are paths, links out of the portfolio, files that are no plain files."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from digitek_cli.model import ids
from digitek_cli.store import faults, layout
from digitek_cli.store.file_names import odd_names
from tests.attacks import command_table
from tests.attacks.command_table import TODAY
from tests.attacks.limited import Try, sitting
from tests.attacks.test_personal_parameters import Aim, aims
from tests.cli.portfolio_case import Desk, start
from tests.e2e.binary import Binary
from tests.proofs import Tally

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, pipes and modes as POSIX has them")
PROJECT = "projects/2026/P-2026-001.yaml"

HOSTILE = (
    *(
        "../../x9",
        "/etc/passwd",
        "C:\\x9",
        "..\\..\\x9",
        "CON",
        "aux.yaml",
        "a9/b9",
        "P-2026-001/../../x9",
        "./P-2026-001",
    ),
    *(
        "\u0420-2026-001",
        "P-\uff12\uff10\uff12\uff16-\uff10\uff10\uff11",
        "P-\u0662\u0660\u0662\u0666-\u0660\u0660\u0661",
    ),
    *("P\u20112026\u2011001", "P-2026-077.yaml", "P-2026-001\u202e", "P-2026-001\0", "~root", "$HOME9", "%2e%2e%2fx9"),
    *("file:///etc/passwd", "\u00b2", "\u2460", "P-2026-0000000000000000001", "--output=x9", "x9\n../y9"),
)
NAMED = (
    "project",
    "decision",
    "item",
    "items",
    "pool",
    "supersedes",
    "area",
    "submitter",
    "person",
    "by",
    "source",
    "step",
)


def named() -> list[Aim]:
    """Every parameter that names something which lies in a file of its own, or might."""
    found = [aim for aim in aims() if aim.name in NAMED or (aim.name == "document" and "pools" not in aim.command)]
    return [aim for aim in found if aim.title != "new-idea --source"]


def check_ids(place: Path, per_aim: int, tally: Tally, *, every: int = 1) -> None:
    """Each hostile id in each of these parameters: refused as an unknown name, and no call to the system holds it."""
    digitek = Binary(command_table.build(place), place, today=TODAY)
    before = digitek.state()
    chosen = [
        (aim, word)
        for number, aim in enumerate(named()[::every])
        for turn in range(per_aim)
        # Anybody may have an idea, also whoever is called `con`: a submitter is no file.
        if not ((word := HOSTILE[(number * per_aim + turn) % len(HOSTILE)]) == "CON" and aim.name == "submitter")
    ]
    assert {word for _, word in chosen} == set(HOSTILE)
    tries = [
        Try((*aim.words(word), "--json"), env=digitek.environment, watch=word if len(word) > 3 else "")
        for aim, word in chosen
    ]
    for (aim, word), outcome in zip(chosen, sitting(digitek.folder, tries), strict=True):
        assert outcome.code == 2, (aim.title, word, outcome)
        assert outcome.touched == [], (aim.title, word)
        tally()
    assert digitek.state() == before


@pytest.mark.proof("A10")
def test_an_id_that_is_a_path_is_refused_before_a_file_is_touched(tmp_path: Path, tally: Tally) -> None:
    check_ids(tmp_path, 1, tally, every=2)


@pytest.mark.soak
@pytest.mark.proof("A10")
def test_every_hostile_id_in_every_parameter(tmp_path: Path, tally: Tally) -> None:
    check_ids(tmp_path, len(HOSTILE), tally)


@pytest.mark.proof("A10")
def test_no_hostile_id_is_an_id(tally: Tally) -> None:
    for word in HOSTILE:
        for pattern in (ids.PROJECT, ids.EVENT, ids.EVIDENCE):
            assert not pattern.fullmatch(word)
        for path in (f"projects/2026/{word}.yaml", f"decisions/2026/{word}.yaml", f"evidence/{word}.yaml", word):
            assert layout.shelf_of(path) is None
        tally()


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    desk = start(tmp_path / "p", capsys, monkeypatch)
    for title in ("Et", "To"):
        desk.done("new-idea", "--title", title, "--area", "social", "--submitter", "abc", "--need", "Et behov.")
    yield desk
    faults.set_hook(None)


def codes(desk: Desk, path: str) -> set[str]:
    """What `check` says about one file, by name."""
    found = desk("check", "--json").data["findings"]
    return {item["code"] for item in found if item["path"] == f"portfolio/{path}"}


@pytest.fixture
def outside(tmp_path: Path, desk: Desk) -> Path:
    """A folder that belongs to somebody else, with a file that would read as a project."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "P-2026-001.yaml").write_bytes(desk.file(PROJECT).read_bytes())
    (folder / "secret.yaml").write_text("title: HEMMELIGT\n", "utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.proof("A11")
def test_links_out_of_the_portfolio_are_named_and_not_followed(desk: Desk, outside: Path, tally: Tally) -> None:
    targets = {
        "projects/2026/P-2026-077.yaml": outside / "secret.yaml",
        "projects/2024": outside,
        "projects/2026/P-2026-078.yaml": Path("/etc/passwd"),
        "evidence": Path("/"),
        "projects/2026/P-2026-079.yaml": Path("P-2026-001.yaml"),
        "projects/2026/P-2026-080.yaml": Path("P-2026-080.yaml"),
        "decisions": Path("/dev/zero"),
    }
    for path, target in targets.items():
        link = desk.file(path)
        link.symlink_to(target)
        assert codes(desk, path) == {"FILE043"}
        for words in (["list"], ["show", "1"], ["gate", "list"], ["log"], ["check", "--format", "sarif"]):
            answered = desk(*words)
            assert answered.code in (0, 3), words
            assert "HEMMELIGT" not in answered.out + answered.err
        assert desk("commit", "--json").code == 2
        desk.git("add", "--all")
        desk.git("commit", "--quiet", "--message=link")
        assert desk("list", "--known", "HEAD", "--json").code == 3
        desk.git("rm", "--quiet", "-r", "--", f"portfolio/{path}")
        desk.git("commit", "--quiet", "--message=gone")
        assert not link.is_symlink()
        tally(7)


@pytest.mark.proof("A11")
@pytest.mark.parametrize("path", [PROJECT, "projects/2026", "projects"])
def test_a_link_in_the_way_of_a_write_is_refused(path: str, desk: Desk, outside: Path, tally: Tally) -> None:
    place, before = desk.file(path), contents(outside)
    place.rename(outside.parent / "moved")
    place.symlink_to(outside / "P-2026-001.yaml" if path == PROJECT else outside)
    for words in (["set", "1", "need", "Nyt"], ["new-idea", "--title", "T", "--area", "social", "--submitter", "abc"]):
        if path == PROJECT and words[0] == "new-idea":
            continue
        answered = desk(*words, "--json")
        assert (answered.code, answered.error["code"]) == (4, "not-a-plain-file"), words
        tally()
    assert contents(outside) == before
    assert desk.git("log", "-1", "--format=%s").startswith("new-idea P-2026-002")


def writes(desk: Desk, name: str) -> list[str]:
    """The named steps of one write, as they come."""
    steps: list[str] = []
    faults.set_hook(steps.append)
    desk.done("set", "1", "need", name)
    faults.set_hook(None)
    return steps


def swap_at(desk: Desk, number: int, path: str, outside: Path, aside: Path, chosen: tuple[str, ...]) -> None:
    """Write, and at the numbered one of the chosen steps put a link in place of a folder or file of the portfolio."""
    place, seen = desk.file(path), 0

    def hook(name: str) -> None:
        nonlocal seen
        if chosen and not name.startswith(chosen):
            return
        seen += 1
        if seen == number:
            place.rename(aside)
            place.symlink_to(outside / "P-2026-001.yaml" if path == PROJECT else outside)

    faults.set_hook(hook)
    answered = desk("set", "1", "need", f"Skift {number}", "--json")
    faults.set_hook(None)
    assert answered.code in (0, 3, 4), answered
    if place.is_symlink():
        place.unlink()
        aside.rename(place)
    aside.unlink(missing_ok=True)  # where a new file has taken the link's place


def check_swaps(desk: Desk, outside: Path, tmp_path: Path, tally: Tally, *, chosen: tuple[str, ...]) -> None:
    before = contents(outside)
    for path in (PROJECT, "projects/2026", "projects"):
        steps = writes(desk, f"Trin {path}")
        names = [name for name in steps if not chosen or name.startswith(chosen)]
        assert names
        for number, name in enumerate(names, 1):
            swap_at(desk, number, path, outside, tmp_path / "aside", chosen)
            assert contents(outside) == before, (path, name)
            desk.git("checkout", "--quiet", "HEAD", "--", ".")
            assert desk.git("status", "--porcelain") == ""
            tally()


@pytest.mark.proof("A11")
def test_a_link_swapped_in_during_a_write_is_not_followed(
    desk: Desk, outside: Path, tmp_path: Path, tally: Tally
) -> None:
    check_swaps(desk, outside, tmp_path, tally, chosen=("read:portfolio/projects", "replace:P-2026", "write:file"))


@pytest.mark.soak
@pytest.mark.proof("A11")
def test_a_link_swapped_in_at_any_step_is_not_followed(desk: Desk, outside: Path, tmp_path: Path, tally: Tally) -> None:
    check_swaps(desk, outside, tmp_path, tally, chosen=())


@pytest.mark.proof("A11")
def test_a_hard_link_is_parted_and_the_other_file_stays(desk: Desk, outside: Path, tally: Tally) -> None:
    other = outside / "P-2026-001.yaml"
    desk.file(PROJECT).unlink()
    desk.file(PROJECT).hardlink_to(other)
    before = other.read_bytes()
    desk.done("set", "1", "need", "Kun her")
    assert other.read_bytes() == before
    assert "Kun her" in desk.file(PROJECT).read_text("utf-8")
    tally()


@pytest.mark.proof("A11")
def test_pipes_sockets_and_devices_are_named_and_not_waited_for(desk: Desk, tally: Tally) -> None:
    def listen(path: Path) -> None:
        here = Path.cwd()
        os.chdir(path.parent)  # a socket's path may be only so long
        with socket.socket(socket.AF_UNIX) as sock:
            sock.bind(path.name)
        os.chdir(here)

    makers = {"pipe": os.mkfifo, "socket": listen}
    if os.geteuid() == 0:
        makers["device"] = lambda path: os.mknod(path, 0o20666, os.makedev(1, 5))
    for number, (kind, make) in enumerate(makers.items()):
        path = f"projects/2026/P-2026-09{number}.yaml"
        make(desk.file(path))
        assert codes(desk, path) <= {"FILE044", "FILE046"}, kind
        assert codes(desk, path), kind
        assert desk("list", "--json").code == 3
        assert desk("commit", "--json").code == 2
        assert desk("set", "1", "need", f"Forbi {kind}", "--json").code == 0
        desk.file(path).unlink()
        tally(4)


@pytest.mark.proof("A11")
@pytest.mark.parametrize("path", ["portfolio.yaml", "organisation.yaml", "policy/2026-01-01.yaml"])
def test_a_foundation_that_is_a_link_or_a_pipe_is_refused(path: str, desk: Desk, tally: Tally) -> None:
    file, aside = desk.file(path), desk.folder / "aside.yaml"
    file.rename(aside)
    for target in (aside, None, Path("/dev/zero")):
        if target is None:
            os.mkfifo(file)
        else:
            file.symlink_to(target)
        answered = desk("list", "--json")
        assert answered.code in (3, 5)
        assert answered.out == ""
        file.unlink()
        tally()


@pytest.mark.proof("A12")
def test_a_submodule_is_named_and_not_entered(desk: Desk, tmp_path: Path, tally: Tally) -> None:
    inner = desk.file("projects/2025")
    inner.mkdir()
    (inner / "P-2025-001.yaml").write_text("title: HEMMELIGT\n", "utf-8")
    desk.git("-C", str(inner), "init", "--quiet")
    desk.git("-C", str(inner), "add", "--all")
    desk.git("-C", str(inner), "commit", "--quiet", "--message=x")
    desk.git("-c", "advice.addEmbeddedRepo=false", "add", "portfolio/projects/2025")
    assert codes(desk, "projects/2025") == {"FILE044", "FILE045"}
    assert "HEMMELIGT" not in desk("list").out
    desk.git("commit", "--quiet", "--message=submodule")
    shutil.rmtree(inner)
    inner.mkdir()
    assert codes(desk, "projects/2025") == {"FILE044"}
    assert desk("list", "--known", "HEAD", "--json").code == 3
    assert desk("set", "1", "need", "Alligevel", "--json").code == 0
    tally(4)


@pytest.mark.proof("A12")
def test_a_bare_repository_and_a_hidden_one_are_not_entered(desk: Desk, tally: Tally) -> None:
    for name in ("bare", "hidden"):
        folder = desk.file(f"projects/{name}")
        desk.git("init", "--quiet", *(("--bare",) if name == "bare" else ()), str(folder))
        (folder / "P-2026-001.yaml").write_text("title: HEMMELIGT\n", "utf-8")
        assert codes(desk, f"projects/{name}") == {"FILE045"}
        shutil.rmtree(folder)
        tally()


@pytest.mark.proof("A12")
def test_a_program_among_the_files_is_a_finding(desk: Desk, tally: Tally) -> None:
    desk.git("update-index", "--chmod=+x", f"portfolio/{PROJECT}")
    assert codes(desk, PROJECT) == {"FILE053"}
    desk.git("commit", "--quiet", "--message=mode")
    assert codes(desk, PROJECT) == {"FILE053"}
    assert desk("check").code == 0
    tally(2)


ATTRIBUTES = {
    "filter=lfs": "filter=lfs",
    "merge=union": "merge=union",
    "merge=own": "merge=own",
    "ident": "ident=set",
    "working-tree-encoding=UTF-16": "working-tree-encoding=UTF-16",
}


@pytest.mark.proof("A12")
def test_attributes_that_rewrite_files_are_a_finding(desk: Desk, tally: Tally) -> None:
    for where in (".gitattributes", "portfolio/.gitattributes", ".git/info/attributes"):
        file = desk.folder / where
        file.parent.mkdir(exist_ok=True)
        kept = file.read_text("utf-8") if file.exists() else ""
        for attribute, said in ATTRIBUTES.items():
            file.write_text(f"{kept}\n*.yaml {attribute}\n", "utf-8")
            answered = desk("check", "--json")
            assert answered.code == 1
            (found,) = [item for item in answered.data["findings"] if item["code"] == "FILE054"]
            assert said in found["message"]
            tally()
        file.write_text(f"{kept}\n*.png filter=lfs\n", "utf-8")
        assert "FILE054" not in {item["code"] for item in desk("check", "--json").data["findings"]}
        file.write_text(kept, "utf-8")


@pytest.mark.proof("A10")
def test_an_output_that_no_file_can_have_is_refused(desk: Desk, tally: Tally) -> None:
    taken = sorted(path.name for path in desk.folder.iterdir())
    for name in ("9" * 5_000, "portfolio", "portfolio/portfolio.yaml/x", "findes/ikke/x.md", "/dev/null/x", ".", ""):
        answered = desk("document", "1", "idea-description", "--output", name, "--json")
        assert answered.code in (2, 5), (name, answered)
        assert len(answered.err) < 2_000
        tally()
    assert sorted(path.name for path in desk.folder.iterdir()) == taken


def test_our_own_names_hold_everywhere(tally: Tally) -> None:
    paths = [
        ids.project_path("P-2026-001"),
        ids.event_path("D-2026-con234"),
        ids.checklist_path("P-2026-00001", "mdr"),
        ids.policy_path("2026-01-01"),
        ids.evidence_path("EV-001"),
        ids.questionnaire_path("service-design", "1.0.0"),
        ids.SETTINGS_PATH,
        ids.ORGANISATION_PATH,
    ]
    assert list(odd_names(paths)) == []

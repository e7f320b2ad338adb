"""`doctor`: each thing that can be wrong is named with its mend, and nothing is changed by looking."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.render.words.doctor import WORDS
from digitek_cli.store import health_leftovers, health_place, health_settings
from tests.cli.portfolio_case import Desk, program
from tests.e2e.binary import Binary
from tests.once import once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TODAY = "2026-03-14"
ONEDRIVE = "OneDriveCommercial"
COMMAND = [sys.executable, "-c", "import sys, time; open(sys.argv[1], 'a'); handle = open(sys.argv[1]); time.sleep(60)"]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portfolio, made once; every test gets a copy."""
    return once(tmp_path_factory, "made", lambda place: Binary(place, place, today=TODAY).inside("init", "sso")) / "sso"


@pytest.fixture
def desk(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    shutil.copytree(made, tmp_path / "sso")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.delenv("GIT_TERMINAL_PROMPT")
    monkeypatch.setenv("DIGITEK_TODAY", TODAY)
    monkeypatch.setenv("DIGITEK_USER", "kon")
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, f"{TODAY}T12:00:00+0100")
    monkeypatch.chdir(tmp_path / "sso")
    return Desk(tmp_path / "sso", capsys)


def found(desk: Desk) -> dict[str, dict[str, Any]]:
    """The findings by code; every one has words, and each error or warning a mend."""
    answered = desk("doctor", "--json")
    assert answered.err == ""
    data = answered.data
    assert data["schema"] == "digitek/doctor/1"
    severe = {item["code"] for item in data["findings"] if item["severity"] == "error"}
    assert answered.code == (1 if severe else 0)
    assert data["ok"] is not bool(severe)
    for item in data["findings"]:
        assert "{" not in item["message"], item
        assert item["hint"] or item["severity"] == "info" or item["code"] == "ENV099", item
    return {item["code"]: item for item in data["findings"]}


def settings(*lines: str) -> Callable[[Desk], None]:
    """A change of the repository's own settings."""

    def make(desk: Desk) -> None:
        for line in lines:
            key, _, value = line.partition("=")
            desk.git("config", key, value)

    return make


def aged(path: Path, text: str = "", minutes: int = 90) -> None:
    """A file from a while ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    then = time.time() - 60 * minutes
    os.utime(path, (then, then))


def lock(name: str) -> Callable[[Desk], None]:
    return lambda desk: aged(desk.folder / ".git" / name)


def detached(desk: Desk) -> None:
    desk.git("checkout", "-q", "--detach")


def merging(desk: Desk) -> None:
    (desk.folder / ".git" / "MERGE_HEAD").write_text(desk.git("rev-parse", "HEAD"))


def without_attributes(desk: Desk) -> None:
    (desk.folder / ".gitattributes").unlink()


def with_windows_line_ends(desk: Desk) -> None:
    without_attributes(desk)
    desk.git("config", "core.autocrlf", "true")


def hooked(desk: Desk) -> None:
    hook = desk.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\n")
    hook.chmod(0o755)


def foreign_journal(desk: Desk) -> None:
    aged(desk.folder / ".git" / "digitek" / "abcd.json", "{}")


def interrupted(desk: Desk) -> None:
    (desk.folder / ".git" / "digitek" / "abcdef-0").mkdir(parents=True, exist_ok=True)
    then = time.time() - 3600
    os.utime(desk.folder / ".git" / "digitek" / "abcdef-0", (then, then))


def many_objects(desk: Desk) -> None:
    for number in range(2100):
        path = desk.folder / ".git" / "objects" / f"{number % 16:02x}" / f"{number:038x}"
        path.parent.mkdir(exist_ok=True)
        path.touch()


def from_the_future(desk: Desk) -> None:
    environment = os.environ | {"GIT_COMMITTER_DATE": "2031-01-01T12:00:00+0100"}
    subprocess.run(["git", "commit", "-q", "--allow-empty", "-m", "x"], cwd=desk.folder, env=environment, check=True)


def shared(desk: Desk) -> None:
    desk.git("init", "-q", "--bare", str(desk.folder.parent / "server.git"))
    desk.git("remote", "add", "origin", str(desk.folder.parent / "server.git"))


def pushed(desk: Desk) -> None:
    shared(desk)
    desk.git("push", "-q", "-u", "origin", "main")
    desk.git("commit", "-q", "--allow-empty", "-m", "mine")


def behind(desk: Desk) -> None:
    pushed(desk)
    desk.git("push", "-q")
    desk.git("reset", "-q", "--soft", "HEAD~1")


def broken(desk: Desk) -> None:
    desk.file("projects/2026/P-2026-001.yaml").parent.mkdir(parents=True, exist_ok=True)
    desk.file("projects/2026/P-2026-001.yaml").write_text("a: [\n")


def newer(desk: Desk) -> None:
    file = desk.file("portfolio.yaml")
    file.write_text(file.read_text("utf-8").replace("format_version: 1", "format_version: 99"), "utf-8")


def unreadable(desk: Desk) -> None:
    desk.file("organisation.yaml").write_text("a: [\n")


def stranger(desk: Desk) -> None:
    os.environ["DIGITEK_USER"] = "qqq"


def nobody(desk: Desk) -> None:
    del os.environ["DIGITEK_USER"]


def nameless(desk: Desk) -> None:
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        del os.environ[name]


def led_astray(desk: Desk) -> None:
    os.environ["GIT_DIR"] = "elsewhere"


def no_utf8(desk: Desk) -> None:
    os.environ["LC_ALL"] = "C"


def synchronised(desk: Desk) -> None:
    os.environ[ONEDRIVE] = str(desk.folder.parent)


def without_git(desk: Desk) -> None:
    os.environ["PATH"] = str(desk.folder.parent)


def stand_in(script: str) -> Callable[[Desk], None]:
    """A git in front of the real one."""

    def make(desk: Desk) -> None:
        folder = desk.folder.parent / "bin"
        folder.mkdir()
        (folder / "git").write_text(f'#!/bin/sh\n{script}\nexec {shutil.which("git")} "$@"\n')
        (folder / "git").chmod(0o755)
        os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"

    return make


def written(path: str, data: bytes | None) -> Callable[[Desk], None]:
    """Other bytes in a file of the git folder, or none."""

    def make(desk: Desk) -> None:
        file = desk.folder / ".git" / path
        if data is None:
            file.unlink()
        else:
            file.write_bytes(data)

    return make


def no_objects(desk: Desk) -> None:
    shutil.rmtree(desk.folder / ".git" / "objects")


def branch_without_a_trace(desk: Desk) -> None:
    shutil.rmtree(desk.folder / ".git" / "logs")
    written("refs/heads/main", b"")(desk)


def object_file(desk: Desk, revision: str) -> Path:
    oid = desk.git("rev-parse", revision).strip()
    return desk.folder / ".git" / "objects" / oid[:2] / oid[2:]


def emptied(revision: str) -> Callable[[Desk], None]:
    """An object of which only an empty file is left, as a machine leaves it that lost power."""

    def make(desk: Desk) -> None:
        file = object_file(desk, revision)
        file.chmod(0o644)
        file.write_bytes(b"")

    return make


def with_a_server(spoil: Callable[[Desk], None]) -> Callable[[Desk], None]:
    def make(desk: Desk) -> None:
        shared(desk)
        desk.git("push", "-q", "-u", "origin", "main")
        spoil(desk)

    return make


def emptied_and_edited(desk: Desk) -> None:
    emptied("HEAD:portfolio/portfolio.yaml")(desk)
    with desk.file("portfolio.yaml").open("a", encoding="utf-8") as file:
        file.write("# mine\n")


def branch_of_nobody(desk: Desk) -> None:
    shared(desk)
    desk.git("push", "-q", "-u", "origin", "main")
    desk.git("remote", "set-head", "origin", "main")
    desk.git("switch", "-q", "-c", "master")
    desk.git("branch", "-q", "-D", "main")


def other_storage(desk: Desk) -> None:
    """As a git reads it that knows the extension; ours may be too old to."""
    more = desk.folder.parent / "more"
    more.write_text("[extensions]\n\trefStorage = reftable\n")
    desk.git("config", "include.path", str(more))


CASES: dict[str, tuple[Callable[[Desk], object], str, str]] = {
    "git is missing": (without_git, "ENV001", "error"),
    "git is old": (stand_in('[ "$1" = version ] && { echo git version 2.30.2; exit; }'), "ENV002", "error"),
    "the folder is another user's": (stand_in("export GIT_TEST_ASSUME_DIFFERENT_OWNER=1"), "ENV013", "error"),
    "HEAD is missing": (written("HEAD", None), "ENV016", "error"),
    "HEAD says nothing": (written("HEAD", b"nonsense\n"), "ENV016", "error"),
    "the objects are gone": (no_objects, "ENV017", "error"),
    "the settings are damaged": (written("config", b"[core\n"), "ENV018", "error"),
    "a setting with a strange value": (settings("core.bare=perhaps"), "ENV019", "error"),
    "the branch is damaged": (written("refs/heads/main", b""), "ENV027", "error"),
    "the branch says nothing": (written("refs/heads/main", b"nonsense\n"), "ENV027", "error"),
    "the branch is damaged for good": (branch_without_a_trace, "ENV027", "error"),
    "the index is damaged": (written("index", b"garbage\n"), "ENV028", "error"),
    "the index is empty": (written("index", b""), "ENV028", "error"),
    "the index is missing": (written("index", None), "ENV028", "error"),
    "an object is damaged": (emptied("HEAD:portfolio/portfolio.yaml"), "ENV029", "error"),
    "an object is damaged for good": (emptied_and_edited, "ENV029", "error"),
    "HEAD names no branch": (written("HEAD", b"ref: refs/heads/other\n"), "ENV035", "warning"),
    "a folder is damaged": (emptied("HEAD:portfolio"), "ENV037", "error"),
    "the latest commit is damaged": (emptied("HEAD"), "ENV037", "error"),
    "a branch that only we have": (branch_of_nobody, "ENV084", "warning"),
    "upper and lower case": (settings("core.ignorecase=true"), "ENV032", "warning"),
    "git knows no name": (nameless, "ENV004", "warning"),
    "nobody types": (nobody, "ENV005", "info"),
    "a stranger types": (stranger, "ENV006", "warning"),
    "the repository is gone": (lambda desk: shutil.rmtree(desk.folder / ".git"), "ENV011", "error"),
    "the repository is bare": (settings("core.bare=true"), "ENV012", "error"),
    "the work tree lies elsewhere": (settings("core.worktree=/"), "ENV014", "error"),
    "an unknown extension": (settings("core.repositoryformatversion=1", "extensions.newer=true"), "ENV015", "error"),
    "branches kept in another way": (other_storage, "ENV022", "error"),
    "HEAD is detached": (detached, "ENV020", "error"),
    "a merge is under way": (merging, "ENV021", "error"),
    "a partial clone": (settings("remote.origin.promisor=true"), "ENV024", "warning"),
    "Windows line ends": (with_windows_line_ends, "ENV030", "warning"),
    "no rule for line ends": (without_attributes, "ENV031", "info"),
    "settings that run programs": (settings("core.fsmonitor=evil", "filter.x.clean=evil"), "ENV040", "warning"),
    "an alias that runs a program": (settings("alias.st=!evil"), "ENV040", "warning"),
    "hooks": (hooked, "ENV041", "info"),
    "an unusual setting": (settings("http.sslverify=false"), "ENV042", "info"),
    "variables that lead astray": (led_astray, "ENV043", "info"),
    "a synchronised folder": (synchronised, "ENV050", "warning"),
    "an old index lock": (lock("index.lock"), "ENV061", "warning"),
    "an old lock of the branch": (lock("refs/heads/main.lock"), "ENV062", "error"),
    "an old lock of HEAD": (lock("HEAD.lock"), "ENV062", "error"),
    "an old lock of the settings": (lock("config.lock"), "ENV062", "error"),
    "a journal of another clone": (foreign_journal, "ENV065", "error"),
    "an interrupted write": (interrupted, "ENV067", "info"),
    "many loose objects": (many_objects, "ENV068", "info"),
    "a commit of the future": (from_the_future, "ENV073", "warning"),
    "no server": (lambda _: None, "ENV080", "info"),
    "what was not sent": (pushed, "ENV081", "info"),
    "a branch that is not shared": (shared, "ENV082", "info"),
    "what has not come": (behind, "ENV083", "info"),
    "a terminal without UTF-8": (no_utf8, "ENV090", "warning"),
    "a newer format": (newer, "ENV091", "error"),
    "an unreadable foundation": (unreadable, "ENV092", "error"),
    "a broken file": (broken, "ENV093", "error"),
}


@pytest.mark.parametrize("case", CASES)
def test_each_thing_is_named_with_its_mend(desk: Desk, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    spoil, code, severity = CASES[case]
    for name in ("PATH", "GIT_DIR", "LC_ALL", "DIGITEK_USER", ONEDRIVE, "GIT_AUTHOR_NAME"):
        monkeypatch.setenv(name, os.environ.get(name, ""))  # so that it is as before afterwards
    monkeypatch.delenv("GIT_DIR")
    monkeypatch.delenv(ONEDRIVE)
    for name in ("GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "x")
    if code != "ENV080":
        assert code not in found(desk)
    spoil(desk)
    before = contents(desk.folder)
    seen = found(desk)
    assert contents(desk.folder) == before
    assert seen[code]["severity"] == severity, seen


MENDED: dict[str, Callable[[Desk], None]] = {
    "ENV027": written("refs/heads/main", b""),
    "ENV028": written("index", b"garbage\n"),
    "ENV028.missing": written("index", None),
    "ENV029.server": with_a_server(emptied("HEAD:portfolio/portfolio.yaml")),
    "ENV029": emptied("HEAD:portfolio/portfolio.yaml"),
    "ENV035": written("HEAD", b"ref: refs/heads/other\n"),
    "ENV037": with_a_server(emptied("HEAD:portfolio")),
    "ENV084": branch_of_nobody,
}


@pytest.mark.parametrize("case", MENDED)
def test_what_is_damaged_is_mended_by_what_is_said(desk: Desk, case: str) -> None:
    """The line that is said, pasted into a shell; every file is as it was, and digitek saves again."""
    files = {path: path.read_bytes() for path in (desk.folder / "portfolio").rglob("*.yaml")}
    MENDED[case](desk)
    code = case.partition(".")[0]
    advice = found(desk)[code]["hint"]
    typed = re.split(r"\. (?=[A-Z])", advice)[0]
    subprocess.run(["sh", "-e", "-c", typed], cwd=desk.folder, check=True, capture_output=True)
    seen = found(desk)
    assert code not in seen
    assert not [item for item in seen.values() if item["severity"] == "error"]
    assert {path: path.read_bytes() for path in files} == files
    assert desk("new-idea", "--title", "Senge", "--area", "omsorg", "--submitter", "abc").code == 0


def test_a_head_and_settings_are_mended_by_the_line_that_is_named(desk: Desk) -> None:
    written("HEAD", None)(desk)
    line = found(desk)["ENV016"]["hint"].rpartition(": ref: ")[2]
    (desk.folder / ".git" / "HEAD").write_text(f"ref: {line}\n", "utf-8")
    with (desk.folder / ".git" / "config").open("a", encoding="utf-8") as file:
        file.write("[core\n")
    number = int(re.findall(r"\d+", found(desk)["ENV018"]["message"])[0])
    lines = (desk.folder / ".git" / "config").read_text("utf-8").splitlines(keepends=True)
    (desk.folder / ".git" / "config").write_text("".join(lines[: number - 1]), "utf-8")
    assert desk("doctor").code == 0


@pytest.mark.parametrize(("data", "code"), [(b"garbage\n", "damaged-index"), (None, "missing-index")])
def test_a_command_that_meets_a_broken_index_says_how_to_mend_it(desk: Desk, data: bytes | None, code: str) -> None:
    written("index", data)(desk)
    before = desk.git("rev-parse", "HEAD")
    refused = desk("new-idea", "--title", "Senge", "--area", "omsorg", "--submitter", "abc", "--json")
    assert (refused.code, refused.error["code"]) == (5, code)
    assert "git reset" in refused.error["hint"]
    assert desk.git("rev-parse", "HEAD") == before


def test_a_new_demo_has_nothing_to_mend(desk: Desk, tmp_path: Path) -> None:
    assert desk("demo", str(tmp_path / "demo")).code == 0
    assert not {"ENV040", "ENV042"} & codes(desk, tmp_path / "demo")


def test_the_age_of_a_lock_is_said_in_days(desk: Desk) -> None:
    path = desk.folder / ".git" / "index.lock"
    path.write_bytes(b"")
    then = time.time() - 2 * 86400 - 60
    os.utime(path, (then, then))
    assert "(2 days)" in desk("--lang", "en", "doctor").out


def contents(folder: Path) -> dict[str, tuple[bytes | str, int]]:
    """Every file below a folder with its bytes and its time, `.git` and all."""
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in walk(folder)}


def walk(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent) / name for name in names)


def test_a_healthy_portfolio_takes_one_screen(desk: Desk) -> None:
    pushed(desk)
    desk.git("push", "-q")
    answered = desk("doctor")
    assert (answered.code, answered.err) == (0, "")
    assert "Alt er, som det skal være." in answered.out
    assert len(answered.out.splitlines()) < 12


def test_what_is_to_be_typed_stands_last_and_works(desk: Desk) -> None:
    """The lock is still there after looking; what the screen says removes it."""
    path = desk.folder / ".git" / "refs" / "heads" / "main.lock"
    aged(path)
    answered = desk("--lang", "en", "doctor")
    assert answered.code == 1
    assert path.exists()
    above, _, mends = answered.out.partition("How to mend it:")
    assert "90 minutes" in above
    typed = next(line for line in mends.splitlines() if "ENV062" in line).partition("type: ")[2]
    subprocess.run(typed, shell=True, cwd=Path.cwd(), check=True)
    assert not path.exists()
    assert desk("doctor").code == 0


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux says who holds a file")
def test_a_lock_in_use_names_its_holder(desk: Desk) -> None:
    path = desk.folder / ".git" / "index.lock"
    aged(path)
    holder = subprocess.Popen([*COMMAND, str(path)])
    try:
        while not any(str(path) in str(link.resolve()) for link in Path(f"/proc/{holder.pid}/fd").iterdir()):
            time.sleep(0.01)
        seen = found(desk)
    finally:
        holder.kill()
        holder.wait()
    assert "ENV061" not in seen
    assert f"({holder.pid})" in seen["ENV060"]["message"]


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux says who holds a lock")
def test_another_digitek_that_writes_is_named(desk: Desk) -> None:
    from digitek_cli.store.lock import exclusive

    with exclusive(desk.folder / ".git", 1):
        seen = found(desk)
    assert f"({os.getpid()})" in seen["ENV063"]["message"]
    assert "ENV063" not in found(desk)


def test_a_journal_says_what_the_next_write_does(desk: Desk) -> None:
    from digitek_cli.store import journal
    from digitek_cli.store.git import Repository

    repository = Repository.open(desk.folder)
    head = repository.head()
    assert head
    journal.home(repository).mkdir(exist_ok=True)
    for tx, commit in (("landed", head), ("lost", "ab" * 20)):
        shift = {"portfolio/portfolio.yaml": journal.Shift("100644", (None,), None)}
        journal.write(repository, journal.entry_for(repository, tx, "refs/heads/main", (None, commit), shift))
    seen = found(desk)
    assert seen["ENV064"]["severity"] == "warning"
    assert head[:10] in seen["ENV064"]["message"]
    assert "ababababab" in seen["ENV066"]["message"]


@pytest.mark.parametrize(("platform", "code"), [("darwin", "ENV033"), ("win32", "ENV034")])
def test_what_only_another_system_minds(desk: Desk, monkeypatch: pytest.MonkeyPatch, platform: str, code: str) -> None:
    desk.git("config", "core.precomposeunicode", "false")
    assert code not in found(desk)
    monkeypatch.setattr(health_settings, "sys", SimpleNamespace(platform=platform))
    assert code in found(desk)


def test_a_check_that_fails_hides_no_other(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> object:
        raise PermissionError(13, "Permission denied", "hooks")

    monkeypatch.setattr(health_settings, "_hooks", broken)
    aged(desk.folder / ".git" / "index.lock")
    assert {"ENV099", "ENV061"} <= set(found(desk))


def test_every_finding_has_a_test() -> None:
    here = Path(__file__).read_text("utf-8")
    codes = {key for key in WORDS if re.fullmatch(r"ENV\d{3}", key)}
    assert len(codes) > 40
    assert not {code for code in codes if code not in here}


def test_outside_of_everything_it_still_answers(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    answered = desk("-C", str(tmp_path / "empty"), "doctor", "--json")
    assert answered.code == 1
    assert {"ENV010", "ENV011"} <= {item["code"] for item in answered.data["findings"]}
    assert desk("-C", str(tmp_path / "nowhere"), "doctor").code == 1


def test_a_linked_work_tree_a_shallow_clone_and_a_submodule_are_named(desk: Desk, tmp_path: Path) -> None:
    desk.git("worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    desk.git("clone", "-q", "--depth=1", f"file://{desk.folder}", str(tmp_path / "shallow"))
    desk.git("init", "-q", str(tmp_path / "outer"))
    desk.git(
        "-c",
        "protocol.file.allow=always",
        "-C",
        str(tmp_path / "outer"),
        "submodule",
        "add",
        "-q",
        str(desk.folder),
        "inner",
    )
    for folder, code in (("side", "ENV026"), ("shallow", "ENV023"), ("outer/inner", "ENV025")):
        assert code in codes(desk, tmp_path / folder)


def codes(desk: Desk, folder: Path) -> set[str]:
    return {item["code"] for item in desk("-C", str(folder), "doctor", "--json").data["findings"]}


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs"])
def test_a_network_drive_is_named(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/x / ext4 rw 0 0\nserver:/x {desk.folder} {kind} rw 0 0\n")
    monkeypatch.setattr(health_place, "MOUNTS", mounts)
    assert kind in found(desk)["ENV051"]["message"]


@pytest.mark.parametrize(
    "folder", ["OneDrive - Kommune", "Dropbox", "Google Drive", "Library/Mobile Documents", "iCloudDrive", "Nextcloud"]
)
def test_the_usual_synchronised_folders_are_known(tmp_path: Path, folder: str) -> None:
    place = tmp_path / folder / "sso"
    assert [item.code for item in health_place.place(place)] == ["ENV050"]
    assert not list(health_place.place(tmp_path / "Boxes" / "sso"))


@pytest.mark.parametrize(("free", "code"), [(10, "ENV071"), (300, "ENV070"), (9000, None)])
def test_room_on_the_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch, free: int, code: str | None) -> None:
    usage = shutil.disk_usage(desk.folder)._replace(free=free * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert set(found(desk)) & {"ENV070", "ENV071"} == ({code} if code else set())


def test_a_folder_where_nobody_may_write(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health_place, "_writable", lambda folder: folder.name != ".git")
    assert ".git" in found(desk)["ENV072"]["message"]


def test_without_proc_locks_have_no_known_holder(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(health_leftovers, "PROCESSES", tmp_path / "no-proc")
    aged(desk.folder / ".git" / "index.lock")
    assert "ENV061" in found(desk)


def test_the_real_program_answers_the_same(desk: Desk) -> None:
    answered = program("doctor", "--json", cwd=desk.folder, DIGITEK_LANG="en")
    assert answered.code == 0
    assert json.loads(answered.out)["facts"]["branch"] == "main"

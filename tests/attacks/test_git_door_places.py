"""Which git is run, in which repository, and in whose words: embedded repositories, planted programs, variables."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digitek_cli.errors import EnvironmentProblem
from digitek_cli.store import surroundings
from digitek_cli.store.git import Repository
from tests.attacks import command_table
from tests.attacks.poisoned import Poisons, executable, setting, user_git
from tests.attacks.zygote import Zygote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.proofs import Tally

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the planted programs are shell scripts")
WRITES = ("set", "1", "budget.trial", "50000")
READS = (("log",), ("show", "1"), ("check",), ("doctor",), ("list", "--known", "HEAD"))
# A git from before it could be told to leave bare repositories alone.
OLDER = """\
#!/bin/sh
for word; do
  shift
  case "$word" in safe.bareRepository=*) word=core.quotePath=false ;; esac
  set -- "$@" "$word"
done
exec {git} "$@"
"""


@pytest.fixture
def top(clean: Path, tmp_path: Path) -> Path:
    shutil.copytree(clean, tmp_path / "sso")
    return tmp_path / "sso"


@pytest.fixture
def poisons(tmp_path: Path) -> Poisons:
    return Poisons.in_folder(tmp_path / "outside")


@pytest.fixture
def digitek(tmp_path: Path) -> Iterator[Zygote]:
    with Zygote(tmp_path) as zygote:
        yield zygote


def user(**more: str) -> dict[str, str]:
    return dict(os.environ) | {"DIGITEK_TODAY": command_table.TODAY, "DIGITEK_USER": "kon"} | more


def head(top: Path) -> str:
    return (top / ".git" / "refs" / "heads" / "main").read_text().strip()


def bury(folder: Path, poisons: Poisons) -> None:
    """A bare repository that claims the folder around it as its work tree, and whose settings run programs."""
    folder.mkdir()
    user_git(folder, "init", "-q", "--bare", ".")
    lines = [setting("core.bare", "false"), setting("core.worktree", str(folder.parent))]
    lines += [setting(key, poisons.leaves(key)) for key in ("core.fsmonitor", "core.pager", "diff.external")]
    (folder / "config").write_text("[core]\n\trepositoryformatversion = 0\n" + "".join(lines))
    executable(folder / "hooks" / "pre-commit", f"#!/bin/sh\n{poisons.leaves('buried-hook')}\n")


@pytest.mark.proof("A14")
@pytest.mark.parametrize("older", [False, True], ids=["this git", "a git without safe.bareRepository"])
def test_a_buried_repository_is_not_entered(
    top: Path, tmp_path: Path, poisons: Poisons, digitek: Zygote, tally: Tally, older: bool
) -> None:
    buried = top / "portfolio" / "projects" / "buried.git"
    bury(buried, poisons)
    environment = user()
    if older:
        (tmp_path / "older").mkdir()
        executable(tmp_path / "older" / "git", OLDER.format(git=shutil.which("git")))
        environment["PATH"] = f"{tmp_path / 'older'}{os.pathsep}{environment['PATH']}"
    for words in (*READS, WRITES):
        before = head(top)
        digitek(words, buried, environment)
        assert poisons.seen() == set(), words
        assert (head(top) != before) == (words == WRITES)
        tally()
    # One that holds a portfolio of its own, so that it would be the one to open.
    shutil.copytree(top / "portfolio", tmp_path / "copy")
    shutil.copytree(tmp_path / "copy", buried, dirs_exist_ok=True)
    for words in (("log",), WRITES, ("list", "--known", "HEAD")):
        before = head(top)
        code, printed = digitek(words, buried, environment)
        assert (code, head(top)) == (5, before), printed
        assert poisons.seen() == set(), words
        tally()


@pytest.mark.proof("A14")
@pytest.mark.parametrize("setting", ["elsewhere", "inside"])
def test_a_work_tree_that_lies_elsewhere_is_refused(top: Path, tmp_path: Path, tally: Tally, setting: str) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    user_git(top, "config", "core.worktree", str(victim if setting == "elsewhere" else top / "portfolio" / "projects"))
    with pytest.raises(EnvironmentProblem) as problem:
        Repository.open(top / "portfolio")
    assert problem.value.code in ("work-tree-elsewhere", "bare-repository")
    assert list(victim.iterdir()) == []
    tally()


@pytest.mark.proof("A15")
@pytest.mark.parametrize("name", ["git", "git.exe", "sh", "vi", "gpg"])
def test_a_planted_program_is_not_run(
    top: Path, tmp_path: Path, poisons: Poisons, digitek: Zygote, tally: Tally, name: str
) -> None:
    """In the current folder, at the top of the work tree, and where relative and absolute parts of PATH lead into it."""
    here = top / "portfolio"
    for folder in (here, top, top / "bin", here / "bin"):
        folder.mkdir(exist_ok=True)
        executable(folder / name, f"#!/bin/sh\n{poisons.leaves(name)}\n")
    # What git itself starts is looked for where the user's own PATH says, but never relative to a folder.
    absolute = () if name == "gpg" else (str(here), str(top), *((str(top / "bin"),) if name.startswith("git") else ()))
    search = ("", ".", "bin", "..", *absolute)
    (tmp_path / "signing").write_text("[commit]\n\tgpgSign = true\n")
    more = {"GIT_CONFIG_GLOBAL": str(tmp_path / "signing")} if name == "gpg" else {}
    environment = user(**more) | {"PATH": os.pathsep.join((*search, os.environ["PATH"]))}
    for words in (("check",), WRITES, ("edit", "1")):
        digitek(words, here, environment)
        assert poisons.seen() == set(), words
        tally()


@pytest.mark.proof("A15")
def test_a_git_that_only_the_folder_brings_is_refused(
    top: Path, poisons: Poisons, digitek: Zygote, tally: Tally
) -> None:
    (top / "bin").mkdir()
    executable(top / "bin" / "git", f"#!/bin/sh\n{poisons.leaves('git')}\n")
    code, printed = digitek((*WRITES, "--json"), top, user(PATH=str(top / "bin")))
    assert (code, poisons.seen()) == (5, set())
    assert '"git-inside"' in printed
    tally()


def test_standing_at_the_root_or_at_home_finds_git(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs lie below these folders; nobody sends them."""
    for folder in (Path("/"), top):
        monkeypatch.chdir(folder)
        monkeypatch.setenv("HOME", str(top))
        monkeypatch.setenv("PATH", f"{top / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin")
        (top / "bin").mkdir(exist_ok=True)
        executable(top / "bin" / "git", "#!/bin/sh\nexit 0\n")
        assert surroundings.program(top) == str(top / "bin" / "git")
    monkeypatch.setenv("HOME", str(top.parent))
    assert surroundings.program(top) != str(top / "bin" / "git")


VARIABLES: Mapping[str, str] = {
    "GIT_DIR": "{other}/.git",
    "GIT_WORK_TREE": "{other}",
    "GIT_COMMON_DIR": "{other}/.git",
    "GIT_INDEX_FILE": "{scratch}/index",
    "GIT_OBJECT_DIRECTORY": "{scratch}/objects",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES": "{other}/.git/objects",
    "GIT_NAMESPACE": "x",
    "GIT_PREFIX": "../",
    "GIT_CONFIG": "{scratch}/config",
    "GIT_CONFIG_PARAMETERS": "'core.fsmonitor={poison} parameters'",
    "GIT_CONFIG_COUNT": "2",
    "GIT_CONFIG_KEY_0": "core.fsmonitor",
    "GIT_CONFIG_VALUE_0": "{poison} counted",
    "GIT_CONFIG_KEY_1": "filter.p.clean",
    "GIT_CONFIG_VALUE_1": "{poison} filter",
    "GIT_EXTERNAL_DIFF": "{poison} external-diff",
    "GIT_PAGER": "{poison} pager",
    "GIT_EDITOR": "{poison} editor",
    "GIT_SEQUENCE_EDITOR": "{poison} sequence-editor",
    "GIT_ASKPASS": "{poison} askpass",
    "SSH_ASKPASS": "{poison} ssh-askpass",
    "GIT_SSH": "{poison} ssh",
    "GIT_SSH_COMMAND": "{poison} ssh-command",
    "GIT_PROXY_COMMAND": "{poison} proxy",
    "GIT_EXEC_PATH": "{scratch}/exec",
    "GIT_TEMPLATE_DIR": "{scratch}/template",
    "GIT_TRACE": "{scratch}/trace",
    "GIT_TRACE2": "{scratch}/trace2",
    "GIT_TRACE2_EVENT": "{scratch}/trace2-event",
    "GIT_TRACE_SETUP": "{scratch}/trace-setup",
    "GIT_REPLACE_REF_BASE": "refs/evil/",
    "GIT_GRAFT_FILE": "{scratch}/grafts",
    "GIT_SHALLOW_FILE": "{scratch}/shallow",
    "GIT_QUARANTINE_PATH": "{scratch}",
    "GIT_LITERAL_PATHSPECS": "0",
    "GIT_ICASE_PATHSPECS": "1",
    "GIT_DEFAULT_HASH": "sha256",
    "GIT_DEFAULT_REF_FORMAT": "reftable",
    "GIT_ATTR_SOURCE": "HEAD",
    "GIT_ALLOW_PROTOCOL": "ext",
    "GIT_IMPLICIT_WORK_TREE": "0",
    "GIT_REDIRECT_STDOUT": "{scratch}/stdout",
}


@pytest.mark.proof("A18")
def test_inherited_variables_change_nothing(
    top: Path, clean: Path, tmp_path: Path, poisons: Poisons, digitek: Zygote, tally: Tally
) -> None:
    """All at once against reads, and all and by eights against writes, so that none hides what another does."""
    scratch = tmp_path / "scratch"
    for folder in (scratch, scratch / "exec", scratch / "template"):
        folder.mkdir()
    shutil.copytree(clean, tmp_path / "other")
    was = head(tmp_path / "other")
    executable(scratch / "exec" / "git-log", f"#!/bin/sh\n{poisons.leaves('exec-path')}\n")
    words = {"other": tmp_path / "other", "scratch": scratch, "poison": poisons.script}
    given = {name: value.format(**words) for name, value in VARIABLES.items()}
    plain = {command: digitek(command, top, user()) for command in READS if command != ("doctor",)}
    assert {command: digitek(command, top, user(**given)) for command in plain} == plain
    tally(len(plain) * len(given))
    names = list(given)
    for number, chosen in enumerate([names, *(names[at : at + 8] for at in range(0, len(names), 8))]):
        before = head(top)
        some = {name: given[name] for name in chosen}
        code, printed = digitek(("set", "1", "budget.trial", str(40000 + number)), top, user(**some))
        assert code == 0, f"{chosen}: {printed}"
        assert head(top) != before, chosen
        tally(len(chosen))
    made = digitek(("init", str(tmp_path / "new")), top, user(**given))
    assert made[0] == 0, made
    assert (tmp_path / "new" / ".git" / "refs" / "heads" / "main").exists()
    assert head(tmp_path / "other") == was
    assert poisons.seen() == set()
    assert sorted(path.name for path in scratch.rglob("*")) == ["exec", "git-log", "template"]
    assert user_git(top, "status", "--porcelain").stdout == b""
    assert user_git(top, "fsck", "--strict").returncode == 0

"""How git is started: which program, which environment, which settings, and what its complaints mean.

A folder that somebody sends can carry settings that run programs. Every call therefore switches off what git
would run by itself; hooks and signing run in `commit` alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from digitek_cli.errors import EnvironmentProblem
from digitek_cli.store.faults import step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

OID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
CONTROL = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
PATIENCE = 120.0
COMMIT_PATIENCE = 900.0

QUIET = ("core.fsmonitor=false", "gc.auto=0", "maintenance.auto=false", "i18n.commitEncoding=UTF-8")
SYNCED = ("core.fsync=committed,reference,index", "core.fsyncMethod=fsync")
SAFE = (
    *QUIET,
    *SYNCED,
    f"core.hooksPath={os.devnull}",
    "core.pager=",
    "core.quotePath=false",
    "core.filesRefLockTimeout=2000",
    "core.packedRefsTimeout=2000",
    "color.ui=false",
    "log.showSignature=false",
    "protocol.ext.allow=never",
    "safe.bareRepository=explicit",
    "submodule.recurse=false",
)
# Of the variables that steer git, only those that say who commits and which files configure git pass.
KEPT = re.compile(
    r"GIT_(CONFIG_GLOBAL|CONFIG_SYSTEM|CONFIG_NOSYSTEM|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM"
    r"|(AUTHOR|COMMITTER)_(NAME|EMAIL|DATE))"
)
PROBLEMS = (
    ("dubious ownership", "unsafe-directory"),
    ("unsafe repository", "unsafe-directory"),
    ("must be run in a work tree", "bare-repository"),
    ("cannot use bare repository", "bare-repository"),
    ("not a git repository", "not-a-repository"),
    ("No space left", "disk-full"),
    ("quota exceeded", "disk-full"),
    ("File too large", "disk-full"),
    ("Read-only file system", "read-only"),
    ("ermission denied", "read-only"),
    ("insufficient permission", "read-only"),
    ("bad object", "damaged-repository"),
    ("is corrupt", "damaged-repository"),
    ("unable to read", "damaged-repository"),
    ("index file smaller", "damaged-repository"),
    ("bad signature", "damaged-repository"),
)


@dataclass(frozen=True)
class Completed:
    """A git call that ended."""

    args: tuple[str, ...]
    returncode: int
    stdout: bytes
    stderr: bytes

    @property
    def text(self) -> str:
        """What it printed, stripped."""
        return self.stdout.decode("utf-8", "replace").strip()

    @property
    def complaint(self) -> str:
        """What it complained about, without control characters."""
        return plain(self.stderr)


def plain(raw: bytes) -> str:
    """Foreign output as text that is safe on a terminal, at most 40 lines."""
    text = CONTROL.sub("", raw.decode("utf-8", "replace").replace("\r\n", "\n"))
    return "\n".join(text.strip().splitlines()[:40])


def problem(done: Completed, where: Path) -> EnvironmentProblem:
    """What a failed call says about the environment."""
    code = next((code for sign, code in PROBLEMS if sign in done.complaint), "git-failed")
    return EnvironmentProblem(code, path=str(where), command=f"git {done.args[0]}", text=done.complaint)


def run(
    args: Sequence[str],
    *,
    cwd: Path,
    input: bytes | None = None,
    env: Mapping[str, str] | None = None,
    settings: Sequence[str] = (),
) -> Completed:
    """Run git once, with everything switched off that it would run by itself."""
    step(f"git:{args[0]}")
    variables = clean_variables() | {"LC_ALL": "C", "GIT_LITERAL_PATHSPECS": "1", "GIT_NO_REPLACE_OBJECTS": "1"}
    try:
        done = subprocess.run(
            [program(), *_settings((*SAFE, *settings)), *args],
            cwd=cwd,
            env=variables | dict(env or {}),
            input=input or b"",
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise EnvironmentProblem("git-timeout", command=f"git {args[0]}", seconds=int(PATIENCE)) from late
    return Completed(tuple(args), done.returncode, done.stdout, done.stderr)


def run_commit(
    args: Sequence[str], *, cwd: Path, env: Mapping[str, str], settings: Sequence[str], output: Path
) -> Completed:
    """Run `git commit` as the user's own git would: the one call in which hooks and signing run.

    Output goes to a file, so that a background process that a hook left behind cannot hold us up.
    """
    step("git:commit")
    # Untranslated messages, yet hooks may print every letter.
    variables = clean_variables() | {"LC_ALL": "C.UTF-8"} | dict(env)
    command = [program(), *_settings((*QUIET, *SYNCED, *settings)), *args]
    with output.open("wb") as sink:
        try:
            done = subprocess.run(
                command,
                cwd=cwd,
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=sink,
                timeout=COMMIT_PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise EnvironmentProblem("git-timeout", command="git commit", seconds=int(COMMIT_PATIENCE)) from late
    return Completed(tuple(args), done.returncode, b"", output.read_bytes())


def clean_variables() -> dict[str, str]:
    """The environment without what would lead git elsewhere."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if (not name.startswith("GIT_") or KEPT.fullmatch(name)) and name != "SSH_ASKPASS"
    }
    return kept | {
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_PAGER": "cat",
        "GIT_EDITOR": ":",
    }


@contextmanager
def without_git_variables() -> Iterator[None]:
    """Hide git's variables from a library that reads the process environment."""
    saved = dict(os.environ)
    os.environ.clear()
    os.environ.update(clean_variables() | {"GIT_PYTHON_REFRESH": "quiet", "GIT_PYTHON_GIT_EXECUTABLE": program()})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(saved)


def program() -> str:
    """The absolute path of git, never from the current folder."""
    return _program(os.environ.get("PATH", os.defpath), str(Path.cwd()))


@cache
def _program(search: str, here: str) -> str:
    name = "git.exe" if sys.platform == "win32" else "git"
    for folder in search.split(os.pathsep):
        path = os.path.join(folder, name)  # noqa: PTH118 - Path("") would become "."
        if os.path.isabs(folder) and os.path.normpath(folder) != here and shutil.which(path):  # noqa: PTH117
            return path
    raise EnvironmentProblem("no-git")


def version() -> tuple[int, ...]:
    """The version of git, as numbers."""
    return _version(program())


@cache
def _version(path: str) -> tuple[int, ...]:
    said = subprocess.run([path, "version"], env=clean_variables(), capture_output=True, timeout=PATIENCE, check=False)
    numbers = re.search(r"\d+(\.\d+)+", said.stdout.decode("utf-8", "replace"))
    return tuple(map(int, numbers[0].split("."))) if numbers else (0,)


def _settings(settings: Sequence[str]) -> list[str]:
    return [part for setting in settings for part in ("-c", setting)]

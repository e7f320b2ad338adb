"""How git is started: with which settings, how long, and what its complaints mean. No other module starts a process.

A folder that somebody sends can carry settings that run programs. Every call therefore switches off what git
would run by itself; hooks and signing run in `commit` alone.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from digitek_cli.errors import Conflict, EnvironmentProblem
from digitek_cli.store.faults import step
from digitek_cli.store.surroundings import clean_variables, find, program, work_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    Settings = Sequence[tuple[str, str]]

OID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
CONTROL = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# How a git ends that would write more into a file than the system lets it.
TOO_LARGE = -getattr(signal, "SIGXFSZ", 1024)
PATIENCE = 120.0
NETWORK_PATIENCE = 600.0
COMMIT_PATIENCE = 900.0

QUIET = {
    "core.fsmonitor": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "i18n.commitEncoding": "UTF-8",
    "core.fsync": "committed,reference,index",
    "core.fsyncMethod": "fsync",
}
SAFE = QUIET | {
    "core.hooksPath": os.devnull,
    "core.pager": "",
    "core.quotePath": "false",
    "core.filesRefLockTimeout": "2000",
    "core.packedRefsTimeout": "2000",
    "color.ui": "false",
    "diff.external": "",
    "fetch.recurseSubmodules": "false",
    "i18n.logOutputEncoding": "UTF-8",
    "log.showSignature": "false",
    "protocol.ext.allow": "never",
    "safe.bareRepository": "explicit",
    "submodule.recurse": "false",
}
NO_HELPERS = ("--no-ext-diff", "--no-textconv")
# The commands of git that we use, each with what it is always given. What is not here has not been looked at.
REVIEWED: dict[str, tuple[str, ...]] = {
    "cat-file": (),
    "check-attr": (),
    "check-ref-format": (),
    "config": (),
    "count-objects": (),
    "diff-tree": NO_HELPERS,
    "fetch": ("--no-recurse-submodules", "--no-auto-maintenance"),
    "grep": ("--no-textconv", "--no-recurse-submodules", "--no-color"),
    "hash-object": ("--no-filters",),
    "init": ("--template=",),
    "log": NO_HELPERS,
    "ls-files": (),
    "ls-remote": (),
    "ls-tree": (),
    "merge-base": (),
    "merge-file": (),
    "merge-tree": (),
    "push": ("--no-recurse-submodules",),
    "rev-list": (),
    "rev-parse": (),
    "show": NO_HELPERS,
    "symbolic-ref": (),
    "update-index": (),
    "update-ref": (),
    "write-tree": (),
}
# The commands that run nothing at all, whatever the settings name, given the settings above.
INERT = frozenset(
    "cat-file check-attr check-ref-format config diff-tree hash-object init ls-files ls-tree merge-base merge-file"
    " rev-parse symbolic-ref".split()
)
NETWORK = frozenset(("fetch", "ls-remote", "push"))
TRANSPORTS = "file:git:http:https:ssh"
PROBLEMS = (
    ("dubious ownership", "unsafe-directory"),
    ("unsafe repository", "unsafe-directory"),
    ("must be run in a work tree", "bare-repository"),
    ("cannot use bare repository", "bare-repository"),
    ("not a git repository", "not-a-repository"),
    ("unknown repository extension", "unknown-extension"),
    ("xpected git repo version", "unknown-extension"),
    ("promisor remote", "partial-clone"),
    ("No space left", "disk-full"),
    ("quota exceeded", "disk-full"),
    ("File too large", "disk-full"),
    ("Read-only file system", "read-only"),
    ("ermission denied", "read-only"),
    ("insufficient permission", "read-only"),
    ("index file", "damaged-index"),
    ("bad signature 0x", "damaged-index"),
    ("bad index version", "damaged-index"),
    ("bad config line", "damaged-settings"),
    ("bad object", "damaged-repository"),
    ("error: Could not read ", "damaged-repository"),
    ("not a tree object", "damaged-repository"),
    ("is corrupt", "damaged-repository"),
    ("unable to read", "damaged-repository"),
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
    code = "disk-full" if done.returncode == TOO_LARGE else code
    return EnvironmentProblem(code, path=str(where), command=f"git {done.args[0]}", text=done.complaint)


def run(
    args: Sequence[str],
    *,
    cwd: Path,
    input: bytes | None = None,
    env: Mapping[str, str] | None = None,
    settings: Settings = (),
) -> Completed:
    """Run git once, with everything switched off that it would run by itself.

    `settings` go by the environment: on a command line, a name with "=" in it would be taken for another one.
    """
    command, *rest = args
    step(f"git:{command}")
    patience = NETWORK_PATIENCE if command in NETWORK else PATIENCE
    try:
        done = subprocess.run(
            [program(cwd), "--no-pager", *_options(SAFE), command, *REVIEWED[command], *rest],
            cwd=cwd,
            env=_variables(command, cwd) | by_environment(settings) | dict(env or {}),
            input=input or b"",
            capture_output=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise EnvironmentProblem("git-timeout", command=f"git {command}", seconds=int(patience)) from late
    return Completed(tuple(args), done.returncode, done.stdout, done.stderr)


def _variables(command: str, cwd: Path) -> dict[str, str]:
    """The environment of one hardened call; what does not go to another machine may not reach for one."""
    transports = TRANSPORTS if command in NETWORK else "none"
    fixed = {"LC_ALL": "C", "GIT_LITERAL_PATHSPECS": "1", "GIT_ALLOW_PROTOCOL": transports}
    return clean_variables(work_tree(cwd)) | fixed | {"GIT_DEFAULT_REF_FORMAT": "files"}


def run_commit(
    args: Sequence[str], *, cwd: Path, env: Mapping[str, str], settings: Settings, output: Path
) -> Completed:
    """Run `git commit` as the user's own git would: the one call in which hooks and signing run.

    Output goes to a file, so that a background process that a hook left behind cannot hold us up.
    """
    step("git:commit")
    # Untranslated messages, yet hooks may print every letter.
    variables = clean_variables() | {"LC_ALL": "C.UTF-8"} | by_environment(settings) | dict(env)
    command = [program(cwd), *_options(QUIET), *args]
    with output.open("wb") as file:
        try:
            done = subprocess.run(
                command,
                cwd=cwd,
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                timeout=COMMIT_PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            said = plain(output.read_bytes())
            raise Conflict("commit-timeout", seconds=int(COMMIT_PATIENCE), text=said) from late
    return Completed(tuple(args), done.returncode, b"", output.read_bytes())


def foreground(command: Sequence[str], *more: str) -> int:
    """Run the user's own editor, and wait. Raises EnvironmentProblem `no-editor` when it cannot be started."""
    found = find(command[0])
    try:
        if found is None:
            raise FileNotFoundError(command[0])
        return subprocess.run([found, *command[1:], *more], check=False).returncode
    except OSError as problem:
        raise EnvironmentProblem("no-editor", editor=command[0]) from problem


@contextmanager
def for_library(cwd: Path, settings: Settings) -> Iterator[None]:
    """Lend the process environment to GitPython, which starts git by itself: the same git, the same settings."""
    saved = dict(os.environ)
    ours = {"GIT_PYTHON_REFRESH": "quiet", "GIT_PYTHON_GIT_EXECUTABLE": program(cwd)}
    lent = _variables("cat-file", cwd) | by_environment((*SAFE.items(), *settings)) | ours
    os.environ.clear()
    os.environ.update(lent)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(saved)


def version() -> tuple[int, ...]:
    """The version of git, as numbers."""
    return _version(program())


@cache
def _version(path: str) -> tuple[int, ...]:
    said = subprocess.run([path, "version"], env=clean_variables(), capture_output=True, timeout=PATIENCE, check=False)
    numbers = re.search(r"\d+(\.\d+)+", said.stdout.decode("utf-8", "replace"))
    return tuple(map(int, numbers[0].split("."))) if numbers else (0,)


def by_environment(settings: Settings) -> dict[str, str]:
    """Settings as the variables by which git takes them."""
    found = {"GIT_CONFIG_COUNT": str(len(settings))} if settings else {}
    for number, (key, value) in enumerate(settings):
        found |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return found


def _options(settings: Mapping[str, str]) -> list[str]:
    return [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]

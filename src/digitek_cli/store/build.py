"""Build a commit aside, where neither the user's branch nor the user's index can be harmed.

The commit is made by `git commit` in a private git folder that shares the repository's objects, settings and
hooks. Its id is known before the branch moves, so the branch can be moved by compare-and-swap.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from digitek_cli.errors import Conflict, EnvironmentProblem
from digitek_cli.store import armed, runner
from digitek_cli.store.disk import sync_folder, sync_new_folders, write_scratch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from digitek_cli.store.git import Repository
    from digitek_cli.store.plan import Step

# Before the first commit the private HEAD names a ref that lives in the private folder alone.
UNBORN = "refs/worktree/digitek"
NO_OID = "0"
# What the private folder must be told, because conditional includes look at the folder and the branch.
IDENTITY = re.compile(r"user\..*|author\..*|committer\..*|gpg\..*|commit\.gpgsign|core\.hookspath")


def open_folder(home: Path, name: str, repository: Repository, base: str | None) -> Path:
    """A private git folder below `home`, standing at a commit or before the first one."""
    if not home.is_dir():
        home.mkdir(mode=0o700, exist_ok=True)
        sync_folder(home.parent)
    private = home / name
    private.mkdir(mode=0o700)
    try:
        write_scratch(private / "origin", str(repository.git_dir).encode())
        write_scratch(private / "commondir", b"../..\n")
        write_scratch(private / "HEAD", f"{base or f'ref: {UNBORN}'}\n".encode())
        own = repository.git_dir / "config.worktree"
        if own.is_file():
            shutil.copyfile(own, private / "config.worktree")
    except BaseException:
        shutil.rmtree(private, ignore_errors=True)
        raise
    return private


def make_commit(
    repository: Repository,
    private: Path,
    base: str | None,
    steps: Sequence[Step],
    message: str,
    who: Mapping[str, str],
    joins: str | None = None,
) -> str:
    """The id of a new commit on `base` that changes exactly these paths; hooks and signing have had their say.

    `joins` is the second parent of a merge.
    """
    since = private.stat().st_mtime_ns
    env = {
        "GIT_DIR": str(private),
        "GIT_WORK_TREE": str(repository.toplevel),
        "GIT_INDEX_FILE": str(private / "index"),
    }
    _write_blobs(repository, private, steps)
    _fill_index(repository, base, steps, env)
    write_scratch(private / "message", message.encode())
    if joins:
        write_scratch(private / "MERGE_HEAD", f"{joins}\n".encode())
    arguments = ("commit", "--quiet", "--no-status", "--cleanup=verbatim", "-F", str(private / "message"))
    done = runner.run_commit(
        arguments,
        cwd=repository.toplevel,
        env=env | dict(who),
        settings=_settings(repository),
        output=private / "output",
    )
    if done.returncode:
        raise _refused(repository, done)
    new = (private / ("HEAD" if base else UNBORN)).read_text().strip()
    _verify(repository, new, [parent for parent in (base, joins) if parent], steps)
    sync_new_folders(repository.common_dir / "objects", since)
    return new


def _write_blobs(repository: Repository, private: Path, steps: Sequence[Step]) -> None:
    names = []
    for number, step in enumerate(steps):
        if step.data is not None:
            file = private / f"blob.{number}"
            write_scratch(file, step.data)
            names.append(file.as_posix())
    if not names:
        return
    done = repository.run("hash-object", "-w", "--no-filters", "--stdin-paths", input="\n".join(names).encode())
    if done.text.split() != [step.new for step in steps if step.data is not None]:
        raise EnvironmentProblem("damaged-repository", path=str(repository.toplevel), text="hash-object")


def _fill_index(repository: Repository, base: str | None, steps: Sequence[Step], env: Mapping[str, str]) -> None:
    """Hold the base tree with our steps in the private index.

    The other paths are marked, so that `git commit` does not look at their files: that would read the whole work
    tree and run the content filters that a strange configuration may name. What lies in the base is there, so the
    trees are worked out without asking the repository for every file again.
    """
    if base:
        listed = repository.run("ls-tree", "-r", "-z", "--full-tree", base).stdout
        marking = (("core.ignoreStat", "true"),)
        repository.run("update-index", "-z", "--index-info", input=listed, env=env, settings=marking)
    repository.run("update-index", "-z", "--index-info", input=index_info(_ours(steps)), env=env)
    repository.run("write-tree", "--missing-ok", env=env)


def _ours(steps: Iterable[Step]) -> list[tuple[str, str, str]]:
    return [(step.mode, step.new, step.path) if step.new else removal(step.path, step.old or "") for step in steps]


def removal(path: str, old: str) -> tuple[str, str, str]:
    """The index entry that takes a path out."""
    return ("0", "0" * len(old), path)


def index_info(entries: Iterable[tuple[str, str, str]]) -> bytes:
    """Input for `update-index -z --index-info`."""
    return "".join(f"{mode} {oid}\t{path}\0" for mode, oid, path in entries).encode("utf-8", "surrogateescape")


def _settings(repository: Repository) -> list[tuple[str, str]]:
    """The user's identity and signing as they are in the user's own git folder, and no foreign programs but hooks."""
    found = [(key, "true" if value is None else value) for key, value in repository.config if IDENTITY.fullmatch(key)]
    return [*found, *(pair for pair in repository.disarmed if not pair[0].startswith("hook."))]


def ignored_signing(repository: Repository) -> tuple[str, ...]:
    """Settings of the folder that name a program to sign with, when something is to be signed; none of them is run."""
    wanted = (repository.setting("commit.gpgsign") or "false").lower() not in ("", "0", "false", "no", "off")
    return armed.signing_programs(repository.settings) if wanted else ()


def _refused(repository: Repository, done: runner.Completed) -> Conflict | EnvironmentProblem:
    """Whose no it was. git itself dies with 128; a hook's no makes it return 1."""
    text = done.complaint
    if done.returncode == 1 or "aborted by hook" in text:
        return Conflict("hook-refused", text=text)
    if "failed to write commit object" in text and repository.setting("commit.gpgsign") is not None:
        found = runner.problem(done, repository.toplevel)
        ignored = ignored_signing(repository)
        if ignored and found.code != "disk-full":
            return EnvironmentProblem("signing-program-refused", keys=ignored, text=text)
        return found if found.code == "disk-full" else EnvironmentProblem("signing-failed", text=text)
    return runner.problem(done, repository.toplevel)


def _verify(repository: Repository, new: str, parents: list[str], steps: Sequence[Step]) -> None:
    """The commit changes what was meant and nothing else; a hook may have added to it."""
    found, items = _told(repository, new, parents)
    heads = [item.decode().split()[3] for item in items[::2]]
    paths = [path.decode("utf-8", "surrogateescape") for path in items[1::2]]
    meant = {step.path: step.new or NO_OID * len(new) for step in steps}
    made = dict(zip(paths, heads, strict=True))
    if found != parents or made != meant:
        strange = sorted(path for path in made | meant if made.get(path) != meant.get(path))
        raise Conflict("hook-changed-files", paths=tuple(strange)[:10])


def _told(repository: Repository, new: str, parents: list[str]) -> tuple[list[str], list[bytes]]:
    """A commit's parents, and what it changes on the first of them."""
    asked = ("-r", "-z", "--raw", "--no-abbrev", "--no-renames")
    if len(parents) > 1:
        found = repository.run("rev-parse", f"{new}^@").text.split()
        return found, repository.run("diff-tree", *asked, parents[0], new).stdout.split(b"\0")[:-1]
    shown = ("--root", "--always", "--pretty=tformat:%P")  # also where a hook left nothing of the change
    first, *items = repository.run("diff-tree", *shown, *asked, new).stdout.split(b"\0")[:-1]
    return first.decode().split(), items

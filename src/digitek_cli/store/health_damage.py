"""Damage inside the git folder: what git answers with one sentence for many causes, told apart, each with its mend.

Nothing is mended here; the findings name the file and what to type.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digitek_cli.rules.finding import error, warning
from digitek_cli.store import runner
from digitek_cli.store.disk import blob_id
from digitek_cli.store.git import BRANCH, parse_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.errors import DigitekError
    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.git import Entry, Repository

REMOVE = "del" if sys.platform == "win32" else "rm"
HEAD = re.compile(r"ref: (refs/\S+)|[0-9a-f]{40}|[0-9a-f]{64}")
BAD_LINE = re.compile(r"bad config line (\d+) in file (.+)")
USUAL = "main"


def unopened(start: Path, problem: DigitekError) -> Iterator[Finding]:
    """Why a folder with a git folder cannot be opened, where that can be seen; nothing where it cannot."""
    folder = _git_folder(start)
    if folder is None:
        return
    line = BAD_LINE.search(str(problem.params.get("text", "")))
    if line:
        yield error("ENV018", file=str(_absolute(folder.parent, line[2])), line=int(line[1]))
        return
    if problem.code != "not-a-repository":
        return
    lacking = [name for name in ("objects", "refs") if not (folder / name).is_dir()]
    if lacking:
        yield error("ENV017", folder=str(folder), missing=", ".join(lacking))
    elif not HEAD.fullmatch(_read(folder / "HEAD").strip()):
        yield error("ENV016", file=str(folder / "HEAD"), branch=_likely(folder))


def _git_folder(start: Path) -> Path | None:
    """The nearest `.git` folder around a place."""
    here = Path(os.path.abspath(start))  # noqa: PTH100 - resolve() would follow links
    return next((folder / ".git" for folder in (here, *here.parents) if (folder / ".git").is_dir()), None)


def _absolute(top: Path, named: str) -> Path:
    return top / named.strip().strip("'\"")


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""


def _likely(folder: Path) -> str:
    """The branch that HEAD most likely named: the only one, else the usual one."""
    names = [path.relative_to(folder / "refs" / "heads").as_posix() for path in _files(folder / "refs" / "heads")]
    names += re.findall(rf"(?m)^[0-9a-f]+ {BRANCH}(\S+)$", _read(folder / "packed-refs"))
    return names[0] if len(set(names)) == 1 else USUAL


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".lock"]


def branch(repository: Repository) -> Iterator[Finding]:
    """A branch whose file holds no commit, and one that is not there although others are."""
    named = HEAD.fullmatch(_read(repository.git_dir / "HEAD").strip())
    if not named or not named[1]:
        return
    ref = named[1]
    file = repository.common_dir / ref
    if file.is_file() and not HEAD.fullmatch(_read(file).strip()):
        last = _last(repository, ref)
        told: dict[str, Any] = {"branch": ref.removeprefix(BRANCH), "file": str(file), "remove": REMOVE, "ref": ref}
        yield error("ENV027", **told, commit=last or "", variant="" if last else "lost")
    elif repository.head() is None and not _known(repository, ref):
        others = repository.run("rev-parse", "--symbolic", "--branches").text.split()
        if others:
            other = USUAL if USUAL in others else others[0]
            yield warning("ENV035", branch=ref.removeprefix(BRANCH), other=other, ref=BRANCH + other)


def _known(repository: Repository, ref: str) -> bool:
    return repository.run("rev-parse", "--quiet", "--verify", "--end-of-options", ref, check=False).returncode == 0


def _last(repository: Repository, ref: str) -> str | None:
    """The commit that a branch stood on last: by git's own record of it, else as the server had it."""
    lines = _read(repository.common_dir / "logs" / ref).splitlines()
    words = lines[-1].split() if lines else []
    if len(words) > 1 and runner.OID.fullmatch(words[1]):
        return words[1]
    asked = (f"refs/remotes/{remote}/{ref.removeprefix(BRANCH)}" for remote in repository.remotes)
    found = (repository.run("rev-parse", "--quiet", "--verify", name, check=False) for name in asked)
    return next((done.text for done in found if done.returncode == 0), None)


def index(repository: Repository) -> Iterator[Finding]:
    """The list of what is staged: missing though there are commits, or not to be read."""
    file = repository.git_dir / "index"
    if not file.exists():
        if repository.head() is not None:
            yield error("ENV028", file=str(file), variant="missing")
        return
    if repository.run("ls-files", "--stage", check=False).returncode:
        yield error("ENV028", file=str(file), remove=REMOVE)


def objects(repository: Repository) -> Iterator[Finding]:
    """What the latest commit rests on, looked for object by object; a partial clone lacks some on purpose."""
    named = repository.run("rev-parse", "--quiet", "--verify", "HEAD", check=False)
    if named.returncode or repository.partial:
        return
    listed = repository.run("ls-tree", "-r", "-z", "--full-tree", named.text, check=False)
    if listed.returncode:
        yield _unreadable(repository, listed.complaint)
        return
    files = {path: entry for path, entry in parse_tree(listed.stdout) if entry.mode != "160000"}
    asked = "".join(f"{entry.oid}\n" for entry in files.values()).encode()
    told = repository.run("cat-file", "--batch-check", input=asked, check=False).text.splitlines()
    lost = {line.split()[0] for line in told if line.endswith(" missing")}
    damaged = {path: entry for path, entry in files.items() if entry.oid in lost}
    if damaged:
        yield _lost(repository, damaged)
    elif len(told) < len(files):
        yield _unreadable(repository, "git cat-file")


def _unreadable(repository: Repository, text: str) -> Finding:
    """A commit whose list of files is gone."""
    objects = [
        repository.common_dir / "objects" / oid[:2] / oid[2:] for oid in re.findall(r"\b[0-9a-f]{40,64}\b", text)
    ]
    return _told(repository, "ENV037", [file for file in objects if file.is_file()], text=" ".join(text.split()))


def _lost(repository: Repository, damaged: dict[str, Entry]) -> Finding:
    oids = list(dict.fromkeys(entry.oid for entry in damaged.values()))
    places = [repository.common_dir / "objects" / oid[:2] / oid[2:] for oid in oids]
    remains = [place for place in places if place.is_file()]
    here = [path for path, entry in damaged.items() if _same(repository.toplevel / path, entry.oid)]
    about: dict[str, Any] = {"count": len(damaged), "file": min(damaged)}
    if not repository.remotes and len(here) == len(damaged):
        again = f"git hash-object -w {_typed([repository.toplevel / path for path in here])}"
        return error("ENV029", **about, mend="; ".join((*_removal(remains), again)))
    return _told(repository, "ENV029", remains, **about)


def _told(repository: Repository, code: str, remains: list[Path], **about: Any) -> Finding:
    """With a server the objects can be had again; git keeps a damaged file that is in the way of them."""
    mend = "; ".join((*_removal(remains), "git fetch --refetch"))
    return error(code, **about, mend=mend, variant="" if repository.remotes else "lost")


def _removal(files: list[Path]) -> tuple[str, ...]:
    return (f"{REMOVE} {_typed(files)}",) if files else ()


def _typed(files: list[Path]) -> str:
    return " ".join(f'"{file}"' for file in files)


def _same(file: Path, oid: str) -> bool:
    try:
        return blob_id(file.read_bytes(), oid) == oid
    except OSError:
        return False

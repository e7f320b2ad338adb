"""A small repository and a writer without YAML: what the tests of the write path share."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digitek_cli.model.portfolio import Portfolio
from digitek_cli.operations.change import Change
from digitek_cli.store.commit import Receipt, publish
from digitek_cli.store.git import Repository
from digitek_cli.store.patch import FileEdit
from digitek_cli.store.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Compute = Callable[[Snapshot], Change]

TODAY = date(2026, 3, 14)
START = {"portfolio.yaml": b"name: test\n", "projects/2026/P-2026-001.yaml": b"title: first\n", "counter.yaml": b"0\n"}
PROJECT = "projects/2026/P-2026-001.yaml"


def git(root: Path, *args: str, **kwargs: Any) -> str:
    """The user's own git, with its hooks and settings."""
    done = subprocess.run(["git", *args], cwd=root, capture_output=True, text=True, check=True, **kwargs)
    return str(done.stdout).strip()


def new_repository(path: Path, *init: str) -> Path:
    """A repository with a portfolio of three files, and one file outside it; answers the portfolio folder."""
    path.mkdir(parents=True)
    git(path, "init", "-q", "-b", "main", *init)
    root = path / "portfolio"
    for name, data in START.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    (path / "notes.txt").write_bytes(b"mine\n")
    git(path, "add", "-A")
    git(path, "commit", "-q", "-m", "start")
    return root


@dataclass(frozen=True)
class Written(Change):
    """A change that carries its bytes, so that no model is needed."""

    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def touches(self) -> tuple[str, ...]:
        return tuple(self.files)


def change(files: Mapping[str, bytes], **fields: Any) -> Written:
    """A change to these files."""
    given: dict[str, Any] = {
        "operation": "set",
        "subject_id": "P-2026-001",
        "what": "a field",
        "records": (),
        "after": Portfolio(),
    }
    return Written(**(given | fields), files=files)


def read(root: Path, base: str | None) -> Snapshot:
    """The raw files of a commit as a snapshot's sources."""
    if base is None:
        return Snapshot(Portfolio(), root=root)
    repository = Repository.open(root)
    tree = repository.ls_tree(base, repository.prefix)
    blobs = repository.read_blobs(entry.oid for entry in tree.values())
    sources = {path.removeprefix(repository.prefix): blobs[entry.oid] for path, entry in tree.items()}
    return Snapshot(Portfolio(), base=base, root=root, sources=sources)


def patch(change: Change, snapshot: Snapshot) -> tuple[FileEdit, ...]:
    """The bytes of a `Written`."""
    assert isinstance(change, Written)
    return tuple(FileEdit(path, snapshot.sources.get(path), data) for path, data in change.files.items())


def write(root: Path, files: Mapping[str, bytes] | Compute, **options: Any) -> Receipt:
    """Publish these files, or what a function makes of the snapshot; other options belong to the change."""
    ours = {key: options.pop(key) for key in ("dry_run", "fixed_clock", "lock_timeout") if key in options}
    recorded_by = options.pop("recorded_by", "kon")
    compute = files if callable(files) else lambda snapshot: change(files, **options)
    return publish(root, compute, recorded_by=recorded_by, today=TODAY, read=read, patch=patch, **ours)


def count_up(snapshot: Snapshot) -> Change:
    """Read, add one, write: loses an update as soon as two writers meet."""
    number = int(snapshot.sources["counter.yaml"]) + 1
    return change({"counter.yaml": b"%d\n" % number, PROJECT: b"title: number %d\n" % number}, what=f"number {number}")


def hook(root: Path, name: str, script: str) -> Path:
    """Install a hook in the repository around a portfolio."""
    path = Path(git(root, "rev-parse", "--path-format=absolute", "--git-common-dir")) / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def changed_paths(root: Path, revision: str = "HEAD") -> list[str]:
    """What a commit changed."""
    return sorted(git(root, "show", "--pretty=", "--name-only", revision).splitlines())


def leftovers(root: Path) -> list[str]:
    """What no finished write leaves behind: locks, journals, private folders, drafts."""
    common = Path(git(root, "rev-parse", "--path-format=absolute", "--git-common-dir"))
    found = [path for path in common.rglob("*.lock") if path.name != "digitek.lock"]
    found += list((common / "digitek").glob("*")) if (common / "digitek").exists() else []
    found += [
        Path(parent) / name for parent, _, names in os.walk(root) for name in names if name.startswith(".digitek")
    ]
    return [str(path) for path in found]


def status(root: Path) -> list[str]:
    """The user's `git status`, line by line."""
    out = subprocess.run(["git", "status", "--porcelain"], cwd=root, capture_output=True, text=True, check=True)
    return out.stdout.splitlines()

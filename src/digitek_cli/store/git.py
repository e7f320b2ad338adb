"""The one door to git: a hardened runner and what is read through it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference, Conflict, EnvironmentProblem
from digitek_cli.store import armed, runner

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from git import Repo

    from digitek_cli.store.runner import Completed

OLDEST = (2, 36)
# What git leaves in a work tree's git folder while something else is under way there.
UNDER_WAY = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
}
PLAIN_FILES = ("100644", "100755")
BRANCH = "refs/heads/"
# From this many paths on, listing everything beats a long command line.
MANY = 50


@dataclass(frozen=True)
class Entry:
    """A file in a tree or an index."""

    mode: str
    oid: str


@dataclass(frozen=True)
class Position:
    """Where the work tree stands: its branch, and the branch's commit or None before the first one."""

    ref: str
    base: str | None


@dataclass(frozen=True)
class Repository:
    """A work tree and its git folders. `prefix` is the opened folder below `toplevel`, "" or ending in "/".

    `aside` is a folder that new objects go to in place of the repository's own, which are read beside them.
    """

    toplevel: Path
    git_dir: Path
    common_dir: Path
    prefix: str = ""
    aside: Path | None = None

    @classmethod
    def open(cls, start: Path) -> Repository:
        """The repository around a folder, which may be one that does not exist yet."""
        existing, missing = _nearest(start)
        question = ("rev-parse", "--path-format=absolute", "--show-toplevel", "--git-dir", "--git-common-dir")
        done = runner.run((*question, "--show-prefix"), cwd=existing)
        lines = os.fsdecode(done.stdout).splitlines()
        if done.returncode:
            raise runner.problem(done, existing)
        if len(lines) < 4 or lines[0].startswith("--path-format"):
            raise _too_old()
        toplevel, git_dir, common_dir, prefix = (Path(lines[0]), Path(lines[1]), Path(lines[2]), lines[3])
        _require_seen(existing, toplevel, git_dir)
        return cls(toplevel, git_dir, common_dir, prefix + "".join(f"{part}/" for part in missing))

    @classmethod
    def init(cls, path: Path, branch: str = "main") -> Repository:
        """A new, empty repository without template hooks, on an unborn branch."""
        path.mkdir(parents=True, exist_ok=True)
        done = runner.run(("init", "--quiet", f"--initial-branch={branch}"), cwd=path)
        if done.returncode:
            raise runner.problem(done, path)
        return cls.open(path)

    def run(
        self,
        *args: str,
        input: bytes | None = None,
        env: Mapping[str, str] | None = None,
        settings: Iterable[tuple[str, str]] = (),
        check: bool = True,
    ) -> Completed:
        """Run git in this repository, without hooks, pagers or prompts, and without the programs of its settings."""
        here = {"GIT_DIR": str(self.git_dir), "GIT_WORK_TREE": str(self.toplevel)} | self._stores()
        given = (*(() if args[0] in runner.INERT else self.disarmed), *settings)
        done = runner.run(args, cwd=self.toplevel, input=input, env=here | dict(env or {}), settings=given)
        if check and done.returncode:
            raise runner.problem(done, self.toplevel)
        return done

    def _stores(self) -> dict[str, str]:
        """Where objects are written and read, if not in the repository alone; quoted, since `:` parts a list."""
        if self.aside is None:
            return {}
        own = (self.common_dir / "objects").as_posix().replace("\\", "\\\\").replace('"', '\\"')
        return {"GIT_OBJECT_DIRECTORY": str(self.aside), "GIT_ALTERNATE_OBJECT_DIRECTORIES": f'"{own}"'}

    def require_writable_kind(self) -> None:
        """Refuse what the write path was not built for, by name."""
        if runner.version() < OLDEST:
            raise _too_old()
        if self.setting("extensions.refstorage") not in (None, "files"):
            raise EnvironmentProblem("unsupported-ref-storage", storage=self.setting("extensions.refstorage"))

    @cached_property
    def settings(self) -> tuple[armed.Setting, ...]:
        """Every setting that the user's own git sees here with the scope it comes from, in git's order."""
        out = self.run("config", "--list", "--show-scope", "-z").stdout.decode("utf-8", "surrogateescape")
        scopes_and_items = out.split("\0")[:-1]
        pairs = zip(scopes_and_items[::2], scopes_and_items[1::2], strict=True)
        items = ((scope, *item.partition("\n")) for scope, item in pairs if scope != "command")
        return tuple(armed.Setting(scope, key, value if newline else None) for scope, key, newline, value in items)

    @property
    def config(self) -> tuple[tuple[str, str | None], ...]:
        """The settings as pairs; a key without `=` has the value None."""
        return tuple((item.key, item.value) for item in self.settings)

    def setting(self, key: str) -> str | None:
        """The last value of a setting; "true" for a key without a value."""
        values = [value for name, value in self.config if name == key.lower()]
        return (values[-1] if values[-1] is not None else "true") if values else None

    @cached_property
    def disarmed(self) -> tuple[tuple[str, str], ...]:
        """What takes the programs out of this repository's settings; every call that could run one is given it."""
        return armed.disarmed(self.settings)

    @property
    def zero(self) -> str:
        """The id that stands for nothing, in this repository's hash."""
        return "0" * (64 if self.setting("extensions.objectformat") == "sha256" else 40)

    def head(self) -> str | None:
        """The commit of HEAD, or None before the first one."""
        return self.read_ref("HEAD^{commit}")

    def resolve(self, revision: str) -> str:
        """The commit that a person's words name; BadReference when there is none."""
        found = self.find(revision)
        if found is None and not revision.strip():
            raise BadReference("empty-revision")
        if found is None:
            raise BadReference("no-such-revision-shallow" if self.shallow else "no-such-revision", revision=revision)
        return found

    def find(self, revision: str) -> str | None:
        """The commit that a person's words name, or None."""
        asked = f"{revision}^{{commit}}"
        done = self.run("rev-parse", "--quiet", "--verify", "--end-of-options", asked, check=False)
        if done.returncode == 0:
            return done.text if runner.OID.fullmatch(done.text) else None
        self._require_readable(revision)
        return None

    def _require_readable(self, revision: str) -> None:
        """A name that leads to an object that cannot be read is no unknown name."""
        done = self.run("rev-parse", "--quiet", "--verify", "--end-of-options", revision, check=False)
        if done.returncode or done.text == revision or not runner.OID.fullmatch(done.text):
            return
        kind = self.run("cat-file", "-t", done.text, check=False)
        if kind.returncode:
            text = kind.complaint if done.text in kind.complaint else f"{done.text}: {kind.complaint}"
            raise self.lacks(text)

    def holds(self, revision: str, commit: str) -> bool:
        """Whether a commit is part of a revision's history."""
        return self.run("merge-base", "--is-ancestor", commit, revision, check=False).returncode == 0

    def parted(self, one: str, other: str) -> str:
        """Where two histories parted; the first of the two where they have nothing in common."""
        common = self.run("merge-base", one, other, check=False)
        return common.text.splitlines()[0] if common.returncode == 0 else one

    @property
    def shallow(self) -> bool:
        """Whether the older history was left on the server."""
        return (self.common_dir / "shallow").exists()

    @property
    def remotes(self) -> dict[str, str]:
        """The address of each remote by its name."""
        named = (item for item in self.settings if item.key.startswith("remote.") and item.key.endswith(".url"))
        return {item.key[7:-4]: item.value or "" for item in named}

    def position(self) -> Position:
        """Branch and commit; a conflict when HEAD is detached or a merge is under way."""
        for name, kind in UNDER_WAY.items():
            if (self.git_dir / name).exists():
                raise Conflict("merge-under-way", kind=kind)
        done = self.run("rev-parse", "HEAD", "--symbolic-full-name", "HEAD", check=False)
        lines = done.text.splitlines()
        if done.returncode == 0 and len(lines) == 2 and lines[1].startswith("refs/"):
            return Position(lines[1], lines[0])
        done = self.run("symbolic-ref", "--quiet", "HEAD", check=False)
        if done.returncode == 1:
            raise Conflict("detached-head")
        if done.returncode or (self.common_dir / done.text).exists() or self.read_ref(done.text):
            raise EnvironmentProblem("damaged-repository", path=str(self.git_dir), text=done.complaint or done.text)
        return Position(done.text, None)

    def read_ref(self, ref: str) -> str | None:
        """What a full ref name points to, None for nothing; a git that fails has not said that there is nothing."""
        done = self.run("rev-parse", "--quiet", "--verify", "--end-of-options", ref, check=False)
        if done.returncode not in (0, 1):
            raise runner.problem(done, self.toplevel)
        return done.text if done.returncode == 0 else None

    def ls_tree(self, revision: str, *paths: str) -> dict[str, Entry]:
        """The files of a commit, all or under some paths ("a/b/" or "a/b"), by their path from the top of the tree."""
        oid = revision if runner.OID.fullmatch(revision) else self.resolve(revision)
        chosen = [path for path in paths if path]
        return dict(parse_tree(self.run("ls-tree", "-r", "-z", "--full-tree", oid, "--", *chosen).stdout))

    def names(self, commit: str, *folders: str) -> list[str]:
        """What lies directly in some folders of a commit ("a/b/", "" for the top), by its path from the top."""
        chosen = [folder for folder in folders if folder]
        out = self.run("ls-tree", "-z", "--full-tree", "--name-only", commit, "--", *chosen).stdout
        return [os.fsdecode(name) for name in out.split(b"\0")[:-1]]

    def entries(self, commit: str | None, paths: Collection[str]) -> dict[str, Entry]:
        """At least the files of a commit at or below these paths; none before the first commit."""
        return self.ls_tree(commit, *few(paths)) if commit and paths else {}

    def ls_files(self, *paths: str, env: Mapping[str, str] | None = None) -> dict[str, list[Entry]]:
        """The index, all or under some paths; a path in a merge conflict has several entries."""
        found: dict[str, list[Entry]] = {}
        chosen = [path for path in paths if path] or ["."]
        out = self.run("ls-files", "--stage", "-z", "--full-name", "--", *chosen, env=env).stdout
        for item in out.split(b"\0")[:-1]:
            meta, _, path = item.partition(b"\t")
            mode, oid, _stage = meta.decode().split()
            found.setdefault(os.fsdecode(path), []).append(Entry(mode, oid))
        return found

    def read_blobs(self, oids: Iterable[str]) -> dict[str, bytes]:
        """The bytes of blobs by their id, in one git process."""
        wanted = list(dict.fromkeys(oids))
        if not wanted:
            return {}
        out = self.run("cat-file", "--batch", input="".join(f"{oid}\n" for oid in wanted).encode()).stdout
        blobs, at = {}, 0
        for oid in wanted:
            end = out.index(b"\n", at)
            header = out[at:end].split()
            if len(header) != 3 or header[1] != b"blob":
                raise self.lacks(runner.plain(out[at:end]))
            size = int(header[2])
            blobs[oid] = out[end + 1 : end + 1 + size]
            at = end + size + 2
        return blobs

    def sizes(self, oids: Iterable[str]) -> dict[str, int]:
        """How many bytes each blob has, found without loading any."""
        asked = "".join(f"{oid}\n" for oid in dict.fromkeys(oids)).encode()
        told = self.run("cat-file", "--batch-check=%(objectname) %(objectsize)", input=asked).text if asked else ""
        rows = (line.split() for line in told.splitlines())
        return {row[0]: int(row[1]) for row in rows if len(row) == 2 and row[1].isdigit()}

    def blobs_at(self, places: Sequence[tuple[str, str]]) -> list[str | None]:
        """The blob that each commit has at a path below the portfolio; None where there is none."""
        if not places or "\n" in self.prefix:
            return [None] * len(places)
        asked = "".join(f"{commit}:{self.prefix}{path}\n" for commit, path in places)
        out = self.run("cat-file", "--batch-check=%(objecttype) %(objectname)", input=os.fsencode(asked)).stdout
        rows = [line.split(b" ") for line in out.splitlines()]
        return [row[1].decode() if row[0] == b"blob" and len(row) == 2 else None for row in rows]

    @property
    def partial(self) -> bool:
        """Whether some of the content was left on the server on purpose."""
        promised = (item.key for item in self.settings if item.key.startswith("remote."))
        return self.setting("extensions.partialclone") is not None or any(key.endswith(".promisor") for key in promised)

    def lacks(self, text: str) -> EnvironmentProblem:
        """What to call it that something of the content is not here."""
        code = "partial-clone" if self.partial else "damaged-repository"
        return EnvironmentProblem(code, path=str(self.toplevel), text=text)

    @contextmanager
    def objects(self) -> Iterator[Repo]:
        """GitPython over this repository, for reading objects; it starts nothing but `git cat-file`."""
        with runner.for_library(self.toplevel, self.disarmed):
            from git import Repo

            with Repo(self.toplevel) as objects:
                yield objects


def few(paths: Collection[str]) -> tuple[str, ...]:
    """The paths as git is asked for them; nothing, which asks for all, where they would make a long command line."""
    return tuple(paths) if len(paths) <= MANY else ()


def parse_tree(out: bytes) -> Iterator[tuple[str, Entry]]:
    """The entries of `ls-tree -z`."""
    for item in out.split(b"\0")[:-1]:
        meta, _, path = item.partition(b"\t")
        mode, _kind, oid = meta.decode().split()
        yield os.fsdecode(path), Entry(mode, oid)


def _too_old() -> EnvironmentProblem:
    found, oldest = (".".join(map(str, numbers)) for numbers in (runner.version(), OLDEST))
    return EnvironmentProblem("old-git", version=found, oldest=oldest)


def _require_seen(start: Path, toplevel: Path, git_dir: Path) -> None:
    """The git folder must lie where a person sees it: as `.git` at the top of the work tree around the start.

    A folder that poses as one, or a setting that lays the work tree elsewhere, would have us read and write there.
    """
    link = toplevel / ".git"
    try:
        inside = any(folder.samefile(toplevel) for folder in (start, *start.resolve().parents))
        if link.is_file():
            named = os.fsdecode(link.read_bytes()).removeprefix("gitdir:").strip()
            link = toplevel / named
        seen = inside and link.samefile(git_dir)
    except OSError:
        seen = False
    if not seen:
        raise EnvironmentProblem("work-tree-elsewhere", path=str(start), git_dir=str(git_dir), toplevel=str(toplevel))


def _nearest(start: Path) -> tuple[Path, list[str]]:
    folder = Path(os.path.abspath(start))  # noqa: PTH100 - resolve() would follow links
    missing: list[str] = []
    while not folder.is_dir() and folder.parent != folder:
        missing.insert(0, folder.name)
        folder = folder.parent
    return folder, missing

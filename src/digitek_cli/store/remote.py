"""The server that a portfolio is shared through: which one, what may be its address, and how it is talked to.

Fetch and push run in a git folder of their own, which has none of the repository's settings: a folder that somebody
sent can name programs in them. The user's own settings (credentials, keys, proxies) hold. Objects go straight into
the repository.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from digitek_cli.errors import Conflict, EnvironmentProblem
from digitek_cli.rules.references import unknown
from digitek_cli.store import runner
from digitek_cli.store.disk import write_scratch
from digitek_cli.store.faults import step
from digitek_cli.store.git import BRANCH
from digitek_cli.store.journal import home

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digitek_cli.errors import DigitekError
    from digitek_cli.store.git import Repository
    from digitek_cli.store.runner import Completed

SCHEMES = frozenset({"https", "ssh", "git+ssh", "ssh+git"})
TRANSPORTS = "https:ssh:file"
HELPER = re.compile(r"[A-Za-z0-9][A-Za-z0-9+.-]*::")
URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/]*)(.*)", re.DOTALL)
HOST_AND_PATH = re.compile(r"([^/\\]+?):(.*)", re.DOTALL)
DRIVE = re.compile(r"[A-Za-z]:[/\\]")
UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
SECRET = re.compile(r"(?<=//)[^/@\s]+@")
THEIRS = "refs/digitek/theirs"
LOCKED = "File exists"
LOCKED_PATIENCE = (0.2, 0.5, 1.0)
# What git and its helpers say, and what it means; the first sign that is found counts.
SIGNS = (
    ("SSL certificate", "sync-certificate"),
    ("certificate verif", "sync-certificate"),
    ("Host key verification failed", "sync-host-key"),
    ("Authentication failed", "sync-authentication"),
    ("could not read Username", "sync-authentication"),
    ("could not read Password", "sync-authentication"),
    ("terminal prompts disabled", "sync-authentication"),
    ("Permission denied (", "sync-authentication"),
    ("returned error: 401", "sync-authentication"),
    ("returned error: 403", "sync-authentication"),
    ("Could not resolve", "sync-offline"),
    ("Failed to connect", "sync-offline"),
    ("Couldn't connect", "sync-offline"),
    ("Connection refused", "sync-offline"),
    ("timed out", "sync-offline"),
    ("is unreachable", "sync-offline"),
    ("No route to host", "sync-offline"),
    ("does not appear to be a git repository", "sync-no-server"),
    ("epository not found", "sync-no-server"),
    ("returned error: 404", "sync-no-server"),
    (LOCKED, "sync-server-locked"),
    ("remote rejected", "sync-refused-by-server"),
    ("not allowed", "sync-transport"),
)
FASTER = ("[rejected]", "fetch first", "non-fast-forward", "cannot lock ref", "failed to update ref", "stale info")


@dataclass(frozen=True)
class Server:
    """A remote of the repository: its name, where it is read and written, and the branch there."""

    name: str
    url: str
    push_url: str
    ref: str

    @property
    def tracking(self) -> str:
        """The ref that remembers what the server had."""
        return f"refs/remotes/{self.name}/{self.branch}"

    @property
    def branch(self) -> str:
        """The branch's short name."""
        return self.ref.removeprefix(BRANCH)

    @property
    def shown(self) -> str:
        """The address without a password that may stand in it."""
        return without_secret(self.url)


def find(repository: Repository, ref: str, wanted: str | None) -> Server:
    """The remote that is named, else the branch's own, else the only one, else `origin`.

    Raises EnvironmentProblem where there is none, or where its address would run a program.
    """
    urls = repository.remotes
    branch = ref.removeprefix(BRANCH)
    own = repository.setting(f"branch.{branch}.remote")
    if wanted is None and not urls:
        raise EnvironmentProblem("sync-no-remote", branch=branch)
    name = wanted or (own if own in urls else next(iter(urls)) if len(urls) == 1 else "origin")
    if name not in urls:
        raise unknown("no-such-remote", name, sorted(urls))
    merges = repository.setting(f"branch.{branch}.merge") if own == name else None
    pushed = repository.setting(f"remote.{name}.pushurl")
    server = Server(name, urls[name], pushed or urls[name], merges or ref)
    for address in (server.url, server.push_url):
        require_harmless(address, name)
    for full in (server.ref, server.tracking):
        if not full.startswith("refs/") or repository.run("check-ref-format", full, check=False).returncode:
            raise EnvironmentProblem("sync-branch-name", remote=name, branch=branch)
    return server


def require_harmless(address: str, remote: str) -> None:
    """Refuse an address that is not a plain https, ssh or folder address: git would run what it names."""
    if UNSEEN.search(address) or HELPER.match(address) or not _leads_somewhere(address):
        raise EnvironmentProblem("sync-address", remote=remote, address=without_secret(UNSEEN.sub("?", address)))


def _leads_somewhere(address: str) -> bool:
    url = URL.fullmatch(address)
    if url:
        return url[1].lower() in SCHEMES and _is_host(url[2]) and not unquote(url[3]).startswith("/-")
    if sys.platform == "win32" and DRIVE.match(address):
        return True
    remote = HOST_AND_PATH.fullmatch(address)
    if remote:
        return _is_host(remote[1]) and not remote[2].startswith("-")
    return bool(address) and not address.startswith("-")


def _is_host(text: str) -> bool:
    """Whether a host, with or without a user before it, is one and no option of the program that calls it."""
    parts = unquote(text).split("@")
    return bool(parts[-1]) and not any(part.startswith("-") for part in parts)


def without_secret(text: str) -> str:
    """Text without the user and password of the addresses in it."""
    return SECRET.sub("", text)


@dataclass(frozen=True)
class Line:
    """An open line to a server: the private git folder that transport runs in."""

    repository: Repository
    server: Server
    folder: Path

    def fetch(self) -> str | None:
        """What the server's branch points to, its objects now in the repository; None when it has no such branch."""
        done = self._run(
            *("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--", self.server.url),
            f"+{self.server.ref}:{THEIRS}",
        )
        if done.returncode and "couldn't find remote ref" in done.complaint.lower():
            return None
        if done.returncode:
            raise complaint(done, self.server)
        asked = ("rev-parse", "--quiet", "--verify", f"{THEIRS}^{{commit}}")
        return runner.run(asked, cwd=self.repository.toplevel, env=self._env).text

    def push(self, commit: str) -> bool:
        """Give the server's branch a commit; False when somebody else was faster."""
        step("sync:push")
        done, said = self._push(commit)
        for patience in LOCKED_PATIENCE:
            # Another push holds the branch there; on a shared drive one that was cut off may hold it for good.
            if LOCKED not in said:
                break
            time.sleep(patience)
            done, said = self._push(commit)
        if done.returncode == 0:
            return True
        if LOCKED not in said and any(sign in said for sign in FASTER):
            return False
        raise complaint(done, self.server, said)

    def _push(self, commit: str) -> tuple[Completed, str]:
        where = ("--", self.server.push_url, f"{commit}:{self.server.ref}")
        done = self._run("push", "--quiet", "--porcelain", *where)
        return done, f"{done.text}\n{done.complaint}"

    def _run(self, *args: str) -> Completed:
        try:
            return runner.run(args, cwd=self.repository.toplevel, env=self._env)
        except EnvironmentProblem as late:
            if late.code != "git-timeout":
                raise
            raise EnvironmentProblem("sync-timeout", remote=self.server.name, address=self.server.shown) from late

    @property
    def _env(self) -> dict[str, str]:
        objects = self.repository.common_dir / "objects"
        return {
            "GIT_DIR": str(self.folder),
            "GIT_OBJECT_DIRECTORY": str(objects),
            "GIT_ALLOW_PROTOCOL": TRANSPORTS,
        }


@contextmanager
def line(repository: Repository, server: Server, name: str, have: str) -> Iterator[Line]:
    """Open a line to a server for somebody who has a commit; the caller holds the repository's lock."""
    _require_whole(repository)
    folder = home(repository) / name
    folder.mkdir(parents=True, mode=0o700)
    try:
        (folder / "refs").mkdir()
        known = {"refs/digitek/mine": have, "refs/digitek/tracked": repository.read_ref(server.tracking)}
        packed = "".join(f"{oid} {ref}\n" for ref, oid in known.items() if oid)
        write_scratch(folder / "packed-refs", packed.encode())
        write_scratch(folder / "HEAD", b"ref: refs/digitek/none\n")
        write_scratch(folder / "config", _settings(repository).encode())
        yield Line(repository, server, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _settings(repository: Repository) -> str:
    core = "[core]\n\tbare = true\n\trepositoryformatversion = {}\n"
    if repository.setting("extensions.objectformat") == "sha256":
        return core.format(1) + "[extensions]\n\tobjectformat = sha256\n"
    return core.format(0)


def _require_whole(repository: Repository) -> None:
    """Merging needs the whole history."""
    if repository.shallow:
        raise EnvironmentProblem("sync-shallow", path=str(repository.toplevel))


def complaint(done: Completed, server: Server, said: str | None = None) -> DigitekError:
    """What a server, or the way to it, said no to."""
    text = without_secret(runner.plain((said or done.complaint).encode()))
    code = next((code for sign, code in SIGNS if sign.lower() in text.lower()), "sync-failed")
    kind = Conflict if code in ("sync-refused-by-server", "sync-server-locked") else EnvironmentProblem
    return kind(code, remote=server.name, address=server.shown, branch=server.branch, text=text)

"""What the settings around a clone say: who commits, line ends, and programs that came along with the folder."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from digitek_cli.rules.finding import info, warning
from digitek_cli.store import armed
from digitek_cli.store.identity import NOBODY, unnamed
from digitek_cli.store.surroundings import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.git import Repository

SHOWN = 8
# What a repository's own settings may say without anybody having to look twice.
USUAL = re.compile(
    r"core\.(repositoryformatversion|filemode|bare|logallrefupdates|ignorecase|precomposeunicode|symlinks|autocrlf|eol"
    r"|safecrlf|longpaths|quotepath|protect\w+|worktree|sparsecheckout\w*|untrackedcache|fsmonitor|hookspath|pager|abbrev)"
    r"|remote\..+\.(url|fetch|push|pushurl|tagopt|prune|prunetags|promisor|partialclonefilter|skip\w+|mirror)"
    r"|remote\.pushdefault|branch\..+|(user|author|committer|digitek|color|column|advice|init|gc|maintenance|i18n|index"
    r"|pack|pull|push|fetch|rebase|status|log|diff|merge|commit|tag|rerere|checkout|lfs|feature|extensions|submodule)\..+"
    r"|gpg\.(format|mintrustlevel|ssh\.(allowedsignersfile|revocationfile))|merge\..+\.name|pager\..+"
)
LINE_ENDS = re.compile(rb"^\s*\*\s.*\beol=lf\b", re.MULTILINE)


def variables() -> Iterator[Finding]:
    """Variables that lead git elsewhere: we ignore them, the user's own git does not."""
    found = sorted(name for name in os.environ if name.startswith("GIT_") and not KEPT.fullmatch(name))
    steering = [name for name in found if name not in ("GIT_TERMINAL_PROMPT", "GIT_PAGER", "GIT_EDITOR")]
    if steering:
        yield info("ENV043", names=tuple(steering[:SHOWN]))


def settings(repository: Repository) -> Iterator[Finding]:
    """What the repository's own settings run, and what in them nobody expects."""
    programs = armed.programs(repository.settings)
    if programs:
        yield warning("ENV040", keys=programs[:SHOWN], count=len(programs), first=programs[0])
    foreign = {item.key for item in repository.settings if item.scope in armed.FOREIGN}
    unusual = tuple(sorted(key for key in foreign - set(programs) if not USUAL.fullmatch(key)))
    if unusual:
        yield info("ENV042", keys=unusual[:SHOWN], count=len(unusual))
    hooks = _hooks(repository)
    if hooks:
        yield info("ENV041", names=hooks[:SHOWN], count=len(hooks))
    yield from _line_ends(repository)
    yield from _file_names(repository)


def _hooks(repository: Repository) -> tuple[str, ...]:
    """The hooks that would run in our commit, and in the user's own git."""
    configured = repository.setting("core.hookspath")
    folder = repository.toplevel / configured if configured else repository.common_dir / "hooks"
    if not folder.is_dir():
        return ()
    names = (path.name for path in folder.iterdir() if path.is_file() and os.access(path, os.X_OK))
    return tuple(sorted(name for name in names if not name.endswith(".sample")))


def _line_ends(repository: Repository) -> Iterator[Finding]:
    if not _lf_everywhere(repository):
        yield warning("ENV030") if checks_out_crlf(repository) else info("ENV031")


def _lf_everywhere(repository: Repository) -> bool:
    attributes = repository.toplevel / ".gitattributes"
    return attributes.is_file() and bool(LINE_ENDS.search(attributes.read_bytes()))


def checks_out_crlf(repository: Repository) -> bool:
    """Whether this machine's git gives files other line ends in the work tree than they have in the history."""
    if _lf_everywhere(repository):
        return False
    return (repository.setting("core.autocrlf") or "").lower() == "true" or repository.setting("core.eol") == "crlf"


def _file_names(repository: Repository) -> Iterator[Finding]:
    ignoring = (repository.setting("core.ignorecase") or "").lower() == "true"
    if ignoring and sys.platform.startswith("linux"):
        yield warning("ENV032")
    if sys.platform == "darwin" and (repository.setting("core.precomposeunicode") or "").lower() == "false":
        yield warning("ENV033")
    if sys.platform == "win32" and (repository.setting("core.longpaths") or "").lower() != "true":
        yield info("ENV034")


def identity(repository: Repository, user: str | None) -> Iterator[Finding]:
    """Who commits. Without a name git's history shows a stand-in."""
    if any(unnamed(repository)):
        yield warning("ENV004", name=user or NOBODY)

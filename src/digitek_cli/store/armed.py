"""Settings that name programs. Those that may have come along with a folder never run one.

git takes settings from the machine, from the user and from the repository. The first two are the user's own; the
repository may be a folder that somebody sent. Where such a setting names a program, the user's own choice stands in
for it, else git's default, else nothing.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOREIGN = ("local", "worktree")
TRUTH = re.compile(r"|true|false|yes|no|on|off|0|1", re.IGNORECASE)


class Setting(NamedTuple):
    """One line of git's configuration; a key without `=` has the value None."""

    scope: str
    key: str
    value: str | None


# What stands in for a foreign value where the user has none of their own.
STANDINS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), value)
    for pattern, value in (
        (r"gpg(\.openpgp)?\.program", "gpg"),
        (r"gpg\.ssh\.program", "ssh-keygen"),
        (r"gpg\.x509\.program", "gpgsm"),
        (r"gpg\.ssh\.defaultkeycommand", "false"),
        (r"core\.sshcommand", "ssh"),
        (r"core\.askpass", ""),
        (r"core\.alternaterefscommand", "true"),
        (r"credential\.(.+\.)?helper", ""),
        (r"merge\..+\.driver", "false"),
        (r"remote\..+\.uploadpack", "git-upload-pack"),
        (r"remote\..+\.receivepack", "git-receive-pack"),
    )
)
# What is switched off for every call, whoever set it.
FILTER = re.compile(r"(filter\..*)\.(?:clean|smudge|process|required)")
HOOK = re.compile(r"(hook\..+)\.(?:command|event)")
# What no call of ours reads, or what a fixed setting or variable outdoes.
OUTDONE = re.compile(
    r"core\.(fsmonitor|hookspath|pager|editor|gitproxy)|sequence\.editor|pager\..+|diff\.external"
    r"|diff\..+\.(command|textconv)|trailer\..+\.(cmd|command)|remote\..+\.vcs|alias\..+|submodule\..+\.update"
    r"|(merge|diff)tool\..+\.(cmd|path)|(browser|man|guitool)\..+\.(cmd|path)|interactive\.difffilter"
    r"|uploadpack\.packobjectshook|sendemail\..*(cmd|server)|imap\.tunnel|ssh\.variant|web\.browser"
)
# Where hooks lie anyway, and nowhere at all.
HARMLESS = frozenset({("core.hookspath", ".git/hooks"), ("core.hookspath", os.devnull)})
# What the user's own git would only run when told to, or only with a value of this form.
ONLY_IF = ((re.compile(r"alias\..+|submodule\..+\.update"), "!"),)


def disarmed(config: Iterable[Setting]) -> tuple[tuple[str, str], ...]:
    """The settings that take the programs out of a configuration, for the end of git's list."""
    config = tuple(config)
    foreign = {item.key: item for item in config if item.scope in FOREIGN}
    found: dict[str, str] = {}
    for key in foreign:
        for pattern, standin in STANDINS:
            if pattern.fullmatch(key):
                found[key] = _own(config, pattern, key) or standin
    return (*found.items(), *_own_helpers(config, found), *_switched_off(config))


def _own(config: Iterable[Setting], pattern: re.Pattern[str], key: str) -> str | None:
    """The user's own last value of a setting, under any of its names; helpers are a list, which is begun anew."""
    if key.endswith(".helper"):
        return None
    by_name = pattern.pattern.startswith("gpg")
    values = [
        item.value
        for item in config
        if item.scope not in FOREIGN and (pattern.fullmatch(item.key) if by_name else item.key == key)
    ]
    return values[-1] if values else None


def _own_helpers(config: Iterable[Setting], found: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The user's own credential helpers again, where a foreign one made the list begin anew."""
    if any(key.startswith("credential.") for key in found):
        for scope, key, value in config:
            if scope not in FOREIGN and key.startswith("credential.") and key.endswith(".helper"):
                yield key, value or ""


def _switched_off(config: Iterable[Setting]) -> Iterator[tuple[str, str]]:
    filters = {match[1] for item in config if (match := FILTER.fullmatch(item.key))}
    for driver in sorted(filters):
        yield from ((f"{driver}.{part}", "") for part in ("clean", "smudge", "process"))
        yield f"{driver}.required", "false"
    for hook in sorted({match[1] for item in config if (match := HOOK.fullmatch(item.key))}):
        yield f"{hook}.enabled", "false"


def programs(config: Iterable[Setting]) -> tuple[str, ...]:
    """The foreign settings that would run a program, in the user's own git if not in ours."""
    return tuple(dict.fromkeys(item.key for item in config if item.scope in FOREIGN and _runs(item)))


def signing_programs(config: Iterable[Setting]) -> tuple[str, ...]:
    """The foreign settings that say with which program to sign; the user's own stands in for them."""
    return tuple(key for key in programs(config) if key.startswith("gpg."))


def _runs(item: Setting) -> bool:
    if any(pattern.fullmatch(item.key) and not (item.value or "").startswith(sign) for pattern, sign in ONLY_IF):
        return False
    if item.key in ("core.fsmonitor", "core.pager") or item.key.startswith("pager."):
        return not TRUTH.fullmatch(item.value or "")
    if item.key.endswith((".required", ".event")) or (item.key, item.value) in HARMLESS:
        return False
    patterns = (*(pattern for pattern, _ in STANDINS), FILTER, HOOK, OUTDONE)
    return bool(item.value) and any(pattern.fullmatch(item.key) for pattern in patterns)

"""Who signed a commit, and whether the signature holds: by the keys that the reader trusts, never by the folder's own.

git checks the signatures. Which keys count, and which programs check them, comes from the command line or from the
user's own settings; what the repository's configuration says about it is overruled in every call.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from digitek_cli.errors import EnvironmentProblem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from digitek_cli.store.chronicle import Commit
    from digitek_cli.store.git import Repository

NONE, GOOD, BAD, UNKNOWN, NOT_VALID_THEN, EXPIRED, REVOKED, UNCHECKED = (
    "none",
    "good",
    "bad",
    "unknown-key",
    "key-not-valid-then",
    "expired",
    "revoked",
    "unchecked",
)
LETTERS = {"G": GOOD, "B": BAD, "X": EXPIRED, "Y": EXPIRED, "R": REVOKED, "E": UNCHECKED, "N": UNCHECKED}
PROGRAMS = {
    "gpg.program": "gpg",
    "gpg.openpgp.program": "gpg",
    "gpg.x509.program": "gpgsm",
    "gpg.ssh.program": "ssh-keygen",
}
AT_ONCE = 200
OWN = ("system", "global")
FORM = "%H%x00%G?%x00%GS%x00%GF%x00%GK"
ADDRESS = re.compile(r"<([^<>]+)>\s*$")


@dataclass(frozen=True)
class Signature:
    """What is known about one commit's signature. `signer` is the name that the trusted keys give, or the key's."""

    status: str
    signer: str | None = None


@dataclass(frozen=True)
class Trust:
    """Which keys count. `signers` is the file of allowed signers for SSH keys, None when there is none."""

    signers: Path | None
    settings: tuple[tuple[str, str], ...]
    keys: frozenset[str]
    digest: str

    @classmethod
    def found(cls, repository: Repository, given: Path | None) -> Trust:
        """From the command line, else from the user's or the machine's own settings, not the repository's."""
        configured = _own(repository, "gpg.ssh.allowedsignersfile", path=True)
        place = str(given) if given is not None else configured
        data = _read(place, required=given is not None)
        settings = [("gpg.ssh.allowedSignersFile", str(place) if data is not None else os.devnull)]
        settings += [(name, _own(repository, name, path=True) or usual) for name, usual in PROGRAMS.items()]
        settings.append(("gpg.ssh.revocationFile", _own(repository, "gpg.ssh.revocationfile", path=True) or ""))
        settings.append(("gpg.minTrustLevel", _own(repository, "gpg.mintrustlevel") or "undefined"))
        text = (data or b"").decode("utf-8", "replace")
        marks = hashlib.sha256(repr((settings[1:], text)).encode()).hexdigest()
        signers = None if data is None else _path(place)
        return cls(signers, tuple(settings), frozenset(_fingerprints(text)), marks)

    def statuses(self, repository: Repository, commits: Sequence[Commit]) -> dict[str, Signature]:
        """The signature of every commit that carries one, by its id."""
        signed = [commit.id for commit in commits if commit.signed]
        found: dict[str, Signature] = {}
        for start in range(0, len(signed), AT_ONCE):
            part = signed[start : start + AT_ONCE]
            asked = "".join(f"{oid}\n" for oid in part).encode()
            options = ("--no-walk=unsorted", "--stdin", "--no-mailmap", "-z", f"--format={FORM}", "--no-patch")
            done = repository.run("log", *options, input=asked, settings=self.settings, check=False)
            fields = done.stdout.decode("utf-8", "replace").split("\0")
            for oid, letter, name, fingerprint, _ in zip(*[iter(fields)] * 5, strict=False):
                found[oid] = self._signature(letter, name, fingerprint)
            for oid in part:
                found.setdefault(oid, Signature(UNCHECKED))
        return found

    def _signature(self, letter: str, name: str, fingerprint: str) -> Signature:
        if letter == "U":
            # ssh: the key is not among the allowed signers, or not on that day; OpenPGP: a key that nobody trusts.
            return Signature(NOT_VALID_THEN if fingerprint in self.keys else UNKNOWN, fingerprint or name)
        return Signature(LETTERS.get(letter, UNCHECKED), name or fingerprint or None)


def names_same(signer: str | None, email: str) -> bool:
    """Whether a signer's name is that of an address: the address itself, a pattern for it, or what stands before @."""
    if not signer:
        return False
    match = ADDRESS.search(signer)
    wanted, mail = (match[1] if match else signer).strip().lower(), email.lower()
    return any(part in (mail, mail.partition("@")[0]) or fnmatchcase(mail, part) for part in wanted.split(","))


def _own(repository: Repository, name: str, *, path: bool = False) -> str | None:
    """The user's or the machine's value of a setting; the repository's own does not count."""
    values = [item.value for item in repository.settings if item.scope in OWN and item.key == name.lower()]
    value = values[-1] if values else None
    return os.path.expanduser(value) if path and value else value  # noqa: PTH111 - a program may be a bare name


def _path(place: str | None) -> Path | None:
    from pathlib import Path

    return Path(place) if place else None


def _read(place: str | None, *, required: bool) -> bytes | None:
    path = _path(place)
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as problem:
        if required:
            raise EnvironmentProblem("audit-no-signers", path=str(path), reason=problem.strerror) from problem
        return None


def _fingerprints(text: str) -> Iterator[str]:
    """The keys of a file of allowed signers, as git names them."""
    for line in text.splitlines():
        for word in line.split() if not line.lstrip().startswith("#") else ():
            if word.startswith("AAAA"):
                try:
                    blob = base64.b64decode(word, validate=True)
                except (binascii.Error, ValueError):
                    continue
                yield "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")

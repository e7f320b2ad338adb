"""Who authored, committed and signed: counted over all commits, and what speaks against those that decide."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Severity
from digitek_cli.operations.audit_report import Hands, Remark
from digitek_cli.rules.finding import Finding
from digitek_cli.store import signatures
from digitek_cli.store.signatures import Signature, names_same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digitek_cli.store.chronicle import Commit

UNSIGNED = Signature(signatures.NONE)
# What is wrong with a signature that git could make no good one of, and whether it is so whatever is demanded.
CODES: dict[str, tuple[str, bool]] = {
    signatures.BAD: ("AUD050", True),
    signatures.REVOKED: ("AUD056", True),
    signatures.NONE: ("AUD052", False),
    signatures.UNKNOWN: ("AUD053", False),
    signatures.NOT_VALID_THEN: ("AUD054", False),
    signatures.UNCHECKED: ("AUD055", False),
    signatures.EXPIRED: ("AUD057", False),
}


def remarks(
    commits: Iterable[Commit], found: Mapping[str, Signature], deciding: Iterable[str], *, required: bool
) -> Iterator[Remark]:
    """What is wrong with the signatures; on commits that decide also that they name somebody else, or are missing."""
    decides = set(deciding)
    for commit in commits:
        signature = found.get(commit.id, UNSIGNED)
        wanted = commit.id in decides
        for finding in _against(commit, signature, wanted=wanted, required=required and wanted):
            yield Remark(commit.id, finding)


def _against(commit: Commit, signature: Signature, *, wanted: bool, required: bool) -> Iterator[Finding]:
    code, always = CODES.get(signature.status, ("", False))
    severity = Severity.ERROR if always or required else Severity.WARNING
    if code and (required or signature.status != signatures.NONE):
        yield Finding(code, severity, {"signer": signature.signer or "–"})
    if signature.status == signatures.GOOD and wanted:
        others = [who for who in (commit.committer, commit.author) if not names_same(signature.signer, who.email)]
        if others:
            params = {"signer": signature.signer or "–", "author": commit.author.email}
            yield Finding("AUD051", Severity.ERROR, params | {"committer": commit.committer.email})


def counted(
    commits: Iterable[Commit], found: Mapping[str, Signature], deciding: Iterable[str]
) -> Counter[tuple[str, str, str | None, str, bool]]:
    """How many commits each pair of hands made, apart for those that decide."""
    decides = set(deciding)
    total: Counter[tuple[str, str, str | None, str, bool]] = Counter()
    for commit in commits:
        signature = found.get(commit.id, UNSIGNED)
        hands = (_shown(commit.author.key), _shown(commit.committer.key), signature.signer, signature.status)
        total[*hands, commit.id in decides] += 1
    return total


def table(total: Mapping[tuple[str, str, str | None, str, bool], int]) -> tuple[Hands, ...]:
    """One row for those who authored, committed and signed alike, the busiest first."""
    rows: dict[tuple[str, str, str | None, str], list[int]] = {}
    for (author, committer, signer, status, decides), number in total.items():
        row = rows.setdefault((author, committer, signer, status), [0, 0])
        row[0] += number
        row[1] += number if decides else 0
    made = (Hands(*key, commits=row[0], decisions=row[1]) for key, row in rows.items())
    return tuple(sorted(made, key=lambda row: (-row.commits, row.author, row.committer, row.signer or "")))


def _shown(person: tuple[str, str]) -> str:
    name, email = person
    return f"{name} <{email}>" if email else name

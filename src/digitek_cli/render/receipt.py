"""What a writing command answers: the commit that was made, or the one that would be."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING, Any

from digitek_cli.model.ids import short
from digitek_cli.render import findings as found
from digitek_cli.render.language import plain, say
from digitek_cli.render.masking import masked

if TYPE_CHECKING:
    from digitek_cli.operations.change import Change


def document(receipt: Any, *, dry_run: bool) -> dict[str, Any]:
    """The result of the operation and its commit; under `--dry-run` the diff and the message instead."""
    change: Change = receipt.change
    payload = dict(change.result)
    if change.findings:
        payload["findings"] = [found.document(finding) for finding in change.findings]
    if receipt.notes:
        payload["notes"] = [found.document(note) for note in receipt.notes]
    if dry_run:
        return payload | {"dry_run": True, "diff": diff(receipt.edits), "message": receipt.message, "commit": None}
    return payload | {"commit": receipt.commit}


def text(receipt: Any, happened: str | None, *, dry_run: bool) -> str:
    """In words: what happened, what was weighed, the commit."""
    change: Change = receipt.change
    said = masked(happened or f"{change.subject_id}: {change.what}")
    noted = [say("receipt.weighed"), *("  " + line for line in found.lines(change.findings))] if change.findings else []
    if dry_run:
        return "\n".join(
            [
                say("receipt.dry-run"),
                "",
                plain(said),
                *noted,
                "",
                say("receipt.message"),
                *("    " + plain(line) for line in receipt.message.rstrip("\n").split("\n")),
                "",
                say("receipt.diff"),
                plain(diff(receipt.edits)),
            ]
        )
    commit = [say("receipt.commit", commit=short(receipt.commit))] if receipt.commit else []
    return "\n".join([plain(said), *noted, *commit])


def diff(edits: Any) -> str:
    """The exact edits as one unified diff."""
    return "".join(_file_diff(edit) for edit in edits)


def _file_diff(edit: Any) -> str:
    before = (edit.before or b"").decode("utf-8", "replace").splitlines(keepends=True)
    after = (edit.after or b"").decode("utf-8", "replace").splitlines(keepends=True)
    name = f"a/{edit.path}" if edit.before is not None else "/dev/null"
    lines = list(unified_diff(before, after, name, f"b/{edit.path}" if edit.after is not None else "/dev/null"))
    return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines)

"""A change as exact bytes before and after. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import DataError, RuleViolation
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.value import to_document
from digitek_cli.rules import leaks
from digitek_cli.rules.events import is_event_path
from digitek_cli.rules.finding import error
from digitek_cli.store import layout, yaml_io
from digitek_cli.store.snapshot import escaped, personal
from digitek_cli.store.validate import dotted
from digitek_cli.store.yaml_edit import canonical
from digitek_cli.store.yaml_guard import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.portfolio import Record
    from digitek_cli.operations.change import Change
    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.snapshot import Snapshot


@dataclass(frozen=True)
class FileEdit:
    """One file, relative to the portfolio: its bytes before (None for a new file) and after (None for a removal)."""

    path: str
    before: bytes | None
    after: bytes | None


def to_patch(change: Change, snapshot: Snapshot) -> tuple[FileEdit, ...]:
    """The edits that make `change` on top of `snapshot`; a record that stays as it is gives none.

    Raises RuleViolation where a file (`CPR003`, `SEC003`) or the message (`CPR002`, `SEC002`) would hold a CPR
    number or a secret, and DataError where a file would grow over the limit.
    """
    edits = [edit for record in change.records if (edit := _edit(record, snapshot))]
    edits += [_removal(path, snapshot) for path in change.removes]
    # Most of a message stands in the files as well; the field says better than the message where the number is.
    found = [item for edit in edits for item in _findings(edit)] or list(_message_findings(change))
    found = list({(item.code, item.params.get("field"), item.params["mask"]): item for item in found}.values())
    if found:
        raise RuleViolation(found[0].code, findings=found, **found[0].params)
    return tuple(edits)


def _edit(record: Record, snapshot: Snapshot) -> FileEdit | None:
    path = path_of(record)
    old = snapshot.portfolio.records.get(path)
    before = snapshot.sources.get(path)
    if old is None and before is not None:
        raise DataError("broken-file-in-the-way", where=path, path=path)
    if old is not None and canonical(to_document(old)) == canonical(to_document(record)):
        return None
    if old is not None and isinstance(record, layout.EVENTS):
        raise yaml_io.WriteBug(f"{path} is an event and cannot be amended")
    after = _bytes(path, record, old, before)
    _prove(record, path, after)
    return FileEdit(path, before, after)


def _removal(path: str, snapshot: Snapshot) -> FileEdit:
    """A state file that goes. What was decided, said or booked never does."""
    if is_event_path(path) or path not in snapshot.sources:
        raise yaml_io.WriteBug(f"{path} is no file that may be removed")
    return FileEdit(path, snapshot.sources[path], None)


def _bytes(path: str, record: Record, old: Record | None, before: bytes | None) -> bytes:
    document = to_document(record)
    if _letters(document) > MAX_BYTES:  # said before the writer lays out megabytes, which takes it seconds
        raise yaml_io.broken(error("FILE001", path=path, limit=MAX_BYTES // 1024))
    try:
        # What another program lists is taken over as a whole: there is nothing in it to be kept by hand.
        if old is None or before is None or isinstance(record, layout.TAKEN_OVER):
            return yaml_io.render_new(document)
        return yaml_io.amend(before, to_document(old), document)
    except DataError as problem:
        raise yaml_io.broken(replace(problem.findings[0], path=path)) from None


def _letters(value: Any) -> int:
    """How long the texts of a document are together: its file is never shorter."""
    if isinstance(value, dict):
        return sum(_letters(item) for item in value.values())
    return sum(map(_letters, value)) if isinstance(value, list) else len(value) if isinstance(value, str) else 0


def _prove(record: Record, path: str, after: bytes) -> None:
    """The file stands where it belongs and reads back as the record that was meant."""
    shelf = layout.shelf_of(path)
    if shelf is None or shelf.kind is not type(record) or layout.misnamed(path, shelf, record):
        raise yaml_io.WriteBug(f"{path} is no place for a {type(record).__name__}")
    again = type(record).model_validate(yaml_io.read(after, path).data)
    if canonical(to_document(again)) != canonical(to_document(record)):
        raise yaml_io.WriteBug(f"{path} does not read back as the record that was meant")


def _findings(edit: FileEdit) -> Iterator[Finding]:
    """CPR numbers and secrets in the new bytes, named by the field that holds them."""
    after = edit.after or b""
    hits = [finding for finding in personal(after, edit.path) if finding.code in leaks.BY_FIELD]
    if not hits and b"\\" not in after:
        return
    parsed = yaml_io.read(after, edit.path)
    for finding in hits or escaped(parsed, edit.path):
        above = [(line, place) for place, line in parsed.lines.items() if line <= (finding.line or 1)]
        at = max(above, key=lambda item: item[0])[1]
        yield error(leaks.BY_FIELD[finding.code], path=edit.path, at=at, field=dotted(at), **finding.params)


def _message_findings(change: Change) -> Iterator[Finding]:
    return leaks.in_message(
        (change.subject_id, change.what, change.reason, *(value for _, value in change.trailers)),
    )

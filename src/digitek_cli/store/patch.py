"""A change as exact bytes before and after. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digitek_cli.errors import DataError, RuleViolation
from digitek_cli.model.portfolio import path_of
from digitek_cli.model.value import to_document
from digitek_cli.rules.finding import error
from digitek_cli.rules.personal_data import scan
from digitek_cli.store import layout, yaml_io
from digitek_cli.store.snapshot import personal
from digitek_cli.store.validate import dotted
from digitek_cli.store.yaml_edit import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.portfolio import Record
    from digitek_cli.operations.change import Change
    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.snapshot import Snapshot


@dataclass(frozen=True)
class FileEdit:
    """One file, relative to the portfolio: its bytes before (None for a new file) and after."""

    path: str
    before: bytes | None
    after: bytes


def to_patch(change: Change, snapshot: Snapshot) -> tuple[FileEdit, ...]:
    """The edits that make `change` on top of `snapshot`; a record that stays as it is gives none.

    Raises RuleViolation `CPR003` or `CPR002` where a file or the message would hold a CPR number, and DataError
    where a file would grow over the limit.
    """
    edits = [edit for record in change.records if (edit := _edit(record, snapshot))]
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


def _bytes(path: str, record: Record, old: Record | None, before: bytes | None) -> bytes:
    try:
        if old is None or before is None:
            return yaml_io.render_new(to_document(record))
        return yaml_io.amend(before, to_document(old), to_document(record))
    except DataError as problem:
        raise yaml_io.broken(replace(problem.findings[0], path=path, line=None)) from None


def _prove(record: Record, path: str, after: bytes) -> None:
    """The file stands where it belongs and reads back as the record that was meant."""
    shelf = layout.shelf_of(path)
    if shelf is None or shelf.kind is not type(record) or layout.misnamed(path, shelf, record):
        raise yaml_io.WriteBug(f"{path} is no place for a {type(record).__name__}")
    again = type(record).model_validate(yaml_io.read(after, path).data)
    if canonical(to_document(again)) != canonical(to_document(record)):
        raise yaml_io.WriteBug(f"{path} does not read back as the record that was meant")


def _findings(edit: FileEdit) -> Iterator[Finding]:
    """CPR numbers in the new bytes, named by the field that holds them."""
    hits = [finding for finding in personal(edit.after, edit.path) if finding.code == "CPR001"]
    lines = yaml_io.read(edit.after, edit.path).lines if hits else {}
    for finding in hits:
        above = [(line, place) for place, line in lines.items() if line <= (finding.line or 1)]
        at = max(above, key=lambda item: item[0])[1]
        yield error("CPR003", path=edit.path, at=at, field=dotted(at), mask=finding.params["mask"])


def _message_findings(change: Change) -> Iterator[Finding]:
    texts = (change.subject_id, change.what, change.reason, *(value for _, value in change.trailers))
    for text in texts:
        for hit in scan(text):
            yield error("CPR002", mask=hit.mask, column=hit.column)

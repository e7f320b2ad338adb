"""Facts and answers as they are typed or stand in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.cli import _clock
from digitek_cli.errors import BadReference

if TYPE_CHECKING:
    from pathlib import Path

    from digitek_cli.operations.checklist import Given


def pairs(texts: list[str] | None) -> dict[str, object]:
    """Each `NAME=VALUE`. Raises BadReference as `pair` does."""
    return dict[str, object](map(pair, texts or ()))


def pair(text: str) -> tuple[str, str]:
    """`NAME=VALUE`. Raises BadReference for anything else."""
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise BadReference("not-a-pair", typed=text)
    return name.strip(), value


def facts_of(file: Path | None) -> dict[str, object]:
    """Facts of a file; they may stand below one key `facts`."""
    data = _read(file) if file else {}
    inner = data.get("facts")
    return inner if isinstance(inner, dict) else data


def answers_of(file: Path) -> dict[str, Given]:
    """Answers of a file: item to value, or to a mapping with value, evidence, note, owner and due."""
    data = _read(file)
    inner = data.get("answers")
    answers = inner if isinstance(inner, dict) else data
    return {str(item): given(entry) for item, entry in answers.items()}


def given(entry: Any) -> Given:
    """One answer as a file says it. Raises BadReference `answer-key` for a word that no answer has."""
    from digitek_cli.operations.checklist import KEEP, Given

    if not isinstance(entry, dict):
        return Given(value=entry)
    strange = set(entry) - {"value", "evidence", "note", "owner", "due"}
    if strange:
        raise BadReference("answer-key", key=min(map(str, strange)))
    references = entry.get("evidence") or {}
    if not isinstance(references, dict):
        raise BadReference("not-a-pair", typed=str(references))
    due = entry.get("due")
    return Given(
        value=entry.get("value", KEEP),
        evidence=tuple((str(name), str(ref)) for name, ref in references.items()),
        note=entry.get("note"),
        owner=entry.get("owner"),
        due=_clock.parse_day(str(due)) if due else None,
    )


def _read(file: Path) -> dict[str, Any]:
    """A YAML or JSON file with one mapping. Raises BadReference when it is not there, DataError when it is broken."""
    from digitek_cli.cli._files import taken
    from digitek_cli.store.yaml_guard import MAX_BYTES
    from digitek_cli.store.yaml_io import load_plain

    return dict(load_plain(taken(file, MAX_BYTES), str(file)))

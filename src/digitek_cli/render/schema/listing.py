"""The kinds of file that have a schema, and a schema as text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

from digitek_cli.render.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence


# How a schema of ours begins as a file.
START = b'{\n "$schema": "http://json-schema.org/draft-07/schema#"'


class Kind(Protocol):
    """A kind of file: what it is called, and which files it has."""

    @property
    def word(self) -> str:
        """What people type for it."""

    @property
    def globs(self) -> tuple[str, ...]:
        """Its files."""


def entry(kind: Kind) -> dict[str, Any]:
    """One kind for programs."""
    return {"kind": kind.word, "files": list(kind.globs), "title": say(f"schema.kind.{kind.word}")}


def document(kinds: Sequence[Kind]) -> list[dict[str, Any]]:
    """All kinds for programs."""
    return [entry(kind) for kind in kinds]


def table(kinds: Sequence[Kind]) -> str:
    """All kinds for people."""
    from digitek_cli.render.tables import fitted

    heads = [say("schema.column.kind"), say("schema.column.files"), say("schema.column.about")]
    rows = [[kind.word, kind.globs[0], say(f"schema.about.{kind.word}")] for kind in kinds]
    return fitted(heads, rows, folding=2)


def text(schema: dict[str, Any]) -> str:
    """A schema as a file has it."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"

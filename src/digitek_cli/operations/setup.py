"""What lies beside the portfolio for the git server and for editors, and how it joins what is there already."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from digitek_cli.errors import BadReference
from digitek_cli.rules.finding import Finding, info, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Between these lines of a file is ours, and what stands around them is somebody else's.
SCHEMAS = ".vscode/schemas/"
UNREAD = "SETUP005"
BEGIN, END = "# digitek setup >>>", "# <<< digitek setup"
How = Literal["whole", "block", "json", "once"]


@dataclass(frozen=True)
class Piece:
    """A file from the top of the repository.

    `whole` is all ours; of a `block` the lines between our marks are, and none is needed where a line of theirs says
    `enough`; of `json` the keys that it has; and what is written `once` is then the user's own.
    """

    path: str
    text: str
    how: How
    stale: str = "SETUP002"
    enough: str | None = None


def joined(piece: Piece, before: str | None) -> str:
    """The file with our part as it should be. Raises BadReference `setup-not-json` where we cannot read theirs."""
    if piece.how == "once" and before is not None:
        return before
    if piece.how == "block" and before is not None and piece.enough in before.splitlines():
        return before
    if piece.how == "block":
        return _with_block(piece.text, before or "")
    if piece.how == "json" and before is not None:
        return _with_keys(piece, before)
    return piece.text


def _with_block(text: str, before: str) -> str:
    block = f"{BEGIN}\n{text.rstrip()}\n{END}\n"
    head, begin, rest = before.partition(BEGIN)
    if not begin:
        return before + ("\n" if before.strip() and not before.endswith("\n\n") else "") + block
    _, end, tail = rest.partition(END)
    return head + block + (tail.removeprefix("\n") if end else "")


def _with_keys(piece: Piece, before: str) -> str:
    """Their keys stay; of a key that both have as a mapping or a list, so do their entries in it."""
    ours = json.loads(piece.text)
    try:
        theirs = json.loads(before)
    except ValueError:
        theirs = None
    if not isinstance(theirs, dict):
        raise BadReference("setup-not-json", path=piece.path, add=piece.text)
    both: dict[str, Any] = {**theirs, **{key: _entries(theirs.get(key), value) for key, value in ours.items()}}
    return before if both == theirs else json.dumps(both, ensure_ascii=False, indent=2) + "\n"


def _entries(theirs: Any, ours: Any) -> Any:
    if isinstance(theirs, dict) and isinstance(ours, dict):
        return {**theirs, **ours}
    if isinstance(theirs, list) and isinstance(ours, list):
        return [*theirs, *(item for item in ours if item not in theirs)]
    return ours


def differing(pieces: Iterable[Piece], present: Mapping[str, str]) -> Iterator[Finding]:
    """What is missing or out of date, as `check` says it. Paths are from the top of the repository."""
    said: dict[tuple[str, str], None] = {}
    for piece in pieces:
        code = _wrong(piece, present.get(piece.path))
        if code is not None:
            said[code, SCHEMAS if piece.path.startswith(SCHEMAS) else piece.path] = None
    for code, file in said:
        yield (info if code == UNREAD else warning)(code, file=file)


def _wrong(piece: Piece, before: str | None) -> str | None:
    try:
        after = joined(piece, before)
    except BadReference:
        return UNREAD
    if before is None:
        return "SETUP001"
    return piece.stale if after != before else None


def was_run(present: Mapping[str, str]) -> bool:
    """Whether somebody has set this up: our block of owners, or one of our schemas, is there."""
    return any(BEGIN in text and path.endswith("CODEOWNERS") for path, text in present.items()) or any(
        path.startswith(SCHEMAS) for path in present
    )

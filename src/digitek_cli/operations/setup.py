"""What lies beside the portfolio for the git server and for editors, and how it joins what is there already."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from digitek_cli.operations import jsonc
from digitek_cli.rules.finding import Finding, info, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Between these lines of a file is ours, and what stands around them is somebody else's.
SCHEMAS = ".vscode/schemas/"
UNREAD = "SETUP005"
BEGIN, END = "# digitek setup >>>", "# <<< digitek setup"
How = Literal["whole", "block", "json", "once", "pin"]
CALL = re.compile(r"(?m)^(\s*(?:- )?uses:\s*)[\"']?([\w.-]+/[\w.-]+)(/\.github/workflows/check\.yml)@.*$", re.ASCII)


@dataclass(frozen=True)
class Piece:
    """A file from the top of the repository.

    `whole` is all ours; of a `block` the lines between our marks are, and none is needed where a line of theirs says
    `enough`; of `json` the keys that it has; what is written `once` is then the user's own, and of a `pin` only the
    commit that it calls is ours.
    """

    path: str
    text: str
    how: How
    stale: str = "SETUP002"
    enough: str | None = None


def joined(piece: Piece, before: str | None) -> str | None:
    """The file with our part as it should be; None where only its people can put it there."""
    if piece.how == "once" and before is not None:
        return before
    if piece.how == "block" and before is not None and piece.enough in before.splitlines():
        return before
    if piece.how == "block":
        return _with_block(piece.text, before or "")
    if piece.how == "json" and before is not None:
        return _with_keys(piece, before)
    if piece.how == "pin" and before is not None:
        return _with_pin(piece.text, before)
    return piece.text


def _with_block(text: str, before: str) -> str:
    block = f"{BEGIN}\n{text.rstrip()}\n{END}\n"
    head, begin, rest = before.partition(BEGIN)
    if not begin:
        return before + ("\n" if before.strip() and not before.endswith("\n\n") else "") + block
    _, end, tail = rest.partition(END)
    return head + block + (tail.removeprefix("\n") if end else "")


def _with_pin(text: str, before: str) -> str | None:
    """The call moved to the commit of `text`: of the same repository, or of any in a file that is as we wrote it."""
    place = "".join(found[2] for found in CALL.finditer(text))
    commit = text.rpartition("@")[2].strip()
    as_written = CALL.sub("", text) == CALL.sub("", before)
    moved = False

    def call(found: re.Match[str]) -> str:
        nonlocal moved
        if not as_written and found[2].lower() != place.lower():
            return found[0]
        moved = True
        return f"{found[1]}{place}{found[3]}@{commit}"

    after = CALL.sub(call, before)
    return after if moved else None


def calls(text: str) -> bool:
    """Whether a workflow runs the check of ours."""
    return CALL.search(text) is not None or "/.github/actions/check@" in text


def _with_keys(piece: Piece, before: str) -> str | None:
    """Their keys stay; of a key that both have as a mapping or a list, so do their entries in it."""
    if not lacking(piece, before):
        return before
    theirs, ours = jsonc.strict(before), json.loads(piece.text)
    if not isinstance(theirs, dict):
        return None
    both: dict[str, Any] = {**theirs, **{key: _entries(theirs.get(key), value) for key, value in ours.items()}}
    return json.dumps(both, ensure_ascii=False, indent=2) + "\n"


def lacking(piece: Piece, before: str) -> dict[str, Any]:
    """The keys of ours that their file does not have, or has otherwise; comments are read over."""
    ours, theirs = json.loads(piece.text), jsonc.lenient(before)
    known = theirs if isinstance(theirs, dict) else {}
    return {key: value for key, value in ours.items() if key not in known or _entries(known[key], value) != known[key]}


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
    after = joined(piece, before)
    if after is None:
        return UNREAD
    if before is None:
        return "SETUP001"
    return piece.stale if after != before else None


def was_run(present: Mapping[str, str]) -> bool:
    """Whether somebody has set this up: our block of owners, or one of our schemas, is there."""
    return any(BEGIN in text and path.endswith("CODEOWNERS") for path, text in present.items()) or any(
        path.startswith(SCHEMAS) for path in present
    )

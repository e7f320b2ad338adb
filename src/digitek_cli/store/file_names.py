"""File names that another system cannot hold, or cannot tell apart."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from digitek_cli.rules.finding import warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digitek_cli.rules.finding import Finding

# What Windows takes for a device, whatever stands behind the first dot.
DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?: *\..*)?", re.IGNORECASE)
# Half a surrogate pair is how a byte that is no letter shows itself.
STRANGE = re.compile('[<>:"|?*\\\\\x00-\x1f\x7f\ud800-\udfff]')
LONGEST = 240


def odd_names(paths: Iterable[str]) -> Iterator[Finding]:
    """Names that break a clone on Windows or macOS. None of ours do; a file put there by hand may.

    A folder's name is told once, and of twins the later one.
    """
    spellings: dict[str, str] = {}
    for path in sorted({above for full in paths for above in _way(full)}):
        found = _odd(path, path.rpartition("/")[2])
        if found is not None:
            yield found
        first = spellings.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if first != path and first.rpartition("/")[0] == path.rpartition("/")[0]:
            yield warning("FILE052", path=path, other=first.rpartition("/")[2])


def _way(path: str) -> Iterator[str]:
    """The path and every folder on its way."""
    parts = path.split("/")
    return ("/".join(parts[:end]) for end in range(1, len(parts) + 1))


def _odd(path: str, name: str) -> Finding | None:
    strange = STRANGE.search(name)
    if strange:
        shown = strange[0] if strange[0].isprintable() else f"U+{ord(strange[0]):04X}"
        return warning("FILE050", path=path, character=shown)
    if DEVICE.fullmatch(name):
        return warning("FILE047", path=path, name=name)
    if name.endswith((".", " ")) or name.startswith(" "):
        return warning("FILE049", path=path, name=name)
    return warning("FILE051", path=path, length=len(path), limit=LONGEST) if len(path) > LONGEST else None

"""Which program this is, by its own code: what one version remembers is nothing to another."""

from __future__ import annotations

import sys
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
# The parts that decide what a file says, and the libraries that they ask.
PARTS = ("model", "rules", "store")
LIBRARIES = (("pydantic", "version.py"), ("yaml", "__init__.py"))


def digest(*, whole: bool = False) -> str:
    """A hash of all that decides what a file says; of the `whole` program where that decides more."""
    known = blake2b(sys.version.encode(), digest_size=20)
    for part in ("**",) if whole else PARTS:
        for file in sorted(HERE.parent.glob(f"{part}/*.py")):
            known.update(b"%s\0%s\0" % (file.name.encode(), file.read_bytes()))
    for library, name in LIBRARIES:
        found = find_spec(library)
        origin = Path(found.origin).with_name(name) if found and found.origin else None
        known.update(origin.read_bytes() if origin and origin.is_file() else b"")
    return known.hexdigest()

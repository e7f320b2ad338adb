"""Write dist/digitek.cdx.json: what an installation consists of, read from the lock, as CycloneDX.

The lock is the one list of what is installed, so nothing else is asked; the same lock gives the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "run.txt"
TARGET = ROOT / "dist" / "digitek.cdx.json"
PINNED = re.compile(
    r"^([a-z0-9-]+)==([^\s;]+)(?: ; ([^\\\n]+?))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n?)+)", re.MULTILINE
)
HASH = re.compile(r"sha256:([0-9a-f]{64})")


def locked(text: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Name, version, the condition it is installed under ("" for always), and the hashes of its files."""
    return [
        (name, version, where, tuple(HASH.findall(hashes))) for name, version, where, hashes in PINNED.findall(text)
    ]


def bill(text: str) -> dict[str, Any]:
    """The bill of materials of a lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    me = {
        "type": "application",
        "bom-ref": f"pkg:pypi/{project['name']}@{project['version']}",
        "name": project["name"],
        "version": project["version"],
        "purl": f"pkg:pypi/{project['name']}@{project['version']}",
        "licenses": [{"license": {"id": project["license"]}}],
    }
    parts = [_component(*part) for part in locked(text)]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, text)}",
        "version": 1,
        "metadata": {"component": me},
        "components": parts,
        "dependencies": [{"ref": me["bom-ref"], "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def _component(name: str, version: str, where: str, hashes: tuple[str, ...]) -> dict[str, Any]:
    purl = f"pkg:pypi/{name}@{version}"
    conditions = [{"name": "digitek:installed-when", "value": where}] if where else []
    # The lock allows any of these files; which one is installed depends on the machine.
    files = [{"name": "digitek:sha256", "value": digest} for digest in hashes]
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        "properties": [*conditions, *files],
    }


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes((json.dumps(bill(LOCK.read_text("utf-8")), indent=2) + "\n").encode())
    sys.stdout.write(f"{TARGET.relative_to(ROOT).as_posix()}\n")

"""What no file of the project may carry: this machine, a package host, Windows line ends, nameless reminders."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, here, project_files

BINARY = {".png", ".pdf", ".xlsx", ".docx"}
# Put together here, so that this file passes its own test.
FORBIDDEN = {
    "a path of somebody's machine": re.compile(
        r"(?<![\w.])/(?:" + "|".join(("wo" + "rk", "ro" + "ot", "ho" + "me/[a-z]")) + r")/?(?![\w-])"
    ),
    "a package host": re.compile(
        "|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.(?:org|com)", "deb" + r"ian\.org"))
    ),
    "a folder beside the project": re.compile(r"\.\./sha" + "red"),
    "a reminder without a number": re.compile(r"\b(?:TO" + "DO|FIX" + "ME|XX" + r"X)\b(?!\(?#\d+)"),
}


def text_files() -> list[Path]:
    return [path for path in project_files() if path.suffix not in BINARY]


@pytest.mark.parametrize("path", text_files(), ids=here)
def test_text_is_clean(path: Path) -> None:
    content = path.read_bytes()
    assert b"\r" not in content, "line ends are LF"
    assert not content or content.endswith(b"\n"), "a file ends with a line end"
    text = content.decode("utf-8")
    assert "\ufeff" not in text
    for what, pattern in FORBIDDEN.items():
        found = [match.group() for match in pattern.finditer(text)]
        assert not found, what


@pytest.mark.parametrize(
    "line",
    [
        "see /wo" + "rk/main/src",
        "https://py" + "pi.org/simple",
        "as in ../sha" + "red/contract.md",
        "# TO" + "DO: later",
    ],
)
def test_the_patterns_catch(line: str) -> None:
    assert any(pattern.search(line) for pattern in FORBIDDEN.values())


def test_the_licence_is_the_mozilla_public_licence() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert text.startswith("Mozilla Public License Version 2.0\n")
    assert "Exhibit B" in text
    assert len(text.splitlines()) == 373


def test_locks_have_hashes_and_no_addresses() -> None:
    for name in ("run.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text("utf-8")
        assert "//" not in text
        pinned = re.findall(r"^([a-z0-9-]+)==\S+.*\\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"^[a-z0-9]", text, re.MULTILINE))
        assert "hatchling" in pinned

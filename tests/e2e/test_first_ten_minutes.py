"""The first ten minutes of both front pages, typed in order: every line works, and the last is refused as promised."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.e2e.binary import Binary

ROOT = Path(__file__).parents[2]


def lines(page: str, heading: str) -> list[list[str]]:
    """What is typed below a heading, word by word."""
    section = (ROOT / page).read_text("utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    blocks = re.findall(r"^```console\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    return [shlex.split(line[2:], comments=True) for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize(
    ("page", "heading"), [("README.md", "The first ten minutes"), ("docs/da.md", "De første ti minutter")]
)
def test_every_line_works_as_it_stands(page: str, heading: str, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    digitek = Binary(tmp_path, tmp_path / "home", today="2026-03-14", user="")
    typed = lines(page, heading)
    assert len(typed) > 25
    for words in typed[:-1]:
        if words[0] == "cd":
            digitek.folder = digitek.folder / words[1]
        elif words[0] == "git":
            digitek.git(*words[1:])
        elif words[1] != "demo":
            digitek.inside(*words[1:])
    last = digitek.inside(*typed[-1][1:], "--json", code=1)
    assert last.codes
    assert {code[:3] for code in last.codes} == {"CHK"}

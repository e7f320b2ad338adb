"""The page about priorities says what the shipped policy does, in both languages."""

from __future__ import annotations

import re

import pytest

from tests.priority.test_gates import TABLE
from tests.world import ROOT

WORDS = {
    "error": "error",
    "error, waivable": "error w",
    "fejl": "error",
    "fejl, kan fraviges": "error w",
    "warning": "warning",
    "advarsel": "warning",
    "info": "info",
    "oplysning": "info",
    "": "",
}


@pytest.mark.parametrize("page", ["docs/priority.md", "docs/da/prioritering.md"])
def test_the_table_of_rules_is_the_policys(page: str) -> None:
    told: dict[str, tuple[str, ...]] = {}
    for line in (ROOT / page).read_text("utf-8").splitlines():
        codes = re.findall(r"(?:TEK|RISK)\d{3}", line)
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and codes and len(cells) == 4:
            told |= dict.fromkeys(codes, tuple(WORDS[cell] for cell in cells[1:]))
    assert told == {code: severities for _, code, severities in TABLE.values()}

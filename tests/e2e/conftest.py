"""A portfolio without questionnaires and with one project that lacks nothing at Gate 1 but the decision."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.e2e.binary import Binary
from tests.once import once

READY = """
    new-idea --title Tavler --area omsorg --submitter abc --need "Overblik over dagen" --no-it
    intake 1 triage --outcome project --by kon
    intake 1 blockers --none --by kon
    intake 1 interest --yes --by lo1
    intake 1 priority --level medium --by lo1
    intake 1 owner lo1 --by hom
    intake 1 manager pl1 --by kon
    set 1 citizen_effect "Flere klarer dagen selv"
    set 1 benefits+ "leg=efficiency; text=Færre afbrydelser"
    set 1 benefits+ "leg=quality; text=Mere tryghed"
    set 1 budget.trial 60.000
    risk 1 --by pl1 --category 2
    step done 1 idea-description --by pl1
    recommend 1 --by kon --priority medium
    approve 1 idea-description --by lo1
    comment 1 idea-description --by hom --funding own --text "Godt forslag"
"""


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; every test gets a copy."""
    return once(tmp_path_factory, "ready", lay) / "sso"


def lay(place: Path) -> None:
    """Type the portfolio in."""
    digitek = Binary(place, place, today="2026-02-02")
    digitek.inside("init", "sso")
    digitek.folder = place / "sso"
    policy = place / "sso" / "portfolio" / "policy" / "2026-01-01.yaml"
    text = re.sub(r"(?m)^questionnaires:\n(?:[ -].*\n)+", "questionnaires: []\n", policy.read_text("utf-8"))
    policy.write_text(text, "utf-8")
    digitek.inside("commit")
    for line in filter(None, map(str.strip, READY.splitlines())):
        digitek.line(line, inside=True)


@pytest.fixture
def digitek(ready: Path, tmp_path: Path) -> Binary:
    """A script's view of its own copy."""
    (tmp_path / "home").mkdir()
    shutil.copytree(ready, tmp_path / "sso")
    return Binary(tmp_path / "sso", tmp_path / "home", today="2026-02-10")

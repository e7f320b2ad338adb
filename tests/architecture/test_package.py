"""What a user installs has everything in it: the program, the shipped portfolio and the templates."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, project_files


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built and unpacked somewhere else."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_carries_the_portfolio_and_the_templates(installed: Path) -> None:
    shipped = installed / "digitek_cli" / "_shipped"
    for path in project_files():
        relative = path.relative_to(ROOT)
        if relative.parts[0] in ("portfolio", "templates"):
            assert (shipped / relative).read_bytes() == path.read_bytes()
    assert (shipped / "portfolio" / "portfolio.yaml").is_file()
    assert list((shipped / "templates").rglob("*.j2")) or list((shipped / "templates").rglob("*.md"))


def test_init_works_from_the_wheel_alone(installed: Path, tmp_path: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "digitek_cli", "init", "ours", "--json"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed), "DIGITEK_USER": "kon", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["schema"] == "digitek/init/1"


def test_the_licence_goes_with_it(installed: Path) -> None:
    (licence,) = installed.glob("*.dist-info/licenses/LICENSE")
    assert licence.read_bytes() == (ROOT / "LICENSE").read_bytes()

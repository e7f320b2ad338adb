"""What is installed is what was locked: every file by its hash, and the bill of materials says the same (A40)."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.sbom import bill, locked
from tests.architecture.source import ROOT, here

if TYPE_CHECKING:
    from tests.proofs import Tally

LOCKS = {name: (ROOT / "requirements" / f"{name}.txt").read_text("utf-8") for name in ("run", "dev")}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def applies(where: str) -> bool:
    return not where or Marker(where).evaluate()


def wanted(*groups: str) -> list[Requirement]:
    """What pyproject.toml asks for, with the named groups and those that they include."""
    found = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
    for group in groups:
        for item in PROJECT["dependency-groups"][group]:
            found += wanted(item["include-group"]) if isinstance(item, dict) else [Requirement(item)]
    return found


@pytest.mark.proof("A40")
@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_is_pinned_and_hashed(name: str, tally: Tally) -> None:
    parts = locked(LOCKS[name])
    lines = re.findall(r"^[a-z0-9].*", LOCKS[name], re.MULTILINE)
    assert len(parts) == len(lines) == len({part[0] for part in parts})
    assert all(hashes for *_, hashes in parts)
    assert not re.search(r"^\s*(?:-e|-r|--(?!hash)|git\+|https?:|file:)", LOCKS[name], re.MULTILINE)
    tally(len(parts))


@pytest.mark.proof("A40")
@pytest.mark.parametrize(("name", "groups"), [("run", ("build",)), ("dev", ("dev",))])
def test_a_lock_holds_what_the_project_asks_for(name: str, groups: tuple[str, ...]) -> None:
    pinned = {part: version for part, version, _, _ in locked(LOCKS[name])}
    for requirement in wanted(*groups):
        part = canonicalize_name(requirement.name)
        assert part in pinned, part
        assert requirement.specifier.contains(pinned[part]), part


def test_the_two_locks_agree() -> None:
    """The same files; what running needs on one system only, testing may need on all."""
    run, dev = ({part[0]: part[1:] for part in locked(text)} for text in LOCKS.values())
    for name, (version, where, hashes) in run.items():
        assert (version, hashes) == (dev[name][0], dev[name][2]), name
        assert dev[name][1] in (where, ""), name


def test_what_an_extra_needs_is_tested_as_it_is_asked_for() -> None:
    asked = [line for lines in PROJECT["project"]["optional-dependencies"].values() for line in lines]
    assert all(line in PROJECT["dependency-groups"]["dev"] for line in asked)


@pytest.mark.proof("A40")
def test_what_is_installed_is_what_was_locked(tally: Tally) -> None:
    installed: dict[str, str] = {canonicalize_name(item.name): item.version for item in metadata.distributions()}
    expected = {name: version for name, version, where, _ in locked(LOCKS["dev"]) if applies(where)}
    assert {name: installed.get(name) for name in expected} == expected
    tally(len(expected))


@pytest.mark.proof("A40")
def test_the_project_needs_nothing_that_is_not_locked() -> None:
    """What is imported at run time, followed through the metadata of what is installed, stands in the lock."""
    names = {name for name, *_ in locked(LOCKS["run"])}
    seen: set[str] = set()
    waiting = [requirement for requirement in wanted() if applies(str(requirement.marker or ""))]
    while waiting:
        name = canonicalize_name(waiting.pop().name)
        if name in seen:
            continue
        seen.add(name)
        for line in metadata.requires(name) or ():
            below = Requirement(line)
            if below.marker is None or below.marker.evaluate({"extra": ""}):
                waiting.append(below)
    assert seen <= names
    assert {"typer", "pydantic", "gitpython", "smmap"} <= seen


@pytest.mark.proof("A40")
def test_the_bill_of_materials_equals_the_lock() -> None:
    bom = bill(LOCKS["run"])
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    assert [(part["name"], part["version"]) for part in bom["components"]] == [
        part[:2] for part in locked(LOCKS["run"])
    ]
    hashes = [
        item["value"] for part in bom["components"] for item in part["properties"] if item["name"] == "digitek:sha256"
    ]
    assert hashes == re.findall(r"--hash=sha256:([0-9a-f]{64})", LOCKS["run"])
    assert bom["dependencies"][0]["dependsOn"] == [part["purl"] for part in bom["components"]]
    assert bom == bill(LOCKS["run"]), "the same lock gives the same bill"
    assert bom["serialNumber"] != bill(LOCKS["run"].replace("jinja2==", "jinja3=="))["serialNumber"]


@pytest.mark.proof("A40")
def test_a_file_with_another_hash_is_not_installed(tmp_path: Path) -> None:
    """pip itself, asked as our tasks ask it: a package whose bytes are not those that were locked stops it."""
    wheel = tmp_path / "swapped-1.0-py3-none-any.whl"
    build_wheel(wheel)
    lock = tmp_path / "lock.txt"
    command = [sys.executable, "-m", "pip", "install", "--no-index", "--find-links", str(tmp_path), "--no-deps"]
    command += [
        "--require-hashes",
        "--dry-run",
        "--ignore-installed",
        "--target",
        str(tmp_path / "site"),
        "-r",
        str(lock),
    ]
    lock.write_text(f"swapped==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    lock.write_text(f"swapped==1.0 --hash=sha256:{'0' * 64}\n")
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert "DO NOT MATCH" in answer.stderr


def build_wheel(path: Path) -> None:
    """A package with nothing in it."""
    from zipfile import ZipFile

    info = "swapped-1.0.dist-info"
    with ZipFile(path, "w") as archive:
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: swapped\nVersion: 1.0\n")
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: us\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/RECORD", f"{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n")


@pytest.mark.proof("A40")
@pytest.mark.parametrize(
    "path",
    [
        ROOT / "Makefile",
        ROOT / "CONTRIBUTING.md",
        ROOT / ".github" / "workflows" / "ci.yml",
        ROOT / ".github" / "actions" / "check" / "run.sh",
        ROOT / "templates" / "ci" / "gitlab.yml",
    ],
    ids=here,
)
def test_every_installation_asks_for_the_hashes(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if re.search(r"\bpip[\"']? install\b", line)]
    assert lines
    for line in lines:
        assert "--require-hashes" in line or "--no-deps" in line, line

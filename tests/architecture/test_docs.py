"""Every command is documented, and every documented command exists, with its options."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scripts.manual import FOLDERS
from scripts.reference import PAGES, fresh_page, walk
from tests.architecture.source import ROOT, here

# The pages of the manual: what they show in their examples is run by tests/manual, also where it is wrong on purpose.
MANUAL = {path for folder in FOLDERS.values() for path in folder.glob("*.md")} - set(PAGES.values())
HAND_WRITTEN = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if path not in {*PAGES.values(), *MANUAL} and path.name != "CHANGELOG.md"
)
OF_THE_ROOT = {"-C", "--lang", "--version", "--help", "-h"}


@cache
def commands() -> dict[tuple[str, ...], Any]:
    return dict(walk())


def called_in(text: str) -> Iterator[list[str]]:
    """The words after `digitek` on every command line of a page, in code blocks and in code between words."""
    for block in re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        for line in re.findall(r"^(?:[$>] )?digitek +(.+)$", block.replace("\\\n", " "), re.MULTILINE):
            yield words(line)
    for line in re.findall(r"`digitek +([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)):
        yield words(line)


def words(line: str) -> list[str]:
    return shlex.split(line.replace("…", " "), comments=True)


def resolve(line: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """The command that a line names, and the options that it uses; the root's own options may stand first."""
    while line and line[0].startswith("-"):
        line = line[2:] if line[0] in ("-C", "--lang") else line[1:]
    path: tuple[str, ...] = ()
    while line and (*path, line[0]) in commands():
        path, line = (*path, line[0]), line[1:]
    options = [word.partition("=")[0] for word in line if re.match(r"--?[a-z]", word)]
    return path, options


def options_of(path: tuple[str, ...]) -> set[str]:
    return {name for option in commands()[path].params for name in (*option.opts, *option.secondary_opts)} | OF_THE_ROOT


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_reference_is_what_the_program_says(lang: str) -> None:
    assert PAGES[lang].read_text("utf-8") == fresh_page(lang), "run `make golden`"


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=here)
def test_documented_commands_exist(path: Path) -> None:
    for line in called_in(path.read_text("utf-8")):
        if all(word.startswith("-") or word.isupper() for word in line):
            continue
        command, options = resolve(line)
        assert command, f"digitek {' '.join(line)}"
        assert not (unknown := set(options) - options_of(command)), f"digitek {' '.join(line)}: {unknown}"


def test_the_readme_names_every_command() -> None:
    for name in ("README.md", "docs/da.md"):
        text = (ROOT / name).read_text("utf-8")
        missing = [path[0] for path in commands() if len(path) == 1 and f"`{path[0]}" not in text]
        assert not missing, name


def test_every_command_and_option_has_a_help() -> None:
    for path, command in commands().items():
        assert command.help, path
        assert not [option.name for option in command.params if hasattr(option, "help") and not option.help], path


def test_a_made_up_command_and_a_made_up_option_are_seen() -> None:
    lines = list(called_in("`digitek gate levitate`\n\n```console\n$ digitek gate status 14 \\\n    --sideways\n```\n"))
    assert resolve(lines[1]) == (("gate",), [])
    assert resolve(lines[0]) == (("gate", "status"), ["--sideways"])
    assert "--sideways" not in options_of(("gate", "status"))


def test_links_between_pages_lead_somewhere() -> None:
    for path in [*HAND_WRITTEN, *PAGES.values(), *sorted(MANUAL)]:
        for target in re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{here(path)}: {target}"


def test_decision_records_are_numbered_and_complete() -> None:
    records = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    index = (ROOT / "docs" / "adr" / "README.md").read_text("utf-8")
    for path in records:
        text = path.read_text("utf-8")
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
            "Context",
            "Decision",
            "Consequences",
            "What would make us change our mind",
        ], here(path)
        assert f"({path.name})" in index

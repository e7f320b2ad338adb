"""Every word on screen is ours, in Danish and in English: help pages, usage errors, and no word of Typer's is left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digitek_cli.cli import _usage
from digitek_cli.cli._lazy import COMMANDS, SECTIONS
from digitek_cli.render import language
from tests.cli.portfolio_case import program

# Words that Typer writes by itself.
FOREIGN = re.compile(
    r"\b(Usage|Options|Arguments|Commands|OPTIONS|ARGS|TEXT|INTEGER|FLOAT|BOOLEAN|DIRECTORY|Show this message|default|"
    r"required|Error|Missing|No such|Did you mean|Try|Invalid value|Got unexpected|requires|Aborted|Possible)\b"
)
REFUSED = [
    (["nosuch"], "nosuch"),
    (["lst"], "list"),
    (["--nosuch"], "--nosuch"),
    (["list", "--statu"], "--status"),
    (["list", "--phase"], "--phase"),
    (["list", "--phase", "x"], "rollout"),
    (["list", "--json=1"], "--json"),
    (["show"], "ID"),
    (["show", "1", "2"], "2"),
    (["log", "--limit", "x"], "x"),
    (["log", "--limit", "0"], "0"),
    (["set", "1"], ""),
    (["gate", "nosuch"], "nosuch"),
    (["gate", "stats"], "status"),
    (["--lang", "sv", "list"], "sv"),
    (["-C"], "-C"),
]


@pytest.mark.parametrize(
    ("words", "names"), REFUSED, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_usage_errors_are_danish(words: list[str], names: str, tmp_path: Path) -> None:
    answered = program(*words, cwd=tmp_path, DIGITEK_LANG="da")
    assert answered.code == 2
    assert answered.out == ""
    assert answered.err.startswith("Fejl: ")
    assert names in answered.err
    assert not FOREIGN.search(answered.err), answered.err


@pytest.mark.parametrize("words", [words for words, _ in REFUSED[:4]], ids=" ".join)
def test_usage_errors_are_english(words: list[str], tmp_path: Path) -> None:
    answered = program(*words, cwd=tmp_path, DIGITEK_LANG="en")
    assert answered.code == 2
    assert answered.err.startswith("Error: ")


@pytest.mark.parametrize(
    "words", [[], ["list"], ["show"], ["set"], ["new-idea"], ["check"], ["gate"], ["gate", "advance"]], ids=" ".join
)
def test_help_is_danish(words: list[str], tmp_path: Path) -> None:
    answered = program(*words, "--help", cwd=tmp_path, DIGITEK_LANG="da")
    assert answered.code == 0, answered.err
    assert answered.out.startswith("Brug: digitek")
    assert "Vis denne hjælp." in answered.out
    assert not FOREIGN.search(answered.out), FOREIGN.search(answered.out)


def test_help_fits_a_narrow_terminal(tmp_path: Path) -> None:
    answered = program("--help", cwd=tmp_path, DIGITEK_LANG="da", COLUMNS="60")
    assert max(map(len, answered.out.splitlines())) <= 60


def test_screens_are_utf_8_without_a_locale(tmp_path: Path) -> None:
    answered = program("--help", cwd=tmp_path, DIGITEK_LANG="da", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert "Før kommunens velfærdsteknologiske" in answered.out


def test_no_screen_has_escape_sequences(tmp_path: Path) -> None:
    answered = program("--help", cwd=tmp_path, FORCE_COLOR="1", TERM="xterm-256color")
    assert "\x1b" not in answered.out


def test_every_command_stands_in_one_section() -> None:
    listed = [name for names in SECTIONS.values() for name in names]
    assert sorted(listed) == sorted(COMMANDS)


@pytest.mark.parametrize(
    "message",
    [
        "No such command 'x'.",
        "No such command 'x'. Did you mean 'y', 'z'?",
        "No such option: --x",
        "Missing command.",
        "Got unexpected extra argument(s) (a b)",
        "Option '--x' requires an argument.",
        "Option '--x' requires 2 arguments.",
        "Option '--x' does not take a value.",
        "Argument 'x' takes 2 values.",
        "Takes 2 values but 1 given.",
        "2 values are required, but 1 given.",
        "'x' is not a valid integer.",
        "'x' is not a valid int.",
        "'x' is not a valid int range.",
        "'x' is not a valid float.",
        "'x' is not a valid boolean. Recognized values: 0, 1",
        "'x' is not a valid UUID.",
        "0 is not in the range x>=1.",
        "'x' is not one of 'a', 'b'.",
        "'x' does not match the formats '%Y'.",
        "File 'x' does not exist.",
        "Directory 'x' is a file.",
        "File 'x' is a directory.",
        "Path 'x' is not readable.",
        "Choose from:\n\ta,\n\tb",
    ],
)
def test_every_sentence_of_typer_has_ours(message: str) -> None:
    language.set_language("da")
    said = _usage.translate(message)
    assert said != message
    assert "{" not in said
    assert not FOREIGN.search(said)


def test_an_unknown_sentence_stays_and_loses_what_steers_a_terminal() -> None:
    assert _usage.translate("Something else\x1b[31m") == "Something else[31m"

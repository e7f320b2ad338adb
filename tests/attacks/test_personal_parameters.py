"""A CPR number in any parameter of any command: refused before anything is written, and never shown (A26).

The parameters are taken from the program itself, so that those of a new command are tried as well.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.attacks import command_table
from tests.attacks.command_table import CALLS, TODAY, Call
from tests.attacks.traces import DAY, NUMBER, SERIAL, found, objects, traces
from tests.e2e.binary import Binary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.proofs import Tally

HARMLESS = "om noget"
# Parameters whose text has parts: the number stands in the part that is free.
SHAPES = {
    "condition": "{};pl1;2026-05-01",
    "waive": "GATE005={}",
    "references": "produktliste={}",
    "reserve": "omsorg={}",
    "checklist answer/evidence": "produktliste={}",
    "checklist facts/values": "product.name={}",
    "checklist what-if/values": "product.name={}",
    "set/field": "{}",
    "set/value": "{}",
}


# Where free text goes to: the words that a command would write, and the door behind the first one stops them.
FREE = {
    *("new-idea --title", "new-idea --need", "commit --reason", "step done --evidence", "step done --note"),
    *("approve --text", "comment --text", "recommend --text", "gate forum --reason", "gate advance --reason"),
    *("gate advance --meeting", "gate advance --condition", "decide --reason", "decide --meeting"),
    *("phase start --reason", "phase start --meeting", "risk --reason", "priority recommend --text"),
    *("priority decide --reason", "priority decide --meeting", "checklist answer --note"),
    *("checklist evidence references", "pools reserve --reason", "pools reserve --meeting"),
    *("pools commit --document", "pools spend --document", "pools release --reason"),
}


@dataclass(frozen=True)
class Aim:
    """One parameter of one command."""

    command: str
    name: str
    label: str
    position: int | None
    """Which argument it is; None for an option."""

    @property
    def title(self) -> str:
        return f"{self.command} {self.label}"

    def words(self, value: str) -> list[str]:
        """The working call of the command with this value for the parameter."""
        shape = SHAPES.get(f"{self.command}/{self.name}") or SHAPES.get(self.name, "{}")
        value = shape.format(value)
        words = shlex.split(call(self.command).words.format(new="new"))
        if self.position is None:
            at = words.index(self.label) + 1 if self.label in words else None
            words = [*words, self.label, value] if at is None else [*words[:at], value, *words[at + 1 :]]
        else:
            places = arguments(self.command, words)
            at = places[self.position] if self.position < len(places) else len(words)
            words = [*words[:at], value, *words[at + 1 :]]
        return [*self.command.split(), *words]


def call(command: str) -> Call:
    """A working call; another test asks for the missing ones."""
    return CALLS.get(command, Call())


def aims() -> Iterator[Aim]:
    """Every parameter that takes text, a path or a number."""
    for name, command in command_table.commands().items():
        position = 0
        for parameter in command.params:
            takes_text = type(parameter.type).__name__ not in ("TyperChoice", "BoolParamType")
            if parameter.param_type_name == "argument":
                if takes_text:
                    yield Aim(name, parameter.name, parameter.name, position)
                position += 1
            elif takes_text:
                yield Aim(name, parameter.name, parameter.opts[0], None)


def arguments(command: str, words: list[str]) -> list[int]:
    """Where the arguments stand between the options of a call."""
    flags = {name: parameter for parameter in command_table.commands()[command].params for name in parameter.opts}
    places, skip = [], False
    for place, word in enumerate(words):
        if skip:
            skip = False
        elif word.startswith("-"):
            skip = not getattr(flags[word], "is_flag", False)
        else:
            places.append(place)
    return places


@pytest.fixture(scope="module")
def digitek(tmp_path_factory: pytest.TempPathFactory) -> Binary:
    place = tmp_path_factory.mktemp("everywhere")
    return Binary(command_table.copied(tmp_path_factory, place), place, today=TODAY)


@pytest.fixture(autouse=True)
def here(digitek: Binary, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What a command would leave behind must be left below this folder."""
    monkeypatch.chdir(digitek.folder)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("EDITOR", "true")


@pytest.mark.proof("A26")
def test_no_parameter_takes_a_number(digitek: Binary, tmp_path: Path, tally: Tally) -> None:
    held, state = objects(digitek.folder), digitek.state()
    for aim in aims():
        for typed, *extra in ((f"om {NUMBER}",), (DAY + SERIAL, "--json")):
            answer = digitek.inside(*aim.words(typed), *extra, code=1)
            assert not found(answer.out + answer.err), aim.title
            assert SERIAL not in answer.out + answer.err, aim.title
            assert '"CPR007"' in answer.err or "CPR-nummer" in answer.err, aim.title
        tally(2)
    assert objects(digitek.folder) == held
    assert digitek.state() == state
    assert traces(digitek.folder, tmp_path) == []


@pytest.mark.proof("A26")
@pytest.mark.parametrize("title", sorted(FREE))
def test_the_doors_behind_hold_as_well(
    title: str, digitek: Binary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the first door open, as for words that were asked for on a terminal."""
    (aim,) = [aim for aim in aims() if aim.title == title]
    monkeypatch.setattr("digitek_cli.cli.main.refuse_numbers", lambda _: None)
    held = objects(digitek.folder)
    file = digitek.folder / "portfolio" / "projects" / "2026" / "P-2026-001.yaml"
    kept = file.read_bytes()
    if aim.command == "commit":
        file.write_bytes(kept.replace(b"Tavler", b"Borde"))
    answer = digitek.inside(*aim.words(f"om {NUMBER}"), "--json", code=1)
    file.write_bytes(kept)
    assert answer.codes & {"CPR002", "CPR003"}, answer.err
    assert not found(answer.out + answer.err)
    assert objects(digitek.folder) == held
    assert traces(digitek.folder, tmp_path) == []

"""A working call of every command, on a portfolio with two ideas.

A command without a call here fails the tests that ask this table, so that a new one is attacked as well.
"""

from __future__ import annotations

import shlex
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digitek_cli.cli import _lazy
from tests.e2e.binary import Binary
from tests.e2e.conftest import READY as AT_GATE_1
from tests.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

READY = f"""{AT_GATE_1}
    pools reserve omsorg 1000 --project 1 --by hom --reason Kørsel
    pools commit omsorg 100 --project 1 --document "Kontrakt 0"
    checklist facts 1 product.radio=nej
"""
LISTED = """
    new-idea --title Robot --area omsorg --submitter abc --type other --other-model Egen --it
    intake 2 triage --outcome project --by kon
    intake 2 blockers --none --by kon
    intake 2 interest --yes --by lo1
    intake 2 priority --level low --by lo1
    intake 2 owner lo1 --by hom
    intake 2 manager pl1 --by kon
"""
TODAY, START = "2026-02-10", "2026-02-02"


@dataclass(frozen=True)
class Call:
    """The words after the command, how it ends, and whether it makes a commit in this repository."""

    words: str = ""
    code: int = 0
    writes: bool = False
    before: str = ""


def reads(words: str = "", code: int = 0) -> Call:
    return Call(words, code)


def writes(words: str = "", before: str = "") -> Call:
    return Call(words, 0, writes=True, before=before)


# {new} is a folder that is not there yet, {facts} a file of facts.
CALLS: dict[str, Call] = {
    "init": reads("{new}"),
    "demo": reads("{new}"),
    "new-idea": writes("--title T --area social --submitter abc --need Overblik"),
    "intake": writes("1 manager kon --by kon"),
    "list": reads(),
    "show": reads("1"),
    "edit": writes("1"),
    "set": writes("1 budget.trial 50000"),
    "commit": writes("", before="edit"),
    "fmt": reads(),
    "step list": reads("1"),
    "step done": writes("2 idea-description --by pl1"),
    "document": reads("1 idea-description"),
    "approve": writes("1 idea-description --by lo1"),
    "comment": writes("1 idea-description --by hso --text Godt"),
    "recommend": writes("1 --by kon --priority high"),
    "gate status": reads("1"),
    "gate who": reads("1"),
    "gate forum": writes('1 --recommend heads-group --by kon --reason "Mange timer"'),
    "gate advance": writes('1 --outcome postpone --by hom --until 2026-05-01 --reason "Vi venter"'),
    "gate condition": reads("1 D-2026-aaaaaa 1 --by hom", code=2),
    "gate list": reads(),
    "decide": writes('1 risk --by hom --reason "Lille"'),
    "phase start": writes('2 study --by hom,lo1 --reason "Vi går i gang"'),
    "risk": writes("1 --by pl1 --category 3"),
    "priority score": reads("1"),
    "priority explain": reads("1"),
    "priority rank": reads(),
    "priority sensitivity": reads(),
    "priority recommend": writes("1 high --by kon"),
    "priority decide": writes('1 high --by hso,hsu,hom --meeting "Kvartalsstatus" --reason "Stor gevinst"'),
    "portfolio optimise": reads("--hours 50"),
    "portfolio compare": reads("HEAD~1"),
    "capacity show": reads(),
    "capacity person": writes("pl1 --weekly 37 --projects 60"),
    "capacity plan": writes("1 trial --from 2026-04-01 --until 2026-06-30 --monthly 10"),
    "chart": reads("bubbles"),
    "checklist facts": writes("1 product.radio=ja"),
    "checklist interview": reads("1 --by pl1", code=2),
    "checklist answer": writes('1 CE-14 nej --by pl1 --note "Det er rengøring."'),
    "checklist evidence": writes('1 CE-01 "produktliste=Sag 26/1" --by pl1'),
    "checklist identify": reads("1 README.md", code=1),
    "checklist sign": reads("1 CE-14 --by mdo", code=1),
    "checklist accept": reads('1 CE-14 --by hom --reason "Ja"', code=1),
    "checklist upgrade": reads("1 --by kon", code=2),
    "checklist show": reads("1"),
    "checklist explain": reads("1 CE-14"),
    "checklist what-if": reads("1 product.radio=ja"),
    "similar": reads("robot"),
    "systems import": reads("{new}", code=2),
    "systems list": reads(),
    "rollout": reads('1 Hjemmepleje trial --by hom --reason "Ja"', code=1),
    "close": reads('1 --by hom --learnt "Meget"', code=1),
    "pools balance": reads(),
    "pools frames": writes("2027 social=200.000 sundhed=0 omsorg=1 common=2 --document Budget"),
    "pools open": reads("--year 2026", code=1),
    "pools reserve": writes('omsorg 1000 --project 1 --by hom --reason "Kørsel"'),
    "pools commit": writes('omsorg 400 --project 1 --document "Kontrakt 1"'),
    "pools spend": writes('omsorg 350 --project 1 --document "Faktura 1"'),
    "pools release": writes('omsorg 50 --project 1 --reason "For meget"'),
    "pools transfer": writes('social omsorg 500 --by hso,hom --reason "Flere tavler"'),
    "pools purchase": writes('social 500 --title Tablets --by hso --reason "Til vagten"'),
    "pools receive": writes('social 500 --document "Aftale 7" --reason "Tilskud"'),
    "pools assert": writes("social 200000"),
    "pools close": reads("2026", code=1),
    "pools ledger": reads("omsorg"),
    "pools forecast": reads(),
    "pools reconcile": reads("{new}", code=2),
    "pools export": reads("--format csv"),
    "pools wishes": reads("1", code=2),
    "explain": reads("EVT013"),
    "check": reads("--base HEAD --full", code=1),
    "log": reads("1"),
    "diff": reads("HEAD~1"),
    "undo": writes("", before="own"),
    "audit verify": reads(),
    "audit anchor": reads("--output {new}"),
    "sync": writes("--remote shared", before="own"),
    "doctor": reads(),
    "setup": writes(),
    "schema": reads("project"),
}


def commands() -> dict[str, Any]:
    """Every command of the program by its words, from the table that the program itself uses."""
    return {" ".join(words): command for name in _lazy.COMMANDS for words, command in _below(_lazy.load(name), name)}


def _below(command: Any, *words: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    children = getattr(command, "commands", None)
    if children is None:
        yield words, command
    for name, child in (children or {}).items():
        yield from _below(child, *words, name)


def build(place: Path) -> Path:
    """The portfolio that the calls are made on; answers the top of its repository."""
    digitek = Binary(place, place, today=START)
    digitek.inside("init", "sso")
    digitek.folder = place / "sso"
    for line in filter(None, map(str.strip, (READY + LISTED).splitlines())):
        digitek.inside(*shlex.split(line))
    return place / "sso"


def copied(factory: pytest.TempPathFactory, place: Path) -> Path:
    """A copy of the same in a folder; answers the top of its repository."""
    shutil.copytree(once(factory, "clean", build) / "sso", place / "sso", symlinks=True)
    return place / "sso"


def words_of(command: str, new: Path) -> list[str]:
    """The command line of a command."""
    return [*command.split(), *(word.format(new=new) for word in shlex.split(CALLS[command].words))]

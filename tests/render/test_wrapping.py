"""Lines fit the terminal under their own indent; a pipe gets them whole, and a command stays one to be copied."""

from __future__ import annotations

import shlex

import pytest

from digitek_cli.render.wrapping import folded

LINES = [
    "P-2026-001 Sansestimulerende bevægelsesgulve på plejehjemmene med særlig vægt på måltider",
    "  ✗ COMM001 Chefen (hom) har ikke kommenteret Idébeskrivelse, og det er en lang sætning med æøå.",
    '      → digitek comment P-2026-001 idea-description --by hom --text "…"',
    "    → Se digitek pools balance --year 2026, bed om mindre, eller brug også en anden pulje.",
    "      → digitek checklist answer P-2026-001 SEC-20 SVAR --by ABC; digitek checklist explain P-2026-001 SEC-20",
    "kort",
    "",
]


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_every_line_fits(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = folded(line for line in LINES if columns > 40 or "→" not in line)
    assert max(map(len, shown)) <= columns


def test_a_pipe_gets_whole_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert folded(LINES) == LINES


def test_words_go_on_below_the_first_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert folded([LINES[1]]) == [
        "  ✗ COMM001 Chefen (hom) har ikke kommenteret",
        "            Idébeskrivelse, og det er en lang sætning med",
        "            æøå.",
    ]


@pytest.mark.parametrize("columns", [40, 50, 60])
def test_a_folded_command_can_still_be_copied(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    command = 'digitek pools reserve omsorg 5 --project P-2026-001 --year 2026 --by ABC --reason "en; to. Tre"'
    shown = folded([f"      → Puljens ejer kan give mere: {command}"])
    start = next(number for number, line in enumerate(shown) if "digitek" in line)
    typed = "\n".join(shown[start:]).replace("\\\n", " ")  # what a shell makes of it
    assert shlex.split(typed) == shlex.split(command)


def test_two_commands_stand_on_their_own_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    assert folded([LINES[4]]) == [
        "      → digitek checklist answer P-2026-001 SEC-20 SVAR --by ABC",
        "        digitek checklist explain P-2026-001 SEC-20",
    ]

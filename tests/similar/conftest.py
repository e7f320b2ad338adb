"""A small portfolio: one idea that was stopped, one that asks, a purchase, and room for a register."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.portfolio_case import Desk, start

STOPPED, ASKING, OTHER = "P-2026-001", "P-2026-002", "P-2026-003"
KITOS = """\
IT-System (UUID);IT System;Lokal kaldenavn;Tidligere systemnavn;Systemets overordnede formål;IT-System (Beskrivelse);\
Leverandør;Rettighedshaver;Forretningstype;KLE navn;Ansv. organisationsenhed;Livscyklus;Status;\
Taget i anvendelse af;Sidst redigeret: Bruger;Systemejer;Noter
6f0c5a40-0001-4000-8000-000000000001;Nexus;Omsorgsjournal;CSC Vitae;Journal for borgere i hjemmeplejen;\
Elektronisk omsorgsjournal;KMD A/S;KMD;Fagsystem;Sundhed;Omsorg;I drift;Aktivt;Ida Olsen;Bo Holm;Ib Friis;Spørg Ida
6f0c5a40-0002-4000-8000-000000000002;Rengøringsportal;;;Styring af robotstøvsugere og gulvvaskere;;Ren ApS;;;;\
Ejendomme;I drift;Aktivt;Ida Olsen;Bo Holm;;
6f0c5a40-0003-4000-8000-000000000003;Vagtplan;;;;Planlægning af vagter;Silkeborg Data;;;;Personale;Under udfasning;\
Aktivt;Ida Olsen;Bo Holm;;
"""


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return start(tmp_path / "p", capsys, monkeypatch)


@pytest.fixture
def desk(bare: Desk) -> Desk:
    desk = bare
    idea = ("new-idea", "--area", "omsorg", "--submitter", "abc")
    desk.done(*idea, "--title", "Robotstøvsugere på plejecentre", "--need", "Gulvene skal være rene hver dag.")
    desk.done("decide", "1", "stop", "--by", "hom", "--reason", "Beboerne faldt over ledningerne.")
    desk.done(*idea, "--title", "Støvsugning i boligerne", "--need", "Personalet når det ikke.")
    desk.done(*idea, "--title", "Kalendertavler", "--need", "Overblik over dagen")
    bought = ("pools", "purchase", "omsorg", "900", "--by", "hom", "--reason", "Til depotet")
    desk.done(*bought, "--title", "Håndstøvsugere")
    return desk


@pytest.fixture
def kitos(tmp_path: Path) -> Path:
    """An export as a Danish Excel saves it."""
    file = tmp_path / "kitos.csv"
    file.write_bytes(KITOS.replace("\n", "\r\n").encode("cp1252"))
    return file

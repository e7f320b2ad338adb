"""`systems import`: what is taken from an export, what is not, and what a hostile file comes to."""

from __future__ import annotations

import tracemalloc
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitek_cli.errors import DataError, RuleViolation
from digitek_cli.model.portfolio import Portfolio
from digitek_cli.operations.change import Moment
from digitek_cli.operations.systems import replace_register
from digitek_cli.rules import systems_file
from tests.cli.portfolio_case import Desk
from tests.similar.conftest import KITOS

DAY = date(2026, 3, 14)
NOW = Moment(DAY, "kon", lambda: "abcdef")
HEAD = "System;Leverandør;Beskrivelse\n"


def systems(desk: Desk) -> list[dict[str, str]]:
    registers = desk.done("systems", "list")["registers"]
    return [system for register in registers for system in register["systems"]]


def stored(desk: Desk) -> str:
    return "".join(file.read_text("utf-8") for file in sorted(desk.file("systems").glob("*.yaml")))


def number() -> str:
    """Ten digits that read like somebody's number, put together here so that none stands in a file."""
    return f"{date(1990, 1, 1):%d%m%y}-{1234}"


@pytest.mark.parametrize(
    ("encoding", "between", "end"),
    [("cp1252", ";", "\r\n"), ("utf-8-sig", ";", "\r\n"), ("utf-8", ",", "\n"), ("utf-8", "\t", "\n")],
)
def test_an_export_of_kitos_in_every_way_that_it_is_saved(
    bare: Desk, tmp_path: Path, encoding: str, between: str, end: str
) -> None:
    file = tmp_path / "udtræk.csv"
    file.write_bytes(KITOS.replace(";", between).replace("\n", end).encode(encoding))
    answer = bare.done("systems", "import", str(file))
    assert (answer["systems"], answer["added"], answer["changed"], answer["gone"]) == (3, 3, 0, 0)
    nexus, portal, rota = systems(bare)
    assert nexus == {
        "id": "6f0c5a40-0001-4000-8000-000000000001",
        "name": "Nexus",
        "also": "Omsorgsjournal; CSC Vitae",
        "purpose": "Journal for borgere i hjemmeplejen",
        "description": "Elektronisk omsorgsjournal",
        "supplier": "KMD A/S",
        "owner": "KMD",
        "kind": "Fagsystem",
        "tasks": "Sundhed",
        "unit": "Omsorg",
        "status": "I drift",
    }
    assert portal["purpose"] == "Styring af robotstøvsugere og gulvvaskere"
    assert rota["status"] == "Under udfasning"


def test_no_person_comes_along_and_the_columns_left_out_are_named(bare: Desk, kitos: Path) -> None:
    answer = bare.done("systems", "import", str(kitos))
    assert answer["skipped_columns"] == [
        "Status",
        "Taget i anvendelse af",
        "Sidst redigeret: Bruger",
        "Systemejer",
        "Noter",
    ]
    assert not [name for name in ("Ida", "Olsen", "Holm", "Friis") if name in stored(bare)]


def test_a_new_export_takes_the_place_of_the_one_before(bare: Desk, kitos: Path) -> None:
    bare.done("systems", "import", str(kitos))
    before = bare.git("rev-parse", "HEAD")
    rows = kitos.read_text("cp1252").splitlines()
    changed = rows[2].replace("gulvvaskere", "vinduespudsere")
    new = rows[1].replace("0001-4000", "0009-4000").replace("Nexus", "Cura")
    kitos.write_text("\n".join([rows[0], rows[1], changed, new]), "cp1252")
    answer = bare.done("systems", "import", str(kitos))
    assert [answer[name] for name in ("systems", "added", "changed", "gone")] == [3, 1, 1, 1]
    assert answer["gone_systems"] == ["Vagtplan"]
    assert [system["name"] for system in systems(bare)] == ["Cura", "Nexus", "Rengøringsportal"]
    touched = bare.git("diff", "--name-only", before.strip(), "HEAD").split()
    assert 0 < len(touched) <= 3
    assert "vinduespudsere" in stored(bare)


def test_the_same_export_again_changes_nothing(bare: Desk, kitos: Path) -> None:
    bare.done("systems", "import", str(kitos))
    assert bare.done("systems", "import", str(kitos))["commit"] is None


def test_registers_stand_beside_each_other(bare: Desk, kitos: Path, tmp_path: Path) -> None:
    bare.done("systems", "import", str(kitos))
    depot = tmp_path / "depot.csv"
    depot.write_text("Navn,Leverandør\nLoftlift,Guldmann\n")
    bare.done("systems", "import", str(depot), "--source", "Depot")
    registers = bare.done("systems", "list")["registers"]
    assert [(part["source"], len(part["systems"])) for part in registers] == [("depot", 1), ("kitos", 3)]
    (hit,) = bare.done("similar", "lifte")["hits"]
    assert (hit["source"], hit["id"]) == ("depot", "Loftlift")


def test_the_import_is_one_commit_that_can_be_taken_back_and_proved(bare: Desk, kitos: Path) -> None:
    commits = int(bare.git("rev-list", "--count", "HEAD"))
    answer = bare.done("systems", "import", str(kitos))
    assert int(bare.git("rev-list", "--count", "HEAD")) == commits + 1
    assert len(answer["commit"]) == 40
    assert bare("check").code == 0
    assert bare("audit", "verify").code == 0
    told = "Systemer fra kitos, udtræk fra 14. marts 2026: 3 nye, 0 ændrede, 0 borte"
    assert told in bare("log").out
    assert told in bare("diff", "HEAD~1").out
    bare.done("undo")
    assert systems(bare) == []
    bare.done("undo")
    assert len(systems(bare)) == 3
    assert bare("audit", "verify").code == 0


def test_the_same_list_of_another_day_is_told_as_such(bare: Desk, kitos: Path) -> None:
    bare.done("systems", "import", str(kitos), "--date", "2026-03-01")
    bare.done("systems", "import", str(kitos))
    assert "udtræk fra 14. marts 2026: 0 nye, 0 ændrede, 0 borte" in bare("log").out


def test_a_dry_run_writes_nothing(bare: Desk, kitos: Path) -> None:
    answer = bare.done("systems", "import", str(kitos), "--dry-run")
    assert "systems/" in answer["diff"]
    assert not bare.file("systems").exists()


def test_the_day_of_the_export_is_kept_and_is_no_day_to_come(bare: Desk, kitos: Path) -> None:
    bare.done("systems", "import", str(kitos), "--date", "2026-03-01")
    assert bare.done("systems", "list")["registers"][0]["imported"] == "2026-03-01"
    assert bare("systems", "import", str(kitos), "--date", "2026-03-15").code == 1


def test_without_a_register_the_list_says_what_to_type(bare: Desk) -> None:
    answered = bare("systems", "list")
    assert answered.code == 0
    assert "digitek systems import FIL --source kitos" in answered.out


def test_what_was_left_out_is_told_in_both_languages(bare: Desk, kitos: Path) -> None:
    shown = bare("systems", "import", str(kitos)).out
    assert "Ikke hentet er kolonnerne Status, Taget i anvendelse af" in shown
    listed = bare("systems", "list").out
    assert "kitos: 3 systemer, udtræk fra den 14. marts 2026" in listed
    assert "KMD A/S" in listed
    assert "kitos: 3 systems, export of 14 March 2026" in bare("--lang", "en", "systems", "list").out


# ── hostile files ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_number_of_a_person_refuses_the_file_and_is_not_repeated(bare: Desk, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text(HEAD + f"Nexus;KMD;Journal\nTavle;KMD;Ring til {number()}\n")
    head = bare.git("rev-parse", "HEAD")
    refused = bare("systems", "import", str(file))
    assert refused.code == 1
    assert "Række 3, Beskrivelse" in refused.err
    assert number() not in refused.err
    assert (bare.git("rev-parse", "HEAD"), bare.git("status", "--porcelain")) == (head, "")


def test_a_number_in_a_column_that_is_left_out_is_no_matter(bare: Desk, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text(f"System;Leverandør;Systemejer\nNexus;KMD;{number()}\n")
    assert bare.done("systems", "import", str(file))["systems"] == 1
    assert number() not in stored(bare)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", " =", "=+"])
def test_what_looks_like_a_formula_is_text_without_its_sign(bare: Desk, tmp_path: Path, sign: str) -> None:
    file = tmp_path / "x.csv"
    file.write_text(HEAD + f"{sign}HYPERLINK(1);KMD;{sign}SUM(A1)\n")
    answer = bare.done("systems", "import", str(file))
    assert answer["defused_cells"] == 2
    (system,) = systems(bare)
    assert (system["name"], system["description"]) == ("HYPERLINK(1)", "SUM(A1)")


def test_what_a_terminal_would_obey_does_not_get_in(bare: Desk, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text(HEAD + 'Ne\x1b[31mxus\u202e;K\x00MD;"to\nlinjer\u200b"\n', newline="\n")
    bare.done("systems", "import", str(file))
    (system,) = systems(bare)
    assert (system["name"], system["supplier"], system["description"]) == ("Ne [31mxus", "K MD", "to linjer")


def test_yaml_in_a_cell_is_text(bare: Desk, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text(HEAD + "&a *b: !!python/object;{a: [1]};- # ~ 'null'\nnull;true;1_000\n")
    bare.done("systems", "import", str(file))
    assert [(item["name"], item["supplier"]) for item in systems(bare)] == [
        ("&a *b: !!python/object", "{a: [1]}"),
        ("null", "true"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "systems-columns"),
        (HEAD, "systems-empty"),
        (HEAD + ";;\n;;\n", "systems-empty"),
        ("Fornavn;Efternavn\nIda;Olsen\n", "systems-columns"),
        ("Navn;Afdeling;Telefon\nIda;Omsorg;1\n", "systems-columns"),
        (HEAD + "\n".join(f"S{row};;" for row in range(systems_file.MAX_ROWS + 1)), "systems-long"),
        (HEAD + '"' + "x" * 200_000, "systems-cells"),
        ("PK\x03\x04[Content_Types].xml", "systems-columns"),
        (HEAD + ";KMD;\n", "systems-rows"),
        (HEAD + "Nexus;KMD;\nnexus;Andre;\n", "systems-rows"),
    ],
    ids=["nothing", "heading", "blank", "people", "employees", "rows", "cell", "workbook", "nameless", "twice"],
)
def test_what_is_no_list_of_systems_is_refused_in_words(text: str, code: str) -> None:
    with pytest.raises(DataError) as refused:
        systems_file.read(text, "x.csv")
    assert refused.value.code == code


def test_two_equal_rows_are_one_system() -> None:
    assert len(systems_file.read(HEAD + "Nexus;KMD;\nNexus;KMD;\n", "x.csv").systems) == 1


def test_the_first_line_of_excel_says_what_parts_the_cells() -> None:
    (system,) = systems_file.read("sep=,\r\nSystem,Leverandør\r\nA;B,C\r\n", "x.csv").systems
    assert (system.name, system.supplier) == ("A;B", "C")


def test_a_file_of_300_megabytes_is_not_read(bare: Desk, tmp_path: Path) -> None:
    file = tmp_path / "stor.csv"
    with file.open("wb") as target:
        target.write(HEAD.encode())
        target.truncate(300_000_000)
    tracemalloc.start()
    refused = bare("systems", "import", str(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused.code == 3
    assert "stor.csv fylder mere end 16 megabyte" in refused.err
    assert peak < 3 * systems_file.MAX_BYTES


def test_a_file_that_is_not_there_and_a_name_that_is_none(bare: Desk, kitos: Path, tmp_path: Path) -> None:
    assert bare("systems", "import", str(tmp_path / "nope.csv")).code == 2
    assert bare("systems", "import", str(kitos), "--source", "../x").code == 2
    named = tmp_path / f"{number()}.csv"
    named.write_bytes(kitos.read_bytes())
    assert bare("systems", "import", str(named)).code == 1


def test_ten_thousand_systems_fit_with_texts_cut_to_what_there_is_room_for() -> None:
    rows = (f"id-{row:05};System {row};{'Leverandør'};{'x' * 400}" for row in range(10_000))
    export = systems_file.read("System ID;System;Leverandør;Beskrivelse\n" + "\n".join(rows), "x.csv")
    change = replace_register(Portfolio(), export, "kitos", DAY, NOW)
    assert change.result["systems"] == 10_000
    assert len(change.records) == 16
    (register,) = change.after.system_registers
    longest = max(len(system.description or "") for system in register.systems)
    assert longest == change.result["shortened_to"]
    assert longest in (100, 200)
    assert all(system.description.endswith("…") for system in register.systems if system.description)


def test_more_than_there_is_room_for_is_refused() -> None:
    rows = "\n".join(f"{row:05}{'y' * 90};{'n' * 150};{'l' * 400}" for row in range(12_000))
    export = systems_file.read("System ID;System;Leverandør\n" + rows, "x.csv")
    with pytest.raises(DataError, match="systems-too-many"):
        replace_register(Portfolio(), export, "kitos", DAY, NOW)


@given(st.text(max_size=300))
def test_any_cell_comes_back_as_it_was_taken_or_is_refused(text: str) -> None:
    """The model never sees what it would refuse."""
    cell = text.replace('"', '""')
    with suppress(RuleViolation):  # as good as never: ten digits in a row that make a date
        assert len(systems_file.read(f'{HEAD}Nexus;"{cell}";"{cell}"\n', "x.csv").systems) == 1

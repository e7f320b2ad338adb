"""The files of the register: what `check` finds in them, and who looks into them at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digitek_cli.model.systems import SystemShard
from digitek_cli.model.value import to_document
from digitek_cli.rules.merging import Merger
from digitek_cli.rules.systems_check import shard_of
from digitek_cli.store import snapshot, yaml_io
from tests.cli.portfolio_case import Desk


@pytest.fixture
def full(bare: Desk, kitos: Path) -> Desk:
    bare.done("new-idea", "--title", "Kalendertavler", "--area", "omsorg", "--submitter", "abc")
    bare.done("systems", "import", str(kitos))
    return bare


def found(desk: Desk) -> list[str]:
    answered = desk("check", "--json")
    return [finding["code"] for finding in answered.data["findings"] if finding["code"].startswith(("SYS", "FILE"))]


def holding(desk: Desk, name: str) -> Path:
    return next(file for file in desk.file("systems").glob("*.yaml") if f"name: {name}\n" in file.read_text("utf-8"))


def test_an_import_leaves_nothing_to_find(full: Desk) -> None:
    assert found(full) == []
    assert len(list(full.file("systems").iterdir())) == 16


def test_a_system_in_the_wrong_file_is_found(full: Desk) -> None:
    file = holding(full, "Nexus")
    file.write_text(file.read_text("utf-8").replace("-0001-4000", "-0003-4000"), "utf-8")
    right = shard_of("kitos", "6f0c5a40-0003-4000-8000-000000000003")
    assert file.stem != right
    assert found(full) == ["SYS011"]


def test_a_system_twice_is_found(full: Desk) -> None:
    file = holding(full, "Nexus")
    text = file.read_text("utf-8")
    systems = text.index("    systems:\n") + len("    systems:\n")
    file.write_text(text + text[systems:], "utf-8")
    assert found(full) == ["SYS010"]


def test_files_of_two_exports_are_pointed_out(full: Desk) -> None:
    file = full.file("systems/f.yaml")
    file.write_text(file.read_text("utf-8").replace("2026-03-14", "2026-03-10"), "utf-8")
    assert found(full) == ["SYS012"]
    assert full("check").code == 0


@pytest.mark.parametrize(
    ("path", "code"), [("systems/g.yaml", "FILE040"), ("systems/0/1.yaml", "FILE040"), ("systems/1.yaml", "FILE041")]
)
def test_a_file_that_has_no_place_is_found(full: Desk, path: str, code: str) -> None:
    file = full.file(path)
    file.parent.mkdir(exist_ok=True)
    file.write_text('shard: "0"\n', "utf-8")
    assert code in found(full)


def test_only_those_who_need_it_open_the_register(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    plain = yaml_io.read

    def read(data: bytes, path: str) -> object:
        opened.append(path)
        return plain(data, path)

    monkeypatch.setattr(yaml_io, "read", read)
    for words in (("list",), ("show", "1"), ("gate", "status", "1"), ("list", "--known", "HEAD"), ("similar", "Nexus")):
        snapshot.understood.cache_clear()
        opened.clear()
        assert full(*words).code == 0
        assert opened
        assert any(path.startswith("systems/") for path in opened) is (words[0] == "similar"), words


def test_a_broken_file_of_systems_stops_only_those_who_read_it(full: Desk) -> None:
    full.file("systems/0.yaml").write_text("shard: [\n", "utf-8")
    assert full("list").code == 0
    assert full("set", "1", "need", "Overblik").code in (0, 3)
    answered = full("similar", "Nexus")
    assert answered.code == 3
    assert "systems/0.yaml" in answered.err


def shard(**listed: tuple[str, str]) -> dict[str, Any]:
    """A file with one system for each register: the day of the export and the system's name."""
    registers = {
        source: {"imported": day, "systems": [{"id": "1", "name": name}]} for source, (day, name) in listed.items()
    }
    return dict(to_document(SystemShard.model_validate({"shard": "0", "registers": registers})))


def test_of_two_exports_of_one_register_the_later_one_holds() -> None:
    """Whoever took it over: nobody has to choose, and no list is mixed of two."""
    base, early, late = (shard(kitos=(f"2026-03-{day}", f"of {day}")) for day in ("01", "10", "12"))
    for mine, theirs in ((early, late), (late, early)):
        merger = Merger()
        assert merger.merge(base, mine, theirs) == late
        assert not merger.clashes
    assert Merger().merge({}, early, late) == late


def test_of_two_exports_of_one_day_the_one_that_was_shared_first_holds() -> None:
    mine, theirs = (shard(kitos=("2026-03-10", name)) for name in ("mine", "theirs"))
    assert Merger().merge({}, mine, theirs) == theirs


def test_two_people_take_over_a_register_each() -> None:
    mine, theirs = shard(kitos=("2026-03-10", "a")), shard(depot=("2026-03-12", "b"))
    merged = Merger().merge(shard(), mine, theirs)
    assert merged == shard(kitos=("2026-03-10", "a"), depot=("2026-03-12", "b"))

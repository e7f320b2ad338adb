"""YAML that was made to hurt: by every way that leads to the parser it is refused, and the process lives.

Each bomb is tried as a project's file under reading and writing commands, as a hand edit that is to be committed, as
what an editor leaves behind, and as a file of facts or answers.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitek_cli.errors import BadReference, DataError
from digitek_cli.model.amounts import parse_amount
from digitek_cli.store import yaml_io
from digitek_cli.store.yaml_guard import MAX_BYTES, MAX_NODES
from tests.attacks.limited import ROOT, Try, sitting
from tests.cli.portfolio_case import Desk, start
from tests.proofs import Tally

PROJECT = "projects/2026/P-2026-002.yaml"
DECISION = "decisions/2026/D-2026-abcdef.yaml"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits of memory and time are set the POSIX way")


@dataclass(frozen=True)
class Lair:
    """A portfolio with three ideas, and a place beside it for bombs."""

    desk: Desk
    bombs: Path

    def bomb(self, name: str, data: bytes) -> str:
        file = self.bombs / name
        file.write_bytes(data)
        return str(file)

    def ways(self, bomb: str, restored: str, *, every: bool) -> dict[str, Try]:
        """The command lines by which a bomb comes in; the second project's file is whole again after them."""
        target, json = str(self.desk.file(PROJECT)), ("--json",)
        few = {
            "check": Try(("check", *json), ((bomb, target),)),
            "commit": Try(("commit", *json)),
            "facts": Try(("checklist", "facts", "1", "--file", bomb, *json), ((restored, target),)),
        }
        if not every:
            return few
        others = {
            "list": Try(("list", *json), ((bomb, target),)),
            "gate status": Try(("gate", "status", "1", *json)),
            "show": Try(("show", "2", *json)),
            "write": Try(("set", "1", "need", f"Efter {bomb[-12:]}", *json)),
            "edit": Try(("edit", "2", *json), ((restored, target),), {"VISUAL": f"cp {shlex.quote(bomb)}"}),
            "answer": Try(("checklist", "answer", "1", "--by", "pl1", "--file", bomb, *json)),
        }
        return few | others

    def refuse(self, tally: Tally, bombs: dict[str, tuple[bytes, str]], *, every: bool = False) -> None:
        """Each bomb is refused by every way with its code; what needs another file still works."""
        restored = self.bomb("whole", self.desk.file(PROJECT).read_bytes())
        tries = [
            (way, code, one)
            for name, (data, code) in bombs.items()
            for way, one in self.ways(self.bomb(name, data), restored, every=every).items()
        ]
        outcomes = sitting(self.desk.folder, [one for _, _, one in tries])
        for (way, code, one), outcome in zip(tries, outcomes, strict=True):
            if way == "write":
                assert outcome.code == 0, (one, outcome)
            else:
                assert outcome.code == 3, (one, outcome)
                assert code in outcome.codes, (one, outcome)
            if way == "list":
                assert '"P-2026-001"' in outcome.out
                assert '"P-2026-003"' in outcome.out
            tally()
        assert self.desk.git("status", "--porcelain") == ""


@pytest.fixture
def lair(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Lair:
    desk = start(tmp_path / "p", capsys, monkeypatch)
    for title in ("Et", "To", "Tre"):
        desk.done("new-idea", "--title", title, "--area", "social", "--submitter", "abc", "--need", "Et behov.")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    (tmp_path / "bombs").mkdir()
    return Lair(desk, tmp_path / "bombs")


def doubled(line: str, first: str, levels: int = 10) -> bytes:
    return (first + "".join(line.format(now=level, then=level - 1) for level in range(1, levels))).encode()


NINE = ",".join(["*a{then}"] * 9)


@pytest.mark.proof("A01")
def test_an_alias_bomb_is_refused(lair: Lair, tally: Tally) -> None:
    laughs = doubled("a{now}: &a{now} [" + NINE + "]\n", "a0: &a0 [x,x,x,x,x,x,x,x,x]\n")
    quoted = doubled("'a{now}': &a{now} {{k: [" + NINE + "]}}\n", "a0: &a0 x\n")
    lair.refuse(tally, {"laughs": (laughs, "FILE005"), "quoted": (quoted, "FILE005")}, every=True)


@pytest.mark.proof("A02")
def test_a_merge_bomb_is_refused(lair: Lair, tally: Tally) -> None:
    merging = doubled("a{now}: &a{now} {{<<: [" + NINE + "], k{now}: v}}\n", "a0: &a0 {k0: v}\n")
    alone = b"a: {<<: {b: 1}, c: 2}\n"
    lair.refuse(tally, {"merging": (merging, "FILE005"), "alone": (alone, "FILE011")}, every=True)


@pytest.mark.proof("A03")
def test_a_value_inside_itself_is_refused(lair: Lair, tally: Tally) -> None:
    lair.refuse(tally, {"self": (b"a: &a [*a]\n", "FILE005"), "map": (b"&a a: {b: *a}\n", "FILE005")}, every=True)


DEEP: dict[str, Callable[[int], bytes]] = {
    "flow": lambda depth: b"a: " + b"[" * depth,
    "closed": lambda depth: b"a: " + b"[" * (depth // 2) + b"]" * (depth // 2) + b"\n",
    "mixed": lambda depth: b"a: " + b"[{a: " * (depth // 2),
    "block": lambda depth: b"a:\n" + b"- " * depth,
    "question": lambda depth: b"? " * depth,
    "commented": lambda depth: b"a:\n" + b" [ #]\n" * min(depth, 40_000),
    "json": lambda depth: b'{"a":' + b"[" * (depth // 2) + b"]" * (depth // 2) + b"}",
    "object": lambda depth: b'{"a":' * min(depth, 40_000),
}


@pytest.mark.proof("A04")
@pytest.mark.parametrize("depth", [6_000, 100_000])
def test_nested_brackets_are_refused_and_the_process_lives(depth: int, lair: Lair, tally: Tally) -> None:
    bombs = {name: (made(depth), "FILE004") for name, made in DEEP.items()}
    lair.refuse(tally, {"flow": bombs["flow"]}, every=True)
    lair.refuse(tally, bombs)


@pytest.mark.proof("A04")
@pytest.mark.parametrize("depth", [6_000, 100_000])
def test_nested_brackets_typed_as_a_value_are_refused(depth: int, lair: Lair, tally: Tally) -> None:
    typed = ["[" * depth, "[" * (depth // 2) + "]" * (depth // 2), '{"a":' * (depth // 5), '"' + "[" * depth]
    lines = [("set", "1", "need", value, *how) for value in typed for how in ((), ("--json-value",))]
    lines += [("set", "1", name, typed[0]) for name in ("risk.category", "benefits+", "budget.trial", "trial_end")]
    lines += [("checklist", "facts", "1", f"product.radio={value}") for value in typed]
    tries = [Try((*words, "--json")) for words in lines]
    for one, outcome in zip(tries, sitting(lair.desk.folder, tries), strict=True):
        assert outcome.code in (1, 2, 3), (one.words[:3], outcome)
        assert len(outcome.err) < 4_000, one.words[:3]
        tally()
    assert lair.desk.git("rev-list", "--count", "HEAD").strip() == "4"


@pytest.mark.proof("A04")
def test_nested_brackets_in_a_file_of_ours_are_refused(lair: Lair, tally: Tally) -> None:
    """An anchor that is handed in, and a journal that somebody put into the git folder."""
    anchor = lair.bomb("anchor.json", b"[" * 100_000)
    journal = lair.desk.folder / ".git" / "digitek"
    journal.mkdir(exist_ok=True)
    tries = [
        Try(("audit", "verify", "--anchor", anchor, "--json")),
        Try(("list", "--json"), ((anchor, str(journal / "bomb.json")),)),
        Try(("set", "1", "need", "x", "--json")),
    ]
    outcomes = sitting(lair.desk.folder, tries)
    assert [outcome.code for outcome in outcomes] == [3, 0, 4]
    assert outcomes[0].codes == {"audit-no-anchor"}
    tally(3)


@pytest.mark.proof("A05")
def test_a_file_without_an_end_is_not_read_to_its_end(lair: Lair, tally: Tally) -> None:
    lines = (("checklist", "facts", "1"), ("checklist", "answer", "1", "--by", "pl1"))
    tries = [Try((*words, "--file", "/dev/zero", "--json")) for words in lines]
    for outcome in sitting(lair.desk.folder, tries):
        assert outcome.code == 3
        assert outcome.codes == {"FILE001"}
        tally()


@pytest.mark.proof("A05")
def test_too_large_a_file_is_refused(lair: Lair, tally: Tally) -> None:
    bombs = {
        "text": (b'a: "' + b"x" * 300_000 + b'"\n', "FILE001"),
        "comment": (b"a: 1\n# " + b"x" * 3_000_000 + b"\n", "FILE001"),
        "keys": (b"".join(b"k%d: 1\n" % number for number in range(100_000)), "FILE001"),
        "short-keys": (b"".join(b"%x: 1\n" % number for number in range(MAX_NODES)), "FILE012"),
        "items": (b"a: [" + b"1," * (MAX_NODES + 1) + b"]\n", "FILE012"),
    }
    lair.refuse(tally, bombs)


@pytest.mark.proof("A05")
def test_what_is_just_small_enough_is_read(tally: Tally) -> None:
    full = b"a: 1\n#" + b"x" * (MAX_BYTES - 7) + b"\n"
    assert len(full) == MAX_BYTES
    assert yaml_io.read(full, "f").data == {"a": 1}
    tally()


@pytest.mark.proof("A06")
def test_a_number_too_long_is_refused_by_the_name_of_its_field(lair: Lair, tally: Tally) -> None:
    digits = (b"9" * 200_000, b"-" + b"9" * 200_000, b"0x" + b"f" * 200_000, b"0o" + b"7" * 200_000)
    bombs = {f"n{number}": (b"budget:\n  trial: " + text + b"\n", "FILE015") for number, text in enumerate(digits)}
    lair.refuse(tally, bombs | {"huge": (b"a: 0x" + b"f" * 2_000_000 + b"\n", "FILE001")})
    with pytest.raises(DataError) as problem:
        yaml_io.read(b"budget:\n  trial: " + b"9" * 31 + b"\n", "f.yaml")
    assert problem.value.params["field"] == "trial"
    with pytest.raises(DataError) as problem:
        yaml_io.read(b"links:\n  - " + b"9" * 31 + b"\n", "f.yaml")
    assert problem.value.params["field"] == "links"


@pytest.mark.proof("A06")
def test_an_exponent_is_never_worked_out(lair: Lair, tally: Tally) -> None:
    file = lair.desk.file(PROJECT)
    whole = file.read_bytes()
    for typed in ("1e999999999", "1e" + "9" * 1_000, "-1E+99999", ".9e99999", "1" + "0" * 400 + ".5"):
        file.write_bytes(whole + f"budget:\n  trial: {typed}\nrisk:\n  category: {typed}\n".encode())
        answered = lair.desk("check", "--json")
        assert answered.code == 3
        found = {item["code"]: item["message"] for item in answered.data["findings"]}
        assert "budget.trial" in found["FILE024"]
        assert "risk.category" in found["FILE031"]
        tally()


AMOUNTS = (
    *("9" * 200_000, "0x" + "f" * 9_999, "1e9", "1e999999999", "nan", "inf", "-0", "+1", "1_000", "１２３", "٣", "²"),
    *(
        "9" * 14,
        "0." + "0" * 5_000 + "1",
        "1" + ".000" * 2_000,
        "",
        " ",
        "1,2,3",
        "1.2.3",
        "--1",
        "1,",
        ",5",
        "kr. 1",
        "½",
    ),
)


@pytest.mark.proof("A06")
def test_an_amount_that_is_none_is_refused_where_it_is_typed(lair: Lair, tally: Tally) -> None:
    for typed in AMOUNTS:
        with pytest.raises(BadReference):
            parse_amount(typed)
    advance = ("gate", "advance", "1", "--by=hso", "--reason=x")
    forms: tuple[Callable[[str], tuple[str, ...]], ...] = (
        lambda typed: ("set", "1", "budget.trial", "--json", "--", typed),
        lambda typed: ("pools", "reserve", "social", "--project=1", "--by=hso", "--reason=x", "--json", "--", typed),
        lambda typed: (*advance, f"--reserve=social={typed}", "--json"),
        lambda typed: (*advance, f"--reserve=social:{typed or 'x'}=1", "--json"),
    )
    lines = [forms[number % len(forms)](typed) for number, typed in enumerate(AMOUNTS)]
    for words, outcome in zip(lines, sitting(lair.desk.folder, [Try(words) for words in lines]), strict=True):
        assert outcome.code == 2, (words[:3], outcome)
        assert len(outcome.err) < 4_000
        tally()


TAGS = (
    b"!!python/object/apply:os.system [touch {marker}]",
    b"!!python/object/new:os.system [touch {marker}]",
    b"!!python/name:os.system",
    b"!!python/module:os",
    b"!!binary aGVq",
    b"!!set {a, b}",
    b"!!omap [a: 1]",
    b"!!str 12",
    b"!!int '12'",
    b"!foo x",
    b"! x",
    b"!<tag:yaml.org,2002:str> x",
    b"!<!x> y",
    b"!e!x y",
)


@pytest.mark.proof("A07")
def test_tags_are_refused_and_nothing_is_run(lair: Lair, tally: Tally) -> None:
    marker = lair.bombs / "ran"
    bombs = {"directive": (b"%YAML 1.1\n---\na: no\n", "FILE006")}
    for number, tag in enumerate(TAGS):
        tagged = tag.replace(b"{marker}", str(marker).encode())
        head = b"%TAG !e! tag:example.org,2000:\n---\n" if tag.startswith(b"!e!") else b""
        bombs[f"tag-{number}"] = (head + b"a: " + tagged + b"\n", "FILE006")
    lair.refuse(tally, bombs)
    assert not marker.exists()


DUPLICATES = (
    (PROJECT, b"id: P-2026-002\nphase: idea\ntitle: To\nphase: trial\n", "phase", 2, 4),
    (PROJECT, b"id: P-2026-002\nphase: idea\n'phase': trial\n", "phase", 2, 3),
    (PROJECT, b'id: P-2026-002\nphase: idea\n"pha\\u0073e": trial\n', "phase", 2, 3),
    (PROJECT, b"id: P-2026-002\n? phase\n: idea\nphase : trial\n", "phase", 2, 4),
    (PROJECT, b"id: P-2026-002\nrisk: {category: 1, category: 4}\n", "category", 2, 2),
    (PROJECT, b"id: P-2026-002\nbenefits:\n  - id: G-001\n    size: 1\n    size: 5\n", "size", 4, 5),
    (DECISION, b"id: D-2026-abcdef\noutcomes: [stop]\nreason: x\noutcomes: [trial]\n", "outcomes", 2, 4),
    (DECISION, b"id: D-2026-abcdef\nby: [hso]\n# by: [kon]\nby: [kon]\n", "by", 2, 4),
)


@pytest.mark.proof("A08")
def test_a_key_that_stands_twice_is_named_by_both_its_lines(lair: Lair, tally: Tally) -> None:
    for path, data, key, first, second in DUPLICATES:
        file = lair.desk.file(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        answered = lair.desk("--lang", "en", "check", "--json")
        assert answered.code == 3
        (found,) = [
            item for item in answered.data["findings"] if item["code"] == "FILE007" and item["path"].endswith(path)
        ]
        assert (found["path"], found["line"]) == (f"portfolio/{path}", second)
        assert found["message"] == f"The key {key} stands here for the second time; the first is in line {first}."
        assert lair.desk("commit", "--json").code == 3
        tally(2)


REAL = sorted((ROOT / "portfolio").rglob("*.yaml"), key=lambda path: path.stat().st_size)[:24]
PIECES = (
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b"&a ",
        b"*a",
        b"!!str ",
        b"<<: ",
        b"---\n",
        b"...\n",
        b"%YAML 1.1\n",
        b"\t",
        b"\r\n",
        b"\r",
    ),
    *(b"'", b'"', b"|\n", b">-\n", b"? ", b": ", b"- ", b"#", b"\\", b"\0", b"\x85", b"\xc2\x85", b"\xe2\x80\xa8"),
    *(
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xc3",
        b"9" * 40,
        b"0x",
        b"1e9",
        b".inf",
        b"~",
        b"\xf0\x9f\x98\x80",
    ),
)


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    """A real file with some of its bytes taken out, doubled, moved or replaced."""
    data = draw(st.sampled_from(REAL)).read_bytes()[:6_000]
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=6) | st.just(data[start:end] * 2))
        data = data[:start] + piece + data[end:]
    return data


def both(data: bytes) -> list[object]:
    """What the file says with libyaml and without, or the kind of refusal."""
    found: list[object] = []
    for parser in (yaml_io._CParser, yaml_io._PureParser):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_io, "_CParser", parser)
            try:
                found.append(yaml_io.read(data, "f.yaml").data)
            except DataError as problem:
                found.append(problem.code)
    return found


def check_readers(tally: Tally, examples: int) -> None:
    """Anything but data or a finding is a bug; where both parsers read a file, they read the same."""

    @settings(max_examples=examples)
    @given(mutants())
    def same(data: bytes) -> None:
        fast, slow = both(data)
        if isinstance(fast, dict) and isinstance(slow, dict):
            assert repr(fast) == repr(slow)
        if isinstance(fast, dict):
            again = yaml_io.render_new(fast) if _writable(fast) else data
            assert repr(yaml_io.read(again, "f.yaml").data) == repr(fast)
        tally()

    same()


def _writable(data: dict[str, object]) -> bool:
    """Texts that a record may hold; a carriage return inside quotes can be read and is never written."""
    return "\\r" not in repr(data)


@pytest.mark.proof("A09")
def test_both_readers_read_the_same_from_mutated_files(tally: Tally) -> None:
    check_readers(tally, 150)


@pytest.mark.soak
@pytest.mark.proof("A09")
def test_both_readers_read_the_same_from_many_mutated_files(tally: Tally) -> None:
    check_readers(tally, 20_000)


def test_the_process_of_the_attacks_is_limited(tmp_path: Path) -> None:
    script = "from tests.attacks import limited; limited.limit(); bytearray(2 << 30)"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
    )
    assert "MemoryError" in done.stderr

"""The books that are answered without records are the books of the records, whatever lies in the folder or in memory."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitek_cli.cli.main import run
from digitek_cli.errors import BadReference, DigitekError
from digitek_cli.model.portfolio import Portfolio, path_of
from digitek_cli.model.terms import TransactionKind
from digitek_cli.model.value import to_document
from digitek_cli.operations.sheet import drawn_up, overview
from digitek_cli.render.pools import document, text
from digitek_cli.rules.as_of import as_of
from digitek_cli.rules.balances import BalanceSheet
from digitek_cli.rules.finding import errors
from digitek_cli.store import own_memory, program
from digitek_cli.store.books import FOLDER, read_books
from digitek_cli.store.snapshot import read_worktree
from digitek_cli.store.yaml_io import render_new
from tests.books.moves import BOOKS, START, Move, books
from tests.world import ROOT, rules_only

SHIPPED = ROOT / "portfolio"
END = START + timedelta(days=400)


def said(draw_up: Callable[[], BalanceSheet]) -> str:
    """A sheet as it is shown, in words and to programs; or why there is none."""
    try:
        sheet = draw_up()
    except BadReference as refused:
        return repr((refused.code, refused.params))
    return repr((document(sheet), text(sheet)))


def by_records(root: Path, day: date, year: int, *, cut: bool) -> str | None:
    """The answer of the records; None where one of them is broken."""
    try:
        snapshot = read_worktree(root)
    except DigitekError:
        return None
    portfolio = as_of(snapshot.portfolio, None, day) if cut else snapshot.portfolio
    return None if errors(snapshot.findings) else said(lambda: overview(portfolio, day, year))


def by_memory(root: Path, day: date, year: int, *, cut: bool) -> str | None:
    read = read_books(root)
    if read is None:
        return None
    read = read.until(day) if cut else read
    return said(lambda: drawn_up(read.sums(day), read.frames(year), read.policies, day, year))


def agree(root: Path, *days: date) -> None:
    """Both ways say the same, with and without memory, on all days; at least one of them is asked twice."""
    for day in days or (END,):
        for cut in (False, True):
            right = by_records(root, day, START.year, cut=cut)
            assert by_memory(root, day, START.year, cut=cut) == right
            assert by_memory(root, day, START.year, cut=cut) == right


def memory(top: Path) -> Path:
    (file,) = (top / ".git" / FOLDER).glob("*.json")
    return file


def plainly(portfolio: Portfolio) -> Portfolio:
    """The same books in plain words, as most are."""
    words = {"reason": "Besluttet på mødet", "text": "Ledergruppen sagde ja", "document": "Faktura 7"}
    return portfolio.with_records(
        *(
            item.with_(**{name: value for name, value in words.items() if getattr(item, name) is not None})
            for item in portfolio.transactions()
        )
    )


class Desk:
    """A repository whose portfolio is laid out and changed by hand."""

    def __init__(self, top: Path) -> None:
        self.top, self.root = top, top / "portfolio"
        shutil.rmtree(top, ignore_errors=True)
        self.root.mkdir(parents=True)
        subprocess.run(["git", "init", "-q", str(top)], check=True)

    def lay(self, portfolio: Portfolio) -> None:
        for record in portfolio.records.values():
            file = self.root / path_of(record)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(render_new(to_document(record)))

    def bookings(self) -> list[Path]:
        return sorted((self.root / "transactions").rglob("*.yaml"))


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("own")))
        patch.setattr("digitek_cli.store.books.WORTH", 0)
        yield


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "desk")
    made.lay(rules_only())
    return made


# ── by hand, behind the back of everything that could be remembered ─────────────────────────────────────────


def restamped(file: Path, data: bytes) -> None:
    """Other bytes under the old size and times, as far as a program can set them."""
    before = file.stat()
    file.write_bytes(data)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def more(file: Path) -> None:
    restamped(file, re.sub(rb"amount: (\"?)([-1-9])", rb"amount: \g<1>\g<2>", file.read_bytes()).replace(b"1", b"2"))


def other_amounts(file: Path) -> None:
    restamped(file, re.sub(rb"(amount: \"?-?)[1-9]", rb"\g<1>7", file.read_bytes()))


def later(file: Path) -> None:
    restamped(file, re.sub(rb"(?m)^date: (....)-..-..$", rb"date: \g<1>-12-28", file.read_bytes()))


def broken(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"unknown: 1\n")


def noted(file: Path) -> None:
    file.write_bytes(b"# 2026-01-01\n" + file.read_bytes())


def with_a_number(file: Path) -> None:
    file.write_bytes(re.sub(rb"(?m)^text: .*$", b"text: Borger 010290-1234 fik", file.read_bytes()))


def misnamed(file: Path) -> None:
    file.rename(file.with_name("T-2026-zzzzzy.yaml"))


def stray(file: Path) -> None:
    file.with_name("notes.yaml").write_bytes(b"a: 1\n")


def texts(file: Path) -> None:
    file.with_name("notes.txt").write_bytes(b"x")
    file.with_name("README.md").write_bytes(b"# x\n")


HANDS: tuple[Callable[[Path], None], ...] = (
    more,
    other_amounts,
    later,
    broken,
    noted,
    with_a_number,
    misnamed,
    stray,
    texts,
    Path.unlink,
)


@pytest.mark.parametrize("hand", HANDS)
def test_each_edit_is_seen(desk: Desk, hand: Callable[[Path], None]) -> None:
    desk.lay(plainly(books([Move("purchase", "omsorg", "omsorg", "P-2026-001", Decimal(7), day) for day in range(3)])))
    agree(desk.root, START, END)
    kept = memory(desk.top).read_bytes()
    hand(desk.bookings()[-2])
    agree(desk.root, START, END)
    memory(desk.top).write_bytes(kept)
    agree(desk.root, START, END)


@settings(max_examples=10, deadline=None)
@given(BOOKS, BOOKS, st.lists(st.sampled_from(HANDS), max_size=4), st.randoms(use_true_random=False))
def test_random_books_edits_and_branches(
    tmp_path_factory: pytest.TempPathFactory,
    moves: list[Move],
    others: list[Move],
    hands: list[Callable[[Path], None]],
    chance: Random,
) -> None:
    desk = Desk(tmp_path_factory.mktemp("books") / "desk")
    desk.lay(plainly(books(moves)))
    days = [START + timedelta(days=chance.randrange(400)), END]
    agree(desk.root, *days)
    kept = memory(desk.top).read_bytes()
    for hand in hands:
        hand(chance.choice(desk.bookings()))
        agree(desk.root, *days)
        if chance.random() < 0.3:
            memory(desk.top).write_bytes(kept)
    shutil.rmtree(desk.root)  # another branch, and back
    desk.lay(books(others))
    agree(desk.root, *days)
    shutil.rmtree(desk.root)
    desk.lay(books(moves))
    agree(desk.root, *days)


@settings(max_examples=10, deadline=None)
@given(BOOKS, st.data())
def test_what_was_taken_back_is_gone_here_too(
    tmp_path_factory: pytest.TempPathFactory, moves: list[Move], data: st.DataObject
) -> None:
    desk = Desk(tmp_path_factory.mktemp("books") / "desk")
    portfolio = books(moves)
    for number in range(data.draw(st.integers(1, 4))):
        named = data.draw(st.sampled_from(portfolio.transactions()))
        back = named.with_(
            id=f"T-2026-zzzzz{number + 2}",
            kind=TransactionKind.REVERSAL,
            supersedes=(named.id,),
            date=named.date + timedelta(days=data.draw(st.sampled_from([0, 0, 9]))),
            postings=tuple(line.with_(amount=-line.amount) for line in named.postings),
        )
        portfolio = portfolio.with_records(back)
    desk.lay(portfolio)
    agree(desk.root, portfolio.transactions()[-1].date - timedelta(days=1), END)


# ── what is remembered decides nothing ──────────────────────────────────────────────────────────────────────


def signed(data: bytes) -> dict[str, object]:
    content: dict[str, object] = json.loads(data)
    return content


def richer(said: dict[str, str]) -> dict[str, str]:
    return {digest: re.sub(r"\d{3,}\.\d\d", "999999.00", line) for digest, line in said.items()}


FORGERIES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "garbage": lambda data: b"\xff\x00{",
    "deep": lambda data: b"[" * 100_000,
    "a list": lambda data: b"[]",
    "other amounts": lambda data: json.dumps(signed(data) | {"said": richer(signed(data)["said"])}).encode(),  # type: ignore[arg-type]
    "one digit": lambda data: data.replace(b".00", b".01", 1),
    "no mark": lambda data: json.dumps({"said": richer(signed(data)["said"]), "forms": {}}).encode(),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_memory_changes_no_answer(desk: Desk, forgery: str) -> None:
    agree(desk.root)
    file = memory(desk.top)
    file.write_bytes(FORGERIES[forgery](file.read_bytes()))
    agree(desk.root)
    assert own_memory.recall(file, "") is None


def test_a_memory_that_somebody_else_signed_is_not_believed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = by_records(desk.root, END, 2026, cut=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "theirs"))
    agree(desk.root)
    file = memory(desk.top)
    content = signed(file.read_bytes())
    content.pop("check")
    forged = content | {"said": richer(content["said"])}  # type: ignore[arg-type]
    own_memory.keep(file, str(forged.pop("question")), forged)
    assert by_memory(desk.root, END, 2026, cut=False) != right  # who holds the key could
    own_memory.keep(file, str(content["question"]), forged)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "mine"))
    assert by_memory(desk.root, END, 2026, cut=False) == right


def test_what_another_program_remembers_is_nothing_to_this_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(desk.root)
    before = memory(desk.top).read_bytes()
    monkeypatch.setattr(program, "digest", lambda: "another")
    agree(desk.root)
    assert memory(desk.top).read_bytes() != before


def test_the_program_is_told_by_its_own_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "digitek_cli"
    shutil.copytree(program.HERE.parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(program, "HERE", copy / "store")
    before = program.digest()
    for part in program.PARTS:
        file = next((copy / part).glob("[a-z]*.py"))
        file.write_bytes(file.read_bytes() + b"\n")
        assert program.digest() != before
        before = program.digest()


@pytest.mark.skipif("os.name == 'nt'", reason="modes as POSIX has them")
@pytest.mark.parametrize("harm", ["a folder", "a link", "no home", "no repository"])
def test_where_nothing_can_be_kept_the_answer_is_the_same(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    agree(desk.root)
    file = memory(desk.top)
    if harm == "a folder":
        file.unlink()
        file.mkdir()
    elif harm == "a link":
        shutil.rmtree(file.parent)
        (tmp_path / "elsewhere").mkdir()
        file.parent.symlink_to(tmp_path / "elsewhere")
    elif harm == "no home":
        (tmp_path / "file").write_bytes(b"")
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    else:
        shutil.rmtree(desk.top / ".git")
    agree(desk.root)
    assert not list((tmp_path / "elsewhere").glob("*"))


def test_one_new_booking_is_told_without_asking_about_the_others(desk: Desk) -> None:
    desk.lay(plainly(books([Move("purchase", "omsorg", "omsorg", "P-2026-001", Decimal(7), day) for day in range(9)])))
    agree(desk.root)
    first = next(file for file in desk.bookings() if b"purchase" in file.read_bytes())
    name = "T-2026-zzzzzz"
    again = first.with_name(f"{name}.yaml")
    again.write_bytes(first.read_bytes().replace(first.stem.encode(), name.encode()).replace(b"7", b"8"))
    assert loaded(desk.top) == []
    agree(desk.root)


# ── the command ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("asked", [(), ("--as-of", "2026-02-01"), ("--year", "2026"), ("--lang",)])
@pytest.mark.parametrize("json_too", [False, True])
def test_the_command_says_the_same_cold_and_warm(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    asked: tuple[str, ...],
    json_too: bool,
) -> None:
    desk = Desk(tmp_path / "desk")
    shutil.copytree(SHIPPED, desk.root, dirs_exist_ok=True)
    monkeypatch.setenv("DIGITEK_TODAY", "2026-11-21")
    lang = ["--lang", "en"] if asked == ("--lang",) else []
    line = ["-C", str(desk.top), *lang, "pools", "balance", *(() if lang else asked), *(["--json"] if json_too else [])]
    answers = []
    for way in ("records", "cold", "warm"):
        with monkeypatch.context() as patch:
            if way == "records":
                patch.setattr("digitek_cli.store.books.read_books", lambda _: None)
            code = run(line)
        answers.append((code, capsys.readouterr()))
    assert answers[0] == answers[1] == answers[2]
    assert memory(desk.top).is_file()


def test_few_files_leave_nothing_behind(desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.undo()
    monkeypatch.setattr("digitek_cli.store.books.WORTH", 10_000)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    agree(desk.root)
    assert not (desk.top / ".git" / FOLDER).exists()
    assert not (tmp_path / "own").exists()


def loaded(folder: Path, *arguments: str) -> list[str]:
    """What a balance imports of that which is heavy."""
    asks = (
        "import contextlib, io, sys; from digitek_cli.cli.main import run; from digitek_cli.store import books\n"
        "books.WORTH = 0\n"
        "with contextlib.redirect_stdout(io.StringIO()): assert run(['pools', 'balance', *sys.argv[1:]]) == 0\n"
        "print(*(name for name in ('pydantic', 'yaml', 'git', 'ruamel', 'rich') if name in sys.modules))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", asks, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return answer.stdout.split()


@pytest.mark.parametrize("arguments", [(), ("--json",), ("--as-of", "2026-02-01"), ("--year", "2026")])
def test_a_warm_balance_loads_neither_models_nor_yaml(desk: Desk, arguments: tuple[str, ...]) -> None:
    assert "pydantic" in loaded(desk.top, *arguments)
    assert loaded(desk.top, *arguments) == []

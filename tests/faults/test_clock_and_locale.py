"""Clocks that are wrong and consoles that know few letters: the order stays right, and nothing ends in a crash."""

from __future__ import annotations

import os
import shlex
import subprocess
from datetime import date
from pathlib import Path

import pytest

from digitek_cli.store.instant import NOON, at, day_of
from tests.attacks import command_table
from tests.attacks.command_table import CALLS, TODAY, words_of
from tests.cli.portfolio_case import Answered, Desk, start
from tests.e2e.binary import PROGRAM, Binary
from tests.proofs import Tally


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = start(tmp_path / "p", capsys, monkeypatch)
    desk.done("new-idea", "--title", "Et", "--area", "social", "--submitter", "abc", "--need", "Et behov.")
    return desk


def graph(desk: Desk) -> list[str]:
    """The commits from the tip down, by their parents and nothing else."""
    return desk.git("rev-list", "--topo-order", "HEAD").split()


ODD_DAYS = (
    "2105-12-31",
    "1970-01-02",
    "2026-03-14",
    "2106-02-08",
    "2038-01-20",
    "9998-12-31",
    "2026-10-25",
    "2026-03-29",
)


@pytest.mark.proof("F29")
def test_the_order_is_that_of_the_history_and_not_of_its_dates(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    for number, today in enumerate(ODD_DAYS):
        monkeypatch.setenv("DIGITEK_TODAY", today)
        answered = desk("set", "1", "need", f"Behov {number}")
        assert answered.code == 0, answered
        assert desk.git("log", "-1", "--format=%cs").strip() == today
        tally()
    monkeypatch.setenv("DIGITEK_TODAY", "2026-03-14")
    shown = desk.done("log")
    assert [entry["commit"] for entry in shown] == graph(desk)
    assert [entry["date"][:10] for entry in shown[: len(ODD_DAYS)]] == list(reversed(ODD_DAYS))
    assert [line[:10] for line in desk("log").out.splitlines() if line[:1].strip()] == [one[:10] for one in graph(desk)]
    assert desk("check").code == 0
    assert f"Behov {len(ODD_DAYS) - 1}" in desk.file("projects/2026/P-2026-001.yaml").read_text("utf-8")


@pytest.mark.proof("F29")
def test_a_clock_behind_the_latest_commit_is_said_to_be(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    for today, behind in (("2030-01-01", False), ("2026-03-13", True), ("2026-03-13", False), ("1970-01-02", True)):
        monkeypatch.setenv("DIGITEK_TODAY", today)
        answered = desk("--lang", "en", "set", "1", "need", f"Behov {today} {behind}")
        assert answered.code == 0
        assert ("clock-behind" in answered.err) is behind, today
        if behind:
            assert "The clock says" in answered.err
            assert "digitek log -n 5" in answered.err
        tally()
    monkeypatch.delenv("DIGITEK_TODAY")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "@1000000000 +0100")
    desk.git("commit", "-q", "--allow-empty", "-m", "uret er bagud")
    assert "clock-behind" not in desk("set", "1", "need", "Med eget ur").err


@pytest.mark.proof("F29")
def test_dates_that_git_can_hold_and_no_calendar_has(desk: Desk, tally: Tally) -> None:
    for seconds in (0, 1, 2**31, 2**32, 253402300800, 99999999999999, 2**62):
        commit = desk.git("cat-file", "commit", "HEAD").replace("\r", "")
        head, _, _ = commit.partition("\n\n")
        lines = [
            line.rsplit(" ", 2)[0] + f" {seconds} +0000" if line.startswith(("author ", "committer ")) else line
            for line in head.splitlines()
            if not line.startswith("parent ")
        ]
        parent = desk.git("rev-parse", "HEAD").strip()
        text = "\n".join([lines[0], f"parent {parent}", *lines[1:]]) + f"\n\ntid {seconds}\n"
        made = subprocess.run(
            ["git", "-C", str(desk.folder), "hash-object", "-t", "commit", "-w", "--literally", "--stdin"],
            input=text.encode(),
            capture_output=True,
            check=True,
        )
        desk.git("update-ref", "HEAD", made.stdout.decode().strip())
        for words in (["log"], ["log", "1"], ["list"], ["check"], ["show", "1"]):
            assert desk(*words).code == 0, (words, seconds)
            assert desk(*words, "--json").code == 0, (words, seconds)
        shown = [entry["commit"] for entry in desk.done("log")]
        assert shown == [commit for commit in graph(desk) if commit in shown]
        assert desk("set", "1", "need", f"Efter {seconds}", "--json").code == 0
        tally()


@pytest.mark.proof("F29")
def test_a_day_is_the_same_day_in_every_time_zone(desk: Desk, monkeypatch: pytest.MonkeyPatch, tally: Tally) -> None:
    for zone in ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Nowhere/Else"):
        monkeypatch.setenv("TZ", zone)
        answered = desk("set", "1", "need", f"Behov {zone}")
        assert (answered.code, answered.err) == (0, "")
        assert desk.done("log", "-n", "1")[0]["date"].startswith("2026-03-14T12:00:00+01:00")
        tally()


@pytest.mark.proof("F29")
def test_noon_is_noon_on_both_sides_of_the_change_of_time(tally: Tally) -> None:
    for day, offset in (
        (date(2026, 3, 28), "+0100"),
        (date(2026, 3, 29), "+0200"),
        (date(2026, 10, 24), "+0200"),
        (date(2026, 10, 25), "+0100"),
        (date(2100, 2, 28), "+0100"),
        (date(9998, 12, 31), "+0100"),
    ):
        moment = at(day, NOON)
        assert moment.endswith(offset)
        assert day_of(int(moment[1:].split()[0])) == day
        tally()
    assert day_of(2**62) == date.max


@pytest.mark.proof("F29")
def test_a_day_that_is_none_is_refused_before_anything_is_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    head = desk.git("rev-parse", "HEAD")
    odd = (
        "0001-01-01",
        "1969-12-31",
        "1970-01-01",
        "0000-00-00",
        "2026-02-30",
        "2026-3-14",
        "14.3.2026",
        "x",
        " ",
        "-1",
    )
    for today in (
        *odd,
        "10000-01-01",
        "2026-03-14 ",
        "2026-03-14T12:00",
        "\u0662\u0660\u0662\u0666-03-14",
        "1e3",
        "now",
    ):
        monkeypatch.setenv("DIGITEK_TODAY", today)
        for words in (["set", "1", "need", "x"], ["list"], ["pools", "balance"]):
            answered = desk(*words, "--json")
            if words != ["list"] or answered.code:
                assert answered.code == 2, (today, words)
                assert answered.error["code"] in ("clock-unclear", "clock-out-of-range", "not-a-day")
                assert answered.error["hint"]
        tally()
    assert desk.git("rev-parse", "HEAD") == head


# ── F30 ──

LOCALES: dict[str, dict[str, str]] = {
    "POSIX, no UTF-8 mode": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "nothing set": {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "a console of Windows": {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "cp1252",
        "PYTHONCOERCECLOCALE": "0",
    },
    "no such locale": {"LC_ALL": "xx_YY.KOI8-R", "LANG": "xx_YY"},
}
LETTERS = "Sår på æøå – «citat» 😀"


@pytest.fixture(scope="module")
def digitek(tmp_path_factory: pytest.TempPathFactory) -> Binary:
    place = tmp_path_factory.mktemp("mappe-æøå-日本")
    digitek = Binary(command_table.copied(tmp_path_factory, place), place, today=TODAY)
    digitek.inside("set", "1", "title", LETTERS)
    return digitek


def spoken(digitek: Binary, locale: dict[str, str], *words: str) -> Answered:
    """One call as the locale's user makes it; what was typed goes as UTF-8, as a terminal sends it."""
    kept = {name: value for name, value in digitek.environment.items() if name not in ("LC_ALL", "LANG")}
    done = subprocess.run(
        [word.encode() for word in (*PROGRAM, *words)],
        cwd=digitek.folder,
        env=kept | locale,
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    return Answered(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.mark.proof("F30")
@pytest.mark.skipif(os.name == "nt", reason="locales as POSIX has them")
def test_letters_live_through_every_locale(digitek: Binary, tally: Tally) -> None:
    for name in ("POSIX, no UTF-8 mode", "nothing set", "a console of Windows", "no such locale"):
        locale = LOCALES[name]
        written = spoken(digitek, locale, "-C", str(digitek.folder), "set", "1", "title", f"{LETTERS} {name}")
        assert written.code == 0, (name, written)
        listed = spoken(digitek, locale, "list", "--json")
        assert listed.code == 0, (name, listed)
        assert f"{LETTERS} {name}" in listed.out, name
        assert f"{LETTERS} {name}" in digitek.git("log", "-1", "--format=%B", "-p")
        tally(2)
    refused = spoken(digitek, LOCALES["a console of Windows"], "show", "Ærø", "--json")
    assert (refused.code, "Ærø" in refused.err) == (2, True), refused


STREAMS = {"cp1252:strict": (), "ascii:strict": ("--json",)}
SCRIPT = """
import json, os, sys
from digitek_cli.cli.main import run
for words in json.load(open(sys.argv[1], encoding="utf-8")):
    code = run(words)
    sys.stdout.flush()
    sys.stderr.flush()
    os.write(3, f"{code}\\n".encode())
"""


@pytest.mark.proof("F30")
@pytest.mark.skipif(os.name == "nt", reason="locales as POSIX has them")
def test_every_reading_command_and_every_error_is_printed_in_every_locale(
    digitek: Binary, tmp_path: Path, tally: Tally
) -> None:
    """Whatever encoding the streams were given, strict as it may be."""
    import json
    import sys

    reading = [words_of(name, tmp_path / "new") for name, call in CALLS.items() if not call.writes and name != "demo"]
    errors = [
        shlex.split(line) for line in ("show 99", "set 1 x y", "list --phase ø", "gate advance 1 --by hom --reason Ja")
    ]
    plan = tmp_path / "plan.json"
    for name, more in STREAMS.items():
        plan.write_text(json.dumps([[*words, *more] for words in reading + errors]), "utf-8")
        kept = {key: value for key, value in digitek.environment.items() if key not in ("LC_ALL", "LANG")}
        codes = tmp_path / "codes"
        with codes.open("wb") as file:
            done = subprocess.run(
                ["sh", "-c", f'exec "$0" "$@" 3>{shlex.quote(str(codes))}', sys.executable, "-c", SCRIPT, str(plan)],
                cwd=digitek.folder,
                env=kept
                | {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": name, "PYTHONPATH": str(Path(__file__).parents[2] / "src")},
                stdin=subprocess.DEVNULL,
                capture_output=True,
            )
            assert file.name
        said = (done.stdout + done.stderr).decode("utf-8")
        assert done.returncode == 0, said[-2000:]
        assert "UnicodeEncodeError" not in said
        assert "Sår på æøå" in said
        found = codes.read_text().split()
        assert len(found) == len(reading + errors), name
        assert "70" not in found, [line for line, code in zip(reading + errors, found, strict=True) if code == "70"]
        tally(len(found))

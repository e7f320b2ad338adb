"""F28: many records, one that is far too large, and many events. Counts work instead of time; bench/ has the times."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from digitek_cli.store import faults, snapshot, yaml_io
from tests.machine import ground, hands
from tests.machine.ground import git
from tests.proofs import Tally

HUGE = "x" * 5_000_000
LIMIT = "256 kB"
PROJECT = f"portfolio/projects/2026/{ground.IN_IDEA}.yaml"
COMMANDS = (
    ("list",),
    ("check",),
    ("gate", "status", ground.AT_GATE_1),
    ("pools", "balance"),
    ("set", ground.IN_IDEA, "need", "Et andet behov"),
    ("gate", "advance", ground.AT_GATE_1, "--by", "hom", "--reason", "Fordi"),
)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("begun")
    ground.lay_alone(folder)
    return folder


@pytest.fixture
def clone(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIGITEK_TODAY", ground.TODAY.isoformat())
    monkeypatch.setenv("DIGITEK_USER", "kon")
    monkeypatch.setenv("DIGITEK_LANG", "en")
    shutil.copytree(begun / "a", tmp_path / "a", symlinks=True)
    return tmp_path / "a"


@pytest.mark.proof("F28")
def test_a_record_of_five_megabytes_is_not_written(clone: Path, tally: Tally) -> None:
    before, head = (clone / PROJECT).read_bytes(), git(clone, "rev-parse", "HEAD")
    for words in (
        ("set", ground.IN_IDEA, "need", HUGE),
        ("comment", ground.AT_GATE_1, "idea-description", "--by", "hom", "--text", HUGE),
        ("new-idea", "--title", "Stor", "--area", "omsorg", "--submitter", "abc", "--need", HUGE),
    ):
        answer = hands.type_in(clone, *words)
        assert answer.code == 3, answer.err[:500]
        assert LIMIT in answer.err
        assert len(answer.err) < 2000
        tally()
    assert (clone / PROJECT).read_bytes() == before
    assert git(clone, "rev-parse", "HEAD") == head


@pytest.mark.proof("F28")
def test_a_record_of_five_megabytes_is_named_and_hides_no_other(clone: Path, tally: Tally) -> None:
    with (clone / PROJECT).open("a") as file:
        file.write(f"solution: {HUGE}\n")
    answer = hands.type_in(clone, "list")
    assert answer.code == 3
    assert ground.IN_TRIAL in answer.out
    assert LIMIT in answer.err
    assert ground.IN_IDEA in answer.err
    by_hand = hands.type_in(clone, "commit", PROJECT)
    assert by_hand.code == 3
    assert LIMIT in by_hand.err
    git(clone, "commit", "-q", "-m", "with git alone", PROJECT)
    committed = snapshot.read_commit(clone / "portfolio")
    assert [finding.code for finding in committed.findings] == ["FILE001"]
    assert hands.type_in(clone, "set", ground.AT_GATE_1, "need", "Som altid").code == 0
    tally(3)


@pytest.mark.proof("F28")
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words[:2]))
def test_work_grows_with_the_records_and_not_faster(
    words: tuple[str, ...], clone: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    """Every file is parsed once, and git is started as often for many records as for few."""
    begun = git(clone, "rev-parse", "HEAD").strip()
    few = work(clone, words, monkeypatch)
    git(clone, "reset", "-q", "--hard", begun)
    added = more(clone, 60)
    many = work(clone, words, monkeypatch)
    assert many["git"] == few["git"]
    assert many["parsed"] - few["parsed"] == added
    tally()


def more(clone: Path, families: int) -> int:
    """Copies of a project and of what was said and decided about it, under other numbers; answers how many files."""
    portfolio = clone / "portfolio"
    copied = [file for file in portfolio.rglob("*.yaml") if ground.AT_GATE_2 in file.read_text()]
    events = {file.stem: file.stem[:9] for file in copied if file.stem[0] in "DST"}
    for number in range(100, 100 + families):
        names = {ground.AT_GATE_2: f"P-2026-{number}"} | {
            name: f"{head}{name[-2:]}{letters(number)}" for name, head in events.items()
        }
        for file in copied:
            text, path = file.read_text(), str(file)
            for old, new in names.items():
                text, path = text.replace(old, new), path.replace(old, new)
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_text(text)
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "more")
    return families * len(copied)


def letters(number: int) -> str:
    """Two letters for a number below 400."""
    return "".join("abcdefghjkmnpqrstuvw"[digit] for digit in divmod(number, 20))


def work(clone: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a command parses a file and starts git, with nothing remembered from the one before."""
    done: Counter[str] = Counter()
    plain = yaml_io.read

    def read(data: bytes, path: str) -> object:
        done["parsed"] += 1
        return plain(data, path)

    snapshot.understood.cache_clear()
    snapshot._parsed.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(yaml_io, "read", read)
        faults.set_hook(lambda name: done.update([name.partition(":")[0]]))
        answer = hands.type_in(clone, *words)
        faults.set_hook(None)
    assert answer.code in (0, 1), answer.err
    return done


@pytest.fixture(autouse=True)
def _calm() -> Iterator[None]:
    yield
    faults.set_hook(None)

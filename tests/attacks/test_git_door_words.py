"""What is typed never becomes an option of git, whichever argument it is typed in (A16)."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.errors import BadReference, EnvironmentProblem
from digitek_cli.store.git import Repository
from tests.attacks.command_table import CALLS, TODAY, commands, words_of
from tests.attacks.poisoned import remove
from tests.e2e.binary import Binary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.proofs import Tally

# Free text: people may begin a sentence with a dash, and it reaches git inside a file or a message only.
FREE = {
    *("title", "need", "reason", "note", "text", "source", "legal_basis", "other_model", "found", "learnt", "shared"),
    *("meeting", "evidence", "references", "value", "document", "department", "funding", "doing", "not_doing", "words"),
}
# Asked for by another kind of the same command only.
UNREAD = {("decide", "benefit_owner")}
ANSWERS = (1, 2, 3, 4, 5)


@pytest.fixture
def digitek(clean: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Binary:
    shutil.copytree(clean, tmp_path / "sso")
    (tmp_path / "home").mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("EDITOR", "true")
    return Binary(tmp_path / "sso", tmp_path / "home", today=TODAY)


def typed(command: Any) -> list[Any]:
    """The parameters in which somebody types a name, a path, a revision, a day or an amount."""
    kinds = ("str", "path", "text")
    return [
        param
        for param in command.params
        if param.name not in FREE
        and str(getattr(param.type, "name", "")) in kinds
        and not getattr(param, "is_flag", False)
    ]


def line(command: Any, words: Sequence[str], param: Any, value: str) -> list[str]:
    """The command line with one parameter replaced; what is no option stands behind `--`."""
    context = command.make_context("x", list(words), resilient_parsing=True)
    given, _, _ = command.make_parser(context).parse_args(list(words))
    given[param.name] = [value] if isinstance(given.get(param.name), list | tuple) or param.nargs == -1 else value
    options, positional = [], []
    for known in command.params:
        values = given.get(known.name)
        for one in values if isinstance(values, list | tuple) else [values]:
            if known.param_type_name == "argument":
                positional += [] if one is None else [str(one)]
            elif one is True or (getattr(known, "is_flag", False) and one is not None):
                options.append(known.opts[0])
            elif one is not None and type(one) is str:
                options.append(f"{known.opts[0]}={one}")
    return [*options, "--", *positional]


def cases(owned: Path) -> Iterator[tuple[str, Any, str]]:
    poisons = (f"--output={owned}", f"--upload-pack=touch {owned}", "-x", f"-o{owned}")
    for number, (name, command) in enumerate(commands().items()):
        if name in CALLS and name != "demo":
            for place, param in enumerate(typed(command)):
                if (name, param.name) not in UNREAD:
                    yield name, param, poisons[(number + place) % len(poisons)]


@pytest.mark.proof("A16")
def test_nothing_typed_becomes_an_option(digitek: Binary, tmp_path: Path, tally: Tally) -> None:
    owned = tmp_path / "owned"
    before = digitek.state()
    for name, param, value in cases(owned):
        known = commands()[name]
        words = words_of(name, tmp_path / "new")[len(name.split()) :]
        answer = digitek.inside(*name.split(), *line(known, words, param, value), code=None)
        assert answer.code in ANSWERS, f"{name} {param.name}={value}: {answer.code}\n{answer.out}{answer.err}"
        remove(tmp_path / "new")
        tally()
    assert digitek.state() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here", "home", "sso"]
    assert list((tmp_path / "here").iterdir()) == []


@pytest.mark.proof("A16")
@pytest.mark.parametrize(
    "revision", ["--output={0}", "--upload-pack=touch {0}", "-x", "--all", "HEAD --output={0}", "@{{u}}", ":/-x"]
)
def test_a_revision_is_a_revision(digitek: Binary, tmp_path: Path, tally: Tally, revision: str) -> None:
    repository = Repository.open(digitek.folder)
    typed = revision.format(tmp_path / "owned")
    for ask in (repository.resolve, lambda name: repository.ls_tree(name, "portfolio/")):
        with pytest.raises(BadReference, match="no-such-revision"):
            ask(typed)
        tally()
    with suppress(EnvironmentProblem):
        assert repository.read_ref(typed) is None
    assert not (tmp_path / "owned").exists()


@pytest.mark.proof("A16")
def test_a_branch_that_looks_like_an_option_is_a_branch(digitek: Binary, tmp_path: Path, tally: Tally) -> None:
    """git's plumbing lets such a branch be made; a portfolio that stands on one is read and written all the same."""
    for name in ("--output=owned", "-x"):
        digitek.git("update-ref", f"refs/heads/{name}", "HEAD")
        digitek.git("symbolic-ref", "HEAD", f"refs/heads/{name}")
        digitek.inside("set", "1", "budget.trial", str(50000 + len(name)))
        for words in (("log",), ("check",), ("show", "1", "--known", "HEAD"), ("doctor",)):
            digitek.inside(*words, code=None)
        assert digitek.git("rev-parse", "HEAD") == digitek.git("rev-parse", f"refs/heads/{name}")
        assert not list(tmp_path.rglob("owned"))
        tally()

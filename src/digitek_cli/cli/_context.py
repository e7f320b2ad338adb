"""What every command gets: the portfolio, the day, who types, how to answer. Heavy imports stand in the functions."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer._click.globals import get_current_context

from digitek_cli.cli import _clock, _prompt
from digitek_cli.cli._start import close_output, path_prefix
from digitek_cli.cli._typed import typed_well
from digitek_cli.errors import BadReference
from digitek_cli.render.language import name_pools, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from digitek_cli.errors import DigitekError
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.operations.change import Change, Moment
    from digitek_cli.rules.finding import Finding
    from digitek_cli.store.commit import Receipt
    from digitek_cli.store.patch import FileEdit
    from digitek_cli.store.snapshot import Snapshot

    Compute = Callable[[Portfolio, Moment], Change]
    Patcher = Callable[[Change, Snapshot], tuple[FileEdit, ...]]

INITIALS = re.compile(r"[a-zæøå][a-zæøå0-9]{1,5}")
INITIALS_KEY = "digitek.initials"


@dataclass
class _Session:
    directory: Path = Path()
    recorder: str | None = None
    asked: bool = False
    json: bool = False
    outcome: int = 0
    lang: str | None = None
    broken: tuple[Finding, ...] = ()
    unsaid: bool = False
    about: tuple[dict[str, Any], str] = ({}, "")
    place: Path | None = None


_session = _Session()


def prepare(*, json: bool) -> None:
    """Forget the command line before this one. `json` says how stderr shall be spoken to."""
    vars(_session).update(vars(_Session(json=json)))
    name_pools({})


def begin(directory: Path, lang: str | None = None, place: Path | None = None) -> None:
    """Work from this directory in the language asked for; `place` is a portfolio whose own file is gone."""
    _session.directory, _session.lang, _session.place = directory, lang, place


def finish(code: int) -> None:
    """The exit code of a command that answered in full and found something."""
    _session.outcome = code


def outcome() -> int:
    """The exit code to leave with."""
    return _session.outcome


def directory() -> Path:
    """Where the command was started, or `-C`."""
    return _session.directory


def root() -> Path:
    """The portfolio folder. Raises EnvironmentProblem when there is none."""
    from digitek_cli.store.walk import find_root

    return find_root(_session.directory)


def prefix(*, machine: bool) -> str:
    """What stands before a path of the portfolio, for people or for programs."""
    return path_prefix(_session.directory, machine=machine, known=_session.place)


def reading(known: str | None = None, *, systems: bool = False) -> Snapshot:
    """The portfolio as it lies in the work tree, or as a revision knew it; broken files are named, the others shown.

    The command then ends with 3, so that nobody takes a part for the whole. What is said about them waits for
    the end: with an error of the command's own they must make one document. `systems` opens their register too.
    """
    from digitek_cli.errors import DataError
    from digitek_cli.store.snapshot import read_commit, read_worktree

    if known is None:
        snapshot = read_worktree(root(), keep=False, systems=systems)
    else:
        snapshot = read_commit(root(), known, systems=systems)
    learn(snapshot.portfolio.policies)
    _session.broken = _errors(snapshot)
    _session.unsaid = bool(_session.broken)
    if _session.broken:
        finish(DataError.exit_code)
    return snapshot


def mark(about: dict[str, Any], words: str) -> None:
    """Let the answer begin by saying which portfolio it is about: keys for programs, a sentence for people."""
    _session.about = (about, words)


def learn(policies: Iterable[Any]) -> None:
    """Let the screens call things as the newest policy calls them."""
    name_pools({pool.id: pool.title for policy in policies for pool in policy.pools})


def name_broken_files() -> None:
    """Say which files could not be read, once, if nobody has said it yet."""
    if not _session.unsaid:
        return
    from digitek_cli.errors import DataError
    from digitek_cli.render import failure
    from digitek_cli.rules.finding import broken_files

    _session.unsaid = False
    problem = DataError("broken-files", findings=_session.broken, count=broken_files(_session.broken))
    talk(failure.error(problem, prefix(machine=_session.json), json=_session.json))


def complete(problem: DigitekError) -> None:
    """Give an error what is known about broken files: those that it is about, and as one document all of them."""
    about = tuple(item for item in _session.broken if item.path == problem.where and problem.exit_code == 3)
    owed = _session.broken if _session.json and _session.unsaid else ()
    known = list(problem.findings)
    for item in (*about, *owed):
        if item not in known:
            known.append(item)
    problem.findings = tuple(known)
    if all(item in known for item in _session.broken):
        _session.unsaid = False


def _errors(snapshot: Snapshot) -> tuple[Finding, ...]:
    from digitek_cli.rules.finding import errors

    return errors(snapshot.findings)


def asked_language() -> str | None:
    """`--lang` or DIGITEK_LANG, without asking any portfolio or locale."""
    return _session.lang or os.environ.get("DIGITEK_LANG") or None


def people(text: str) -> tuple[str, ...]:
    """`hom,hso` as initials in lower case, each once."""
    return tuple(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))


def recorded_by() -> str | None:
    """Who types: DIGITEK_USER, else git's digitek.initials, else asked for once on a terminal."""
    if not _session.asked:
        _session.asked = True
        _session.recorder = _recorder()
    return _session.recorder


def moment() -> Moment:
    """The day, who types, and a source of random tokens."""
    from digitek_cli.operations.change import Moment

    return Moment(_clock.today(), recorded_by(), token)


def moment_without_repository() -> Moment:
    """The same before there is a repository whose settings could say who types."""
    from digitek_cli.operations.change import Moment

    given = os.environ.get("DIGITEK_USER", "").strip().lower()
    return Moment(_clock.today(), _initials(given) if given else None, token)


def token() -> str:
    """A random part of an event's id."""
    import secrets

    from digitek_cli.model.ids import TOKEN_ALPHABET, TOKEN_LENGTH

    return "".join(secrets.choice(TOKEN_ALPHABET) for _ in range(TOKEN_LENGTH))


def apply(
    compute: Compute,
    *,
    json: bool,
    dry_run: bool,
    text: Callable[[Change], str] | None = None,
    patch: Patcher | None = None,
    about: str | None = None,
) -> None:
    """Compute a change on the committed portfolio, make it one commit, and show the receipt.

    `text` says in words what happened; without it the catalogue's sentence for the operation does. `patch`
    replaces the writer where the bytes are already written, by hand. `about` is the project that it is all about.
    """
    from digitek_cli.render import failure  # noqa: F401 - at hand when no file can be opened any more
    from digitek_cli.render.told import told

    receipt = published(compute, dry_run=dry_run, patch=patch, about=about)
    tell(receipt, (text or told)(receipt.change), json=json, dry_run=dry_run)


def published(compute: Compute, *, dry_run: bool, patch: Patcher | None = None, about: str | None = None) -> Receipt:
    """The same, and nothing shown yet."""
    from digitek_cli.store.commit import publish

    now = moment()

    def computed(snapshot: Snapshot) -> Change:
        _session.broken = _errors(snapshot)
        learn(snapshot.portfolio.policies)
        return typed_well(lambda: compute(snapshot.portfolio, now))

    return publish(
        root(),
        computed,
        recorded_by=now.recorded_by,
        today=now.today,
        dry_run=dry_run,
        fixed_clock=_clock.clock_is_fixed(),
        patch=patch,
        rests_on=None if patch else _rests_on,
        about=about,
    )


def _rests_on(snapshot: Snapshot) -> tuple[str, ...]:
    """What any verdict of the running command rests on: the rules, and everything about the project it names."""
    from digitek_cli.operations.change import RULES
    from digitek_cli.operations.deciding import decision_reads
    from digitek_cli.rules.references import find_project

    typed = named_project()
    if typed is None:
        return RULES
    return decision_reads(snapshot.portfolio, find_project(snapshot.portfolio, typed).id)


def named_project() -> str | None:
    """The project that the command line names, as it was typed."""
    context: Any = get_current_context(silent=True)
    while context is not None:
        typed = context.params.get("project")
        if isinstance(typed, str):
            return typed
        context = context.parent
    return None


def tell(receipt: Receipt, text: str | None, *, json: bool, dry_run: bool) -> None:
    """Print a receipt: in words, or as one JSON document."""
    from digitek_cli.render import receipt as words

    if _session.asked and _session.recorder is None and not json:
        talk(say("recorder.unknown"))
    if receipt.notes and not json:
        from digitek_cli.render.findings import lines

        talk("\n".join(lines(receipt.notes)))
    if not dry_run and any(note.code == "nothing-to-commit" for note in receipt.notes):
        text = say("receipt.unchanged", project=receipt.change.subject_id)
    payload = words.document(receipt, dry_run=dry_run)
    show(payload, words.text(receipt, text, dry_run=dry_run), json)


def show(payload: dict[str, Any], text: str, json: bool) -> None:
    """Print the answer: one JSON document that names its schema, or text."""
    _print({"schema": schema()} | payload | _session.about[0], text, json)


def show_list(items: list[dict[str, Any]], text: str, json: bool) -> None:
    """Print an answer that the contract has as a list."""
    _print([{"schema": schema()} | item | _session.about[0] for item in items], text, json)


def headed(text: str) -> str:
    """A text below the sentence that says which portfolio it is about, where it is not today's."""
    from digitek_cli.render.wrapping import folded

    words = _session.about[1]
    return "\n".join(folded([words])) + "\n\n" + text if words else text


def _print(answer: Any, text: str, json: bool) -> None:
    from digitek_cli.render.machine import dumps

    try:
        sys.stdout.write((dumps(answer) if json else headed(text.rstrip("\n"))) + "\n")
    except BrokenPipeError:
        close_output()  # the command comes to its end all the same, and to its exit code


def schema() -> str:
    """The name of the running command's document: `digitek/pools-balance/1`."""
    return f"digitek/{command()}/1"


def command() -> str:
    """The running command with dashes: `pools-balance`."""
    context: Any = get_current_context(silent=True)
    names: list[str] = []
    while context is not None and context.parent is not None:
        names.insert(0, context.info_name or "")
        context = context.parent
    return "-".join(names)


def talk(text: str) -> None:
    """Say something on stderr, beside the answer."""
    from digitek_cli.render.wrapping import folded

    shown = text.rstrip("\n")
    if not shown.startswith("{"):  # a document for a program stays as it is
        shown = "\n".join(folded(shown.splitlines()))
    sys.stderr.write(shown + "\n")
    sys.stderr.flush()


def _recorder() -> str | None:
    given = os.environ.get("DIGITEK_USER", "").strip().lower()
    if given:
        return _initials(given)
    from digitek_cli.store.git import Repository

    repository = Repository.open(root())
    configured = repository.run("config", "--get", INITIALS_KEY, check=False).text.lower()
    if configured:
        return _initials(configured)
    if _prompt.can_ask():
        answer = _initials(_prompt.ask(say("recorder.ask")).lower())
        repository.run("config", "--local", INITIALS_KEY, answer)
        return answer
    return None


def _initials(text: str) -> str:
    if not INITIALS.fullmatch(text):
        raise BadReference("not-initials", typed=text)
    return text

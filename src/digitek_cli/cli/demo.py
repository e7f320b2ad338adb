"""`demo [DIR]`: the shipped portfolio in a fresh repository, and one idea walked through all gates.

The story is data. Every command of it runs through the same door as one that was typed, on its own day, and has
to end with the exit code that the story tells: a demo that shows something else stops.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Annotated, Any

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import JsonOption
from digitek_cli.cli._start import path_prefix
from digitek_cli.render.language import Language, day, h, language, plain, say, set_language

app = typer.Typer(add_completion=False, rich_markup_mode=None)

ATTACHED = "demo"
# The repository's own settings: no one's name, key or hook is asked for while the story is told.
SETTINGS = {
    "user.name": "digitek demo",
    "user.email": "demo@digitek.invalid",
    "commit.gpgSign": "false",
    "core.hooksPath": ".git/hooks",
}


@dataclass(frozen=True)
class Step:
    """One command of the story. `keep` remembers the decision that it makes, for `{name}` in later commands."""

    date: date
    user: str
    run: str
    exit: int = 0
    lines: int | None = None
    keep: str | None = None
    da: str | None = None
    en: str | None = None


@dataclass(frozen=True)
class Told:
    """One command as it went."""

    date: str
    user: str
    command: str
    exit: int
    stdout: str
    stderr: str


class Unlike(AssertionError):
    """A command of the story ended otherwise than the story says."""


@app.command(help=h("help.demo"))
def demo(
    directory: Annotated[Path | None, typer.Argument(metavar="[DIR]", help=h("help.demo.directory"))] = None,
    json: JsonOption = False,
) -> None:
    """Tell the story."""
    from tempfile import mkdtemp

    from digitek_cli.store.founding import require_empty

    spoken: Language = "en" if _context.asked_language() == "en" else "da"
    set_language(spoken)
    if directory is not None:
        require_empty(_context.directory() / directory)
    place = _context.directory() / directory if directory else Path(mkdtemp(prefix="digitek-demo-"))
    project, steps = read_story()
    tell: Callable[[str], None] = (lambda _: None) if json else typer.echo
    with fixed(DIGITEK_TODAY=steps[0].date.isoformat(), DIGITEK_LANG=spoken, DIGITEK_USER=steps[0].user):
        found(place)
        tell("\n".join([*wrapped(say("demo.begin"), ""), f"  {place}", *wrapped(say("demo.language"), "")]))
        told = list(walk(place, steps, tell))
        os.environ["DIGITEK_TODAY"] = steps[-1].date.isoformat()
        books = {
            name: answer(place, command) for name, command in {"balance": "pools balance", "check": "check"}.items()
        }
    _context.prepare(json=json)
    result = {"project": project, "path": str(place), "steps": [asdict(item) for item in told]} | books
    _context.show(result, say("demo.end", path=shlex.quote(str(place)), count=str(len(told))), json)


def read_story() -> tuple[str, list[Step]]:
    """The shipped story."""
    from digitek_cli.store.shipped import shipped_folder
    from digitek_cli.store.yaml_io import load_plain

    path = shipped_folder("templates") / "demo" / "story.yaml"
    data = load_plain(path.read_bytes(), str(path))
    return data["project"], [
        Step(**(entry | {"date": date.fromisoformat(str(entry["date"]))})) for entry in data["steps"]
    ]


def found(place: Path) -> None:
    """The shipped portfolio as the first commit of a new repository, the story's papers beside it."""
    from digitek_cli.operations import founding as operation
    from digitek_cli.render.language import written
    from digitek_cli.store import founding
    from digitek_cli.store.shipped import shipped_folder

    papers = (shipped_folder("templates") / "demo").glob("*.yaml")
    founder = founding.Founder(
        founding.read_shipped(),
        lambda shipped, _: operation.copy(shipped),
        written(language(), "init.readme"),
        beside={f"{ATTACHED}/{path.name}": path.read_bytes() for path in papers if path.name != "story.yaml"},
        settings=SETTINGS,
    )
    founding.found(place, founder, _context.moment_without_repository(), fixed_clock=True)


def walk(place: Path, steps: list[Step], tell: Callable[[str], None]) -> Iterator[Told]:
    """Run the story, command by command. Raises Unlike at the first one that goes another way."""
    kept: dict[str, str] = {}
    today = None
    for step in steps:
        command = step.run
        for name, decision in kept.items():
            command = command.replace(f"{{{name}}}", decision)
        told = run(place, step, command)
        if step.date != today:
            tell(say("demo.day", date=day(step.date)))
            today = step.date
        narrate(step, told, tell)
        if told.exit != step.exit:
            raise Unlike(f"{told.command}: exit {told.exit}, not {step.exit}\n{told.stdout}{told.stderr}")
        if step.keep:
            kept[step.keep] = latest_decision(place)
        yield told


def narrate(step: Step, told: Told, tell: Callable[[str], None]) -> None:
    """The comment, the command as it would be typed, and what it answered."""
    comment = step.en if language() == "en" else step.da
    if comment:
        tell("\n".join(("", *wrapped(comment, "# "))))
    tell("")
    tell("\n".join(wrapped(f"$ {told.command}", "", "    ")))
    output = (told.stdout + told.stderr).rstrip("\n").split("\n")
    for line in output[: step.lines]:
        tell("\n".join(indented(plain(line))))
    if step.lines and len(output) > step.lines:
        tell(say("demo.more", count=str(len(output) - step.lines)))
    if told.exit:
        tell(say("demo.refused", exit=str(told.exit)))


def width() -> int:
    """How wide the story is told."""
    from shutil import get_terminal_size

    return min(max(get_terminal_size((100, 24)).columns, 40), 100)


def wrapped(text: str, first: str, rest: str | None = None) -> list[str]:
    """A text within the width of the terminal."""
    from textwrap import wrap

    following = first if rest is None else rest
    return wrap(
        text, width(), initial_indent=first, subsequent_indent=following, break_long_words=False, break_on_hyphens=False
    )


def indented(line: str) -> list[str]:
    """A line of an answer below its command. What is to be typed next stays in one piece."""
    if not line or len(line) + 2 <= width() or "→ digitek" in line:
        return [f"  {line}".rstrip()]
    margin = " " * (2 + len(line) - len(line.lstrip()))
    return wrapped(line.strip(), margin, margin + "  ")


def run(place: Path, step: Step, command: str) -> Told:
    """One command line on its day, through the same door as one that was typed."""
    from digitek_cli.cli import main

    out, err = StringIO(), StringIO()
    given = {"DIGITEK_TODAY": step.date.isoformat(), "DIGITEK_USER": step.user, "COLUMNS": str(width() - 2)}
    with fixed(**given), redirect_stdout(out), redirect_stderr(err):
        code = main.run(["-C", str(place), *shlex.split(command)])
    # The reader is meant to stand in the folder.
    here, seen = path_prefix(place, machine=False), path_prefix(place, machine=True)
    said = [stream.getvalue().replace(here, seen) for stream in (out, err)]
    return Told(step.date.isoformat(), step.user, f"digitek {command}", code, *said)


def answer(place: Path, command: str) -> Any:
    """What a reading command answers to a program."""
    from json import loads

    from digitek_cli.cli import main

    out = StringIO()
    with redirect_stdout(out):
        main.run(["-C", str(place), *shlex.split(command), "--json"])
    return loads(out.getvalue())


def latest_decision(place: Path) -> str:
    """The id of the decision that the latest commit holds."""
    from digitek_cli.store.git import Repository

    names = Repository.open(place).run("show", "--format=", "--name-only", "--diff-filter=A", "HEAD").text.split()
    return next(Path(name).stem for name in names if Path(name).stem.startswith("D-"))


@contextmanager
def fixed(**values: str) -> Iterator[Mapping[str, str]]:
    """The environment with these values; afterwards as it was."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield os.environ
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value

"""Running an example of the manual: a copy of its world, the edits, the command, and the codes that it answers with."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from itertools import count
from pathlib import Path
from typing import Any, Protocol, TypeAlias
from unittest.mock import patch

import yaml

from digitek_cli.cli import _context
from digitek_cli.cli._lazy import GROUPS, load
from digitek_cli.cli.demo import fixed
from digitek_cli.cli.main import run
from digitek_cli.model.manual import Addition, Edit, Example, Replacement
from digitek_cli.rules.check import check
from digitek_cli.store import yaml_io
from digitek_cli.store.snapshot import read_worktree

# What only looks may find other things as well, also where the example is good.
LOOKING = ("check", "audit", "doctor", "gate status", "checklist show")
SPEECH = {"DIGITEK_LANG": "en", "COLUMNS": "100"}


class Recipe(Protocol):
    """How a world comes about."""

    @property
    def today(self) -> str: ...
    @property
    def after(self) -> str | None: ...
    @property
    def steps(self) -> tuple[str | dict[str, Any], ...]: ...


# A code with its severities, or the exit code of the command that it ended.
Heard: TypeAlias = dict[str, set[str | int]]


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    command: str
    code: int
    out: str
    err: str

    @property
    def codes(self) -> Heard:
        """Every code that its JSON documents hold, wherever they hold it, and how grave it is there."""
        heard: Heard = {}
        for text in (self.out, self.err):
            for code, gravity in codes_in(document(text), self.code):
                heard.setdefault(code, set()).update(gravity)
        return heard


def document(text: str) -> Any:
    """The JSON document that an answer is or ends with; None where it is talk alone."""
    for start in (0, text.find("{"), text.find("[")):
        try:
            return json.loads(text[max(start, 0) :])
        except json.JSONDecodeError:
            continue
    return None


def codes_in(value: Any, ends: int, key: str = "") -> Iterator[tuple[str, set[str | int]]]:
    """Every `code:` of a document with its severity; what is missing is an error, and an error ends the command."""
    if isinstance(value, dict):
        if isinstance(value.get("code"), str):
            given = ends if key == "error" else "error" if key == "missing" else value.get("severity")
            yield value["code"], set() if given is None else {given}
        for name, item in value.items():
            yield from codes_in(item, ends, name)
    elif isinstance(value, list):
        for item in value:
            yield from codes_in(item, ends, key)


@dataclass
class Bench:
    """The worlds built so far, below one folder."""

    folder: Path
    recipes: Mapping[str, Recipe]
    numbers: Iterator[int] = field(default_factory=count)
    looked: dict[tuple[str, str, str], Heard] = field(default_factory=dict)

    # ── worlds ──────────────────────────────────────────────────────────────────────────────────────────────

    def world(self, name: str) -> Path:
        """A world as it was built; nobody writes here."""
        place = self.folder / name
        if place.is_dir():
            return place
        recipe = self.recipes[name]
        making = self.folder / f"{name}.making"
        shutil.rmtree(making, ignore_errors=True)
        # The parts of an event's id that are random become the world's name and a number: examples name them.
        with patch.object(_context, "token", token_of(name)), fixed(**SPEECH):
            if recipe.after is None:
                done(tell(making.parent, f"init {making.name}", recipe.today, "kon"))
            else:
                shutil.copytree(self.world(recipe.after), making)
            for step in recipe.steps:
                take(making, step, recipe.today)
        git(making, "gc --quiet --prune=now")
        making.rename(place)
        return place

    def copy(self, name: str, to: Path, *, whole: bool = True) -> Path:
        """A world of one's own; without its history where that is not looked at."""
        shutil.copytree(self.world(name), to, ignore=None if whole else shutil.ignore_patterns(".git"))
        return to

    # ── examples ────────────────────────────────────────────────────────────────────────────────────────────

    def bad(self, code: str, example: Example) -> Heard:
        """The codes of the bad side; the files alone are asked first, which costs no history."""
        if example.command == "check" and on_files(example.bad):
            found = self.on_files(example, example.bad)
            if code in found:
                return found
        return self.said(example, example.bad, example.command).codes

    def good(self, code: str, example: Example) -> tuple[Heard, int]:
        """The codes of the good side and its exit code."""
        command = example.otherwise or example.command
        day = str(example.today)
        key = (example.world, command, day)
        if example.good or not command.startswith(LOOKING):
            if command == "check" and on_files((*example.bad, *example.good)) and self.by_files(code, example):
                return self.on_files(example, example.good), 0
            # What a command would write is judged as well as what it writes, at half the price.
            tried = f"{command} --dry-run" if can_try(command) else command
            said = self.said(example, example.good, tried)
            return said.codes, 0 if command.startswith(LOOKING) else said.code
        if key not in self.looked:
            self.looked[key] = self.said(example, (), command).codes
        return self.looked[key], 0

    def by_files(self, code: str, example: Example) -> bool:
        """Whether the finding comes from the files alone."""
        return code in self.on_files(example, example.bad)

    def on_files(self, example: Example, edits: Iterable[Edit]) -> Heard:
        """What the rules find in the files, without the history."""
        place = self.copy(example.world, self.folder / f"example{next(self.numbers)}", whole=False)
        for edit in edits:
            apply(place, edit)
        snapshot = read_worktree(place / "portfolio")
        day = example.today or date.fromisoformat(self.recipes[example.world].today)
        shutil.rmtree(place)
        heard: Heard = {}
        for finding in (*snapshot.findings, *check(snapshot.portfolio, day)):
            heard.setdefault(finding.code, set()).add(finding.severity.value)
        return heard

    def said(self, example: Example, edits: Iterable[Edit], command: str) -> Said:
        """What the command says after the edits."""
        place = self.copy(example.world, self.folder / f"example{next(self.numbers)}")
        day = str(example.today or self.recipes[example.world].today)
        with fixed(**SPEECH, DIGITEK_TODAY=day, DIGITEK_USER=example.user or "kon"):
            for edit in edits:
                apply(place, edit)
            said = tell(place, command if "--json" in command.split() else f"{command} --json")
        shutil.rmtree(place, ignore_errors=True)
        return said


def on_files(edits: Iterable[Edit]) -> bool:
    """Whether only files of the portfolio are written."""
    return not any(edit.run or edit.git or (edit.delete or edit.write or "").startswith("/") for edit in edits)


def token_of(name: str) -> Any:
    """`gate2a`: the first letters of a world's name, filled up to six with a running letter."""
    letters = iter("abcdefghjkmnpqrstuvwxyz23456789")
    stem = "".join(letter for letter in name if letter not in "ilo01-")[:5].ljust(5, "x")
    return lambda: stem + next(letters)


def take(place: Path, step: str | dict[str, Any], today: str) -> None:
    """One step of a world: `date user command`, or an edit."""
    if isinstance(step, str):
        day, user, command = step.split(" ", 2)
        done(tell(place, command, day, user))
    else:
        with fixed(DIGITEK_TODAY=today, DIGITEK_USER="kon"):
            apply(place, Edit.model_validate(step))


def tell(place: Path, command: str, day: str | None = None, user: str | None = None) -> Said:
    """A command in this process; `NAME=value` before it stands in its environment."""
    words = shlex.split(command)
    given = {name: value for name, value in (("DIGITEK_TODAY", day), ("DIGITEK_USER", user)) if value}
    while words and "=" in words[0] and words[0].partition("=")[0].isupper():
        name, _, value = words.pop(0).partition("=")
        given[name] = value
    out, err = StringIO(), StringIO()
    with fixed(**given), redirect_stdout(out), redirect_stderr(err):
        code = run(["-C", str(place), *words])
    return Said(command, code, out.getvalue(), err.getvalue())


def command_of(line: str) -> str:
    """`gate advance` of a whole command line."""
    words = [word for word in shlex.split(line) if not word.partition("=")[0].isupper() or "=" not in word]
    return " ".join(words[: 2 if words[0] in GROUPS and len(words) > 1 and not words[1].startswith("-") else 1])


def can_try(line: str) -> bool:
    """Whether a command that is not tried already can be."""
    if "--dry-run" in line or " -- " in line:
        return False
    name, _, verb = command_of(line).partition(" ")
    command = load(name)
    command = getattr(command, "commands", {}).get(verb, command)
    return any("--dry-run" in option.opts for option in command.params)


def done(said: Said) -> None:
    """A step of a world or an example must succeed."""
    assert said.code == 0, f"digitek {said.command}: exit {said.code}\n{said.out}{said.err}"


def git(place: Path, command: str) -> None:
    """A git command in the repository."""
    names = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    today = os.environ.get("DIGITEK_TODAY")
    names |= {f"GIT_{who}_DATE": f"{today}T12:00:00+01:00" for who in ("AUTHOR", "COMMITTER") if today}
    ended = subprocess.run(
        ["git", "-C", str(place), *shlex.split(command)], env=os.environ | names, capture_output=True, text=True
    )
    assert ended.returncode == 0, f"git {command}: {ended.stderr}"


# ── edits ───────────────────────────────────────────────────────────────────────────────────────────────────


def apply(place: Path, edit: Edit) -> None:
    """Do one thing to a portfolio."""
    for name, act in ACTS.items():
        given = getattr(edit, name)
        if given is not None:
            act(place, edit, given)


def added(path: Path, addition: Addition) -> None:
    """With more at its end, in whatever encoding."""
    with path.open("ab") as stream:
        stream.write((addition.text * addition.times).encode(addition.encoding))


# What each kind of edit does with what it was given.
ACTS: dict[str, Callable[[Path, Edit, Any], None]] = {
    "run": lambda place, _, command: done(tell(place, command)),
    "git": lambda place, _, command: git(place, command),
    "edit": lambda place, edit, name: change(file(place, name), edit),
    "write": lambda place, edit, name: written(file(place, name), edit.text or ""),
    "replace": lambda place, _, given: passage(file(place, given.in_), given),
    "copy_": lambda place, _, given: written(file(place, given.to), file(place, given.from_).read_text("utf-8")),
    "append": lambda place, _, given: added(file(place, given.to), given),
    "link": lambda place, _, given: file(place, given.from_).symlink_to(given.to),
    "delete": lambda place, _, name: gone(file(place, name)),
}


def passage(path: Path, replacement: Replacement) -> None:
    """Another passage instead of one that has to be there."""
    text = path.read_text("utf-8")
    assert replacement.old in text, f"{replacement.in_} does not hold {replacement.old!r}"
    written(path, text.replace(replacement.old, replacement.new))


def gone(path: Path) -> None:
    """Without this file or folder."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def file(place: Path, name: str) -> Path:
    """A file of the portfolio, or of the repository with a leading slash."""
    return place / name[1:] if name.startswith("/") else place / "portfolio" / name


def written(path: Path, text: str) -> None:
    """A file with this text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def change(path: Path, edit: Edit) -> None:
    """Set and unset dotted keys of a YAML file."""
    data = yaml_io.read(path.read_bytes(), path.name).data
    for key, value in edit.set.items():
        node, last = inside(data, key)
        if isinstance(node, list) and last == len(node):
            node.append(value)
        else:
            node[last] = value
    for key in edit.unset:
        node, last = inside(data, key)
        del node[last]
    written(path, yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000))


def inside(data: Any, key: str) -> tuple[Any, Any]:
    """The group or list that a dotted key ends in, and the last step; groups on the way are made."""
    *way, last = key.split(".")
    for name in way:
        data = data[int(name)] if isinstance(data, list) else data.setdefault(name, {})
    return data, int(last) if isinstance(data, list) else last

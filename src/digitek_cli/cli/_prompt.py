"""Questions on a terminal. They go to stderr, so that stdout stays the answer."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NoReturn, TypeVar

import typer

from digitek_cli.errors import BadReference
from digitek_cli.render.language import say, term

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


def ask(question: str, *, default: str | None = None) -> str:
    """One line of text; an empty answer takes the default, or is asked for again."""
    while True:
        mark = " " if question.endswith("?") and not default else ": "
        sys.stderr.write(f"{question}{f' [{default}]' if default else ''}{mark}")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise typer.Abort
        answer = line.strip() or default
        if answer:
            return answer
        _again(say("prompt.empty"))


def ask_or_skip(question: str) -> str | None:
    """One line of text, or None for an empty answer."""
    sys.stderr.write(f"{question} ({say('prompt.skip')}): ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise typer.Abort
    return line.strip() or None


def choose(question: str, known: Sequence[str], *, default: str | None = None) -> str:
    """One of the known words, typed in any case or with as much as is unambiguous."""
    while True:
        answer = ask(f"{question} ({'/'.join(known)})", default=default).lower()
        found = [word for word in known if word == answer] or [word for word in known if word.startswith(answer)]
        if len(found) == 1:
            return found[0]
        _again(say("prompt.choices", known=tuple(known)))


def choose_term(question: str, kind: type[E], *, default: E | None = None) -> E:
    """One member of a closed list, chosen by its token or by its word in the user's language."""
    for member in kind:
        sys.stderr.write(f"  {member.value:12} {term(member)}\n")
    words = {term(member).lower(): member.value for member in kind}
    while True:
        answer = ask(question, default=default.value if default else None).lower()
        if words.get(answer, answer) in set(kind):
            return kind(words.get(answer, answer))
        _again(say("prompt.choices", known=tuple(member.value for member in kind)))


def yes_no(question: str, *, default: bool | None = None) -> bool:
    """Yes or no, in Danish or English; unknown is not an answer here."""
    word = None if default is None else say("word.yes" if default else "word.no")
    while True:
        answer = parse_flag(ask(f"{question} ({say('word.yes')}/{say('word.no')})", default=word))
        if answer is not None:
            return answer
        _again(say("prompt.choices", known=(say("word.yes"), say("word.no"))))


def ask_until(question: str, accept: Callable[[str], T], *, default: str | None = None) -> T:
    """Ask until `accept` takes the answer; its BadReference says what was wrong with the last one."""
    while True:
        try:
            return accept(ask(question, default=default))
        except BadReference as problem:
            _again(say(problem.code, **problem.params))


def parse_flag(text: str) -> bool | None:
    """`ja`, `nej`, `yes`, `no` and their like; None for anything else."""
    word = text.strip().lower()
    if word in ("ja", "j", "yes", "y", "true", "1"):
        return True
    if word in ("nej", "n", "no", "false", "0"):
        return False
    return None


def refuse_missing(names: Sequence[str]) -> NoReturn:
    """Without a terminal nothing is asked: name every missing option at once."""
    raise BadReference("usage.missing-options", names=tuple(names))


def can_ask() -> bool:
    """Whether a person can be asked: both ends are a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def _again(why: str) -> None:
    from digitek_cli.render.masking import masked

    sys.stderr.write(masked(say("prompt.again", why=why)) + "\n")

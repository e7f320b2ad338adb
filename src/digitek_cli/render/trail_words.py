"""The subject of a commit in the reader's language: every operation has a form of its own."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from digitek_cli.render.language import amount, listing, maybe, pool_name, say

if TYPE_CHECKING:
    from collections.abc import Callable

BY = r"(?: by (?P<person>\S+))?"
MONEY = r"(?P<pool>\S+) (?P<year>\d{4}) (?P<money>-?\d+\.\d+)"
# What an operation writes behind the project. Each has its sentence `log.said.<operation>`, with the same names.
FORMS = {
    "init": r"(?:the shipped portfolio|new portfolio for (?P<year>\d{4}))",
    "step.done": r"(?P<phase>[a-z]+)\.(?P<number>\S+) (?P<step>\S+)",
    "approval": r"(?P<document>\S+)" + BY,
    "comment": r"(?P<document>\S+)" + BY,
    "recommendation": r"(?P<level>\S+?)(?: at (?P<gate>\S+))?",
    "gate.advance": r"(?P<gate>\S+) -> (?P<outcomes>.+)",
    "gate.forum": r"(?P<gate>\S+): (?P<verb>\S+) (?P<decider>\S+)",
    "gate.condition": r"(?P<decision>\S+) condition (?P<number>\d+) met",
    "decide.hand-over": r"to (?P<person>\S+)",
    "decide.risk": r"accepted category (?P<number>\d)",
    "risk": r"category (?P<number>\d)",
    "phase.start": r"(?P<phase>\S+)",
    "priority.decide": r"(?P<level>\S+)",
    "rollout": r"(?P<department>.+) (?P<phase>[a-z]+)",
    "pools.commit": MONEY,
    "pools.spend": MONEY,
    "pools.release": MONEY,
    "checklist.answer": r"(?P<items>.+?)" + BY,
    "checklist.sign": r"(?P<items>.+?)" + BY,
    "checklist.accept": r"(?P<items>.+) accepted",
    "checklist.facts": r"(?P<items>.+)",
}
TAILS = (("reserved", "reserved " + MONEY), ("funding", r"funding (?P<source>\S+)"))
# Operations whose word says it all.
MUTE = re.compile(r"close|decide\.(?!risk|hand-over)\S+")


def told(operation: str, what: str) -> str:
    """What a commit did, without the words that only programs read; empty where the operation's word is enough."""
    if operation == "set":
        return _field(what)
    if operation == "edit":
        return listing([_field(name) for name in what.split(", ")])
    if operation.startswith("intake."):
        return _word(what.removeprefix(f"{operation.removeprefix('intake.')} "))
    if operation != "rollout" and operation not in FORMS and not MUTE.fullmatch(operation):
        return what
    head, *tails = what.split("; ") if operation != "rollout" else [what]
    first = "" if MUTE.fullmatch(operation) else _head(operation, head)
    return "; ".join(part for part in (first, *map(_tail, tails)) if part)


def _head(operation: str, head: str) -> str:
    found = re.fullmatch(FORMS[operation], head)
    if found:
        return _sentence(f"log.said.{operation}", found)
    return re.sub(r"[a-z0-9-]+", lambda token: _word(token[0]), head) if operation.startswith("gate.") else head


def _tail(part: str) -> str:
    for name, form in TAILS:
        found = re.fullmatch(form, part)
        if found:
            return _sentence(f"log.said.{name}", found)
    return part


def _sentence(key: str, found: re.Match[str]) -> str:
    """The sentence; where a part may be missing, `<key>.<part>` is the sentence without it."""
    params = {name: SAID.get(name, str)(value) for name, value in found.groupdict().items() if value is not None}
    absent = [name for name, value in found.groupdict().items() if value is None]
    return (maybe(f"{key}.no-{absent[0]}", **params) if absent else None) or say(key, **params)


def _term(kind: str) -> Callable[[str], str]:
    return lambda token: maybe(f"term.{kind}.{token}") or token


def _outcomes(tokens: str) -> str:
    return listing([_term("Outcome")(token) for token in tokens.split()])


def _items(text: str) -> str:
    found = re.fullmatch(r"(\d+) (items|facts)", text)
    return say(f"log.said.{found[2]}", count=found[1]) if found else text


def _field(name: str) -> str:
    bare = name.rstrip("+-")
    return maybe(f"document.field.{bare}") or maybe(f"log.word.{bare}") or name


def _word(token: str) -> str:
    keys = (f"log.word.{token}", f"term.Gate.{token}", f"term.Outcome.{token}", f"term.Priority.{token}")
    return next((word for key in keys if (word := maybe(key))), token)


SAID: dict[str, Callable[[str], str]] = {
    "phase": _term("Phase"),
    "gate": _term("Gate"),
    "level": _term("Priority"),
    "decider": _term("Decider"),
    "source": _term("FundingSource"),
    "document": _word,
    "step": _word,
    "verb": _word,
    "outcomes": _outcomes,
    "items": _items,
    "pool": pool_name,
    "money": lambda text: amount(Decimal(text)),
}

"""Words in Danish and English: sentences by key, money, days and lists. Standard library only."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal, TypeAlias

Language: TypeAlias = Literal["da", "en"]

LANGUAGES: tuple[Language, ...] = ("da", "en")
PACKAGE = "digitek_cli.render.words"
MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}
# Control characters (escape sequences among them), the marks that reorder or hide text, and bytes that were no
# letters; tab and newline stay.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")

# An abbreviation at the end brings its own stop.
STOPS = re.compile(r"(?<=\bkr)\.\.(?!\.)")
# Parameters that a core may give as the token that people type: `<key>.<token>` is its word.
TOKENS = {
    "type": "term.ProjectType",
    "gate": "term.Gate",
    "point": "term.Gate",
    "phase": "term.Phase",
    "level": "term.Priority",
    "account": "term.Account",
    "step": "intake.step",
    "field": "document.field",
    "places": "delta.entry.thresholds",
}

_language: Language = "en"
_catalogue: dict[str, tuple[str, str]] = {}
_read: set[str] = set()
_pools: dict[str, Any] = {}


def set_language(chosen: str) -> None:
    """Speak `da` or `en` from now on; anything else is English."""
    global _language
    _language = "da" if chosen == "da" else "en"


def language() -> Language:
    """The language spoken now."""
    return _language


def say(key: str, /, **params: Any) -> str:
    """The sentence of a key in the current language, its parameters localised by their type.

    A key that no catalogue has comes back as itself with its parameters, so that nothing is swallowed.
    """
    template = _template(key)
    if template is None:
        rest = ", ".join(f"{name}: {phrase(value)}" for name, value in params.items())
        return f"{key} ({rest})" if rest else key
    # A hint is typed as it stands, so that the tokens in it stay tokens.
    known = {} if key.endswith(".hint") else TOKENS
    words = {name: _Word(value, known.get(name)) for name, value in params.items()}
    # An amount ends with the stop of its abbreviation, which also ends the sentence.
    return STOPS.sub(".", template.format_map(_Gaps(words)))


def name_pools(titles: Mapping[str, Any]) -> None:
    """Call the pools by these titles from now on; each is a text in both languages."""
    _pools.clear()
    _pools.update(titles)


def pool_title(token: str) -> str:
    """`Omsorg`, `Fællespulje`: a pool's title, or its token where no rules were read."""
    title = _pools.get(token)
    return plain(token) if title is None else one_line(label(title))


def pool_name(token: str) -> str:
    """A pool inside a sentence: `puljen Omsorg`, and the one that all share `fællespuljen`."""
    return maybe(f"pool.{token}") or say("pool.named", title=pool_title(token))


def written(chosen: str, key: str) -> str:
    """The sentence of a key in a named language, whatever is spoken now."""
    template = _template(key, "da" if chosen == "da" else "en")
    return key if template is None else template


def maybe(key: str, /, **params: Any) -> str | None:
    """Like `say`, but None when no catalogue has the key: for hints, which are optional."""
    return None if _template(key) is None else say(key, **params)


def h(key: str) -> str:
    """A help text."""
    return say(key)


def phrase(value: Any) -> str:
    """A value as a person reads it: money, days, terms, lists, yes and no, or text that can do no harm."""
    if value is None:
        return "–"
    if isinstance(value, Mapping):
        return listing([f"{plain(str(name))} = {phrase(item)}" for name, item in value.items()])
    if isinstance(value, Sequence | AbstractSet) and not isinstance(value, str):
        return listing([phrase(item) for item in value])
    if hasattr(value, "da") and hasattr(value, "en"):
        return label(value)
    if hasattr(value, "code") and hasattr(value, "params"):
        return say(value.code, **value.params)
    return next((speak(value) for kind, speak in _SPEAKERS if isinstance(value, kind)), plain(str(value)))


def truth(value: bool) -> str:
    """`ja` or `nej`."""
    return say("word.yes" if value else "word.no")


def plain(text: str) -> str:
    """Text from a file or a command line without anything that a terminal would obey."""
    return UNSEEN.sub("", text)


def one_line(text: str) -> str:
    """Text on one line, for tables and headings."""
    return " ".join(plain(text).split())


def label(labels: Any) -> str:
    """A text that the data carries in both languages."""
    return plain(str(getattr(labels, _language)))


def term(value: Enum) -> str:
    """The word for a member of one of the closed lists."""
    return say(f"term.{type(value).__name__}.{value.value}")


def listing(words: Sequence[str]) -> str:
    """`a, b og c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {say('word.and')} {words[-1]}"


def amount(value: Decimal | int, currency: str = "DKK") -> str:
    """`1.372.000 kr.` and `1.250,50 kr.`; in English `DKK 1,372,000`. Always with a space that grep finds."""
    number = figure(value)
    if _language == "en":
        return f"{currency} {number}"
    return f"{number} kr." if currency == "DKK" else f"{number} {currency}"


def figure(value: Decimal | int) -> str:
    """A number with groups of thousands; two decimals when it is not whole."""
    exact = Decimal(value)
    whole = exact == exact.to_integral_value()
    text = format(exact.quantize(Decimal(1) if whole else Decimal("0.01")), ",f")
    return text if _language == "en" else text.translate(str.maketrans(",.", ".,"))


def day(value: date) -> str:
    """`21. november 2026`, in English `21 November 2026`."""
    month = MONTHS[_language][value.month - 1]
    return f"{value.day}{'.' if _language == 'da' else ''} {month} {value.year}"


def age(value: timedelta) -> str:
    """How long ago, in the largest unit that tells: `90 minutter`, `5 timer`, `2 dage`."""
    minutes = int(value.total_seconds() // 60)
    if minutes == 1:
        return say("age.minutes.one")
    for unit, size in (("days", 1440), ("hours", 60)):
        if minutes >= 2 * size:
            return say(f"age.{unit}", number=minutes // size)
    return say("age.minutes", number=minutes)


# An enum of words is a str and a bool is an int: the narrower kind stands first.
_SPEAKERS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, truth),
    (Decimal, amount),
    (date, day),
    (timedelta, age),
    (Enum, term),
)


class _Word:
    """A parameter in its sentence. `{pool:name}` names a pool, `{pool:Name}` at the start of a sentence."""

    def __init__(self, value: Any, known: str | None) -> None:
        self._value, self._known = value, known

    def __format__(self, wish: str) -> str:
        if wish in ("name", "Name"):
            name = pool_name(str(self._value))
            return name[:1].upper() + name[1:] if wish == "Name" else name
        if self._known is not None and isinstance(self._value, tuple | list):
            return listing([maybe(f"{self._known}.{item}") or phrase(item) for item in self._value])
        if self._known is None or type(self._value) is not str:
            return phrase(self._value)
        word = maybe(f"{self._known}.{self._value}")
        if word is None:
            return phrase(self._value)
        return f"{word} ({plain(self._value)})" if self._known == "document.field" else word


class _Gap(str):
    """A parameter that is not there stays visible instead of hiding the whole sentence."""

    __slots__ = ()

    def __format__(self, _: str) -> str:
        return str(self)


class _Gaps(dict[str, _Word]):
    def __missing__(self, name: str) -> Any:
        return _Gap("{" + name + "}")


def _template(key: str, chosen: Language | None = None) -> str | None:
    entry = _catalogue.get(key)
    if entry is None:
        entry = _search(key)
    return None if entry is None else entry[LANGUAGES.index(chosen or _language)]


def _search(key: str) -> tuple[str, str] | None:
    """Read the catalogue modules one by one until one has the key, the likeliest first."""
    for name in sorted(topics(), key=lambda topic: (topic not in _likely(key), topic)):
        if name not in _read:
            _read.add(name)
            _catalogue.update(import_module(f"{PACKAGE}.{name}").WORDS)
            if key in _catalogue:
                return _catalogue[key]
    return None


_TOPICS = {
    "term": "terms",
    "summary": "help",
    "document": "documents",
    "operation": "receipts",
    "intake": "receipts",
    "pool": "pools",
    "portfolio": "portfolio",
    "optimise": "portfolio",
    "capacity": "capacity",
    "chart": "chart",
    "log": "trail",
    "delta": "delta",
    "diff": "delta",
    "change": "pull_request",
    "sarif": "check",
    "check": "check",
    "field": "projects",
    "condition": "checklist",
    "key": "keys",
    "schema": "schema",
}


def _likely(key: str) -> tuple[str, ...]:
    parts = key.split(".")
    if parts[0] == "help" and len(parts) > 1:
        return (parts[1].replace("-", "_"), "help")
    return (_TOPICS.get(parts[0], "frame"),)


def topics() -> tuple[str, ...]:
    """The names of all catalogue modules."""
    return tuple(sorted(module.name for module in iter_modules(import_module(PACKAGE).__path__)))

"""The manual of a code in words: what it says, why, what it rests on, how to mend it, and an example."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from digitek_cli.model.value import to_document
from digitek_cli.render.language import figure, label, language, listing, maybe, plain, say, term, written
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digitek_cli.model.manual import Addition, Edit, Entry, Example, Rulings, Said

# Lines of a file that an example shows on screen.
SHOWN = 12


@dataclass(frozen=True)
class Page:
    """Everything that is known about a code. `rulings` are the rules of the documents, all of them.

    An error of a command that judges nothing, such as a mistyped name, has no entry: its sentence says it all.
    """

    code: str
    family: str
    entry: Entry | None
    said: Said
    rulings: Rulings


class _Shown:
    """A placeholder as a word: «projekt» in a sentence, PROJEKT in what is to be typed."""

    def __init__(self, name: str, *, typed: bool) -> None:
        self._name, self._typed = name, typed

    def __format__(self, _: str) -> str:
        word = maybe(f"placeholder.{self._name}") or self._name.replace("_", " ")
        return word.upper().replace(" ", "-") if self._typed else f"«{word}»"


class _Words(dict[str, _Shown]):
    def __init__(self, *, typed: bool) -> None:
        self._typed = typed

    def __missing__(self, name: str) -> _Shown:
        return _Shown(name, typed=self._typed)


def what(code: str) -> str:
    """The sentence of a code, its gaps shown as words."""
    return " ".join(written(language(), code).format_map(_Words(typed=False)).split())


def mend(code: str) -> str | None:
    """What to do about it, where the catalogue knows."""
    if maybe(f"{code}.hint") is None:
        return None
    template = written(language(), f"{code}.hint")
    return " ".join(template.format_map(_Words(typed="digitek " in template)).split())


def advice(page: Page) -> str | None:
    """What to do about it: its hint, or what the manual says where nothing is said on screen."""
    return mend(page.code) or (label(page.entry.mend) if page.entry and page.entry.mend else None)


def ending(said: Said) -> str:
    """`fejl eller advarsel`, and the exit codes where it ends a command."""
    grave = say("explain.word.or").join(term(severity) for severity in said.severity)
    ends = " ".join(say("explain.ends", exit=str(code)) for code in said.ends)
    return ", ".join(part for part in (grave, ends) if part)


def origins(page: Page) -> Iterator[str]:
    """`R-121: DigiTek kan anbefale chefgruppen … (001:L391)`, for each rule that it enforces."""
    for identity in page.entry.source if page.entry else ():
        ruling = page.rulings.rules[identity]
        yield f"{identity}: {label(ruling)} ({ruling.at})"


def steps(edits: Iterable[Edit]) -> Iterator[str]:
    """What somebody does, line by line: files as they are written, commands as they are typed."""
    for edit in edits:
        if edit.run is not None:
            yield f"$ digitek {plain(edit.run)}"
        elif edit.git is not None:
            yield f"$ git {plain(edit.git)}"
        elif edit.edit is not None:
            yield f"{edit.edit}:"
            yield from (f"  {key}: {_value(value)}" for key, value in edit.set.items())
            yield from (f"  {say('explain.without', key=key)}" for key in edit.unset)
        else:
            yield from _file(edit)


def _file(edit: Edit) -> Iterator[str]:
    if edit.write is not None:
        lines = plain(edit.text or "").rstrip("\n").split("\n")
        yield f"{edit.write}:"
        yield from (f"  {_cut(line)}".rstrip() for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            yield "  …"
    elif edit.replace is not None:
        yield f"{edit.replace.in_}:"
        yield from _lines("-", edit.replace.old)
        yield from _lines("+", edit.replace.new)
    elif edit.append is not None:
        yield f"{edit.append.to}:"
        yield from _lines("+", edit.append.text)
        yield from _besides(edit.append)
    elif edit.link is not None:
        yield f"{edit.link.from_} → {edit.link.to}"
    elif edit.copy_ is not None:
        yield say("explain.copied", source=edit.copy_.from_, target=edit.copy_.to)
    elif edit.delete is not None:
        yield say("explain.deleted", path=edit.delete)


def _lines(sign: str, text: str) -> Iterator[str]:
    return (f"  {sign} {_cut(line)}" for line in plain(text).strip("\n").split("\n"))


def _besides(added: Addition) -> Iterator[str]:
    """What the added text does not show of itself: how often it stands there, and in which encoding."""
    if added.times > 1:
        yield f"    × {figure(added.times)}"
    if added.encoding != "utf-8":
        yield f"    ({added.encoding})"


def _typed(command: str) -> str:
    """A command line; what stands in its environment comes before the program."""
    words = command.split(" ")
    given = sum(1 for _ in takewhile(lambda word: "=" in word and word.partition("=")[0].isupper(), words))
    return f"$ {plain(' '.join([*words[:given], 'digitek', *words[given:]]))}"


def _value(value: Any) -> str:
    from json import dumps

    if isinstance(value, str):
        return _cut(plain(value).replace("\n", " "))
    return _cut(dumps(to_document(value), ensure_ascii=False, default=str))


def _cut(text: str, room: int = 160) -> str:
    return text if len(text) <= room else text[: room - 1] + "…"


def bad(example: Example, code: str) -> list[str]:
    """The bad side of an example."""
    return [*steps(example.bad), _typed(example.command), f"→ {code}"]


def good(example: Example) -> list[str]:
    """The good side."""
    command = _typed(example.otherwise or example.command)
    return [*steps(example.good), command] if example.good or example.otherwise else [say("explain.as-it-was"), command]


def text(page: Page) -> str:
    """The page on screen."""
    entry = page.entry
    rules = [f"  · {line}" for line in origins(page)]
    paragraphs = [
        [f"{page.code}: {what(page.code)}"],
        [": ".join(part for part in (family_title(page.family), ending(page.said)) if part)],
        [say("explain.line.why", text=label(entry.why) if entry else say("explain.no-rule"))],
        *([[say("explain.line.source"), *rules]] if rules else []),
        [say("explain.line.mend"), f"  → {advice(page) or say('explain.no-mend')}"],
        *(_shown(entry, page.code) if entry else []),
    ]
    if page.said.commands:
        said = listing([f"digitek {command}" for command in page.said.commands])
        paragraphs.append([say("explain.line.commands", commands=said)])
    return "\n\n".join("\n".join(folded(lines)) for lines in paragraphs)


def _shown(entry: Entry, code: str) -> Iterator[list[str]]:
    yield [say("explain.line.waive", text=label(entry.waive) if entry.waive else say("explain.no-waive"))]
    if entry.example is None:
        yield [say("explain.line.no-example", text=label(entry.no_example))]
    else:
        yield [say("explain.line.bad"), *(f"  {line}" for line in bad(entry.example, code))]
        yield [say("explain.line.good"), *(f"  {line}" for line in good(entry.example))]


def document(page: Page) -> dict[str, Any]:
    """The page as a script reads it; what a code does not have is null."""
    entry, rules = page.entry, page.rulings.rules
    return {
        "code": page.code,
        "family": page.family,
        "what": what(page.code),
        "severity": [severity.value for severity in page.said.severity],
        "ends": list(page.said.ends),
        "why": label(entry.why) if entry else None,
        "source": [
            {"id": identity, "text": label(rules[identity]), "at": rules[identity].at}
            for identity in (entry.source if entry else ())
        ],
        "mend": advice(page),
        "waive": label(entry.waive) if entry and entry.waive else None,
        "example": to_document(entry.example) if entry and entry.example else None,
        "no_example": label(entry.no_example) if entry and entry.no_example else None,
        "commands": list(page.said.commands),
    }


def family_title(family: str) -> str:
    """`Hændelser (EVT)`."""
    return say(f"family.{family}")


def index(codes: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """The families with their codes."""
    lines: list[str] = []
    for family, names in codes:
        lines += ["", f"{family}: {family_title(family)}"] if lines else [f"{family}: {family_title(family)}"]
        lines.append(f"    {', '.join(names)}")
    return "\n".join([*folded(lines), "", *folded([say("explain.next")])])


def listed(family: str, names: Iterable[str]) -> str:
    """One family: its codes with their sentences."""
    return "\n".join(folded([f"{family}: {family_title(family)}", *(f"  {name}  {what(name)}" for name in names)]))

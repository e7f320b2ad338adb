"""The fields of a project by their dotted names: what may be amended, and text turned into what a field holds."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from digitek_cli.errors import BadReference
from digitek_cli.model.amounts import parse_amount
from digitek_cli.model.project import Project
from digitek_cli.rules.references import unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digitek_cli.model.value import Document

# Sealed fields, and the command that moves them; nothing where no command does.
SEALED: dict[str, str] = {
    "id": "",
    "phase": "gate advance",
    "departments": "rollout",
    "steps": "step done",
    "intake": "intake",
    "origin": "gate advance",
    "formerly": "",
    "history": "",
    "funding": "comment",
}
YES = frozenset({"ja", "j", "yes", "y", "true"})
NO = frozenset({"nej", "n", "no", "false"})
NUMBER = re.compile(r"[0-9]{1,4}")
PAIR = re.compile(r";\s*(?=[a-z_]+\s*=)")


def names(kind: type[BaseModel] = Project, before: str = "") -> Iterator[str]:
    """Every field that may be amended, dotted; the parts of list items are left out."""
    for name, field in kind.model_fields.items():
        if before or name not in SEALED:
            yield before + (field.alias or name)
            inner = bare(field.annotation)
            if is_record(inner):
                yield from names(inner, f"{before}{name}.")


def bare(annotation: Any) -> Any:
    """An annotation without `Annotated` and without `| None`."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, UnionType):
            annotation = next(item for item in get_args(annotation) if item is not type(None))
        else:
            return annotation


def item_kind(kind: Any) -> Any:
    """What the items of a list are; None for a field that is no list."""
    return bare(get_args(kind)[0]) if get_origin(kind) is tuple else None


def is_record(annotation: Any) -> bool:
    """Whether a field holds further fields."""
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def kind_of(dotted: str) -> Any:
    """What a field holds. Raises BadReference `no-such-field` with the nearest, or `field-sealed`."""
    parts = dotted.split(".")
    if parts[0] in SEALED:
        code = "field-sealed" if SEALED[parts[0]] else "field-fixed"
        raise BadReference(code, typed=parts[0], command=SEALED[parts[0]])
    kind: Any = Project
    for part in parts:
        kind = _inner(kind, part, dotted)
    return kind


def _inner(kind: Any, part: str, dotted: str) -> Any:
    if is_record(kind):
        for name, field in kind.model_fields.items():
            if part in (name, field.alias):
                return bare(field.annotation)
    elif get_origin(kind) is tuple:
        return bare(get_args(kind)[0])
    raise unknown("no-such-field", dotted, names())


def put(document: Document, dotted: str, value: Any) -> None:
    """Set a value in a project's document; None takes the field away. Raises BadReference `no-such-item`."""
    *way, last = dotted.split(".")
    node: Any = document
    for part in way:
        if isinstance(node, list):
            node = node[position(node, part, dotted)]
        else:
            node = node.setdefault(part, [] if _holds_list(dotted, part) else {})
    place: Any = position(node, last, dotted) if isinstance(node, list) else last
    if value is not None:
        node[place] = value
    elif isinstance(node, list):
        del node[place]
    else:
        node.pop(place, None)


def get(document: Document, dotted: str) -> Any:
    """The value of a field in a project's document; None where a part is missing."""
    node: Any = document
    for part in dotted.split("."):
        if isinstance(node, list):
            place = _place(node, part)
            node = None if place is None else node[place]
        else:
            node = node.get(part) if isinstance(node, dict) else None
    return node


def _holds_list(dotted: str, part: str) -> bool:
    parts = dotted.split(".")
    return get_origin(kind_of(".".join(parts[: parts.index(part) + 1]))) is tuple


def position(items: list[Any], selector: str, dotted: str) -> int:
    """Where an item stands: by its id, by its own text, or by its number from one. Raises BadReference."""
    place = _place(items, selector)
    if place is None:
        known = [str(item.get("id", place)) if isinstance(item, dict) else item for place, item in enumerate(items, 1)]
        raise unknown("no-such-item", dotted if selector in dotted else f"{dotted}: {selector}", known)
    return place


def _place(items: list[Any], selector: str) -> int | None:
    for number, item in enumerate(items):
        if selector.lower() == str(item.get("id", "") if isinstance(item, dict) else item).lower():
            return number
    if NUMBER.fullmatch(selector) and 1 <= int(selector) <= len(items):
        return int(selector) - 1
    return None


def convert(text: str, kind: Any, field: str) -> Any:
    """Typed text as the value of a field. Raises BadReference that says how the field is written."""
    if kind in _READERS:
        return _READERS[kind](text, field)
    if get_origin(kind) is tuple:
        return [convert(part, bare(get_args(kind)[0]), field) for part in _parts(text)]
    if is_record(kind):
        return structure(text, kind, field)
    known = words(kind)
    return _word(text, known) if known else text


def words(kind: Any) -> list[str]:
    """The words of a closed list; none for anything else."""
    if get_origin(kind) is Literal:
        return [str(word) for word in get_args(kind)]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return [member.value for member in kind]
    return []


def structure(text: str, kind: type[BaseModel], field: str) -> Document:
    """`leg=efficiency; text=…; size=3` as the parts of an item."""
    document: Document = {}
    for pair in PAIR.split(text):
        name, equals, value = pair.partition("=")
        known = {field.alias or name: bare(field.annotation) for name, field in kind.model_fields.items()}
        if not equals:
            raise BadReference("not-pairs", typed=field, known=tuple(known))
        if name.strip() not in known:
            raise unknown("no-such-part", name.strip(), known)
        document[name.strip()] = convert(value.strip(), known[name.strip()], f"{field}.{name.strip()}")
    return document


def _parts(text: str) -> list[str]:
    """Several values: parted by semicolons, or by commas where there is no semicolon and no sentence."""
    sign = "," if ";" not in text and "." not in text.rstrip(".") and ", " not in text else ";"
    return [part.strip() for part in text.split(sign) if part.strip()]


def _flag(text: str, field: str) -> bool:
    word = text.strip().lower()
    if word not in YES | NO:
        raise BadReference("not-yes-or-no", typed=text, field=field)
    return word in YES


def _count(text: str, field: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,9}", text.strip()):
        raise BadReference("not-a-count", typed=text, field=field)
    return int(text)


def _word(text: str, known: list[str]) -> str:
    word = text.strip().lower()
    if word not in known:
        raise unknown("no-such-word", text, known)
    return word


_READERS: dict[Any, Callable[[str, str], Any]] = {
    Decimal: lambda text, _: parse_amount(text),
    bool: _flag,
    int: _count,
    date: lambda text, _: text.strip(),
}

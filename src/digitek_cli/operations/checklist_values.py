"""From what somebody typed, or a file said, to a fact or an answer of the right kind.

Danish and English words for yes, no and don't know are taken in any case, and so are the labels of options.
Everything that cannot be read raises BadReference with the nearest word or the known ones.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from digitek_cli.errors import BadReference
from digitek_cli.model.amounts import parse_amount
from digitek_cli.model.value import clean_line, clean_text, parse_day, to_document
from digitek_cli.rules import facts
from digitek_cli.rules.options import computed_values
from digitek_cli.rules.references import nearest, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from digitek_cli.model.checklist import DecisionTables, FactDefinition, Item
    from digitek_cli.model.organisation import Labels
    from digitek_cli.rules.computed import Result

CENT = Decimal("0.01")
YES = frozenset({"ja", "yes", "true", "sand", "j", "y"})
NO = frozenset({"nej", "no", "false", "falsk", "n"})
DONT_KNOW = frozenset({"", "null", "-", "?", "ved ikke", "ved_ikke", "vedikke", "unknown", "ukendt", "don't know"})
EMPTY = frozenset({"empty", "tom", "tomt"})
CONFIRM = frozenset({"confirm", "bekræft", "bekraeft", "bekræftet", "confirmed"})


def flat(values: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """Facts by their dotted names, however deep a file nests them."""
    found: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, dict):
            found |= flat(value, f"{prefix}{name}.")
        else:
            found[f"{prefix}{name}"] = value
    return found


def fact(name: str, definition: FactDefinition, raw: object) -> object | None:
    """A fact's value as it is stored; None for "don't know"."""
    if raw is None:
        return None
    if isinstance(raw, bool) and definition.type == "enum":
        raw = "ja" if raw else "nej"
    if isinstance(raw, str):
        return _typed_fact(name, definition, raw.strip())
    kept = facts.typed(definition, _exact(raw) if isinstance(raw, float) else raw)
    if kept is None or (isinstance(kept, Decimal) and kept < 0):
        raise BadReference(f"fact-not-{definition.type}", fact=name, typed=str(raw), known=definition.values)
    return plain(kept)


def _exact(raw: float) -> Decimal | None:
    """The number that a file wrote without quotes, if reading it lost nothing: at most two decimals."""
    exact = Decimal(repr(raw))
    fits = exact.is_finite() and abs(exact) < 10**13 and exact == exact.quantize(CENT)
    return exact.quantize(CENT) if fits else None


def _typed_fact(name: str, definition: FactDefinition, text: str) -> object | None:
    if definition.type == "enum":
        chosen = _option(text, definition.values, definition.labels)
        if chosen is None and text.casefold() not in DONT_KNOW:
            near = nearest(text, definition.values)
            code = "fact-not-one-of-near" if near else "fact-not-one-of"
            raise BadReference(code, fact=name, typed=text, nearest=near, known=definition.values)
        return chosen
    if text.casefold() in DONT_KNOW:
        return None
    readers: dict[str, Callable[[str, str], object]] = {
        "bool": _yes_or_no,
        "date": _day,
        "number": lambda _, typed: plain(parse_amount(typed)),
        "list": lambda _, typed: _parts(typed),
    }
    return readers[definition.type](name, text)


def _yes_or_no(name: str, text: str) -> bool:
    if text.casefold() in YES | NO:
        return text.casefold() in YES
    raise BadReference("fact-not-bool", fact=name, typed=text, known=())


def _day(name: str, text: str) -> str:
    try:
        return parse_day(text).isoformat()
    except ValueError:
        raise BadReference("fact-not-date", fact=name, typed=text, known=()) from None


def plain(value: object) -> object:
    """A value as YAML keeps it: whole numbers as integers, other exact ones quoted."""
    return list(value) if isinstance(value, tuple) else to_document(value)


def _option(text: str, options: Iterable[str], labels: Mapping[str, Labels]) -> str | None:
    """The option that is meant: by itself, by its label, or as yes and no."""
    known = tuple(options)
    word = text.casefold()
    if text in known:
        return text
    for option in known:
        label = labels.get(option)
        if word == option.casefold() or (label and word in (label.da.casefold(), label.en.casefold())):
            return option
    if word in YES | NO:
        return next((option for option in known if option in (("ja", "yes") if word in YES else ("nej", "no"))), None)
    return None


def answer(
    item: Item, raw: object, result: Result | None, tables: DecisionTables | None, *, noted: bool
) -> object | None:
    """An answer as it is stored: None for "don't know", `""` for an empty one.

    An overriding answer to a computed item needs a note, which `noted` says there is.
    """
    if raw is None or (isinstance(raw, str) and raw.strip().casefold() in DONT_KNOW - {""}):
        return None
    if raw in ("", [], ()) or (isinstance(raw, str) and raw.strip().casefold() in EMPTY):
        return ""
    if item.answer.type == "computed_confirm":
        return _computed(item, raw, result, tables, noted=noted)
    readers: dict[str, Callable[[Item, object], object]] = {
        "single": _single,
        "multi": _multi,
        "table": _table,
        "number": _number,
        "text": _text,
        "derived": _derived,
    }
    return readers[item.answer.type](item, raw)


def _derived(item: Item, _: object) -> object:
    raise BadReference("item-derived", item=item.id, sources=item.answer.from_)


def _single(item: Item, raw: object) -> str:
    text = {True: "ja", False: "nej"}[raw] if isinstance(raw, bool) else str(raw).strip()
    chosen = _option(text, item.answer.options, item.answer.labels)
    if chosen is None:
        raise unknown("no-such-option", text, item.answer.options)
    return chosen


def _multi(item: Item, raw: object) -> object:
    typed = raw if isinstance(raw, list | tuple) else _parts(str(raw))
    chosen = list(dict.fromkeys(_single(item, part) for part in typed))
    alone = [option for option in chosen if option in item.answer.exclusive]
    if alone and len(chosen) > 1:
        raise BadReference("option-stands-alone", item=item.id, option=alone[0])
    return [option for option in item.answer.options if option in chosen] or ""


def _number(item: Item, raw: object) -> object:
    number = parse_amount(raw) if isinstance(raw, str) else facts.number(raw)
    if number is None or isinstance(raw, float):
        raise BadReference("answer-not-exact", typed=str(raw), item=item.id)
    return plain(number)


def _text(item: Item, raw: object) -> str:
    if isinstance(raw, list | dict):
        raise BadReference("answer-not-text", item=item.id)
    return cleaned(str(raw))


def _table(item: Item, raw: object) -> object:
    """Rows as `a|b|c;…`, or from a file as lists or as mappings from column to cell."""
    rows = [_row(item, row) for row in _rows(raw)]
    return [row for row in rows if row] or ""


def _rows(raw: object) -> Sequence[object]:
    if isinstance(raw, str):
        return [[cell.strip() for cell in row.split("|")] for row in raw.split(";") if row.strip(" |")]
    return raw if isinstance(raw, list | tuple) else [raw]


def _row(item: Item, row: object) -> dict[str, str]:
    columns = item.answer.columns
    if isinstance(row, dict):
        for name in row:
            if name not in columns:
                raise unknown("no-such-column", str(name), columns)
        cells = {column: row[column] for column in columns if row.get(column) not in (None, "")}
    elif isinstance(row, list | tuple):
        if len(row) > len(columns):
            raise BadReference("too-many-cells", item=item.id, columns=columns, count=len(row))
        cells = {column: cell for column, cell in zip(columns, row, strict=False) if cell not in (None, "")}
    else:
        cells = {columns[0]: row}
    return {column: cleaned(str(cell), one_line=True) for column, cell in cells.items()}


def _computed(item: Item, raw: object, result: Result | None, tables: DecisionTables | None, *, noted: bool) -> object:
    """What was computed when it is confirmed; another value is an override, which says why in a note."""
    current = plain(result.value) if result else None
    listed = isinstance(current, list)
    text = "" if isinstance(raw, list | tuple) else str(raw).strip()
    if isinstance(raw, bool):
        text = "ja" if raw else "nej"
    options = item.answer.options
    if text.casefold() in CONFIRM or (not options and text.casefold() in YES):
        return current
    known = options or computed_values(tables, item.answer.computes)
    typed = raw if isinstance(raw, list | tuple) else _parts(text) if listed else [text]
    labels = {**(tables.labels if tables else {}), **item.answer.labels}
    chosen = [_one_of(str(part), known, labels) for part in typed]
    value: object = chosen if listed else chosen[0]
    if not options and not noted and _set(value) != _set(current):
        raise BadReference("override-needs-note", item=item.id, computed=current or "?")
    return value


def _set(value: object) -> set[str]:
    return set(map(str, value)) if isinstance(value, list) else {str(value)}


def _one_of(text: str, known: Sequence[str], labels: Mapping[str, Labels]) -> str:
    chosen = _option(text, known, {name: label for name, label in labels.items() if name in known})
    if chosen is None:
        raise unknown("no-such-option", text, known)
    return chosen


def cleaned(text: str, *, one_line: bool = False) -> str:
    """Text that may be stored. Raises BadReference `text-unusable` for hidden characters or nothing at all."""
    try:
        return clean_line(text) if one_line else clean_text(text)
    except ValueError:
        raise BadReference("text-unusable", typed=text[:40]) from None


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]

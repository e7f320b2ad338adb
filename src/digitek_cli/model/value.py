"""Frozen values, and the few scalar types that every file uses."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt

from digitek_cli.model.characters import FORBIDDEN

Document: TypeAlias = dict[str, Any]

# [0-9] and not \d, which also matches the digits of other scripts.
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
AMOUNT = re.compile(r"-?[0-9]{1,13}(\.[0-9]{1,2})?")


class Value(BaseModel):
    """Base of everything that is stored: frozen, and a key that nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, populate_by_name=True)

    def with_(self, **changes: Any) -> Any:
        """The same value with other fields, validated again."""
        return type(self).model_validate({name: getattr(self, name) for name in type(self).model_fields} | changes)


def parse_day(raw: Any) -> date:
    """A date written as `2026-03-14`; numbers and times of day are refused."""
    if isinstance(raw, date) and type(raw) is date:
        return raw
    if isinstance(raw, str) and DAY.fullmatch(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            raise ValueError("no_such_day") from None
    raise ValueError("not_a_day")


def parse_amount(raw: Any) -> Decimal:
    """Whole kroner, or a quoted decimal with at most two places; never a float."""
    if isinstance(raw, bool) or isinstance(raw, float):
        raise ValueError("amount_not_exact")
    if isinstance(raw, Decimal):
        raw = format(raw, "f")
    text = str(raw)
    if not AMOUNT.fullmatch(text):
        raise ValueError("amount_not_exact")
    return Decimal(text).quantize(Decimal("0.01"))


def clean_text(raw: str) -> str:
    """Text in NFC, stripped, without characters that hide or reorder."""
    if raw.isascii() and raw.isprintable():
        text = raw.strip()
    else:
        text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n")).strip()
        if FORBIDDEN.search(text):
            raise ValueError("forbidden_character")
    # What a hint leaves open is no answer.
    if not text or text in ("…", "..."):
        raise ValueError("empty_text")
    return text


def clean_line(raw: str) -> str:
    """Text of one line."""
    text = clean_text(raw)
    if "\n" in text:
        raise ValueError("one_line_only")
    return text


def lower(raw: Any) -> Any:
    """Initials are typed in any case and stored in lower case."""
    return raw.lower() if isinstance(raw, str) else raw


def check_initials(raw: str) -> str:
    """Two to six letters or digits, a letter first."""
    if not re.fullmatch(r"[a-zæøå][a-zæøå0-9]{1,5}", raw):
        raise ValueError("not_initials")
    return raw


Day = Annotated[date, BeforeValidator(parse_day)]
Amount = Annotated[Decimal, BeforeValidator(parse_amount)]
Text = Annotated[str, AfterValidator(clean_text)]
Line = Annotated[str, AfterValidator(clean_line)]
Title = Annotated[str, AfterValidator(clean_line), Field(max_length=150)]
Initials = Annotated[str, BeforeValidator(lower), AfterValidator(check_initials)]
Flag = StrictBool
Count = StrictInt


def to_document(value: Any) -> Any:
    """A value as plain YAML data, without what is empty or at its default.

    Dates stay dates, whole amounts become integers and others quoted decimals, enums their word. Field order
    is the order of the model. Inverse: `type(value).model_validate(document)`.
    """
    if isinstance(value, BaseModel):
        document: Document = {}
        for name, field in type(value).model_fields.items():
            item = getattr(value, name)
            if item is None or (not field.is_required() and item == field.default):
                continue
            document[field.alias or name] = to_document(item)
        return document
    if isinstance(value, dict):
        return {str(key): to_document(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_document(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else format(value, "f")
    if isinstance(value, str):
        return str.__str__(value) if type(value) is str else str(value.value)  # type: ignore[attr-defined]
    return value

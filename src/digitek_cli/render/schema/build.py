"""JSON Schema draft-07 of one kind of file: what its model says, every key and word described in both languages.

Everything stands where it is used and nothing is a reference: beside a `$ref` draft-07 hears no description, and an
editor shows what stands beside the key.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from digitek_cli.model.organisation import check_account
from digitek_cli.model.settings import FORMAT_VERSION
from digitek_cli.model.value import check_initials, clean_line, clean_text, parse_amount, parse_day, to_document
from digitek_cli.render.language import LANGUAGES, Language, written
from digitek_cli.render.schema.scalars import MOST, POSITIVE, READ_BY, Fragment, ended, named, short_line

if TYPE_CHECKING:
    from collections.abc import Iterator

DRAFT = "http://json-schema.org/draft-07/schema#"
READERS = (check_initials, check_account, parse_day, parse_amount, clean_line, clean_text)
EMPTY: tuple[Any, ...] = (None, (), {}, "")


def schema(word: str, kind: type[BaseModel], language: Language) -> Fragment:
    """The schema of a kind of file, called by its word; `language` is the one that stands first."""
    writer = Writer(language)
    about = {"$schema": DRAFT, "title": written(language, f"schema.kind.{word}")}
    return about | writer.described(f"schema.about.{word}") | writer.group(kind)


def key_words(model: str, name: str) -> str:
    """The key of the sentence about a key of a file: the model's own, or the one that all models share."""
    own = f"key.{model}.{name}"
    return own if written("en", own) != own else f"key.{name}"


class Writer:
    """Turns types into fragments of a schema, in one language before the other."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.other: Language = next(item for item in LANGUAGES if item != language)

    def described(self, key: str) -> Fragment:
        """A sentence in the language chosen, and for an editor that reads Markdown in both."""
        first, second = written(self.language, key), written(self.other, key)
        return {"description": first, "markdownDescription": f"{first}\n\n*{second}*"}

    def group(self, model: type[BaseModel]) -> Fragment:
        """A mapping with the keys of a model and no other."""
        fields = {field.alias or name: (name, field) for name, field in model.model_fields.items()}
        needed = [key for key, (_, field) in fields.items() if field.is_required()]
        return {
            "type": "object",
            "properties": {key: self._key(model.__name__, name, field) for key, (name, field) in fields.items()},
            **({"required": needed} if needed else {}),
            "additionalProperties": False,
        }

    def _key(self, model: str, name: str, field: FieldInfo) -> Fragment:
        about = self.described(key_words(model, field.alias or name))
        found = about | self.of(field.annotation, tuple(field.metadata), f"{model}.{field.alias or name}")
        own = named(model, name)
        if own is not None:
            wrong = written(self.language, "schema.wrong.name").format(example=own[1])
            found |= {"pattern": own[0], "patternErrorMessage": wrong, "examples": [own[1]]}
        if name == "format_version":
            found["maximum"] = FORMAT_VERSION
        default = None if field.is_required() else plain(field.default)
        return found if default in EMPTY else found | {"default": default}

    def of(self, annotation: Any, metadata: tuple[Any, ...], place: str) -> Fragment:
        """The fragment of a type; `place` is where its literal words have their sentences."""
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.of(inner[0], (*inner[1:], *metadata), place)
        if origin in (Union, UnionType):
            kept = [item for item in inner if item is not type(None)]
            assert len(kept) == 1, place
            return nullable(self.of(kept[0], metadata, place))
        if origin is Literal:
            return self._words(list(inner), [f"key.{place}={word}" for word in inner])
        if origin is tuple:
            return self._list(inner, place)
        if origin is dict:
            names = self.of(inner[0], (), place)
            limit = {"propertyNames": {"pattern": names["pattern"]}} if "pattern" in names else {}
            rest = self.of(inner[1], (), place)
            return {"type": "object", **limit, **({"additionalProperties": rest} if rest else {})}
        return self._plain(annotation, metadata)

    def _list(self, inner: tuple[Any, ...], place: str) -> Fragment:
        if inner[-1] is Ellipsis:
            return {"type": "array", "items": self.of(inner[0], (), place)}
        items = [self.of(item, (), place) for item in inner]
        return {"type": "array", "items": items, "additionalItems": False, "minItems": len(items)}

    def _plain(self, annotation: Any, metadata: tuple[Any, ...]) -> Fragment:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.group(annotation)
        if isinstance(annotation, type) and issubclass(annotation, StrEnum):
            words = [item.value for item in annotation]
            return self._words(words, [f"term.{annotation.__name__}.{word}" for word in words])
        if annotation is Any:
            return {}
        return self._scalar(annotation, tuple(flat(metadata)))

    def _words(self, words: list[str], keys: list[str]) -> Fragment:
        """A closed list, each word with its sentence."""
        first = [written(self.language, key) for key in keys]
        both = [f"{written(self.language, key)} · *{written(self.other, key)}*" for key in keys]
        return {"type": "string", "enum": words, "enumDescriptions": first, "markdownEnumDescriptions": both}

    def _scalar(self, annotation: Any, metadata: tuple[Any, ...]) -> Fragment:
        readers = {getattr(item, "func", None) for item in metadata}
        reader = next((item for item in READERS if item in readers), None)
        if reader is None:
            found: Fragment = {"type": {bool: "boolean", int: "integer", str: "string"}[annotation]}
        else:
            fragment, wrong, examples = READ_BY[reader]
            found = {**fragment, "patternErrorMessage": written(self.language, f"schema.wrong.{wrong}")}
            found |= {"examples": list(examples)} if examples else {}
        for item in metadata:
            found |= self._limits(item, found)
        return found

    def _limits(self, item: Any, found: Fragment) -> Fragment:
        """What one annotation adds: a least, a most, a length or a pattern."""
        if getattr(item, "ge", None) is not None:
            positive = {"pattern": POSITIVE} if found.get("maximum") == MOST else {}
            return {"minimum": item.ge, **positive}
        if getattr(item, "le", None) is not None:
            return {"maximum": item.le}
        if getattr(item, "max_length", None) is not None:
            wrong = written(self.language, "schema.wrong.long").format(most=item.max_length)
            return {"pattern": short_line(item.max_length), "patternErrorMessage": wrong}
        pattern = getattr(item, "pattern", None)
        return {"pattern": ended(pattern)} if pattern else {}


def flat(metadata: tuple[Any, ...]) -> Iterator[Any]:
    """Annotations one by one, those inside a `Field` as well; a limit of length stands behind the reader."""
    for item in metadata:
        if isinstance(item, FieldInfo):
            yield from item.metadata
        elif hasattr(item, "metadata"):
            yield from flat(tuple(item.metadata))
        else:
            yield item


def nullable(found: Fragment) -> Fragment:
    """The same, or nothing."""
    kinds = found.get("type")
    if kinds is None:
        return found
    more: Fragment = {"type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}
    if "enum" in found:
        more["enum"] = [*found["enum"], None]
    return found | more


def plain(value: Any) -> Any:
    """A default as it would stand in a file."""
    if isinstance(value, BaseModel):
        return None  # what it holds has defaults of its own
    if isinstance(value, Enum | Decimal | date | tuple):
        value = to_document(value)
    return value.isoformat() if isinstance(value, date) else value

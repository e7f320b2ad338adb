"""The canonical form of a file: keys in the order of its model, block style, our quotes, every comment kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from digitek_cli.errors import DataError
from digitek_cli.store import layout, yaml_io

if TYPE_CHECKING:
    from digitek_cli.model.value import Document


def canonical_form(path: str, data: bytes) -> bytes:
    """The file in its canonical form: the same record, and the same bytes when asked again.

    Raises DataError where the file is no record of ours, or would grow over the limit.
    """
    shelf = layout.shelf_of(path)
    assert shelf is not None, path
    document: Document = in_order(shelf.kind, yaml_io.read(data, path).data)
    try:
        return yaml_io.relaid(data, document)
    except DataError as problem:
        raise yaml_io.broken(replace(problem.findings[0], path=path)) from None


def in_order(annotation: Any, value: Any) -> Any:
    """Plain data with the keys of each mapping as its model has them; where keys are free, they stay as they are."""
    kind = bare(annotation)
    if isinstance(kind, type) and issubclass(kind, BaseModel) and isinstance(value, dict):
        fields = {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
        return {name: in_order(inner, value[name]) for name, inner in fields.items() if name in value}
    if kind is date and isinstance(value, str):
        return date.fromisoformat(value)  # so that it is written as a day, and not as a text that looks like one
    inner = get_args(kind)
    if isinstance(value, list) and get_origin(kind) is tuple:
        return [in_order(inner[0], item) for item in value]
    if isinstance(value, dict) and get_origin(kind) is dict:
        return {name: in_order(inner[1], item) for name, item in value.items()}
    return value


def bare(annotation: Any) -> Any:
    """A type without what is annotated, and without that it may be missing."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    kinds = [item for item in get_args(annotation) if item is not type(None)]
    optional = type(None) in get_args(annotation)
    return bare(kinds[0]) if optional and len(kinds) == 1 else annotation

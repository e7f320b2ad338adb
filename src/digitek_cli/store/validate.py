"""From plain data to a record, and from pydantic's complaints to findings with line and nearest word."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from digitek_cli.rules.finding import Finding
from digitek_cli.store.yaml_guard import PlainFloat

if TYPE_CHECKING:
    from digitek_cli.store.yaml_tree import Parsed

M = TypeVar("M", bound=BaseModel)
SHOWN = 40

# The words that model.value raises, and the kinds of pydantic's own errors, as finding codes.
OWN = {
    "not_a_day": "FILE023",
    "no_such_day": "FILE023",
    "amount_not_exact": "FILE024",
    "forbidden_character": "FILE025",
    "empty_text": "FILE026",
    "one_line_only": "FILE027",
    "not_initials": "FILE028",
    "points_not_exact": "FILE055",
    "not_an_account": "FILE056",
}
KINDS = {
    "missing": "FILE022",
    "enum": "FILE029",
    "literal_error": "FILE029",
    "string_type": "FILE030",
    "int_type": "FILE031",
    "bool_type": "FILE032",
    "tuple_type": "FILE033",
    "dict_type": "FILE034",
    "model_type": "FILE034",
    "model_attributes_type": "FILE034",
    "greater_than_equal": "FILE035",
    "less_than_equal": "FILE035",
    "too_long": "FILE057",
    "string_too_long": "FILE057",
    "string_pattern_mismatch": "FILE058",
}


def record(kind: type[M], parsed: Parsed, path: str) -> tuple[M | None, tuple[Finding, ...]]:
    """The record that a file holds, or what is wrong with it: all of it at once."""
    try:
        return kind.model_validate(parsed.data, by_alias=True, by_name=False), ()
    except ValidationError as problem:
        return None, tuple(_finding(kind, parsed, path, item) for item in problem.errors(include_url=False))


def _finding(kind: type[BaseModel], parsed: Parsed, path: str, item: Any) -> Finding:
    at = tuple(item["loc"])
    code = _code(item)
    params: dict[str, Any] = {"field": dotted(at), "given": _shown(item["input"])}
    if item["type"] == "extra_forbidden":
        params |= {"key": str(at[-1]), "nearest": _nearest(str(at[-1]), _keys(kind, at[:-1]))}
        code = "FILE021" if params["nearest"] is None else "FILE020"
    elif code == "FILE029":
        params["allowed"] = ", ".join(re.findall(r"'([^']*)'", item["ctx"]["expected"]))
    elif code == "FILE022":
        params["key"] = str(at[-1])
    elif code == "FILE035":
        params["limit"] = item["ctx"].get("ge", item["ctx"].get("le"))
    elif code == "FILE057":
        params |= {"limit": item["ctx"]["max_length"], "length": len(item["input"])}
    elif code == "FILE058":
        params["pattern"] = item["ctx"]["pattern"]
    return Finding(code, params=params, path=path, at=at, line=parsed.line(at))


def _code(item: Any) -> str:
    if item["type"] != "value_error":
        return KINDS.get(item["type"], "FILE039")
    return OWN.get(str(item["ctx"]["error"]), "FILE039")


def dotted(at: tuple[str | int, ...]) -> str:
    """A place in a file as a person writes it: `steps[2].by`."""
    text = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in at)
    return text.removeprefix(".")


def _shown(given: Any) -> str:
    if isinstance(given, dict | list):
        return "{…}" if isinstance(given, dict) else "[…]"
    if given is None or isinstance(given, bool):
        return {None: "null", True: "true", False: "false"}[given]
    text = str(float(given)) if isinstance(given, PlainFloat) else str(given)
    first = text.split("\n", 1)[0]
    return first if len(first) <= SHOWN and first == text else first[:SHOWN] + "…"


def _nearest(word: str, known: list[str]) -> str | None:
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), None)


def _keys(kind: type[BaseModel], at: tuple[str | int, ...]) -> list[str]:
    """The keys that the model knows at a place."""
    annotation: Any = kind
    for step in at:
        annotation = _step(annotation, step)
    model = _model(annotation)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _step(annotation: Any, step: str | int) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return next(
            (field.annotation for name, field in annotation.model_fields.items() if step in (name, field.alias)), None
        )
    if get_origin(annotation) in (dict, tuple):
        return _model(annotation)
    return _step(_inner(annotation), step) if _inner(annotation) else None


def _inner(annotation: Any) -> Any:
    """The container or model inside an optional."""
    return next(
        (item for item in get_args(annotation) if get_origin(item) in (dict, tuple) or _model(item) is item), None
    )


def _model(annotation: Any) -> Any:
    if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, BaseModel):
        return annotation
    return next((model for item in get_args(annotation) if (model := _model(item))), None)

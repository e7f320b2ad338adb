"""What pydantic refused, as codes that the catalogue knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.rules.finding import Finding, error

if TYPE_CHECKING:
    from pydantic import ValidationError

# Words of pydantic and of our own validators, by what they mean to the person who typed the value.
CODES = {
    "not_a_day": "VAL001",
    "no_such_day": "VAL014",
    "amount_not_exact": "VAL002",
    "forbidden_character": "VAL003",
    "empty_text": "VAL004",
    "one_line_only": "VAL005",
    "not_initials": "VAL006",
    "missing": "VAL007",
    "extra_forbidden": "VAL008",
    "enum": "VAL009",
    "literal_error": "VAL009",
    "bool_type": "VAL010",
    "int_type": "VAL011",
    "greater_than_equal": "VAL012",
    "less_than_equal": "VAL012",
    "string_type": "VAL013",
}


# What only a person's own words can be: anything else that a record refuses is a fault of ours.
TYPED = ("forbidden_character", "empty_text", "one_line_only", "string_too_long")


def typed(problem: ValidationError) -> bool:
    """Whether all that was refused is free text as somebody typed it."""
    return all(_reason(dict(item)) in TYPED for item in problem.errors(include_url=False, include_input=False))


def findings(problem: ValidationError, path: str | None = None) -> tuple[Finding, ...]:
    """One finding per value that was refused; the value itself is not repeated."""
    return tuple(_finding(dict(item), path) for item in problem.errors(include_url=False, include_input=False))


def _finding(item: dict[str, Any], path: str | None) -> Finding:
    context = item.get("ctx", {})
    reason = _reason(item)
    place = tuple(item["loc"])
    params = {"field": ".".join(map(str, place)), "known": "", "limit": ""}
    if "expected" in context:
        params["known"] = str(context["expected"]).replace("'", "").replace(" or ", ", ")
    for name in ("ge", "le"):
        if name in context:
            params["limit"] = ("≥ " if name == "ge" else "≤ ") + str(context[name])
    return error(CODES.get(reason, "VAL099"), path, place, **params)


def _reason(item: dict[str, Any]) -> str:
    """The word of our own validator, or pydantic's."""
    context = item.get("ctx", {})
    return str(context["error"]) if "error" in context else str(item["type"])

"""What an item's answer may be called, and what it does: the values of its options, and the fact that it sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.rules import facts

if TYPE_CHECKING:
    from digitek_cli.model.checklist import DecisionTables, FactDefinition, Item

EMPTY, PARTLY, OVERRIDE, OPEN = "empty", "delvist", "override", "open"
COMPUTABLE = frozenset({"ce_acts", "mdr_class", "class_mismatch", "dpia", "ai_tier", "procurement"})


def computed_values(tables: DecisionTables | None, name: str | None) -> tuple[str, ...]:
    """Every value that the tables could give an item that computes this name."""
    if tables is None:
        return ()
    found = {
        "ce_acts": (row.value for row in tables.ce_acts),
        "mdr_class": (*(value for rung in tables.class_order for value in rung), "none"),
        "class_mismatch": ("ja", "lavere"),
        "dpia": ("required", "not_required", "not_applicable"),
        "ai_tier": (row.value for row in tables.ai_tier),
        "procurement": (row.value for row in tables.procurement),
    }
    return tuple(dict.fromkeys(found.get(name or "", ())))


def outcome_words(item: Item, tables: DecisionTables | None) -> frozenset[str] | None:
    """The words that an item's outcomes may name; None where any word may stand in an answer."""
    match item.answer.type:
        case "table":
            return None
        case "derived":
            return frozenset({OPEN})
        case "multi":
            return frozenset({EMPTY, PARTLY, *item.answer.options})
        case "computed_confirm":
            return frozenset({EMPTY, OVERRIDE, *item.answer.options, *computed_values(tables, item.answer.computes)})
        case _:
            return frozenset({EMPTY, *item.answer.options})


def sets(item: Item, definition: FactDefinition, value: object) -> object | None:
    """The fact that an answer sets: through the item's map, yes and no as true and false, else the answer itself."""
    if value in (None, ""):
        return None
    if str(value) in item.answer.map:
        mapped: object = item.answer.map[str(value)]
        return mapped
    if definition.type == "bool":
        return {"ja": True, "nej": False}.get(str(value))
    return value if facts.typed(definition, value) is not None else None

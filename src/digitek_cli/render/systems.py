"""The register of the municipality's systems, and what an import did to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.model.value import to_document
from digitek_cli.render.language import listing, one_line, plain, say
from digitek_cli.render.tables import fitted
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.model.systems import Register
    from digitek_cli.operations.change import Change

COLUMNS = ("name", "supplier", "status", "unit")
NAMED = 6


def document(registers: Sequence[Register]) -> dict[str, Any]:
    """The registers as a script reads them."""
    return {
        "registers": [
            {"source": part.source, "imported": part.imported, "systems": [to_document(item) for item in part.systems]}
            for part in registers
        ]
    }


def text(registers: Sequence[Register]) -> str:
    """One table for each register, or what to type where there is none."""
    if not registers:
        return "\n".join(folded([say("systems.none"), say("systems.none.next")]))
    parts = []
    for part in registers:
        rows = [tuple(getattr(item, name) or "" for name in COLUMNS) for item in part.systems]
        heads = [say(f"systems.head.{name}") for name in COLUMNS]
        title = say("systems.register", source=part.source, count=len(rows), day=part.imported)
        parts.append("\n".join([*folded([title]), "", fitted(heads, rows, folding=0)] if rows else folded([title])))
    return "\n\n".join(parts)


def receipt(change: Change) -> str:
    """How many came, changed and went; then everything that the file held and that was not taken."""
    told = change.result
    lines = [say("systems.imported", **{name: told[name] for name in ("source", "systems", "date")})]
    lines.append("  " + say("systems.counts", **{name: told[name] for name in ("added", "changed", "gone")}))
    if told["gone_systems"]:
        more = told["gone"] - len(told["gone_systems"][:NAMED])
        lines.append("  " + say("systems.gone", names=_several(told["gone_systems"], more)))
    if told["skipped_columns"]:
        skipped = told["skipped_columns"]
        lines.append("  " + say("systems.skipped", columns=_several(skipped, len(skipped) - NAMED)))
    if told["shortened_to"] is not None:
        key = "systems.shortened" if told["shortened_to"] else "systems.without-texts"
        lines.append("  " + say(key, longest=told["shortened_to"]))
    if told["defused_cells"]:
        lines.append("  " + say("systems.defused", count=told["defused_cells"]))
    return "\n".join(folded(lines))


def _several(names: Sequence[str], more: int) -> str:
    shown = [one_line(plain(name)) for name in names[:NAMED]]
    return f"{', '.join(shown)} {say('systems.more', count=more)}" if more > 0 else listing(shown)

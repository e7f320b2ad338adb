"""What a decision rests on, through the links of the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digitek_cli.model.events import Decision


def ancestors(decision: Decision, known: Mapping[str, Decision]) -> frozenset[str]:
    """All decisions that one rests on, through the chain."""
    found: set[str] = set()
    waiting = [link.id for link in decision.previous]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [link.id for link in known[name].previous] if name in known else []
    return frozenset(found)

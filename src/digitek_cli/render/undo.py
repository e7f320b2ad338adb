"""What `undo` has taken back, in the words of the trail, and what that means now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.model.ids import SETTINGS_PATH, short
from digitek_cli.render import delta
from digitek_cli.render.language import say
from digitek_cli.render.wrapping import folded
from digitek_cli.rules.delta import compare

if TYPE_CHECKING:
    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.operations.change import Change
    from digitek_cli.operations.undo import Past


def text(past: Past, now: Portfolio, change: Change) -> str:
    """What the commit had done, and what is otherwise without it. `now` is the portfolio before the undo."""
    was = compare(past.before, past.after)
    becomes = compare(now, change.after)
    # What the commit added and is withdrawn has been said by its first sentence.
    again = any(item.code == "withdrawn" for item in was)
    said = [item for item in becomes if (again or item.code != "withdrawn") and item.path != SETTINGS_PATH]
    lines = [say("undo.back", day=past.date, commit=short(past.commit))]
    lines += [f"  - {delta.sentence(item, now)}" for item in was if item.path != SETTINGS_PATH]
    if said:
        lines.append(say("undo.now"))
        lines += [f"  - {delta.sentence(item, change.after)}" for item in said]
    return "\n".join(folded([*lines, say("undo.again")]))

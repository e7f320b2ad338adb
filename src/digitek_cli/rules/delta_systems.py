"""What changed in the register of systems, by numbers: the systems themselves are another register's business."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.systems import Register, System


def counted(before: Portfolio, after: Portfolio) -> Iterator[dict[str, str | int | date | None]]:
    """How many systems came, changed and went, for each register that says another thing or was listed anew.

    `day` is the day of the export that holds now; None for a register that is gone.
    """
    old, new = ({part.source: part for part in side.system_registers} for side in (before, after))
    for source in sorted(old.keys() | new.keys()):
        was, now = _systems(old.get(source)), _systems(new.get(source))
        days = [side[source].imported if source in side else None for side in (old, new)]
        if was != now or days[0] != days[1]:
            same = was.keys() & now.keys()
            yield {
                "source": source,
                "day": days[1],
                "added": len(now.keys() - same),
                "changed": sum(was[name] != now[name] for name in same),
                "gone": len(was.keys() - same),
            }


def _systems(register: Register | None) -> dict[str, System]:
    return {item.id: item for item in register.systems} if register else {}

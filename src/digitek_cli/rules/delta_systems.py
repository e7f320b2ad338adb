"""What changed in the register of systems, by numbers: the systems themselves are another register's business."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.model.systems import System


def counted(before: Portfolio, after: Portfolio) -> Iterator[dict[str, str | int]]:
    """How many systems came, changed and went, for each register where any did."""
    old, new = _systems(before), _systems(after)
    for source in sorted(old.keys() | new.keys()):
        was, now = old.get(source, {}), new.get(source, {})
        same = was.keys() & now.keys()
        counts = {
            "added": len(now.keys() - same),
            "changed": sum(was[name] != now[name] for name in same),
            "gone": len(was.keys() - same),
        }
        if any(counts.values()):
            yield {"source": source} | counts


def _systems(portfolio: Portfolio) -> dict[str, dict[str, System]]:
    return {part.source: {item.id: item for item in part.systems} for part in portfolio.system_registers}

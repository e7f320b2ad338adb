"""The risk category that the four dimensions point to, to be compared with the judged one (models 8a)."""

from __future__ import annotations

from typing import Any

BOTH, ONE, ROUTINE, INNOVATION = 3, 2, 1, 4


def derived_category(values: dict[str, Any]) -> int | None:
    """1–4 from the radar, None while profession or breadth is unknown (resolution 27).

    An unknown product is innovation. Otherwise profession and breadth of at least 3 count as challenges;
    technology of 3 lifts to at least 2 and of 4 to at least 3; the worst predictability lifts one step.
    """
    if values.get("product_known") is False:
        return INNOVATION
    profession, breadth = values.get("profession"), values.get("breadth")
    if profession is None or breadth is None:
        return None
    challenges = sum(value >= BOTH for value in (profession, breadth))
    category = (ROUTINE, ONE, BOTH)[challenges]
    technology = values.get("technology") or 0
    category = max(category, {3: ONE, 4: BOTH}.get(technology, ROUTINE))
    return min(category + (values.get("predictability") == INNOVATION), INNOVATION)

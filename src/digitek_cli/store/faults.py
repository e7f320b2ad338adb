"""Named points at which a test may stop or hurt a write."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_hook: Callable[[str], None] | None = None


def step(name: str) -> None:
    """Announce a state-changing step; a test's hook may raise, or end the process, here."""
    if _hook is not None:
        _hook(name)


def set_hook(hook: Callable[[str], None] | None) -> None:
    """Install what `step` calls; None in production."""
    global _hook  # noqa: PLW0603 - the one switch that tests turn
    _hook = hook

"""Where the program begins, as `digitek` and as `python -m digitek_cli`."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; a Ctrl-C ends quietly also where `run` cannot hear it."""
    try:
        return _loaded()(argv)
    except KeyboardInterrupt:
        return INTERRUPTED


def _loaded() -> Callable[[Sequence[str] | None], int]:
    """Import the program. Nothing has been done yet that would need an orderly end."""
    listening = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if listening:
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    run: Callable[[Sequence[str] | None], int] = import_module("digitek_cli.cli.main").run
    if listening:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return run


if __name__ == "__main__":
    sys.exit(main())

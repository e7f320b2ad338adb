"""Long work that can be stopped: Ctrl-C asks it to end with what it has, a second one ends it at once."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """While this runs, what it gives says whether somebody has asked to stop."""
    asked: list[int] = []

    def note(number: int, _: Any) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)


class Progress:
    """One line on stderr that is written anew; where stderr is no terminal, a line now and then."""

    def __init__(self, every: int, *, silent: bool = False) -> None:
        """`every` is how many calls there are to a line in a file; `silent` keeps to terminals."""
        self._every, self._silent, self._calls, self._width = every, silent, 0, 0

    def tell(self, text: str) -> None:
        """Say how far it is."""
        if sys.stderr.isatty():
            sys.stderr.write("\r" + text.ljust(self._width))
            self._width = len(text)
        elif not self._silent and self._calls % self._every == self._every - 1:
            sys.stderr.write(text + "\n")
        self._calls += 1
        sys.stderr.flush()

    def end(self) -> None:
        """Make room for the answer."""
        if self._width and sys.stderr.isatty():
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()

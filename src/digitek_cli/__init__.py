"""digitek: a toolkit over a git-versioned portfolio of welfare-technology projects."""

from typing import Any


def __getattr__(name: str) -> Any:
    """Read the version only when it is asked for: importlib.metadata costs 20 ms."""
    if name == "__version__":
        from importlib.metadata import version

        return version("digitek")
    raise AttributeError(name)

"""Write src/digitek_cli/manual/said.yaml: how grave each code is, and which commands were heard to say it.

`python -m scripts.said` reads the code for what is written there and runs every example of the manual for the rest.
"""

from __future__ import annotations

import ast
import re
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from digitek_cli.store import manual
from tests.architecture.source import called, modules, tree
from tests.architecture.test_words import catalogue, literals

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = manual.MANUAL / "said.yaml"
SEVERITIES = ("error", "warning", "info")
# What ends a command, and the exit code that it ends with; `unknown` is a reference that nothing answers to.
ENDS = {"RuleViolation": 1, "BadReference": 2, "unknown": 2, "DataError": 3, "Conflict": 4, "EnvironmentProblem": 5}
# Codes that the program takes from a table and no example brings: how grave the code beside the table makes them.
CHOSEN: dict[str, set[str | int]] = {
    **{key: {"error"} for key in ("AUD050", "AUD056")},
    **{key: {"error", "warning"} for key in ("AUD052", "AUD053", "AUD054", "AUD055", "AUD057")},
    **{key: {"error"} for key in ("ENV001", "ENV002", "ENV011", "ENV012", "ENV013", "ENV014", "ENV015", "ENV037")},
    "FILE025": {"error"},
    "FILE039": {"error"},
    "PROP009": {"error", "warning", "info"},
}
HEAD = """# Skrevet af python -m scripts.said: hvor alvorlig hver kode er, slutkoden for den kommando, den
# standser, og de kommandoer, der siger den i manualens eksempler.
"""


@cache
def codes() -> list[str]:
    """Every code that the program can say: those of the catalogue, and those that the code names."""
    written = {key for key in catalogue() if re.fullmatch(r"[A-Z]+[0-9]{3}", key)}
    return sorted(written | set(static()), key=lambda code: (manual.family(code), code))


def judged() -> set[str]:
    """The codes that need a manual: all in upper case, and every finding; not what a command refuses to begin on."""
    found = {code for code, given in static().items() if given & set(SEVERITIES)}
    return found | {code for code in codes() if code[0].isupper()}


@cache
def static() -> dict[str, set[str | int]]:
    """Each code that stands as itself in a call that builds a finding or an error, and how grave that makes it."""
    found: dict[str, set[str | int]] = {}
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and node.args and called(node) in (*SEVERITIES, *ENDS, "Finding"):
                for code in literals(node.args[0]):
                    found.setdefault(code.removesuffix("-near"), set()).update(gravity(node))
    return found


def gravity(node: ast.Call) -> Iterator[str | int]:
    """What a call says: a severity, or the exit code of an error; nothing where that is a variable."""
    name = called(node)
    if name in ENDS:
        yield ENDS[name]
    elif name in SEVERITIES:
        yield name
    else:
        given = [*node.args[1:2], *(word.value for word in node.keywords if word.arg == "severity")]
        if not given:
            yield "error"
        members = (part.attr.lower() for item in given for part in ast.walk(item) if isinstance(part, ast.Attribute))
        yield from (member for member in members if member in SEVERITIES)


def heard() -> tuple[dict[str, set[str | int]], dict[str, set[str]]]:
    """How grave each code is in the examples, and the commands that say it there."""
    from digitek_cli.render.language import set_language
    from tests.manual.running import Bench, command_of
    from tests.manual.worlds import WORLDS

    grave: dict[str, set[str | int]] = {}
    commands: dict[str, set[str]] = {}
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), WORLDS)
        for code in manual.codes():
            entry = manual.entry(code)
            if entry is not None and entry.example is not None:
                found = bench.bad(code, entry.example)
                grave[code] = found.get(code, set()) | found.get(f"{code}-near", set())
                commands[code] = {command_of(entry.example.command)}
    set_language("en")
    return grave, commands


def page() -> str:
    """The file."""
    written, (grave, commands) = static(), heard()
    lines = []
    for code in codes():
        given = written.get(code, set()) | grave.get(code, set()) | CHOSEN.get(code, set())
        parts: dict[str, list[Any]] = {
            "severity": [name for name in SEVERITIES if name in given],
            "ends": sorted(item for item in given if isinstance(item, int)),
            "commands": sorted(commands.get(code, ())),
        }
        shown = ", ".join(f"{key}: [{', '.join(map(str, items))}]" for key, items in parts.items() if items)
        lines.append(f"{code}: {{{shown}}}")
    return HEAD + "\n".join(lines) + "\n"


def main() -> int:
    """Write it."""
    FILE.write_bytes(page().encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Write docs/reference/commands.md and docs/da/kommandoer.md from the program's own help; `--check` only compares."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PAGES = {"en": ROOT / "docs" / "reference" / "commands.md", "da": ROOT / "docs" / "da" / "kommandoer.md"}
WIDTH = 100
FRAME = {
    "en": (
        "# Commands",
        "Written by `make golden` from the program's own help; a test compares them.",
    ),
    "da": (
        "# Kommandoer",
        "Siden skrives af `make golden` ud fra programmets egen hjælp, og en test sammenligner dem.",
    ),
}


def walk() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command with its path, groups before what is in them, in the order of the help."""
    from digitek_cli.cli._lazy import COMMANDS, load

    for name in COMMANDS:
        yield from _below((name,), load(name))


def _below(path: tuple[str, ...], command: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for name, child in getattr(command, "commands", {}).items():
        if not child.hidden:
            yield from _below((*path, name), child)


def page(lang: str) -> str:
    """The whole page. The words of a command are chosen when its module is imported: one process, one language."""
    from digitek_cli.cli.main import application
    from digitek_cli.render.language import set_language

    set_language(lang)
    title, about = FRAME[lang]
    root = application()
    parts = [title, about, "## `digitek`", block(root, ())]
    for path, command in walk():
        parts += [f"{'#' * (len(path) + 1)} `digitek {' '.join(path)}`", block(command, path, root)]
    return "\n\n".join(parts) + "\n"


def block(command: Any, path: tuple[str, ...], root: Any = None) -> str:
    """The help of one command as a code block, as a terminal of WIDTH columns shows it."""
    above = root and root.context_class(root, info_name="digitek", **root.context_settings)
    context = command.context_class(
        command,
        parent=above,
        info_name=" ".join(path) or "digitek",
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        **command.context_settings,
    )
    lines = [line.rstrip() for line in command.get_help(context).splitlines()]
    return "\n".join(["```text", *lines, "```"])


def fresh_page(lang: str) -> str:
    """The page in one language, from a process of its own."""
    answer = subprocess.run(
        [sys.executable, __file__, "--print", lang],
        env=os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "src")},
        check=True,
        capture_output=True,
    )
    return answer.stdout.decode("utf-8").replace("\r\n", "\n")


def out_of_step() -> list[Path]:
    """The pages that differ from what the program says now."""
    return [path for lang, path in PAGES.items() if not path.exists() or path.read_text("utf-8") != fresh_page(lang)]


def main(arguments: list[str]) -> int:
    """Print one page, compare all, or write all."""
    if arguments[:1] == ["--print"]:
        sys.stdout.write(page(arguments[1]))
        return 0
    if arguments == ["--check"]:
        stale = [path.relative_to(ROOT).as_posix() for path in out_of_step()]
        sys.stdout.write(f"out of step: {', '.join(stale)}; run `make golden`\n" if stale else "docs are in step\n")
        return 1 if stale else 0
    for lang, path in PAGES.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(fresh_page(lang).encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What is settled before any command is looked at: the language and the streams."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from digitek_cli.errors import BadReference
from digitek_cli.model.characters import FORBIDDEN

LANGUAGE_LINE = re.compile(r"^language:\s*['\"]?(da|en)\b", re.MULTILINE)
VALUED = ("-C", "--lang")


def choose_language(arguments: Sequence[str]) -> str:
    """`--lang`, else DIGITEK_LANG, else the portfolio's language, else the locale, else English."""
    directory, asked = global_options(arguments)
    for candidate in (asked, os.environ.get("DIGITEK_LANG"), portfolio_language(directory), system_language()):
        if candidate in ("da", "en"):
            return str(candidate)
    return "en"


def global_options(arguments: Sequence[str]) -> tuple[Path, str | None]:
    """`-C` and `--lang` as they stand before the command."""
    directory, asked = Path(), None
    rest = iter(arguments)
    for word in rest:
        name, equals, value = word.partition("=")
        if not word.startswith("-") or name not in VALUED:
            if word.startswith("-C") and len(word) > 2:
                directory = Path(word[2:])
            elif not word.startswith("-"):
                break
            continue
        value = value if equals else next(rest, "")
        if name == "-C":
            directory = Path(value)
        else:
            asked = value
    return directory, asked


def portfolio_folder(start: Path) -> Path | None:
    """The nearest portfolio, as the store finds it but without complaint; None when there is none."""
    for folder in _upwards(start):
        for candidate in (folder, folder / "portfolio"):
            if (candidate / "portfolio.yaml").is_file():
                return candidate
    return None


def portfolio_language(start: Path) -> str | None:
    """The `language:` line of the nearest portfolio, read without a YAML parser; None when there is none."""
    folder = portfolio_folder(start)
    return _language_line(folder / "portfolio.yaml") if folder else None


def path_prefix(start: Path, *, machine: bool, known: Path | None = None) -> str:
    """What stands before a path of the portfolio: "" or a folder with a slash.

    People read paths from where they are, programs from the top of the repository. `known` is a portfolio whose file
    somebody took away.
    """
    folder = portfolio_folder(start) or known
    if folder is None:
        return ""
    top = next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), folder)
    here = os.path.relpath(folder, top if machine else Path.cwd())
    return "" if here == "." else Path(here).as_posix() + "/"


def system_language() -> str | None:
    """The language of the locale; on Windows that of the user interface."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return value[:2].lower()
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")[:2]
    return None


def speak_utf8() -> list[str]:
    """What was typed. Starts again in UTF-8 where the locale knows fewer letters than file names and titles have.

    What was typed is then handed on as UTF-8; bytes that the locale could not read are handed on as they came.
    """
    if sys.getfilesystemencoding().lower() != "utf-8" and sys.executable:
        _again_in_utf8()
    return sys.argv[1:]


def _again_in_utf8() -> None:
    words = [word.encode("utf-8", "surrogateescape") for word in sys.argv[1:]]
    # -P: the folder that the user stands in is not searched for Python modules.
    ours = [os.fsencode(sys.executable), b"-P", b"-X", b"utf8", b"-m", b"digitek_cli"]
    os.execv(sys.executable, [*ours, *words])  # noqa: S606 - ourselves, and no shell


def refuse_hidden(arguments: Sequence[str]) -> None:
    """What no file may hold nobody can type either. Raises BadReference `hidden-character`."""
    for word in arguments:
        hidden = FORBIDDEN.search(word.replace("\r\n", "\n"))
        if hidden:
            raise BadReference("hidden-character", character=f"U+{ord(hidden[0]):04X}")


def prepare_streams() -> None:
    """UTF-8 on every stream, also under LC_ALL=C and in a Windows console; nowhere for one that was closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open until the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None and not sys.stdin.closed:
        reconfigure(encoding="utf-8", errors="replace")


def empty_output() -> None:
    """What could not be written must not be tried again when the interpreter ends, in words and a code of its own."""
    try:
        sys.stdout.flush()
    except OSError:
        close_output()


def close_output() -> None:
    """The reader has enough; what is still in the buffer must not complain at exit either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _upwards(start: Path) -> Iterator[Path]:
    try:
        folder = start.resolve()
    except OSError:
        return
    yield folder
    yield from folder.parents


def _language_line(path: Path) -> str | None:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            found = LANGUAGE_LINE.search(file.read(65_536))
    except OSError:
        return None
    return found.group(1) if found else None

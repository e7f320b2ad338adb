"""The root of the command line, and the one place where errors become words and exit codes."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer._click.exceptions import ClickException

from digitek_cli.cli import _context, _report, _usage
from digitek_cli.cli._lazy import LazyGroup
from digitek_cli.cli._start import (
    choose_language,
    close_output,
    empty_output,
    prepare_streams,
    refuse_hidden,
    speak_utf8,
)
from digitek_cli.cli._typed import refuse_numbers
from digitek_cli.errors import DigitekError, EnvironmentProblem
from digitek_cli.render import language
from digitek_cli.render.language import h, say

PROGRAM = "digitek"
NO_ROOM = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
NO_SUCH_NAME = (errno.ENAMETOOLONG, errno.ENOTDIR, errno.EISDIR, errno.ELOOP)
NO_WRITING = (errno.EROFS, errno.EACCES, errno.EPERM)


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code; here every error becomes words and a number."""
    code = 0
    arguments = speak_utf8() if argv is None else list(argv)
    # Plugins of other packages have no business in our records, and looking for them costs 20 ms at every start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    as_json = "--json" in arguments
    prepare_streams()
    _context.prepare(json=as_json)
    language.set_language(choose_language(arguments))
    try:
        refuse_numbers(arguments)
        code = dispatch(arguments)
        sys.stdout.flush()
        return code
    except typer.Exit as leaving:
        return leaving.exit_code
    except ClickException as problem:
        return usage_error(problem, as_json)
    except DigitekError as problem:
        return failed(problem, as_json)
    except (KeyboardInterrupt, EOFError, typer.Abort):
        _context.talk(say("failure.interrupted"))
        return 130
    except BrokenPipeError:
        close_output()
        return code
    except OSError as problem:
        known = environment(problem)
        return failed(known, as_json) if known else broken(problem, arguments, as_json)
    except Exception as problem:  # noqa: BLE001 - our own bug, whatever it is, ends as one line and a report
        return broken(problem, arguments, as_json)
    finally:
        empty_output()


def dispatch(arguments: list[str]) -> int:
    """Parse and invoke; Typer's own `main` would print and exit by itself."""
    refuse_hidden(arguments)
    command = application()
    command._main_shell_completion({}, PROGRAM)  # noqa: SLF001 - the hook that shells call for completion
    with command.make_context(PROGRAM, arguments) as context:
        command.invoke(context)
    _context.name_broken_files()
    return _context.outcome()


def application() -> LazyGroup:
    """The root command, its words in the language spoken now."""
    app = typer.Typer(
        cls=LazyGroup,
        help=h("help.root"),
        epilog=h("help.epilog"),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def root(
        directory: Annotated[
            Path, typer.Option("-C", metavar="DIR", show_default=False, help=h("help.directory"))
        ] = Path(),
        lang: Annotated[language.Language | None, typer.Option("--lang", help=h("help.lang"))] = None,
        version: Annotated[
            bool, typer.Option("--version", is_eager=True, callback=show_version, help=h("help.version"))
        ] = False,
    ) -> None:
        _context.begin(directory, lang)

    group = typer.main.get_group(app)
    assert isinstance(group, LazyGroup)
    return group


def show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        import digitek_cli

        typer.echo(f"{PROGRAM} {digitek_cli.__version__}")
        raise typer.Exit


def usage_error(problem: ClickException, as_json: bool) -> int:
    """Say what is wrong with the command line; with nothing asked for, the help page is the answer."""
    if _usage.asks_for_help(problem):
        sys.stdout.write(problem.format_message() + "\n")
        return 0 if problem.ctx.parent is None else 2  # type: ignore[attr-defined]
    from digitek_cli.render import failure

    text, hint = _usage.sentence(problem), _usage.next_step(problem)
    _context.talk(failure.as_json("usage", text, hint) if as_json else failure.as_text(text, hint))
    return 2


def failed(problem: DigitekError, as_json: bool) -> int:
    """Say what is wrong, where, and what to type next."""
    from digitek_cli.render import failure

    _context.complete(problem)
    _context.talk(failure.error(problem, _context.prefix(machine=as_json), json=as_json))
    _context.name_broken_files()
    return problem.exit_code


def environment(problem: OSError) -> EnvironmentProblem | None:
    """A full disk, a place where nobody may write, a name that no file can have; None for any other trouble."""
    if problem.errno in NO_ROOM:
        return EnvironmentProblem("disk-full", path=str(problem.filename or say("disk.answer")))
    if problem.errno in NO_WRITING:
        return EnvironmentProblem("read-only", path=str(problem.filename or "."))
    if problem.errno in NO_SUCH_NAME:
        return EnvironmentProblem("disk-error", path=str(problem.filename or "."), text=str(problem.strerror))
    return None


def broken(problem: BaseException, arguments: list[str], as_json: bool) -> int:
    """Write a report that can be sent on, and name it in one line."""
    from digitek_cli.render import failure

    try:
        key, params = "failure.internal", {"path": str(_report.write(problem, arguments))}
    except OSError as unwritten:
        key, params = "failure.internal.unwritten", {"reason": str(unwritten.strerror)}
    text, hint = say(key, **params), say(f"{key}.hint")
    _context.talk(failure.as_json("internal", text, hint) if as_json else failure.as_text(text, hint))
    return 70

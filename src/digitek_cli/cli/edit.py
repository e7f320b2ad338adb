"""`edit ID`: amend a project in the user's own editor, as one commit."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from digitek_cli.cli import _context, _prompt
from digitek_cli.cli._options import DryRunOption, JsonOption, ProjectArg
from digitek_cli.errors import BadReference, Conflict, DigitekError
from digitek_cli.render.language import h, say
from digitek_cli.rules.finding import info

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digitek_cli.store.editor import Copy

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.edit"))
def edit(project: ProjectArg, dry_run: DryRunOption = False, json: JsonOption = False) -> None:
    """Amend a project in an editor."""
    from digitek_cli.model.ids import project_path
    from digitek_cli.operations.project import edited
    from digitek_cli.rules.references import find_project
    from digitek_cli.store.editor import editable
    from digitek_cli.store.handmade import Handmade, read_project
    from digitek_cli.store.snapshot import read_commit

    snapshot = read_commit(_context.root())
    path = project_path(find_project(snapshot.portfolio, project).id)
    if (snapshot.root / path).read_bytes().replace(b"\r\n", b"\n") != snapshot.sources[path]:
        raise Conflict("unsaved-edits", path=path, paths=(path,), count=1)
    if not _prompt.can_ask() and not (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        raise BadReference("edit-no-terminal", project=project)
    with editable(path.rsplit("/", 1)[-1], snapshot.sources[path]) as copy, _kept(copy, json=json):
        data = copy.edit()
        if data == snapshot.sources[path]:
            copy.taken = True
            _context.show({"commit": None}, say("edit.unchanged"), json)
            return
        amended, source = read_project(data, path, str(copy.path))
        handmade = Handmade((amended,), {path: source})
        _context.apply(
            lambda portfolio, moment: edited(portfolio, amended, moment),
            json=json,
            dry_run=dry_run,
            patch=handmade.patch,
        )
        copy.taken = True


@contextmanager
def _kept(copy: Copy, *, json: bool) -> Iterator[None]:
    """Name the copy that was not taken in, so that no work is lost; to a program as part of its one document."""
    try:
        yield
    except DigitekError as problem:
        if json:
            problem.findings += (info("edit.kept", path=str(copy.path)),)
        else:
            _context.talk(say("edit.kept", path=str(copy.path)))
        raise
    except BaseException:
        _context.talk(say("edit.kept", path=str(copy.path)))
        raise

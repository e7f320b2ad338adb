"""`explain [CODE]`: the manual of one code, of a family, or a list of all; it needs no portfolio."""

from __future__ import annotations

from typing import Annotated

import typer

from digitek_cli.cli import _context
from digitek_cli.cli._options import JsonOption
from digitek_cli.render.language import h

Code = Annotated[str | None, typer.Argument(metavar="[CODE]", show_default=False, help=h("help.explain.code"))]

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(help=h("help.explain"))
def explain(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", show_default=False, help=h("help.explain.code"))
    ] = None,
    json: JsonOption = False,
) -> None:
    """Show the manual."""
    from digitek_cli.errors import BadReference
    from digitek_cli.model.manual import Said
    from digitek_cli.render import manual as words
    from digitek_cli.rules.references import nearest
    from digitek_cli.store import manual

    if code is None:
        families = [(name, manual.known(name)) for name in manual.families()]
        listed = [{"family": name, "title": words.family_title(name), "codes": list(codes)} for name, codes in families]
        _context.show({"families": listed}, words.index(families), json)
        return
    wanted = manual.spelt(code)
    if wanted in manual.families():
        names = manual.known(wanted)
        several = [{"code": name, "what": words.what(name)} for name in names]
        _context.show({"family": wanted, "codes": several}, words.listed(wanted, names), json)
        return
    family, entry, said = manual.family(wanted), manual.entry(wanted), manual.said().get(wanted)
    if entry is None and said is None:
        known = {name.lower(): name for name in (*manual.families(), *manual.said())}
        near = known.get(nearest(wanted, known) or "")
        raise BadReference("no-such-code-near" if near else "no-such-code", typed=wanted, nearest=near)
    page = words.Page(wanted, family, entry, said or Said(), manual.rulings())
    _context.show(words.document(page), words.text(page), json)

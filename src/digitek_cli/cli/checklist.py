"""`checklist facts|interview|answer|evidence|identify|sign|accept|show|explain|what-if`: the questionnaires."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from digitek_cli.cli import _clock, _context, _evidence, _facts, _given, _upgrade
from digitek_cli.cli._evidence import attached
from digitek_cli.cli._options import (
    AsOfOption,
    ByOption,
    DateOption,
    DryRunOption,
    JsonOption,
    KnownOption,
    OptionalByOption,
    ProjectArg,
    ReasonOption,
)
from digitek_cli.cli._ruling import DeciderOption, MeetingOption, ruling
from digitek_cli.errors import BadReference
from digitek_cli.model.terms import Gate
from digitek_cli.render.language import h

if TYPE_CHECKING:
    pass

app = typer.Typer(help=h("help.checklist"), no_args_is_help=True, add_completion=False, rich_markup_mode=None)

ItemArg: TypeAlias = Annotated[str, typer.Argument(metavar="ITEM", help=h("help.checklist.item"))]
ItemsArg: TypeAlias = Annotated[list[str], typer.Argument(metavar="ITEM…", help=h("help.checklist.items"))]
FactsArg: TypeAlias = Annotated[
    list[str] | None, typer.Argument(metavar="KEY=VALUE…", help=h("help.checklist.facts.values"))
]
FileOption: TypeAlias = Annotated[Path | None, typer.Option("--file", metavar="FILE", help=h("help.checklist.file"))]
HashOption: TypeAlias = Annotated[
    list[str] | None, typer.Option("--hash", metavar="NAME=FILE", help=h("help.checklist.hash"))
]
EvidenceOption: TypeAlias = Annotated[
    list[str] | None, typer.Option("--evidence", metavar="NAME=REF", help=h("help.checklist.evidence-option"))
]


@app.command(help=h("help.checklist.facts"))
def facts(
    project: ProjectArg,
    values: FactsArg = None,
    file: FileOption = None,
    by: OptionalByOption = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Answer facts about a project."""
    if not values and file is None:
        _open_facts(project, json=json)
        return
    given = _given.facts_of(file) | _given.pairs(values)
    _facts.save(project, given, by, _clock.on(date), json=json, dry_run=dry_run)


@app.command("interview", help=h("help.checklist.interview"))
def interview(
    project: ProjectArg,
    gate: Annotated[
        Gate | None, typer.Option("--gate", metavar="GATE", help=h("help.checklist.interview.gate"))
    ] = None,
    questionnaire: Annotated[
        str | None, typer.Option("--questionnaire", metavar="NAME", help=h("help.checklist.interview.questionnaire"))
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help=h("help.checklist.interview.all"))] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="ABC", help=h("help.checklist.interview.by"))] = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Ask for what is missing, one question at a time."""
    from digitek_cli.cli import _prompt
    from digitek_cli.render.language import say

    if gate and everything:
        raise BadReference("interview-scope", project=project)
    if not _prompt.can_ask():
        _context.reading()  # what is wrong with the portfolio is said first, as by every command
        raise BadReference("interview-no-terminal", project=project)
    from digitek_cli.cli import _interview

    person = by or _context.recorded_by() or _prompt.ask(say("interview.by"))
    day = _clock.on(date)
    _interview.run(project, gate, questionnaire, person, day, everything=everything, dry_run=dry_run, json=json)


@app.command(help=h("help.checklist.answer"))
def answer(
    project: ProjectArg,
    by: ByOption,
    item: Annotated[str | None, typer.Argument(metavar="[ITEM]", help=h("help.checklist.item"))] = None,
    value: Annotated[str | None, typer.Argument(metavar="[VALUE]", help=h("help.checklist.value"))] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help=h("help.checklist.answers"))] = None,
    evidence: EvidenceOption = None,
    hashed: HashOption = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help=h("help.option.note"))] = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="ABC", help=h("help.checklist.owner"))] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="D", help=h("help.checklist.due"))] = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Answer one item, or many from a file."""
    from digitek_cli.operations import checklist
    from digitek_cli.render.checklists import receipt

    given = _given.answers_of(file) if file else {}
    pieces = dict(_given.pair(text) for text in evidence or ())
    extra = {"evidence": pieces, "note": note, "owner": owner, "due": due}
    if item is not None:
        entry = _given.given({"value": checklist.KEEP if value is None else value} | extra)
        given[item] = replace(entry, **attached(pieces.items(), map(_given.pair, hashed or ())))
    if value is None and not file and not hashed and not any(extra.values()):
        raise BadReference("nothing-given")
    day = _clock.on(date)
    _context.apply(
        lambda portfolio, moment: checklist.answer(portfolio, project, given, by, day, moment),
        json=json,
        dry_run=dry_run,
        text=receipt,
    )


@app.command(help=h("help.checklist.evidence"))
def evidence(
    project: ProjectArg,
    item: ItemArg,
    by: ByOption,
    references: Annotated[
        list[str] | None, typer.Argument(metavar="NAME=REF…", help=h("help.checklist.evidence-option"))
    ] = None,
    hashed: HashOption = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Attach evidence to an item, by reference."""
    from digitek_cli.operations import checklist
    from digitek_cli.render.checklists import receipt

    if not references and not hashed:
        raise BadReference("nothing-given")
    given = {item: checklist.Given(**attached(map(_given.pair, references or ()), map(_given.pair, hashed or ())))}
    day = _clock.on(date)
    _context.apply(
        lambda portfolio, moment: checklist.answer(portfolio, project, given, by, day, moment),
        json=json,
        dry_run=dry_run,
        text=receipt,
    )


@app.command(help=h("help.checklist.sign"))
def sign(
    project: ProjectArg,
    by: ByOption,
    items: Annotated[list[str] | None, typer.Argument(metavar="ITEM…", help=h("help.checklist.items"))] = None,
    everything: Annotated[bool, typer.Option("--all", help=h("help.checklist.sign.all"))] = False,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Sign answers in the reviewer's role."""
    from digitek_cli.operations import checklist_sign
    from digitek_cli.render.checklists import receipt

    if bool(items) == everything:
        raise BadReference("sign-what", project=project, person=by)
    day = _clock.on(date)
    _context.apply(
        lambda portfolio, moment: checklist_sign.sign(portfolio, project, items or (), by, day, moment),
        json=json,
        dry_run=dry_run,
        text=receipt,
    )


@app.command(help=h("help.checklist.accept"))
def accept(
    project: ProjectArg,
    items: ItemsArg,
    by: DeciderOption,
    reason: ReasonOption,
    opinion: Annotated[str | None, typer.Option("--opinion", metavar="REF", help=h("help.checklist.opinion"))] = None,
    opinion_by: Annotated[
        str | None, typer.Option("--opinion-by", metavar="ABC", help=h("help.checklist.opinion-by"))
    ] = None,
    opinion_date: Annotated[
        str | None, typer.Option("--opinion-date", metavar="D", help=h("help.checklist.opinion-date"))
    ] = None,
    meeting: MeetingOption = None,
    date: DateOption = None,
    dry_run: DryRunOption = False,
    json: JsonOption = False,
) -> None:
    """Accept conditions as they stand; a stop only on a legal opinion."""
    from digitek_cli.operations import checklist_sign
    from digitek_cli.render.checklists import receipt

    given = ruling(by, reason, date=date, meeting=meeting)
    lawyer = _evidence.opinion(opinion, opinion_by, _clock.on(opinion_date or date))
    _context.apply(
        lambda portfolio, moment: checklist_sign.accept(portfolio, project, items, given, moment, lawyer),
        json=json,
        dry_run=dry_run,
        text=receipt,
    )


@app.command(help=h("help.checklist.show"))
def show(
    project: ProjectArg,
    gate: Annotated[Gate | None, typer.Option("--gate", metavar="GATE", help=h("help.checklist.show.gate"))] = None,
    everything: Annotated[bool, typer.Option("--all", help=h("help.checklist.show.all"))] = False,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Show how the questionnaires stand."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations import checklist_view
    from digitek_cli.render import checklists as words
    from digitek_cli.render import upgrade as of_versions
    from digitek_cli.rules.versions import newest

    seen = view(as_of, known)
    portfolio = seen.portfolio
    sheet = checklist_view.overview(portfolio, project, gate, seen.day)
    standing = newest(portfolio, sheet.project, seen.day)
    payload = words.document(sheet, portfolio) | {"questionnaires": of_versions.document(standing)}
    shown = [words.text(sheet, portfolio, everything=everything), *of_versions.notices(sheet.project.id, standing)]
    _context.show(payload, "\n".join(shown), json)


@app.command(help=h("help.checklist.explain"))
def explain(
    project: ProjectArg,
    item: ItemArg,
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Say why an item applies and what it takes."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations import checklist_view
    from digitek_cli.render import checklist_item as words

    seen = view(as_of, known)
    explained = checklist_view.explain(seen.portfolio, project, item, seen.day)
    beside = (seen.portfolio.fact_register, seen.portfolio.source_register)
    _context.show(words.document(explained, *beside), words.text(explained, *beside), json)


@app.command(help=h("help.checklist.identify"))
def identify(
    project: ProjectArg,
    file: Annotated[str, typer.Argument(metavar="FILE", help=h("help.checklist.identify.file"))],
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Say whether a file is the one that was given."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations.evidence import matches
    from digitek_cli.render import evidence as words
    from digitek_cli.rules.references import find_project

    seen = view(as_of, known)
    name = find_project(seen.portfolio, project).id
    digest = _evidence.of_file(file)
    found = matches(seen.portfolio, name, digest, seen.day)
    _context.show(words.document(name, file, digest, found), words.text(name, file, digest, found), json)
    if not found:
        _context.finish(1)


@app.command("what-if", help=h("help.checklist.what-if"))
def what_if(
    project: ProjectArg,
    values: Annotated[list[str], typer.Argument(metavar="KEY=VALUE…", help=h("help.checklist.facts.values"))],
    as_of: AsOfOption = None,
    known: KnownOption = None,
    json: JsonOption = False,
) -> None:
    """Show which items other facts would change, and write nothing."""
    from digitek_cli.cli._view import view
    from digitek_cli.operations import checklist_view
    from digitek_cli.render import checklists as words
    from digitek_cli.rules.references import find_project

    seen = view(as_of, known)
    result = checklist_view.what_if(seen.portfolio, project, _given.pairs(values), seen.day)
    name = find_project(seen.portfolio, project).id
    register = seen.portfolio.fact_register
    _context.show(words.what_if_document(name, result, register), words.what_if_text(name, result, register), json)


app.command(help=h("help.checklist.upgrade"))(_upgrade.upgrade)


def _open_facts(project: str, *, json: bool) -> None:
    """Without an answer, the questions: what can still change what the next gate asks for."""
    from digitek_cli.operations.checklist_view import overview
    from digitek_cli.render import open_facts as words
    from digitek_cli.rules.references import find_project
    from digitek_cli.rules.views import row

    portfolio = _context.reading().portfolio
    found = find_project(portfolio, project)
    gate = row(portfolio, found).gate
    register = portfolio.fact_register
    waiting = words.open_facts(overview(portfolio, found.id, gate, _clock.today()).views, register)
    sources = portfolio.source_register
    _context.show(
        words.document(found.id, gate, waiting, register, sources),
        words.text(found.id, gate, waiting, register, sources),
        json,
    )

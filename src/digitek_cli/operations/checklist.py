"""Facts, answers and evidence of the questionnaires."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from digitek_cli.errors import BadReference
from digitek_cli.model.checklist import Answer, AnswerSheet, Attached, Fact, FactRegister, Item, Questionnaire
from digitek_cli.model.terms import ItemState
from digitek_cli.operations import checklist_values as values
from digitek_cli.operations.change import Change, Moment, project_reads, refuse
from digitek_cli.rules import answers, asked, checklists, facts, lifecycle, options, rounds
from digitek_cli.rules.finding import Finding, error, warning
from digitek_cli.rules.references import find_person, find_project, nearest, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio, Record
    from digitek_cli.model.project import Project
    from digitek_cli.rules.checklists import ItemView

# Facts that the project file says; `set` changes them there.
PROJECT_FACTS = {"project.type": "type", "project.is_it_solution": "it_solution"}
FAST_TRACK = "project.fast_track"
KEEP = "-"


@dataclass(frozen=True)
class Given:
    """What somebody gave for one item: a value as typed or as a file has it, evidence by name, and who owes the rest.

    The value `-` leaves the answer as it is. `hashes` are those of the files that were at hand, by name of evidence.
    """

    value: object = KEEP
    evidence: tuple[tuple[str, str], ...] = ()
    hashes: tuple[tuple[str, str], ...] = ()
    note: str | None = None
    owner: str | None = None
    due: date | None = None


def set_facts(
    portfolio: Portfolio, project_id: str, typed: Mapping[str, object], by: str | None, on: date, moment: Moment
) -> Change:
    """Answer facts about a project; None or "ved ikke" is an explicit unknown.

    A file without answers changes nothing. Raises BadReference for an unknown fact (with the nearest) or a value of
    the wrong kind, RuleViolation for a fact that the project file says otherwise.
    """
    project = find_project(portfolio, project_id)
    typed_by = by or moment.recorded_by
    person = find_person(portfolio, typed_by) if typed_by else None
    refuse(open_for_writing(portfolio, project, on, moment))
    found = read_facts(portfolio, project, typed)
    if not found:
        return item_change(portfolio, project, "facts", "none", (), on, {"facts": found})
    sheet = portfolio.fact_sheet(project.id)
    new = {name: Fact(value=value, by=person, date=on) for name, value in found.items()}
    sheet = sheet.with_(facts=sheet.facts | new)
    what = f"{len(found)} facts" if len(found) != 1 else next(iter(found))
    change = item_change(portfolio, project, "facts", what, (sheet,), on, {"facts": found})
    return replace(change, findings=_contradictions(change.after, project))


def _contradictions(portfolio: Portfolio, project: Project) -> tuple[Finding, ...]:
    known = facts.situation(portfolio, project)
    return tuple(asked.contradictions(portfolio.fact_register, known, project.id))


def read_facts(portfolio: Portfolio, project: Project, typed: Mapping[str, object]) -> dict[str, object]:
    """Facts of the right kind, by name."""
    register = register_of(portfolio)
    found: dict[str, object] = {}
    clashes: list[Finding] = []
    for name, raw in values.flat(typed).items():
        definition = register.facts.get(name)
        if definition is None:
            raise unknown("no-such-fact", name, register.facts)
        found[name] = values.fact(name, definition, raw)
        straight = facts.went_straight(portfolio, project) if name == FAST_TRACK else None
        if name == FAST_TRACK and found[name] != straight:
            clashes.append(error("CHK047", fact=name, project=project.id, value=straight, variant="fast-track"))
        said = _said_by_project(project, name)
        if said is not None and found[name] != said:
            clashes.append(error("CHK047", fact=name, project=project.id, field=PROJECT_FACTS[name], value=said))
    refuse(clashes)
    return found


def _said_by_project(project: Project, name: str) -> object | None:
    if name not in PROJECT_FACTS:
        return None
    value = getattr(project, PROJECT_FACTS[name])
    return value if isinstance(value, bool | None) else str(value.value)


def answer(
    portfolio: Portfolio, project_id: str, given: Mapping[str, Given], by: str, on: date, moment: Moment
) -> Change:
    """Answer items: one sheet per questionnaire, and the facts that the answers set, in one commit.

    What is not given again (evidence, note, owner, day) stays. Raises BadReference for unknown items, options,
    evidence and people.
    """
    project = find_project(portfolio, project_id)
    person = find_person(portfolio, by)
    found = open_for_writing(portfolio, project, on, moment)
    register = register_of(portfolio)
    after, told = portfolio, dict[str, Item]()
    for typed, entry in given.items():
        questionnaire, item = find_item(portfolio, project, typed, on)
        made = _answered(after, project, questionnaire, item, entry, person, on)
        found += _due(item, entry, on)
        sheet = after.answer_sheet(project.id, questionnaire.id) or AnswerSheet(
            project=project.id, questionnaire=questionnaire.id, version=questionnaire.version
        )
        after = after.with_records(sheet.with_(answers=sheet.answers | {item.id: made}))
        if entry.value != KEEP:
            after = _with_fact(after, project, register, item, made, person)
        if on > questionnaire.review_by:
            found.append(warning("CHK030", item=item.id, date=on, review_by=questionnaire.review_by))
        told[item.id] = item
    refuse(found)
    if not told:
        raise BadReference("nothing-given")
    records = [record for path, record in after.records.items() if portfolio.records.get(path) is not record]
    noted = tuple(finding for finding in found if finding.code == "CHK030")
    hashed = [
        {"item": item.id, "id": name, "sha256": digest}
        for typed, entry in given.items()
        for name, digest in entry.hashes
        for _, item in (find_item(portfolio, project, typed, on),)
    ]
    result = {"hashed": hashed} if hashed else {}
    change = item_change(portfolio, project, "answer", f"{several(told)} by {person}", records, on, result, told)
    before = _contradictions(portfolio, project)
    against = tuple(finding for finding in _contradictions(change.after, project) if finding not in before)
    return replace(change, findings=noted + against)


def _due(item: Item, given: Given, on: date) -> list[Finding]:
    """A due date that is set now lies ahead; one that has passed keeps nobody from answering late."""
    if given.due is not None and given.due < on:
        return [error("CHK048", item=item.id, due=given.due, date=on)]
    return []


def _answered(
    portfolio: Portfolio,
    project: Project,
    questionnaire: Questionnaire,
    item: Item,
    given: Given,
    person: str,
    on: date,
) -> Answer:
    """The answer as it will be stored: what was given, over what stood there."""
    sheet = portfolio.answer_sheet(project.id, questionnaire.id)
    old = sheet.answers.get(item.id) if sheet else None
    note = values.cleaned(given.note) if given.note else old.note if old else None
    owner = find_person(portfolio, given.owner) if given.owner else old.owner if old else None
    value, computed = (old.value, old.computed) if old else (None, None)
    if given.value != KEEP:
        known = facts.situation(portfolio, project)
        result = answers.result_of(item, known)
        register = portfolio.fact_register
        tables = register.tables if register else None
        value = values.answer(item, given.value, result, tables, noted=given.note is not None)
        computed = values.plain(result.value) if result and value is not None else None
    return Answer(
        value=value,
        computed=computed,
        by=person if given.value != KEEP or old is None else old.by,
        date=on if given.value != KEEP or old is None else old.date,
        evidence=_evidence(item, given, old, person, on),
        note=note,
        owner=owner,
        due=given.due or (old.due if old else None),
        round=old.round if old else 1,
    )


def _evidence(item: Item, given: Given, old: Answer | None, person: str, on: date) -> tuple[Attached, ...]:
    """The evidence with what was given now in the place of what had the same name."""
    known = [piece.id for piece in item.evidence]
    pieces = {piece.id: piece for piece in old.evidence} if old else {}
    refs = {name.strip().lower(): ref for name, ref in given.evidence}
    hashes = {name.strip().lower(): value for name, value in given.hashes}
    for name in {**refs, **hashes}:
        if name not in known:
            raise (
                unknown("no-such-evidence", name, known) if known else BadReference("no-such-evidence.none", typed=name)
            )
        if name not in refs and name not in pieces:
            raise BadReference("hash-without-evidence", item=item.id, name=name)
        ref = values.cleaned(refs[name], one_line=True) if name in refs else pieces[name].ref
        pieces[name] = Attached(id=name, ref=ref, date=on, by=person, sha256=hashes.get(name))
    return tuple(pieces.values())


def _with_fact(
    portfolio: Portfolio, project: Project, register: FactRegister, item: Item, made: Answer, person: str
) -> Portfolio:
    """The portfolio with the fact that the answer sets."""
    name = item.answer.sets
    if name is None or name not in register.facts:
        return portfolio
    value = options.sets(item, register.facts[name], made.value)
    sheet = portfolio.fact_sheet(project.id)
    if name in sheet.facts and sheet.facts[name].value == value:
        return portfolio
    return portfolio.with_records(sheet.with_(facts=sheet.facts | {name: Fact(value=value, by=person, date=made.date)}))


def find_item(portfolio: Portfolio, project: Project, typed: str, on: date) -> tuple[Questionnaire, Item]:
    """An item of the questionnaires that the project answers; `mdr-1` is MDR-01. Raises `no-such-question`."""
    known: dict[tuple[str, str], tuple[Questionnaire, Item]] = {}
    for name, version in checklists.questionnaires(portfolio, project, on):
        questionnaire = portfolio.questionnaire(name, version)
        if questionnaire is not None:
            known |= {_item_key(item.id): (questionnaire, item) for item in questionnaire.items}
    found = known.get(_item_key(typed))
    if found is None:
        ids = {item.id.lower(): item.id for _, item in known.values()}
        near = nearest(typed.strip(), ids)
        code = "no-such-question-near" if near else "no-such-question"
        raise BadReference(code, typed=typed.strip(), nearest=ids[near] if near else None, known=tuple(ids.values()))
    return found


def _item_key(typed: str) -> tuple[str, str]:
    prefix, _, number = typed.strip().lower().rpartition("-")
    return prefix, number.lstrip("0")


def register_of(portfolio: Portfolio) -> FactRegister:
    """The fact register. Raises BadReference `no-fact-register` where the portfolio has none."""
    if portfolio.fact_register is None:
        raise BadReference("no-fact-register")
    return portfolio.fact_register


def open_for_writing(portfolio: Portfolio, project: Project, on: date, moment: Moment) -> list[Finding]:
    """No date in the future, and nothing said about a project that is stopped or closed."""
    found = [error("DATE001", date=on, today=moment.today)] if on > moment.today else []
    state = lifecycle.replay(portfolio, project)
    if state.stopped or state.closed:
        found.append(error("STMT001", project=project.id))
    return found


def several(items: Iterable[str]) -> str:
    """Up to four ids for the subject of a commit, else how many."""
    ids = list(items)
    return ", ".join(ids) if len(ids) <= 4 else f"{len(ids)} items"


def item_change(
    portfolio: Portfolio,
    project: Project,
    verb: str,
    what: str,
    records: Sequence[Record],
    on: date,
    result: dict[str, Any],
    told: Iterable[str] = (),
) -> Change:
    """The finished change, with how the items that it is about stand now; what it voids is signed in a new round."""
    records = rounds.raised(portfolio, project, records, on)
    after = portfolio.with_records(*records)
    views = {view.id: view for view in checklists.evaluate_items(after, project, on)}
    states = [{"id": item, "state": views[item].state, "reasons": list(views[item].reasons)} for item in told]
    fallen = reopened(checklists.evaluate_items(portfolio, project, on), views)
    result = result | ({"reopened": fallen} if fallen else {})
    return Change(
        operation=f"checklist.{verb}",
        subject_id=project.id,
        what=what + reopens(fallen),
        records=tuple(records),
        after=after,
        reads=project_reads(project.id),
        result={"project": project.id, "date": on.isoformat()} | result | ({"items": states} if told else {}),
    )


def reopened(before: Iterable[ItemView], after: Mapping[str, ItemView]) -> list[dict[str, Any]]:
    """The items that a change opens again, and whose signatures fall with it."""
    found = []
    for old in before:
        new = after.get(old.id)
        if new is None or new.state == ItemState.NA:
            continue  # a newer version of the questionnaire does not have it, or nobody asks for it any more
        fell = old.signed_by if new.signed_by is None else None
        opened = old.state == ItemState.OK != new.state
        if old.item.answer.type != "derived" and (fell or opened):
            found.append({"id": old.id, "state": new.state, "signed_by": fell})
    return found


def reopens(fallen: Sequence[Mapping[str, Any]]) -> str:
    """The end of a commit's subject that says so; empty where nothing falls."""
    return f"; reopens {several(item['id'] for item in fallen)}" if fallen else ""

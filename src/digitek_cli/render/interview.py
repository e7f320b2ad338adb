"""The interview in words: a question, why it is asked, what an answer leads to, and where one stands."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import ItemState
from digitek_cli.operations import interview
from digitek_cli.operations.interview import Kind
from digitek_cli.render import checklist_item, conditions
from digitek_cli.render.checklists import shortened
from digitek_cli.render.language import label, listing, maybe, one_line, phrase, say, term

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digitek_cli.model.checklist import FactDefinition, FactRegister, Item
    from digitek_cli.operations.checklist import Given
    from digitek_cli.operations.checklist_view import Explained
    from digitek_cli.operations.interview import Outlook, Question
    from digitek_cli.operations.interview_session import Session
    from digitek_cli.rules.checklists import ItemView

NAMED = 5
YES_NO = frozenset({"ja", "nej"})


def heading(view: Outlook, question: Question, place: tuple[int, int]) -> str:
    """Where one is: the topic of a fact or the questionnaire of an item, and how far."""
    topic = question.about.partition(".")[0]
    if question.kind == Kind.FACT:
        section = maybe(f"interview.topic.{topic}") or topic
    else:
        section = one_line(label(view.views[question.about].questionnaire.title))
    return say("interview.progress", section=section, number=place[0], most=place[1])


def options(view: Outlook, question: Question) -> dict[str, str]:
    """The answers to choose from and what they are called; none where yes or no is asked, or something typed."""
    if question.kind == Kind.FACT:
        definition = view.register.facts[question.about]
        return {name: _named(definition, name) for name in definition.values if definition.type == "enum"}
    if question.kind != Kind.ITEM:
        return {}
    answer = view.views[question.about].item.answer
    if set(answer.options) == YES_NO:
        return {}
    return {name: one_line(label(answer.labels[name])) if name in answer.labels else name for name in answer.options}


def choices(view: Outlook, question: Question) -> list[str]:
    """The answers to choose from on one line, for who typed another; none where nothing is chosen."""
    chosen = options(view, question).values()
    listed = ", ".join(f"{number} {word}" for number, word in enumerate(chosen, 1))
    return [say("interview.options", options=listed)] if listed else []


def _named(definition: FactDefinition, name: str) -> str:
    return one_line(label(definition.labels[name])) if name in definition.labels else name


def asked(view: Outlook, question: Question, standing: object | None, example: str) -> list[str]:
    """The question with how it is answered, and the answers to choose from."""
    if question.kind == Kind.EVIDENCE:
        return [say("interview.evidence", title=_evidence(view.views[question.about].item, question.piece))]
    if question.kind == Kind.OWNER:
        return [say("interview.owner", item=question.about, example=example)]
    chosen = options(view, question)
    lines = [f"{_text(view, question)} ({_how(view, question, standing)})"]
    computed = _computed(view, question)
    if computed is not None:
        lines.insert(1, say("interview.computed", value=computed))
    return [*lines, *(f"  {number} {words}" for number, words in enumerate(chosen.values(), 1))]


def _text(view: Outlook, question: Question) -> str:
    if question.kind == Kind.FACT:
        return conditions.question(question.about, view.register)
    return f"{question.about}  {one_line(label(view.views[question.about].item.text))}"


def _how(view: Outlook, question: Question, standing: object | None) -> str:
    """How it is answered, and what stands already."""
    kind = _kind(view, question)
    columns: tuple[str, ...] = ()
    if question.kind == Kind.ITEM:
        answer = view.views[question.about].item.answer
        columns = tuple(
            one_line(label(answer.labels[name])) if name in answer.labels else name for name in answer.columns
        )
    how = say(f"interview.how.{kind}", columns=" | ".join(columns))
    if standing is None:
        return how
    return f"{how}; {say('interview.standing', value=_standing(view, question, standing))}"


def _kind(view: Outlook, question: Question) -> str:
    if question.kind == Kind.FACT:
        kind = view.register.facts[question.about].type
        return "single" if kind == "enum" else kind
    answer = view.views[question.about].item.answer
    if answer.type == "computed_confirm":
        return "single" if answer.options else "computed"
    return "bool" if set(answer.options) == YES_NO else answer.type


def is_yes_or_no(view: Outlook, question: Question) -> bool:
    """Whether only yes and no are answers."""
    return question.kind in (Kind.FACT, Kind.ITEM) and _kind(view, question) == "bool"


def _standing(view: Outlook, question: Question, value: object) -> str:
    if is_yes_or_no(view, question) and not isinstance(value, bool):
        value = value == "ja"
    if question.kind == Kind.FACT or isinstance(value, bool):
        return conditions.value(question.about, value, view.register)
    labels = view.views[question.about].item.answer.labels
    parts = value if isinstance(value, list | tuple) else [value]
    return listing([one_line(label(labels[part])) if part in labels else phrase(part) for part in parts])


def _computed(view: Outlook, question: Question) -> str | None:
    """What the tool has computed for an item, in words."""
    result = interview.computed_for(view, question)
    if result is None:
        return None
    return computed_words(result.value, view.views[question.about].item, view.register)


def computed_words(value: str | tuple[str, ...], item: Item, register: FactRegister) -> str:
    """A computed value by the names that the item or the tables give it."""
    labels: dict[str, Any] = {**(register.tables.labels if register.tables else {}), **item.answer.labels}
    names = (value,) if isinstance(value, str) else value
    return listing([one_line(label(labels[name])) if name in labels else name for name in names]) or say(
        "checklist.none"
    )


def _evidence(item: Item, name: str) -> str:
    title = next((piece.title for piece in item.evidence if piece.id == name), None)
    return f"{one_line(label(title))} ({name})" if title else name


def why(view: Outlook, question: Question) -> list[str]:
    """Why a fact is asked for: the items that wait for it, and how much each answer leaves to ask."""
    waiting = view.facts.get(question.about, ())
    lines = [_text(view, question), say("interview.key", name=question.about)]
    if waiting:
        lines.append(say("interview.why"))
        lines += [f"  - {name}  {one_line(label(view.views[name].item.text))}" for name in waiting[:NAMED]]
    if len(waiting) > NAMED:
        lines.append(f"    {say('interview.why.more', count=len(waiting) - NAMED)}")
    for value, left in interview.left_after(view, question.about).items():
        gone = view.possible - left - {question.about}
        if gone:
            named = conditions.value(question.about, value, view.register)
            lines.append(say("interview.after", value=named, count=len(gone)))
    return lines


def explained(item: Explained, register: FactRegister) -> list[str]:
    """Why an item is asked for: all that `checklist explain` knows."""
    return checklist_item.text(item, register).splitlines()


def outcome(view: ItemView) -> str | None:
    """What an answer led to, where that is no plain yes."""
    if view.state not in (ItemState.STOP, ItemState.CONDITION) or view.item.answer.type == "derived":
        return None
    key = f"interview.{view.state.value}"
    text = view.outcome.text if view.outcome else None
    return say(key, text=one_line(label(text))) if text else say(f"{key}.plain")


def commands(project: str, by: str, facts: Mapping[str, object], given: Mapping[str, Given]) -> list[str]:
    """The commands that give the same answers, for when they could not be saved."""
    lines = []
    if facts:
        pairs = " ".join(quote(f"{name}={_typed(value)}") for name, value in facts.items())
        lines.append(f"digitek checklist facts {project} {pairs} --by {by}")
    for item, what in given.items():
        words = [f"digitek checklist answer {project} {item}", quote(_typed(what.value)) if what.value != "-" else ""]
        words += [f"--evidence {quote(f'{name}={ref}')}" for name, ref in what.evidence]
        words += [f"--note {quote(what.note)}"] if what.note else []
        words += [f"--owner {what.owner}"] if what.owner else []
        words += [f"--due {what.due.isoformat()}"] if what.due else []
        lines.append(" ".join(filter(None, [*words, f"--by {by}"])))
    return lines


def _typed(value: object) -> str:
    if value is None:
        return "ved_ikke"
    if isinstance(value, list):
        rows = ["|".join(map(str, row)) if isinstance(row, list) else str(row) for row in value]
        return (";" if any(isinstance(row, list) for row in value) else ",").join(rows)
    return str(value)


def document(session: Session, answered: int, commits: Sequence[str], left: int) -> dict[str, Any]:
    """What an interview came to, as a script reads it."""
    scope = session.scope
    passed = [question.about for question in passed_over(session)]
    return {
        "project": scope.project,
        "gate": scope.gate,
        "answered": answered,
        "commits": list(commits),
        "left": left,
        "passed": passed,
    }


def passed_over(session: Session) -> list[Question]:
    """The facts and items that were met and have no answer."""
    return [
        step.question
        for step in session.steps
        if step.question.kind in (Kind.FACT, Kind.ITEM)
        and not any(value is not None for _, value in step.facts)
        and not any(given.value is not None for _, given in step.given)
    ]


def text(session: Session, view: Outlook, answered: int, left: int) -> list[str]:
    """What an interview came to, and what to type next."""
    project = session.scope.project
    lines = [say("interview.done.one" if answered == 1 else "interview.done", project=project, count=answered)]
    lines.append(say({0: "interview.left.none", 1: "interview.left.one"}.get(left, "interview.left"), count=left))
    passed = list(dict.fromkeys(question.about for question in passed_over(session)))
    if passed:
        lines.append(say("interview.passed", names=shortened(passed)))
    signs: dict[str, int] = {}
    for item in view.views.values():
        if item.reasons == ("unsigned",):
            signs[term(item.item.reviewer)] = signs.get(term(item.item.reviewer), 0) + 1
    if signs:
        lines.append(say("interview.signs", names=listing([f"{name} ({count})" for name, count in signs.items()])))
    if left or passed:
        lines.append(say("interview.next", command=f"digitek checklist interview {project}"))
    lines.append(say("interview.look", command=f"digitek checklist show {project}"))
    return lines

"""The interview on a terminal: ask, read what is typed, and save at the end of a section and however it ends."""

from __future__ import annotations

import signal
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from digitek_cli.cli import _clock, _context
from digitek_cli.cli._evidence import attached
from digitek_cli.cli._prompt import parse_flag
from digitek_cli.errors import BadReference, DigitekError, RuleViolation
from digitek_cli.operations import checklist_view, interview
from digitek_cli.operations import interview_session as sessions
from digitek_cli.operations.checklist import KEEP, Given
from digitek_cli.operations.interview import Kind
from digitek_cli.render import interview as words
from digitek_cli.render.evidence import changes
from digitek_cli.render.findings import message
from digitek_cli.render.language import say
from digitek_cli.render.masking import masked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from digitek_cli.model.terms import Gate
    from digitek_cli.operations.interview import Outlook, Question

HELP = frozenset({"?", "hjælp", "help"})
BACK = frozenset({"tilbage", "back", "<"})
SKIP = frozenset({"spring over", "spring", "skip"})
STOP = frozenset({"stop", "slut", "quit", "exit"})
MANY = 2  # from so many questions less, one is told
WEEKS = timedelta(weeks=4)


class Left(Exception):
    """The person said something that is no answer: a word that steers the interview."""

    def __init__(self, word: frozenset[str]) -> None:
        super().__init__()
        self.word = word


@dataclass
class Interview:
    """One interview on the terminal, with what it has saved so far."""

    session: sessions.Session
    dry_run: bool
    answered: int = 0
    commits: list[str] = field(default_factory=list)
    again: sessions.Step | None = None

    def ask_all(self) -> None:
        """Question after question, until nothing is left or somebody wants to stop."""
        section = None
        while True:
            view = interview.outlook(self.session.world, self.session.scope)
            question = interview.next_question(view, self.session.asked, self.session.last)
            if self.again is not None:
                question = self.again.question
            if question is None:
                return
            if section not in (None, question.section) and self.session.waiting and not self.dry_run:
                self.save()
                section = None
                continue
            section = question.section
            try:
                self.ask(view, question)
            except Left as said:
                if said.word is STOP:
                    return
                self.steer(question, said.word)

    def ask(self, view: Outlook, question: Question) -> None:
        """One question, until its answer can be taken. Raises Left for a word that is no answer."""
        most = interview.count(view, self.session.asked, question)
        standing = self.again.value if self.again else None
        standing = interview.standing(view, question) if standing is None else standing
        tell("", words.heading(view, question, most))
        show(view, question, standing)
        while True:
            try:
                given = read(view, question, standing)
                self.session = sessions.answered(self.session, question, given, _context.moment())
            except Left as said:
                if said.word is not HELP:
                    raise
                explain(view, question)
                show(view, question, standing)
                continue
            except (BadReference, RuleViolation) as problem:
                again(problem)
                if choices := words.choices(view, question):
                    tell(*choices)
                continue
            break
        self.again = None
        self.tell_outcome(view, question, most[1])

    def tell_outcome(self, before: Outlook, question: Question, most: int) -> None:
        """A stop, a condition, or how many questions the answer made unnecessary."""
        view = interview.outlook(self.session.world, self.session.scope)
        if question.kind == Kind.ITEM:
            found = words.outcome(view.views[question.about])
            if found:
                tell(found)
        elif question.kind == Kind.FACT:
            left = interview.count(view, self.session.asked, question)[1]
            if most - left >= MANY:
                tell(say("interview.dropped", count=most - left))

    def steer(self, question: Question, word: frozenset[str]) -> None:
        """Pass a question over, or go back to the one before."""
        if word is SKIP:
            self.session = sessions.skipped(self.session, question)
            self.again = None
            return
        self.session, earlier = sessions.back(self.session)
        self.again = earlier or self.again
        if earlier is None:
            tell(say("interview.first"))

    def save(self) -> None:
        """Make what is not saved one commit; where that fails, show how it can be given again."""
        steps = self.session.waiting
        if not steps:
            return
        try:
            receipt = _context.published(
                lambda portfolio, moment: sessions.save(portfolio, self.session, moment), dry_run=self.dry_run
            )
        except DigitekError:
            scope, given = self.session.scope, sessions.gathered(steps)
            tell("", say("interview.unsaved"), *words.commands(scope.project, self.session.by, *given))
            raise
        self.session = sessions.saved(self.session, receipt.change.after)
        if self.dry_run:
            from digitek_cli.render import receipt as told

            _context.talk(told.text(receipt, None, dry_run=True))
            return
        if receipt.commit is None:
            return
        count = len({step.question.about for step in steps})
        self.answered += count
        self.commits.append(receipt.commit)
        key = "interview.saved.one" if count == 1 else "interview.saved"
        tell("", say(key, count=count, commit=receipt.commit[:10]), *changes(receipt.change.result))


def run(
    project: str,
    gate: Gate | None,
    questionnaire: str | None,
    by: str,
    day: date,
    *,
    everything: bool,
    dry_run: bool,
    json: bool,
) -> None:
    """Hold an interview and say what it came to. What was answered is saved also when it is interrupted."""
    # Whatever would keep the answers from being saved is told before the first question.
    world = _context.published(lambda portfolio, _: sessions.nothing_yet(portfolio, project), dry_run=True).change.after
    session = sessions.start(world, project, gate, questionnaire, by, day, _context.moment(), everything=everything)
    held = Interview(session, dry_run)
    begin(held.session)
    with hang_up_is_interrupt():
        try:
            held.ask_all()
        except (KeyboardInterrupt, EOFError):
            held.save()
            raise
    held.save()
    end(held, json=json)


@contextmanager
def hang_up_is_interrupt() -> Iterator[None]:
    """A window that is closed, or a machine that shuts down, ends the interview as Ctrl-C does: saved."""

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    kinds = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]
    before = [(kind, signal.signal(kind, stop)) for kind in kinds]
    try:
        yield
    finally:
        for kind, handler in before:
            signal.signal(kind, handler)


def begin(session: sessions.Session) -> None:
    """What the interview is about, and what may be typed."""
    scope = session.scope
    found = session.world.project(scope.project)
    key = "interview.begin" if scope.gate else "interview.begin.all"
    tell(say(key, project=scope.project, title=found.title if found else "", gate=scope.gate), say("interview.usage"))


def end(held: Interview, *, json: bool) -> None:
    """What the interview came to, on stdout."""
    from digitek_cli.render.wrapping import folded

    session = held.session
    view = interview.outlook(session.world, session.scope)
    left = len(view.possible - {about for _, about, _ in session.asked})
    payload = words.document(session, held.answered, held.commits, left)
    _context.show(payload, "\n".join(folded(words.text(session, view, held.answered, left))), json)


def show(view: Outlook, question: Question, standing: object | None) -> None:
    """The question itself, and what stands already."""
    example = f"{view.project.manager or 'pl1'} {(view.on + WEEKS).isoformat()}"
    tell(*words.asked(view, question, standing, example))


def explain(view: Outlook, question: Question) -> None:
    """Why it is asked."""
    if question.kind == Kind.FACT:
        tell("", *words.why(view, question), "")
        return
    about = checklist_view.explain(view.portfolio, view.project.id, question.about, view.on)
    tell("", *words.explained(about, view.register), "")


def read(view: Outlook, question: Question, standing: object | None) -> object:
    """What was typed, as the operations take it. Raises Left for a word that is no answer, BadReference otherwise."""
    if question.kind == Kind.EVIDENCE:
        return Given(**attached([(question.piece, line(empty=SKIP))]))
    if question.kind == Kind.OWNER:
        return owner(line(empty=SKIP))
    typed = line(kept=standing is not None)
    if question.kind == Kind.FACT:
        return standing if typed == "" else chosen(view, question, typed)
    item = view.views[question.about].item
    if typed == "":
        return Given(value=standing)
    if item.answer.type == "table":
        return Given(value=rows(typed))
    if item.answer.type == "computed_confirm" and not item.answer.options:
        return confirmed(typed)
    return Given(value=chosen(view, question, typed))


def confirmed(typed: str) -> Given:
    """A computed value taken as it is, or what is right instead and why."""
    if sessions.unsure(typed) is None:
        return Given(value=None)
    flag = parse_flag(typed)
    if flag is None:
        raise BadReference("interview.unreadable")
    if flag:
        return Given(value="confirm")
    right = prompt(say("interview.override"))
    return Given(value=right, note=prompt(say("interview.note")))


def chosen(view: Outlook, question: Question, typed: str) -> object:
    """The options that the numbers stand for; else what was typed."""
    if sessions.unsure(typed) is None:
        return None
    if words.is_yes_or_no(view, question):
        return flagged(typed)
    options = words.options(view, question)
    known = list(options)
    if not known:
        return typed
    parts = [part.strip() for part in typed.split(",")]
    numbers = [int(part) for part in parts if part.isdecimal()]
    if len(numbers) < len(parts):
        named = {word.casefold(): name for name, label in options.items() for word in (label, name)}
        return named.get(typed.casefold(), typed)
    if not all(0 < number <= len(known) for number in numbers):
        raise BadReference("interview.number", count=len(known))
    return ",".join(known[number - 1] for number in numbers)


def flagged(typed: str) -> str:
    """`ja` or `nej`, however it was typed; as in every list 1 is the first and 2 the second."""
    flag = {"1": True, "2": False}.get(typed, parse_flag(typed))
    if flag is None:
        raise BadReference("interview.unreadable")
    return "ja" if flag else "nej"


def rows(first: str) -> object:
    """A table row by row, until an empty line; `tom` is an empty table."""
    if sessions.unsure(first) is None:
        return None
    found = [first]
    while len(found) > 1 or first.casefold() not in ("tom", "tomt", "empty"):
        more = line(kept=True)
        if not more:
            return [[cell.strip() for cell in row.split("|")] for row in found]
        found.append(more)
    return ""


def owner(typed: str) -> Given:
    """Initials and a day. Raises BadReference where one of them is missing."""
    person, _, day = typed.replace(",", " ").partition(" ")
    if not day.strip():
        raise BadReference("interview.owner.again", example=f"{person} {(_clock.today() + WEEKS).isoformat()}")
    return Given(value=KEEP, owner=person, due=_clock.parse_day(day.strip()))


def prompt(question: str) -> str:
    """A question that belongs to the one just asked."""
    tell(question)
    return line()


def line(*, empty: frozenset[str] | None = None, kept: bool = False) -> str:
    """One line. Raises Left for a word that is no answer, or for an empty line where `empty` says so.

    An empty line is asked for again without `empty`, and given back where it keeps something. The end of input is a
    wish to stop.
    """
    while True:
        sys.stderr.write("> ")
        sys.stderr.flush()
        typed = sys.stdin.readline()
        if not typed:
            raise Left(STOP)
        word = " ".join(typed.split())
        for known in (HELP, BACK, SKIP, STOP):
            if word.casefold() in known:
                raise Left(known)
        if word or kept:
            return typed.strip()
        if empty is not None:
            raise Left(empty)


def again(problem: DigitekError) -> None:
    """What was wrong with the answer."""
    found = [message(finding) for finding in problem.findings] or [say(problem.code, **problem.params)]
    tell(*(say("prompt.again", why=why) for why in found))


def tell(*lines: str) -> None:
    """Say something on the terminal, folded to its width."""
    from digitek_cli.render.wrapping import folded

    sys.stderr.write("\n".join(masked(row) for row in folded(lines)) + "\n")
    sys.stderr.flush()

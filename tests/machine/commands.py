"""Command lines, and what each must do: written from the handbook of the commands, not from their code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.machine.model import STEPS, Effect, View

IDEA = {"phase": "intake", "formerly": (), "risk-rest": "", "budget-rest": ""}
# step, what is typed after it, what the project then says
INTAKE: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("triage", ("--outcome", "project", "--by", "kon"), "project kon"),
    ("blockers", ("--none", "--by", "kon"), "none kon"),
    ("interest", ("--yes", "--by", "lo1"), "True lo1"),
    ("priority", ("--level", "high", "--by", "lo1"), "high lo1"),
    ("owner", ("lo1", "--by", "hom"), "lo1 hom"),
    ("manager", ("pl1", "--by", "kon"), "pl1 kon"),
)
OTHER_OWNER = ("owner", ("ld1", "--by", "hom"), "ld1 hom")
NEXT = {"idea": "study", "study": "trial"}


@dataclass(frozen=True)
class Command:
    """What is typed, and what it does if it is not refused."""

    words: tuple[str, ...]
    effect: Effect


def new_idea(view: View, name: str, title: str, today: date) -> Command:
    """The next number, in intake, with what was given."""
    rest = f"area=omsorg received={today} submitter=abc type=digitek"
    fields = {**IDEA, "number": view.next_number, "title": title, "need": "Et behov", "rest": rest}
    words = ("new-idea", "--title", title, "--area", "omsorg", "--submitter", "abc", "--need", "Et behov")
    return Command(words, Effect(name, fields))


def intake(view: View, project: str, number: int, today: date, *, other_owner: bool = False) -> Command:
    """One step; the sixth makes it an idea that somebody describes."""
    step, given, said = OTHER_OWNER if other_owner and number == 4 else INTAKE[number]
    before = view.projects[project]
    fields: dict[str, Any] = {f"intake.{step}": f"{said} {today}"}
    if step in ("owner", "manager"):
        fields[step] = said.split()[0]
    if before["phase"] == "intake" and all(f"intake.{name}" in {**before, **fields} for name in STEPS):
        fields["phase"] = "idea"
    return Command(("intake", number_of(view, project), step, *given), Effect(project, fields))


def set_field(view: View, project: str, name: str, value: int) -> Command:
    """One field, by the name on the command line."""
    key, typed, kept = {
        "title": ("title", f"Titel {value}", f"Titel {value}"),
        "need": ("need", f"Behov {value}", f"Behov {value}"),
        "risk.category": ("risk", str(1 + value % 4), 1 + value % 4),
        "budget.trial": ("trial", str(50_000 + 1000 * (value % 8)), 50_000 + 1000 * (value % 8)),
    }[name]
    return Command(("set", number_of(view, project), name, typed), Effect(project, {key: kept}))


def say(view: View, project: str, *, approval: bool) -> Command:
    """An approval or a comment: one statement, and nothing else changes."""
    rest = ("--by", "lo1") if approval else ("--by", "hom", "--text", "Godt forslag")
    verb = "approve" if approval else "comment"
    return Command((verb, number_of(view, project), "idea-description", *rest), Effect(project, letters="S"))


def step_done(view: View, project: str, step: str, today: date) -> Command:
    """One numbered step."""
    words = ("step", "done", number_of(view, project), step, "--by", "pl1", "--evidence", "Sag 26/1")
    phase, _, name = step.partition(".")
    return Command(words, Effect(project, {f"step.{phase}.{name}": f"pl1 {today}"}))


def answer(view: View, project: str, item: str, value: int, today: date) -> Command:
    """One item of the questionnaire."""
    words = ("checklist", "answer", number_of(view, project), item, f"Svar {value}", "--by", "pl1")
    return Command(words, Effect(project, {f"answer.{item}": f"Svar {value} pl1 {today}"}))


def fact(view: View, project: str, name: str, today: date, *, value: bool) -> Command:
    """One fact."""
    words = ("checklist", "facts", number_of(view, project), f"{name}={str(value).lower()}", "--by", "pl1")
    return Command(words, Effect(project, {f"fact.{name}": f"{value} pl1 {today}"}))


def advance(view: View, project: str, amount: int) -> Command:
    """The way forward at a gate; at Gate 2 with money."""
    before = view.projects[project]
    words = ["gate", "advance", number_of(view, project), "--by", "hom", "--reason", "Fordi det virker"]
    fields = {"phase": NEXT.get(str(before["phase"]), before["phase"])}
    if not amount:
        return Command(tuple(words), Effect(project, fields, "D"))
    money = {(project, "omsorg"): (amount, 0, 0)}
    return Command((*words, "--reserve", f"omsorg={amount}"), Effect(project, fields, "DT", money))


def financing(view: View, project: str, amount: int) -> Command:
    """More money for a trial."""
    words = ("decide", number_of(view, project), "financing", "--by", "hom", "--reason", "Mere")
    money = {(project, "omsorg"): (amount, 0, 0)}
    return Command((*words, "--reserve", f"omsorg={amount}"), Effect(project, {}, "DT", money))


def stop(view: View, project: str) -> Command:
    """The end of a project, which gives back what is reserved; a contract stays a contract."""
    reserved = view.held(project, "omsorg")[0]
    money = {(project, "omsorg"): (-reserved, 0, 0)} if reserved else {}
    words = ("decide", number_of(view, project), "stop", "--by", "hom", "--reason", "Slut")
    return Command(words, Effect(project, {"stopped": True}, "DT" if reserved else "D", money))


def book(view: View, project: str, verb: str, amount: int) -> Command:
    """A contract, a voucher or money given back. A voucher is paid from the contracts first."""
    committed = min(amount, view.held(project, "omsorg")[1])
    legs = {
        "commit": (-amount, amount, 0),
        "spend": (committed - amount, -committed, amount),
        "release": (-amount, 0, 0),
    }[verb]
    why = ("--reason", "Rest") if verb == "release" else ("--document", "Bilag 1")
    words = ("pools", verb, "omsorg", str(amount), "--project", number_of(view, project), *why)
    return Command(words, Effect(project, letters="T", money={(project, "omsorg"): legs}))


def number_of(view: View, project: str) -> str:
    """The number that a project has in this clone."""
    return str(view.projects[project]["number"])

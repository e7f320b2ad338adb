"""Every outcome of every item, and the case and the answer that reach it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from digitek_cli.model.checklist import Answer, Item
from digitek_cli.rules import answers
from digitek_cli.rules.expressions import evaluate
from digitek_cli.rules.facts import Situation, situation
from tests.checklist_case import Desk, questionnaires
from tests.compliance.cases import Case, cases

# Where an outcome looks for a word in the cells of a table.
WORDS = ("samtykke",)
Reached = dict[tuple[str, str, str], tuple[str, object]]


def desk(case: Case) -> Desk:
    """A project about which the facts of a case are known, and nothing else."""
    found = Desk(it_solution=None, type=case.facts.get("project.type", "digitek"))
    found.facts(**{name.replace(".", "__"): value for name, value in case.facts.items()})
    return found


def items() -> tuple[Item, ...]:
    """Every item of the shipped questionnaires."""
    return tuple(item for questionnaire in questionnaires() for item in questionnaire.items)


def possible() -> list[tuple[str, str, str]]:
    """Item, answer and result of every outcome, and that every item that is asked can also be in order."""
    asked = [item for item in items() if item.answer.type != "derived"]
    written = [(item.id, outcome.answer, outcome.result) for item in asked for outcome in item.outcomes]
    return [*written, *((item.id, "", "ok") for item in asked)]


@lru_cache
def reached() -> Reached:
    """The first case and answer that reach each outcome; an answer that no outcome names is in order."""
    found: Reached = {}
    for case in cases().values():
        world = desk(case)
        known = situation(world.portfolio, world.project())
        for item in items():
            if evaluate(item.applies_when, known.facts) is not True:
                continue
            for value in _values(item, known):
                verdict = answers.verdict(item, Answer(value=value, by="pl1", date=world.today), known)
                word = verdict.outcome.answer if verdict.outcome else ""
                found.setdefault((item.id, word, verdict.state.value), (case.id, value))
    return found


def _values(item: Item, known: Situation) -> Iterator[object]:
    """Answers that between them try every word that an outcome may use."""
    match item.answer.type:
        case "single":
            yield from item.answer.options
        case "multi":
            yield [option for option in item.answer.options if option not in item.answer.exclusive]
            yield from ([option] for option in item.answer.options)
            yield ""
        case "table":
            yield from ("", *([{item.answer.columns[0]: word}] for word in ("noget", *WORDS)))
        case "computed_confirm":
            result = answers.result_of(item, known)
            assert result is not None
            yield result.value if isinstance(result.value, str) else list(result.value)
            yield "noget andet"
        case "text" | "number":
            yield from ("", 1000 if item.answer.type == "number" else "noget")

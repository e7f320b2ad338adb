"""What conditions can still become, over every answer that the rules tell apart."""

from __future__ import annotations

from decimal import Decimal

import pytest

from digitek_cli.model.checklist import FactDefinition, FactRegister
from digitek_cli.model.organisation import Labels
from digitek_cli.rules.diagrams import Diagrams
from digitek_cli.rules.expressions import OneOf
from digitek_cli.rules.outlook import Outlook, answers

WORDS = Labels(da="Spørgsmål?", en="Question?")
FACTS = {
    "a.x": FactDefinition(type="bool", text=WORDS),
    "a.y": FactDefinition(type="bool", text=WORDS),
    "a.kind": FactDefinition(type="enum", values=("one", "two", "three"), text=WORDS),
    "a.amount": FactDefinition(type="number", text=WORDS),
    "a.day": FactDefinition(type="date", text=WORDS),
    "a.links": FactDefinition(type="list", text=WORDS),
    "a.empty": FactDefinition(type="enum", text=WORDS),
}
REGISTER = FactRegister(version="1", facts=FACTS)


@pytest.mark.parametrize(
    ("text", "values", "reads"),
    [
        ("a.x == true", {True, False}, ("a.x",)),
        ("a.x == true or not (a.x == true)", {True}, ()),
        ("a.x == true and (a.y == true or a.y == false)", {True, False}, ("a.x",)),
        ("a.x == true and a.y == true or a.x == false and a.y == true", {True, False}, ("a.y",)),
        ("a.kind in ['one', 'two'] or a.kind == 'three'", {True}, ()),
        ("a.kind == 'four'", {False}, ()),
        ("a.amount >= 10 and a.amount < 10", {False}, ()),
        ("a.amount > 10 and a.amount < 11", {True, False}, ("a.amount",)),
        ("a.day > '2027-01-01' and a.day < '2027-01-02'", {False}, ()),
        ("a.day > '2027-01-01' and a.day < '2027-01-03'", {True, False}, ("a.day",)),
        ("'EOJ' in a.links and 'FMK' in a.links", {True, False}, ("a.links",)),
        ("a.unheard == true or a.x == true", {True, None}, ("a.x",)),
        ("a.x == null", {None}, ()),
        ("a.empty == 'x'", {None}, ()),
        ("true", {True}, ()),
    ],
)
def test_exactly_what_a_condition_can_become_and_by_which_facts(
    text: str, values: set[bool | None], reads: tuple[str, ...]
) -> None:
    outlook = Outlook(REGISTER, {}, [text])
    assert outlook.diagrams.values(outlook.condition(text)) == values
    assert outlook.matter(text) == reads


def test_an_answered_fact_is_no_question_any_more() -> None:
    outlook = Outlook(REGISTER, {"a.x": True})
    assert outlook.matter("a.x == true and a.y == true") == ("a.y",)
    assert outlook.can_be("a.x == true")
    assert not outlook.can_be("a.x == false")


def test_numbers_and_days_stand_for_each_stretch_that_the_conditions_tell_apart() -> None:
    cuts = frozenset({Decimal(500), Decimal(100)})
    assert answers(FACTS["a.amount"], cuts) == (*map(Decimal, (99, 100, 300, 500, 501)),)
    assert answers(FACTS["a.day"], frozenset({"2027-01-20"})) == ("2027-01-19", "2027-01-20", "2027-01-21")
    assert (
        len(answers(FACTS["a.amount"], frozenset()))
        == len(answers(FACTS["a.day"], frozenset({"snart", "2027-13-45"})))
        == 1
    )


def test_equal_diagrams_are_one_and_what_cannot_matter_is_not_in_them() -> None:
    diagrams = Diagrams({"p": (True, False), "q": (True, False), "r": ("a", "b", "c")})
    p, q = diagrams.fact("p"), diagrams.fact("q")
    both = diagrams.apply(lambda one, other: one and other, p, q)
    assert both == diagrams.apply(lambda one, other: not (not one or not other), p, q)
    assert diagrams.apply(lambda one: one in (True, False), p) == diagrams.leaf(True)
    assert diagrams.reads(both) == ("p", "q")
    assert diagrams.values(both) == {True, False}
    assert diagrams.answered(both, "p") == (q, diagrams.leaf(False))
    assert diagrams.left(both, "p") == diagrams.left(both, "q")
    assert diagrams.left(diagrams.fact("r"), "r") == 0
    assert diagrams.leaf(True) != diagrams.leaf(1)


def test_a_row_that_no_answer_settles_leaves_one_of_several() -> None:
    outlook = Outlook(REGISTER, {})
    found = outlook.first([("a.unheard == true", "high"), ("a.x == true", "some")], "none")
    assert outlook.diagrams.values(found) == {OneOf(frozenset({"high", "some"})), OneOf(frozenset({"high", "none"}))}

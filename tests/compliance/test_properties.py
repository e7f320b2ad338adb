"""What holds for any answers: nothing gets milder by answering more, and nothing is in order by not answering."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from digitek_cli.model.terms import ItemState
from digitek_cli.operations import checklist_view
from digitek_cli.rules import computed
from digitek_cli.rules.computed import Computed, compute
from digitek_cli.rules.expressions import evaluate
from tests.checklist_case import ID, Desk, register
from tests.compliance.coverage import tables
from tests.compliance.outcomes import items
from tests.world import START

Facts = dict[str, Any]

# Amounts and days on both sides of every limit of the tables.
AMOUNTS = [Decimal(amount) for amount in (0, 499_999, 500_000, 1_611_359, 1_611_360, 5_594_999, 5_595_000)]
DAYS = ["2026-12-01", "2027-01-19", "2027-01-20", "2027-12-10", "2027-12-11"]
TIERS = ("none", "minimal", "transparency", "high_annex_iii", "high_annex_i", "prohibited")
OF_PROJECT = ("project.type", "project.is_it_solution", "project.fast_track")


def answers(name: str) -> st.SearchStrategy[Any]:
    """Any answer to one fact."""
    fact = register().facts[name]
    kinds: dict[str, list[Any]] = {"bool": [True, False], "number": AMOUNTS, "date": DAYS, "list": [["EOJ"], []]}
    return st.sampled_from(kinds.get(fact.type) or list(fact.values))


NAMES = [name for name in register().facts if name not in OF_PROJECT]


@st.composite
def facts(draw: st.DrawFn, at_most: int = len(NAMES)) -> Facts:
    """Some facts, answered in any way."""
    named = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=at_most))
    return {name: draw(answers(name)) for name in named}


def plain(known: Facts) -> Facts:
    return {name: str(value) if isinstance(value, Decimal) else value for name, value in known.items()}


def told(*parts: Facts) -> Desk:
    """A project to which these facts are told, one part after the other."""
    desk = Desk(it_solution=None)
    for part in parts:
        desk.facts(**{name.replace(".", "__"): value for name, value in plain(part).items()})
    return desk


@st.composite
def growing(draw: st.DrawFn) -> tuple[Computed, Computed]:
    """What follows from some answers, and from those and more."""
    early = draw(facts())
    return compute(tables(), early), compute(tables(), draw(facts()) | early)


@settings(max_examples=300)
@given(growing())
def test_more_answers_never_lower_a_class_without_a_rule_saying_so(pair: tuple[Computed, Computed]) -> None:
    early, late = pair
    if late.mdr_class.value == "none":
        assert early.mdr_class.value == "none" or "none" in early.mdr_class.possible
        assert late.status.value in ("not_md", "ivd")
    else:
        assert computed.rung(tables(), late.mdr_class.value) >= computed.rung(tables(), early.mdr_class.value)
    assert early.notified_body is not True or late.notified_body is True


@settings(max_examples=300)
@given(growing())
def test_more_answers_never_lower_a_tier_or_lift_a_duty(pair: tuple[Computed, Computed]) -> None:
    early, late = pair
    if early.ai_tier.value != "unknown":
        assert TIERS.index(str(late.ai_tier.value)) >= TIERS.index(str(early.ai_tier.value))
    assert early.fria is not True or late.fria is True
    assert set(early.ce_acts.value) <= set(late.ce_acts.value)
    assert late.wp248_count >= early.wp248_count
    if early.dpia.value == "required":
        assert late.dpia.value in ("required", "not_applicable")
    if early.dpia.value in ("not_required", "not_applicable"):
        assert late.dpia.value == early.dpia.value


@settings(max_examples=150)
@given(growing())
def test_what_does_not_apply_is_not_called_back_by_more_answers(pair: tuple[Computed, Computed]) -> None:
    early, late = pair
    for name in ("mdr.status", "mdr.class", "dpia.required"):
        for item in items():
            if name in item.applies_when and evaluate(item.applies_when, early.facts) is False:
                assert evaluate(item.applies_when, late.facts) is False, item.id


def test_nothing_known_leaves_every_item_open() -> None:
    states = {view.state for view in told().views().values() if view.item.answer.type != "derived"}
    assert states == {ItemState.OPEN}


def test_confirming_what_rests_on_unknown_facts_is_not_in_order() -> None:
    for item in items():
        if item.answer.type == "computed_confirm":
            desk = told()
            desk.settle(item.id, "confirm")
            assert desk.state(item.id) != ItemState.OK, item.id


@settings(max_examples=40)
@given(facts())
def test_no_facts_alone_put_an_item_in_order(known: Facts) -> None:
    assert ItemState.OK not in {view.state for view in told(known).views().values()}


@settings(max_examples=30)
@given(facts(at_most=12), st.randoms(use_true_random=False))
def test_the_order_of_answering_does_not_matter(known: Facts, random: Any) -> None:
    shuffled = list(known.items())
    random.shuffle(shuffled)
    once, bit_by_bit = told(known), told(*({name: value} for name, value in shuffled))
    assert standing(once) == standing(bit_by_bit)


@settings(max_examples=30)
@given(facts(), facts(at_most=6))
def test_what_if_is_what_happens_then(before: Facts, supposed: Facts) -> None:
    desk = told(before)
    expected = checklist_view.what_if(desk.portfolio, ID, plain(supposed), START)
    desk.facts(**{name.replace(".", "__"): value for name, value in plain(supposed).items()})
    assert {view.id: (view.applies, view.state) for view in expected.after} == standing(desk)


def standing(desk: Desk) -> dict[str, tuple[bool | None, ItemState]]:
    return {name: (view.applies, view.state) for name, view in desk.views().items()}


def test_an_answer_that_changes_nothing_changes_nothing() -> None:
    """A what-if with what is known already shows no change, also on a later day."""
    desk = told({"data.personal": True, "ai.is_ai": False})
    found = checklist_view.what_if(desk.portfolio, ID, {"data.personal": True}, START + timedelta(days=1))
    assert found.changed == ()

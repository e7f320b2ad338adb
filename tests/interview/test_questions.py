"""The next question: only what is still needed, what decides most first, and nothing asked twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.model.terms import Gate, ItemState
from digitek_cli.operations import decide, interview
from digitek_cli.operations import interview_session as sessions
from digitek_cli.operations.checklist import Given
from digitek_cli.operations.interview import Kind, Outlook, Question
from digitek_cli.rules import options
from digitek_cli.rules.checklists import evaluate_items
from digitek_cli.rules.needed import Waiting
from tests.checklist_case import ID, Desk, register

Answerer = Callable[[Outlook, Question], object]

VACUUM = {
    "product.is_physical": True,
    "product.electrical": True,
    "product.power": "battery",
    "product.powered_moving_parts": True,
    "product.household_domestic": True,
    "md.medical_purpose": "no",
}
MONITOR = {
    "project.is_it_solution": True,
    "product.is_physical": True,
    "product.digital_elements": True,
    "product.electrical": True,
    "product.radio": True,
    "product.power": "battery",
    "md.medical_purpose": "yes",
    "md.manufacturer_states_md": True,
    "sw.info_dx_tx": True,
    "sw.monitors_physio": True,
    "sw.acts_beyond_storage": True,
    "sw.individual_benefit": True,
    "data.personal": True,
    "data.special_category": True,
    "data.vulnerable": True,
}
TYPED = {"date": "2026-12-01", "number": "20000", "list": "EOJ"}


def start(desk: Desk, gate: Gate | None = Gate.GATE_1, **more: Any) -> sessions.Session:
    more = {"questionnaire": None, "everything": gate is None} | more
    return sessions.start(desk.portfolio, ID, gate, by="pl1", on=desk.today, moment=desk.moment, **more)


def as_facts(facts: dict[str, Any]) -> Answerer:
    """Somebody who knows these facts, says no to all others, and has nothing that stops."""

    def answer(view: Outlook, question: Question) -> object:
        if question.kind == Kind.FACT:
            definition = view.register.facts[question.about]
            otherwise = False if definition.type == "bool" else TYPED.get(definition.type) or definition.values[0]
            return facts.get(question.about, otherwise)
        if question.kind == Kind.EVIDENCE:
            return Given(evidence=((question.piece, "SAG-1"),))
        if question.kind == Kind.OWNER:
            return Given(owner="pl1", due=view.on)
        return Given(value=_item(view, question, facts))

    return answer


def _item(view: Outlook, question: Question, facts: dict[str, Any]) -> object:
    item = view.views[question.about].item
    kind, sets = item.answer.type, item.answer.sets or ""
    if sets in facts:
        found = {option: options.sets(item, view.register.facts[sets], option) for option in item.answer.options}
        return next(option for option, value in found.items() if value == facts[sets])
    troubles = {outcome.answer for outcome in item.outcomes}
    fine = [option for option in item.answer.options if option not in troubles]
    if kind == "multi":
        return [option for option in fine if option in item.answer.exclusive] or fine
    return {"computed_confirm": "confirm", "table": "a|b", "text": "tekst", "number": "20000"}.get(kind) or fine[0]


def conversation(
    desk: Desk, session: sessions.Session, answer: Answerer
) -> Iterator[tuple[Outlook, Question, sessions.Session]]:
    """Every question with the interview as it was asked, until nothing is left."""
    while True:
        view = interview.outlook(session.world, session.scope)
        question = interview.next_question(view, session.asked, session.last)
        if question is None:
            desk.portfolio = session.world
            return
        yield view, question, session
        session = sessions.answered(session, question, answer(view, question), desk.moment)


def asked(desk: Desk, answer: Answerer, gate: Gate | None = Gate.GATE_1) -> list[str]:
    """What was asked for in an interview to its end."""
    return [question.about for _, question, _ in conversation(desk, start(desk, gate), answer)]


def test_a_robot_vacuum_is_asked_neither_about_classes_nor_about_impact_or_ai() -> None:
    questions = list(dict.fromkeys(asked(Desk(), as_facts(VACUUM))))
    assert len(questions) <= 35
    topics = [name for name in questions if "." in name]
    assert [name for name in topics if name.startswith("data.")] == ["data.personal"]
    assert [name for name in topics if name.startswith("ai.")] == ["ai.is_ai"]
    classes = {"md.invasive", "md.sterile", "md.measuring", "md.stated_class", "sw.info_dx_tx", "sw.monitors_physio"}
    assert not classes & set(questions)
    assert not {"SEC-06", "SEC-20", "MDR-07", "MDR-08"} & set(questions)


def test_home_monitoring_is_asked_for_the_impact_assessment_and_stops_counting_at_two_criteria() -> None:
    questions = asked(Desk(), as_facts(MONITOR))
    assert "SEC-06" in questions
    criteria = [name for name in questions if name in register().tables.dpia.criteria]  # type: ignore[union-attr]
    assert criteria[-2:] == ["data.special_category", "data.vulnerable"]
    assert "data.innovative" not in questions


def test_when_all_is_said_the_gate_asks_for_signatures_alone() -> None:
    desk = Desk()
    asked(desk, as_facts(VACUUM))
    shut = desk.blocking(Gate.GATE_1)
    assert {finding.code for item, finding in shut.items() if item != "P-2"} == {"CHK004"}


def test_what_decides_most_is_asked_first_and_what_is_typed_last() -> None:
    questions = asked(Desk(), as_facts(VACUUM | {"product.household_domestic": False}))
    assert questions[:2] == ["ai.is_ai", "data.personal"]
    kinds = [register().facts[name].type for name in questions if "." in name]
    assert "date" in kinds
    assert not {"bool", "enum"} & set(kinds[kinds.index("date") :])


@pytest.mark.parametrize(
    ("facts", "gate"),
    [(VACUUM, Gate.GATE_1), ({}, Gate.GATE_1), (MONITOR, None)],
    ids=["vacuum", "nothing", "monitor-everything"],
)
def test_nothing_is_asked_twice_and_the_end_never_moves_away(facts: dict[str, Any], gate: Gate | None) -> None:
    desk = Desk()
    most = 10_000
    seen: set[tuple[Kind, str, str]] = set()
    for view, question, session in conversation(desk, start(desk, gate), as_facts(facts)):
        number, bound = interview.count(view, session.asked, question)
        assert number <= bound <= most
        assert question.key not in seen
        most, seen = bound, seen | {question.key}
    assert len({about for _, about, _ in seen}) <= most


def test_every_fact_that_is_asked_for_can_change_what_an_item_waits_for() -> None:
    desk = Desk()
    for view, question, _ in conversation(desk, start(desk), as_facts(MONITOR)):
        if question.kind == Kind.FACT and view.register.facts[question.about].type in ("bool", "enum"):
            sets = set(interview.left_after(view, question.about).values())
            assert view.facts[question.about]
            assert sets != {view.possible}


def test_who_knows_nothing_is_asked_to_the_end_and_no_item_is_green() -> None:
    desk = Desk()
    others = as_facts({})
    unsure = {Kind.FACT: None, Kind.ITEM: Given(value=None)}
    questions = asked(desk, lambda view, asked: unsure[asked.kind] if asked.kind in unsure else others(view, asked))
    assert questions
    computed = {"CE-02", "SEC-06", "SEC-20"}
    assert not computed & set(questions)
    states = {view.id: view.state for view in evaluate_items(desk.portfolio, desk.project(), desk.today)}
    assert ItemState.OK not in states.values()


def test_an_item_that_sets_a_fact_is_asked_in_its_place() -> None:
    questions = asked(Desk(), as_facts(VACUUM))
    assert "MDR-01" in questions
    assert "md.medical_purpose" not in questions
    assert "org.duplicate_found" not in questions


def test_a_fact_that_is_known_is_offered_as_the_answer_of_its_item() -> None:
    desk = Desk()
    desk.facts(md__medical_purpose="no")
    view = interview.outlook(desk.portfolio, start(desk).scope)
    assert interview.standing(view, Question(Kind.ITEM, "MDR-01")) == "nej"
    # Two answers of MDR-02 say the same about its fact: neither is put into anybody's mouth.
    desk.facts(md__used_within_ifu=False)
    whole = interview.outlook(desk.portfolio, start(desk, None).scope)
    assert interview.standing(whole, Question(Kind.ITEM, "MDR-02")) is None


def test_what_an_answer_lacks_is_asked_at_once() -> None:
    desk = Desk()
    steps = [
        (question.kind, question.about, question.piece)
        for _, question, _ in conversation(desk, start(desk), as_facts(VACUUM))
    ]
    place = steps.index((Kind.ITEM, "MDR-01", ""))
    assert steps[place + 1] == (Kind.EVIDENCE, "MDR-01", "formaalscitat")


def test_who_cannot_answer_at_gate_1_is_asked_who_can_and_a_condition_who_takes_care() -> None:
    desk = Desk()
    session, following = start(desk), Question(Kind.FACT, "")
    for item, value in (("EX-01", None), ("EX-05", "ja")):
        session = sessions.answered(session, Question(Kind.ITEM, item), Given(value=value), desk.moment)
        view = interview.outlook(session.world, session.scope)
        following = interview.next_question(view, session.asked, session.last) or following
        assert (following.kind, following.about) == (Kind.OWNER, item)
    session = sessions.answered(session, following, Given(owner="pl2", due=desk.today), desk.moment)
    assert "EX-05" not in {finding.params["item"] for finding in _shut(session) if finding.code == "CHK003"}


def _shut(session: sessions.Session) -> Any:
    from digitek_cli.rules.checklists import blocking

    project = session.world.projects[ID]
    return blocking(session.world, project, Gate.GATE_1, tuple(Gate), session.scope.on)


def test_tomorrow_it_goes_on_where_it_stopped() -> None:
    desk = Desk()
    talk = conversation(desk, start(desk), as_facts(MONITOR))
    steps = [next(talk) for _ in range(12)]
    view, _, session = steps[-1]
    desk.do(lambda portfolio, moment: sessions.save(portfolio, session, moment))
    assert desk.portfolio.records == session.world.records
    morning = start(desk)
    again = interview.next_question(interview.outlook(morning.world, morning.scope), morning.asked, None)
    assert again is not None
    assert again.about in view.possible
    assert again.about not in {done.about for _, done, _ in steps[:-1]}


def test_what_was_unknown_yesterday_is_asked_after_all_else() -> None:
    desk = Desk()
    desk.facts(ai__is_ai=None)
    order = asked(desk, as_facts(VACUUM))
    assert order.index("ai.is_ai") > order.index("SEC-01")


def test_back_takes_the_answer_back_and_knows_what_it_was() -> None:
    desk = Desk()
    session = start(desk)
    question = Question(Kind.FACT, "ai.is_ai")
    later = sessions.answered(session, question, "ja", desk.moment)
    before, step = sessions.back(later)
    assert before == session
    assert step is not None
    assert (step.question, step.value) == (question, "ja")
    assert sessions.back(session) == (session, None)


def test_back_over_what_is_saved_keeps_it_until_it_is_answered_anew() -> None:
    desk = Desk()
    session = sessions.answered(start(desk), Question(Kind.FACT, "ai.is_ai"), "ja", desk.moment)
    session = sessions.saved(session, session.world)
    before, _ = sessions.back(session)
    assert before.waiting == ()
    assert before.world == session.world
    again = sessions.answered(before, Question(Kind.FACT, "ai.is_ai"), "nej", desk.moment)
    assert [dict(step.facts) for step in again.waiting] == [{"ai.is_ai": "nej"}]


def test_everything_that_waits_is_one_change_and_the_same_as_by_command() -> None:
    desk = Desk()
    session = start(desk)
    answers: list[tuple[Question, object]] = [
        (Question(Kind.FACT, "data.personal"), "nej"),
        (Question(Kind.ITEM, "MDR-01"), Given(value="nej")),
        (Question(Kind.EVIDENCE, "MDR-01", "formaalscitat"), Given(evidence=(("formaalscitat", "SAG-1"),))),
    ]
    for question, given in answers:
        session = sessions.answered(session, question, given, desk.moment)
    session = sessions.skipped(session, Question(Kind.FACT, "ai.is_ai"))
    change = sessions.save(desk.portfolio, session, desk.moment)
    assert change.operation == "checklist.answer"
    assert change.what == "1 facts, MDR-01 by pl1"
    assert len(change.records) == 2
    desk.facts(data__personal=False)
    desk.answer("MDR-01", "nej", evidence={"formaalscitat": "SAG-1"})
    assert change.after.answer_sheet(ID, "mdr") == desk.portfolio.answer_sheet(ID, "mdr")
    values = {name: fact.value for name, fact in change.after.fact_sheet(ID).facts.items()}
    assert values == {name: fact.value for name, fact in desk.portfolio.fact_sheet(ID).facts.items()}


def test_a_personal_number_is_refused_with_the_answer_and_not_at_the_end() -> None:
    desk = Desk()
    person_number = "010290" + "-" + "1234"
    with pytest.raises(RuleViolation) as refused:
        sessions.answered(
            start(desk), Question(Kind.ITEM, "EX-01"), Given(value=f"Borger {person_number}"), desk.moment
        )
    assert [finding.code for finding in refused.value.findings] == ["CPR002"]


def test_one_gate_one_questionnaire_or_everything() -> None:
    desk = Desk()
    view = interview.outlook(desk.portfolio, start(desk, questionnaire="existing").scope)
    assert set(view.views) == {"EX-01", "EX-02", "EX-03", "EX-04", "EX-05", "EX-06", "EX-07"}
    assert len(interview.outlook(desk.portfolio, start(desk, None).scope).views) == 96
    with pytest.raises(BadReference) as refused:
        start(desk, questionnaire="mrd")
    assert (refused.value.code, refused.value.params["nearest"]) == ("no-such-questionnaire-near", "mdr")


def test_a_project_before_its_first_gate_is_asked_for_that_one() -> None:
    desk = Desk()
    assert start(desk, None, everything=False).scope.gate == Gate.GATE_1


def test_nothing_is_asked_about_a_stopped_project() -> None:
    desk = Desk()
    desk.intake()
    desk.decide(decide.stop, by="hom")
    with pytest.raises(RuleViolation) as refused:
        start(desk)
    assert [finding.code for finding in refused.value.findings] == ["STMT001"]


@pytest.mark.parametrize(
    ("text", "facts", "waits"),
    [
        ("data.personal == true and ai.is_ai == true", {"data.personal": False}, set()),
        ("data.personal == true and ai.is_ai == true", {}, {"data.personal", "ai.is_ai"}),
        ("data.personal == true and ai.is_ai == true", {"data.personal": True}, {"ai.is_ai"}),
        ("not (data.personal == true or ai.is_ai == true)", {"ai.is_ai": True}, set()),
        ("mdr.status in ['md', 'accessory']", {"md.ivd": True}, set()),
        ("dpia.wp248_count >= 2", {"data.scoring": True, "data.vulnerable": True}, set()),
        ("dpia.required == true", {"data.personal": False}, set()),
        ("dpia.required == true", {"data.breach_physical_harm": True}, set()),
    ],
)
def test_a_decided_part_of_a_condition_waits_for_nothing(text: str, facts: dict[str, object], waits: set[str]) -> None:
    from digitek_cli.rules import computed

    tables = register().tables
    assert tables is not None
    known = facts | computed.compute(tables, facts).facts
    assert Waiting(tables, known).conditions(text) == waits


def test_the_class_waits_only_for_stricter_rules() -> None:
    from digitek_cli.rules import computed

    tables = register().tables
    assert tables is not None
    facts: dict[str, object] = {"md.ivd": False, "md.annex_xvi": False, "md.manufacturer_states_md": True}
    facts |= {"sw.standalone": True, "sw.info_dx_tx": True, "sw.drives_or_influences_device": False}
    known = facts | computed.compute(tables, facts).facts
    assert Waiting(tables, known).value("mdr_class") == {
        "sw.decision_harm",
        "sw.monitors_physio",
        "sw.vital_immediate_danger",
    }

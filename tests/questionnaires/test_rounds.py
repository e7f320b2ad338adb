"""What has fallen stays fallen: a signature or an acceptance does not come back with the old fact or answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digitek_cli.model.terms import ItemState
from digitek_cli.model.value import to_document
from digitek_cli.operations import checklist_view
from digitek_cli.render import checklist_item, delta
from digitek_cli.render.language import set_language
from digitek_cli.rules.as_of import as_of
from digitek_cli.rules.delta import compare
from digitek_cli.rules.rounds import vouched
from tests.checklist_case import ID, Desk, item_of

if TYPE_CHECKING:
    from collections.abc import Callable


def round_of(desk: Desk, item: str) -> int:
    answer = desk.view(item).answer
    assert answer is not None
    return answer.round


def signed() -> Desk:
    desk = Desk()
    desk.facts(product__is_physical=True)
    desk.settle("CE-14", "nej")
    assert desk.state("CE-14") == ItemState.OK
    return desk


@pytest.mark.parametrize(
    ("away", "back"),
    [
        (lambda desk: desk.facts(product__is_physical=False), lambda desk: desk.facts(product__is_physical=True)),
        (lambda desk: desk.facts(product__is_physical=None), lambda desk: desk.facts(product__is_physical=True)),
        (lambda desk: desk.answer("CE-14", "ja"), lambda desk: desk.answer("CE-14", "nej")),
        (lambda desk: desk.answer("CE-14", None), lambda desk: desk.answer("CE-14", "nej")),
    ],
)
def test_a_signature_that_fell_is_given_anew(away: Callable[[Desk], None], back: Callable[[Desk], None]) -> None:
    desk = signed()
    away(desk)
    back(desk)
    view = desk.view("CE-14")
    assert (view.state, view.reasons, view.signed_by) == (ItemState.OPEN, ("unsigned",), None)
    assert round_of(desk, "CE-14") == 2
    desk.sign("CE-14", by="mdo")
    assert desk.state("CE-14") == ItemState.OK
    away(desk)
    back(desk)
    assert round_of(desk, "CE-14") == 3
    assert desk.state("CE-14") == ItemState.OPEN


def test_evidence_put_back_does_not_bring_the_signature_back() -> None:
    desk = Desk()
    evidence = {piece.id: "SAG-1" for piece in item_of("MDR-24").evidence}
    desk.settle("MDR-24", "nej")
    desk.answer("MDR-24", evidence=dict.fromkeys(evidence, "SAG-2"))
    desk.answer("MDR-24", evidence=evidence)
    assert desk.view("MDR-24").signed_by is None
    assert desk.view("MDR-24").state == ItemState.OPEN


def test_what_voids_nothing_raises_nothing() -> None:
    desk = signed()
    desk.facts(product__radio=True)
    desk.answer("CE-14", note="Set igen")
    desk.answer("CE-14", "nej")
    assert (round_of(desk, "CE-14"), desk.state("CE-14")) == (1, ItemState.OK)
    unsigned = Desk()
    unsigned.answer("CE-16", "nej")
    unsigned.answer("CE-16", "ja")
    unsigned.answer("CE-16", "nej")
    assert round_of(unsigned, "CE-16") == 1


def test_the_first_round_is_in_no_file_and_in_no_digest() -> None:
    desk = signed()
    view = desk.view("CE-14")
    assert view.answer is not None
    assert "round" not in to_document(view.answer)
    assert to_document(view.answer.with_(round=2))["round"] == 2


def test_the_day_before_it_fell_it_was_signed() -> None:
    desk = signed()
    then, day = desk.portfolio, desk.today
    desk.today = day.replace(day=day.day + 1)
    desk.facts(product__is_physical=False)
    cut = as_of(desk.portfolio, then, day)
    assert vouched(cut, cut.projects[ID], day) == vouched(then, then.projects[ID], day) != frozenset()


def test_a_new_round_is_told() -> None:
    desk = signed()
    before = desk.portfolio
    desk.facts(product__is_physical=False)
    told = [item for item in compare(before, desk.portfolio) if item.code == "round"]
    assert [(item.params["before"], item.params["after"]) for item in told] == [(1, 2)]
    set_language("da")
    assert "CE-14" in delta.sentence(told[0], desk.portfolio)
    assert "2. runde" in delta.sentence(told[0], desk.portfolio)
    back = [item for item in compare(desk.portfolio, before) if item.code == "round"]
    assert "tilbage i 1. runde" in delta.sentence(back[0], before)


def test_evidence_is_told_as_evidence_with_who_gave_it() -> None:
    desk = Desk()
    before = desk.portfolio
    desk.answer("EX-02", by="kon", evidence={"soegelog": "SAG-1"})
    (told,) = compare(before, desk.portfolio)
    assert told.code == "attached"
    set_language("da")
    assert delta.sentence(told, desk.portfolio) == "Dokumentation til EX-02: soegelog (SAG-1) (kon)"
    given = desk.portfolio
    desk.answer("EX-02", by="pl1", evidence={"soegelog": "SAG-2"})
    (told,) = compare(given, desk.portfolio)
    assert delta.sentence(told, desk.portfolio) == "Ny dokumentation til EX-02: soegelog (SAG-2) (pl1)"
    (told,) = compare(desk.portfolio, before)
    assert told.code == "answer.gone"
    answered = desk.portfolio
    desk.answer("EX-02", "portefoelje", by="pl2", evidence={"soegelog": "SAG-2"})
    assert [item.code for item in compare(answered, desk.portfolio)] == ["answer"]
    view = desk.view("EX-02")
    assert view.answer is not None
    assert [(piece.id, piece.by) for piece in view.answer.evidence] == [("soegelog", "pl2")]
    desk.answer("EX-02", by="kon", evidence={"soegelog": "SAG-3"})
    explained = checklist_view.explain(desk.portfolio, ID, "EX-02", desk.today)
    assert ": SAG-3 (5. januar 2026, kon)" in checklist_item.text(explained, desk.portfolio.fact_register)
    assert checklist_item.document(explained, None)["given"][0]["by"] == "kon"

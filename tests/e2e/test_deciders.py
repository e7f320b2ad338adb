"""Who may decide, row by row of the decision rights, as the installed program tells it and enforces it."""

from __future__ import annotations

import pytest

from tests.e2e.binary import Binary
from tests.e2e.conftest import READY

ADVANCE = ("gate", "advance", "1", "gate-1", "--reason", "Gevinsten er tydelig", "--by")
FORUM = 'gate forum 1 --recommend heads-group --by kon --reason "Mange timer"'
# The same way as the project that lies ready, but registered by the head, who is its applicant from then on.
OWN_IDEA = tuple(
    line.replace("--submitter abc", "--submitter hom").replace(" 1 ", " 2 ")
    for line in filter(None, map(str.strip, READY.splitlines()))
)
ROWS = {
    # row: what happens first, who decides, who may not and why, who may
    "own-area": ((), "head-of-area", "hso", "MAND001", "hom"),
    "common-pool": (
        ('comment 1 idea-description --by hom --funding common --text "Til alle"',),
        "heads-group", "hom", "MAND002", "hso,hsu",
    ),
    "contributing-areas": (
        ('comment 1 idea-description --by hom --funding social,omsorg --text "Vi deler"',),
        "contributing-heads", "hom", "MAND003", "hom,hso",
    ),
    "forum-heads-group": (
        (FORUM, 'gate forum 1 --choose heads-group --by hom --reason "Det rammer flere"'),
        "heads-group", "hom", "MAND002", "hom,hsu",
    ),
    "forum-declined": (
        (FORUM, 'gate forum 1 --choose head --by hom --reason "Det klarer vi selv"'),
        "head-of-area", "hso,hsu", "MAND001", "hom",
    ),
    "own-idea": (OWN_IDEA, "heads-group", "hom", "MAND002", "hso,hsu"),
    "cross-directorate": (("set 1 cross_directorate yes",), "director", "hom", "MAND001", "dir"),
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
def test_each_row_names_its_decider_and_refuses_all_others(digitek: Binary, row: str) -> None:
    before, decider, wrong, code, right = ROWS[row]
    number = "2" if before is OWN_IDEA else "1"
    advance = ("gate", "advance", number, *ADVANCE[3:])
    for line in before:
        digitek.line(line, inside=True)
    who = digitek.json("gate", "who", number)
    assert (who["decider"], who["rule"]) == (decider, row)
    assert set(right.split(",")) <= set(who["may_decide"])
    assert who["because"][0].endswith(".")
    assert code in digitek.refused(*advance, wrong)
    answer = digitek.wrote(*advance, right)
    assert (answer["outcome"], answer["phase"]) == (["study"], "study")
    assert digitek.trailers()["Digitek-Decider"] == decider
    digitek.sound()


def test_a_recommended_forum_waits_for_the_heads_choice(digitek: Binary) -> None:
    digitek.line(FORUM, inside=True)
    assert digitek.refused(*ADVANCE, "hom") == {"FORUM001"}


def test_money_of_the_common_pool_makes_it_the_groups_decision_whatever_was_chosen_before(digitek: Binary) -> None:
    assert "MAND002" in digitek.refused(*ADVANCE, "hom", "--reserve", "common=10.000")
    assert digitek.wrote(*ADVANCE, "hom,hso", "--reserve", "common=10.000")["phase"] == "study"


@pytest.mark.parametrize(
    ("kind", "needs", "rule", "code"),
    [
        ("mandatory", ("--legal-basis", "Serviceloven"), "mandatory-no-gate", "MAND005"),
        ("other", ("--other-model", "Fast metode"), "other-no-gate", "MAND005"),
    ],
)
def test_a_project_without_gates_is_started_by_head_and_owner(
    digitek: Binary, kind: str, needs: tuple[str, str], rule: str, code: str
) -> None:
    digitek("new-idea", "--title", "Uden gates", "--area", "omsorg", "--submitter", "abc", "--type", kind, *needs)
    level = "very-high" if kind == "mandatory" else "low"
    for line in (
        "intake 2 triage --outcome project --by kon",
        "intake 2 blockers --none --by kon",
        "intake 2 interest --yes --by lo1",
        f"intake 2 priority --level {level} --by lo1",
        "intake 2 owner lo1 --by hom",
        "intake 2 manager pl1 --by kon",
    ):
        digitek.line(line, inside=True)
    who = digitek.json("gate", "who", "2", "gate-1")
    assert (who["decider"], who["rule"], who["may_decide"]) == ("none", rule, [])
    assert code in digitek.refused("gate", "advance", "2", "gate-1", "--by", "hom,hso,hsu", "--reason", "Ja")
    start = ("phase", "start", "2", "trial", "--reason", "Loven kræver det", "--by")
    assert digitek.refused(*start, "hom") == {"MAND003"}
    assert digitek.wrote(*start, "hom,lo1")["phase"] == "trial"
    digitek.sound()

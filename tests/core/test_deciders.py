"""Who decides: every row of the decision rights, the wrong people at each, and the applicant who never decides alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.model.organisation import Held
from digitek_cli.model.project import Budget, Funding
from digitek_cli.model.terms import Decider, FundingSource, Gate, Phase, ProjectType, Role
from digitek_cli.operations import decide, forum, statement
from digitek_cli.operations.deciding import Ruling
from digitek_cli.operations.readiness import who
from tests.world import World


def codes(refusal: pytest.ExceptionInfo[RuleViolation]) -> list[str]:
    return [finding.code for finding in refusal.value.findings]


def ready(**fields: Any) -> World:
    """One project ready for Gate 1."""
    funding = fields.pop("funding", None)
    world = World()
    world.idea(**fields)
    world.intake()
    world.prepare(Phase.IDEA)
    if funding:
        choice = statement.FundingChoice(funding.source, funding.areas)
        world.do(statement.comment, statement.Saying("1", "hom", "Jeg vælger."), "idea-description", choice)
    return world


def record_forum(world: World, recommended: Decider, chosen: Decider | None) -> None:
    world.do(forum.recommend, "P-2026-001", recommended, "kon", "Mange timer.", None)
    if chosen:
        world.do(forum.choose, "P-2026-001", chosen, ruling=Ruling(("hom",), "Jeg vælger."))


def funded(source: FundingSource, *areas: str) -> Funding:
    return Funding(source=source, areas=areas, by="hom")


ROWS: list[tuple[str, dict[str, Any], tuple[Decider, Decider | None] | None, str, Decider, str, str]] = [
    # rule, fields, (recommended, chosen), right people, decider, wrong people, refusal
    ("cross-directorate", {"cross_directorate": True}, None, "dir", Decider.DIRECTOR, "hom", "MAND001"),
    ("common-pool", {"funding": funded(FundingSource.COMMON)}, None, "hom,hso", Decider.HEADS_GROUP, "hom", "MAND002"),
    (
        "contributing-areas",
        {"funding": funded(FundingSource.CONTRIBUTING, "social")},
        None,
        "hom,hso",
        Decider.CONTRIBUTING_HEADS,
        "hom",
        "MAND003",
    ),
    (
        "forum-heads-group",
        {"funding": funded(FundingSource.CONTRIBUTING, "social")},
        (Decider.HEADS_GROUP, Decider.HEADS_GROUP),
        "hso,hsu",
        Decider.HEADS_GROUP,
        "hom",
        "MAND002",
    ),
    (
        "forum-heads-group",
        {},
        (Decider.HEADS_GROUP, Decider.HEADS_GROUP),
        "hsu,hom",
        Decider.HEADS_GROUP,
        "hom",
        "MAND002",
    ),
    ("own-idea", {"submitter": "hom"}, None, "hso,hsu", Decider.HEADS_GROUP, "hom", "MAND004"),
    (
        "forum-declined",
        {},
        (Decider.HEADS_GROUP, Decider.HEAD_OF_AREA),
        "hom",
        Decider.HEAD_OF_AREA,
        "hso,hsu",
        "MAND001",
    ),
    ("own-area", {}, None, "hom", Decider.HEAD_OF_AREA, "hso", "MAND001"),
    ("own-area", {"funding": funded(FundingSource.NONE)}, None, "hom", Decider.HEAD_OF_AREA, "lo1", "MAND001"),
]


@pytest.mark.parametrize(("rule", "fields", "chosen", "right", "decider", "wrong", "code"), ROWS)
def test_each_row_lets_its_own_people_decide_and_refuses_others(
    rule: str,
    fields: dict[str, Any],
    chosen: tuple[Decider, Decider | None] | None,
    right: str,
    decider: Decider,
    wrong: str,
    code: str,
) -> None:
    world = ready(**fields)
    if chosen:
        record_forum(world, *chosen)
    seat = who(world.portfolio, "1", None, world.today)
    assert (seat.mandate.row.rule, seat.mandate.decider) == (rule, decider)
    with pytest.raises(RuleViolation) as refusal:
        world.advance(wrong)
    assert code in codes(refusal)
    world.advance(right)
    assert world.project().phase == Phase.STUDY
    assert world.findings() == ()


@pytest.mark.parametrize("type_", [ProjectType.MANDATORY, ProjectType.OTHER])
def test_a_type_without_gates_has_nothing_to_decide_at_one(type_: ProjectType) -> None:
    world = World()
    world.idea(type=type_, legal_basis="Lov 1", other_model="Egen")
    world.intake()
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom,lo1", at=Gate.GATE_1)
    assert codes(refusal) == ["MAND005"]


@pytest.mark.parametrize(
    ("type_", "decider"),
    [(ProjectType.MANDATORY, Decider.HEAD_OF_AREA), (ProjectType.OTHER, Decider.PROJECT_OWNER)],
)
def test_without_gates_head_and_owner_confirm_together(type_: ProjectType, decider: Decider) -> None:
    world = World()
    world.idea(type=type_, legal_basis="Lov 1", other_model="Egen", budget=Budget())
    world.intake()
    for alone in ("hom", "lo1", "hso,lo1"):
        with pytest.raises(RuleViolation) as refusal:
            world.decide(decide.start, alone, Phase.TRIAL)
        assert "MAND003" in codes(refusal)
    world.decide(decide.start, "hom,lo1", Phase.TRIAL)
    assert who(world.portfolio, "1", None, world.today).mandate.decider == decider
    world.advance("lo1,hom", at=Gate.TRIAL_START)
    world.decide(decide.start, "hom,lo1", Phase.OPERATION)
    world.advance("hom,lo1", at=Gate.OPERATION)
    assert world.findings() == ()


def test_a_pool_is_never_used_without_its_owner() -> None:
    world = ready()
    world.amend(budget=Budget(trial=Decimal(50000)))
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", reserve=(("social", 1000),))
    assert {"MAND008"} <= set(codes(refusal))
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom", reserve=(("common", 1000),))
    assert {"MAND002", "MAND009"} <= set(codes(refusal))


def test_the_director_decides_but_the_head_still_consents_to_the_use_of_the_pool() -> None:
    world = ready(cross_directorate=True)
    with pytest.raises(RuleViolation) as refusal:
        world.advance("dir", reserve=(("omsorg", 1000),))
    assert codes(refusal) == ["MAND008"]
    world.advance("dir,hom", reserve=(("omsorg", 1000),))
    assert world.findings() == ()


def test_somebody_whose_role_has_ended_cannot_decide() -> None:
    world = ready()
    organisation = world.portfolio.organisation
    people = tuple(
        person.with_(
            roles=(
                Held.model_validate(
                    {"role": "head-of-area", "area": "omsorg", "from": "2026-01-01", "until": "2026-01-02"}
                ),
            )
        )
        if person.initials == "hom"
        else person
        for person in organisation.people
    )
    world.portfolio = world.portfolio.with_records(organisation.with_(people=people))
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom")
    assert "MAND007" in codes(refusal)
    assert not world.portfolio.organisation.holds("hom", Role.HEAD_OF_AREA, world.today)


def test_one_person_named_twice_is_one_person() -> None:
    world = ready(funding=funded(FundingSource.COMMON))
    with pytest.raises(RuleViolation) as refusal:
        world.advance("hom,hom")
    assert "MAND002" in codes(refusal)


def test_only_digitek_recommends_a_forum_and_only_the_head_chooses_it() -> None:
    world = ready()
    with pytest.raises(RuleViolation) as refusal:
        world.do(forum.recommend, "P-2026-001", Decider.HEADS_GROUP, "pl1", "x", None)
    assert codes(refusal) == ["ROLE001"]
    with pytest.raises(RuleViolation) as refusal:
        world.do(forum.choose, "P-2026-001", Decider.HEADS_GROUP, ruling=Ruling(("hso",), "x"))
    assert "MAND001" in codes(refusal)


def test_a_heads_own_idea_goes_to_the_group_also_when_digitek_recommended_it() -> None:
    world = ready(submitter="hom")
    world.do(forum.recommend, "P-2026-001", Decider.HEADS_GROUP, "kon", "Mange timer.", None)
    world.advance("hso,hsu")
    assert world.findings() == ()


def test_the_directors_own_idea_across_directorates_goes_to_the_heads_group() -> None:
    world = ready(submitter="dir", cross_directorate=True)
    with pytest.raises(RuleViolation):
        world.advance("dir")
    world.advance("hom,hso")
    assert world.findings() == ()


def test_in_intake_there_is_no_forum_to_choose() -> None:
    world = World()
    world.idea()
    with pytest.raises(BadReference):
        record_forum(world, Decider.HEADS_GROUP, Decider.HEADS_GROUP)
    with pytest.raises(BadReference):
        world.do(forum.choose, "P-2026-001", Decider.HEAD_OF_AREA, ruling=Ruling(("hom",), "Jeg vælger."))

"""A policy whose priorities contradict each other is named at its place, and nothing is computed by it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from digitek_cli.errors import RuleViolation
from digitek_cli.model.policy import Criterion
from digitek_cli.model.prioritising import CriteriaWeights, LegWeights, PriorityRules
from digitek_cli.model.terms import Severity
from digitek_cli.operations import priorities
from digitek_cli.rules.priority_policy import check, contradictions
from tests.priority.case import DAY, legs, project
from tests.world import World, rules_only, shipped


def policy(**fields: Any) -> Any:
    """The shipped policy with other priorities."""
    first = rules_only().policies[0]
    return first.with_(priority=PriorityRules(**fields))


SOUND = ((2, 1, 1, 1), (3, 2, 1, 1), (4, 3, 2, 1), (4, 4, 3, 2))
BAD: dict[str, tuple[dict[str, Any], str, tuple[str | int, ...]]] = {
    "legs equal": ({"legs": LegWeights(efficiency=2, quality=2, wellbeing=1)}, "PRIO020", ("legs",)),
    "legs turned": (
        {"legs": LegWeights(efficiency=1, quality=2, wellbeing=3), "potential": (6, 12, 18)},
        "PRIO020",
        ("legs",),
    ),
    "a leg of nothing": ({"legs": LegWeights(efficiency=3, quality=2, wellbeing=0)}, "PRIO020", ("legs",)),
    "weights of 101": ({"weights": CriteriaWeights(benefits=51)}, "PRIO021", ("weights",)),
    "two borders": ({"potential": (6, 12)}, "PRIO022", ("potential",)),
    "borders that fall": ({"investment": (50_000, 500_000, 200_000)}, "PRIO022", ("investment",)),
    "months that stand still": ({"horizon": (6, 12, 12, 36)}, "PRIO022", ("horizon",)),
    "a class for nobody": ({"potential": (6, 12, 24)}, "PRIO023", ("potential",)),
    "three rows": ({"appetite": SOUND[:3]}, "PRIO024", ("appetite",)),
    "a category 5": ({"appetite": (*SOUND[:3], (5, 4, 3, 2))}, "PRIO024", ("appetite",)),
    "less with potential": ({"appetite": (SOUND[0], SOUND[1], (2, 2, 2, 1), SOUND[3])}, "PRIO025", ("appetite", 2)),
    "more with money": ({"appetite": ((1, 2, 1, 1), (3, 2, 1, 1), *SOUND[2:])}, "PRIO026", ("appetite", 0)),
    "points that rise": ({"risk_points": (4, 2, 3, 0)}, "PRIO027", ("risk_points",)),
    "five points": ({"risk_points": (5, 2, 1, 0)}, "PRIO027", ("risk_points",)),
    "levels turned": ({"medium": 65, "high": 40}, "PRIO028", ("medium",)),
    "a share above 1": ({"field_share": (4, 3)}, "PRIO029", ("field_share",)),
    "a share of nothing": ({"field_share": (0, 0)}, "PRIO029", ("field_share",)),
}


@pytest.mark.parametrize("name", BAD)
def test_a_contradiction_is_named_at_its_place(name: str) -> None:
    fields, code, at = BAD[name]
    found = contradictions(policy(**fields))
    assert [(item.code, item.at[1:], item.severity.value) for item in found] == [(code, at, "error")]
    assert all(item.path == "policy/2026-01-01.yaml" for item in found)


def test_the_shipped_policy_and_our_proposal_are_sound_and_the_same() -> None:
    assert list(check(shipped())) == []
    assert contradictions(policy()) == ()
    assert shipped().policies[0].priority == PriorityRules()


def test_nothing_is_computed_by_a_contradiction() -> None:
    world = World(rules_only().with_records(policy(medium=70)), DAY)
    world.put(project())
    with pytest.raises(RuleViolation) as refusal:
        priorities.look(world.portfolio, "1", DAY)
    assert refusal.value.code == "policy-contradicts"
    assert [item.code for item in refusal.value.findings] == ["PRIO028"]


def test_the_policy_of_the_day_counts() -> None:
    later = policy(medium=80, high=90).with_(valid_from=date(2026, 7, 1))
    world = World(rules_only().with_records(later), DAY)
    world.put(project())
    before = priorities.look(world.portfolio, "1", date(2026, 6, 30)).weighing
    after = priorities.look(world.portfolio, "1", date(2026, 7, 1)).weighing
    assert (before.level, after.level) == ("high", "low")


def test_a_policy_from_before_the_table_still_asks_about_the_legs() -> None:
    first = rules_only().policies[0]
    gate = first.gates[0].with_(criteria=(Criterion(check="legs", severity=Severity.WARNING, rule="R-066"),))
    world = World(rules_only().with_records(first.with_(gates=(gate, *first.gates[1:]))), DAY)
    world.put(project(benefits=legs(4, 0, 0)))
    found = priorities.look(world.portfolio, "1", DAY).findings
    assert [(item.code, item.severity) for item in found] == [("TEK002", "warning")]

"""A fact is asked for only while its answer can still make a difference."""

from __future__ import annotations

from typing import Any

import pytest

from digitek_cli.operations import interview
from tests.checklist_case import ID, Desk, silent


def asked(**facts: Any) -> set[str]:
    desk = Desk()
    desk.facts(**facts)
    scope = interview.Scope(ID, None, None, desk.today)
    return set(interview.outlook(desk.portfolio, scope).facts)


@pytest.mark.parametrize(
    ("facts", "in_vain"),
    [
        # Software that only stores is no device, whoever it is good for; other products are not judged by that.
        ({"sw__acts_beyond_storage": False}, "sw.individual_benefit"),
        # A device or one for specimens: neither falls under what is for other radio on the internet.
        (
            silent("md.ivd", "md.manufacturer_states_md")
            | {"md__manufacturer_states_md": True, "product__is_physical": True, "product__radio": True},
            "product.internet_connected",
        ),
        # Twice the lower class changes nothing where the higher one is certain.
        (
            silent("md.manufacturer_states_md", "sw.monitors_physio")
            | {"md__manufacturer_states_md": True, "sw__info_dx_tx": True, "sw__decision_harm": "death_irreversible"},
            "sw.monitors_physio",
        ),
    ],
)
def test_what_can_make_no_difference_is_not_asked(facts: dict[str, Any], in_vain: str) -> None:
    assert in_vain not in asked(**facts)


def test_what_still_decides_is_asked() -> None:
    assert "sw.acts_beyond_storage" in asked()
    assert "sw.individual_benefit" in asked(sw__acts_beyond_storage=True)


def test_what_the_law_wants_said_is_asked_though_the_rest_outweighs_it() -> None:
    rules = "scoring automated_legal_decision systematic_monitoring special_category large_scale matching innovative "
    rules += "blocks_right location biometric_id genetic breach_physical_harm"
    no = {f"data__{name}": False for name in rules.split()}
    assert "data.vulnerable" in asked(**no, data__personal=True)

"""Two people book from one pool, apart: what they did together is checked before anything is sent."""

from __future__ import annotations

import pytest

from tests.proofs import Counter
from tests.sync.office import Clone, Office

WHY = ("--reason", "Flere tavler")
BOTH = ("--by", "hso,hom", *WHY)


def transfer(clone: Clone, amount: str) -> None:
    clone.do("pools", "transfer", "social", "omsorg", amount, *BOTH)


def test_two_transfers_that_fit_merge_by_themselves(anna: Clone, bo: Clone) -> None:
    transfer(anna, "50.000")
    transfer(bo, "60.000")
    anna.sync()
    told = " ".join(bo("sync").out.split())
    assert "50.000 kr. flyttet fra puljen Social til puljen Omsorg" in told
    (pool,) = [item for item in bo.do("pools", "balance")["pools"] if item["pool"] == "social"]
    assert pool["available"] == "90000.00"
    bo.sound()
    assert bo("audit", "verify").code == 0


@pytest.mark.proof("F20")
def test_two_transfers_that_overdraw_a_pool_are_refused_before_push(
    anna: Clone, bo: Clone, office: Office, tally: Counter
) -> None:
    for clone in (anna, bo):
        transfer(clone, "120.000")
        clone.sound()
    anna.sync()
    tip, before = office.tip(), bo.state()
    refused = bo("sync", "--json", code=1).error
    assert "POOL011" in {finding["code"] for finding in refused["findings"]}
    told = " ".join(bo("sync", code=1).err.split())
    assert "digitek undo" in told
    assert (office.tip(), bo.state()) == (tip, before)
    bo.do("undo")
    assert bo.sync()["kind"] == "merge"
    bo.sound()
    tally()


def test_a_counted_balance_that_the_others_booking_breaks_is_refused(anna: Clone, bo: Clone, office: Office) -> None:
    """Bo counted the pool; Anna had by then booked something that he could not see."""
    bo.do("pools", "assert", "social", "200.000")
    anna.do("pools", "purchase", "social", "500", "--title", "Stole", "--by", "hso", "--date", "2026-03-02", *WHY)
    anna.sync()
    tip, before = office.tip(), bo.state()
    refused = bo("sync", "--json", code=1).error
    assert "POOL037" in {finding["code"] for finding in refused["findings"]}
    told = " ".join(bo("sync", code=1).err.split())
    assert "199.500 kr." in told
    assert (office.tip(), bo.state()) == (tip, before)
    bo.do("undo")
    assert bo.sync()["kind"] == "merge"
    bo.do("pools", "assert", "social", "199.500")
    bo.sound()


def test_a_year_closed_by_both_is_refused(anna: Clone, bo: Clone, office: Office) -> None:
    for clone in (anna, bo):
        clone.today = "2027-01-10"
        clone.do("pools", "close", "2026")
    anna.sync()
    tip = office.tip()
    refused = bo("sync", "--json", code=1).error
    assert {"POOL045", "POOL011"} & {finding["code"] for finding in refused["findings"]}
    assert office.tip() == tip
    bo.do("undo")
    bo.sync()
    bo.sound()

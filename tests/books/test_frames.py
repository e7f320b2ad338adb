"""The frames of a new year: written down by a command, opened by another, and no breach of what was decided."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.operations import frames, pools
from digitek_cli.operations.audit_foundation import Alteration, changed
from digitek_cli.rules import ledger
from tests.cli.portfolio_case import Desk, start
from tests.world import in_trial

ALL = {"social": Decimal(210000), "sundhed": Decimal(0), "omsorg": Decimal(200000), "fælles": Decimal(1400000)}
BUDGET = "Budget 2027, sag 26/1234"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return start(tmp_path / "p", capsys, monkeypatch)


def test_a_new_year_gets_its_frames_and_keeps_its_fixed_lines() -> None:
    world = in_trial()
    world.do(frames.adopt, 2027, ALL | {"tucv": Decimal(510000), "conferences": Decimal(0)}, BUDGET)
    frame = world.portfolio.policies[-1].frame(2027)
    assert frame is not None
    assert [(item.pool, int(item.amount)) for item in frame.pools] == [
        ("social", 210000),
        ("sundhed", 0),
        ("omsorg", 200000),
        ("common", 1400000),
    ]
    assert [(item.line, int(item.amount), item.printed) for item in frame.fixed] == [
        ("tucv", 510000, None),
        ("memberships", 166600, None),
        ("staff", 1750000, None),
        ("small-purchases", 50000, None),
    ]
    world.do(pools.open_year, 2027, None)
    assert ledger.available(world.portfolio, "common", 2027, world.today) == Decimal(1400000)
    assert not world.findings()


@pytest.mark.parametrize(
    ("year", "typed", "source", "code"),
    [
        (2026, ALL, BUDGET, "POOL049"),
        (2031, ALL, BUDGET, "POOL050"),
        (2027, {"social": Decimal(1)}, BUDGET, "POOL051"),
        (2027, ALL, "  ", "POOL052"),
    ],
)
def test_frames_that_are_refused(year: int, typed: dict[str, Decimal], source: str, code: str) -> None:
    with pytest.raises(RuleViolation) as caught:
        in_trial().do(frames.adopt, year, typed, source)
    assert {finding.code for finding in caught.value.findings} == {code}


def test_a_line_that_nobody_knows_is_named() -> None:
    with pytest.raises(BadReference) as caught:
        in_trial().do(frames.adopt, 2027, ALL | {"tucw": Decimal(1)}, BUDGET)
    assert caught.value.code == "no-such-frame-near"


def test_the_history_stands_after_new_frames(desk: Desk) -> None:
    words = ("social=210.000", "sundhed=0", "omsorg=200.000", "common=1.400.000,50", "--document", BUDGET)
    desk.done("pools", "frames", "2027", *words)
    assert desk("audit", "verify").code == 0
    assert desk("diff", "HEAD~1").out.count("2027") >= 1
    assert desk("undo").code == 0
    desk.done("pools", "frames", "2027", *words)
    assert desk("audit", "verify").code == 0


def test_frames_of_an_opened_year_may_not_change_under_decisions() -> None:
    before = in_trial().portfolio
    policy = before.policies[-1]
    frame = policy.frame(2026)
    assert frame is not None
    smaller = frame.with_(pools=frame.pools[:-1])
    for frames_after, codes in (
        ((*policy.frames, frame.with_(year=2027)), []),
        ((smaller,), ["AUD040"]),
        ((), ["AUD040"]),
    ):
        altered = Alteration("policy/2026-01-01.yaml", policy, policy.with_(frames=frames_after))
        assert [finding.code for finding in changed([altered], lambda: before)] == codes


@pytest.mark.parametrize("typed", ["social", "=5", "social=1.5000", "social=-5"])
def test_an_amount_that_cannot_be_read_writes_nothing(desk: Desk, typed: str) -> None:
    before = desk.git("rev-parse", "HEAD")
    refused = desk("pools", "frames", "2027", typed, "--document", BUDGET)
    assert (refused.code, desk.git("rev-parse", "HEAD")) == (2, before)
    assert "Sådan kommer du videre" in refused.err

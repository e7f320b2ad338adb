"""The two pure parts: one record from two versions, and another number wherever the old one stood."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from digitek_cli.model.events import Decision, FileSeen, Link, Posting, Statement, Transaction
from digitek_cli.model.project import Origin
from digitek_cli.model.terms import Account, Decider, DecisionKind, Role, StatementKind, TransactionKind
from digitek_cli.rules.content import event_hash
from digitek_cli.rules.merging import Merger, dotted, place
from digitek_cli.rules.renumber import renumber, renumbered
from tests.world import World

OLD, NEW = "P-2026-014", "P-2026-015"
DAY = date(2026, 3, 14)


def merge(base: Any, mine: Any, theirs: Any) -> tuple[Any, list[str]]:
    merger = Merger()
    result = merger.merge(base, mine, theirs)
    return result, [dotted(clash.at) for clash in merger.clashes]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result", "clashes"),
    [
        ({"a": 1}, {"a": 2}, {"a": 1}, {"a": 2}, []),
        ({"a": 1}, {"a": 1}, {"a": 2}, {"a": 2}, []),
        ({"a": 1}, {"a": 2}, {"a": 2}, {"a": 2}, []),
        ({"a": 1}, {"a": 2}, {"a": 3}, {"a": 2}, ["a"]),
        ({"a": 1}, {}, {"a": 1}, {}, []),
        ({"a": 1}, {}, {"a": 2}, {}, ["a"]),
        ({}, {"a": 1}, {"b": 2}, {"a": 1, "b": 2}, []),
        ({"g": {"a": 1}}, {"g": {"a": 1, "b": 2}}, {"g": {"a": 3}}, {"g": {"a": 3, "b": 2}}, []),
        # Who said it goes with what was said.
        ({}, {"i": {"by": "x", "v": 1}}, {"i": {"by": "y", "v": 1}}, {"i": {"by": "x", "v": 1}}, ["i"]),
        # Lists: by name, by what was added and taken away, and where nobody can tell.
        ({"l": ["a"]}, {"l": ["a", "b"]}, {"l": ["a", "c"]}, {"l": ["a", "b", "c"]}, []),
        ({"l": ["a", "b"]}, {"l": ["b"]}, {"l": ["a", "b", "c"]}, {"l": ["b", "c"]}, []),
        ({"l": ["a"]}, {"l": ["b"]}, {"l": ["c"]}, {"l": ["b"]}, ["l"]),
        (
            {"l": [{"id": "x", "n": 1, "m": 1}]},
            {"l": [{"id": "x", "n": 2, "m": 1}]},
            {"l": [{"id": "x", "n": 1, "m": 3}, {"id": "y"}]},
            {"l": [{"id": "x", "n": 2, "m": 3}, {"id": "y"}]},
            [],
        ),
        ({"l": [{"id": "x"}]}, {"l": []}, {"l": [{"id": "x", "n": 1}]}, {"l": []}, ["l[x]"]),
        ({"phase": "idea"}, {"phase": "study"}, {"phase": "trial"}, {"phase": "trial"}, []),
    ],
)
def test_field_by_field(base: Any, mine: Any, theirs: Any, result: Any, clashes: list[str]) -> None:
    assert merge(base, mine, theirs) == (result, clashes)


def test_either_order_gives_the_same_clashes() -> None:
    base = {"a": 1, "l": [{"id": "x", "n": 1}], "g": {"b": 1}}
    mine = {"a": 2, "l": [{"id": "x", "n": 2}], "g": {"b": 1, "c": 2}}
    theirs = {"a": 3, "l": [{"id": "x", "n": 3}], "g": {"b": 1}}
    assert merge(base, mine, theirs)[1] == merge(base, theirs, mine)[1] == ["a", "l[x].n"]


def test_two_new_items_with_one_number_are_both_kept() -> None:
    merger = Merger()
    result = merger.merge(
        {"benefits": [{"id": "G-001"}]},
        {"benefits": [{"id": "G-001"}, {"id": "G-002", "text": "min"}]},
        {"benefits": [{"id": "G-001"}, {"id": "G-002", "text": "deres"}, {"id": "G-003", "text": "også"}]},
    )
    assert [(item["id"], item.get("text")) for item in result["benefits"]] == [
        ("G-001", None),
        ("G-002", "deres"),
        ("G-003", "også"),
        ("G-004", "min"),
    ]
    assert merger.renamed == [(("benefits",), "G-002", "G-004")]


def test_what_two_starts_do_not_agree_on_is_left_out() -> None:
    assert Merger(common=True).merge({"a": 1}, {"a": 2, "b": 1}, {"a": 3, "b": 1}) == {"b": 1}


@pytest.mark.parametrize(
    ("path", "at", "name"),
    [
        ("projects/2026/P-2026-014.yaml", ("budget", "trial"), "P-2026-014:budget.trial"),
        ("projects/2026/P-2026-014.yaml", ("benefits", "[G-001]", "size"), "P-2026-014:benefits[G-001].size"),
        ("checklists/2026/P-2026-014/mdr.yaml", ("answers", "MDR-01"), "P-2026-014/mdr:MDR-01"),
        ("checklists/2026/P-2026-014/mdr.yaml", ("version",), "P-2026-014/mdr:version"),
        ("organisation.yaml", ("people", "[kon]"), "organisation.yaml:people[kon]"),
        ("README.md", (), "README.md"),
    ],
)
def test_places_are_typed_short(path: str, at: tuple[str, ...], name: str) -> None:
    assert place(path, at) == name


def decision(name: str, project: str = OLD, **fields: Any) -> Decision:
    given: dict[str, Any] = {"decider": Decider.HEAD_OF_AREA, "by": ("hom",), "rule": "own-area", "policy": DAY}
    given |= {"kind": DecisionKind.STOP, "date": DAY, "reason": f"Se {OLD}"}
    return Decision(id=name, project=project, **(given | fields))


def test_a_chain_is_rewritten_link_by_link() -> None:
    first = decision("D-2026-aaaaaa")
    second = decision("D-2026-bbbbbb", previous=(Link(id=first.id, hash=event_hash(first)),))
    other = decision("D-2026-cccccc", project="P-2026-001", created=OLD)
    third = decision("D-2026-dddddd", project="P-2026-001", previous=(Link(id=other.id, hash=event_hash(other)),))
    alone = decision("D-2026-eeeeee", project="P-2026-002")
    moved = renumbered([second, third, first, other, alone], OLD, NEW)
    found = {record.id: record for record in moved.values() if isinstance(record, Decision)}
    assert set(found) == {first.id, second.id, other.id, third.id}
    assert found[second.id].previous == (Link(id=first.id, hash=event_hash(found[first.id])),)
    assert found[third.id].previous == (Link(id=other.id, hash=event_hash(found[other.id])),)
    assert (found[first.id].project, found[other.id].project, found[other.id].created) == (NEW, "P-2026-001", NEW)
    assert found[first.id].reason == f"Se {OLD}"


def test_every_record_names_the_new_number_and_texts_stay() -> None:
    world = World()
    project = world.idea(OLD, need=f"Som {OLD}", origin=Origin(project="P-2026-001"))
    assert renumber(project, OLD, NEW, {}) == project.with_(id=NEW, formerly=(OLD,))
    child = project.with_(id="P-2026-020", origin=Origin(project=OLD))
    assert renumber(child, OLD, NEW, {}).origin == Origin(project=NEW)
    said = Statement(
        id="S-2026-aaaaaa", project=OLD, kind=StatementKind.APPROVAL, by="lo1", role=Role.MANAGER, date=DAY,
        files=(FileSeen(path=f"projects/2026/{OLD}.yaml", blob="x"), FileSeen(path=f"checklists/2026/{OLD}/mdr.yaml", blob="y")),
    )  # fmt: skip
    assert [seen.path for seen in renumber(said, OLD, NEW, {}).files] == [
        f"projects/2026/{NEW}.yaml",
        f"checklists/2026/{NEW}/mdr.yaml",
    ]
    booked = Transaction(
        id="T-2026-aaaaaa", date=DAY, kind=TransactionKind.RESERVATION, text=OLD, project=OLD,
        postings=(Posting(account=Account.RESERVED, pool="omsorg", year=2026, project=OLD, amount="10"),),
    )  # fmt: skip
    moved = renumber(booked, OLD, NEW, {})
    assert (moved.text, moved.project, moved.postings[0].project) == (OLD, NEW, NEW)


def test_renumbering_back_and_forth_is_no_change() -> None:
    there = renumber(decision("D-2026-aaaaaa"), OLD, NEW, {})
    assert renumber(there, NEW, OLD, {}) == decision("D-2026-aaaaaa")

"""One change of a document taken back, while what others changed since stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitek_cli.rules.takeback import put_back

STEP = {"phase": "idea", "step": "describe", "by": "pl1", "date": "2026-03-14"}
OTHER = {"phase": "idea", "step": "manager", "by": "kon", "date": "2026-03-15"}

CASES: list[tuple[str, Any, Any, Any, Any]] = [
    ("a field", {"a": 1}, {"a": 2}, {"a": 2, "b": 1}, {"a": 1, "b": 1}),
    ("a new field", {}, {"a": 2}, {"a": 2, "b": 1}, {"b": 1}),
    ("a field that went", {"a": 1}, {}, {"b": 1}, {"b": 1, "a": 1}),
    ("a part", {"a": {"x": 1}}, {"a": {"x": 2}}, {"a": {"x": 2, "y": 3}}, {"a": {"x": 1, "y": 3}}),
    ("an item of a list", {"s": [STEP]}, {"s": [STEP, OTHER]}, {"s": [STEP, OTHER]}, {"s": [STEP]}),
    ("the first of two", {}, {"s": [STEP]}, {"s": [STEP, OTHER]}, {"s": [OTHER]}),
    ("an item that went", {"s": [STEP, OTHER]}, {"s": [OTHER]}, {"s": [OTHER]}, {"s": [STEP, OTHER]}),
    ("words", {"s": ["a"]}, {"s": ["a", "b"]}, {"s": ["a", "b", "c"]}, {"s": ["a", "c"]}),
    ("already back", {"a": 1}, {"a": 2}, {"a": 1, "b": 2}, {"a": 1, "b": 2}),
]


@pytest.mark.parametrize(("before", "after", "now", "result"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_only_this_change_goes(before: Any, after: Any, now: Any, result: Any) -> None:
    assert put_back(before, after, now) == (result, ())


CLASHES: list[tuple[str, Any, Any, Any, tuple[str, ...]]] = [
    ("changed again", {"a": 1}, {"a": 2}, {"a": 3}, ("a",)),
    ("changed and gone", {"a": 1}, {"a": 2}, {}, ("a",)),
    ("a signed value", {"r": {"x": 1, "by": "a"}}, {"r": {"x": 2, "by": "a"}}, {"r": {"x": 2, "by": "b"}}, ("r",)),
    ("an item changed again", {}, {"s": [STEP]}, {"s": [STEP | {"note": "x"}]}, ("s", "idea/describe")),
]


@pytest.mark.parametrize(("before", "after", "now", "at"), [case[1:] for case in CLASHES], ids=[c[0] for c in CLASHES])
def test_a_value_that_was_changed_since_is_named_and_left(before: Any, after: Any, now: Any, at: Any) -> None:
    assert put_back(before, after, now) == (now, (at,))


VALUES = st.recursive(
    st.integers(0, 3) | st.sampled_from(["a", "b"]),
    lambda inner: st.dictionaries(st.sampled_from("xyz"), inner, max_size=3) | st.lists(st.integers(0, 5), unique=True),
    max_leaves=6,
)
DOCUMENTS = st.dictionaries(st.sampled_from("abcd"), VALUES, max_size=4)


@given(before=DOCUMENTS, after=DOCUMENTS)
def test_at_once_it_is_exactly_what_it_was(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert put_back(before, after, after) == (before, ())


@given(before=DOCUMENTS, after=DOCUMENTS, value=VALUES)
def test_a_field_of_its_own_is_never_touched(before: dict[str, Any], after: dict[str, Any], value: Any) -> None:
    back = put_back(before, after, after | {"other": value})
    assert back.document == before | {"other": value}
    assert back.clashes == ()

"""The condition language: what it reads, what it refuses, and what it says when something is unknown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitek_cli.model.terms import ProjectType
from digitek_cli.rules.expression_parser import MAX_DEPTH, MAX_LENGTH, Compare, Literal, Logic, Name, Not
from digitek_cli.rules.expressions import (
    ExpressionError,
    OneOf,
    both,
    compare,
    either,
    evaluate,
    names,
    negated,
    parse,
)

FACTS: dict[str, object] = {
    "a": True,
    "b": False,
    "u": None,
    "n": 500_000,
    "d": Decimal("1250.50"),
    "t": "md",
    "day": "2027-01-20",
    "real": date(2027, 1, 20),
    "list": ("EOJ", "FMK"),
    "kind": ProjectType.DIGITEK,
    "class": OneOf(frozenset({"IIa", "IIb"})),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("a", True),
        ("t", "md"),
        ("nothing.known", None),
        ("a == true", True),
        ("a != true", False),
        ("u == true", None),
        ("u != true", None),
        ("t == null", None),
        ("u == null", None),
        ("not a", False),
        ("not not a", True),
        ("not u", None),
        ("not t", None),
        ("b and u", False),
        ("u and b", False),
        ("a and u", None),
        ("a or u", True),
        ("u or a", True),
        ("b or u", None),
        ("a and t", None),
        ("n >= 500000", True),
        ("n < 500000", False),
        ("d > 1250", True),
        ("d == 1250.50", True),
        ("d <= -1", False),
        ("day >= '2027-01-20'", True),
        ("real < '2027-01-21'", True),
        ("day < 20270120", None),
        ("a < true", None),
        ("a == 1", None),
        ("t == 1", None),
        ("t in ['md', 'accessory']", True),
        ("t in ['ivd']", False),
        ("t in []", False),
        ("t in ['ivd', null]", None),
        ("u in ['md']", None),
        ("'EOJ' in list", True),
        ("'MDM' in list", False),
        ("'x' in u", None),
        ("'x' in t", None),
        ("list == 'EOJ'", None),
        ("kind == 'digitek'", True),
        ("class in ['IIa', 'IIb', 'III']", True),
        ("class in ['I']", False),
        ("class == 'IIa'", None),
        ("class != 'I'", True),
        ("'I' == class", False),
        ("a == true or b == true and u == true", True),
        ("(a == true or b == true) and u == true", None),
        ("not t in ['ivd']", True),
        ("not (t in ['md'])", False),
    ],
)
def test_what_a_condition_says(text: str, expected: object) -> None:
    assert evaluate(text, FACTS) is expected or evaluate(text, FACTS) == expected


def test_and_binds_tighter_than_or_and_not_tighter_than_both() -> None:
    assert parse("not a and b or c") == Logic("or", (Logic("and", (Not(Name("a")), Name("b"))), Name("c")))
    assert parse("x.y >= 1.5") == Compare(">=", Name("x.y"), Literal(Decimal("1.5")))


@pytest.mark.parametrize(
    ("text", "position", "code"),
    [
        ("", 0, "expression-incomplete"),
        ("a and", 5, "expression-incomplete"),
        ("(a", 2, "expression-incomplete"),
        ("a)", 1, "expression-unexpected-word"),
        ("a b", 2, "expression-unexpected-word"),
        ("a == 1 == 1", 7, "expression-unexpected-word"),
        ("and a", 0, "expression-unexpected-word"),
        ("a in 'x'", 5, "expression-unexpected-word"),
        ("a in [b]", 6, "expression-unexpected-word"),
        ("a in ['x'", 9, "expression-incomplete"),
        ("a == ", 5, "expression-incomplete"),
        ("a = 1", 2, "expression-unexpected-character"),
        ("a == 'x", 5, "expression-unexpected-character"),
        ('a == "x"', 5, "expression-unexpected-character"),
        ("a.__class__()", 11, "expression-unexpected-word"),
        ("a; b", 1, "expression-unexpected-character"),
        ("1.2.3 == a", 0, "expression-unexpected-character"),
        ("1abc", 0, "expression-unexpected-character"),
        ("a + 1 == 2", 2, "expression-unexpected-character"),
        ("æ == 1", 0, "expression-unexpected-character"),
    ],
)
def test_what_is_no_condition_is_refused_with_its_place(text: str, position: int, code: str) -> None:
    with pytest.raises(ExpressionError) as refused:
        parse(text)
    assert (refused.value.position, refused.value.message_code) == (position, code)
    assert refused.value.exit_code == 3


def test_length_and_depth_have_a_limit() -> None:
    assert parse("(" * (MAX_DEPTH - 1) + "a" + ")" * (MAX_DEPTH - 1)) == Name("a")
    for text in (
        "(" * 5000,
        "(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH,
        "not " * (MAX_DEPTH + 1) + "a",
        "a" * (MAX_LENGTH + 1),
    ):
        with pytest.raises(ExpressionError) as refused:
            parse(text)
        assert refused.value.message_code in ("expression-too-deep", "expression-too-long")


def test_a_wide_condition_is_not_a_deep_one() -> None:
    text = " or ".join(["(a and b)"] * 100)
    assert evaluate(text, {"a": True, "b": True}) is True


def test_the_facts_that_a_condition_reads() -> None:
    assert names("a.b == true or not (c in ['x']) and 'y' in d") == {"a.b", "c", "d"}
    assert names("true") == frozenset()


THREE = st.sampled_from([True, False, None])


@given(THREE, THREE, THREE)
def test_kleene_laws(a: bool | None, b: bool | None, c: bool | None) -> None:
    assert negated(negated(a)) is a
    assert both([a, b]) is both([b, a])
    assert either([a, b]) is either([b, a])
    assert both([a, both([b, c])]) is both([both([a, b]), c])
    assert either([a, either([b, c])]) is either([either([a, b]), c])
    assert negated(both([a, b])) is either([negated(a), negated(b)])
    assert negated(either([a, b])) is both([negated(a), negated(b)])
    assert both([a, either([b, c])]) is either([both([a, b]), both([a, c])])
    assert both([a, True]) is a
    assert both([a, False]) is False
    assert either([a, False]) is a
    assert either([a, True]) is True
    assert both([a, a]) is a is either([a, a])


def conditions() -> st.SearchStrategy[str]:
    leaves = st.sampled_from(["p", "q", "p == true", "q != true", "s == 'x'", "s in ['x', 'y']", "m >= 2", "true"])
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(lambda text: f"not ({text})"),
            st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda parts: "({}) {} ({})".format(*parts)),
        ),
        max_leaves=8,
    )


@given(conditions())
def test_an_unknown_answered_later_never_contradicts_what_was_said(text: str) -> None:
    """What is certain with facts missing stays so whatever they turn out to be."""
    values: dict[str, list[object]] = {"p": [True, False], "q": [True, False], "s": ["x", "z"], "m": [1, 2]}
    for known in product((False, True), repeat=4):
        fixed = {name: values[name][0] for name, is_known in zip(values, known, strict=True) if is_known}
        early = evaluate(text, fixed)
        if early is None:
            continue
        rest = [name for name in values if name not in fixed]
        for chosen in product(*(values[name] for name in rest)):
            assert evaluate(text, fixed | dict(zip(rest, chosen, strict=True))) is early


@given(st.sets(st.integers(0, 6), min_size=1), st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), st.integers(0, 6))
def test_one_of_several_says_what_they_all_say(values: set[int], sign: str, limit: int) -> None:
    said = evaluate(f"x {sign} {limit}", {"x": OneOf(frozenset(values))})
    each = {compare(sign, value, limit) for value in values}
    assert said is (each.pop() if len(each) == 1 else None)


@given(st.text(alphabet="ab.'()[]=<>!, andortinue0123456789", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        said = evaluate(text, {})
    except ExpressionError as refused:
        said = None
        place = refused.position
    else:
        place = 0
    assert 0 <= place <= len(text)
    assert said is None or isinstance(said, bool | str | Decimal)

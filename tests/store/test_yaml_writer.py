from __future__ import annotations

import copy
import difflib
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from digitek_cli.model.characters import FORBIDDEN
from digitek_cli.store import yaml_io
from digitek_cli.store.yaml_edit import canonical

Document = dict[str, Any]

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cn", "Co")).filter(
    lambda char: char in "\n\t" or (not FORBIDDEN.search(char) and char not in "\ufffe\uffff")
)
TEXTS = st.text(LETTERS, max_size=30) | st.sampled_from(
    [
        *"no yes on off y n 12:30 1_000 0o7 07 1e3 ~ null true 2026-03-14 0x1f .5 = << - ? : # | > [ ] { } & * ! % @ ` , '".split(),
        "a: b",
        "a #b",
        " lead",
        "trail ",
        "two\nlines",
        "two \nlines",
        "\n",
        "'",
        '"',
        "\\",
        "# x",
        "---",
        "...",
        "- a",
    ]
)
SCALARS = (
    TEXTS | st.integers(-(10**15), 10**15) | st.booleans() | st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=12
)
DOCUMENTS = st.dictionaries(TEXTS, VALUES, min_size=1, max_size=5)


@given(DOCUMENTS)
def test_what_is_written_reads_back(document: Document) -> None:
    data = yaml_io.render_new(document)
    assert canonical(yaml_io.read(data, "f").data) == canonical(document)
    assert b"\r" not in data
    assert data.endswith(b"\n")


@given(DOCUMENTS)
def test_other_readers_read_the_same(document: Document) -> None:
    text = yaml_io.render_new(document).decode()
    # Dates stand plain, so both of them make dates of them, as we do by the model.
    assert canonical(YAML(typ="safe", pure=True).load(text)) == canonical(document)
    assert canonical(yaml.safe_load(text)) == canonical(document)


@given(DOCUMENTS)
def test_writing_is_deterministic(document: Document) -> None:
    assert yaml_io.render_new(document) == yaml_io.render_new(copy.deepcopy(document))


@given(DOCUMENTS, DOCUMENTS)
def test_any_document_can_be_amended_into_any_other(old: Document, new: Document) -> None:
    source = yaml_io.render_new(old)
    assert canonical(yaml_io.read(yaml_io.amend(source, old, new), "f").data) == canonical(new)


@given(DOCUMENTS, SCALARS, st.data())
def test_one_changed_scalar_is_one_changed_line(old: Document, value: Any, data: st.DataObject) -> None:
    places = [place for place in scalars(old) if single_line(at(old, place))]
    assume(places)
    assume(single_line(value))
    place = data.draw(st.sampled_from(places))
    assume(canonical(at(old, place)) != canonical(value))
    new = copy.deepcopy(old)
    at(new, place[:-1])[place[-1]] = value
    source = yaml_io.render_new(old)
    removed, added = changed(source, yaml_io.amend(source, old, new))
    assert (len(removed), len(added)) == (1, 1)


def single_line(value: Any) -> bool:
    return not (isinstance(value, str) and "\n" in value)


def scalars(node: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(node, dict):
        return [found for key, item in node.items() for found in scalars(item, (*place, key))]
    if isinstance(node, list):
        return [found for index, item in enumerate(node) for found in scalars(item, (*place, index))]
    return [place]


def at(node: Any, place: tuple[Any, ...]) -> Any:
    for step in place:
        node = node[step]
    return node


def changed(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    lines = list(difflib.ndiff(before.decode().splitlines(), after.decode().splitlines()))
    return [x[2:] for x in lines if x.startswith("- ")], [x[2:] for x in lines if x.startswith("+ ")]


def test_a_new_file_is_block_style_with_plain_dates_and_our_letters() -> None:
    document = {
        "id": "P-2026-014",
        "title": "Sår på skærm: æøå",
        "received": date(2026, 3, 14),
        "amount": 250000,
        "exact": "1250.50",
        "answer": "no",
        "time": "12:30",
        "version": "1.0.0",
        "text": "first\n\nsecond",
        "steps": [{"step": "x", "by": "pl1"}],
        "long": "word " * 60 + "end",
    }
    text = yaml_io.render_new(document).decode()
    assert text == (
        "id: P-2026-014\n"
        "title: 'Sår på skærm: æøå'\n"
        "received: 2026-03-14\n"
        "amount: 250000\n"
        'exact: "1250.50"\n'
        'answer: "no"\n'
        'time: "12:30"\n'
        'version: "1.0.0"\n'
        "text: |-\n  first\n\n  second\n"
        "steps:\n  - step: x\n    by: pl1\n"
        f"long: {'word ' * 60}end\n"
    )


AUTHORED = b"""\
# about the file
id: P-1   # the id

title:    'Old title'
amount: "12.50"  # agreed
# about the steps
steps:
  # the first
  - phase: idea
    note: |
      text
      # text as well

      more
  # the second

  - phase: study
    by: PL1

# about the budget
budget:
  study: 5      # five
  # behind the budget
flag: True
folded: this is
  one text   # folded
empty:
end: x
# the end
"""


def amended(edit: Callable[[Document], object], source: bytes = AUTHORED) -> tuple[list[str], list[str]]:
    old = yaml_io.read(source, "f").data
    new = copy.deepcopy(old)
    edit(new)
    return changed(source, yaml_io.amend(source, old, new))


def test_a_scalar_keeps_its_quotes_and_comment() -> None:
    assert amended(lambda d: d.update(title="New")) == (["title:    'Old title'"], ["title: 'New'"])
    assert amended(lambda d: d.update(amount="13.50")) == (
        ['amount: "12.50"  # agreed'],
        ['amount: "13.50"  # agreed'],
    )
    assert amended(lambda d: d["budget"].update(study=7)) == (
        ["  study: 5      # five"],
        ["  study: 7      # five"],
    )


def test_a_whole_amount_loses_the_quotes_of_the_decimal_before_it() -> None:
    assert amended(lambda d: d.update(amount=13)) == (['amount: "12.50"  # agreed'], ["amount: 13       # agreed"])


def test_a_list_grows_before_the_comment_that_follows_it() -> None:
    removed, added = amended(lambda d: d["steps"].append({"phase": "trial"}))
    assert (removed, added) == ([], ["  - phase: trial"])
    old = yaml_io.read(AUTHORED, "f").data
    new = copy.deepcopy(old)
    new["steps"].append({"phase": "trial"})
    text = yaml_io.amend(AUTHORED, old, new).decode()
    assert "    by: PL1\n  - phase: trial\n\n# about the budget\n" in text


def test_a_deleted_item_takes_no_comment_with_it() -> None:
    removed, added = amended(lambda d: d["steps"].pop(0))
    assert [line.strip() for line in removed] == ["- phase: idea", "note: |", "text", "# text as well", "", "more"]
    assert added == []


def test_a_deleted_key_takes_only_its_own_comment_with_it() -> None:
    assert amended(lambda d: d.pop("id")) == (["id: P-1   # the id"], [])
    assert amended(lambda d: d.pop("end")) == (["end: x"], [])
    removed, added = amended(lambda d: d.pop("budget"))
    assert (removed, added) == (["budget:", "  study: 5      # five"], [])


def test_a_new_key_stands_where_the_model_has_it() -> None:
    old = yaml_io.read(AUTHORED, "f").data
    new = {"id": "P-1", "type": "other"} | {key: value for key, value in old.items() if key != "id"}
    text = yaml_io.amend(AUTHORED, old, new).decode()
    assert "id: P-1   # the id\ntype: other\n\ntitle:" in text


def test_a_new_last_key_stands_before_the_closing_comment() -> None:
    assert amended(lambda d: d.update(zone=[1, {"a": "x\ny"}])) == (
        [],
        ["zone:", "  - 1", "  - a: |-", "      x", "      y"],
    )


def test_a_change_inside_a_folded_text_leaves_the_other_lines_alone() -> None:
    assert amended(lambda d: d.update(folded="other")) == (
        ["folded: this is", "  one text   # folded"],
        ["folded: other # folded"],
    )


def test_lists_at_the_margin_stay_at_the_margin() -> None:
    source = b"a:\n- x\n- y: 1\n  z: 2\nb: 1\n"
    assert amended(lambda d: d["a"].append("w"), source) == ([], ["- w"])
    assert amended(lambda d: d["a"][1].update(z=3), source) == (["  z: 2"], ["  z: 3"])


def test_flow_style_stays_flow_style() -> None:
    assert amended(lambda d: d["a"].append("w"), b"a: [x, y]\nb: {c: 1}\n") == (["a: [x, y]"], ["a: [x, y, w]"])
    assert amended(lambda d: d["b"].update(c=2), b"a: [x, y]\nb: {c: 1}\n") == (["b: {c: 1}"], ["b: {c: 2}"])


def test_a_default_that_the_file_spells_out_is_changed_in_place() -> None:
    source = b"a: 1\nlate: false\nb: 2\n"
    data = yaml_io.amend(source, {"a": 1, "b": 2}, {"a": 1, "late": True, "b": 2})
    assert data == b"a: 1\nlate: true\nb: 2\n"


def test_nothing_changed_is_nothing_changed() -> None:
    assert amended(lambda _: None) == ([], [])


def test_windows_line_ends_become_ours() -> None:
    data = yaml_io.amend(b"a: 1\r\n# c\r\nb: 2\r\n", {"a": 1, "b": 2}, {"a": 1, "b": 3})
    assert data == b"a: 1\n# c\nb: 3\n"


COMMENTS = st.lists(st.sampled_from(["", "# one", "  # two", "# three: x", "#"]), max_size=3)


@given(DOCUMENTS, DOCUMENTS, st.data())
def test_no_comment_is_ever_lost(old: Document, new: Document, data: st.DataObject) -> None:
    lines = yaml_io.render_new(old).decode().split("\n")
    assume(not any("\n" in value for place in scalars(old) if isinstance(value := at(old, place), str)))
    commented: list[str] = []
    for line in lines[:-1]:
        commented += [*data.draw(COMMENTS), line]
    source = ("\n".join([*commented, *data.draw(COMMENTS)]) + "\n").encode()
    result = yaml_io.amend(source, old, new)
    assert canonical(yaml_io.read(result, "f").data) == canonical(new)
    whole = [line.strip() for line in source.decode().split("\n") if line.lstrip().startswith("#")]
    kept = [line.strip() for line in result.decode().split("\n")]
    for comment in set(whole):
        assert kept.count(comment) >= whole.count(comment)


def test_bytes_that_do_not_read_back_are_never_given_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_io, "_dump", lambda *_: "a: 2\n")
    with pytest.raises(yaml_io.WriteBug):
        yaml_io.render_new({"a": 1})
    with pytest.raises(yaml_io.WriteBug):
        yaml_io.amend(b"a: 2\n", {"a": 2}, {"a": 3})

"""The canonical form says what the file said, keeps every comment, and is its own canonical form."""

from __future__ import annotations

import json
import random
import re
from functools import cache
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digitek_cli.errors import DataError
from digitek_cli.model.value import to_document
from digitek_cli.store import yaml_io
from digitek_cli.store.canonical import canonical_form
from digitek_cli.store.snapshot import read_worktree
from digitek_cli.store.yaml_edit import canonical
from tests.world import ROOT, in_operation

PROJECT = "projects/2026/P-2026-001.yaml"
ORGANISATION = "organisation.yaml"
HEAD = b"id: P-2026-001\ntitle: A\ntype: digitek\narea: social\nphase: intake\nsubmitter: abc\nreceived: 2026-01-01\n"


def formed(text: str, path: str = PROJECT) -> str:
    """The canonical form, proved to be one."""
    data = text.encode()
    result = canonical_form(path, data)
    assert canonical_form(path, result) == result
    assert canonical(yaml_io.read(result, path).data) == canonical(yaml_io.read(data, path).data)
    return result.decode()


def test_keys_stand_in_the_order_of_the_model() -> None:
    mixed = "".join(reversed(HEAD.decode().splitlines(keepends=True)))
    assert formed(mixed) == HEAD.decode()


def test_quotes_brackets_and_line_ends() -> None:
    text = "\ufeff---\r\n" + HEAD.decode().replace("title: A", 'title: "A"').replace("\n", "\r\n")
    text += "budget: {trial: 5000, external: '1250.50', hours: {study: 0x10}}\r\nfocus: [a, \"no\"]\r\n...\r\n"
    budget = 'budget:\n  trial: 5000\n  external: "1250.50"\n  hours:\n    study: 16\n'
    made = formed(text)
    assert made == HEAD.decode() + 'focus:\n  - a\n  - "no"\n' + budget


def test_a_file_without_a_last_line_end_gets_one() -> None:
    assert formed(HEAD.decode().rstrip("\n")) == HEAD.decode()


def test_every_comment_stays_with_what_it_stood_at() -> None:
    text = (
        "# the file\n\n\n# more of it\nareas: # all of them\n"
        "  - title: {da: A, en: B} # names\n    # the id\n    id: social # typed so\n"
        "people: # none yet\n  [] # really\n# the end\n\n"
    )
    assert formed(text, ORGANISATION) == (
        "# the file\n\n# more of it\nareas:  # all of them\n"
        "  # the id\n  - id: social  # typed so\n    title:  # names\n      da: A\n      en: B\n"
        "# really\npeople: []  # none yet\n# the end\n"
    )


def test_a_comment_inside_brackets_stands_at_its_item() -> None:
    text = HEAD.decode() + "focus: [a, # first\n  # before b\n  b, # second\n  c] # all\n"
    assert formed(text).endswith("focus:  # first\n  - a\n  # before b\n  - b  # second\n  - c  # all\n")


def test_what_looks_like_a_comment_inside_a_text_is_text() -> None:
    text = HEAD.decode() + (
        'need: |\n    one\n    # two\n\n    three # four\nsolution: "a # b\n  # c" # d\npurpose: it#s # e\n'
    )
    assert formed(text).endswith(
        "need: |\n  one\n  # two\n\n  three # four\nsolution: 'a # b # c'  # d\npurpose: it#s  # e\n"
    )


def test_a_folded_text_keeps_its_lines() -> None:
    text = HEAD.decode() + "need: >- # folded\n    first line\n    second line\n\n    new paragraph\n\nsolution: x\n"
    assert formed(text).endswith("need: >-  # folded\n  first line\n  second line\n\n  new paragraph\n\nsolution: x\n")


def test_more_than_a_file_may_hold_is_named() -> None:
    people = ", ".join(f"{{initials: a{number:04d}, roles: []}}" for number in range(8000))
    text = f"areas: []\npeople: [{people}]\n".encode()
    with pytest.raises(DataError) as refused:
        canonical_form(ORGANISATION, text)
    assert refused.value.findings[0].path == ORGANISATION


@cache
def records() -> dict[str, Any]:
    """What the smaller files say of the shipped portfolio and of one project's life."""
    found = {**read_worktree(ROOT / "portfolio").portfolio.records, **in_operation().portfolio.records}
    said = {path: json.loads(canonical(to_document(record))) for path, record in found.items()}
    return {path: document for path, document in said.items() if len(json.dumps(document)) < 6000}


def shuffled(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(item, chance) for item in value] if isinstance(value, list) else value


def scribbled(text: str, chance: random.Random) -> tuple[str, list[str]]:
    """Comments above and behind some lines, where YAML takes them for such; and what they say."""
    lines, said = text.splitlines(), []
    for number in sorted(chance.sample(range(len(lines)), min(4, len(lines))), reverse=True):
        comment = f"# c{number}"
        above = [*lines[:number], "", chance.choice(["", "      "]) + comment, *lines[number:]]
        behind = [*lines[:number], f"{lines[number]} {comment}", *lines[number + 1 :]]
        choice = chance.choice([above, behind])
        if means("\n".join(choice)) == means(text):
            lines = choice
            said.append(comment)
    return "\n".join(lines) + "\n", sorted(said)


def means(text: str) -> Any:
    try:
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as problem:
        return str(problem)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False), st.data())
def test_any_layout_comes_to_one_form(chance: random.Random, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(records())))
    flow, width = data.draw(st.sampled_from([None, False])), data.draw(st.sampled_from([40, 90, 10**6]))
    mixed = shuffled(records()[path], chance)
    laid = yaml.safe_dump(mixed, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=width)
    scribble, said = scribbled(laid, chance)
    made = formed(scribble, path)
    assert sorted(re.findall(r"# c[0-9]+$", made, re.MULTILINE)) == said
    assert re.sub(r" *# c[0-9]+$", "", made, flags=re.MULTILINE).split() == formed(laid, path).split()

"""Everything that a person reads exists in Danish and in English, and every code of the core has its sentence."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from digitek_cli.model import terms
from digitek_cli.render import language
from tests.architecture.source import called, here, modules, tree

# What builds a finding or an error from a code; `unknown` also needs the sentence that names the nearest word.
BUILDERS = {
    *("error", "warning", "info", "Finding"),
    *("RuleViolation", "BadReference", "DataError", "Conflict", "EnvironmentProblem", "unknown"),
}
SPEAKERS = {"say", "h", "maybe", "one_line_of"}
NOT_PARAMETERS = {"path", "at", "where", "findings", "line", "severity", "params"}


@cache
def catalogue() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for topic in language.topics():
        found |= import_module(f"{language.PACKAGE}.{topic}").WORDS
    return found


def test_no_key_stands_in_two_topics() -> None:
    seen: dict[str, str] = {}
    for topic in language.topics():
        for key in import_module(f"{language.PACKAGE}.{topic}").WORDS:
            assert key not in seen, f"{key}: {seen[key]} and {topic}"
            seen[key] = topic


def test_no_key_stands_twice_in_a_topic() -> None:
    for path in modules("render/words"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Dict):
                keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
                assert len(keys) == len(set(keys)), (here(path), {key for key in keys if keys.count(key) > 1})


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("topic", language.topics())
def test_both_languages_say_the_same(topic: str) -> None:
    for key, pair in import_module(f"{language.PACKAGE}.{topic}").WORDS.items():
        assert len(pair) == 2, key
        danish, english = pair
        assert danish.strip(), key
        assert english.strip(), key
        assert placeholders(danish) == placeholders(english), key
        assert all(name.isidentifier() for name in placeholders(danish)), key


KINDS = [kind for kind in vars(terms).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not StrEnum])
def test_every_term_has_its_word(kind: type[StrEnum]) -> None:
    assert not [member for member in kind if f"term.{kind.__name__}.{member}" not in catalogue()]


def uses(names: set[str]) -> Iterator[tuple[str, Path, ast.Call]]:
    """Every call of these names with a literal key first; `a if b else c` counts as both."""
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and called(node) in names and node.args:
                for key in literals(node.args[0]):
                    yield key, path, node


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def test_every_code_has_a_sentence() -> None:
    missing = {key: here(path, node) for key, path, node in uses(BUILDERS) if key not in catalogue()}
    missing |= {
        f"{key}-near": here(path, node) for key, path, node in uses({"unknown"}) if f"{key}-near" not in catalogue()
    }
    assert not missing, listed(missing)


def test_every_key_that_is_said_exists() -> None:
    missing = {key: here(path, node) for key, path, node in uses(SPEAKERS) if key not in catalogue()}
    assert not missing, listed(missing)


def listed(found: Mapping[str, object]) -> str:
    return "".join(f"\n{key}: {where}" for key, where in sorted(found.items()))


def test_every_sentence_gets_what_it_names() -> None:
    """Only calls that name all their parameters can be judged; one with `**` may carry anything."""
    lacking = {}
    for key, path, node in uses(BUILDERS - {"Finding", "unknown"} | {"say"}):
        given = {word.arg for word in node.keywords}
        if None in given or key not in catalogue():
            continue
        wanted = placeholders(catalogue()[key][0]) - NOT_PARAMETERS
        if wanted - given:
            lacking[key] = (here(path, node), wanted - given)
    assert not lacking, listed(lacking)


def test_hints_belong_to_a_sentence() -> None:
    lonely = [key for key in catalogue() if key.endswith(".hint") and key.removesuffix(".hint") not in catalogue()]
    assert not lonely


def test_danish_is_danish() -> None:
    """No em-dash clutter, and no words left over from the other language outside of what is typed."""
    for key, (danish, english) in catalogue().items():
        assert "—" not in danish + english, key
        prose = " " + re.sub("digitek [^\n;]*", " ", danish).lower() + " "
        assert not [word for word in ("the", "project", "please", "must", "and") if f" {word} " in prose], key


def test_a_code_without_a_sentence_is_seen() -> None:
    node = ast.parse('error("no-such-code-anywhere", path="x", amount=1)').body[0]
    assert isinstance(node, ast.Expr)
    assert isinstance(node.value, ast.Call)
    assert called(node.value) in BUILDERS
    assert list(literals(node.value.args[0])) == ["no-such-code-anywhere"]
    assert "no-such-code-anywhere" not in catalogue()

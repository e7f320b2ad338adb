"""The JSON Schema says what the reader says: over every type, every model, the shipped files and a project's life."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from digitek_cli.model.value import to_document
from digitek_cli.render.language import LANGUAGES, written
from digitek_cli.render.schema.build import Writer, key_words, schema
from digitek_cli.render.schema.scalars import named
from digitek_cli.render.words.keys import WORDS
from digitek_cli.rules.finding import errors
from digitek_cli.store import layout, snapshot, yaml_io
from digitek_cli.store.validate import record
from digitek_cli.store.yaml_guard import PlainFloat
from digitek_cli.store.yaml_tree import Parsed
from tests.cli.portfolio_case import Desk, program
from tests.world import ROOT, in_operation

# What the reader refuses for what a schema can see: type, unknown key, missing key, word of a list, form, limit.
SEEN = {*(f"FILE0{number}" for number in (20, 21, 22, 23, 24, 26, 27, 28, 29, *range(30, 36))), "FILE041", "FILE056"}
SHELVES = {shelf.word: shelf for shelf in layout.SHELVES}
ODD: list[Any] = [
    *(None, True, False, 0, 1, 4, 5, 61, 101, -1, 2026, 10**13 - 1, 10**13, -(10**13), 1.5, PlainFloat("1.5")),
    *("", " ", "…", " ... ", "x", " x ", "a\nb", "a\n", "\n a b\n\n", "x" * 150, "x" * 151, " " + "x" * 150 + " "),
    *("2026-03-14", "2026-02-29", "2024-02-29", "2000-02-29", "1900-02-29", "2026-04-31", "0000-01-01", "20260314"),
    *("2026-3-14", "2026-12-31", "2026-13-01", "0004-02-29", "2026-03-14T12:00"),
    *("1250", "1250.50", "1250.505", "-5", "-0", "-0.00", "1.", ".5", "1,5", "1e5", "12345678901234", "٣"),
    *("2026-03-14\n", "5\n", "pl1\n", "pl1", "PL1", "p", "1pl", "æøå", "abcdefg", "pl1 ", "æ1"),
    *(
        "@a",
        "@a/b-c",
        "@a/b/c",
        "a@b.dk",
        "@",
        "@a b",
        "@a\n",
        "low",
        "gate-1",
        "project",
        "DKK",
        "da",
        "active",
        "study",
        "own",
        "director",
        "LOW",
        "a",
        "f",
        "kitos-x",
    ),
    *(
        [],
        {},
        ["x"],
        ["x", 1],
        [1, 3],
        [1],
        [1, 2, 3],
        [[1, 2], [3]],
        {"x": 1},
        {"x": "y"},
        {"da": "x", "en": ""},
        [None],
    ),
]


@cache
def models() -> tuple[type[BaseModel], ...]:
    """Every model that stands in a file."""
    found: dict[type[BaseModel], None] = {}

    def walk(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            if annotation not in found:
                found[annotation] = None
                for field in annotation.model_fields.values():
                    walk(field.annotation)
        else:
            for inner in getattr(annotation, "__args__", ()):
                walk(inner)

    for shelf in layout.SHELVES:
        walk(shelf.kind)
    return tuple(found)


def fields() -> list[tuple[str, str, FieldInfo]]:
    return [(model.__name__, name, field) for model in models() for name, field in model.model_fields.items()]


@cache
def validator(word: str) -> Draft7Validator:
    return Draft7Validator(schema(word, SHELVES[word].kind, "da"))


# ── described ───────────────────────────────────────────────────────────────────────────────────────────────


def test_every_key_is_described_in_both_languages() -> None:
    bare = []
    for model, name, field in fields():
        key = key_words(model, field.alias or name)
        bare += [(model, name, language) for language in LANGUAGES if written(language, key) == key]
    assert not bare


def test_no_description_is_of_a_key_that_is_gone() -> None:
    known = {key_words(model, field.alias or name) for model, name, field in fields()}
    assert not {key for key in WORDS if "=" not in key} - known
    places = {f"key.{model}.{field.alias or name}" for model, name, field in fields()}
    assert not {key for key in WORDS if "=" in key and key.split("=")[0] not in places}


@pytest.mark.parametrize("word", SHELVES)
def test_a_schema_is_draft_07_and_every_word_in_it_has_its_sentence(word: str) -> None:
    for language in LANGUAGES:
        document = schema(word, SHELVES[word].kind, language)
        Draft7Validator.check_schema(document)
        json.dumps(document)
        for part in parts(document):
            said = [
                *part.get("enumDescriptions", ()),
                part.get("description", "x"),
                part.get("patternErrorMessage", "x"),
            ]
            assert not [text for text in said if not text or text.startswith(("key.", "term.", "schema."))]
            assert len(part.get("enum", ())) - (None in part.get("enum", ())) == len(part.get("enumDescriptions", ()))
            if part.get("type") == "object" and "properties" in part:
                assert part["additionalProperties"] is False


def parts(node: Any) -> list[Any]:
    if isinstance(node, list):
        return [part for item in node for part in parts(item)]
    if not isinstance(node, dict):
        return []
    return [*([node] if "type" in node else []), *(part for item in node.values() for part in parts(item))]


# ── what it accepts ─────────────────────────────────────────────────────────────────────────────────────────


def test_every_type_of_value_is_read_alike() -> None:
    """Each shape of field once: the model's own reading of odd values against the fragment's."""
    seen = set()
    for model, name, field in fields():
        fragment = Writer("da").of(field.annotation, tuple(field.metadata), f"{model}.{field.alias or name}")
        shape = json.dumps(fragment, sort_keys=True)
        if shape in seen or fragment.get("properties") or named(model, name):
            continue
        seen.add(shape)
        kind: Any = Annotated[field.annotation, "", *field.metadata]
        reader: TypeAdapter[Any] = TypeAdapter(kind)
        judge = Draft7Validator(fragment)
        for value in ODD:
            assert judge.is_valid(value) == reads(reader, value), (model, name, value)
    assert len(seen) > 40


def reads(reader: TypeAdapter[Any], value: Any) -> bool:
    try:
        reader.validate_python(value)
    except ValidationError:
        return False
    return True


def filled(fragment: Any) -> Any:
    """A value with every key, as the schema itself would have it."""
    kinds = fragment.get("type", "string")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if "enum" in fragment:
        return fragment["enum"][0]
    if "examples" in fragment:
        return fragment["examples"][0]
    if kind == "object":
        below = fragment.get("additionalProperties") or {}
        return {key: filled(item) for key, item in fragment.get("properties", {"aa": below}).items()}
    if kind == "array":
        items = fragment["items"]
        return [filled(item) for item in items] if isinstance(items, list) else [filled(items)]
    if kind == "integer":
        return max(1, fragment.get("minimum", 1))
    return {"boolean": True, "string": "a"}[kind]


@pytest.mark.parametrize("word", SHELVES)
def test_a_file_with_every_key_is_read(word: str) -> None:
    """And no longer so with a key that is missing, or one that nobody knows."""
    kind, judge = SHELVES[word].kind, validator(word)
    whole = filled(judge.schema)
    assert judge.is_valid(whole)
    assert not broken(kind, whole)
    for at in places(whole):
        for change in (forgotten, strange):
            changed = change(copy.deepcopy(whole), at)
            assert judge.is_valid(changed) == (not broken(kind, changed)), (change.__name__, at)


def places(node: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    below = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [place for key, item in below for place in [(*at, key), *places(item, (*at, key))]]


def holder(node: Any, at: tuple[Any, ...]) -> Any:
    for step in at[:-1]:
        node = node[step]
    return node


def forgotten(document: Any, at: tuple[Any, ...]) -> Any:
    del holder(document, at)[at[-1]]
    return document


def strange(document: Any, at: tuple[Any, ...]) -> Any:
    group = holder(document, at)
    if isinstance(group, dict):
        group[f"{at[-1]}_"] = group[at[-1]]
    return document


def broken(kind: type[BaseModel], data: Any) -> set[str]:
    """The codes with which the reader refuses data."""
    return {finding.code for finding in record(kind, Parsed(data, {}), "x.yaml")[1]}


def files() -> dict[str, bytes]:
    """The shipped portfolio, and everything that one project leaves behind on its way into operation."""
    shipped = snapshot.read_worktree(ROOT / "portfolio").sources
    lived = in_operation().portfolio.records
    return {**shipped, **{path: yaml_io.render_new(to_document(record)) for path, record in lived.items()}}


FILES = files()


def test_every_file_is_accepted() -> None:
    kinds = set()
    for path, data in FILES.items():
        shelf = layout.shelf_of(path)
        assert shelf is not None
        kinds.add(shelf.word)
        assert not list(validator(shelf.word).iter_errors(yaml_io.read(data, path).data)), path
    assert kinds >= {"project", "decision", "statement", "transaction", "policy", "questionnaire", "organisation"}


@settings(max_examples=150)
@given(st.data())
def test_a_changed_file_is_judged_alike(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(FILES)))
    shelf = layout.shelf_of(path)
    assert shelf is not None
    document = copy.deepcopy(yaml_io.read(FILES[path], path).data)
    at = data.draw(st.sampled_from(places(document)))
    change = data.draw(st.sampled_from([forgotten, strange, None]))
    if change is None:
        holder(document, at)[at[-1]] = data.draw(st.sampled_from(ODD))
    else:
        change(document, at)
    source = json.dumps(document, ensure_ascii=False).encode()
    read, found = snapshot.judged(path, source)
    codes = {finding.code for finding in errors(found)}
    if read is None and not codes & SEEN:
        return  # refused for what no schema sees: what another file says, hidden characters, a personal number
    accepted = validator(shelf.word).is_valid(yaml_io.read(source, path).data)
    assert accepted == (read is not None), (path, at, codes)


def test_the_name_in_python_is_no_key_of_a_file() -> None:
    data = b"areas: []\npeople:\n  - initials: kon\n    roles:\n      - role: director\n        from_: 2026-01-01\n"
    read, found = snapshot.judged("organisation.yaml", data)
    assert read is None
    assert {finding.code for finding in found} == {"FILE020", "FILE022"}


# ── the command ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Outside of any portfolio."""
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, capsys)


def test_one_schema_is_one_document(desk: Desk) -> None:
    printed = desk("--lang", "da", "schema", "Project")
    assert printed.code == 0
    assert printed.data == schema("project", SHELVES["project"].kind, "da")
    wrapped = desk.done("schema", "project")
    assert wrapped["schema"] == "digitek/schema/1"
    assert wrapped["document"]["$schema"] == printed.data["$schema"]
    assert wrapped["files"] == ["projects/*/*.yaml"]


def test_the_kinds_are_listed(desk: Desk) -> None:
    assert [item["kind"] for item in desk.done("schema")["kinds"]] == list(SHELVES)
    assert "projects/*/*.yaml" in desk("schema").out


def test_a_kind_that_is_none(desk: Desk) -> None:
    answered = desk("schema", "projekt", "--json")
    assert answered.code == 2
    assert answered.error["code"] == "unknown-schema"
    assert "project, decision" in answered.error["hint"]


def test_schemas_into_a_folder(desk: Desk, tmp_path: Path) -> None:
    files = desk.done("schema", "--output", str(tmp_path / "a" / "b"))["files"]
    assert sorted(Path(file).stem for file in files) == sorted(SHELVES)
    assert desk("schema", "project", "--output", str(tmp_path / "a" / "b")).code == 0
    (tmp_path / "a" / "b" / "project.json").write_text("{}", "utf-8")
    assert desk("schema", "--output", str(tmp_path / "a" / "b"), "--json").error["code"] == "output-exists"
    assert (tmp_path / "a" / "b" / "project.json").read_text("utf-8") == "{}"
    (tmp_path / "file").write_bytes(b"")
    assert desk("schema", "--output", str(tmp_path / "file"), "--json").error["code"] == "output-is-file"
    assert desk("schema", "--output=-x", "--json").error["code"] == "path-like-option"
    assert desk("-C", str(ROOT), "schema", "--output", str(ROOT / "portfolio" / "x")).code == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_chosen_stands_first(language: str, tmp_path: Path) -> None:
    document = program("--lang", language, "schema", "portfolio", cwd=tmp_path).data
    said = {"da": "Porteføljens navn.", "en": "The portfolio's name."}
    name = document["properties"]["name"]
    assert name["description"] == said[language]
    assert all(text in name["markdownDescription"] for text in said.values())

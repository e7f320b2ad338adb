"""Conditions of the questionnaires in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from digitek_cli.model.checklist import FactRegister, Item, Questionnaire
from digitek_cli.render import conditions, language
from digitek_cli.store.snapshot import read_worktree

SHIPPED = Path(__file__).parents[2] / "portfolio"


@pytest.fixture(autouse=True)
def speaking_danish() -> Iterator[None]:
    language.set_language("da")
    yield
    language.set_language("en")


@pytest.fixture(scope="module")
def register() -> FactRegister:
    found = read_worktree(SHIPPED).portfolio.fact_register
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("product.is_physical == true", "«Er der et fysisk produkt?» = ja"),
        ("product.is_physical != true", "«Er der et fysisk produkt?» er ikke ja"),
        ("product.is_physical", "«Er der et fysisk produkt?» = ja"),
        (
            "mdr.status in ['md', 'accessory']",
            "«MDR-status» er én af Medicinsk udstyr, Tilbehør til medicinsk udstyr",
        ),
        ("answer == 'x'", "«svaret» = x"),
        ("true", "altid"),
        (
            "product.is_physical == true and (mdr.class == 'I' or product.is_physical == null)",
            "«Er der et fysisk produkt?» = ja og («MDR-klasse» = Klasse I eller «Er der et fysisk produkt?» = ved ikke)",
        ),
        ("not product.is_physical", "ikke «Er der et fysisk produkt?» = ja"),
        (
            "product.placed_on_market >= '2027-01-20'",
            "«Hvornår bringes netop disse enheder i omsætning (levering)?» er mindst 20. januar 2027",
        ),
    ],
)
def test_a_condition_is_said_in_words(text: str, said: str, register: FactRegister) -> None:
    assert conditions.words(text, register) == said


def shipped_items() -> list[Item]:
    records = read_worktree(SHIPPED).portfolio.records.values()
    return [item for record in records if isinstance(record, Questionnaire) for item in record.items]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("CE-16", "«svaret» = Ja"),
        ("CE-17", "«svaret» = Ja"),
        ("MDR-14", "«svaret» = Ja"),
        ("MDR-19", "«svaret» = Ja"),
        ("EX-05", "«svaret» = Ja"),
        ("EX-04", "«svaret» er ikke Nej"),
        ("SEC-05", "«svaret» = Hjemmel fundet"),
        ("K-03", "«svaret» = Ja, og den bruges"),
    ],
)
def test_an_answer_is_called_what_its_own_item_calls_it(name: str, said: str, register: FactRegister) -> None:
    """`ja` is also an option of MDR-08, where it means something else."""
    item = next(item for item in shipped_items() if item.id == name)
    found = [conditions.words(piece.when, register, item) for piece in item.evidence if piece.when != conditions.ALWAYS]
    assert found == [said]


def test_no_shipped_condition_names_an_answer_by_its_token(register: FactRegister) -> None:
    for item in shipped_items():
        for when in [*(outcome.when for outcome in item.outcomes), *(piece.when for piece in item.evidence)]:
            said = conditions.words(when, register, item)
            assert not [token for token in item.answer.options if f"«svaret» = {token}" in said], (item.id, said)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_shipped_condition_has_words(lang: str, register: FactRegister) -> None:
    language.set_language(lang)
    items = shipped_items()
    assert items
    for item in items:
        texts = [
            item.applies_when,
            *(outcome.when for outcome in item.outcomes),
            *(piece.when for piece in item.evidence),
        ]
        for text in texts:
            said = conditions.words(text, register, item)
            assert "==" not in said
            assert "condition." not in said
            assert not [name for name in register.facts if name in said]

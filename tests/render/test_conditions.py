"""Conditions of the questionnaires in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from digitek_cli.model.checklist import FactRegister, Questionnaire
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


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_shipped_condition_has_words(lang: str, register: FactRegister) -> None:
    language.set_language(lang)
    items = [
        item
        for record in read_worktree(SHIPPED).portfolio.records.values()
        if isinstance(record, Questionnaire)
        for item in record.items
    ]
    assert items
    for item in items:
        texts = [
            item.applies_when,
            *(outcome.when for outcome in item.outcomes),
            *(piece.when for piece in item.evidence),
        ]
        for text in texts:
            said = conditions.words(text, register)
            assert "==" not in said
            assert "condition." not in said
            assert not [name for name in register.facts if name in said]

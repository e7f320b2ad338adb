"""A CPR number that somebody typed is not shown to them again."""

from __future__ import annotations

import json

import pytest

from digitek_cli.errors import BadReference
from digitek_cli.render import failure
from digitek_cli.render.masking import masked, masked_in


@pytest.mark.parametrize(
    "typed", ["010190-1234", "0101901234", "01 01 90 1234", "\uff10101901234", "faktura 010190-1234"]
)
def test_the_digits_are_gone(typed: str) -> None:
    assert "DDMM**-****" in masked(f"'{typed}' findes ikke.")
    assert "1234" not in masked(f"'{typed}' findes ikke.")


@pytest.mark.parametrize("text", ["1.372.000 kr.", "P-2026-001", "2026-03-14", "991390-1234", "0123456789abcdef"])
def test_other_numbers_stay(text: str) -> None:
    assert masked(text) == text


def test_documents_are_masked_in_every_depth() -> None:
    document = {"a": ["010190-1234", {"b": "\n010190-1234"}], "n": 3, "t": True}
    assert masked_in(document) == {"a": ["DDMM**-****", {"b": "\nDDMM**-****"}], "n": 3, "t": True}


@pytest.mark.parametrize("as_json", [False, True])
def test_a_refusal_does_not_echo_it(as_json: bool) -> None:
    shown = failure.error(BadReference("no-such-project", typed="010190-1234", nearest=None), json=as_json)
    assert "1234" not in shown
    assert not as_json or "DDMM**-****" in json.loads(shown)["error"]["message"]

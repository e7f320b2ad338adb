"""The page that says which case fires which rule is what the cases say."""

from __future__ import annotations

import pytest

from digitek_cli.render.language import Language, language, set_language
from scripts import compliance


@pytest.mark.parametrize("lang", compliance.PAGES)
def test_the_page_is_what_the_cases_say(lang: Language) -> None:
    before = language()
    try:
        written = compliance.PAGES[lang].read_text("utf-8")
        assert written == compliance.page(lang), "run `make golden`"
    finally:
        set_language(before)


def test_a_stale_page_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(compliance, "page", lambda lang: f"something else in {lang}")
    assert compliance.main(["--check"]) == 1
    assert "docs/compliance.md" in capsys.readouterr().err

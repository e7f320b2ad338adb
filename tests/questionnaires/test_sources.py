"""The sources that items, rules and facts name, what is verified of them, and how a reader is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digitek_cli.cli.main import run
from digitek_cli.model.portfolio import FACTS_PATH, SOURCES_PATH, Portfolio
from digitek_cli.model.sources import SourceRegister
from digitek_cli.operations.founding import found
from digitek_cli.render import sources as words
from digitek_cli.render.language import set_language
from digitek_cli.rules import questionnaire_check, sources
from digitek_cli.rules.finding import Finding, errors
from tests.checklist_case import Desk, item_of, questionnaires, register
from tests.questionnaires.questionnaire_case import shipped, with_item


def source_register() -> SourceRegister:
    known = shipped().source_register
    assert known is not None
    return known


def checked(portfolio: Portfolio) -> list[Finding]:
    return list(questionnaire_check.check(portfolio))


def codes(portfolio: Portfolio) -> list[str]:
    return [finding.code for finding in checked(portfolio)]


# ── the register that ships ─────────────────────────────────────────────────────────────────────────────────


def test_every_source_that_an_item_a_fact_or_a_rule_names_is_in_the_register() -> None:
    named = {source for record in questionnaires() for _, source, _ in sources.of_questionnaire(record)}
    named |= {source for _, source, _ in sources.of_facts(register())}
    assert len(named) > 150
    assert named <= set(source_register().sources)


def test_what_is_verified_says_when_and_where_it_was_seen() -> None:
    for name, source in source_register().sources.items():
        if source.status == "verified":
            assert source.checked_on, name
            assert source.seen_at, name


def test_every_text_of_the_register_is_there_in_both_languages() -> None:
    for name, source in source_register().sources.items():
        for text in (source.title, source.note):
            assert text is None or (text.da.strip() and text.en.strip() and text.da != text.en) or name == "MDR", name
    for point in source_register().open_points:
        assert point.text.da.strip(), point.id
        assert point.text.en.strip(), point.id


def test_an_item_is_marked_when_none_of_its_sources_is_verified_and_only_then() -> None:
    for record in questionnaires():
        for item in record.items:
            doubts = sources.doubtful(source_register(), item.source)
            assert item.unverified == (set(doubts) == set(item.source)), item.id


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("MDR-2-1", "verified"),
        ("MDR-120", "verified"),
        ("DT-2023-212-0015", "verified"),
        ("GDPR-35", "knowledge"),
        ("MDR-A8-R11a", "knowledge"),
        ("KOMM-FULDMAGT", "knowledge"),
        ("AI-HJEMMEL-2026", "unsettled"),
        ("MDR-2-36", "unsettled"),
    ],
)
def test_a_source_has_the_mark_of_the_study_behind_it(name: str, status: str) -> None:
    assert source_register().sources[name].status == status


def test_the_twelve_points_that_remain_open_are_told_with_their_sources() -> None:
    assert len(source_register().open_points) == 12
    told = sources.open_points(source_register(), item_of("SEC-05").source)
    assert [point.id for point in told] == ["OP-02"]
    assert sources.open_points(source_register(), ("KITOS",)) == ()


def test_a_new_portfolio_gets_the_register() -> None:
    made = found(shipped(), "da", Desk().moment).after
    assert made.source_register == source_register()
    assert not errors(checked(made))


# ── what is doubtful ────────────────────────────────────────────────────────────────────────────────────────


def test_doubt_names_the_sources_that_nobody_has_seen() -> None:
    known = source_register()
    assert sources.doubtful(known, ("ARKIV-SA", "ARKIVLOV", "ARKIVLOV")) == ("ARKIVLOV",)
    assert sources.doubtful(known, ("NO-SUCH",)) == ("NO-SUCH",)
    assert sources.rests_on_doubt(known, item_of("SEC-24").source)
    assert not sources.rests_on_doubt(known, item_of("MDR-11").source)
    assert sources.rests_on_doubt(known, (), marked=True)
    assert sources.rests_on_doubt(None, ("ARKIVLOV",)) is False


# ── check ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_shipped_questionnaires_facts_and_sources_have_nothing_to_find() -> None:
    assert checked(shipped()) == []


def test_a_source_that_is_not_in_the_register_is_an_error_that_says_where() -> None:
    portfolio, _ = with_item("CE-08", source=("EMC", "EMCC"))
    (finding,) = checked(portfolio)
    assert (finding.code, finding.params["source"], finding.at[-2:]) == ("QUE001", "EMCC", ("source", 1))
    facts = register()
    rows = (facts.tables.mdr_class[0].with_(source=("NIX",)),) if facts.tables else ()
    tables = facts.tables.with_(mdr_class=rows) if facts.tables else None
    (finding,) = checked(shipped().with_records(facts.with_(tables=tables)))
    assert (finding.code, finding.path) == ("QUE001", FACTS_PATH)
    fact = facts.facts["md.ivd"].with_(source=("NIX",))
    assert codes(shipped().with_records(facts.with_(facts=facts.facts | {"md.ivd": fact}))) == ["QUE001"]
    point = source_register().open_points[0].with_(sources=("NIX",))
    assert codes(shipped().with_records(source_register().with_(open_points=(point,)))) == ["QUE001"]


def test_a_verified_source_without_a_day_is_an_error() -> None:
    known = source_register()
    undated = known.sources["EMC"].with_(checked_on=None)
    (finding,) = checked(shipped().with_records(known.with_(sources=known.sources | {"EMC": undated})))
    assert (finding.code, finding.path, finding.at) == ("QUE002", SOURCES_PATH, ("sources", "EMC"))


def test_an_item_without_any_verified_source_must_say_so() -> None:
    portfolio, _ = with_item("K-08", unverified=False)
    assert codes(portfolio) == ["QUE003"]


def test_a_portfolio_without_a_register_is_told_once() -> None:
    assert codes(shipped().without(SOURCES_PATH)) == ["QUE004"]


def test_a_name_that_is_missing_in_a_questionnaire_is_found() -> None:
    item = item_of("CE-07")
    portfolio, _ = with_item("CE-07", answer=item.answer.with_(labels={}))
    assert set(codes(portfolio)) == {"QUE005"}
    bare = tuple(outcome.with_(text=None) for outcome in item.outcomes)
    portfolio, _ = with_item("CE-07", outcomes=bare)
    assert len(bare) == len(checked(portfolio)) > 0
    assert not errors(checked(portfolio))
    facts = register()
    fact = facts.facts["product.power"].with_(labels={})
    assert codes(shipped().with_records(facts.with_(facts=facts.facts | {"product.power": fact}))) == ["QUE005"] * 3


def test_an_outcome_for_an_answer_that_nobody_can_give_is_an_error() -> None:
    item = item_of("CE-07")
    portfolio, _ = with_item("CE-07", outcomes=(item.outcomes[0].with_(answer="maaske"),))
    assert codes(portfolio) == ["QUE006"]
    confirm = item_of("SEC-20")
    portfolio, _ = with_item("SEC-20", outcomes=(confirm.outcomes[0].with_(answer="prohibitet"),))
    assert codes(portfolio) == ["QUE006"]
    table = item_of("SEC-02")
    portfolio, _ = with_item("SEC-02", outcomes=(table.outcomes[0].with_(answer="hvad som helst"),))
    assert codes(portfolio) == []


def test_an_answer_that_would_set_a_fact_to_what_it_cannot_be_is_an_error() -> None:
    item = item_of("MDR-01")
    portfolio, _ = with_item("MDR-01", answer=item.answer.with_(map=item.answer.map | {"ja": "perhaps"}))
    (finding,) = checked(portfolio)
    assert (finding.code, finding.params["value"]) == ("QUE007", "perhaps")
    portfolio, _ = with_item("MDR-01", answer=item.answer.with_(map=item.answer.map | {"jo": "yes"}))
    assert codes(portfolio) == ["QUE006"]


def test_an_item_that_follows_from_a_questionnaire_nobody_has_is_an_error() -> None:
    item = item_of("P-2")
    portfolio, _ = with_item("P-2", answer=item.answer.with_(from_=("existing", "nowhere")))
    (finding,) = checked(portfolio)
    assert (finding.code, finding.params["questionnaire"]) == ("QUE008", "nowhere")


def test_conditions_of_a_broken_questionnaire_are_still_found() -> None:
    portfolio, _ = with_item("CE-07", applies_when="product.radoi == true")
    assert codes(portfolio) == ["CHK021"]
    portfolio, _ = with_item("CE-07", applies_when="product.radio = true")
    assert codes(portfolio) == ["CHK020"]
    portfolio, _ = with_item("CE-07", applies_when="product.power == 'steam'")
    assert codes(portfolio) == ["CHK029"]


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_reader_is_told_what_is_not_verified(language: str) -> None:
    set_language(language)
    known = source_register()
    item = item_of("SEC-24")
    told = words.warned(known, item.source)
    assert told is not None
    assert "ARKIVLOV" in told
    assert "ARKIV-SA" not in told
    assert words.warned(known, item_of("MDR-11").source) is None
    lines = "\n".join(words.lines(known, ("ARKIV-SA", "ARKIVLOV", "NIX")))
    assert {"da": "set 21. november 2026", "en": "seen 21 November 2026"}[language] in lines
    assert {"da": "ikke efterprøvet", "en": "not verified"}[language] in lines
    assert {"da": "Udestår: Den gældende", "en": "Still open: The executive"}[language] in lines
    assert "NIX" in lines
    assert words.lines(None, ("ARKIV-SA",)) == []
    (first, second) = words.document(known, ("ARKIV-SA", "NIX"))
    assert (first["status"], second["status"]) == ("verified", None)
    assert len(first["open_points"]) == 1


def test_every_rule_of_every_table_has_a_name_and_a_source() -> None:
    for _, row in sources.rows(register()):
        assert row.text is not None, row.id
        assert row.text.da.strip(), row.id
        assert row.text.en.strip(), row.id
        assert row.source, row.id


def test_a_fact_that_rests_on_something_unverified_is_marked() -> None:
    set_language("en")
    known, facts = source_register(), register()
    assert "GDPR-4" in words.of_fact(known, facts, "data.personal")
    assert words.of_fact(known, facts, "data.breach_physical_harm") == " · not verified"
    assert words.of_fact(known, facts, "md.legacy_directive") == ""
    assert words.of_fact(known, facts, "project.type") == ""
    doubts = words.facts_in_doubt(known, facts, ("data.personal", "data.breach_physical_harm", "it.saas", "no.fact"))
    assert doubts == {"data.personal": ("GDPR-4",), "data.breach_physical_harm": ()}


def test_explain_and_the_open_facts_say_what_is_not_verified(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["checklist", "explain", "2", "SEC-06", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {source["id"]: source["status"] for source in told["sources"]}["GDPR-35"] == "knowledge"
    assert told["unverified_facts"]["data.personal"] == ["GDPR-4"]
    assert run(["--lang", "da", "checklist", "explain", "2", "SEC-06"]) == 0
    assert "data.personal = ved ikke) · ikke efterprøvet: GDPR-4" in " ".join(capsys.readouterr().out.split())
    assert run(["checklist", "facts", "2", "--json"]) == 0
    marks = {fact["key"]: fact["unverified"] for fact in json.loads(capsys.readouterr().out)["facts"]}
    assert {True, False} == set(marks.values())

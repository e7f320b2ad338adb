"""Whether everything in the questionnaires can be met: the shipped data, slips of every kind, and chance against it."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from digitek_cli.cli.main import run
from digitek_cli.errors import DataError
from digitek_cli.model.checklist import DecisionTables, FactDefinition, FactRegister, Item, ItemOutcome
from digitek_cli.model.organisation import Labels
from digitek_cli.model.portfolio import FACTS_PATH
from digitek_cli.model.value import to_document
from digitek_cli.render.language import set_language
from digitek_cli.rules import questionnaire_check, reachability
from digitek_cli.rules.expressions import evaluate
from digitek_cli.rules.finding import Finding
from digitek_cli.rules.outlook import Outlook
from digitek_cli.store.yaml_io import amend
from tests.checklist_case import item_of, questionnaires, register
from tests.questionnaires.questionnaire_case import saved, shipped, with_item

TEXT = Labels(da="Tekst", en="Text")


def found(portfolio: Any) -> list[Finding]:
    """What nobody can reach."""
    return list(reachability.check(portfolio))


def with_tables(**tables: Any) -> Any:
    known = register()
    assert known.tables is not None
    return shipped().with_records(known.with_(tables=known.tables.with_(**tables)))


def tables() -> DecisionTables:
    known = register().tables
    assert known is not None
    return known


# ── the data that ships ─────────────────────────────────────────────────────────────────────────────────────


def test_everything_in_the_shipped_data_can_be_met() -> None:
    assert found(shipped()) == []


def test_it_looks_at_every_item() -> None:
    """All made impossible at once: nothing is passed over."""
    never = "product.radio == true and product.radio == false"
    records = [
        record.with_(items=tuple(item.with_(applies_when=never) for item in record.items))
        for record in questionnaires()
    ]
    told = found(shipped().with_records(*records))
    assert {finding.code for finding in told} == {"QUE021"}
    assert len(told) == 96


def test_it_looks_at_every_outcome_and_every_piece_of_evidence() -> None:
    never = "product.radio == true and product.radio == false"
    records, outcomes, pieces = [], 0, 0
    for record in questionnaires():
        items = [item for item in record.items if item.answer.type != "derived"]
        outcomes += sum(len(item.outcomes) for item in items)
        pieces += sum(len(item.evidence) for item in items)
        broken = (
            item.with_(
                outcomes=tuple(one.with_(when=never) for one in item.outcomes),
                evidence=tuple(piece.with_(when=never) for piece in item.evidence),
            )
            for item in items
        )
        records.append(record.with_(items=tuple(broken)))
    told = [finding.code for finding in found(shipped().with_records(*records))]
    assert (told.count("QUE022"), told.count("QUE024")) == (outcomes, pieces)
    assert outcomes > 100
    assert pieces > 70


# ── rules ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("table", ["mdr_status", "ai_tier", "procurement"])
def test_a_rule_behind_one_that_always_wins_is_found(table: str) -> None:
    rows = getattr(tables(), table)
    first = rows[0].with_(when="true")
    names = [finding.params["item"] for finding in found(with_tables(**{table: (first, *rows[1:])}))]
    assert names[: len(rows) - 2] == [row.id for row in rows[1:-1]]


def test_a_rule_that_repeats_an_earlier_one_is_found() -> None:
    rows = tables().procurement
    twin = rows[1].with_(id="twin", value="expert")
    (finding,) = found(with_tables(procurement=(*rows[:2], twin, *rows[2:])))
    assert (finding.code, finding.params["item"], finding.path) == ("QUE020", "twin", FACTS_PATH)
    assert finding.at == ("tables", "procurement", 2)


def test_a_threshold_that_another_one_covers_is_found() -> None:
    """Of numbers every stretch between two thresholds is looked at."""
    rows = tables().procurement
    above = rows[4].with_(id="above", when="proc.estimated_value_dkk >= 700000", value="advertise_cbi")
    assert [item.params["item"] for item in found(with_tables(procurement=(*rows[:5], above, *rows[5:])))] == ["above"]
    below = above.with_(id="below", when="proc.estimated_value_dkk >= 499999.5")
    assert found(with_tables(procurement=(*rows[:5], below, *rows[5:]))) == []


def test_a_class_rule_that_never_holds_is_found() -> None:
    rows = tables().mdr_class
    never = rows[8].with_(when="sw.info_dx_tx == true and mdr.status == 'ivd'")
    (finding,) = found(with_tables(mdr_class=(*rows[:8], never, *rows[9:])))
    assert (finding.code, finding.params["item"]) == ("QUE020", "r11a")


def test_a_class_rule_that_a_stricter_one_always_covers_is_found() -> None:
    rows = tables().mdr_class
    covered = rows[9].with_(when="sw.info_dx_tx == true and sw.decision_harm == 'death_irreversible'")
    assert [item.params["item"] for item in found(with_tables(mdr_class=(*rows[:9], covered, *rows[10:])))] == [
        "r11a_ser"
    ]


def test_an_act_that_never_applies_is_found() -> None:
    rows = tables().ce_acts
    never = rows[3].with_(when="mdr.status == 'md' and mdr.status == 'ivd'")
    assert [item.params["item"] for item in found(with_tables(ce_acts=(*rows[:3], never, *rows[4:])))] == ["red_cyber"]
    assert [item.params["item"] for item in found(with_tables(fria_when="ai.is_ai == true and ai.is_ai == false"))] == [
        "fria_when"
    ]


def test_an_assessment_rule_within_another_is_found() -> None:
    rules = tables().dpia
    within = rules.required[1].with_(id="within", when="data.location == true and dpia.wp248_count >= 3")
    assert [
        item.params["item"] for item in found(with_tables(dpia=rules.with_(required=(*rules.required, within))))
    ] == ["within"]


# ── items ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "never",
    [
        "md.ivd == true and mdr.status == 'md'",
        "mdr.status == 'not_md' and mdr.class == 'IIa'",
        "proc.estimated_value_dkk >= 500000 and proc.estimated_value_dkk < 500000",
        "product.placed_on_market < '2027-01-20' and product.placed_on_market >= '2027-12-11'",
        "dpia.required == true and data.personal == false",
        "dpia.wp248_count >= 10",
        "not (ai.is_ai == true or ai.is_ai == false)",
    ],
)
def test_an_item_that_nobody_is_asked_is_found(never: str) -> None:
    portfolio, questionnaire = with_item("CE-08", applies_when=never)
    (finding,) = found(portfolio)
    assert (finding.code, finding.params["item"]) == ("QUE021", "CE-08")
    assert finding.path == f"questionnaires/{questionnaire}-1.0.0.yaml"
    assert finding.at[0] == "items"


def outcome(answer: str, when: str = "true", result: str = "stop") -> ItemOutcome:
    return ItemOutcome.model_validate({"answer": answer, "when": when, "result": result, "text": TEXT})


@pytest.mark.parametrize(
    ("item", "outcomes", "lost"),
    [
        ("CE-07", [("direktiv",), ("direktiv", "product.radio == true")], ["direktiv"]),
        ("CE-07", [("direktiv", "product.radio == true"), ("direktiv",)], []),
        (
            "CE-07",
            [("direktiv", "product.radio == true"), ("direktiv", "product.radio == false"), ("direktiv",)],
            ["direktiv"],
        ),
        ("MDR-08", [("lavere", "mdr.status == 'not_md'")], ["lavere"]),
        ("SEC-20", [("prohibited", "ai.is_ai == false")], ["prohibited"]),
        ("MDR-11", [("delvist",), ("ingen_af_delene",)], []),
        ("MDR-11", [(name,) for name in ("doc_foer_2021_05_26", "delvist")], []),
        ("SEC-02", [("samtykke",), ("kontrakt",)], []),
        ("EX-01", [("empty",), ("empty",)], ["empty"]),
    ],
)
def test_an_outcome_that_no_answer_leads_to_is_found(
    item: str, outcomes: list[tuple[str, ...]], lost: list[str]
) -> None:
    portfolio, _ = with_item(item, outcomes=tuple(outcome(*words) for words in outcomes))
    reported = found(portfolio)
    assert [finding.params["answer"] for finding in reported] == lost
    assert {finding.code for finding in reported} <= {"QUE022"}


def test_an_outcome_against_the_fact_that_its_own_answer_sets_is_found() -> None:
    """MDR-02 nej sets md.used_within_ifu to no: the outcome can never see a yes."""
    portfolio, _ = with_item("MDR-02", outcomes=(outcome("nej", "md.used_within_ifu == true"),))
    assert [finding.code for finding in found(portfolio)] == ["QUE022"]


def test_evidence_that_is_never_asked_for_is_found() -> None:
    item = item_of("EX-04")
    pieces = tuple(piece.with_(when="answer == 'ja' and answer == 'nej'") for piece in item.evidence)
    portfolio, _ = with_item("EX-04", evidence=pieces)
    assert [(finding.code, finding.params["evidence"]) for finding in found(portfolio)] == [("QUE024", "gap_analyse")]
    pieces = tuple(piece.with_(when="answer == 'ja' and org.duplicate_found == false") for piece in item.evidence)
    portfolio, _ = with_item("EX-04", evidence=pieces)
    assert [finding.code for finding in found(portfolio)] == ["QUE024"]


def test_the_fact_that_an_answer_sets_does_not_take_its_outcome_away() -> None:
    portfolio, _ = with_item("MDR-04", applies_when="sw.individual_benefit == true")
    assert found(portfolio) == []
    portfolio, _ = with_item(
        "MDR-04", applies_when="sw.individual_benefit == true and md.ivd == true and md.ivd == false"
    )
    assert [finding.code for finding in found(portfolio)] == ["QUE021"]


def test_nothing_is_said_while_a_condition_cannot_be_read() -> None:
    portfolio, _ = with_item("CE-08", applies_when="product.radio = true")
    assert found(portfolio) == []
    portfolio, _ = with_item("CE-08", applies_when="product.placed_on_market < '2027-13-40'")
    assert [finding.code for finding in questionnaire_check.check(portfolio)] == ["CHK029"]
    assert found(portfolio) == []


def test_conditions_that_nobody_can_look_through_are_told_and_do_not_hang() -> None:
    names = [name for name, fact in register().facts.items() if fact.type == "bool"]
    pairs = zip(names[:25], names[25:50], strict=True)
    woven = " or ".join(f"{one} == true and {other} == true" for one, other in pairs)
    portfolio, questionnaire = with_item("CE-08", applies_when=woven)
    (finding,) = found(portfolio)
    assert (finding.code, finding.path) == ("QUE025", f"questionnaires/{questionnaire}-1.0.0.yaml")
    with pytest.raises(DataError, match="rules-too-intertwined"):
        Outlook(register(), {}).condition(woven)


# ── against trying everything ───────────────────────────────────────────────────────────────────────────────

FACTS = {
    "a.one": FactDefinition(type="bool", text=TEXT),
    "a.two": FactDefinition(type="bool", text=TEXT),
    "a.kind": FactDefinition(type="enum", values=("x", "y", "z"), text=TEXT),
    "a.size": FactDefinition(type="number", text=TEXT),
}
ATOMS = ("a.one == true", "a.two != true", "a.kind in ['x', 'y']", "a.kind == 'z'", "a.size >= 10", "a.size < 20")


def small() -> FactRegister:
    """A register with few facts and the shipped tables, none of which these facts reach."""
    return FactRegister(version="1", facts=FACTS, tables=None)


def condition(chance: Random) -> str:
    parts = [
        ("not " if chance.random() < 0.3 else "") + f"({chance.choice(ATOMS)})" for _ in range(chance.randint(1, 4))
    ]
    text = parts[0]
    for part in parts[1:]:
        text = f"({text}) {chance.choice(('and', 'or'))} {part}"
    return text


def every_answer() -> list[dict[str, object]]:
    sizes = (5, 10, 15, 20, 25)
    return [
        {"a.one": one, "a.two": two, "a.kind": kind, "a.size": size}
        for one, two, kind, size in product((True, False), (True, False), "xyz", sizes)
    ]


@pytest.mark.parametrize("seed", range(150))
def test_what_is_found_is_what_trying_everything_finds(seed: int) -> None:
    chance = Random(seed)
    applies, first, second, proof = (condition(chance) for _ in range(4))
    document = {
        "id": "Q-1",
        "text": TEXT,
        "source": (),
        "answer": {"type": "single", "options": ("ja", "nej"), "sets": "a.one", "labels": {"ja": TEXT, "nej": TEXT}},
        "applies_when": applies,
        "outcomes": (outcome("ja", first), outcome("ja", second, "condition")),
        "evidence": ({"id": "bevis", "title": TEXT, "when": f"({proof}) and answer == 'nej'"},),
        "blocks": "gate-1",
        "reviewer": "legal",
    }
    item = Item.model_validate(document)
    told = {(one.code, one.params.get("result")) for one in reachability.World(small(), [item]).unreachable(item)}
    assert told == _tried(item)


def _tried(item: Item) -> set[tuple[str, Any]]:
    """The same by going through every answer to every fact."""
    asked = [facts for facts in every_answer() if evaluate(item.applies_when, facts) is True]
    if not asked:
        return {("QUE021", None)}
    # What the answer makes of the fact that it sets does not rule the item out.
    by_yes, by_no = ([facts | {"a.one": said} for facts in asked] for said in (True, False))
    one, two = item.outcomes
    lost: set[tuple[str, Any]] = set()
    if not any(evaluate(one.when, facts) for facts in by_yes):
        lost.add(("QUE022", "stop"))
    if not any(evaluate(two.when, facts) and not evaluate(one.when, facts) for facts in by_yes):
        lost.add(("QUE022", "condition"))
    if not any(evaluate(item.evidence[0].when, facts | {"answer": "nej"}) for facts in by_no):
        lost.add(("QUE024", None))
    return lost


# ── check ───────────────────────────────────────────────────────────────────────────────────────────────────


def codes(capsys: pytest.CaptureFixture[str], *arguments: str) -> set[str]:
    capsys.readouterr()
    run(["check", "--json", *arguments])
    return {item["code"] for item in json.loads(capsys.readouterr().out)["findings"]}


def test_check_looks_through_rules_that_are_being_edited_and_all_when_strict(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not {code for code in codes(capsys) if code.startswith("QUE02")}
    path = folder / "portfolio/questionnaires/ce-1.0.0.yaml"
    old = next(record for record in questionnaires() if record.id == "ce")
    never = tuple(item.with_(applies_when="product.radio == false and product.radio == true") for item in old.items[:1])
    new = old.with_(items=(*never, *old.items[1:]))
    path.write_bytes(amend(path.read_bytes(), to_document(old), to_document(new)))
    assert "QUE021" in codes(capsys)
    saved(folder)
    assert "QUE021" not in codes(capsys)
    assert "QUE021" in codes(capsys, "--strict")


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_version_that_is_not_in_force_yet_is_looked_through_too(
    folder: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    set_language(language)
    source = folder / "portfolio/questionnaires/mdr-1.0.0.yaml"
    draft = source.read_text("utf-8").replace('version: "1.0.0"', 'version: "2.0.0"', 1)
    draft = draft.replace("applies_when: mdr.status == 'unclear'", "applies_when: mdr.status == 'no_such'", 1)
    (folder / "portfolio/questionnaires/mdr-2.0.0.yaml").write_text(draft, "utf-8")
    capsys.readouterr()
    run(["check", "--json"])
    told = json.loads(capsys.readouterr().out)["findings"]
    assert [item["path"] for item in told if item["code"] == "QUE021"] == ["portfolio/questionnaires/mdr-2.0.0.yaml"]

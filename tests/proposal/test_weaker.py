"""A proposal that asks less of anybody is named, and refused where it profits from that at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from digitek_cli.model.portfolio import path_of
from digitek_cli.model.terms import Role, Severity
from digitek_cli.render.findings import hint, message
from digitek_cli.render.language import set_language
from digitek_cli.rules import weaker
from digitek_cli.rules.finding import Finding, warning
from digitek_cli.rules.guards import Guard
from digitek_cli.rules.owners import owners_of
from digitek_cli.rules.weaker import weakened
from digitek_cli.store import yaml_io
from tests.checklist_case import questionnaires
from tests.world import in_trial, rules_only

if TYPE_CHECKING:
    from collections.abc import Callable

    from digitek_cli.model.portfolio import Portfolio

FLOW = ".github/workflows/portfolio.yml"
WORKFLOW = """\
on:
  pull_request:
    paths: ["portfolio/**"]
permissions: {}
jobs:
  rules:
    permissions: {contents: read}
    steps:
      - uses: actions/checkout@v7
      - run: digitek -C portfolio check --base "$BASE" --format github
"""
DATA = "portfolio/projects/2026/P-2026-001.yaml"


def said(text: str | None) -> Any:
    return None if text is None else yaml_io.read(text.encode(), "x").data


def guard(before: str | None, after: str | None, path: str = FLOW) -> Guard:
    is_yaml = path.endswith((".yml", ".yaml"))
    return Guard(path, before, after, said(before) if is_yaml else None, said(after) if is_yaml else None)


def told(*guards: Guard, data: bool = False) -> list[Finding]:
    moved = (*(item.path for item in guards if item.before != item.after), *([DATA] if data else []))
    return list(weakened(rules_only(), rules_only(), guards, moved, "portfolio/"))


def variants(found: list[Finding]) -> set[str]:
    return {str(item.params.get("variant", item.code)) for item in found}


CHANGES = {
    "step": ('run: digitek -C portfolio check --base "$BASE" --format github', "run: echo fine"),
    "enabled": ("      - run: digitek", "      - if: false\n        run: digitek"),
    "condition": ("    steps:", "    if: github.actor == 'me'\n    steps:"),
    "base": (' --base "$BASE"', ""),
    "fails": (" --format github", " --format github || true"),
    "pull-request": ("  pull_request:\n", "  push:\n"),
    "filter": ("portfolio/**", "docs/**"),
    "target": ("on:\n", "on:\n  pull_request_target:\n"),
    "write": ("contents: read", "contents: write"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_way_to_open_the_workflow(name: str) -> None:
    old, new = CHANGES[name]
    assert old in WORKFLOW
    changed = guard(WORKFLOW, WORKFLOW.replace(old, new))
    found = told(changed)
    assert name in variants(found), found
    assert {item.severity for item in found} == {Severity.WARNING}
    if name != "filter":  # there the one is as narrow as the other
        assert not told(guard(WORKFLOW.replace(old, new), WORKFLOW)), "to close it again is nobody's trouble"
    (refused,) = [item for item in told(changed, data=True) if item.severity == Severity.ERROR]
    assert (refused.code, refused.params["number"]) == ("GOV019", 1)


@pytest.mark.parametrize(
    "text",
    [
        "continue-on-error: true\n        run: digitek check --base x",
        "run: |\n          set +e\n          digitek check --base x",
        "run: |\n          digitek check --base x\n          exit 0",
        "run: 'digitek check --base x || :'",
        "run: digitek check --base x; true",
        "run: digitek check --base x &",
        "continue-on-error: ${{ true }}\n        run: digitek check --base x",
    ],
)
def test_ways_to_let_a_step_pass(text: str) -> None:
    step = WORKFLOW[WORKFLOW.index("run: digitek") :]
    after = WORKFLOW.replace(step, text + "\n")
    assert "fails" in variants(told(guard(WORKFLOW, after)))


def test_what_does_not_open_it() -> None:
    for after in (
        WORKFLOW.replace("check --base", "check --strict --base"),
        WORKFLOW.replace("checkout@v7", "checkout@v8"),
        WORKFLOW + "      - run: echo done || true\n",
    ):
        assert not told(guard(WORKFLOW, after), data=True)
    moved = (guard(WORKFLOW, None), guard(None, WORKFLOW, ".github/workflows/rules.yaml"))
    assert not told(*moved), "the same step in another file"
    unread = Guard(FLOW, WORKFLOW, "on: [", said(WORKFLOW), None)
    assert {"unread", "step"} <= variants(told(unread))


def test_a_workflow_that_is_called() -> None:
    text = f"on: pull_request\njobs:\n  rules:\n    uses: x/digitek/.github/workflows/check.yml@{'a' * 40}\n"
    assert variants(told(guard(text, text.replace("a" * 40, "main")))) == {"pinned"}
    assert not told(guard(text, text.replace("a" * 40, "b" * 40)))
    assert {"step"} <= variants(told(guard(text, None)))


def test_a_workflow_in_a_folder_below_is_none() -> None:
    text = f"on: pull_request\njobs:\n  rules:\n    uses: x/digitek/.github/workflows/check.yml@{'a' * 40}\n"
    place = ".github/workflows/sub/check.yml"
    assert variants(told(guard(text, None), guard(None, text, place))) == {"step"}


def test_a_job_of_gitlab() -> None:
    text = 'rules:\n  script:\n    - digitek check --base "$CI_MERGE_REQUEST_DIFF_BASE_SHA"\n'
    after = text + "  allow_failure: true\n"
    assert variants(told(guard(text, after, ".gitlab-ci.yml"))) == {"fails"}
    assert "enabled" in variants(told(guard(text, text + "  when: manual\n", ".gitlab-ci.yml")))


OWNERS = "* @team\n/portfolio/decisions/ @heads\n/portfolio/policy/ @heads @jur\n/.github/ @heads @maintainers\n"


@pytest.mark.parametrize(
    ("after", "weaker_now"),
    [
        (OWNERS + "/docs/ @me\n", False),
        (OWNERS.replace("@heads @jur", "@heads"), False),
        (OWNERS.replace("/portfolio/decisions/ @heads\n", ""), True),
        (OWNERS + "/portfolio/decisions/2026/\n", True),
        (OWNERS + "*.yaml @me\n", True),
        (OWNERS + "/portfolio/decisions/2027/ @me\n", True),
        (OWNERS + "/portfolio/decisions/2026/D-2026-b* @me\n", True),
        (OWNERS + "/portfolio/transactions/**/T-2026-[b-z]* @me\n", True),
        (OWNERS.replace("/portfolio/policy/", "# \u2028/portfolio/policy/"), True),
        (OWNERS.replace("/portfolio/decisions/ @heads", "/portfolio/decisions/ @heads @me"), True),
        (None, True),
    ],
)
def test_who_is_asked_by_code_owners(after: str | None, weaker_now: bool) -> None:
    found = told(guard(OWNERS, after, "CODEOWNERS"))
    assert bool(found) is weaker_now
    assert all(item.code == "GOV011" for item in found)


def test_another_file_of_owners_steps_before_the_first() -> None:
    beside = guard(OWNERS, OWNERS, "CODEOWNERS")
    assert told(beside, guard(None, "* @me\n", ".github/CODEOWNERS"))
    assert owners_of("portfolio/decisions/2026/x.yaml", {"CODEOWNERS": OWNERS}) == ("@heads",)
    assert owners_of("docs/a/b.md", {"CODEOWNERS": "docs/* @a\n**/b.md @b\n"}) == ("@b",)
    assert owners_of("docs/a/c.md", {"CODEOWNERS": "docs/* @a\n"}) == ()


def test_attributes_and_hooks() -> None:
    assert told(guard("* text\n", "* text\n*.yaml -diff\n", ".gitattributes"))[0].code == "GOV015"
    assert not told(guard("*.yaml -diff\n", "*.yaml text\n", ".gitattributes"))
    hook = "repos:\n  - repo: x\n    hooks:\n      - id: digitek-check\n"
    assert told(guard(hook, "repos: []\n", ".pre-commit-config.yaml"))[0].code == "GOV016"


def policies() -> dict[str, Callable[[Any], Any]]:
    """One change for each measure of a policy."""

    def gate(policy: Any, change: Callable[[Any], Any]) -> Any:
        return policy.with_(gates=(change(policy.gates[0]), *policy.gates[1:]))

    def criterion(policy: Any, **fields: Any) -> Any:
        def change(rules: Any) -> Any:
            first = next(item for item in rules.criteria if item.severity == Severity.ERROR and not item.waivable)
            return rules.with_(
                criteria=tuple(item.with_(**fields) if item is first else item for item in rules.criteria)
            )

        return gate(policy, change)

    return {
        "quorum": lambda it: it.with_(thresholds=it.thresholds.with_(heads_quorum=1)),
        "tolerance": lambda it: it.with_(thresholds=it.thresholds.with_(evidence_years=9)),
        "size": lambda it: it.with_(thresholds=it.thresholds.with_(very_small="true")),
        "criterion": lambda it: gate(it, lambda rules: rules.with_(criteria=rules.criteria[1:])),
        "waiver": lambda it: criterion(it, waivable=True),
        "when": lambda it: criterion(it, when="false"),
        "outcome": lambda it: gate(
            it, lambda rules: rules.with_(outcomes=(rules.outcomes[0].with_(when="false"), *rules.outcomes[1:]))
        ),
        "rights": lambda it: it.with_(decision_rights=it.decision_rights[1:]),
        "place": lambda it: it.with_(
            decisions=(it.decisions[0].with_(phases=("intake", "idea", "study", "trial", "closed")), *it.decisions[1:])
        ),
        "document": lambda it: it.with_(documents=tuple(item.with_(requires=()) for item in it.documents)),
        "step": lambda it: it.with_(phases=it.phases[1:]),
        "frame": lambda it: it.with_(
            frames=(
                it.frames[0].with_(
                    pools=tuple(pool.with_(amount=pool.amount + Decimal(1)) for pool in it.frames[0].pools)
                ),
                *it.frames[1:],
            )
        ),
        "pool": lambda it: it.with_(pools=it.pools[1:]),
        "questionnaire": lambda it: it.with_(questionnaires=()),
    }


@pytest.mark.parametrize("name", [measure.name for measure in weaker.POLICY])
def test_each_measure_of_a_policy(name: str) -> None:
    base = rules_only(questionnaires=True)
    policy = base.policies[-1]
    changed = policies()[name](policy)
    path = path_of(policy)
    found = list(weakened(base, base.with_records(changed), (), (path,), ""))
    assert name in variants(found)
    assert {item.code for item in found} == {"GOV012"}
    later = changed.with_(valid_from=date(2027, 1, 1))
    following = list(weakened(base, base.with_records(later), (), (path_of(later),), ""))
    assert name in variants(following), "a new version is held against the one before it"


def asked(item: Any) -> dict[str, Any]:
    return {
        "blocks": item.with_(blocks="operation"),
        "applies": item.with_(applies_when="false"),
        "stop": item.with_(outcomes=()),
        "evidence": item.with_(evidence=()),
        "reviewer": item.with_(reviewer=Role.EMPLOYEE),
    }


@pytest.mark.parametrize("name", [measure.name for measure in weaker.QUESTIONNAIRE])
def test_each_measure_of_a_questionnaire(name: str) -> None:
    old = next(record for record in questionnaires() if record.id == "mdr")
    items = () if name == "item" else tuple(asked(item)[name] for item in old.items)
    base = rules_only().with_records(old)
    after = base.with_records(old.with_(items=items))
    found = list(weakened(base, after, (), (path_of(old),), ""))
    assert name in variants(found)
    assert {item.code for item in found} == {"GOV013"}


def everything(portfolio: Portfolio) -> tuple[str, ...]:
    return tuple(path for path in portfolio.records if path.startswith(("decisions/", "transactions/", "projects/")))


def test_only_what_profits_of_a_lower_rule_is_refused() -> None:
    base = rules_only()
    world = in_trial()
    policy = base.policies[-1]
    lower = policy.with_(thresholds=policy.thresholds.with_(heads_quorum=1))
    after = world.portfolio.with_records(lower)
    found = list(weakened(base, after, (), (path_of(policy), *everything(after)), ""))
    (refused,) = [item for item in found if item.severity == Severity.ERROR]
    assert refused.code == "GOV019"
    assert all(path.startswith(("decisions/", "transactions/")) for path in refused.params["files"])
    only_projects = tuple(path for path in everything(after) if path.startswith("projects/"))
    assert not [
        item
        for item in weakened(base, after, (), (path_of(policy), *only_projects), "")
        if item.severity == Severity.ERROR
    ]


def test_everything_that_is_said_of_it_has_words() -> None:
    names = {code: [measure.name for measure in measures] for code, measures in weaker.MEASURED.values()}
    for language in ("da", "en"):
        set_language(language)
        for code, variant in ((family, name) for family, some in names.items() for name in some):
            item = Finding(code, params={"file": "x.yaml", "places": ("a",), "number": 1, "variant": variant})
            assert message(item).startswith("x.yaml")
            assert hint(item)
        for name in (*CHANGES, "unread", "pinned"):
            item = warning("GOV010", variant=name, file=FLOW, places=("a",))
            assert FLOW in message(item)
            assert hint(item)


@pytest.mark.parametrize(
    ("change", "given"),
    [
        ({"until": date(2026, 12, 31)}, False),
        ({"from_": date(2027, 1, 1)}, False),
        ({"from_": date(2000, 1, 1)}, True),
        ({"area": "sundhed"}, True),
    ],
)
def test_a_role_is_new_only_where_it_gives_a_right(change: dict[str, Any], given: bool) -> None:
    before = rules_only()
    people = tuple(
        person.with_(roles=tuple(held.with_(**change) for held in person.roles)) if person.initials == "hom" else person
        for person in before.organisation.people
    )
    after = before.with_records(before.organisation.with_(people=people))
    found = [item for item in weakened(before, after, (), ("organisation.yaml",), "") if item.code == "GOV014"]
    assert [item.params["person"] for item in found] == ["hom"] * given

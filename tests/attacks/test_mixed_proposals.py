"""A proposal that changes the guard, the rules and what they guard together is pointed out by itself (A24)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from digitek_cli.model.portfolio import Portfolio, path_of
from digitek_cli.rules.governance import self_judged, together
from tests.architecture.source import ROOT
from tests.cli.portfolio_case import Desk, start
from tests.store.portfolio_case import DECISION

if TYPE_CHECKING:
    from pathlib import Path

    from tests.proofs import Tally

GUARDS = (
    ".github/CODEOWNERS",
    "CODEOWNERS",
    "docs/CODEOWNERS",
    ".github/workflows/portfolio.yml",
    ".github/actions/check/action.yml",
    ".gitlab-ci.yml",
    ".gitlab/CODEOWNERS",
    ".forgejo/workflows/check.yaml",
    "azure-pipelines.yml",
    ".pre-commit-config.yaml",
    "keys/allowed_signers",
)
RULES = ("portfolio.yaml", "organisation.yaml", "policy/2026-01-01.yaml", "questionnaires/mdr-1.0.0.yaml")
DATA = (
    "projects/2026/P-2026-001.yaml",
    "decisions/2026/D-2026-k7m2qx.yaml",
    "transactions/2026/T-2026-k7m2qx.yaml",
    "statements/2026/S-2026-k7m2qx.yaml",
    "checklists/2026/P-2026-001/mdr.yaml",
)


def codes(*paths: str, prefix: str = "portfolio/") -> list[str]:
    return [finding.code for finding in together(paths, prefix)]


@pytest.mark.proof("A24")
@pytest.mark.parametrize("guard", GUARDS)
@pytest.mark.parametrize("data", DATA)
def test_the_guard_and_what_it_guards(guard: str, data: str) -> None:
    assert codes(guard, f"portfolio/{data}") == ["GOV001"]
    assert codes(guard) == codes(f"portfolio/{data}") == []
    assert codes(guard, "README.md", "src/x.py") == []


@pytest.mark.proof("A24")
@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("data", DATA)
def test_the_rules_and_what_is_judged_by_them(rule: str, data: str) -> None:
    assert codes(f"portfolio/{rule}", f"portfolio/{data}") == ["GOV002"]
    assert codes(rule, data, prefix="") == ["GOV002"]
    assert codes(f"portfolio/{rule}") == codes(f"portfolio/{rule}", ".github/CODEOWNERS") == []


@pytest.mark.proof("A24")
def test_everything_at_once_is_named_by_each() -> None:
    paths = (".github/CODEOWNERS", ".github/workflows/x.yml", *(f"portfolio/{path}" for path in (*RULES, *DATA)))
    findings = list(together(paths, "portfolio/"))
    assert [finding.code for finding in findings] == ["GOV001", *["GOV002"] * len(RULES)]
    assert findings[0].params == {"files": (".github/CODEOWNERS", ".github/workflows/x.yml"), "number": len(DATA)}


@pytest.mark.proof("A24", "A25")
def test_a_decision_by_rules_of_the_same_proposal_is_named() -> None:
    portfolio = Portfolio().with_records(DECISION)
    policy = f"policy/{DECISION.policy}.yaml"
    (finding,) = self_judged([path_of(DECISION), policy], "", portfolio)
    assert (finding.code, finding.path, finding.params["file"]) == ("GOV003", path_of(DECISION), policy)
    assert not list(self_judged([path_of(DECISION), "policy/2030-01-01.yaml"], "", portfolio))
    assert not list(self_judged([policy], "", portfolio))
    assert DECISION.policy == date(2026, 1, 1)


@pytest.mark.proof("A24")
def test_the_example_gives_the_guard_and_the_rules_their_owners() -> None:
    lines = [line.split() for line in (ROOT / ".github" / "CODEOWNERS.example").read_text("utf-8").splitlines()]
    owned = {line[0]: line[1:] for line in lines if line and not line[0].startswith("#")}
    for path in (*(f"portfolio/{rule}" for rule in RULES), *(f"portfolio/{data}" for data in DATA[1:3])):
        assert [name for name in owned if f"/{path}".startswith(name)], path
    for name in ("/.github/", "/portfolio/portfolio.yaml"):
        assert len(owned[name]) > 1, "nobody can agree to a proposal of their own"
    assert all(owners for owners in owned.values())


@pytest.mark.proof("A24")
def test_check_says_it_of_a_branch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    desk = start(tmp_path / "p", capsys, monkeypatch)
    base = desk.git("rev-parse", "HEAD").strip()
    desk.done("new-idea", "--title", "Tavler", "--area", "social", "--submitter", "abc")
    assert not mixed(desk, base)
    owners = desk.folder / ".github" / "CODEOWNERS"
    owners.parent.mkdir(exist_ok=True)
    owners.write_text("* @mig\n")
    policy = next(desk.file("policy").iterdir())
    policy.write_text(policy.read_text("utf-8") + "# svagere\n", "utf-8")
    desk.git("add", "-A")
    desk.git("commit", "--quiet", "-m", "alt sammen")
    found = mixed(desk, base)
    assert {item["code"] for item in found} == {"GOV001", "GOV002"}
    assert all(item["severity"] == "warning" and item["hint"] for item in found)
    assert "CODEOWNERS" in found[0]["message"]
    assert desk("check", "--base", base, "--strict").code == 1
    annotated = desk("check", "--base", base, "--format", "github").out
    assert f"::warning file=portfolio/policy/{policy.name},line=1,title=GOV002::" in annotated
    assert not mixed(desk, "HEAD")
    tally(3)


def mixed(desk: Desk, base: str) -> list[dict[str, str]]:
    answer = desk("check", "--base", base, "--json")
    return [item for item in answer.data["findings"] if item["code"].startswith("GOV")]

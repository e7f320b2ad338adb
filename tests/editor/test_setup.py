"""`setup`: one commit of what lies beside the portfolio, joined with what is there, and kept true by `check`."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digitek_cli.errors import BadReference
from digitek_cli.model.organisation import Organisation
from digitek_cli.operations.setup import BEGIN, END, Piece, joined
from digitek_cli.render.setup_files import owners
from digitek_cli.rules.owners import owners_of
from digitek_cli.rules.ownership import owned, without_account
from digitek_cli.store import layout
from tests.cli.portfolio_case import Desk, start
from tests.world import shipped

DAY = date(2026, 3, 14)
USES = "kommunen/digitek@" + "0123456789" * 4


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return start(tmp_path / "p", capsys, monkeypatch)


def with_accounts(**accounts: str) -> Organisation:
    organisation = shipped().organisation
    people = tuple(person.with_(account=accounts.get(person.initials)) for person in organisation.people)
    changed: Organisation = organisation.with_(people=people)
    return changed


def codes(desk: Desk) -> set[str]:
    return {item["code"] for item in desk("check", "--json").data["findings"] if item["code"].startswith("SETUP")}


# ── what the files say ──────────────────────────────────────────────────────────────────────────────────────


def test_the_owners_are_those_who_decide() -> None:
    organisation = with_accounts(hso="@k/social", hsu="@k/sundhed", dir="@direktør".replace("ø", "o"), kon="@kon")
    lines = owned(organisation, DAY, "a/portfolio/", "github")
    text = owners(lines, "da")
    asked = {
        path: owners_of(path, {".github/CODEOWNERS": text}) for path in ("a/portfolio/decisions/2026/D.yaml", "src/x")
    }
    assert set(asked["a/portfolio/decisions/2026/D.yaml"]) == {"@k/social", "@k/sundhed", "@direktor"}
    assert asked["src/x"] == ()
    assert "@kon" in owners_of(".github/workflows/portfolio.yml", {".github/CODEOWNERS": text})
    assert without_account(lines, organisation) == ("hom",)


def test_a_role_that_is_over_owns_nothing() -> None:
    organisation = with_accounts(hso="@hso", hsu="@hsu", hom="@hom", dir="@dir")
    assert owned(organisation, date(2025, 1, 1), "", "github")[0].accounts == ()


def test_one_owner_and_none_are_said() -> None:
    text = owners(owned(with_accounts(hso="@hso"), DAY, "", "gitlab"), "en")
    assert "One owner only; there must be two." in text
    assert "# /.gitlab/" not in text.split("\n/decisions/")[0]
    assert "no account: dir" in owners(owned(with_accounts(), DAY, "", "gitlab"), "en")


def test_what_others_wrote_stays() -> None:
    block = Piece("CODEOWNERS", "/a @b", "block")
    first = joined(block, "# ours\n/src/ @dev\n")
    assert first == f"# ours\n/src/ @dev\n\n{BEGIN}\n/a @b\n{END}\n"
    again = joined(Piece("CODEOWNERS", "/c @d", "block"), first + "/late @x\n")
    assert again == f"# ours\n/src/ @dev\n\n{BEGIN}\n/c @d\n{END}\n/late @x\n"
    assert joined(Piece("CODEOWNERS", "/c @d", "block"), again) == again


def test_settings_are_joined_key_by_key() -> None:
    piece = Piece("s", json.dumps({"a": {"x": 1}, "b": [1], "c": False}), "json")
    theirs = json.dumps({"z": "ø", "a": {"y": 2}, "b": [2], "c": True})
    assert json.loads(joined(piece, theirs)) == {"z": "ø", "a": {"y": 2, "x": 1}, "b": [2, 1], "c": False}
    made = joined(piece, theirs)
    assert joined(piece, made) == made
    for odd in ("{ // note\n}", "[]", "{"):
        with pytest.raises(BadReference, match="setup-not-json"):
            joined(piece, odd)


# ── the command ─────────────────────────────────────────────────────────────────────────────────────────────


def test_one_commit_then_nothing(desk: Desk) -> None:
    assert codes(desk) == set()
    assert desk("setup", "--check").code == 1
    answered = desk.done("setup", "--uses", USES)
    assert answered["forge"] == "github"
    assert answered["without_account"] == ["dir", "hso", "hsu", "hom", "kon"]
    assert sorted(desk.git("show", "--name-only", "--format=").split()) == sorted(answered["files"])
    assert desk.git("status", "--porcelain") == ""
    assert USES.replace("@", "/.github/workflows/check.yml@") in (
        desk.folder / ".github/workflows/portfolio.yml"
    ).read_text("utf-8")
    mapped = json.loads((desk.folder / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert len(mapped) == len(layout.SHELVES)
    for name, globs in mapped.items():
        assert (desk.folder / ".vscode" / name.removeprefix("./.vscode/")).is_file()
        assert all(glob.lstrip("!").startswith("portfolio/") for glob in globs)
    assert desk.done("setup", "--uses", USES)["commit"] is None
    assert desk.done("setup", "--check")["ok"] is True
    assert codes(desk) == set()
    assert desk.done("audit", "verify")["hand_edits"] == []


def test_check_keeps_it_true(desk: Desk) -> None:
    desk.done("setup")
    changes: dict[str, Callable[[], Any]] = {
        "SETUP001": (desk.folder / ".vscode/extensions.json").unlink,
        "SETUP002": lambda: (desk.folder / ".github/ruleset.json").write_text("{}", "utf-8"),
        "SETUP003": lambda: entitle(desk, "hso", "@kommunen/social"),
        "SETUP004": lambda: (desk.folder / ".vscode/schemas/policy.json").write_text("{}", "utf-8"),
        "SETUP005": lambda: (desk.folder / ".vscode/settings.json").write_text("{ // mine\n}", "utf-8"),
    }
    head = desk.git("rev-parse", "HEAD")
    expected = set()
    for code, change in changes.items():
        change()
        expected.add(code)
        assert codes(desk) == expected
    assert desk.git("rev-parse", "HEAD") == head
    assert desk("check").code == 0
    assert desk("check", "--known", "HEAD").out.count("SETUP") == 0


def entitle(desk: Desk, initials: str, account: str) -> None:
    file = desk.file("organisation.yaml")
    old = f"  - initials: {initials}\n"
    file.write_text(file.read_text("utf-8").replace(old, f'{old}    account: "{account}"\n'), "utf-8")


def test_settings_with_comments_are_not_written_over(desk: Desk) -> None:
    file = desk.folder / ".vscode" / "settings.json"
    file.parent.mkdir()
    file.write_text('{\n  // mine\n  "a": 1\n}\n', "utf-8")
    desk.git("add", ".")
    desk.git("commit", "-qm", "Mine")
    answered = desk("setup", "--json")
    assert answered.code == 2
    assert answered.error["code"] == "setup-not-json"
    assert "yaml.schemas" in answered.error["hint"]
    assert "// mine" in file.read_text("utf-8")


def test_unsaved_work_is_in_the_way(desk: Desk) -> None:
    (desk.folder / ".github").mkdir()
    (desk.folder / ".github/CODEOWNERS").write_text("* @me\n", "utf-8")
    assert desk("setup").code == 4
    assert (desk.folder / ".github/CODEOWNERS").read_text("utf-8") == "* @me\n"


def test_gitlab_is_known_by_its_address(desk: Desk) -> None:
    desk.git("remote", "add", "origin", "git@gitlab.example.org:kommunen/portefolje.git")
    answered = desk.done("setup", "--dry-run")
    assert answered["forge"] == "gitlab"
    assert desk.git("status", "--porcelain") == ""
    files = desk.done("setup")["files"]
    assert {".gitlab/CODEOWNERS", ".gitlab/digitek.yml", ".gitlab-ci.yml", ".gitlab/RULESET.md"} <= set(files)
    assert not [name for name in files if name.startswith(".github/")]
    assert codes(desk) == set()


def test_a_link_in_the_way_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (desk.folder / ".vscode").symlink_to(tmp_path / "elsewhere")
    assert desk("setup").code == 4
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert codes(desk) == set()


@pytest.mark.parametrize("uses", ["digitek", "a/b@main", "a/b@0123", "-x", f"{USES}\nrun: x"])
def test_a_judge_has_a_full_hash(uses: str, desk: Desk) -> None:
    assert desk("setup", f"--uses={uses}", "--json").error["code"] == "setup-uses"


def test_an_account_is_a_name_and_no_address(desk: Desk) -> None:
    entitle(desk, "hso", "hso@kommunen.dk")
    answered = desk("check", "--json")
    assert answered.code == 3
    assert "FILE056" in {item["code"] for item in answered.error["findings"]}

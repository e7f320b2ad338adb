"""`setup`: one commit of what lies beside the portfolio, joined with what is there, and kept true by `check`."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digitek_cli.model.organisation import Organisation
from digitek_cli.operations.jsonc import lenient
from digitek_cli.operations.setup import BEGIN, END, Piece, joined, lacking
from digitek_cli.operations.setup_guards import unguarded
from digitek_cli.render.setup_files import owners, workflow
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
    assert json.loads(joined(piece, theirs) or "") == {"z": "ø", "a": {"y": 2, "x": 1}, "b": [2, 1], "c": False}
    made = joined(piece, theirs)
    assert joined(piece, made) == made
    for odd in ("{ // note\n}", "[]", "{", "[" * 5000):
        assert joined(piece, odd) is None
    kept = '{ // "c": true\n "a": {"x": 1, "y": "//"}, /* b */ "b": [1,], "c": false, "d": ",]",\n}'
    assert joined(piece, kept) == kept
    assert lacking(piece, '{"a": {"x": 1}, // "b": [1]\n "c": false}') == {"b": [1]}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": "// no /* comment", /* one */ "b": [1, 2,], }', {"a": "// no /* comment", "b": [1, 2]}),
        ('{"a": "\\",}"} // ,]', {"a": '",}'}),
        ("\ufeff{}", {}),
        ('{"a": 1 /* open', None),
        ('{"a": "open', None),
        ('"\\"' * 20_000, None),
    ],
)
def test_settings_are_read_as_an_editor_reads_them(text: str, said: object) -> None:
    assert lenient(text) == said


def test_a_blank_in_a_path_is_written_for_each_reader() -> None:
    organisation = with_accounts(hom="@k/chefer")
    text = owners(owned(organisation, DAY, "vores mappe/porteføljen/", "github"), "da")
    assert "/vores\\ mappe/porteføljen/decisions/" in text
    assert owners_of("vores mappe/porteføljen/decisions/2026/D.yaml", {".github/CODEOWNERS": text}) == ("@k/chefer",)


TEAM = {"hom": "@k/chefer"}


@pytest.mark.parametrize(
    ("below", "forge", "taken"),
    [
        ("/portfolio/decisions/ @x", "github", ["/portfolio/decisions/"]),
        ("/portfolio/decisions/2026/ @x", "github", ["/portfolio/decisions/"]),
        ("organisation.yaml", "github", ["/portfolio/organisation.yaml"]),
        ("docs/ @x\n/src/*.yaml @x\n# * @x", "github", None),
        ("/portfolio/decisions/ @k/chefer", "github", None),
        ("!/portfolio/decisions/", "github", None),
        ("!/portfolio/decisions/", "gitlab", ["/portfolio/decisions/"]),
        ("[Mere]\n/portfolio/decisions/ @x", "gitlab", None),
        ("[Mere]\n/portfolio/decisions/ @x", "github", ["/portfolio/decisions/"]),
    ],
)
def test_a_line_below_that_takes_a_path_is_named(below: str, forge: str, taken: list[str] | None) -> None:
    lines = owned(with_accounts(**TEAM), DAY, "portfolio/", forge)
    text = f"* @all\n{BEGIN}\n{owners(lines, 'da')}\n{END}\n{below}\n"
    found = list(unguarded(lines, forge, {f".{forge}/CODEOWNERS": text, ".gitlab-ci.yml": ".gitlab/digitek.yml"}))
    assert [item.code for item in found] == (["SETUP006"] if taken else [])
    if taken:
        assert list(found[0].params["paths"]) == taken
        assert text.splitlines()[found[0].params["number"] - 1] == found[0].params["row"]


@pytest.mark.parametrize("line", ["/portfolio/", "*.yaml @x", "* @x", "**"])
def test_a_wide_line_below_takes_many(line: str) -> None:
    lines = owned(with_accounts(**TEAM), DAY, "portfolio/", "github")
    (found,) = unguarded(lines, "github", {".github/CODEOWNERS": f"{BEGIN}\n{owners(lines, 'da')}\n{END}\n{line}"})
    assert {"/portfolio/decisions/", "/portfolio/organisation.yaml"} <= set(found.params["paths"])


def test_gitlab_reads_another_file_first_and_runs_what_is_included() -> None:
    lines = owned(with_accounts(**TEAM), DAY, "", "gitlab")
    ours = {".gitlab/CODEOWNERS": f"{BEGIN}\n{owners(lines, 'da')}\n{END}\n"}
    found = unguarded(lines, "gitlab", ours | {"CODEOWNERS": "", "docs/CODEOWNERS": "", ".gitlab-ci.yml": "a: {}"})
    assert [(item.code, item.params["file"]) for item in found] == [
        ("SETUP008", "CODEOWNERS"),
        ("SETUP008", "docs/CODEOWNERS"),
        ("SETUP009", ".gitlab-ci.yml"),
    ]
    assert [item.code for item in unguarded(lines, "gitlab", ours)] == ["SETUP001"]
    included = "include:\n  - local: .gitlab/digitek.yml\n"
    assert [item.code for item in unguarded(lines, "gitlab", ours | {".gitlab-ci.yml": f"# {included}"})] == []


def test_one_who_could_be_asked_is_too_few_and_a_team_is_not() -> None:
    (few,) = unguarded(owned(with_accounts(hom="@hom"), DAY, "", "github"), "github", {})
    assert few.params["variant"] == "one"
    (nobody,) = unguarded(owned(with_accounts(), DAY, "", "github"), "github", {})
    assert nobody.code == "SETUP007"
    assert "variant" not in nobody.params


def test_the_pin_alone_is_moved() -> None:
    piece = workflow(USES, "w")
    old = piece.text.replace("0123456789", "a" * 10).replace("read}", "read}  # mine")
    assert joined(piece, old + "# end\n") == piece.text.replace("read}", "read}  # mine") + "# end\n"
    assert joined(piece, piece.text.replace("kommunen/digitek", "old/name")) == piece.text
    assert joined(piece, "on: push\njobs:\n  a:\n    uses: other/x/.github/workflows/check.yml@main\n") is None
    assert joined(piece, piece.text) == piece.text


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
    assert codes(desk) == {"SETUP007"}
    assert desk.done("audit", "verify")["hand_edits"] == []
    entitle(desk, "hom", "@kommunen/chefer")
    desk.done("commit", "--reason", "Konto")
    desk.done("setup")
    assert desk.done("setup", "--check")["ok"] is True
    assert codes(desk) == set()
    newer = USES.replace("0123456789", "abcdef0123")
    assert desk.done("setup", "--uses", newer)["files"] == [".github/workflows/portfolio.yml"]
    assert newer.partition("@")[2] in (desk.folder / ".github/workflows/portfolio.yml").read_text("utf-8")
    said = desk("setup").out
    assert "--uses" not in said, "the workflow lies there"
    assert "Intet nyt at skrive. Det mangler:" in said
    assert "Filerne er, som de skal være." not in said


def test_check_keeps_it_true(desk: Desk) -> None:
    desk.done("setup")
    changes: dict[str, Callable[[], Any]] = {
        "SETUP001": (desk.folder / ".vscode/extensions.json").unlink,
        "SETUP002": lambda: (desk.folder / ".github/ruleset.json").write_text("{}", "utf-8"),
        "SETUP003": lambda: entitle(desk, "hso", "@social"),
        "SETUP004": lambda: (desk.folder / ".vscode/schemas/policy.json").write_text("{}", "utf-8"),
        "SETUP005": lambda: (desk.folder / ".vscode/settings.json").write_text("{ // mine\n}", "utf-8"),
    }
    head = desk.git("rev-parse", "HEAD")
    expected = {"SETUP007"}
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
    answered = desk.done("setup")
    assert ".github/CODEOWNERS" in answered["files"]
    (left,) = answered["by_hand"]
    assert left["file"] == ".vscode/settings.json"
    assert file.read_text("utf-8") == '{\n  // mine\n  "a": 1\n}\n'
    assert "SETUP005" in codes(desk)
    assert '"yaml.schemas"' in desk("setup").out
    file.write_text('{\n  // mine\n  "a": "//",\n' + left["add"] + ",\n}\n", "utf-8")
    assert "SETUP005" not in codes(desk)
    desk.git("commit", "-qam", "Pasted")
    assert desk.done("setup")["by_hand"] == []


def test_an_unsaved_edit_of_the_owners_is_named_by_both(desk: Desk) -> None:
    desk.done("setup")
    file = desk.folder / ".github/CODEOWNERS"
    file.write_text(file.read_text("utf-8").replace(END, f"/mine @me\n{END}"), "utf-8")
    assert "SETUP003" in codes(desk)
    answered = desk("setup", "--json")
    assert answered.code == 4
    assert ".github/CODEOWNERS" in answered.error["message"]


def test_a_folder_that_no_file_can_name_is_refused_in_words(desk: Desk) -> None:
    for name in ("vores mappe", "nr #1"):
        old = next(path for path in desk.folder.iterdir() if (path / "portfolio.yaml").is_file())
        desk.git("mv", old.name, name)
        desk.git("commit", "-qm", "Moved")
        answered = desk("-C", str(desk.folder / name), "setup", "--json")
        if "#" in name:
            assert answered.error["code"] == "setup-place"
        else:
            assert answered.code == 0, answered.err
            assert desk.git("check-attr", "eol", "--", f"{name}/projects/2026/P.yaml").strip().endswith("eol: lf")


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
    assert codes(desk) == {"SETUP007"}


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

"""The result of merging is what is judged, and nothing is written to find out what it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from digitek_cli.errors import BadReference, EnvironmentProblem
from digitek_cli.store import runner
from digitek_cli.store.proposal import propose
from tests.proposal.proposal_case import PROJECT, Branch

if TYPE_CHECKING:
    from pathlib import Path

ORGANISATION = "portfolio/organisation.yaml"
PROJECT_FILE = f"portfolio/projects/2026/{PROJECT}.yaml"
BUY = ("pools", "purchase", "social", "--title", "Tavler", "--by", "hso", "--reason", "Nu", "--json")


def contents(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below a folder with its size and when it was changed."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        # git marks an object as used by its date where it would have written the very same.
        dated = 0 if "objects" in path.parts else status.st_mtime_ns
        found[str(path)] = (status.st_size, dated)
    return found


def buy(branch: Branch, amount: str) -> None:
    branch.do(*BUY[:3], amount, *BUY[3:])


def test_two_purchases_that_fit_by_themselves_do_not_fit_together(branch: Branch) -> None:
    buy(branch, "200000")
    assert not branch.errors()
    branch.on("theirs", "main")
    buy(branch, "200000")
    assert not branch.errors()
    branch.git("branch", "-f", "main", "mine")
    found = branch.errors()
    assert set(found) == {"POOL011"}, found
    assert not branch.errors("main~1")


def test_the_servers_own_merge_commit_is_the_result(branch: Branch) -> None:
    buy(branch, "200000")
    branch.on("main")
    buy(branch, "200000")
    branch.git("switch", "-q", "--detach", "main")
    branch.git("merge", "-q", "--no-edit", "mine")
    with propose(branch.root, "main") as proposal:
        assert (proposal.merge_base, len(proposal.commits)) == (proposal.base, 2)
        assert len(proposal.changed) == 1
    assert set(branch.errors()) == {"POOL011"}


def test_a_merge_leaves_nothing_behind(branch: Branch) -> None:
    branch.do("new-idea", "--title", "En", "--area", "social", "--submitter", "abc")
    branch.on("theirs", "main")
    branch.do("set", PROJECT, "title", "Andet navn")
    note = (branch.folder / ORGANISATION).read_text("utf-8") + "# en note\n"
    branch.file(ORGANISATION, note)
    was = contents(branch.folder)
    with propose(branch.root, "mine") as proposal:
        assert proposal.changed == {PROJECT_FILE, ORGANISATION}
        assert proposal.conflicts == ()
        assert len(proposal.after.portfolio.projects) == len(proposal.before.portfolio.projects)
        assert proposal.after.portfolio.projects[PROJECT].title == "Andet navn"
        aside = proposal.repository.aside
        assert aside
        assert any(aside.rglob("*"))
    assert not aside.exists()
    assert contents(branch.folder) == was


def test_what_both_changed_is_named_and_the_rest_is_judged(branch: Branch) -> None:
    branch.do("set", PROJECT, "title", "Et navn")
    branch.on("theirs", "main")
    branch.do("set", PROJECT, "title", "Et andet navn")
    branch.file("portfolio/decisions/2026/D-2026-aaaaaa.yaml", "x: 1\n")
    found = branch.found("mine")
    (conflict,) = [item for item in found if item.code == "PROP001"]
    assert (conflict.path, conflict.severity) == (PROJECT_FILE.removeprefix("portfolio/"), "error")
    assert any(item.path == "decisions/2026/D-2026-aaaaaa.yaml" and item.severity == "error" for item in found)


def test_the_work_tree_counts_as_it_lies_there(branch: Branch) -> None:
    branch.on("theirs", "main")
    branch.do("set", PROJECT, "title", "Et andet navn")
    branch.on("mine")
    approval = branch.approval()
    event = f"statements/2026/{approval.id}.yaml"
    (branch.root / event).unlink()
    assert branch.errors()["EVT002"].path == event
    branch.write(approval.with_(text="Noget andet"))
    branch.git("add", "-A")
    assert branch.errors("theirs")["EVT001"].path == event  # also where there is something to merge
    branch.git("reset", "-q", "--hard")
    branch.file("portfolio/strange.yaml", "x: 1\n")
    (branch.root / "projects/2026/P-2026-099.yaml").symlink_to(branch.root / "portfolio.yaml")
    data = (branch.folder / PROJECT_FILE).read_bytes()
    (branch.folder / PROJECT_FILE).write_bytes(data.replace(b"\n", b"\r\n"))
    with propose(branch.root, "main") as proposal:
        assert {item.code for item in proposal.after.findings} == {"FILE040", "FILE043"}
        assert len(proposal.unsaved.entries) == 2, "line ends are no edit"


def test_a_branch_that_is_not_checked_out(branch: Branch) -> None:
    branch.write(branch.approval().with_(text="Noget andet"))
    branch.save()
    branch.on("main")
    assert not branch.errors()
    assert "EVT001" in branch.errors(head="mine")
    assert branch.run("check", "--base", "main", "--known", "mine") == 1
    assert branch.run("check", "--base", "main") == 0


def test_events_rewritten_on_a_branch_since_it_parted_are_seen_and_what_the_base_added_is_no_deletion(
    branch: Branch,
) -> None:
    branch.do("set", PROJECT, "title", "Et navn")
    branch.on("main")
    buy(branch, "100")
    branch.on("mine")
    assert not branch.errors()


@pytest.mark.parametrize(
    ("base", "code"), [("findes-ikke", "no-such-revision"), ("--output=x", "no-such-revision"), (" ", "empty-revision")]
)
def test_a_base_that_is_none(branch: Branch, base: str, code: str) -> None:
    with pytest.raises(BadReference) as caught, propose(branch.root, base):
        pass
    assert caught.value.code == code


def test_a_branch_may_be_called_like_an_option(branch: Branch) -> None:
    branch.git("update-ref", "refs/heads/--output=x", "HEAD")
    with propose(branch.root, "refs/heads/--output=x") as proposal:
        assert not proposal.changed


def test_no_portfolio_no_common_history_and_no_commit_are_told_apart(branch: Branch, tmp_path: Path) -> None:
    tree = branch.git("mktree", "--missing", "-z")
    empty = branch.git("commit-tree", "-m", "tom", tree)
    alone = branch.git("commit-tree", "-m", "alene", "HEAD^{tree}")
    for base, code in ((empty, "proposal-no-portfolio"), (alone, "proposal-unrelated")):
        with pytest.raises(BadReference) as caught, propose(branch.root, base):
            pass
        assert caught.value.code == code
    branch.git("switch", "-q", "--orphan", "new")
    branch.git("checkout", "-q", "main", "--", "portfolio")
    with pytest.raises(BadReference) as caught, propose(branch.root, "main"):
        pass
    assert caught.value.code == "proposal-no-commit"


def test_a_clone_that_ends_too_early_says_how_to_go_on(branch: Branch, tmp_path: Path) -> None:
    branch.do("set", PROJECT, "title", "Et navn")
    branch.on("main")
    branch.do("set", PROJECT, "need", "Noget andet")
    place = tmp_path / "shallow"
    branch.git("clone", "-q", "--depth=1", "--no-single-branch", f"file://{branch.folder}", str(place))
    shallow = Branch(place)
    shallow.git("checkout", "-q", "mine")
    with pytest.raises(BadReference) as caught, propose(shallow.root, "origin/main"):
        pass
    assert caught.value.code == "proposal-shallow"


def test_an_old_git_says_so_where_it_would_have_to_merge(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    branch.do("set", PROJECT, "title", "Et navn")
    monkeypatch.setattr(runner, "version", lambda: (2, 36, 1))
    assert not branch.errors()
    branch.on("theirs", "main")
    branch.do("set", PROJECT, "need", "Noget andet")
    with pytest.raises(EnvironmentProblem) as caught, propose(branch.root, "mine"):
        pass
    assert caught.value.code == "proposal-old-git"


def test_a_folder_with_a_name_that_lists_are_parted_by(branch: Branch) -> None:
    place = branch.folder.parent / 'a:b "c" æ'
    os.rename(branch.folder, place)  # noqa: PTH104 - a Branch is frozen
    moved = Branch(place)
    moved.do("set", PROJECT, "title", "Et navn")
    moved.on("theirs", "main")
    moved.do("set", PROJECT, "need", "Noget andet")
    assert not moved.errors("mine")

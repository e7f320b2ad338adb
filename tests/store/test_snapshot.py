from __future__ import annotations

import os
import re
import subprocess
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from annotated_types import Ge, Le, MaxLen

from digitek_cli.errors import DataError, EnvironmentProblem
from digitek_cli.model.portfolio import Record, path_of
from digitek_cli.model.value import Value, to_document
from digitek_cli.rules.finding import Finding, error
from digitek_cli.store import yaml_io
from digitek_cli.store.snapshot import Snapshot, read_commit, read_worktree
from digitek_cli.store.walk import find_root
from digitek_cli.store.yaml_guard import MAX_BYTES
from tests.store import portfolio_case as case

PROJECT = "projects/2026/P-2026-014.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return case.write(tmp_path / "portfolio", *case.RECORDS)


def put(root: Path, path: str, text: str | bytes) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def amend(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    put(root, path, text.replace(old, new, 1))


def only(root: Path) -> Finding:
    """The one finding; every other record is still there."""
    snapshot = read_worktree(root)
    (finding,) = snapshot.findings
    missing = {path_of(record) for record in case.RECORDS} - set(snapshot.portfolio.records)
    assert missing <= {finding.path}
    return finding


def git(folder: Path, *args: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *args], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def committed(root: Path) -> str:
    git(root.parent, "init", "--quiet", "--initial-branch=main")
    git(root.parent, "add", "--all")
    git(root.parent, "commit", "--quiet", "--message=x")
    return git(root.parent, "rev-parse", "HEAD")


@pytest.mark.parametrize("record", case.RECORDS, ids=lambda record: type(record).__name__)
def test_every_kind_of_record_survives_its_file(record: Record) -> None:
    data = yaml_io.render_new(to_document(record))
    again = type(record).model_validate(yaml_io.read(data, "f").data)
    assert again == record
    assert yaml_io.render_new(to_document(again)) == data


def test_a_portfolio_is_read_from_the_work_tree(root: Path) -> None:
    snapshot = read_worktree(root)
    assert snapshot.findings == ()
    assert snapshot.portfolio.records == {path_of(record): record for record in case.RECORDS}
    assert snapshot.base is None
    assert snapshot.sources[PROJECT] == (root / PROJECT).read_bytes()


def test_a_commit_reads_the_same_as_its_work_tree(root: Path) -> None:
    base = committed(root)
    snapshot = read_commit(root)
    assert snapshot == Snapshot(
        snapshot.portfolio, read_worktree(root).findings, base, root, read_worktree(root).sources
    )
    assert snapshot.portfolio == read_worktree(root).portfolio
    assert snapshot.portfolio.blobs[PROJECT] == git(root.parent, "rev-parse", f"HEAD:portfolio/{PROJECT}")


def test_a_commit_is_read_and_not_what_lies_on_disk(root: Path) -> None:
    base = committed(root)
    amend(root, PROJECT, "no", "yes")
    put(root, "projects/2026/P-2026-015.yaml", "broken: [")
    assert read_commit(root, base).portfolio.project("P-2026-014") == case.PROJECT
    assert read_commit(root, base).findings == ()
    assert len(read_worktree(root).findings) == 1


def test_a_portfolio_at_the_top_of_its_repository(root: Path) -> None:
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")
    assert read_commit(root).portfolio == read_worktree(root).portfolio


OTHER = "projects/2026/P-2026-015.yaml"


def test_about_one_project_the_files_of_others_are_not_read(root: Path) -> None:
    put(root, OTHER, "broken: [")
    put(root, "checklists/2026/P-2026-015/facts.yaml", "broken: [")
    committed(root)
    alone = read_commit(root, about=" p-2026-014 ")
    assert alone.findings == ()
    assert alone.portfolio.records == {path_of(record): record for record in case.RECORDS}
    assert OTHER not in alone.sources


@pytest.mark.parametrize("about", ["14", "2026-14", "P-2026-099", "P-2026-014/../x", ""])
def test_about_what_is_no_project_everything_is_read(root: Path, about: str) -> None:
    put(root, OTHER, "broken: [")
    committed(root)
    snapshot = read_commit(root, about=about)
    assert {finding.path for finding in snapshot.findings} == {OTHER}
    assert set(snapshot.portfolio.records) == {path_of(record) for record in case.RECORDS}


def test_a_broken_event_of_another_project_is_read_all_the_same(root: Path) -> None:
    put(root, "decisions/2026/D-2026-zzzzzz.yaml", "broken: [")
    committed(root)
    assert [finding.path for finding in read_commit(root, about="P-2026-014").findings] == [
        "decisions/2026/D-2026-zzzzzz.yaml"
    ]


STRAYS = (
    "projects-old.yaml",
    "notes.yaml",
    "projects.yaml/a.yaml",
    "checklists/2025/P-2026-014/facts.yaml",
    "projects/2026/P-2026-014/a.yaml",
    "odd/2026/P-2026-015.yaml",
)


@pytest.mark.parametrize("path", STRAYS)
@pytest.mark.parametrize("top", [False, True])
def test_about_one_project_a_stray_file_is_named_as_in_the_whole(root: Path, path: str, top: bool) -> None:
    put(root, path, "a: 1\n")
    if top:
        git(root, "init", "--quiet", "--initial-branch=main")
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message=x")
    else:
        committed(root)
    whole = read_commit(root)
    assert [finding.path for finding in whole.findings] == [path]
    assert read_commit(root, about="P-2026-014").findings == whole.findings


def test_find_root_walks_up_and_into_portfolio(root: Path) -> None:
    assert find_root(root) == root
    assert find_root(root.parent) == root
    assert find_root(root / "projects" / "2026") == root
    with pytest.raises(EnvironmentProblem) as problem:
        find_root(Path(root.anchor))
    assert problem.value.code == "not-a-portfolio"


@pytest.mark.parametrize("link", [False, True])
def test_find_root_does_not_leave_the_repository(root: Path, link: bool) -> None:
    inner = root.parent / "kode" / "a"
    inner.mkdir(parents=True)
    assert find_root(inner) == root
    top = inner.parent
    if link:
        (top / ".git").write_text("gitdir: ../.git/modules/kode\n", "utf-8")
    else:
        (top / ".git").mkdir()
    with pytest.raises(EnvironmentProblem) as problem:
        find_root(inner)
    assert (problem.value.code, problem.value.params["top"]) == ("no-portfolio-in-repository", str(top))
    (top / "portfolio").mkdir()
    (top / "portfolio" / "portfolio.yaml").write_text("", "utf-8")
    assert find_root(inner) == top / "portfolio"


def test_a_broken_file_hides_no_other(root: Path) -> None:
    put(root, PROJECT, "id: P-2026-014\ntitle: [\n")
    assert (only(root).code, only(root).path, only(root).line) == ("FILE013", PROJECT, 3)


def test_a_typo_in_a_key_names_the_nearest(root: Path) -> None:
    amend(root, PROJECT, "submitter:", "sumbitter:")
    missing, typo = sorted(read_worktree(root).findings, key=lambda finding: finding.code, reverse=True)
    assert (missing.code, missing.params["key"]) == ("FILE022", "submitter")
    assert (typo.code, typo.params["key"], typo.params["nearest"]) == ("FILE020", "sumbitter", "submitter")
    assert typo.line == line_of(root, PROJECT, "sumbitter")


def line_of(root: Path, path: str, start: str) -> int:
    lines = (root / path).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.lstrip(" -").startswith(start))


@pytest.mark.parametrize(
    ("path", "old", "new", "nearest"),
    [
        (PROJECT, "    leg: quality", "    leeg: quality", "leg"),
        (PROJECT, "  triage:\n    outcome", "  triage:\n    outcom", "outcome"),
        (PROJECT, "  hours:\n    study", "  hours:\n    studdy", "study"),
        ("organisation.yaml", "        from:", "        form:", "from"),
        ("questionnaires/service-design-1.0.0.yaml", "      from:", "      frm:", "from"),
        ("checklists/2026/P-2026-014/facts.yaml", "    value: true", "    valeu: true", "value"),
        ("checklists/2026/P-2026-014/service-design.yaml", "        ref:", "        reff:", "ref"),
    ],
)
def test_nearest_keys_are_those_of_the_place(root: Path, path: str, old: str, new: str, nearest: str) -> None:
    amend(root, path, old, new)
    try:
        findings = read_worktree(root).findings
    except DataError as problem:
        findings = problem.findings
    (typo,) = [finding for finding in findings if finding.code == "FILE020"]
    assert typo.params["nearest"] == nearest
    assert typo.line == line_of(root, path, new.split("\n")[-1].strip(" -"))


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("received: 2026-03-14", "received: 2026-02-30", "FILE023", "received"),
        ("received: 2026-03-14", "received: 14. marts", "FILE023", "received"),
        ("received: 2026-03-14", "received: 20260314", "FILE023", "received"),
        ('study: "1250.50"', "study: 1250.50", "FILE024", "budget.study"),
        ('study: "1250.50"', "study: 1e3", "FILE024", "budget.study"),
        ('study: "1250.50"', 'study: "1.250,50"', "FILE024", "budget.study"),
        ("trial: 100000", "trial: true", "FILE024", "budget.trial"),
        ("title: 'Skærm til sår: prøve'", "title: '  '", "FILE026", "title"),
        ("title: 'Skærm til sår: prøve'", 'title: "a\\nb"', "FILE027", "title"),
        ("submitter: pl1", "submitter: Anders And", "FILE028", "submitter"),
        ("leg: quality", "leg: kvalitet", "FILE029", "benefits[1].leg"),
        ("outcome: project", "outcome: both", "FILE029", "intake.triage.outcome"),
        ("area: social", "area: 12", "FILE030", "area"),
        ("area: social", "area: null", "FILE030", "area"),
        ("size: 3", "size: '3'", "FILE031", "benefits[1].size"),
        ("it_solution: false", "it_solution: no", "FILE032", "it_solution"),
        ('doing:\n    - "12:30"\n    - ja', "doing: ja", "FILE033", "risk.doing"),
        ("    outcome: project\n    by: kon\n    date: 2026-03-14", "    x", "FILE034", "intake.triage"),
        ("size: 3", "size: 9", "FILE035", "benefits[1].size"),
    ],
)
def test_what_the_model_refuses_has_its_own_code(root: Path, old: str, new: str, code: str, field: str) -> None:
    amend(root, PROJECT, old, new)
    finding = only(root)
    assert (finding.code, finding.params["field"]) == (code, field)
    assert finding.line
    assert finding.line > 1


def test_how_long_a_title_is_and_may_be_is_said(root: Path) -> None:
    amend(root, PROJECT, "title: ", f"title: {151 * 'å'} # ")
    finding = only(root)
    assert {"limit": 150, "length": 151}.items() <= finding.params.items()


def test_a_name_for_the_program_has_its_pattern(root: Path) -> None:
    (root / "systems").mkdir(exist_ok=True)
    (root / "systems/a.yaml").write_text("shard: A\n", "utf-8")
    assert "FILE058" in {finding.code for finding in read_worktree(root).findings}


def test_everything_that_a_model_limits_has_words() -> None:
    limits = {
        type(limit)
        for kind in _kinds(Value)
        for field in kind.model_fields.values()
        for limit in field.metadata
        if type(limit).__module__ == "annotated_types"
    }
    assert limits <= {Ge, Le, MaxLen}, "a new limit needs its kind in store/validate.py"


def _kinds(kind: type[Value]) -> list[type[Value]]:
    return [item for below in kind.__subclasses__() for item in (below, *_kinds(below))]


def test_everything_wrong_in_a_file_is_said_at_once(root: Path) -> None:
    amend(root, PROJECT, "leg: quality", "leg: kvalitet")
    amend(root, PROJECT, "size: 3", "size: 9")
    assert [finding.code for finding in read_worktree(root).findings] == ["FILE029", "FILE035"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("projects/2026/P-2026-14.yaml", "FILE040"),
        ("projects/2026/P-2026-014 - kopi.yaml", "FILE040"),
        ("projects/2026/p-2026-015.yaml", "FILE040"),
        ("projects/2026/P-2026-015.yml", "FILE040"),
        ("projects/2026/P-2026-\u0661\u0662\u0663.yaml", "FILE040"),
        ("projects/P-2026-015.yaml", "FILE040"),
        ("projects/2025/P-2026-015.yaml", "FILE042"),
        ("decisions/2026/S-2026-abcdef.yaml", "FILE040"),
        ("decisions/2025/D-2026-abcdef.yaml", "FILE042"),
        ("checklists/2025/P-2026-014/mdr.yaml", "FILE042"),
        ("measurements/2026/M-2026-abcdef.yaml", "FILE040"),
        ("questionnaires/mdr.yaml", "FILE040"),
        ("evidence/EV-1.yaml", "FILE040"),
        ("other.yaml", "FILE040"),
        ("photo.png", "FILE048"),
    ],
)
def test_no_file_stands_where_none_belongs(root: Path, path: str, code: str) -> None:
    put(root, path, "id: x\n")
    assert (only(root).code, only(root).path) == (code, path)


def test_hidden_files_and_texts_for_people_are_fine(root: Path) -> None:
    for path in (".gitattributes", ".schema/x.yaml", "README.md", "projects/2026/.P-2026-001.yaml.swp", "docs/note.md"):
        put(root, path, "x")
    assert read_worktree(root).findings == ()


@pytest.mark.parametrize(
    ("record", "path"),
    [
        (case.PROJECT, "projects/2026/P-2026-015.yaml"),
        (case.DECISION, "decisions/2026/D-2026-zzzzzz.yaml"),
        (case.EVIDENCE, "evidence/EV-002.yaml"),
        (case.POLICY, "policy/2027-01-01.yaml"),
        (case.QUESTIONNAIRE, "questionnaires/service-design-1.0.1.yaml"),
        (case.FACTS, "checklists/2026/P-2026-015/facts.yaml"),
        (case.ANSWERS, "checklists/2026/P-2026-014/mdr.yaml"),
    ],
)
def test_a_record_that_calls_itself_something_else_is_refused(root: Path, record: Record, path: str) -> None:
    put(root, path, yaml_io.render_new(to_document(record)))
    try:
        findings = read_worktree(root).findings
    except DataError as problem:
        findings = problem.findings
    assert [(finding.code, finding.path) for finding in findings] == [("FILE041", path)]


@pytest.mark.parametrize("wicked", ["../../x", "/etc/passwd", "X-2026-abcdef", "D-2026-\u043aabcde", ""])
def test_a_wicked_id_leads_nowhere(root: Path, wicked: str) -> None:
    amend(root, "decisions/2026/D-2026-k7m2qx.yaml", "id: D-2026-k7m2qx", f"id: '{wicked}'")
    assert only(root).code in ("FILE041", "FILE026")


def test_links_and_odd_files_are_named_and_not_followed(root: Path, tmp_path: Path) -> None:
    outside = case.write(tmp_path / "outside", case.PROJECT)
    (root / "projects" / "2025").symlink_to(outside / "projects" / "2026")
    (root / "projects" / "2026" / "P-2026-015.yaml").symlink_to(outside / PROJECT)
    os.mkfifo(root / "projects" / "2026" / "P-2026-016.yaml")
    findings = [(finding.code, finding.path) for finding in read_worktree(root).findings]
    assert findings == [
        ("FILE043", "projects/2025"),
        ("FILE043", "projects/2026/P-2026-015.yaml"),
        ("FILE044", "projects/2026/P-2026-016.yaml"),
    ]


def test_links_in_a_commit_are_named(root: Path) -> None:
    (root / "projects" / "2026" / "P-2026-015.yaml").symlink_to("P-2026-014.yaml")
    committed(root)
    assert [finding.code for finding in read_commit(root).findings] == ["FILE043"]


def test_a_file_that_is_too_large_is_not_read(root: Path) -> None:
    put(root, PROJECT, b"#" * (MAX_BYTES + 5000))
    assert only(root).code == "FILE001"


def test_a_file_that_may_not_be_read_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def guarded(file: str, flags: int) -> int:
        if Path(file) == root / PROJECT:
            raise PermissionError(13, "Permission denied")
        return real(file, flags)

    monkeypatch.setattr(os, "open", guarded)
    finding = only(root)
    assert (finding.code, finding.params) == ("FILE046", {"reason": "Permission denied"})


@pytest.mark.parametrize("path", ["portfolio.yaml", "organisation.yaml", "policy/2026-01-01.yaml"])
def test_without_its_foundation_nothing_is_read(root: Path, path: str) -> None:
    put(root, PROJECT, "broken: [")
    put(root, path, "a: [\n")
    with pytest.raises(DataError) as broken:
        read_worktree(root)
    assert broken.value.code == "broken-foundation"
    assert {finding.path for finding in broken.value.findings} == {PROJECT, path}
    (root / path).unlink()
    with pytest.raises(DataError) as missing:
        read_worktree(root)
    assert missing.value.code == "missing-foundation"


@pytest.mark.parametrize("name", ["policy/2026-06-01.yaml", "policy/2026-6-1.yaml"])
def test_a_broken_policy_is_not_replaced_by_the_one_before_it(root: Path, name: str) -> None:
    put(root, name, "valid_from: 2026-06-01\n")
    with pytest.raises(DataError) as problem:
        read_worktree(root)
    assert problem.value.where == name


def test_a_newer_format_is_said_to_be_newer(root: Path) -> None:
    put(root, "portfolio.yaml", "format_version: 99\nsomething_new: 1\n")
    with pytest.raises(DataError) as problem:
        read_worktree(root)
    assert (problem.value.code, problem.value.params) == ("newer-format", {"found": 99, "known": 1})


def cpr(separator: str = "") -> str:
    """A number of the right form, made here so that none stands in the source."""
    return f"{date(1990, 2, 1):%d%m%y}{separator}{1234}"


@pytest.mark.parametrize("separator", ["", "-"])
def test_a_cpr_number_in_a_file_is_found_and_not_repeated(root: Path, separator: str) -> None:
    amend(root, PROJECT, "og en til", f"borger {cpr(separator)}")
    finding = only(root)
    assert finding.code == "CPR001"
    assert finding.line == line_of(root, PROJECT, "borger")
    assert cpr(separator) not in repr(finding)
    assert "1234" not in repr(finding)


def test_a_cpr_number_in_a_comment_or_a_readme_is_found(root: Path) -> None:
    amend(root, PROJECT, "id:", f"# {cpr('-')}\nid:")
    put(root, "README.md", f"text\n{cpr()}\n")
    findings = read_worktree(root).findings
    assert [(finding.code, finding.path, finding.line) for finding in findings] == [
        ("CPR001", "README.md", 2),
        ("CPR001", PROJECT, 1),
    ]


def test_a_cpr_number_behind_escapes_is_found(root: Path) -> None:
    escaped = "".join(f"\\x{ord(char):02x}" for char in cpr())
    amend(root, PROJECT, "title: 'Skærm til sår: prøve'", f'title: "{escaped}"')
    assert only(root).code == "CPR001"


def test_a_cpr_number_in_a_file_name_is_found_and_not_repeated(root: Path) -> None:
    put(root, f"projects/2026/{cpr('-')}.md", "x")
    finding = only(root)
    assert (finding.code, finding.path) == ("CPR004", "projects/2026")
    assert "1234" not in repr(finding)


def test_contact_data_is_a_warning_and_hides_nothing(root: Path) -> None:
    amend(root, PROJECT, "og en til", "skriv til anders" + "@" + "gmail.com")
    snapshot = read_worktree(root)
    assert [finding.code for finding in snapshot.findings] == ["PER001"]
    assert snapshot.portfolio.project("P-2026-014")


def test_locate_finds_the_line_of_a_place(root: Path) -> None:
    snapshot = read_worktree(root)
    finding = snapshot.locate(error("X", path=PROJECT, at=("benefits", 0, "size")))
    assert finding.line == line_of(root, PROJECT, "size")
    assert snapshot.locate(error("X", path=PROJECT, at=("risk", "reason"))).line == line_of(root, PROJECT, "risk")
    assert snapshot.locate(error("X", path=PROJECT)).line == 1
    assert snapshot.locate(error("X", path="projects/2026/P-2026-099.yaml")).line is None
    assert snapshot.locate(error("X")).line is None


def test_every_code_has_its_words_and_hint() -> None:
    words = import_module("digitek_cli.render.words.files").WORDS
    source = Path(yaml_io.__file__).parents[1]
    files = [*(source / "store").glob("*.py"), source / "rules" / "leaks.py", source / "cli" / "_typed.py"]
    text = "".join(file.read_text("utf-8") for file in files)
    codes = set(re.findall(r'"((?:FILE|CPR|PER|SEC)\d{3})"', text))
    assert codes
    assert {code for code in codes if code not in words or f"{code}.hint" not in words} == set()
    assert {key for key in words if re.fullmatch(r"(?:FILE|CPR|PER|SEC)\d{3}", key)} == codes

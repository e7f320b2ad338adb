"""`init`, `new-idea`, `set`, `edit` and `commit`: one command, one commit, and nothing else touched."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.cli.portfolio_case import Desk, start

IDEA = ("new-idea", "--title", "Tavler", "--area", "social", "--submitter", "abc")
FILE = "projects/2026/P-2026-001.yaml"


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    return start(tmp_path / "p", capsys, monkeypatch)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.done(*IDEA)
    return desk


def use_editor(monkeypatch: pytest.MonkeyPatch, folder: Path, body: str) -> None:
    script = folder / "editor.py"
    script.write_text(
        f"import pathlib, sys\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text('utf-8')\n"
        f"path.write_text({body}, 'utf-8')\n",
        "utf-8",
    )
    monkeypatch.setenv("EDITOR", f'"{sys.executable}" "{script}"')


def test_init_is_one_commit_and_a_clean_tree(desk: Desk) -> None:
    assert desk.git("rev-list", "--count", "HEAD").strip() == "1"
    assert desk.git("status", "--porcelain") == ""
    tracked = desk.git("ls-files").split()
    assert {".gitattributes", ".gitignore", "README.md", "portfolio/portfolio.yaml"} <= set(tracked)
    assert not any(path.startswith("portfolio/projects/") for path in tracked)
    assert desk.git("check-attr", "eol", "README.md").strip().endswith("lf")


def test_init_keeps_the_comments_of_what_is_shipped(desk: Desk) -> None:
    shipped = Path(__file__).parents[2] / "portfolio" / "policy" / "2026-01-01.yaml"
    assert desk.file("policy/2026-01-01.yaml").read_bytes() == shipped.read_bytes()


@pytest.mark.parametrize(("year", "lang"), [("2025", "en"), ("2031", "da")])
def test_init_in_another_year_has_rules_frames_and_roles_of_that_year(
    year: str, lang: str, tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIGITEK_TODAY", f"{year}-06-01")
    place = tmp_path / "other"
    answered = desk.done("init", str(place), "--lang", lang)
    assert answered["path"] == str(place)
    assert (place / f"portfolio/policy/{year}-01-01.yaml").is_file()
    assert desk("-C", str(place), "check", "--json").data["ok"] is True
    balance = desk("-C", str(place), "pools", "balance", "--json").data
    assert {item["budget"] for item in balance["pools"]} == {"200000.00", "1372000.00"}
    assert ("The portfolio" in (place / "README.md").read_text("utf-8")) == (lang == "en")


def test_init_refuses_a_folder_with_something_in_it(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("mine")
    assert desk("init", str(tmp_path / "full")).code == 2
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["x"]


def test_a_dry_init_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    answered = desk.done("init", str(tmp_path / "dry"), "--dry-run")
    assert "+language: da" in answered["diff"]
    assert not (tmp_path / "dry").exists()


def test_new_idea_answers_with_id_path_and_commit(desk: Desk) -> None:
    answered = desk.done(*IDEA)
    assert (answered["schema"], answered["id"]) == ("digitek/new-idea/1", "P-2026-001")
    assert (desk.folder / answered["path"]).is_file()
    assert answered["commit"] == desk.git("rev-parse", "HEAD").strip()
    assert desk.git("show", "--name-only", "--format=", "HEAD").split() == [answered["path"]]
    assert desk.done(*IDEA)["id"] == "P-2026-002"


def test_new_idea_names_everything_that_is_missing_at_once(desk: Desk) -> None:
    answered = desk("new-idea", "--area", "social", "--json")
    assert answered.code == 2
    assert "--title" in answered.error["message"]
    assert "--submitter" in answered.error["message"]


def test_new_idea_registers_a_mandatory_project_and_warns(desk: Desk) -> None:
    answered = desk(*IDEA, "--type", "mandatory")
    assert answered.code == 0
    assert "PROJ010" in answered.out
    assert "PROJ010" not in desk(*IDEA, "--type", "mandatory", "--legal-basis", "Lov 1").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--area", "socal"), "no-such-area-near"),
        (("--submitter", "Anna Andersen"), "not-initials"),
        (("--date", "2026-13-01"), "not-a-day"),
        (("--title", "to\nlinjer"), "not-valid"),
        (("--title", "esc\x1b[31m"), "hidden-character"),
        (("--title", "rtl\u202e"), "hidden-character"),
    ],
)
def test_new_idea_refuses_and_writes_nothing(words: tuple[str, str], code: str, desk: Desk) -> None:
    answered = desk(*IDEA, *words, "--json")
    assert answered.code == 2
    assert answered.error["code"] == code
    assert desk.git("status", "--porcelain") == ""


def test_an_idea_from_tomorrow_is_refused(desk: Desk) -> None:
    assert desk(*IDEA, "--date", "2026-03-15").code == 1


def test_a_cpr_number_is_refused_and_not_repeated(desk: Desk) -> None:
    answered = desk(*IDEA, "--need", "Ring til 010190-1234 om tavlen", "--json")
    assert answered.code == 1
    assert "1234" not in answered.err
    assert desk.git("rev-list", "--count", "HEAD").strip() == "1"


def test_set_changes_one_line(filled: Desk) -> None:
    answered = filled.done("set", "1", "title", "Tavler på væggen")
    assert (answered["before"], answered["after"]) == ("Tavler", "Tavler på væggen")
    numbers = filled.git("show", "--numstat", "--format=", "HEAD").split()
    assert numbers == ["1", "1", f"portfolio/{FILE}"]


@pytest.mark.parametrize(
    ("field", "value", "line"),
    [
        ("budget.trial", "250.000", "  trial: 250000"),
        ("budget.external", "1250,50", '  external: "1250.50"'),
        ("it_solution", "ja", "it_solution: true"),
        ("trial_end", "2026-12-01", "trial_end: 2026-12-01"),
        ("budget.hours.study", "20", "    study: 20"),
        ("risk.category", "3", "  category: 3"),
        ("risk.doing", "Den ene, og mere; Den anden", "    - Den anden"),
        ("type", "other", "type: other"),
    ],
)
def test_set_takes_what_a_dane_types(field: str, value: str, line: str, filled: Desk) -> None:
    filled.done("set", "1", field, value)
    assert line in filled.file(FILE).read_text("utf-8").splitlines()


def test_the_source_of_the_money_is_said_by_the_head_and_not_set(filled: Desk) -> None:
    assert filled("set", "1", "funding.source", "common", "--by", "hso").code == 2
    file = filled.file(FILE)
    file.write_text(file.read_text("utf-8") + "funding:\n  source: none\n  by: hso\n", "utf-8")
    assert filled("commit").code == 1


def test_benefits_are_added_amended_and_taken_away(filled: Desk) -> None:
    filled.done("set", "1", "benefits+", "leg=efficiency; text=Mindre køretid; og mere; size=3")
    filled.done("set", "1", "benefits+", "leg=quality; text=Ro; negative=nej")
    filled.done("set", "1", "benefits.G-002.size", "4")
    shown = filled.done("show", "1")["fields"]["benefits"]
    assert [(item["id"], item["size"]) for item in shown] == [("G-001", 3), ("G-002", 4)]
    assert shown[0]["text"] == "Mindre køretid; og mere"
    filled.done("set", "1", "benefits-", "g-001")
    assert [item["id"] for item in filled.done("show", "1")["fields"]["benefits"]] == ["G-002"]
    filled.done("set", "1", "benefits+", '{"leg": "wellbeing", "text": "Ro; ro"}', "--json-value")
    assert [item["id"] for item in filled.done("show", "1")["fields"]["benefits"]] == ["G-002", "G-001"]


@pytest.mark.parametrize(
    ("words", "exit_code", "code"),
    [
        (("budgt.trial", "1"), 2, "no-such-field-near"),
        (("phase", "trial"), 2, "field-sealed"),
        (("id", "P-2026-009"), 2, "field-fixed"),
        (("budget.trial", "1,500"), 2, "amount-unclear"),
        (("budget.trial", "mange"), 2, "not-an-amount"),
        (("it_solution", "måske"), 2, "not-yes-or-no"),
        (("risk.category", "tre"), 2, "not-a-count"),
        (("risk.category", "7"), 2, "not-valid"),
        (("trial_end", "2026-02-30"), 2, "not-valid"),
        (("type", "digitekk"), 2, "no-such-word-near"),
        (("benefits+", "noget"), 2, "not-pairs"),
        (("benefits+", "legg=quality"), 2, "no-such-part-near"),
        (("benefits.G-009.size", "1"), 2, "no-such-item"),
        (("title+", "x"), 2, "not-a-list"),
        (("title", "{", "--json-value"), 2, "not-json"),
        (("title",), 2, "set-value-or-clear"),
        (("title", "x", "--clear"), 2, "set-value-or-clear"),
        (("title", "--clear"), 2, "not-valid"),
        (("title", "Tavler"), 1, "nothing-changed"),
        (("area", "socal"), 1, "refused"),
        (("evidence", "EV-999"), 1, "refused"),
        (("owner", "hso"), 1, "refused"),
        (("manager", "lo1"), 1, "refused"),
        (("title", "x", "--by", "zzz"), 2, "no-such-person"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_set_refuses_and_says_why(words: tuple[str, ...], exit_code: int, code: str, filled: Desk) -> None:
    head = filled.git("rev-parse", "HEAD")
    answered = filled("set", "1", *words, "--json")
    assert (answered.code, answered.error["code"]) == (exit_code, code)
    assert answered.error["message"] != code
    assert filled.git("rev-parse", "HEAD") == head


def test_a_value_may_begin_with_a_hyphen_after_two(filled: Desk) -> None:
    assert filled("set", "1", "need", "--", "-5 grader").code == 0
    assert filled.done("show", "1")["fields"]["need"] == "-5 grader"


def test_commit_takes_hand_edits_with_their_comments(filled: Desk) -> None:
    file, other = filled.file(FILE), filled.file("organisation.yaml")
    file.write_text("# vigtigt\n" + file.read_text("utf-8").replace("Tavler", "Nye tavler"), "utf-8")
    other.write_text(other.read_text("utf-8") + "# sidst\n", "utf-8")
    answered = filled.done("commit", "portfolio/projects", "--reason", "Stavefejl")
    assert answered["paths"] == [FILE]
    assert filled.git("show", f"HEAD:portfolio/{FILE}").startswith("# vigtigt\n")
    assert "Digitek-Operation: manual" in filled.git("log", "-1", "--format=%B")
    assert filled.git("status", "--porcelain").split() == ["M", "portfolio/organisation.yaml"]
    assert filled.done("commit")["paths"] == ["organisation.yaml"]
    assert filled("commit").code == 2


def test_commit_refuses_what_breaks_a_rule(filled: Desk) -> None:
    file = filled.file(FILE)
    file.write_text(file.read_text("utf-8").replace("area: social", "area: socal"), "utf-8")
    answered = filled("commit", "--json")
    assert answered.code == 1
    assert answered.error["findings"][0]["code"] == "REF002"


def test_commit_refuses_what_does_not_parse(filled: Desk) -> None:
    filled.file(FILE).write_text("id: [\n", "utf-8")
    answered = filled("commit", "--json")
    assert answered.code == 3
    assert answered.error["findings"][0]["line"] is not None


def test_commit_refuses_edited_and_deleted_events(filled: Desk) -> None:
    (event, *_) = sorted(filled.file("transactions").rglob("*.yaml"))
    source = event.read_text("utf-8")
    event.write_text(source.replace("text: ", "text: x"), "utf-8")
    assert filled("commit", "--json").error["findings"][0]["code"] == "EDIT001"
    event.unlink()
    assert filled("commit", "--json").error["findings"][0]["code"] == "EDIT002"
    assert filled("commit", "nosuch", "--json").error["code"] == "hand-no-file"


def test_edit_is_one_commit(filled: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    use_editor(monkeypatch, tmp_path, "'# note\\n' + text.replace('Tavler', 'Fra editoren')")
    assert filled("edit", "1").code == 0
    assert filled.git("show", f"HEAD:portfolio/{FILE}").startswith("# note\nid: P-2026-001\ntitle: Fra editoren")
    assert filled.git("status", "--porcelain") == ""
    assert "Digitek-Operation: edit" in filled.git("log", "-1", "--format=%B")


def test_an_edit_without_change_is_no_commit(filled: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    head = filled.git("rev-parse", "HEAD")
    use_editor(monkeypatch, tmp_path, "text")
    answered = filled("edit", "1")
    assert answered.code == 0
    assert "Din tekst" not in answered.err
    assert filled.git("rev-parse", "HEAD") == head


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("text + 'titel: x\\n'", 3),
        ("text.replace('area: social', 'area: socal')", 1),
        ("text.replace('P-2026-001', 'P-2026-009')", 1),
        ("text.replace('phase: intake', 'phase: trial')", 1),
        ("text + 'need: 010190-1234\\n'", 3),
    ],
)
def test_a_broken_edit_is_kept_and_named(
    body: str, code: int, filled: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    head = filled.git("rev-parse", "HEAD")
    use_editor(monkeypatch, tmp_path, body)
    answered = filled("edit", "1")
    assert answered.code == code
    kept = Path(next(line for line in answered.err.splitlines() if line.startswith("Din tekst")).split(" i ")[1])
    assert kept.is_file()
    assert "1234" not in answered.err
    assert filled.git("rev-parse", "HEAD") == head
    kept.unlink()


@pytest.mark.parametrize("command", ["nosuch-editor-anywhere", "false"])
def test_an_editor_that_fails_changes_nothing(command: str, filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", command)
    assert filled("edit", "1").code == 5


def test_unsaved_edits_are_left_alone(filled: Desk) -> None:
    file = filled.file(FILE)
    file.write_text(file.read_text("utf-8") + "need: mit\n", "utf-8")
    for words in (("set", "1", "title", "x"), ("edit", "1")):
        assert filled(*words).code == 4
    assert file.read_text("utf-8").endswith("need: mit\n")


def converse(answers: str, *words: str) -> str:
    """Run a command on a terminal of its own and type the answers; what it said, once it ended well."""
    import pty
    import select
    import signal

    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, "-m", "digitek_cli", *words])
    os.write(terminal, answers.encode())
    seen = b""
    while True:
        # A question that nobody answers must fail this test, not hold the whole run.
        if not select.select([terminal], [], [], 60)[0]:
            os.kill(pid, signal.SIGKILL)
            break
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        seen += part
    _, status = os.waitpid(pid, 0)
    text = seen.decode("utf-8")
    assert os.waitstatus_to_exitcode(status) == 0, text
    return text


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal needs POSIX")
def test_new_idea_asks_on_a_terminal(desk: Desk) -> None:
    # area (mistyped first), submitter (mistyped first), need, type
    text = converse("socæl\nsoc\nAnna Andersen\nabc\n\n\n", "new-idea", "--title", "Spurgt")
    assert "Hvilket chefområde?" in text
    assert "P-2026-001 er registreret: Spurgt" in text
    assert "area: social" in desk.file(FILE).read_text("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal needs POSIX")
def test_intake_asks_on_a_terminal(filled: Desk) -> None:
    # what it is (mistyped first), by whom
    text = converse("prøj\nproject\nkon\n", "intake", "1", "triage")
    assert "Projekt eller indkøb" in text
    assert "P-2026-001: det er et projekt." in text
    assert "    outcome: project" in filled.file(FILE).read_text("utf-8")
    text = converse("medium\nls1\n", "intake", "1", "priority")
    assert "Umiddelbar prioritering" in text
    assert "    level: medium" in filled.file(FILE).read_text("utf-8")


def test_without_a_terminal_and_an_editor_nothing_is_started(filled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    answered = filled("edit", "1", "--json")
    assert (answered.code, answered.error["code"]) == (2, "edit-no-terminal")
    assert "digitek set 1" in answered.error["hint"]
    assert "digitek commit" in answered.error["hint"]

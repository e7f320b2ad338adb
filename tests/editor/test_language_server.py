"""VS Code's own YAML language server over the files that `setup` writes: underlines, completes and explains."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from digitek_cli.model.value import to_document
from digitek_cli.store import yaml_io
from digitek_cli.store.shipped import shipped_folder
from tests.e2e.binary import Binary
from tests.editor.lsp import Server
from tests.world import ROOT, in_operation

PROGRAM = ROOT / "build/node/node_modules/yaml-language-server/bin/yaml-language-server"
NUMBERS = count(100)
HEAD = (
    "id: P-2026-001\ntitle: Tavler\ntype: digitek\narea: social\nphase: intake\nsubmitter: abc\nreceived: 2026-03-14\n"
)


def idea() -> str:
    """A project's file that nobody has opened."""
    return f"portfolio/projects/2026/P-2026-{next(NUMBERS)}.yaml"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if not (PROGRAM.is_file() and shutil.which("node")):
        assert "CI" not in os.environ, "make judges brings the language server"
        pytest.skip("the YAML language server is not here: make judges, with node")
    home = tmp_path_factory.mktemp("editor")
    digitek = Binary(home / "sso", home, today="2026-03-14")
    digitek.folder = home
    digitek.json("init", "sso")
    digitek.folder = home / "sso"
    digitek.json("setup")
    with Server(PROGRAM, home / "sso") as started:
        started.await_schemas(idea(), HEAD + "unknown: x\n")
        yield started


def test_files_that_are_right_are_not_underlined(server: Server) -> None:
    shipped = shipped_folder("portfolio")
    texts = {path.relative_to(shipped).as_posix(): path.read_text("utf-8") for path in shipped.rglob("*.yaml")}
    lived = in_operation().portfolio.records
    texts |= {
        path: yaml_io.render_new(to_document(record)).decode() for path, record in lived.items() if path not in texts
    }
    texts["checklists/2026/P-2026-001/facts.yaml"] = (
        "project: P-2026-001\nfacts:\n  a.b:\n    value: null\n    date: 2026-03-14\n"
    )
    texts["checklists/2026/P-2026-001/mdr.yaml"] = 'project: P-2026-001\nquestionnaire: mdr\nversion: "1.0.0"\n'
    assert {path.split("/")[0] for path in texts} >= {"projects", "decisions", "statements", "transactions", "policy"}
    found = server.open_all({f"portfolio/{path}": text for path, text in texts.items()})
    assert {path: items for path, items in found.items() if items} == {}
    for path in found:
        server.close(path)


@pytest.mark.parametrize(
    ("line", "text", "words"),
    [
        (7, "phase_: idea\n", "phase_"),
        (7, "owner: not a person\n", "Skriv initialer"),
        (7, "trial_end: 2026-02-30\n", "2026-03-14"),
        (8, "risk:\n  category: 5\n", "4"),
        (8, "budget:\n  trial: 1250.505\n", ""),
        (9, "benefits:\n  - id: G1\n    leg: kvalitet\n    text: x\n", "quality"),
        (8, "departments:\n  - id: A\n", "phase"),
        (7, "depends_on: P-2026-002\n", "array"),
    ],
)
def test_what_is_wrong_is_underlined_where_it_stands(line: int, text: str, words: str, server: Server) -> None:
    found = server.open(path := idea(), HEAD + text)
    server.close(path)
    assert [item["range"]["start"]["line"] for item in found] == [line]
    assert words in found[0]["message"]


def test_the_facts_and_the_answers_of_a_project_have_each_their_own_schema(server: Server) -> None:
    path = "portfolio/checklists/2026/P-2026-001/ce.yaml"
    found = server.open(path, 'project: P-2026-001\nquestionnaire: mdr\nversion: "1.0.0"\nfacts: {}\n')
    server.close(path)
    assert ["facts" in item["message"] for item in found] == [True]


def test_keys_are_completed_with_what_they_mean(server: Server) -> None:
    server.open(path := idea(), HEAD + "\n")
    offered = server.completion(path, 7, 0)
    assert {"need", "benefits", "budget", "owner"} <= set(offered)
    assert not {"id", "title"} & set(offered)
    assert "Behovet" in offered["need"]
    server.close(path)
    server.open(path := idea(), HEAD + "risk:\n  \n")
    assert {"category", "predictability"} <= set(server.completion(path, 8, 2))
    server.close(path)


def test_values_are_completed_with_what_they_mean(server: Server) -> None:
    server.open(path := idea(), HEAD.replace("type: digitek", "type: "))
    offered = server.completion(path, 2, 6)
    server.close(path)
    assert set(offered) == {"digitek", "mandatory", "other"}
    assert "SKAL-projekt" in offered["mandatory"]


def test_the_mouse_tells_what_a_key_is_in_danish_and_in_english(server: Server) -> None:
    server.open(path := idea(), HEAD + "need: Overblik\nbenefits:\n  - id: G1\n    leg: quality\n    text: x\n")
    said = server.hover(path, 7, 2)
    leg = server.hover(path, 10, 10)
    server.close(path)
    assert said.index("Behovet, med idéhaverens egne ord.") < said.index("The need")
    assert "TEK-trekanten" in leg
    assert "Kvalitet" in leg


def test_nothing_of_it_needs_the_net(server: Server) -> None:
    schema = (Path(server.folder) / ".vscode/schemas/project.json").read_text("utf-8")
    assert schema.count("://") == 1
    assert '"$ref"' not in schema

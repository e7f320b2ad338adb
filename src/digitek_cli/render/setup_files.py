"""The files that `setup` writes: owners, line ends, the ruleset, the editor's settings and schemas, the workflow."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from digitek_cli.operations.setup import SCHEMAS, Piece
from digitek_cli.render.language import Language, written
from digitek_cli.rules.ownership import Owned, owned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.render.schema.listing import Kind

EXTENSION = "redhat.vscode-yaml"
WIDTH = 120
CHECK = "portfolio / rules"  # our job, and the one of the reusable workflow that it calls


def pieces(
    portfolio: Portfolio, on: date, prefix: str, forge: str, schemas: Mapping[str, tuple[Kind, Any]]
) -> tuple[Piece, ...]:
    """Everything but the workflow; `schemas` are the kinds of file with their models, by their words."""
    language: Language = portfolio.settings.language
    lines = owned(portfolio.organisation, on, prefix, forge)
    found = [
        Piece(f".{forge}/CODEOWNERS", owners(lines, language), "block", "SETUP003"),
        Piece(".gitattributes", line_ends(prefix, language), "block", enough="* text=auto eol=lf"),
        Piece(f".{forge}/RULESET.md", written(language, f"setup.ruleset.{forge}").format(check=CHECK), "whole"),
        Piece(".vscode/settings.json", settings([kind for kind, _ in schemas.values()], prefix), "json"),
        Piece(".vscode/extensions.json", as_json({"recommendations": [EXTENSION]}), "json"),
    ]
    found += [Piece(".github/ruleset.json", as_json(ruleset()), "whole")] if forge == "github" else []
    return (*found, *_schemas(schemas, language))


def _schemas(schemas: Mapping[str, tuple[Kind, Any]], language: Language) -> list[Piece]:
    from digitek_cli.render.schema.build import schema
    from digitek_cli.render.schema.listing import text

    return [
        Piece(f"{SCHEMAS}{word}.json", text(schema(word, model, language)), "whole", "SETUP004")
        for word, (_, model) in schemas.items()
    ]


def owners(lines: Sequence[Owned], language: Language) -> str:
    """The lines of CODEOWNERS. One with too few accounts says so, and one with none owns nothing and stays a remark."""
    paths = {line.path: line.path.replace(" ", "\\ ") for line in lines}
    width = max(map(len, paths.values()))
    said = [written(language, "setup.owners.head")]
    for line in lines:
        path = f"{paths[line.path]:{width}}"
        if not line.accounts:
            said.append(f"# {path}  " + written(language, "setup.owners.none").format(people=_names(line)))
            continue
        if not line.enough:
            said.append("# " + written(language, "setup.owners.few"))
        said.append(f"{path}  {' '.join(line.accounts)}")
    return "\n".join(said)


def _names(line: Owned) -> str:
    return ", ".join(line.people) or "–"


def line_ends(prefix: str, language: Language) -> str:
    """The same bytes on every machine."""
    pattern = f'"{prefix}**"' if " " in prefix else f"{prefix}**"
    return f"{written(language, 'setup.attributes')}\n{pattern} text=auto eol=lf"


def settings(kinds: Sequence[Kind], prefix: str) -> str:
    """What VS Code needs so that it completes, explains and underlines, without asking any server on the net."""
    mapped = {f"./{SCHEMAS}{kind.word}.json": [_glob(item, prefix) for item in kind.globs] for kind in kinds}
    return as_json(
        {
            "yaml.schemas": mapped,
            "yaml.schemaStore.enable": False,
            "yaml.customTags": [],
            "yaml.format.enable": False,
            "[yaml]": {"editor.rulers": [WIDTH], "editor.insertSpaces": True, "editor.tabSize": 2},
            "files.eol": "\n",
        }
    )


def _glob(item: str, prefix: str) -> str:
    return f"!{prefix}{item[1:]}" if item.startswith("!") else prefix + item


def ruleset() -> dict[str, Any]:
    """A ruleset as GitHub imports one: a reviewed proposal, its owners' review and the check, for everybody."""
    review = {
        "required_approving_review_count": 1,
        "dismiss_stale_reviews_on_push": True,
        "require_code_owner_review": True,
        "require_last_push_approval": True,
        "required_review_thread_resolution": False,
        "allowed_merge_methods": ["merge"],  # a squashed commit hides what the audit proves
    }
    checks = {
        "strict_required_status_checks_policy": True,
        "do_not_enforce_on_create": True,
        "required_status_checks": [{"context": CHECK}],
    }
    return {
        "name": "digitek",
        "target": "branch",
        "source_type": "Repository",
        "enforcement": "active",
        "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []}},
        "rules": [
            {"type": "deletion"},
            {"type": "non_fast_forward"},
            {"type": "pull_request", "parameters": review},
            {"type": "required_status_checks", "parameters": checks},
        ],
        "bypass_actors": [],
    }


def workflow(uses: str, path: str) -> Piece:
    """Five lines that call our workflow at one commit, or the call in a workflow that is there moved to it."""
    place, _, commit = uses.partition("@")
    text = (
        "on: pull_request\npermissions: {contents: read}\njobs:\n  portfolio:\n"
        f"    uses: {place}/.github/workflows/check.yml@{commit}\n"
    )
    return Piece(path, text, "pin")


def pipeline(template: str) -> tuple[Piece, ...]:
    """The job for GitLab, and a pipeline that includes it where there is none."""
    return (
        Piece(".gitlab/digitek.yml", template, "whole"),
        Piece(".gitlab-ci.yml", "include:\n  - local: .gitlab/digitek.yml\n", "once"),
    )


def as_json(value: dict[str, Any]) -> str:
    """As people write it."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

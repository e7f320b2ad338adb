"""Who guards, what is ruled, and what is decided belong in separate proposals.

A proposal that changes the guard together with what it guards is judged by nobody but its author: its owners must see
that it does, whoever reviews the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digitek_cli.model.events import Decision
from digitek_cli.model.ids import FOLDERS
from digitek_cli.rules.finding import warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.rules.finding import Finding

# What decides who must agree and what is checked, on the git servers that we know of; from the top of the repository.
GUARDS = re.compile(
    r"(?:\.github/|\.gitlab/|\.forgejo/|\.gitea/|docs/)?CODEOWNERS"
    r"|\.(?:github|forgejo|gitea)/(?:workflows|actions)/.+|\.github/(?:dependabot|settings)\.ya?ml"
    r"|\.gitlab-ci\.ya?ml|\.gitlab/.+|azure-pipelines.*\.ya?ml|Jenkinsfile|bitbucket-pipelines\.ya?ml|\.woodpecker(?:/.+|\.ya?ml)"
    r"|\.pre-commit-config\.yaml|(?:.+/)?allowed_signers|(?:.+/)?\.gitattributes|\.gitmodules|(?:.+/)?\.vscode/.+"
)
# The rest below the portfolio's folder.
RULES = re.compile(r"portfolio\.yaml|organisation\.yaml|policy/.+|questionnaires/.+|\.digitek/.+")
DATA = ("projects/", "checklists/", *(f"{folder}/" for folder in FOLDERS.values()))
POLICY = re.compile(r"policy/(\d{4}-\d\d-\d\d)\.yaml")


def together(changed: Iterable[str], prefix: str) -> Iterator[Finding]:
    """Findings about a proposal by the paths that it changes; `prefix` is where the portfolio lies among them."""
    paths = sorted(changed)
    inside = [path.removeprefix(prefix) for path in paths if path.startswith(prefix)]
    data = [path for path in inside if path.startswith(DATA)]
    if not data:
        return
    guards = [path for path in paths if GUARDS.fullmatch(path)]
    if guards:
        yield warning("GOV001", files=tuple(guards), number=len(data))
    for path in inside:
        if RULES.fullmatch(path):
            yield warning("GOV002", path=path, file=path, number=len(data))


def self_judged(changed: Iterable[str], prefix: str, portfolio: Portfolio) -> Iterator[Finding]:
    """Decisions of a proposal that rest on a policy which the same proposal writes or changes."""
    paths = {path.removeprefix(prefix) for path in changed if path.startswith(prefix)}
    written = {found[1]: path for path in paths if (found := POLICY.fullmatch(path))}
    for path in sorted(paths):
        record = portfolio.records.get(path)
        if isinstance(record, Decision) and record.policy.isoformat() in written:
            file = written[record.policy.isoformat()]
            yield warning("GOV003", path=path, at=("policy",), decision=record.id, file=file)

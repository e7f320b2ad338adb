"""Who must agree to a change of which files: the owners in CODEOWNERS, from the roles that people hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.model.terms import Role

if TYPE_CHECKING:
    from datetime import date

    from digitek_cli.model.organisation import Organisation

HEADS = (Role.HEAD_OF_AREA,)
LEADERS = (Role.DIRECTOR, Role.HEAD_OF_AREA)
KEEPERS = (*LEADERS, Role.DIGITALISATION_CONSULTANT)
# Below the portfolio: what was decided and paid, and what is judged by.
INSIDE: tuple[tuple[str, tuple[Role, ...]], ...] = (
    ("decisions/", LEADERS),
    ("transactions/", HEADS),
    ("policy/", LEADERS),
    ("questionnaires/", LEADERS),
    ("organisation.yaml", LEADERS),
    ("portfolio.yaml", LEADERS),
)
# At the top: who guards, and what an editor is told.
GUARDS: dict[str, tuple[str, ...]] = {
    "github": (".github/", ".gitattributes", ".vscode/"),
    "gitlab": (".gitlab/", ".gitlab-ci.yml", ".gitattributes", ".vscode/"),
}
FEWEST = 2  # nobody can approve a proposal of their own


@dataclass(frozen=True)
class Owned:
    """A path from the top of the repository, who owns it by initials, and their accounts."""

    path: str
    people: tuple[str, ...]
    accounts: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """Whether somebody else can say yes to a proposal of an owner's; a team has several who can."""
        return len(self.accounts) >= FEWEST or any("/" in account for account in self.accounts)


def owned(organisation: Organisation, on: date, prefix: str, forge: str) -> tuple[Owned, ...]:
    """Every line; `prefix` is where the portfolio lies in the repository."""
    lines = [(f"/{prefix}{path}", roles) for path, roles in INSIDE]
    lines += [(f"/{path}", KEEPERS) for path in GUARDS[forge]]
    return tuple(_owned(organisation, on, path, roles) for path, roles in lines)


def without_account(lines: tuple[Owned, ...], organisation: Organisation) -> tuple[str, ...]:
    """The people that a review cannot be asked of, since the organisation names no account of theirs."""
    people = dict.fromkeys(name for line in lines for name in line.people)
    return tuple(name for name in people if (person := organisation.person(name)) and person.account is None)


def _owned(organisation: Organisation, on: date, path: str, roles: tuple[Role, ...]) -> Owned:
    people = tuple(dict.fromkeys(name for role in roles for name in organisation.holders(role, on)))
    known = (person.account for name in people if (person := organisation.person(name)))
    return Owned(path, people, tuple(dict.fromkeys(account for account in known if account)))

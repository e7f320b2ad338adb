"""A portfolio on a base, and somebody's branch beside it: real repositories, made once and copied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from digitek_cli.cli._proposal import findings
from digitek_cli.model.organisation import Held, Person
from digitek_cli.store.proposal import propose
from tests.audit.history_case import PROJECT, History

if TYPE_CHECKING:
    from digitek_cli.model.policy import Policy
    from digitek_cli.rules.finding import Finding

BASE = "main"
TODAY = date(2026, 2, 20)


@dataclass(frozen=True)
class Branch(History):
    """A clone with a branch `mine` checked out, which began at `main`."""

    def on(self, branch: str, start: str = "") -> None:
        """Go to a branch, or begin one."""
        self.git("switch", "-q", *(["-c", branch, start] if start else [branch]))

    def do(self, *words: str, user: str = "kon") -> None:
        """One of our own commands, which must succeed."""
        assert self.run(*words, on=TODAY, user=user) == 0, words

    def save(self, message: str = "Rettet") -> str:
        """Commit everything, as the web editor of a server would."""
        return self.commit(message, TODAY)

    def file(self, path: str, text: str) -> None:
        """Write a file anywhere in the repository."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def policy(self) -> Policy:
        return self.portfolio().policies[-1]

    def found(self, base: str = BASE, head: str | None = None) -> list[Finding]:
        """Everything that is held against the branch."""
        with propose(self.root, base, head) as proposal:
            return findings(proposal, TODAY, strict=False)

    def errors(self, base: str = BASE, head: str | None = None) -> dict[str, Finding]:
        """The errors by their codes, and by those of their reasons."""
        return by_code(item for item in self.found(base, head) if item.severity == "error")

    def warnings(self, base: str = BASE) -> dict[str, Finding]:
        """The warnings by their codes, without the open questions that every portfolio has."""
        told = (item for item in self.found(base) if item.severity == "warning" and item.code != "QST001")
        return by_code(told)

    def hire(self, initials: str, role: str, area: str | None = None, since: date = date(2026, 1, 1)) -> None:
        """Give somebody a role in the work tree."""
        organisation = self.portfolio().organisation
        held = Held.model_validate({"role": role, "area": area, "from": since.isoformat()})
        others = [person for person in organisation.people if person.initials != initials]
        known = organisation.person(initials)
        person = Person(initials=initials, roles=(*(known.roles if known else ()), held))
        self.write(organisation.with_(people=(*others, person)))


def by_code(found: Any) -> dict[str, Finding]:
    told: dict[str, Finding] = {}
    for item in found:
        why: Any = item
        while why is not None:
            told.setdefault(why.code, item)
            why = getattr(why, "params", {}).get("why")
    return told


__all__ = ["BASE", "PROJECT", "TODAY", "Branch", "by_code"]

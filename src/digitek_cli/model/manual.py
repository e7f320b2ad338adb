"""The manual: for each code why the rule is there, how it is set aside, and an example that breaks and keeps it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from digitek_cli.model.organisation import Labels
from digitek_cli.model.terms import Severity
from digitek_cli.model.value import Day, Initials, Value


def check_requirement(raw: str) -> str:
    """`R-001` to `R-999`."""
    if len(raw) == 5 and raw.startswith("R-") and raw[2:].isdigit():
        return raw
    raise ValueError("not_a_requirement")


Requirement = Annotated[str, AfterValidator(check_requirement)]


class Replacement(Value):
    """One passage of a file, and what stands there instead."""

    in_: str = Field(alias="in")
    old: str
    new: str


class Copying(Value):
    """A file, and where a second one like it lies."""

    from_: str = Field(alias="from")
    to: str


class Addition(Value):
    """Text at the end of a file, so many times; `encoding` as an old editor would store it."""

    to: str
    text: str
    times: int = 1
    encoding: str = "utf-8"


class Edit(Value):
    """One thing that somebody does to a portfolio. Paths are relative to it; `/X` is X at the top of the repository."""

    edit: str | None = None
    set: dict[str, Any] = {}
    unset: tuple[str, ...] = ()
    write: str | None = None
    text: str | None = None
    replace: Replacement | None = None
    copy_: Copying | None = Field(default=None, alias="copy")
    append: Addition | None = None
    link: Copying | None = None
    delete: str | None = None
    run: str | None = None
    git: str | None = None

    @model_validator(mode="after")
    def one_thing(self) -> Edit:
        """Exactly one of the kinds, with what belongs to it."""
        given = [name for name in KINDS if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError("one_edit_at_a_time")
        if (self.text is not None) != (self.write is not None) or bool(self.set or self.unset) != bool(self.edit):
            raise ValueError("edit_is_incomplete")
        return self


KINDS = ("edit", "write", "replace", "copy_", "append", "link", "delete", "run", "git")


class Example(Value):
    """A small portfolio, a command, and what makes the finding come and go.

    `world` is one of tests/manual/worlds.py. `today` and `user` stand for the world's own day and keyboard.
    """

    world: str
    command: str = "check"
    today: Day | None = None
    user: Initials | None = None
    bad: tuple[Edit, ...] = ()
    good: tuple[Edit, ...] = ()
    otherwise: str | None = None  # the command that passes, where it is the command and not a file that is wrong


class Entry(Value):
    """The manual of one code.

    `asked` says that only a view says it, to whoever asks for that view: it stops nothing, and `check` and the gates
    do not know it. `mend` is for what tells something and so has no hint on screen.
    """

    source: tuple[Requirement, ...]
    asked: bool = False
    why: Labels
    mend: Labels | None = None
    waive: Labels | None = None
    example: Example | None = None
    no_example: Labels | None = None

    @model_validator(mode="after")
    def shown_or_said(self) -> Entry:
        """Either an example or the reason why there is none."""
        if (self.example is None) == (self.no_example is None):
            raise ValueError("example_or_reason")
        return self


class Said(Value):
    """How a code is met: how grave it is, the exit codes that it ends a command with, and commands that say it."""

    severity: tuple[Severity, ...] = ()
    ends: tuple[int, ...] = ()
    commands: tuple[str, ...] = ()


class Ruling(Value):
    """One rule of the source documents in our own short words, where it stands, and what of it the program holds.

    `codes` are those of the codes that name it themselves that are to be read first. `represented` are files and fields
    that hold what it is about, where no code judges it; `not_yet` says why it is not there.
    """

    da: str
    en: str
    at: str
    codes: tuple[str, ...] = ()
    represented: tuple[str, ...] = ()
    not_yet: Labels | None = None


class Rulings(Value):
    """All rules, and the titles of the documents that they stand in."""

    documents: dict[str, Labels]
    rules: dict[Requirement, Ruling]

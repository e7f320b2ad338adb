"""The table of commands, and a group that imports only the module that was asked for."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from digitek_cli.cli._usage import DigitekContext, UnknownCommand
from digitek_cli.render.language import h, one_line, say

# name: (module, attribute, key of its one line in the catalogue)
COMMANDS: dict[str, tuple[str, str, str]] = {
    name: (f"digitek_cli.cli.{module}", "app", f"summary.{name}")
    for name, module in {
        "init": "init",
        "demo": "demo",
        "new-idea": "new_idea",
        "intake": "intake",
        "list": "listing",
        "show": "show",
        "edit": "edit",
        "set": "amend",
        "commit": "commit",
        "fmt": "fmt",
        "step": "step",
        "document": "document",
        "approve": "approve",
        "comment": "comment",
        "recommend": "recommend",
        "gate": "gate",
        "decide": "decide",
        "phase": "phase",
        "risk": "risk",
        "priority": "priority",
        "checklist": "checklist",
        "similar": "similar",
        "systems": "systems",
        "rollout": "rollout",
        "close": "close",
        "pools": "pools",
        "portfolio": "portfolio",
        "capacity": "capacity",
        "chart": "chart",
        "check": "check",
        "explain": "explain",
        "log": "log",
        "audit": "audit",
        "sync": "sync",
        "doctor": "doctor",
        "setup": "setup",
        "schema": "schema",
        "diff": "diff",
        "undo": "undo",
    }.items()
}

SECTIONS: dict[str, tuple[str, ...]] = {
    "section.begin": ("init", "demo", "new-idea", "intake"),
    "section.projects": ("list", "show", "edit", "set", "commit", "fmt"),
    "section.work": ("step", "document", "approve", "comment", "recommend", "risk", "checklist", "similar", "systems"),
    "section.decisions": ("gate", "decide", "phase", "priority", "portfolio", "capacity", "chart", "rollout", "close"),
    "section.money": ("pools",),
    "section.inspection": ("check", "explain", "log", "audit", "diff", "undo"),
    "section.team": ("sync", "doctor", "setup", "schema"),
}

# Nouns whose module may hold a single verb today; they stay groups all the same.
GROUPS = frozenset(
    {"audit", "capacity", "checklist", "gate", "phase", "pools", "portfolio", "priority", "step", "systems"}
)


@cache
def load(name: str) -> Any:
    """The command behind a name of the table, imported now and built once: its words are chosen once per process."""
    module, attribute, _ = COMMANDS[name]
    app = getattr(import_module(module), attribute)
    command: Any = typer.main.get_group(app) if name in GROUPS else typer.main.get_command(app)
    command.name = name
    return dress(command)


def dress(command: Any) -> Any:
    """Give a command and all below it plain help in the language of the user."""
    command.rich_markup_mode = None
    command.context_class = DigitekContext
    for child in getattr(command, "commands", {}).values():
        dress(child)
    return command


class LazyGroup(TyperGroup):
    """The root: help comes from the table, and a command's module is imported when it is named."""

    context_class = DigitekContext

    def list_commands(self, ctx: Any) -> list[str]:
        """Every name of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The named command, or None."""
        return load(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As the parent, but an unknown name brings the nearest ones of the table."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=3)
            raise UnknownCommand(args[0], near, ctx)
        return self._click_resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands by subject, without importing one of them."""
        width = max(len(name) for name in COMMANDS)
        for section, names in SECTIONS.items():
            with formatter.section(h(section)):
                formatter.write_dl([(f"{name:{width}}", one_line(say(COMMANDS[name][2]))) for name in names])

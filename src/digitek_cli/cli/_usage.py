"""The words that Typer brings itself: help headings and usage errors, from our catalogue in both languages.

Typer writes them as constants in English. A context class with its own formatter replaces those of the help
pages, and `sentence` those of the errors.
"""

from __future__ import annotations

import re
from typing import Any, cast

from typer._click.core import Context
from typer._click.exceptions import (
    BadParameter,
    ClickException,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer._click.formatting import HelpFormatter

from digitek_cli.errors import BadReference
from digitek_cli.render.language import listing, plain, say
from digitek_cli.render.quoting import clipped

HEADINGS = {"Options": "usage.options", "Arguments": "usage.arguments", "Commands": "usage.commands"}
TYPER_METAVARS = {"[OPTIONS]": "usage.meta.options", "[ARGS]": "usage.meta.args", "COMMAND": "usage.meta.command"}
# Placeholders of our own and of Typer's types: `usage.meta.<word>`.
METAVARS = (
    "ACCOUNT AMOUNT AREA BOOLEAN CODE DATE DECISION DEPARTMENT DIR DIRECTORY DOCUMENT DUE FACTS FIELD FILE FLOAT GATE "
    "HOURS INTEGER ITEM KEY KIND LEVEL MEETING NAME NUMBER OUTCOME OWNER PATH PEOPLE PERSON PHASE PLACE POOL QUESTION "
    "REASON REF STEP TEXT TITLE VALUE YEAR"
).split()
METAVAR = re.compile(rf"\[OPTIONS\]|\[ARGS\]|\bCOMMAND\b|\b(?:{'|'.join(METAVARS)})\b")
EXTRA = re.compile(r"\[((?:default: |required|env var: )[^\]]*)\]$")
SHOW_HELP = "Show this message and exit."

# What Typer says, and the key of our sentence with the same parts.
SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), key)
    for pattern, key in (
        (r"No such command '(?P<name>.*)'\. Did you mean (?P<near>.*)\?", "usage.no-command-near"),
        (r"No such command '(?P<name>.*)'\.", "usage.no-command"),
        (r"No such option: (?P<name>\S*)", "usage.no-option"),
        (r"Missing command\.", "usage.missing-command"),
        (r"Got unexpected extra argument\(s\) \((?P<name>.*)\)", "usage.extra"),
        (r"Option '(?P<name>.*)' requires an argument\.", "usage.needs-value"),
        (r"Option '(?P<name>.*)' requires (?P<count>\d+) arguments\.", "usage.needs-values"),
        (r"Option '(?P<name>.*)' does not take a value\.", "usage.takes-none"),
        (r"Argument '(?P<name>.*)' takes (?P<count>\d+) values\.", "usage.takes"),
        (r"Takes (?P<count>\d+) values but (?P<given>\d+) given\.", "usage.takes-given"),
        (r"(?P<count>\d+) values are required, but (?P<given>\d+) given\.", "usage.takes-given"),
        (r"'(?P<value>.*)' is not a valid int(?:eger)?(?: range)?\.", "usage.not-integer"),
        (r"'(?P<value>.*)' is not a valid (?:float|float range)\.", "usage.not-number"),
        (r"'(?P<value>.*)' is not a valid boolean\. Recognized values: (?P<known>.*)", "usage.not-boolean"),
        (r"'(?P<value>.*)' is not a valid \w+\.", "usage.not-valid"),
        (r"(?P<value>.*) is not in the range (?P<range>.*)\.", "usage.range"),
        (r"'(?P<value>.*)' is not one of (?P<known>.*)\.", "usage.not-one-of"),
        (r"'(?P<value>.*)' does not match the formats (?P<known>.*)\.", "usage.formats"),
        (r"\w+ '(?P<value>.*)' does not exist\.", "usage.no-file"),
        (r"\w+ '(?P<value>.*)' is a file\.", "usage.is-file"),
        (r"\w+ '(?P<value>.*)' is a directory\.", "usage.is-directory"),
        (r"\w+ '(?P<value>.*)' is not (?:readable|writable|executable)\.", "usage.no-access"),
        (r"Choose from:\s*(?P<known>.*)", "usage.choose"),
    )
)


class Words(HelpFormatter):
    """A help page with our words. Wide enough for a table, never wider than is easy to read."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line."""
        super().write_usage(prog, metavars(args), prefix or say("usage.prefix") + " ")

    def write_heading(self, heading: str) -> None:
        """A heading of Typer's in our words; others as they are."""
        super().write_heading(say(HEADINGS[heading]) if heading in HEADINGS else heading)

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or arguments."""
        translated = [(metavars(first), _description(second)) for first, second in rows]
        super().write_dl(translated, col_max, col_spacing)


class DigitekContext(Context):
    """Contexts whose help pages speak the user's language."""

    formatter_class = Words

    def invoke(self, callback: Any, /, *args: Any, **given: Any) -> Any:
        """Call the command, unless a path was typed that the next program would take for an option."""
        for param in self.command.params:
            value = self.params.get(param.name or "") if param.type.name == "path" else None
            for path in value if isinstance(value, list | tuple) else (value,):
                if str(path).startswith("-") and str(path) != "-":
                    raise BadReference("path-like-option", name=param.name, typed=str(path))
        return super().invoke(callback, *args, **given)


class UnknownCommand(UsageError):
    """A command that the table does not have."""

    def __init__(self, name: str, near: list[str], ctx: Any) -> None:
        tail = f". Did you mean {', '.join(map(repr, near))}?" if near else "."
        super().__init__(f"No such command {name!r}{tail}", ctx)


def metavars(text: str) -> str:
    """Typer's placeholders in the user's language."""
    return METAVAR.sub(lambda found: say(TYPER_METAVARS.get(found[0], f"usage.meta.{found[0].lower()}")), text)


def sentence(problem: ClickException) -> str:
    """What is wrong with a command line, as one or two sentences."""
    if isinstance(problem, MissingParameter):
        return _missing(problem)
    if isinstance(problem, NoSuchOption):
        text = say("usage.no-option", name=problem.option_name)
        return text + (" " + say("usage.possible", near=list(problem.possibilities)) if problem.possibilities else "")
    if isinstance(problem, BadParameter):
        return say("usage.bad-value", name=_hint(problem), why=translate(problem.message))
    return translate(problem.message)


def next_step(problem: ClickException) -> str | None:
    """Where to read more: the help of the command that was meant."""
    context = getattr(problem, "ctx", None)
    return None if context is None else say("usage.try", command=path(context))


def asks_for_help(problem: ClickException) -> bool:
    """Whether nothing was asked for, so that the help page is the answer."""
    return isinstance(problem, NoArgsIsHelpError)


def path(context: Any) -> str:
    """`digitek gate status`, without placeholders of arguments between."""
    names: list[str] = []
    while context is not None:
        names.insert(0, context.info_name or "")
        context = context.parent
    return " ".join(name for name in names if name)


def translate(message: str) -> str:
    """One of Typer's English sentences in the user's language; an unknown one stays as it is."""
    for pattern, key in SENTENCES:
        found = pattern.fullmatch(message)
        if found:
            return say(key, **{name: _names(part) for name, part in found.groupdict().items()})
    return plain(message)


def _missing(problem: MissingParameter) -> str:
    kind = problem.param_type or getattr(problem.param, "param_type_name", "option")
    text = say(f"usage.missing-{'argument' if kind == 'argument' else 'option'}", name=_hint(problem))
    more = problem.param.type.get_missing_message(param=problem.param, ctx=problem.ctx) if problem.param else None
    return f"{text} {translate(more)}" if more else text


def _hint(problem: BadParameter) -> str:
    hint = problem.param_hint
    if hint is None and problem.param is not None:
        hint = problem.param.get_error_hint(cast("Context", problem.ctx))
    if hint is None:
        return ""
    return metavars((hint if isinstance(hint, str) else " / ".join(hint)).replace("'", ""))


def _names(part: str) -> Any:
    """`'a', 'b'` and lists broken over lines as a list of words."""
    words = [word.strip().strip("'") for word in re.split(r",\s*", part)]
    return clipped(listing(words) if len(words) > 1 else words[0])


def _description(text: str) -> str:
    if text == SHOW_HELP:
        return say("usage.show-help")
    return EXTRA.sub(lambda found: f"[{_extra(found.group(1))}]", text)


def _extra(text: str) -> str:
    parts = []
    for part in text.split("; "):
        name, colon, value = part.partition(": ")
        key = {"default": "usage.default", "required": "usage.required", "env var": "usage.variable"}.get(name)
        parts.append((say(key) if key else name) + colon + value)
    return "; ".join(parts)

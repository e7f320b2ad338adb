"""A sheet as Markdown, through the shipped templates.

Whatever comes from the data is shown literally: markup, links, tables and HTML typed into a title are
characters in the document and nothing more. Templates are the program's own; nobody's files are run as one.
"""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from digitek_cli.errors import DataError
from digitek_cli.model.value import Value, to_document
from digitek_cli.render.language import amount, figure, label, language, maybe, one_line, phrase, plain, pool_name, say
from digitek_cli.render.markup import inert

if TYPE_CHECKING:
    from digitek_cli.operations.document import Sheet

PACKAGE = Path(__file__).parent.parent
# In an installed package, and in a checkout.
FOLDERS = (PACKAGE / "_shipped" / "templates", PACKAGE.parent.parent / "templates")

# Like `-`, `+` and `=`, this makes something else of a line than text when it stands first.
NUMBERED = re.compile(r"^\d{1,9}[.)](?:\s|$)")
BLANK_LINES = re.compile(r"\n{3,}")

# Which command fills a field in; the rest are `digitek set ID FIELD …`.
FILLED_BY = {
    "benefits": 'digitek set {id} benefits+ "leg=efficiency; text=…; size=3"',
    "risk": "digitek risk {id} --category {number} --by {by}",
    "risk.category": "digitek risk {id} --category {number} --by {by}",
    "budget": "digitek set {id} budget.trial {amount}",
    "budget.trial": "digitek set {id} budget.trial {amount}",
    "trial_end": "digitek set {id} trial_end {day}",
}


def render(sheet: Sheet) -> str:
    """The document in the language spoken now, ending with one line end."""
    name = f"{language()}/{sheet.kind.template}.md.j2"
    try:
        template = environment().get_template(name)
    except TemplateNotFound as missing:
        raise DataError("no-such-template", template=sheet.kind.template, document=sheet.kind.id) from missing
    return BLANK_LINES.sub("\n\n", template.render(sheet=sheet)).strip() + "\n"


def environment() -> ImmutableSandboxedEnvironment:
    """Jinja with everything closed that a document has no use for: an unknown name is an error, not a gap."""
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(FOLDERS),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=literal,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "prose": prose,
        "shown": shown,
        "heading": heading,
        "label": label,
        "amount": amount,
        "number": figure,
        "word": word,
        "capital": capital,
        "pool": pool_name,
    }
    made.globals |= {"command": command, "person": person}
    return made


def literal(value: Any) -> Any:
    """Every expression of a template passes here: what is not markup already becomes text without effect."""
    if isinstance(value, Markup | Undefined):
        return value
    if isinstance(value, str) and not isinstance(value, Enum):
        return md(one_line(value))
    return Markup(inert(phrase(value)))  # noqa: S704 - this is the escaping


def md(line: str) -> Markup:
    """One line of text as Markdown that shows exactly this text, also where it stands first."""
    text = inert(line)
    if text[:1] in {"-", "+", "="}:
        text = "\\" + text
    elif NUMBERED.match(text):
        text = re.sub(r"^(\d+)", r"\1\\", text)
    return Markup(text)  # noqa: S704 - this is the escaping


def prose(text: str) -> Markup:
    """Text of several lines: paragraphs stay paragraphs, a line end inside one stays a line end."""
    paragraphs = re.split(r"\n\s*\n", plain(text).strip())
    lines = ([md(" ".join(line.split())) for line in paragraph.split("\n")] for paragraph in paragraphs)
    return Markup("\n\n").join(Markup("\\\n").join(paragraph) for paragraph in lines)


def shown(value: Any) -> Markup:
    """The value of any field: text as prose, several as a list, parts as a list of names and values."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return prose(value)
    if isinstance(value, Value):
        value = to_document(value)
    if isinstance(value, dict):
        value = tuple(f"{name}: {phrase(part)}" for name, part in value.items())
    if isinstance(value, tuple | list):
        return Markup("\n").join(Markup("- ") + literal(_row(item)) for item in value)
    return md(phrase(value))


def _row(item: Any) -> Any:
    if not isinstance(item, Value):
        return item
    return ", ".join(f"{name}: {phrase(part)}" for name, part in to_document(item).items())


def heading(field: str) -> str:
    """The heading of a field; one that the catalogue does not know keeps its name."""
    return maybe(f"document.field.{field}") or field


def word(value: Enum) -> str:
    """A term as it stands inside a sentence: without its capital, unless it is written in capitals."""
    text = phrase(value)
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def capital(value: Enum) -> str:
    """A term as it stands first in a cell."""
    text = phrase(value)
    return text[:1].upper() + text[1:]


def person(sheet: Sheet, initials: str | None) -> str:
    """Initials and title, or that nobody is appointed."""
    if initials is None:
        return say("document.nobody")
    title = sheet.titles.get(initials)
    return f"{initials} ({title})" if title else initials


def command(sheet: Sheet, field: str) -> Markup:
    """The command line that fills a field in, as code."""
    pattern = FILLED_BY.get(field, "digitek set {id} {field} {text}")
    line = pattern.format(
        id=sheet.project.id,
        field=field,
        amount=say("document.fill.amount"),
        day=say("document.fill.day"),
        number="1-4",
        by=sheet.project.manager or say("document.fill.person"),
        text=say("document.fill.text"),
    )
    return Markup("`") + Markup(line.replace("`", "'")) + Markup("`")  # noqa: S704 - inside a code span

"""Text from the data as Markdown and HTML that show exactly this text, on any forge.

A forge does more with text than Markdown does: it turns names into mentions, numbers into links to issues, addresses
into links, and words between colons into pictures. An empty comment breaks each of them and shows nothing.
"""

from __future__ import annotations

import re

from digitek_cli.render.language import one_line

SPECIAL = re.compile(r"[\\`*_\[\]|~#$]")
# `&` alone is a character; before a name and a semicolon it would be read as another one.
ENTITY = re.compile(r"&(?=#?\w+;)")
NOTHING = "<!-- -->"
# Who is mentioned, what is referred to, and what is an address, on GitHub, GitLab and Forgejo.
CALLED = re.compile(
    r"(?P<sign>[@#!$%~&^])(?=[\w\"'\[(])"
    r"|(?P<scheme>\b(?:https?|ftp|mailto|xmpp|file|data|javascript|vbscript)(?=:))"
    r"|(?P<www>\bwww(?=\.))"
    r"|(?P<emoji>:)(?=[\w+-]+:)"
    r"|(?P<issue>\b(?:GH|gh|Gh|gH)(?=-\d))"
    r"|(?P<commit>(?:\b|(?<=[0-9a-fA-F]{6}))[0-9a-fA-F]{6}(?=[0-9a-fA-F]+\b))"
)
# Like `-`, `+` and `=`, this makes something else of a line than text when it stands first.
NUMBERED = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))")
CHARACTERS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def inert(line: str) -> str:
    """A line without markup inside it."""
    text = SPECIAL.sub(lambda found: "\\" + found[0], ENTITY.sub("&amp;", line))
    return text.replace("<", "&lt;").replace(">", "&gt;")


def quiet(text: str) -> str:
    """Text of one line that calls nobody, links nowhere and shows no picture, wherever in a line it stands."""
    return _first(NOTHING.join(map(_escaped, _broken(one_line(text)))))


def _broken(text: str) -> list[str]:
    """The text cut after whatever would begin a reference."""
    cuts = [found.end() for found in CALLED.finditer(text)]
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _escaped(part: str) -> str:
    text = "".join(CHARACTERS.get(char, char) for char in part)
    return SPECIAL.sub(lambda found: "\\" + found[0], text)


def _first(text: str) -> str:
    if text[:1] in {"-", "+", "=", "/"}:
        return "\\" + text
    return NUMBERED.sub(r"\1\\", text)


def code_span(text: str) -> str:
    """A word as code, in which nothing is called or linked."""
    return "`" + one_line(text).replace("`", "'") + "`"

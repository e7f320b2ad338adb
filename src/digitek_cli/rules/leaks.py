"""What must never reach the history, as findings that repeat none of it: CPR numbers, keys and passwords.

git does not forget, so the same doors ask about both: the text of a file, its name, the message, the branch, and
the name that git writes in every commit.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from digitek_cli.rules import personal_data, secrets
from digitek_cli.rules.finding import Finding, error, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SIGNS = {"email": "PER001", "phone": "PER002", "name": "PER003"}
# Paths that we make ourselves; there may be many thousands of them.
USUAL = re.compile(r"[a-z]+(?:/[0-9]{4}(?:/[A-Z]-[0-9]{4}-[a-z0-9]{3,6}(?:\.yaml)?)?)?", re.ASCII)
# The same find named by its place in a file, and by the field that it was written to.
BY_FIELD = {"CPR001": "CPR003", "SEC001": "SEC003"}


def in_text(text: str, path: str | None) -> tuple[Finding, ...]:
    """What a file's text holds by line and column; contact data and names of citizens are warnings."""
    signs = [
        replace(warning(SIGNS[sign.kind], path=path, mask=sign.mask), line=sign.line)
        for sign in personal_data.scan_warnings(text)
    ]
    return (*_refused(text, path), *signs)


def possible(text: str) -> bool:
    """Whether a text could hold a number or a secret at all, quickly; so it is with any text of which it is a part."""
    return personal_data.possible(text) or secrets.possible(text)


def in_values(values: Iterable[tuple[str, int]], path: str | None) -> tuple[Finding, ...]:
    """The same for values with their lines, where the file writes them in another way than they read."""
    return tuple(
        replace(finding, line=line, params=finding.params | {"column": 1})
        for text, line in values
        for finding in _refused(text, path)
    )


def in_message(texts: Iterable[str]) -> Iterator[Finding]:
    """What the words for the history hold."""
    for text in texts:
        for number in personal_data.scan(text):
            yield error("CPR002", mask=number.mask, column=number.column)
        for secret in secrets.scan(text):
            yield error("SEC002", mask=secret.mask, column=secret.column, kind=secret.kind)


def in_path(path: str) -> Finding | None:
    """A path that holds any of it, said of the nearest folder above that does not."""
    if USUAL.fullmatch(path):
        return None
    code, kind = _in_name(path)
    if code is None:
        return None
    above = path
    while above and _in_name(above)[0]:
        above = above.rpartition("/")[0]
    return error(code, path=above or None, **kind)


def in_names(ref: str, identities: Iterable[str]) -> tuple[Finding, ...]:
    """What the branch is called, and who git says that is writing."""
    found = [error("CPR005")] if personal_data.scan_name(ref.removeprefix("refs/heads/")) else []
    return (*found, *([error("CPR006")] if any(map(personal_data.scan_name, identities)) else ()))


def _refused(text: str, path: str | None) -> Iterator[Finding]:
    for number in personal_data.scan(text):
        yield Finding("CPR001", params={"mask": number.mask, "column": number.column}, path=path, line=number.line)
    for secret in secrets.scan(text):
        params = {"mask": secret.mask, "column": secret.column, "kind": secret.kind}
        yield Finding("SEC001", params=params, path=path, line=secret.line)


def _in_name(name: str) -> tuple[str | None, dict[str, Any]]:
    if personal_data.scan_name(name):
        return "CPR004", {}
    for secret in secrets.scan(name):
        return "SEC004", {"kind": secret.kind}
    return None, {}

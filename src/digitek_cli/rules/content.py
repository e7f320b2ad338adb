"""What an approval binds to: one canonical form and its hash.

The hash covers exactly the fields that a document shows, so comments, funding choice, steps and approvals
leave it alone, and so does the layout of the file.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from digitek_cli.model.value import to_document

if TYPE_CHECKING:
    from digitek_cli.model.events import Decision
    from digitek_cli.model.policy import DocumentKind
    from digitek_cli.model.project import Project


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(type(value).__name__)


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces; dates and decimals as text."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def digest(value: Any) -> str:
    """`sha256:` and the hash of the canonical form."""
    return "sha256:" + sha256(canonical(value).encode()).hexdigest()


def field_of(project: Project, name: str) -> Any:
    """The value of a field, dotted for parts: `risk.category`. None where a part is missing."""
    value: Any = project
    for part in name.split("."):
        value = getattr(value, part, None)
        if value is None:
            return None
    return value


def content_hash(project: Project, document: DocumentKind) -> str:
    """The hash over the fields that this document shows."""
    return digest({name: to_document(field_of(project, name)) for name in document.shows})


def event_hash(decision: Decision) -> str:
    """The hash that the next decision of the project names in `previous`."""
    return digest(to_document(decision))

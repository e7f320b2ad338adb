"""What one file of the portfolio says in the books, as text: for `store.books`, which remembers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digitek_cli.rules import leaks, personal_data, secrets
from digitek_cli.store.alike import Alike
from digitek_cli.store.book_text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any


def alike(forms: dict[str, Any]) -> Alike:
    """The forms that are known, asked as `of_file` asks."""
    return Alike(of_file, forms)


def by_files(files: Sequence[tuple[str, str, bytes]], forms: Alike) -> Iterator[str | None]:
    """What each file says, by its digest, path and bytes; None for one that is not sound."""
    texts = [data.decode("utf-8", "replace") for _, _, data in files]
    told = [forms.say(path, text) for (_, path, _), text in zip(files, texts, strict=True)]
    clean = not (
        secrets.possible("\n".join(one[1] for one in told if one))
        or personal_data.possible("\n\0\n".join(text for text, one in zip(texts, told, strict=True) if one))
    )
    for (_, path, data), text, one in zip(files, texts, told, strict=True):
        yield one[0] if one and (clean or not leaks.possible(text)) else of_file(path, data)


def of_file(path: str, data: bytes) -> str | None:
    """What a file says by the reader and the model: nothing but in a booking and a policy. None if it is not sound."""
    if leaks.in_path(path.removesuffix("/")) is not None:
        return None
    if path.endswith("/"):
        return ""
    from digitek_cli.errors import DataError
    from digitek_cli.model.events import Transaction
    from digitek_cli.model.policy import Policy
    from digitek_cli.rules.finding import errors
    from digitek_cli.store import layout, snapshot

    if layout.shelf_of(path) is None and not path.lower().endswith(".md"):
        return None
    try:
        record, found = snapshot.judged(path, data)
    except DataError:
        return None
    if errors(found):
        return None
    if isinstance(record, Policy):
        return record.model_dump_json(include={"valid_from", "pools", "frames", "open_questions"})
    return text_of(record) if isinstance(record, Transaction) else ""

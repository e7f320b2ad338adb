"""Set in a tree only what differs between two documents. Knows dicts and lists, not YAML."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from digitek_cli.model.value import Document


@dataclass(frozen=True)
class Make:
    """How a tree's own nodes are built: a value, given the node that it replaces or None, and a key."""

    value: Callable[[Any, Any], Any]
    key: Callable[[str], Any]


PLAIN = Make(lambda value, _: value, lambda key: key)


def canonical(value: Any) -> str:
    """One text per meaning: key order is none, a date is its ISO text, and 1, 1.0, true and "1" differ."""
    return json.dumps(value, default=_text, sort_keys=True, ensure_ascii=False)


def _text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def change(tree: Any, old: Document, new: Document, make: Make) -> None:
    """Turn `tree`, which says what `old` says, into one that says what `new` says.

    A new key goes behind the key that it follows in `new`; keys that the tree holds and neither document does
    (a default written out) stay.
    """
    for key in [key for key in tree if key in old and key not in new]:
        del tree[key]
    previous = None
    for key, value in new.items():
        if key not in tree:
            _insert(tree, make.key(key), make.value(value, None), previous)
        elif key not in old or canonical(old[key]) != canonical(value):
            tree[key] = _changed(tree[key], old.get(key), value, make)
        previous = key


def _insert(tree: Any, key: Any, node: Any, previous: str | None) -> None:
    insert = getattr(tree, "insert", None)
    if insert is None:
        tree[key] = node
    else:
        insert(list(tree).index(previous) + 1 if previous is not None else 0, key, node)


def _changed(node: Any, old: Any, new: Any, make: Make) -> Any:
    if isinstance(node, dict) and isinstance(new, dict) and new:
        change(node, old if isinstance(old, dict) else {}, new, make)
        return node
    if isinstance(node, list) and isinstance(new, list) and isinstance(old, list) and new and len(node) == len(old):
        _change_list(node, old, new, make)
        return node
    return make.value(new, node)


def _change_list(node: Any, old: list[Any], new: list[Any], make: Make) -> None:
    if len(old) == len(new):
        codes = [("replace", 0, len(old), 0, len(new))]
    else:
        before, after = [canonical(item) for item in old], [canonical(item) for item in new]
        codes = list(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())
    for tag, i1, i2, j1, j2 in reversed(codes):
        if tag == "equal":
            continue
        shared = min(i2 - i1, j2 - j1)
        for index in reversed(range(i1 + shared, i2)):
            del node[index]
        for offset, value in enumerate(new[j1 + shared : j2]):
            node.insert(i1 + shared + offset, make.value(value, None))
        for index in range(shared):
            _change_item(node, i1 + index, old[i1 + index], new[j1 + index], make)


def _change_item(node: Any, index: int, old: Any, new: Any, make: Make) -> None:
    if canonical(old) != canonical(new):
        node[index] = _changed(node[index], old, new, make)

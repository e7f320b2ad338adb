"""Ledger, forecast, reconciliation and equipment frame, as text and as JSON."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import amount, figure, one_line, pool_title, say, term
from digitek_cli.render.tables import NARROW, table, width
from digitek_cli.rules.forecast import Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from digitek_cli.model.project import Figure
    from digitek_cli.operations.books import Line, Wishes
    from digitek_cli.rules.forecast import Forecast, Wish
    from digitek_cli.rules.reconcile import FinanceRow, Pair, Reconciliation, Voucher


def ledger_document(lines: Sequence[Line]) -> dict[str, Any]:
    """The postings as a script reads them."""
    return {
        "postings": [
            {
                "transaction": item.transaction.id,
                "date": item.transaction.date,
                "kind": item.transaction.kind,
                "text": item.transaction.text,
                "pool": item.pool,
                "year": item.year,
                "account": item.account,
                "project": item.project or item.transaction.project,
                "amount": item.amount,
                "balance": item.balance,
                "decision": item.transaction.decision,
                "document": item.transaction.document,
                "taken_back": item.gone,
            }
            for item in lines
        ]
    }


def ledger_text(lines: Sequence[Line]) -> str:
    """One posting a line, oldest first."""
    if not lines:
        return say("pools.ledger.empty")
    heads = [say(f"pools.ledger.head.{name}") for name in ("date", "kind", "text", "account", "amount", "balance")]
    rows = [
        (
            item.transaction.date.isoformat(),
            term(item.transaction.kind),
            _text(item),
            f"{pool_title(item.pool)} {item.year} {term(item.account)}",
            figure(item.amount),
            figure(item.balance),
        )
        for item in lines
    ]
    return table(heads, rows, folding=2, right=(4, 5)) if width() >= NARROW else _stacked(rows)


def _stacked(rows: Sequence[Sequence[str]]) -> str:
    """Where there is no room for columns: what, and below it how much and what it came to."""
    lines: list[str] = []
    for when, kind, text, account, moved, left in rows:
        lines += [f"{when}  {kind}", *_indented(text, ""), f"    {account}", f"    {moved} → {left}"]
    return "\n".join(lines)


def _text(item: Line) -> str:
    entry = item.transaction
    whose = item.project or entry.project
    return ", ".join(filter(None, (whose, one_line(entry.text), entry.document)))


def forecast_document(found: Forecast) -> dict[str, Any]:
    """The forecast as a script reads it."""
    return {
        "as_of": found.as_of,
        "year": found.year,
        "pools": [
            {"pool": item.pool, "available": item.available} | {case.value: item.left[case] for case in Case}
            for item in found.pools
        ],
        "waiting": [
            {"project": wish.project, "pool": wish.pool, "amount": wish.amount, "case": wish.case.value}
            for wish in found.wishes
        ],
    }


def forecast_text(found: Forecast) -> str:
    """A row a pool: free now, and left in each case; then what the cases are made of."""
    heads = [say("pools.pool"), say("pools.forecast.head.available"), *(_case(case) for case in Case)]
    rows = [
        (_pool(item.pool), figure(item.available), *(figure(item.left[case]) for case in Case)) for item in found.pools
    ]
    heading = say("pools.forecast.title", year=str(found.year), date=found.as_of)
    lines = [*textwrap.wrap(heading, width()), "", *_grid(heads, rows), ""]
    lines += textwrap.wrap(say("pools.forecast.explained"), width())
    if not found.wishes:
        return "\n".join([*lines, "", say("pools.forecast.none")])
    lines += ["", say("pools.forecast.wishes")]
    for wish in sorted(found.wishes, key=lambda item: (list(Case).index(item.case), item.project)):
        lines += _indented(_wish(wish))
    return "\n".join(lines)


def _grid(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    if width() >= NARROW:
        return [table(heads, rows, folding=0, right=(1, 2, 3, 4))]
    return [
        line
        for pool, *amounts in rows
        for line in (pool, *(f"    {head}: {value}" for head, value in zip(heads[1:], amounts, strict=True)))
    ]


def _case(case: Case) -> str:
    return say(f"pools.forecast.case.{case.value}")


def _pool(pool: str | None) -> str:
    return pool_title(pool) if pool else say("pools.forecast.nobody")


def _wish(wish: Wish) -> str:
    parts = {"project": wish.project, "title": one_line(wish.title), "amount": wish.amount}
    return say("pools.forecast.wish", **parts, pool=_pool(wish.pool), case=_case(wish.case).lstrip("+ ").lower())


def _indented(text: str, mark: str = "- ") -> list[str]:
    first = f"  {mark}" if mark else "    "
    return textwrap.wrap(text, width(), initial_indent=first, subsequent_indent="    ") or [""]


def reconciliation_document(found: Reconciliation, year: int) -> dict[str, Any]:
    """The reconciliation as a script reads it."""
    return {
        "year": year,
        "agrees": found.agrees,
        "difference": found.difference,
        "matched": [_pair_document(pair) for pair in found.matched],
        "differing": [_pair_document(pair) for pair in found.differing],
        "missing_here": [
            {"line": row.line, "date": row.date, "document": row.document, "amount": row.amount, "text": row.text}
            for row in found.missing_here
        ],
        "missing_there": [
            {
                "transaction": item.transaction,
                "date": item.date,
                "document": item.document,
                "amount": item.amount,
                "project": item.project,
            }
            for item in found.missing_there
        ],
    }


def _pair_document(pair: Pair) -> dict[str, Any]:
    return {
        "transaction": pair.ours.transaction,
        "line": pair.theirs.line,
        "document": pair.ours.document,
        "ours": pair.ours.amount,
        "theirs": pair.theirs.amount,
        "difference": pair.difference,
    }


def reconciliation_text(found: Reconciliation, year: int, file: str) -> str:
    """What agrees, what differs, what is missing where."""
    total = sum((pair.ours.amount for pair in found.matched), Decimal(0))
    lines = [
        say("pools.reconcile.title", year=str(year), file=one_line(file)),
        "",
        say("pools.reconcile.matched", count=len(found.matched), amount=total),
    ]
    lines += _group("differing", (_pair(pair) for pair in found.differing))
    lines += _group("here", (_row(row) for row in found.missing_here))
    lines += _group("there", (_voucher(item) for item in found.missing_there))
    closing = "pools.reconcile.agrees" if found.agrees else "pools.reconcile.difference"
    return "\n".join([*lines, "", say(closing, amount=found.difference)])


def _group(name: str, said: Iterable[str]) -> list[str]:
    lines = [line for text in said for line in _indented(text)]
    return ["", say(f"pools.reconcile.{name}"), *lines] if lines else []


def _pair(pair: Pair) -> str:
    sums = {"ours": pair.ours.amount, "theirs": pair.theirs.amount, "difference": pair.difference}
    return say("pools.reconcile.pair", document=one_line(pair.ours.document), **sums)


def _row(row: FinanceRow) -> str:
    parts = {"line": row.line, "date": row.date, "document": one_line(row.document), "amount": row.amount}
    return say("pools.reconcile.row", **parts, text=one_line(row.text)).rstrip()


def _voucher(item: Voucher) -> str:
    parts = {"transaction": item.transaction, "date": item.date, "document": one_line(item.document)}
    key = "pools.reconcile.voucher" if item.document else "pools.reconcile.voucher.bare"
    return say(key, **parts, amount=item.amount, project=item.project or "").rstrip()


def wishes_document(found: Wishes) -> dict[str, Any]:
    """The equipment frame as a script reads it."""
    groups = {"wished": found.wished, "undisposed": found.disposed}
    return {"project": found.project.id, "implied": found.implied} | {
        name: [
            {"id": item.id, "text": item.text, "value": item.value, "unit": item.unit, "source": item.source}
            for item in items
        ]
        for name, items in groups.items()
    }


def _worth(item: Figure) -> str:
    if item.value is None:
        return "–"
    return amount(item.value) if item.currency else f"{figure(item.value)} {item.unit}"


def wishes_text(found: Wishes) -> str:
    """Each figure with its source; the frame only as what it would be under an assumption."""
    lines = [f"{found.project.id} {one_line(found.project.title)}"]
    for name, items in (("wished", found.wished), ("disposed", found.disposed)):
        if items:
            lines += ["", say(f"pools.wishes.{name}")]
        for item in items:
            worth = (
                ""
                if item.value is None
                else amount(item.value)
                if item.currency
                else f"{figure(item.value)} {item.unit}"
            )
            lines += _indented(f"{one_line(item.text)}: {worth} ({item.source})")
    if found.implied is not None:
        lines += ["", *textwrap.wrap(say("pools.wishes.implied", amount=found.implied), width())]
    return "\n".join(lines)

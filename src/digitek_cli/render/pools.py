"""The books as a table with bars, as JSON, and what a booking did. Within 60 columns, and readable without colour."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from digitek_cli.model.terms import Account, TransactionKind
from digitek_cli.render.language import amount, figure, label, language, one_line, plain, pool_title, say, term

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from digitek_cli.model.events import Transaction
    from digitek_cli.model.terms import Per
    from digitek_cli.operations.change import Change
    from digitek_cli.operations.pools import Holdings
    from digitek_cli.operations.shares import Share
    from digitek_cli.rules.balances import BalanceSheet, Figures, FixedBalance, PoolBalance

WIDTH = 60
ACCOUNTS = (Account.BUDGET, Account.AVAILABLE, Account.RESERVED, Account.COMMITTED, Account.SPENT)
BESIDE = (Account.EXTERNAL, Account.CARRIED, Account.LAPSED)
HELD = (Account.RESERVED, Account.COMMITTED, Account.SPENT)
# From what is gone to what is free. Letters of a kind that every terminal and every printer has.
BAR = ((Account.SPENT, "#"), (Account.COMMITTED, "="), (Account.RESERVED, "-"), (Account.AVAILABLE, "."))


def document(sheet: BalanceSheet) -> dict[str, Any]:
    """The books as a script reads them."""
    totals = sheet.fixed_totals
    return {
        "as_of": sheet.as_of,
        "year": sheet.year,
        "pools": [{"pool": item.pool} | _values(item.figures, (*ACCOUNTS, *BESIDE)) for item in sheet.pools],
        "fixed": [
            {"line": item.line.line, "budget": item.line.amount, "spent": item.spent, "printed": item.printed}
            for item in sheet.fixed
        ],
        "totals": _values(sheet.totals, (*ACCOUNTS, *BESIDE)),
        "fixed_totals": {
            "stated": totals.stated,
            "printed": totals.printed,
            "budget": totals.budget,
            "spent": totals.spent,
        },
        "questions": [{"id": item.id, "text": label(item.text)} for item in sheet.questions],
        "projects": [{"project": item.project, "pool": item.pool} | _values(item, HELD) for item in sheet.projects],
    }


def project_document(held: Holdings) -> dict[str, Any]:
    """What a project holds, as a script reads it."""
    return {
        "as_of": held.as_of,
        "project": held.project.id,
        "pools": [{"pool": item.pool, "year": item.year} | _values(item, HELD) for item in held.places],
        "totals": {account.value: sum((_value(item, account) for item in held.places), Decimal(0)) for account in HELD},
    }


def text(sheet: BalanceSheet) -> str:
    """The books as a person reads them: the pools with bars, then the fixed lines with their totals."""
    rows = [(_name(item), item.figures) for item in sheet.pools]
    rows.append((say("pools.total"), sheet.totals))
    exact = any(_value(figures, account) % 1 for _, figures in rows for account in ACCOUNTS)
    cells = [[_number(_value(figures, account), exact) for account in ACCOUNTS] for _, figures in rows]
    grid = _aligned([_heads(ACCOUNTS), *cells])
    width = max(len(name) for name, _ in rows)
    lines = [say("pools.title", year=str(sheet.year), date=sheet.as_of), "", grid[0]]
    for (name, figures), row in zip(rows, grid[1:], strict=True):
        lines += [f"{name:{width}} {bar(figures, WIDTH - width - 3)}", row, *_beside(figures)]
    legend = "  ".join(f"{mark} {term(account)}" for account, mark in BAR)
    return "\n".join([*lines, "", legend, *_fixed(sheet)])


def _beside(figures: Figures) -> list[str]:
    """What else a pool has: shown where there is any."""
    found = [f"{term(account)} {amount(_value(figures, account))}" for account in BESIDE if _value(figures, account)]
    return textwrap.wrap(", ".join(found), WIDTH, initial_indent="  + ", subsequent_indent="    ") if found else []


def bar(figures: Figures, width: int) -> str:
    """`[##==----....]`: the shares of a frame; `!` all over when more is used than there is."""
    if figures.budget <= 0:
        return f"[{' ' * width}]"
    if figures.available < 0:
        return f"[{'!' * width}]"
    drawn, gone = "", Decimal(0)
    for account, mark in BAR:
        gone += _value(figures, account)
        until = int((gone * width / figures.budget).to_integral_value())
        drawn += mark * (until - len(drawn))
    return f"[{drawn:{width}}]"


def project_text(held: Holdings) -> str:
    """What a project holds, pool by pool and year by year."""
    title = textwrap.shorten(one_line(held.project.title), WIDTH - len(held.project.id) - 1, placeholder="…")
    lines = [f"{held.project.id} {title}", say("pools.project.title", date=held.as_of), ""]
    if not held.places:
        return "\n".join([*lines, say("pools.project.none")])
    rows = [(f"{pool_title(item.pool)} {item.year}", item) for item in held.places]
    exact = any(_value(item, account) % 1 for _, item in rows for account in HELD)
    body = [[name, *(_number(_value(item, account), exact) for account in HELD)] for name, item in rows]
    totals = [sum((_value(item, account) for item in held.places), Decimal(0)) for account in HELD]
    body.append([say("pools.sum"), *(_number(value, exact) for value in totals)])
    return "\n".join([*lines, *_aligned([[say("pools.pool"), *_heads(HELD)], *body], left=1)])


def shares_document(shares: Sequence[Share], as_of: date, year: int, per: Per) -> dict[str, Any]:
    """The money by area or project, as a script reads it; a null name is what was bought without a project."""
    rows = [{per.value: item.name, "pool": item.pool} | _values(item, HELD) for item in shares]
    return {"as_of": as_of, "year": year, "per": per.value, "shares": rows}


def shares_text(shares: Sequence[Share], as_of: date, year: int, per: Per) -> str:
    """The money by area or project: whose, of which pools, and in all."""
    lines = [say("pools.shares.title", year=str(year), date=as_of, per=term(per)), ""]
    if not shares:
        return "\n".join([*lines, say("pools.shares.none")])
    exact = any(_value(item, account) % 1 for item in shares for account in HELD)
    body: list[list[str]] = []
    for _, group in groupby(shares, key=lambda item: item.name):
        own = list(group)
        body.append([_whose(own[0]), *(_sum(own, account, exact) for account in HELD)])
        body += [
            [f"  {pool_title(item.pool)}", *(_number(_value(item, account), exact) for account in HELD)] for item in own
        ]
    body.append([say("pools.sum"), *(_sum(shares, account, exact) for account in HELD)])
    return "\n".join([*lines, *_aligned([["", *_heads(HELD)], *body], left=1)])


def _sum(shares: Sequence[Share], account: Account, exact: bool) -> str:
    return _number(sum((_value(item, account) for item in shares), Decimal(0)), exact)


def _whose(share: Share) -> str:
    if share.name is None:
        return say("pools.shares.nobody")
    if isinstance(share.title, str):
        return textwrap.shorten(f"{share.name} {one_line(share.title)}", WIDTH // 2, placeholder="…")
    return label(share.title) if share.title else share.name


def receipt(change: Change) -> str:
    """What was booked, one sentence each, and what the pool has left."""
    from digitek_cli.model.events import Transaction

    said = [_booked(item) for item in change.records if isinstance(item, Transaction) and not _arrives(item)]
    result = change.result
    if "lapsed_left" in result:
        left = Decimal(result["lapsed_left"])
        said.append(say("pools.left.lapsed", amount=left, pool=result["pool"], year=str(result["year"])))
    elif result.get("pool") and "available" in result:
        said.append(say("pools.left", amount=Decimal(result["available"]), pool=result["pool"]))
    return "\n".join(said)


def _arrives(item: Transaction) -> bool:
    """The side of a carry-forward that is told by the other one."""
    leaves = any(line.account == Account.CARRIED for line in item.postings)
    return item.kind == TransactionKind.CARRY_FORWARD and not leaves


def _booked(item: Transaction) -> str:
    """One booking in words; one that moves no money tells what it asserts."""
    place = item.postings[0] if item.postings else item.asserts[0]
    source = item.postings[2].pool if item.kind == TransactionKind.TRANSFER else place.pool
    closing = item.kind == TransactionKind.CLOSING and not item.postings
    return say(
        f"pools.booked.{item.kind.value}",
        amount=Decimal(0) if closing else abs(place.amount),
        pool=place.pool,
        source=source,
        year=str(place.year),
        project=item.project or "",
        document=item.document or "",
        text=item.text,
        account=place.account,
        date=item.date,
    )


def _fixed(sheet: BalanceSheet) -> list[str]:
    if not sheet.fixed:
        return []
    lines = ["", say("pools.fixed.title", year=str(sheet.year))]
    for item in sheet.fixed:
        lines += _row(label(item.line.title), item.line.amount)
    lines.append("  " + "-" * (WIDTH - 2))
    lines += _totals(sheet)
    if sheet.questions:
        lines += ["", say("pools.fixed.questions")]
    for question in sheet.questions:
        lines += textwrap.wrap(label(question.text), WIDTH, initial_indent="- ", subsequent_indent="  ")
    return lines


def _totals(sheet: BalanceSheet) -> list[str]:
    """One total, or all three where the documents disagree."""
    totals = sheet.fixed_totals
    if totals.agree:
        return _row(say("pools.fixed.total"), totals.budget)
    lines = _row(say("pools.fixed.stated"), totals.stated) if totals.stated is not None else []
    lines += _row(say("pools.fixed.printed"), totals.printed)
    derived = [item for item in sheet.fixed if item.printed != item.line.amount]
    return lines + (_row(say("pools.fixed.derived", lines=_assumed(derived)), totals.budget) if derived else [])


def _assumed(derived: Sequence[FixedBalance]) -> str:
    return ", ".join(f"{label(item.line.title)} = {figure(item.line.amount)}" for item in derived)


def _row(words: str, value: Decimal) -> list[str]:
    """Words to the left, money to the right; words that are too long go on before it."""
    money = amount(value)
    parts = textwrap.wrap(words, WIDTH - 18, initial_indent="  ", subsequent_indent="    ") or [""]
    return [*parts[:-1], f"{parts[-1]:{WIDTH - len(money) - 1}} {money}"]


def _name(item: PoolBalance) -> str:
    return one_line(label(item.title)) if item.title else plain(item.pool)


def _heads(accounts: Iterable[Account]) -> list[str]:
    return [term(account).capitalize() for account in accounts]


def _aligned(rows: Sequence[Sequence[str]], left: int = 0) -> list[str]:
    """Columns as wide as they must be, numbers to the right, the first `left` to the left; spread over the width."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    gap = max(1, min(3, (WIDTH - sum(widths)) // max(1, len(widths) - 1)))
    return [
        (" " * gap).join(
            f"{cell:{width}}" if column < left else f"{cell:>{width}}"
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]


def _number(value: Decimal, exact: bool) -> str:
    """`1.372.000`, or with øre for all as soon as one has them, so that the columns line up."""
    text = figure(value)
    whole = value == value.to_integral_value()
    return text + ("," if language() == "da" else ".") + "00" if exact and whole else text


def _value(item: Any, account: Account) -> Decimal:
    value: Decimal = getattr(item, account.value)
    return value


def _values(item: Any, accounts: Iterable[Account]) -> dict[str, Decimal]:
    return {account.value: _value(item, account) for account in accounts}

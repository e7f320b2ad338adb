"""What a proposal does to the portfolio, as one page of Markdown for those who are asked to agree to it.

Everything that comes from the data is shown literally, and the page stays smaller than a forge takes, however large
the proposal: long lists are folded, and what is left out is counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import quote

from digitek_cli.model.terms import Severity
from digitek_cli.render import delta
from digitek_cli.render import findings as words
from digitek_cli.render.diff import FIGURES
from digitek_cli.render.language import amount, maybe, pool_title, say, term
from digitek_cli.render.markup import quiet
from digitek_cli.render.masking import masked
from digitek_cli.render.quoting import clipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digitek_cli.model.portfolio import Portfolio
    from digitek_cli.operations.proposal import Approval
    from digitek_cli.render.diff import Comparison
    from digitek_cli.render.reports import Report
    from digitek_cli.rules.delta import Difference
    from digitek_cli.rules.delta_money import Moved
    from digitek_cli.rules.finding import Finding

# A comment holds 65,536 characters on GitHub. The rooms below stay under that together.
ROOMS = {"errors": 14_000, "change": 20_000, "phases": 6_000, "money": 8_000, "agree": 4_000, "more": 8_000}
# How much of a list is seen before the rest is folded.
OPEN_ERRORS, OPEN_PROJECTS, OPEN_LINES = 20, 10, 12
LONGEST = 400
ZERO = Decimal(0)


@dataclass(frozen=True)
class Proposal:
    """What a pull request changes, and who must agree to it."""

    comparison: Comparison
    approvals: tuple[Approval, ...] = ()

    @property
    def untouched(self) -> bool:
        """Whether the portfolio is what it was."""
        return not self.comparison.differences and not self.comparison.money


def page(report: Report, folder: str) -> str:
    """The whole page. `folder` goes before every path."""
    blocks = [_verdict(report), *_errors(report, folder)]
    if report.proposal is not None:
        blocks += _change(report.proposal)
    blocks += _rest(report, folder)
    return "\n\n".join(blocks)


def _verdict(report: Report) -> str:
    key = "change.fine" if report.ok else "change.refused"
    return f"## {say('change.title')}\n\n**{say(key)}** {words.count(report.findings)}."


def _errors(report: Report, folder: str) -> Iterator[str]:
    lines = [_finding(item, folder, report.links) for item in report.ordered if item.severity in report.grave]
    if lines:
        yield f"### {say('change.errors')}"
        yield from _part_folded(lines, OPEN_ERRORS, ROOMS["errors"], "change.more.errors")


def _rest(report: Report, folder: str) -> Iterator[str]:
    """Warnings and what is worth knowing, each kind folded."""
    for severity in (item for item in Severity if item not in report.grave):
        own = [item for item in report.ordered if item.severity == severity]
        if own:
            lines = [_finding(item, folder, report.links) for item in own]
            yield _folded(words.count(own, (severity,)), _fitting(lines, ROOMS["more"]))


def _finding(finding: Finding, folder: str, links: str) -> str:
    """`- [path:3](path#L3) **REF001** what is wrong → what to do`."""
    where, advice = _place(finding, folder, links), words.hint(finding)
    said = _text(words.message(finding)) + (f"<br>→ {_text(advice)}" if advice else "")
    return f"- {where + ' ' if where else ''}**{quiet(finding.code)}** {said}"


def _place(finding: Finding, folder: str, links: str) -> str:
    placed = words.placed(finding, folder)
    if not placed.path:
        return ""
    address = (
        links + quote(placed.path.encode("utf-8", "surrogatepass")) + (f"#L{finding.line}" if finding.line else "")
    )
    return f"[{_text(words.place(placed))}]({address})"


def _change(proposal: Proposal) -> Iterator[str]:
    yield f"### {say('change.does')}"
    if proposal.untouched:
        yield say("change.untouched")
    else:
        yield from _projects(proposal.comparison)
        yield from _beside(proposal.comparison)
        yield from _phases(proposal.comparison)
        yield from _money(proposal.comparison)
    if proposal.approvals:
        yield f"### {say('change.agree')}"
        yield "\n".join(_fitting([_approval(item) for item in proposal.approvals], ROOMS["agree"]))


def _projects(found: Comparison) -> Iterator[str]:
    """Each project with its sentences; the first ones open, the rest folded, as far as there is room."""
    known, room = found.known, ROOMS["change"]
    names = list(dict.fromkeys(item.project for item in found.differences if item.project))
    blocks: list[str] = []
    for name in names:
        block = _project(name, [item for item in found.differences if item.project == name], known)
        room -= len(block)
        if room < 0:
            break
        blocks.append(block)
    yield from blocks[:OPEN_PROJECTS]
    folded = blocks[OPEN_PROJECTS:]
    if folded:
        yield _folded(_count("change.more.projects", len(folded)), ["\n\n".join(folded)])
    if len(blocks) < len(names):
        yield _count("change.left-out.projects", len(names) - len(blocks))


def _project(name: str, items: Sequence[Difference], known: Portfolio) -> str:
    project = known.project(name)
    heading = f"**{quiet(name)}**" + (f" {_text(project.title)}" if project else "")
    return f"{heading}\n\n" + "\n".join(_fitting(_sentences(items, known), ROOMS["change"] // 4, OPEN_LINES))


def _beside(found: Comparison) -> Iterator[str]:
    """People, rules and settings."""
    for key, items in (("diff.organisation", found.of("organisation")), ("diff.rules", found.elsewhere)):
        if items:
            yield f"**{say(key).rstrip(':')}**"
            yield "\n".join(_fitting(_sentences(items, found.known), ROOMS["change"] // 4, OPEN_LINES))


def _phases(found: Comparison) -> Iterator[str]:
    rows = list(_moves(found))
    if rows:
        yield f"### {say('change.phases')}"
        yield _table(("change.project", "change.before", "change.after"), "lll", rows, ROOMS["phases"])


def _moves(found: Comparison) -> Iterator[tuple[str, str, str]]:
    for new in found.after.portfolio.projects.values():
        old = found.before.portfolio.project(new.id)
        name = f"**{quiet(new.id)}** {_text(new.title)}"
        if old is not None and old.phase != new.phase:
            yield name, term(old.phase), term(new.phase)
        parts = {item.id: item.phase for item in old.departments} if old else {}
        for part in new.departments:
            was = parts.get(part.id)
            if was != part.phase:
                yield f"{name}, {_text(part.id)}", term(was) if was else "–", term(part.phase)


def _money(found: Comparison) -> Iterator[str]:
    if not found.money and not found.of("booking", "withdrawn"):
        return
    yield f"### {say('change.money')}"
    bookings = _sentences(found.of("booking", "withdrawn"), found.known)
    if bookings:
        yield "\n".join(_fitting(bookings, ROOMS["money"] // 2, OPEN_LINES))
    rows = [row for item in found.money for row in _figures(item)]
    if rows:
        heads = ("change.pool", "change.account", "change.before", "change.after", "change.moved")
        yield _table(heads, "llrrr", rows, ROOMS["money"] // 2)
    yield from (
        _overdrawn(item) for item in found.money if item.after.available < min(item.before.available, Decimal(0))
    )


def _figures(item: Moved) -> Iterator[tuple[str, str, str, str, str]]:
    """One row for each figure of a pool that is otherwise; the pool is named once."""
    name = f"**{quiet(pool_title(item.pool))}** {item.year}"
    for account in FIGURES:
        before, after = Decimal(getattr(item.before, account)), Decimal(getattr(item.after, account))
        if before != after:
            moved = re.sub(r"(?=\d)", "+" if after > before else "-", amount(abs(after - before)), count=1)
            yield name, say(f"term.Account.{account}"), amount(before), amount(after), moved
            name = ""


def _overdrawn(item: Moved) -> str:
    lacking = amount(-item.after.available)
    return f"**{say('change.overdrawn', pool=item.pool, year=str(item.year), amount=lacking)}**"


def _approval(item: Approval) -> str:
    """`- **Områdechef** (hom): why`; with the files, where the sentence is about some that are no records."""
    owner = maybe(f"term.Role.{item.owner}") or maybe(f"term.Decider.{item.owner}") or say("change.maintainers")
    who = f"**{_text(owner[:1].upper() + owner[1:])}**" + (f" ({_text(', '.join(item.people))})" if item.people else "")
    return f"- {who}: {_text(say(f'approval.{item.reason}', **item.params))}"


def _sentences(items: Iterable[Difference], known: Portfolio) -> list[str]:
    return [f"- {_text(delta.sentence(item, known))}" for item in items]


def _text(text: str) -> str:
    return quiet(clipped(masked(text), LONGEST))


def _table(heads: Sequence[str], sides: str, rows: Sequence[Sequence[str]], room: int) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    shown = _cut(lines, room)
    top = [
        f"| {' | '.join(say(key) for key in heads)} |",
        f"|{'|'.join('--:' if side == 'r' else '---' for side in sides)}|",
    ]
    left = len(lines) - len(shown)
    return "\n".join([*top, *shown]) + (f"\n\n{_count('change.left-out', left)}" if left else "")


def _fitting(lines: Sequence[str], room: int, most: int | None = None) -> list[str]:
    """As many lines as there is room for, and how many are left out; what stands beyond `most` is folded."""
    shown = _cut(lines, room)
    left = len(lines) - len(shown)
    ending = [f"- {_count('change.left-out', left)}"] if left else []
    if most is None or len(shown) + len(ending) <= most:
        return [*shown, *ending]
    return [*shown[:most], "", _folded(_count("change.more", len(lines) - most), [*shown[most:], *ending])]


def _part_folded(lines: Sequence[str], most: int, room: int, key: str) -> Iterator[str]:
    yield "\n".join(_cut(lines[:most], room))
    if lines[most:]:
        yield _folded(_count(key, len(lines) - most), _fitting(lines[most:], room))


def _cut(lines: Sequence[str], room: int) -> list[str]:
    shown = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        shown.append(line)
    return shown


def _folded(heading: str, lines: Sequence[str]) -> str:
    """A list behind a line to click on. Words of ours alone stand in the line: Markdown is not read there."""
    return f"<details>\n<summary>{heading}</summary>\n\n" + "\n".join(lines) + "\n\n</details>"


def _count(key: str, number: int) -> str:
    return say(f"{key}.one" if number == 1 else f"{key}.many", number=str(number))

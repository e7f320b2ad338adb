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
from digitek_cli.render.language import amount, listing, maybe, pool_title, say, term
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
    from digitek_cli.rules.guards import Guard

# A comment holds 65,536 characters on GitHub. The rooms below stay under that together.
ROOMS = {
    "errors": 12_000,
    "weaker": 5_000,
    "change": 18_000,
    "guards": 4_000,
    "phases": 5_000,
    "money": 6_000,
    "agree": 4_000,
    "more": 5_000,
}
# What asks less of somebody, and those of them that the maintainers of the tool must agree to as well.
WEAKER = frozenset(f"GOV{number:03}" for number in range(10, 17))
BY_MAINTAINERS = frozenset({"GOV010", "GOV011", "GOV015", "GOV016"})
HEADS = "heads-group"
# Something to type inside a sentence, or all of it.
COMMAND = re.compile(
    r"[«`]((?:digitek|git) [^»`]{1,300})[»`]"
    r"|(?<=: )((?:digitek|git) [^;]{1,300})$"
    r"|^((?:digitek|git) [^;.«`]{1,300})$"
)
# How much of a list is seen before the rest is folded.
OPEN_ERRORS, OPEN_PROJECTS, OPEN_LINES = 20, 10, 12
LONGEST = 400
ZERO = Decimal(0)


@dataclass(frozen=True)
class Proposal:
    """What a pull request changes, and who must agree to it."""

    comparison: Comparison
    approvals: tuple[Approval, ...] = ()
    guards: tuple[Guard, ...] = ()

    @property
    def untouched(self) -> bool:
        """Whether the portfolio is what it was."""
        return not self.comparison.differences and not self.comparison.money


def page(report: Report, folder: str) -> str:
    """The whole page. `folder` goes before every path."""
    blocks = [_verdict(report), *_errors(report, folder), *_weaker(report, folder)]
    if report.proposal is not None:
        blocks += _change(report.proposal)
    blocks += _rest(report, folder)
    return "\n\n".join(blocks)


def _verdict(report: Report) -> str:
    asked = _asked(report)
    key = "change.refused" if not report.ok else "change.kept" if asked else "change.fine"
    return f"## {say('change.title')}\n\n{asked}**{say(key)}** {words.count(report.findings)}."


def _asked(report: Report) -> str:
    """How many rules and guards ask less, and who must agree to that."""
    weaker = [item for item in report.findings if _weakens(item)]
    if not weaker:
        return ""
    found = report.proposal.approvals if report.proposal else ()
    people = next((item.people for item in found if item.owner == HEADS and item.reason in ("rules", "guard")), ())
    who = say("term.Decider.heads-group") + (f" ({', '.join(people)})" if people else "")
    if any(item.params.get("code", item.code) in BY_MAINTAINERS for item in weaker):
        who = listing([who, say("change.maintainers.them")])
    number = sum(map(words.weight, weaker))
    key = "change.weaker.one" if number == 1 else "change.weaker.many"
    return f"**{_text(say(key, number=str(number), who=who))}** "


def _weakens(finding: Finding) -> bool:
    return str(finding.params.get("code", finding.code) if finding.code == words.REST else finding.code) in WEAKER


def _weaker(report: Report, folder: str) -> Iterator[str]:
    """What asks less afterwards: never folded away, since somebody must agree to it."""
    lines = [_finding(item, folder, report.links) for item in report.ordered if _weakens(item)]
    if lines:
        yield f"### {say('change.weaker')}"
        yield from _part_folded(lines, OPEN_ERRORS, ROOMS["weaker"], "change.more")


def _errors(report: Report, folder: str) -> Iterator[str]:
    grave = [item for item in report.ordered if item.severity in report.grave and not _weakens(item)]
    lines = [_finding(item, folder, report.links) for item in grave]
    if lines:
        yield f"### {say('change.errors')}"
        yield from _part_folded(lines, OPEN_ERRORS, ROOMS["errors"], "change.more.errors")


def _rest(report: Report, folder: str) -> Iterator[str]:
    """Warnings and what is worth knowing, each kind folded."""
    for severity in (item for item in Severity if item not in report.grave):
        own = [item for item in report.ordered if item.severity == severity and not _weakens(item)]
        if own:
            lines = [_finding(item, folder, report.links) for item in own]
            yield _folded(words.count(own, (severity,)), _fitting(lines, ROOMS["more"]))


def _finding(finding: Finding, folder: str, links: str) -> str:
    """`- [path:3](path#L3) **REF001** what is wrong → what to do`."""
    where, advice = _place(finding, folder, links), words.hint(finding)
    said = _text(words.message(finding)) + (f"<br>→ {_typed(advice)}" if advice else "")
    return f"- {where + ' ' if where else ''}**{quiet(finding.code)}** {said}"


def _typed(text: str) -> str:
    """Text with what is to be typed as code."""
    shown, end = "", 0
    whole = clipped(masked(text), LONGEST)
    for found in COMMAND.finditer(whole):
        shown += quiet(whole[end : found.start()]) + (" " if whole[: found.start()].endswith(" ") else "")
        shown += _code(found[1] or found[2] or found[3])
        end = found.end()
    rest = whole[end:]
    return shown + (" " if end and rest.startswith(" ") else "") + quiet(rest)


def _place(finding: Finding, folder: str, links: str) -> str:
    placed = words.placed(finding, folder)
    if not placed.path:
        return ""
    address = (
        links + quote(placed.path.encode("utf-8", "surrogatepass")) + (f"#L{finding.line}" if finding.line else "")
    )
    return f"[{_text(words.place(placed))}]({address})"


def _change(proposal: Proposal) -> Iterator[str]:
    told = [*_projects(proposal.comparison), *_beside(proposal.comparison), *_guarding(proposal)]
    if proposal.untouched and not told:
        told = [say("change.untouched")]
    if told:
        yield f"### {say('change.does')}"
        yield from told
    yield from _phases(proposal.comparison)
    yield from _money(proposal.comparison)
    if proposal.approvals:
        yield f"### {say('change.agree')}"
        yield "\n".join(_fitting(list(_agreeing(proposal)), ROOMS["agree"]))


def _guarding(proposal: Proposal) -> Iterator[str]:
    """The files that settle who is asked and what is checked, with the lines that are otherwise."""
    paths = dict.fromkeys(path for item in proposal.approvals if item.reason == "guard" for path in item.paths)
    if not paths:
        return
    texts = {item.path: (item.before or "", item.after or "") for item in proposal.guards}
    yield f"**{say('change.guards')}**"
    lines = [line for path in paths for line in (f"- {_code(path)}", *_moved_lines(*texts.get(path, ("", ""))))]
    yield "\n".join(_fitting(lines, ROOMS["guards"], OPEN_LINES * 2))


def _moved_lines(before: str, after: str) -> Iterator[str]:
    """`  - Nu: * @kon`; only whole lines that one side has and the other has not."""
    old, new = (list(dict.fromkeys(line.strip() for line in side.splitlines())) for side in (before, after))
    for key, mine, others in (("change.line.gone", old, set(new)), ("change.line.new", new, set(old))):
        yield from (f"  - {say(key)}: {_text(line)}" for line in mine if line and line not in others)


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


def _agreeing(proposal: Proposal) -> Iterator[str]:
    """`- **Chef for Omsorg** (hom): why`; each once, with everything that they are asked about."""
    found: dict[str, list[str]] = {}
    for item in proposal.approvals:
        reasons = found.setdefault(_who(item, proposal.comparison.before.portfolio), [])
        reasons.append(_text(say(f"approval.{item.reason}", **item.params)))
    yield from (f"- {who}: {' '.join(reasons)}" for who, reasons in found.items())


def _who(item: Approval, before: Portfolio) -> str:
    owner = maybe(f"term.Role.{item.owner}") or maybe(f"term.Decider.{item.owner}") or say("change.maintainers")
    area = next((one for one in before.organisation.areas if one.id == item.params.get("area")), None)
    if area is not None:
        owner = say("change.head", area=area.title)
    return f"**{_text(owner[:1].upper() + owner[1:])}**" + (
        f" ({_text(', '.join(item.people))})" if item.people else ""
    )


def _sentences(items: Iterable[Difference], known: Portfolio) -> list[str]:
    return [f"- {_text(delta.sentence(item, known))}" for item in items]


def _code(text: str) -> str:
    """Text as code; unlike between marks of Markdown nothing is called in it anywhere."""
    return f"<code>{_text(text)}</code>"


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

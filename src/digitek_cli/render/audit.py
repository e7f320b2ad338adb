"""The verdict on a history: a few lines to file, what breaks it, what was made by hand, and who signed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from digitek_cli.model.ids import short
from digitek_cli.render import findings as words
from digitek_cli.render.language import maybe, one_line, plain, say
from digitek_cli.render.machine import dumps
from digitek_cli.render.masking import masked, masked_in
from digitek_cli.render.tables import table
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digitek_cli.operations.audit_report import HandEdit, Hands, Remark, Report

SHOWN = 25
KINDS = ("decisions", "statements", "transactions")


def document(report: Report, folder: str) -> dict[str, Any]:
    """Everything, as a program reads it."""
    answer: dict[str, Any] = {
        "ok": report.ok,
        "portfolio": report.portfolio,
        "head": report.head,
        "anchor": {"named": report.beginning.named, "commit": report.beginning.commit},
        "commits": report.commits,
        "read": report.read,
        "resumed_from": report.resumed_from,
        **{kind: report.counts[kind] for kind in KINDS},
        "breaches": [_remark(report, item, folder) for item in report.breaches],
        "notes": [_remark(report, item, folder) for item in report.notes],
        "hand_edits": [_hand_edit(report, item, folder) for item in report.hand_edits],
        "signers": [_hands(item) for item in report.hands],
        "anchors": list(report.anchors),
    }
    shown: dict[str, Any] = masked_in(answer)  # git takes any name for an author
    return shown


def _remark(report: Report, item: Remark, folder: str) -> dict[str, Any]:
    return _stamped(report, item.commit) | words.document(words.placed(item.finding, folder))


def _stamped(report: Report, commit: str | None) -> dict[str, Any]:
    stamp = report.stamps.get(commit or "")
    return {
        "commit": commit,
        "short": short(commit) if commit else None,
        "date": stamp.date.isoformat() if stamp and stamp.date else None,
        "author": stamp.author if stamp else None,
    }


def _hand_edit(report: Report, item: HandEdit, folder: str) -> dict[str, Any]:
    said = {"reason": item.reason, "operation": item.operation, "message": say(f"audit.hand.{item.reason}")}
    return _stamped(report, item.commit) | said | {"paths": [folder + path for path in item.paths]}


def _hands(item: Hands) -> dict[str, Any]:
    return {
        "author": item.author,
        "committer": item.committer,
        "signer": item.signer,
        "status": item.status,
        "commits": item.commits,
        "decisions": item.decisions,
    }


def text(report: Report, folder: str) -> str:
    """The verdict first, then each part that has something to say."""
    lines = [*_verdict(report), *_breaches(report, folder), *_notes(report, folder)]
    parts = ["\n".join(folded(lines)), _hand_edits(report), _signers(report.hands)]
    return "\n\n".join(part for part in parts if part)


def _verdict(report: Report) -> list[str]:
    start = report.beginning.commit
    begun = say("audit.from.first") if start is None else short(start)
    if report.beginning.named and start is not None:
        begun = f"{one_line(report.beginning.named)} ({begun})"
    counts = {kind: _number(kind, report.counts[kind]) for kind in KINDS}
    key = "audit.proven" if report.ok else "audit.broken"
    number = _number("breaches", len(report.breaches))
    lines = [say(key, portfolio=report.portfolio, breaches=number)]
    commits = _number("commits", report.commits)
    lines.append(say("audit.reach", commits=commits, start=begun, head=short(report.head), **counts))
    if start is None and not report.beginning.named:
        lines.append(say("audit.no-anchor"))
    if report.anchors:
        lines.append(say("audit.anchors", number=str(len(report.anchors))))
    if report.resumed_from:
        lines.append(say("audit.resumed", commit=short(report.resumed_from), read=_number("commits", report.read)))
    return lines


def _number(kind: str, number: int) -> str:
    """`1 commit`, `2 commits`."""
    return say(f"audit.count.{kind}.one" if number == 1 else f"audit.count.{kind}", number=str(number))


def _breaches(report: Report, folder: str) -> list[str]:
    lines: list[str] = []
    for item in report.breaches:
        lines += ["", *_lines(report, item, folder)]
    return lines


def _lines(report: Report, item: Remark, folder: str) -> list[str]:
    """Which commit, by whom and when; what is wrong; what to do."""
    finding = words.placed(item.finding, folder)
    lines = [f"✗ {_commit(report, item.commit)}"] if item.commit else []
    advice = words.hint(finding)
    return [*lines, f"  {words.line(finding)}", *([f"    → {advice}"] if advice else [])]


def _commit(report: Report, commit: str) -> str:
    stamp = report.stamps.get(commit)
    day = stamp.date.date() if stamp and stamp.date else None
    author = masked(one_line(stamp.author)) if stamp else "–"
    return say("audit.commit", commit=short(commit), date=day, author=author)


def _notes(report: Report, folder: str) -> list[str]:
    """Warnings and notes, the first of each kind and how many there are."""
    number = Counter(item.finding.code for item in report.notes)
    lines: list[str] = []
    for code, times in number.items():
        first = next(item for item in report.notes if item.finding.code == code)
        finding = words.placed(first.finding, folder)
        where = f"{short(first.commit)}  " if first.commit else ""
        lines.append(f"! {where}{words.line(finding)}")
        if times > 1:
            lines.append(f"  {say('audit.more', number=str(times - 1))}")
        advice = words.hint(finding)
        lines += [f"    → {advice}"] if advice else []
    return ["", *lines] if lines else []


def _hand_edits(report: Report) -> str:
    if not report.hand_edits:
        return say("audit.hand.none")
    rows = []
    for item in report.hand_edits[-SHOWN:][::-1]:
        stamp = report.stamps.get(item.commit)
        day = stamp.date.date().isoformat() if stamp and stamp.date else "–"
        paths = ", ".join(item.paths[:2]) + (" …" if len(item.paths) > 2 else "")
        rows.append(
            (
                short(item.commit),
                day,
                masked(plain(stamp.author)) if stamp else "–",
                say(f"audit.hand.{item.reason}"),
                paths,
            )
        )
    heads = [say(f"audit.head.{name}") for name in ("commit", "date", "author", "why", "files")]
    left = len(report.hand_edits) - len(rows)
    more = [say("audit.more", number=str(left))] if left else []
    title = say("audit.hand.title", commits=_number("commits", len(report.hand_edits)))
    return "\n".join([title, "", table(heads, rows, folding=4), *more])


def _signers(hands: Sequence[Hands]) -> str:
    rows = [
        (
            masked(item.author),
            "" if item.committer == item.author else masked(item.committer),
            masked(item.signer or ""),
            maybe(f"audit.signature.{item.status}") or item.status,
            str(item.commits),
            str(item.decisions),
        )
        for item in hands[:SHOWN]
    ]
    if not rows:
        return ""
    heads = [say(f"audit.head.{name}") for name in ("author", "committer", "signer", "signature", "commits", "decided")]
    return f"{say('audit.hands.title')}\n\n{table(heads, rows, folding=0)}"


def anchor_text(answer: Mapping[str, Any]) -> str:
    """The anchor document itself: JSON, which `audit verify --anchor` reads."""
    return dumps(dict(answer))

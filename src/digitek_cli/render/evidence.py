"""Documents by their hashes: what was given, and whether a file is it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import one_line, phrase, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.model.checklist import Attached
    from digitek_cli.model.events import Decision, LegalOpinion
    from digitek_cli.operations.evidence import Match

SHOWN = 12


def document(project: str, file: str, sha256: str, found: Sequence[Match]) -> dict[str, Any]:
    """Where a file was given, as a script reads it."""
    given = [
        {"about": match.about, "evidence": match.evidence, "ref": match.ref, "date": match.date, "by": match.by}
        for match in found
    ]
    return {"project": project, "file": file, "sha256": sha256, "given": given}


def text(project: str, file: str, sha256: str, found: Sequence[Match]) -> str:
    """Where a file was given, in words."""
    if not found:
        return say("identify.none", file=file, project=project, hash=short(sha256))
    return "\n".join(
        say(
            "identify.opinion" if match.evidence == "opinion" else "identify.evidence",
            file=file,
            about=match.about,
            evidence=match.evidence,
            ref=match.ref,
            date=match.date,
            person=match.by,
        )
        for match in found
    )


def short(sha256: str) -> str:
    """As much of a hash as a person compares."""
    return f"{sha256[:SHOWN]}…"


def given(ref: str, sha256: str | None) -> str:
    """A reference with the beginning of its hash, where there is one."""
    return f"{ref}, sha256 {short(sha256)}" if sha256 else ref


def piece(attached: Attached) -> str:
    """A piece of evidence with the day that it was given, and by whom where that is known."""
    who = f", {one_line(attached.by)}" if attached.by else ""
    return f"{given(attached.ref, attached.sha256)} ({phrase(attached.date)}{who})"


def carried(opinion: LegalOpinion) -> str:
    """That a head carries a stop, and on whose word."""
    return say("checklist.carried", person=opinion.by, ref=given(opinion.ref, opinion.sha256), date=opinion.date)


def carried_by(decision: Decision) -> str:
    """The same with who decided it, and when."""
    opinion = decision.opinion
    assert opinion is not None  # nothing else carries a stop
    return say(
        "checklist.carried.by",
        heads=[one_line(head) for head in decision.by],
        day=decision.date,
        person=opinion.by,
        ref=given(opinion.ref, opinion.sha256),
        date=opinion.date,
    )


def changes(result: dict[str, Any]) -> list[str]:
    """What a change took the hash of, and which items it opened again."""
    lines = [
        f"  {say('checklist.hashed', item=piece['item'], evidence=piece['id'], hash=short(piece['sha256']))}"
        for piece in result.get("hashed", ())
    ]
    for item in result.get("reopened", ()):
        key = "checklist.reopened.signed" if item["signed_by"] else "checklist.reopened"
        lines.append(f"  {say(key, item=item['id'], person=item['signed_by'])}")
    return lines

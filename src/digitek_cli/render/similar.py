"""What a search found: rank, what it is, and the words it has in common with the question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import Language, listing, one_line, plain, say, written
from digitek_cli.render.wrapping import folded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from digitek_cli.operations.change import Change
    from digitek_cli.rules.similar import Found, Hit

LONGEST = 200
SHOWN_WORDS = 12


def document(found: Found) -> dict[str, Any]:
    """The search as a script reads it; `digest` is the SHA-256 of the list of hits, one `kind name` a line."""
    return {
        "project": found.project,
        "text": None if found.by_id else found.asked[:LONGEST],
        "words": [word.written for word in found.question.words],
        "searched": {
            "projects": found.searched["project"],
            "purchases": found.searched["purchase"],
            "systems": found.searched["system"],
            "registers": [{"source": part.source, "imported": part.imported} for part in found.registers],
        },
        "total": found.total,
        "hits": [_hit(number, hit) for number, hit in enumerate(found.hits, 1)],
        "digest": found.digest,
    }


def _hit(number: int, hit: Hit) -> dict[str, Any]:
    return {
        "rank": number,
        "kind": hit.entry.kind,
        "id": hit.entry.id,
        "source": hit.entry.source or None,
        "title": hit.entry.title,
        "about": [token for token in hit.entry.about if token],
        "score": round(hit.score, 3),
        "words": [{"found": own, "asked": asked} for own, asked in hit.words],
        "fields": list(hit.fields),
    }


def text(found: Found, *, kept: bool = False) -> str:
    """The finds, best first, each with its words; then what was searched and what could be."""
    lines = [_question(found), ""]
    for number, hit in enumerate(found.hits, 1):
        lines += _told(number, hit)
    if not found.hits:
        lines.append(say("similar.none"))
    more = found.total - len(found.hits)
    if more:
        lines.append(say("similar.more", count=more))
    lines += ["", _searched(found)]
    if not found.registers:
        lines.append(say("similar.no-systems"))
    if found.project and not kept:
        lines.append(say("similar.keep" if found.by_id else "similar.keep-words", project=found.project))
    return "\n".join(folded(lines))


def _question(found: Found) -> str:
    words = [plain(word.written) for word in found.question.words]
    shown = ", ".join(words[:SHOWN_WORDS]) + (" …" if len(words) > SHOWN_WORDS else "")
    return say("similar.project" if found.by_id else "similar.text", project=found.project, words=shown)


def _told(number: int, hit: Hit) -> list[str]:
    entry = hit.entry
    name = entry.source if entry.kind == "system" else entry.id
    about = ", ".join(one_line(plain(str(part))) for part in (say(f"similar.kind.{entry.kind}"), *_about(hit)) if part)
    fields = listing([say(f"similar.field.{field}") for field in hit.fields])
    return [
        f"{number:>3}. {name}  {one_line(entry.title)}",
        f"     {about}",
        f"     {say('similar.words', words=', '.join(_word(*pair) for pair in hit.words), fields=fields)}",
    ]


def _about(hit: Hit) -> Sequence[str]:
    if hit.entry.kind != "project":
        return hit.entry.about
    status, phase = hit.entry.about
    return say(f"term.Status.{status}"), say(f"term.Phase.{phase}")


def _word(own: str, asked: str) -> str:
    """The word as it stands there; behind it the typed one where a reader might not see that they are the same."""
    return plain(own) if own.startswith(asked[:4]) or asked.startswith(own) else f"{plain(own)} ({plain(asked)})"


def _searched(found: Found, chosen: Language | None = None) -> str:
    registers = ", ".join(f"{part.source} {part.imported.isoformat()}" for part in found.registers)
    params: dict[str, Any] = {"projects": found.searched["project"], "purchases": found.searched["purchase"]}
    key = "similar.searched-no-systems"
    if found.registers:
        key, params = "similar.searched", params | {"systems": found.searched["system"], "registers": registers}
    return say(key, **params) if chosen is None else written(chosen, key).format(**params)


def log_text(found: Found, day: date, chosen: Language) -> str:
    """The search as one line of evidence: place, words, day and result, and what proves the result."""
    words = " ".join(word.written for word in found.question.words)[:LONGEST]
    names = ", ".join(hit.entry.name for hit in found.hits)
    return written(chosen, "similar.log").format(
        place=_searched(found, chosen).rstrip("."),
        words=words,
        day=day.isoformat(),
        total=found.total,
        names=names or written(chosen, "similar.log.none"),
        digest=found.digest,
    )


def logged(found: Found, change: Change) -> str:
    """The finds, and where they have been kept."""
    params = {"project": found.project, "item": change.result["items"][0]["id"]}
    places = "portefoelje,kitos" if any(part.source == "kitos" for part in found.registers) else "portefoelje"
    kept = folded([say("similar.logged", **params), say("similar.logged.next", **params, places=places)])
    return "\n".join([text(found, kept=True), "", *kept])

"""Words of the facts that wait for an answer."""

WORDS: dict[str, tuple[str, str]] = {
    "open-facts.none": (
        "{project}: intet ubesvaret faktum kan ændre, hvad den næste gate spørger om.",
        "{project}: no unanswered fact can change what the next gate asks for.",
    ),
    "open-facts.head": (
        "Ubesvarede fakta, der afgør, hvilke punkter {gate} spørger om: {count}",
        "Unanswered facts that decide which items {gate} asks for: {count}",
    ),
    "open-facts.head.no-gate": (
        "Ubesvarede fakta, der afgør, hvilke punkter der gælder: {count}",
        "Unanswered facts that decide which items apply: {count}",
    ),
    "open-facts.items": ("punkter: {count}", "items: {count}"),
    "open-facts.kind.date": ("ÅÅÅÅ-MM-DD", "YYYY-MM-DD"),
    "open-facts.kind.number": ("TAL", "NUMBER"),
    "open-facts.kind.list": ("A,B", "A,B"),
    "open-facts.next": (
        "Svar med: digitek checklist facts {project} NØGLE=VÆRDI … Ved I det ikke, så skriv NØGLE=ved_ikke",
        "Answer with: digitek checklist facts {project} KEY=VALUE … If you do not know, write KEY=unknown",
    ),
}

"""Words about the questionnaires as data: their sources, their versions, and whether everything in them can be met."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # Where a rule comes from.
    "source.line": ("{source}: {title} ({status})", "{source}: {title} ({status})"),
    "source.status.verified": ("set {date}", "seen {date}"),
    "source.status.knowledge": ("ikke efterprøvet", "not verified"),
    "source.status.unsettled": ("uafklaret, spørg", "not settled, ask"),
    "source.missing": ("{source}: står ikke i listen over kilder", "{source}: is not in the list of sources"),
    "source.open-point": ("Mangler at blive slået op: {text}", "Remains to be looked up: {text}"),
    "source.unverified": (
        "Hviler på kilder, som ikke er efterprøvet: {names}. Spørg jurist eller fagperson, før I støtter jer til det.",
        "Rests on sources that are not verified: {names}. Ask a lawyer or an expert before you rely on it.",
    ),
    # What check finds in the questionnaires and the list of facts.
    "QUE001": (
        "{item} nævner kilden {source}, som ikke står i listen over kilder.",
        "{item} names the source {source}, which is not in the list of sources.",
    ),
    "QUE001.hint": (
        "Skriv kilden i questionnaires/sources.yaml med status og dato, eller ret navnet.",
        "Write the source into questionnaires/sources.yaml with status and date, or mend the name.",
    ),
    "QUE002": (
        "Kilden {source} er markeret som efterprøvet uden dato for, hvornår den blev set.",
        "The source {source} is marked as verified without the date on which it was seen.",
    ),
    "QUE002.hint": (
        "Skriv checked_on ved kilden, eller sæt status til knowledge.",
        "Write checked_on beside the source, or set its status to knowledge.",
    ),
    "QUE003": (
        "{item} er markeret som efterprøvet, men ingen af dets kilder er det: {names}.",
        "{item} is marked as verified, but none of its sources is: {names}.",
    ),
    "QUE003.hint": ("Skriv unverified: true ved punktet.", "Write unverified: true beside the item."),
    "QUE004": (
        "Der er ingen liste over kilder, så det kan ikke ses, hvad punkterne hviler på.",
        "There is no list of sources, so nobody can see what the items rest on.",
    ),
    "QUE004.hint": (
        "Læg questionnaires/sources.yaml ind; digitek init viser, hvordan den ser ud.",
        "Add questionnaires/sources.yaml; digitek init shows what it looks like.",
    ),
    "QUE005": (
        "{item} mangler dansk og engelsk navn til {name}.",
        "{item} lacks a Danish and an English name for {name}.",
    ),
    "QUE005.hint": ("Skriv da og en under labels eller title.", "Write da and en under labels or title."),
    "QUE006": (
        "{item} har et udfald for svaret {name}, som ikke kan gives.",
        "{item} has an outcome for the answer {name}, which cannot be given.",
    ),
    "QUE007": (
        "{item}: svaret {name} ville sætte {fact} til {value}, som det ikke kan være.",
        "{item}: the answer {name} would set {fact} to {value}, which it cannot be.",
    ),
    "QUE008": (
        "{item} følger af spørgeskemaet {questionnaire}, som ikke findes.",
        "{item} follows from the questionnaire {questionnaire}, which does not exist.",
    ),
}

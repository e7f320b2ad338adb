"""Words about the questionnaires as data: their sources, their versions, and whether everything in them can be met."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # Where a rule comes from.
    "source.line": ("{source}: {title} ({status})", "{source}: {title} ({status})"),
    "source.status.verified": ("set {date}", "seen {date}"),
    "source.status.knowledge": ("ikke efterprøvet", "not verified"),
    "source.status.unsettled": ("uafklaret, spørg", "not settled, ask"),
    "source.missing": ("{source}: står ikke i listen over kilder", "{source}: is not in the list of sources"),
    "source.open-point": ("Udestår: {text}", "Still open: {text}"),
    "source.fact": ("ikke efterprøvet: {names}", "not verified: {names}"),
    "source.fact.marked": ("ikke efterprøvet", "not verified"),
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
        "{item} regner med svaret {name}, som ikke kan gives.",
        "{item} reckons with the answer {name}, which cannot be given.",
    ),
    "QUE006.hint": (
        "Ret {name} til et svar, som punktet har, eller føj svaret til.",
        "Mend {name} to an answer that the item has, or add the answer.",
    ),
    "QUE007": (
        "{item}: svaret {name} ville sætte {fact} til {value}, som det ikke kan være.",
        "{item}: the answer {name} would set {fact} to {value}, which it cannot be.",
    ),
    "QUE007.hint": (
        "Ret {value}, så det passer til {fact}, eller tag det ud.",
        "Mend {value} so that it fits {fact}, or take it out.",
    ),
    "QUE008": (
        "{item} følger af spørgeskemaet {questionnaire}, som ikke findes.",
        "{item} follows from the questionnaire {questionnaire}, which does not exist.",
    ),
    "QUE008.hint": (
        "Ret navnet {questionnaire}, eller læg spørgeskemaet ind.",
        "Mend the name {questionnaire}, or add the questionnaire.",
    ),
    # A newer version of a questionnaire.
    "help.checklist.upgrade": (
        "Læg projektets svar over på den udgave af spørgeskemaerne, der gælder nu. --dry-run viser, hvad der ændrer sig.",
        "Put the project's answers under the version of the questionnaires in force. --dry-run shows what changes.",
    ),
    "help.checklist.upgrade.questionnaire": (
        "Kun dette spørgeskema, fx mdr.",
        "This questionnaire only, such as mdr.",
    ),
    "upgrade": (
        "{project}: spørgeskemaet {questionnaire} fra udgave {old} til {new}",
        "{project}: questionnaire {questionnaire} from version {old} to {new}",
    ),
    "upgrade.new": ("Nye punkter: {names}", "New items: {names}"),
    "upgrade.gone": ("Udgåede punkter: {names}", "Items that are gone: {names}"),
    "upgrade.changed": ("Ændrede punkter: {names}", "Changed items: {names}"),
    "upgrade.again": ("Svar, der skal gives igen: {names}", "Answers to be given again: {names}"),
    "upgrade.signatures": ("Underskrifter, der falder bort: {names}", "Signatures that fall: {names}"),
    "upgrade.kept": ("Svar, der bliver stående: {count}", "Answers that stay: {count}"),
    "upgrade.states": ("Punkter, der står anderledes:", "Items that stand otherwise:"),
    "upgrade.absent": ("findes ikke", "not there"),
    "upgrade.part.id": ("id", "id"),
    "upgrade.part.text": ("spørgsmål", "question"),
    "upgrade.part.answer": ("svarmuligheder", "answers"),
    "upgrade.part.applies_when": ("hvornår det gælder", "when it applies"),
    "upgrade.part.outcomes": ("udfald", "outcomes"),
    "upgrade.part.evidence": ("dokumentation", "evidence"),
    "upgrade.part.blocks": ("gate", "gate"),
    "upgrade.part.reviewer": ("underskriver", "reviewer"),
    "delta.version": (
        "Spørgeskemaet {name}: udgave {before} → {after}",
        "Questionnaire {name}: version {before} → {after}",
    ),
    "upgrade-nothing": (
        "{project} svarer allerede på de udgaver af spørgeskemaerne, der gælder {date}.",
        "{project} already answers the versions of the questionnaires in force on {date}.",
    ),
    "upgrade-nothing.hint": ("digitek checklist show {project}", "digitek checklist show {project}"),
    "questionnaire-not-in-force": (
        "Spørgeskemaet {typed} gælder ikke.",
        "There is no questionnaire {typed} in force.",
    ),
    "questionnaire-not-in-force.hint": ("Spørgeskemaerne er {known}.", "The questionnaires are {known}."),
    "questionnaire-not-in-force-near": (
        "Spørgeskemaet {typed} gælder ikke. Mente du {nearest}?",
        "There is no questionnaire {typed} in force. Did you mean {nearest}?",
    ),
    "QUE010": (
        "{project} svarer på {questionnaire} {answered}; {in_force} gælder nu.",
        "{project} answers {questionnaire} {answered}; {in_force} is in force now.",
    ),
    "QUE010.hint": (
        "Se, hvad der ændrer sig: digitek checklist upgrade {project} {questionnaire} --by ABC --dry-run",
        "See what changes: digitek checklist upgrade {project} {questionnaire} --by ABC --dry-run",
    ),
    "QUE011": (
        "Spørgeskemaet {questionnaire} {version} skulle være set efter senest {review_by}. Nye svar gives efter gamle regler.",
        "The questionnaire {questionnaire} {version} was due for review by {review_by}. New answers are given under old rules.",
    ),
    "QUE011.hint": (
        "Se reglerne efter, læg en ny udgave i questionnaires/, og skriv den i policy/.",
        "Review the rules, put a new version into questionnaires/ and write it into policy/.",
    ),
    # What nobody can reach.
    "QUE020": (
        "Reglen {item} ({value}) kan aldrig afgøre noget: en anden regel gælder altid, når den gør, eller den gør aldrig.",
        "The rule {item} ({value}) can never decide: another one always holds when it does, or it never does.",
    ),
    "QUE020.hint": (
        "Ret when ved reglen, eller flyt den op i questionnaires/facts.yaml.",
        "Mend the rule's when, or move it up in questionnaires/facts.yaml.",
    ),
    "QUE021": (
        "{item} bliver aldrig relevant: ingen svar gør {condition} sand.",
        "{item} never applies: no answers make {condition} true.",
    ),
    "QUE021.hint": ("Ret betingelsen, eller tag punktet ud.", "Mend the condition, or take the item out."),
    "QUE022": (
        "{item}: intet svar fører til udfaldet {answer} ({result}).",
        "{item}: no answer leads to the outcome {answer} ({result}).",
    ),
    "QUE022.hint": (
        "Et tidligere udfald eller punktets egen betingelse lukker det ude; ret en af dem.",
        "An earlier outcome or the item's own condition shuts it out; mend one of them.",
    ),
    "QUE024": (
        "{item}: dokumentationen {evidence} bliver aldrig krævet.",
        "{item}: the evidence {evidence} is never asked for.",
    ),
    "QUE024.hint": ("Ret when ved dokumentationen.", "Mend the evidence's when."),
    "QUE026": (
        "{fact}: asked_when er kun for ja/nej-fakta og må ikke hvile på faktummet selv: {condition}",
        "{fact}: asked_when is for yes/no facts only and may not rest on the fact itself: {condition}",
    ),
    "QUE026.hint": (
        "Ret asked_when i questionnaires/facts.yaml, eller tag den ud.",
        "Mend asked_when in questionnaires/facts.yaml, or take it out.",
    ),
    "QUE025": (
        "Betingelserne fletter så mange fakta sammen, at ingen kan se dem alle igennem.",
        "The conditions weave so many facts together that nobody can look through them all.",
    ),
    "QUE025.hint": (
        "Del den længste betingelse over flere punkter.",
        "Split the longest condition over several items.",
    ),
    "rules-too-intertwined": (
        "Betingelserne i questionnaires/ fletter så mange fakta sammen, at de ikke kan regnes igennem på {steps} trin.",
        "The conditions in questionnaires/ weave so many facts together that {steps} steps do not work them out.",
    ),
    "rules-too-intertwined.hint": (
        "Find filen med digitek check --strict, og del den længste betingelse over flere punkter.",
        "Find the file with digitek check --strict, and split the longest condition over several items.",
    ),
}

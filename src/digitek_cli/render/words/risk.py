"""The risk radar: how it is assessed and shown, and the risks and issues that somebody deals with."""

WORDS: dict[str, tuple[str, str]] = {
    "help.risk": (
        "Vis risikoradaren, eller vurdér den med --by: radaren, hvad der kan ske, og hvad der er sket.",
        "Show the risk radar, or assess it with --by: the radar, what may happen and what has happened.",
    ),
    "help.risk.category": (
        "1 rutine, 2 én udfordring, 3 både fagligt og organisatorisk, 4 innovation.",
        "1 routine, 2 one challenge, 3 both, 4 innovation.",
    ),
    "help.risk.predictability": ("Forudsigelighed, 1 bedst til 4.", "Predictability, 1 best to 4."),
    "help.risk.breadth": ("Organisatorisk bredde, 1 mindst til 4.", "Organisational breadth, 1 least to 4."),
    "help.risk.profession": ("Faglige udfordringer, 1 mindst til 4.", "Professional challenges, 1 least to 4."),
    "help.risk.technology": ("Teknologisk modenhed, 1 bedst til 4.", "Maturity of the technology, 1 best to 4."),
    "help.risk.product-known": ("Kendes slutproduktet?", "Is the end product known?"),
    "help.risk.reason": ("Hvorfor.", "Why."),
    "help.risk.dimension": (
        "En side mere på radaren med sit eget navn, fx Leverandør=3.",
        "One more side of the radar by its own name, such as Supplier=3.",
    ),
    "help.risk.doing": ("En risiko ved at gøre det.", "A risk of doing it."),
    "help.risk.not-doing": ("En risiko ved at lade være.", "A risk of not doing it."),
    "help.risk.risk": (
        "Noget, der kan ske, med ejer og dato.",
        "Something that may happen, with owner and date.",
    ),
    "help.risk.issue": (
        "Noget, der er sket og skal løses, med ejer og dato.",
        "Something that has happened and must be solved, with owner and date.",
    ),
    "help.risk.close": (
        "Luk en risiko eller et problem ved dets nummer.",
        "Close a risk or an issue by its number.",
    ),
    "help.risk.note": ("Hvordan det blev løst.", "How it was solved."),
    "RISK006": (
        "{concern} blev lukket {date}.",
        "{concern} was closed on {date}.",
    ),
    "RISK006.hint": (
        'et nyt: --issue "TEKST;EJER;DATO"',
        'a new one: --issue "TEXT;OWNER;DUE"',
    ),
    "RISK007": (
        "'{text}' skulle være løst {due}, før det blev skrevet op {date}.",
        "'{text}' was due {due}, before it was raised on {date}.",
    ),
    "RISK007.hint": (
        "Vælg en dag fra {date} og frem.",
        "Choose a day from {date} on.",
    ),
    "TIME007": (
        "{project}: {concern}, '{text}', skulle {person} have løst senest {due}.",
        "{project}: {person} was to deal with {concern}, '{text}', by {due}.",
    ),
    "TIME007.hint": (
        "digitek risk {project} --close {concern} --by {person}",
        "digitek risk {project} --close {concern} --by {person}",
    ),
    "risk-by-missing": (
        "Hvem vurderer risikoen?",
        "Who assesses the risk?",
    ),
    "risk-by-missing.hint": (
        "--by INITIALER; uden andre ord viser kommandoen radaren",
        "--by INITIALS; without other words the command shows the radar",
    ),
    "risk-look-or-write": (
        "En vurdering gælder nu og kan ikke skrives i fortiden; --as-of og --known viser kun.",
        "An assessment holds now and cannot be written into the past; --as-of and --known only show.",
    ),
    "risk-look-or-write.hint": (
        "--date 2026-03-14, hvis vurderingen er fra en tidligere dag",
        "--date 2026-03-14 if the assessment is from an earlier day",
    ),
    "dimension-unclear": (
        "{typed} er ikke en side på radaren.",
        "{typed} is not a side of the radar.",
    ),
    "dimension-unclear.hint": (
        '--dimension "Leverandør=3" med et tal fra 1 til 4',
        '--dimension "Supplier=3" with a number from 1 to 4',
    ),
    "concern-unclear": (
        "{typed} er ikke en risiko eller et problem med ejer og dato.",
        "{typed} is not a risk or an issue with owner and date.",
    ),
    "concern-unclear.hint": (
        '--risk "Leverandøren bliver forsinket;pl1;2026-08-15"',
        '--risk "The supplier is late;pl1;2026-08-15"',
    ),
    "risk.side.predictability": ("Forudsigelighed", "Predictability"),
    "risk.side.breadth": ("Organisatorisk bredde", "Organisational breadth"),
    "risk.side.profession": ("Faglige udfordringer", "Professional challenges"),
    "risk.side.technology": ("Teknologisk modenhed", "Maturity of technology"),
    "risk.judged": ("Risikokategori {category}.", "Risk category {category}."),
    "risk.judged.none": ("Risikokategorien er ikke vurderet.", "The risk category has not been judged."),
    "risk.derived": (
        "Radarens fire sider peger på {derived}.",
        "The radar's four dimensions point to {derived}.",
    ),
    "risk.derived.differs": (
        "Radarens fire sider peger på {derived}. Passer det?",
        "The radar's four dimensions point to {derived}. Is that right?",
    ),
    "risk.product-unknown": ("Slutproduktet er ikke kendt.", "The end product is not known."),
    "risk.inside": (
        "Projektet kan bære {appetite}: potentialeklasse {potential}, investeringsklasse {investment}.",
        "The project bears {appetite}: potential class {potential}, investment class {investment}.",
    ),
    "risk.above": (
        "Projektet kan bære {appetite} (potentialeklasse {potential}, investeringsklasse {investment}); "
        "risikoen ligger {excess} over.",
        "The project bears {appetite} (potential class {potential}, investment class {investment}); "
        "the risk lies {excess} above.",
    ),
    "risk.appetite-unknown": (
        "Hvad projektet kan bære, ved ingen endnu; digitek priority score {project} siger, hvad der mangler.",
        "What the project bears, nobody knows yet; digitek priority score {project} says what is missing.",
    ),
    "risk.accepted": (
        "Accepteret {date} af {people} ({decision}): {reason}",
        "Accepted {date} by {people} ({decision}): {reason}",
    ),
    "risk.not-accepted": (
        "Ikke accepteret; det gør {decider}: {people}.",
        "Not accepted; {decider} does: {people}.",
    ),
    "risk.doing": ("Risiko ved at gøre det", "Risk of doing it"),
    "risk.not-doing": ("Risiko ved at lade være", "Risk of not doing it"),
    "risk.concerns": ("Åbne risici og problemer", "Open risks and issues"),
    "risk.concern": ("{id} {kind}: {text} ({owner}, {due})", "{id} {kind}: {text} ({owner}, {due})"),
    "risk.concern.overdue": (
        "{id} {kind}: {text} ({owner}, {due}: overskredet)",
        "{id} {kind}: {text} ({owner}, {due}: overdue)",
    ),
    "risk.kind.risk": ("risiko", "risk"),
    "risk.kind.issue": ("problem", "issue"),
    "document.field.concerns": ("Risici og problemer", "Risks and issues"),
    "document.field.risk.extra": ("Flere sider af risikoradaren", "More sides of the risk radar"),
    "document.field.risk.doing": ("Risiko ved at gøre det", "Risk of doing it"),
    "document.field.risk.not_doing": ("Risiko ved at lade være", "Risk of not doing it"),
    "field.part.extra": ("flere sider:", "more sides:"),
    "field.part.kind": ("slags:", "kind:"),
    "field.part.owner": ("ejer:", "owner:"),
    "field.part.due": ("frist:", "due:"),
    "field.part.raised": ("rejst:", "raised:"),
    "field.part.closed": ("lukket:", "closed:"),
    "field.part.note": ("note:", "note:"),
    "risk.noted": ("{project}: det er noteret.", "{project}: noted."),
    "risk.noted.added": ("Nye: {concerns}.", "New: {concerns}."),
    "risk.noted.closed": ("Lukket: {concerns}.", "Closed: {concerns}."),
    "risk.trend": ("Udvikling", "Trend"),
    "risk.quarter": ("K{quarter} {year}", "Q{quarter} {year}"),
}

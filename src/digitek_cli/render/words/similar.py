"""Words of the search for what exists already."""

WORDS: dict[str, tuple[str, str]] = {
    "summary.similar": ("Findes det allerede?", "Does it exist already?"),
    "help.similar": (
        "Findes det allerede? Søg i alle projekter (også standsede), i indkøb og i kommunens systemer. Ordenes "
        "endelser er ligegyldige, og 'støvsuger' finder 'robotstøvsugere'.",
        "Does it exist already? Search all projects (stopped ones too), purchases and the municipality's systems. "
        "Danish endings do not matter, and 'støvsuger' finds 'robotstøvsugere'.",
    ),
    "help.similar.words": (
        "Et projekts nummer (så søges der med dets titel, behov, formål og løsning) eller ord.",
        "A project's id (its title, need, purpose and solution are then searched for), or words.",
    ),
    "help.similar.limit": ("Højst så mange fund.", "At most so many finds."),
    "help.similar.log": (
        "Gem søgningen som bevis til spørgeskemaet (EX-02).",
        "Keep the search as the evidence that the questionnaire asks for (EX-02).",
    ),
    "help.similar.project": (
        "Det projekt, der søges for, når der søges med ord.",
        "The project that is searched for, when words are given.",
    ),
    "similar.text": ("Søgt efter: {words}", "Searched for: {words}"),
    "similar.project": (
        "Søgt efter det, {project} handler om: {words}",
        "Searched for what {project} is about: {words}",
    ),
    "similar.none": ("Intet fundet.", "Nothing found."),
    "similar.more": (
        "Der er {count} fund mere; --limit viser flere.",
        "There are {count} more; --limit shows more of them.",
    ),
    "similar.words": ("fælles ord: {words} (i {fields})", "words in common: {words} (in {fields})"),
    "similar.searched": (
        "Der er søgt i projekter ({projects}, også standsede og afsluttede), indkøb ({purchases}) og systemer ({systems}; "
        "{registers}).",
        "Searched were projects ({projects}, stopped and closed ones too), purchases ({purchases}) and systems "
        "({systems}; {registers}).",
    ),
    "similar.searched-no-systems": (
        "Der er søgt i projekter ({projects}, også standsede og afsluttede) og indkøb ({purchases}).",
        "Searched were projects ({projects}, stopped and closed ones too) and purchases ({purchases}).",
    ),
    "similar.no-systems": (
        "→ Kommunens systemer er ikke hentet. Gem oversigten i Kitos som CSV, og skriv: digitek systems import FIL "
        "--source kitos",
        "→ The municipality's systems have not been imported. Save the list in Kitos as CSV and type: digitek systems "
        "import FILE --source kitos",
    ),
    "similar.keep": (
        "→ Gem søgningen som bevis: digitek similar {project} --log --by ABC",
        "→ Keep the search as evidence: digitek similar {project} --log --by ABC",
    ),
    "similar.keep-words": (
        "→ Gem søgningen som bevis: skriv den igen med --log --by ABC",
        "→ Keep the search as evidence: type it again with --log --by ABC",
    ),
    "similar.logged": (
        "Søgningen er gemt som bevis for {item} i {project}.",
        "The search is kept as evidence of {item} in {project}.",
    ),
    "similar.logged.next": (
        "→ Svar på punktet med de steder, der er søgt: digitek checklist answer {project} {item} {places} --by ABC",
        "→ Answer the item with the places that were searched: digitek checklist answer {project} {item} {places} "
        "--by ABC",
    ),
    "similar.log": (
        "Sted: {place}. Søgeord: {words}. Dato: {day}. Resultat: {total} fund, vist {names}. Listens sha256: {digest}",
        "Place: {place}. Search words: {words}. Date: {day}. Result: {total} found, shown {names}. The list's sha256: "
        "{digest}",
    ),
    "similar.log.none": ("ingen", "none"),
    "similar.kind.project": ("Projekt", "Project"),
    "similar.kind.purchase": ("Indkøb", "Purchase"),
    "similar.kind.system": ("System", "System"),
    "similar.field.title": ("titel", "title"),
    "similar.field.need": ("behov", "need"),
    "similar.field.solution": ("løsning", "solution"),
    "similar.field.learnt": ("erfaringer", "what was learnt"),
    "similar.field.benefits": ("gevinster", "benefits"),
    "similar.field.tried": ("tiltag", "initiatives"),
    "similar.field.history": ("forhistorie", "history"),
    "similar.field.decided": ("beslutninger", "decisions"),
    "similar.field.contracts": ("leverandør og aftaler", "supplier and contracts"),
    "similar.field.answers": ("svar", "answers"),
    "similar.field.names": ("andre navne", "other names"),
    "similar-no-words": (
        "Der er ingen ord at søge efter i '{typed}'.",
        "There are no words to search for in '{typed}'.",
    ),
    "similar-no-words.hint": (
        "Skriv, hvad løsningen skal kunne, fx: digitek similar støvsuger",
        "Type what the solution shall do, such as: digitek similar støvsuger",
    ),
    "similar-log-by": (
        "En søgning gemmes i nogens navn.",
        "A search is kept in somebody's name.",
    ),
    "similar-log-by.hint": ("Skriv --by og initialer, fx --by kon", "Type --by and initials, such as --by kon"),
    "similar-log-now": (
        "Kun en søgning i porteføljen, som den er nu, kan gemmes.",
        "Only a search of the portfolio as it is now can be kept.",
    ),
    "similar-log-now.hint": ("Udelad --as-of og --known.", "Leave out --as-of and --known."),
    "similar-log-project": (
        "En søgning med ord gemmes på et projekt.",
        "A search for words is kept with a project.",
    ),
    "similar-log-project.hint": (
        "Nævn projektet: digitek similar '{typed}' --log --by ABC --project ID",
        "Name the project: digitek similar '{typed}' --log --by ABC --project ID",
    ),
    "similar-not-logged": (
        "--by og --dry-run hører til en søgning, der gemmes.",
        "--by and --dry-run belong to a search that is kept.",
    ),
    "similar-not-logged.hint": ("Tilføj --log, eller udelad dem.", "Add --log or leave them out."),
    "similar-two-projects": (
        "Der søges med ét projekt, og --project nævner et andet.",
        "One project is searched for, and --project names another.",
    ),
    "similar-two-projects.hint": ("Udelad --project.", "Leave out --project."),
    "no-search-item": (
        "Intet spørgeskema for {project} beder om en søgelog.",
        "No questionnaire of {project} asks for a search log.",
    ),
    "no-search-item.hint": (
        "Se projektets punkter: digitek checklist show {project} --all",
        "See the project's items: digitek checklist show {project} --all",
    ),
    "no-full-text": (
        "Denne Python har ingen SQLite med fuldtekstsøgning (FTS5), som 'digitek similar' søger med.",
        "This Python has no SQLite with full-text search (FTS5), which 'digitek similar' searches with.",
    ),
    "no-full-text.hint": (
        "Installér digitek på en Python fra python.org eller styresystemet; alt andet i digitek virker uden.",
        "Install digitek on a Python from python.org or the operating system; everything else works without it.",
    ),
}

"""Words of `schema`, and of the JSON Schema documents themselves; what each key is stands in `keys`."""

WORDS: dict[str, tuple[str, str]] = {
    "summary.schema": ("JSON Schema for hver slags fil.", "JSON Schema of every kind of file."),
    "help.schema": (
        "Skriv JSON Schema (draft-07) for en slags fil i porteføljen, så en editor eller et andet program kan "
        "kontrollere den. Uden KIND vises slagsene. Beskrivelserne er på dansk og engelsk, det valgte sprog først.",
        "Write the JSON Schema (draft-07) of a kind of file, so that an editor or another program can check it. "
        "Without KIND the kinds are listed. Descriptions are in Danish and English, the chosen language first.",
    ),
    "help.schema.examples": (
        "digitek schema project viser ét; digitek schema --output skemaer skriver dem alle i en mappe. digitek setup "
        "lægger dem, hvor VS Code finder dem.",
        "digitek schema project shows one; digitek schema --output schemas writes them all into a folder. digitek "
        "setup puts them where VS Code finds them.",
    ),
    "help.schema.kind": ("Filens slags, fx project.", "The kind of file, such as project."),
    "help.schema.output": (
        "Skriv i denne mappe i stedet, én fil for hver slags; den laves, hvis den ikke findes.",
        "Write into this folder instead, one file for each kind; made when it is not there.",
    ),
    "schema.column.kind": ("Slags", "Kind"),
    "schema.column.files": ("Filer", "Files"),
    "schema.column.about": ("Hvad", "What"),
    "schema.written": ("{number} skemaer er skrevet i {path}.", "{number} schemas were written into {path}."),
    "schema.written.one": ("Skemaet er skrevet i {path}.", "The schema was written into {path}."),
    "unknown-schema": ("Der er ingen slags fil, der hedder {typed}.", "There is no kind of file called {typed}."),
    "unknown-schema.hint": ("Skriv en af: {known}.", "Type one of: {known}."),
    "output-is-file": ("{path} er en fil.", "{path} is a file."),
    "output-is-file.hint": ("Skriv navnet på en mappe.", "Type the name of a folder."),
    "schema.kind.project": ("Projekt", "Project"),
    "schema.kind.decision": ("Beslutning", "Decision"),
    "schema.kind.statement": ("Udtalelse", "Statement"),
    "schema.kind.transaction": ("Postering", "Transaction"),
    "schema.kind.facts": ("Fakta om et projekt", "Facts of a project"),
    "schema.kind.answers": ("Svar på et spørgeskema", "Answers to a questionnaire"),
    "schema.kind.evidence": ("Evidens", "Evidence"),
    "schema.kind.systems": ("Kommunens systemer", "The municipality's systems"),
    "schema.kind.policy": ("Regler", "Policy"),
    "schema.kind.fact-register": ("Register over fakta", "Register of facts"),
    "schema.kind.sources": ("Register over kilder", "Register of sources"),
    "schema.kind.questionnaire": ("Spørgeskema", "Questionnaire"),
    "schema.kind.portfolio": ("Porteføljen", "The portfolio"),
    "schema.kind.organisation": ("Organisation", "Organisation"),
    "schema.kind.capacity": ("Kapacitet", "Capacity"),
    "schema.about.project": (
        "Et projekt: alt, hvad der rettes. Det besluttede ligger i hændelserne.",
        "A project: everything that is amended. What was decided lies in the events.",
    ),
    "schema.about.decision": (
        "En beslutning af nogen med retten til det. Den rettes aldrig, men afløses.",
        "A decision by someone with the right to it. Never amended, only superseded.",
    ),
    "schema.about.statement": (
        "Noget, nogen har sagt: en godkendelse, kommentar eller underskrift. Den rettes aldrig, men afløses.",
        "Something said: an approval, comment or signature. Never amended, only superseded.",
    ),
    "schema.about.transaction": (
        "En postering i puljernes regnskab. Den rettes aldrig, men afløses.",
        "A booking in the books of the pools. Never amended, only superseded.",
    ),
    "schema.about.facts": ("Det, vi ved om et projekt.", "What is known about a project."),
    "schema.about.answers": (
        "Et projekts svar på én version af et spørgeskema.",
        "A project's answers to one version of a questionnaire.",
    ),
    "schema.about.evidence": ("Det, andre har fundet.", "What others have found."),
    "schema.about.systems": (
        "Kommunens systemer, som et andet register har dem.",
        "The municipality's systems, as another register has them.",
    ),
    "schema.about.policy": (
        "Reglerne fra filens dato og frem til den næste.",
        "The rules in force from the file's date until the next.",
    ),
    "schema.about.fact-register": (
        "De fakta, betingelser må læse, og tabellerne, der slutter ud fra dem.",
        "The facts that conditions may read, and the tables that conclude from them.",
    ),
    "schema.about.sources": ("Kilderne, reglerne bygger på.", "The sources that the rules build on."),
    "schema.about.questionnaire": ("Én version af et spørgeskema.", "One version of a questionnaire."),
    "schema.about.portfolio": ("Det, der gør en mappe til en portefølje.", "What makes a folder a portfolio."),
    "schema.about.organisation": ("Områder, personer og roller.", "Areas, people and roles."),
    "schema.about.capacity": ("Timer og bookninger.", "Hours and bookings."),
    # What an editor says of a value that does not fit.
    "schema.wrong.day": ("Skriv datoen som 2026-03-14.", "Write the day as 2026-03-14."),
    "schema.wrong.amount": (
        'Skriv hele kroner som 250000 eller et decimaltal i anførselstegn som "1250.50".',
        'Write whole kroner as 250000, or a decimal in quotes as "1250.50".',
    ),
    "schema.wrong.initials": (
        "Skriv initialer: to til seks bogstaver eller cifre, et bogstav først.",
        "Write initials: two to six letters or digits, a letter first.",
    ),
    "schema.wrong.account": (
        'Skriv kontoen eller teamet som "@navn" eller "@organisation/team".',
        'Write the account or team as "@name" or "@organisation/team".',
    ),
    "schema.wrong.line": (
        "Skriv teksten på én linje; den må ikke være tom.",
        "Write the text on one line; it must not be empty.",
    ),
    "schema.wrong.text": ("Teksten må ikke være tom.", "The text must not be empty."),
    "schema.wrong.long": (
        "Skriv teksten på én linje med højst {most} tegn.",
        "Write the text on one line of at most {most} characters.",
    ),
    "schema.wrong.name": (
        "Skriv navnet som {example}; det skal være det samme som filens.",
        "Write the name as {example}; it must be the file's own.",
    ),
}

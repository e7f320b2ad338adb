"""Words of `check` and of the rules that keep the portfolio whole."""

WORDS: dict[str, tuple[str, str]] = {
    "help.check": (
        "Efterse hele porteføljen, som den ligger på disken: filer, henvisninger, beslutninger, penge, spørgeskemaer. "
        "Slutter med 1, når der er fejl, og med 3, når en fil ikke kan læses.",
        "Inspect the whole portfolio as it lies on disk: files, references, decisions, money, questionnaires. Ends "
        "with 1 when there are errors, and with 3 when a file cannot be read.",
    ),
    "help.check.base": (
        "Efterse det, der vil ligge på denne revision, når forslaget er flettet ind, også efter dens egne regler.",
        "Inspect what will lie on this revision once the proposal is merged into it, by its own rules too.",
    ),
    "help.check.strict": ("Lad også advarsler tælle som fejl.", "Let warnings count as errors."),
    "help.check.format": (
        "Hvordan fundene skrives på skærmen; text, når intet andet er sagt.",
        "How the findings are written on the screen; text where nothing else is said.",
    ),
    "help.check.output": (
        "Skriv også fundene i en fil, fx sarif=fund.sarif; kan gives flere gange. - er skærmen.",
        "Write the findings to a file as well, such as sarif=check.sarif; may be given several times. - is the screen.",
    ),
    "help.check.full": (
        "Læs alt igen, og sig med --base også, hvad der var galt i forvejen.",
        "Read everything again; with --base also say what was wrong already.",
    ),
    "help.check.force": ("Overskriv de filer, der findes.", "Overwrite the files that exist."),
    "help.check.links": (
        "Adressen, hvor siden i markdown skal henvise til filerne, fx https://git.example/vores/blob/3f2a/",
        "The address at which the Markdown page refers to the files, such as https://git.example/ours/blob/3f2a/",
    ),
    "output-not-address": (
        "«{typed}» er ikke en adresse, der kan stå foran en fil.",
        "`{typed}` is no address that can stand before a file.",
    ),
    "output-not-address.hint": (
        "--links https://git.example/vores/blob/3f2a/",
        "--links https://git.example/ours/blob/3f2a/",
    ),
    "output-unclear": (
        "«{typed}» siger ikke både et format og en fil. Formaterne er {known}.",
        "`{typed}` does not say both a format and a file. The formats are {known}.",
    ),
    "output-unclear.hint": ("Fx --output sarif=fund.sarif", "Such as --output sarif=check.sarif"),
    "output-screen-twice": (
        "Der er kun plads til ét format på skærmen, men du bad om både {first} og {second}.",
        "There is room for one format on the screen, and both {first} and {second} were asked for.",
    ),
    "output-screen-twice.hint": (
        "Skriv det ene i en fil: --output {second}=FIL",
        "Write one of them to a file: --output {second}=FILE",
    ),
    "output-file-twice": ("{path} er nævnt to gange.", "{path} is named twice."),
    "output-file-twice.hint": ("Giv hvert format sin egen fil.", "Give each format a file of its own."),
    "check.more.error": (
        "{number} fejl mere, som der ikke er plads til her. De står alle i loggen.",
        "{number} more errors that there is no room for here. All of them are in the log.",
    ),
    "check.more.error.part": (
        "{number} fejl mere, som der ikke er plads til her. {listed} af dem står i loggen; resten er kun talt.",
        "{number} more errors that there is no room for here. {listed} of them are in the log; the rest are only counted.",
    ),
    "check.more.warning": (
        "{number} advarsler mere, som der ikke er plads til her. De står alle i loggen.",
        "{number} more warnings that there is no room for here. All of them are in the log.",
    ),
    "check.more.warning.part": (
        "{number} advarsler mere, som der ikke er plads til her. {listed} af dem står i loggen; resten er kun talt.",
        "{number} more warnings that there is no room for here. {listed} of them are in the log; the rest are only counted.",
    ),
    "check.more.info": (
        "{number} oplysninger mere, som der ikke er plads til her. De står alle i loggen.",
        "{number} more notes that there is no room for here. All of them are in the log.",
    ),
    "check.more.info.part": (
        "{number} oplysninger mere, som der ikke er plads til her. {listed} af dem står i loggen; resten er kun talt.",
        "{number} more notes that there is no room for here. {listed} of them are in the log; the rest are only counted.",
    ),
    "check.more.group": ("Resten af fundene: {number}", "The rest of the findings: {number}"),
    "sarif.base": ("Repositoryets øverste mappe.", "The top folder of the repository."),
    "sarif.more": ("Læs mere med: digitek explain {code}", "Read more with: digitek explain {code}"),
    "sarif.see": ("Læs mere med {command}.", "Read more with {command}."),
    "sarif.left-out": (
        "{number} fund er udeladt, fordi ingen modtager flere. Kør digitek check for at se dem.",
        "{number} findings are left out, since nobody takes more. Run digitek check to see them.",
    ),
    "sarif.exit": ("Efterset blev ikke færdigt.", "The check did not come to its end."),
    "sarif.exit.0": ("Ingen fejl.", "No errors."),
    "sarif.exit.1": ("Reglerne siger nej.", "The rules say no."),
    "sarif.exit.3": ("En fil kan ikke læses.", "A file cannot be read."),
    "check.clean": ("Intet at bemærke.", "Nothing to remark."),
    "count.error.one": ("1 fejl", "1 error"),
    "count.error.many": ("{number} fejl", "{number} errors"),
    "count.warning.one": ("1 advarsel", "1 warning"),
    "count.warning.many": ("{number} advarsler", "{number} warnings"),
    "count.info.one": ("1 oplysning", "1 note"),
    "count.info.many": ("{number} oplysninger", "{number} notes"),
    "PROJ003": ("{id} står {times} gange i {field}.", "{id} stands {times} times in {field}."),
    "PROJ003.hint": ("Giv hver sin egen betegnelse.", "Give each an id of its own."),
    "PROJ004": (
        "{project} kan ikke tidligere have heddet {former}; det hedder det nu.",
        "{project} cannot formerly have been {former}; that is its number now.",
    ),
    "PROJ004.hint": (
        "Tag {former} ud af formerly.",
        "Take {former} out of formerly.",
    ),
    "PROJ010": (
        "{project} er et SKAL-projekt, men hverken lov eller aftale er nævnt.",
        "{project} is mandatory, but no law or agreement is named.",
    ),
    "PROJ010.hint": ('digitek set {project} legal_basis "…"', 'digitek set {project} legal_basis "…"'),
    "PROJ011": (
        "{project} er et øvrigt projekt, men det fremgår ikke, hvilken model det følger.",
        "{project} is an other project, but the model that it follows is not named.",
    ),
    "PROJ011.hint": ('digitek set {project} other_model "…"', 'digitek set {project} other_model "…"'),
    "REF001": ("{person} står ikke i organisationen.", "{person} is not in the organisation."),
    "REF001.hint": (
        "Tilføj personen i portfolio/organisation.yaml, eller ret initialerne.",
        "Add the person in portfolio/organisation.yaml, or mend the initials.",
    ),
    "REF002": ("Området {area} findes ikke.", "There is no area {area}."),
    "REF002.hint": ("Områderne er {known}.", "The areas are {known}."),
    "REF004": ("Projektet {project} findes ikke.", "There is no project {project}."),
    "REF004.hint": ("digitek list viser alle projekter.", "digitek list shows all projects."),
    "REF005": ("Evidensen {evidence} findes ikke.", "There is no evidence {evidence}."),
    "REF005.hint": (
        "Evidensen ligger i portfolio/evidence/.",
        "The evidence lies in portfolio/evidence/.",
    ),
    "REF006": ("Hændelsen {event} findes ikke.", "There is no event {event}."),
    "REF006.hint": (
        "Er filen slettet, henter git restore den tilbage.",
        "If the file was deleted, git restore brings it back.",
    ),
    "ROLE010": (
        "{person} havde ikke rollen ({roles}) den {date}.",
        "{person} did not hold the role ({roles}) on {date}.",
    ),
    "ROLE010.hint": (
        "Ret personens roller og datoer i portfolio/organisation.yaml.",
        "Mend the person's roles and days in portfolio/organisation.yaml.",
    ),
    "ORG001": (
        "{person} er ikke længere {role}, før rollen begyndte.",
        "{person} stops being {role} before the role began.",
    ),
    "ORG001.hint": ("until skal ligge efter from.", "until must come after from."),
    "ORG002": (
        "{person} er chef for et område, men ikke for hvilket.",
        "{person} is head of an area, but not of which.",
    ),
    "ORG002.hint": ("Skriv area under rollen.", "Write area under the role."),
    "GOV001": (
        "Det samme forslag ændrer {files}, som bestemmer, hvem der skal sige god for noget og hvad der bliver efterset, og {number} filer med projekter, beslutninger eller penge.",
        "The same proposal changes {files}, which settle who must agree and what is checked, and {number} files of projects, decisions or money.",
    ),
    "GOV001.hint": (
        "Del det i to: først vagten, som dens ejere skal sige god for, og så resten.",
        "Split it in two: first the guard, which its owners must agree to, then the rest.",
    ),
    "GOV002": (
        "Det samme forslag ændrer reglerne i {file} og {number} filer, som bedømmes efter dem.",
        "The same proposal changes the rules in {file} and {number} files that are judged by them.",
    ),
    "GOV002.hint": (
        "Få reglerne godkendt for sig af dem, der ejer dem, og læg resten i et forslag bagefter.",
        "Have the rules agreed to by themselves, by those who own them, and propose the rest afterwards.",
    ),
    "GOV003": (
        "Beslutningen {decision} er truffet efter {file}, som det samme forslag skriver.",
        "The decision {decision} was taken by {file}, which the same proposal writes.",
    ),
    "GOV003.hint": (
        "Lad dem, der ejer reglerne, sige god for {file} først: «git log -- {file}» viser, hvad der er ændret.",
        "Let those who own the rules agree to {file} first: `git log -- {file}` shows what changed.",
    ),
    "EVT001": ("Hændelsen {event} er ændret.", "The event {event} has been changed."),
    "EVT001.hint": (
        "Hent den tilbage med git, og afløs den med en ny beslutning.",
        "Bring it back with git, and supersede it with a new decision.",
    ),
    "EVT002": ("Hændelsen {event} er slettet.", "The event {event} has been deleted."),
    "EVT002.hint": (
        "Hent den tilbage med git; hændelser afløses, de slettes ikke.",
        "Bring it back with git; events are superseded, never deleted.",
    ),
    "GIT001": (
        "Det er ikke efterset, om hændelser er ændret siden det seneste commit: {reason}",
        "Whether events have changed since the last commit was not inspected: {reason}",
    ),
    "GIT001.hint": (
        "digitek doctor viser, hvad der er i vejen.",
        "digitek doctor shows what is in the way.",
    ),
    "QST001": ("Åbent spørgsmål {id}: {text} ({source})", "Open question {id}: {text} ({source})"),
    "QST001.hint": (
        "Når I har svaret, så skriv det som answered ved spørgsmålet i policy/.",
        "Once you have the answer, write it as answered beside the question in policy/.",
    ),
    "TIME001": (
        "{project}: vilkåret '{text}' skulle {person} have opfyldt senest {due}.",
        "{project}: {person} was to meet the condition '{text}' by {due}.",
    ),
    "TIME001.hint": (
        "digitek gate condition {project} {decision} {number} --by {person}",
        "digitek gate condition {project} {decision} {number} --by {person}",
    ),
    "TIME002": (
        "{evidence}, {title}, er fra {date} og mere end {years} år gammel.",
        "{evidence}, {title}, is from {date} and more than {years} years old.",
    ),
    "TIME002.hint": (
        "Findes der noget nyere, så henvis til det.",
        "Where there is something newer, cite that.",
    ),
    "TIME003": (
        "{project}: {person} har ikke længere rollen ({roles}).",
        "{project}: {person} no longer holds the role ({roles}).",
    ),
    "TIME003.hint": ("digitek set {project} owner INITIALER", "digitek set {project} owner INITIALS"),
    "TIME004": ("{project} var udsat til {until}.", "{project} was postponed until {until}."),
    "TIME004.hint": ("digitek gate status {project}", "digitek gate status {project}"),
    "TIME005": ("{project}: afprøvningen skulle slutte {date}.", "{project}: the trial was to end on {date}."),
    "TIME005.hint": ("digitek gate status {project}", "digitek gate status {project}"),
    "TIME006": (
        "{project}: {item} skulle være besvaret af {person} senest {due}.",
        "{project}: {item} was to be answered by {person} by {due}.",
    ),
    "TIME006.hint": (
        "digitek checklist explain {project} {item}",
        "digitek checklist explain {project} {item}",
    ),
}

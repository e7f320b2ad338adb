"""The interview: questions, what may be typed, and what was saved."""

WORDS: dict[str, tuple[str, str]] = {
    "help.checklist.interview": (
        "Bliv spurgt om det, der mangler, ét spørgsmål ad gangen. Svarene gemmes undervejs; fortsæt en anden dag.",
        "Be asked for what is missing, one question at a time. Answers are saved on the way; go on another day.",
    ),
    "help.checklist.interview.gate": (
        "Kun det, som denne gate spørger om; uden --gate den næste.",
        "Only what this gate asks for; without --gate the next one.",
    ),
    "help.checklist.interview.questionnaire": (
        "Kun ét spørgeskema, fx mdr.",
        "Only one questionnaire, such as mdr.",
    ),
    "help.checklist.interview.all": ("Alle gates på én gang.", "All gates at once."),
    "help.checklist.interview.by": (
        "Hvem der svarer; ellers den, der sidder ved tastaturet.",
        "Who answers; otherwise whoever is at the keyboard.",
    ),
    "interview-no-terminal": (
        "Interviewet kræver en terminal at spørge i.",
        "The interview needs a terminal to ask on.",
    ),
    "interview-no-terminal.hint": (
        "digitek checklist facts {project}; digitek checklist show {project}",
        "digitek checklist facts {project}; digitek checklist show {project}",
    ),
    "interview-scope": (
        "--gate og --all kan ikke bruges sammen.",
        "--gate and --all cannot be used together.",
    ),
    "interview-scope.hint": (
        "digitek checklist interview {project} --all",
        "digitek checklist interview {project} --all",
    ),
    "no-such-questionnaire": (
        "Projektet har intet spørgeskema «{typed}». Det har: {known}.",
        'The project has no questionnaire "{typed}". It has: {known}.',
    ),
    "no-such-questionnaire-near": (
        "Projektet har intet spørgeskema «{typed}». Mente du {nearest}?",
        'The project has no questionnaire "{typed}". Did you mean {nearest}?',
    ),
    "interview.by": ("Hvem svarer (initialer)?", "Who answers (initials)?"),
    # Beginning.
    "interview.begin": ("{project} {title}: {gate}", "{project} {title}: {gate}"),
    "interview.begin.all": ("{project} {title}: alle gates", "{project} {title}: all gates"),
    "interview.usage": (
        "Skriv ? for at få et spørgsmål forklaret, ellers: ved ikke, tilbage, spring over eller stop. "
        "Svarene gemmes undervejs, og du kan fortsætte en anden dag.",
        "Type ? to have a question explained, otherwise: don't know, back, skip or stop. "
        "Answers are saved on the way, and you can go on another day.",
    ),
    # Questions.
    "interview.progress": ("{section} · {number} af højst {most}", "{section} · {number} of at most {most}"),
    "interview.topic.project": ("Projektet", "The project"),
    "interview.topic.product": ("Produktet", "The product"),
    "interview.topic.md": ("Medicinsk udstyr", "Medical device"),
    "interview.topic.sw": ("Softwaren", "The software"),
    "interview.topic.data": ("Persondata", "Personal data"),
    "interview.topic.ai": ("AI", "AI"),
    "interview.topic.it": ("It og drift", "IT and operation"),
    "interview.topic.proc": ("Indkøb", "Procurement"),
    "interview.topic.org": ("Kommunen", "The municipality"),
    "interview.how.bool": ("ja/nej", "yes/no"),
    "interview.how.number": ("et tal", "a number"),
    "interview.how.date": ("en dato som 2026-12-31", "a date such as 2026-12-31"),
    "interview.how.list": ("flere med komma", "several with commas"),
    "interview.how.single": ("et tal fra listen", "a number from the list"),
    "interview.how.multi": ("et eller flere tal, med komma", "one or more numbers, with commas"),
    "interview.how.text": ("tekst; skriv tom, hvis der intet er", "text; type empty if there is nothing"),
    "interview.how.table": (
        "én række ad gangen: {columns}; tom linje slutter",
        "one row at a time: {columns}; an empty line ends",
    ),
    "interview.how.computed": ("passer det? ja/nej", "is that right? yes/no"),
    "interview.computed": ("Beregnet: {value}", "Computed: {value}"),
    "interview.override": ("Hvad er det rigtige", "What is right"),
    "interview.note": ("Hvorfor? Begrundelsen gemmes", "Why? The reason is kept"),
    "interview.evidence": (
        "Dokumentation: {title}. Sagsnummer, link eller filnavn; tom linje: senere",
        "Evidence: {title}. Case number, link or file name; an empty line: later",
    ),
    "interview.owner": (
        "Hvem følger op på {item}, og hvornår senest? Fx {example}; tom linje: senere",
        "Who follows up on {item}, and by when? Such as {example}; an empty line: later",
    ),
    "interview.owner.again": (
        "skriv initialer og dato, fx {example}.",
        "type initials and a date, such as {example}.",
    ),
    "interview.standing": ("nu: {value}; tom linje beholder", "now: {value}; an empty line keeps it"),
    "interview.unreadable": (
        "skriv ja, nej eller ved ikke; ? forklarer spørgsmålet.",
        "type yes, no or don't know; ? explains the question.",
    ),
    "interview.number": ("vælg et tal fra 1 til {count}.", "choose a number from 1 to {count}."),
    "interview.first": ("Dette er det første spørgsmål.", "This is the first question."),
    "interview.options": ("mulighederne er {options}.", "the options are {options}."),
    "interview.dropped": ("Dermed falder {count} spørgsmål bort.", "That makes {count} questions unnecessary."),
    "interview.stop": ("✗ Stop: {text}", "✗ Stop: {text}"),
    "interview.stop.plain": ("✗ Det svar er et stop.", "✗ That answer is a stop."),
    "interview.condition": ("! Vilkår: {text}", "! Condition: {text}"),
    "interview.condition.plain": ("! Det svar er et vilkår.", "! That answer is a condition."),
    # Explanations.
    "interview.why": ("Svaret afgør:", "The answer decides:"),
    "interview.why.more": ("og {count} til", "and {count} more"),
    "interview.after": (
        "Svarer du «{value}», falder {count} spørgsmål bort.",
        'If you answer "{value}", {count} questions become unnecessary.',
    ),
    "interview.key": ("Faktum {name}", "Fact {name}"),
    # Saving and the end.
    "interview.saved": ("Gemt: {count} svar (commit {commit}).", "Saved: {count} answers (commit {commit})."),
    "interview.saved.one": ("Gemt: 1 svar (commit {commit}).", "Saved: 1 answer (commit {commit})."),
    "interview.saved.none": ("Der var intet nyt at gemme.", "There was nothing new to save."),
    "interview.unsaved": (
        "Svarene kunne ikke gemmes. De kan gives igen sådan:",
        "The answers could not be saved. They can be given again like this:",
    ),
    "interview.done": ("{project}: {count} svar gemt.", "{project}: {count} answers saved."),
    "interview.done.one": ("{project}: 1 svar gemt.", "{project}: 1 answer saved."),
    "interview.left.one": ("Der er højst 1 spørgsmål tilbage.", "At most 1 question is left."),
    "interview.left": ("Der er højst {count} spørgsmål tilbage.", "At most {count} questions are left."),
    "interview.left.none": ("Der er ikke flere spørgsmål.", "There are no more questions."),
    "interview.passed": ("Sprunget over eller uden svar: {names}.", "Passed over or without an answer: {names}."),
    "interview.signs": ("Venter på underskrift: {names}.", "Waiting for a signature: {names}."),
    "interview.next": ("Fortsæt: {command}", "Go on: {command}"),
    "interview.look": ("Se det hele: {command}", "See everything: {command}"),
}

"""The root's help page, the one line of every command, and the help of options that many commands share."""

WORDS: dict[str, tuple[str, str]] = {
    "help.root": (
        "Før kommunens velfærdsteknologiske projekter fra idé til drift: gates, beslutninger, penge og spor i git.",
        "Take the municipality's welfare-technology projects from idea to operation: gates, decisions, money "
        "and a trail in git.",
    ),
    "help.epilog": (
        "Prøv digitek demo, eller begynd med digitek init MAPPE og digitek new-idea. "
        "digitek KOMMANDO --help viser mere om hver kommando.",
        "Try digitek demo, or begin with digitek init DIR and digitek new-idea. "
        "digitek COMMAND --help tells more about each command.",
    ),
    "help.directory": ("Kør, som om kommandoen var startet i denne mappe.", "Run as if started in this folder."),
    "help.lang": ("Sprog på skærmen: dansk eller engelsk.", "Language on screen: Danish or English."),
    "help.version": ("Vis versionen.", "Show the version."),
    "section.begin": ("Begynd", "Begin"),
    "section.projects": ("Projekter", "Projects"),
    "section.work": ("Arbejdet i faserne", "Work in the phases"),
    "section.decisions": ("Beslutninger", "Decisions"),
    "section.money": ("Penge", "Money"),
    "section.inspection": ("Eftersyn", "Inspection"),
    "summary.init": ("Lav en ny portefølje.", "Make a new portfolio."),
    "summary.demo": ("Se én idé gå gennem alle gates.", "See one idea go through all gates."),
    "summary.new-idea": ("Registrér en idé.", "Register an idea."),
    "summary.intake": ("De seks trin for en indkommen idé.", "The six steps of an incoming idea."),
    "summary.list": ("Vis projekterne.", "List the projects."),
    "summary.show": ("Vis ét projekt.", "Show one project."),
    "summary.edit": ("Ret et projekt i en editor.", "Amend a project in an editor."),
    "summary.set": ("Ret ét felt i et projekt.", "Amend one field of a project."),
    "summary.commit": ("Tag rettelser i filerne med i historikken.", "Take edits of the files into the history."),
    "summary.step": ("Fasens nummererede trin.", "The numbered steps of the phase."),
    "summary.document": ("Skriv et dokument ud fra data.", "Write a document from the data."),
    "summary.approve": ("Godkend et dokument.", "Approve a document."),
    "summary.comment": ("Kommentér et dokument.", "Comment on a document."),
    "summary.recommend": ("Indstil til en beslutning.", "Recommend for a decision."),
    "summary.risk": ("Risikoradaren.", "The risk radar."),
    "summary.checklist": ("Spørgeskemaerne.", "The questionnaires."),
    "summary.gate": ("Gates: hvad mangler, hvem beslutter.", "Gates: what is missing, who decides."),
    "summary.decide": ("Beslut uden for gates.", "Decide outside the gates."),
    "summary.phase": ("Start en fase i et projekt uden gates.", "Start a phase of a project without gates."),
    "summary.priority": ("Prioritering.", "Prioritisation."),
    "summary.rollout": ("Flyt en afdeling i en spredning.", "Move a department of a rollout."),
    "summary.close": ("Afslut et projekt.", "Close a project."),
    "summary.pools": ("Puljerne og deres regnskab.", "The pools and their books."),
    "summary.check": ("Efterse hele porteføljen.", "Inspect the whole portfolio."),
    "summary.log": ("Hvem gjorde hvad hvornår.", "Who did what and when."),
    "help.argument.project": (
        "Projektets nummer, fx P-2026-014 eller kort 2026-14 eller 14.",
        "The project's id, such as P-2026-014, or short: 2026-14 or 14.",
    ),
    "help.option.json": ("Svar med ét JSON-dokument.", "Answer with one JSON document."),
    "help.option.dry-run": (
        "Vis præcis hvad der ville blive skrevet, og skriv det ikke.",
        "Show exactly what would be written, and write nothing.",
    ),
    "help.option.date": (
        "Datoen det skete, fx 2026-03-14; ellers i dag.",
        "The day it happened, such as 2026-03-14; otherwise today.",
    ),
    "help.option.by": ("Initialer på den eller dem, der gør det.", "Initials of whoever does it."),
    "help.option.reason": ("Begrundelsen, med dine egne ord.", "The reason, in your own words."),
}

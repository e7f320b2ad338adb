"""Words of the page that stands beside a pull request."""

WORDS: dict[str, tuple[str, str]] = {
    "change.title": ("Ændringen i porteføljen", "The change to the portfolio"),
    "change.fine": ("Reglerne har ingen indvendinger.", "The rules have no objections."),
    "change.kept": ("Ingen regel er brudt.", "No rule is broken."),
    "change.refused": ("Reglerne siger nej.", "The rules say no."),
    "change.errors": ("Det skal rettes", "To be mended"),
    "change.does": ("Hvad ændringen gør", "What the change does"),
    "change.untouched": ("Ændringen rører ikke porteføljen.", "The change does not touch the portfolio."),
    "change.phases": ("Faser", "Phases"),
    "change.money": ("Penge", "Money"),
    "change.agree": ("Hvem der skal sige god for den", "Who must agree to it"),
    "change.project": ("Projekt", "Project"),
    "change.before": ("Før", "Before"),
    "change.after": ("Efter", "After"),
    "change.moved": ("Forskel", "Difference"),
    "change.pool": ("Pulje", "Pool"),
    "change.account": ("Konto", "Account"),
    "change.overdrawn": (
        "{pool:Name} mangler {amount} i {year}.",
        "{pool:Name} is {amount} short in {year}.",
    ),
    "change.maintainers": ("Værktøjets vedligeholdere", "The maintainers of the tool"),
    "change.maintainers.them": ("værktøjets vedligeholdere", "the maintainers of the tool"),
    "change.head": ("chef for {area}", "head of {area}"),
    "change.weaker": ("Svækkelser, der skal godkendes", "What asks less and must be agreed to"),
    "change.weaker.one": (
        "1 svækkelse af reglerne skal godkendes af {who}.",
        "1 weakening must be agreed to by {who}.",
    ),
    "change.weaker.many": (
        "{number} svækkelser af reglerne skal godkendes af {who}.",
        "{number} weakenings must be agreed to by {who}.",
    ),
    "change.guards": (
        "Filer, der styrer, hvem der bliver spurgt, og hvad der bliver efterset",
        "Files that settle who is asked and what is checked",
    ),
    "change.line.gone": ("Væk", "Gone"),
    "change.line.new": ("Ny", "New"),
    "change.more.one": ("1 linje mere", "1 more line"),
    "change.more.many": ("{number} linjer mere", "{number} more lines"),
    "change.more.errors.one": ("1 fejl mere", "1 more error"),
    "change.more.errors.many": ("{number} fejl mere", "{number} more errors"),
    "change.more.projects.one": ("1 projekt mere", "1 more project"),
    "change.more.projects.many": ("{number} projekter mere", "{number} more projects"),
    "change.left-out.one": (
        "1 linje mere er der ikke plads til her.",
        "There is no room for 1 more line here.",
    ),
    "change.left-out.many": (
        "{number} linjer mere er der ikke plads til her.",
        "There is no room for {number} more lines here.",
    ),
    "change.left-out.projects.one": (
        "1 projekt mere er ændret; det er der ikke plads til her.",
        "1 more project is changed; there is no room for it here.",
    ),
    "change.left-out.projects.many": (
        "{number} projekter mere er ændret; dem er der ikke plads til her.",
        "{number} more projects are changed; there is no room for them here.",
    ),
}

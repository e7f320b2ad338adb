"""Words of `undo`: what was taken back, what stands in the way, and what `check` says about withdrawals."""

WORDS: dict[str, tuple[str, str]] = {
    "help.undo": (
        "Tag din egen seneste ændring tilbage med et nyt commit. Beslutninger, udtalelser og posteringer slettes ikke: "
        "de kaldes tilbage og tæller ikke længere. Taget tilbage to gange i træk gælder ændringen igen. Afvises, hvor "
        "senere arbejde hviler på ændringen.",
        "Take back your own last change by a new commit. Decisions, statements and bookings are not deleted: they "
        "are withdrawn and no longer count. Taken back twice in a row, the change holds again. Refused where later "
        "work rests on the change.",
    ),
    "help.undo.what": (
        "Et af dine egne commits, som digitek log viser dem, eller et projekts nummer: så tages din seneste ændring "
        "af det projekt.",
        "One of your own commits, as digitek log shows them, or a project's id: then your last change of that "
        "project is taken.",
    ),
    "undo.back": ("Taget tilbage ({day}, commit {commit}):", "Taken back ({day}, commit {commit}):"),
    "undo.now": ("Derfor nu:", "So now:"),
    "undo.again": (
        "Fortryder du det her, så skriv igen: digitek undo",
        "To take this back in turn, type once more: digitek undo",
    ),
    "undo-nothing": (
        "{person} har ingen ændringer at tage tilbage.",
        "{person} has no changes to take back.",
    ),
    "undo-nothing.hint": ("digitek log", "digitek log"),
    "undo-nobody": (
        "Det vides ikke, hvem der taster, så ingen ændring er din egen.",
        "Nobody knows who is typing, so no change is your own.",
    ),
    "undo-nobody.hint": ("git config digitek.initials abc", "git config digitek.initials abc"),
    "undo-first": (
        "{commit} er porteføljens første commit, og før det er der intet.",
        "{commit} is the portfolio's first commit, and before it there is nothing.",
    ),
    "undo-first.hint": ("digitek log", "digitek log"),
    "undo-not-here": (
        "{commit} er ikke en del af den gren, du står på.",
        "{commit} is no part of the branch that you are on.",
    ),
    "undo-not-here.hint": ("digitek log", "digitek log"),
    "undo-already": (
        "Der er intet tilbage af commit {commit} fra {date} at tage tilbage.",
        "Nothing is left of commit {commit} of {date} to take back.",
    ),
    "undo-already.hint": ("digitek log", "digitek log"),
    "UNDO001": (
        "{what} {event} af {people}, {date}, hviler på ændringen.",
        "{what} {event} by {people}, {date}, rests on the change.",
    ),
    "UNDO001.hint": (
        "tag først den tilbage: den, der tastede den, skriver digitek undo {project}",
        "take that back first: whoever typed it types digitek undo {project}",
    ),
    "UNDO001.nobody": (
        "{what} {event}, {date}, hviler på ændringen.",
        "{what} {event}, {date}, rests on the change.",
    ),
    "UNDO001.nobody.hint": (
        "tag først den tilbage: den, der tastede den, skriver digitek undo {project}",
        "take that back first: whoever typed it types digitek undo {project}",
    ),
    "UNDO002": (
        "{field} er ændret igen af {person}, {date} (commit {commit}).",
        "{field} was changed again by {person}, {date} (commit {commit}).",
    ),
    "UNDO002.hint": (
        "ret feltet selv, eller bed {person} tage sin ændring tilbage: digitek undo {commit}",
        "amend the field yourself, or ask {person} to take that change back: digitek undo {commit}",
    ),
    "UNDO002.nobody": (
        "{field} er ændret igen siden.",
        "{field} has been changed again since.",
    ),
    "UNDO002.nobody.hint": ("digitek log", "digitek log"),
    "UNDO003": (
        "Der er svaret på spørgeskemaer for {project} siden.",
        "Questionnaires of {project} have been answered since.",
    ),
    "UNDO003.hint": ("digitek log {project}", "digitek log {project}"),
    "UNDO004": (
        "{project} udspringer af {origin}.",
        "{project} springs from {origin}.",
    ),
    "UNDO004.hint": ("digitek log {project}", "digitek log {project}"),
    "UNDO005": (
        "Ændringen rettede eller slettede selv {event}, og det skal digitek undo ikke skjule.",
        "The change itself amended or deleted {event}, and digitek undo must not hide that.",
    ),
    "UNDO005.hint": ("digitek audit verify", "digitek audit verify"),
    "UNDO006": (
        "{file} kan ikke læses før, efter eller nu.",
        "{file} cannot be read before, after or now.",
    ),
    "UNDO006.hint": ("digitek check", "digitek check"),
    "UNDO007": (
        "Commit {commit} fra {date} er tastet af {person}, og man tager kun sine egne ændringer tilbage.",
        "Commit {commit} of {date} was typed by {person}, and one takes back only one's own changes.",
    ),
    "UNDO007.hint": (
        "bed {person} skrive: digitek undo {commit}",
        "ask {person} to type: digitek undo {commit}",
    ),
    "UNDO008": (
        "Commit {commit} fra {date} fletter to grene sammen og er ikke nogens egen ændring.",
        "Commit {commit} of {date} joins two branches and is nobody's own change.",
    ),
    "UNDO008.hint": (
        "vælg den enkelte ændring: digitek log",
        "choose the single change: digitek log",
    ),
    "UNDO009": (
        "{what} {event} kan ikke gælde igen: {why}",
        "{what} {event} cannot hold again: {why}",
    ),
    "UNDO009.hint": (
        "få det på plads, eller tag afgørelsen om: digitek log {project}",
        "put that right, or decide anew: digitek log {project}",
    ),
    "UNDO010": (
        "{event} ville bogføre noget andet nu, fordi projektets penge har flyttet sig siden.",
        "{event} would book something else now, for the project's money has moved since.",
    ),
    "UNDO010.hint": (
        "tag afgørelsen om i stedet, så følger pengene med",
        "decide anew instead, and the money follows",
    ),
    "PROJ012": (
        "Nummeret {project} er taget tilbage og må ikke bruges igen.",
        "The number {project} was taken back and must not be used again.",
    ),
    "PROJ012.hint": (
        "giv projektet et nyt nummer, eller fjern {project} fra retired i portfolio.yaml",
        "give the project a new number, or take {project} out of retired in portfolio.yaml",
    ),
    "EVT022": (
        "{event} kalder {names} tilbage, men skal nævne netop én hændelse af samme slags, som findes.",
        "{event} withdraws {names}, but must name exactly one event of its own kind that exists.",
    ),
    "EVT022.hint": ("digitek audit verify", "digitek audit verify"),
    "EVT023": (
        "{event} kalder {named} tilbage, som hører til et andet projekt end {project}.",
        "{event} withdraws {named}, which belongs to another project than {project}.",
    ),
    "EVT023.hint": ("digitek audit verify", "digitek audit verify"),
    "EVT024": (
        "{named} er kaldt tilbage to gange: af {by} og af {event}.",
        "{named} was withdrawn twice: by {by} and by {event}.",
    ),
    "EVT024.hint": (
        "den, der tastede {event}, skriver digitek undo",
        "whoever typed {event} types digitek undo",
    ),
    "EVT025": (
        "{event} kalder {named} tilbage uden at være fra de samme med samme ret ({token}).",
        "{event} withdraws {named} without being from the same people with the same right ({token}).",
    ),
    "EVT025.hint": ("digitek audit verify", "digitek audit verify"),
    "EVT026": (
        "{event} skal have samme dato som {named}, som den kalder tilbage: {date}.",
        "{event} must carry the date of {named}, which it withdraws: {date}.",
    ),
    "EVT026.hint": (
        "Skriv den ikke i hånden; digitek undo laver den, som den skal være.",
        "Do not write it by hand; digitek undo makes it as it must be.",
    ),
    "EVT027": (
        "{event} fører ikke {named} tilbage krone for krone.",
        "{event} does not reverse {named} krone by krone.",
    ),
    "EVT027.hint": (
        "Skriv den ikke i hånden; digitek undo laver den, som den skal være.",
        "Do not write it by hand; digitek undo makes it as it must be.",
    ),
    "EVT028": (
        "{event} kalder {named} tilbage, men bygger ikke på den i projektets kæde.",
        "{event} withdraws {named}, but does not follow it in the project's chain.",
    ),
    "EVT028.hint": (
        "Skriv den ikke i hånden; digitek undo laver den, som den skal være.",
        "Do not write it by hand; digitek undo makes it as it must be.",
    ),
    "EVT029": (
        "{event} hviler på {named}, som er kaldt tilbage.",
        "{event} rests on {named}, which was withdrawn.",
    ),
    "EVT029.hint": (
        "den, der tog {named} tilbage, skriver digitek undo; eller {event} tages også tilbage",
        "whoever took {named} back types digitek undo; or {event} is taken back as well",
    ),
    "EVT030": (
        "{event} blev truffet, da {named} gjaldt, men {named} er kaldt tilbage siden.",
        "{event} was decided while {named} held, but {named} has been withdrawn since.",
    ),
    "EVT030.hint": (
        "den, der tastede {event}, tager den tilbage med digitek undo, og så tages afgørelsen om",
        "whoever typed {event} takes it back with digitek undo; then decide anew",
    ),
    "EVT031": (
        "{event} blev truffet, da {named} var kaldt tilbage, men {named} gælder igen.",
        "{event} was decided while {named} was withdrawn, but {named} holds again.",
    ),
    "EVT031.hint": (
        "den, der tastede {event}, tager den tilbage med digitek undo, og så tages afgørelsen om",
        "whoever typed {event} takes it back with digitek undo; then decide anew",
    ),
}

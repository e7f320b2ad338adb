"""Documents that are kept by their hash, stops that a head carries, and what a change opens again."""

WORDS: dict[str, tuple[str, str]] = {
    "help.checklist.hash": (
        "Fil, som henvisningen gælder: kun dens sha256 gemmes. Nævner REF selv en fil, sker det af sig selv.",
        "The file that the reference is about: only its sha256 is kept. Where REF names a file, that goes by itself.",
    ),
    "help.checklist.opinion": (
        "Juridisk udtalelse, som et stop bæres på: sagsnummer eller fil.",
        "The legal opinion that a stop is carried on: case number or file.",
    ),
    "help.checklist.opinion-by": ("Juristen, der har skrevet den.", "The lawyer who wrote it."),
    "help.checklist.opinion-date": (
        "Udtalelsens dato; ellers beslutningens.",
        "The day of the opinion; otherwise that of the decision.",
    ),
    "help.checklist.identify": (
        "Er filen den, der blev givet som dokumentation? Sammenligner sha256.",
        "Is the file the one that was given as evidence? Compares the sha256.",
    ),
    "help.checklist.identify.file": ("Filen.", "The file."),
    "identify.none": (
        "{file} er ikke givet som dokumentation på {project} (sha256 {hash}).",
        "{file} was not given as evidence on {project} (sha256 {hash}).",
    ),
    "identify.evidence": (
        "{file} er {evidence} på {about}: givet den {date} af {person} som {ref}.",
        "{file} is {evidence} of {about}: given on {date} by {person} as {ref}.",
    ),
    "identify.opinion": (
        "{file} er den juridiske udtalelse bag {about}: {person}, {date}, {ref}.",
        "{file} is the legal opinion behind {about}: {person}, {date}, {ref}.",
    ),
    "hash-without-evidence": (
        "{item} har ingen dokumentation ved navn {name} at knytte filen til.",
        "{item} has no evidence named {name} that the file could belong to.",
    ),
    "hash-without-evidence.hint": ("--evidence {name}=SAGSNR", "--evidence {name}=CASE"),
    "opinion-in-part": (
        "En juridisk udtalelse har både en henvisning og en jurist.",
        "A legal opinion has both a reference and a lawyer.",
    ),
    "opinion-in-part.hint": ("--opinion SAGSNR --opinion-by ABC", "--opinion CASE --opinion-by ABC"),
    "checklist.hashed": (
        "{item}: sha256 af filen til {evidence} er gemt ({hash})",
        "{item}: the sha256 of the file for {evidence} is kept ({hash})",
    ),
    "checklist.reopened": ("↺ {item} er åbent igen", "↺ {item} is open again"),
    "checklist.reopened.signed": (
        "↺ {item}: underskriften fra {person} gælder ikke længere",
        "↺ {item}: the signature of {person} no longer holds",
    ),
    "log.reopened": ("åbnet igen: {names}", "open again: {names}"),
    "checklist.carried": (
        "båret af chefen på juridisk udtalelse fra {person} den {date} ({ref})",
        "carried by the head on a legal opinion of {person} on {date} ({ref})",
    ),
    "checklist.carried.by": (
        "Stoppet bæres af {heads} (besluttet {day}) på juridisk udtalelse fra {person} den {date} ({ref})",
        "The stop is carried by {heads} (decided {day}) on a legal opinion of {person} on {date} ({ref})",
    ),
    "checklist.accept.carried": (
        "{project}: stop bæres nu på juridisk udtalelse: {names}. Det er stadig et stop.",
        "{project}: stop carried on a legal opinion now: {names}. It is still a stop.",
    ),
    "delta.decision.acceptance.opinion": (
        "Stop båret på juridisk udtalelse fra {lawyer}: {items}",
        "Stop carried on a legal opinion of {lawyer}: {items}",
    ),
    "checklist.moved": ("{point} (projektet har ikke {gate})", "{point} (the project has no {gate})"),
    "checklist.reason.overdue": ("fristen er overskredet", "past its day"),
    "checklist.short.overdue": ("fristen er overskredet", "past its day"),
    # Findings.
    "CHK011": (
        "{item}: {owner} skulle have fulgt op senest {due}.",
        "{item}: {owner} was to follow up by {due}.",
    ),
    "CHK011.hint": (
        "digitek checklist answer {project} {item} SVAR --by ABC, eller en ny frist: --owner ABC --due ÅÅÅÅ-MM-DD",
        "digitek checklist answer {project} {item} ANSWER --by ABC, or a new day: --owner ABC --due YYYY-MM-DD",
    ),
    "CHK012": (
        "{item} står på stop og bæres af chefen på en juridisk udtalelse af {person} ({ref}).",
        "{item} is at stop and is carried by the head on a legal opinion of {person} ({ref}).",
    ),
    "CHK013": (
        "Projektet har ikke {absent}; det, der hører til dér, spørges der om ved {point}: {items}.",
        "The project has no {absent}; what belongs there is asked for at {point}: {items}.",
    ),
    "CHK017": (
        "{item} er åben og tåles ved Gate 1, fordi {owner} følger op senest {due}: {question}",
        "{item} is open, which Gate 1 tolerates since {owner} follows up by {due}: {question}",
    ),
    "CHK018": (
        "{item} står på vilkår; {owner} opfylder det senest {due}. Det er ikke accepteret af chefen. {outcome}",
        "{item} is on a condition, to be met by {owner} by {due}. The head has not accepted it. {outcome}",
    ),
    "CHK018.accepted": (
        "{item} står på vilkår, som chefen har accepteret; {owner} opfylder det senest {due}. {outcome}",
        "{item} is on a condition that the head has accepted, to be met by {owner} by {due}. {outcome}",
    ),
    "CHK018.accepted.unowned": (
        "{item} står på vilkår, som chefen har accepteret; ingen har fået det til en dato. {outcome}",
        "{item} is on a condition that the head has accepted; nobody owes it by a day. {outcome}",
    ),
    "CHK049.stop": (
        "{item} er et stop. Det bæres kun på en juridisk udtalelse.",
        "{item} is a stop. It is carried only on a legal opinion.",
    ),
    "CHK049.stop.hint": (
        'digitek checklist accept {project} {item} --by ABC --reason "…" --opinion SAGSNR --opinion-by DEF',
        'digitek checklist accept {project} {item} --by ABC --reason "…" --opinion CASE --opinion-by DEF',
    ),
    "CHK050": ("{person} var ikke jurist den {date}.", "{person} was no lawyer on {date}."),
    "CHK050.hint": (
        "Lad en, der har juristrollen den {date}, skrive udtalelsen.",
        "Let somebody who holds the lawyer's role on {date} write the opinion.",
    ),
    "CHK051": (
        "{person} kan ikke både skrive udtalelsen og beslutte.",
        "{person} cannot both write the opinion and decide.",
    ),
    "CHK051.hint": (
        "Lad en anden end {person} skrive udtalelsen eller beslutte.",
        "Let somebody other than {person} write the opinion or decide.",
    ),
    "CHK052": (
        "Udtalelsen er fra {given}, efter beslutningen den {date}.",
        "The opinion is of {given}, after the decision on {date}.",
    ),
    "CHK052.hint": (
        "Beslut tidligst den {given}, eller brug en udtalelse fra før {date}.",
        "Decide on {given} at the earliest, or use an opinion from before {date}.",
    ),
}

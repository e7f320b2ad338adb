"""Words of the commands about projects: init, new-idea, list, show, set, edit, commit, log."""

WORDS: dict[str, tuple[str, str]] = {
    # init
    "help.init": (
        "Lav en ny portefølje i en tom mappe: et git-lager med regler, spørgeskemaer, opdigtede personer og årets "
        "puljer, som ét commit. Personer og beløb skal rettes, før I tager den i brug.",
        "Make a new portfolio in an empty folder: a git repository with rules, questionnaires, made-up people and the "
        "year's pools, as one commit. Mend people and amounts before you take it into use.",
    ),
    "help.init.directory": ("Mappen; den laves, hvis den ikke findes.", "The folder; made when it is not there."),
    "help.init.lang": ("Porteføljens sprog; ellers dansk.", "The portfolio's language; otherwise Danish."),
    "init.done": (
        "Porteføljen for {year} ligger i {path}.\n"
        "Ret personerne i portfolio/organisation.yaml, tag rettelsen med ved digitek commit, og registrér den første "
        "idé:\n  cd {path}\n  digitek new-idea",
        "The portfolio for {year} lies in {path}.\n"
        "Mend the people in portfolio/organisation.yaml, take the edit with digitek commit, and register the first "
        "idea:\n  cd {path}\n  digitek new-idea",
    ),
    "init-not-empty": ("Der ligger allerede noget i {path}.", "There is already something in {path}."),
    "init-not-empty.hint": (
        "Vælg en mappe, der er tom eller ikke findes endnu.",
        "Choose a folder that is empty or is not there yet.",
    ),
    "init.readme": (
        "# Porteføljen\n\n"
        "Her følges projekterne med velfærdsteknologi fra idé til drift. Alt ligger i mappen `portfolio/` som "
        "almindelige tekstfiler, og hver ændring er ét commit.\n\n"
        "```\n"
        "digitek new-idea            registrér en idé\n"
        "digitek list                vis projekterne\n"
        "digitek gate status 1       hvad mangler projekt 1\n"
        "digitek pools balance       puljerne\n"
        "digitek check               efterse det hele\n"
        "```\n\n"
        "Personerne i `portfolio/organisation.yaml` er opdigtede og skal rettes til jeres egne initialer. Reglerne "
        "står i `portfolio/policy/`, og puljernes rammer med dem.\n\n"
        "Ret gerne i filerne under `projects/` med en editor, og tag rettelsen med ved `digitek commit`. Filerne "
        "under `decisions/`, `statements/` og `transactions/` er hændelser: de rettes aldrig, men afløses.\n",
        "# The portfolio\n\n"
        "Projects with welfare technology are followed from idea to operation here. Everything lies in the folder "
        "`portfolio/` as plain text files, and each change is one commit.\n\n"
        "```\n"
        "digitek new-idea            register an idea\n"
        "digitek list                list the projects\n"
        "digitek gate status 1       what project 1 lacks\n"
        "digitek pools balance       the pools\n"
        "digitek check               inspect it all\n"
        "```\n\n"
        "The people in `portfolio/organisation.yaml` are made up; put your own initials there. The rules are in "
        "`portfolio/policy/`, and the frames of the pools with them.\n\n"
        "Feel free to amend the files below `projects/` in an editor, and take the edit with `digitek commit`. The "
        "files below `decisions/`, `statements/` and `transactions/` are events: they are never amended, only "
        "superseded.\n",
    ),
    "shipped-data-missing": (
        "De medfølgende data ({name}) mangler i installationen.",
        "The shipped data ({name}) are missing from the installation.",
    ),
    "shipped-data-missing.hint": ("Installér digitek igen.", "Install digitek again."),
    # new-idea
    "help.new-idea": (
        "Registrér en idé. I en terminal spørges der om det, der mangler; uden terminal skal --title, --area og "
        "--submitter angives.",
        "Register an idea. On a terminal it asks for what is missing; without one, --title, --area and --submitter "
        "must be given.",
    ),
    "help.new-idea.title": ("Idéens titel.", "The title of the idea."),
    "help.new-idea.area": ("Chefområdet, fx social.", "The area, such as social."),
    "help.new-idea.submitter": (
        "Initialer på den, der har idéen; det kan være hvem som helst.",
        "Initials of whoever has the idea; it can be anyone.",
    ),
    "help.new-idea.type": (
        "Projekttypen; ellers et DigiTek-projekt.",
        "The type of project; otherwise a DigiTek project.",
    ),
    "help.new-idea.need": ("Behovet, med idéhaverens egne ord.", "The need, in the words of whoever has the idea."),
    "help.new-idea.source": ("Hvor idéen kommer fra.", "Where the idea comes from."),
    "help.new-idea.other-model": (
        "Den model, et øvrigt projekt følger.",
        "The model that an other project follows.",
    ),
    "help.new-idea.legal-basis": (
        "Lov eller aftale, der gør projektet obligatorisk.",
        "The law or agreement that makes the project mandatory.",
    ),
    "help.new-idea.it": ("Om det er en it-løsning.", "Whether it is an IT solution."),
    "new-idea.ask.title": ("Hvad er idéens titel?", "What is the title of the idea?"),
    "new-idea.ask.area": ("Hvilket chefområde?", "Which area?"),
    "new-idea.ask.submitter": ("Hvem har idéen (initialer)?", "Who has the idea (initials)?"),
    "new-idea.ask.type": ("Hvilken type projekt?", "Which type of project?"),
    "new-idea.ask.need": ("Hvilket behov dækker den?", "Which need does it meet?"),
    "new-idea.ask.other-model": ("Hvilken model følger projektet?", "Which model does the project follow?"),
    "new-idea.ask.legal-basis": (
        "Hvilken lov eller aftale gør projektet obligatorisk?",
        "Which law or agreement makes the project mandatory?",
    ),
    "new-idea.done": (
        "{id} er registreret: {title}\n  {path}\nNæste trin: digitek intake {id} triage --outcome project --by kon",
        "{id} has been registered: {title}\n  {path}\nNext step: digitek intake {id} triage --outcome project --by kon",
    ),
    # list
    "help.list": ("Vis projekterne, alle eller et udvalg.", "List the projects, all or some."),
    "help.list.phase": ("Kun projekter i denne fase.", "Only projects in this phase."),
    "help.list.status": ("Kun projekter med denne status.", "Only projects with this status."),
    "help.list.area": ("Kun projekter i dette chefområde.", "Only projects of this area."),
    "help.list.type": ("Kun projekter af denne type.", "Only projects of this type."),
    "help.list.waiting": ("Kun projekter, der står foran en gate.", "Only projects that stand before a gate."),
    "list.head.id": ("Id", "Id"),
    "list.head.title": ("Titel", "Title"),
    "list.head.area": ("Område", "Area"),
    "list.head.phase": ("Fase", "Phase"),
    "list.head.status": ("Status", "Status"),
    "list.head.gate": ("Næste", "Next"),
    "list.count": ("{shown} af {total}", "{shown} of {total}"),
    "list.empty-then": ("Der var ingen projekter endnu.", "There were no projects yet."),
    "list.empty": (
        "Der er ingen projekter endnu. Registrér den første idé med digitek new-idea",
        "There are no projects yet. Register the first idea with digitek new-idea",
    ),
    "list.none": (
        "Ingen projekter passer. digitek list viser dem alle.",
        "No project matches. digitek list shows them all.",
    ),
    # show
    "help.show": ("Vis, hvor ét projekt står, på én skærm.", "Show where one project stands, on one screen."),
    "show.next": ("Næste", "Next"),
    "show.steps": ("Trin", "Steps"),
    "show.owner": ("Projektejer", "Owner"),
    "show.manager": ("Projektleder", "Manager"),
    "show.submitter": ("Idé fra", "Submitter"),
    "show.submitted": ("{person}, {date}", "{person}, {date}"),
    "show.source": ("Kilde", "Source"),
    "show.other-model": ("Model", "Model"),
    "show.legal-basis": ("Grundlag", "Legal basis"),
    "show.priority": ("Prioritet", "Priority"),
    "show.risk": ("Risiko", "Risk"),
    "show.category": ("kategori {category}", "category {category}"),
    "show.funding": ("Finansiering", "Funding"),
    "show.budget": ("Budget", "Budget"),
    "show.budget.study": ("undersøgelse", "study"),
    "show.budget.trial": ("afprøvning", "trial"),
    "show.budget.operation": ("drift pr. år", "operation a year"),
    "show.budget.external": ("eksternt", "external"),
    "show.hours": ("DigiTek-timer {hours}", "DigiTek hours {hours}"),
    "show.money": ("Penge", "Money"),
    "show.pool": (
        "{pool:Name} {year}: reserveret {reserved}, forpligtet {committed}, brugt {spent}",
        "{pool:Name} {year}: reserved {reserved}, committed {committed}, spent {spent}",
    ),
    "show.need": ("Behov", "Need"),
    "show.purpose": ("Formål", "Purpose"),
    "show.origin": ("Udspringer af", "Springs from"),
    "show.offspring": ("Førte til", "Led to"),
    "show.evidence": ("Evidens", "Evidence"),
    "show.history": ("Historik", "History"),
    "show.benefits": ("Gevinster", "Benefits"),
    "show.negative": ("negativ", "negative"),
    "show.departments": ("Afdelinger", "Departments"),
    "show.decisions": ("Beslutninger", "Decisions"),
    "show.conditions": ("Vilkår, der ikke er opfyldt", "Conditions not met yet"),
    "show.condition": (
        "{text} ({owner} senest {due}; {decision} nr. {number})",
        "{text} ({owner} by {due}; {decision} no. {number})",
    ),
    "show.figures": ("Tal fra dokumenterne", "Figures from the documents"),
    "show.at-least": ("mindst {value}", "at least {value}"),
    "show.at-most": ("højst {value}", "at most {value}"),
    "show.delays": ("Forsinkelser", "Delays"),
    "show.intake": ("indkommen idé: digitek intake {project} --help", "intake: digitek intake {project} --help"),
    "show.ready": (
        "{gate}: {count} mangler, klar til beslutning (digitek gate who {project})",
        "{gate}: {count} missing, ready for the decision (digitek gate who {project})",
    ),
    "show.lacking": (
        "{gate}: {count} mangler (digitek gate status {project})",
        "{gate}: {count} missing (digitek gate status {project})",
    ),
    "show.steps.done": ("alle {done} gjort", "all {done} done"),
    "show.steps.left": ("{done} gjort, {left} tilbage: {titles}", "{done} done, {left} left: {titles}"),
    # set
    "help.set": (
        "Ret ét felt i et projekt. Felter i felter skrives med punktum: risk.category, budget.hours.study, "
        "benefits.G-001.size.",
        "Amend one field of a project. Fields within fields are written with dots: risk.category, "
        "budget.hours.study, benefits.G-001.size.",
    ),
    "help.set.examples": (
        "digitek set 14 budget.trial 250.000\n\n"
        "digitek set 14 it_solution ja\n\n"
        'digitek set 14 benefits+ "leg=efficiency; text=Mindre køretid; size=3"\n\n'
        "digitek set 14 benefits- G-001\n\n"
        "digitek set 14 trial_end --clear",
        "digitek set 14 budget.trial 250000\n\n"
        "digitek set 14 it_solution yes\n\n"
        'digitek set 14 benefits+ "leg=efficiency; text=Less driving; size=3"\n\n'
        "digitek set 14 benefits- G-001\n\n"
        "digitek set 14 trial_end --clear",
    ),
    "help.set.field": (
        "Feltet. Et + bagefter lægger til en liste, et - tager fra den.",
        "The field. A + after it adds to a list, a - takes from it.",
    ),
    "help.set.value": (
        "Værdien. Flere værdier skilles med semikolon; dele af en gevinst skrives navn=værdi.",
        "The value. Several values are parted by semicolons; parts of a benefit are written name=value.",
    ),
    "help.set.clear": ("Tøm feltet.", "Empty the field."),
    "help.set.json-value": ("Værdien er JSON.", "The value is JSON."),
    "set.done": ("{project}, {field}: {before} → {after}", "{project}, {field}: {before} → {after}"),
    "field.part.leg": ("ben:", "leg:"),
    "field.part.receiver": ("modtager:", "receiver:"),
    "field.part.negative": ("negativ:", "negative:"),
    "field.part.size": ("størrelse:", "size:"),
    "field.part.mitigation": ("afbødning:", "mitigation:"),
    "field.part.measurement": ("måling:", "measurement:"),
    "field.part.evidence": ("evidens:", "evidence:"),
    "field.part.source": ("kilde:", "source:"),
    "field.part.areas": ("områder:", "areas:"),
    "field.part.by": ("ved:", "by:"),
    "field.part.date": ("dato:", "date:"),
    "field.part.study": ("undersøgelse:", "study:"),
    "field.part.trial": ("afprøvning:", "trial:"),
    "field.part.operation": ("drift:", "operation:"),
    "field.part.external": ("eksternt:", "external:"),
    "field.part.hours": ("timer:", "hours:"),
    "field.part.category": ("kategori:", "category:"),
    "field.part.predictability": ("forudsigelighed:", "predictability:"),
    "field.part.breadth": ("organisatorisk:", "breadth:"),
    "field.part.profession": ("fagligt:", "profession:"),
    "field.part.technology": ("teknologisk:", "technology:"),
    "field.part.reason": ("begrundelse:", "reason:"),
    "field.part.doing": ("gør vi:", "doing:"),
    "field.part.not_doing": ("gør vi ikke:", "not doing:"),
    "field.part.year": ("år:", "year:"),
    "field.part.unit": ("enhed:", "unit:"),
    "field.part.value": ("værdi:", "value:"),
    "field.part.low": ("mindst:", "at least:"),
    "field.part.high": ("højst:", "at most:"),
    "field.part.cause": ("årsag:", "cause:"),
    "set.empty": ("(tomt)", "(empty)"),
    "set-value-or-clear": (
        "Skriv enten en værdi til {field} eller --clear.",
        "Give either a value for {field} or --clear.",
    ),
    "not-json": ("'{typed}' er ikke JSON.", "'{typed}' is not JSON."),
    "not-json.hint": ('Tekst i JSON står i "anførselstegn".', 'Text in JSON stands in "quotation marks".'),
    "no-such-field": ("Projekter har ikke feltet {typed}.", "Projects have no field {typed}."),
    "no-such-field.hint": ("Felterne er {known}.", "The fields are {known}."),
    "no-such-field-near": (
        "Projekter har ikke feltet {typed}. Mente du {nearest}?",
        "Projects have no field {typed}. Did you mean {nearest}?",
    ),
    "no-such-item": ("Der er ikke noget {typed} i listen.", "There is no {typed} in the list."),
    "no-such-item.hint": ("I listen står {known}.", "The list has {known}."),
    "no-such-item-near": (
        "Der er ikke noget {typed} i listen. Mente du {nearest}?",
        "There is no {typed} in the list. Did you mean {nearest}?",
    ),
    "no-such-part": ("Delen {typed} findes ikke.", "There is no part {typed}."),
    "no-such-part.hint": ("Delene er {known}.", "The parts are {known}."),
    "no-such-part-near": (
        "Delen {typed} findes ikke. Mente du {nearest}?",
        "There is no part {typed}. Did you mean {nearest}?",
    ),
    "no-such-word": ("'{typed}' kan ikke vælges her.", "'{typed}' is no choice here."),
    "no-such-word.hint": ("Vælg mellem {known}.", "Choose from {known}."),
    "no-such-word-near": (
        "'{typed}' kan ikke vælges her. Mente du {nearest}?",
        "'{typed}' is no choice here. Did you mean {nearest}?",
    ),
    "no-such-word-near.hint": ("Vælg mellem {known}.", "Choose from {known}."),
    "field-sealed": (
        "Feltet {typed} følger af beslutninger og trin og rettes ikke direkte.",
        "The field {typed} follows from decisions and steps and is not amended directly.",
    ),
    "field-sealed.hint": ("digitek {command} --help", "digitek {command} --help"),
    "field-fixed": ("Feltet {typed} ligger fast.", "The field {typed} is fixed."),
    "not-yes-or-no": (
        "{field} er ja eller nej, ikke '{typed}'.",
        "{field} is yes or no, not '{typed}'.",
    ),
    "not-a-count": ("{field} er et helt tal, ikke '{typed}'.", "{field} is a whole number, not '{typed}'."),
    "not-pairs": (
        "{typed} skrives som navn=værdi, skilt med semikolon.",
        "{typed} is written as name=value, parted by semicolons.",
    ),
    "not-pairs.hint": ("Delene er {known}.", "The parts are {known}."),
    "not-a-list": (
        "{typed} er ikke en liste, så + og - kan ikke bruges.",
        "{typed} is no list, so + and - cannot be used.",
    ),
    "not-a-list.hint": ("digitek set ID {typed} VÆRDI", "digitek set ID {typed} VALUE"),
    "not-valid": ("Det kan et projekt ikke indeholde:", "A project cannot hold this:"),
    "nothing-changed": (
        "Feltet i {project} havde allerede den værdi. Intet er skrevet.",
        "The field of {project} had that value already. Nothing was written.",
    ),
    "VAL001": ("{field}: ikke en dato.", "{field}: not a date."),
    "VAL001.hint": ("Skriv datoen som 2026-03-14.", "Write the date as 2026-03-14."),
    "VAL002": (
        "{field}: beløbet skal være hele kroner eller have højst to decimaler.",
        "{field}: the amount must be whole kroner or have at most two decimals.",
    ),
    "VAL002.hint": (
        "Skriv fx 25000 eller 1250,50.",
        "Write for instance 25000 or 1250.50.",
    ),
    "VAL003": ("{field}: et usynligt tegn er ikke tilladt.", "{field}: an unseen character is not allowed."),
    "VAL003.hint": (
        "Skriv teksten igen uden tegnet; det følger tit med, når man kopierer.",
        "Write the text again without it; it often comes along when one copies.",
    ),
    "VAL004": ("{field}: der skal stå noget.", "{field}: something must be written."),
    "VAL004.hint": (
        "Skriv en tekst, eller lad feltet være.",
        "Write a text, or leave the field alone.",
    ),
    "VAL005": ("{field}: der må kun være én linje.", "{field}: only one line is allowed."),
    "VAL005.hint": (
        "Skriv det på én linje.",
        "Write it on one line.",
    ),
    "VAL006": (
        "{field}: ikke initialer (to til seks bogstaver eller tal, et bogstav først).",
        "{field}: not initials (two to six letters or digits, a letter first).",
    ),
    "VAL006.hint": (
        "Skriv initialerne, som de står i organisation.yaml.",
        "Write the initials as they stand in organisation.yaml.",
    ),
    "VAL007": ("{field}: mangler.", "{field}: is missing."),
    "VAL007.hint": (
        "Giv feltet en værdi.",
        "Give the field a value.",
    ),
    "VAL008": ("{field}: findes ikke.", "{field}: does not exist."),
    "VAL008.hint": (
        "digitek schema nævner de felter, der findes.",
        "digitek schema names the fields that there are.",
    ),
    "VAL009": ("{field}: vælg mellem {known}.", "{field}: choose from {known}."),
    "VAL009.hint": (
        "Skriv et af ordene ovenfor.",
        "Write one of the words above.",
    ),
    "VAL010": ("{field}: skal være ja eller nej.", "{field}: must be yes or no."),
    "VAL010.hint": (
        "Skriv ja eller nej (true eller false i en fil).",
        "Write yes or no (true or false in a file).",
    ),
    "VAL011": ("{field}: skal være et helt tal.", "{field}: must be a whole number."),
    "VAL011.hint": (
        "Skriv tallet uden decimaler og bogstaver.",
        "Write the number without decimals and letters.",
    ),
    "VAL012": ("{field}: skal være {limit}.", "{field}: must be {limit}."),
    "VAL012.hint": (
        "Ret tallet, så det er {limit}.",
        "Mend the number so that it is {limit}.",
    ),
    "VAL013": ("{field}: skal være tekst.", "{field}: must be text."),
    "VAL013.hint": (
        "Skriv en tekst; i en fil står den i anførselstegn.",
        "Write a text; in a file it stands in quotes.",
    ),
    "VAL014": ("{field}: den dag findes ikke i kalenderen.", "{field}: there is no such day in the calendar."),
    "VAL014.hint": ("Skriv en dag, der findes, som 2026-03-14.", "Write a day that exists, as 2026-03-14."),
    "VAL099": ("{field}: værdien passer ikke.", "{field}: the value does not fit."),
    "VAL099.hint": (
        "digitek schema viser, hvad feltet kan være.",
        "digitek schema shows what the field can be.",
    ),
    "PROJ001": (
        "Feltet {field} rettes ikke i hånden.",
        "The field {field} is not amended by hand.",
    ),
    "PROJ001.hint": (
        "Sæt {field} tilbage i filen; digitek --help nævner den kommando, der ændrer det.",
        "Put {field} back in the file; digitek --help names the command that changes it.",
    ),
    "PROJ002": (
        "{field} ligger fast i {project}: retten til at beslutte hviler på det.",
        "{field} is fixed in {project}: the right to decide rests on it.",
    ),
    "PROJ002.hint": (
        "Er {field} forkert, så luk projektet, og opret et nyt.",
        "Where {field} is wrong, close the project and make a new one.",
    ),
    "APPR010": (
        "Godkendelsen af {title} fra {person} ({date}) gælder ikke længere, for indholdet er ændret.",
        "The approval of {title} by {person} ({date}) no longer holds, because the content has changed.",
    ),
    "APPR010.hint": (
        "digitek approve {project} {document} --by {person}",
        "digitek approve {project} {document} --by {person}",
    ),
    # edit
    "help.edit": (
        "Ret et projekt i din egen editor ($VISUAL eller $EDITOR). Det, der gemmes, efterses og bliver ét commit.",
        "Amend a project in your own editor ($VISUAL or $EDITOR). What you save is inspected and becomes one commit.",
    ),
    "edit.unchanged": ("Intet er ændret.", "Nothing was changed."),
    "edit-no-terminal": (
        "Her er ingen terminal at rette i, og hverken VISUAL eller EDITOR er sat.",
        "There is no terminal to edit in, and neither VISUAL nor EDITOR is set.",
    ),
    "edit-no-terminal.hint": (
        "Ret ét felt med: digitek set {project} FELT VÆRDI. Eller ret filen i hånden, og gem den med: digitek commit",
        "Amend one field with: digitek set {project} FIELD VALUE. Or edit the file by hand and save it with: digitek commit",
    ),
    "edit.kept": ("Din tekst ligger i {path}", "Your text lies in {path}"),
    "no-editor": ("Editoren {editor} findes ikke.", "There is no editor {editor}."),
    "no-editor.hint": (
        "Sæt VISUAL eller EDITOR til dit program, fx EDITOR=nano",
        "Set VISUAL or EDITOR to your program, such as EDITOR=nano",
    ),
    "editor-failed": ("Editoren {editor} endte med fejl {status}.", "The editor {editor} ended with error {status}."),
    # commit
    "help.commit": (
        "Efterse rettelser, der er lavet i hånden i porteføljens filer, og tag dem med i historikken som ét commit. "
        "Hændelser kan ikke rettes.",
        "Inspect edits made by hand in the portfolio's files and take them into the history as one commit. Events "
        "cannot be amended.",
    ),
    "help.commit.paths": ("Filer eller mapper; ellers alle rettelser.", "Files or folders; otherwise all edits."),
    "commit.done": ("Taget med i historikken: {files}", "Taken into the history: {files}"),
    "EDIT001": (
        "{file} er en hændelse og kan ikke skrives eller rettes i hånden.",
        "{file} is an event and cannot be written or amended by hand.",
    ),
    "EDIT001.hint": (
        "git restore henter den tilbage; en ny beslutning kan afløse den gamle.",
        "git restore brings it back; a new decision can supersede the old one.",
    ),
    "EDIT002": ("{file} er slettet.", "{file} has been deleted."),
    "EDIT002.hint": (
        "git restore henter den tilbage; et projekt lukkes med digitek close.",
        "git restore brings it back; a project is closed with digitek close.",
    ),
    "hand-nothing": ("Der er ingen rettelser at tage med.", "There are no edits to take."),
    "hand-nothing.hint": (
        "Ret en fil i porteføljen, og kør digitek commit igen.",
        "Amend a file of the portfolio and run digitek commit again.",
    ),
    "hand-no-file": ("{path} er ikke en fil i porteføljen.", "{path} is no file of the portfolio."),
    # log
    "help.log": (
        "Vis, hvem der gjorde hvad hvornår, det seneste først; hele porteføljen eller ét projekt.",
        "Show who did what and when, the latest first; the whole portfolio or one project.",
    ),
    "help.log.limit": (
        "Højst så mange commits; ellers de seneste 40, og med --json dem alle.",
        "At most this many commits; otherwise the latest 40, and with --json all of them.",
    ),
    "log.empty": ("Der er ingen historik endnu.", "There is no history yet."),
}

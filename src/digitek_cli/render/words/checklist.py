"""The questionnaires: help, how they stand, and what is refused."""

WORDS: dict[str, tuple[str, str]] = {
    # Help.
    "help.checklist": (
        "Spørgeskemaerne: fakta, svar, dokumentation og underskrifter.",
        "The questionnaires: facts, answers, evidence and signatures.",
    ),
    "help.checklist.facts": (
        "Besvar fakta om projektet. Fakta afgør, hvilke punkter der gælder.",
        "Answer facts about the project. Facts decide which items apply.",
    ),
    "help.checklist.facts.values": (
        "Fakta som product.radio=ja. Ja, nej og ved ikke kan skrives på dansk eller engelsk.",
        "Facts such as product.radio=yes. Yes, no and don't know may be typed in Danish or English.",
    ),
    "help.checklist.file": (
        "En YAML- eller JSON-fil med fakta; null betyder ved ikke.",
        "A YAML or JSON file of facts; null means don't know.",
    ),
    "help.checklist.answer": (
        "Besvar et punkt, eller mange på én gang fra en fil.",
        "Answer one item, or many at once from a file.",
    ),
    "help.checklist.answers": (
        "En YAML- eller JSON-fil fra punkt til svar, eller til value, evidence, note, owner og due.",
        "A YAML or JSON file from item to answer, or to value, evidence, note, owner and due.",
    ),
    "help.checklist.item": ("Punktet, fx MDR-01.", "The item, such as MDR-01."),
    "help.checklist.items": ("Punkterne, fx MDR-01 CE-03.", "The items, such as MDR-01 CE-03."),
    "help.checklist.value": (
        "Svaret: en mulighed, flere med komma, tekst, et tal eller en tabel som a|b;c|d. "
        "Et beregnet svar bekræftes med bekræft. ved_ikke holder punktet åbent, og tom er et tomt svar.",
        "The answer: an option, several with commas, text, a number, or a table as a|b;c|d. "
        "A computed answer is confirmed by confirm. unknown keeps the item open, and empty is an empty answer.",
    ),
    "help.checklist.evidence": (
        "Tilføj dokumentation som henvisning; selve dokumentet bliver, hvor det er.",
        "Attach evidence by reference; the document itself stays where it is.",
    ),
    "help.checklist.evidence-option": (
        "Dokumentationens navn og henvisning, fx doc_pdf=SAG-2026-17. Kan gentages.",
        "The name of the evidence and its reference, such as doc_pdf=CASE-2026-17. Repeatable.",
    ),
    "help.checklist.owner": ("Hvem der skylder resten.", "Who owes the rest."),
    "help.checklist.due": ("Hvornår det skal være på plads.", "When it must be in place."),
    "help.checklist.sign": (
        "Underskriv svar i den rolle, som punktet kræver.",
        "Sign answers in the role that the item asks for.",
    ),
    "help.checklist.sign.all": (
        "Alt, der er besvaret, og som denne person må underskrive.",
        "Everything that is answered and that this person may sign.",
    ),
    "help.checklist.accept": (
        "Chefen accepterer vilkår, som de står. Et stop kan kun bæres på en juridisk udtalelse og forbliver et stop.",
        "The head accepts conditions as they stand. A stop can only be carried on a legal opinion, and stays a stop.",
    ),
    "help.checklist.show": (
        "Vis, hvordan spørgeskemaerne står, og hvad der følger af fakta.",
        "Show how the questionnaires stand, and what follows from the facts.",
    ),
    "help.checklist.show.gate": (
        "Kun det, som denne gate eller en tidligere spørger om.",
        "Only what this gate or an earlier one asks for.",
    ),
    "help.checklist.show.all": ("Vis også det, der ikke er relevant.", "Show what is not applicable too."),
    "help.checklist.explain": (
        "Vis, hvorfor et punkt gælder, hvad der kan svares, og hvem der underskriver.",
        "Show why an item applies, what may be answered, and who signs.",
    ),
    "help.checklist.what-if": (
        "Vis, hvad andre fakta ville ændre ved punkterne og det beregnede. Intet gemmes.",
        "Show what other facts would change in the items and the computed values. Nothing is saved.",
    ),
    # The overview.
    "checklist.none": ("ingen", "none"),
    "checklist.unknown": ("ved ikke", "unknown"),
    "checklist.hidden": ("– {count} punkter er ikke relevante", "– {count} items are not applicable"),
    "checklist.waits": (
        "{stops} (heraf {count}, fordi andre punkter ikke er lukket)",
        "{stops} ({count} of them because other items are not closed)",
    ),
    "checklist.hidden.one": ("– 1 punkt er ikke relevant", "– 1 item is not applicable"),
    "checklist.signed-by": ("underskrevet af {person}", "signed by {person}"),
    "checklist.owed": ("{owner} senest {due}", "{owner} by {due}"),
    "checklist.accepted": ("accepteret af chefen", "accepted by the head"),
    # Why an item is not in order.
    "checklist.reason.unanswered": ("ikke besvaret", "not answered"),
    "checklist.reason.misfit": ("svaret passer ikke til punktet", "the answer does not fit the item"),
    "checklist.reason.stop": ("svaret stopper", "the answer stops"),
    "checklist.reason.condition-unowned": ("vilkåret mangler ansvarlig og frist", "the condition lacks owner and day"),
    "checklist.reason.unsigned": ("mangler underskrift", "not signed"),
    "checklist.reason.evidence-missing": ("mangler {names}", "lacks {names}"),
    "checklist.reason.evidence-old": ("for gammel: {names}", "too old: {names}"),
    "checklist.reason.fact-unknown": ("ubesvarede fakta: {names}", "unanswered facts: {names}"),
    "checklist.reason.computed-unsettled": ("kan ikke beregnes før {names}", "cannot be computed before {names}"),
    "checklist.reason.computed-expert": (
        "intet faktum afgør det; en fagperson svarer med begrundelse",
        "no fact decides it; an expert answers with a reason",
    ),
    "checklist.reason.computed-changed": (
        "beregningen har ændret sig siden svaret",
        "the computed value has changed since the answer",
    ),
    "checklist.reason.fact-differs": (
        "faktummet siger nu noget andet end svaret",
        "the fact now says something else than the answer",
    ),
    "checklist.more": ("{names} og {count} til", "{names} and {count} more"),
    "checklist.reason.derived-open": ("venter på {names}", "waits for {names}"),
    "checklist.short.unanswered": ("ikke besvaret", "not answered"),
    "checklist.short.misfit": ("passer ikke", "does not fit"),
    "checklist.short.stop": ("svaret stopper", "the answer stops"),
    "checklist.short.condition-unowned": ("mangler ansvarlig og frist", "lacks owner and day"),
    "checklist.short.unsigned": ("mangler underskrift", "not signed"),
    "checklist.short.evidence-missing": ("mangler dokumentation", "lacks evidence"),
    "checklist.short.evidence-old": ("dokumentationen er for gammel", "the evidence is too old"),
    "checklist.short.fact-unknown": ("ubesvarede fakta", "unanswered facts"),
    "checklist.short.computed-unsettled": ("ubesvarede fakta", "unanswered facts"),
    "checklist.short.computed-expert": ("en fagperson skal svare", "an expert must answer"),
    "checklist.short.computed-changed": ("beregningen er ændret", "the computed value has changed"),
    "checklist.short.fact-differs": ("faktummet siger noget andet", "the fact says something else"),
    "checklist.short.derived-open": ("venter på andre punkter", "waits for other items"),
    # What was done.
    "checklist.facts": ("{project}: fakta gemt: {names}", "{project}: facts saved: {names}"),
    "checklist.facts.computed": ("Nu er beregnet:", "Now computed:"),
    "checklist.answer": ("{project}: gemt", "{project}: saved"),
    "checklist.sign": ("{project}: underskrevet", "{project}: signed"),
    "checklist.accept": ("{project}: vilkår accepteret: {names}", "{project}: conditions accepted: {names}"),
    # Conditions in words.
    "condition.and": ("og", "and"),
    "condition.or": ("eller", "or"),
    "condition.not": ("ikke {condition}", "not {condition}"),
    "condition.always": ("altid", "always"),
    "condition.sign.==": ("«{question}» = {value}", '"{question}" = {value}'),
    "condition.sign.!=": ("«{question}» er ikke {value}", '"{question}" is not {value}'),
    "condition.sign.in": ("«{question}» er én af {value}", '"{question}" is one of {value}'),
    "condition.sign.<": ("«{question}» er under {value}", '"{question}" is below {value}'),
    "condition.sign.<=": ("«{question}» er højst {value}", '"{question}" is at most {value}'),
    "condition.sign.>": ("«{question}» er over {value}", '"{question}" is above {value}'),
    "condition.sign.>=": ("«{question}» er mindst {value}", '"{question}" is at least {value}'),
    "condition.name.answer": ("svaret", "the answer"),
    "condition.name.mdr.status": ("MDR-status", "MDR status"),
    "condition.name.mdr.class": ("MDR-klasse", "MDR class"),
    "condition.name.dpia.required": ("Konsekvensanalyse (DPIA)", "Impact assessment (DPIA)"),
    "condition.name.dpia.wp248_count": ("Antal DPIA-kriterier", "Number of DPIA criteria"),
    # One item explained.
    "checklist.applies.always": ("Gælder altid.", "Always applies."),
    "checklist.applies.yes": ("Gælder, fordi: {condition}", "Applies because: {condition}"),
    "checklist.applies.no": (
        "Gælder ikke, fordi dette er falsk: {condition}",
        "Does not apply, for this is false: {condition}",
    ),
    "checklist.applies.unknown": (
        "Gælder, til fakta siger andet: {condition}",
        "Applies until the facts say otherwise: {condition}",
    ),
    "checklist.applies.kept": (
        "Gælder fortsat; kun det faktum, som svaret selv sætter, taler imod: {condition}",
        "Still applies; only the fact that the answer itself sets speaks against it: {condition}",
    ),
    "checklist.follows": (" (følger af {facts})", " (follows from {facts})"),
    "checklist.told": ("{date}", "{date}"),
    "checklist.told-by": ("{person}, {date}", "{person}, {date}"),
    "checklist.type.single": ("Svar med én af:", "Answer with one of:"),
    "checklist.type.multi": (
        "Svar med en eller flere af, adskilt af komma:",
        "Answer with one or more of, with commas:",
    ),
    "checklist.type.text": ("Svar med tekst.", "Answer with text."),
    "checklist.type.number": ("Svar med et tal.", "Answer with a number."),
    "checklist.type.table": (
        "Svar med en tabel, kolonner adskilt af | og rækker af semikolon:",
        "Answer with a table, columns separated by | and rows by semicolons:",
    ),
    "checklist.type.computed_confirm": (
        "Beregnes. Bekræft med bekræft, eller ret med et andet svar og --note.",
        "Computed. Confirm with confirm, or override with another answer and --note.",
    ),
    "checklist.type.derived": ("Følger af spørgeskemaerne {sources}.", "Follows from the questionnaires {sources}."),
    "checklist.sets": ("Svaret bliver til faktum «{fact}».", 'The answer becomes the fact "{fact}".'),
    "checklist.outcomes": ("Hvad svarene fører til:", "What the answers lead to:"),
    "checklist.evidence": ("Dokumentation:", "Evidence:"),
    "checklist.evidence.required": ("kræves", "required"),
    "checklist.evidence.optional": ("valgfri", "optional"),
    "checklist.evidence.age": ("højst {days} dage gammel", "at most {days} days old"),
    "checklist.signs": (
        "Underskrives af {role}; spørges der om ved {point}.",
        "Signed by {role}; asked for at {point}.",
    ),
    "checklist.source": ("Kilder:", "Sources:"),
    "checklist.source.ids": ("Kilder: {sources}", "Sources: {sources}"),
    "checklist.unverified": (
        "Punktet er mærket som ikke efterprøvet; kontrollér det, før I støtter jer til det.",
        "The item is marked as not verified; check it before you rely on it.",
    ),
    "checklist.what-if.computed": (
        "{project}: det beregnede ville blive et andet",
        "{project}: what is computed would be different",
    ),
    "checklist.what-if.certain": ("gælder nu med sikkerhed", "now applies for certain"),
    "checklist.what-if.perhaps": ("gælder måske ikke længere", "may no longer apply"),
    "checklist.what-if.no-item": ("{project}: ingen punkter ville ændre sig", "{project}: no item would change"),
    "checklist.what-if": ("{project}: disse punkter ville ændre sig", "{project}: these items would change"),
    "checklist.what-if.nothing": ("{project}: ingen punkter ville ændre sig.", "{project}: no item would change."),
    # What keeps a gate shut.
    "CHK001": ("{item} er ikke besvaret: {question}", "{item} is not answered: {question}"),
    "CHK001.hint": (
        "digitek checklist answer {project} {item} SVAR --by ABC; digitek checklist explain {project} {item}",
        "digitek checklist answer {project} {item} VALUE --by ABC; digitek checklist explain {project} {item}",
    ),
    "CHK002": ("{item} står på stop ({value}): {outcome}", "{item} is at stop ({value}): {outcome}"),
    "CHK002.hint": ("digitek checklist explain {project} {item}", "digitek checklist explain {project} {item}"),
    "CHK003": (
        "{item} er et vilkår uden ansvarlig og frist: {outcome}",
        "{item} is a condition without owner and day: {outcome}",
    ),
    "CHK003.hint": (
        "digitek checklist answer {project} {item} - --by ABC --owner ABC --due ÅÅÅÅ-MM-DD",
        "digitek checklist answer {project} {item} - --by ABC --owner ABC --due YYYY-MM-DD",
    ),
    "CHK004": ("{item} mangler underskrift fra {reviewer}.", "{item} is not signed by {reviewer}."),
    "CHK004.hint": (
        "digitek checklist sign {project} {item} --by ABC",
        "digitek checklist sign {project} {item} --by ABC",
    ),
    "CHK005": ("{item} mangler dokumentation: {names}.", "{item} lacks evidence: {names}."),
    "CHK005.hint": (
        "digitek checklist evidence {project} {item} NAVN=HENVISNING --by ABC",
        "digitek checklist evidence {project} {item} NAME=REF --by ABC",
    ),
    "CHK006": (
        "{item} kan ikke afgøres, før disse fakta er besvaret: {names}.",
        "{item} cannot be settled before these facts are answered: {names}.",
    ),
    "CHK006.hint": (
        "digitek checklist facts {project} FAKTUM=VÆRDI",
        "digitek checklist facts {project} KEY=VALUE",
    ),
    "CHK015": (
        "{outcome} Beregnet, fordi {facts} (regel {rules}).",
        "{outcome} Computed because {facts} (rule {rules}).",
    ),
    "CHK014": (
        "{item} kan ikke beregnes af fakta; en fagperson skal svare med en begrundelse: {question}",
        "{item} cannot be computed from facts; an expert must answer with a reason: {question}",
    ),
    "CHK014.hint": (
        'digitek checklist answer {project} {item} SVAR --by ABC --note "…"',
        'digitek checklist answer {project} {item} VALUE --by ABC --note "…"',
    ),
    "CHK007": (
        "{item} blev svaret på en anden beregning end den, der gælder nu.",
        "{item} was answered on another computed value than today's.",
    ),
    "CHK007.hint": (
        "digitek checklist answer {project} {item} bekræft --by ABC",
        "digitek checklist answer {project} {item} confirm --by ABC",
    ),
    "CHK016": (
        "{item} er besvaret med {value}, men faktum {names} siger nu noget andet: {question}",
        "{item} was answered {value}, but the fact {names} now says something else: {question}",
    ),
    "CHK016.hint": (
        "Svar igen: digitek checklist answer {project} {item} SVAR --by ABC",
        "Answer again: digitek checklist answer {project} {item} VALUE --by ABC",
    ),
    "CHK036": (
        "{project}: {fact} er besvaret med {value}, men det passer ikke med {facts}.",
        "{project}: {fact} is answered {value}, which does not go with {facts}.",
    ),
    "CHK036.hint": (
        "Ret det forkerte: digitek checklist facts {project} {fact}=nej, eller svar det andet om.",
        "Mend what is wrong: digitek checklist facts {project} {fact}=no, or answer the other one again.",
    ),
    "CHK008": (
        "{item} har dokumentation, der er for gammel: {names}.",
        "{item} has evidence that is too old: {names}.",
    ),
    "CHK008.hint": (
        "digitek checklist evidence {project} {item} NAVN=HENVISNING --by ABC",
        "digitek checklist evidence {project} {item} NAME=REF --by ABC",
    ),
    "CHK009": (
        "{item} venter på andre punkter: {names}. {outcome}",
        "{item} waits for other items: {names}. {outcome}",
    ),
    "CHK009.hint": ("digitek checklist show {project}", "digitek checklist show {project}"),
    "CHK010": (
        "Spørgeskemaet {questionnaire} {version} eller listen over fakta findes ikke i porteføljen.",
        "The questionnaire {questionnaire} {version} or the list of facts is not in the portfolio.",
    ),
    "CHK010.hint": (
        "Læg filen i questionnaires/, eller ret questionnaires i policy/.",
        "Put the file into questionnaires/, or mend questionnaires in policy/.",
    ),
    # What check finds.
    "CHK020": (
        "Betingelsen for {item} kan ikke læses (tegn {position}): {text}",
        "The condition of {item} cannot be read (character {position}): {text}",
    ),
    "CHK020.hint": (
        "En betingelse skrives som: product.power in ['battery', 'mains']",
        "A condition is written like: product.power in ['battery', 'mains']",
    ),
    "CHK021.hint": (
        "Ret navnet, eller tilføj faktummet i questionnaires/facts.yaml.",
        "Mend the name, or add the fact to questionnaires/facts.yaml.",
    ),
    "CHK021": ("{item} læser faktum {fact}, som ikke findes.", "{item} reads the fact {fact}, which does not exist."),
    "CHK022": (
        "Der er svaret på {item}, som spørgeskemaet {questionnaire} {version} ikke har.",
        "There is an answer to {item}, which the questionnaire {questionnaire} {version} does not have.",
    ),
    "CHK022.hint": (
        "Ret nøglen til et punkt, som spørgeskemaet har, eller tag svaret ud.",
        "Mend the key to an item that the questionnaire has, or take the answer out.",
    ),
    "CHK023": (
        "Svaret på {item} passer ikke til punktet: {value}.",
        "The answer to {item} does not fit the item: {value}.",
    ),
    "CHK023.hint": (
        "Giv et af de svar, som punktet har: digitek checklist answer --help",
        "Give one of the answers that the item has: digitek checklist answer --help",
    ),
    "CHK024": ("Faktum {fact} findes ikke.", "There is no fact {fact}."),
    "CHK024.hint": (
        "Ret navnet, eller slet linjen; fakta står i questionnaires/facts.yaml.",
        "Mend the name, or delete the line; the facts are in questionnaires/facts.yaml.",
    ),
    "CHK025": (
        "Spørgeskemaet {questionnaire} {version} findes ikke i porteføljen.",
        "The questionnaire {questionnaire} {version} is not in the portfolio.",
    ),
    "CHK025.hint": ("Læg filen i questionnaires/.", "Put the file into questionnaires/."),
    "CHK026": (
        "Ingen har rollen {role}, som spørgeskemaet kræver.",
        "Nobody holds the role {role} that the questionnaire asks for.",
    ),
    "CHK026.hint": ("Giv nogen rollen i organisation.yaml.", "Give somebody the role in organisation.yaml."),
    "CHK027": ("Projektet {project} findes ikke.", "There is no project {project}."),
    "CHK027.hint": (
        "Ret nummeret, eller læg filen, hvor projektets andre filer ligger.",
        "Mend the number, or put the file where the project's others lie.",
    ),
    "CHK028": (
        "Faktum {fact} kan ikke være {value}; typen er {kind}.",
        "The fact {fact} cannot be {value}; its type is {kind}.",
    ),
    "CHK028.hint": (
        "Ret værdien, så den passer til typen {kind}, eller tag den ud.",
        "Mend the value so that it fits the type {kind}, or take it out.",
    ),
    "CHK029": (
        "{item} sammenligner {fact} med {value}, som det aldrig kan være.",
        "{item} compares {fact} with {value}, which it can never be.",
    ),
    "CHK029.hint": (
        "Ja og nej skrives true og false; ellers en af de værdier, som questionnaires/facts.yaml giver {fact}.",
        "Yes and no are written true and false; otherwise one of the values that questionnaires/facts.yaml gives {fact}.",
    ),
    "CHK030": (
        "{item} er besvaret {date} under regler, der skulle være set efter {review_by}.",
        "{item} was answered on {date} under rules that were due for review on {review_by}.",
    ),
    "CHK030.hint": (
        "Se spørgeskemaet efter, og udgiv en ny version.",
        "Review the questionnaire and publish a new version.",
    ),
    "CHK031": ("Punktet {item} står to gange i spørgeskemaet.", "The item {item} stands twice in the questionnaire."),
    "CHK031.hint": (
        "Giv det ene punkt et andet id, eller tag det ud.",
        "Give one of the two another id, or take it out.",
    ),
    "CHK032": ("{item} vil have {name} beregnet, og det kan ingen.", "{item} wants {name} computed, which nobody can."),
    "CHK032.hint": (
        "Ret navnet efter computed i spørgeskemaet, eller tag det ud.",
        "Mend the name after computed in the questionnaire, or take it out.",
    ),
    "CHK033": (
        "{item} nævner {person}, som ikke står i organisationen.",
        "{item} names {person}, who is not in the organisation.",
    ),
    "CHK033.hint": (
        "Ret initialerne, eller skriv {person} ind under people i organisation.yaml.",
        "Mend the initials, or add {person} under people in organisation.yaml.",
    ),
    "CHK034": (
        "Der er underskrevet på {item}, som ingen spørgeskemaer har.",
        "There is a signature on {item}, which no questionnaire has.",
    ),
    "CHK034.hint": (
        "Ret punktet i underskriften, eller tag underskriften ud.",
        "Mend the item of the signature, or take the signature out.",
    ),
    "CHK035": (
        "{person} har underskrevet {item} uden at have rollen {role} den {date}.",
        "{person} signed {item} without holding the role {role} on {date}.",
    ),
    "CHK035.hint": (
        "Lad en, der har rollen {role}, underskrive, eller ret rollens datoer i organisation.yaml.",
        "Let somebody with the role {role} sign, or mend the role's dates in organisation.yaml.",
    ),
    # What signing and answering refuse.
    "CHK040": (
        "{person} har ikke rollen {role} den {date} og kan ikke underskrive {item}.",
        "{person} does not hold the role {role} on {date} and cannot sign {item}.",
    ),
    "CHK040.hint": (
        "Lad en, der har rollen {role}, underskrive: --by",
        "Let somebody with the role {role} sign: --by",
    ),
    "CHK041": (
        "{person} har selv besvaret {item}; en anden skal underskrive.",
        "{person} answered {item}; somebody else must sign.",
    ),
    "CHK041.hint": (
        "Lad en anden end {person} underskrive: --by",
        "Let somebody other than {person} sign: --by",
    ),
    "CHK042": ("{item} er ikke besvaret endnu.", "{item} is not answered yet."),
    "CHK042.hint": (
        "digitek checklist answer {project} {item} SVAR --by ABC",
        "digitek checklist answer {project} {item} VALUE --by ABC",
    ),
    "CHK043": (
        "{item} er ikke relevant her: {condition} er falsk.",
        "{item} does not apply here: {condition} is false.",
    ),
    "CHK043.hint": (
        "Der er intet at gøre; ret de oplysninger, betingelsen bygger på, hvis punktet alligevel gælder.",
        "Nothing is to be done; if the item applies after all, mend the facts that the condition rests on.",
    ),
    "CHK045": (
        "{item} er besvaret {answered} og kan ikke underskrives {date}.",
        "{item} was answered on {answered} and cannot be signed on {date}.",
    ),
    "CHK045.hint": (
        "Underskriv med en dato fra {answered} og frem: --date",
        "Sign with a date from {answered} on: --date",
    ),
    "CHK046": ("Der er intet, som {person} kan underskrive nu.", "There is nothing that {person} can sign now."),
    "CHK046.hint": ("digitek checklist show {project}", "digitek checklist show {project}"),
    "CHK047": (
        "Projektet selv siger, at {fact} er {value}.",
        "The project itself says that {fact} is {value}.",
    ),
    "CHK047.hint": ("digitek set {project} {field} VÆRDI", "digitek set {project} {field} VALUE"),
    "CHK047.fast-track": (
        "{fact} følger af det, Gate 1 beslutter, og kan ikke svares på for sig.",
        "{fact} follows from what Gate 1 decides, and cannot be answered for itself.",
    ),
    "CHK047.fast-track.hint": (
        "digitek gate advance {project}, eller prøv det: digitek checklist what-if {project} {fact}=ja",
        "digitek gate advance {project}, or try it: digitek checklist what-if {project} {fact}=ja",
    ),
    "CHK048": ("Fristen {due} for {item} ligger før {date}.", "The day {due} for {item} lies before {date}."),
    "CHK048.hint": (
        "Vælg en dag fra {date} og frem: --due",
        "Choose a day from {date} on: --due",
    ),
    "CHK049": (
        "{item} er ikke et vilkår ({state}) og kan ikke accepteres.",
        "{item} is no condition ({state}) and cannot be accepted.",
    ),
    "CHK049.hint": (
        "Kun et punkt, der er besvaret på vilkår, kan accepteres; se digitek checklist show.",
        "Only an item answered on a condition can be accepted; see digitek checklist show.",
    ),
    # What was typed.
    "nothing-given": ("Der er ikke angivet noget at gemme.", "There is nothing given to save."),
    "nothing-given.hint": (
        "digitek checklist facts ID FAKTUM=VÆRDI eller digitek checklist answer ID PUNKT SVAR --by ABC",
        "digitek checklist facts ID KEY=VALUE or digitek checklist answer ID ITEM VALUE --by ABC",
    ),
    "sign-what": ("Angiv punkterne, eller brug --all.", "Name the items, or use --all."),
    "sign-what.hint": (
        "digitek checklist sign {project} --all --by {person}",
        "digitek checklist sign {project} --all --by {person}",
    ),
    "not-a-pair": ("'{typed}' er ikke NAVN=VÆRDI.", "'{typed}' is not NAME=VALUE."),
    "file-unreadable": ("Filen {path} kan ikke læses.", "The file {path} cannot be read."),
    "file-unreadable.hint": (
        "Se efter, om navnet er skrevet rigtigt, og om filen er åben i et andet program.",
        "Check that the name is typed right, and that no other program has the file open.",
    ),
    "answer-key": ("Nøglen {key} kendes ikke i et svar.", "The key {key} is not known in an answer."),
    "answer-key.hint": (
        "Et svar har value, evidence, note, owner og due.",
        "An answer has value, evidence, note, owner and due.",
    ),
    "no-fact-register": ("Porteføljen har ingen liste over fakta.", "The portfolio has no list of facts."),
    "no-fact-register.hint": (
        "Den ligger i questionnaires/facts.yaml.",
        "It lies in questionnaires/facts.yaml.",
    ),
    "no-such-fact": ("Faktum {typed} findes ikke.", "There is no fact {typed}."),
    "no-such-fact.hint": ("Fakta står i questionnaires/facts.yaml.", "The facts are in questionnaires/facts.yaml."),
    "no-such-fact-near.hint": (
        "Alle fakta står i questionnaires/facts.yaml; de, der mangler svar: digitek checklist facts ID",
        "All facts are in questionnaires/facts.yaml; those without an answer: digitek checklist facts ID",
    ),
    "no-such-fact-near": (
        "Faktum {typed} findes ikke. Mente du {nearest}?",
        "There is no fact {typed}. Did you mean {nearest}?",
    ),
    "no-such-question": ("Punktet {typed} findes ikke.", "There is no item {typed}."),
    "no-such-question.hint": ("Punkterne er {known}.", "The items are {known}."),
    "no-such-question-near": (
        "Punktet {typed} findes ikke. Mente du {nearest}?",
        "There is no item {typed}. Did you mean {nearest}?",
    ),
    "no-such-option": ("Svaret {typed} er ikke en mulighed.", "The answer {typed} is not an option."),
    "no-such-option.hint": ("Mulighederne er {known}.", "The options are {known}."),
    "no-such-option-near": (
        "Svaret {typed} er ikke en mulighed. Mente du {nearest}?",
        "The answer {typed} is not an option. Did you mean {nearest}?",
    ),
    "no-such-option-near.hint": ("Mulighederne er {known}.", "The options are {known}."),
    "no-such-evidence": ("Punktet har ingen dokumentation {typed}.", "The item has no evidence {typed}."),
    "no-such-evidence.hint": ("Navnene er {known}.", "The names are {known}."),
    "no-such-evidence.none": (
        "Punktet beder ikke om dokumentation, så {typed} kan ikke gives.",
        "The item asks for no evidence, so {typed} cannot be given.",
    ),
    "no-such-evidence.none.hint": (
        'Skriv det i stedet som bemærkning til svaret: --note "…"',
        'Write it as a note to the answer instead: --note "…"',
    ),
    "no-such-evidence-near": (
        "Punktet har ingen dokumentation {typed}. Mente du {nearest}?",
        "The item has no evidence {typed}. Did you mean {nearest}?",
    ),
    "no-such-evidence-near.hint": ("Navnene er {known}.", "The names are {known}."),
    "no-such-column": ("Tabellen har ingen kolonne {typed}.", "The table has no column {typed}."),
    "no-such-column.hint": ("Kolonnerne er {known}.", "The columns are {known}."),
    "no-such-column-near": (
        "Tabellen har ingen kolonne {typed}. Mente du {nearest}?",
        "The table has no column {typed}. Did you mean {nearest}?",
    ),
    "too-many-cells": (
        "En række til {item} har {count} celler; kolonnerne er {columns}.",
        "A row for {item} has {count} cells; the columns are {columns}.",
    ),
    "option-stands-alone": (
        "{option} kan ikke vælges sammen med andet i {item}.",
        "{option} cannot be chosen together with anything else in {item}.",
    ),
    "override-needs-note": (
        "{item} er beregnet til {computed}. Et andet svar skal begrundes.",
        "{item} is computed as {computed}. Another answer needs a reason.",
    ),
    "override-needs-note.hint": ('Tilføj --note "…".', 'Add --note "…".'),
    "item-derived": (
        "{item} besvares ikke; det følger af spørgeskemaerne {sources}.",
        "{item} is not answered; it follows from the questionnaires {sources}.",
    ),
    "answer-not-exact": (
        "'{typed}' er ikke et nøjagtigt tal som svar på {item}.",
        "'{typed}' is not an exact number to answer {item} with.",
    ),
    "answer-not-exact.hint": (
        "Skriv hele tal uden punktum, og andre tal i anførselstegn.",
        "Write whole numbers without a dot, and others in quotes.",
    ),
    "answer-not-text": ("{item} besvares med tekst.", "{item} is answered with text."),
    "text-unusable": (
        "Teksten er tom eller har usynlige tegn: '{typed}'.",
        "The text is empty or has invisible characters: '{typed}'.",
    ),
    "fact-not-bool": (
        "{fact} er ja, nej eller ved ikke, ikke '{typed}'.",
        "{fact} is yes, no or unknown, not '{typed}'.",
    ),
    "fact-not-enum": (
        "{fact} kan ikke være '{typed}'; det er en af {known}.",
        "{fact} cannot be '{typed}'; it is one of {known}.",
    ),
    "fact-not-one-of": (
        "'{typed}' er ikke en mulighed for {fact}.",
        "'{typed}' is not an option for {fact}.",
    ),
    "fact-not-one-of.hint": ("Mulighederne er {known}.", "The options are {known}."),
    "fact-not-one-of-near": (
        "'{typed}' er ikke en mulighed for {fact}. Mente du {nearest}?",
        "'{typed}' is not an option for {fact}. Did you mean {nearest}?",
    ),
    "fact-not-one-of-near.hint": ("Mulighederne er {known}.", "The options are {known}."),
    "fact-not-date": (
        "{fact} er en dato som 2026-03-14, ikke '{typed}'.",
        "{fact} is a date such as 2026-03-14, not '{typed}'.",
    ),
    "fact-not-number": (
        "{fact} er et tal fra 0 og op med højst to decimaler, ikke '{typed}'.",
        "{fact} is a number from 0 upwards with at most two decimals, not '{typed}'.",
    ),
    "fact-not-list": ("{fact} er en liste, ikke '{typed}'.", "{fact} is a list, not '{typed}'."),
    # What is wrong with a condition.
    "expression-unexpected-character": (
        "Betingelsen har et tegn, der ikke hører hjemme dér (tegn {position}): {text}",
        "The condition has a character that does not belong there (character {position}): {text}",
    ),
    "expression-unexpected-word": (
        "Betingelsen har et ord, der ikke hører hjemme dér (tegn {position}): {text}",
        "The condition has a word that does not belong there (character {position}): {text}",
    ),
    "expression-incomplete": (
        "Betingelsen slutter for tidligt (tegn {position}): {text}",
        "The condition ends too early (character {position}): {text}",
    ),
    "expression-too-deep": (
        "Betingelsen har for mange parenteser i hinanden (tegn {position}): {text}",
        "The condition has too many parentheses inside each other (character {position}): {text}",
    ),
    "expression-too-long": (
        "Betingelsen er for lang (tegn {position}): {text}",
        "The condition is too long (character {position}): {text}",
    ),
}

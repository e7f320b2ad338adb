"""The pools: help, the balance, and what the books refuse."""

WORDS: dict[str, tuple[str, str]] = {
    # Help.
    "help.pools": (
        "Puljerne og deres regnskab: hvad der er, hvad der er sat af, og hvad der er brugt.",
        "The pools and their books: what there is, what is set aside and what is spent.",
    ),
    "help.pools.balance": (
        "Vis puljernes saldo. Ramme, disponibel, reserveret, forpligtet og forbrug for hver pulje, og de faste udgifter.",
        "Show the balance of the pools. Budget, available, reserved, committed and spent of each, and the fixed lines.",
    ),
    "help.pools.balance.year": ("Puljernes år; ellers datoens år.", "The pools' year; otherwise the year of the date."),
    "help.pools.balance.project": ("Vis kun, hvad ét projekt har fået.", "Show only what one project holds."),
    "help.pools.balance.per": (
        "Vis i stedet, hvem pengene er givet til, område for område (area) eller projekt for projekt (project).",
        "Show instead whom the money was given to, area by area or project by project.",
    ),
    "help.pools.reserve": (
        "Sæt penge af til et projekt. Det sker ved en finansieringsbeslutning af puljens ejer.",
        "Set money aside for a project. It takes a financing decision of the pool's owner.",
    ),
    "help.pools.commit": (
        "Bind reserverede penge. Det kræver en underskrevet kontrakt eller en ordre.",
        "Bind reserved money. It takes a signed contract or an order.",
    ),
    "help.pools.spend": (
        "Bogfør et bilag. Først bruges det forpligtede, så det reserverede, inden for reglernes grænse for køb uden "
        "ordre. Er alt brugt, skal der bevilges mere: digitek pools reserve.",
        "Book a voucher. What is committed is spent first, then what is reserved, within the policy's limit for "
        "purchases without an order. When all is spent, more must be granted: digitek pools reserve.",
    ),
    "help.pools.release": ("Giv penge tilbage til puljen.", "Give money back to the pool."),
    "help.pools.release.from": (
        "Hvor pengene tages: reserved, eller committed når en kontrakt falder bort.",
        "Where the money is taken: reserved, or committed when a contract falls away.",
    ),
    "help.pools.pool": (
        "Puljen: social, sundhed, omsorg eller common.",
        "The pool: social, sundhed, omsorg or common.",
    ),
    "help.pools.amount": (
        "Beløbet i kroner, fx 250000, 250.000 eller 250.000,50.",
        "The amount in kroner, such as 250000, 250.000 or 250000.50.",
    ),
    "help.pools.year": ("Puljens år; ellers datoens år.", "The pool's year; otherwise the year of the date."),
    "help.pools.document": (
        "Kontraktens, ordrens eller bilagets nummer.",
        "The number of the contract, order or voucher.",
    ),
    "help.pools.meeting": ("Mødet, hvor det blev besluttet.", "The meeting where it was decided."),
    # The balance.
    "pools.title": ("Puljer {year}, opgjort {date} (kroner)", "Pools {year} as of {date} (kroner)"),
    "pools.total": ("Projektmidler i alt", "Project money in all"),
    "pools.sum": ("I alt", "In all"),
    "pools.pool": ("Pulje", "Pool"),
    "pools.fixed.title": ("Faste udgifter {year}, uden for puljerne", "Fixed expenses {year}, outside the pools"),
    "pools.fixed.total": ("I alt", "In all"),
    "pools.fixed.stated": ("Oplyst samlet beløb", "Total as stated"),
    "pools.fixed.printed": ("Linjerne lagt sammen, som trykt", "The lines added up, as printed"),
    "pools.fixed.derived": ("Hvis {lines}", "If {lines}"),
    "pools.fixed.questions": (
        "Åbne spørgsmål, som reglerne mangler svar på:",
        "Open questions that the policy has no answer to:",
    ),
    "pools.project.title": ("Puljemidler, opgjort {date} (kroner)", "Money of the pools as of {date} (kroner)"),
    "pools.shares.title": (
        "Puljemidler {year} {per}, opgjort {date} (kroner)",
        "Money of the pools {year} {per}, as of {date} (kroner)",
    ),
    "pools.shares.none": ("Ingen har fået penge af puljerne endnu.", "Nobody holds money of the pools yet."),
    "pools.shares.nobody": ("Uden projekt", "Without a project"),
    "pools.project.none": (
        "Projektet har ikke fået penge af nogen pulje.",
        "The project holds no money of any pool.",
    ),
    # Receipts.
    "pools.booked.opening": (
        "Årets ramme for {pool:name} {year} er {amount}.",
        "The budget of {pool:name} for {year} is {amount}.",
    ),
    "pools.booked.reservation": (
        "{amount} af {pool:name} {year} er reserveret til {project}.",
        "{amount} of {pool:name} {year} is reserved for {project}.",
    ),
    "pools.booked.commitment": (
        "{amount} af {pool:name} {year} er forpligtet for {project} ved {document}.",
        "{amount} of {pool:name} {year} is committed for {project} by {document}.",
    ),
    "pools.booked.spending": (
        "{amount} af {pool:name} {year} er brugt på {project}, bilag {document}.",
        "{amount} of {pool:name} {year} is spent on {project}, voucher {document}.",
    ),
    "pools.booked.release": (
        "{amount} er givet tilbage til {pool:name} {year} fra {project}.",
        "{amount} is given back to {pool:name} {year} from {project}.",
    ),
    "pools.left.lapsed": (
        "{pool:Name} har {amount} tilbage af det, der bortfaldt for {year}.",
        "{pool:Name} has {amount} left of what lapsed for {year}.",
    ),
    "pools.left": ("{pool:Name} har {amount} disponibelt.", "{pool:Name} has {amount} available."),
    # A pool inside a sentence.
    "pool.common": ("fællespuljen", "the common pool"),
    "pool.named": ("puljen {title}", "the pool {title}"),
    # What was typed.
    "no-such-pool": ("Puljen {typed} findes ikke.", "There is no pool {typed}."),
    "no-such-pool.hint": ("Puljerne er {known}.", "The pools are {known}."),
    "no-such-pool-near": (
        "Puljen {typed} findes ikke. Mente du {nearest}?",
        "There is no pool {typed}. Did you mean {nearest}?",
    ),
    "no-such-pool-near.hint": ("Puljerne er {known}.", "The pools are {known}."),
    "no-such-source": (
        "Penge kan gives tilbage fra reserved eller committed, ikke fra {typed}.",
        "Money can be given back from reserved or committed, not from {typed}.",
    ),
    "no-such-source.hint": (
        "Skriv --from reserved eller --from committed.",
        "Type --from reserved or --from committed.",
    ),
    "no-such-source-near": (
        "Penge kan ikke gives tilbage fra {typed}. Mente du {nearest}?",
        "Money cannot be given back from {typed}. Did you mean {nearest}?",
    ),
    "no-such-source-near.hint": ("--from {nearest}", "--from {nearest}"),
    "pools.chart.title": ("Puljerne {year}", "The pools of {year}"),
    "pools.chart.day": ("Stillingen den {date}, i kroner", "As of {date}, in kroner"),
    "pools.chart.part": ("{account} {amount}", "{account} {amount}"),
    "no-frames": ("Der er ingen rammer for {year}.", "There are no budgets for {year}."),
    "no-frames-yet": ("Der var ingen rammer for {year}.", "There were no budgets for {year}."),
    "no-frames-yet.hint": (
        "Vælg en senere dag, eller se, hvilke regler der er: digitek list",
        "Choose a later day, or see what there is: digitek list",
    ),
    "no-frames.hint": ("Der er rammer for {known}.", "There are budgets for {known}."),
    # What one booking must be.
    "POOL001": (
        "Posteringerne for {pool:name} {year} går ikke op: de giver {amount} i stedet for 0.",
        "The postings of {pool:name} {year} do not balance: they add up to {amount} instead of 0.",
    ),
    "POOL001.hint": (
        "En transaktion skal gå op for hver pulje og hvert år. Ret ikke en bogført transaktion; lad digitek bogføre.",
        "A transaction must balance for every pool and year. Do not edit one that is booked; let digitek book it.",
    ),
    "POOL002": (
        "En {kind} kan ikke føre {amount} på kontoen {account}.",
        "A booking of the kind {kind} cannot put {amount} on the account {account}.",
    ),
    "POOL002.hint": (
        "digitek pools --help viser, hvad der kan bogføres.",
        "digitek pools --help shows what can be booked.",
    ),
    "POOL003": ("{pool:Name} står ikke i nogen af reglerne.", "No policy knows {pool:name}."),
    "POOL003.hint": ("digitek pools balance viser puljerne.", "digitek pools balance shows the pools."),
    "POOL004": ("{pool:Name} har ingen ramme for {year}.", "{pool:Name} has no budget for {year}."),
    "POOL004.hint": (
        "Vælg et år med en ramme (--year), eller vedtag rammerne for {year} i reglerne.",
        "Choose a year with a budget (--year), or adopt the budgets of {year} in the policy.",
    ),
    "POOL005": (
        "Posteringen på {account} hører ikke til transaktionens projekt ({project}).",
        "The posting on {account} does not belong to the transaction's project ({project}).",
    ),
    "POOL005.hint": (
        "Reserveret, forpligtet og forbrug føres på projektet, ramme og disponibel uden projekt.",
        "Reserved, committed and spent are kept by project; budget and available without one.",
    ),
    "POOL006": ("Puljerne føres i kroner, ikke i {currency}.", "The pools are kept in DKK, not in {currency}."),
    "POOL006.hint": ("Regn om, og notér kursen på bilaget.", "Convert it, and note the rate on the voucher."),
    # The openings.
    "POOL007": ("Året {year} er ikke åbnet for {pool:name}.", "The year {year} is not opened for {pool:name}."),
    "POOL007.hint": ("digitek pools open --year {year}", "digitek pools open --year {year}"),
    "POOL030": ("Alle puljer er allerede åbnet for {year}.", "All pools are opened for {year} already."),
    "POOL030.hint": (
        "Der er intet at åbne. digitek pools balance viser puljerne.",
        "There is nothing to open. digitek pools balance shows the pools.",
    ),
    "POOL031": (
        "Ingen regler vedtager rammer for {year}.",
        "No policy adopts frames for {year}.",
    ),
    "POOL031.hint": (
        'digitek pools frames {year} social=… sundhed=… omsorg=… common=… --document "Budgettet"',
        'digitek pools frames {year} social=… sundhed=… omsorg=… common=… --document "The budget"',
    ),
    "help.pools.frames": (
        "Skriv et nyt års rammer ned. Det, budgettet giver hver pulje og hver fast linje; bagefter åbnes året.",
        "Write down the frames of a new year: what the budget gives each pool and each fixed line.",
    ),
    "help.pools.frames.year": ("Året, i år eller næste år.", "The year, this one or the next."),
    "help.pools.frames.amounts": (
        "Hver pulje med sit beløb, fx social=200.000 common=1.372.000. Faste linjer går videre uændret, hvis de ikke "
        "nævnes, fx tucv=510.000; 0 slutter en linje.",
        "Every pool with its amount, such as social=200.000 common=1.372.000. A fixed line goes on unchanged unless "
        "named, such as tucv=510.000; 0 ends it.",
    ),
    "help.pools.frames.document": (
        "Henvisning til budgettet eller beslutningen.",
        "A reference to the budget or the decision.",
    ),
    "done.pools.frames": (
        "Rammerne for {year} er skrevet ned. Åbn året med: digitek pools open --year {year}",
        "The frames of {year} are written down. Open the year with: digitek pools open --year {year}",
    ),
    "operation.pools.frames": ("Årets rammer", "Frames of the year"),
    "frame-unclear": ("{typed} er ikke NAVN=BELØB.", "{typed} is not NAME=AMOUNT."),
    "frame-unclear.hint": ("fx social=200.000", "such as social=200.000"),
    "no-such-frame": ("Der er ingen pulje eller fast linje {typed}.", "There is no pool or fixed line {typed}."),
    "no-such-frame.hint": ("Der er {known}.", "There are {known}."),
    "no-such-frame-near": (
        "Der er ingen pulje eller fast linje {typed}. Mente du {nearest}?",
        "There is no pool or fixed line {typed}. Did you mean {nearest}?",
    ),
    "no-such-frame-near.hint": ("Der er {known}.", "There are {known}."),
    "POOL049": ("Der er allerede rammer for {year}.", "There are frames for {year} already."),
    "POOL049.hint": (
        "digitek pools balance --year {year}; en ændret ramme bogføres med pools transfer eller pools receive",
        "digitek pools balance --year {year}; a frame changes by pools transfer or pools receive",
    ),
    "POOL050": (
        "Rammer kan skrives for {this} og {next}, ikke for {year}.",
        "Frames can be written for {this} and {next}, not for {year}.",
    ),
    "POOL050.hint": ("Ret årstallet.", "Mend the year."),
    "POOL051": ("Der mangler et beløb for {pool:name} i {year}.", "There is no amount for {pool:name} in {year}."),
    "POOL051.hint": ("tilføj {pool}=BELØB; 0, hvis den intet får", "add {pool}=AMOUNT; 0 if it gets nothing"),
    "POOL052": ("Rammerne mangler en henvisning til budgettet.", "The frames lack a reference to the budget."),
    "POOL052.hint": ('--document "Budget 2027, sag 26/1234"', '--document "Budget 2027, case 26/1234"'),
    "help.pools.open": (
        "Åbn et år: bogfør de rammer, som reglerne vedtager.",
        "Open a year: book the frames that the policy adopts.",
    ),
    "done.pools.open": ("Året {year} er åbnet for {pools}.", "The year {year} is opened for {pools}."),
    "operation.pools.open": ("Året åbnet", "Year opened"),
    "POOL008": (
        "{pool:Name} er åbnet mere end én gang for {year}.",
        "{pool:Name} is opened more than once for {year}.",
    ),
    "POOL008.hint": ("Behold den ene åbning.", "Keep one of the openings."),
    "POOL009": (
        "{pool:Name} {year} er åbnet med {booked}, men de regler, den nævner, giver {budget}.",
        "{pool:Name} {year} was opened with {booked}, but the policy that it cites gives {budget}.",
    ),
    "POOL009.hint": ("Ret åbningen eller rammen, så de er ens.", "Mend the opening or the budget, so that they agree."),
    "POOL024": (
        "{pool:Name} {year} er åbnet med {booked}, men nyere regler giver {budget}.",
        "{pool:Name} {year} was opened with {booked}, but a newer policy gives {budget}.",
    ),
    "POOL024.hint": (
        "Bogfør ændringen med digitek pools transfer eller digitek pools receive, eller ret rammen i reglerne.",
        "Book the change with digitek pools transfer or digitek pools receive, or mend the frame in the policy.",
    ),
    # What the books can bear.
    "POOL010": (
        "{pool:Name} {year} har kun {available} disponibelt den {date}; der er bedt om {wanted}.",
        "{pool:Name} {year} has only {available} available on {date}; {wanted} was asked for.",
    ),
    "POOL010.hint": (
        "Se digitek pools balance --year {year}, bed om mindre, eller brug også en anden pulje.",
        "See digitek pools balance --year {year}, ask for less, or use another pool as well.",
    ),
    "POOL011": (
        "{pool:Name} {year} er overtrukket med {amount} den {date}.",
        "{pool:Name} {year} is overdrawn by {amount} on {date}.",
    ),
    "POOL011.hint": (
        'To grene kan have reserveret de samme penge. Giv noget tilbage: digitek pools release {pool} BELØB --project ID --reason "…"',
        'Two branches may have reserved the same money. Give some back: digitek pools release {pool} AMOUNT --project ID --reason "…"',
    ),
    "POOL012": (
        "{project} har kun {available} reserveret af {pool:name} {year} den {date}; der skal bruges {wanted}.",
        "{project} has only {available} reserved of {pool:name} {year} on {date}; {wanted} is needed.",
    ),
    "POOL012.hint": (
        'Puljens ejer kan give flere penge: digitek pools reserve {pool} {lacking} --project {project} --year {year} --by ABC --reason "…"',
        'The pool\'s owner can grant more: digitek pools reserve {pool} {lacking} --project {project} --year {year} --by ABC --reason "…"',
    ),
    "POOL012.release": (
        "{project} har kun {available} reserveret af {pool:name} {year} den {date}; der er bedt om at give {wanted} tilbage.",
        "{project} has only {available} reserved of {pool:name} {year} on {date}; {wanted} was to be given back.",
    ),
    "POOL012.release.hint": (
        "Se digitek pools balance --project {project}. Penge, der er bundet af en kontrakt, gives tilbage med --from committed.",
        "See digitek pools balance --project {project}. Money bound by a contract is given back with --from committed.",
    ),
    "POOL013": (
        "{project} har kun {available} forpligtet og reserveret af {pool:name} {year} den {date}; bilaget er på {wanted}.",
        "{project} has only {available} committed and reserved of {pool:name} {year} on {date}; the voucher is for {wanted}.",
    ),
    "POOL013.hint": (
        'Et større beløb skal bevilges af puljens ejer: digitek pools reserve {pool} {lacking} --project {project} --year {year} --by ABC --reason "…"',
        'A larger amount takes a grant of the pool\'s owner: digitek pools reserve {pool} {lacking} --project {project} --year {year} --by ABC --reason "…"',
    ),
    "POOL014": (
        "{project} bruger den {date} {beyond} af {pool:name} ud over det bestilte ({ordered}); der må højst bruges {tolerance} uden ordre.",
        "On {date} {project} spends {beyond} of {pool:name} beyond what is ordered ({ordered}); at most {tolerance} may be spent without an order.",
    ),
    "POOL014.hint": (
        "Bogfør først kontrakten eller ordren: digitek pools commit {pool} BELØB --project {project} --document NR",
        "Book the contract or order first: digitek pools commit {pool} AMOUNT --project {project} --document REF",
    ),
    "POOL015": (
        "{project} har kun {available} forpligtet af {pool:name} {year} den {date}; der er bedt om at give {wanted} tilbage.",
        "{project} has only {available} committed of {pool:name} {year} on {date}; {wanted} was to be given back.",
    ),
    "POOL015.hint": ("Se digitek pools balance --project {project}", "See digitek pools balance --project {project}"),
    "POOL016": (
        "{project} har {amount} mindre end nul på {account} af {pool:name} {year} den {date}.",
        "{project} is {amount} below zero on {account} of {pool:name} {year} on {date}.",
    ),
    "POOL016.hint": ("Se digitek pools balance --project {project}", "See digitek pools balance --project {project}"),
    # What a booking rests on.
    "POOL017": (
        "{pool:Name} kan kun bruges, når områdets chef er med til at beslutte det ({people}); her står {by}.",
        "{pool:Name} can only be used when its head is among those who decide ({people}); here are {by}.",
    ),
    "POOL017.hint": ("Tag chefen med i --by.", "Name the head in --by."),
    "POOL018": (
        "{pool:Name} kræver, at mindst {quorum} af cheferne ({people}) beslutter det; her står {by}.",
        "{pool:Name} needs at least {quorum} of the heads ({people}) to decide; here are {by}.",
    ),
    "POOL018.hint": ("Nævn dem, der besluttede det, i --by.", "Name those who decided in --by."),
    "POOL019": (
        "En {kind} skal nævne kontrakten, ordren eller bilaget.",
        "A booking of the kind {kind} must name the contract, order or voucher.",
    ),
    "POOL019.hint": ("--document NUMMER", "--document REF"),
    "POOL020": (
        "{pool:Name} {year} er først åbnet den {opened}; den {date} er for tidligt.",
        "{pool:Name} {year} is opened on {opened}; {date} is too early.",
    ),
    "POOL020.hint": (
        "Vælg en senere dato eller et andet år (--year).",
        "Choose a later date or another year (--year).",
    ),
    "POOL021": (
        "Der mangler en begrundelse, eller den har tegn, som ikke kan læses.",
        "The reason is missing, or it has characters that cannot be read.",
    ),
    "POOL021.hint": ('--reason "…"', '--reason "…"'),
    "POOL022": (
        "{project} blev overdraget til drift den {date}, men puljen bruges stadig ({kind}).",
        "{project} was handed over to operation on {date}, but the pool is still used ({kind}).",
    ),
    "POOL022.hint": (
        "Puljerne er til udvikling og afprøvning. Driften betales af afdelingen selv; en sen regning for afprøvningen må gerne stå her.",
        "The pools are for development and trial. Operation is paid by the department; a late bill for the trial may stand here.",
    ),
    "POOL023": (
        "{project} er stoppet eller afsluttet: kun det forpligtede kan bruges.",
        "{project} is stopped or closed: only what is committed can be spent.",
    ),
    "POOL023.hint": ("Se digitek pools balance --project {project}", "See digitek pools balance --project {project}"),
    "POOL025": ("Beløbet skal være større end nul, ikke {amount}.", "The amount must be more than zero, not {amount}."),
    "POOL025.hint": (
        "Penge gives tilbage med digitek pools release.",
        "Money is given back with digitek pools release.",
    ),
    "POOL026": (
        "Bogføringen henviser til beslutningen {decision}, som ikke findes for projektet.",
        "The booking names the decision {decision}, which does not exist for the project.",
    ),
    "POOL026.hint": (
        "Kun en beslutning af puljens ejer kan reservere: digitek gate advance … --reserve, eller digitek pools reserve.",
        "Only a decision of the pool's owner reserves: digitek gate advance … --reserve, or digitek pools reserve.",
    ),
    "POOL027": (
        "Beslutningen {decision} bevilger ikke netop de {amount}, der er bogført, fra samme dag.",
        "The decision {decision} does not grant exactly the {amount} that is booked, from that day on.",
    ),
    "POOL027.hint": (
        "Beslutning og reservation skal have samme pulje, år og beløb og nævne hinanden.",
        "Decision and reservation must have the same pool, year and amount, and name each other.",
    ),
    "POOL028": (
        "Beslutningen bevilger {amount}, men transaktionen {transaction} findes ikke eller hører til en anden beslutning.",
        "The decision grants {amount}, but the transaction {transaction} does not exist or belongs to another decision.",
    ),
    "POOL028.hint": (
        "Beslutning og reservation gemmes i samme commit; hent den fil, der mangler.",
        "Decision and reservation are stored in one commit; fetch the file that is missing.",
    ),
    "POOL029": ("Projektet {project} findes ikke.", "There is no project {project}."),
    "POOL029.hint": ("digitek list viser alle projekter.", "digitek list shows all projects."),
}

"""`portfolio optimise|compare`: help, the sentences of the answer, and what cannot hold together."""

WORDS: dict[str, tuple[str, str]] = {
    # Help.
    "help.portfolio": (
        "Den bedste portefølje, og to porteføljer ved siden af hinanden.",
        "The best portfolio, and two portfolios side by side.",
    ),
    "help.portfolio.optimise": (
        "Find den portefølje, der giver flest point for de penge og timer, der er, og bevis det. Svaret siger, hvorfor "
        "hvert projekt er med eller ej, hvad der binder, og hvad der er næsten lige så godt. Intet bliver skrevet; "
        "chefgruppen beslutter. Ctrl-C giver det bedste indtil nu, og hvor langt det er fra loftet.",
        "Find the portfolio that scores most for the money and the hours there are, and prove it. The answer says why "
        "each project is in or out, what binds, and what is nearly as good. Nothing is written; the heads' group "
        "decides. Ctrl-C gives the best so far and how far it is from the bound.",
    ),
    "help.portfolio.compare": (
        "Sammenlign porteføljen i to versioner: hvad der er kommet til og gået ud, penge, timer, TEK og risiko.",
        "Compare the portfolio in two versions: in, out, money, hours, TEK and risk.",
    ),
    "help.portfolio.compare.a": ("Gren, commit eller dag.", "Branch, commit or day."),
    "help.portfolio.compare.b": ("Den anden; ellers HEAD.", "The other; otherwise HEAD."),
    "help.portfolio.hours": (
        "Timer at planlægge med i hvert kvartal, eller i ét: --hours 250 eller --hours 2027Q1=250. Ellers dem, digitek capacity viser, når stødpuden er trukket fra. Kan skrives flere gange.",
        "Hours to plan with in every quarter, or in one: --hours 250 or --hours 2027Q1=250. Otherwise those of digitek capacity, less the slack. May be given more than once.",
    ),
    "help.portfolio.pool": (
        "Regn med dette beløb i en pulje: --pool omsorg=300000. Kan skrives flere gange.",
        "Take a pool to hold this amount: --pool omsorg=300000. May be given more than once.",
    ),
    "help.portfolio.year": (
        "Det år, pengene tages fra; ellers det første kvartals år.",
        "The year that the money is taken from; otherwise that of the first quarter.",
    ),
    "help.portfolio.quarters": (
        "Hvor mange kvartaler frem, fra det næste; 1 til 8.",
        "How many quarters ahead, from the next one; 1 to 8.",
    ),
    "help.portfolio.with": ("Projektet skal med. Kan skrives flere gange.", "The project must be in. May be repeated."),
    "help.portfolio.without": (
        "Projektet skal ikke med. Kan skrives flere gange.",
        "The project must be out. May be repeated.",
    ),
    "help.portfolio.split": (
        "To puljer må dele et projekt; ellers betaler én pulje det hele.",
        "Two pools may share a project; otherwise one pool pays it all.",
    ),
    "help.portfolio.each-area": (
        "Mindst ét projekt i hvert område, der har et at vælge.",
        "At least one project of every area that has one to choose.",
    ),
    "help.portfolio.three-legs": (
        "Mindst så mange procent af projekterne skal have mål i alle tre ben.",
        "At least so many per cent of the projects must aim at all three legs.",
    ),
    "help.portfolio.why": (
        "Forklar kun dette projekt. Kan skrives flere gange.",
        "Explain this project only. May be repeated.",
    ),
    "help.portfolio.brief": ("Kun svaret og beviset, uden forklaring.", "The answer and its proof alone, unexplained."),
    "help.portfolio.exact": (
        "Bevis også hver forklaring til punkt og prikke; ved mange projekter tager det længere tid.",
        "Prove every explanation to the point as well; with many projects it takes longer.",
    ),
    "help.portfolio.within": (
        "Stop, når det fundne højst ligger så mange procent under loftet. Så er det ikke bevist bedst, og projekterne "
        "forklares ikke.",
        "Stop once what is found lies at most so many per cent below the bound. It is then not proven to be the best, "
        "and the projects are not explained.",
    ),
    "help.portfolio.solver": (
        "own er vores egen metode, highs programmet HiGHS; ellers own op til 120 projekter.",
        "own is our own method, highs the program HiGHS; otherwise own up to 120 projects.",
    ),
    "help.portfolio.file": (
        "Læs spørgsmålet fra en fil i stedet for porteføljen: problem i svaret fra --json, rettet som man vil.",
        "Read the question from a file instead of the portfolio: problem of a --json answer, changed at will.",
    ),
    # The verdict.
    "portfolio.proven": (
        "Den bedste portefølje er {chosen} af {of} projekter og giver {points} point. Det er bevist: intet andet valg "
        "giver flere.",
        "The best portfolio is {chosen} of {of} projects and scores {points} points. It is proven: no other choice "
        "scores more.",
    ),
    "portfolio.proven-highs": (
        "Den bedste portefølje er {chosen} af {of} projekter og giver {points} point. Valget er regnet efter til sidste "
        "krone; at intet andet giver flere, siger HiGHS inden for sin regnenøjagtighed.",
        "The best portfolio is {chosen} of {of} projects and scores {points} points. The choice is checked to the last "
        "krone; that no other scores more is what HiGHS says within its precision.",
    ),
    "portfolio.unproven": (
        "Den bedste portefølje, der er fundet, er {chosen} af {of} projekter og giver {points} point. Det er ikke "
        "bevist: intet valg giver mere end {bound}, altså højst {gap} mere ({percent} %).",
        "The best portfolio found is {chosen} of {of} projects and scores {points} points. It is not proven: no choice "
        "scores more than {bound}, so at most {gap} more ({percent} %).",
    ),
    "portfolio.empty": (
        "Der er ingen projekter at vælge imellem endnu. Et projekt er med, når det har en score og et budget og ikke er "
        "begyndt på sin afprøvning; digitek priority score ID siger, hvad der mangler.",
        "There are no projects to choose among yet. A project takes part when it has a score and a budget and has not "
        "begun its trial; digitek priority score ID says what is missing.",
    ),
    "portfolio.none-found": (
        "Der blev ikke fundet noget valg, inden søgningen stoppede, og det er ikke bevist, at der ikke er ét.",
        "No choice was found before the search stopped, and it is not proven that there is none.",
    ),
    "portfolio.searching": (
        "Søger: {nodes} grene, bedst {best}, loft {bound} point",
        "Searching: {nodes} branches, best {best}, bound {bound} points",
    ),
    "portfolio.explaining": ("Forklarer: {done} af {of}", "Explaining: {done} of {of}"),
    "portfolio.stopped": (
        "Stoppet. Her er det, der var fundet og bevist indtil da.",
        "Stopped. This is what was found and proven until then.",
    ),
    "portfolio.no-highs": (
        "Mange projekter: med HiGHS går det hurtigere. Installér digitek[optimise].",
        "Many projects: HiGHS is faster. Install digitek[optimise].",
    ),
    "portfolio.head.project": ("Med", "In"),
    "portfolio.head.points": ("Point", "Points"),
    "portfolio.head.hours": ("Timer", "Hours"),
    "portfolio.head.kroner": ("Kroner", "Kroner"),
    "portfolio.head.paid": ("Betales af", "Paid by"),
    "portfolio.mandatory": ("SKAL", "mandatory"),
    "portfolio.hours": ("{hours} timer", "{hours} hours"),
    "portfolio.takes": ("{hours} timer og {amount}", "{hours} hours and {amount}"),
    "portfolio.quarter": ("{number}. kvartal {year}", "quarter {number}, {year}"),
    # Why in, why out.
    "portfolio.heading.in": ("Hvorfor med", "Why in"),
    "portfolio.heading.out": ("Hvorfor ikke med", "Why out"),
    "portfolio.in.lost": (
        "{project} giver {points} point for {takes}. Uden det er det bedste {value}, {lost} mindre.",
        "{project} scores {points} for {takes}. Without it the best is {value}, {lost} less.",
    ),
    "portfolio.in.equal": (
        "{project} giver {points} point for {takes}. Uden det går det lige så godt.",
        "{project} scores {points} for {takes}. Without it there is a choice just as good.",
    ),
    "portfolio.in.between": (
        "{project} giver {points} point for {takes}. Uden det er det bedste fundne {value}; det koster mellem {least} og {lost}.",
        "{project} scores {points} for {takes}. Without it the best found is {value}; it costs between {least} and {lost}.",
    ),
    "portfolio.in.none": (
        "{project} giver {points} point for {takes}. Uden det er der intet valg, der holder.",
        "{project} scores {points} for {takes}. Without it there is no choice that holds.",
    ),
    "portfolio.out.lost": (
        "{project} giver {points} point, men tager {takes}. Skal det med, er det bedste {value}, {lost} mindre.",
        "{project} scores {points} but takes {takes}. With it the best is {value}, {lost} less.",
    ),
    "portfolio.out.equal": (
        "{project} giver {points} point for {takes}. Et valg med det er lige så godt.",
        "{project} scores {points} for {takes}. A choice with it is just as good.",
    ),
    "portfolio.out.between": (
        "{project} giver {points} point, men tager {takes}. Skal det med, er det bedste fundne {value}; det koster "
        "mellem {least} og {lost}.",
        "{project} scores {points} but takes {takes}. With it the best found is {value}; it costs between {least} and {lost}.",
    ),
    "portfolio.out.none": (
        "{project} giver {points} point. Der blev ikke fundet noget valg med det.",
        "{project} scores {points}. No choice with it was found.",
    ),
    "portfolio.out.impossible": (
        "{project} giver {points} point, men kan ikke komme med: det strider mod {limits}.",
        "{project} scores {points} but cannot be in: it conflicts with {limits}.",
    ),
    "portfolio.moves.swap": (
        "{coming} kommer med, og {going} går ud.",
        "In: {coming}. Out: {going}.",
    ),
    "portfolio.moves.come": (
        "{coming} kommer med.",
        "In: {coming}.",
    ),
    "portfolio.moves.go": (
        "{going} går ud.",
        "Out: {going}.",
    ),
    # What binds.
    "portfolio.heading.limits": ("Hvad der binder", "What binds"),
    "portfolio.binds": (
        "{Limit}: {used} af {most} er brugt, og det binder. {more} mere giver {gain} point, og uden grænse {lifted}.",
        "{Limit}: {used} of {most} used, and that binds. {more} more give {gain} points, no limit at all {lifted}.",
    ),
    "portfolio.slack": (
        "{Limit}: {used} af {most} er brugt, og det binder ikke alene. {more} mere giver 0 point.",
        "{Limit}: {used} of {most} used, and that does not bind by itself. {more} more give 0 points.",
    ),
    "portfolio.slack-unproven": (
        "{Limit}: {used} af {most} er brugt. Uden den grænse blev der ikke fundet noget bedre valg.",
        "{Limit}: {used} of {most} used. Without that limit no better choice was found.",
    ),
    "portfolio.binds.other": (
        "{Limit} koster {gain} point.",
        "{Limit} costs {gain} points.",
    ),
    "portfolio.binds.mandatory": (
        "{Limit} tager pladsen for {gain} point.",
        "{Limit} takes the place of {gain} points.",
    ),
    "portfolio.more.every-quarter": (
        "{more} timer mere i hvert kvartal giver {gain} point.",
        "{more} more hours in every quarter give {gain} points.",
    ),
    "portfolio.limit.hours": ("timerne i {quarter}", "the hours of {quarter}"),
    "portfolio.limit.all-hours": ("timerne", "the hours"),
    "portfolio.limit.pool": ("{place}", "{place}"),
    "portfolio.limit.mandatory": ("SKAL-projektet {project}", "the mandatory project {project}"),
    "portfolio.limit.with": ("ønsket om {project}", "the wish for {project}"),
    "portfolio.limit.without": ("ønsket om ikke at tage {project}", "the wish to leave out {project}"),
    "portfolio.limit.needs": ("at {project} kræver {other}", "that {project} needs {other}"),
    "portfolio.limit.excludes": ("at {project} udelukker {other}", "that {project} excludes {other}"),
    "portfolio.limit.area": ("ønsket om et projekt i {area}", "the wish for a project of {area}"),
    "portfolio.limit.legs": ("ønsket om mål i alle tre ben", "the wish for aims in all three legs"),
    # What is nearly as good.
    "portfolio.near": (
        "Næsten lige så godt, inden for 2 %: {count} andre valg. Her må chefgruppen vælge:",
        "Nearly as good, within 2 %: {count} other choices. Here the heads' group may choose:",
    ),
    "portfolio.near.many": (
        "Næsten lige så godt, inden for 2 %: mange andre valg, her {count} af dem:",
        "Nearly as good, within 2 %: many other choices, here {count} of them:",
    ),
    "portfolio.near.none": (
        "Intet andet valg er inden for 2 %.",
        "No other choice is within 2 %.",
    ),
    "portfolio.near.less": (
        "{points} point, {lost} mindre",
        "{points} points, {lost} less",
    ),
    "portfolio.near.equal": (
        "{points} point, lige så mange",
        "{points} points, as many",
    ),
    "portfolio.and-more": ("{projects} og flere, {count} i alt,", "{projects} and more, {count} in all,"),
    "portfolio.greedy": (
        "Tager man projekterne efter point alene, bliver det {projects} med {points} point, {lost} mindre ({percent} %).",
        "Taking the projects by score alone gives {projects} with {points} points, {lost} less ({percent} %).",
    ),
    "portfolio.greedy.same": (
        "Tager man projekterne efter point alene, bliver det {projects} med {points} point, lige så mange.",
        "Taking the projects by score alone gives {projects} with {points} points, as many.",
    ),
    # What was taken for granted, and who stands aside.
    "portfolio.heading.assumed": (
        "Forudsætninger, og hvem der ikke er med i regnestykket",
        "Assumptions, and who is left out of the sum",
    ),
    "optimise.note.no-hours": (
        "Timerne er ikke begrænset. Skriv dem med --hours, fx --hours 250.",
        "Hours are not limited. Type them with --hours, such as --hours 250.",
    ),
    "optimise.note.capacity": (
        "Timerne er holdets timer til projekter, når stødpuden på {slack} % er holdt fri og det, der er lagt i tid for andre "
        "projekter, er trukket fra. Se digitek capacity.",
        "The hours are the team's for projects, with a slack of {slack} % kept free and what other projects have in time taken off. "
        "See digitek capacity.",
    ),
    "optimise.note.timeless": ("Uden timer i budgettet: {projects}.", "Without hours in the budget: {projects}."),
    "optimise.note.no-frame": (
        "Puljerne for {year} har ingen ramme; de regnes som tomme.",
        "The pools of {year} have no frame; they are taken to be empty.",
    ),
    "optimise.note.not-opened": (
        "Puljerne for {year} er ikke åbnet; der regnes med årets ramme.",
        "The pools of {year} are not opened; the year's frame is used.",
    ),
    "optimise.note.assumed-frame": (
        "Puljerne for {year} har ingen ramme endnu; der regnes med rammen for {of}.",
        "The pools of {year} have no frame yet; the frame of {of} is used.",
    ),
    "optimise.aside.on-hold": ("er på hold.", "is on hold."),
    "optimise.aside.no-budget": (
        "har intet budget. Skriv det med digitek set {project} budget.trial BELØB.",
        "has no budget. Type it with digitek set {project} budget.trial AMOUNT.",
    ),
    "optimise.aside.unscored": (
        "har ingen score. {finding} Se digitek priority score {project}.",
        "has no score. {finding} See digitek priority score {project}.",
    ),
    "optimise.aside.needs": ("kræver {other}, som ikke kan komme med.", "needs {other}, which cannot be in."),
    "optimise.aside.excluded": ("udelukker {other}, som er i gang.", "excludes {other}, which is running."),
    # Two portfolios side by side.
    "portfolio.compare.title": ("Fra {old} til {new}", "From {old} to {new}"),
    "portfolio.compare.side": ("{name} ({commit}, {date})", "{name} ({commit}, {date})"),
    "portfolio.compare.in": ("Kommet til", "In"),
    "portfolio.compare.out": ("Gået ud", "Out"),
    "portfolio.compare.none": ("Ingen", "None"),
    "portfolio.compare.project": ("{project}: {cost}, {hours} timer", "{project}: {cost}, {hours} hours"),
    "portfolio.compare.head.what": ("Pipeline og igangværende", "Pipeline and active"),
    "portfolio.compare.head.old": ("Før", "Before"),
    "portfolio.compare.head.new": ("Efter", "After"),
    "portfolio.compare.head.change": ("Ændring", "Change"),
    "portfolio.compare.count": ("Projekter", "Projects"),
    "portfolio.compare.cost": ("Undersøgelse og afprøvning koster", "Study and trial cost"),
    "portfolio.compare.granted": ("Bevilget af puljerne", "Granted of the pools"),
    "portfolio.compare.hours": ("DigiTeks timer", "DigiTek's hours"),
    "portfolio.compare.risk": ("Risikokategori {category}", "Risk category {category}"),
    "portfolio.compare.risk-unknown": ("Risiko ikke vurderet", "Risk not judged"),
    # What cannot hold together.
    "no-set": (
        "Intet valg holder. Disse grænser kan ikke gælde sammen; uden en af dem kan det lade sig gøre:",
        "No choice holds. These limits cannot stand together; without any one of them it can be done:",
    ),
    "no-set.hint": (
        "Giv flere timer (--hours) eller penge (--pool), eller slip et ønske (--with, --each-area, --three-legs).",
        "Give more hours (--hours) or money (--pool), or drop a wish (--with, --each-area, --three-legs).",
    ),
    "OPT001": ("{Limit}: der er {most}.", "{Limit}: there are {most}."),
    "OPT002": ("{Limit}: der er {most}", "{Limit}: there is {most}"),
    "OPT003": ("{Limit} skal med og kræver {takes}", "{Limit} must be in and takes {takes}"),
    "OPT004": ("{project} ønskes med og kræver {takes}", "{project} is wanted in and takes {takes}"),
    "OPT005": ("{project} ønskes ikke med.", "{project} is wanted out."),
    "OPT006": ("{project} kræver {other}.", "{project} needs {other}."),
    "OPT007": ("{project} og {other} udelukker hinanden.", "{project} and {other} exclude each other."),
    "OPT008": ("Der ønskes mindst ét projekt i {area}.", "At least one project of {area} is wanted."),
    "OPT010": (
        "{projects} har timer lagt i tid og må vige, så der er plads til det, der er SKAL.",
        "{projects} have hours in time and must give way, so that there is room for what is mandatory.",
    ),
    "OPT010.one": (
        "{projects} har timer lagt i tid og må vige, så der er plads til det, der er SKAL.",
        "{projects} has hours in time and must give way, so that there is room for what is mandatory.",
    ),
    "OPT010.hint": (
        "Se planen med digitek capacity, og flyt det med digitek capacity plan.",
        "See the plan with digitek capacity, and move it with digitek capacity plan.",
    ),
    "OPT011": (
        "SKAL-projekterne kræver alene mere, end der er; intet andet kan vige for dem.",
        "The mandatory projects alone ask for more than there is; nothing else can give way to them.",
    ),
    "OPT011.hint": (
        "Find flere timer eller penge, eller læg dem i andre kvartaler.",
        "Find more hours or money, or put them in other quarters.",
    ),
    "OPT009": (
        "Mindst {percent} % af projekterne ønskes med mål i alle tre ben.",
        "At least {percent} % of the projects are wanted to aim at all three legs.",
    ),
    # Projects that need or exclude one another.
    "DEP001": ("{project} kræver eller udelukker sig selv.", "{project} needs or excludes itself."),
    "DEP001.hint": (
        "digitek set {project} depends_on eller excludes, med et andet projekt.",
        "digitek set {project} depends_on or excludes, with another project.",
    ),
    "DEP002": ("{project} både kræver og udelukker {other}.", "{project} both needs and excludes {other}."),
    "DEP002.hint": (
        "Behold det ene: digitek set {project} excludes eller depends_on.",
        "Keep one of them: digitek set {project} excludes or depends_on.",
    ),
    # What was typed and cannot be meant.
    "hours-form": ('"{typed}" er ikke timer.', '"{typed}" is no number of hours.'),
    "hours-form.hint": (
        "Skriv hele timer fra 0: --hours 250 eller --hours 2027Q1=250.",
        "Type whole hours from 0: --hours 250 or --hours 2027Q1=250.",
    ),
    "hours-quarter": (
        '"{typed}" er ikke blandt kvartalerne: {known}.',
        '"{typed}" is not among the quarters: {known}.',
    ),
    "hours-quarter.hint": ("Skriv et af dem: --hours 2027Q1=250.", "Type one of them: --hours 2027Q1=250."),
    "quarters-range": ("{typed} kvartaler går ikke: 1 til {most}.", "{typed} quarters will not do: 1 to {most}."),
    "quarters-range.hint": ("--quarters 4", "--quarters 4"),
    "year-form": ('"{typed}" er ikke et år.', '"{typed}" is no year.'),
    "year-form.hint": ("Skriv året med fire cifre, fx 2027.", "Write the year with four digits, such as 2027."),
    "share-range": ("{typed} er ikke en procent.", "{typed} is no percentage."),
    "share-range.hint": ("--three-legs 50, fra 0 til 100.", "--three-legs 50, from 0 to 100."),
    "pool-amount-form": ('"{typed}" siger ikke både pulje og beløb.', '"{typed}" does not say both pool and amount.'),
    "pool-amount-form.hint": ("--pool omsorg=300000", "--pool omsorg=300000"),
    "not-a-candidate": (
        "{project} er ikke blandt dem, der kan vælges: det er i gang, afsluttet eller mangler noget.",
        "{project} is not among those to choose from: it is running, ended or lacks something.",
    ),
    "not-a-candidate.hint": (
        "digitek portfolio optimise viser nederst, hvad der mangler.",
        "digitek portfolio optimise shows below what is missing.",
    ),
    "no-such-candidate": ("Der er intet projekt {typed} at vælge.", "There is no project {typed} to choose."),
    "no-such-candidate.hint": ("Vælg blandt: {known}.", "Choose among: {known}."),
    "no-such-candidate-near": (
        "Der er intet projekt {typed} at vælge. Mente du {nearest}?",
        "There is no project {typed} to choose. Did you mean {nearest}?",
    ),
    "no-such-candidate-near.hint": ("Vælg blandt: {known}.", "Choose among: {known}."),
    "candidate-twice": ("{project} står to gange i filen.", "{project} stands twice in the file."),
    "candidate-twice.hint": ("Giv hvert projekt sit eget id.", "Give each project an id of its own."),
    "candidate-itself": ("{project} kræver eller udelukker sig selv.", "{project} needs or excludes itself."),
    "candidate-itself.hint": ("Ret needs eller excludes i filen.", "Amend needs or excludes in the file."),
    "file-alone": (
        "Filen siger alt om spørgsmålet selv; andre valg om penge, timer og projekter passer ikke sammen med --file.",
        "The file says everything about the question itself; other options about money, hours and projects do not go with --file.",
    ),
    "file-alone.hint": ("digitek portfolio optimise --file {path}", "digitek portfolio optimise --file {path}"),
    "question-broken": (
        "{path} kan ikke bruges som spørgsmål. Fejl: {count}.",
        "{path} cannot be used as a question. Errors: {count}.",
    ),
    "question-broken.hint": (
        "digitek portfolio optimise --json viser formen under problem.",
        "digitek portfolio optimise --json shows the form under problem.",
    ),
    "question-json": (
        "Filen er ikke gyldig JSON, eller den er over {limit} MB.",
        "The file is no valid JSON, or is over {limit} MB.",
    ),
    "question-json.hint": (
        "digitek portfolio optimise --json viser formen under problem.",
        "digitek portfolio optimise --json shows the form under problem.",
    ),
    "no-solver": ("HiGHS er ikke installeret.", "HiGHS is not installed."),
    "no-solver.hint": (
        "Installér digitek[optimise], eller brug --solver own.",
        "Install digitek[optimise], or use --solver own.",
    ),
}

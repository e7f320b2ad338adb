"""Why a decision cannot be taken: the people, the day, the phase; and what to type next."""

WORDS: dict[str, tuple[str, str]] = {
    "RISK001": (
        "Risikoen er ikke vurderet.",
        "The risk has not been assessed.",
    ),
    "RISK001.hint": (
        "digitek risk {project} --category 2 --profession 2 --breadth 2 --by INITIALER",
        "digitek risk {project} --category 2 --profession 2 --breadth 2 --by INITIALS",
    ),
    "RISK002": (
        "Kategorien er ikke angivet og kan ikke udledes uden både fagligt og organisatorisk.",
        "The category was not given and cannot be derived without both profession and breadth.",
    ),
    "RISK002.hint": (
        "digitek risk {project} --category 1-4 --by INITIALER",
        "digitek risk {project} --category 1-4 --by INITIALS",
    ),
    "RISK003": (
        "I har vurderet kategori {judged}; radarens fire sider peger på {derived}. Passer det?",
        "You judged category {judged}; the radar's four dimensions point to {derived}. Is that right?",
    ),
    "MAND001": (
        "{person} kan ikke beslutte her. Beslutningen er hos {decider}: {people} ({rule}).",
        "{person} cannot decide here. The decision lies with {decider}: {people} ({rule}).",
    ),
    "MAND001.hint": (
        "Giv dem, der beslutter, efter --by; digitek gate who PROJEKT viser hvem og hvorfor.",
        "Give those who decide after --by; digitek gate who PROJECT shows who and why.",
    ),
    "MAND002": (
        "{decider} er ikke beslutningsdygtig: {present} af mindst {quorum} er med ({people}).",
        "{decider} has no quorum: {present} of at least {quorum} are present ({people}).",
    ),
    "MAND002.hint": (
        "Giv flere af dem efter --by, fx --by ABC,DEF",
        "Give more of them after --by, such as --by ABC,DEF",
    ),
    "MAND003": (
        "{people} skal være med i beslutningen ({rule}).",
        "{people} must take part in the decision ({rule}).",
    ),
    "MAND003.hint": ("Giv dem alle efter --by, fx --by ABC,DEF", "Give all of them after --by, such as --by ABC,DEF"),
    "MAND004": (
        "Ansøgeren beslutter aldrig alene: {people} har selv indsendt, ejer eller leder projektet.",
        "The applicant never decides alone: {people} submitted, own or manage the project.",
    ),
    "MAND004.hint": (
        "Tag en med efter --by, der ikke selv har søgt.",
        "Give somebody else as well after --by, who did not apply.",
    ),
    "MAND005": (
        "Et projekt af denne type ({type}) har ingen gates, så der er intet at beslutte ved {gate}.",
        "A project of this type ({type}) has no gates, so there is nothing to decide at {gate}.",
    ),
    "MAND005.hint": (
        'digitek phase start PROJEKT FASE --by CHEF,EJER --reason "…"',
        'digitek phase start PROJECT PHASE --by HEAD,OWNER --reason "…"',
    ),
    "MAND007": (
        "Ingen har rollen {decider} den dag. Se organisation.yaml.",
        "Nobody holds the role {decider} on that day. See organisation.yaml.",
    ),
    "MAND008": (
        "{pool:Name} kan kun bruges af {people}, som ikke er med i beslutningen.",
        "{pool:Name} can only be used by {people}, who does not take part in the decision.",
    ),
    "MAND008.hint": (
        "Tag vedkommende med efter --by, eller reservér af en anden pulje.",
        "Give that person as well after --by, or reserve from another pool.",
    ),
    "MAND009": (
        "{pool:Name} ejes af chefgruppen; mindst {quorum} af {people} skal være med.",
        "{pool:Name} belongs to the heads' group; at least {quorum} of {people} must take part.",
    ),
    "MAND009.hint": (
        "Tag flere af dem med efter --by, eller reservér af en anden pulje.",
        "Give more of them after --by, or reserve from another pool.",
    ),
    "ROLE001": (
        "{person} har ikke den rolle, det kræver den {date}: {roles}.",
        "{person} does not hold the role that it takes on {date}: {roles}.",
    ),
    "ROLE001.hint": (
        "Giv en, der har rollen, efter --by, eller ret rollerne i portfolio/organisation.yaml.",
        "Give somebody who holds the role after --by, or mend the roles in portfolio/organisation.yaml.",
    ),
    "ROLE002": (
        "{person} kan ikke udpeges; det kræver en af rollerne {roles} den {date}.",
        "{person} cannot be appointed; it takes one of the roles {roles} on {date}.",
    ),
    "ROLE002.hint": (
        "Vælg en, der har rollen, eller ret rollerne i portfolio/organisation.yaml.",
        "Choose somebody who holds the role, or mend the roles in portfolio/organisation.yaml.",
    ),
    "DATE001": (
        "Datoen {date} ligger i fremtiden (i dag er det {today}).",
        "{date} is in the future (today is {today}).",
    ),
    "DATE001.hint": (
        "Ret datoen efter --date, eller udelad den, så er det i dag.",
        "Mend the day after --date, or leave it out for today.",
    ),
    "DATE002": (
        "Beslutningen kan ikke dateres {date}, før projektets seneste fra {last}.",
        "The decision cannot be dated {date}, before the project's latest of {last}.",
    ),
    "DATE002.hint": (
        "Giv en dato fra {last} og frem efter --date, eller udelad den, så er det i dag.",
        "Give a day from {last} on after --date, or leave it out for today.",
    ),
    "KIND001": (
        "Det kan ikke besluttes i {phase}; det hører til {phases}.",
        "This cannot be decided in {phase}; it belongs to {phases}.",
    ),
    "KIND001.hint": ("digitek gate status {project}", "digitek gate status {project}"),
    "KIND002": (
        "Projektet er stoppet.",
        "The project has been stopped.",
    ),
    "KIND002.hint": (
        'digitek decide {project} resume --by CHEF --reason "…"',
        'digitek decide {project} resume --by HEAD --reason "…"',
    ),
    "KIND003": (
        "Projektet er afsluttet.",
        "The project has been closed.",
    ),
    "KIND003.hint": ('digitek new-idea --title "…"', 'digitek new-idea --title "…"'),
    "KIND004": (
        "Den slags beslutning findes ikke for et {type}.",
        "That kind of decision does not exist for a {type}.",
    ),
    "KIND004.hint": (
        "Hvad der kan besluttes om hvilke projekttyper, står under decisions i portfolio/policy.",
        "What can be decided on which types of project stands under decisions in portfolio/policy.",
    ),
    "FIN001": (
        "En finansiering skal sige, hvor pengene tages.",
        "A financing must say where the money comes from.",
    ),
    "FIN001.hint": (
        "--reserve omsorg=50000",
        "--reserve omsorg=50000",
    ),
    "FIN002": (
        "Et stop kan ikke reservere penge.",
        "A stop cannot reserve money.",
    ),
    "FIN002.hint": ("udelad --reserve", "leave --reserve out"),
    "HOLD001": (
        "På hold skal have en dato frem i tiden.",
        "A hold needs a date ahead.",
    ),
    "HOLD001.hint": (
        "--until ÅÅÅÅ-MM-DD",
        "--until YYYY-MM-DD",
    ),
    "RESUME001": (
        "Projektet er hverken stoppet, udsat eller på hold.",
        "The project is neither stopped, postponed nor on hold.",
    ),
    "RESUME001.hint": ("digitek show {project}", "digitek show {project}"),
    "CARRY001": (
        "Projektet har ingen penge at overføre.",
        "The project has no money to carry forward.",
    ),
    "CARRY001.hint": ("digitek pools balance --project {project}", "digitek pools balance --project {project}"),
    "HAND001": (
        "Overdragelsen mangler en gevinstejer i driften.",
        "The hand-over needs somebody in operation who owns the benefits.",
    ),
    "HAND001.hint": (
        "--benefit-owner INITIALER",
        "--benefit-owner INITIALS",
    ),
    "HAND002": (
        "Drift er ikke bekræftet endnu.",
        "Operation has not been confirmed yet.",
    ),
    "HAND002.hint": (
        'digitek gate advance {project} operation --by CHEF --reason "…"',
        'digitek gate advance {project} operation --by HEAD --reason "…"',
    ),
    "HAND003": (
        "Projektet er allerede overdraget til drift.",
        "The project has been handed over already.",
    ),
    "HAND003.hint": ("digitek show {project}", "digitek show {project}"),
    "PRIO001": (
        "Meget høj er forbeholdt SKAL-projekter, og de har ingen anden; det her er et {type}.",
        "Very high belongs to mandatory projects, and they have no other; this is a {type}.",
    ),
    "PRIO001.hint": (
        "Vælg lav, mellem eller høj.",
        "Choose low, medium or high.",
    ),
    "PRIO002": (
        "Et SKAL-projekt har altid prioriteten meget høj; {level} noteres som den umiddelbare vurdering.",
        "A mandatory project is always of very high priority; {level} is kept as the immediate judgement.",
    ),
    "PRIO003": (
        "Chefgruppen prioriterer på et møde; hvilket?",
        "The heads' group sets priorities at a meeting; which one?",
    ),
    "PRIO003.hint": (
        '--meeting "Kvartalsstatus K1 2026"',
        '--meeting "Quarterly status Q1 2026"',
    ),
    "START001": (
        "Projektet er allerede i {now}; {phase} er ikke længere fremme.",
        "The project is in {now} already; {phase} is not further on.",
    ),
    "START001.hint": ("digitek gate status {project}", "digitek gate status {project}"),
    "ROLL001": (
        "{department} er allerede i {now}; {phase} er ikke længere fremme.",
        "{department} is in {now} already; {phase} is not further on.",
    ),
    "ROLL001.hint": (
        "Blev den meldt for langt, tager den, der tastede det, det tilbage: digitek undo",
        "If it was reported too far, whoever typed that takes it back: digitek undo",
    ),
    "ROLL002": (
        "{department} kan ikke gå i drift, før Drift er bekræftet for projektet.",
        "{department} cannot go into operation before operation has been confirmed for the project.",
    ),
    "ROLL002.hint": (
        'digitek gate advance {project} operation --by CHEF --reason "…"',
        'digitek gate advance {project} operation --by HEAD --reason "…"',
    ),
    "CLOSE001": (
        "Projektet er i {phase} og hverken stoppet eller overdraget til drift.",
        "The project is in {phase} and neither stopped nor handed over to operation.",
    ),
    "CLOSE001.hint": (
        'digitek decide {project} hand-over --by CHEF --reason "…"',
        'digitek decide {project} hand-over --by HEAD --reason "…"',
    ),
    "CLOSE002": (
        "{amount} er stadig forpligtet; bogfør eller frigiv det først.",
        "{amount} is still committed; book or release it first.",
    ),
    "CLOSE002.hint": (
        'digitek pools release PULJE BELØB --project {project} --from committed --reason "…"',
        'digitek pools release POOL AMOUNT --project {project} --from committed --reason "…"',
    ),
    "CLOSE003": (
        "Der står ikke, hvem erfaringerne er delt med.",
        "It does not say with whom the experience was shared.",
    ),
    "CLOSE003.hint": (
        '--shared "…"',
        '--shared "…"',
    ),
    "CLOSE004": (
        "Projektet er ikke overdraget til drift; det anbefales også for øvrige projekter.",
        "The project has not been handed over to operation; that is advised for other projects too.",
    ),
    "CLOSE004.hint": (
        'digitek decide {project} hand-over --by EJER,CHEF --benefit-owner INITIALER --reason "…"',
        'digitek decide {project} hand-over --by OWNER,HEAD --benefit-owner INITIALS --reason "…"',
    ),
    "CLOSE006": (
        "{project} er lukket, men filen siger ikke længere, hvad I lærte.",
        "{project} is closed, but its file no longer says what was learnt.",
    ),
    "CLOSE006.hint": (
        "Sæt learnt ind igen; teksten står i {decision}.",
        "Put learnt back; the text stands in {decision}.",
    ),
    "CLOSE005": (
        "Der er stadig afdelinger på vej: {departments}.",
        "Departments are still on their way: {departments}.",
    ),
    "CLOSE005.hint": (
        "digitek rollout {project} AFDELING operation --by CHEF --reason …",
        "digitek rollout {project} DEPARTMENT operation --by HEAD --reason …",
    ),
    "SUPER001": (
        "{decision} kan ikke erstattes, for senere beslutninger bygger på den; den seneste er {latest}.",
        "{decision} cannot be superseded, for later decisions rest on it; the latest is {latest}.",
    ),
    "SUPER001.hint": (
        "Begynd med den seneste efter --supersedes; giv dem alle, hvis de skal erstattes.",
        "Begin with the latest after --supersedes; give all that are to be superseded.",
    ),
    "SUPER002": (
        "{decision} oprettede projektet {created} og kan ikke erstattes.",
        "{decision} created the project {created} and cannot be superseded.",
    ),
    "SUPER002.hint": (
        'Skal det nye projekt ikke videre, så stop det: digitek decide {created} stop --by CHEF --reason "…"',
        'If the new project is not to go on, stop it: digitek decide {created} stop --by HEAD --reason "…"',
    ),
    "SUPER003": (
        "{decision} kan ikke erstattes: dens penge i {pool:name} er allerede forpligtet eller brugt.",
        "{decision} cannot be superseded: its money in {pool:name} has been committed or spent already.",
    ),
    "SUPER003.hint": (
        'Er de kun forpligtet, så frigiv dem først: digitek pools release PULJE BELØB --project ID --from committed --reason "…"',
        'If they are only committed, release them first: digitek pools release POOL AMOUNT --project ID --from committed --reason "…"',
    ),
    "HIST001": (
        "Projektet er historik; dets trin er fra før reglerne.",
        "The project is history; its steps are from before the rules.",
    ),
    "HIST001.hint": (
        "Brug et projekt, der ikke er historik, eller opret et nyt: digitek new-idea",
        "Use a project that is not history, or make a new one: digitek new-idea",
    ),
    "INTK001": (
        "Projektet er i {phase}, så det trin er lagt bag jer.",
        "The project is in {phase}, so that step lies behind you.",
    ),
    "INTK001.hint": ("digitek gate status {project}", "digitek gate status {project}"),
    "INTK002": (
        "Der er truffet beslutninger om projektet, så {step} kan ikke ændres.",
        "Decisions have been taken about the project, so {step} cannot be changed.",
    ),
    "INTK002.hint": (
        'Skal projektet ikke videre, så stop det: digitek decide {project} stop --by CHEF --reason "…"',
        'If the project is not to go on, stop it: digitek decide {project} stop --by HEAD --reason "…"',
    ),
    "DATE003": (
        "Beslutningen kan ikke dateres {date}: {project} var først klar til den {since}.",
        "The decision cannot be dated {date}: {project} was not ready for it before {since}.",
    ),
    "DATE003.hint": (
        "Giv en dato fra {since} og frem efter --date, eller udelad den, så er det i dag.",
        "Give a day from {since} on after --date, or leave it out for today.",
    ),
    "SUPER004": (
        "{decision} er allerede erstattet.",
        "{decision} has been superseded already.",
    ),
    "SUPER004.hint": ("Find den, der gælder nu: digitek log", "Find the one that holds now: digitek log"),
    "INTK003": (
        "{person} er hverken chef, leder eller projektejer i {area}.",
        "{person} is neither head, manager nor project owner in {area}.",
    ),
    "INTK003.hint": (
        "Var det en fejl, så gentag trinnet med --by fra området.",
        "If that was a slip, repeat the step with --by of the area.",
    ),
    "MAND007.hint": (
        "ret rollerne i portfolio/organisation.yaml, og gem med digitek commit",
        "mend the roles in portfolio/organisation.yaml and save with digitek commit",
    ),
    "INTK010": (
        "Modtagelsens trin {number}, {title}, er ikke gjort.",
        "Step {number} of intake, {title}, has not been done.",
    ),
    "INTK010.hint": ("digitek intake {project} {example}", "digitek intake {project} {example}"),
    "INTK011": (
        "Idéen er i modtagelsen: et indkøb, en stopklods eller manglende interesse holder den der.",
        "The idea is in intake: a purchase, a blocker or no interest keeps it there.",
    ),
    "INTK011.hint": ("digitek show {project}", "digitek show {project}"),
}

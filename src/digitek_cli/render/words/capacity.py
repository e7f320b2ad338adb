"""`capacity`: help, the sentences of the coming quarters, and what can be wrong in the file."""

WORDS: dict[str, tuple[str, str]] = {
    # Help.
    "help.capacity": (
        "Timer i de næste kvartaler: hvem der er overbooket, hvad der kan begynde hvornår, og hvem der rammes af "
        "mange ændringer på én gang. digitek capacity alene viser det hele.",
        "Hours of the coming quarters: who is overbooked, what could begin when, and who is hit by many changes at "
        "once. digitek capacity alone shows it all.",
    ),
    "help.capacity.show": (
        "Vis de næste kvartaler: timer, 360-undersøgelser og kommunikation, tidligste start efter prioritet, og "
        "hvor mange ændringer der rammer hver afdeling.",
        "Show the coming quarters: hours, 360 surveys and communication, earliest start by priority, and how many "
        "changes hit each department.",
    ),
    "help.capacity.quarters": (
        "Hvor mange kvartaler frem, fra det næste; 1 til 8.",
        "How many quarters ahead, from the next one; 1 to 8.",
    ),
    "help.capacity.person": (
        "Sæt en persons timer om ugen, og hvad de går til, i procent. Det, du ikke skriver, bliver stående.",
        "Set a person's hours a week and what they go to, in per cent. What you do not type stays.",
    ),
    "help.capacity.initials": ("Personens initialer.", "The person's initials."),
    "help.capacity.weekly": ("Timer om ugen.", "Hours a week."),
    "help.capacity.available": (
        "Hvor stor en del af timerne DigiTek har, i procent; ellers 100.",
        "How much of the hours DigiTek has, in per cent; otherwise 100.",
    ),
    "help.capacity.projects": ("Procent til projekter.", "Per cent for projects."),
    "help.capacity.surveys": ("Procent til 360-undersøgelser.", "Per cent for 360 surveys."),
    "help.capacity.communication": ("Procent til kommunikation.", "Per cent for communication."),
    "help.capacity.team": ("Procent til drift af teamet.", "Per cent for running the team."),
    "help.capacity.holiday": ("Procent til ferie og helligdage.", "Per cent for holidays."),
    "help.capacity.from": ("Fra og med denne dag.", "From this day on."),
    "help.capacity.until": ("Til og med denne dag.", "Until this day, included."),
    "help.capacity.remove": ("Tag det ud igen.", "Take it out again."),
    "help.capacity.plan": (
        "Læg en fase af et projekt ind i tid. Timerne er budgettets, jævnt fordelt, medmindre du skriver --monthly.",
        "Put a phase of a project in time. The hours are those of the budget, evenly, unless you type --monthly.",
    ),
    "help.capacity.phase": (
        "study, trial, operation eller rollout.",
        "study, trial, operation or rollout.",
    ),
    "help.capacity.who": (
        "Hvem der bruger timerne; ellers projektlederen, ellers holdet.",
        "Whose hours it takes; otherwise the project manager's, otherwise the team's.",
    ),
    "help.capacity.monthly": ("Timer om måneden.", "Hours a month."),
    # The answer.
    "capacity.title": (
        "Timer til projekter: ønsket/til rådighed, når stødpuden på {slack} % er holdt fri til det uforudsete.",
        "Hours for projects: asked for/there to plan with, with a slack of {slack} % kept free for the unforeseen.",
    ),
    "capacity.empty": (
        "Ingen har timer endnu. Begynd med: digitek capacity person pl1 --weekly 37 --projects 60 --surveys 10 "
        "--communication 5 --team 10 --holiday 15",
        "Nobody has hours yet. Begin with: digitek capacity person pl1 --weekly 37 --projects 60 --surveys 10 "
        "--communication 5 --team 10 --holiday 15",
    ),
    "capacity.who": ("Hvem", "Who"),
    "capacity.team": ("Holdet", "The team"),
    "capacity.mark.slack": ("(stødpuden)", "(slack)"),
    "capacity.mark.over": ("(overbooket)", "(overbooked)"),
    "capacity.over": (
        "{person} er overbooket i {months}: der er lovet flere timer, end der er.",
        "{person} is overbooked in {months}: more hours are promised than there are.",
    ),
    "capacity.slack": (
        "{person} lever af stødpuden i {quarters}.",
        "{person} lives on the slack in {quarters}.",
    ),
    "capacity.team.slack": (
        "Holdet lever af stødpuden i {quarter}: {asked} timer af {hours}.",
        "The team lives on the slack in {quarter}: {asked} hours of {hours}.",
    ),
    "capacity.team.over": (
        "Holdet er overbooket i {quarter}: {asked} timer, og der er {hours}.",
        "The team is overbooked in {quarter}: {asked} hours, and there are {hours}.",
    ),
    "capacity.holds": ("Ingen er overbooket.", "Nobody is overbooked."),
    "capacity.surveys.enough": (
        "360-undersøgelser: {asked} timer i kvartalet ({year} om året); der er sat mindst {hours} af.",
        "360 surveys: {asked} hours a quarter ({year} a year); at least {hours} are set aside.",
    ),
    "capacity.surveys.short": (
        "360-undersøgelser: {asked} timer i kvartalet ({year} om året), men der er sat ned til {hours} af. Giv nogen "
        "mere med digitek capacity person ABC --surveys N",
        "360 surveys: {asked} hours a quarter ({year} a year), but as few as {hours} are set aside. Give somebody more "
        "with digitek capacity person ABC --surveys N",
    ),
    "capacity.reading.shared": (
        "De 40 timer pr. undersøgelse er her de to konsulenters tilsammen. Er de hver konsulents, er det {other} timer "
        "om året.",
        "The 40 hours of a survey are taken to be those of the two consultants together. If each takes them, it is "
        "{other} hours a year.",
    ),
    "capacity.reading.each": (
        "De 40 timer pr. undersøgelse er her hver konsulents. Er de begges tilsammen, er det {other} timer om året.",
        "The 40 hours of a survey are taken to be each consultant's. If the two share them, it is {other} hours a "
        "year.",
    ),
    "capacity.communication.enough": (
        "Kommunikation: {asked} timer i kvartalet ({year} om året); der er sat mindst {hours} af.",
        "Communication: {asked} hours a quarter ({year} a year); at least {hours} are set aside.",
    ),
    "capacity.communication.short": (
        "Kommunikation: {asked} timer i kvartalet ({year} om året), men der er sat ned til {hours} af. Giv nogen mere "
        "med digitek capacity person ABC --communication N",
        "Communication: {asked} hours a quarter ({year} a year), but as few as {hours} are set aside. Give somebody "
        "more with digitek capacity person ABC --communication N",
    ),
    "capacity.starts": (
        "Tidligste start for det, der ikke er lagt ind i tid, efter prioritet ({months} måneder pr. fase):",
        "Earliest start of what is not in time yet, by priority ({months} months a phase):",
    ),
    "capacity.starts.none": (
        "Ingen projekter venter med timer, der ikke er lagt ind i tid.",
        "No projects wait with hours that are not in time yet.",
    ),
    "capacity.head.project": ("Projekt", "Project"),
    "capacity.head.phases": ("Faser", "Phases"),
    "capacity.head.hours": ("Timer", "Hours"),
    "capacity.head.start": ("Tidligste start", "Earliest start"),
    "capacity.head.end": ("Færdig", "Ends"),
    "capacity.no-start": ("ikke i perioden", "not in this time"),
    "capacity.after": ("(efter {project})", "(after {project})"),
    # Resolution 10: what a mandatory project without room asks of others.
    "capacity.way.later": (
        "SKAL-projektet {projects} kan først begynde i {start}. Skal det begynde i {months}, må {gives} vige.",
        "The mandatory project {projects} can begin in {start} at the earliest. To begin in {months}, {gives} must "
        "give way.",
    ),
    "capacity.way.lost": (
        "SKAL-projektet {projects} får ikke plads i perioden. Skal det begynde i {months}, må {gives} vige.",
        "The mandatory project {projects} finds no room in this time. To begin in {months}, {gives} must give way.",
    ),
    "capacity.way.none": (
        "SKAL-projektet {projects} får ikke plads, selv om alt andet viger: der skal flere timer til, eller det må "
        "tage længere tid.",
        "The mandatory project {projects} finds no room even if everything else gives way: more hours are needed, or "
        "it must take longer.",
    ),
    "capacity.way.over": (
        "{who} har for mange timer i {months}. {projects} er SKAL og går forud, så {gives} må vige.",
        "{who} has too many hours in {months}. {projects} is mandatory and goes first, so {gives} must give way.",
    ),
    "capacity.way.over.none": (
        "{who} har for mange timer i {months}, også hvis alt andet viger: SKAL alene ({projects}) kræver flere, end "
        "der er.",
        "{who} has too many hours in {months} even if everything else gives way: what is mandatory ({projects}) alone "
        "asks for more than there are.",
    ),
    "capacity.way.how": (
        "Flyt en fase med digitek capacity plan ID FASE --from D --until D; chefgruppen beslutter.",
        "Move a phase with digitek capacity plan ID PHASE --from D --until D; the heads' group decides.",
    ),
    "capacity.recipients": (
        "Ændringer, der rammer samme sted i samme kvartal (højst {most} på én gang):",
        "Changes that hit one place in one quarter (at most {most} at once):",
    ),
    "capacity.recipient": ("Modtager", "Recipient"),
    "capacity.crowded": (
        "{who} rammes af {count} ændringer i {quarter}: {projects}.",
        "{who} is hit by {count} changes in {quarter}: {projects}.",
    ),
    # What a command did.
    "operation.capacity.person": ("Timer sat", "Hours set"),
    "operation.capacity.plan": ("Lagt ind i tid", "Put in time"),
    "done.capacity.person": (
        "{person}: {weekly} timer om ugen fra {from}.",
        "{person}: {weekly} hours a week from {from}.",
    ),
    "done.capacity.person.removed": ("{person} har ikke længere timer.", "{person} has no hours any more."),
    "done.capacity.plan": (
        "{project}: {phase} ligger fra {from} til {until}.",
        "{project}: {phase} lies from {from} to {until}.",
    ),
    "done.capacity.plan.removed": (
        "{project}: {phase} ligger ikke længere i tid.",
        "{project}: {phase} is not in time any more.",
    ),
    "diff.capacity": ("Kapacitet", "Capacity"),
    # What can be wrong.
    "worker-hours-missing": ("{person} har ingen timer endnu.", "{person} has no hours yet."),
    "worker-hours-missing.hint": (
        "Skriv dem: digitek capacity person {person} --weekly 37 --projects 60",
        "Type them: digitek capacity person {person} --weekly 37 --projects 60",
    ),
    "no-such-worker": ("{typed} har ingen timer i capacity.yaml.", "{typed} has no hours in capacity.yaml."),
    "no-such-worker.hint": ("digitek capacity viser, hvem der har.", "digitek capacity shows who has."),
    "no-such-worker-near": (
        "{typed} har ingen timer i capacity.yaml. Mente du {nearest}?",
        "{typed} has no hours in capacity.yaml. Did you mean {nearest}?",
    ),
    "no-such-worker-near.hint": ("digitek capacity viser, hvem der har.", "digitek capacity shows who has."),
    "remove-alone": (
        "--remove tager det hele ud og kan ikke stå sammen med nye værdier.",
        "--remove takes it all out and cannot stand beside new values.",
    ),
    "remove-alone.hint": ("Skriv --remove alene.", "Type --remove alone."),
    "no-such-booking": (
        "{project} har ingen {phase}, der er lagt ind i tid på den måde.",
        "{project} has no {phase} that is put in time like that.",
    ),
    "no-such-booking.hint": (
        "Stod der en person, så skriv den med: --person pl1.",
        "If a person was named, name them: --person pl1.",
    ),
    "booking-days-missing": (
        "{project}: {phase} skal have en første og en sidste dag.",
        "{project}: {phase} needs a first and a last day.",
    ),
    "booking-days-missing.hint": (
        "Skriv: digitek capacity plan {project} {phase} --from 2027-01-01 --until 2027-03-31",
        "Type: digitek capacity plan {project} {phase} --from 2027-01-01 --until 2027-03-31",
    ),
    "CAP001": (
        "{person} har delt {total} % ud; der er kun 100.",
        "{person} has {total} % given out; there are only 100.",
    ),
    "CAP001.hint": (
        "Sæt en af delene ned: digitek capacity person {person} --projects 60",
        "Lower one of the parts: digitek capacity person {person} --projects 60",
    ),
    "CAP002": ("Slutter {until}, før det begynder {date}.", "Ends on {until}, before it begins on {date}."),
    "CAP002.hint": ("Ret en af de to dage.", "Mend one of the two days."),
    "CAP003": (
        "{person} har to sæt timer, der begge gælder {date}.",
        "{person} has two sets of hours that both hold on {date}.",
    ),
    "CAP003.hint": (
        "Giv det første en slutdato: digitek capacity person {person} --from D --until D",
        "Give the first one an end: digitek capacity person {person} --from D --until D",
    ),
    "CAP004": (
        "{project}: {phase} bruger ingen af DigiTeks projekttimer.",
        "{project}: {phase} takes none of DigiTek's project hours.",
    ),
    "CAP004.hint": ("Brug study, trial, operation eller rollout.", "Use study, trial, operation or rollout."),
    "CAP005": (
        "{project}: {phase} er lagt ind i tid to gange for samme person.",
        "{project}: {phase} is put in time twice for one person.",
    ),
    "CAP005.hint": (
        "Slet den ene i portfolio/capacity.yaml.",
        "Delete one of them in portfolio/capacity.yaml.",
    ),
    "CAP006": ("{person} har ingen timer i capacity.yaml.", "{person} has no hours in capacity.yaml."),
    "CAP006.hint": (
        "Skriv dem: digitek capacity person {person} --weekly 37 --projects 60",
        "Type them: digitek capacity person {person} --weekly 37 --projects 60",
    ),
    "CAP007": (
        "{project}: {phase} er lagt ind i tid, men har ingen timer i budgettet.",
        "{project}: {phase} is put in time but has no hours in the budget.",
    ),
    "CAP007.hint": (
        "Skriv dem: digitek set {project} budget.hours.{phase} 80, eller sæt --monthly på planen.",
        "Type them: digitek set {project} budget.hours.{phase} 80, or give the plan --monthly.",
    ),
}

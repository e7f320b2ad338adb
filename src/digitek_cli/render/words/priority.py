"""Priorities: the score and its parts, what is missing, and what would lift it."""

WORDS: dict[str, tuple[str, str]] = {
    "PRIO004": (
        "Ingen gevinster er beskrevet, så ingen ved, hvad projektet giver.",
        "No benefits are described, so nobody knows what the project gives.",
    ),
    "PRIO004.hint": (
        'digitek set {project} benefits+ "leg=efficiency; text=…; size=3"',
        'digitek set {project} benefits+ "leg=efficiency; text=…; size=3"',
    ),
    "PRIO005": (
        "Gevinsten {benefit} har ingen størrelse (0–4).",
        "The benefit {benefit} has no size (0–4).",
    ),
    "PRIO005.hint": (
        "digitek set {project} benefits.{benefit}.size 3",
        "digitek set {project} benefits.{benefit}.size 3",
    ),
    "PRIO006": (
        "Tidshorisonten mangler: hvornår er halvdelen af årets mål nået?",
        "The time horizon is missing: when is half of the yearly target reached?",
    ),
    "PRIO006.hint": (
        "digitek set {project} benefits.{benefit}.half_by 2027-06-30, eller digitek set {project} horizon.months 12",
        "digitek set {project} benefits.{benefit}.half_by 2027-06-30, or digitek set {project} horizon.months 12",
    ),
    "PRIO007": (
        "Risikokategorien er ikke vurderet; radarens fire sider peger på {derived}.",
        "The risk category has not been judged; the radar's four dimensions point to {derived}.",
    ),
    "PRIO007.hint": (
        "digitek risk {project} --category {derived} --by INITIALER",
        "digitek risk {project} --category {derived} --by INITIALS",
    ),
    "PRIO008": (
        "Budgettet mangler, så investeringen er ukendt; 0, hvis det ikke koster noget.",
        "The budget is missing, so the investment is unknown; 0 if it costs nothing.",
    ),
    "PRIO008.hint": (
        "digitek set {project} budget.trial 100.000",
        "digitek set {project} budget.trial 100.000",
    ),
    "PRIO009": (
        "Ledelsens opmærksomhed er ikke oplyst: 0 ingen, 1 en leder, 2 chefens fokus, 3 chefgruppens strategi, "
        "4 direktør eller politikere.",
        "Management attention is not given: 0 none, 1 a manager, 2 the head's focus, 3 the heads' strategy, "
        "4 director or politicians.",
    ),
    "PRIO009.hint": (
        'digitek set {project} attention.level 2; digitek set {project} attention.reference "Referat 3. marts 2026"',
        'digitek set {project} attention.level 2; digitek set {project} attention.reference "Minutes 3 March 2026"',
    ),
    "PRIO010": (
        "Opmærksomhed {number} uden henvisning tæller som 1.",
        "Attention {number} without a reference counts as 1.",
    ),
    "PRIO010.hint": (
        'digitek set {project} attention.reference "Referat, strategi eller budget"',
        'digitek set {project} attention.reference "Minutes, strategy or budget"',
    ),
    "PRIO011": (
        "Tidshorisonten er skrevet to steder; datoen hos gevinsten {benefit} gælder.",
        "The time horizon is written twice; the date of benefit {benefit} counts.",
    ),
    "PRIO011.hint": (
        "digitek set {project} horizon --clear",
        "digitek set {project} horizon --clear",
    ),
    "PRIO012": (
        "{level} ligger {number} trin fra det beregnede ({computed}).",
        "{level} is not the computed {computed}; the distance is {number}.",
    ),
    "PRIO013": (
        "{level} ligger {number} trin fra det beregnede ({computed}); mere end ét trin kan kun chefgruppen beslutte.",
        "{level} is not the computed {computed}; a distance of {number} is for the heads' group alone to decide.",
    ),
    "PRIO013.hint": (
        "Vælg et niveau, der ligger nærmere, eller lad chefgruppen beslutte.",
        "Choose a level that is nearer, or let the heads' group decide.",
    ),
    "PRIO014": (
        "Uden en gevinst i Effektivitet får projektet ikke noget niveau.",
        "Without a benefit in Efficiency the project gets no level.",
    ),
    "PRIO014.hint": (
        'digitek set {project} benefits+ "leg=efficiency; text=…; size=1"',
        'digitek set {project} benefits+ "leg=efficiency; text=…; size=1"',
    ),
    "PRIO015": (
        "{level} er ikke det beregnede ({computed}); skriv hvorfor.",
        "{level} is not the computed one ({computed}); say why.",
    ),
    "PRIO015.hint": (
        '--text "…"',
        '--text "…"',
    ),
    "PRIO016": (
        "Risikoen ligger {number} trin over, hvad projektet kan bære, så niveauet er højst mellem.",
        "The risk lies {number} above what the project bears, so the level is medium at most.",
    ),
    "PRIO017": (
        "Der er ingen score endnu; {number} oplysninger mangler.",
        "There is no score yet; {number} facts are missing.",
    ),
    "PRIO017.one": (
        "Der er ingen score endnu; én oplysning mangler.",
        "There is no score yet; one fact is missing.",
    ),
    "PRIO017.one.hint": (
        "digitek priority score {project}",
        "digitek priority score {project}",
    ),
    "PRIO017.hint": (
        "digitek priority score {project}",
        "digitek priority score {project}",
    ),
    "PRIO020": (
        "Vægtene skal falde, Effektivitet over Kvalitet over Trivsel over 0; her står {first}, {second} og {third}.",
        "The weights must fall, Efficiency above Quality above Wellbeing above 0; here are {first}, {second} and "
        "{third}.",
    ),
    "PRIO020.hint": (
        "Ret vægtene i policy/, så de falder.",
        "Mend the weights in policy/ so that they fall.",
    ),
    "PRIO021": (
        "De fire kriteriers vægte skal give 100 tilsammen; de giver {total}.",
        "The weights of the four criteria must add up to 100; they add up to {total}.",
    ),
    "PRIO021.hint": (
        "Ret vægtene i policy/, så de giver 100.",
        "Mend the weights in policy/ so that they add up to 100.",
    ),
    "PRIO022": (
        "{name} skal være {count} tal, der stiger, fra 0 og op.",
        "{name} must be {count} rising numbers, from 0 up.",
    ),
    "PRIO022.hint": (
        "Ret {name} i policy/.",
        "Mend {name} in policy/.",
    ),
    "PRIO023": (
        "Den øverste grænse for potentiale, {border}, når ingen: der er højst {most} point.",
        "Nobody gets above the highest border of potential, {border}: there are {most} points at most.",
    ),
    "PRIO023.hint": (
        "Sæt grænsen i policy/ til højst {most}.",
        "Set the border in policy/ to {most} at most.",
    ),
    "PRIO024": (
        "appetite skal være fire rækker med fire tal fra 1 til 4: en række for hver potentialeklasse.",
        "appetite must be four rows of four numbers from 1 to 4: one row for each potential class.",
    ),
    "PRIO024.hint": (
        "Ret appetite i policy/ til fire rækker med fire tal.",
        "Mend appetite in policy/ to four rows of four numbers.",
    ),
    "PRIO025": (
        "Større potentiale må ikke give mindre risikovillighed: ved investering {investment} er den {has} i klasse "
        "{potential}, men {had} i klasse {below}.",
        "More potential must not bear less risk: at investment {investment} it is {has} in class {potential}, but "
        "{had} in class {below}.",
    ),
    "PRIO025.hint": (
        "Ret tallet i appetite i policy/, så det ikke falder med potentialet.",
        "Mend the number in appetite in policy/ so that it does not fall with the potential.",
    ),
    "PRIO026": (
        "Større investering må ikke give større risikovillighed: ved potentiale {potential} er den {has} i klasse "
        "{investment}, men {had} i klasse {below}.",
        "More investment must not bear more risk: at potential {potential} it is {has} in class {investment}, but "
        "{had} in class {below}.",
    ),
    "PRIO026.hint": (
        "Ret tallet i appetite i policy/, så det ikke stiger med investeringen.",
        "Mend the number in appetite in policy/ so that it does not rise with the investment.",
    ),
    "PRIO027": (
        "risk_points skal være fire tal fra 4 til 0, der ikke stiger.",
        "risk_points must be four numbers from 4 to 0 that do not rise.",
    ),
    "PRIO027.hint": (
        "Ret risk_points i policy/.",
        "Mend risk_points in policy/.",
    ),
    "PRIO028": (
        "Grænserne for niveauerne skal stige mellem 0 og 100: mellem fra {medium}, høj fra {high}.",
        "The borders of the levels must rise between 0 and 100: medium from {medium}, high from {high}.",
    ),
    "PRIO028.hint": (
        "Ret grænserne i policy/, så mellem ligger under høj.",
        "Mend the borders in policy/ so that medium lies below high.",
    ),
    "PRIO029": (
        "field_share skal være en brøk mellem 0 og 1, skrevet som to tal: {part} og {whole}.",
        "field_share must be a fraction between 0 and 1, written as two numbers: {part} and {whole}.",
    ),
    "PRIO029.hint": (
        "Skriv to tal, hvor det første er mindst, fx 1 og 2.",
        "Write two numbers, the first the smaller, such as 1 and 2.",
    ),
    "policy-contradicts": (
        "Reglerne fra {policy} modsiger sig selv, så intet kan beregnes.",
        "The rules from {policy} contradict themselves, so nothing can be computed.",
    ),
    "policy-contradicts.hint": (
        "ret policy/ og prøv igen: digitek check",
        "put policy/ right and try again: digitek check",
    ),
    "TEK003": (
        "Ingen gevinst i {legs}; vi sigter efter alle tre ben.",
        "No benefit in {legs}; we aim for all three legs.",
    ),
    "TEK004": (
        "{leg} taber mere ({harm}), end den vinder ({size}).",
        "{leg} loses more ({harm}) than it gains ({size}).",
    ),
    "TEK004.hint": (
        '--waive TEK004:{token}="…"',
        '--waive TEK004:{token}="…"',
    ),
    "TEK005": (
        "Den negative gevinst {benefit} har ingen afbødning.",
        "The disbenefit {benefit} has no mitigation.",
    ),
    "TEK005.hint": (
        'digitek set {project} benefits.{benefit}.mitigation "…"',
        'digitek set {project} benefits.{benefit}.mitigation "…"',
    ),
    "TEK006": (
        "Projektet ligger uden for det skraverede felt: Effektivitet er {size} af {total}, mindst {least} er målet, og "
        "alle ben skal være med.",
        "The project lies outside the hatched field: Efficiency is {size} of {total}, at least {least} is the aim, and "
        "every leg must be there.",
    ),
    "TEK007": (
        "Den negative gevinst {benefit} har ingen størrelse (0–4).",
        "The disbenefit {benefit} has no size (0–4).",
    ),
    "TEK007.hint": (
        "digitek set {project} benefits.{benefit}.size 1",
        "digitek set {project} benefits.{benefit}.size 1",
    ),
    "RISK004": (
        "Risikoen er {category}, og projektet kan bære {appetite}; beslutteren har ikke accepteret det.",
        "The risk is {category} and the project bears {appetite}; the decider has not accepted that.",
    ),
    "RISK004.hint": (
        'digitek decide {project} risk --by CHEF --reason "…"',
        'digitek decide {project} risk --by HEAD --reason "…"',
    ),
    "RISK004.group": (
        "Risikoen er {category}, og projektet kan bære {appetite}; så langt over accepterer kun chefgruppen.",
        "The risk is {category} and the project bears {appetite}; that far above, only the heads' group accepts.",
    ),
    "RISK004.group.hint": (
        'digitek decide {project} risk --by CHEF,CHEF --reason "…"',
        'digitek decide {project} risk --by HEAD,HEAD --reason "…"',
    ),
    "priority.given.first": (
        "{level} (første vurdering, {date})",
        "{level} (first judgement, {date})",
    ),
    "priority.given.recommended": (
        "{level} (DigiTeks anbefaling, {date})",
        "{level} (DigiTek's recommendation, {date})",
    ),
    "priority.given.decided": (
        "{level} (chefgruppens beslutning, {date})",
        "{level} (the heads' group's decision, {date})",
    ),
    "priority.given.type": (
        "{level} (SKAL-projekt)",
        "{level} (mandatory project)",
    ),
    "priority.score": (
        "Score {total} af 100: {level}.",
        "Score {total} of 100: {level}.",
    ),
    "priority.score.mandatory": (
        "SKAL-projekt: {level}. Score til orientering: {total} af 100.",
        "Mandatory project: {level}. Score for information: {total} of 100.",
    ),
    "priority.score.mandatory-none": (
        "SKAL-projekt: {level}. Ingen score; {number} oplysninger mangler.",
        "Mandatory project: {level}. No score; {number} facts are missing.",
    ),
    "priority.score.mandatory-none.one": (
        "SKAL-projekt: {level}. Ingen score; én oplysning mangler.",
        "Mandatory project: {level}. No score; one fact is missing.",
    ),
    "priority.score.none.one": (
        "Ingen score; én oplysning mangler.",
        "No score; one fact is missing.",
    ),
    "priority.score.no-level": (
        "Score {total} af 100, men intet niveau.",
        "Score {total} of 100, but no level.",
    ),
    "priority.score.none": (
        "Ingen score; {number} oplysninger mangler.",
        "No score; {number} facts are missing.",
    ),
    "priority.part.benefits": ("TEK-gevinster", "TEK benefits"),
    "priority.part.horizon": ("Tidshorisont", "Time horizon"),
    "priority.part.risk": ("Risiko", "Risk"),
    "priority.part.attention": ("Opmærksomhed", "Attention"),
    "priority.part.value": ("{value} af {weight}", "{value} of {weight}"),
    "priority.detail.benefits": (
        "{points} af {most} point: Effektivitet {efficiency}, Kvalitet {quality}, Trivsel {wellbeing}; "
        "potentialeklasse {potential}",
        "{points} of {most} points: Efficiency {efficiency}, Quality {quality}, Wellbeing {wellbeing}; "
        "potential class {potential}",
    ),
    "priority.detail.horizon": ("{points} af 4 point: {months} måneder", "{points} of 4 points: {months} months"),
    "priority.detail.horizon.half-by": (
        "{points} af 4 point: halvdelen af årets mål er nået {half_by} ({benefit}), regnet fra {start}",
        "{points} of 4 points: half of the yearly target is reached {half_by} ({benefit}), counted from {start}",
    ),
    "priority.detail.risk": (
        "{points} af 4 point: kategori {risk}, og projektet kan bære {appetite}",
        "{points} of 4 points: category {risk}, and the project bears {appetite}",
    ),
    "priority.detail.attention": ("{points} af 4 point", "{points} of 4 points"),
    "priority.detail.attention.reference": ("{points} af 4 point: {reference}", "{points} of 4 points: {reference}"),
    "priority.investment": (
        "Investering {total}, klasse {number}: {kroner} + {hours} × {hour_value} for DigiTeks timer",
        "Investment {total}, class {number}: {kroner} + {hours} × {hour_value} for DigiTek's hours",
    ),
    "priority.known": (
        "Kendt indtil videre: TEK {tek}, potentialeklasse {potential}, risikovillighed {appetite}.",
        "Known so far: TEK {tek}, potential class {potential}, appetite {appetite}.",
    ),
    "priority.four": ("Fire vurderinger", "Four values"),
    "priority.four.first": ("Chefens første", "The head's first"),
    "priority.four.computed": ("Beregnet", "Computed"),
    "priority.four.recommended": ("DigiTeks anbefaling", "DigiTek's recommendation"),
    "priority.four.decided": ("Chefgruppens beslutning", "The heads' group's decision"),
    "priority.four.effective": ("Gælder", "In force"),
    "priority.given": ("{level}, {date} ({by})", "{level}, {date} ({by})"),
    "priority.computed": ("{level} ({total}), {date}", "{level} ({total}), {date}"),
    "priority.backlog": ("Backlog: {reason}", "Backlog: {reason}"),
    "priority.short-of": ("{points} point fra {level}.", "{points} short of {level}."),
    "priority.lift": ("Hvad der alene ville løfte niveauet", "What alone would lift the level"),
    "priority.lift.none": (
        "Ingen enkelt ændring løfter niveauet.",
        "No single change lifts the level.",
    ),
    "priority.lift.top": ("Niveauet er det højeste, projektet kan få.", "The level is the highest it can have."),
    "priority.lever": (
        "{input} fra {now} til {then} giver {total}: {level}",
        "{input} from {now} to {then} gives {total}: {level}",
    ),
    "priority.lever.move": (
        "Et point flyttet fra {giver} til {input} giver {total}: {level}",
        "A point moved from {giver} to {input} gives {total}: {level}",
    ),
    "priority.input.efficiency": ("Effektivitet", "Efficiency"),
    "priority.input.quality": ("Kvalitet", "Quality"),
    "priority.input.wellbeing": ("Trivsel", "Wellbeing"),
    "priority.input.horizon": ("Tidshorisont", "Time horizon"),
    "priority.input.risk": ("Risikokategori", "Risk category"),
    "priority.input.investment": ("Investeringsklasse", "Investment class"),
    "priority.input.attention": ("Opmærksomhed", "Attention"),
    "priority.gaming": ("Kun et tal", "Only a number"),
    "priority.real": ("En ændring", "A change"),
    "priority.why.measured": (
        "gevinsten måles, så en større gevinst kan vises.",
        "the benefit is measured, so a larger one can be shown.",
    ),
    "priority.why.unmeasured": (
        "ingen måling eller kilde bærer et større tal.",
        "no measurement or source carries a larger number.",
    ),
    "priority.why.dated": (
        "datoen skal holde; sæt den, når planen siger det.",
        "the date must hold; set it when the plan says so.",
    ),
    "priority.why.undated": (
        "månederne er skrevet uden en dato hos en gevinst.",
        "the months are written without a date at a benefit.",
    ),
    "priority.why.radar": (
        "radarens fire sider peger lige så lavt.",
        "the radar's four dimensions point as low.",
    ),
    "priority.why.against-radar": (
        "radarens fire sider bærer ikke en lavere kategori.",
        "the radar's four dimensions do not carry a lower category.",
    ),
    "priority.why.cheaper": (
        "projektet skal blive billigere.",
        "the project must become cheaper.",
    ),
    "priority.why.near-border": (
        "beløbet ligger lige over en grænse; at dele det op ændrer ikke projektet.",
        "the amount lies just above a border; splitting it does not change the project.",
    ),
    "priority.why.reference": (
        "mere opmærksomhed tæller kun med referat, strategi eller budget.",
        "more attention counts only with minutes, strategy or budget.",
    ),
    "priority.why.reference-missing": (
        "opmærksomheden er der; henvisningen mangler.",
        "the attention is there; the reference is missing.",
    ),
    "priority.why.move": (
        "det er den samme gevinst under et andet navn.",
        "it is the same benefit under another name.",
    ),
    "priority.rank.empty": (
        "Ingen projekter at prioritere.",
        "No projects to prioritise.",
    ),
    "priority.rank.unscored": (
        "Uden score: {projects}. digitek priority score ID siger, hvad der mangler.",
        "Without a score: {projects}. digitek priority score ID says what is missing.",
    ),
    "priority.rank.number": ("Nr.", "No."),
    "priority.rank.project": ("Projekt", "Project"),
    "priority.rank.title": ("Titel", "Title"),
    "priority.rank.first": ("Første", "First"),
    "priority.rank.computed": ("Beregnet", "Computed"),
    "priority.rank.recommended": ("Anbefalet", "Recomm."),
    "priority.rank.decided": ("Besluttet", "Decided"),
    "priority.rank.effective": ("Gælder", "In force"),
    "priority.rank.status": ("Status", "Status"),
    "priority.sensitivity.head": (
        "Vægtene flyttet op til {points} procentpoint, {number} vægtsæt prøvet.",
        "The weights moved by up to {points} percentage points, {number} sets of weights tried.",
    ),
    "priority.sensitivity.none": (
        "Ingen projekter skifter niveau.",
        "No project changes its level.",
    ),
    "priority.sensitivity.line": (
        "{project}  {title}: {level} ({total}), mellem {lowest} og {highest}",
        "{project}  {title}: {level} ({total}), between {lowest} and {highest}",
    ),
    "priority.sensitivity.shift": (
        "{level} ({total}) ved TEK {benefits}, tid {horizon}, risiko {risk}, opmærksomhed {attention}",
        "{level} ({total}) with TEK {benefits}, time {horizon}, risk {risk}, attention {attention}",
    ),
    "priority.sensitivity.several": (
        "kun når flere vægte flyttes på én gang",
        "only when several weights move at once",
    ),
    "priority.sensitivity.unscored": (
        "Uden score: {projects}.",
        "Without a score: {projects}.",
    ),
    "document.field.horizon": ("Tidshorisont", "Time horizon"),
    "document.field.horizon.months": ("Måneder til halvdelen af årets mål", "Months to half of the yearly target"),
    "document.field.horizon.reason": ("Begrundelse for tidshorisonten", "Reason for the time horizon"),
    "document.field.attention": ("Ledelsens opmærksomhed", "Management attention"),
    "document.field.attention.level": ("Ledelsens opmærksomhed, 0–4", "Management attention, 0–4"),
    "document.field.attention.reference": ("Henvisning for opmærksomheden", "Reference for the attention"),
    "field.part.half_by": ("halvdelen nået:", "half reached:"),
    "field.part.months": ("måneder:", "months:"),
    "field.part.level": ("niveau:", "level:"),
    "field.part.reference": ("henvisning:", "reference:"),
    "help.priority.score": (
        "Scoren med alle dens dele, og hvad der mangler.",
        "The score with all its parts, and what is missing.",
    ),
    "help.priority.explain": (
        "Hvad hver del gav, og hvad der ville løfte niveauet.",
        "What each part gave, and what would lift the level.",
    ),
    "help.priority.rank": (
        "Projekterne i rækkefølge, med de fire vurderinger side om side.",
        "The projects in order, with the four values side by side.",
    ),
    "help.priority.rank.all": (
        "Også stoppede og gennemførte projekter.",
        "Stopped and completed projects as well.",
    ),
    "help.priority.sensitivity": (
        "Hvis niveau skifter, når vægtene flyttes lidt.",
        "Whose level changes when the weights move a little.",
    ),
    "help.priority.sensitivity.points": (
        "Hvor mange procentpoint hver vægt højst flyttes (ellers reglernes).",
        "How many percentage points each weight moves at most (default: the policy's).",
    ),
}

"""What a gate or a decision says when it refuses, and what to type next."""

WORDS: dict[str, tuple[str, str]] = {
    "refused": ("Det kan ikke gøres endnu:", "This cannot be done yet:"),
    "STEP001": ("Trin {number}, {title}, er ikke gjort.", "Step {number}, {title}, has not been done."),
    "STEP001.hint": (
        "digitek step done {project} {step} --by INITIALER",
        "digitek step done {project} {step} --by INITIALS",
    ),
    "STEP002": (
        "{title} hører til en senere fase; projektet er i {now}.",
        "{title} belongs to a later phase; the project is in {now}.",
    ),
    "STEP002.hint": ("digitek gate status {project}", "digitek gate status {project}"),
    "STEP003": (
        "Projektet er stoppet eller afsluttet, så {title} kan ikke gøres.",
        "The project is stopped or closed, so {title} cannot be done.",
    ),
    "STEP003.hint": (
        'digitek decide {project} resume --by CHEF --reason "…"',
        'digitek decide {project} resume --by HEAD --reason "…"',
    ),
    "STEP004": (
        "{title} kræver dokumentation: en henvisning til, hvor det ligger.",
        "{title} needs evidence: a reference to where it lies.",
    ),
    "STEP004.hint": (
        "digitek step done {project} {step} --by INITIALER --evidence HENVISNING",
        "digitek step done {project} {step} --by INITIALS --evidence REF",
    ),
    "DOC001": ("Feltet {field} mangler i {title}.", "The field {field} is missing in {title}."),
    "DOC001.hint": ("digitek set {project} {example}", "digitek set {project} {example}"),
    "DOC002": ("Feltet {field} er ikke udfyldt.", "The field {field} has not been filled in."),
    "DOC002.hint": ("digitek set {project} {example}", "digitek set {project} {example}"),
    "APPR001": (
        "Projektejeren ({person}) har ikke godkendt {title}.",
        "The project owner ({person}) has not approved {title}.",
    ),
    "APPR001.hint": (
        "digitek approve {project} {document} --by {person}",
        "digitek approve {project} {document} --by {person}",
    ),
    "APPR002": (
        "{title} er ændret, efter at {person} godkendte ({given}); godkendelsen gælder ikke længere.",
        "{title} has changed since {person} approved it ({given}); the approval no longer holds.",
    ),
    "APPR002.hint": (
        "digitek approve {project} {document} --by {person}",
        "digitek approve {project} {document} --by {person}",
    ),
    "APPR003": ("Projektet har ingen projektejer.", "The project has no owner."),
    "APPR003.hint": (
        "digitek intake {project} owner INITIALER --by CHEF",
        "digitek intake {project} owner INITIALS --by HEAD",
    ),
    "APPR004": (
        "{person} kan ikke godkende {title}; det kan kun projektejeren, {owner}.",
        "{person} cannot approve {title}; only the project owner, {owner}, can.",
    ),
    "COMM001": (
        "Chefen ({person}) har ikke kommenteret {title}.",
        "The head ({person}) has not commented on {title}.",
    ),
    "COMM001.hint": (
        'digitek comment {project} {document} --by {person} --text "…"',
        'digitek comment {project} {document} --by {person} --text "…"',
    ),
    "COMM002": (
        "{title} er ændret, efter at {person} kommenterede ({given}).",
        "{title} has changed since {person} commented ({given}).",
    ),
    "COMM003": (
        "En kommentar skal have en tekst eller et valg af finansiering.",
        "A comment needs a text or a choice of funding.",
    ),
    "COMM003.hint": ('--text "…" eller --funding own', '--text "…" or --funding own'),
    "RECO001": (
        "Anbefalingen fra DigiTek-mødet til {gate} mangler.",
        "The recommendation of the DigiTek meeting for {gate} is missing.",
    ),
    "RECO001.hint": (
        'digitek recommend {project} --priority medium --by KONSULENT --text "…"',
        'digitek recommend {project} --priority medium --by CONSULTANT --text "…"',
    ),
    "FUND001": (
        "Chefen ({person}) har ikke valgt finansiering: egen pulje, fællespuljen, flere områder eller ingen penge.",
        "The head ({person}) has not chosen the funding: own pool, common pool, several areas or no money.",
    ),
    "FUND001.hint": (
        "digitek comment {project} idea-description --by {person} --funding own",
        "digitek comment {project} idea-description --by {person} --funding own",
    ),
    "FUND002": (
        "{person} kan ikke vælge finansiering; det gør chefen for {area}, {head}.",
        "{person} cannot choose the funding; the head of {area}, {head}, does.",
    ),
    "RISK001": ("Risikoen er ikke vurderet.", "The risk has not been assessed."),
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
    "TEK001": (
        "Ingen gevinst ligger i Effektivitet, som altid er en del af målsætningen.",
        "No benefit lies in Efficiency, which is always part of the objective.",
    ),
    "TEK001.hint": (
        'digitek set {project} benefits+ "leg=efficiency; text=…"',
        'digitek set {project} benefits+ "leg=efficiency; text=…"',
    ),
    "TEK002": (
        "Effektivitet er den eneste målsætning; mindst ét ben mere skal med.",
        "Efficiency is the only objective; at least one more leg is needed.",
    ),
    "TEK002.hint": (
        'digitek set {project} benefits+ "leg=quality; text=…"',
        'digitek set {project} benefits+ "leg=quality; text=…"',
    ),
    "BUDG001": (
        "Afprøvningen koster {wanted}; {covered} er dækket, så {short} mangler.",
        "The trial costs {wanted}; {covered} is covered, so {short} is missing.",
    ),
    "BUDG001.hint": ("--reserve {pool}={short_typed}", "--reserve {pool}={short_typed}"),
    "FORUM001": (
        "DigiTek anbefaler, at chefgruppen beslutter; chefen ({person}) har ikke valgt forum.",
        "DigiTek recommends that the heads' group decides; the head ({person}) has not chosen the forum.",
    ),
    "FORUM001.hint": (
        'digitek gate forum {project} --choose heads-group --by {person} --reason "…"',
        'digitek gate forum {project} --choose heads-group --by {person} --reason "…"',
    ),
    "FORUM002": (
        "Projektet er ressourcetungt efter jeres grænser; overvej at anbefale chefgruppen.",
        "The project is resource-heavy by your limits; consider recommending the heads' group.",
    ),
    "FORUM002.hint": (
        'digitek gate forum {project} --recommend heads-group --by KONSULENT --reason "…"',
        'digitek gate forum {project} --recommend heads-group --by CONSULTANT --reason "…"',
    ),
    "COND001": (
        "Betingelse {number} i {decision} er ikke opfyldt: {text} ({person}, frist {due}).",
        "Condition {number} of {decision} has not been met: {text} ({person}, due {due}).",
    ),
    "COND001.hint": (
        "digitek gate condition {project} {decision} {number} --by {person} --evidence HENVISNING",
        "digitek gate condition {project} {decision} {number} --by {person} --evidence REF",
    ),
    "COND002": (
        "{person} kan ikke melde betingelsen opfyldt; det kan {owner}, projektlederen eller projektejeren.",
        "{person} cannot declare the condition met; {owner}, the project manager or the owner can.",
    ),
    "COND003": (
        "Betingelse {number} skal dokumenteres eller forklares.",
        "Condition {number} needs evidence or an explanation.",
    ),
    "COND003.hint": ('--evidence HENVISNING eller --note "…"', '--evidence REF or --note "…"'),
    "COND004": (
        "Betingelse {number} blev meldt opfyldt {date}, efter fristen {due}.",
        "Condition {number} was declared met on {date}, after it was due on {due}.",
    ),
    "PASS001": (
        "Start på afprøvning er ikke bekræftet.",
        "The start of the trial has not been confirmed.",
    ),
    "PASS001.hint": (
        'digitek gate advance {project} trial-start --by CHEF --reason "…"',
        'digitek gate advance {project} trial-start --by HEAD --reason "…"',
    ),
    "GATE001": (
        "{gate} står ikke åben: projektet er i {phase}, og gaten hører til {phases}.",
        "{gate} is not open: the project is in {phase}, and the gate belongs to {phases}.",
    ),
    "GATE001.hint": ("digitek gate status {project}", "digitek gate status {project}"),
    "GATE002": ("Projektet er stoppet.", "The project has been stopped."),
    "GATE002.hint": (
        'digitek decide {project} resume --by CHEF --reason "…"',
        'digitek decide {project} resume --by HEAD --reason "…"',
    ),
    "GATE003": ("Projektet er afsluttet.", "The project has been closed."),
    "GATE003.hint": ('digitek new-idea --title "…"', 'digitek new-idea --title "…"'),
    "GATE004": ("{gate} er allerede passeret.", "{gate} has been passed already."),
    "GATE004.hint": ("digitek gate status {project}", "digitek gate status {project}"),
    "GATE010": (
        "{gate} kan ikke ende i {outcome}; den kan ende i {known}.",
        "{gate} cannot end in {outcome}; it can end in {known}.",
    ),
    "GATE011": (
        "{outcome} står alene og kan ikke gives sammen med andre udfald.",
        "{outcome} stands alone and cannot be given together with other outcomes.",
    ),
    "GATE012": ("{outcome} kræver også {needs}.", "{outcome} also needs {needs}."),
    "GATE012.hint": (
        "gentag --outcome, fx --outcome operation --outcome rollout",
        "repeat --outcome, such as --outcome operation --outcome rollout",
    ),
    "GATE013": (
        "{outcome} skal have en ny dato, som ligger efter beslutningen.",
        "{outcome} needs a new date that lies after the decision.",
    ),
    "GATE013.hint": ("--until ÅÅÅÅ-MM-DD", "--until YYYY-MM-DD"),
    "GATE014": (
        "Afprøvningen er allerede forlænget {limit} gang, og mere tillader reglerne ikke.",
        "The trial has been extended {limit} time already, and the rules allow no more.",
    ),
    "GATE014.hint": (
        "vælg stop, operation, rollout eller rethink",
        "choose stop, operation, rollout or rethink",
    ),
    "GATE015": (
        "Nytænkning opretter et nyt projekt, som skal have en titel.",
        "A rethink creates a new project, which needs a title.",
    ),
    "GATE015.hint": ('--title "…"', '--title "…"'),
    "GATE016": (
        "Der kan kun reserveres penge, når projektet går videre.",
        "Money can only be reserved when the project goes forward.",
    ),
    "FAST001": (
        "Kun et meget lille projekt kan gå direkte fra Gate 1 til afprøvning, og det her er ikke vist at være det.",
        "Only a very small project can go straight from Gate 1 to a trial, and this one has not been shown to be.",
    ),
    "FAST001.hint": (
        '--outcome study, eller hvis beslutteren vil: --waive FAST001="begrundelse"',
        '--outcome study, or if the decider so decides: --waive FAST001="reason"',
    ),
    "WAIV001": ("{code} kan ikke fraviges ved {gate}.", "{code} cannot be waived at {gate}."),
    "WAIV002": (
        "Der er intet at fravige: {code} mangler ikke ved {gate}.",
        "There is nothing to waive: {code} is not missing at {gate}.",
    ),
    "MAND001": (
        "{person} kan ikke beslutte her. Beslutningen er hos {decider}: {people} ({rule}).",
        "{person} cannot decide here. The decision lies with {decider}: {people} ({rule}).",
    ),
    "MAND002": (
        "{decider} er ikke beslutningsdygtig: {present} af mindst {quorum} er med ({people}).",
        "{decider} has no quorum: {present} of at least {quorum} are present ({people}).",
    ),
    "MAND003": (
        "{people} skal være med i beslutningen ({rule}).",
        "{people} must take part in the decision ({rule}).",
    ),
    "MAND004": (
        "Ansøgeren beslutter aldrig alene: {people} har selv indsendt, ejer eller leder projektet.",
        "The applicant never decides alone: {people} submitted, own or manage the project.",
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
    "MAND009": (
        "{pool:Name} ejes af chefgruppen; mindst {quorum} af {people} skal være med.",
        "{pool:Name} belongs to the heads' group; at least {quorum} of {people} must take part.",
    ),
    "ROLE001": (
        "{person} har ikke den rolle, det kræver den {date}: {roles}.",
        "{person} does not hold the role that it takes on {date}: {roles}.",
    ),
    "ROLE002": (
        "{person} kan ikke udpeges; det kræver en af rollerne {roles} den {date}.",
        "{person} cannot be appointed; it takes one of the roles {roles} on {date}.",
    ),
    "DATE001": (
        "Datoen {date} ligger i fremtiden (i dag er det {today}).",
        "{date} is in the future (today is {today}).",
    ),
    "DATE002": (
        "Beslutningen kan ikke dateres {date}, før projektets seneste fra {last}.",
        "The decision cannot be dated {date}, before the project's latest of {last}.",
    ),
    "KIND001": (
        "Det kan ikke besluttes i {phase}; det hører til {phases}.",
        "This cannot be decided in {phase}; it belongs to {phases}.",
    ),
    "KIND002": ("Projektet er stoppet.", "The project has been stopped."),
    "KIND002.hint": (
        'digitek decide {project} resume --by CHEF --reason "…"',
        'digitek decide {project} resume --by HEAD --reason "…"',
    ),
    "KIND003": ("Projektet er afsluttet.", "The project has been closed."),
    "KIND004": (
        "Den slags beslutning findes ikke for et {type}.",
        "That kind of decision does not exist for a {type}.",
    ),
    "FIN001": ("En finansiering skal sige, hvor pengene tages.", "A financing must say where the money comes from."),
    "FIN001.hint": ("--reserve omsorg=50000", "--reserve omsorg=50000"),
    "FIN002": ("Et stop kan ikke reservere penge.", "A stop cannot reserve money."),
    "HOLD001": ("På hold skal have en dato frem i tiden.", "A hold needs a date ahead."),
    "HOLD001.hint": ("--until ÅÅÅÅ-MM-DD", "--until YYYY-MM-DD"),
    "RESUME001": (
        "Projektet er hverken stoppet, udsat eller på hold.",
        "The project is neither stopped, postponed nor on hold.",
    ),
    "CARRY001": ("Projektet har ingen penge at overføre.", "The project has no money to carry forward."),
    "HAND001": (
        "Overdragelsen mangler en gevinstejer i driften.",
        "The hand-over needs somebody in operation who owns the benefits.",
    ),
    "HAND001.hint": ("--benefit-owner INITIALER", "--benefit-owner INITIALS"),
    "HAND002": ("Drift er ikke bekræftet endnu.", "Operation has not been confirmed yet."),
    "HAND002.hint": (
        'digitek gate advance {project} operation --by CHEF --reason "…"',
        'digitek gate advance {project} operation --by HEAD --reason "…"',
    ),
    "HAND003": ("Projektet er allerede overdraget til drift.", "The project has been handed over already."),
    "PRIO001": (
        "Meget høj er forbeholdt SKAL-projekter, og de har ingen anden; det her er et {type}.",
        "Very high belongs to mandatory projects, and they have no other; this is a {type}.",
    ),
    "PRIO002": (
        "Et SKAL-projekt har altid prioriteten meget høj; {level} noteres som den umiddelbare vurdering.",
        "A mandatory project is always of very high priority; {level} is kept as the immediate judgement.",
    ),
    "PRIO003": (
        "Chefgruppen prioriterer på et møde; hvilket?",
        "The heads' group sets priorities at a meeting; which one?",
    ),
    "PRIO003.hint": ('--meeting "Kvartalsstatus K1 2026"', '--meeting "Quarterly status Q1 2026"'),
    "START001": (
        "Projektet er allerede i {now}; {phase} er ikke længere fremme.",
        "The project is in {now} already; {phase} is not further on.",
    ),
    "ROLL001": (
        "{department} er allerede i {now}; {phase} er ikke længere fremme.",
        "{department} is in {now} already; {phase} is not further on.",
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
    "CLOSE003.hint": ('--shared "…"', '--shared "…"'),
    "CLOSE004": (
        "Projektet er ikke overdraget til drift; det anbefales også for øvrige projekter.",
        "The project has not been handed over to operation; that is advised for other projects too.",
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
    "SUPER002": (
        "{decision} oprettede projektet {created} og kan ikke erstattes.",
        "{decision} created the project {created} and cannot be superseded.",
    ),
    "SUPER003": (
        "{decision} kan ikke erstattes: dens penge i {pool:name} er allerede forpligtet eller brugt.",
        "{decision} cannot be superseded: its money in {pool:name} has been committed or spent already.",
    ),
    "HIST001": (
        "Projektet er historik; dets trin er fra før reglerne.",
        "The project is history; its steps are from before the rules.",
    ),
    "INTK001": (
        "Projektet er i {phase}, så det trin er lagt bag jer.",
        "The project is in {phase}, so that step lies behind you.",
    ),
    "INTK002": (
        "Der er truffet beslutninger om projektet, så {step} kan ikke ændres.",
        "Decisions have been taken about the project, so {step} cannot be changed.",
    ),
    "STMT001": (
        "Projektet er stoppet eller afsluttet.",
        "The project has been stopped or closed.",
    ),
    "STMT001.hint": (
        'digitek decide {project} resume --by CHEF --reason "…"',
        'digitek decide {project} resume --by HEAD --reason "…"',
    ),
    "EVT003": (
        "{project} siger fase {stored}, men beslutningerne fører til {replayed}.",
        "{project} says phase {stored}, but its decisions lead to {replayed}.",
    ),
    "EVT003.hint": (
        "ret phase tilbage; faser flyttes kun af beslutninger",
        "put phase back; only decisions move a phase",
    ),
    "EVT004": (
        "Afdelingerne i {project} svarer ikke til beslutningerne.",
        "The departments of {project} do not match the decisions.",
    ),
    "EVT005": (
        "{decision} henviser til {previous}, som ikke findes.",
        "{decision} refers to {previous}, which does not exist.",
    ),
    "EVT006": (
        "{previous} er ændret, efter at {decision} byggede på den.",
        "{previous} was changed after {decision} rested on it.",
    ),
    "EVT006.hint": (
        "hent den oprindelige fil i historikken; beslutninger erstattes, de rettes ikke",
        "take the original file from the history; decisions are superseded, never edited",
    ),
    "EVT007": (
        "{decision} og {first} er truffet uden at kende hinanden; projektets næste beslutning samler dem.",
        "{decision} and {first} were taken without knowing of each other; the project's next decision joins them.",
    ),
    "EVT008": (
        "{decision} erstatter {previous}, som ikke findes.",
        "{decision} supersedes {previous}, which does not exist.",
    ),
    "EVT009": (
        "{decision} er truffet ved {gate}, mens projektet var i {phase}.",
        "{decision} was taken at {gate} while the project was in {phase}.",
    ),
    "EVT010": (
        "{decision} og {other} afgør begge {gate} uden at kende hinanden.",
        "{decision} and {other} both decide {gate} without knowing of each other.",
    ),
    "EVT010.hint": (
        'digitek gate advance {project} {gate_id} --supersedes {other} --supersedes {decision} --by … --reason "…"',
        'digitek gate advance {project} {gate_id} --supersedes {other} --supersedes {decision} --by … --reason "…"',
    ),
    "EVT011": (
        "{decision} har et udfald, som {gate} ikke kan ende i.",
        "{decision} has an outcome that {gate} cannot end in.",
    ),
    "EVT012": (
        "Reglen {rule} i {decision} følger ikke af beslutningens egne oplysninger.",
        "The rule {rule} of {decision} does not follow from the decision's own facts.",
    ),
    "EVT013": ("{decision} er truffet uden mandat: {why}", "{decision} was taken without a mandate: {why}"),
    "EVT014": (
        "{decision} er dateret {date}, før {previous}, som den bygger på.",
        "{decision} is dated {date}, before {previous}, on which it rests.",
    ),
    "EVT015": (
        "{decision} henviser ikke til de regler, der gjaldt den {date}.",
        "{decision} does not cite the rules in force on {date}.",
    ),
    "no-policy": (
        "Der er ingen regler for {date}; de første gælder fra {first}.",
        "There are no rules for {date}; the first are in force from {first}.",
    ),
    "no-rights-row": (
        "Reglerne fra {policy} siger ikke, hvem der beslutter ved {point}.",
        "The rules of {policy} do not say who decides at {point}.",
    ),
    "no-next-gate": (
        "{project} har ingen gate foran sig: {type} i {phase}.",
        "{project} has no gate ahead: {type} in {phase}.",
    ),
    "no-next-gate.hint": ("digitek show {project}", "digitek show {project}"),
    "no-forum-here": (
        "Ved {gate} er der intet forum at vælge.",
        "There is no forum to choose at {gate}.",
    ),
    "no-such-condition": (
        "{typed} er ikke en åben betingelse. Åbne: {known}.",
        "{typed} is not an open condition. Open: {known}.",
    ),
    "no-such-decision": ("Beslutningen {typed} findes ikke.", "There is no decision {typed}."),
    "no-such-decision-near": (
        "Beslutningen {typed} findes ikke. Mente du {nearest}?",
        "There is no decision {typed}. Did you mean {nearest}?",
    ),
    "no-such-step": ("Trinnet {typed} findes ikke. Trin: {known}.", "There is no step {typed}. Steps: {known}."),
    "no-such-step-near": (
        "Trinnet {typed} findes ikke. Mente du {nearest}?",
        "There is no step {typed}. Did you mean {nearest}?",
    ),
    "no-such-document": (
        "Dokumentet {typed} findes ikke. Dokumenter: {known}.",
        "There is no document {typed}. Documents: {known}.",
    ),
    "no-such-document-near": (
        "Dokumentet {typed} findes ikke. Mente du {nearest}?",
        "There is no document {typed}. Did you mean {nearest}?",
    ),
    "no-recommendation-here": (
        "DigiTek anbefaler ved gates, ikke ved {gate}.",
        "DigiTek recommends at gates, not at {gate}.",
    ),
    "step-by-approval": (
        "{title} gøres ved at godkende dokumentet.",
        "{title} is done by approving the document.",
    ),
    "step-by-approval.hint": (
        "digitek approve {project} {document} --by EJER",
        "digitek approve {project} {document} --by OWNER",
    ),
    "step-by-comment": ("{title} gøres med en kommentar.", "{title} is done with a comment."),
    "step-by-comment.hint": (
        'digitek comment {project} {document} --by CHEF --text "…"',
        'digitek comment {project} {document} --by HEAD --text "…"',
    ),
    "step-by-recommendation": (
        "{title} gøres med en anbefaling.",
        "{title} is done with a recommendation.",
    ),
    "step-by-recommendation.hint": (
        "digitek recommend {project} --priority medium --by KONSULENT",
        "digitek recommend {project} --priority medium --by CONSULTANT",
    ),
    "step-by-checklist": (
        "{title} gøres ved at svare på spørgeskemaerne.",
        "{title} is done by answering the questionnaires.",
    ),
    "step-by-checklist.hint": (
        "digitek checklist show {project}",
        "digitek checklist show {project}",
    ),
    "step-by-intake": ("{title} gøres med digitek intake.", "{title} is done with digitek intake."),
    "step-by-intake.hint": (
        "digitek intake {project} {step} …",
        "digitek intake {project} {step} …",
    ),
    "gates-decide": (
        "I et DigiTek-projekt er det gaten, der flytter fasen.",
        "In a DigiTek project it is the gate that moves the phase.",
    ),
    "gates-decide.hint": ("digitek gate status {project}", "digitek gate status {project}"),
    "not-a-start": (
        "{phase} kan ikke startes på den måde; vælg {known}.",
        "{phase} cannot be started this way; choose {known}.",
    ),
    "not-a-department-phase": (
        "En afdeling kan ikke være i {phase}; vælg {known}.",
        "A department cannot be in {phase}; choose {known}.",
    ),
    "APPR005": (
        "{person} har ikke længere en rolle som leder eller projektejer den {date}.",
        "{person} no longer holds a role as manager or project owner on {date}.",
    ),
    "APPR005.hint": (
        "udpeg en ny: digitek intake {project} owner INITIALER --by CHEF",
        "appoint a new one: digitek intake {project} owner INITIALS --by HEAD",
    ),
    "FUND003": (
        "Hvem har valgt finansieringen? Det gør områdets chef, {head}.",
        "Who chose the funding? The head of the area, {head}, does.",
    ),
    "FUND003.hint": ("--by {head}", "--by {head}"),
    "FUND004": (
        "Flere områder betaler, men det står ikke hvilke.",
        "Several areas pay, but it does not say which.",
    ),
    "FUND004.hint": (
        "digitek comment {project} idea-description --by {head} --funding social,omsorg",
        "digitek comment {project} idea-description --by {head} --funding social,omsorg",
    ),
    "COND005": (
        "Betingelsen {text} har fristen {due}, før beslutningen selv ({date}).",
        "The condition {text} is due {due}, before the decision itself ({date}).",
    ),
    "DATE003": (
        "Beslutningen kan ikke dateres {date}: {project} var først klar til den {since}.",
        "The decision cannot be dated {date}: {project} was not ready for it before {since}.",
    ),
    "SUPER004": (
        "{decision} er allerede erstattet.",
        "{decision} has been superseded already.",
    ),
    "GATE005": (
        "Projektet er tænkt om i et nyt projekt; det her kan afsluttes.",
        "The project has been rethought as a new one; this one can be closed.",
    ),
    "GATE005.hint": (
        'digitek close {project} --by CHEF --learnt "…"',
        'digitek close {project} --by HEAD --learnt "…"',
    ),
    "INTK003": (
        "{person} er hverken chef, leder eller projektejer i {area}.",
        "{person} is neither head, manager nor project owner in {area}.",
    ),
    "MAND007.hint": (
        "ret rollerne i portfolio/organisation.yaml, og gem med digitek commit",
        "mend the roles in portfolio/organisation.yaml and save with digitek commit",
    ),
    "EVT016": ("{decision} er dateret i fremtiden: {date}.", "{decision} is dated in the future: {date}."),
    "EVT017": (
        "{decision} siger {field} = {stated}, men projektet har {actual}.",
        "{decision} says {field} = {stated}, but the project has {actual}.",
    ),
    "EVT018": (
        "{decision} bygger ikke på en gyldig godkendelse af {document}.",
        "{decision} does not rest on a valid approval of {document}.",
    ),
    "EVT019": (
        "{decision} hører ikke til i {phase}.",
        "{decision} does not belong in {phase}.",
    ),
    "EVT020": (
        "{decision} bruger {pool:name}, som dens egne oplysninger ikke nævner.",
        "{decision} uses {pool:name}, which its own facts do not name.",
    ),
}

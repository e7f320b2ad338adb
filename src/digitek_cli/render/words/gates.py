"""What a gate says when something is missing, and what to type next."""

WORDS: dict[str, tuple[str, str]] = {
    "refused": (
        "Det kan ikke gøres endnu:",
        "This cannot be done yet:",
    ),
    "STEP001": (
        "Trin {number}, {title}, er ikke gjort.",
        "Step {number}, {title}, has not been done.",
    ),
    "STEP001.hint": (
        "digitek step done {project} {step} --by INITIALER",
        "digitek step done {project} {step} --by INITIALS",
    ),
    "STEP002": (
        "{title} hører til en senere fase; projektet er i {now}.",
        "{title} belongs to a later phase; the project is in {now}.",
    ),
    "STEP002.hint": (
        "digitek gate status {project}",
        "digitek gate status {project}",
    ),
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
    "DOC001": (
        "Feltet {field} mangler i {title}.",
        "The field {field} is missing in {title}.",
    ),
    "DOC001.hint": (
        "digitek set {project} {example}",
        "digitek set {project} {example}",
    ),
    "DOC002": (
        "Feltet {field} er ikke udfyldt.",
        "The field {field} has not been filled in.",
    ),
    "DOC002.hint": (
        "digitek set {project} {example}",
        "digitek set {project} {example}",
    ),
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
    "APPR003": (
        "Projektet har ingen projektejer.",
        "The project has no owner.",
    ),
    "APPR003.hint": (
        "digitek intake {project} owner INITIALER --by CHEF",
        "digitek intake {project} owner INITIALS --by HEAD",
    ),
    "APPR004": (
        "{person} kan ikke godkende {title}; det kan kun projektejeren, {owner}.",
        "{person} cannot approve {title}; only the project owner, {owner}, can.",
    ),
    "APPR004.hint": ("--by {owner}", "--by {owner}"),
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
    "COMM002.hint": (
        'digitek comment {project} {document} --by {person} --text "…"',
        'digitek comment {project} {document} --by {person} --text "…"',
    ),
    "COMM003": (
        "En kommentar skal have en tekst eller et valg af finansiering.",
        "A comment needs a text or a choice of funding.",
    ),
    "COMM003.hint": (
        '--text "…" eller --funding own',
        '--text "…" or --funding own',
    ),
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
    "FUND002.hint": ("--by {head}", "--by {head}"),
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
    "BUDG001.hint": (
        "--reserve {pool}={short_typed}",
        "--reserve {pool}={short_typed}",
    ),
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
    "COND002.hint": ("--by {owner}", "--by {owner}"),
    "COND003": (
        "Betingelse {number} skal dokumenteres eller forklares.",
        "Condition {number} needs evidence or an explanation.",
    ),
    "COND003.hint": (
        '--evidence HENVISNING eller --note "…"',
        '--evidence REF or --note "…"',
    ),
    "COND004": (
        "Betingelse {number} blev meldt opfyldt {date}, efter fristen {due}.",
        "Condition {number} was declared met on {date}, after it was due on {due}.",
    ),
    "COND004.hint": (
        "Blev den opfyldt til tiden, så sig hvornår: --date ÅÅÅÅ-MM-DD",
        "If it was met in time, say when: --date YYYY-MM-DD",
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
    "GATE001.hint": (
        "digitek gate status {project}",
        "digitek gate status {project}",
    ),
    "GATE001.no-gates": (
        "{gate} står ikke åben: projektet er i {phase}, og kontrolpunktet hører til {phases}.",
        "{gate} is not open: the project is in {phase}, and the control point belongs to {phases}.",
    ),
    "GATE001.no-gates.hint": (
        'digitek phase start {project} {next} --by CHEF,EJER --reason "…"',
        'digitek phase start {project} {next} --by HEAD,OWNER --reason "…"',
    ),
    "GATE002": (
        "Projektet er stoppet.",
        "The project has been stopped.",
    ),
    "GATE002.hint": (
        'digitek decide {project} resume --by CHEF --reason "…"',
        'digitek decide {project} resume --by HEAD --reason "…"',
    ),
    "GATE003": (
        "Projektet er afsluttet.",
        "The project has been closed.",
    ),
    "GATE003.hint": (
        'digitek new-idea --title "…"',
        'digitek new-idea --title "…"',
    ),
    "GATE004": (
        "{gate} er allerede passeret.",
        "{gate} has been passed already.",
    ),
    "GATE004.hint": (
        "digitek gate status {project}",
        "digitek gate status {project}",
    ),
    "GATE010": (
        "{gate} kan ikke ende i {outcome}; den kan ende i {known}.",
        "{gate} cannot end in {outcome}; it can end in {known}.",
    ),
    "GATE010.hint": ("vælg et af dem efter --outcome", "choose one of them after --outcome"),
    "GATE011": (
        "{outcome} står alene og kan ikke gives sammen med andre udfald.",
        "{outcome} stands alone and cannot be given together with other outcomes.",
    ),
    "GATE011.hint": ("giv --outcome én gang", "give --outcome once"),
    "GATE012": (
        "{outcome} kræver også {needs}.",
        "{outcome} also needs {needs}.",
    ),
    "GATE012.hint": (
        "gentag --outcome, fx --outcome operation --outcome rollout",
        "repeat --outcome, such as --outcome operation --outcome rollout",
    ),
    "GATE013": (
        "{outcome} skal have en ny dato, som ligger efter beslutningen.",
        "{outcome} needs a new date that lies after the decision.",
    ),
    "GATE013.hint": (
        "--until ÅÅÅÅ-MM-DD",
        "--until YYYY-MM-DD",
    ),
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
    "GATE015.hint": (
        '--title "…"',
        '--title "…"',
    ),
    "GATE016": (
        "Der kan kun reserveres penge, når projektet går videre.",
        "Money can only be reserved when the project goes forward.",
    ),
    "GATE016.hint": ("udelad --reserve", "leave --reserve out"),
    "FAST001": (
        "Kun et meget lille projekt kan gå direkte fra Gate 1 til afprøvning, og det her er ikke vist at være det.",
        "Only a very small project can go straight from Gate 1 to a trial, and this one has not been shown to be.",
    ),
    "FAST001.hint": (
        '--outcome study, eller hvis beslutteren vil: --waive FAST001="begrundelse"',
        '--outcome study, or if the decider so decides: --waive FAST001="reason"',
    ),
    "WAIV001": (
        "{code} kan ikke fraviges ved {gate}.",
        "{code} cannot be waived at {gate}.",
    ),
    "WAIV001.hint": (
        "Få det på plads i stedet: digitek gate status PROJEKT",
        "Put it right instead: digitek gate status PROJECT",
    ),
    "WAIV002": (
        "Der er intet at fravige: {code} mangler ikke ved {gate}.",
        "There is nothing to waive: {code} is not missing at {gate}.",
    ),
    "WAIV002.hint": ("udelad --waive {code}", "leave --waive {code} out"),
    "STMT001": (
        "Projektet er stoppet eller afsluttet.",
        "The project has been stopped or closed.",
    ),
    "STMT001.hint": (
        'digitek decide {project} resume --by CHEF --reason "…"',
        'digitek decide {project} resume --by HEAD --reason "…"',
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
    "no-next-gate.hint": (
        "digitek show {project}",
        "digitek show {project}",
    ),
    "no-forum-here": (
        "Ved {gate} er der intet forum at vælge.",
        "There is no forum to choose at {gate}.",
    ),
    "no-such-condition": (
        "{typed} er ikke en åben betingelse. Åbne: {known}.",
        "{typed} is not an open condition. Open: {known}.",
    ),
    "no-such-decision": (
        "Beslutningen {typed} findes ikke.",
        "There is no decision {typed}.",
    ),
    "no-such-decision-near": (
        "Beslutningen {typed} findes ikke. Mente du {nearest}?",
        "There is no decision {typed}. Did you mean {nearest}?",
    ),
    "no-such-step": (
        "Trinnet {typed} findes ikke. Trin: {known}.",
        "There is no step {typed}. Steps: {known}.",
    ),
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
    "step-by-comment": (
        "{title} gøres med en kommentar.",
        "{title} is done with a comment.",
    ),
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
    "step-by-intake": (
        "{title} gøres med digitek intake.",
        "{title} is done with digitek intake.",
    ),
    "step-by-intake.hint": (
        "digitek intake {project} {step} …",
        "digitek intake {project} {step} …",
    ),
    "gates-decide": (
        "I et DigiTek-projekt er det gaten, der flytter fasen.",
        "In a DigiTek project it is the gate that moves the phase.",
    ),
    "gates-decide.hint": (
        "digitek gate status {project}",
        "digitek gate status {project}",
    ),
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
    "COND005": (
        "Betingelsen {text} har fristen {due}, før beslutningen selv ({date}).",
        "The condition {text} is due {due}, before the decision itself ({date}).",
    ),
    "COND005.hint": (
        '--condition "TEKST;EJER;ÅÅÅÅ-MM-DD" med en dato, der ikke er gået',
        '--condition "TEXT;OWNER;YYYY-MM-DD" with a day that has not passed',
    ),
    "GATE005": (
        "Projektet er tænkt om i et nyt projekt; det her kan afsluttes.",
        "The project has been rethought as a new one; this one can be closed.",
    ),
    "GATE005.hint": (
        'digitek close {project} --by CHEF --learnt "…"',
        'digitek close {project} --by HEAD --learnt "…"',
    ),
}

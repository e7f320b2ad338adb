"""What each writing command says it has done, by its operation, and what comes next."""

WORDS: dict[str, tuple[str, str]] = {
    "done.intake.triage.project": ("{project}: det er et projekt.", "{project}: it is a project."),
    "done.intake.triage.purchase": (
        "{project}: det er et indkøb og går uden om projektmodellen.",
        "{project}: it is a purchase and leaves the project model.",
    ),
    "done.intake.blockers": ("{project}: der er en stopklods: {answer}", "{project}: there is a blocker: {answer}"),
    "done.intake.blockers.none": ("{project}: ingen stopklodser.", "{project}: no blockers."),
    "done.intake.interest.yes": ("{project}: der er interesse for idéen.", "{project}: there is interest in the idea."),
    "done.intake.interest.no": (
        "{project}: der er ingen interesse; idéen stopper her.",
        "{project}: there is no interest; the idea stops here.",
    ),
    "done.intake.priority": (
        "{project}: umiddelbar prioritering er {answer}.",
        "{project}: the immediate priority is {answer}.",
    ),
    "done.intake.owner": ("{project}: {answer} er projektejer.", "{project}: {answer} is project owner."),
    "done.intake.manager": ("{project}: {answer} er projektleder.", "{project}: {answer} is project manager."),
    "next.intake.triage": (
        "Næste: digitek intake {project} triage --outcome project --by INITIALER",
        "Next: digitek intake {project} triage --outcome project --by INITIALS",
    ),
    "next.intake.blockers": (
        "Næste: digitek intake {project} blockers --none --by INITIALER",
        "Next: digitek intake {project} blockers --none --by INITIALS",
    ),
    "next.intake.interest": (
        "Næste: digitek intake {project} interest --yes --by LEDER",
        "Next: digitek intake {project} interest --yes --by MANAGER",
    ),
    "next.intake.priority": (
        "Næste: digitek intake {project} priority --level medium --by LEDER",
        "Next: digitek intake {project} priority --level medium --by MANAGER",
    ),
    "next.intake.owner": (
        "Næste: digitek intake {project} owner EJER --by CHEF",
        "Next: digitek intake {project} owner OWNER --by HEAD",
    ),
    "next.intake.manager": (
        "Næste: digitek intake {project} manager PROJEKTLEDER --by KONSULENT",
        "Next: digitek intake {project} manager MANAGER --by CONSULTANT",
    ),
    "next.gate": (
        "Modtagelsen er færdig, og projektet er i IDÉ. Næste: digitek gate status {project}",
        "Intake is complete and the project is in IDEA. Next: digitek gate status {project}",
    ),
    "next.start": (
        'Modtagelsen er færdig. Næste: digitek phase start {project} study --by CHEF,EJER --reason "…"',
        'Intake is complete. Next: digitek phase start {project} study --by HEAD,OWNER --reason "…"',
    ),
    # What a commit did, for the trail.
    "operation.init": ("Portefølje oprettet", "Portfolio founded"),
    "operation.new-idea": ("Idé registreret", "Idea registered"),
    "operation.set": ("Felt rettet", "Field amended"),
    "operation.edit": ("Rettet i editor", "Amended in an editor"),
    "operation.undo": ("Taget tilbage", "Taken back"),
    "operation.manual": ("Rettet i hånden", "Amended by hand"),
    "operation.intake.triage": ("Projekt eller indkøb", "Project or purchase"),
    "operation.intake.blockers": ("Stopklodser", "Blockers"),
    "operation.intake.interest": ("Interesse", "Interest"),
    "operation.intake.priority": ("Umiddelbar prioritering", "Immediate priority"),
    "operation.intake.owner": ("Projektejer udpeget", "Owner appointed"),
    "operation.intake.manager": ("Projektleder udpeget", "Manager appointed"),
    "operation.step.done": ("Trin gjort", "Step done"),
    "operation.approval": ("Godkendt", "Approved"),
    "operation.comment": ("Kommenteret", "Commented"),
    "operation.recommendation": ("Anbefalet", "Recommended"),
    "operation.risk": ("Risiko vurderet", "Risk judged"),
    "operation.gate.advance": ("Gate afgjort", "Gate decided"),
    "operation.gate.forum": ("Forum valgt", "Forum chosen"),
    "operation.gate.condition": ("Betingelse opfyldt", "Condition met"),
    "operation.decide.financing": ("Penge bevilget", "Money granted"),
    "operation.decide.stop": ("Stoppet", "Stopped"),
    "operation.decide.hold": ("Sat på hold", "Put on hold"),
    "operation.decide.resume": ("Taget op igen", "Taken up again"),
    "operation.decide.risk": ("Risiko accepteret", "Risk accepted"),
    "operation.decide.carry-forward": ("Overført til næste år", "Carried into next year"),
    "operation.decide.hand-over": ("Overdraget til drift", "Handed over to operation"),
    "operation.phase.start": ("Fase begyndt", "Phase started"),
    "operation.rollout": ("Spredning", "Rollout"),
    "operation.close": ("Afsluttet", "Closed"),
    "operation.priority.decide": ("Prioritet besluttet", "Priority decided"),
    "operation.checklist.facts": ("Fakta besvaret", "Facts answered"),
    "operation.checklist.answer": ("Spørgeskema besvaret", "Questionnaire answered"),
    "operation.checklist.evidence": ("Dokumentation tilføjet", "Evidence attached"),
    "operation.checklist.sign": ("Svar underskrevet", "Answers signed"),
    "operation.checklist.accept": ("Vilkår accepteret", "Conditions accepted"),
    "operation.pools.commit": ("Penge forpligtet", "Money committed"),
    "operation.pools.spend": ("Bilag bogført", "Voucher booked"),
    "operation.pools.release": ("Penge givet tilbage", "Money given back"),
    # Steps of intake inside a sentence.
    "intake.step.triage": ("valget mellem projekt og indkøb", "the choice of project or purchase"),
    "intake.step.blockers": ("stopklodserne", "the blockers"),
    "intake.step.interest": ("interessen", "the interest"),
    "intake.step.priority": ("den umiddelbare prioritering", "the immediate priority"),
    "intake.step.owner": ("projektejeren", "the owner"),
    "intake.step.manager": ("projektlederen", "the manager"),
    "done.step.done": (
        "{project}: trin {number} i {phase} er gjort ({step}).",
        "{project}: step {number} of {phase} is done ({step}).",
    ),
    "done.approval": (
        "{project}: {title} er godkendt, som indholdet er nu.",
        "{project}: {title} is approved, with the content as it is now.",
    ),
    "done.comment": (
        "{project}: kommentaren til {title} er noteret.",
        "{project}: the comment on {title} is noted.",
    ),
    "done.recommendation": (
        "{project}: DigiTek anbefaler prioriteten {priority}.",
        "{project}: DigiTek recommends the priority {priority}.",
    ),
    "done.gate.condition": (
        "{project}: betingelse {condition} i {decision} er meldt opfyldt.",
        "{project}: condition {condition} of {decision} is declared met.",
    ),
    "done.gate.forum": ("{project}: forum ved {gate} er noteret.", "{project}: the forum at {gate} is noted."),
    "done.decide.financing": (
        "{project}: penge bevilget ({decision}). Nu: {phase} ({status}).",
        "{project}: money granted ({decision}). Now: {phase} ({status}).",
    ),
    "done.decide.stop": (
        "{project} er stoppet ({decision}); det, der endnu var reserveret, er frigivet.",
        "{project} is stopped ({decision}); what was still reserved has been released.",
    ),
    "done.decide.hold": ("{project} er sat på hold ({decision}).", "{project} is on hold ({decision})."),
    "done.decide.resume": (
        "{project} er taget op igen ({decision}). Nu: {phase} ({status}).",
        "{project} has been taken up again ({decision}). Now: {phase} ({status}).",
    ),
    "done.decide.risk": (
        "{project}: risikoen er accepteret ({decision}).",
        "{project}: the risk is accepted ({decision}).",
    ),
    "done.decide.carry-forward": (
        "{project}: resten må overføres til næste år ({decision}).",
        "{project}: the rest may be carried into next year ({decision}).",
    ),
    "done.decide.hand-over": (
        "{project} er overdraget til drift ({decision}); det, der endnu var reserveret, er frigivet.",
        "{project} is handed over to operation ({decision}); what was still reserved has been released.",
    ),
    "done.phase.start": (
        "{project} er i {phase} ({status}, {decision}).",
        "{project} is in {phase} ({status}, {decision}).",
    ),
    "done.rollout": (
        "{project}: {department} er i {department_phase} ({decision}).",
        "{project}: {department} is in {department_phase} ({decision}).",
    ),
    "done.close": ("{project} er afsluttet ({decision}).", "{project} is closed ({decision})."),
    "done.priority.decide": (
        "{project}: chefgruppen har besluttet prioriteten {level} ({decision}).",
        "{project}: the heads' group has decided the priority {level} ({decision}).",
    ),
    "done.risk": (
        "{project}: risikoen er vurderet til kategori {category}.",
        "{project}: the risk is judged as category {category}.",
    ),
}

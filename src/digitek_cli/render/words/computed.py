"""What follows from the facts, why, and what can still change it."""

WORDS: dict[str, tuple[str, str]] = {
    "computed.head": ("Beregnet af fakta (regler pr. {date})", "Computed from the facts (rules as of {date})"),
    "computed.next": ("Ubesvarede fakta besvares med:", "Unanswered facts are answered with:"),
    "computed.next.pair": ("NØGLE=VÆRDI", "KEY=VALUE"),
    "computed.mark": (
        "° hviler på kilder, som ikke er efterprøvet. Hvilke: digitek checklist explain {project} PUNKT",
        "° rests on sources that are not verified. Which ones: digitek checklist explain {project} ITEM",
    ),
    # The names.
    "computed.name.mdr_status": ("MDR-status", "MDR status"),
    "computed.name.mdr_class": ("MDR-klasse", "MDR class"),
    "computed.name.class_mismatch": ("Fabrikantens klasse", "The manufacturer's class"),
    "computed.name.notified_body": ("Bemyndiget organ", "Notified body"),
    "computed.name.ce_acts": ("CE-retsakter", "CE acts"),
    "computed.name.dpia": ("Konsekvensanalyse (DPIA)", "Impact assessment (DPIA)"),
    "computed.name.wp248_count": ("Antal DPIA-kriterier", "Number of DPIA criteria"),
    "computed.name.ai_tier": ("AI-forordningen", "AI Act"),
    "computed.name.fria": (
        "Konsekvensanalyse af grundlæggende rettigheder (FRIA)",
        "Fundamental rights impact assessment (FRIA)",
    ),
    "computed.name.procurement_route": ("Udbudsrute", "Procurement route"),
    # Rules that are no row of a table.
    "computed.rule.classed_when": ("kun medicinsk udstyr har en klasse", "only a medical device has a class"),
    "computed.rule.notified_body_when": ("bemyndiget organ efter klassen", "notified body by the class"),
    "computed.rule.fria_when": ("FRIA efter AI-forordningens art. 27", "FRIA under the AI Act's Art. 27"),
    "computed.rule.not_applicable_when": ("ingen personoplysninger", "no personal data"),
    "computed.rule.wp248_criteria": ("de ni kriterier", "the nine criteria"),
    "computed.rule.stated_class": ("den oplyste klasse mod den beregnede", "the stated class against the computed one"),
    # The sentences.
    "computed.is": ("{name}: {value}", "{name}: {value}"),
    "computed.because": ("{value} – {rules}", "{value} – {rules}"),
    "computed.not-while-unclear": (
        "ikke så længe det er uklart, om det er medicinsk udstyr",
        "not while it is unclear whether it is a medical device",
    ),
    "computed.until-clear": (
        "Det gælder, indtil det er afgjort, om det er medicinsk udstyr.",
        "This holds until it is settled whether it is a medical device.",
    ),
    "computed.at-least": ("mindst {value}", "at least {value}"),
    "computed.least": ("{value} (mindst)", "{value} (at least)"),
    "computed.criteria": ("{value}; {count} af {total} kriterier", "{value}; {count} of {total} criteria"),
    "computed.all-answered": (
        "alt, der kunne kræve den, er besvaret",
        "everything that could require it is answered",
    ),
    "computed.fact": ("{key} = {value}", "{key} = {value}"),
    "computed.from": ("{rule}, gælder fra {date}", "{rule}, applies from {date}"),
    "computed.since": ("{rule}, gælder siden {date}", "{rule}, in force since {date}"),
    "computed.could-be": ("Kan stadig blive {values}: {facts}.", "Can still become {values}: {facts}."),
    "computed.could-be.expert": (
        "Kan stadig blive {values}; det afgør en fagperson og intet faktum.",
        "Can still become {values}; an expert decides that, and no fact.",
    ),
    "computed.possibly": ("Muligvis også {values}: {facts}.", "Possibly also {values}: {facts}."),
    "computed.unanswered": ("{fact} er ubesvaret", "{fact} is unanswered"),
    "computed.unanswered.many": ("{facts} er ubesvarede", "{facts} are unanswered"),
    "computed.question": ("«{question}» ({key})", '"{question}" ({key})'),
    "computed.others": ("{count} andre", "{count} others"),
    "computed.or": ("eller", "or"),
    "computed.yes": ("ja", "yes"),
    "computed.no": ("nej", "no"),
    "computed.none": ("ingen", "none"),
    # One item explained.
    "computed.now": ("Beregnet nu: {value}.", "Computed now: {value}."),
    "computed.fired": ("{rule} → {value}: regel {id}", "{rule} → {value}: rule {id}"),
    "computed.fired.sources": (
        "{rule} → {value}: regel {id}, kilder {sources}",
        "{rule} → {value}: rule {id}, sources {sources}",
    ),
    "computed.pending": (
        "Kan stadig ændre det: {rule} → {value}: regel {id} (ubesvaret: {keys})",
        "Can still change it: {rule} → {value}: rule {id} (unanswered: {keys})",
    ),
    # What other facts would change.
    "computed.what-if": ("{name}: {before} → {after}", "{name}: {before} → {after}"),
}

"""Words of the page for the meeting; its sentences stand in the templates."""

WORDS: dict[str, tuple[str, str]] = {
    "compliance.title": ("Overholdelse", "Compliance"),
    "compliance.or": (" eller ", " or "),
    "compliance.more": ("{names} og {count} flere", "{names} and {count} more"),
    "compliance.nobody": ("ingen udpeget ({role})", "nobody appointed ({role})"),
    "compliance.overdue": ("{day}: overskredet", "{day}: overdue"),
    "compliance.waits-for": (
        "står på stop, fordi {names} ikke er lukket · {point}",
        "stands at stop because of what is not closed: {names} · {point}",
    ),
    "compliance.nothing-applies": ("intet gælder for projektet", "nothing applies to the project"),
    "compliance.at-least": ("{value} eller højere", "{value} or higher"),
    "compliance.beside.notified_body": (
        "{value}; bemyndiget organ: {answer}",
        "{value}; notified body: {answer}",
    ),
    "compliance.until-clear": (
        "{value}, indtil det er afgjort, om det er medicinsk udstyr",
        "{value}, until it is settled whether it is a medical device",
    ),
    "compliance.beside.fria": (
        "{value}; konsekvensanalyse for grundrettigheder (FRIA): {answer}",
        "{value}; fundamental rights impact assessment (FRIA): {answer}",
    ),
    # A light is a word and a sign; it needs no colour.
    "compliance.light.stop": ("✗ RØD", "✗ RED"),
    "compliance.light.waiting": ("! GUL", "! YELLOW"),
    "compliance.light.in-order": ("✓ GRØN", "✓ GREEN"),
    "compliance.light.silent": ("– gælder ikke", "– does not apply"),
    "compliance.deed.answer": ("svarer på {items}", "answers {items}"),
    "compliance.deed.facts": ("oplyser det, der mangler til {items}", "gives the facts that {items} wait for"),
    "compliance.deed.evidence": ("skaffer dokumentation til {items}", "finds evidence for {items}"),
    "compliance.deed.sign": ("underskriver {items}", "signs {items}"),
    "compliance.deed.owner": (
        "finder en ansvarlig og en frist til {items}",
        "finds an owner and a date for {items}",
    ),
    "compliance.deed.condition": ("opfylder vilkårene i {items}", "meets the conditions of {items}"),
    "compliance.computed.mdr_status": ("Medicinsk udstyr", "Medical device"),
    "compliance.computed.mdr_class": ("Klasse", "Class"),
    "compliance.computed.ce_acts": ("CE-retsakter", "CE acts"),
    "compliance.computed.dpia": ("Konsekvensanalyse (DPIA)", "Impact assessment (DPIA)"),
    "compliance.computed.ai_tier": ("AI-forordningen", "AI Act"),
    "compliance.computed.procurement_route": ("Udbud", "Procurement"),
}

"""What follows from the facts, in a sentence each: the value, the rule and the fact behind it, what can change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.render import conditions
from digitek_cli.render.language import label, listing, phrase, say
from digitek_cli.rules.computed import EXPERT, NONE, STATUS, UNCLEAR, UNKNOWN
from digitek_cli.rules.sources import doubtful

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digitek_cli.model.checklist import FactRegister
    from digitek_cli.model.sources import SourceRegister
    from digitek_cli.rules.trace import Rule, Why

MANY = 4  # from as many on only the first two are named
FIRST = 2
MARK = "°"
ACTS, IMPACT, COUNT, BODY = "ce_acts", "dpia", "wp248_count", "notified_body"
RISING = ("mdr_class", "ai_tier")
# Told with another value, or about one item only.
WITHIN = (COUNT, "class_mismatch")
BOOLEANS = {"yes": "computed.yes", "no": "computed.no"}


def document(why: Mapping[str, Why], register: FactRegister | None) -> dict[str, Any]:
    """Every computed value with the rules that fired, on which facts, and what could still change it."""
    return {name: _document(one, register) for name, one in why.items()}


def _document(why: Why, register: FactRegister | None) -> dict[str, Any]:
    return {
        "value": why.value,
        "settled": why.settled,
        "fired": [_rule_document(rule) | {"facts": dict(rule.facts)} for rule in why.fired],
        "could_change": {
            "values": why.possible,
            "rules": [_rule_document(rule) | {"facts": list(rule.facts)} for rule in why.pending],
            "facts": [{"key": key, "question": conditions.question(key, register)} for key in why.unanswered],
        },
    }


def _rule_document(rule: Rule) -> dict[str, Any]:
    row = rule.row
    return {
        "rule": rule.id,
        "value": rule.value,
        "text": rule_words(rule),
        "source": row.source if row else (),
        "since": row.since if row else None,
        "applies_from": row.applies_from if row else None,
    }


def lines(why: Mapping[str, Why], register: FactRegister, sources: SourceRegister | None) -> list[str]:
    """One paragraph for each computed value; the acts that apply get one each below their heading.

    MARK stands behind what rests on a source that nobody has verified.
    """
    found: list[str] = []
    for name in (name for name in why if name not in WITHIN):
        one = why[name]
        if name == ACTS:
            found += _acts(one, register, sources)
            found += [f"    {say('computed.until-clear')}"] if unclear(why) else []
        else:
            count = why[COUNT] if name == IMPACT else None
            found.append(f"  {sentence(name, one, register, count, _mark(one.fired, sources))}")
    return found


def asks(why: Mapping[str, Why]) -> bool:
    """Whether one of the paragraphs names a fact to answer."""
    return any(one.possible and one.unanswered for name, one in why.items() if name not in WITHIN)


def _mark(rules: Iterable[Rule], sources: SourceRegister | None) -> str:
    named = [name for rule in rules if rule.row is not None for name in rule.row.source]
    return MARK if doubtful(sources, named) else ""


def sentence(name: str, why: Why, register: FactRegister, count: Why | None = None, mark: str = "") -> str:
    """What it is, by which rule on which fact, what it could still become, and which answer that takes.

    As in `MDR-klasse: mindst IIa – regel 11a (sw.info_dx_tx = ja). Kan stadig blive IIb: «…» (…) er ubesvaret.`
    """
    value = shown(name, why, register)
    if count is not None and register.tables is not None and why.value != "not_applicable":
        value = say("computed.criteria", value=value, count=count.value, total=len(register.tables.dpia.criteria))
    reasons = because(why, register)
    told = say("computed.because", value=value, rules=reasons) if reasons else value
    more = could_change(why, register, "computed.possibly" if name == ACTS else "computed.could-be")
    until = say("computed.until-clear") if name == ACTS and _rests_on_unclear(why) else ""
    return " ".join(filter(None, (say("computed.is", name=f"{title(name)}{mark}", value=f"{told}."), more, until)))


def unclear(why: Mapping[str, Why]) -> bool:
    """Whether it was answered that nobody can tell if it is a medical device; what follows then is for the time being.

    The tables weigh an unclear purpose as no device of any class: as a value that is right, as a sentence it would
    be a no that nobody has said.
    """
    status = why.get("mdr_status")
    return status is not None and status.settled and status.value == UNCLEAR


def _rests_on_unclear(why: Why) -> bool:
    return any(rule.facts.get(STATUS) == UNCLEAR for rule in why.fired)


def title(name: str) -> str:
    """What a computed value is called."""
    return say(f"computed.name.{name}")


def shown(name: str, why: Why, register: FactRegister) -> str:
    """A computed value in words; a class or a tier that may still rise is at least what it is."""
    if name == BODY and why.value is False and _rests_on_unclear(why):
        return say("computed.not-while-unclear")
    if isinstance(why.value, bool):
        return phrase(why.value)
    if why.value is None:
        return say("checklist.unknown")
    if isinstance(why.value, tuple):
        return listing([words(value, register) for value in why.value]) or say("computed.none")
    value = words(str(why.value), register)
    rises = name in RISING and not why.settled and why.value not in (NONE, EXPERT, UNKNOWN)
    return say("computed.at-least", value=value) if rises else value


def words(value: str, register: FactRegister) -> str:
    """One value of a table in words; a class is named by its letters alone."""
    if value in BOOLEANS:
        return say(BOOLEANS[value])
    if register.tables and any(value in classes for classes in register.tables.class_order) and value != EXPERT:
        return value
    labels = register.tables.labels if register.tables else {}
    return _inside(label(labels[value])) if value in labels else value


def because(why: Why, register: FactRegister) -> str:
    """The rules that fired, each with the facts that made it true."""
    if why.value == "not_required":
        return say("computed.all-answered")
    return listing([_because(rule, register) for rule in why.fired])


def _because(rule: Rule, register: FactRegister) -> str:
    facts = ", ".join(_fact(key, value, register) for key, value in rule.facts.items())
    if rule.row is None:
        return facts
    named = dated(rule)
    return f"{named} ({facts})" if facts else named


def _fact(key: str, value: object, register: FactRegister) -> str:
    name = key if key in register.facts else conditions.question(key, register)
    return say("computed.fact", key=name, value=conditions.value(key, value, register))


def rule_words(rule: Rule) -> str:
    """What a rule is called."""
    if rule.row is None:
        return say(f"computed.rule.{rule.id}")
    return label(rule.row.text) if rule.row.text else rule.id


def dated(rule: Rule) -> str:
    """A rule with the day from which it applies, where the table has one."""
    if rule.row is not None and rule.row.applies_from is not None:
        return say("computed.from", rule=rule_words(rule), date=rule.row.applies_from)
    if rule.row is not None and rule.row.since is not None:
        return say("computed.since", rule=rule_words(rule), date=rule.row.since)
    return rule_words(rule)


def could_change(why: Why, register: FactRegister, key: str = "computed.could-be") -> str:
    """What answers could still make of it, and which; nothing where none can."""
    if not why.possible:
        return ""
    values = either([words(value, register) for value in why.possible])
    if not why.unanswered:
        return say("computed.could-be.expert", values=values)
    return say(key, values=values, facts=unanswered(why.unanswered, register))


def unanswered(keys: Sequence[str], register: FactRegister) -> str:
    """The first questions with their keys, and how many more there are."""
    asked = [say("computed.question", question=conditions.question(key, register), key=key) for key in _first(keys)]
    if len(asked) < len(keys):
        asked.append(say("computed.others", count=len(keys) - len(asked)))
    return (
        say("computed.unanswered", fact=asked[0])
        if len(asked) == 1
        else say("computed.unanswered.many", facts=listing(asked))
    )


def either(words: Sequence[str]) -> str:
    """`a, b eller c`; of many the first, and how many more there are."""
    told = [*_first(words)]
    if len(told) < len(words):
        told.append(say("computed.others", count=len(words) - len(told)))
    return f" {say('computed.or')} ".join(filter(None, (", ".join(told[:-1]), told[-1])))


def _first(items: Sequence[str]) -> Sequence[str]:
    return items if len(items) < MANY else items[:FIRST]


def _inside(text: str) -> str:
    """A label in the middle of a sentence; an abbreviation keeps its capital."""
    first = text.split(" ")[0]
    return text[:1].lower() + text[1:] if len(first) > FIRST and first[1:].islower() else text


def changes(pairs: Mapping[str, tuple[Why, Why]], register: FactRegister) -> list[str]:
    """What each computed value would become, and why."""
    found = []
    for name, (old, new) in pairs.items():
        now, then = shown(name, old, register), sentence(name, new, register).partition(": ")[2]
        found.append(say("computed.what-if", name=title(name), before=now, after=then))
    return found


def _acts(why: Why, register: FactRegister, sources: SourceRegister | None) -> list[str]:
    head = "" if why.fired else f" {say('computed.none')}."
    rows = [
        f"    {words(rule.value, register)}{_mark((rule,), sources)} – {_because(rule, register)}."
        for rule in why.fired
    ]
    possibly = could_change(why, register, "computed.possibly")
    return [f"  {title(ACTS)}:{head}", *rows, *([f"    {possibly}"] if possibly else [])]


def behind(name: str, why: Why, register: FactRegister) -> list[str]:
    """All rules behind one value, by id and source, and all that could still change it."""
    found = [say("computed.now", value=f"{sentence(name, why, register)}".rstrip("."))]
    found += [f"  {_told(rule, register)}" for rule in why.fired]
    found += [
        "  "
        + say(
            "computed.pending", rule=dated(rule), value=words(rule.value, register), id=rule.id, keys=_keys(rule.facts)
        )
        for rule in why.pending
    ]
    return found


def _told(rule: Rule, register: FactRegister) -> str:
    sources = rule.row.source if rule.row else ()
    key = "computed.fired.sources" if sources else "computed.fired"
    return say(key, rule=rule_words(rule), value=words(rule.value, register), id=rule.id, sources=", ".join(sources))


def _keys(facts: Iterable[str]) -> str:
    return listing(list(facts))

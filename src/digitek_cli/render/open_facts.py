"""The facts that nobody has answered yet and that still decide which items a gate asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digitek_cli.render.language import label, one_line, say, truth
from digitek_cli.render.sources import of_fact
from digitek_cli.render.wrapping import folded
from digitek_cli.rules.sources import rests_on_doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digitek_cli.model.checklist import FactDefinition, FactRegister
    from digitek_cli.model.sources import SourceRegister
    from digitek_cli.model.terms import Gate
    from digitek_cli.rules.checklists import ItemView


def open_facts(views: Sequence[ItemView], register: FactRegister | None) -> dict[str, list[str]]:
    """Every such fact with the items that wait for it, those that most wait for first."""
    known = register.facts if register else {}
    waiting: dict[str, list[str]] = {}
    for view in views:
        for name in view.unknown:
            if name in known:
                waiting.setdefault(name, []).append(view.id)
    return dict(sorted(waiting.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def document(
    project: str,
    gate: Gate | None,
    waiting: dict[str, list[str]],
    register: FactRegister | None,
    sources: SourceRegister | None = None,
) -> dict[str, Any]:
    """The facts as a script reads them."""
    facts = [
        {
            "key": name,
            "question": label(register.facts[name].text),
            "type": register.facts[name].type,
            "values": _tokens(register.facts[name]),
            "items": items,
            "unverified": rests_on_doubt(sources, register.facts[name].source, register.facts[name].unverified),
        }
        for name, items in waiting.items()
        if register
    ]
    return {"project": project, "gate": gate, "facts": facts}


def text(
    project: str,
    gate: Gate | None,
    waiting: dict[str, list[str]],
    register: FactRegister | None,
    sources: SourceRegister | None = None,
) -> str:
    """Key, question, what may be answered, and at last the command."""
    if not waiting or register is None:
        return say("open-facts.none", project=project)
    lines = [say("open-facts.head" if gate else "open-facts.head.no-gate", gate=gate, count=len(waiting)), ""]
    for name, items in waiting.items():
        definition = register.facts[name]
        lines += [
            f"  {name}={_values(definition)}",
            f"      {one_line(label(definition.text))} ({say('open-facts.items', count=len(items))})"
            f"{of_fact(sources, register, name)}",
        ]
    return "\n".join(folded([*lines, "", say("open-facts.next", project=project)]))


def _tokens(definition: FactDefinition) -> list[str]:
    return ["true", "false"] if definition.type == "bool" else list(definition.values)


def _values(definition: FactDefinition) -> str:
    if definition.type == "bool":
        return f"{truth(True)}|{truth(False)}"
    if not definition.values:
        return say(f"open-facts.kind.{definition.type}")
    return ("," if definition.type == "list" else "|").join(definition.values)

"""Questionnaires as data, and what a project has answered."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from digitek_cli.model.organisation import Labels
from digitek_cli.model.terms import Gate, Role
from digitek_cli.model.value import Count, Day, Flag, Initials, Line, Text, Value


class FactDefinition(Value):
    """A typed question about the project; null means unknown, never no. `source` is where the question comes from.

    `asked_when` is for yes and no only: while it is certainly false and nobody has answered, the answer is no.
    """

    type: Literal["bool", "enum", "list", "date", "number"]
    values: tuple[Line, ...] = ()
    text: Labels
    labels: dict[str, Labels] = {}
    source: tuple[Line, ...] = ()
    asked_when: Line | None = None
    unverified: Flag = False


class TableRow(Value):
    """One row of a decision table: the value that holds when the condition does, and the source of the rule.

    `text` names the rule in a sentence: "mindst IIa – regel 11a".
    """

    id: Line
    when: Line
    value: Line
    text: Labels | None = None
    source: tuple[Line, ...] = ()
    since: Day | None = None
    applies_from: Day | None = None


class ImpactRules(Value):
    """When a data protection impact assessment is required: the nine criteria, the rules, and what rules it out."""

    criteria: tuple[Line, ...]
    required: tuple[TableRow, ...]
    not_applicable_when: Line


class DecisionTables(Value):
    """What follows from the facts. Which row wins and what an unknown does stands in rules.computed.

    `class_order` goes from the mildest class to the strictest; equals share a rung. `labels` names every value.
    """

    rules_as_of: Day
    mdr_status: tuple[TableRow, ...]
    classed_when: Line
    mdr_class: tuple[TableRow, ...]
    class_order: tuple[tuple[Line, ...], ...]
    notified_body_when: Line
    ce_acts: tuple[TableRow, ...]
    dpia: ImpactRules
    ai_tier: tuple[TableRow, ...]
    fria_when: Line
    procurement: tuple[TableRow, ...]
    labels: dict[str, Labels] = {}


class FactRegister(Value):
    """All facts that expressions may read, and the tables that draw conclusions from them."""

    version: Line
    facts: dict[str, FactDefinition]
    tables: DecisionTables | None = None


class AnswerType(Value):
    """How an item is answered.

    `sets` writes a fact through `map`; an option that the map does not name gives itself, ja and nej give true and
    false. `exclusive` options of a `multi` stand alone; the others are all required where an outcome says `delvist`.
    """

    type: Literal["single", "multi", "text", "number", "table", "computed_confirm", "derived"]
    options: tuple[Line, ...] = ()
    exclusive: tuple[Line, ...] = ()
    columns: tuple[Line, ...] = ()
    labels: dict[str, Labels] = {}
    sets: Line | None = None
    map: dict[str, Any] = {}
    computes: Line | None = None
    from_: tuple[Line, ...] = Field(default=(), alias="from")


class ItemOutcome(Value):
    """What an answer leads to; the first that matches wins."""

    answer: Line
    when: Line = "true"
    result: Literal["ok", "condition", "stop"]
    text: Labels | None = None


class EvidenceCheck(Value):
    """One thing to look for in a piece of evidence."""

    id: Line
    title: Labels


class EvidenceWanted(Value):
    """A piece of evidence: kept as a reference, never as the document."""

    id: Line
    title: Labels | None = None
    required: Flag = False
    when: Line = "true"
    max_age_days: Count | None = None
    checks: tuple[EvidenceCheck, ...] = ()


class Item(Value):
    """One question, when it applies, what it can lead to, and who signs it."""

    id: Line
    text: Labels
    source: tuple[Line, ...]
    answer: AnswerType
    applies_when: Line = "true"
    outcomes: tuple[ItemOutcome, ...] = ()
    evidence: tuple[EvidenceWanted, ...] = ()
    blocks: Gate
    reviewer: Role
    unverified: Flag = False


class Questionnaire(Value):
    """One version of a questionnaire. Past `review_by` new answers are given under old rules."""

    id: Line
    version: Line
    title: Labels
    rules_as_of: Day
    review_by: Day
    items: tuple[Item, ...]

    def item(self, item_id: str) -> Item | None:
        """An item by id, or None."""
        return next((item for item in self.items if item.id == item_id), None)


class Fact(Value):
    """One answered fact; `value` null is an explicit "don't know"."""

    value: Any = None
    by: Initials | None = None
    date: Day


class FactSheet(Value):
    """`checklists/<year>/<project>/facts.yaml`."""

    project: Line
    facts: dict[str, Fact] = {}


class Attached(Value):
    """Evidence by reference: what it is, where it lies, when it was given and by whom; of a file at hand its hash."""

    id: Line
    ref: Line
    date: Day
    by: Initials | None = None
    sha256: Line | None = None


class Answer(Value):
    """What was answered to one item, or for an open item who owes it by when.

    `computed` is what the tool had computed when a computed answer was confirmed or overridden. `round` counts up
    whenever a signature or an acceptance of it falls, so that none comes back when the answer or a fact does.
    """

    value: Any = None
    computed: Any = None
    by: Initials
    date: Day
    evidence: tuple[Attached, ...] = ()
    note: Text | None = None
    owner: Initials | None = None
    due: Day | None = None
    round: Count = 1


class AnswerSheet(Value):
    """`checklists/<year>/<project>/<questionnaire>.yaml`: answered under one version."""

    project: Line
    questionnaire: Line
    version: Line
    answers: dict[str, Answer] = {}

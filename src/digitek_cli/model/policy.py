"""The rules in force from a date: phases and steps, gates and their criteria, decision rights, thresholds, frames.

What the organisation chose is here as data; code holds only the mechanisms that the words name. Conditions
are written in the small expression language of `rules.expressions`.
"""

from __future__ import annotations

from pydantic import Field

from digitek_cli.model.capacity import CapacityRules
from digitek_cli.model.organisation import Labels
from digitek_cli.model.prioritising import PriorityRules
from digitek_cli.model.terms import (
    Decider,
    DecisionKind,
    Gate,
    Outcome,
    Phase,
    ProjectType,
    Role,
    Severity,
    StepKind,
)
from digitek_cli.model.value import Amount, Count, Day, Flag, Line, Value


class Step(Value):
    """A numbered step of a phase. `by` lists the roles that may do it; `when` says when it applies at all."""

    id: Line
    number: Count
    title: Labels
    kind: StepKind
    by: tuple[Role, ...] = ()
    document: Line | None = None
    evidence: Flag = False
    when: Line = "true"
    rule: Line


class PhaseRules(Value):
    """The steps of one phase, in order."""

    phase: Phase
    steps: tuple[Step, ...] = ()


class DocumentKind(Value):
    """What a document shows, and which of those fields must be filled in."""

    id: Line
    title: Labels
    shows: tuple[Line, ...]
    requires: tuple[Line, ...] = ()
    template: Line
    rule: Line


class Criterion(Value):
    """One thing that a gate asks for.

    `check` names a mechanism of `rules.criteria`; the other fields are its parameters. `when` limits it by the
    project's facts, `outcomes` to some outcomes. What is missing can be waived by the decider if `waivable`.
    """

    check: Line
    severity: Severity = Severity.ERROR
    waivable: Flag = False
    phase: Phase | None = None
    document: Line | None = None
    field: Line | None = None
    step: Line | None = None
    when: Line = "true"
    outcomes: tuple[Outcome, ...] = ()
    rule: Line


class OutcomeRules(Value):
    """Where an outcome leads. `forward` outcomes must meet the criteria; the others need only a decider.

    `alone` outcomes stand by themselves, `needs` names others of the same set, `until` asks for a new date,
    `after` for a gate that has been passed.
    Where `when` is not true, `otherwise` is the code that a waiver of the decider must name.
    """

    outcome: Outcome
    to: Phase | None = None
    forward: Flag = False
    needs: tuple[Outcome, ...] = ()
    alone: Flag = False
    until: Flag = False
    after: Gate | None = None
    when: Line = "true"
    otherwise: Line | None = None
    rule: Line


class GateRules(Value):
    """A gate or control point: when it stands open, what it asks for and what it can end in."""

    gate: Gate
    title: Labels
    control_point: Flag = False
    types: tuple[ProjectType, ...]
    phases: tuple[Phase, ...]
    forward: Outcome
    outcomes: tuple[OutcomeRules, ...]
    criteria: tuple[Criterion, ...]


class RightsRow(Value):
    """One row of the decision-rights matrix; the first whose `when` is true decides (models 8b)."""

    rule: Line
    when: Line
    decider: Decider
    together_with: tuple[Role, ...] = ()
    because: Labels
    source: Line


class Thresholds(Value):
    """Numbers and conditions that the documents leave open (resolutions 16, 17, 41)."""

    very_small: Line
    resource_heavy: Line
    heads_quorum: Count
    spend_tolerance_percent: Count
    spend_tolerance_amount: Amount
    evidence_years: Count
    extensions: Count


class PoolFrame(Value):
    """One pool's frame for a year."""

    pool: Line
    amount: Amount


class FixedLine(Value):
    """One fixed line; `printed` keeps what the document prints where the stored amount is derived."""

    line: Line
    title: Labels
    amount: Amount
    printed: Amount | None = None
    in_stated: Flag = True
    source: Line


class YearFrames(Value):
    """The frames of one year. `stated_fixed` is the total that the documents state for the fixed lines.

    `questions` are the ids of the open questions about these figures; the balance shows those not yet answered.
    """

    year: Count
    pools: tuple[PoolFrame, ...]
    fixed: tuple[FixedLine, ...] = ()
    stated_fixed: Amount | None = None
    questions: tuple[Line, ...] = ()
    source: Line


class OpenQuestion(Value):
    """Where the documents disagree: shown as a warning until a human answers it."""

    id: Line
    text: Labels
    source: Line
    answered: Labels | None = None


class Pool(Value):
    """A pool and who owns it: an area's head, or without an area the heads' group."""

    id: Line
    title: Labels
    area: Line | None = None


class QuestionnaireInForce(Value):
    """A questionnaire version that new answers are given under."""

    id: Line
    version: Line


class DecisionRules(Value):
    """A decision outside the gates: in which phases it may be taken. The decider comes from the rights matrix."""

    kind: DecisionKind
    phases: tuple[Phase, ...]
    types: tuple[ProjectType, ...] = tuple(ProjectType)


class Policy(Value):
    """Everything in force from `valid_from` until the next policy file."""

    valid_from: Day
    source: Line
    phases: tuple[PhaseRules, ...]
    documents: tuple[DocumentKind, ...]
    gates: tuple[GateRules, ...]
    decisions: tuple[DecisionRules, ...]
    decision_rights: tuple[RightsRow, ...]
    thresholds: Thresholds
    priority: PriorityRules = PriorityRules()
    capacity: CapacityRules = CapacityRules()
    pools: tuple[Pool, ...]
    frames: tuple[YearFrames, ...]
    questionnaires: tuple[QuestionnaireInForce, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    checklist_order: tuple[Gate, ...] = Field(default=tuple(Gate))

    def gate(self, gate: Gate) -> GateRules:
        """The rules of a gate; every policy has all five (checked by rules.policy_lint)."""
        return next(rules for rules in self.gates if rules.gate == gate)

    def document(self, kind: str) -> DocumentKind | None:
        """A document kind, or None."""
        return next((document for document in self.documents if document.id == kind), None)

    def steps(self, phase: Phase) -> tuple[Step, ...]:
        """The steps of a phase; none for a phase that the policy does not name."""
        return next((rules.steps for rules in self.phases if rules.phase == phase), ())

    def pool(self, pool_id: str) -> Pool | None:
        """A pool, or None."""
        return next((pool for pool in self.pools if pool.id == pool_id), None)

    def frame(self, year: int) -> YearFrames | None:
        """The frames of a year, or None when no frames were adopted."""
        return next((frame for frame in self.frames if frame.year == year), None)

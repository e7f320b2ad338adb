"""A project: everything that is amended. What people decided and said about it lies in events."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from digitek_cli.model.terms import Currency, FundingSource, Leg, Phase, Priority, ProjectType
from digitek_cli.model.value import Amount, Count, Day, Flag, Initials, Line, Text, Title, Value


class Triage(Value):
    """R-105: purchase or project."""

    outcome: Literal["project", "purchase"]
    by: Initials
    date: Day


class Blockers(Value):
    """R-108: what stands in the way; `found` is empty when nothing does."""

    found: Text | None = None
    by: Initials
    date: Day


class Interest(Value):
    """R-109: does the manager or head want it described?"""

    wanted: Flag
    by: Initials
    date: Day


class FirstPriority(Value):
    """R-110: the immediate judgement, kept beside every later priority."""

    level: Priority
    by: Initials
    date: Day


class Appointment(Value):
    """R-111, R-112: who was appointed, by whom."""

    person: Initials
    by: Initials
    date: Day


class Intake(Value):
    """The six steps of intake (001: indkomne idéer)."""

    triage: Triage | None = None
    blockers: Blockers | None = None
    interest: Interest | None = None
    priority: FirstPriority | None = None
    owner: Appointment | None = None
    manager: Appointment | None = None


class Funding(Value):
    """The head's choice of source (R-119). `areas` lists the other areas that pay from their own pools."""

    source: FundingSource
    areas: tuple[Line, ...] = ()
    by: Initials | None = None
    date: Day | None = None


class Hours(Value):
    """DigiTek's hours, per phase."""

    study: Count = Field(default=0, ge=0)
    trial: Count = Field(default=0, ge=0)
    operation: Count = Field(default=0, ge=0)


class Budget(Value):
    """Kroner per phase. `external` is what others pay; `operation` is one year of operation."""

    study: Annotated[Amount, Field(ge=0)] | None = None
    trial: Annotated[Amount, Field(ge=0)] | None = None
    operation: Annotated[Amount, Field(ge=0)] | None = None
    external: Annotated[Amount, Field(ge=0)] | None = None
    hours: Hours = Hours()


class Benefit(Value):
    """One benefit of the TEK triangle, or with `negative` a disbenefit (R-060 to R-068)."""

    id: Line
    leg: Leg
    text: Text
    receiver: Line | None = None
    negative: Flag = False
    size: Count | None = Field(default=None, ge=0, le=4)
    half_by: Day | None = None
    mitigation: Text | None = None
    measurement: Text | None = None
    evidence: tuple[Line, ...] = ()


class Horizon(Value):
    """Months from the decision to half of a year's target; asked for only where no benefit says `half_by`."""

    months: Count = Field(ge=0)
    reason: Text | None = None
    by: Initials | None = None
    date: Day | None = None


class Attention(Value):
    """R-071: 0 none, 1 a manager asked, 2 a head's focus, 3 the heads' strategy, 4 director or politicians.

    More than 1 counts only with a reference to minutes, strategy or budget.
    """

    level: Count = Field(ge=0, le=4)
    reference: Line | None = None
    by: Initials | None = None
    date: Day | None = None


class Dimension(Value):
    """Resolution 27: one more side of the radar, by its own name."""

    id: Line
    value: Count = Field(ge=1, le=4)


class Concern(Value):
    """A risk that may happen or an issue that has: whose it is, by when, and when it was dealt with."""

    id: Line
    kind: Literal["risk", "issue"]
    text: Text
    owner: Initials
    due: Day
    raised: Day
    closed: Day | None = None
    note: Text | None = None


class Risk(Value):
    """The radar: four dimensions 1–4, more by name, and the judged category (R-051 to R-056).

    The lists of R-185 may be known before anyone has judged the category.
    """

    category: Count | None = Field(default=None, ge=1, le=4)
    predictability: Count | None = Field(default=None, ge=1, le=4)
    breadth: Count | None = Field(default=None, ge=1, le=4)
    profession: Count | None = Field(default=None, ge=1, le=4)
    technology: Count | None = Field(default=None, ge=1, le=4)
    extra: tuple[Dimension, ...] = ()
    product_known: Flag | None = None
    reason: Text | None = None
    doing: tuple[Text, ...] = ()
    not_doing: tuple[Text, ...] = ()
    by: Initials | None = None
    date: Day | None = None


class StepDone(Value):
    """One numbered step that has been done: `step` is its name within `phase`."""

    phase: Phase
    step: Line
    by: Initials
    date: Day
    evidence: tuple[Line, ...] = ()
    note: Text | None = None


class Figure(Value):
    """A number from a document, with unit and source; ranges keep both ends, and units are never mixed."""

    id: Line
    kind: Literal["activity", "use", "wish", "disposition", "target", "estimate", "duration", "capacity"]
    text: Text
    value: Amount | None = None
    low: Amount | None = None
    high: Amount | None = None
    unit: Line
    currency: Currency | None = None
    year: Count | None = None
    source: Line
    note: Text | None = None


class Delay(Value):
    """R-154: a delay is not a cancellation."""

    text: Text
    cause: Text | None = None
    source: Line


class Initiative(Value):
    """R-159: something to be tried."""

    text: Text
    status: Literal["planned", "running", "done", "unknown"] = "unknown"


class History(Value):
    """What lies before the first policy: told with its source, without decisions that nobody can show."""

    phase: Phase
    status: Literal["active", "completed", "unknown"] = "unknown"
    from_: Line | None = Field(default=None, alias="from")
    text: Text
    source: Line


class Origin(Value):
    """R-147, R-158: the project it springs from, and the decision that made it."""

    project: Line
    decision: Line | None = None


class Department(Value):
    """R-146: one department of a rollout, with its own phase."""

    id: Line
    phase: Phase
    area: Line | None = None


class Backlog(Value):
    """R-074: not started because of priority."""

    reason: Text
    date: Day | None = None


class Project(Value):
    """One project file. `phase` and the departments' phases equal the replay of the events."""

    id: Line
    title: Title
    type: ProjectType
    other_model: Line | None = None
    legal_basis: Line | None = None
    area: Line
    phase: Phase
    submitter: Initials
    received: Day
    source: Line | None = None
    need: Text | None = None
    solution: Text | None = None
    purpose: Text | None = None
    focus: tuple[Line, ...] = ()
    cross_directorate: Flag = False
    it_solution: Flag | None = None
    intake: Intake = Intake()
    owner: Initials | None = None
    manager: Initials | None = None
    citizen_effect: Text | None = None
    benefits: tuple[Benefit, ...] = ()
    horizon: Horizon | None = None
    attention: Attention | None = None
    risk: Risk | None = None
    concerns: tuple[Concern, ...] = ()
    budget: Budget = Budget()
    funding: Funding | None = None
    experience: Text | None = None
    involvement: Text | None = None
    measurement: Text | None = None
    roles: Text | None = None
    preparation: Text | None = None
    benefit_chain: Line | None = None
    operating_economics: Line | None = None
    operation_funded_by: Line | None = None
    trial_scope: Text | None = None
    trial_end: Day | None = None
    stop_criteria: Text | None = None
    experiences: Text | None = None
    economy: Text | None = None
    recommendations: Text | None = None
    measurements: Line | None = None
    chain_revisited: Line | None = None
    steps: tuple[StepDone, ...] = ()
    departments: tuple[Department, ...] = ()
    backlog: Backlog | None = None
    depends_on: tuple[Line, ...] = ()
    excludes: tuple[Line, ...] = ()
    learnt: Text | None = None
    shared: Text | None = None
    benefit_owner: Initials | None = None
    figures: tuple[Figure, ...] = ()
    delays: tuple[Delay, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    evidence: tuple[Line, ...] = ()
    origin: Origin | None = None
    formerly: tuple[Line, ...] = ()
    history: History | None = None

    @property
    def applicants(self) -> frozenset[str]:
        """Submitter, owner and manager: never the only ones who decide."""
        return frozenset(person for person in (self.submitter, self.owner, self.manager) if person)

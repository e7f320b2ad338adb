"""The closed word lists of the contract. Standard library only, so that a command signature costs nothing."""

from enum import StrEnum


class Phase(StrEnum):
    """Where a project is. Stored, and always equal to what its events say."""

    INTAKE = "intake"
    IDEA = "idea"
    STUDY = "study"
    TRIAL = "trial"
    OPERATION = "operation"
    ROLLOUT = "rollout"
    CLOSED = "closed"


class Status(StrEnum):
    """How a project stands. Derived from its events, never stored."""

    PIPELINE = "pipeline"
    BACKLOG = "backlog"
    ACTIVE = "active"
    ON_HOLD = "on-hold"
    STOPPED = "stopped"
    COMPLETED = "completed"


class ProjectType(StrEnum):
    """R-078: `digitek` runs the whole model; the other two have no gates."""

    DIGITEK = "digitek"
    MANDATORY = "mandatory"
    OTHER = "other"


class Gate(StrEnum):
    """Gates and control points, in the order in which a project meets them."""

    GATE_1 = "gate-1"
    GATE_2 = "gate-2"
    TRIAL_START = "trial-start"
    GATE_3 = "gate-3"
    OPERATION = "operation"


class Outcome(StrEnum):
    """What a gate can end in. A control point is passed with `trial` or `operation`."""

    STUDY = "study"
    TRIAL = "trial"
    OPERATION = "operation"
    ROLLOUT = "rollout"
    RETHINK = "rethink"
    STOP = "stop"
    RETURN = "return"
    POSTPONE = "postpone"
    EXTEND = "extend"


class Leg(StrEnum):
    """The TEK triangle, in the order of its weights (R-061)."""

    EFFICIENCY = "efficiency"
    QUALITY = "quality"
    WELLBEING = "wellbeing"


class Priority(StrEnum):
    """`very-high` belongs to mandatory projects alone (R-072)."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very-high"


class Role(StrEnum):
    """The role tokens of the contract."""

    DIRECTOR = "director"
    HEAD_OF_AREA = "head-of-area"
    DIGITALISATION_CONSULTANT = "digitalisation-consultant"
    PROJECT_MANAGER = "project-manager"
    MANAGER = "manager"
    PROJECT_OWNER = "project-owner"
    IT_DEPARTMENT = "it-department"
    DPO = "dpo"
    INFORMATION_SECURITY = "information-security"
    LEGAL = "legal"
    PROCUREMENT = "procurement"
    MEDICAL_DEVICE_OFFICER = "medical-device-officer"
    CLINICAL_LEAD = "clinical-lead"
    WORK_ENVIRONMENT = "work-environment"
    ARCHIVIST = "archivist"
    COMMUNICATIONS = "communications"
    EMPLOYEE = "employee"


class Decider(StrEnum):
    """Who decides, as `gate who` names it."""

    HEAD_OF_AREA = "head-of-area"
    HEADS_GROUP = "heads-group"
    CONTRIBUTING_HEADS = "contributing-heads"
    DIRECTOR = "director"
    PROJECT_OWNER = "project-owner"
    NONE = "none"


class FundingSource(StrEnum):
    """The head's choice of source (R-037, R-119); a choice is no reservation."""

    OWN = "own"
    COMMON = "common"
    CONTRIBUTING = "contributing"
    NONE = "none"


class Currency(StrEnum):
    """DKK and SEK are never added."""

    DKK = "DKK"
    SEK = "SEK"


class Severity(StrEnum):
    """Only errors make `check` fail; `--strict` counts warnings."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class StepKind(StrEnum):
    """What a step asks for."""

    TASK = "task"
    DOCUMENT = "document"
    APPROVAL = "approval"
    COMMENT = "comment"
    RECOMMENDATION = "recommendation"
    INTAKE = "intake"
    CHECKLIST = "checklist"


class DecisionKind(StrEnum):
    """Everything that needs a mandate. A gate decision also names its gate or control point."""

    GATE = "gate"
    FORUM = "forum"
    FINANCING = "financing"
    STOP = "stop"
    HOLD = "hold"
    RESUME = "resume"
    PRIORITY = "priority"
    RISK = "risk"
    ACCEPTANCE = "acceptance"
    HAND_OVER = "hand-over"
    CARRY_FORWARD = "carry-forward"
    START = "start"
    ROLLOUT = "rollout"
    CLOSING = "closing"
    WITHDRAWAL = "withdrawal"


class StatementKind(StrEnum):
    """What people say without deciding."""

    APPROVAL = "approval"
    COMMENT = "comment"
    RECOMMENDATION = "recommendation"
    FORUM = "forum"
    SIGNATURE = "signature"
    FULFILMENT = "fulfilment"
    WITHDRAWAL = "withdrawal"


class Account(StrEnum):
    """The accounts of a pool and year (models 8c)."""

    BUDGET = "budget"
    AVAILABLE = "available"
    RESERVED = "reserved"
    COMMITTED = "committed"
    SPENT = "spent"
    CARRIED = "carried"
    LAPSED = "lapsed"
    EXTERNAL = "external"


class TransactionKind(StrEnum):
    """The events of the ledger (models 8c)."""

    OPENING = "opening"
    RESERVATION = "reservation"
    COMMITMENT = "commitment"
    SPENDING = "spending"
    RELEASE = "release"
    TRANSFER = "transfer"
    PURCHASE = "purchase"
    GRANT = "grant"
    CARRY_FORWARD = "carry-forward"
    CLOSING = "closing"
    ASSERTION = "assertion"
    REVERSAL = "reversal"


class SecretKind(StrEnum):
    """What must not be written where it cannot be taken back."""

    PRIVATE_KEY = "private-key"
    TOKEN = "token"
    CONNECTION = "connection"
    PASSWORD = "password"


class ItemState(StrEnum):
    """The life of a questionnaire item."""

    NA = "na"
    OPEN = "open"
    CONDITION = "condition"
    STOP = "stop"
    OK = "ok"


class Per(StrEnum):
    """By whom the money that was given out is told apart."""

    AREA = "area"
    PROJECT = "project"

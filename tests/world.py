"""A portfolio in memory for core tests: the shipped rules without questionnaires, the cast, and commands as methods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

from digitek_cli.model.portfolio import Portfolio
from digitek_cli.model.project import Benefit as ProjectBenefit
from digitek_cli.model.project import Budget, Hours, Project, Risk
from digitek_cli.model.terms import FundingSource, Gate, Leg, Outcome, Phase, Priority, ProjectType
from digitek_cli.operations import decide, gate, intake, statement, step
from digitek_cli.operations.change import Change, Moment
from digitek_cli.operations.deciding import Reserve, Ruling
from digitek_cli.rules.check import check
from digitek_cli.rules.finding import Finding, errors
from digitek_cli.store.snapshot import read_worktree

ROOT = Path(__file__).parent.parent
START = date(2026, 1, 5)
INTAKE: tuple[tuple[str, Any, str], ...] = (
    ("triage", "project", "kon"),
    ("blockers", None, "kon"),
    ("interest", True, "lo1"),
    ("priority", Priority.HIGH, "lo1"),
    ("owner", "lo1", "hom"),
    ("manager", "pl1", "kon"),
)


@lru_cache
def shipped() -> Portfolio:
    """The shipped portfolio as it lies in the repository."""
    snapshot = read_worktree(ROOT / "portfolio")
    assert not snapshot.findings
    return snapshot.portfolio


@lru_cache
def rules_only(questionnaires: bool = False) -> Portfolio:
    """Organisation, rules and openings, without projects; and without questionnaires unless asked for."""
    whole = shipped()
    kept = {
        path: record
        for path, record in whole.records.items()
        if not path.startswith(("projects/", "checklists/", "evidence/"))
    }
    # The anchor lies in the history of this repository, and no world has that one.
    portfolio = Portfolio(kept).with_records(whole.settings.with_(anchor=None))
    if questionnaires:
        return portfolio
    return portfolio.with_records(*(policy.with_(questionnaires=()) for policy in portfolio.policies))


class World:
    """One portfolio and its calendar. Every method runs an operation and keeps what comes after it."""

    def __init__(self, portfolio: Portfolio | None = None, today: date = START) -> None:
        self.portfolio = portfolio or rules_only()
        self.today = today
        self._tokens = count(1)
        self.last: Change | None = None

    @property
    def moment(self) -> Moment:
        """The day, `kon` at the keyboard, and tokens that never repeat."""
        return Moment(self.today, "kon", lambda: f"t{next(self._tokens):05d}")

    def do(self, operation: Callable[..., Change], *args: Any, **kwargs: Any) -> Change:
        """Run an operation on the portfolio as it is."""
        change = operation(self.portfolio, *args, moment=self.moment, **kwargs)
        self.portfolio = change.after
        self.last = change
        return change

    def project(self, project_id: str = "P-2026-001") -> Project:
        """A project as it is now."""
        found = self.portfolio.project(project_id)
        assert found is not None
        return found

    def put(self, project: Project) -> None:
        """Set a project as `set` would, without the command."""
        self.portfolio = self.portfolio.with_records(project)

    def amend(self, project_id: str = "P-2026-001", **fields: Any) -> None:
        """Change fields of a project."""
        self.put(self.project(project_id).with_(**fields))

    def idea(self, project_id: str = "P-2026-001", **fields: Any) -> Project:
        """A described idea in intake."""
        values: dict[str, Any] = {
            "id": project_id,
            "type": ProjectType.DIGITEK,
            "phase": Phase.INTAKE,
            "title": "Digitale kalendertavler på plejecentre",
            "area": "omsorg",
            "submitter": "abc",
            "received": self.today,
            "need": "Beboerne mangler overblik over dagen.",
            "it_solution": False,
            "citizen_effect": "Flere klarer dagen selv.",
            "benefits": (
                ProjectBenefit(id="G1", leg=Leg.EFFICIENCY, text="Færre afbrydelser."),
                ProjectBenefit(id="G2", leg=Leg.QUALITY, text="Mere tryghed."),
            ),
            "risk": Risk(category=2),
            "budget": Budget(trial=Decimal(60000), hours=Hours(study=20, trial=30)),
        }
        project = Project.model_validate(values | fields)
        self.put(project)
        return project

    def intake_step(self, name: str, value: Any, by: str, project_id: str = "P-2026-001") -> None:
        """One step."""
        self.do(intake.record, intake.IntakeStep(project_id, name, value, by))

    def intake(self, project_id: str = "P-2026-001") -> None:
        """All six steps."""
        for name, value, by in INTAKE:
            self.intake_step(name, value, by, project_id)

    def prepare(self, phase: Phase, project_id: str = "P-2026-001", funding: FundingSource = FundingSource.OWN) -> None:
        """Steps, recommendation, approval, comment and funding for the gate at the end of a phase."""
        document = {Phase.IDEA: "idea-description", Phase.STUDY: "project-description", Phase.TRIAL: "evaluation"}[
            phase
        ]
        project = self.project(project_id)
        owner, head = project.owner or "lo1", self.head(project.area)
        for name in ("measurement", "operating_economics", "operation_funded_by", "roles", "preparation"):
            self.amend(project_id, **{name: f"Beskrevet: {name}"})
        for name in ("benefit_chain", "chain_revisited", "measurements", "experiences", "economy", "recommendations"):
            self.amend(project_id, **{name: f"Beskrevet: {name}"})
        self.amend(
            project_id, trial_scope="Ét plejecenter", trial_end=date(2026, 12, 1), stop_criteria="Ingen bruger den."
        )
        for view in step.views(self.portfolio, self.project(project_id), self.today):
            if (
                view.phase == phase
                and not view.done
                and view.applies is not False
                and view.step.kind in ("task", "document")
            ):
                by = owner if "project-manager" not in view.step.by else "pl1"
                self.do(step.done, project_id, f"{phase}.{view.step.id}", by, ("Sag 26/1",), None, None)
        say = statement.Saying
        very = Priority.HIGH
        self.do(statement.recommend, say(project_id, "kon", "Kom i gang."), very, 40, None)
        self.do(statement.approve, say(project_id, owner), document)
        choice = statement.FundingChoice(funding)
        self.do(statement.comment, say(project_id, head, "Godt forslag."), document, choice)

    def head(self, area: str) -> str:
        """The head of an area."""
        return {"omsorg": "hom", "social": "hso", "sundhed": "hsu"}[area]

    def advance(
        self,
        by: str,
        *outcomes: Outcome,
        project_id: str = "P-2026-001",
        at: Gate | None = None,
        reserve: tuple[tuple[str, int], ...] = (),
        title: str | None = None,
        **ruling: Any,
    ) -> Change:
        """Decide at a gate."""
        money = tuple(Reserve(pool, 2026, Decimal(amount)) for pool, amount in reserve)
        given = Ruling(tuple(by.split(",")), "Fordi det giver mening.", reserves=money, **ruling)
        return self.do(gate.advance, gate.Advance(project_id, given, at, outcomes, title))

    def decide(
        self, operation: Callable[..., Change], by: str, *args: Any, project_id: str = "P-2026-001", **more: Any
    ) -> Change:
        """A decision outside the gates."""
        reserves = tuple(Reserve(pool, 2026, Decimal(amount)) for pool, amount in more.pop("reserve", ()))
        ruling = Ruling(tuple(by.split(",")), "Fordi det giver mening.", reserves=reserves, **more)
        return self.do(operation, project_id, *args, ruling=ruling)

    def findings(self) -> tuple[Finding, ...]:
        """What `check` calls errors."""
        return errors(check(self.portfolio, self.today))


def in_trial(world: World | None = None) -> World:
    """A world with one project in its trial, passed through gates 1 and 2 on the area's own pool."""
    world = world or World()
    world.idea()
    world.intake()
    world.prepare(Phase.IDEA)
    world.advance("hom")
    world.prepare(Phase.STUDY)
    world.advance("hom", reserve=(("omsorg", 60000),))
    return world


def in_operation(world: World | None = None) -> World:
    """A world with one project in operation and rollout beside it."""
    world = in_trial(world)
    world.prepare(Phase.TRIAL)
    world.advance("hom", at=Gate.TRIAL_START)
    world.advance("hom", Outcome.OPERATION, Outcome.ROLLOUT, at=Gate.GATE_3)
    return world


__all__ = ["ProjectType", "World", "decide", "in_operation", "in_trial", "replace", "rules_only", "shipped"]

"""No sequence of commands reaches a state in which `check` finds an error.

Whatever is typed, in whatever order and by whomever: a command refuses, or what it leaves behind is sound. The
same machine asks that every state has a way out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from digitek_cli.errors import BadReference, RuleViolation
from digitek_cli.model.events import Condition, Waiver
from digitek_cli.model.project import Budget, Hours, Risk
from digitek_cli.model.terms import Decider, FundingSource, Gate, Outcome, Phase, Priority, ProjectType
from digitek_cli.operations import condition, decide, forum, gate, intake, pools, statement
from digitek_cli.operations.change import Change
from digitek_cli.operations.deciding import Reserve, Ruling
from digitek_cli.operations.project import Amendment
from digitek_cli.operations.project import amend as amend_field
from digitek_cli.rules import lifecycle
from digitek_cli.rules.attempt import open_conditions
from digitek_cli.rules.check import check
from digitek_cli.rules.finding import Finding, errors
from digitek_cli.rules.references import find_project
from tests.world import INTAKE, World

IDS = ("P-2026-001", "P-2026-002")
# The right people come up often enough for long stories, the wrong ones often enough to be refused.
PEOPLE = st.sampled_from(["hom", "hom", "hom,lo1", "hom,hso,hsu", "hso,lo1", "hso", "hso,hsu", "dir", "dir,hom", "pl1"])
POOLS = st.sampled_from(["omsorg", "social", "common"])
AMOUNTS = st.sampled_from([1, 5000, 60000, 150000, 1372000])
REASON = "Fordi det giver mening."
WAIVERS = ("FAST001", "STEP001", "DOC002", "COMM001", "TEK002", "COND001", "STEP001:contract")


class Commands(RuleBasedStateMachine):
    """Two projects, four pools, a calendar that only goes forward, and everybody may type anything."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(today=date(2026, 2, 16))
        self.done = 0

    def attempt(self, run: Callable[[], Any]) -> None:
        """A command either refuses and changes nothing, or counts."""
        before = self.world.portfolio
        try:
            run()
        except (RuleViolation, BadReference):
            assert self.world.portfolio is before
        else:
            self.done += 1

    @initialize(types=st.tuples(st.sampled_from(ProjectType), st.sampled_from(ProjectType)), ahead=st.integers(0, 4))
    def ideas(self, types: tuple[ProjectType, ProjectType], ahead: int) -> None:
        for project_id, type_ in zip(IDS, types, strict=True):
            self.world.idea(project_id, type=type_, legal_basis="Lov 1", other_model="Egen model")
        self.world.amend(IDS[1], area="social")
        if ahead:
            self.world.amend(IDS[0], type=ProjectType.DIGITEK)
            self.world.intake()
        if ahead > 1:
            self.world.prepare(Phase.IDEA)
            self.world.advance("hom")
        if ahead > 2:
            self.world.prepare(Phase.STUDY)
            self.world.advance("hom", reserve=(("omsorg", 60000),))
        if ahead > 3:
            self.world.prepare(Phase.TRIAL)
            self.world.advance("hom", at=Gate.TRIAL_START)

    def ruling(self, by: str, reserve: list[tuple[str, int]], **more: Any) -> Ruling:
        asked = tuple(Reserve(pool, 2026, Decimal(amount)) for pool, amount in reserve)
        return Ruling(tuple(by.split(",")), REASON, reserves=asked, **more)

    @rule(project=st.sampled_from(IDS), number=st.integers(0, 5), by=st.sampled_from(["kon", "lo1", "hom", "pl1"]))
    def one_step_of_intake(self, project: str, number: int, by: str) -> None:
        name, value, right = INTAKE[number]
        self.attempt(lambda: self.world.do(intake.record, intake.IntakeStep(project, name, value, by or right)))

    @rule(project=st.sampled_from(IDS), bad=st.sampled_from(["purchase", "no", "blocked"]))
    def intake_ends(self, project: str, bad: str) -> None:
        step, value, by = {
            "purchase": ("triage", "purchase", "kon"),
            "no": ("interest", False, "lo1"),
            "blocked": ("blockers", "Loven", "kon"),
        }[bad]
        self.attempt(lambda: self.world.do(intake.record, intake.IntakeStep(project, step, value, by)))

    @rule(project=st.sampled_from(IDS))
    def whole_intake(self, project: str) -> None:
        self.attempt_all(lambda: self.world.intake(project))

    def attempt_all(self, run: Callable[[], Any]) -> None:
        """Several commands in a row; the first refusal ends them, and what was done stays."""
        try:
            run()
        except (RuleViolation, BadReference):
            return
        self.done += 1

    @rule(
        project=st.sampled_from(IDS),
        phase=st.sampled_from([Phase.IDEA, Phase.STUDY, Phase.TRIAL]),
        funding=st.sampled_from(FundingSource),
    )
    def prepare(self, project: str, phase: Phase, funding: FundingSource) -> None:
        self.attempt_all(lambda: self.world.prepare(phase, project, funding))

    @rule(
        project=st.sampled_from(IDS),
        at=st.none() | st.sampled_from(Gate),
        by=PEOPLE,
        outcomes=st.lists(st.sampled_from(Outcome), max_size=2, unique=True),
        reserve=st.lists(st.tuples(POOLS, AMOUNTS), max_size=2),
        waive=st.lists(st.sampled_from(WAIVERS), max_size=2, unique=True),
        condition=st.sampled_from([None, None, ("pl1", 0), ("pl1", -5), ("zzz", 5)]),
        until=st.booleans(),
        title=st.booleans(),
        supersede=st.integers(0, 3).map(lambda chance: chance == 0),
        days_ago=st.sampled_from([0, 0, 0, 1, 10]),
    )
    def advance(
        self,
        project: str,
        at: Gate | None,
        by: str,
        outcomes: list[Outcome],
        reserve: list[tuple[str, int]],
        waive: list[str],
        condition: tuple[str, int] | None,
        until: bool,
        title: bool,
        supersede: bool,
        days_ago: int,
    ) -> None:
        day = self.world.today - timedelta(days=days_ago)
        asked = [condition] if condition else []
        set_ = tuple(Condition(text="Spørg IT", owner=owner, due=day + timedelta(days=days)) for owner, days in asked)
        ruling = self.ruling(
            by,
            reserve,
            waivers=tuple(Waiver(code=code, reason=REASON) for code in waive),
            conditions=set_,
            until=self.world.today + timedelta(days=30) if until else None,
            supersedes=self.latest(project) if supersede else (),
            date=day,
        )
        request = gate.Advance(project, ruling, at, tuple(outcomes), "Nyt projekt" if title else None)
        self.attempt(lambda: self.world.do(gate.advance, request))

    @rule(
        project=st.sampled_from(IDS),
        at=st.sampled_from(Gate),
        outcome=st.sampled_from([Outcome.STOP, Outcome.RETURN, Outcome.POSTPONE, Outcome.EXTEND, Outcome.STUDY]),
        days_ago=st.sampled_from([0, 0, 5]),
    )
    def does_not_go_forward(self, project: str, at: Gate, outcome: Outcome, days_ago: int) -> None:
        """The outcomes that need no readiness, at any gate, by people who may."""
        head = self.world.head(self.world.project(project).area)
        until = self.world.today + timedelta(days=30)
        for by in (head, f"{head},lo1", "hom,hso,hsu"):
            ruling = self.ruling(by, [], until=until, date=self.world.today - timedelta(days=days_ago))
            self.attempt(lambda r=ruling: self.world.do(gate.advance, gate.Advance(project, r, at, (outcome,))))  # type: ignore[misc]

    @rule(project=st.sampled_from(IDS), money=st.booleans())
    def goes_forward(self, project: str, money: bool) -> None:
        """The gate's own way forward, as its decider would take it."""
        area = self.world.project(project).area
        reserve = [(area, 60000)] if money else []
        for by in (self.world.head(area), "hom,hso,hsu", f"{self.world.head(area)},lo1"):
            ruling = self.ruling(by, reserve, waivers=(Waiver(code="DOC002", reason=REASON),))
            self.attempt(lambda r=ruling: self.world.do(gate.advance, gate.Advance(project, r)))  # type: ignore[misc]
            ruling = self.ruling(by, reserve)
            self.attempt(lambda r=ruling: self.world.do(gate.advance, gate.Advance(project, r)))  # type: ignore[misc]

    def latest(self, project: str) -> tuple[str, ...]:
        standing = lifecycle.effective(self.world.portfolio.decisions(project))
        return (standing[-1].id,) if standing else ()

    @rule(
        project=st.sampled_from(IDS),
        kind=st.sampled_from(
            [decide.financing, decide.stop, decide.hold, decide.resume, decide.risk, decide.carry_forward]
        ),
        by=PEOPLE,
        reserve=st.lists(st.tuples(POOLS, AMOUNTS), max_size=1),
        supersede=st.booleans(),
    )
    def decides(
        self, project: str, kind: Callable[..., Any], by: str, reserve: list[tuple[str, int]], supersede: bool
    ) -> None:
        until = self.world.today + timedelta(days=30) if kind is decide.hold else None
        ruling = self.ruling(by, reserve, until=until, supersedes=self.latest(project) if supersede else ())
        self.attempt(lambda: self.world.do(kind, project, ruling))

    @rule(project=st.sampled_from(IDS), by=PEOPLE, phase=st.sampled_from(Phase))
    def starts(self, project: str, by: str, phase: Phase) -> None:
        self.attempt(lambda: self.world.do(decide.start, project, phase, self.ruling(by, [])))

    @rule(project=st.sampled_from(IDS), by=PEOPLE, phase=st.sampled_from(Phase), name=st.sampled_from(["Nord", "Øst"]))
    def rolls_out(self, project: str, by: str, phase: Phase, name: str) -> None:
        self.attempt(lambda: self.world.do(decide.rollout, project, name, phase, None, self.ruling(by, [])))

    @rule(project=st.sampled_from(IDS), by=PEOPLE, owner=st.sampled_from([None, "lo1"]))
    def hands_over(self, project: str, by: str, owner: str | None) -> None:
        self.attempt(lambda: self.world.do(decide.hand_over, project, owner, self.ruling(by, [])))

    @rule(project=st.sampled_from(IDS), by=PEOPLE)
    def closes(self, project: str, by: str) -> None:
        self.attempt(lambda: self.world.do(decide.close, project, "Lært", None, self.ruling(by, [])))

    @rule(project=st.sampled_from(IDS), by=PEOPLE, level=st.sampled_from(Priority))
    def prioritises(self, project: str, by: str, level: Priority) -> None:
        ruling = self.ruling(by, [], meeting="Kvartalsstatus")
        self.attempt(lambda: self.world.do(decide.priority, project, level, ruling))

    @rule(project=st.sampled_from(IDS), where=st.sampled_from([Decider.HEAD_OF_AREA, Decider.HEADS_GROUP]), by=PEOPLE)
    def chooses_forum(self, project: str, where: Decider, by: str) -> None:
        self.attempt(lambda: self.world.do(forum.recommend, project, where, "kon", REASON, None))
        self.attempt(lambda: self.world.do(forum.choose, project, where, self.ruling(by, [])))

    @rule(project=st.sampled_from(IDS), by=st.sampled_from(["pl1", "hom"]))
    def meets_conditions(self, project: str, by: str) -> None:
        found = find_project(self.world.portfolio, project)
        for decision, number in open_conditions(self.world.portfolio, found):
            self.attempt(
                lambda d=decision.id, n=number: self.world.do(  # type: ignore[misc]
                    condition.meet, project, d, n, by, ("Mail",), None, None
                )
            )

    @rule(
        project=st.sampled_from(IDS), pool=POOLS, amount=AMOUNTS, verb=st.sampled_from(["commit", "spend", "release"])
    )
    def moves_money(self, project: str, pool: str, amount: int, verb: str) -> None:
        entry = pools.Entry(pool, Decimal(amount), project, 2026, self.world.today)
        self.attempt(lambda: self.world.do(getattr(pools, verb), entry, "Bilag 1"))

    @rule(project=st.sampled_from(IDS), title=st.sampled_from(["Tavler", "Sensorer"]), category=st.integers(1, 4))
    def amends(self, project: str, title: str, category: int) -> None:
        budget = Budget(trial=Decimal(category * 20000), hours=Hours(trial=10 * category))
        # As `set` does it; nobody may raise a trial's cost behind the back of the rules.
        self.world.amend(project, title=title, risk=Risk(category=category), budget=budget)

    @rule(project=st.sampled_from(IDS), document=st.sampled_from(["idea-description", "evaluation"]))
    def approves(self, project: str, document: str) -> None:
        self.attempt(lambda: self.world.do(statement.approve, statement.Saying(project, "lo1"), document))

    @rule(
        project=st.sampled_from(IDS),
        field=st.sampled_from(["area", "submitter", "cross_directorate", "owner", "budget.external"]),
        word=st.sampled_from(["social", "omsorg", "hom", "ja", "nej", "own", "common", "ls1", "lo1", "5000"]),
        by=st.sampled_from([None, "hom", "hso", "pl1"]),
    )
    def sets(self, project: str, field: str, word: str, by: str | None) -> None:
        """The fields that the right to decide rests on, by the command and not behind its back."""
        request = Amendment(project, field, word, by=by)
        self.attempt(lambda: self.world.do(amend_field, request))

    @rule(person=st.sampled_from(["lo1", "pl1", "hso"]))
    def a_role_ends(self, person: str) -> None:
        """Somebody leaves today; the past stays as it was."""
        organisation = self.world.portfolio.organisation
        people = tuple(
            item.with_(roles=tuple(held if held.until else held.with_(until=self.world.today) for held in item.roles))
            if item.initials == person
            else item
            for item in organisation.people
        )
        after = self.world.portfolio.with_records(organisation.with_(people=people))
        if not errors(check(after, self.world.today)):
            self.world.portfolio = after

    @precondition(lambda self: self.world.today < date(2026, 12, 1))
    @rule(days=st.integers(0, 20))
    def time_passes(self, days: int) -> None:
        self.world.today += timedelta(days=days)

    @invariant()
    def check_finds_no_error(self) -> None:
        assert self.world.findings() == ()

    @invariant()
    def no_state_is_a_dead_end(self) -> None:
        """A project that is not closed can be stopped or, once stopped, resumed and closed, by its deciders."""
        for project_id in IDS:
            project = self.world.project(project_id)
            state = lifecycle.replay(self.world.portfolio, project)
            if state.closed:
                continue
            way_out = decide.resume if state.stopped else decide.stop
            everyone = Ruling(("hom", "hso", "hsu"), REASON)
            against = errors(self.objections(way_out, project_id, everyone))
            # Only the question who may decide is left, or money for a trial that goes on: never whether at all.
            assert {finding.code[:4] for finding in against} <= {"MAND", "BUDG"}

    def objections(self, operation: Callable[..., Change], project_id: str, ruling: Ruling) -> tuple[Finding, ...]:
        """What an operation weighed, or what it refused with."""
        try:
            return operation(self.world.portfolio, project_id, ruling, self.world.moment).findings
        except RuleViolation as refusal:
            return refusal.findings


TestCommands = Commands.TestCase
TestCommands.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)

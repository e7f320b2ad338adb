"""The oracle: what a portfolio must hold after everything that was acknowledged, in plain dicts.

It knows nothing of YAML, git or the rules. Projects go by a name of their own that never changes, so that a new
number is one more field. Money is kept by the events that moved it, so that a union of events is a union of money.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

Place = tuple[str, str]  # project, pool
Legs = tuple[int, int, int]  # reserved, committed, spent
Fields = Mapping[str, Any]
STEPS = ("triage", "blockers", "interest", "priority", "owner", "manager")


@dataclass(frozen=True)
class View:
    """What one clone, or the server, holds."""

    projects: Mapping[str, Fields] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)  # id of the event -> project
    money: Mapping[frozenset[str], Mapping[Place, Legs]] = field(default_factory=dict)
    retired: frozenset[str] = frozenset()  # numbers of projects that were taken back

    def held(self, project: str, pool: str) -> Legs:
        """What a project holds of a pool."""
        return self._sum(lambda place: place == (project, pool))

    def pool(self, pool: str) -> Legs:
        """What all projects hold of a pool."""
        return self._sum(lambda place: place[1] == pool)

    def numbered(self, number: str) -> str | None:
        """The project with a number."""
        return next((name for name, fields in self.projects.items() if fields["number"] == number), None)

    @property
    def next_number(self) -> str:
        """One above the highest that any project has or had."""
        taken = {*self.retired, *(str(fields["number"]) for fields in self.projects.values())}
        return f"P-2026-{max(int(number[-3:]) for number in taken) + 1:03d}"

    def _sum(self, wanted: Any) -> Legs:
        legs = [leg for moved in self.money.values() for place, leg in moved.items() if wanted(place)]
        reserved, committed, spent = (sum(part) for part in zip(*legs, strict=True)) if legs else (0, 0, 0)
        return reserved, committed, spent


@dataclass(frozen=True)
class Effect:
    """What one command must do to a view: fields of one project, and events of given kinds that move money.

    `letters` are the kinds of the events, sorted: "DT" is a decision with one booking.
    """

    project: str
    fields: Fields = field(default_factory=dict)
    letters: str = ""
    money: Mapping[Place, Legs] = field(default_factory=dict)

    def on(self, view: View, ids: Iterable[str]) -> View:
        """The view after it, with the events that the repository shows."""
        made = frozenset(ids)
        assert "".join(sorted(name[0] for name in made)) == self.letters, (made, self.letters)
        fields = {**view.projects.get(self.project, {}), **self.fields}
        return replace(
            view,
            projects={
                **view.projects,
                self.project: {key: value for key, value in fields.items() if value is not None},
            },
            events={**view.events, **dict.fromkeys(made, self.project)},
            money={**view.money, made: self.money} if self.money else view.money,
        )

    def undone(self, before: View) -> Effect:
        """What taking it back must do: the fields as they were, and an event against each event."""
        was = before.projects.get(self.project)
        if was is None:
            return Gone(self.project)
        money = {place: (-reserved, -committed, -spent) for place, (reserved, committed, spent) in self.money.items()}
        return Effect(self.project, {key: was.get(key) for key in self.fields}, self.letters, money)


@dataclass(frozen=True)
class Gone(Effect):
    """A project that was just registered is taken back; nobody else gets its number."""

    def on(self, view: View, ids: Iterable[str]) -> View:
        """The view without it."""
        assert not set(ids)
        rest = {name: fields for name, fields in view.projects.items() if name != self.project}
        return replace(view, projects=rest, retired=view.retired | {str(view.projects[self.project]["number"])})


@dataclass(frozen=True)
class Merge:
    """What a sync must come to: the result, or why there cannot be one without a person."""

    result: View
    clashes: tuple[tuple[str, str], ...] = ()  # project, field
    both: frozenset[str] = frozenset()  # projects that both sides changed
    renumbered: frozenset[str] = frozenset()

    def overdrawn(self, frames: Mapping[str, int]) -> bool:
        """Whether a pool, or what a project holds of one, would be below zero."""
        places = {place for moved in self.result.money.values() for place in moved}
        return any(frames[pool] < sum(self.result.pool(pool)) for pool in frames) or any(
            part < 0 for place in places for part in self.result.held(*place)
        )


def merge(base: View, mine: View, theirs: View, *, prefer_theirs: bool = False) -> Merge:
    """The union of the events, each field from the side that changed it, and new numbers for my twins of theirs.

    Where both changed a field, the value is one side's: mine, or theirs.
    """
    projects: dict[str, Fields] = {}
    clashes: list[tuple[str, str]] = []
    for name in dict.fromkeys((*theirs.projects, *mine.projects)):
        if name in base.projects and not (name in mine.projects and name in theirs.projects):
            continue
        old, left, right = (view.projects.get(name, {}) for view in (base, mine, theirs))
        fields, wrong = _three_ways(old, left, right, prefer_theirs)
        projects[name] = _settled(fields)
        clashes += [(name, key) for key in wrong]
    given = {str(fields["number"]) for fields in theirs.projects.values()}
    retired = theirs.retired | (mine.retired - (given - base.retired))
    merged = View(projects, {**theirs.events, **mine.events}, {**theirs.money, **mine.money}, retired)
    both = frozenset(changed(base, mine) & changed(base, theirs))
    twins = _twins(base, mine, theirs)
    for name in twins:
        old, new = merged.projects[name]["number"], merged.next_number
        fields = {**merged.projects[name], "number": new, "formerly": (*merged.projects[name]["formerly"], old)}
        merged = replace(merged, projects={**merged.projects, name: fields})
    return Merge(merged, tuple(clashes), both, frozenset(twins))


def changed(base: View, view: View) -> set[str]:
    """The projects in which a view differs from its base, by field or event."""
    names = {*view.projects, *base.projects}
    fields = {name for name in names if view.projects.get(name) != base.projects.get(name)}
    return fields | {name for event, name in view.events.items() if event not in base.events}


def _three_ways(base: Fields, mine: Fields, theirs: Fields, prefer_theirs: bool) -> tuple[Fields, list[str]]:
    result, clashes = {}, []
    for key in dict.fromkeys((*theirs, *mine, *base)):
        old, left, right = base.get(key), mine.get(key), theirs.get(key)
        clash = left != old and right != old and left != right
        if clash:
            clashes.append(key)
        value = right if left == old or (clash and prefer_theirs) else left
        if value is not None:
            result[key] = value
    return result, clashes


def _settled(fields: Fields) -> Fields:
    """Two who did three steps each have done all six, and nobody was there when it became an idea."""
    ready = fields["phase"] == "intake" and all(f"intake.{step}" in fields for step in STEPS)
    return {**fields, "phase": "idea"} if ready else fields


def _twins(base: View, mine: View, theirs: View) -> list[str]:
    taken = {*theirs.retired, *(fields["number"] for fields in theirs.projects.values())}
    new = [name for name in mine.projects if name not in theirs.projects and name not in base.projects]
    twins = [name for name in new if mine.projects[name]["number"] in taken]
    return sorted(twins, key=lambda name: str(mine.projects[name]["number"]))

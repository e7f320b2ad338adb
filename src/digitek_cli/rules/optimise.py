"""The best set under limits, proven: branch and bound over whole numbers, without a clock, chance or floating point.

A programme chooses among things numbered 0..n-1; a set of them is an integer whose bits say who is in. Each row says
that the weights of those who are in add up to at most so much; weights may be negative, so that a row can also ask
for something.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digitek_cli.rules.tableau import Tableau

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


EAGER = 32  # a relaxed answer is rounded at the first nodes, and then at each so many-th
LEAP = 40  # at each so many-th node the most promising open branch is taken instead of the last
MOST_OPEN = 5_000  # open branches are kept in memory; beyond these there is no leaping


@dataclass(frozen=True)
class Row:
    """The weights of those who are in add up to at most `most`."""

    weights: tuple[int, ...]
    most: int


def always(_: int) -> bool:
    """No further question."""
    return True


@dataclass(frozen=True)
class Programme:
    """What each thing is worth, and the rows. `inside` and `outside` are decided beforehand.

    `allowed` asks what no row can say. It is hereditary: when it refuses a set, it refuses every larger one.
    """

    values: tuple[int, ...]
    rows: tuple[Row, ...]
    inside: int = 0
    outside: int = 0
    allowed: Callable[[int], bool] = always

    def worth(self, held: int) -> int:
        """What a set is worth."""
        return sum(self.values[thing] for thing in members(held))

    def holds(self, held: int) -> bool:
        """Whether a set keeps to everything."""
        if held & self.inside != self.inside or held & self.outside:
            return False
        chosen = members(held)
        return all(sum(row.weights[thing] for thing in chosen) <= row.most for row in self.rows) and self.allowed(held)


@dataclass
class Search:
    """A search that can be stopped. What it has found so far is always true: `best`, and that none beats `bound`.

    `watch` is asked at every node; when it answers False the search ends where it is. `starts` are sets known already.
    """

    programme: Programme
    watch: Callable[[Search], bool] = lambda _: True
    starts: tuple[int, ...] = ()
    solver: str = "own"
    best: int | None = None
    value: int = -1
    bound: int = 0
    nodes: int = 0
    stopped: bool = False

    @property
    def proven(self) -> bool:
        """Whether the best is known to be the best, or that there is none."""
        return not self.stopped

    def offer(self, held: int) -> None:
        """A set that may be the best one; refused when it does not hold."""
        worth = self.programme.worth(held)
        if worth > self.value and self.programme.holds(held):
            self.best, self.value = held, worth

    def run(self) -> Search:
        """Until nothing better is possible.

        The open branches lie on a stack, so that there are few. Now and then the one that promises most is taken
        from inside: what is left in a corner is found from another side, and the bound comes down.
        """
        first = _root(self.programme)
        if first is None:
            self.bound = self.value
            return self
        for start in _known(self.programme, self.starts):
            self.offer(start)
        if not self._begun(first):
            return self
        stack = [(self.bound, first)]
        while stack:
            self.nodes += 1
            if self.nodes % LEAP == 0:
                _leap(stack)
                self.bound = _highest(stack, self.value)
            if not self.watch(self):
                self.stopped = True
                self.bound = _highest(stack, self.value)
                return self
            stack += [(branch.bound(), branch) for branch in self._opened(stack.pop()[1])]
        self.bound = self.value
        return self

    def _begun(self, first: Tableau) -> bool:
        """A first bound, and a good set to begin with unless one is known; False where it was stopped by then."""
        relaxed = first.copy()
        self.bound = relaxed.bound() if relaxed.settle(self.value) else max(self.value, relaxed.bound())
        if self.best is None:
            for start in _starts(self.programme, first):
                self.offer(start)
                self.offer(_climbed(self.programme, start, self._going))
        return not self.stopped

    def _going(self) -> bool:
        self.stopped = self.stopped or not self.watch(self)
        return not self.stopped

    def _opened(self, branch: Tableau) -> list[Tableau]:
        """The two halves of a branch, the likelier one last; none where it cannot beat the best."""
        if not branch.settle(self.value + 1):
            return []
        held = branch.taken()
        parts = branch.parts()
        if not parts:
            self.offer(held)
        elif self.nodes < EAGER or self.nodes % EAGER == 0:
            self.offer(_filled(self.programme, held, parts))
        if branch.bound() <= self.value:
            return []
        branch.prune(self.value + 1)
        choice = _undecided(self.programme, branch, held)
        if choice is None:
            return []
        likely = 2 * parts.get(choice, branch.unit) >= branch.unit
        return list(_halves(branch, choice, likely))


def best_of(
    programme: Programme, least: int, count: int, watch: Callable[[int], bool] = lambda _: True
) -> tuple[tuple[int, ...], bool]:
    """The `count` best sets that are worth at least `least`, the best first, and whether the search came to its end.

    `watch`, told how many branches were opened, ends it by saying no; what was found until then is no less true.
    """
    first = _root(programme)
    stack = [first] if first is not None else []
    found: list[tuple[int, int]] = []
    opened = 0
    while stack:
        if not watch(opened):
            return tuple(held for _, held in found), False
        opened += 1
        branch = stack.pop()
        if not branch.settle(least):
            continue
        branch.prune(least)
        free = branch.free()
        if free:
            choice = branch.telling()
            stack += _halves(branch, free[0] if choice is None else choice, True)
            continue
        held = branch.taken()
        worth = programme.worth(held)
        if worth >= least and programme.holds(held):
            found = sorted([*found, (-worth, held)])[:count]
            if len(found) == count:  # from now on only what is better than the last of them
                least = max(least, 1 - found[-1][0])
    return tuple(held for _, held in found), True


def members(held: int) -> list[int]:
    """Who is in a set, by number."""
    found = []
    while held:
        low = held & -held
        found.append(low.bit_length() - 1)
        held ^= low
    return found


def _root(programme: Programme) -> Tableau | None:
    """Everything still open but what was decided beforehand; None where that alone breaks a limit."""
    rows = [row for row in programme.rows if sum(weight for weight in row.weights if weight > 0) > row.most]
    first = Tableau(programme.values, [row.weights for row in rows], [row.most for row in rows])
    for thing in range(len(programme.values)):
        bit = 1 << thing
        if bit & programme.inside:
            first.fix(thing, taken=True)
        elif bit & programme.outside:
            first.fix(thing, taken=False)
    return first if programme.allowed(programme.inside) else None


def _highest(stack: list[tuple[int, Tableau]], value: int) -> int:
    return max(value, *(bound for bound, _ in stack))


def _leap(stack: list[tuple[int, Tableau]]) -> None:
    """Put the branch that promises most on top."""
    if len(stack) <= MOST_OPEN:
        bounds = [bound for bound, _ in stack]
        stack.append(stack.pop(bounds.index(max(bounds))))


def _halves(branch: Tableau, choice: int, likely: bool) -> Iterator[Tableau]:
    other = branch.copy()
    if other.fix(choice, not likely):
        yield other
    if branch.fix(choice, likely):
        yield branch


def _undecided(programme: Programme, branch: Tableau, held: int) -> int | None:
    """What to branch on: the choice that tells most; with none cut, one that is in where more than rows says no."""
    choice = branch.telling()
    if choice is not None:
        return choice
    free = branch.free()
    decided = held & ~sum(1 << thing for thing in free)
    if not programme.allowed(decided):
        return None
    return next((thing for thing in free if held >> thing & 1), free[0] if free else None)


# ── good sets to begin with ─────────────────────────────────────────────────────────────────────────────────


def _known(programme: Programme, starts: tuple[int, ...]) -> Iterator[int]:
    """Sets known already; where something else is decided now than then, what can be kept of the first of them."""
    yield from starts
    for start in starts[:1]:
        yield _filled(programme, programme.inside, dict.fromkeys(members(start), 1))


def _starts(programme: Programme, first: Tableau) -> Iterator[int]:
    """Sets filled up from the relaxed answer, and from nothing."""
    relaxed = first.copy()
    if relaxed.settle(-1):
        yield _filled(programme, relaxed.taken(), relaxed.parts())
    yield first_set(programme)


def first_set(programme: Programme) -> int:
    """Some set, by worth alone; it may not hold where a row asks for something."""
    return _filled(programme, programme.inside, {})


def _filled(programme: Programme, held: int, parts: dict[int, int]) -> int:
    """A set with whatever still fits added: first what the relaxed answer had a part of, then by worth."""
    held = (held | programme.inside) & ~programme.outside
    room = _room(programme, held)
    if min(room, default=0) < 0 or not programme.allowed(held):
        held = programme.inside
        room = _room(programme, held)
    values = programme.values
    order = sorted(range(len(values)), key=lambda thing: (-parts.get(thing, 0), -values[thing], thing))
    before = -1
    while held != before:  # one that came too early may fit after another that it needs
        before = held
        for thing in order:
            bit = 1 << thing
            if not (held | programme.outside) & bit and _fits(programme, thing, room) and programme.allowed(held | bit):
                held |= bit
                room = [left - row.weights[thing] for left, row in zip(room, programme.rows, strict=True)]
    return held


def _climbed(programme: Programme, held: int, going: Callable[[], bool]) -> int:
    """One out for one in, as long as that is better and `going` agrees."""
    better = True
    while better:
        better = False
        for leaving, entering in _swaps(programme, held, going):
            new = _filled(programme, held & ~(1 << leaving) | 1 << entering, {})
            if programme.worth(new) > programme.worth(held) and programme.holds(new):
                held, better = new, True
                break
    return held


def _swaps(programme: Programme, held: int, going: Callable[[], bool]) -> Iterator[tuple[int, int]]:
    room = _room(programme, held)
    for leaving in members(held & ~programme.inside):
        if not going():
            return
        wider = [left + row.weights[leaving] for left, row in zip(room, programme.rows, strict=True)]
        for entering in range(len(programme.values)):
            if not (held | programme.outside) >> entering & 1 and _fits(programme, entering, wider):
                yield leaving, entering


def _room(programme: Programme, held: int) -> list[int]:
    chosen = members(held)
    return [row.most - sum(row.weights[thing] for thing in chosen) for row in programme.rows]


def _fits(programme: Programme, thing: int, room: Iterable[int]) -> bool:
    """Whether no row comes out worse than it may, or than it was."""
    return all(row.weights[thing] <= max(left, 0) for left, row in zip(room, programme.rows, strict=True))

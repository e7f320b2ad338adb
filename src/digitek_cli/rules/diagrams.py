"""Decision diagrams over facts that have finitely many answers: exactly what a value can become, and by which facts.

A diagram is a number that `Diagrams` gave out: a leaf with a value, or a branching on one fact with a diagram for each
of its answers. Facts stand in one order everywhere, a branching whose diagrams are all the same is that diagram, and
equal diagrams are one number. So a diagram branches on exactly those facts whose answer can change its value, whatever
is answered to the others: a condition such as `a and (b or not b)` does not branch on `b`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from digitek_cli.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

BELOW_ALL = 1 << 30
# Some forty times what the largest shipped questionnaire takes, and a few seconds' work.
STEPS = 500_000


class Diagrams:
    """All diagrams over the same facts. `domains` gives the answers of each fact, in the order of branching.

    Raises DataError `rules-too-intertwined` rather than go on for ever: conditions that pair many facts crosswise have
    more diagrams than anybody can wait for.
    """

    def __init__(self, domains: Mapping[str, tuple[object, ...]]) -> None:
        self._names = tuple(domains)
        self._domains = tuple(domains.values())
        self._places = {name: place for place, name in enumerate(self._names)}
        self._known: dict[tuple[object, ...], int] = {}
        self._nodes: list[tuple[int, tuple[int, ...], object]] = []
        self._left = STEPS
        self._read: list[int] = []  # of each diagram the places that it branches on, one bit each

    def leaf(self, value: object) -> int:
        """The diagram of one value; `True` and `1` are different values."""
        return self._node((type(value), value), (BELOW_ALL, (), value))

    def fact(self, name: str) -> int:
        """The diagram whose value is the fact's answer."""
        return self._branch(self._places[name], tuple(map(self.leaf, self._domains[self._places[name]])))

    def apply(self, function: Callable[..., object], *diagrams: int) -> int:
        """The diagram of a function of other diagrams' values."""
        done: dict[tuple[int, ...], int] = {}

        def joined(parts: tuple[int, ...]) -> int:
            if parts not in done:
                done[parts] = step(parts)
            return done[parts]

        def step(parts: tuple[int, ...]) -> int:
            self._left -= 1
            if self._left < 0:
                raise DataError("rules-too-intertwined", steps=STEPS)
            nodes = [self._nodes[part] for part in parts]
            place = min(node[0] for node in nodes)
            if place == BELOW_ALL:
                return self.leaf(function(*(node[2] for node in nodes)))
            pairs = list(zip(parts, nodes, strict=True))
            answers = range(len(self._domains[place]))
            return self._branch(
                place,
                tuple(
                    joined(tuple(node[1][answer] if node[0] == place else part for part, node in pairs))
                    for answer in answers
                ),
            )

        return joined(diagrams)

    def answered(self, diagram: int, name: str) -> tuple[int, ...]:
        """What becomes of a diagram with each answer to a fact."""
        place = self._places[name]
        return tuple(self._answered(diagram, place, answer, {}) for answer in range(len(self._domains[place])))

    def _answered(self, diagram: int, place: int, answer: int, done: dict[int, int]) -> int:
        if diagram not in done:
            at, parts, _ = self._nodes[diagram]
            if at >= place:
                done[diagram] = parts[answer] if at == place else diagram
            else:
                done[diagram] = self._branch(at, tuple(self._answered(part, place, answer, done) for part in parts))
        return done[diagram]

    def values(self, diagram: int) -> frozenset[object]:
        """Every value that some answers lead to."""
        return frozenset(self._nodes[part][2] for part in self._below(diagram) if self._nodes[part][0] == BELOW_ALL)

    def reads(self, *diagrams: int) -> tuple[str, ...]:
        """The facts whose answer can change one of the values, in the order of branching."""
        bits = 0
        for diagram in diagrams:
            bits |= self._read[diagram]
        return tuple(name for place, name in enumerate(self._names) if bits >> place & 1)

    def left(self, diagram: int, name: str) -> Fraction:
        """How many facts can still change the value once this one is answered, on average over its answers."""
        parts = self.answered(diagram, name)
        return Fraction(sum(self._read[part].bit_count() for part in parts), len(parts))

    def _below(self, diagram: int) -> Iterable[int]:
        seen = {diagram}
        waiting = [diagram]
        while waiting:
            fresh = set(self._nodes[waiting.pop()][1]) - seen
            seen |= fresh
            waiting += fresh
        return seen

    def _branch(self, place: int, diagrams: tuple[int, ...]) -> int:
        if len(set(diagrams)) == 1:
            return diagrams[0]
        return self._node((place, diagrams), (place, diagrams, None))

    def _node(self, key: tuple[object, ...], node: tuple[int, tuple[int, ...], object]) -> int:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = len(self._nodes)
            self._nodes.append(node)
            self._read.append(self._bits(node))
        return found

    def _bits(self, node: tuple[int, tuple[int, ...], object]) -> int:
        bits = 0 if node[0] == BELOW_ALL else 1 << node[0]
        for part in node[1]:
            bits |= self._read[part]
        return bits

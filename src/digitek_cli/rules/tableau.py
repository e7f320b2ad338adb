"""The relaxed programme: every 0/1 choice may be any part, and what is left of each limit. Whole numbers throughout.

A dual simplex with bounds. All entries share one denominator (`unit`), which is how Edmonds and Bareiss keep them
whole: every division below leaves no remainder. Whatever step it stops at, `worth / unit` is a proven upper bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_PIVOTS = 500  # what a tie could repeat for ever ends here: the bound holds at every step


class Tableau:
    """`basis[r]` is written by the `columns`, each of which stands at zero; a flipped choice counts 1 - x instead.

    Choices are numbered 0..n-1, what is left of row r is n + r. Invariant: no `cost` is negative.
    """

    __slots__ = ("basis", "columns", "cost", "count", "flipped", "right", "rows", "unit", "worth")

    def __init__(self, values: Sequence[int], weights: Sequence[Sequence[int]], most: Sequence[int]) -> None:
        """Begin with every choice of any value taken, which is the best there is and breaks the limits."""
        self.count = len(values)
        self.columns = list(range(self.count))
        self.basis = [self.count + row for row in range(len(most))]
        self.rows = [list(row) for row in weights]
        self.right = list(most)
        self.cost = [-value for value in values]
        self.worth, self.unit = 0, 1
        self.flipped = [False] * self.count
        for place in range(self.count):
            if self.cost[place] < 0:
                self._flip_column(place)

    def copy(self) -> Tableau:
        """Another one to go on from."""
        other = object.__new__(Tableau)
        other.count, other.worth, other.unit = self.count, self.worth, self.unit
        other.columns, other.basis, other.right = self.columns[:], self.basis[:], self.right[:]
        other.cost, other.flipped = self.cost[:], self.flipped[:]
        other.rows = [row[:] for row in self.rows]
        return other

    def settle(self, least: int) -> bool:
        """Pivot until every limit holds. False where none can, or where less than `least` is certain."""
        for _ in range(MOST_PIVOTS):
            if self.worth < least * self.unit:
                return False
            row = self._broken()
            if row is None:
                return True
            place = self._entering(self.rows[row])
            if place is None:
                return False
            self._pivot(row, place)
        return True

    def bound(self) -> int:
        """No choice of whole things is worth more."""
        return self.worth // self.unit

    def fix(self, choice: int, taken: bool) -> bool:
        """Decide one choice. False where the limits then cannot hold."""
        if choice in self.columns:
            place = self.columns.index(choice)
            if self.flipped[choice] != taken:
                self._flip_column(place)
            self._drop(place)
            return True
        if choice not in self.basis:
            return True
        return self._fix_basic(self.basis.index(choice), taken)

    def prune(self, least: int) -> None:
        """Decide whatever cannot be otherwise if at least `least` is to be reached; forget limits out of reach."""
        spare = self.worth - least * self.unit
        for place in range(len(self.columns) - 1, -1, -1):
            if self.cost[place] > spare:
                self._drop(place)
        for row in range(len(self.rows) - 1, -1, -1):
            if self.basis[row] >= self.count and self._out_of_reach(row):
                del self.rows[row], self.right[row], self.basis[row]

    def _out_of_reach(self, row: int) -> bool:
        """Whether what is left of a limit stays positive whatever is decided."""
        asked = 0
        for entry, variable in zip(self.rows[row], self.columns, strict=True):
            if entry > 0:
                if variable >= self.count:
                    return False
                asked += entry
        return asked <= self.right[row]

    def parts(self) -> dict[int, int]:
        """The choices that the limits cut through: how much of each is taken, over `unit`."""
        return {
            variable: self.unit - self.right[row] if self.flipped[variable] else self.right[row]
            for row, variable in enumerate(self.basis)
            if variable < self.count and 0 < self.right[row] < self.unit
        }

    def telling(self) -> int | None:
        """The cut choice whose decision, either way, costs most (Driebeck's penalties); None where none is cut."""
        found, most = None, (-1, -1)
        for row, variable in enumerate(self.basis):
            if variable < self.count and 0 < self.right[row] < self.unit:
                costs = self._penalties(row)
                if (weight := (min(costs), max(costs))) > most:
                    found, most = variable, weight
        return found

    def _penalties(self, row: int) -> tuple[int, int]:
        """What at least is lost by taking the choice of a row down to nothing, and up to one."""
        down = up = self.worth
        value, rest = self.right[row], self.unit - self.right[row]
        for entry, cost in zip(self.rows[row], self.cost, strict=True):
            if entry > 0:
                down = min(down, cost * value // entry)
            elif entry < 0:
                up = min(up, cost * rest // -entry)
        return down, up

    def taken(self) -> int:
        """The choices wholly taken, as a set of bits."""
        held = 0
        for choice, flipped in enumerate(self.flipped):
            held |= flipped << choice
        for row, variable in enumerate(self.basis):
            if variable < self.count:
                full = self.right[row] == 0 if self.flipped[variable] else self.right[row] == self.unit
                held = held | 1 << variable if full else held & ~(1 << variable)
        return held

    def free(self) -> list[int]:
        """The choices that nothing has decided yet."""
        return [variable for variable in (*self.columns, *self.basis) if variable < self.count]

    def _broken(self) -> int | None:
        """The row furthest from holding; a choice above one is turned round first."""
        worst, found = 0, None
        for row, value in enumerate(self.right):
            if value > self.unit and self.basis[row] < self.count:
                self._flip_basic(row)
                value = self.right[row]
            if value < worst:
                worst, found = value, row
        return found

    def _entering(self, row: list[int]) -> int | None:
        """The column that costs least for what it mends; the first of equals."""
        found, best_cost, best_entry = None, 0, 1
        for place, entry in enumerate(row):
            if entry < 0 and (found is None or self.cost[place] * best_entry < best_cost * -entry):
                found, best_cost, best_entry = place, self.cost[place], -entry
        return found

    def _pivot(self, row: int, place: int) -> None:
        unit, along = self.unit, self.rows[row]
        pivot = along[place]
        sign = -1 if pivot < 0 else 1
        lead, back = pivot * sign, self.right[row]
        for other, entries in enumerate(self.rows):
            if other != row:
                factor = entries[place] * sign
                if factor:
                    new = [(entry * lead - factor * part) // unit for entry, part in zip(entries, along, strict=True)]
                    self.right[other] = (self.right[other] * lead - factor * back) // unit
                else:
                    new = [entry * lead // unit for entry in entries]
                    self.right[other] = self.right[other] * lead // unit
                new[place] = -factor
                self.rows[other] = new
        factor = self.cost[place] * sign
        cost = [(entry * lead - factor * part) // unit for entry, part in zip(self.cost, along, strict=True)]
        cost[place] = -factor
        self.cost, self.worth = cost, (self.worth * lead - factor * back) // unit
        turned = [entry * sign for entry in along]
        turned[place] = unit * sign
        self.rows[row], self.right[row] = turned, back * sign
        self.columns[place], self.basis[row] = self.basis[row], self.columns[place]
        self.unit = lead

    def _fix_basic(self, row: int, taken: bool) -> bool:
        variable = self.basis[row]
        if self.flipped[variable] != taken:
            self._flip_basic(row)
        # Now it must go down to zero, from above: turned round it is a row that does not hold.
        if self.right[row] > 0 or self._entering(self.rows[row]) is None:
            self.rows[row] = [-entry for entry in self.rows[row]]
            self.right[row] = -self.right[row]
        place = self._entering(self.rows[row])
        if place is None:
            if self.right[row] < 0:
                return False
            del self.rows[row], self.right[row], self.basis[row]
            return True
        self._pivot(row, place)
        self._drop(place)
        return True

    def _flip_column(self, place: int) -> None:
        for row, entries in enumerate(self.rows):
            self.right[row] -= entries[place]
            entries[place] = -entries[place]
        self.worth -= self.cost[place]
        self.cost[place] = -self.cost[place]
        self.flipped[self.columns[place]] ^= True

    def _flip_basic(self, row: int) -> None:
        self.rows[row] = [-entry for entry in self.rows[row]]
        self.right[row] = self.unit - self.right[row]
        self.flipped[self.basis[row]] ^= True

    def _drop(self, place: int) -> None:
        del self.columns[place], self.cost[place]
        for entries in self.rows:
            del entries[place]

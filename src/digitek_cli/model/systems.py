"""The municipality's systems as another register lists them, spread over sixteen files by a hash of their ids."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from digitek_cli.model.value import Day, Line, Value

Shard = Annotated[str, Field(pattern="^[0-9a-f]$")]
Source = Annotated[str, Field(pattern="^[a-z][a-z0-9-]{1,29}$")]
Id = Annotated[Line, Field(max_length=100)]


class System(Value):
    """One system. `also` holds its other names, `tasks` what it is used for in the municipality's own order of tasks.

    No person is named: the reader of an export takes no column that could hold one.
    """

    id: Id
    name: Line
    also: Line | None = None
    purpose: Line | None = None
    description: Line | None = None
    supplier: Line | None = None
    owner: Line | None = None
    kind: Line | None = None
    tasks: Line | None = None
    unit: Line | None = None
    status: Line | None = None


class Listing(Value):
    """What a register listed on the day of its export, as far as it belongs in one file."""

    imported: Day
    systems: tuple[System, ...] = ()


class Register(Listing):
    """The same with all its systems, and what the register is called."""

    source: Source


class SystemShard(Value):
    """`systems/<0-f>.yaml`: of every register the systems whose hash begins with this digit."""

    shard: Shard
    registers: dict[Source, Listing] = {}

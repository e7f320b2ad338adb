"""A question to `portfolio optimise` as a file: projects and what there is for them, without any portfolio."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, ConfigDict, Field

from digitek_cli.model.terms import ProjectType
from digitek_cli.model.value import Amount, Count, Flag, Line, Value

ALL = "all"
POINTS = re.compile(r"[0-9]{1,9}(?:/0*[1-9][0-9]{0,8}|\.[0-9]{1,9})?")


def parse_points(raw: Any) -> Fraction:
    """A whole number, or quoted a fraction (`145/2`) or a decimal (`72.5`); never a float."""
    if isinstance(raw, Fraction):
        return raw
    if isinstance(raw, bool | float) or not POINTS.fullmatch(str(raw)):
        raise ValueError("points_not_exact")
    return Fraction(str(raw))


def by_name(raw: Any) -> Any:
    """The keys of a mapping as text, since a year is a number in YAML and text in JSON; one number stands for all."""
    return {str(key): value for key, value in raw.items()} if isinstance(raw, dict) else {ALL: raw}


Points: TypeAlias = Annotated[Fraction, BeforeValidator(parse_points)]
ByYear: TypeAlias = Annotated[dict[str, Annotated[Amount, Field(ge=0)]], BeforeValidator(by_name)]
ByQuarter: TypeAlias = Annotated[dict[str, Points], BeforeValidator(by_name)]


class AskedProject(Value):
    """One project. `cost` and `hours` are one number, or one for each year or quarter.

    `pools` may each pay for it, the first preferred; without them its area's pool and then the shared ones. With
    `together` they pay an even part each. `legs` says whether it aims at all three legs of the TEK triangle.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    id: Line
    title: Line | None = None
    area: Line
    type: ProjectType = ProjectType.DIGITEK
    score: Points = Fraction(0)
    cost: ByYear = Field(default_factory=dict)
    hours: ByQuarter = Field(default_factory=dict)
    pools: tuple[Line, ...] | None = None
    together: Flag = False
    needs: tuple[Line, ...] = ()
    excludes: tuple[Line, ...] = ()
    legs: Flag = True


class AskedQuestion(Value):
    """The whole question. A pool's money and the hours are one number, or one for each year or quarter.

    A pool that is no area's is shared. `slack_percent` of the hours are kept back.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    schema_: Line | None = Field(default=None, alias="schema")
    year: Count | None = None
    pools: dict[str, ByYear] = Field(default_factory=dict)
    hours: ByQuarter = Field(default_factory=dict)
    slack_percent: Count = Field(default=0, ge=0, le=100)
    split: Flag = False
    areas: tuple[Line, ...] = ()
    share_percent: Count | None = Field(default=None, ge=0, le=100)
    inside: tuple[Line, ...] = Field(default=(), alias="with")
    outside: tuple[Line, ...] = Field(default=(), alias="without")
    candidates: tuple[AskedProject, ...]

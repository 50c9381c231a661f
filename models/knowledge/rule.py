"""A red flag: findings that set the least urgency, whatever the probabilities say. It can only raise."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from pydantic import Field

from models.knowledge.condition import TriageLevel
from models.knowledge.finding import Sex
from models.terms import Part, Text


class Rule(Part):
    """All of `all`, and at least `least` of `any`, in such a person, mean at least `floor`."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    least: int = Field(default=1, ge=1)
    ages: tuple[float, float] | None = None
    sex: Sex | None = None
    pregnant: bool = False
    floor: TriageLevel
    why: Text
    source: str

    @property
    def findings(self) -> frozenset[str]:
        """Every finding it speaks of."""
        return frozenset(self.all) | frozenset(self.any)

    def concerns(self, age_years: float, sex: Sex | None, is_pregnant: bool | None) -> bool:
        """Is it for such a person?"""
        if self.ages and not self.ages[0] <= age_years <= self.ages[1]:
            return False
        if self.sex and sex and self.sex != sex:
            return False
        return not self.pregnant or bool(is_pregnant)

    def is_met(self, present: AbstractSet[str]) -> bool:
        """Do these present findings meet it?"""
        return self.missing(present) == 0

    def missing(self, present: AbstractSet[str]) -> int:
        """How many findings more would meet it."""
        lacking = sum(one not in present for one in self.all)
        if self.any:
            lacking += max(0, self.least - sum(one in present for one in self.any))
        return lacking

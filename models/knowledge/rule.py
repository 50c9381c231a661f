"""A red flag: findings that set the least urgency, whatever the probabilities say. It can only raise."""

from __future__ import annotations

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

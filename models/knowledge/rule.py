"""A red flag: findings that set the least urgency, whatever the probabilities say. It can only raise."""

from __future__ import annotations

from pydantic import Field

from models.knowledge.condition import TriageLevel
from models.knowledge.finding import Sex
from models.terms import Part, Text


class Rule(Part):
    """All of `all`, and at least `least` of `any`, in such a person, mean at least `floor`.

    `unless` limits the people like an age does: it may name only what a person is, such as the half of a pregnancy,
    never a symptom, and only where the rule is of no ambulance: telling of a danger still never lowers the level.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    least: int = Field(default=1, ge=1)
    ages: tuple[float, float] | None = None
    sex: Sex | None = None
    pregnant: bool = False
    unless: tuple[str, ...] = ()
    floor: TriageLevel
    why: Text
    source: str

    @property
    def findings(self) -> frozenset[str]:
        """Every finding that it speaks of and asks for."""
        return frozenset(self.all) | frozenset(self.any)

"""A complaint told alone: no more urgent than its source says, which probabilities of rare dangers would overrule."""

from __future__ import annotations

from collections.abc import Iterable

from models.inference.case import Implied, Person
from models.knowledge.body import Knowledge
from models.knowledge.condition import LEVELS, level_rank


class Ceilings:
    """The ceilings of a base. Whatever is present that a ceiling does not name beside itself lifts it."""

    def __init__(self, base: Knowledge, implied: Implied) -> None:
        findings = tuple(base.findings.values())
        self._alone = {place: one.alone for place, one in enumerate(findings) if one.alone}
        self._above = implied.above
        places = {one.id: place for place, one in enumerate(findings)}
        self._beside = {place: {places[name] for name in one.beside} for place, one in self._alone.items()}
        self._of_age = {
            place for place, one in enumerate(findings) if one.number and one.number.quantity == "age_years"
        }

    def most_of(self, person: Person, place: int) -> int:
        """The rank of the most urgent level that this complaint may have alone."""
        alone = self._alone.get(place)
        is_for = alone is not None and not person.is_pregnant and alone.ages[0] <= person.age_years <= alone.ages[1]
        return level_rank(alone.most) if alone and is_for else len(LEVELS) - 1

    def most(self, person: Person, present: Iterable[int]) -> int:
        """The rank that one complaint may have at most, alone or with what may stand beside it; else the highest."""
        told = set(present) - self._of_age
        for place in told:
            if place in self._alone and told <= {place, *self._above[place], *self._beside[place]}:
                return self.most_of(person, place)
        return len(LEVELS) - 1

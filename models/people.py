"""Whom a score or model is for, as a machine may hold a patient against it; the words for a reader stand beside it."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from models.terms import Part, Range, Sex, Specialty

WHOLE_YEAR = 0.999
"""An age told in whole years may be nearly a year more."""

ADULT_FROM, ADULT_SURELY = 16.0, 18.0


class People(Part):
    """The declared population.

    Attributes:
        ages: in years; `None` where the specialties tell it (`whole_people`).
        sex: of whom alone it speaks; `any` also where an obstetric score speaks of both, as of newborns.
        pregnancy: `only` or `never` of pregnant women; `None` where it makes no difference.
    """

    ages: Range | None = None
    sex: Sex | Literal["any"] | None = None
    pregnancy: Literal["only", "never"] | None = None

    def has_age(self, age: float) -> bool:
        """May someone of that age be among them? Ages in whole years get the benefit of the months not told."""
        if self.ages is None:
            return True
        oldest = age + WHOLE_YEAR if float(age).is_integer() else age
        above = self.ages.minimum is None or oldest >= self.ages.minimum
        return above and (self.ages.maximum is None or age <= self.ages.maximum)


ANYONE = People()


@lru_cache(maxsize=1024)
def whole_people(told: People, specialties: tuple[Specialty, ...], asked: Range | None) -> People:
    """What is declared, and where that is silent, what is usual.

    Args:
        told: as declared.
        specialties: of the score or model, the chief one first.
        asked: the ages of its input, where it asks the age.
    """
    sex = told.sex or ("female" if specialties[:1] == ("obstetrics",) else None)
    return People(
        ages=told.ages or asked or _usual_ages(specialties),
        sex=None if sex == "any" else sex,
        pregnancy=told.pregnancy,
    )


def _usual_ages(specialties: tuple[Specialty, ...]) -> Range:
    """Adults, unless it is of paediatrics too; children, where it is of that first."""
    if specialties[:1] == ("paediatrics",):
        return Range(maximum=ADULT_SURELY - 0.001)
    return Range() if "paediatrics" in specialties else Range(minimum=ADULT_FROM)

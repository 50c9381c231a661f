"""What a text says besides findings: ages, sex, pregnancy, numbers and times."""

from __future__ import annotations

from dataclasses import dataclass

from models.lay_text.ages import Age, Sex, ages_in, sex_in
from models.lay_text.pregnancy import Pregnancy, pregnancies_in
from models.lay_text.quantities import quantities_in
from models.lay_text.reading import Quantity
from models.lay_text.times import TimeSpan, times_in
from models.lay_text.tokens import Speech


@dataclass(frozen=True, slots=True)
class Facts:
    """Ages, sex, pregnancies, numbers and times, each in the order of the text; no two share a word."""

    ages: list[Age]
    sex: Sex | None
    pregnancies: list[Pregnancy]
    numbers: list[Quantity]
    times: list[TimeSpan]

    @property
    def ranges(self) -> list[tuple[int, int]]:
        """Where they stand."""
        return [
            (fact.start, fact.end) for kind in (self.ages, self.pregnancies, self.numbers, self.times) for fact in kind
        ]


def facts_of(text: str, plain: str, language: Speech) -> Facts:
    """The facts of a text, given also flat."""
    pregnancies = pregnancies_in(plain, language)
    carried = [(one.start, one.end) for one in pregnancies]
    ages = [
        age
        for age in ages_in(plain, language)
        if not any(age.start < end and start < age.end for start, end in carried)
    ]
    numbers = quantities_in(plain)
    taken = carried + [(age.start, age.end) for age in ages] + [(number.start, number.end) for number in numbers]
    return Facts(ages, sex_in(text, plain, language), pregnancies, numbers, times_in(plain, language, taken))

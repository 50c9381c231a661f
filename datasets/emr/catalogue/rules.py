"""Which codes cannot be a main diagnosis, and which belong to one sex or to an age.

**Source:** QĐ 4469/QĐ-BYT (2020), appendices A2 (not as main diagnosis), A3.1–A3.10 (age), A4.1 and A4.2 (sex). The
bounds of each age list are printed in the annex's headings; those of A3.1, 2, 5, 6, 7, 9 and 10, whose headings the
published tables lost, are those of the same appendix of Thai DRG 5.0 (2011), which A3.3, A3.4 and A3.8 equal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

YEAR_DAYS = 365.25


@dataclass(frozen=True, slots=True)
class AgeSpan:
    """Ages in days, both ends included; `None` is open. Ends in years include the whole year of life."""

    least_days: int | None
    most_days: int | None
    vi: str
    en: str

    def has(self, days: int) -> bool:
        """Is the age inside?"""
        return (self.least_days is None or days >= self.least_days) and (
            self.most_days is None or days <= self.most_days
        )


def _years(count: int) -> int:
    return int(count * YEAR_DAYS)


def _through(years: int) -> int:
    """The last day on which somebody is that many years old."""
    return int((years + 1) * YEAR_DAYS)


AGES: dict[str, AgeSpan] = {
    "A3.1": AgeSpan(0, 365, "dưới 1 tuổi", "under 1 year"),
    "A3.2": AgeSpan(0, _through(2), "0 ngày – 2 tuổi", "0 days to 2 years"),
    "A3.3": AgeSpan(0, _through(10), "0 ngày – 10 tuổi", "0 days to 10 years"),
    "A3.4": AgeSpan(0, _through(19), "0 ngày – 19 tuổi", "0 days to 19 years"),
    "A3.5": AgeSpan(28, None, "trên 27 ngày", "over 27 days"),
    "A3.6": AgeSpan(_years(1), None, "từ 1 tuổi", "1 year or older"),
    "A3.7": AgeSpan(_years(8), _through(19), "8 – 19 tuổi", "8 to 19 years"),
    "A3.8": AgeSpan(_years(9), _through(60), "9 – 60 tuổi", "9 to 60 years"),
    "A3.9": AgeSpan(_years(15), None, "trên 15 tuổi", "over 15 years"),
    "A3.10": AgeSpan(_years(30), None, "trên 30 tuổi", "over 30 years"),
}
"""Lenient by a day at the ends: what is flagged is surely outside."""


@dataclass(frozen=True)
class Rules:
    """The appendices as sets of codes without dots; empty where none was imported."""

    not_main: frozenset[str] = frozenset()
    only: Mapping[Literal["female", "male"], frozenset[str]] = field(default_factory=dict)
    ages: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def is_against_sex(self, key: str, sex: Literal["female", "male"]) -> bool:
        """Does the code belong to the other sex only?"""
        other: Literal["female", "male"] = "male" if sex == "female" else "female"
        return key in self.only.get(other, frozenset()) and key not in self.only.get(sex, frozenset())

    def span_broken(self, key: str, born: date, seen: date) -> AgeSpan | None:
        """The span of ages that the code asks for and that this person is outside of."""
        days = (seen - born).days
        for name, keys in self.ages.items():
            if key in keys and not AGES[name].has(days):
                return AGES[name]
        return None

    def to_json(self) -> dict[str, Any]:
        """Plain content."""
        return {
            "not_main": sorted(self.not_main),
            "only": {sex: sorted(keys) for sex, keys in self.only.items()},
            "ages": {name: sorted(keys) for name, keys in self.ages.items()},
        }

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> Rules:
        """What `to_json` gave."""
        return cls(
            frozenset(content["not_main"]),
            {sex: frozenset(keys) for sex, keys in content["only"].items()},
            {name: frozenset(keys) for name, keys in content["ages"].items() if name in AGES},
        )

"""How common each condition is in such a person, before anything is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from models.inference.case import Person
from models.knowledge.condition import AgeBand, Condition, Region, Season, band_of
from models.knowledge.finding import Sex

FERTILE_YEARS = (12, 52)
PREGNANT_SHARE = 0.04
PREGNANT_ALTHOUGH_DENIED = 0.008
"""Of women of fertile age who say no: early pregnancy is often not known, and an ectopic one must stay reachable.

**Source:** Strote & Chen, Emerg Med J 2006;23:554 (pregnancies that patients had ruled out), taken lower for people who
are only asked.
"""

Floats = NDArray[np.float64]


class Priors:
    """The rates of all conditions (C,), and what multiplies them in a person."""

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self._rate = np.array([one.per_1000 for one in conditions])
        self._age = {band: _column(conditions, "ages", band) for band in get_args(AgeBand)}
        self._sex = {sex: _column(conditions, "sex", sex) for sex in get_args(Sex)}
        self._season = {season: _column(conditions, "season", season) for season in get_args(Season)}
        self._region = {region: _column(conditions, "region", region) for region in get_args(Region)}
        self._is_of_pregnancy = np.array([one.pregnancy == "only" for one in conditions])
        self._in_pregnancy = np.array([1.0 if one.pregnancy == "only" else float(one.pregnancy) for one in conditions])

    def of(self, person: Person) -> Floats:
        """(C,) people with each condition among 1,000 such persons; 0 where it is impossible."""
        rate = self._rate * self._age[band_of(person.age_years)]
        rate = rate * (self._sex[person.sex] if person.sex else sum(self._sex.values()) / len(self._sex))
        if person.season is not None:
            rate = rate * self._season[person.season]
        if person.region is not None:
            rate = rate * self._region[person.region]
        if person.is_pregnant:
            rate = rate * self._in_pregnancy
        found: Floats = np.where(self._is_of_pregnancy, rate * _pregnant_share(person), rate)
        return found


def _column(conditions: Sequence[Condition], what: str, key: str) -> Floats:
    return np.array([float(getattr(one, what).get(key, 1.0)) for one in conditions])


def _pregnant_share(person: Person) -> float:
    if person.is_pregnant:
        return 1.0
    if person.sex == "male" or not FERTILE_YEARS[0] <= person.age_years <= FERTILE_YEARS[1]:
        return 0.0
    return PREGNANT_SHARE if person.is_pregnant is None else PREGNANT_ALTHOUGH_DENIED

"""How common each condition is in such a person, before anything is told."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from models.inference.case import Person
from models.knowledge.condition import Condition, band_of

FERTILE_YEARS = (12, 52)
PREGNANT_SHARE = 0.04
PREGNANT_ALTHOUGH_DENIED = 0.008
"""Of women of fertile age who say no: early pregnancy is often not known, and an ectopic one must stay reachable.

**Source:** Strote & Chen, Emerg Med J 2006;23:554 (pregnancies that patients had ruled out), taken lower for people who
are only asked.
"""


def priors(conditions: Iterable[Condition], person: Person) -> NDArray[np.float64]:
    """People with each condition among 1,000 such persons; 0 where it is impossible."""
    return np.array([_prior(one, person) for one in conditions], dtype=np.float64)


def _prior(one: Condition, person: Person) -> float:
    rate = one.per_1000 * one.ages.get(band_of(person.age_years), 1.0)
    if person.sex is None:
        rate *= (one.sex.get("female", 1.0) + one.sex.get("male", 1.0)) / 2
    else:
        rate *= one.sex.get(person.sex, 1.0)
    if person.season is not None:
        rate *= one.season.get(person.season, 1.0)
    if person.region is not None:
        rate *= one.region.get(person.region, 1.0)
    return rate * _pregnancy(one, person)


def _pregnancy(one: Condition, person: Person) -> float:
    if one.pregnancy == "only":
        return _pregnant_share(person)
    return one.pregnancy if person.is_pregnant else 1.0


def _pregnant_share(person: Person) -> float:
    if person.is_pregnant:
        return 1.0
    if person.sex == "male" or not FERTILE_YEARS[0] <= person.age_years <= FERTILE_YEARS[1]:
        return 0.0
    return PREGNANT_SHARE if person.is_pregnant is None else PREGNANT_ALTHOUGH_DENIED

"""Whom each finding or red flag concerns, as arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.inference.case import Person
from models.knowledge.finding import Finding
from models.knowledge.rule import Rule

EVER = (0.0, 1000.0)


class People:
    """For n findings or rules: of whom each speaks."""

    def __init__(self, entries: Sequence[Finding] | Sequence[Rule]) -> None:
        self._ages = np.array([one.ages or EVER for one in entries]).reshape(-1, 2)
        self._not = {
            "female": np.array([one.sex == "male" for one in entries], dtype=np.bool_),
            "male": np.array([one.sex == "female" for one in entries], dtype=np.bool_),
        }
        self._pregnant = np.array([one.pregnant for one in entries], dtype=np.bool_)

    def concerned(self, person: Person) -> NDArray[np.bool_]:
        """(n,) may such a person have it? Unknown sex rules nothing out; unknown pregnancy what is of pregnancy."""
        may = (self._ages[:, 0] <= person.age_years) & (person.age_years <= self._ages[:, 1])
        if person.sex is not None:
            may &= ~self._not[person.sex]
        return may if person.is_pregnant else may & ~self._pregnant

"""The quasi-identifiers, and the ladder on which each is generalised: every rung joins whole values of the rung below.

Values are texts; the empty text is `not told` and stays so up to the last rung, on which all are one. That each rung
joins whole values makes k and l grow with every step (the generalisation property of Samarati and Sweeney).

**Source:** Sweeney L., Achieving k-anonymity privacy protection using generalization and suppression, 2002,
doi:10.1142/S021848850200165X.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from datasets.privacy.regions import part_of, region_of

ALL = "*"
BANDS = ((0, 19), (20, 39), (40, 59), (60, 120))
"""Whole decades, so that the bands join decades."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """One quasi-identifier.

    Attributes:
        name: of the quasi-identifier.
        rungs: the names of the levels, the finest first; on the last everybody is alike.
        climb: a finest value and a level to the value at that level.
    """

    name: str
    rungs: tuple[str, ...]
    climb: Callable[[str, int], str]

    def at(self, value: str, rung: int) -> str:
        """The value at a rung."""
        return ALL if rung == len(self.rungs) - 1 else self.climb(value, rung)


def _age(value: str, rung: int) -> str:
    """`43|1980` (years, birth band) → `40-44` → `40-49` → `40-59`; a band of ten years stays until its own rung."""
    age = value.partition("|")[0]
    if rung == 0 or not age:
        return value if rung == 0 else ""
    first, _, last = age.partition("-")
    if last and rung == 1:
        return age
    years = int(first)
    if rung == len(BANDS) - 1:
        low, high = next(band for band in BANDS if band[0] <= years <= band[1])
        return f"{low}-{high}"
    width = (5, 10)[rung - 1]
    low = years - years % width
    return f"{low}-{low + width - 1}"


def _sex(value: str, _: int) -> str:
    return value


def _place(value: str, rung: int) -> str:
    """`01/00004` → `01` → `red-river-delta` → `north`."""
    province = value.partition("/")[0]
    return (value, province, region_of(province), part_of(province))[rung]


def _month(value: str, rung: int) -> str:
    """`2024-05` → `2024-Q2` → `2024`."""
    if rung == 0 or not value:
        return value
    year, _, month = value.partition("-")
    return (f"{year}-Q{(int(month) + 2) // 3}", year)[rung - 1]


AGE = Ladder("age", ("1 year", "5 years", "10 years", "band", ALL), _age)
SEX = Ladder("sex", ("sex", ALL), _sex)
PLACE = Ladder("place", ("commune", "province", "region", "part", ALL), _place)
MONTH = Ladder("month", ("month", "quarter", "year", ALL), _month)
LADDERS = (AGE, SEX, PLACE, MONTH)
"""What somebody may know of a neighbour or a colleague: how old, man or woman, where from, when in hospital."""

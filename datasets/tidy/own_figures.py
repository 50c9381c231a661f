"""Numbers in a table that are somebody's: a định danh without its zero, a telephone, a birth date, typed as a result.

For the gate. Results in practice are either short, or counts (viral loads) that have a unit or end in zeros.

**Source:** 12 digits of the định danh (Thông tư 59/2021/TT-BCA), 9 of the CMND before it; 9 digits behind the zero of a
telephone; 10 or 13 digits of the BHYT number (Quyết định 1351/QĐ-BHXH).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from datasets.tidy.people import Person

SHORTEST_OWN, SHORTEST = 6, 8
"""Digits of a number of the row's own person, and of anybody's, that no result is by chance."""
LOOKS_LIKE, SURELY = 9, 11
"""Digits from which a number without a unit, and any whole number, may be anybody's."""
LONGEST = 15
LEAST = 10 ** (SHORTEST_OWN - 1)
ROUND = 1000


def figures_of(person: Person) -> frozenset[int]:
    """The person's numbers, telephones and birth date as whole numbers."""
    return frozenset(found for found in _figures(person) if found >= LEAST)


def is_anybodys(value: float, has_unit: bool, own: frozenset[int], everybody: frozenset[int]) -> bool:
    """Whether a number is an identifier, or as long as one.

    Args:
        value: of a cell.
        has_unit: whether the row tells in what it is counted.
        own: figures of the row's person.
        everybody: figures of all people.
    """
    if not LEAST <= value < 10**LONGEST or value % 1:
        return False
    whole = int(value)
    digits = len(str(whole))
    if whole in own or (digits >= SHORTEST and whole in everybody):
        return True
    return digits >= SURELY or (digits >= LOOKS_LIKE and not has_unit and whole % ROUND != 0)


def _figures(person: Person) -> Iterator[int]:
    for told in _digits((*person.numbers, *person.sayings)):
        yield int(told)
        if told.startswith("84"):
            yield int(told[2:])
    if (born := person.birth_date) is not None:
        yield from (int(f"{born:%Y%m%d}"), int(f"{born:%d%m%Y}"), int(f"{born:%m%d%Y}"), int(f"{born:%y%m%d}"))
        yield int(f"{born:%d%m%y}")


def _digits(numbers: Iterable[str]) -> Iterator[str]:
    """The digits of numbers that are hardly more than digits; an address is none."""
    for number in numbers:
        told = re.sub(r"[^0-9]", "", number)
        letters = sum(map(str.isalpha, number))
        if SHORTEST_OWN <= len(told) <= LONGEST and letters <= len("BHYT"):
            yield told

"""Where any of many byte strings stands in a file, whatever its letters' case, in one pass.

The search is for the strings as they look with one bit of each byte set, which makes small letters of capitals and a
few other bytes alike. So it may find too much, and never too little: each place is to be looked at.

**Source:** Aho and Corasick 1975, Commun ACM 18:333 (the automaton); RFC 20 (bit 6 of a letter is its case).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

SMALL = 0x20
FOLDED = bytes(each | SMALL for each in range(256))
STEP = 1 << 16
"""Bytes at a time: as many as stay near the processor."""
MOST_SEARCHES, LONGEST, FIRST = 16, 24, 6
"""Searches that are kept, and bytes of a string that are looked for: the UIDs of a series often begin alike. Of these
the automaton knows the first ones only, so that it is small enough to be a table; where they stand, the rest is read.
"""


Wanted = frozenset[bytes]


def beginnings(wanted: Iterable[bytes]) -> Wanted:
    """What is looked for of each string: its beginning, with the bit set."""
    return frozenset(each[:LONGEST].translate(FOLDED) for each in wanted)


def may_stand_at(data: bytes, wanted: Wanted, more: Wanted = frozenset()) -> Iterator[tuple[bytes, int]]:
    """Where one of the strings may stand, none of them empty: which beginning, and its place."""
    if not wanted and not more:
        return
    automaton, strings = _search_of(wanted, more)
    overlap = max(len(each) for same in strings for each in same) - 1
    whole, step = np.frombuffer(data, dtype=np.uint8), bytearray(STEP + overlap)
    folded = np.frombuffer(step, dtype=np.uint8)
    for at in range(0, len(whole), STEP):
        part = whole[at : at + STEP + overlap]
        np.bitwise_or(part, SMALL, out=folded[: len(part)])
        for number, start, _ in automaton.find_matches_as_indexes(memoryview(step)[: len(part)], overlapping=True):
            yield from ((each, at + start) for each in strings[number] if step.startswith(each, start, len(part)))


@lru_cache(maxsize=MOST_SEARCHES)
def _search_of(wanted: Wanted, more: Wanted) -> tuple[BytesAhoCorasick, tuple[tuple[bytes, ...], ...]]:
    """The automaton, and by the numbers of its strings those that begin with them."""
    same = dict[bytes, list[bytes]]()
    for each in sorted(wanted | more):
        same.setdefault(each[:FIRST], []).append(each)
    automaton = BytesAhoCorasick(list(same), matchkind=MatchKind.Standard, implementation=Implementation.DFA)
    return automaton, tuple(map(tuple, same.values()))

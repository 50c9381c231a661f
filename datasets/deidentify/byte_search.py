"""Whether any of many byte strings stands anywhere in a file, whatever its letters' case, in one pass.

The search is for the strings as they look with one bit of each byte set, which makes small letters of capitals and a
few other bytes alike. So it may find too much, and never too little: "no" is certain, and "maybe" is to be looked at.

**Source:** Aho and Corasick 1975, Commun ACM 18:333 (the automaton); RFC 20 (bit 6 of a letter is its case).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

SMALL = 0x20
FOLDED = bytes(each | SMALL for each in range(256))
STEP = 1 << 16
"""Bytes at a time: as many as stay near the processor."""
MOST_SEARCHES, LONGEST = 16, 24
"""Searches that are kept, and bytes of a string that are looked for: the UIDs of a series often begin alike."""


def may_hold(data: bytes, wanted: frozenset[bytes]) -> bool:
    """Whether one of the strings, none of them empty, may stand in the data; `False` is certain."""
    if not wanted:
        return False
    automaton, overlap = _search_of(frozenset(each[:LONGEST].translate(FOLDED) for each in wanted))
    whole, step = np.frombuffer(data, dtype=np.uint8), bytearray(STEP + overlap)
    folded = np.frombuffer(step, dtype=np.uint8)
    for at in range(0, len(whole), STEP):
        part = whole[at : at + STEP + overlap]
        np.bitwise_or(part, SMALL, out=folded[: len(part)])
        if automaton.find_matches_as_indexes(memoryview(step)[: len(part)]):
            return True
    return False


@lru_cache(maxsize=MOST_SEARCHES)
def _search_of(folded: frozenset[bytes]) -> tuple[BytesAhoCorasick, int]:
    """The automaton, and how many bytes of the next step it has to see."""
    automaton = BytesAhoCorasick(
        list(folded), matchkind=MatchKind.LeftmostFirst, implementation=Implementation.NoncontiguousNFA
    )
    return automaton, max(map(len, folded)) - 1

"""Where a text says a name that is known by its parts: any two of them side by side, initials, or a part alone.

Words are compared with sets, so a patient's names cost nothing to prepare, and a text is read once whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

PLAIN_PART = 5
"""Letters of a name's part that counts without a capital."""
_WORD, _LETTERS = re.compile(r"[^\W_]+"), re.compile(r"[^\W\d_]+")

Names = frozenset[tuple[str, ...]]
Word = tuple[str, int, int]
"""In small letters, with its beginning and end."""


def name_spans(plain: str, names: Names, is_whole: bool = False) -> Iterator[tuple[int, int]]:
    """Where the names stand.

    Args:
        plain: a text without marks.
        names: each as its parts, in small letters without marks.
        is_whole: leave out a single part.

    Yields:
        Beginning and end of: two or more parts of a name in any order, with or without spaces; initials before the last
        part; and one part alone, which may be a common word (Lan, An, Hoa), with a capital or when it is long.
    """
    words = [(found.group().lower(), *found.span()) for found in _WORD.finditer(plain)]
    for name in names:
        parts = frozenset(name)
        if len(name) > 1:
            yield from _runs(words, parts)
            yield from _initialled(words, name)
        if not is_whole:
            yield from _alone(_LETTERS.finditer(plain), parts, plain)
        yield from _uncased(plain, parts)


def is_uncased(part: str) -> bool:
    """Whether it has letters without capitals, or signs for letters: then neither capitals nor spaces set it apart."""
    return not part.isascii() and any(not (each.islower() or each.isspace()) for each in part)


def _uncased(plain: str, parts: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Chinese, Korean or Thai parts of two letters and more, wherever they stand, with a family name of one before."""
    low = plain.lower()
    for part in parts:
        if len(part) < 2 or not is_uncased(part) or len(low) != len(plain):
            continue
        at = low.find(part)
        while at >= 0:
            yield at - (low[max(at - 1, 0) : at] in parts), at + len(part)
            at = low.find(part, at + 1)


def _alone(words: Iterable[re.Match[str]], parts: frozenset[str], plain: str) -> Iterator[tuple[int, int]]:
    """One part with a capital, or a long one; whoever has no other goes in small letters, too."""
    is_only = len(parts) == 1
    for found in words:
        word = found.group().lower()
        if word in parts and (is_only or len(word) >= PLAIN_PART or plain[found.start()].isupper()):
            yield found.span()


def _runs(words: Sequence[Word], parts: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Words side by side that are made of parts, when there are two parts in them or more."""
    beginnings = {part[:2] for part in parts}
    count, start, end = 0, 0, 0
    for word, at, after in words:
        made_of = _parts_in(word, parts) if word[:2] in beginnings else 0
        if not made_of:
            if count > 1:
                yield start, end
            count = 0
            continue
        start, end, count = at if count == 0 else start, after, count + made_of
    if count > 1:
        yield start, end


def _parts_in(word: str, parts: frozenset[str]) -> int:
    """How many parts the word is made of, at most; 0 when it is made of something else."""
    most = {0: 0}
    for at in range(len(word)):
        if at not in most:
            continue
        for part in parts:
            if word.startswith(part, at):
                end = at + len(part)
                most[end] = max(most.get(end, 0), most[at] + 1)
    return most.get(len(word), 0)


def _initialled(words: Sequence[Word], name: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Initials before the last part, apart or together: N. V. An, NV An, NVAn."""
    last, sought = name[-1], "".join(part[0] for part in name[:-1]) + name[-1]
    for number, (word, _, end) in enumerate(words):
        if not word.endswith(last):
            continue
        joined, first = word, number
        while len(joined) < len(sought) and first:
            first -= 1
            joined = words[first][0] + joined
        if joined == sought:
            yield words[first][1], end

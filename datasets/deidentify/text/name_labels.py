"""Names behind a label, and names that are a line of their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from datasets.deidentify.text.cues import ENGLISH_LABEL, LABEL, NO_ROLES, ROLES
from datasets.deidentify.text.name_run import Runs
from datasets.deidentify.text.words import Word

LONGEST_LABELLED, LONGEST_LABEL = 5, 5
Taken = tuple[int, int]
"""Index of the first word, number of words."""


def labelled_names(text: str, plain: str, runs: Runs) -> Iterator[Taken]:
    """Names behind a label that is known as a whole."""
    starts = [word.start for word in runs.words]
    for found in LABEL.finditer(plain):
        at = bisect_left(starts, found.end())
        if at == len(starts) or text[found.end() : starts[at]].strip(" .\t"):
            continue
        has_colon = ":" in found[0] or "\n" in found[0]
        count = runs.family_led(at, sureness=2) or runs.capitalised(at, ENGLISH_LABEL.match(found[0]) is not None)
        if not count and has_colon and "ten" in found[0]:
            count = runs.anything(at, LONGEST_LABELLED)
        if count:
            yield at, count


def lines_names(runs: Runs) -> Iterator[Taken]:
    """Names that are a line of their own."""
    for at, word in enumerate(runs.words):
        if (at == 0 or "\n" in word.gap) and (count := runs.line(at)):
            yield at, count


def valued_names(runs: Runs) -> Iterator[Taken]:
    """Names behind a colon before which a word for a person stands."""
    for at in range(1, len(runs.words)):
        gap = runs.words[at].gap
        if not gap.startswith((":", " :", "):")) or gap.count("\n") > 2 or not _is_role(runs.words, at - 1):
            continue
        is_small = runs.words[at].shape == "a"
        count = runs.family_led(at, sureness=2) or (
            runs.run(at, LONGEST_LABELLED) if is_small else runs.capitalised(at, runs.is_english)
        )
        if count:
            yield at, count


def _is_role(words: Sequence[Word], last: int) -> bool:
    first = last
    while first > 0 and last - first < LONGEST_LABEL and words[first].gap in (" ", "/", " / "):
        first -= 1
    label = [word.plain for word in words[first : last + 1]]
    if label[0] in NO_ROLES or (len(label) > 2 and label[0] == "bo"):
        return False
    return not ROLES.isdisjoint(label)

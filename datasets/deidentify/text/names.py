"""Names of people in running text: behind a word that announces one, and by their own make."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from datasets.deidentify.patterns import without_marks
from datasets.deidentify.text.cues import (
    ENGLISH_CUES,
    ENGLISH_LABEL,
    INITIALS,
    LABEL,
    LOW_AMBIGUOUS,
    NEVER_ALONE,
    PERSON_PAIRS,
    PERSONS,
    PLAIN_PERSONS,
    SURE_LOW,
    TITLE_PAIRS,
    TITLES,
)
from datasets.deidentify.text.name_lists import ENGLISH_GIVEN, EPONYMS, FAMILY, GIVEN, PLAIN_GIVEN
from datasets.deidentify.text.name_run import Runs
from datasets.deidentify.text.spans import Span
from datasets.deidentify.text.words import Word

_CUE_GAP = re.compile(r"[ \t.:,(\-]{1,4}")
LONGEST_LABELLED = 5
_FIRSTS = FAMILY.plain | {"ng"}
_CUE_ENDS = frozenset(
    (
        *TITLES, *ENGLISH_CUES, *PLAIN_PERSONS, *map(without_marks, PERSONS), "la",
        *(pair[1] for pair in (*TITLE_PAIRS, *PERSON_PAIRS)),
    )
)  # fmt: skip


def find_names(text: str, plain: str, words: Sequence[Word], is_marked: bool) -> Iterator[Span]:
    """Names of anyone.

    Args:
        text: composed.
        plain: the same, folded.
        words: of the text.
        is_marked: whether the text is written with Vietnamese marks.
    """
    runs = Runs(words, is_marked)
    taken = [*_labelled(text, plain, runs), *_announced(text, runs), *_by_make(runs)]
    taken.extend(_again(runs, taken))
    for first, count in taken:
        yield Span(words[first].start, words[first + count - 1].end, "name")
    starts = {word.start: at for at, word in enumerate(words)}
    for found in INITIALS.finditer(text):
        if (at := starts.get(found.start(), 0)) and _cue_before(runs, at):
            yield Span(found.start(), found.end(), "name")


Taken = tuple[int, int]
"""Index of the first word, number of words."""


def _labelled(text: str, plain: str, runs: Runs) -> Iterator[Taken]:
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


def _announced(text: str, runs: Runs) -> Iterator[Taken]:
    for at in range(1, len(runs.words)):
        word = runs.words[at]
        if word.shape == "0" or runs.words[at - 1].plain not in _CUE_ENDS or not _CUE_GAP.fullmatch(word.gap):
            continue
        cue = _cue_before(runs, at)
        if cue and (count := _after_cue(runs, at, cue)):
            yield at, count


def _cue_before(runs: Runs, at: int) -> str:
    """`title`, `person`, `english` or nothing, for the words before this one."""
    before = runs.words[at - 1]
    pair = (runs.words[at - 2].plain, before.plain) if at > 1 else ("", "")
    if before.plain in TITLES or pair in TITLE_PAIRS:
        return "title"
    if before.plain in ENGLISH_CUES:
        return "english"
    if pair in PERSON_PAIRS or before.low in PERSONS:
        return "person"
    if before.low in ("la", "là"):
        return "person" if runs.words[at].shape == "a" else ""
    return "person" if before.low == before.plain and before.plain in PLAIN_PERSONS else ""


def _after_cue(runs: Runs, at: int, cue: str) -> int:
    word, before = runs.words[at], runs.words[at - 1]
    if word.shape == "a":
        is_sure = runs.is_marked or before.plain in SURE_LOW or cue == "title"
        return runs.family_led(at, sureness=1 + is_sure) or (_low_given(runs, word) if is_sure else 0)
    if "," in word.gap:
        return 0
    count = runs.family_led(at, sureness=2)
    if count:
        return count
    if (word.low in NEVER_ALONE and _is_patient(runs, at)) or (word.plain in EPONYMS and cue == "person"):
        return 0
    if (word.shape == "A" or before.low == "dd") and not GIVEN.holds(word.low, word.plain):
        return 0
    if word.gap == " " and word.shape == "T" and runs.fits(word, GIVEN):
        return runs.capitalised(at + 1, is_english=False) + 1 if at + 1 < len(runs.words) and cue == "title" else 1
    return runs.capitalised(at, cue == "english" or before.plain in ENGLISH_CUES)


def _is_patient(runs: Runs, at: int) -> bool:
    """Whether the word before is `BN` or `bệnh nhân`: then `Nam` is the sex."""
    return runs.words[at - 1].plain in ("bn", "nhan", "benh", "tre", "be") and runs.words[at - 1].low != "bé"


def _low_given(runs: Runs, word: Word) -> int:
    if runs.is_marked:
        return int(word.low in GIVEN.marked and word.low not in LOW_AMBIGUOUS and not runs.stops(word))
    return int(word.plain in PLAIN_GIVEN.plain and word.plain not in ("duy", "quan", "thang", "huong", "phuong"))


def _by_make(runs: Runs) -> Iterator[Taken]:
    at = 0
    while at < len(runs.words):
        word = runs.words[at]
        count = runs.family_led(at) if word.plain in _FIRSTS else 0
        if not count and word.shape != "a":
            count = runs.middle_led(at) or _english(runs, at) or _alone(runs, at)
        if count:
            yield at, count
        at += count or 1


def _english(runs: Runs, at: int) -> int:
    word = runs.words[at]
    if word.shape in "TA" and word.plain in ENGLISH_GIVEN:
        count = runs.capitalised(at, is_english=True)
        return count if count > 1 else 0
    return 0


def _alone(runs: Runs, at: int) -> int:
    """A known given name with a capital and marks in the middle of a sentence in small letters."""
    word = runs.words[at]
    if word.shape != "T" or word.gap not in (" ", ", ") or at == 0 or at + 1 >= len(runs.words):
        return 0
    if word.low in ("hồng", word.plain) or word.low not in GIVEN.marked or runs.stops(word):
        return 0
    before, behind = runs.words[at - 1], runs.words[at + 1]
    return int(before.shape in "a0" and behind.shape in "a0")


def _again(runs: Runs, taken: Sequence[Taken]) -> Iterator[Taken]:
    """The given name of someone named in full, standing alone elsewhere."""
    given = {runs.words[first + count - 1].plain for first, count in taken if count > 1}
    given = {name for name in given if len(name) > 1}
    for at, word in enumerate(runs.words):
        if (
            word.plain in given
            and (word.shape == "T" or (word.shape == "A" and len(word.plain) > 3))
            and not runs.stops(word)
            and not runs.begins_sentence(at)
        ):
            yield at, 1

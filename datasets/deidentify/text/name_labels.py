"""Names behind a label, and names that are a line of their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from datasets.deidentify.text.cues import NO_NAMES
from datasets.deidentify.text.label_cues import ENGLISH_LABEL, LABEL, LABEL_LEADS, NO_ROLES, ROLES
from datasets.deidentify.text.name_lists import FAMILY, GIVEN, MIDDLE
from datasets.deidentify.text.name_run import JOIN, Runs
from datasets.deidentify.text.other_peoples import of_other_peoples, turned
from datasets.deidentify.text.peoples import KHMER
from datasets.deidentify.text.said import is_said
from datasets.deidentify.text.sentence_names import sentence_led
from datasets.deidentify.text.weights import NOTHING_ELSE
from datasets.deidentify.text.words import Word, matches_at

_BESIDE = frozenset((" - ", " – ", "/", " / ", "-", " + ", " & ", ", ", "+", "&"))
LONGEST_LABELLED, LONGEST_LABEL = 5, 5
Taken = tuple[int, int]
"""Index of the first word, number of words."""


def labelled_names(text: str, plain: str, runs: Runs) -> Iterator[Taken]:
    """Names behind a label that is known as a whole."""
    for found in matches_at(LABEL, plain, runs.words, LABEL_LEADS):
        at = bisect_left(runs.words, found.end(), key=attrgetter("start"))
        if at == len(runs.words) or text[found.end() : runs.words[at].start].strip(" .\t"):
            continue
        has_colon = ":" in found[0] or "\n" in found[0]
        count = sentence_led(runs, at, sureness=2) or runs.family_led(at, sureness=2)
        count = count or runs.capitalised(at, ENGLISH_LABEL.match(found[0]) is not None)
        count = max(count, turned(runs, at, has_colon), of_other_peoples(runs, at, has_colon or count > 0))
        if not count and has_colon and "ten" in found[0]:
            count = runs.anything(at, LONGEST_LABELLED)
        if count:
            yield at, count


def lines_names(runs: Runs) -> Iterator[Taken]:
    """Names that are a line of their own."""
    for at in [at for at, word in enumerate(runs.words) if at == 0 or "\n" in word.gap]:
        if count := _line(runs, at):
            yield at, count


def valued_names(runs: Runs) -> Iterator[Taken]:
    """Names behind a colon before which a word for a person stands."""
    for at in [at for at, word in enumerate(runs.words) if at and ":" in word.gap]:
        gap = runs.words[at].gap
        if not gap.startswith((":", " :", "):")) or gap.count("\n") > 2 or not _is_role(runs.words, at - 1):
            continue
        is_small = runs.words[at].shape == "a"
        count = (
            sentence_led(runs, at, sureness=2)
            or runs.family_led(at, sureness=2)
            or (runs.run(at, LONGEST_LABELLED) if is_small else runs.capitalised(at, runs.is_english))
        )
        count = max(count, turned(runs, at, is_announced=True), of_other_peoples(runs, at, is_announced=True))
        if count:
            yield at, count
            yield from beside(runs, at + count)


def beside(runs: Runs, at: int) -> Iterator[Taken]:
    """Given names beside one behind a label: `KTV: Nga - Trang`."""
    while at < len(runs.words) and runs.words[at].gap in _BESIDE and runs.words[at].shape == "T":
        is_last = at + 1 == len(runs.words) or runs.words[at + 1].gap != " "
        if not is_last or not runs.fits(runs.words[at], GIVEN):
            return
        yield at, 1
        at += 1


def _is_role(words: Sequence[Word], last: int) -> bool:
    first = last
    while first > 0 and last - first < LONGEST_LABEL and words[first].gap in (" ", "/", " / "):
        first -= 1
    label = [word.plain for word in words[first : last + 1]]
    if label[0] in NO_ROLES or (len(label) > 2 and label[0] == "bo"):
        return False
    return not ROLES.isdisjoint(label)


def _line(runs: Runs, at: int) -> int:
    """Words of a line that holds nothing but a name; 0 for another line."""
    end = at + 1
    while end < len(runs.words) and end - at < LONGEST_LABELLED and "\n" not in runs.words[end].gap:
        if runs.words[end].shape == "0" or not JOIN.fullmatch(runs.words[end].gap):
            return 0
        end += 1
    if end - at < 2 or (end < len(runs.words) and "\n" not in runs.words[end].gap):
        return 0
    told = runs.words[at:end]
    is_family = runs.fits(told[0], FAMILY) or (told[0].low in FAMILY.marked and end - at > 2)
    if not is_family or (told[0].plain, told[1].plain) in NO_NAMES or any(runs.stops(word) for word in told[1:-1]):
        return 0
    if _is_said_line(told):
        return 0
    is_known = runs.is_part(told[-1]) and not runs.stops(told[-1])
    return end - at if is_known or runs.fits(told[1], MIDDLE) or _is_khmer(told) else 0


def _is_khmer(told: Sequence[Word]) -> bool:
    """`Kim Sô Phia`: three words with capitals, the first a family of the Khmer."""
    is_whole = len(told) == 3 and all(word.shape == "T" for word in told) and told[0].low in KHMER
    return is_whole and not any(map(is_said, told, told[1:]))


def _is_said_line(told: Sequence[Word]) -> bool:
    """Whether a line is a pair said of nobody, or goes on with one in small letters: `Minh họa`, `Cao thị lực`."""
    if len(told) == 2:
        return is_said(*told)
    return told[2].shape == "a" and told[0].plain not in NOTHING_ELSE and is_said(told[1], told[2])

"""Names in small letters that stand where somebody is told of: `cho ngan va thuy:`, `bs on tieu my.`, `ksor phuong`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from datasets.deidentify.text.common_words import COMMON
from datasets.deidentify.text.cues import KIN, LOW_AMBIGUOUS, UNSURE_GIVEN
from datasets.deidentify.text.listed import listed
from datasets.deidentify.text.name_lists import FAMILY, GIVEN, PLAIN_GIVEN
from datasets.deidentify.text.name_run import Runs
from datasets.deidentify.text.peoples import HMONG, HMONG_PLAIN, OWN_FORM
from datasets.deidentify.text.said import is_said
from datasets.deidentify.text.stop_words import ENGLISH_STOP
from datasets.deidentify.text.syllables import SYLLABLE
from datasets.deidentify.text.weights import FUNCTION, NO_NAMES
from datasets.deidentify.text.words import Word

SHORTEST_OWN, LONGEST_WHOLE = 4, 4
TOLD_TO = frozenset(listed("cho gặp gap nhờ nho gọi goi báo với voi mời moi"))
"""Words behind which two people stand side by side."""
_AGE = re.compile(r"\d{1,3}(?:t|tuoi)")
_NOT_AGED = KIN | frozenset(
    listed("nay do kia xa nha ban thu hai ca ut bi co da dang hien duoc vua con moi khoang gan tren")
)
_CLOSES = re.compile(r"[ ]?[,.;:)(/–-]|\n")
_OWN = frozenset(word for word in OWN_FORM if len(word) >= SHORTEST_OWN and word.isalpha())
_HMONG_MIDDLE = frozenset(listed("mí mi seo páo pao"))
FIRSTS = _OWN | HMONG_PLAIN


def whole_to_the_end(runs: Runs, at: int) -> int:
    """Words of a name behind a word that surely announces one, up to a sign: `ghi tên ôn tiểu my.`; 0 for none."""
    end = at + 1
    while end < len(runs.words) and end - at <= LONGEST_WHOLE and runs.words[end].gap == " ":
        end += 1
    told = runs.words[at:end]
    if not 2 < len(told) <= LONGEST_WHOLE or not _is_closed(runs, end) or not runs.fits(told[0], FAMILY):
        return 0
    if not runs.is_part(told[-1]) or runs.fits(told[-1], COMMON):
        return 0
    return len(told) if all(_may_be_of_a_name(word) for word in told) and not _has_said(told) else 0


def aged(runs: Runs, at: int) -> int:
    """Words of a given name of two words behind a word for a person and before an age: `ong tu nghia 72t`."""
    told = runs.words[at : at + 3]
    if len(told) < 3 or told[1].gap != " " or told[2].gap != " " or _AGE.fullmatch(told[2].plain) is None:
        return 0
    middle, given = told[:2]
    is_kin = {middle.plain, given.plain} & _NOT_AGED or is_said(runs.words[at - 1], middle) or is_said(middle, given)
    is_given = _is_given(runs, given) or (not runs.is_marked and given.plain in PLAIN_GIVEN.plain)
    return 2 * (not is_kin and is_given and SYLLABLE.fullmatch(middle.plain) is not None)


def of_the_hills(runs: Runs, at: int, is_announced: bool) -> int:
    """Words of `ksor phuong`, `vu mi sinh`, `giang a de`; 0 for none."""
    told = runs.words[at : at + 3]
    if told[0].shape != "a" or len(told) < 2:
        return 0
    if told[0].low in _OWN:
        return _own(runs, at, is_announced)
    is_family = told[0].low in HMONG or (not runs.is_marked and told[0].plain in HMONG_PLAIN)
    if len(told) < 3 or not is_family or any(word.gap != " " or word.shape == "0" for word in told[1:]):
        return 0
    is_middle = told[1].low in _HMONG_MIDDLE or (is_announced and told[1].low == "a")
    return 3 * (is_middle and _may_be_of_a_name(told[2]) and not _has_said(told))


def side_by_side(runs: Runs) -> Iterator[tuple[int, int]]:
    """Two given names that `và` joins, behind a word that says to whom: `bàn giao cho ngân và thúy:`."""
    for at in [at for at, word in enumerate(runs.words) if word.plain == "va" and 1 < at < len(runs.words) - 1]:
        one, other = runs.words[at - 1], runs.words[at + 1]
        is_told_to = runs.words[at - 2].low in TOLD_TO and one.gap == runs.words[at].gap == other.gap == " "
        if is_told_to and _is_given(runs, one) and _is_given(runs, other) and _is_closed(runs, at + 2):
            yield at - 1, 1
            yield at + 1, 1


def _own(runs: Runs, at: int, is_announced: bool) -> int:
    """How far a name reaches whose family has a form of its own: one word or two behind it, `h'` counting for none."""
    end = at + 1
    while end < len(runs.words) and end - at < 3 and runs.words[end].gap in (" ", "'", "’"):
        word = runs.words[end]
        is_name = (
            is_announced
            or runs.fits(word, GIVEN)
            or runs.is_part(word)
            or word.plain == "h"
            or SYLLABLE.fullmatch(word.plain) is None
        )
        if (
            not is_name
            or word.shape == "0"
            or word.plain in ENGLISH_STOP
            or (runs.stops(word) and not runs.fits(word, GIVEN))
        ):
            break
        end += 1
    return end - at if end - at > 1 else 0


def _is_closed(runs: Runs, end: int) -> bool:
    return end >= len(runs.words) or _CLOSES.match(runs.words[end].gap) is not None


def _may_be_of_a_name(word: Word) -> bool:
    if word.shape != "a" or SYLLABLE.fullmatch(word.plain) is None or FUNCTION.holds(word.low, word.plain):
        return False
    return word.low != word.plain or word.plain not in NO_NAMES


def _is_given(runs: Runs, word: Word) -> bool:
    if word.shape != "a":
        return False
    if runs.is_marked:
        return word.low in GIVEN.marked and word.low not in LOW_AMBIGUOUS and not COMMON.holds(word.low, word.plain)
    return word.plain in PLAIN_GIVEN.plain and word.plain not in UNSURE_GIVEN - {"thuy"}


def _has_said(told: Sequence[Word]) -> bool:
    return any(map(is_said, told, told[1:]))

"""How far a name reaches, from its first word on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from datasets.deidentify.text.cues import NO_NAMES, NOT_CAUSE, TITLES
from datasets.deidentify.text.name_lists import (
    COMMON_FAMILY,
    EPONYMS,
    FAMILY,
    GIVEN,
    MIDDLE,
    PLAIN_GIVEN,
    STRONG_FAMILY,
    SURE_MIDDLE,
    Names,
)
from datasets.deidentify.text.stop_words import BEHIND_VAN_OR_THI, ENGLISH_STOP, STOP
from datasets.deidentify.text.words import Word

LONGEST = 5
_JOIN = re.compile(r"[ \t]{1,2}|[ ]?[.^_'’-][ ]?")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvxfjwz])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?|[a-z]|ng|nguycn|thj"
)
_SURE_LOW_FAMILY = Names("nguyễn huỳnh quách")
_BREAKS = re.compile(r"[.:;!?\n•*|]|- ")


class Runs:
    """The words of one text, and the names that may begin at each of them.

    Attributes:
        words: in order.
        is_marked: whether the text is written with Vietnamese marks.
    """

    def __init__(self, words: Sequence[Word], is_marked: bool) -> None:
        self.words = words
        self.is_marked = is_marked

    def fits(self, word: Word, names: Names) -> bool:
        """Whether the word is of the list, in the way that this text is written."""
        if word.low in names.marked:
            return True
        return word.plain in names.plain and word.low == word.plain and (word.shape != "a" or not self.is_marked)

    def stops(self, word: Word) -> bool:
        """Whether the word belongs to no name."""
        return self.fits(word, STOP)

    def begins_sentence(self, at: int) -> bool:
        """Whether a capital says nothing here."""
        return at == 0 or _BREAKS.search(self.words[at].gap) is not None

    def family_led(self, at: int, sureness: int = 0) -> int:
        """Words of the name whose family name stands here; 0 for none.

        Args:
            at: index of a word.
            sureness: 0 where nothing announced a name, 1 where a word did that may be another, 2 where one surely did.
        """
        word = self.words[at]
        if word.shape == "0" or at + 1 >= len(self.words):
            return 0
        if word.shape == "a":
            return self._small(at, sureness) if self.fits(word, FAMILY) else 0
        is_misread = word.plain in STRONG_FAMILY.plain and self._is_name_part(at + 1)
        if not (self.fits(word, FAMILY) or is_misread or self._is_short_nguyen(at)):
            return 0
        count = self._reach(at)
        return count if count > 1 and (sureness == 2 or self._is_convincing(at, count)) else 0

    def _is_short_nguyen(self, at: int) -> bool:
        return self.words[at].plain == "ng" and self._is_name_part(at + 1)

    def _is_name_part(self, at: int) -> bool:
        word = self.words[at]
        return word.shape in "TA" and (word.plain in GIVEN.plain or word.plain in MIDDLE.plain)

    def _reach(self, at: int) -> int:
        """Words with capitals that belong together, the first of them a family name."""
        shape, end = self.words[at].shape, at + 1
        while end < len(self.words) and end - at < LONGEST and self._goes_on(at, end, shape):
            end += 1
        return end - at

    def _goes_on(self, first: int, at: int, shape: str) -> bool:
        word, before = self.words[at], self.words[at - 1]
        if word.shape not in "TA" or (shape == "A" and word.shape != "A" and len(word.plain) > 1):
            return False
        if not _JOIN.fullmatch(word.gap) or (word.gap.startswith(".") and len(before.plain) > 2 and word.gap != "."):
            return False
        if at - 1 > first and self.fits(before, SURE_MIDDLE):
            return True
        if at - 1 == first and (before.plain, word.plain) in NO_NAMES:
            return False
        if self.fits(word, GIVEN) or self.fits(word, MIDDLE):
            return True
        return not self.stops(word) and _SYLLABLE.fullmatch(word.plain) is not None

    def _is_convincing(self, at: int, count: int) -> bool:
        word, second, last = self.words[at], self.words[at + 1], self.words[at + count - 1]
        has_middle = self.fits(second, MIDDLE) and count > 2
        is_known = self.fits(last, GIVEN)
        if word.shape == "A":
            return has_middle or word.plain in STRONG_FAMILY.plain or (self.fits(word, COMMON_FAMILY) and is_known)
        if has_middle and (is_known or self.fits(word, COMMON_FAMILY) or self.fits(second, SURE_MIDDLE)):
            return True
        if word.low in COMMON_FAMILY.marked or word.plain in STRONG_FAMILY.plain:
            return is_known or word.low != word.plain or count > 2
        return self.fits(word, COMMON_FAMILY) and (is_known or count > 2)

    def _small(self, at: int, sureness: int) -> int:
        """The same in small letters, where only the lists tell."""
        second = self._small_at(at + 1)
        if second is None:
            return 0
        if self.fits(second, SURE_MIDDLE):
            return self._behind_sure_middle(at)
        third = self._small_at(at + 2)
        if self.fits(second, MIDDLE) and third is not None and self._may_end(at, third, sureness):
            return 3
        word, is_sure = self.words[at], sureness == 2
        if not self._is_small_given(second, is_sure) or second.plain in NOT_CAUSE:
            return 0
        if is_sure and self.fits(word, COMMON_FAMILY):
            return 2
        return 2 if self.fits(word, _SURE_LOW_FAMILY) or (self.is_marked and word.low != word.plain) else 0

    def _may_end(self, at: int, third: Word, sureness: int) -> bool:
        """Whether the word behind a family name and a middle name ends the name."""
        if self.fits(self.words[at], _SURE_LOW_FAMILY):
            return self.fits(third, GIVEN) or not self.stops(third)
        is_common = self.fits(self.words[at], COMMON_FAMILY)
        return self._is_small_given(third, is_sure=sureness > 0 and is_common)

    def _behind_sure_middle(self, at: int) -> int:
        third = self._small_at(at + 2)
        is_common = self.fits(self.words[at], COMMON_FAMILY)
        if third is None or (third.plain in BEHIND_VAN_OR_THI and not self.fits(self.words[at], _SURE_LOW_FAMILY)):
            return 0
        if not is_common and not self.fits(third, GIVEN):
            return 0
        fourth = self._small_at(at + 3)
        if fourth is not None and self.fits(third, MIDDLE) and self.fits(fourth, GIVEN):
            return 4
        return 3

    def _small_at(self, at: int) -> Word | None:
        if at >= len(self.words):
            return None
        word = self.words[at]
        return word if word.shape in "aT" and _JOIN.fullmatch(word.gap) and word.gap != ". " else None

    def _is_small_given(self, word: Word, is_sure: bool) -> bool:
        if self.is_marked or is_sure:
            return self.fits(word, GIVEN) and (is_sure or not self.stops(word))
        return word.plain in PLAIN_GIVEN.plain

    def middle_led(self, at: int) -> int:
        """`Thị Lan`, `Văn Hùng`: a name without its family name; 0 for none."""
        word = self.words[at]
        if word.shape != "T" or not self.fits(word, SURE_MIDDLE) or at + 1 >= len(self.words):
            return 0
        behind = self.words[at + 1]
        return 2 if behind.shape == "T" and behind.gap == " " and self.fits(behind, GIVEN) else 0

    def capitalised(self, at: int, is_english: bool) -> int:
        """Words with capitals from here on that may be a name, known or not; 0 for none."""
        end = at
        while end < len(self.words) and end - at < LONGEST - 1 and self._may_be_name(at, end, is_english):
            end += 1
        return end - at

    def _may_be_name(self, first: int, at: int, is_english: bool) -> bool:
        word = self.words[at]
        if word.shape not in "TA" or (at > first and not _JOIN.fullmatch(word.gap)):
            return False
        if at > first and word.gap == ". " and len(self.words[at - 1].plain) > 2:
            return False
        if is_english:
            return word.plain not in ENGLISH_STOP and word.plain not in TITLES
        if self.stops(word) and not (at > first and self.fits(word, GIVEN)):
            return False
        return _SYLLABLE.fullmatch(word.plain) is not None and word.plain not in EPONYMS

    def anything(self, at: int, most: int) -> int:
        """Words behind `Họ tên:` up to a stop, a number, a sign or the end of the line, however they are written."""
        end = at
        while end < len(self.words) and end - at < most:
            word = self.words[end]
            if word.shape == "0" or (end > at and not _JOIN.fullmatch(word.gap)):
                break
            if self.stops(word) and not (end > at and self.fits(word, GIVEN)):
                break
            end += 1
        return end - at

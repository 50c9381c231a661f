"""Names written in small letters: how far they reach."""

from __future__ import annotations

import re
from collections.abc import Sequence

from datasets.deidentify.text.cues import LOW_AMBIGUOUS, NO_NAMES, NOT_AFTER_TITLE, NOT_CAUSE
from datasets.deidentify.text.listed import Names
from datasets.deidentify.text.name_lists import COMMON_FAMILY, FAMILY, GIVEN, MIDDLE, PLAIN_GIVEN, SURE_MIDDLE
from datasets.deidentify.text.said import is_said
from datasets.deidentify.text.stop_words import BEHIND_VAN_OR_THI, STOP
from datasets.deidentify.text.syllables import SYLLABLE, is_free
from datasets.deidentify.text.weighed import Weighed
from datasets.deidentify.text.words import Word

_JOIN = re.compile(r"[ \t]{1,2}|[ ]?[\^_'’-][ ]?|\.")
_SURE_FAMILY = Names("nguyễn huỳnh quách")
_OFTEN_OTHER = frozenset(("duy", "quan", "thang", "huong", "phuong", "truc", "bao"))
_MARKED_FAMILY = Names(
    "nguyễn huỳnh phạm quách trịnh trần đặng bùi ngô lê đỗ vũ võ phùng đàm tạ doãn giàng sùng thào lò quàng hứa"
)
"""In text with marks these are hardly ever another word, even in small letters."""


class SmallNames:
    """The words of one text, and the names in small letters among them.

    Attributes:
        words: in order.
        is_marked: whether the text is written with Vietnamese marks.
    """

    def __init__(self, words: Sequence[Word], is_marked: bool) -> None:
        self.words, self.is_marked, self.is_english = words, is_marked, False
        self.weighed = Weighed(words, is_marked)

    def fits(self, word: Word, names: Names) -> bool:
        """Whether the word is of the list, in the way that this text is written."""
        if word.low in names.marked:
            return True
        return word.plain in names.plain and word.low == word.plain and (word.shape != "a" or not self.is_marked)

    def is_free(self, word: Word) -> bool:
        """Whether the word may be a name that no list holds."""
        return is_free(word.low, word.plain, self.is_marked)

    def family_led(self, at: int, sureness: int) -> int:
        """Words of the name whose family name stands here; 0 for none.

        Args:
            at: index of a word.
            sureness: 0 where nothing announced a name, 1 where a word did that may be another, 2 where one surely did.
        """
        if sureness == 0 and self.words[at].plain not in COMMON_FAMILY.plain and not self._is_before_sure_middle(at):
            return 0
        count = self._begun(at, sureness)
        if count < 3:
            count = max(count, self.weighed.whole(at, is_sure=sureness == 2))
        if count == 2 and self.weighed.goes_on(at, count, is_sure=sureness == 2):
            count = 3
        return self.weighed.longer(at, count) if count == 3 else count

    def _begun(self, at: int, sureness: int) -> int:
        word, second = self.words[at], self._next(at)
        if second is None or not self.fits(word, FAMILY) or (word.plain, second.plain) in NO_NAMES:
            return 0
        if is_said(word, second) and not self._is_whole(second, self._next(at + 1), sureness):
            return 0
        if sureness == 0 and not (self.fits(word, COMMON_FAMILY) or self._is_strong(word)) and not self._is_lady(at):
            return 0
        if self.fits(second, SURE_MIDDLE):
            return self._behind_sure_middle(at, sureness)
        if second.plain in NOT_CAUSE and second.low == second.plain:
            return 0
        third = self._next(at + 1)
        if third is not None and self._has_middle(at, second, third, sureness):
            return 3 + self._is_fourth(third, self._next(at + 2))
        if not self._is_second(word, second, sureness):
            return 0
        return 2 + (third is not None and self.is_free(third) and self._is_name(second))

    def _is_before_sure_middle(self, at: int) -> bool:
        return at + 1 < len(self.words) and self.words[at + 1].plain in SURE_MIDDLE.plain

    def _is_lady(self, at: int) -> bool:
        """Whether a rarer family name stands before `thị` and a word that is hardly anything but a given name."""
        return self.words[at + 1].plain == "thi" and self.weighed.is_lady(at)

    def _is_whole(self, second: Word, third: Word | None, sureness: int) -> bool:
        """Whether a name stands there although its first two words are mostly said of something else."""
        if self.fits(second, SURE_MIDDLE):
            return True
        is_named = sureness == 2 and third is not None and self.fits(second, MIDDLE) and self.fits(third, GIVEN)
        return is_named and third is not None and not is_said(second, third)

    def given(self, at: int, is_title: bool) -> int:
        """Words of a given name behind a word that surely announces one; 0 for none."""
        word, behind = self.words[at], self._next(at)
        if (is_title and word.plain in ("nhi", "noi", "ngoai", "tam")) or (
            behind is not None and is_said(word, behind)
        ):
            return 0
        if self.is_free(word):
            return 1 + (behind is not None and (self.is_free(behind) or self._is_plain_given(behind)))
        if not self._is_plain_given(word) and not (
            self.fits(word, GIVEN) and self._stands_apart(word, behind, is_title)
        ):
            if self.is_marked and behind is not None and self.fits(word, MIDDLE) and self.is_free(behind):
                return 2
            return 0
        return 1 + (behind is not None and self.is_free(behind) and self._next(at) is not None)

    def run(self, at: int, most: int) -> int:
        """Words behind a label as far as each may be of a name; one alone must be known or no word of every day."""
        end = at
        while end < len(self.words) and end - at < most and (end == at or self._next(end - 1) is not None):
            word = self.words[end]
            if word.shape == "0" or not (self._is_name(word) or self.fits(word, MIDDLE)):
                break
            end += 1
        if (
            end + 1 < len(self.words)
            and end - at < 3
            and any(map(is_said, self.words[at:end], self.words[at + 1 : end + 1]))
        ):
            return 0
        if end - at == 1 and not (self.is_free(self.words[at]) or self._is_plain_given(self.words[at])):
            return 0
        return end - at

    def _next(self, at: int) -> Word | None:
        if at + 1 >= len(self.words):
            return None
        word = self.words[at + 1]
        return word if word.shape in "aT" and _JOIN.fullmatch(word.gap) else None

    def _is_name(self, word: Word) -> bool:
        return self.is_free(word) or self.fits(word, GIVEN)

    def _is_strong(self, word: Word) -> bool:
        return self.fits(word, _SURE_FAMILY) or (self.is_marked and word.low in _MARKED_FAMILY.marked)

    def _has_middle(self, at: int, second: Word, third: Word, sureness: int) -> bool:
        """Whether a middle name and the end of a name stand behind a family name."""
        if is_said(second, third):
            return False
        if self.is_free(second) and self.is_free(third):
            return self._is_strong(self.words[at]) or sureness > 0
        if not self.fits(second, MIDDLE):
            return False
        if self._is_strong(self.words[at]):
            return self._is_name(third) or (not self.fits(third, STOP) and SYLLABLE.fullmatch(third.plain) is not None)
        if sureness == 2:
            return not self.fits(third, STOP) or self.fits(third, GIVEN) or self._next(at + 2) is None
        is_common = self.fits(self.words[at], COMMON_FAMILY)
        return self._is_given(third, is_sure=sureness > 0 and is_common) or (
            self.is_free(third) and (is_common or self.is_marked)
        )

    def _is_fourth(self, third: Word, fourth: Word | None) -> bool:
        if fourth is None or not (self.fits(third, MIDDLE) or self.is_free(fourth)):
            return False
        return self.is_free(fourth) or (self._is_given(fourth, is_sure=False) and fourth.low not in LOW_AMBIGUOUS)

    def _is_second(self, word: Word, second: Word, sureness: int) -> bool:
        """Whether a family name and a given name stand side by side."""
        if self.is_free(second):
            is_long = len(second.plain) > 2
            return self._is_strong(word) or (
                is_long and (sureness > 0 or (self.is_marked and self.fits(word, COMMON_FAMILY)))
            )
        if sureness == 2 and self.fits(word, COMMON_FAMILY) and not self.fits(second, STOP):
            return True
        if not self._is_given(second, is_sure=sureness == 2):
            return False
        if sureness == 2 and self.fits(word, COMMON_FAMILY):
            return True
        return self._is_strong(word) or (self.is_marked and word.low != word.plain)

    def _behind_sure_middle(self, at: int, sureness: int) -> int:
        third = self._next(at + 1)
        is_strong, is_common = self._is_strong(self.words[at]), self.fits(self.words[at], COMMON_FAMILY)
        fourth = self._next(at + 2)
        if third is None or (third.plain in BEHIND_VAN_OR_THI and not is_strong and not self._is_called(third, fourth)):
            return 0
        if not is_common and not is_strong and not self._is_name(third) and sureness < 2:
            return 0
        if sureness == 0 and not is_strong and not self.weighed.is_lady(at):
            return 0
        is_middle = self.fits(third, MIDDLE) or self.fits(third, GIVEN)
        is_last = fourth is not None and self.fits(third, MIDDLE) and self._next(at + 3) is None
        if fourth is not None and (is_last or self.is_free(fourth) or (is_middle and self._ends_double(third, fourth))):
            return 4
        return 3

    def _is_called(self, third: Word, fourth: Word | None) -> bool:
        """Whether `văn hai`, `thị ba` stand there as a name and no valve has two or three leaves."""
        return third.plain in ("hai", "ba", "dong") and (fourth is None or fourth.plain not in ("la", "mach"))

    def _ends_double(self, third: Word, fourth: Word) -> bool:
        return (
            self.fits(third, MIDDLE) and self.fits(fourth, GIVEN) and not (self.is_marked and self.fits(fourth, STOP))
        )

    def _is_given(self, word: Word, is_sure: bool) -> bool:
        if self.is_marked or is_sure:
            return self.fits(word, GIVEN) and (is_sure or not self.fits(word, STOP))
        return word.plain in PLAIN_GIVEN.plain

    def _is_plain_given(self, word: Word) -> bool:
        """Whether a given name in small letters is seldom another word."""
        if self.is_marked:
            return word.low in GIVEN.marked and word.low not in LOW_AMBIGUOUS and not self.fits(word, STOP)
        return word.plain in PLAIN_GIVEN.plain and word.plain not in (
            "duy",
            "quan",
            "thang",
            "huong",
            "phuong",
            "truc",
            "bao",
        )

    def _stands_apart(self, word: Word, behind: Word | None, is_title: bool) -> bool:
        """Whether a given name that may be a word stands before something that goes on without it."""
        if word.low in NOT_AFTER_TITLE or (self.fits(word, STOP) and not is_title):
            return False
        return behind is None or (self.is_marked and (behind.low in STOP.marked or behind.shape == "0"))

"""How far a name reaches, from its first word on."""

from __future__ import annotations

import re

from datasets.deidentify.text.common_words import COMMON
from datasets.deidentify.text.cues import ENGLISH_CUES, KIN, NO_NAMES, SELDOM_ALONE, TITLES
from datasets.deidentify.text.name_lists import (
    ANY_GIVEN,
    COMMON_FAMILY,
    EPONYMS,
    FAMILY,
    GIVEN,
    MIDDLE,
    PLAIN_GIVEN,
    STRONG_FAMILY,
    SURE_MIDDLE,
)
from datasets.deidentify.text.said import is_said
from datasets.deidentify.text.small_names import SmallNames
from datasets.deidentify.text.stop_words import BEHIND_VAN_OR_THI, ENGLISH_STOP, STOP
from datasets.deidentify.text.syllables import SYLLABLE
from datasets.deidentify.text.words import Word

LONGEST = 5
JOIN = re.compile(r"[ \t]{1,2}|[ ]?[.^_'’-][ ]?")
_MISREAD_SYLLABLE = re.compile(r"[a-z]|ng|nguycn|thj")
_QUOTES = frozenset(("'", "’"))
_BREAKS = re.compile(r"[.:;!?\n•*|]|- ")


def _is_abroad(word: Word) -> bool:
    """Whether a word is of another people of Vietnam: no syllable of Vietnamese and no everyday word of English."""
    return not _is_syllable(word) and word.plain.isalpha() and word.plain not in ENGLISH_STOP | ENGLISH_CUES | TITLES


def _is_syllable(word: Word) -> bool:
    return (SYLLABLE.fullmatch(word.plain) or _MISREAD_SYLLABLE.fullmatch(word.plain)) is not None


class Runs(SmallNames):
    """The words of one text, and the names that may begin at each of them, in small letters or with capitals.

    Attributes:
        words: in order.
        is_marked: whether the text is written with Vietnamese marks.
    """

    def stops(self, word: Word) -> bool:
        """Whether the word belongs to no name."""
        if self.is_marked and word.shape == "T" and word.low == word.plain:
            return word.low in STOP.marked
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
        if (
            word.shape == "0"
            or at + 1 >= len(self.words)
            or (word.plain == "h" and self.words[at + 1].gap not in _QUOTES)
        ):
            return 0
        if word.shape == "a":
            return super().family_led(at, sureness)
        is_misread = word.plain in STRONG_FAMILY.plain and self._is_name_part(at + 1)
        if not (self.fits(word, FAMILY) or is_misread or self._is_short_nguyen(at)):
            return 0
        if sureness < 2 and self._is_inside(at):
            return 0
        count = self._reach(at)
        return count if count > 1 and (sureness == 2 or self._is_convincing(at, count)) else 0

    def _is_inside(self, at: int) -> bool:
        """Whether the word before and this one are a pair said of nobody, both with capitals: `Vật Lý`."""
        before = self.words[at - 1] if at else None
        is_pair = before is not None and before.shape in "TA" and self.words[at].gap == " "
        return is_pair and before is not None and is_said(before, self.words[at])

    def _is_cut(self, end: int, shapes: str = "a") -> bool:
        """Whether the last word goes on with one of these shapes to a pair said of nobody: `Quyết định`."""
        if end >= len(self.words) or self.words[end].gap != " " or self.words[end].shape not in shapes:
            return False
        return is_said(self.words[end - 1], self.words[end])

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
        if not JOIN.fullmatch(word.gap) or (word.gap.startswith(".") and len(before.plain) > 2 and word.gap != "."):
            return False
        if at - 1 > first and self.fits(before, SURE_MIDDLE):
            return True
        if at - 1 == first and (before.plain, word.plain) in NO_NAMES:
            return False
        if self._is_of_a_people(first, at):
            return True
        if self.fits(word, GIVEN) or self.fits(word, MIDDLE):
            return True
        if at - first in (2, 3) and self.fits(before, MIDDLE) and (shape == "T" or self._is_last_capital(first, at)):
            return _is_syllable(word)
        return not self.stops(word) and _is_syllable(word)

    def _is_of_a_people(self, first: int, at: int) -> bool:
        """Whether the word goes on as names of other peoples do: `Tôn Nữ Khuếch`, `Kim Sóc Phol`, `Y Thắng Êban`."""
        word, before = self.words[at], self.words[at - 1]
        if (before.plain, word.plain) == ("ton", "nu") or (before.plain == "nu" and at - 2 >= first):
            return _is_syllable(word)
        is_third = at - first > 1 and self.words[first].shape == word.shape == "T" and word.gap == " "
        return is_third and _is_abroad(word)

    def _is_last_capital(self, first: int, at: int) -> bool:
        """Whether a common family name begins what stands in capitals, and this word ends it."""
        if not self.fits(self.words[first], COMMON_FAMILY):
            return False
        behind = self.words[at + 1] if at + 1 < len(self.words) else None
        return behind is None or behind.shape != "A" or JOIN.fullmatch(behind.gap) is None

    def _is_convincing(self, at: int, count: int) -> bool:
        word, second, last = self.words[at], self.words[at + 1], self.words[at + count - 1]
        has_middle = self.fits(second, MIDDLE) and count > 2
        is_known = self.fits(last, GIVEN)
        if count == 2 and is_said(word, second):
            return False
        if self._is_all_free(at, count) or (self.fits(word, COMMON_FAMILY) and self._is_kin(at + count)):
            return True
        is_family = word.low in FAMILY.marked or (self.fits(word, FAMILY) and not self.begins_sentence(at))
        if word.shape == "T" and has_middle and is_family:
            return True
        if word.shape == "A":
            return has_middle or word.plain in STRONG_FAMILY.plain or (self.fits(word, COMMON_FAMILY) and is_known)
        if has_middle and (is_known or self.fits(word, COMMON_FAMILY) or self.fits(second, SURE_MIDDLE)):
            return True
        if word.low in COMMON_FAMILY.marked or word.plain in STRONG_FAMILY.plain:
            return is_known or word.low != word.plain or count > 2
        return self.fits(word, COMMON_FAMILY) and (is_known or count > 2)

    def _is_kin(self, at: int) -> bool:
        """Whether it says here whose kin was named before: `– cậu`, `(vợ)`."""
        if at >= len(self.words) or self.words[at].gap not in (" – ", " - ", " (", ", "):
            return False
        return self.words[at].plain in KIN and self.words[at].shape == "a" and self.words[at].gap != ", "

    def _is_all_free(self, at: int, count: int) -> bool:
        """Whether only words that may be names stand behind the family name, the last of them no word of every day."""
        behind = self.words[at + 1 : at + count]
        is_family = self.fits(self.words[at], COMMON_FAMILY) or self.words[at].low in FAMILY.marked
        return is_family and self.is_free(behind[-1]) and all(map(self.is_part, behind))

    def is_part(self, word: Word) -> bool:
        """Whether the word may be of a name: known, or no word of every day."""
        return self.is_free(word) or self.fits(word, GIVEN) or self.fits(word, MIDDLE)

    def middle_led(self, at: int) -> int:
        """`Thị Lan`, `Văn Hùng`: a name without its family name; 0 for none."""
        word = self.words[at]
        if word.shape != "T" or not self.fits(word, SURE_MIDDLE) or at + 1 >= len(self.words):
            return 0
        behind = self.words[at + 1]
        if behind.plain in BEHIND_VAN_OR_THI and behind.low == behind.plain and self._is_cut(at + 2, "aTA"):
            return 0
        return (
            2 if behind.shape == "T" and behind.gap == " " and (self.fits(behind, GIVEN) or self.is_free(behind)) else 0
        )

    def capitalised(self, at: int, is_english: bool) -> int:
        """Words with capitals from here on that may be a name, known or not; 0 for none."""
        end = at
        while end < len(self.words) and end - at < LONGEST - 1 and self._may_be_name(at, end, is_english):
            end += 1
        if end > at and not is_english and self._is_cut(end):
            end -= 1
        is_common = not is_english and end - at > 1 and all(map(self.is_common, self.words[at:end]))
        return 0 if is_common else end - at

    def is_common(self, word: Word) -> bool:
        """Whether the word is one of every day and no name."""
        return self.fits(word, COMMON) and not self.fits(word, ANY_GIVEN) and not self.fits(word, MIDDLE)

    def alone(self, at: int) -> int:
        """Words with capitals in the middle of a sentence in small letters that may be names; 0 for none."""
        end = at
        while end < len(self.words) and end - at < LONGEST - 1 and self._is_alone_part(at, end):
            end += 1
        if end == at or (end < len(self.words) and self.words[end].shape not in "a0"):
            return 0
        if self._is_cut(end) or (end - at == 2 and is_said(self.words[at], self.words[at + 1])):
            return 0
        return end - at if any(self._is_alone_name(word) for word in self.words[at:end]) else 0

    def _is_alone_part(self, first: int, at: int) -> bool:
        word = self.words[at]
        if word.shape != "T" or (at > first and word.gap != " "):
            return False
        return self.is_part(word) and (not self.stops(word) or (at > first and self.fits(word, GIVEN)))

    def _is_alone_name(self, word: Word) -> bool:
        if self.is_marked:
            is_given = word.low in GIVEN.marked and not self.stops(word)
            return (self.is_free(word) or is_given) and word.low not in SELDOM_ALONE
        return self.is_free(word) or word.plain in PLAIN_GIVEN.plain

    def _may_be_name(self, first: int, at: int, is_english: bool) -> bool:
        word = self.words[at]
        if word.shape not in "TA" or (at > first and not JOIN.fullmatch(word.gap)):
            return False
        if at > first and word.gap == ". " and len(self.words[at - 1].plain) > 2:
            return False
        if is_english:
            return word.plain not in ENGLISH_STOP and word.plain not in TITLES and word.plain not in ENGLISH_CUES
        if self.stops(word) and not (at > first and self.fits(word, GIVEN)):
            return False
        return _is_syllable(word) and word.plain not in EPONYMS

    def anything(self, at: int, most: int) -> int:
        """Words behind `Họ tên:` up to a stop, a number, a sign or the end of the line, however they are written."""
        end = at
        while end < len(self.words) and end - at < most:
            word = self.words[end]
            if word.shape == "0" or (end > at and not JOIN.fullmatch(word.gap)):
                break
            if self.stops(word) and not (end > at and self.fits(word, GIVEN)):
                break
            end += 1
        return end - at

"""Names in small letters where one word alone proves nothing: what stands around them is weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from datasets.deidentify.text.cues import LOW_AMBIGUOUS, PLAIN_PERSONS, UNSURE_GIVEN
from datasets.deidentify.text.listed import Names
from datasets.deidentify.text.name_lists import (
    ANY_GIVEN,
    COMMON_FAMILY,
    FAMILY,
    GIVEN,
    MIDDLE,
    PLAIN_GIVEN,
    SURE_MIDDLE,
)
from datasets.deidentify.text.said import is_said
from datasets.deidentify.text.stop_words import ENGLISH_STOP, STOP
from datasets.deidentify.text.syllables import SYLLABLE, is_free
from datasets.deidentify.text.weights import (
    ACTS,
    BESIDE,
    FUNCTION,
    HMONG,
    HMONG_MIDDLE,
    LIKELY,
    NO_NAMES,
    NOTHING_ELSE,
    SURE,
    WEAK,
)
from datasets.deidentify.text.words import Word

ENOUGH, MOST_GIVEN = 5, 2
_AGE = re.compile(r"\d{1,3}(?:t|tuoi|th)?")
_CLOSES = re.compile(r"[ ]?[,.;:)(/–-]|\n")


class Weighed:
    """The words of one text, and the names that what stands around them lets be.

    Attributes:
        words: in order.
        is_marked: whether the text is written with Vietnamese marks.
    """

    def __init__(self, words: Sequence[Word], is_marked: bool) -> None:
        self.words, self.is_marked = words, is_marked

    def given(self, at: int) -> int:
        """Words of the given name behind a word for a person; 0 where too little says so."""
        if self.words[at].shape != "a" or is_said(self.words[at - 1], self.words[at]):
            return 0
        best = 0
        for count in range(1, MOST_GIVEN + 1):
            if not self._holds_together(at, count):
                break
            weights = [self._weight(word, is_alone=count == 1) for word in self.words[at : at + count]]
            weight = self._cue_weight(at) + max(weights) + (count - 1)
            if all(weights) and weight + self._right(at + count) >= ENOUGH:
                best = count
        return best

    def whole(self, at: int, is_sure: bool) -> int:
        """Words of a family, middle and given name, one or two, side by side; 0 for none.

        Args:
            at: the first of them.
            is_sure: whether a word announced a name that announces nothing else.
        """
        told = self.words[at : at + 3]
        if len(told) < 3 or told[0].shape != "a" or any(word.gap != " " for word in told[1:]):
            return 0
        is_here = self._is_announced(at) if is_sure else False
        return self.longer(at, 3) if is_here or self._is_common(at) or self._is_rare(at) else 0

    def goes_on(self, at: int, count: int, is_sure: bool) -> bool:
        """Whether a given name ends what began as a family and a middle name.

        Args:
            at: the family name.
            count: words that the name has so far.
            is_sure: whether a word announced it that announces nothing else.
        """
        end = at + count
        if end >= len(self.words) or self.words[end].gap != " " or is_said(self.words[end - 1], self.words[end]):
            return False
        last, right = self.words[end], self._right(end + 1)
        if self._is_after_strong(at, count, right + is_sure):
            return True
        if not (self._is_middle(self.words[end - 1]) and self._may_end(last)):
            return False
        return right >= 0 and (
            is_sure or not self._is_mostly_other(last) or (self._holds(ANY_GIVEN, last) and right > 0)
        )

    def longer(self, at: int, count: int) -> int:
        """The same, with a second given name behind the first one where one stands there."""
        end = at + count
        if end >= len(self.words) or not self._may_end(self.words[end]) or self.words[end].gap != " ":
            return count
        is_said_pair = is_said(self.words[end - 1], self.words[end])
        is_more = self._is_middle(self.words[end - 1]) and not is_said_pair and self._right(end + 1) > 0
        return count + (is_more and not self._is_mostly_other(self.words[end]))

    def extends(self, at: int) -> bool:
        """Whether the word behind a given name is the second part of it."""
        if at >= len(self.words) or self.words[at].gap != " " or self.words[at].shape != "a":
            return False
        word, right = self.words[at], self._right(at + 1)
        if is_said(self.words[at - 1], word) or self._is_mostly_other(word) or self._holds(ACTS, word):
            return False
        return SYLLABLE.fullmatch(word.plain) is not None and (right == 2 or (right == 1 and self._holds(GIVEN, word)))

    def is_lady(self, at: int) -> bool:
        """Whether a given name follows a family name and `văn` or `thị`, and neither is mostly another word."""
        if at + 2 >= len(self.words):
            return False
        family, given = self.words[at], self.words[at + 2]
        is_family = self._holds(COMMON_FAMILY, family) or not self._is_mostly_other(family)
        is_known = self._holds(ANY_GIVEN, given) and (not self._is_mostly_other(given) or self._right(at + 3) > 0)
        return is_family and not self._holds(FUNCTION, given) and (is_known or self._is_free(given))

    def may_be_called(self, word: Word, is_title: bool) -> bool:
        """Whether a word with a capital may be a given name: known, or any syllable behind a title."""
        if self._holds(FUNCTION, word) or word.plain in ENGLISH_STOP or SYLLABLE.fullmatch(word.plain) is None:
            return False
        return (
            is_title
            or self._holds(ANY_GIVEN, word)
            or word.plain in (ANY_GIVEN.plain if word.low == word.plain else ())
        )

    def _holds(self, names: Names, word: Word) -> bool:
        return word.low in names.marked if self.is_marked else word.plain in names.plain

    def _is_free(self, word: Word) -> bool:
        return is_free(word.low, word.plain, self.is_marked)

    def _is_mostly_other(self, word: Word) -> bool:
        """Whether the word is mostly no name although a list holds it."""
        if self.is_marked:
            return word.low in LOW_AMBIGUOUS or word.low in FUNCTION.marked
        return word.plain in NO_NAMES

    def _is_middle(self, word: Word) -> bool:
        return self._holds(MIDDLE, word) or self._holds(ANY_GIVEN, word)

    def _may_end(self, word: Word) -> bool:
        """Whether a word may be the end of a name that a family and a middle name began."""
        if self.is_marked and word.low in STOP.marked and word.low not in GIVEN.marked:
            return False
        is_syllable = word.shape == "a" and len(word.plain) > 1 and SYLLABLE.fullmatch(word.plain) is not None
        return is_syllable and (self._holds(ANY_GIVEN, word) or self._is_free(word)) and not self._holds(FUNCTION, word)

    def _is_after_strong(self, at: int, count: int, sureness: int) -> bool:
        """Whether whatever stands behind a family name and a middle name belongs to them."""
        family, last = self.words[at], self.words[at + count]
        if count != 2 or not self._holds(MIDDLE, self.words[at + 1]) or last.shape != "a" or len(last.plain) < 2:
            return False
        if (
            self._holds(FUNCTION, last)
            or SYLLABLE.fullmatch(last.plain) is None
            or not self._holds(COMMON_FAMILY, family)
        ):
            return False
        return sureness >= (0 if family.plain in NOTHING_ELSE else 1)

    def _is_announced(self, at: int) -> bool:
        family, middle, given = self.words[at : at + 3]
        if not self._holds(FAMILY, family) or self._holds(FUNCTION, family):
            return False
        is_pair = (family.plain, middle.plain) == ("ton", "that")
        if is_pair or (family.plain in HMONG and middle.plain in HMONG_MIDDLE):
            return not self._holds(FUNCTION, given)
        if is_said(family, middle) or is_said(middle, given) or not (self._may_end(middle) and self._may_end(given)):
            return False
        return self._right(at + 3) >= 0

    def _is_common(self, at: int) -> bool:
        family, middle = self.words[at], self.words[at + 1]
        if not self._holds(COMMON_FAMILY, family) or is_said(family, middle):
            return False
        if not self._holds(MIDDLE, middle) and not (self.is_marked and self._holds(ANY_GIVEN, middle)):
            return False
        is_inside = at > 0 and family.gap == " " and is_said(self.words[at - 1], family)
        return not is_inside and self.goes_on(at, 2, is_sure=False)

    def _is_rare(self, at: int) -> bool:
        """Whether a rarer family name, `văn` or `thị` and a word of no list stand side by side."""
        family, middle, given = self.words[at : at + 3]
        is_family = self._holds(FAMILY, family) and not self._is_mostly_other(family) and not is_said(family, middle)
        return is_family and self._holds(SURE_MIDDLE, middle) and self._is_free(given)

    def _holds_together(self, at: int, count: int) -> bool:
        if at + count > len(self.words):
            return False
        last = self.words[at + count - 1]
        is_one = count == 1 or (last.gap == " " and not is_said(self.words[at + count - 2], last))
        return last.shape == "a" and is_one

    def _cue_weight(self, at: int) -> int:
        cue = self.words[at - 1].low
        if cue in SURE or (cue == "la" and at > 1 and self.words[at - 2].plain in PLAIN_PERSONS | {"ten"}):
            return 3
        return 2 if cue in LIKELY else int(cue not in WEAK)

    def _weight(self, word: Word, is_alone: bool) -> int:
        """How much a word is a given name rather than another."""
        if len(word.plain) < 2 or word.plain in ENGLISH_STOP or self._holds(FUNCTION, word):
            return 0
        if self.is_marked:
            return 3 if self._is_free(word) else self._list_weight(word)
        if is_alone and word.plain in ACTS.plain:
            return 0
        if word.plain in PLAIN_GIVEN.plain:
            return 2 + (word.plain not in UNSURE_GIVEN)
        if self._is_free(word):
            return 2 + (len(word.plain) > 2)
        return int(word.plain in ANY_GIVEN.plain) if word.plain in NO_NAMES else self._list_weight(word)

    def _list_weight(self, word: Word) -> int:
        return 2 if self._holds(GIVEN, word) else int(self._holds(ANY_GIVEN, word))

    def _right(self, end: int) -> int:
        """What stands behind a name: an age, what people do, somebody else, or a sign."""
        if end == len(self.words):
            return 1
        behind = self.words[end]
        if behind.gap == " " and is_said(self.words[end - 1], behind):
            return -4
        if behind.gap == " " and behind.shape == "0":
            return 2 * (_AGE.fullmatch(behind.plain) is not None)
        if _CLOSES.match(behind.gap):
            return 1
        return 2 if ACTS.holds(behind.low, behind.plain) else int(BESIDE.holds(behind.low, behind.plain))

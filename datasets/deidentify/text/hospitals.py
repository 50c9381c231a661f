"""Hospitals and other institutions of care that are named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from datasets.deidentify.text.common_words import COMMON
from datasets.deidentify.text.english_hospitals import english_hospitals
from datasets.deidentify.text.hospital_lists import (
    AFTER_NAME,
    BEFORE_VIEN,
    BESIDE,
    BRANDS,
    CUES,
    ENGLISH,
    FAMOUS,
    GENERIC,
    HOUSES,
    SPECIALTIES,
)
from datasets.deidentify.text.name_lists import ANY_GIVEN, FAMILY, MIDDLE
from datasets.deidentify.text.place_index import PLACES, Found
from datasets.deidentify.text.said import is_said
from datasets.deidentify.text.spans import Span
from datasets.deidentify.text.stop_words import STOP
from datasets.deidentify.text.syllables import SYLLABLE, is_free
from datasets.deidentify.text.words import Word

LONGEST, LONGEST_SMALL = 12, 3
_NUMBER = re.compile(r"\d{1,3}[a-e]?|i{1,3}|iv|v")
_UNITS = frozenset(("xa", "phuong", "huyen", "quan", "tinh", "tran", "thon", "h", "q", "p", "x", "tp"))
_GAPS = frozenset((" ", "  ", "-", " - ", " – ", ". ", ".", ": "))


def find_hospitals(text: str, plain: str, words: Sequence[Word], is_marked: bool) -> Iterator[Span]:
    """Named institutions.

    Args:
        text: composed.
        plain: the same, folded.
        words: of the text.
        is_marked: whether the text is written with Vietnamese marks.
    """
    past = 0
    for at, word in enumerate(words):
        if at < past or word.plain not in CUES.firsts:
            continue
        end = _House(words, at, is_marked).end()
        if end:
            past = end
            yield Span(words[at].start, words[end - 1].end, "hospital")
    for found in ENGLISH.finditer(text):
        start = found.start() + (4 if found[0].startswith(("The ", "THE ")) else 0)
        yield Span(start, found.end(), "hospital")
    yield from english_hospitals(plain, words)


class _House:
    """A word for an institution, and the name that may stand behind it."""

    def __init__(self, words: Sequence[Word], at: int, is_marked: bool) -> None:
        self.words, self.at, self.is_marked = words, at, is_marked
        self.is_small = words[at].shape == "a"

    def end(self) -> int:
        """One behind the last word of the institution; 0 where nothing tells which institution it is."""
        cue = CUES.longest(self.words, self.at)
        if cue is None or (self.is_small and self.is_marked and not cue.is_marked_right):
            return 0
        if cue.name in ("viện", "trung tâm") and not (self._is_institute() or self._is_kind(cue.length)):
            return 0
        start = self.at + cue.length
        end = self._name_end(start, self._special_end(start, cue))
        return end or (start if cue.name in BRANDS else 0)

    def _special_end(self, start: int, cue: Found) -> int:
        """The end of the one word that tells which hospital of the province it is; 0 where none stands there."""
        if cue.name not in HOUSES or start >= len(self.words):
            return 0
        if self.words[start].plain == "dk" or (self.words[start].plain == "da" and cue.name != "viện"):
            start += 1 + (self.words[start].plain == "da")
        found = SPECIALTIES.longest(self.words, start) if start < len(self.words) else None
        if found is None or (self.is_small and self.is_marked and not found.is_marked_right):
            return 0
        end = start + found.length
        if found.length == 1 and self.is_small and not self._is_apart(end):
            return 0
        return end

    def _is_apart(self, end: int) -> bool:
        """Whether a short word ends a name here: a sign, a place or what is done there stands behind."""
        if end == len(self.words) or self.words[end].gap != " " or self.words[end].shape == "0":
            return True
        behind = self.words[end]
        return behind.plain in ("trung", "tw", "tinh", "quoc", "thanh") or self._is_after(behind)

    def _is_after(self, word: Word) -> bool:
        """Whether the word is no part of a name in small letters."""
        if word.shape != "a":
            return False
        return word.low in AFTER_NAME.marked if self.is_marked else word.plain in AFTER_NAME.plain

    def _name_end(self, start: int, special: int) -> int:
        end, told, is_named = start, special, False
        while end < len(self.words) and end - start < LONGEST and self.words[end].gap in _GAPS:
            length, is_telling = self._part(end, start, is_named)
            if not length:
                break
            end += length
            is_named = is_named or (is_telling and end > special)
            told = end if is_named else told
        return told

    def _part(self, at: int, start: int, is_told: bool) -> tuple[int, bool]:
        """Words of the next part of the name, and whether it tells which house it is."""
        word = self.words[at]
        if known := self._known_length(at, is_first=at == start):
            return known, True
        if word.shape == "0" or _NUMBER.fullmatch(word.plain):
            return self._number_length(at), at - start < 4 or is_told
        if self._is_generic(at) and (is_told or not self._is_name(at)):
            return 1, False
        if word.shape in "TA" and not (STOP.holds(word.low, word.plain) and word.shape == "A"):
            return 1, True
        if self.is_small and (not is_told or SYLLABLE.fullmatch(word.plain) is None):
            return self._small_length(at), True
        return 0, False

    def _is_generic(self, at: int) -> bool:
        """Whether the word says what kind of house it is; some do only beside another: `công an`, `tâm thần`."""
        word = self.words[at]
        if not GENERIC.holds(word.low, word.plain):
            return False
        before, behind = BESIDE.get(word.plain, ("", ""))
        if before and self.words[at - 1].plain in before.split():
            return True
        is_behind = bool(behind) and at + 1 < len(self.words) and self.words[at + 1].plain in behind.split()
        return is_behind or not (before or behind)

    def _known_length(self, at: int, is_first: bool) -> int:
        """Words of a known house or place that begins here, or of the central one of its kind (`Mắt Trung ương`)."""
        pair = " ".join(word.plain for word in self.words[at : at + 2])
        if not is_first and pair in ("trung uong", "quoc gia"):
            return 2
        if not is_first and self.words[at].plain == "tw":
            return 1
        known = FAMOUS.longest(self.words, at) or PLACES.longest(self.words, at)
        return known.length if known is not None else 0

    def _number_length(self, at: int) -> int:
        word = self.words[at]
        if not _NUMBER.fullmatch(word.plain) or (at + 1 < len(self.words) and self.words[at + 1].gap[:1] == "/"):
            return 0
        behind = self.words[at + 1] if at + 1 < len(self.words) else None
        return 1 + (behind is not None and behind.gap == "-" and behind.shape == "0")

    def _is_name(self, at: int) -> bool:
        """Whether a word that is also one for a kind of house begins a name: `bắc hà`, `an bình`."""
        word, behind = self.words[at], self.words[at + 1] if at + 1 < len(self.words) else None
        if word.shape != "a":
            is_pair = behind is not None and behind.shape == "T" and at > self.at + 2 and not is_said(word, behind)
            return word.low == word.plain and not self.is_marked and (is_pair or self._is_behind_unit(at))
        if (
            not self.is_small
            or word.plain not in ANY_GIVEN.plain
            or (self.is_marked and word.low not in ANY_GIVEN.marked)
        ):
            return False
        length = self._small_length(at)
        return length == 2 and behind is not None and not is_said(word, behind) and self._is_apart(at + length)

    def _is_behind_unit(self, at: int) -> bool:
        return self.words[at - 1].plain in _UNITS or self.words[at - 1].plain in ("si", "sy", "bs")

    def _small_length(self, at: int) -> int:
        """Words of a name in small letters; 0 where they may be anything."""
        end = at
        while end < len(self.words) and end - at < LONGEST_SMALL and self._goes_on(at, end):
            end += 1
        told = self.words[at:end]
        is_said_pair = any(map(is_said, told, told[1:]))
        if not told or (is_said_pair and (at - self.at < 3 or self.words[at - 1].plain in ("si", "sy", "bs"))):
            return 0
        if len(told) == 1:
            return int(
                self._is_behind_unit(at)
                or is_free(told[0].low, told[0].plain, self.is_marked)
                or not SYLLABLE.fullmatch(told[0].plain)
            )
        if len(told) == LONGEST_SMALL and end < len(self.words) and self._goes_on(at, end):
            end -= 1
        return end - at if all(map(self._may_name, told[:2])) else 0

    def _goes_on(self, first: int, at: int) -> bool:
        word = self.words[at]
        if word.shape != "a" or word.gap != " " or self._is_after(word):
            return False
        return at == first or not is_said(self.words[at - 1], word) or at - self.at > 2

    def _may_name(self, word: Word) -> bool:
        if not self.is_marked:
            return len(word.plain) > 1 or word.plain in "ay"
        is_listed = any(word.low in names.marked for names in (ANY_GIVEN, FAMILY, MIDDLE))
        return is_listed or word.low not in COMMON.marked

    def _is_institute(self) -> bool:
        """Whether `Viện` is a house here and not the end of `bệnh viện` or `phẫu thuật viên`."""
        words, at = self.words, self.at
        has_capitals = words[at].shape != "a" and at + 1 < len(words) and words[at + 1].shape in "TA"
        is_free_before = at == 0 or words[at - 1].shape in "a0" or words[at].gap != " "
        return has_capitals and is_free_before and words[at + 1].gap == " "

    def _is_kind(self, length: int) -> bool:
        """Whether a word for what the house does stands behind: `viện tim`, `trung tâm xét nghiệm`."""
        words, at = self.words, self.at
        behind = words[at + length] if at + length < len(words) else None
        before = words[at - 1] if at and words[at].gap == " " else None
        is_alone = length > 1 or before is None or (before.plain not in BEFORE_VIEN and before.shape != "0")
        special = SPECIALTIES.longest(words, at + length) if at + length < len(words) else None
        if self.is_small and not self.is_marked and length == 1:
            return special is not None and (special.length > 1 or is_alone)
        is_alone = is_alone or (special is not None and special.length > 1)
        is_kind = behind is not None and behind.gap == " " and GENERIC.holds(behind.low, behind.plain)
        return is_alone and (is_kind or (behind is not None and behind.plain == "pasteur"))

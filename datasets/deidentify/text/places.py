"""Addresses: units with their names, known places, streets, and what stands behind "thường trú tại"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from datasets.deidentify.text.common_words import COMMON
from datasets.deidentify.text.listed import listed
from datasets.deidentify.text.name_lists import ANY_GIVEN, GIVEN
from datasets.deidentify.text.place_index import PLACES, UNIT_INDEX, Found
from datasets.deidentify.text.place_lists import COMMON_WORDS, SURE_UNITS
from datasets.deidentify.text.said import are_said, is_said
from datasets.deidentify.text.stop_words import ENGLISH_STOP, STOP
from datasets.deidentify.text.words import Word

_PLACE_CUES = frozenset(listed("o tai que tinh huyen xa tu den ve from in at to of near gan"))
_ADJACENT = re.compile(r"[ ]?[,.–-]?[ ]{0,2}")
_NUMBER_JOIN = re.compile(r"[/-]|[ ]?[/-][ ]?")
_NO_STREETS = frozenset(listed("huyet mau mat tho kinh tieu truyen tiet ho niem dan mo ham rach vao ruot may"))
_UNIT_GAP = re.compile(r"[ ]?[.:]?[ ]?")
_SHORT_UNITS = frozenset(listed("kp tp tx tt p q h x t đ tdp sn"))
LONGEST_ZONE, LONGEST_NAME, LONGEST_NUMBER, LONGEST_SEGMENT = 25, 4, 6, 6
_ROADS = frozenset(listed("duong pho ngo hem"))
_FIRSTS = UNIT_INDEX.firsts | PLACES.firsts
Atom = tuple[int, int, int]
"""First word, one behind the last, and how sure: 2 stands alone, 1 beside another, 0 between others."""


class Places:
    """The words of a text and the places in it."""

    def __init__(self, words: Sequence[Word], plain: str, is_marked: bool) -> None:
        self.words, self.plain, self.is_marked = words, plain, is_marked
        self.is_small = all(word.shape in "a0" for word in words)

    def _atoms(self) -> list[Atom]:
        atoms, end = list[Atom](), 0
        for at in [
            at for at, word in enumerate(self.words)
            if word.plain in _FIRSTS or word.shape == "0" or word.gap[:1] == ","
        ]:  # fmt: skip
            if at >= end and (atom := self._atom(at)):
                atoms.append(atom)
                end = atom[1]
        return atoms

    def _atom(self, at: int) -> Atom | None:
        word = self.words[at]
        if word.plain in UNIT_INDEX.firsts and (atom := self._unit(at)):
            return atom
        if word.plain in PLACES.firsts and (atom := self._known(at)):
            return atom
        if word.shape == "0":
            return self._street(at)
        return self._segment(at) if word.gap[:1] == "," else None

    def _chains(self, atoms: Sequence[Atom]) -> Iterator[tuple[int, int]]:
        at = 0
        while at < len(atoms):
            end = at + 1
            while end < len(atoms) and self._touches(atoms[end - 1], atoms[end]):
                end += 1
            chain = list(atoms[at:end])
            while chain and chain[0][2] == 0:
                chain.pop(0)
            while len(chain) > 1 and chain[-1][2] == 0:
                chain.pop()
            sure = [atom[2] for atom in chain if atom[2]]
            if sure and (max(sure) > 1 or len(sure) > 1):
                yield chain[0][0], chain[-1][1]
            at = end

    def _touches(self, one: Atom, other: Atom) -> bool:
        return one[1] == other[0] and _ADJACENT.fullmatch(self.words[other[0]].gap) is not None

    def known_at(self, at: int) -> Found | None:
        """The longest known place that begins at this word, as this text is written."""
        return PLACES.longest(self.words, at)

    def _known(self, at: int) -> Atom | None:
        found = self.known_at(at)
        if found is None:
            return None
        words = self.words[at : at + found.length]
        if all(word.shape != "a" for word in words):
            is_alone = found.is_province or (found.name not in COMMON_WORDS and found.length > 1) or self._is_cued(at)
            return at, at + found.length, 2 if is_alone else 1
        is_alone = (found.name not in COMMON_WORDS and found.is_province) or self._is_cued(at)
        return (at, at + found.length, 2 if is_alone else 1) if found.length > 1 else None

    def _is_cued(self, at: int) -> bool:
        return at > 0 and self.words[at - 1].plain in _PLACE_CUES and self.words[at].gap == " "

    def _unit(self, at: int) -> Atom | None:
        found = UNIT_INDEX.longest(self.words, at)
        if found is None or (self.is_marked and self.words[at].shape == "a" and not found.is_marked_right):
            return None
        name = at + found.length
        if (
            name >= len(self.words)
            or "\n" in self.words[name].gap
            or self._is_in_word(at, name)
            or not self._is_joined(at, self.words[name].gap, found.name)
        ):
            return None
        is_sure = found.name in SURE_UNITS and (self.is_marked or self.words[at].shape != "a" or found.length > 1)
        if found.length == 1 and len(found.name) == 1 and self.words[name].gap == " " and self.words[at].shape == "a":
            return None
        return self._unit_named(at, name, is_sure, found.name)

    def _is_in_word(self, at: int, name: int) -> bool:
        """Whether the unit is part of a pair said of no place: `huyết áp`, `bàn tay` without marks."""
        if at and self.words[at].gap == " " and is_said(self.words[at - 1], self.words[at]):
            return True
        is_small = self.words[at].shape == "a" and self.words[name].shape == "a" and not self.is_marked
        if (self.words[at].low, self.words[name].low) == ("duong", "tinh"):
            is_small = name + 1 == len(self.words) or self.words[name + 1].shape not in "TA"
        return is_small and self.words[name].gap == " " and is_said(self.words[at], self.words[name])

    def _is_joined(self, at: int, gap: str, unit: str) -> bool:
        """Whether what stands between a unit and its name lets them be one: `P. 3`, `xã: An Thượng`."""
        if "." in gap:
            return unit in _SHORT_UNITS and _UNIT_GAP.fullmatch(gap) is not None
        is_first = at == 0 or self.words[at].gap.strip(" ") != ""
        return _UNIT_GAP.fullmatch(gap) is not None and (":" not in gap or is_first)

    def _unit_named(self, at: int, name: int, is_sure: bool, unit: str) -> Atom | None:
        known = self.known_at(name)
        if known is not None:
            return at, name + known.length, 2 if is_sure or known.length > 1 else 1
        if self.words[name].shape == "0":
            end = self._number_end(name)
            if unit in ("số", "số nhà", "đường", "sn") and (street := self._capitals(end)) > end:
                return at, street, 1
            return at, end, 2 if is_sure and unit in ("quận", "phường", "số nhà", "khu phố", "ấp") else 1
        if self.words[name].plain in _NO_STREETS or self._is_heading(at, name):
            return None
        end = self._capitals(name)
        if end > name:
            return at, end, 2 if is_sure or unit in SURE_UNITS - {"đường"} else 1
        if self.words[at].shape == "a" and unit in SURE_UNITS and unit not in ("đường", "tỉnh", "phố", "tt", "tx"):
            end = self._smalls(name)
            if end == name or (self._is_said(name) and not self._is_cued(at)):
                return None
            return at, end, 2 if self.is_marked or self._is_cued(at) else 1
        return None

    def _is_heading(self, at: int, name: int) -> bool:
        """Whether the unit and what stands behind it are pairs said of no place: `Duong Tinh Mach`."""
        end = self._capitals(name)
        return end > name + 1 and are_said(self.words[at:end])

    def _is_said(self, at: int) -> bool:
        """Whether a word in small letters is one of every day and begins no known place."""
        word = self.words[at]
        return (
            self.is_marked
            and word.low in COMMON.marked
            and word.low not in ANY_GIVEN.marked
            and self.known_at(at) is None
        )

    def _number_end(self, at: int) -> int:
        end = at + 1
        while (
            end - at < LONGEST_NUMBER
            and end < len(self.words)
            and self.words[end].shape == "0"
            and _NUMBER_JOIN.fullmatch(self.words[end].gap)
        ):
            end += 1
        return end

    def _capitals(self, at: int) -> int:
        end = at
        while end < len(self.words) and end - at < LONGEST_NAME and self._is_capital_name(end):
            if end > at and self.words[end].gap not in (" ", "'", "-"):
                break
            end += 1
        return end

    def _is_capital_name(self, at: int) -> bool:
        word = self.words[at]
        if word.shape not in "TA" or "\n" in word.gap:
            return False
        is_stop = word.shape == "A" and STOP.holds(word.low, word.plain) and not GIVEN.holds(word.low, word.plain)
        is_english = word.low == word.plain != "an" and word.plain in ENGLISH_STOP
        return not is_english and (self.is_marked or not is_stop)

    def _smalls(self, at: int) -> int:
        end = at
        while (
            end < len(self.words)
            and end - at < 3
            and self.words[end].shape == "a"
            and self.words[end].gap in (" ", ". ")
        ):
            word = self.words[end]
            if STOP.holds(word.low, word.plain) and not GIVEN.holds(word.low, word.plain):
                break
            end += 1
        return end

    def _street(self, at: int) -> Atom | None:
        if at + 1 >= len(self.words):
            return None
        end = self._number_end(at)
        if end < len(self.words) and self.words[end].plain in _ROADS:
            is_other = end + 1 < len(self.words) and is_said(self.words[end], self.words[end + 1])
            return None if is_other else (at, end, 1)
        street = self._capitals(end) if end < len(self.words) and self.words[end].gap == " " else end
        return (at, street, 1) if street > end + 1 else None

    def _segment(self, at: int) -> Atom | None:
        """Words with capitals between two commas."""
        if self.words[at].shape not in "TA":
            return None
        end = self._capitals(at)
        is_closed = end == len(self.words) or self.words[end].gap.startswith(",")
        return (at, end, 0) if end - at in (2, 3, 4) and is_closed else None

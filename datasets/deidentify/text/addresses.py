"""Addresses in a text: places side by side, and what stands behind "thường trú tại"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from datasets.deidentify.text.listed import Names, listed
from datasets.deidentify.text.name_lists import GIVEN
from datasets.deidentify.text.place_index import UNIT_INDEX
from datasets.deidentify.text.places import LONGEST_SEGMENT, LONGEST_ZONE, Atom, Places
from datasets.deidentify.text.spans import Span
from datasets.deidentify.text.stop_words import STOP
from datasets.deidentify.text.words import Word

_ZONE = re.compile(
    r"(?<!\w)(?:(?:hien|dang)(?: dang)?(?: song)? (?:o|tai)|dia chi|(?:d/c|dc)(?=:)|thuong tru|tam tru|cu tru|cu "
    r"ngu|ngu(?= tai| o)|que quan|que|noi o|nha "
    r"o|cho o|ho khau|song tai|nha tai|"
    r"sinh song|nguoi o|address|living at|lives at|living in|resident of|residing at|ngu)(?: hien nay| hien "
    r"tai| thuong tru| lien he)?"
    r"(?:[ ]?(?:tai|o|la|so))?(?P<sign>[ ]?[:-])?[ ]{1,2}"
)
_NO_ADDRESS = Names("đã được vào bị có không đến cách vì với do sau khi thì là khám đau sốt ngày tuổi lần này")
_MAY_BE_ADDRESS = frozenset(listed("da bi co la do lan vi"))
_UNIT_WORDS = frozenset(
    listed("xa phuong huyen quan tinh ap thon xom ban buon duong pho ngo hem ngach p q tp tx kp tt so")
)


class Addresses(Places):
    """The words of a text and the addresses in it."""

    def find(self) -> Iterator[Span]:
        """Addresses, each as one span as far as its parts stand side by side."""
        words = self.words
        atoms = self._atoms()
        for first, end in (*self._chains(atoms), *self._zones(atoms)):
            yield Span(words[first].start, words[end - 1].end, "address")

    def _zones(self, atoms: Sequence[Atom]) -> Iterator[tuple[int, int]]:
        starts = [word.start for word in self.words]
        ends = {first: end for first, end, _ in atoms}
        for found in _ZONE.finditer(self.plain):
            at = bisect_left(starts, found.end())
            if at < len(starts) and starts[at] - found.end() < 2:
                end = self._zone_end(at, ends, found["sign"] is not None)
                is_bare = (
                    found[0].strip() in (("ngu",) if self.is_marked else ("ngu", "que"))
                    and self.words[at].shape == "a"
                    and at not in ends
                )
                if (
                    end > at
                    and not is_bare
                    and not (self.words[at].shape == "a" and at not in ends and self._is_said(at))
                ):
                    yield at, end

    def _zone_end(self, at: int, ends: dict[int, int], is_labelled: bool) -> int:
        """How far the address reaches that an announcement began."""
        end = at
        while end < len(self.words) and end - at < LONGEST_ZONE:
            word = self.words[end]
            if (
                end > at
                and re.search(r"[\n;(:!?]|[.][ ]", word.gap)
                and not (word.gap == ". " and len(self.words[end - 1].plain) < 3)
            ):
                break
            segment = self._segment_end(at, end)
            if segment:
                end = segment
            elif end in ends:
                end = ends[end]
            elif word.shape == "0" or self._is_capital_name(end) or self._goes_on_small(at, end, is_labelled):
                end += 1
            else:
                break
        return end

    def _segment_end(self, at: int, first: int) -> int:
        """The end of a short part of an address that a number or a unit begins, up to a comma; 0 for another part."""
        word = self.words[first]
        if (first > at and "," not in word.gap) or (word.shape != "0" and word.plain not in UNIT_INDEX.firsts):
            return 0
        end = first + 1
        while (
            end < len(self.words)
            and end - first <= LONGEST_SEGMENT
            and self.words[end].gap in (" ", "/", "-", ". ", ".")
        ):
            if self._ends_address(self.words[end]) or (
                self.words[end].gap == ". " and len(self.words[end - 1].plain) > 2
            ):
                return 0
            end += 1
        return end if 1 < end - first <= LONGEST_SEGMENT else 0

    def _ends_address(self, word: Word) -> bool:
        if word.low in _NO_ADDRESS.marked and (word.low != word.plain or self.is_marked):
            return True
        return not self.is_marked and word.plain in _NO_ADDRESS.plain - _MAY_BE_ADDRESS

    def _goes_on_small(self, at: int, end: int, is_labelled: bool) -> bool:
        word = self.words[end]
        if self.is_small and word.plain in _UNIT_WORDS:
            return True
        if "," in word.gap or end - at > 9 or not (is_labelled or self.is_small):
            return False
        if end > at and (self.words[end - 1].shape == "0" or self.words[end - 1].plain in _UNIT_WORDS):
            return word.shape == "a"
        return word.shape == "a" and (not STOP.holds(word.low, word.plain) or GIVEN.holds(word.low, word.plain))

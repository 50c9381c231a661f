"""The identifiers that a plain file tells, found without reading what cannot hold one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

from pydicom.datadict import dictionary_VR, keyword_for_tag

from datasets.deidentify.dictionary import NUMBER_VRS, Identifiers, identifiers_in, identifiers_of, is_identifying
from datasets.deidentify.options import Options
from datasets.deidentify.piece import CHARSET, quick_values, read_piece, vr_of
from datasets.deidentify.plain_file import PlainFile
from datasets.deidentify.project import Project
from datasets.deidentify.slices import NotPlain, Slice, is_sequence, items_of, slices_of
from datasets.limits import LIMITS

LONGEST_KNOWN, MOST_KNOWN = 4096, 8192
QUICK = frozenset(("PN", "LO", "SH", "ST", "LT", "DA", "DT"))
DAYS = frozenset((b"DA", b"DT"))
_DAY = re.compile(rb"([0-9]{4})\.?([0-9]{2})\.?([0-9]{2})[^\\]*\Z")
"""A single value that begins with a whole day."""
OPEN_VRS = frozenset((b"SQ", b"PN", b"UN", b""))
"""VRs of a private element that may hold a name, or whose private creator tells what it is."""


class Told:
    """What files tell; each value is read once."""

    def __init__(self, project: Project, options: Options) -> None:
        self._project, self._options = project, options
        self._known: dict[bytes, Identifiers] = {}
        self._may_tell: dict[tuple[int, bytes], bool] = {}

    def by(self, file: PlainFile) -> Identifiers:
        """The same as `identifiers_of` on the whole data set.

        Raises:
            NotPlain: an item of a sequence is in another character set, or damaged.
        """
        return self._among(file, file.pieces, 0)

    def _among(self, file: PlainFile, pieces: Iterable[Slice], depth: int) -> Identifiers:
        names, numbers, dates = set[tuple[str, ...]](), set[str](), set[str]()
        private: dict[int, list[Slice]] = {}
        for piece in pieces:
            if piece.tag >> 16 & 1:
                private.setdefault(piece.tag >> 16, []).append(piece)
                continue
            if self._may(piece):
                _add(names, numbers, dates, self._in(file, piece, depth))
            elif depth and piece.tag == CHARSET:
                raise NotPlain
        for each in private.values():
            raw = _private(file, each)
            if raw:
                _add(names, numbers, dates, self._known_of(file, raw, partial(self._read, file, raw)))
        return frozenset(names), frozenset(numbers), frozenset(dates)

    def _in(self, file: PlainFile, piece: Slice, depth: int) -> Identifiers:
        if piece.vr in DAYS and (day := _DAY.match(file.data, piece.value, piece.end)):
            return frozenset(), frozenset(), frozenset((b"".join(day.groups()).decode(),))
        raw = file.data[piece.start : piece.end]
        find = self._items if is_sequence(piece) else self._value
        return self._known_of(file, raw, partial(find, file, piece, depth))

    def _known_of(self, file: PlainFile, raw: bytes, find: Callable[[], Identifiers]) -> Identifiers:
        key = b"%d" % file.is_implicit + file.raw(CHARSET) + raw
        found = self._known.get(key)
        if found is None:
            found = find()
            if len(raw) <= LONGEST_KNOWN:
                if len(self._known) >= MOST_KNOWN:
                    self._known.clear()
                self._known[key] = found
        return found

    def _items(self, file: PlainFile, piece: Slice, depth: int) -> Identifiers:
        if depth > LIMITS.sequence_depth:
            raise NotPlain
        names, numbers, dates = set[tuple[str, ...]](), set[str](), set[str]()
        for item in items_of(file.data, piece, file.is_implicit):
            pieces = slices_of(file.data, item.start, file.is_implicit, item.end)
            _add(names, numbers, dates, self._among(file, pieces, depth + 1))
        return frozenset(names), frozenset(numbers), frozenset(dates)

    def _value(self, file: PlainFile, piece: Slice, _depth: int) -> Identifiers:
        vr = vr_of(piece)
        values = quick_values(file, piece, vr) if vr in QUICK else None
        if values is None:
            return self._read(file, file.data[piece.start : piece.end])
        keyword = keyword_for_tag(piece.tag)
        return identifiers_in(((keyword, vr, value) for value in values), self._project)

    def _read(self, file: PlainFile, raw: bytes) -> Identifiers:
        return identifiers_of(read_piece(file, raw), self._options, self._project)

    def may_tell(self, piece: Slice) -> bool:
        """Whether such an element, or what stands beside it, may tell an identifier."""
        return bool(piece.tag >> 16 & 1) or self._may(piece)

    def _may(self, piece: Slice) -> bool:
        known = self._may_tell.get(piece[:2])
        if known is None:
            known = self._may_tell[piece[:2]] = self._may_hold(piece)
        return known

    def _may_hold(self, piece: Slice) -> bool:
        vr = piece.vr.decode()
        if vr in ("", "UN"):
            try:
                vr = dictionary_VR(piece.tag)
            except KeyError:
                return False
        return vr in ("PN", "SQ", "DA", "DT") or (vr in NUMBER_VRS and is_identifying(piece.tag, self._options))


def _add(names: set[tuple[str, ...]], numbers: set[str], dates: set[str], found: Identifiers) -> None:
    names |= found[0]
    numbers |= found[1]
    dates |= found[2]


def _private(file: PlainFile, pieces: list[Slice]) -> bytes:
    """A group's creators and the elements that may hold a name; nothing when there is none of these."""
    creators = [piece for piece in pieces if 0x10 <= piece.tag & 0xFFFF <= 0xFF]
    rest = [piece for piece in pieces if piece.tag & 0xFFFF > 0xFF and piece.vr in OPEN_VRS]
    return b"".join(file.data[piece.start : piece.end] for piece in (*creators, *rest)) if rest else b""

"""The identifiers that a plain file tells, found without reading what cannot hold one."""

from __future__ import annotations

from collections.abc import Iterator

from pydicom.datadict import dictionary_VR

from datasets.deidentify.dictionary import NUMBER_VRS, Identifiers, identifiers_of, is_identifying
from datasets.deidentify.options import Options
from datasets.deidentify.piece import CHARSET, read_piece
from datasets.deidentify.plain_file import PlainFile
from datasets.deidentify.project import Project
from datasets.deidentify.slices import Slice

LONGEST_KNOWN, MOST_KNOWN = 4096, 8192
OPEN_VRS = frozenset((b"SQ", b"PN", b"UN", b""))
"""VRs of a private element that may hold a name, or whose private creator tells what it is."""


class Told:
    """What files tell; each value is read once."""

    def __init__(self, project: Project, options: Options) -> None:
        self._project, self._options = project, options
        self._known: dict[bytes, Identifiers] = {}
        self._may_tell: dict[tuple[int, bytes], bool] = {}

    def by(self, file: PlainFile) -> Identifiers:
        """The same as `identifiers_of` on the whole data set."""
        names, numbers = set[tuple[str, ...]](), set[str]()
        for raw in self._telling(file):
            found = self._in(file, raw)
            names |= found[0]
            numbers |= found[1]
        return frozenset(names), frozenset(numbers)

    def _telling(self, file: PlainFile) -> Iterator[bytes]:
        private: dict[int, list[Slice]] = {}
        for piece in file.pieces:
            if piece.tag >> 16 & 1:
                private.setdefault(piece.tag >> 16, []).append(piece)
                continue
            may_tell = self._may_tell.get(piece[:2])
            if may_tell is None:
                may_tell = self._may_tell[piece[:2]] = self._may(piece)
            if may_tell:
                yield file.data[piece.start : piece.end]
        yield from (raw for pieces in private.values() if (raw := _private(file, pieces)))

    def _in(self, file: PlainFile, raw: bytes) -> Identifiers:
        key = b"%d" % file.is_implicit + file.raw(CHARSET) + raw
        found = self._known.get(key)
        if found is None:
            found = identifiers_of(read_piece(file, raw), self._options, self._project)
            if len(raw) <= LONGEST_KNOWN:
                if len(self._known) >= MOST_KNOWN:
                    self._known.clear()
                self._known[key] = found
        return found

    def _may(self, piece: Slice) -> bool:
        vr = piece.vr.decode()
        if vr in ("", "UN"):
            try:
                vr = dictionary_VR(piece.tag)
            except KeyError:
                return False
        return vr in ("PN", "SQ") or (vr in NUMBER_VRS and is_identifying(piece.tag, self._options))


def _private(file: PlainFile, pieces: list[Slice]) -> bytes:
    """A group's creators and the elements that may hold a name; nothing when there is none of these."""
    creators = [piece for piece in pieces if 0x10 <= piece.tag & 0xFFFF <= 0xFF]
    rest = [piece for piece in pieces if piece.tag & 0xFFFF > 0xFF and piece.vr in OPEN_VRS]
    return b"".join(file.data[piece.start : piece.end] for piece in (*creators, *rest)) if rest else b""

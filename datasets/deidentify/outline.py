"""What a file says, element by element, for the gate: found by its own cutter, and each element read by pydicom.

The instances of a series share nearly all of their header. What an element's bytes say is therefore kept and not read
again for the next instance; what they say does not change by that.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from pydicom import Dataset, dcmread
from pydicom._dicom_dict import DicomDictionary
from pydicom.filereader import read_dataset
from pydicom.tag import BaseTag

from datasets.deidentify.leaves import NUMBERS_ONLY, Branch, Leaf, branch_of
from datasets.deidentify.spans import OddFile, Span, cut
from datasets.dicom.structure import Encoding, check_structure
from datasets.limits import LIMITS

LONGEST_KNOWN, MOST_KNOWN, MOST_ENCODINGS, LONGEST_CHARSET = 4096, 8192, 16, 256
"""Bytes of an element that is kept, how many elements, for how many encodings, and bytes of a character set."""
MEASURED = frozenset((b"TM", b"AS", b"IS", b"DS"))
"""VRs of which the gate asks only whether a value is one of its kind, and nobody's number."""
SILENT = frozenset(vr.encode() for vr in NUMBERS_ONLY | {"TM", "AS"})
"""VRs in which the gate looks for no words; the bytes of the file are searched all the same."""
_VRS = {tag: b"OW" if " or " in row[0] else row[0].encode() for tag, row in DicomDictionary.items()}
_CHARSET, _INSTANCE = 0x00080005, 0x00080018
_PLAIN = re.compile(rb"[0-9][0-9.+-]*")
_KNOWN: dict[tuple[bool, bytes], dict[bytes, Branch]] = {}


@dataclass(frozen=True, slots=True)
class Outline:
    """A data set's elements.

    Attributes:
        at: by tag; private elements that only their creator explains stand together, at the first of their group.
        meta: tags of the file meta information.
        measured: tag, VR and value of each time, age and number in figures that `at` has no leaf of.
        dataset: the same as pydicom reads it, where it had to read the whole.
    """

    at: dict[int, Branch]
    meta: tuple[int, ...] = ()
    measured: tuple[tuple[int, bytes, bytes], ...] = ()
    dataset: Dataset | None = field(default=None, repr=False)

    def whole(self, tag: int) -> str:
        """An element's value as one text; `""` when it is absent."""
        branch = self.at.get(tag)
        return branch.leaves[0].whole if branch is not None and branch.leaves else ""

    def text(self, tag: int) -> str:
        """The first value that says something; `""` without one."""
        branch = self.at.get(tag)
        values = branch.leaves[0].values if branch is not None and branch.leaves else ()
        return next((text for value in values if (text := value.strip())), "")


def read_anyhow(data: bytes) -> Dataset:
    """As pydicom reads whatever begins like no DICOM file."""
    return dcmread(io.BytesIO(data), force=True)


def outline_of(data: bytes, read: Callable[[bytes], Dataset] = read_anyhow) -> Outline:
    """Read a file; one of an odd kind by `read`.

    Raises:
        Exception: whatever a parser raises on damaged bytes.
    """
    try:
        is_implicit, meta, spans = cut(data)
        measured = tuple(
            (tag, vr, data[value:end])
            for tag, written, _, value, end in spans
            if (vr := written or _VRS.get(tag, b"UN")) in MEASURED and value < end
        )
        return Outline(_Reader.of(data, is_implicit, spans).branches(spans), meta, measured)
    except OddFile:
        return outline_of_dataset(read(data))


def outline_of_dataset(dataset: Dataset) -> Outline:
    """The same of a data set that was read already."""
    meta = tuple(map(int, getattr(dataset, "file_meta", Dataset()).keys()))
    return Outline({int(tag): branch_of(dataset, [tag]) for tag in sorted(dataset.keys())}, meta, (), dataset)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads elements alone, and knows those that it has read before."""

    data: bytes
    is_implicit: bool
    charset: bytes
    known: dict[bytes, Branch]

    @classmethod
    def of(cls, data: bytes, is_implicit: bool, spans: list[Span]) -> _Reader:
        charset = next((data[at:end] for tag, _, at, _, end in spans if tag == _CHARSET), b"")
        if len(charset) > LONGEST_CHARSET:
            raise OddFile
        if len(_KNOWN) >= MOST_ENCODINGS:
            _KNOWN.clear()
        return cls(data, is_implicit, charset, _KNOWN.setdefault((is_implicit, charset), {}))

    def branches(self, spans: list[Span]) -> dict[int, Branch]:
        """What each element says."""
        found, unexplained = dict[int, Branch](), dict[int, list[Span]]()
        data, known = self.data, self.known
        for tag, vr, start, value, end in spans:
            if tag & 0x10000 and vr in (b"", b"UN"):
                unexplained.setdefault(tag >> 16, []).append((tag, vr, start, value, end))
                continue
            vr = vr or _VRS.get(tag, b"UN")
            if vr in SILENT:
                found[tag] = _silent(tag)
            else:
                found[tag] = known.get(data[start:end]) or self._new((tag, vr, start, value, end))
        for group, private in unexplained.items():
            found[private[0][0]] = self._private(private, [span for span in spans if _is_creator(span[0], group)])
        return found

    def _new(self, span: Span) -> Branch:
        tag, vr, start, value, end = span
        if tag == _INSTANCE or vr == b"DT":  # another one in each instance
            branch = _plain(tag, vr.decode(), self.data[value:end])
            if branch is not None:
                return branch
        return self._kept(self.data[start:end], [tag])

    def _private(self, private: list[Span], creators: list[Span]) -> Branch:
        """Elements of one group, read with those that tell whose they are."""
        spans = sorted({*private, *creators})
        return self._kept(b"".join(self.data[start:end] for _, _, start, _, end in spans), [span[0] for span in spans])

    def _kept(self, raw: bytes, tags: list[int]) -> Branch:
        if len(raw) > LONGEST_KNOWN:
            return self._read(raw, tags, is_kept=False)
        branch = self.known.get(raw)
        if branch is None:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            branch = self.known[raw] = self._read(raw, tags, is_kept=True)
        return branch

    def _read(self, raw: bytes, tags: Iterable[int], is_kept: bool) -> Branch:
        check_structure(raw, 0, Encoding(self.is_implicit, True), LIMITS)
        whole = self.charset + raw
        if self.is_implicit and whole[4:6].isalpha():
            raise OddFile  # a length that looks like a VR
        dataset = read_dataset(io.BytesIO(whole), self.is_implicit, True)
        wanted = {BaseTag(tag) for tag in tags}
        if dataset.keys() - {_CHARSET} != wanted - {_CHARSET}:
            raise OddFile  # its bytes alone are read in another way
        return branch_of(dataset, wanted & dataset.keys(), is_kept)


def _is_creator(tag: int, group: int) -> bool:
    return tag >> 16 == group and 0x10 <= tag & 0xFFFF <= 0xFF


def _plain(tag: int, vr: str, value: bytes) -> Branch | None:
    """A value of digits and points, read without pydicom."""
    value = value.removesuffix(b"\0" if vr == "UI" else b" ")
    if not _PLAIN.fullmatch(value) or tag not in DicomDictionary:
        return None
    path, text = f"/{tag:08x}", value.decode()
    return Branch(((path, BaseTag(tag)),), (Leaf(path, vr, DicomDictionary[tag][4], text, (text,)),))


@lru_cache(maxsize=MOST_KNOWN)
def _silent(tag: int) -> Branch:
    return Branch(((f"/{tag:08x}", BaseTag(tag)),), (), is_kept=True)

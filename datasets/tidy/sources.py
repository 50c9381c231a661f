"""The files of an extract: below one folder, or in one zip, and never anywhere else.

Links are refused, not followed. Members of a zip are read where they are, so nothing is written by their names; those
that point outside, are links, or swell more than 200 times are refused.

**Source:** OWASP Path Traversal; CWE-59 (link following), CWE-409 (data amplification).
"""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from datasets.errors import UnreadableRecord
from datasets.tidy.refused import Place, RecordRefused, Refusals

MOST_FILES = 1_000_000
MOST_SWELL = 200
SMALL = 1 << 20
MEMBER_BYTES = 4 * 1024**3
DAMAGED = (OSError, EOFError, zipfile.BadZipFile, zlib.error)
"""What reading a damaged file or archive raises."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the extract.

    Attributes:
        name: its path below the root, with `/`.
        number: from 1, by name order.
    """

    name: str
    number: int
    _path: Path
    _member: str | None = None

    def open(self) -> BinaryIO:
        """Its bytes; a `.gz` is inflated on the way, within a bound.

        Raises:
            RecordRefused: it cannot be read, or is over a cap.
        """
        try:
            stream, size = self._stored()
        except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
            raise RecordRefused("not-readable") from None
        if not self.name.endswith(".gz"):
            return stream
        return cast(BinaryIO, io.BufferedReader(_Bounded(stream, SMALL + MOST_SWELL * size)))

    def read(self, most: int) -> bytes:
        """The whole content, when it is no longer than `most` bytes.

        Raises:
            RecordRefused: it is longer, or cannot be read.
        """
        with self.open() as stream:
            try:
                content = stream.read(most + 1)
            except DAMAGED:
                raise RecordRefused("not-readable") from None
        if len(content) > most:
            raise RecordRefused("over-a-cap")
        return content

    def _stored(self) -> tuple[BinaryIO, int]:
        if self._member is None:
            return self._path.open("rb"), self._path.stat().st_size
        archive = zipfile.ZipFile(self._path)
        info = archive.getinfo(self._member)
        return cast(BinaryIO, archive.open(info)), info.file_size


class _Bounded(io.RawIOBase):
    """A gzip stream that refuses to give more than so many bytes."""

    def __init__(self, stored: BinaryIO, most: int) -> None:
        self._stored, self._inner, self._left = stored, gzip.GzipFile(fileobj=stored), most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # as RawIOBase calls it
        try:
            piece = self._inner.read(len(buffer))
        except (*DAMAGED, ValueError):
            raise RecordRefused("not-readable") from None
        self._left -= len(piece)
        if self._left < 0:
            raise RecordRefused("over-a-cap")
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        self._inner.close()
        self._stored.close()
        super().close()


def files_of(path: Path, refusals: Refusals | None = None) -> tuple[SourceFile, ...]:
    """The files of a folder, of a zip, or the one file, by name order.

    Raises:
        UnreadableRecord: there is no such folder or file, it is a link, or no zip although it is named so.
    """
    if path.is_symlink() or not (path.is_dir() or path.is_file()):
        raise UnreadableRecord("expected a folder, a zip or a file, got none, or a link; name the real one")
    refusals = Refusals() if refusals is None else refusals
    if path.is_dir():
        return tuple(_below(path, refusals))
    if path.suffix.lower() == ".zip":
        return tuple(_members(path, refusals))
    return (SourceFile(path.name, 1, path),)


def _below(root: Path, refusals: Refusals) -> Iterator[SourceFile]:
    paths = sorted(root.rglob("*"), key=lambda each: each.relative_to(root).as_posix())
    found = [each for each in paths if each.is_symlink() or not each.is_dir()]
    if len(found) > MOST_FILES:
        raise UnreadableRecord(f"expected at most {MOST_FILES} files, got more; split the extract")
    for number, each in enumerate(found, start=1):
        if each.is_symlink():
            refusals.add("link", Place(number))
        elif each.is_file():
            yield SourceFile(each.relative_to(root).as_posix(), number, each)


def _members(path: Path, refusals: Refusals) -> Iterator[SourceFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            infos = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
    except (OSError, zipfile.BadZipFile):
        raise UnreadableRecord("expected a zip, got another or a damaged file") from None
    if len(infos) > MOST_FILES:
        raise UnreadableRecord(f"expected at most {MOST_FILES} files, got more; split the extract")
    seen = set[str]()
    for number, info in enumerate(infos, start=1):
        inside = PurePosixPath(info.filename.replace("\\", "/"))
        if not inside.parts or inside.is_absolute() or ".." in inside.parts or ":" in inside.parts[0]:
            refusals.add("path-outside", Place(number))
        elif stat.S_ISLNK(info.external_attr >> 16):
            refusals.add("link", Place(number))
        elif info.file_size > min(MEMBER_BYTES, SMALL + MOST_SWELL * info.compress_size):
            refusals.add("over-a-cap", Place(number))
        elif info.filename in seen:
            refusals.add("duplicate", Place(number))
        else:
            seen.add(info.filename)
            yield SourceFile(str(inside), number, path, info.filename)

"""A folder as a source: its files, and the entries of its zips. Links are not followed; names are not logged."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast
from urllib.parse import quote, unquote_to_bytes

from datasets.archive.archive_zip import is_zip, opened_zip, refusal_of, typed_zip_errors
from datasets.archive.arriving import write_stream
from datasets.archive.errors import ArchiveError
from datasets.archive.head import head_of
from datasets.archive.specs import FolderSpec
from datasets.archive.wanted import Batch, Fetched, Take, Wanted
from datasets.errors import UnreadableInstance

IN_ZIP = "//"
SAFE_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
Zips = dict[str, zipfile.ZipFile]


class Folder:
    """The instances of a folder or of one zip."""

    def __init__(self, spec: FolderSpec) -> None:
        self._root = spec.path.resolve()
        self.fingerprint, self.patience_seconds = spec.fingerprint, 0.0
        if not self._root.is_dir() and not zipfile.is_zipfile(self._root):
            raise ArchiveError("expected a folder that is there, or a zip")

    def find(self) -> Iterator[Wanted]:
        """Every file and every entry of a zip, in the order of their names; what is unreadable has no UIDs yet."""
        for locator in self._locators():
            yield from self._look(locator)

    def fetch(self, batch: Batch, into: Path, take: Take) -> Generator[Fetched, None, None]:
        """Copy them; one that cannot be read is refused with the reason."""
        with ExitStack() as open_files:
            zips: Zips = {}
            for wanted in batch.wanted:
                try:
                    with self._opened(wanted.locator, zips, open_files) as file:
                        path = write_stream(into, iter(lambda: file.read(1 << 20), b""), take)
                    yield Fetched(wanted, path)
                except UnreadableInstance as error:
                    yield Fetched(wanted, reason=str(error), is_final=True)

    def close(self) -> None:
        """Nothing is kept open."""

    def _locators(self) -> Iterator[str]:
        if self._root.is_file():
            yield ""
            return
        for at, folders, names in os.walk(self._root, followlinks=False):
            folders.sort()
            links = [name for name in folders if Path(at, name).is_symlink()]
            for name in sorted([*names, *links]):
                yield quote(os.fsencode(os.path.relpath(Path(at, name), self._root)))

    def _look(self, locator: str) -> Iterator[Wanted]:
        try:
            with self._file(locator) as file:
                if is_zip(file):
                    yield from _entries(file, locator)
                else:
                    yield _wanted(file, locator)
        except UnreadableInstance:
            yield Wanted("", "", None, locator)

    @contextmanager
    def _opened(self, locator: str, zips: Zips, open_files: ExitStack) -> Iterator[IO[bytes]]:
        name, in_zip, number = locator.partition(IN_ZIP)
        if not in_zip:
            with self._file(name) as file:
                _refuse_zip(file)
                yield file
            return
        if name not in zips:
            zips[name] = open_files.enter_context(opened_zip(open_files.enter_context(self._file(name))))
        with typed_zip_errors():
            entry = zips[name].infolist()[int(number)]
            if refusal := refusal_of(entry):
                raise UnreadableInstance(refusal)
            with zips[name].open(entry) as inside:
                if inside.read(4) == b"PK\x03\x04":
                    raise UnreadableInstance("a zip inside of a zip, which is not opened")
                inside.seek(0)
                yield inside

    @contextmanager
    def _file(self, locator: str) -> Iterator[BinaryIO]:
        path = self._root / os.fsdecode(unquote_to_bytes(locator)) if locator else self._root
        try:
            is_inside = path.resolve() == path
            descriptor = os.open(path, SAFE_FLAGS) if is_inside else -1
        except OSError as error:
            raise UnreadableInstance(f"expected a file that can be read, got {type(error).__name__}") from None
        if descriptor < 0:
            raise UnreadableInstance("a link, which is not followed")
        with open(descriptor, "rb") as file:  # noqa: PTH123 -- a descriptor has no path
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise UnreadableInstance("expected a file, got a pipe, a socket or a device")
            yield file


def _refuse_zip(file: BinaryIO) -> None:
    """A zip itself is asked for only where its directory was refused: say why once more."""
    if is_zip(file):
        with opened_zip(file):
            raise UnreadableInstance("a zip that was not listed")


def _entries(file: BinaryIO, locator: str) -> Iterator[Wanted]:
    with opened_zip(file) as opened:
        for number, entry in enumerate(opened.infolist()):
            if not entry.is_dir():
                yield _entry(opened, entry, f"{locator}{IN_ZIP}{number}")


def _entry(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, locator: str) -> Wanted:
    try:
        if refusal_of(entry):
            raise UnreadableInstance("refused when it is asked for")
        with typed_zip_errors(), opened.open(entry) as inside:
            return _wanted(cast(BinaryIO, inside), locator)
    except UnreadableInstance:
        return Wanted("", "", None, locator)


def _wanted(file: BinaryIO, locator: str) -> Wanted:
    head = head_of(file)
    return Wanted(head.study_instance_uid, head.series_instance_uid, head.sop_instance_uid, locator, head.sop_class_uid)

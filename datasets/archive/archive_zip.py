"""A zip from a stranger: opened only when its directory is sound, read entry by entry, never unpacked by its names.

**Source:** PKWARE APPNOTE 6.3.10, 4.3.16 (end of central directory), 4.4.4 (general purpose bits).
"""

from __future__ import annotations

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO

from datasets.errors import UnreadableInstance
from datasets.limits import LIMITS

END_RECORD, END_BYTES, COMMENT_BYTES = b"PK\x05\x06", 22, 65535
ZIP64_RECORD, ZIP64_BYTES, ZIP64_LOCATOR_BYTES = b"PK\x06\x06", 56, 20
DIRECTORY_BYTES = 128 << 20
FREE_BYTES = 1 << 30
LARGEST_RATIO = 200
ENCRYPTED = 0x1
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
MAGIC = b"PK\x03\x04"
UNSOUND = (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, struct.error, zlib.error, RuntimeError)


def is_zip(file: BinaryIO) -> bool:
    """Whether the file begins as a zip, or is an empty one; it is read from its beginning again afterwards."""
    begins = file.read(len(MAGIC))
    file.seek(0)
    return begins in (MAGIC, END_RECORD)


@contextmanager
def opened_zip(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """The zip in an open file.

    Raises:
        UnreadableInstance: it is damaged, or asks for more of this machine than it is worth.
    """
    size = os.fstat(file.fileno()).st_size
    with typed_zip_errors():
        if _directory_bytes(file, size) > DIRECTORY_BYTES:
            raise UnreadableInstance(f"expected a zip whose directory takes at most {DIRECTORY_BYTES} bytes")
        file.seek(0)
        opened = zipfile.ZipFile(file)
    with opened:
        _check_directory(opened, size)
        yield opened


def refusal_of(entry: zipfile.ZipInfo) -> str:
    """Why an entry is not read, or nothing."""
    name = entry.filename.replace("\\", "/")
    mode = entry.external_attr >> 16
    if name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:2] == ":":
        return "an entry of a zip whose name leads out of the folder"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "an entry of a zip that is a link or a device"
    if entry.flag_bits & ENCRYPTED:
        return "an encrypted entry of a zip"
    if entry.compress_type not in METHODS:
        return "an entry of a zip that is neither stored nor deflated"
    if entry.file_size > LIMITS.file_bytes:
        return f"an entry of a zip over {LIMITS.file_bytes} bytes"
    return ""


@contextmanager
def typed_zip_errors() -> Iterator[None]:
    """Turn what `zipfile` raises on damaged bytes into `UnreadableInstance`, without its text, which holds names."""
    try:
        yield
    except UnreadableInstance:
        raise
    except UNSOUND as error:
        raise UnreadableInstance(f"expected a sound zip, got {type(error).__name__}; it is damaged") from None


def _check_directory(opened: zipfile.ZipFile, size: int) -> None:
    entries = opened.infolist()
    if sum(entry.compress_size for entry in entries) > size:
        raise UnreadableInstance("a zip whose entries overlap")
    inflated = sum(entry.file_size for entry in entries)
    if inflated > max(FREE_BYTES, LARGEST_RATIO * size):
        raise UnreadableInstance(f"a zip that inflates to more than {LARGEST_RATIO} times its size")


def _directory_bytes(file: BinaryIO, size: int) -> int:
    """What the end record says of the directory's size, before anything of it is read."""
    file.seek(max(0, size - END_BYTES - COMMENT_BYTES))
    tail = file.read()
    at = tail.rfind(END_RECORD)
    if at < 0:
        raise UnreadableInstance("expected a sound zip, got one without an end; it is truncated")
    length = int(struct.unpack_from("<L", tail, at + 12)[0])
    before = tail[max(0, at - ZIP64_LOCATOR_BYTES - ZIP64_BYTES) : at]
    large = before.find(ZIP64_RECORD)
    return int(struct.unpack_from("<Q", before, large + 40)[0]) if large >= 0 else length

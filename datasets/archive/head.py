"""Which instance a file is, from its first kilobytes."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pydicom import Dataset
from pydicom.filereader import read_partial
from pydicom.uid import DeflatedExplicitVRLittleEndian, MediaStorageDirectoryStorage

from datasets.dicom.read import is_dicom, read_instance, typed_errors
from datasets.dicom.values import text
from datasets.errors import UnreadableInstance
from datasets.limits import LIMITS

HEAD_BYTES = 256 * 1024
SERIES_INSTANCE_UID = 0x0020000E
UID_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Head:
    """Who an instance is among the instances."""

    study_instance_uid: str
    series_instance_uid: str
    sop_instance_uid: str
    sop_class_uid: str


def read_head(path: Path) -> Head:
    """The head of a file.

    Raises:
        UnreadableInstance: it is no DICOM instance, or does not say which one it is.
    """
    with path.open("rb") as file:
        return head_of(file)


def head_of(file: BinaryIO) -> Head:
    """The head of an open file, which is read to its end only where its beginning does not tell.

    Raises:
        UnreadableInstance: it is no DICOM instance, or does not say which one it is.
    """
    first = file.read(HEAD_BYTES)
    if not is_dicom(first):
        raise UnreadableInstance("expected a DICOM file, got something else")
    try:
        return _named(_beginning(first))
    except UnreadableInstance:
        rest = file.read(LIMITS.file_bytes + 1 - len(first))
        return _named(read_instance(first + rest, stop_before_pixels=True))


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _beginning(first: bytes) -> Dataset:
    with typed_errors("reading its head"):
        dataset = read_partial(io.BytesIO(first), stop_when=lambda tag, _vr, _length: tag > SERIES_INSTANCE_UID)
        if dataset.file_meta.get("TransferSyntaxUID") == DeflatedExplicitVRLittleEndian:
            raise UnreadableInstance("expected a head that is not deflated")
        return dataset


def _named(dataset: Dataset) -> Head:
    def uid(keyword: str) -> str:
        return (text(dataset, keyword, LIMITS) or "").strip("\0 ")

    if MediaStorageDirectoryStorage in (uid("SOPClassUID"), _media_class(dataset)):
        raise UnreadableInstance("a DICOMDIR, which lists files and is no instance")
    head = Head(uid("StudyInstanceUID"), uid("SeriesInstanceUID"), uid("SOPInstanceUID"), uid("SOPClassUID"))
    if not 0 < len(head.sop_instance_uid) <= UID_LENGTH:
        raise UnreadableInstance("expected an instance with a SOP Instance UID, got none or one over its length")
    return head


def _media_class(dataset: Dataset) -> str:
    with typed_errors("reading its file meta information"):
        return str(dataset.file_meta.get("MediaStorageSOPClassUID", ""))

"""Take an instance in: bounded header → file on disk (fsync) → row in the database. For every door that receives."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from pydicom import Dataset

from datasets.dicom.read import read_instance
from datasets.dicom.values import text
from datasets.errors import UnreadableInstance
from datasets.limits import LIMITS
from serving.errors import OutOfResources
from serving.store.database import Store
from serving.store.rows import Instance, StudyHeader
from serving.store.studies import Added, add_instance

UID = re.compile(r"[0-9]+(\.[0-9]+)*")
TEXT_LIMIT = 256
UNWRITABLE = "the data directory could not be written; see its disk and permissions"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent an instance: AE titles for DIMSE, empty for DICOMweb."""

    calling_ae_title: str = ""
    called_ae_title: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An instance whose header was read but of which nothing is kept yet; `content` is a DICOM file with preamble."""

    instance: Instance
    header: StudyHeader = field(repr=False)
    content: bytes = field(repr=False)


def read_arrival(content: bytes, sender: Sender = Sender()) -> Arrival:
    """Read what the store needs of a DICOM file's header, within bounds; pixels are not touched.

    Raises:
        UnreadableInstance: it is not DICOM, is over a cap, or lacks a UID.
    """
    dataset = read_instance(content, stop_before_pixels=True)
    study_uid, series_uid = _uid(dataset, "StudyInstanceUID"), _uid(dataset, "SeriesInstanceUID")
    sop_uid = _uid(dataset, "SOPInstanceUID")
    sha256 = hashlib.sha256(content).hexdigest()
    received_at = time.time()
    folder = time.strftime("%Y%m%d/%H", time.gmtime(received_at))
    instance = Instance(
        sop_instance_uid=sop_uid,
        study_instance_uid=study_uid,
        series_instance_uid=series_uid,
        sop_class_uid=_uid(dataset, "SOPClassUID"),
        transfer_syntax_uid=text(dataset.file_meta, "TransferSyntaxUID", LIMITS) or "",
        modality=_text(dataset, "Modality", 16),
        sha256=sha256,
        path=f"instances/{folder}/{sop_uid}.{sha256[:12]}.dcm",
        size_bytes=len(content),
        received_at=received_at,
        calling_ae_title=sender.calling_ae_title,
        called_ae_title=sender.called_ae_title,
    )
    return Arrival(instance, _study_header(dataset), content)


def receive_instance(
    store: Store, data_dir: Path, content: bytes, *, sender: Sender = Sender(), reserve_mb: int = 0
) -> tuple[Instance, Added]:
    """Keep one instance: when this returns it is on disk and in the database.

    Raises:
        UnreadableInstance: as `read_arrival`.
        OutOfResources: less than `reserve_mb` is free; nothing was kept.
    """
    arrival = read_arrival(content, sender)
    check_space(data_dir, reserve_mb)
    write_durably(data_dir / arrival.instance.path, content)
    return arrival.instance, add_instance(store, arrival.instance, arrival.header)


def check_space(folder: Path, reserve_mb: int) -> None:
    """Is there room?

    Raises:
        OutOfResources: less than the reserve is free on the folder's disk.
    """
    if shutil.disk_usage(folder).free < reserve_mb << 20:
        raise OutOfResources(f"expected at least {reserve_mb} MiB free on the data directory's disk; free some")


def write_durably(path: Path, content: bytes) -> None:
    """Write a whole file so that it is on disk, under its name, when this returns.

    A file that stands there already is replaced whole: its bytes are never lost half way. One that is new is written
    in place, which costs one journal commit instead of two; until it is recorded in the database nothing refers to it,
    so a power cut leaves nothing behind that anybody reads.

    Raises:
        OutOfResources: the disk is full or cannot be written.
    """
    try:
        make_folder(path.parent)
        try:
            _write_and_sync(path, content)
        except FileExistsError:
            _replace(path, content)
        sync_folder(path.parent)
    except OSError as error:
        raise OutOfResources(UNWRITABLE) from error


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{uuid.uuid4().hex}.part")
    try:
        _write_and_sync(temporary, content)
        temporary.rename(path)
    finally:
        temporary.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder whose name lasts."""
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    for parent in (folder.parent, folder.parent.parent):
        sync_folder(parent)


def _write_and_sync(path: Path, content: bytes) -> None:
    with path.open("xb", buffering=0) as stream:
        view = memoryview(content)
        while view:
            view = view[stream.write(view) or 0 :]
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename or a new name in the folder last."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _uid(dataset: Dataset, keyword: str) -> str:
    value = text(dataset, keyword, LIMITS) or ""
    if len(value) > 64 or UID.fullmatch(value) is None:
        raise UnreadableInstance(f"expected a UID in {keyword}; it is missing or malformed")
    return value


def _text(dataset: Dataset, keyword: str, limit: int = TEXT_LIMIT) -> str:
    return (text(dataset, keyword, LIMITS) or "").replace("\x00", "")[:limit]


def _study_header(dataset: Dataset) -> StudyHeader:
    expected = _text(dataset, "NumberOfStudyRelatedInstances", 12)
    return StudyHeader(
        patient_name=_text(dataset, "PatientName"),
        patient_id=_text(dataset, "PatientID"),
        patient_birth_date=_text(dataset, "PatientBirthDate", 16),
        patient_sex=_text(dataset, "PatientSex", 16),
        accession_number=_text(dataset, "AccessionNumber"),
        description=_text(dataset, "StudyDescription"),
        modality=_text(dataset, "Modality", 16),
        study_date=_text(dataset, "StudyDate", 16),
        expected_count=int(expected) if expected.isdigit() and int(expected) < 1 << 31 else None,
    )

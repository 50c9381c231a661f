"""What we hold of a study: the instances that came, and the results that we made. One shape for both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydicom import Dataset

from datasets.dicom.read import read_instance
from datasets.errors import UnreadableInstance
from serving.errors import StudyNotFound
from serving.rooms import Rooms
from serving.store.analyses import list_results
from serving.store.rows import Instance, Result
from serving.store.studies import get_study, list_instances


@dataclass(frozen=True, slots=True)
class Held:
    """One object and where its file lies."""

    study_instance_uid: str
    series_instance_uid: str
    sop_instance_uid: str
    sop_class_uid: str
    path: Path

    def read_bytes(self) -> bytes:
        """The file.

        Raises:
            StudyNotFound: the file is gone.
        """
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise StudyNotFound("expected an object that is still held, got one whose file is gone") from error

    def read_header(self) -> Dataset:
        """The data set without pixels.

        Raises:
            UnreadableInstance: the file is damaged. `StudyNotFound`: it is gone.
        """
        return read_instance(self.read_bytes(), stop_before_pixels=True)


def list_held(rooms: Rooms, study: str, series: str | None = None, sop: str | None = None) -> tuple[Held, ...]:
    """The objects of a study, or of one series, or one of them.

    Raises:
        StudyNotFound: none is held.
    """
    get_study(rooms.store, study)
    found = tuple(
        held
        for held in _of_study(rooms, study)
        if series in (None, held.series_instance_uid) and sop in (None, held.sop_instance_uid)
    )
    if not found:
        raise StudyNotFound("expected the UID of an object of that study")
    return found


def read_headers(held: tuple[Held, ...]) -> Iterator[tuple[Held, Dataset]]:
    """Each object with its header; one that cannot be read is left out, so that it does not hide the others."""
    for one in held:
        try:
            yield one, one.read_header()
        except (UnreadableInstance, StudyNotFound):
            continue


def _of_study(rooms: Rooms, study: str) -> Iterator[Held]:
    data_dir = rooms.settings.data_dir
    rows: list[Instance | Result] = [*list_instances(rooms.store, study), *list_results(rooms.store, study)]
    for row in rows:
        yield Held(study, row.series_instance_uid, row.sop_instance_uid, row.sop_class_uid, data_dir / row.path)

"""A receiver on a free port, and small films."""

from __future__ import annotations

import io
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pydicom import Dataset, dcmwrite
from pydicom.dataset import FileMetaDataset
from pydicom.uid import UID, DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian

from serving.gateway.associations import OpenAssociations
from serving.gateway.commitment import Commitment
from serving.gateway.recorder import Recorder
from serving.gateway.rules import Rules
from serving.gateway.scp import Receiver
from serving.gateway.shelf import Shelf
from serving.settings import Settings
from serving.store.database import Store


def make_film(number: int = 1, side: int = 64) -> Dataset:
    """A small chest film with two bright squares."""
    root = UID(f"1.2.826.0.1.3680043.8.498.{number}")
    film = Dataset()
    film.file_meta = FileMetaDataset()
    film.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    film.SOPClassUID = DigitalXRayImageStorageForPresentation
    film.StudyInstanceUID, film.SeriesInstanceUID = root, UID(f"{root}.2")
    film.SOPInstanceUID = UID(f"{root}.2.1")
    film.file_meta.MediaStorageSOPClassUID, film.file_meta.MediaStorageSOPInstanceUID = (
        film.SOPClassUID,
        film.SOPInstanceUID,
    )
    film.PatientName, film.PatientID, film.Modality, film.BodyPartExamined = "Synthetic^Film", "S1", "DX", "CHEST"
    film.StudyDate, film.StudyTime = "20260101", "120000"
    pixels = np.full((side, side), 80, dtype=np.uint8)
    pixels[side // 4 : side // 2, side // 8 : side * 3 // 8] = 230
    pixels[side // 4 : side // 2, side * 5 // 8 : side * 7 // 8] = 230
    film.Rows = film.Columns = side
    film.SamplesPerPixel, film.PhotometricInterpretation, film.PixelRepresentation = 1, "MONOCHROME2", 0
    film.BitsAllocated = film.BitsStored = 8
    film.HighBit = 7
    film.PixelData = pixels.tobytes()
    return film


def to_bytes(dataset: Dataset) -> bytes:
    """The file."""
    buffer = io.BytesIO()
    dcmwrite(buffer, dataset, enforce_file_format=True)
    return buffer.getvalue()


@pytest.fixture
def film() -> Callable[..., Dataset]:
    """`film(number, side)`."""
    return make_film


@pytest.fixture
def file_of() -> Callable[[Dataset], bytes]:
    """`file_of(dataset)` is the file's bytes."""
    return to_bytes


@pytest.fixture
def settings(tmp_path: Path, toy_root: Path) -> Settings:
    """A data folder of its own and a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    return Settings(
        data_dir=tmp_path / "data", dicom_port=port, disk_reserve_mb=1, worker_id="w1", models_dir=str(toy_root)
    )


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """An empty store in the data folder."""
    settings.data_dir.mkdir()
    opened = Store(settings.sqlalchemy_url)
    opened.create_schema()
    yield opened
    opened.close()


@pytest.fixture
def listen(settings: Settings, store: Store) -> Iterator[Callable[..., Receiver]]:
    """`listen(**changes)` starts a receiver with changed settings."""
    recorder, shelf = Recorder(store), Shelf(settings.data_dir)
    servers = []

    def start(rules: Rules = Rules(), **changes: object) -> Receiver:  # noqa: B008  # frozen
        own = replace(settings, **changes)  # type: ignore[arg-type]  # the caller names settings
        receiver = Receiver(own, recorder, shelf, OpenAssociations(), Commitment(own, store, lambda: rules))
        servers.append(receiver.start())
        return receiver

    yield start
    for server in servers:
        assert server is not None
        server.shutdown()
    recorder.close()
    shelf.close()

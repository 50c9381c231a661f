"""A running app over the toy models: a client for each role, and files to send."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import PIL.Image
import pydicom
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydicom.dataset import FileMetaDataset
from pydicom.uid import ExplicitVRLittleEndian

from serving.auth import Role, create_key
from serving.rest.app import create_app
from serving.settings import Settings

ClientOf = Callable[[Role], TestClient]
DX = "1.2.840.10008.5.1.4.1.1.1.1"


@pytest.fixture
def settings(tmp_path: Path, toy_root: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", models_dir=str(toy_root), upload_limit_mb=8, disk_reserve_mb=1)


@pytest.fixture
def small_models(monkeypatch: pytest.MonkeyPatch, toy_root: Path) -> None:
    """No shipped model beside those made here: opening them takes seconds."""
    monkeypatch.setattr(Settings, "model_roots", property(lambda _self: (toy_root,)))  # small models made here


@pytest.fixture
def app(settings: Settings, small_models: None) -> FastAPI:
    return create_app(settings)


@pytest.fixture
def stranger(app: FastAPI) -> Iterator[TestClient]:
    """A client without a key."""
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def client_of(app: FastAPI, stranger: TestClient) -> ClientOf:
    """A client with a key of a role."""

    def make(role: Role) -> TestClient:
        _, secret = create_key(app.state.rooms.store, role, f"test {role}")
        return TestClient(app, headers={"x-api-key": secret}, raise_server_exceptions=False)

    return make


@pytest.fixture
def client(client_of: ClientOf) -> TestClient:
    """A radiologist's client."""
    return client_of("radiologist")


def film_pixels(level: float = 0.3) -> np.ndarray:
    pixels = np.full((96, 80), level, dtype=np.float32)
    pixels[24:48, 10:30] = 0.9
    pixels[24:48, 50:70] = 0.9
    return pixels


@pytest.fixture(scope="session")
def png() -> bytes:
    """A small grey film as PNG."""
    stream = io.BytesIO()
    PIL.Image.fromarray((film_pixels() * 255).astype(np.uint8)).save(stream, "PNG")
    return stream.getvalue()


MakeDicom = Callable[..., bytes]


@pytest.fixture(scope="session")
def make_dicom() -> MakeDicom:
    """`make_dicom(study="1.2.3", number=1, **elements)`: a DX chest film as a DICOM file's bytes."""
    return _make_dicom


def _make_dicom(study: str = "1.2.826.0.1.3680043.8.498.7", number: int = 1, **elements: object) -> bytes:
    dataset = pydicom.Dataset()
    dataset.SOPClassUID, dataset.SOPInstanceUID = DX, f"{study}.1.{number}"
    dataset.StudyInstanceUID, dataset.SeriesInstanceUID = study, f"{study}.1"
    dataset.PatientName, dataset.PatientID = "Nguyễn^Văn A".encode().decode(), "SECRET-7"
    dataset.SpecificCharacterSet = "ISO_IR 192"
    dataset.PatientBirthDate, dataset.PatientSex, dataset.StudyID = "20200101", "M", "1"
    dataset.StudyDate, dataset.StudyTime, dataset.AccessionNumber = "20260102", "101500", "ACC1"
    dataset.Modality, dataset.BodyPartExamined, dataset.ViewPosition = "DX", "CHEST", "AP"
    dataset.SeriesNumber = dataset.InstanceNumber = number
    dataset.Rows, dataset.Columns, dataset.SamplesPerPixel = 96, 80, 1
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit, dataset.PixelRepresentation = 16, 12, 11, 0
    dataset.PhotometricInterpretation = "MONOCHROME2"
    dataset.ImagerPixelSpacing = [0.2, 0.2]
    dataset.PixelData = (film_pixels() * 4095).astype("<u2").tobytes()
    for name, value in elements.items():
        setattr(dataset, name, value)
    meta = FileMetaDataset()
    meta.TransferSyntaxUID = ExplicitVRLittleEndian
    meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID = dataset.SOPClassUID, dataset.SOPInstanceUID
    dataset.file_meta = meta
    stream = io.BytesIO()
    dataset.save_as(stream, enforce_file_format=True)
    return stream.getvalue()

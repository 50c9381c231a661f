"""Small instances, a real Orthanc that holds sixty of them, and a pull in a process of its own."""

from __future__ import annotations

import io
import json
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydicom import Dataset, dcmwrite
from pydicom.dataset import FileMetaDataset
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian

PLUGIN = Path("/usr/share/orthanc/plugins/libOrthancDicomWeb.so")
ROOT = "1.2.826.0.1.3680043.8.498.61"


def make_slice(number: int, side: int = 128) -> Dataset:
    """A small CT slice: 10 to a series, 2 series to a study."""
    study, series = f"{ROOT}.{number // 20}", f"{ROOT}.{number // 20}.{number // 10}"
    slice_ = Dataset()
    slice_.file_meta = FileMetaDataset()
    slice_.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    slice_.file_meta.MediaStorageSOPClassUID = slice_.SOPClassUID = CTImageStorage
    slice_.file_meta.MediaStorageSOPInstanceUID = slice_.SOPInstanceUID = f"{series}.{number}"
    slice_.StudyInstanceUID, slice_.SeriesInstanceUID = study, series
    slice_.PatientName, slice_.PatientID = "Synthetic^Slice", f"S{number // 20}"
    slice_.StudyDate, slice_.StudyTime, slice_.AccessionNumber = f"202001{number // 20 + 1:02d}", "120000", "A1"
    slice_.StudyID, slice_.SeriesNumber, slice_.InstanceNumber, slice_.Modality = "1", 1, number, "CT"
    slice_.Rows = slice_.Columns = side
    slice_.SamplesPerPixel, slice_.PhotometricInterpretation, slice_.PixelRepresentation = 1, "MONOCHROME2", 0
    slice_.BitsAllocated, slice_.BitsStored, slice_.HighBit = 16, 16, 15
    slice_.PixelData = bytes([number % 251, 1]) * (side * side)
    return slice_


def to_bytes(dataset: Dataset) -> bytes:
    buffer = io.BytesIO()
    dcmwrite(buffer, dataset, enforce_file_format=True)
    return buffer.getvalue()


@pytest.fixture(scope="session")
def slice_bytes() -> Callable[..., bytes]:
    """`slice_bytes(number, side)` is a file."""
    return lambda number, side=128: to_bytes(make_slice(number, side))


@pytest.fixture
def slices(tmp_path: Path) -> Path:
    """A folder of 60 slices."""
    folder = tmp_path / "slices"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.dcm").write_bytes(to_bytes(make_slice(number)))
    return folder


class HandClock:
    """A clock that only sleeping moves."""

    def __init__(self, at: datetime) -> None:
        self.at, self.slept = at, 0.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.slept

    def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.slept += seconds


@pytest.fixture
def hand_clock() -> Callable[[datetime], HandClock]:
    return HandClock


@dataclass(frozen=True)
class Archive:
    """A running Orthanc; it sends to AE TUETINH at `own_port`."""

    dicom_port: int
    http_port: int
    own_port: int
    http: httpx.Client

    @property
    def address(self) -> str:
        return f"ORTHANC@127.0.0.1:{self.dicom_port}"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http_port}/dicom-web"


def free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@contextmanager
def running_orthanc(program: Path, folder: Path, more: dict[str, Any]) -> Iterator[Archive]:
    """An Orthanc with DICOMweb that holds the 60 slices."""
    dicom_port, http_port, own_port = free_ports(3)
    us = {"AET": "TUETINH", "Host": "127.0.0.1", "Port": own_port, "UseDicomTls": "DicomTlsEnabled" in more}
    content = {
        "StorageDirectory": str(folder / "db"), "IndexDirectory": str(folder / "db"), "HttpPort": http_port,
        "DicomPort": dicom_port, "DicomAet": "ORTHANC", "RemoteAccessAllowed": False, "AuthenticationEnabled": False,
        "DicomAlwaysAllowGet": True, "DicomAlwaysAllowFind": True, "DicomAlwaysAllowMove": True,
        "DicomModalities": {"us": us}, "DicomWeb": {"Enable": True, "Root": "/dicom-web/"},
        "Plugins": [str(PLUGIN)] if PLUGIN.exists() else [],
    } | more  # fmt: skip
    (folder / "orthanc.json").write_text(json.dumps(content))
    http = httpx.Client(base_url=f"http://127.0.0.1:{http_port}", timeout=30, trust_env=False)
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([program, folder / "orthanc.json"], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            _wait_for(http)
            for number in range(60):
                http.post("/instances", content=to_bytes(make_slice(number))).raise_for_status()
            yield Archive(dicom_port, http_port, own_port, http)
        finally:
            process.kill()
            process.wait()
            http.close()


@pytest.fixture(scope="session")
def archive(peer: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """A running Orthanc."""
    with running_orthanc(peer("Orthanc"), tmp_path_factory.mktemp("orthanc"), {}) as running:
        yield running


@pytest.fixture(scope="session")
def orthanc() -> Callable[..., AbstractContextManager[Archive]]:
    """`orthanc(program, folder, more settings)` runs another one."""
    return running_orthanc


def _wait_for(http: httpx.Client) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with suppress(httpx.HTTPError):
            if http.get("/system").is_success:
                return
        time.sleep(0.1)
    pytest.fail("Orthanc did not start")


@pytest.fixture
def unused_port() -> int:
    """Nobody listens there."""
    return free_ports(1)[0]

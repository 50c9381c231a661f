"""Real peers for the journeys: Orthanc, DCMTK and PostgreSQL on free ports, and our own processes beside them."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import numpy as np
import pytest
import yaml
from pydicom import Dataset, dcmwrite
from pydicom.dataset import FileMetaDataset
from pydicom.uid import UID, DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian

from serving.child import Child
from serving.settings import Settings, child_environment
from serving.store.database import Store

TOY_MODELS = Path(__file__).parents[1] / "serving" / "toy_models.py"
Peer = Callable[[str], Path]


def free_port() -> int:
    """A TCP port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], Any], seconds: float = 120.0, what: str = "it") -> Any:
    """The condition's first true value; the test fails when none came in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(httpx.HTTPError, OSError):
            value = condition()
            if value:
                return value
        time.sleep(0.1)
    pytest.fail(f"waited {seconds} s for {what} in vain")


def is_listening(port: int) -> bool:
    """Does somebody take connections there?"""
    with socket.create_connection(("127.0.0.1", port), timeout=1):
        return True


def make_film(number: int, side: int = 96, **changes: Any) -> Dataset:
    """A small chest film that both toy models answer, of study `1.2.826.0.1.3680043.8.498.<number>`."""
    root = UID(f"1.2.826.0.1.3680043.8.498.{number}")
    film = Dataset()
    film.file_meta = FileMetaDataset()
    film.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    film.file_meta.MediaStorageSOPClassUID = film.SOPClassUID = DigitalXRayImageStorageForPresentation
    film.file_meta.MediaStorageSOPInstanceUID = film.SOPInstanceUID = UID(f"{root}.2.1")
    film.StudyInstanceUID, film.SeriesInstanceUID = root, UID(f"{root}.2")
    film.PatientName, film.PatientID, film.PatientBirthDate, film.PatientSex = "Synthetic^Film", f"S{number}", "", "O"
    film.StudyDate, film.StudyTime, film.AccessionNumber = "20260101", "120000", f"A{number}"
    film.StudyID, film.SeriesNumber, film.InstanceNumber, film.ReferringPhysicianName = "1", 1, 1, ""
    film.Modality, film.BodyPartExamined, film.ViewPosition = "DX", "CHEST", "PA"
    film.PatientOrientation, film.ImageLaterality, film.PresentationIntentType = ["L", "F"], "U", "FOR PRESENTATION"
    film.ImageType, film.BurnedInAnnotation, film.Manufacturer = ["ORIGINAL", "PRIMARY"], "NO", "Synthetic"
    film.PixelSpacing = [2.0, 2.0]
    film.update(Dataset() if not changes else _dataset(changes))
    pixels = np.full((side, side), 80 + number % 40, dtype=np.uint8)
    pixels[side // 4 : side // 2, side // 8 : side * 3 // 8] = 230
    pixels[side // 4 : side // 2, side * 5 // 8 : side * 7 // 8] = 230
    film.Rows = film.Columns = side
    film.SamplesPerPixel, film.PhotometricInterpretation, film.PixelRepresentation = 1, "MONOCHROME2", 0
    film.BitsAllocated = film.BitsStored = 8
    film.HighBit = 7
    film.PixelData = pixels.tobytes()
    return film


def _dataset(values: dict[str, Any]) -> Dataset:
    changed = Dataset()
    for keyword, value in values.items():
        setattr(changed, keyword, value)
    return changed


def write_films(folder: Path, films: Sequence[Dataset]) -> list[Path]:
    """One file a film."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{film.SOPInstanceUID}.dcm" for film in films]
    for path, film in zip(paths, films, strict=True):
        dcmwrite(path, film, enforce_file_format=True)
    return paths


class Tuetinh:
    """Our own processes, each of which can be killed and started."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.store = Store(settings.sqlalchemy_url)
        self.store.create_schema()
        self._children: dict[str, Child] = {}

    def start(self, verb: str, name: str = "", **changes: Any) -> Child:
        """Start a process, or start it again."""
        name = name or verb
        if name not in self._children:
            self._children[name] = Child(name, verb, child_environment(replace(self.settings, **changes)))
        self._children[name].start()
        return self._children[name]

    def kill(self, name: str) -> None:
        """As a power cut would."""
        self._children[name].send(signal.SIGKILL)
        self._children[name].bury()

    def start_gateway(self) -> None:
        """Start the gateway and wait until it listens."""
        self.start("gateway")
        wait_for(lambda: is_listening(self.settings.dicom_port), what="the gateway")

    def stop(self) -> None:
        """End all of them in order."""
        for child in self._children.values():
            child.send(signal.SIGTERM)
        for child in self._children.values():
            child.wait(20)
            child.bury()
        self.store.close()


@pytest.fixture(scope="session")
def journey() -> ModuleType:
    """This file, for its functions: tests are no package, so they cannot import it."""
    return sys.modules[__name__]


@pytest.fixture
def toy_root(tmp_path: Path) -> Path:
    """A folder with both toy models."""
    spec = importlib.util.spec_from_file_location("toy_models", TOY_MODELS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    root = tmp_path / "models"
    module.write_toy_classifier(root)
    module.write_toy_segmenter(root)
    return root


@pytest.fixture
def settings(tmp_path: Path, toy_root: Path) -> Settings:
    """Free ports, a data folder of its own, the toy models, short waits."""
    return Settings(
        data_dir=tmp_path / "data",
        models_dir=str(toy_root),
        port=free_port(),
        dicom_port=free_port(),
        rules_file=str(tmp_path / "rules.yaml"),
        quiet_seconds=0.5,
        disk_reserve_mb=1,
        worker_lease_seconds=3.0,
        retry_base_seconds=0.2,
        retry_cap_seconds=1.0,
    )


def write_rules(settings: Settings, destinations: Sequence[dict[str, Any]], **more: Any) -> None:
    """Rules that send every film through both toy models to all destinations."""
    rule = {
        "name": "films",
        "when": {"modality": ["DX", "CR"]},
        "models": ["toy_shadow", "toy_halves"],
        "destinations": [destination["name"] for destination in destinations],
    }
    content = {"rules": [rule], "destinations": list(destinations)} | more
    Path(settings.rules_file).write_text(yaml.safe_dump(content), encoding="utf-8")


@pytest.fixture
def tuetinh(settings: Settings) -> Iterator[Tuetinh]:
    """Our processes; none is started yet."""
    write_rules(settings, [])
    service = Tuetinh(settings)
    yield service
    service.stop()


class Orthanc:
    """A real Orthanc with DICOMweb; it can be killed and started on the same ports and storage."""

    def __init__(self, program: Path, folder: Path, modalities: dict[str, list[Any]]) -> None:
        self.dicom_port, self.http_port = free_port(), free_port()
        self._program, self._folder = program, folder
        folder.mkdir(parents=True)
        plugin = Path("/usr/share/orthanc/plugins/libOrthancDicomWeb.so")
        content = {
            "StorageDirectory": str(folder / "db"),
            "IndexDirectory": str(folder / "db"),
            "HttpPort": self.http_port,
            "DicomPort": self.dicom_port,
            "DicomAet": "ORTHANC",
            "RemoteAccessAllowed": False,
            "AuthenticationEnabled": False,
            "DicomModalities": modalities,
            "DicomWeb": {"Enable": True, "Root": "/dicom-web/"},
            "Plugins": [str(plugin)] if plugin.exists() else [],
            "StableAge": 1,
        }
        (folder / "orthanc.json").write_text(json.dumps(content))
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{self.http_port}", timeout=30, trust_env=False)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start and wait until it answers."""
        with (self._folder / "log").open("ab") as log:
            command = [str(self._program), str(self._folder / "orthanc.json")]
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        wait_for(lambda: self.http.get("/system").is_success, what="Orthanc")

    def kill(self) -> None:
        """As a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def find(self, level: str, **query: str) -> list[dict[str, Any]]:
        """What it holds, expanded."""
        answer = self.http.post("/tools/find", json={"Level": level, "Query": query, "Expand": True})
        return list(answer.raise_for_status().json())

    def close(self) -> None:
        """End it."""
        self.kill()
        self.http.close()


@pytest.fixture
def orthanc(tmp_path: Path, peer: Peer, settings: Settings) -> Iterator[Orthanc]:
    """A running Orthanc that knows us as the modality `tuetinh`."""
    modalities = {"tuetinh": [settings.ae_title, "127.0.0.1", settings.dicom_port]}
    server = Orthanc(peer("Orthanc"), tmp_path / "orthanc", modalities)
    server.start()
    yield server
    server.close()


@pytest.fixture
def postgresql(peer: Peer) -> Iterator[str]:
    """The URL of a PostgreSQL made for this test."""
    initdb, pg_ctl = peer("initdb"), peer("pg_ctl")
    folder = Path(tempfile.mkdtemp(prefix="tuetinh-postgresql-"))
    become: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        become = ["runuser", "-u", "postgres", "--"]
    data, port = folder / "data", free_port()
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=on"

    def call(*command: str) -> None:
        quiet = subprocess.DEVNULL
        subprocess.run([*become, *command], stdout=quiet, stderr=quiet, cwd=folder, check=True)

    call(str(initdb), "-D", str(data), "-U", "tuetinh", "-A", "trust")
    call(str(pg_ctl), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    yield f"postgresql://tuetinh@127.0.0.1:{port}/postgres"
    call(str(pg_ctl), "-D", str(data), "-m", "immediate", "stop")
    shutil.rmtree(folder)

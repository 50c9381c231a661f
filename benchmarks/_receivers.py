"""The three receivers of `gateway.py`, each a process of its own on loopback with the largest PDU it takes."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path

import httpx

from benchmarks._failure import BenchmarkFailed
from serving.child import ROOT
from serving.settings import Settings, child_environment
from serving.store.database import Store
from serving.store.studies import list_studies

LARGEST_PDU = 131072
START_SECONDS = 120.0
SYSTEM_FOLDERS = "/usr/local/bin:/usr/bin:/usr/local/sbin:/usr/sbin"


def find_program(name: str) -> Path:
    """A program of the system's, not of a Python environment (pynetdicom has a storescu too).

    Raises:
        BenchmarkFailed: it is not installed.
    """
    found = shutil.which(name, path=SYSTEM_FOLDERS)
    if found is None:
        raise BenchmarkFailed(f"{name} is missing: apt install dcmtk orthanc")
    return Path(found)


def free_port() -> int:
    """A TCP port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Receiver(ABC):
    """A process that listens on `port`."""

    ae_title = "ANY"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @abstractmethod
    def start(self) -> None:
        """Start it and wait until it listens."""

    @abstractmethod
    def count(self, expected: int) -> int:
        """How many instances it holds."""

    def _launch(self, command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> None:
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        end = time.monotonic() + START_SECONDS
        while not self._is_listening():
            if time.monotonic() > end or self._process.poll() is not None:
                tail = (self.folder / "log").read_text(errors="replace")[-2000:]
                raise BenchmarkFailed(f"{type(self).__name__} did not start: {tail}")
            time.sleep(0.05)

    def _is_listening(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def close(self) -> None:
        """End it and delete what it held."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(60)
        shutil.rmtree(self.folder)


class OurReceiver(Receiver):
    """Our gateway process as it ships: fsync and database commit before each success."""

    ae_title = "TUETINH"

    def start(self) -> None:
        """Start it."""
        settings = Settings(data_dir=self.folder / "data", dicom_port=self.port, quiet_seconds=3600.0)
        self._url = settings.sqlalchemy_url
        environment = child_environment(settings) | {"PYTHONPATH": str(ROOT)}
        self._launch([sys.executable, "-m", "serving", "gateway"], environment)

    def count(self, expected: int) -> int:
        """Instances in the database whose file is there."""
        store = Store(self._url)
        held = sum(study.instance_count for study in list_studies(store))
        store.close()
        return min(held, sum(1 for _ in (self.folder / "data" / "instances").rglob("*.dcm")), expected + 1)


class OrthancReceiver(Receiver):
    """Orthanc with its default SQLite index."""

    ae_title = "ORTHANC"

    def start(self) -> None:
        """Start it."""
        self._http_port = free_port()
        content = {
            "StorageDirectory": str(self.folder / "db"),
            "IndexDirectory": str(self.folder / "db"),
            "HttpPort": self._http_port,
            "DicomPort": self.port,
            "DicomAet": self.ae_title,
            "RemoteAccessAllowed": False,
            "AuthenticationEnabled": False,
            "DicomAlwaysAllowStore": True,
            "MaximumPduLength": LARGEST_PDU,
            "Plugins": [],
        }
        (self.folder / "orthanc.json").write_text(json.dumps(content))
        self._launch([find_program("Orthanc"), self.folder / "orthanc.json"])

    def count(self, expected: int) -> int:
        """Instances in its index."""
        address = f"http://127.0.0.1:{self._http_port}/statistics"
        return int(httpx.get(address, timeout=60, trust_env=False).json()["CountInstances"])


class DcmtkReceiver(Receiver):
    """DCMTK's storescp, one process an association."""

    def start(self) -> None:
        """Start it."""
        files = self.folder / "files"
        files.mkdir()
        options = ["--fork", "--max-pdu", str(LARGEST_PDU), "-od", str(files)]
        self._launch([find_program("storescp"), *options, str(self.port)])

    def count(self, expected: int) -> int:
        """Files in its folder."""
        return sum(1 for _ in (self.folder / "files").iterdir())

"""The whole service for `imaging.py`: `up` with its processes and their memory, and a PACS that takes results."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import httpx
import psutil
import yaml
from pynetdicom import AE, AllStoragePresentationContexts, evt
from pynetdicom.dimse_primitives import C_STORE

from benchmarks._failure import BenchmarkFailed
from benchmarks._receivers import START_SECONDS, free_port
from serving.child import ROOT
from serving.settings import Settings, child_environment

SUCCESS, NOT_UNDERSTOOD = 0x0000, 0xC000
LOOK_SECONDS = 0.25


class Pacs:
    """Takes every object and keeps only its UID and class: it is not what is measured."""

    ae_title = "BENCHPACS"

    def __init__(self) -> None:
        self.port = free_port()
        self.kinds: dict[str, str] = {}
        self.last_at = 0.0
        entity = AE(ae_title=self.ae_title)
        entity.maximum_pdu_size = 0
        for context in AllStoragePresentationContexts:
            entity.add_supported_context(str(context.abstract_syntax))
        self._server = entity.start_server(
            ("127.0.0.1", self.port), block=False, evt_handlers=[(evt.EVT_C_STORE, self._take)]
        )

    def _take(self, event: evt.Event) -> int:
        request = event.request
        if not isinstance(request, C_STORE):
            return NOT_UNDERSTOOD
        self.kinds[str(request.AffectedSOPInstanceUID)] = str(request.AffectedSOPClassUID)
        self.last_at = time.perf_counter()
        return SUCCESS

    def wait_for(self, objects: int, seconds: float) -> None:
        """Until so many different objects are here.

        Raises:
            BenchmarkFailed: they did not come in time.
        """
        end = time.monotonic() + seconds
        while len(self.kinds) < objects:
            if time.monotonic() > end:
                raise BenchmarkFailed(f"expected {objects} results in {seconds:.0f} s, {len(self.kinds)} came")
            time.sleep(0.02)

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.shutdown()


class Service:
    """`python -m serving up` in a folder of its own, delivering to a PACS."""

    def __init__(self, folder: Path, pacs: Pacs, kinds: Sequence[str], models_dir: str, quiet_seconds: float) -> None:
        folder.mkdir(parents=True)
        address = {"ae_title": pacs.ae_title, "host": "127.0.0.1", "port": pacs.port}
        destination = {"name": "pacs", "kind": "c-store", **address, "results": list(kinds)}
        rule = {"name": "films", "when": {"modality": ["DX"]}, "models": ["by-card"], "destinations": ["pacs"]}
        (folder / "rules.yaml").write_text(yaml.safe_dump({"rules": [rule], "destinations": [destination]}))
        self._log = folder / "log"
        self.settings = Settings(
            data_dir=folder / "data",
            rules_file=str(folder / "rules.yaml"),
            models_dir=models_dir,
            port=free_port(),
            dicom_port=free_port(),
            quiet_seconds=quiet_seconds,
        )
        self._process: psutil.Popen | None = None

    def start(self) -> None:
        """Start it, and wait until it says that it is ready.

        Raises:
            BenchmarkFailed: it ended, or was not ready in time.
        """
        environment = child_environment(self.settings) | {"PYTHONPATH": str(ROOT)}
        with self._log.open("wb") as log:
            self._process = psutil.Popen(
                [sys.executable, "-m", "serving", "up"],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        end = time.monotonic() + START_SECONDS
        while not self._is_ready():
            if time.monotonic() > end or self._process.poll() is not None:
                raise BenchmarkFailed(f"the service did not start: {self._log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.2)

    def _is_ready(self) -> bool:
        said = self._log.read_text(errors="replace")
        if not all(f"ready: {name}" in said for name in ("gateway", "worker")):
            return False
        try:
            address = f"http://127.0.0.1:{self.settings.port}/readyz"
            return httpx.get(address, timeout=5, trust_env=False).status_code == httpx.codes.OK
        except httpx.TransportError:
            return False

    def memory_bytes(self) -> int:
        """Proportional set size of every process of the service."""
        if self._process is None:
            return 0
        return sum(_pss(one.pid) for one in [self._process, *self._process.children(recursive=True)])

    def cpu_seconds(self) -> dict[str, float]:
        """Processor time so far of `up`, `gateway`, `worker`, and of `api` with what it started."""
        used: dict[str, float] = {}
        for one in [self._process, *self._process.children(recursive=True)] if self._process else []:
            try:
                words, times = one.cmdline(), one.cpu_times()
            except psutil.NoSuchProcess:
                continue
            name = words[-1] if words[-1:] and words[-1] in ("up", "gateway", "worker") else "api"
            used[name] = used.get(name, 0.0) + times.user + times.system + times.children_user + times.children_system
        return used

    def close(self) -> None:
        """Stop it in order."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(60)


def _pss(process_id: int) -> int:
    try:
        lines = Path(f"/proc/{process_id}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):  # it ended between listing and reading
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


class MemoryWatch:
    """Keeps the highest memory of a service that was seen, looking four times a second."""

    def __init__(self, service: Service) -> None:
        self.peak_bytes = 0
        self._service = service
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> MemoryWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(LOOK_SECONDS):
            self.peak_bytes = max(self.peak_bytes, self._service.memory_bytes())

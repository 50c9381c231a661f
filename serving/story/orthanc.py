"""Orthanc as the demo's PACS, where it is installed: its own process, its own folder, loopback only."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import httpx
import pydicom
from pydicom import Dataset

from serving.errors import DeliveryFailed
from serving.story.pacs import choose_port

START_SECONDS = 30.0
STOP_SECONDS = 10.0


def find_orthanc() -> str | None:
    """The program, or `None`."""
    return shutil.which("Orthanc")


class OrthancPacs:
    """An Orthanc that is started for the demo and ended with it."""

    name = "Orthanc"
    ae_title = "ORTHANC"

    def __init__(self, program: str, folder: Path, our_ae_title: str, our_port: int) -> None:
        """Start it and wait until it answers.

        Raises:
            DeliveryFailed: it did not start within half a minute; its log is `orthanc.log` in the folder.
        """
        self.dicom_port, http_port = choose_port(4242), choose_port(8042)
        self.address: str | None = f"http://127.0.0.1:{http_port}/"
        folder.mkdir(parents=True, exist_ok=True)
        settings = folder / "orthanc.json"
        settings.write_text(json.dumps(self._settings(folder, http_port, our_ae_title, our_port)))
        self._log = (folder / "orthanc.log").open("wb")
        self._process = subprocess.Popen(  # noqa: S603  # the program that `find_orthanc` found, and our own file
            [program, str(settings)], stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log
        )
        self._http = httpx.Client(base_url=f"http://127.0.0.1:{http_port}/", timeout=60, trust_env=False)
        self._sent: set[str] = set()
        self._read: dict[str, Dataset] = {}
        self._wait_until_it_answers()

    def _settings(self, folder: Path, http_port: int, our_ae_title: str, our_port: int) -> dict[str, object]:
        return {
            "Name": "Tue Tinh demo",
            "StorageDirectory": str(folder / "storage"),
            "IndexDirectory": str(folder / "storage"),
            "HttpPort": http_port,
            "RemoteAccessAllowed": False,
            "AuthenticationEnabled": False,
            "DicomAet": self.ae_title,
            "DicomPort": self.dicom_port,
            "DicomModalities": {"tuetinh": [our_ae_title, "127.0.0.1", our_port]},
            "Plugins": [],
        }

    def _wait_until_it_answers(self) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            try:
                self._http.get("/system").raise_for_status()
                return
            except httpx.HTTPError:
                time.sleep(0.2)
        self.close()
        raise DeliveryFailed("expected Orthanc to answer within 30 s, it did not; see orthanc.log")

    def send(self, instances: Sequence[Dataset], called: str, port: int) -> None:
        """Put the instances into Orthanc and let it C-STORE them.

        Raises:
            DeliveryFailed: Orthanc did not take or did not send them.
        """
        try:
            keys = [self._put(instance) for instance in instances]
            body = {"Resources": keys, "Synchronous": True}
            self._http.post("/modalities/tuetinh/store", json=body).raise_for_status()
        except httpx.HTTPError as error:
            raise DeliveryFailed(f"expected Orthanc to send to {called} on port {port}: {error}") from error

    def _put(self, instance: Dataset) -> str:
        content = io.BytesIO()
        instance.save_as(content, enforce_file_format=True)
        answer = self._http.post("/instances", content=content.getvalue()).raise_for_status()
        self._sent.add(str(instance.SOPInstanceUID))
        return str(answer.json()["ID"])

    def received(self, study_instance_uid: str) -> list[Dataset]:
        """What Orthanc holds of the study, less what it sent.

        Raises:
            DeliveryFailed: Orthanc does not answer.
        """
        try:
            query = {"Level": "Instance", "Query": {"StudyInstanceUID": study_instance_uid}}
            keys = self._http.post("/tools/find", json=query).raise_for_status().json()
            for key in keys:
                if key not in self._read:
                    content = self._http.get(f"/instances/{key}/file").raise_for_status().content
                    self._read[key] = pydicom.dcmread(io.BytesIO(content))
        except httpx.HTTPError as error:
            raise DeliveryFailed(f"expected Orthanc to list the study: {error}") from error
        return [self._read[key] for key in keys if str(self._read[key].SOPInstanceUID) not in self._sent]

    def close(self) -> None:
        """End Orthanc."""
        self._http.close()
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._log.close()

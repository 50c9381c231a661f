"""A small hospital for the console: drawn films received, analysed by the toy models and rendered for real."""

from __future__ import annotations

import io
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydicom import Dataset, dcmwrite
from pydicom.dataset import FileMetaDataset
from pydicom.uid import DigitalXRayImageStorageForPresentation, ExplicitVRLittleEndian

from datasets.synthetic.drawn_chest import choose_build, draw_chest
from serving.auth import Role, create_key
from serving.gateway.analyst import Analyst
from serving.gateway.rules import CStoreDestination, Rule, Rules
from serving.inference import Engine
from serving.rest.app import create_app
from serving.settings import Settings
from serving.store.database import Store
from serving.store.deliveries import list_deliveries, mark_delivered, mark_undelivered
from serving.store.progress import move_study
from serving.store.receive import Sender, receive_instance
from serving.store.rows import StudyState
from serving.store.studies import get_study
from serving.web.router import build_router

FAMILY = ("Nguyễn^Thị Hoa", "Trần^Văn Bình", "Lê^Minh Anh", "Phạm^Gia Huy", "Võ^Ngọc Hân")


def draw_film(number: int, *, size: int = 384, level: float = 1.0, **header: str) -> bytes:
    """A drawn child's chest as the bytes of a DX instance; study, series and instance are `2.25.<number>…`."""
    rng = np.random.default_rng(number)
    film = draw_chest(rng, choose_build(rng), "pneumonia_bacterial", size).film * level
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    dataset.SOPClassUID = DigitalXRayImageStorageForPresentation
    dataset.StudyInstanceUID, dataset.SeriesInstanceUID, dataset.SOPInstanceUID = (
        f"2.25.{number}{part}" for part in "123"
    )
    facts = {
        "SpecificCharacterSet": "ISO_IR 192",
        "PatientName": FAMILY[number % len(FAMILY)],
        "PatientID": f"BN{number:06d}",
        "PatientBirthDate": "20220415",
        "PatientSex": "FM"[number % 2],
        "AccessionNumber": f"XR{number:05d}",
        "StudyDate": "20261122",
        "StudyTime": "083000",
        "StudyDescription": "X quang ngực thẳng",
        "Modality": "DX",
        "BodyPartExamined": "CHEST",
        "ViewPosition": "AP",
        "StudyID": str(number),
        "ReferringPhysicianName": "",
        "PhotometricInterpretation": "MONOCHROME2",
    } | header
    for keyword, value in facts.items():
        setattr(dataset, keyword, value)
    dataset.SeriesNumber = dataset.InstanceNumber = 1
    dataset.PatientOrientation, dataset.ImageLaterality = ["L", "F"], "U"
    dataset.ImageType = ["ORIGINAL", "PRIMARY"]
    dataset.Rows = dataset.Columns = size
    dataset.SamplesPerPixel, dataset.PixelRepresentation = 1, 0
    dataset.BitsAllocated, dataset.BitsStored, dataset.HighBit = 16, 12, 11
    dataset.PixelSpacing = ["0.4", "0.4"]
    dataset.PixelData = np.clip(film * 4095, 0, 4095).astype("<u2").tobytes()
    buffer = io.BytesIO()
    dcmwrite(buffer, dataset, enforce_file_format=True)
    return buffer.getvalue()


@dataclass
class Hospital:
    """A data directory with its store, and what the tests do to it."""

    settings: Settings
    store: Store
    analyst: Analyst

    draw_film = staticmethod(draw_film)

    def receive(self, content: bytes, *, analyse: bool = True) -> str:
        """Take an instance in, and analyse it unless told not to; its study's UID."""
        instance, _ = receive_instance(self.store, self.settings.data_dir, content, sender=Sender("XRAY1", "TUETINH"))
        if analyse:
            self.analyst.analyse(instance)
        return instance.study_instance_uid

    def move(self, uid: str, to: StudyState) -> None:
        """Put a study into a state."""
        study = get_study(self.store, uid)
        reason = "unreadable-instance" if to == "failed" else None
        move_study(self.store, uid, revision=study.revision, to=to, from_states=(study.state,), reason=reason)

    def deliver(self, uid: str, destination: str) -> None:
        """All of a study's results arrive there."""
        mine = [one for one in list_deliveries(self.store, uid) if one.destination == destination]
        mark_delivered(self.store, mine, time.time())

    def fail(self, uid: str, destination: str) -> None:
        """None of a study's results arrives there, for good."""
        mine = [one for one in list_deliveries(self.store, uid) if one.destination == destination]
        mark_undelivered(self.store, mine, error="no-association", next_attempt_at=time.time(), is_final=True)

    def app(self, *, is_authenticated: bool = True) -> FastAPI:
        """The REST app with the console, as the service puts them together."""
        app = create_app(replace(self.settings, is_authenticated=is_authenticated))
        if not any(getattr(route, "path", "") == "/console" for route in app.routes):
            app.include_router(build_router(lambda _: ("PACS", "ARCHIVE")))
        return app

    def key(self, role: Role) -> str:
        """A new key's secret."""
        return create_key(self.store, role, f"test {role}")[1]


def _destination(name: str) -> CStoreDestination:
    return CStoreDestination(
        kind="c-store", name=name, ae_title=name, host="127.0.0.1", port=9, results=("SC", "SEG", "SR")
    )


def _open(data_dir: Path, toy_root: Path) -> Hospital:
    settings = Settings(data_dir=data_dir, models_dir=str(toy_root), disk_reserve_mb=1, inference_threads=1)
    store = Store(settings.sqlalchemy_url)
    store.create_schema()
    rules = Rules(
        rules=(Rule(name="all", models=("toy_halves", "toy_shadow"), destinations=("PACS", "ARCHIVE")),),
        destinations=(_destination("PACS"), _destination("ARCHIVE")),
    )
    return Hospital(settings, store, Analyst(settings, store, Engine((toy_root,), threads=1), lambda: rules))


@pytest.fixture
def hospital(toy_root: Path, tmp_path: Path) -> Iterator[Hospital]:
    """An empty hospital with the toy models and two destinations."""
    opened = _open(tmp_path / "data", toy_root)
    yield opened
    opened.store.close()


@pytest.fixture
def client(hospital: Hospital, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A browser without JavaScript, not signed in. The service opens once the hospital's files stand."""
    # The shipped models take seconds to open, in each of the tests.
    monkeypatch.setattr(Settings, "model_roots", property(lambda self: (Path(self.models_dir),)))
    if "busy" in request.fixturenames:
        request.getfixturevalue("busy")
    with TestClient(hospital.app(), follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def busy_files(toy_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five studies: delivered, failed at one destination, abstained, being analysed, unreadable."""
    busy = _open(tmp_path_factory.mktemp("busy") / "data", toy_root)
    delivered = busy.receive(draw_film(11))
    for name in ("PACS", "ARCHIVE"):
        busy.deliver(delivered, name)
    busy.move(delivered, "done")
    failed = busy.receive(draw_film(12, level=1.5))
    busy.deliver(failed, "PACS")
    busy.fail(failed, "ARCHIVE")
    busy.move(failed, "delivering")
    abstained = busy.receive(draw_film(13, BodyPartExamined="LEG", Modality="MR", StudyDescription="Cẳng chân"))
    busy.move(abstained, "delivering")
    busy.move(busy.receive(draw_film(14), analyse=False), "analysing")
    busy.move(busy.receive(draw_film(15)[:-900]), "failed")
    busy.store.close()
    return busy.settings.data_dir


@pytest.fixture
def busy(hospital: Hospital, busy_files: Path) -> Hospital:
    """A copy of the hospital with the five studies."""
    hospital.store.close()
    shutil.rmtree(hospital.settings.data_dir)
    shutil.copytree(busy_files, hospital.settings.data_dir)
    return hospital


@dataclass(frozen=True)
class Served:
    """A service on a real port."""

    address: str
    hospital: Hospital


@pytest.fixture
def served(busy: Hospital) -> Iterator[Served]:
    """The busy hospital behind a real server on loopback, without keys."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(busy.app(is_authenticated=False), host="127.0.0.1", port=port, log_level="warning", ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = datetime.now(UTC).timestamp() + 20
    while not server.started and time.time() < until:
        time.sleep(0.02)
    assert server.started
    yield Served(f"http://127.0.0.1:{port}", busy)
    server.should_exit = True
    thread.join(10)

"""A model folder that is damaged after the start silences itself, and no other instrument."""

from __future__ import annotations

from types import ModuleType

import pytest
from fastapi.testclient import TestClient

from models.errors import ModelTampered
from models.instruments import find_scores
from serving.auth import create_key
from serving.doors import open_doors
from serving.settings import Settings


class Damaged:
    """An instrument whose file is found changed when it is first run."""

    def __init__(self) -> None:
        self._sound = find_scores()["shock_index"]

    def __getattr__(self, name: str) -> object:
        return getattr(self._sound, name)

    def evaluate(self, values: object) -> object:
        raise ModelTampered("expected another SHA-256")


def test_the_others_still_answer(tmp_path_factory: pytest.TempPathFactory, hospital: ModuleType) -> None:
    app = open_doors(Settings(data_dir=tmp_path_factory.mktemp("data"), disk_reserve_mb=1))
    with TestClient(app, raise_server_exceptions=False) as client:
        rooms = app.state.rooms
        rooms.instruments = {"qsofa": find_scores()["qsofa"], "shock_index": Damaged()}
        client.headers["x-api-key"] = create_key(rooms.store, "clinician", "test")[1]
        body = hospital.call(prefetch=hospital.full_prefetch(hospital.septic_vitals()))
        told = client.post("/cds-services/deterioration", json=body).json()["cards"]
        assert [card["source"]["topic"]["code"] for card in told] == ["qsofa"]
        record = hospital.bundle(*hospital.septic_vitals())
        guidance = [e["resource"] for e in client.post("/fhir/$evaluate", json=record).json()["entry"]]
        assert {one["moduleUri"] for one in guidance if "moduleUri" in one} == {"urn:tuetinh:instrument:qsofa"}
        named = client.post("/fhir/$evaluate?instrument=shock_index", json=record)
        assert (named.status_code, named.json()["resourceType"]) == (500, "OperationOutcome")

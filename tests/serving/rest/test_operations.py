"""Health, metrics, documentation, the models' cards, and errors nobody expected."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from types import ModuleType

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from models.card import Card
from serving.access import admit_anyone
from serving.rest.app import create_app
from serving.settings import Settings


def test_live_and_ready(stranger: TestClient) -> None:
    assert stranger.get("/livez").json() == {"status": "ok"}
    ready = {"status": "ok", "database": "ok", "disk": "ok", "models": 2, "models_set_aside": 0}
    assert stranger.get("/readyz").json() == ready


def test_not_ready_without_database_or_disk(
    app: FastAPI, stranger: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(app.state.rooms.settings), "disk_reserve_mb", 1 << 40)  # a disk that is always too full
    response = stranger.get("/readyz")
    assert (response.status_code, response.json()["disk"]) == (503, "failed")


def test_a_broken_model_folder_is_told_and_stops_nobody(
    tmp_path: Path, toy_models: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "models"
    toy_models.write_toy_segmenter(root)
    (root / "broken").mkdir()
    (root / "broken" / "card.yaml").write_text("name: broken", encoding="utf-8")
    monkeypatch.setattr(Settings, "model_roots", property(lambda _self: (root,)))  # a folder with one broken model
    app = create_app(Settings(data_dir=tmp_path / "data", is_authenticated=False, disk_reserve_mb=1))
    with TestClient(app) as client:
        ready = client.get("/readyz").json()
        assert (ready["status"], ready["models"], ready["models_set_aside"]) == ("ok", 1, 1)
        listed = client.get("/v1/models").json()
        assert [entry["name"] for entry in listed["models"]] == ["toy_halves"]
        (entry,) = listed["set_aside"]
        assert (entry["folder"], entry["is_shipped"]) == ("broken", False)
        assert "expected a card of schema 1" in entry["reason"]
        assert str(tmp_path) not in entry["reason"]


def test_models_are_listed_and_described(client: TestClient) -> None:
    listed = client.get("/v1/models").json()["models"]
    assert [entry["name"] for entry in listed] == ["toy_halves", "toy_shadow"]
    card = Card.model_validate(client.get(listed[1]["url"]).json())
    assert card.findings[0].name == "shadow"
    assert client.get("/v1/models/nobody").json()["code"] == "model-not-found"


def test_metrics_count_by_route_template_and_never_by_uid(client: TestClient, client_of: object) -> None:
    client.get("/v1/imaging/studies/1.2.840.777")
    client.get("/no/such/path")
    text = client_of("system").get("/metrics").text  # type: ignore[operator]  # the fixture of conftest
    assert 'route="/v1/imaging/studies/{study_instance_uid}"' in text
    assert "1.2.840.777" not in text
    assert "no/such" not in text
    assert "tuetinh_request_seconds_bucket" in text


def test_documentation_is_whole_and_calls_nothing_outside(stranger: TestClient) -> None:
    page = stranger.get("/docs").text
    for path in ("/v1/imaging/analyze", "/dicom-web/studies", "/v1/models/{name}", "/readyz"):
        assert path in page
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//", page)
    assert "not a diagnosis" in page


def test_openapi_names_every_route_with_a_summary(stranger: TestClient) -> None:
    document = stranger.get("/openapi.json").json()
    operations = [operation for methods in document["paths"].values() for operation in methods.values()]
    assert len(operations) > 20
    assert all(operation["summary"] and operation["description"] for operation in operations)
    example = document["paths"]["/v1/imaging/analyze"]["post"]["responses"]["200"]["content"]["application/json"]
    assert example["example"]["findings"][0]["probability"] == 0.91
    assert "$ref" in example["schema"]


def test_unexpected_error_is_logged_by_place_and_never_by_content(
    app: FastAPI, stranger: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise RuntimeError("Nguyễn Văn A")

    app.add_api_route("/fails", fail, dependencies=[admit_anyone])
    with caplog.at_level(logging.DEBUG):
        response = stranger.get("/fails")
    assert (response.status_code, response.json()["code"]) == (500, "internal-error")
    assert "RuntimeError at test_operations.py" in caplog.text
    assert "Nguyễn" not in caplog.text + response.text

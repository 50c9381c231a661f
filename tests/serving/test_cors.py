"""CORS: preflights with Authorization are answered, and errors can be read by the page that asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from serving.doors import open_doors
from serving.settings import Settings

ORIGIN = "https://sandbox.his.example"
PREFLIGHT = {"access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type"}


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Any:
    data: Path = tmp_path_factory.mktemp("data")
    with TestClient(
        open_doors(Settings(data_dir=data, disk_reserve_mb=1, allowed_origins=f"{ORIGIN}, https://b.example/"))
    ) as client:
        yield client


@pytest.mark.parametrize("path", ["/cds-services", "/cds-services/deterioration", "/fhir/$evaluate", "/fhir/metadata"])
def test_a_preflight_of_an_allowed_origin_is_answered(stranger: TestClient, path: str) -> None:
    response = stranger.options(path, headers=PREFLIGHT | {"origin": ORIGIN})
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == ORIGIN
    assert {"authorization", "content-type"} <= set(response.headers["access-control-allow-headers"].split(", "))
    assert {"GET", "POST"} <= set(response.headers["access-control-allow-methods"].split(", "))
    assert "access-control-allow-credentials" not in response.headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/cds-services", 200),
        ("POST", "/cds-services/deterioration", 401),
        ("POST", "/cds-services/deterioration/feedback", 401),
        ("GET", "/fhir/metadata", 200),
        ("POST", "/fhir/$evaluate", 401),
        ("PUT", "/cds-services/deterioration", 405),
    ],
)
def test_answers_and_errors_name_the_origin(stranger: TestClient, method: str, path: str, status: int) -> None:
    response = stranger.request(method, path, headers={"origin": ORIGIN})
    assert response.status_code == status
    assert response.headers["access-control-allow-origin"] == ORIGIN
    assert "Origin" in response.headers["vary"]


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", ORIGIN + ".evil.example", "http://sandbox.his.example"]
)
def test_other_origins_are_not_named(stranger: TestClient, origin: str) -> None:
    assert stranger.options("/cds-services", headers=PREFLIGHT | {"origin": origin}).status_code == 403
    response = stranger.get("/cds-services", headers={"origin": origin})
    assert response.status_code == 200
    assert "access-control-allow-origin" not in response.headers


def test_other_doors_are_not_shared(stranger: TestClient) -> None:
    for path in ("/v1/models", "/cds-services-of-another", "/fhirs"):
        response = stranger.options(path, headers=PREFLIGHT | {"origin": ORIGIN})
        assert "access-control-allow-origin" not in response.headers

"""The symptom API from a page of another origin: only of those named, and of none where nobody is named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from serving.doors import open_doors
from serving.settings import Settings
from serving.visits import Visits

PATH = "/symptoms-api/v3/diagnosis"
ORIGIN = "https://phuong.example"
PREFLIGHT = {
    "origin": ORIGIN,
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type,interview-id,model",
}
CASE = {"sex": "male", "age": {"value": 40}, "evidence": [{"id": "s_cough", "choice_id": "present"}]}


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("named")
    with TestClient(open_doors(Settings(data_dir=folder, disk_reserve_mb=1, allowed_origins=ORIGIN))) as client:
        yield client


def test_a_named_origin_is_answered_and_its_headers_allowed(named: TestClient) -> None:
    preflight = named.options(PATH, headers=PREFLIGHT)
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-origin"] == ORIGIN
    allowed = preflight.headers["access-control-allow-headers"].split(", ")
    assert {"content-type", "interview-id", "model", "app-id", "app-key"} <= set(allowed)
    assert "DELETE" in preflight.headers["access-control-allow-methods"]
    answer = named.post(PATH, json=CASE, headers={"origin": ORIGIN})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, ORIGIN)
    assert "access-control-allow-credentials" not in answer.headers


def test_another_origin_is_not(named: TestClient) -> None:
    other = {"origin": "https://other.example"}
    assert named.options(PATH, headers=PREFLIGHT | other).status_code == 403
    assert "access-control-allow-origin" not in named.post(PATH, json=CASE, headers=other).headers


def test_where_none_is_named_no_header_is_sent(citizen: TestClient) -> None:
    preflight = citizen.options(PATH, headers=PREFLIGHT)
    assert preflight.status_code == 403
    answer = citizen.post(PATH, json=CASE, headers={"origin": ORIGIN})
    assert answer.status_code == 200
    for response in (preflight, answer):
        assert not [name for name in response.headers if name.startswith("access-control-")]


def test_a_page_that_asks_too_often_can_read_when_to_come_back(
    named: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One visit is soon used up.
    monkeypatch.setattr(named.app.state.rooms, "visits", Visits(1))  # type: ignore[attr-defined]  # it is a FastAPI
    named.post(PATH, json=CASE, headers={"origin": ORIGIN})
    refused = named.post(PATH, json=CASE, headers={"origin": ORIGIN})
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert refused.headers["access-control-allow-origin"] == ORIGIN
    assert "retry-after" in refused.headers["access-control-expose-headers"]

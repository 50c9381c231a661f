"""Studies sent over HTTP: kept durably, followed, and their results fetched."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from datasets.read import read_image
from serving.answer import describe_outcome
from serving.audit import list_events
from serving.rooms import Rooms
from serving.store.analyses import record_analyses_in, record_results_in
from serving.store.deliveries import add_deliveries_in
from serving.store.receive import write_durably
from serving.store.rows import Analysis, Result
from serving.store.studies import get_instance

MakeDicom = Callable[..., bytes]
STUDY = "1.2.826.0.1.3680043.8.498.7"
SOP = f"{STUDY}.1.1"


def send(client: TestClient, *contents: bytes) -> dict[str, Any]:
    response = client.post("/v1/imaging/studies", files=[("file", ("f", content)) for content in contents])
    assert response.status_code == 202, response.text
    body: dict[str, Any] = response.json()
    return body


@pytest.fixture
def rooms(app: FastAPI, client: TestClient) -> Rooms:
    return app.state.rooms  # type: ignore[no-any-return]  # a FastAPI state


def answer_as_the_worker_would(rooms: Rooms) -> None:
    instance = get_instance(rooms.store, SOP)
    assert instance is not None
    image = read_image(rooms.settings.data_dir / instance.path)
    (outcome,) = rooms.engine.analyse(image, ["toy_halves"])
    answer, now = describe_outcome(outcome), time.time()
    model = answer["model"]
    analysis = Analysis(
        SOP, STUDY, model["name"], model["version"], model["sha256"], answer["status"], None,
        tuple(answer["findings"]), tuple(answer["measurements"]), now,
    )  # fmt: skip
    result = Result(
        f"{STUDY}.9", STUDY, f"{STUDY}.8", SOP, "1.2.840.10008.5.1.4.1.1.7", "SC", "0", "results/x.dcm", now
    )
    write_durably(rooms.settings.data_dir / result.path, (rooms.settings.data_dir / instance.path).read_bytes())
    with rooms.store.write() as connection:
        record_analyses_in(connection, [analysis])
        record_results_in(connection, [result])
        add_deliveries_in(connection, [result], "pacs", now)


def test_study_is_kept_and_followed(client: TestClient, rooms: Rooms, make_dicom: MakeDicom) -> None:
    body = send(client, make_dicom(number=1), make_dicom(number=2), b"no DICOM")
    assert body["refused"] == 1
    (study,) = body["studies"]
    assert len(study["instances"]) == 2
    state = client.get(study["url"]).json()
    assert (state["state"], state["instances"]) == ("receiving", 2)
    assert [step["state"] for step in state["steps"]] == ["running", "waiting", "waiting"]
    instance = get_instance(rooms.store, SOP)
    assert instance is not None
    assert (rooms.settings.data_dir / instance.path).read_bytes() == make_dicom(number=1)


def test_results_come_as_json_dicom_and_picture(client: TestClient, rooms: Rooms, make_dicom: MakeDicom) -> None:
    send(client, make_dicom())
    answer_as_the_worker_would(rooms)
    body = client.get(f"/v1/imaging/studies/{STUDY}/results").json()
    (analysis,) = body["analyses"]
    assert {one["name"] for one in analysis["measurements"]} >= {"right_lung_area"}
    (made,) = body["objects"]
    dicom = client.get(made["url"])
    assert dicom.headers["content-type"] == "application/dicom"
    assert dicom.content[128:132] == b"DICM"
    picture = client.get(analysis["overlay"])
    assert picture.headers["content-type"] == "image/png"
    state = client.get(f"/v1/imaging/studies/{STUDY}").json()
    assert state["deliveries"][0]["destination"] == "pacs"


def test_every_touch_leaves_a_record(client: TestClient, rooms: Rooms, make_dicom: MakeDicom) -> None:
    send(client, make_dicom())
    answer_as_the_worker_would(rooms)
    for path in ("", "/results", f"/results/{STUDY}.9", f"/instances/{SOP}/overlay"):
        before = len(list_events(rooms.store))
        assert client.get(f"/v1/imaging/studies/{STUDY}{path}").status_code == 200
        newest, *older = list_events(rooms.store)
        assert len(older) == before
        assert newest["entity"][0]["what"]["identifier"]["value"] == f"urn:oid:{STUDY}"


@pytest.mark.parametrize("path", ["", "/results", "/results/1.2", "/instances/1.2/overlay"])
def test_what_is_not_held_is_404(client: TestClient, path: str) -> None:
    assert client.get(f"/v1/imaging/studies/1.2.3{path}").json()["code"] == "not-found"


def test_malformed_uid_is_422_and_not_echoed(client: TestClient) -> None:
    response = client.get("/v1/imaging/studies/Nguyen-Van-A")
    assert response.status_code == 422
    assert "Nguyen" not in response.text


def test_nothing_sound_is_422(client: TestClient, png: bytes) -> None:
    response = client.post("/v1/imaging/studies", files={"file": png})
    assert (response.status_code, response.json()["code"]) == (422, "unreadable-instance")


def test_full_disk_is_507_and_keeps_nothing(
    client: TestClient, rooms: Rooms, make_dicom: MakeDicom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(rooms.settings), "disk_reserve_mb", 1 << 40)  # a disk that is always too full
    response = client.post("/v1/imaging/studies", files={"file": make_dicom()})
    assert (response.status_code, response.json()["code"]) == (507, "out-of-resources")
    assert get_instance(rooms.store, SOP) is None

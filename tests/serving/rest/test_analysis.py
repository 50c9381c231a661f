"""`POST /v1/imaging/analyze`: the shape of design §6, abstention, zips, and bad input."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import PIL.Image
import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from serving.audit import list_events

MakeDicom = Callable[..., bytes]
SHAPE = {"status", "reason", "findings", "measurements", "model", "overlay"}


def analyze(client: TestClient, content: bytes, query: str = "") -> Response:
    return client.post(f"/v1/imaging/analyze{query}", files={"file": ("film", content)})


def zip_of(*contents: bytes, **entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, content in enumerate(contents):
            archive.writestr(f"study/{number}.dcm", content)
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def assert_problem(response: Response, status: int, code: str) -> None:
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert (body["status"], body["code"]) == (status, code)
    assert body["do"]


def test_png_is_analysed(client: TestClient, png: bytes) -> None:
    response = analyze(client, png)
    assert response.status_code == 200
    body = response.json()
    assert set(body) >= SHAPE
    assert body["status"] == "analyzed"
    assert body["model"]["name"] == "toy_shadow"
    finding = body["findings"][0]
    assert set(finding) >= {"code", "display", "probability", "conformal_set", "threshold", "positive"}
    assert [result["model"]["name"] for result in body["results"]] == ["toy_halves", "toy_shadow"]


def test_dicom_of_one_model_has_measurements_and_an_overlay(client: TestClient, make_dicom: MakeDicom) -> None:
    body = analyze(client, make_dicom(), "?model=toy_halves").json()
    assert body["model"]["name"] == "toy_halves"
    assert {one["name"] for one in body["measurements"]} >= {"right_lung_area", "left_lung_area"}
    overlay = client.get(body["overlay"])
    assert overlay.headers["content-type"] == "image/png"
    assert PIL.Image.open(io.BytesIO(overlay.content)).width > 80


def test_out_of_scope_abstains_and_says_why(client: TestClient, make_dicom: MakeDicom) -> None:
    body = analyze(client, make_dicom(BodyPartExamined="KNEE")).json()
    assert body["status"] == "abstained"
    assert body["reason"]["code"] == "body-part-not-supported"
    assert set(body["reason"]["text"]) == {"vi", "en"}


def test_zip_of_a_study_answers_for_each_image(client: TestClient, make_dicom: MakeDicom) -> None:
    content = zip_of(make_dicom(number=1), make_dicom(number=2), DICOMDIR=b"x", notes=b"not an image")
    body = analyze(client, content).json()
    assert [image["unreadable"] for image in body["images"]] == [None, None, "unreadable-instance"]
    assert len(body["results"]) == 4


def test_answer_and_audit_never_name_the_patient(client: TestClient, make_dicom: MakeDicom) -> None:
    text = analyze(client, make_dicom()).text
    assert "SECRET-7" not in text
    (event,) = list_events(client.app.state.rooms.store)  # type: ignore[attr-defined]  # a FastAPI app
    assert event["type"]["display"] == "Application Activity"
    assert event["entity"][0]["what"]["identifier"]["value"].endswith("498.7")
    assert "SECRET-7" not in str(event)


def test_unknown_model_and_other_bodies_are_problems(client: TestClient, png: bytes) -> None:
    assert_problem(analyze(client, png, "?model=nobody"), 404, "model-not-found")
    assert_problem(client.post("/v1/imaging/analyze", content=b"{}"), 415, "media-type-not-supported")
    assert_problem(client.post("/v1/imaging/analyze", files={"other": b"x"}), 400, "malformed-body")
    headers = {"content-type": "multipart/form-data; boundary=x"}
    assert_problem(client.post("/v1/imaging/analyze", content=b"--y\r\n\r\n", headers=headers), 400, "malformed-body")
    no_boundary = {"content-type": "multipart/form-data"}
    assert_problem(client.post("/v1/imaging/analyze", content=b"x", headers=no_boundary), 400, "malformed-body")


@pytest.mark.parametrize("content", [b"", b"hello", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"\0" * 128 + b"DICM"])
def test_unreadable_files_are_422(client: TestClient, content: bytes) -> None:
    assert_problem(analyze(client, content), 422, "unreadable-instance")


def test_truncated_files_are_422_at_every_length(client: TestClient, png: bytes, make_dicom: MakeDicom) -> None:
    for content in (png, make_dicom()):
        for share in (0.1, 0.3, 0.5, 0.8):
            assert analyze(client, content[: int(len(content) * share)]).status_code == 422


def test_zip_bombs_are_refused(client: TestClient, png: bytes) -> None:
    nested = zip_of(zip_of(png))
    packed = zip_of(b"\0" * (6 << 20))
    larger = zip_of(*[bytes(range(256)) * (16 << 10)] * 3)
    many = zip_of(**{str(number): b"" for number in range(4097)})
    for content in (nested, packed, larger, many, zip_of()):
        assert_problem(analyze(client, content), 422, "archive-rejected")


def test_damaged_zip_is_refused(client: TestClient, make_dicom: MakeDicom) -> None:
    content = bytearray(zip_of(make_dicom()))
    content[60:90] = b"\xff" * 30
    assert analyze(client, bytes(content)).status_code == 422
    assert_problem(analyze(client, b"PK\x03\x04" + b"x" * 100), 422, "archive-rejected")


def test_body_over_the_cap_is_refused_before_it_is_read(client: TestClient) -> None:
    assert_problem(analyze(client, b"x" * (9 << 20)), 413, "body-too-large")

    headers = {"content-type": "multipart/form-data; boundary=b"}
    start = b'--b\r\ncontent-disposition: form-data; name="file"; filename="f"\r\n\r\n'
    body = (part for part in [start, *[b"x" * 65536] * 200])
    assert_problem(client.post("/v1/imaging/analyze", content=body, headers=headers), 413, "body-too-large")


@pytest.mark.parametrize("uid", ["1.2.x", "1..2", "9" * 66, "1.2.3.", "SECRET Name"])
def test_a_malformed_study_uid_is_refused_and_reaches_no_record(
    client: TestClient, make_dicom: MakeDicom, uid: str
) -> None:
    study = b"1.2.826.0.1.3680043.8.498.71"
    written = uid.encode() + b"\0" * (len(uid) % 2)
    head = b"\x20\x00\x0d\x00UI"
    sound = make_dicom(study=study.decode())
    broken = sound.replace(head + b"\x1c\x00" + study, head + bytes([len(written), 0]) + written)
    assert broken != sound
    assert_problem(analyze(client, broken), 422, "unreadable-instance")
    (event,) = list_events(client.app.state.rooms.store)  # type: ignore[attr-defined]  # a FastAPI app
    assert (event["outcome"], event["entity"], event["outcomeDesc"]) == ("4", [], "unreadable-instance")


def test_a_film_without_a_study_uid_is_still_analysed(client: TestClient, make_dicom: MakeDicom) -> None:
    body = analyze(client, make_dicom(StudyInstanceUID="")).json()
    assert body["status"] == "analyzed"
    assert body["images"][0]["study_instance_uid"] is None

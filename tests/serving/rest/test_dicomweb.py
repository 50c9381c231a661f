"""STOW-RS, QIDO-RS and WADO-RS against the standard's own shapes."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import PIL.Image
import pydicom
import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

MakeDicom = Callable[..., bytes]
STUDY = "1.2.826.0.1.3680043.8.498.7"
SERIES = f"{STUDY}.1"
INSTANCE = f"/dicom-web/studies/{STUDY}/series/{SERIES}/instances/{SERIES}.1"


def stow(client: TestClient, *contents: bytes, study: str = "", preamble: bytes = b"") -> Response:
    parts = b"".join(b"--b\r\nContent-Type: application/dicom\r\n\r\n" + one + b"\r\n" for one in contents)
    headers = {"content-type": 'multipart/related; type="application/dicom"; boundary=b'}
    return client.post(f"/dicom-web/studies{study}", content=preamble + parts + b"--b--\r\n", headers=headers)


def parts_of(response: Response) -> list[bytes]:
    boundary = response.headers["content-type"].rpartition("boundary=")[2].encode()
    pieces = response.content.split(b"--" + boundary)[1:-1]
    return [piece.partition(b"\r\n\r\n")[2][:-2] for piece in pieces]


def test_stowed_instances_come_back_byte_for_byte(client: TestClient, make_dicom: MakeDicom) -> None:
    contents = [make_dicom(number=1), make_dicom(number=2)]
    response = stow(client, *contents)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/dicom+json"
    assert len(response.json()["00081199"]["Value"]) == 2
    for path in (f"/dicom-web/studies/{STUDY}", f"/dicom-web/studies/{STUDY}/series/{SERIES}"):
        assert parts_of(client.get(path)) == contents
    single = client.get(INSTANCE, headers={"accept": "application/dicom"})
    assert single.content == contents[0]


def test_stow_says_what_failed_and_why(client: TestClient, make_dicom: MakeDicom) -> None:
    mixed = stow(client, make_dicom(), b"nothing", make_dicom("1.2.3"), study=f"/{STUDY}")
    assert mixed.status_code == 202
    body = mixed.json()
    assert len(body["00081199"]["Value"]) == 1
    assert body["00081198"]["Value"][0]["00081197"]["Value"] == [0xA900]
    assert body["0008119A"]["Value"][0]["00081197"]["Value"] == [0xC000]
    assert stow(client, b"nothing").status_code == 409
    assert stow(client).status_code == 400


def test_stow_takes_a_leading_line_break_and_any_repeat(client: TestClient, make_dicom: MakeDicom) -> None:
    for _ in range(2):
        assert stow(client, make_dicom(), preamble=b"\r\n").status_code == 200
    (study,) = client.get("/dicom-web/studies").json()
    assert study["00201208"]["Value"] == [1]


@pytest.mark.parametrize("kind", ["application/json", "multipart/related", "multipart/form-data; boundary=b", ""])
def test_stow_of_another_type_is_415(client: TestClient, kind: str) -> None:
    response = client.post("/dicom-web/studies", content=b"x", headers={"content-type": kind})
    assert (response.status_code, response.json()["code"]) == (415, "media-type-not-supported")


def test_stow_cut_off_is_400(client: TestClient, make_dicom: MakeDicom) -> None:
    headers = {"content-type": "multipart/related; boundary=b"}
    content = b"--b\r\nContent-Type: application/dicom\r\n\r\n" + make_dicom()[:400]
    assert client.post("/dicom-web/studies", content=content, headers=headers).status_code == 400
    assert client.post("/dicom-web/studies", content=b"--c\r\n", headers=headers).status_code == 400


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 2),
        (f"?StudyInstanceUID={STUDY}", 1),
        (f"?0020000D={STUDY},1.2.3", 2),
        ("?PatientName=nguy*", 2),
        ("?PatientName=x*", 0),
        ("?PatientID=SECRET-?", 2),
        ("?PatientID=%25", 0),
        ("?StudyDate=20260101-20260131", 2),
        ("?StudyDate=-20251231", 0),
        ("?StudyDate=20260102", 2),
        ("?ModalitiesInStudy=CT", 0),
        ("?limit=1", 1),
        ("?offset=2", 0),
        ("?PatientSex=F", 2),
    ],
)
def test_studies_are_found_by_what_matches(client: TestClient, make_dicom: MakeDicom, query: str, count: int) -> None:
    stow(client, make_dicom(), make_dicom("1.2.3"))
    response = client.get(f"/dicom-web/studies{query}")
    assert response.headers["content-type"] == "application/dicom+json"
    assert len(response.json()) == count


def test_series_and_instances_are_listed(client: TestClient, make_dicom: MakeDicom) -> None:
    stow(client, make_dicom(number=1), make_dicom(number=2))
    (study,) = client.get("/dicom-web/studies").json()
    assert study["00100010"]["Value"][0]["Alphabetic"].startswith("Nguyễn")
    assert study["00081190"]["Value"][0].endswith(f"/dicom-web/studies/{STUDY}")
    (series,) = client.get(f"/dicom-web/studies/{STUDY}/series").json()
    assert series["00080060"]["Value"] == ["DX"]
    assert series["00201209"]["Value"] == [2]
    instances = client.get(f"/dicom-web/studies/{STUDY}/series/{SERIES}/instances").json()
    assert [one["00280010"]["Value"] for one in instances] == [[96], [96]]
    assert len(client.get(f"/dicom-web/studies/{STUDY}/instances").json()) == 2


def test_metadata_is_the_header_without_pixels(client: TestClient, make_dicom: MakeDicom) -> None:
    stow(client, make_dicom())
    for path in (f"/dicom-web/studies/{STUDY}", f"/dicom-web/studies/{STUDY}/series/{SERIES}", INSTANCE):
        (metadata,) = client.get(f"{path}/metadata").json()
        dataset = pydicom.Dataset.from_json(metadata)
        assert dataset.Rows == 96
        assert dataset.BodyPartExamined == "CHEST"
        assert "PixelData" not in dataset


def test_rendered_and_frames_show_the_pixels(client: TestClient, make_dicom: MakeDicom) -> None:
    content = make_dicom()
    stow(client, content)
    picture = PIL.Image.open(io.BytesIO(client.get(f"{INSTANCE}/rendered").content))
    assert picture.size == (80, 96)
    (frame,) = parts_of(client.get(f"{INSTANCE}/frames/1"))
    stored = pydicom.dcmread(io.BytesIO(content)).pixel_array
    assert np.array_equal(np.frombuffer(frame, "<u2").reshape(96, 80), stored)
    assert client.get(f"{INSTANCE}/frames/2").status_code == 422
    assert client.get(f"{INSTANCE}/frames/0").status_code == 422


def test_unknown_uids_are_404_and_other_accepts_406(client: TestClient, make_dicom: MakeDicom) -> None:
    stow(client, make_dicom())
    for path in ("1.2.9", "1.2.9/series", f"{STUDY}/series/1.2", f"{STUDY}/series/{SERIES}/instances/1.2/metadata"):
        assert client.get(f"/dicom-web/studies/{path}").status_code == 404
    assert client.get(INSTANCE, headers={"accept": "text/html"}).status_code == 406
    assert client.get(f"{INSTANCE}/metadata", headers={"accept": "text/html"}).status_code == 406

"""The pages as a browser without JavaScript sees them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import PIL.Image
import pytest
from fastapi.testclient import TestClient

from serving.audit import list_events, verify
from serving.auth import Role
from serving.store.deliveries import list_deliveries
from serving.store.progress import settle_study

DELIVERED, FAILED, ABSTAINED, ANALYSING, UNREADABLE = (f"2.25.{number}1" for number in (11, 12, 13, 14, 15))
PICTURE = f"/console/studies/{DELIVERED}/instances/2.25.113"


def field(html: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found is not None
    return found.group(1)


def sign_in(client: TestClient, hospital: Any, role: Role, wanted: str = "") -> Any:
    page = client.get("/console", params={"next": wanted})
    form = {"key": hospital.key(role), "csrf": field(page.text, "csrf"), "next": field(page.text, "next")}
    return client.post("/console/login", data=form)


def test_the_start_page_leads_citizens_to_the_symptoms(client: TestClient) -> None:
    assert 'href="/trieu-chung"' in client.get("/?lang=vi").text
    assert 'href="/symptoms"' in client.get("/?lang=en").text


def test_the_start_page_is_open_and_says_what_this_is_not(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert "không phải chẩn đoán" in page.text
    assert '<html lang="vi">' in page.text
    assert "not a diagnosis" in client.get("/", params={"lang": "en"}).text


def test_a_page_that_needs_a_key_sends_to_the_form_and_back(client: TestClient, busy: Any) -> None:
    away = client.get(f"/console/studies/{DELIVERED}")
    assert away.status_code == 303
    assert away.headers["location"] == f"/console?next=/console/studies/{DELIVERED}"
    answer = sign_in(client, busy, "radiologist", f"/console/studies/{DELIVERED}")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/console/studies/{DELIVERED}"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert client.get(answer.headers["location"]).status_code == 200


def test_a_wrong_key_is_refused_and_recorded(client: TestClient, hospital: Any) -> None:
    page = client.get("/console")
    answer = client.post("/console/login", data={"key": "tt_wrong", "csrf": field(page.text, "csrf"), "next": ""})
    assert answer.status_code == 403
    assert "Khóa không đúng" in answer.text
    assert list_events(hospital.store)[0]["outcome"] == "4"


def test_too_many_wrong_keys_must_wait(client: TestClient) -> None:
    csrf = field(client.get("/console").text, "csrf")
    codes = [client.post("/console/login", data={"key": "tt_x", "csrf": csrf}).status_code for _ in range(12)]
    assert codes[0] == 403
    assert codes[-1] == 429


@pytest.mark.parametrize("wanted", ["//evil.example/x", "https://evil.example", "/console/\\evil", "/console//x"])
def test_signing_in_never_leads_to_another_site(client: TestClient, busy: Any, wanted: str) -> None:
    assert sign_in(client, busy, "radiologist", wanted).headers["location"] == "/console/studies"


@pytest.mark.parametrize(
    ("role", "studies", "models", "status"),
    [
        ("radiologist", 200, 200, 403),
        ("clinician", 200, 200, 403),
        ("data_scientist", 403, 200, 403),
        ("citizen", 403, 403, 403),
        ("admin", 200, 200, 200),
    ],
)
def test_each_role_opens_its_doors_only(
    client: TestClient, busy: Any, role: Role, studies: int, models: int, status: int
) -> None:
    sign_in(client, busy, role)
    assert client.get("/console/studies").status_code == studies
    assert client.get(f"/console/studies/{DELIVERED}").status_code == studies
    assert client.get(f"{PICTURE}/picture.png").status_code == studies
    assert client.get("/console/models").status_code == models
    assert client.get("/console/models/toy_shadow").status_code == models
    assert client.get("/console/status").status_code == status


def test_every_look_at_patient_data_is_recorded(client: TestClient, busy: Any) -> None:
    sign_in(client, busy, "radiologist")
    before = len(list_events(busy.store, limit=1000))
    client.get("/console/studies")
    client.get(f"/console/studies/{DELIVERED}")
    client.get(f"{PICTURE}/picture.png")
    client.get(f"{PICTURE}/overlay.png")
    events = list_events(busy.store, limit=1000)
    assert len(events) == before + 4
    assert {event["source"]["site"] for event in events[:4]} == {"console"}
    assert verify(busy.store).is_intact
    client.get("/console/models")
    assert len(list_events(busy.store, limit=1000)) == before + 4


def test_the_list_says_where_each_study_stands(client: TestClient, busy: Any) -> None:
    sign_in(client, busy, "clinician")
    page = client.get("/console/studies").text
    for words in ("Nguyễn Thị Hoa", "gửi hỏng", "đã gửi", "không trả lời", "tệp ảnh hỏng"):
        assert words in page, words
    english = client.get("/console/studies", params={"lang": "en"}).text
    assert "delivered" in english
    assert "waiting" in english


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"text": "bn000012"}, {FAILED}),
        ({"text": "XR00013"}, {ABSTAINED}),
        ({"text": "%"}, set()),
        ({"stand": "done"}, {DELIVERED}),
        ({"stand": "failed"}, {UNREADABLE}),
        ({"stand": "open"}, {FAILED, ABSTAINED, ANALYSING}),
        ({"day": "1999-01-01"}, set()),
        ({"day": "nonsense", "page": "x", "stand": "?"}, {DELIVERED, FAILED, ABSTAINED, ANALYSING, UNREADABLE}),
    ],
)
def test_filters(client: TestClient, busy: Any, query: dict[str, str], expected: set[str]) -> None:
    sign_in(client, busy, "radiologist")
    page = client.get("/console/studies", params=query).text
    assert set(re.findall(r'href="/console/studies/([0-9.]+)"', page)) == expected


def test_a_study_shows_findings_threshold_and_model(client: TestClient, busy: Any) -> None:
    sign_in(client, busy, "radiologist")
    page = client.get(f"/console/studies/{DELIVERED}", params={"lang": "en"}).text
    for words in (
        "calibrated probability",
        "threshold 50.0%",
        "At 90\N{NO-BREAK SPACE}% confidence",
        "toy_shadow",
        "version 1.0.0",
        "Area of",
    ):
        assert words in page, words
    assert "Send again now" not in page


def test_an_abstention_says_why(client: TestClient, busy: Any) -> None:
    sign_in(client, busy, "radiologist")
    page = client.get(f"/console/studies/{ABSTAINED}").text
    assert "Không phân tích" in page
    assert "loại máy chụp không thuộc phạm vi của mô hình" in page
    assert "overlay.png" not in page


def test_an_unreadable_instance_says_so_and_has_no_picture(client: TestClient, busy: Any) -> None:
    sign_in(client, busy, "radiologist")
    page = client.get(f"/console/studies/{UNREADABLE}").text
    assert "tệp ảnh hỏng" in page
    assert "picture.png" not in page
    assert client.get(f"/console/studies/{UNREADABLE}/instances/2.25.153/picture.png").status_code == 404


def test_the_pictures_are_of_one_size_and_differ_by_the_overlay(client: TestClient, busy: Any) -> None:
    sign_in(client, busy, "radiologist")
    plain, overlay = (
        np.asarray(PIL.Image.open(io.BytesIO(client.get(f"{PICTURE}/{name}.png").content)).convert("RGB"))
        for name in ("picture", "overlay")
    )
    assert plain.shape == overlay.shape
    assert plain.std() > 10
    assert (plain != overlay).any(axis=-1).mean() > 0.005


def test_the_overlay_is_the_same_without_the_secondary_capture(client: TestClient, busy: Any) -> None:
    sign_in(client, busy, "radiologist")
    taken = client.get(f"{PICTURE}/overlay.png").content
    for path in (busy.settings.data_dir / "results").rglob("*.dcm"):
        path.unlink()
    with TestClient(busy.app(), follow_redirects=False, cookies=client.cookies) as fresh:
        drawn = fresh.get(f"{PICTURE}/overlay.png").content
    before, after = (np.asarray(PIL.Image.open(io.BytesIO(one)).convert("RGB")).astype(int) for one in (taken, drawn))
    assert np.abs(before - after).max() <= 1


def test_retry_by_hand_needs_our_form_and_the_role(client: TestClient, busy: Any) -> None:
    sign_in(client, busy, "radiologist")
    page = client.get(f"/console/studies/{FAILED}").text
    assert "Gửi lại ngay" in page
    url = f"/console/studies/{FAILED}/retry"
    assert client.post(url).status_code == 403
    assert client.post(url, data={"csrf": "forged"}).status_code == 403
    csrf = field(page, "csrf")
    assert client.post(url, data={"csrf": csrf}, headers={"origin": "https://evil.example"}).status_code == 403
    states = {one.state for one in list_deliveries(busy.store, FAILED)}
    assert states == {"delivered", "failed"}
    answer = client.post(url, data={"csrf": csrf})
    assert answer.status_code == 303
    assert {one.state for one in list_deliveries(busy.store, FAILED)} == {"delivered", "pending"}
    assert "Sẽ gửi lại ngay" in client.get(answer.headers["location"]).text


def test_a_clinician_has_no_retry(client: TestClient, busy: Any) -> None:
    sign_in(client, busy, "clinician")
    page = client.get(f"/console/studies/{FAILED}").text
    assert "Gửi lại ngay" not in page
    assert client.post(f"/console/studies/{FAILED}/retry", data={"csrf": field(page, "csrf")}).status_code == 403


def test_signing_out_ends_the_session(client: TestClient, busy: Any) -> None:
    sign_in(client, busy, "radiologist")
    kept = dict(client.cookies)
    csrf = field(client.get("/console/models").text, "csrf")
    assert client.post("/console/logout", data={"csrf": csrf}).status_code == 303
    client.cookies.update(kept)
    assert client.get("/console/studies").status_code == 303


def test_without_keys_the_console_opens_at_once(busy: Any) -> None:
    with TestClient(busy.app(is_authenticated=False), follow_redirects=False) as client:
        assert client.get("/console").headers["location"] == "/console/studies"
        page = client.get("/console/studies")
        assert page.status_code == 200
        assert "Đăng xuất" not in page.text
        assert client.get("/console/status").status_code == 200


@pytest.mark.parametrize("path", ["/console/studies/1.2.3", "/console/models/none", f"{PICTURE}9/picture.png"])
def test_what_is_not_held_is_a_page_that_says_so(client: TestClient, busy: Any, path: str) -> None:
    sign_in(client, busy, "admin")
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Không tìm thấy" in answer.text


def test_headers_let_nothing_foreign_in_and_keep_nothing(client: TestClient, busy: Any) -> None:
    sign_in(client, busy, "radiologist")
    answer = client.get(f"/console/studies/{DELIVERED}")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert client.get(f"{PICTURE}/picture.png").headers["cache-control"] == "no-store"
    assert " style=" not in answer.text
    assert not re.search(r"<script(?![^>]*\bsrc=)", answer.text)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", answer.text)


def test_names_are_escaped(client: TestClient, hospital: Any) -> None:
    film = hospital.draw_film(99, size=64, PatientName="<script>alert(1)</script>")
    from_test = hospital.receive(film, analyse=False)
    sign_in(client, hospital, "radiologist")
    for page in (client.get("/console/studies").text, client.get(f"/console/studies/{from_test}").text):
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_a_broken_model_folder_and_every_destination_are_shown_to_it(
    hospital: Any, toy_models: ModuleType, tmp_path: Path
) -> None:
    toy_models.write_toy_segmenter(tmp_path, "sound").rename(tmp_path / "renamed")
    hospital.settings = replace(hospital.settings, models_dir=str(tmp_path))
    with TestClient(hospital.app(is_authenticated=False)) as client:
        models = client.get("/console/models").text
        status = client.get("/console/status").text
    assert "Thư mục mô hình “renamed” bị hỏng" in models
    assert "expected folder &#39;sound&#39;" in models
    assert "Thư mục mô hình bị hỏng, không được dùng: 1" in status
    assert "PACS" in status
    assert "ARCHIVE" in status


def test_a_study_of_which_one_film_was_unreadable_says_so(client: TestClient, hospital: Any) -> None:
    uid = hospital.receive(hospital.draw_film(41, size=96))
    hospital.receive(hospital.draw_film(42, size=96, StudyInstanceUID=uid)[:-900])
    hospital.move(uid, "analysing")
    assert settle_study(hospital.store, uid, ("analysing",)) == "delivering"
    sign_in(client, hospital, "radiologist")
    page = client.get(f"/console/studies/{uid}").text
    assert "Chưa phân tích hết ca này." in page
    assert "Có ảnh không đọc được nên không được phân tích" in page
    told = client.get(f"/v1/imaging/studies/{uid}", headers={"x-api-key": hospital.key("radiologist")}).json()
    assert told["reason"] == "some-instances-unreadable"

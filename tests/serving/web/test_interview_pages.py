"""A clinician opens what a citizen shared: by its code only, recorded, slowed when guessing, and as a FHIR Bundle."""

from __future__ import annotations

import html
import json
import re
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from models.inference.case import Evidence
from serving.audit import list_events
from serving.auth import Role, create_key, open_session
from serving.doors import open_doors
from serving.kept_interview import keep
from serving.rooms import FailedTries
from serving.settings import Settings
from serving.triage_words import LEVEL_WORDS
from serving.web.citizen_state import Answer, State

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from fhir.resources.R4B import get_fhir_model_class

PAGE = "/console/interviews"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The whole service, with keys."""
    made = open_doors(Settings(data_dir=tmp_path_factory.mktemp("codes"), disk_reserve_mb=1, visits_per_minute=0))
    with TestClient(made):
        yield made


Browser = Callable[[Role], TestClient]


@pytest.fixture
def browser(app: FastAPI) -> Browser:
    """A browser that has signed in with a key of that role; nothing was tried yet."""
    app.state.rooms.tries = FailedTries()

    def sign_in(role: Role) -> TestClient:
        store = app.state.rooms.store
        token, _ = open_session(store, create_key(store, role, f"test {role}")[1])
        return TestClient(app, cookies={"tuetinh_session": token}, follow_redirects=False)

    return sign_in


def share(app: FastAPI, *evidence: tuple[str, str], purpose: str = "share", age: float = 34) -> str:
    told = [{"id": name, "choice_id": choice} for name, choice in evidence]
    body = {"sex": "female", "age": {"value": age}, "evidence": told, "consent": True, "purpose": purpose}
    return str(TestClient(app).post("/symptoms-api/v3/interviews", json=body).json()["code"])


def send(client: TestClient, code: str, path: str = PAGE, language: str = "vi") -> Any:
    page = client.get(PAGE)
    found = re.search(r'name="csrf" value="([^"]+)"', page.text)
    token = found.group(1) if found else ""
    return client.post(path, params={"lang": language}, data={"code": code, "csrf": token})


TOLD = (("s_unconscious", "present"), ("s_fever", "absent"), ("s_headache", "unknown"), ("p_pregnant", "present"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", ("34 tuổi", "nữ", "đang mang thai", "Gọi 115 ngay", "Người dân nói", "không phải chẩn đoán")),
        ("en", ("34 years old", "female", "pregnant", "Call 115 now", "Possibilities", "not a diagnosis")),
    ],
)
def test_the_page_says_who_how_urgent_and_why(
    app: FastAPI, browser: Browser, language: str, words: tuple[str, ...]
) -> None:
    answer = send(browser("clinician"), share(app, *TOLD).lower(), language=language)
    assert answer.status_code == 200
    text = html.unescape(answer.text)
    assert all(word in text for word in words)
    base = app.state.rooms.checker.base
    for name, _ in TOLD:
        finding = base.findings[name[2:]]
        assert finding.name.vi in text
        assert finding.name.en in text
    rules = [rule for rule in base.rules.values() if rule.findings == {"unconscious"}]
    assert any(base.sources[rule.source].title in text for rule in rules)
    assert re.search(r"[A-Z]\d\d(\.\d)?</span>", text), "an ICD-10 code"
    assert 'style="' not in text
    assert answer.headers["cache-control"] == "no-store"


def test_the_bundle_is_valid_and_names_nobody(app: FastAPI, browser: Browser) -> None:
    code = share(app, *TOLD, age=0.75)
    answer = send(browser("radiologist"), code, f"{PAGE}/bundle")
    assert answer.headers["content-type"] == "application/fhir+json"
    assert answer.headers["content-disposition"].startswith("attachment")
    bundle = answer.json()
    get_fhir_model_class("Bundle").model_validate(bundle)
    assert code not in answer.text
    assert bundle["entry"][0]["resource"]["extension"][0]["valueAge"]["value"] == 0.75


def test_each_opening_is_recorded_without_its_content(app: FastAPI, browser: Browser) -> None:
    code = share(app, ("s_cough", "present"))
    send(browser("clinician"), code)
    event = list_events(app.state.rooms.store, limit=1)[0]
    assert (event["action"], event["outcome"], event["source"]["site"]) == ("R", "0", "console")
    assert event["agent"][0]["who"]["display"] == "test clinician"
    assert not any(word in json.dumps(event) for word in (code, "cough"))


def test_a_wrong_code_finds_nothing_and_is_slowed_and_recorded(app: FastAPI, browser: Browser) -> None:
    client = browser("clinician")
    statuses = [send(client, f"WRONG{number:03d}").status_code for number in range(12)]
    assert statuses == [404] * 10 + [429] * 2
    refused = [event for event in list_events(app.state.rooms.store, limit=30) if event["outcome"] == "4"]
    assert refused
    assert {event["outcomeDesc"] for event in refused} >= {"no-such-interview"}
    assert "WRONG" not in json.dumps(refused)
    assert send(client, share(app, ("s_cough", "present"))).status_code == 200, "a right code still opens"


def test_what_was_left_for_improving_or_taken_back_does_not_open(app: FastAPI, browser: Browser) -> None:
    client = browser("clinician")
    assert send(client, share(app, ("s_cough", "present"), purpose="improve")).status_code == 404
    code = share(app, ("s_cough", "present"))
    TestClient(app).delete(f"/symptoms-api/v3/interviews/{code}")
    answer = send(client, code)
    assert answer.status_code == 404
    assert "đã được rút lại" in html.unescape(answer.text)


@pytest.mark.parametrize("months", [8, 34 * 12 + 5])
def test_what_the_citizens_pages_leave_opens_too(app: FastAPI, browser: Browser, months: int) -> None:
    rooms = app.state.rooms
    answers = (Answer(id="unconscious", choice="present", origin="initial"),)
    state = State(age_years=months / 12, sex="female", is_pregnant=months > 240, answers=answers)
    look = rooms.checker.look(state.person, [Evidence(one.id, one.choice, one.origin) for one in answers])
    code = keep(rooms, look, "share").code
    answer = send(browser("clinician"), f"{code[:4]}-{code[4:]}")
    assert answer.status_code == 200
    text = html.unescape(answer.text)
    assert LEVEL_WORDS[look.triage.level].label.vi in text
    assert ("8 tháng tuổi" if months == 8 else "34 tuổi") in text
    assert ("đang mang thai" in text) == (months != 8)


@pytest.mark.parametrize(("role", "status"), [("data_scientist", 403), ("citizen", 403), ("admin", 200)])
def test_only_clinicians_and_administrators_open(app: FastAPI, browser: Browser, role: Role, status: int) -> None:
    assert browser(role).get(PAGE).status_code == status
    stranger = TestClient(app, follow_redirects=False)
    assert stranger.get(PAGE).status_code == 303
    assert stranger.post(PAGE, data={"code": "ABCDEFGH"}).status_code == 303


def test_another_sites_form_opens_nothing(app: FastAPI, browser: Browser) -> None:
    client = browser("clinician")
    client.get(PAGE)
    answer = client.post(PAGE, data={"code": share(app, ("s_cough", "present")), "csrf": "forged"})
    assert answer.status_code == 403

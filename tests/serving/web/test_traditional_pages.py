"""The clinician's page of traditional medicine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from models.knowledge.check import check_folder
from serving.auth import Role, create_key
from serving.checker import TRADITIONAL_MEDICINE
from serving.doors import open_doors
from serving.settings import Settings

HOSTILE = '"><script>alert(1)</script>'
WIND_COLD = ("aversion_to_cold", "no_sweat", "headache_occiput", "coat_thin_white", "pulse_floating", "pulse_tight")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    settings = Settings(data_dir=tmp_path_factory.mktemp("tm"), disk_reserve_mb=1, is_authenticated=False)
    return open_doors(settings)


@pytest.fixture(scope="module")
def browser(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app) as client:
        yield client


def _post(browser: TestClient, *findings: str, language: str = "vi") -> str:
    page = browser.get(f"/console/traditional?lang={language}").text
    token = re.search(r'name="csrf" value="([^"]*)"', page)
    assert token is not None
    answer = browser.post("/console/traditional", data={"csrf": token.group(1), "finding": list(findings)})
    assert answer.status_code == 200
    return answer.text


def test_the_base_is_sound_and_has_twenty_patterns() -> None:
    report, base = check_folder(TRADITIONAL_MEDICINE / "knowledge")
    assert report.errors == ()
    assert report.conditions >= 20
    assert base.about.audience == "clinicians"


def test_each_pattern_is_the_first_for_its_own_signs(app: FastAPI, browser: TestClient) -> None:
    _, base = check_folder(TRADITIONAL_MEDICINE / "knowledge")
    for pattern in base.conditions.values():
        typical = [name for name, share in pattern.findings.items() if share >= 0.6]
        page = _post(browser, *typical)
        first = re.search(r"<ol.*?<strong>(.*?)</strong>", page, re.S)
        assert first is not None
        assert first.group(1) == pattern.name.vi


def test_it_says_what_it_is_and_why(browser: TestClient) -> None:
    page = _post(browser, *WIND_COLD, language="en")
    assert "no diagnosis of modern medicine" in page
    assert "Wind-cold in the exterior" in page
    assert "have not been validated" in page
    assert "WHO International Standard Terminologies" in page


def test_what_is_not_a_finding_is_not_taken(browser: TestClient) -> None:
    page = _post(browser, HOSTILE)
    assert HOSTILE not in page
    assert "<ol" not in page


@pytest.mark.parametrize(
    ("role", "status"), [("clinician", 200), ("radiologist", 200), ("data_scientist", 403), ("citizen", 403)]
)
def test_only_clinicians_may_open_it(tmp_path: Path, role: Role, status: int) -> None:
    app = open_doors(Settings(data_dir=tmp_path, disk_reserve_mb=1))
    with TestClient(app, follow_redirects=False) as client:
        _, key = create_key(app.state.rooms.store, name="x", role=role)
        assert client.get("/console/traditional", headers={"X-API-Key": key}).status_code == status
        assert client.get("/console/traditional").status_code == 303


def test_citizens_are_not_asked_of_it(browser: TestClient) -> None:
    for path in ("/trieu-chung", "/symptoms", "/symptoms-api/v3/conditions"):
        assert "Phong hàn phạm biểu" not in browser.get(path).text

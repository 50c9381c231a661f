"""Deny by default: every route of the whole service says who may come in, and nobody comes in without a key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from sqlalchemy.exc import OperationalError
from starlette.routing import BaseRoute

from serving.access import Admit, AdmitAnyone
from serving.audit import list_events, verify
from serving.auth import ROLES, Role, create_key, open_session, revoke_key
from serving.bounds import PER_ADDRESS, RecordBound
from serving.doors import open_doors
from serving.rest.app import create_app
from serving.settings import Settings

OPEN = {
    "/livez", "/readyz", "/docs", "/openapi.json",
    "/", "/console", "/console/login", "/console/logout", "/console/static/{name}",
    "/cds-services", "/fhir/metadata",
}  # fmt: skip
CITIZENS = ("/symptoms-api/v3/", "/trieu-chung", "/symptoms")
"""What is open to every citizen: it tells of no patient, is limited by address, and keeps nothing unasked."""


def is_open_by_intent(path: str) -> bool:
    return path in OPEN or path.startswith(CITIZENS)


def routes_of(app: FastAPI) -> Iterator[APIRoute]:
    """Every route, those of included routers too."""

    def walk(routes: list[BaseRoute]) -> Iterator[APIRoute]:
        for route in routes:
            if isinstance(route, APIRoute):
                yield route
            else:
                nested = getattr(route, "original_router", None) or getattr(route, "app", None)
                yield from walk(list(getattr(nested, "routes", [])))

    yield from walk(list(app.routes))


def guards_of(dependant: Dependant) -> Iterator[Admit | AdmitAnyone]:
    for dependency in dependant.dependencies:
        if isinstance(dependency.call, Admit | AdmitAnyone):
            yield dependency.call
        yield from guards_of(dependency)


@pytest.fixture
def whole_app(settings: Settings) -> FastAPI:
    return open_doors(settings)


def test_every_route_declares_its_roles(whole_app: FastAPI) -> None:
    routes = list(routes_of(whole_app))
    assert len(routes) > 30
    for route in routes:
        guards = list(guards_of(route.dependant))
        assert guards, f"{route.path} declares no role: add Depends(admit(…)) or admit_anyone"
        is_open = all(isinstance(guard, AdmitAnyone) for guard in guards)
        assert is_open == is_open_by_intent(route.path), f"{route.path} is open and not in the list of what may be"


def test_no_route_answers_without_a_key(whole_app: FastAPI) -> None:
    with TestClient(whole_app, raise_server_exceptions=False, follow_redirects=False) as stranger:
        for route in routes_of(whole_app):
            path = re.sub(r"\{frame\}", "1", re.sub(r"\{(?!frame)[^}]*\}", "1.2.3", route.path))
            for method in route.methods or ():
                status = stranger.request(method, path).status_code
                if is_open_by_intent(route.path):
                    continue
                is_refused = status == 401 or (status == 303 and path.startswith("/console"))
                assert is_refused, f"{method} {path} answered {status} to a stranger"


@pytest.mark.parametrize("role", ROLES)
def test_roles_open_what_is_theirs(client_of: object, role: Role) -> None:
    client: TestClient = client_of(role)  # type: ignore[operator]  # the fixture of conftest
    is_admin = role in ("admin", "system")
    is_clinical = is_admin or role in ("radiologist", "clinician")
    assert client.get("/v1/models").status_code == 200
    assert client.get("/metrics").status_code == (200 if is_admin else 403)
    assert client.get("/dicom-web/studies").status_code == (200 if is_clinical else 403)


def test_bearer_key_and_session_cookie_open_too(app: FastAPI, stranger: TestClient) -> None:
    store = app.state.rooms.store
    made, secret = create_key(store, "clinician", "one")
    assert stranger.get("/v1/models", headers={"authorization": f"Bearer {secret}"}).status_code == 200
    cookie = {"cookie": f"tuetinh_session={open_session(store, secret)[0]}"}
    assert stranger.get("/v1/models", headers=cookie).status_code == 200
    foreign = cookie | {"sec-fetch-site": "cross-site"}
    assert stranger.post("/v1/imaging/analyze", headers=foreign).json()["code"] == "not-permitted"
    revoke_key(store, made.key_id)
    assert stranger.get("/v1/models", headers=cookie).status_code == 401


def test_refusal_is_a_problem_that_says_what_to_do(stranger: TestClient) -> None:
    response = stranger.get("/v1/models", headers={"x-api-key": "tt_wrong-and-secret"})
    assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")
    assert response.headers["content-type"] == "application/problem+json"
    assert "tt_wrong" not in response.text


def test_guessing_is_slowed_but_a_right_key_still_opens(stranger: TestClient, client_of: object) -> None:
    codes = [stranger.get("/v1/models", headers={"x-api-key": f"tt_{n}"}).status_code for n in range(12)]
    assert codes == [401] * 10 + [429] * 2
    client: TestClient = client_of("clinician")  # type: ignore[operator]  # the fixture of conftest
    assert client.get("/v1/models").status_code == 200


@pytest.mark.usefixtures("small_models")
def test_without_authentication_this_machine_is_the_system(settings: Settings) -> None:
    app = create_app(replace(settings, is_authenticated=False))
    with TestClient(app) as client:
        assert client.get("/metrics").status_code == 200


@pytest.mark.usefixtures("small_models")
@pytest.mark.parametrize(("host", "client"), [("evil.example", "127.0.0.1"), ("127.0.0.1", "192.0.2.7")])
def test_loopback_set_up_answers_nobody_else(settings: Settings, host: str, client: str) -> None:
    with TestClient(create_app(settings), base_url=f"http://{host}", client=(client, 50000)) as stranger:
        assert stranger.get("/livez").json()["code"] == "local-only"
    fit = replace(settings, is_behind_proxy=True)
    with TestClient(create_app(fit), base_url=f"http://{host}", client=(client, 50000)) as stranger:
        assert stranger.get("/livez").status_code == 200


def test_every_answer_carries_the_security_headers(stranger: TestClient) -> None:
    for path in ("/livez", "/nowhere", "/v1/models"):
        headers = stranger.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "default-src" in headers["content-security-policy"]


def refusals_of(app: FastAPI) -> list[dict[str, Any]]:
    """The records of what was refused, the oldest first."""
    events = list_events(app.state.rooms.store, limit=1000)
    return [event for event in reversed(events) if event["outcome"] == "4"]


def test_a_refusal_is_recorded_with_who_what_and_why(app: FastAPI, stranger: TestClient, client_of: object) -> None:
    citizen: TestClient = client_of("citizen")  # type: ignore[operator]  # the fixture of conftest
    path = "/v1/imaging/studies/1.2.840.5"
    stranger.get(path)
    stranger.get(path, headers={"x-api-key": "tt_SECRET"})
    citizen.get(path)
    without, wrong, role = refusals_of(app)
    assert [event["outcomeDesc"] for event in (without, wrong, role)] == ["access-denied"] * 2 + ["not-permitted"]
    assert without["agent"][0]["who"]["display"] == wrong["agent"][0]["who"]["display"] == "unknown"
    assert role["agent"][0]["who"]["display"] == "test citizen"
    assert role["agent"][0]["network"]["address"] == "testclient"
    assert role["entity"][0]["what"]["identifier"]["value"] == "urn:oid:1.2.840.5"
    assert "SECRET" not in json.dumps([without, wrong, role])
    assert verify(app.state.rooms.store).is_intact


def test_refusals_are_recorded_up_to_a_bound_that_the_last_one_tells(app: FastAPI, stranger: TestClient) -> None:
    for _ in range(PER_ADDRESS + 15):
        assert stranger.get("/dicom-web/studies").status_code == 401
    recorded = [event["outcomeDesc"] for event in refusals_of(app)]
    assert len(recorded) == PER_ADDRESS
    assert recorded[:-1] == ["access-denied"] * (PER_ADDRESS - 1)
    assert recorded[-1].endswith("further refusals from this address are not recorded for a minute")


def test_the_bound_of_all_addresses_holds_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    bound = RecordBound(per_address=3, in_all=5)
    assert [bound.rule("a") for _ in range(4)] == ["write", "write", "last", "skip"]
    assert [bound.rule(name) for name in "bcd"] == ["write", "last", "skip"]
    monkeypatch.setattr("serving.bounds.WINDOW_SECONDS", 0.0)  # the window is over at once
    assert bound.rule("a") == "write"


@pytest.mark.parametrize(
    ("path", "headers", "files", "reason"),
    [
        ("/v1/imaging/analyze", {}, {"file": ("f", b"no picture")}, "unreadable-instance"),
        ("/v1/imaging/analyze?model=nobody", {}, {"file": ("f", b"x")}, "model-not-found"),
        ("/v1/imaging/analyze", {"content-type": "text/plain"}, None, "media-type-not-supported"),
        ("/v1/imaging/analyze", {"content-length": str(1 << 30)}, None, "body-too-large"),
        ("/v1/imaging/studies", {}, {"file": ("f", b"no film")}, "1 of 1 instances refused"),
        ("/v1/imaging/studies", {}, {"other": ("f", b"x")}, "malformed-body"),
        ("/dicom-web/studies", {"content-type": "application/json"}, None, "media-type-not-supported"),
    ],
)
def test_a_refused_upload_is_recorded_once(
    app: FastAPI, client: TestClient, path: str, headers: dict[str, str], files: Any, reason: str, png: bytes
) -> None:
    if "model=" in path:
        files = {"file": ("f", png)}
    response = client.post(path, headers=headers, files=files) if files else client.post(path, headers=headers)
    assert response.status_code in (400, 404, 413, 415, 422)
    (event,) = refusals_of(app)
    assert event["outcomeDesc"] == reason
    assert event["agent"][0]["who"]["display"] == "test radiologist"


def test_who_may_not_reach_us_is_recorded(app: FastAPI) -> None:
    with TestClient(app, base_url="http://evil.example", client=("127.0.0.1", 5)) as stranger:
        stranger.get("/v1/models")
        (event,) = refusals_of(app)
    assert (event["outcomeDesc"], event["agent"][0]["network"]["address"]) == ("local-only", "127.0.0.1")


def test_a_refusal_stands_though_it_cannot_be_recorded(
    app: FastAPI, stranger: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise OperationalError("INSERT", {}, Exception("SECRET"))

    monkeypatch.setattr("serving.refusals.record", fail)  # an audit that cannot be written
    assert stranger.get("/v1/models").status_code == 401
    assert "a refusal could not be recorded (OperationalError)" in caplog.text
    assert "SECRET" not in caplog.text

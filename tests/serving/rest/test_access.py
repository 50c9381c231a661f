"""Deny by default: every route of the whole service says who may come in, and nobody comes in without a key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from starlette.routing import BaseRoute

from serving.access import Admit, AdmitAnyone
from serving.auth import ROLES, Role, create_key, open_session, revoke_key
from serving.rest.app import create_app
from serving.settings import Settings
from serving.web.router import build_router

OPEN = {
    "/livez", "/readyz", "/docs", "/openapi.json",
    "/", "/console", "/console/login", "/console/logout", "/console/static/{name}",
}  # fmt: skip


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
    app = create_app(settings)
    app.include_router(build_router())
    return app


def test_every_route_declares_its_roles(whole_app: FastAPI) -> None:
    routes = list(routes_of(whole_app))
    assert len(routes) > 30
    for route in routes:
        guards = list(guards_of(route.dependant))
        assert guards, f"{route.path} declares no role: add Depends(admit(…)) or admit_anyone"
        is_open = all(isinstance(guard, AdmitAnyone) for guard in guards)
        assert is_open == (route.path in OPEN), f"{route.path} is open and not in the list of what may be"


def test_no_route_answers_without_a_key(whole_app: FastAPI) -> None:
    with TestClient(whole_app, raise_server_exceptions=False, follow_redirects=False) as stranger:
        for route in routes_of(whole_app):
            path = re.sub(r"\{frame\}", "1", re.sub(r"\{(?!frame)[^}]*\}", "1.2.3", route.path))
            for method in route.methods:
                status = stranger.request(method, path).status_code
                if route.path in OPEN:
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


def test_without_authentication_this_machine_is_the_system(settings: Settings) -> None:
    app = create_app(replace(settings, is_authenticated=False))
    with TestClient(app) as client:
        assert client.get("/metrics").status_code == 200


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

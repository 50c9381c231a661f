"""The first page of the symptom checker, as somebody frightened opens it."""

from __future__ import annotations

import html
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from models.knowledge.body import Knowledge
from serving.rest.app import create_app
from serving.rooms import Rooms
from serving.settings import Settings
from serving.web.catalogue import Language
from serving.web.citizen_frame import PATHS
from serving.web.citizen_welcome import GRAVEST
from serving.web.router import build_router


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The REST app with the pages, with keys: citizens need none."""
    app = create_app(Settings(data_dir=tmp_path_factory.mktemp("citizen"), disk_reserve_mb=1, visits_per_minute=0))
    app.include_router(build_router())
    return app


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, follow_redirects=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def base(client: TestClient, app: FastAPI) -> Knowledge:
    rooms: Rooms = app.state.rooms
    return rooms.checker.base


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_welcome_names_the_gravest_signs_with_sources(
    client: TestClient, base: Knowledge, language: Language
) -> None:
    assert set(GRAVEST) <= set(base.rules), "a rule was renamed: choose another for the first page"
    page = html.unescape(client.get(PATHS[language]).text)
    for name in GRAVEST:
        rule = base.rules[name]
        assert rule.floor == "emergency_ambulance"
        assert rule.why.in_language(language) in page
        assert base.sources[rule.source].title in page

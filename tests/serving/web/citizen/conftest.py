"""The citizen's pages behind a client that needs no key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from models.knowledge.body import Knowledge
from serving.rest.app import create_app
from serving.rooms import Rooms
from serving.settings import Settings
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

"""A running app with the risk door over the real scores and two toy table models."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from serving.auth import Role, create_key
from serving.rest.app import create_app
from serving.risk.routes import router
from serving.settings import Settings

ClientOf = Callable[[Role], TestClient]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, toy_root: Path) -> FastAPI:
    made = create_app(Settings(data_dir=tmp_path_factory.mktemp("risk"), models_dir=str(toy_root), disk_reserve_mb=1))
    made.include_router(router)
    return made


@pytest.fixture(scope="module")
def stranger(app: FastAPI) -> Iterator[TestClient]:
    """A client without a key."""
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def client_of(app: FastAPI, stranger: TestClient) -> ClientOf:
    """A client with a key of a role."""

    def make(role: Role) -> TestClient:
        _, secret = create_key(app.state.rooms.store, role, f"test {role}")
        return TestClient(app, headers={"x-api-key": secret}, raise_server_exceptions=False)

    return make


@pytest.fixture(scope="module")
def client(client_of: ClientOf) -> TestClient:
    """A clinician's client."""
    return client_of("clinician")

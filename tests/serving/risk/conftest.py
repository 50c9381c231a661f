"""A running app with the risk door over the real scores and two toy table models."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from serving.auth import Role, create_key
from serving.rest.app import create_app
from serving.risk.routes import router
from serving.risk.tables import router as tables_router
from serving.settings import Settings

ClientOf = Callable[[Role], TestClient]


@pytest.fixture(scope="session")
def toy_table() -> ModuleType:
    """`write_toy_table(root)` and the `logit` it computes."""
    spec = importlib.util.spec_from_file_location("toy_table", Path(__file__).with_name("toy_table.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, toy_table: ModuleType) -> FastAPI:
    root = tmp_path_factory.mktemp("risk_models")
    toy_table.write_toy_table(root)
    made = create_app(Settings(data_dir=tmp_path_factory.mktemp("risk"), models_dir=str(root), disk_reserve_mb=1))
    made.include_router(router)
    made.include_router(tables_router)
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

"""The whole app over the shipped instruments, opened once, and clients of every role with settings of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from serving.auth import Role, create_key
from serving.doors import open_doors
from serving.settings import Settings

Opened = Callable[..., AbstractContextManager[TestClient]]


@pytest.fixture(scope="package")
def running_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The app, up until the last test of this folder: to open it costs seconds."""
    app = open_doors(Settings(data_dir=tmp_path_factory.mktemp("data"), disk_reserve_mb=1))
    with TestClient(app):
        yield app


@pytest.fixture
def opened(running_app: FastAPI) -> Opened:
    """`with opened(role="clinician", **settings) as client`."""

    @contextmanager
    def make(role: Role | None = "clinician", **changes: object) -> Iterator[TestClient]:
        state = running_app.state
        before = state.rooms.settings
        state.rooms.settings = replace(before, **changes)
        state.cds_offers = None
        client = TestClient(running_app, raise_server_exceptions=False)
        if role is not None:
            client.headers["x-api-key"] = create_key(state.rooms.store, role, f"test {role}")[1]
        try:
            yield client
        finally:
            state.rooms.settings = before
            state.cds_offers = None

    return make


@pytest.fixture
def client(opened: Opened) -> Iterator[TestClient]:
    """A clinician's client, settings as shipped."""
    with opened() as made:
        yield made

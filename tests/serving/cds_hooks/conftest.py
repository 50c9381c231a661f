"""The whole app over the shipped instruments, with a clinician's client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from fastapi.testclient import TestClient

from serving.auth import Role, create_key
from serving.doors import open_doors
from serving.settings import Settings

Opened = Callable[..., AbstractContextManager[TestClient]]


@pytest.fixture(scope="package")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """`with opened(role="clinician", **settings) as client`, each over a store of its own."""

    @contextmanager
    def make(role: Role | None = "clinician", **changes: object) -> Iterator[TestClient]:
        settings = Settings(data_dir=tmp_path_factory.mktemp("data"), disk_reserve_mb=1, **changes)  # type: ignore[arg-type]
        app = open_doors(settings)
        with TestClient(app, raise_server_exceptions=False) as client:
            if role is not None:
                client.headers["x-api-key"] = create_key(app.state.rooms.store, role, f"test {role}")[1]
            yield client

    return make


@pytest.fixture(scope="package")
def client(opened: Opened) -> Iterator[TestClient]:
    """A clinician's client, settings as shipped."""
    with opened() as made:
        yield made

"""The whole service with its shipped knowledge, and a citizen without a key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from serving.doors import open_doors
from serving.settings import Settings


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """The whole service; to load the knowledge costs a moment, so once."""
    made = open_doors(Settings(data_dir=tmp_path_factory.mktemp("symptoms"), disk_reserve_mb=1, visits_per_minute=0))
    with TestClient(made):
        yield made


@pytest.fixture
def citizen(app: FastAPI) -> TestClient:
    """Nobody with a key."""
    return TestClient(app, raise_server_exceptions=False)

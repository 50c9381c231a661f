"""A running app with the EMR door over the real scores, and a small catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from datasets.emr.catalogue.icd10 import FILE
from datasets.emr.catalogue.importer import import_catalogue
from serving.auth import Role, create_key
from serving.emr.routes import router
from serving.rest.app import create_app
from serving.settings import Settings

ClientOf = Callable[[Role], TestClient]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(data_dir=tmp_path_factory.mktemp("emr"), upload_limit_mb=64, disk_reserve_mb=1)


@pytest.fixture(autouse=True)
def _no_catalogue_at_first(settings: Settings) -> None:
    (settings.data_dir / FILE).unlink(missing_ok=True)


@pytest.fixture(scope="module")
def client_of(settings: Settings) -> Iterator[ClientOf]:
    """A client with a key of a role."""
    app: FastAPI = create_app(settings)
    app.include_router(router)

    def make(role: Role) -> TestClient:
        _, secret = create_key(app.state.rooms.store, role, f"test {role}")
        return TestClient(app, headers={"x-api-key": secret}, raise_server_exceptions=False)

    with TestClient(app):
        yield make


@pytest.fixture
def client(client_of: ClientOf) -> TestClient:
    """A clinician's client."""
    return client_of("clinician")


@pytest.fixture
def bring_catalogue(settings: Settings, tmp_path: Path) -> Callable[[], Path]:
    """`bring_catalogue()` imports a small catalogue; gives the table's path."""

    def bring() -> Path:
        table = tmp_path / "icd10.csv"
        table.write_text(
            "chapter_no,code,name_en,name_vi\nIX,I10,Essential hypertension,Tăng huyết áp vô căn\n"
            "X,J18.9,Pneumonia,Viêm phổi\n",
            encoding="utf-8",
        )
        import_catalogue([table], settings.data_dir)
        return table

    return bring

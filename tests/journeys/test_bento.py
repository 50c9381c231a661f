"""The built bento serves from any folder: ready, locked, and answering."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import httpx
import numpy as np
import PIL.Image
import pytest

from serving.auth import create_key
from serving.settings import Settings, child_environment
from serving.store.database import Store

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bentos(tmp_path: Path) -> dict[str, str]:
    """An environment whose BENTOML_HOME holds our bento."""
    home = tmp_path / "bentoml"
    environment = os.environ | {"BENTOML_HOME": str(home), "BENTOML_DO_NOT_TRACK": "True"}
    command = [sys.executable, "-m", "bentoml", "build"]
    subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, timeout=300, check=True)
    return {"BENTOML_HOME": str(home), "BENTOML_DO_NOT_TRACK": "True"}


@pytest.fixture
def served(bentos: dict[str, str], settings: Settings, tmp_path: Path) -> Iterator[str]:
    """The bento, served from a folder that is not ours."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = child_environment(replace(settings, rules_file="")) | bentos
    environment.pop("PYTHONPATH", None)
    command = [sys.executable, "-m", "bentoml", "serve", "tuetinh:latest"]
    command += ["--host", settings.host, "--port", str(settings.port)]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            command, env=environment, cwd=elsewhere, stdout=log, stderr=log, start_new_session=True
        )
    yield f"http://127.0.0.1:{settings.port}"
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    process.wait(30)


def film() -> bytes:
    pixels = np.full((96, 80), 80, dtype=np.uint8)
    pixels[24:48, 10:30] = pixels[24:48, 50:70] = 230
    stream = io.BytesIO()
    PIL.Image.fromarray(pixels).save(stream, "PNG")
    return stream.getvalue()


def test_bento_serves_from_any_folder(served: str, settings: Settings) -> None:
    transport = httpx.HTTPTransport(retries=0)
    with httpx.Client(base_url=served, timeout=60, transport=transport, trust_env=False) as client:
        wait_until_ready(client)
        for path in ("/metrics", "/schema.json", "/docs.json", "/v1/models", "/dicom-web/studies"):
            assert client.get(path).status_code in (401, 404), f"{path} must not be open"
        store = Store(settings.sqlalchemy_url)
        _, secret = create_key(store, "radiologist", "journey")
        store.close()
        client.headers["x-api-key"] = secret
        answer = client.post("/v1/imaging/analyze?model=toy_shadow", files={"file": film()}).json()
        assert (answer["status"], answer["model"]["name"]) == ("analyzed", "toy_shadow")
        assert client.get("/").headers["content-type"].startswith("text/html")


def wait_until_ready(client: httpx.Client) -> None:
    end = time.monotonic() + 240
    while time.monotonic() < end:
        with suppress(httpx.HTTPError):
            if client.get("/readyz").is_success:
                return
        time.sleep(0.3)
    pytest.fail("waited in vain for /readyz")

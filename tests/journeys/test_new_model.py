"""The house, proved: a model folder in a folder named by a setting is everywhere, and no line of ours was changed."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import PIL.Image
from fastapi import FastAPI
from fastapi.testclient import TestClient

from datasets.synthetic.encode import to_bytes
from datasets.synthetic.instances import leg_film
from serving.rest.app import create_app
from serving.settings import Settings, child_environment
from serving.web.router import build_router

ROOT = Path(__file__).parents[2]


def whole_service(settings: Settings) -> FastAPI:
    app = create_app(replace(settings, is_authenticated=False))
    app.include_router(build_router())
    return app


def film() -> bytes:
    pixels = np.full((96, 80), 80, dtype=np.uint8)
    pixels[24:48, 10:30] = pixels[24:48, 50:70] = 230
    stream = io.BytesIO()
    PIL.Image.fromarray(pixels).save(stream, "PNG")
    return stream.getvalue()


def test_new_model_is_in_rest_and_answers(settings: Settings) -> None:
    with TestClient(whole_service(settings)) as client:
        names = {entry["name"] for entry in client.get("/v1/models").json()["models"]}
        assert names >= {"toy_shadow", "toy_halves"}
        assert client.get("/v1/models/toy_shadow").json()["findings"][0]["name"] == "shadow"
        answer = client.post("/v1/imaging/analyze?model=toy_shadow", files={"file": film()}).json()
        assert answer["status"] == "analyzed"
        assert answer["model"]["name"] == "toy_shadow"
        assert client.get(answer["overlay"]).status_code == 200


def test_new_model_is_in_the_console(settings: Settings) -> None:
    with TestClient(whole_service(settings)) as client:
        assert "toy_shadow" in client.get("/console/models").text
        assert client.get("/console/models/toy_shadow").status_code == 200


def test_new_model_is_routed_by_its_card(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "film.dcm"
    path.write_bytes(to_bytes(leg_film(1)))
    command = [sys.executable, "-m", "serving", "route", str(path)]
    environment = child_environment(replace(settings, rules_file=""))
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    assert "toy_shadow" in done.stdout


def test_new_model_is_in_the_tests_over_all_models(settings: Settings) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "tests/models/test_every_model.py", "-k", "toy_"]
    command += ["-p", "no:cacheprovider"]
    environment = child_environment(settings)
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout
    assert "10 passed" in done.stdout

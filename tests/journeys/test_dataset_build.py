"""An archive becomes a dataset with a name, by C-MOVE and by DICOMweb the same, and a model's card tells that name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pandas as pd
import pytest
from pydicom import FileDataset

from datasets.deidentify.batch import as_bytes
from datasets.read import read_image
from datasets.synthetic.instances import chest_film, ct_slice, mr_slice
from datasets.versions.table import read_table
from tests.training.made_up import MARKER, RECIPE
from training.run import run_recipe
from training.settings import Settings
from training.tables.declare import Source
from training.tables.feature import Frame, quantity

ROOT = Path(__file__).parents[2]
MAKERS = (ct_slice, mr_slice, lambda seed: chest_film(seed, rows=64))
INSTANCES, SIDE = 300, 32
pytestmark = [
    pytest.mark.peer,
    pytest.mark.filterwarnings("ignore:The ..noload.. loader strategy"),  # MLflow 3 on SQLAlchemy 2.1
]


def tuetinh(data: Path, *words: str, codes: tuple[int, ...] = (0,)) -> str:
    environment = {**os.environ, "TUETINH_DATA_DIR": str(data), "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, *words]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode in codes, done.stderr
    return done.stdout


def fill(orthanc: Any) -> None:
    with httpx.Client(base_url=f"http://127.0.0.1:{orthanc.http_port}", timeout=60, trust_env=False) as http:
        for number in range(INSTANCES):
            http.post("/instances", content=as_bytes(tiny(MAKERS[number % 3](number)))).raise_for_status()


def tiny(dataset: FileDataset) -> FileDataset:
    """The instance with every so manyth pixel; reading text in pictures has tests of its own, and takes long."""
    pixels = np.ascontiguousarray(dataset.pixel_array[:: dataset.Rows // SIDE, :: dataset.Rows // SIDE])
    dataset.Rows, dataset.Columns = pixels.shape
    dataset.PixelData = pixels.tobytes()
    dataset.BurnedInAnnotation = "NO"
    return dataset


def build(data: Path, *source: str) -> dict[str, Any]:
    words = [
        "build",
        *source,
        "--query",
        "StudyDate=19000101-",
        "--project",
        "p",
        "--name",
        "d",
        "--json",
        "--options",
        "clean_descriptors",
    ]
    told: dict[str, Any] = json.loads(tuetinh(data, "-m", "training.dataset", *words))
    return told


def test_by_c_move_and_by_dicomweb_the_same_and_the_card_names_it(orthanc: Any, settings: Any, tmp_path: Path) -> None:
    fill(orthanc)
    data = tmp_path / "site"
    pacs = ["--pacs", f"ORTHANC@127.0.0.1:{orthanc.dicom_port}", "--method", "move"]
    pacs += ["--calling-ae", settings.ae_title, "--receive-port", str(settings.dicom_port)]
    moved = build(data, *pacs)
    assert (moved["instances"], moved["quarantined"], moved["is_new"]) == (INSTANCES, 0, True)
    web = build(data, "--dicomweb", f"http://127.0.0.1:{orthanc.http_port}/dicom-web")
    assert (web["version"], web["is_new"]) == (moved["version"], False)

    tuetinh(data, "-m", "training.dataset", "verify", moved["version"])
    export = tmp_path / "export" / "d"
    labels = write_labels(data, moved["version"], tmp_path / "labels.csv")
    words = ["export", moved["version"], "--form", "tuetinh", "--out", str(export), "--labels", str(labels)]
    tuetinh(data, "-m", "training.dataset", *words)

    recipe: Any = replace(
        RECIPE, source=Source("d", "d", ("labels.csv",), "own", "nobody"), read=read_export,
        features=(quantity(MARKER, "marker"),),
        baselines={}, subgroups={}, example={"made_up_marker": 2.5},
        excluded={"site": "patient", "outcome": "the outcome"},
    )  # fmt: skip
    tracking = Settings(data_dir=tmp_path / "tracking", mlflow_uri=f"sqlite:///{tmp_path / 'mlflow.db'}", threads=1)
    done = run_recipe(recipe, tmp_path / "export", tmp_path / "run", recipe.plan, tracking, has_resume=False)
    assert done is not None
    assert moved["version"] in done.card.provenance.parameters["datasets"]


def write_labels(data: Path, version: str, path: Path) -> Path:
    """Made-up truth: what the machine was, for a model that guesses it from the mean gray."""
    question = "SELECT sop_instance_uid, modality AS label FROM index ORDER BY 1"
    path.write_text(tuetinh(data, "-m", "training.dataset", "query", version, question, "--csv"), encoding="utf-8")
    return path


def read_export(folder: Path) -> Frame:
    rows = read_table(folder / "labels.csv")
    grays = [float(read_image((folder / row.image).read_bytes()).pixels.mean()) for row in rows]
    told = {"marker": [1000 * gray for gray in grays], "outcome": [int(row.label == "CT") for row in rows]}
    return pd.DataFrame(told | {"site": [row.patient_id[:3] for row in rows]})

"""What our own service writes, and a project whose secret everybody knows."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from pydicom import Dataset

from datasets.deidentify.identities import Identities
from datasets.deidentify.project import derived_project
from datasets.dicom.read import image_of, read_instance
from datasets.labels.desk import Desk
from serving.results.kind import KINDS
from serving.results.render import render_results

HERE = Path(__file__).parent


def _toys() -> ModuleType:
    path = HERE.parents[1] / "serving" / "results" / "conftest.py"
    spec = importlib.util.spec_from_file_location("toys_of_results", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOYS = _toys()
lung_card, pneumonia_card = TOYS.lung_card, TOYS.pneumonia_card
make_outcomes, make_source = TOYS.make_outcomes, TOYS.make_source


@pytest.fixture
def desk() -> Desk:
    project = derived_project("lungs", "a phrase of tests")
    return Desk(project, Identities(project))


@pytest.fixture
def make_results(make_source: Any, make_outcomes: Any, tmp_path: Path) -> Callable[[str], dict[str, Path]]:
    """The SR and SEG that the service makes of a film, by modality."""

    def make(kind: str) -> dict[str, Path]:
        source: Dataset = make_source()
        source.HighBit = source.BitsStored - 1
        source.PixelData = (np.add.outer(np.arange(120), np.arange(100)).astype(np.uint16) * 18).tobytes()
        film = tmp_path / "film.dcm"
        source.save_as(film, enforce_file_format=True)
        read = read_instance(film)
        image = image_of(read)
        found = {}
        for item in render_results(read, image, make_outcomes(kind, (image.height, image.width)), KINDS):
            found[str(item.Modality)] = tmp_path / f"{item.Modality}.dcm"
            item.save_as(found[str(item.Modality)], enforce_file_format=True)
        return found

    return make

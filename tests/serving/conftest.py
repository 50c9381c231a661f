"""Fixtures of the service's tests: toy models, an engine over them, and pictures."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from datasets.image import Image, ImageHeader
from serving.inference import Engine

MODULE = Path(__file__).with_name("toy_models.py")


def load_toy_models() -> ModuleType:
    """The builder beside this file; tests are no package, so it is loaded by path."""
    return load_module(MODULE)


def load_module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[path.stem] = importlib.util.module_from_spec(spec)  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def toy_models() -> ModuleType:
    """`write_toy_classifier(root, name, **changes)` and `write_toy_segmenter`."""
    return load_toy_models()


@pytest.fixture(scope="session")
def hospital() -> ModuleType:
    """FHIR resources as a hospital sends them, and a FHIR server: `hospital.running(hospital.FhirServer(…))`."""
    return load_module(Path(__file__).with_name("hospital.py"))


@pytest.fixture(scope="session")
def toy_root(toy_models: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both toy models."""
    root = tmp_path_factory.mktemp("toy_root")
    toy_models.write_toy_classifier(root)
    toy_models.write_toy_segmenter(root)
    return root


@pytest.fixture(scope="session")
def toy_engine(toy_root: Path) -> Engine:
    """An engine that knows the toy models only."""
    return Engine((toy_root,), threads=1)


def _film(level: float = 0.3, shape: tuple[int, int] = (96, 80), **header: object) -> Image:
    height, width = shape
    pixels = np.full(shape, level, dtype=np.float32)
    pixels[height // 4 : height // 2, width // 8 : width * 3 // 8] = 0.9
    pixels[height // 4 : height // 2, width * 5 // 8 : width * 7 // 8] = 0.9
    facts = {"modality": "DX", "body_part_examined": "CHEST"} | header
    return Image(pixels, ImageHeader(**facts))  # type: ignore[arg-type]  # the caller names header fields


@pytest.fixture
def film() -> Callable[..., Image]:
    """`film(level, shape, **header)`: two bright squares on an even ground, as a chest film's header says."""
    return _film

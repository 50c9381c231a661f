"""A project of a known key, the usual options, and one planted corpus for the whole folder."""

from __future__ import annotations

import pytest

from datasets.deidentify.options import Options
from datasets.deidentify.project import Project, derived_project
from datasets.synthetic.planted import Planted, planted_corpus


@pytest.fixture(scope="session")
def project() -> Project:
    return derived_project("test", "a key that protects nobody")


@pytest.fixture(scope="session")
def usual() -> Options:
    return Options(
        retain_longitudinal="modified",
        retain_patient_characteristics=True,
        clean_descriptors=True,
        clean_structured_content=True,
        clean_graphics=True,
        clean_pixels=True,
    )


@pytest.fixture(scope="session")
def corpus() -> tuple[Planted, ...]:
    return tuple(planted_corpus(seed=5, patients=4))

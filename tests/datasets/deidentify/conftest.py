"""A project of a known key, the usual options, and one planted corpus for the whole folder."""

from __future__ import annotations

from dataclasses import replace

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


@pytest.fixture(scope="session")
def tags_only(usual: Options) -> Options:
    """The usual options but for pixels, which take a reader of images some tenths of a second each."""
    return replace(usual, clean_pixels=False)

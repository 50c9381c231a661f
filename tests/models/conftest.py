"""A whole, small card and a whole, small knowledge base for the tests of models/."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.inference.engine import Engine
from models.knowledge.read import read_base
from tests.models.small_base import write_base


def text(word: str) -> dict[str, str]:
    return {"vi": word, "en": word}


def content(**changes: Any) -> dict[str, Any]:
    return {
        "name": "toy",
        "version": "1.0.0",
        "task": "classification",
        "title": text("toy"),
        "summary": text("toy"),
        "intended_use": text("toy"),
        "out_of_scope": text("toy"),
        "limitations": [],
        "licence": "Apache-2.0",
        "sha256": "0" * 64,
        "input": {"kind": "image", "shape": [1, 1, 8, 8], "steps": [{"name": "to_gray"}]},
        "scope": {"age_years": {"minimum": 1, "maximum": 5}},
        "findings": [
            {
                "name": "bright",
                "display": text("sáng"),
                "code": {"scheme": "SCT", "value": "1", "meaning": "Bright"},
                "threshold": 0.5,
                "threshold_rationale": text("toy"),
            }
        ],
        "provenance": {
            "recipe": "toy",
            "trained_at": "2026-01-01",
            "git_commit": "0",
            "seed": 1,
            "mlflow_run_id": "0",
        },
    } | changes


@pytest.fixture
def card_content() -> Callable[..., dict[str, Any]]:
    """A function that makes the content of a valid card, with changes."""
    return content


@pytest.fixture(scope="session")
def base_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_base(tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def engine(base_folder: Path) -> Engine:
    return Engine(read_base(base_folder))

"""A whole, small card for the tests of models/."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


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

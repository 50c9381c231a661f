"""A tiny dataset on disk: random smooth pictures of several patients."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import PIL.Image
import pytest


def write_dataset(root: Path, rows: Sequence[tuple[str, str, str]], seed: int = 0) -> Path:
    """Write one picture for each `(image, patient_id, label)` and the table; returns the table's path."""
    chance = np.random.default_rng(seed)
    for image, _, _ in rows:
        coarse = PIL.Image.fromarray(chance.integers(0, 255, (24, 24), dtype=np.uint8))
        (root / image).parent.mkdir(parents=True, exist_ok=True)
        coarse.resize((128, 128), PIL.Image.Resampling.BICUBIC).save(root / image)
    labels = root / "labels.csv"
    with labels.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("image", "patient_id", "label"), *rows])
    return labels


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Root of 24 pictures of 12 patients, half of them ill."""
    rows = [(f"images/{index:02}.png", f"p{index // 2}", "ill" if index % 4 < 2 else "well") for index in range(24)]
    write_dataset(tmp_path, rows)
    return tmp_path

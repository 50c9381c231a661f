"""A small labelled folder of drawn chest films, in the shape that the recipes read."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import PIL.Image
from numpy.typing import NDArray

from datasets.synthetic.drawn_chest import LABELS, choose_build, draw_chest

COLUMNS = ("image", "mask", "patient_id", "label", "view", "source", "licence", "split", "orig_split")
LICENCE = "CC0-1.0 (drawn by code)"


def write_chest_dataset(
    folder: Path,
    *,
    patients: int,
    seed: int,
    size: int = 96,
    source: str = "synthetic",
    licence: str = LICENCE,
) -> Path:
    """Write `images/*.png`, `masks/*.png` (0 or 255, both lungs) and `labels.csv`; the same seed, the same bytes.

    Labels go round the patients; each patient has one or two films with one label. The last fifth of the patients of
    each label is `test`, the fifth before it `tune` (both are `test` and `train` in `orig_split`).

    Args:
        folder: made when it is not there.
        patients: how many; at least 3 for one of each label.
        seed: of everything drawn.
        size: side of the pictures in pixels.
        source: written in each row.
        licence: written in each row.

    Returns:
        The path of `labels.csv`.
    """
    for name in ("images", "masks"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    rows = []
    for number in range(patients):
        rng = np.random.default_rng([seed, number])
        label, part = LABELS[number % len(LABELS)], _part(number, patients)
        build = choose_build(rng)
        for film in range(1 + int(rng.random() < 0.4)):
            name = f"p{number:04d}_{film}.png"
            chest = draw_chest(rng, build, label, size)
            _write_gray(folder / "images" / name, chest.film)
            _write_gray(folder / "masks" / name, chest.right_lung | chest.left_lung)
            paths = (f"images/{name}", f"masks/{name}")
            orig_split = "test" if part == "test" else "train"
            rows.append((*paths, f"synthetic-{number:04d}", label, "AP", source, licence, part, orig_split))
    table = folder / "labels.csv"
    with table.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([COLUMNS, *rows])
    return table


def _part(number: int, patients: int) -> str:
    position = number // len(LABELS) / max(1, -(-patients // len(LABELS)))
    return "test" if position >= 0.8 else "tune" if position >= 0.6 else "train"


def _write_gray(path: Path, plane: NDArray[np.float32] | NDArray[np.bool_]) -> None:
    PIL.Image.fromarray(np.rint(plane.astype(np.float32) * 255).astype(np.uint8)).save(path)

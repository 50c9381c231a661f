from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import PIL.Image
import pytest

from datasets.read import read_image
from datasets.synthetic.chest_dataset import write_chest_dataset
from datasets.synthetic.drawn_chest import LABELS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_chest_dataset(tmp_path, patients=15, seed=3, size=64)
    return tmp_path


def rows_of(folder: Path) -> list[dict[str, str]]:
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_label_stands_in_every_split(folder: Path) -> None:
    found = {(row["label"], row["split"]) for row in rows_of(folder)}
    assert found == {(label, split) for label in LABELS for split in ("train", "tune", "test")}


def test_one_patient_has_one_label_and_one_split(folder: Path) -> None:
    of_patient: dict[str, set[tuple[str, str]]] = {}
    for row in rows_of(folder):
        of_patient.setdefault(row["patient_id"], set()).add((row["label"], row["split"]))
    assert len(of_patient) == 15
    assert all(len(pairs) == 1 for pairs in of_patient.values())


def test_images_and_masks_are_there_and_of_one_size(folder: Path) -> None:
    for row in rows_of(folder):
        assert read_image(folder / row["image"]).pixels.shape == (64, 64)
        with PIL.Image.open(folder / row["mask"]) as mask:
            values = np.asarray(mask)
        assert set(np.unique(values)) == {0, 255}
        assert 0.08 < (values > 0).mean() < 0.5


def test_lungs_are_darker_than_what_surrounds_them(folder: Path) -> None:
    for row in rows_of(folder):
        film = read_image(folder / row["image"]).pixels
        lungs = read_image(folder / row["mask"]).pixels > 0.5
        assert film[lungs].mean() < film[~lungs].mean()


def test_the_same_seed_writes_the_same_bytes(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    again = tmp_path_factory.mktemp("again")
    write_chest_dataset(again, patients=15, seed=3, size=64)
    for path in sorted(folder.rglob("*.*")):
        assert (again / path.relative_to(folder)).read_bytes() == path.read_bytes()

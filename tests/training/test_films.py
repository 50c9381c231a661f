"""Films: nothing under another licence trains, no patient is parted, masks fall into right and left."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import PIL.Image
import pytest

from datasets.versions.table import LabelledRow
from training.errors import InvalidPlan
from training.segmentation.films import Films, is_shippable, read_films, read_lungs

FRACTIONS = (0.6, 0.2, 0.2)


@pytest.fixture(scope="module")
def films(drawn_data: Path) -> Films:
    return read_films(drawn_data / "lungseg", "lungseg", 96, 5, FRACTIONS)


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("CC BY 4.0 (image) / CC BY 4.0 (mask)", True),
        ("CC BY 3.0", True),
        ("CC0-1.0 (drawn by code)", True),
        ("CC BY-NC-SA 4.0 (image) / CC BY 4.0 (mask)", False),
        ("CC BY-NC-ND", False),
        ("CC BY-SA", False),
        ("nan (image) / CC BY 4.0 (mask)", False),
        ("listed as authorized for everyone (image) / CC BY 4.0 (mask)", False),
        ("", False),
    ],
)
def test_only_free_licences_train_a_shipped_model(licence: str, expected: bool) -> None:
    row = LabelledRow("a.png", "p", columns={"licence": licence})
    assert is_shippable(row) is expected


def test_a_film_that_may_not_ship_is_test_only(films: Films) -> None:
    withheld = [part for row, part in zip(films.rows, films.part, strict=True) if not is_shippable(row)]
    assert withheld
    assert set(withheld) == {"test"}


def test_no_patient_stands_in_two_parts(films: Films) -> None:
    parts: dict[str, set[str]] = {}
    for row, part in zip(films.rows, films.part, strict=True):
        parts.setdefault(row.patient_id, set()).add(part)
    assert all(len(found - {"excluded"}) <= 1 for found in parts.values())


def test_every_part_of_every_source_has_films(films: Films) -> None:
    assert films.sources == ("north", "south")
    for part in ("train", "tune", "test"):
        assert len(films.where(part, films.sources)) > 0


def test_the_version_names_the_content(films: Films, drawn_data: Path) -> None:
    again = read_films(drawn_data / "lungseg", "lungseg", 96, 5, FRACTIONS)
    assert films.dataset_versions == again.dataset_versions
    assert films.dataset_versions[0].startswith("lungseg@")
    assert films.part == again.part


def test_the_right_lung_is_left_in_the_picture(films: Films) -> None:
    for labels in films.labels:
        columns = [np.nonzero(labels == side)[1].mean() for side in (1, 2)]
        assert columns[0] < columns[1]


def test_one_piece_is_cut_and_crumbs_join_the_nearer(tmp_path: Path) -> None:
    mask = np.zeros((20, 40), dtype=np.uint8)
    mask[5:15, 5:35] = 255
    PIL.Image.fromarray(mask).save(tmp_path / "one.png")
    lungs = read_lungs(tmp_path / "one.png")
    assert (lungs == 1).sum() == (lungs == 2).sum()
    mask[:, 18:22] = 0
    mask[17:19, 6:8] = 255
    PIL.Image.fromarray(mask).save(tmp_path / "two.png")
    assert read_lungs(tmp_path / "two.png")[18, 6] == 1


def test_a_folder_without_masks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlan, match=r"lungseg/labels\.csv"):
        read_films(tmp_path, "lungseg", 96, 0, FRACTIONS)

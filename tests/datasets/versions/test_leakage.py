"""The gate finds each sort of leak, and lets a clean split through."""

from __future__ import annotations

from pathlib import Path

import PIL.Image
import pytest

from datasets.errors import LeakageFound
from datasets.versions.leakage import check_leakage, fingerprint, near_duplicates
from datasets.versions.splits import Splits, split_by_patient
from datasets.versions.table import LabelledRow, read_table


def _split(rows: tuple[LabelledRow, ...], test: str) -> Splits:
    others = tuple(row.image for row in rows if row.image != test)
    return Splits(seed=0, train=others, tune=(), test=(test,))


def test_a_split_by_patient_is_clean(dataset: Path) -> None:
    rows = read_table(dataset / "labels.csv")
    splits = split_by_patient(rows, seed=1, fractions=(0.5, 0.25, 0.25))
    report = check_leakage(rows, splits, fingerprint(rows, dataset))
    assert set(report.counts.values()) == {0}


def test_a_patient_in_two_parts_is_found(dataset: Path) -> None:
    rows = read_table(dataset / "labels.csv")
    with pytest.raises(LeakageFound, match="same_patient 1; split again"):
        check_leakage(rows, _split(rows, rows[0].image), fingerprint(rows, dataset))


def _alone(rows: tuple[LabelledRow, ...], dup_group: str = "") -> tuple[LabelledRow, ...]:
    return tuple(LabelledRow(row.image, row.image, row.label, dup_group) for row in rows)


def test_an_equal_file_is_found(dataset: Path) -> None:
    rows = _alone(read_table(dataset / "labels.csv"))
    (dataset / rows[0].image).write_bytes((dataset / rows[9].image).read_bytes())
    with pytest.raises(LeakageFound, match="same_file 1, same_pixels 1, near_duplicate 1"):
        check_leakage(rows, _split(rows, rows[0].image), fingerprint(rows, dataset))


def test_equal_pixels_in_another_file_are_found(dataset: Path) -> None:
    rows = _alone(read_table(dataset / "labels.csv"))
    PIL.Image.open(dataset / rows[9].image).save(dataset / rows[0].image, compress_level=0)
    with pytest.raises(LeakageFound, match="split: same_pixels 1, near_duplicate 1"):
        check_leakage(rows, _split(rows, rows[0].image), fingerprint(rows, dataset))


def test_a_near_copy_is_found_and_can_be_held_together(dataset: Path) -> None:
    rows = _alone(read_table(dataset / "labels.csv"))
    picture = PIL.Image.open(dataset / rows[9].image)
    picture.resize((160, 160)).save(dataset / rows[0].image)
    prints = fingerprint(rows, dataset)
    with pytest.raises(LeakageFound, match="split: near_duplicate 1;"):
        check_leakage(rows, _split(rows, rows[0].image), prints)
    splits = split_by_patient(rows, seed=1, fractions=(0.5, 0.25, 0.25), together=near_duplicates(prints))
    check_leakage(rows, splits, prints)


def test_a_dup_group_in_two_parts_is_found(dataset: Path) -> None:
    rows = _alone(read_table(dataset / "labels.csv"), dup_group="g1")
    with pytest.raises(LeakageFound, match="same_group 1"):
        check_leakage(rows, _split(rows, rows[0].image), fingerprint(rows, dataset))

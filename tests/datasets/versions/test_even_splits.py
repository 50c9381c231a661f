"""Large and small patients in every part alike."""

from __future__ import annotations

from datasets.versions.splits import split_by_patient
from datasets.versions.table import LabelledRow

LARGE, SMALL, ROWS_OF_LARGE = 30, 300, 10


def rows() -> list[LabelledRow]:
    large = [LabelledRow(f"l{p:02d}-{i}", f"l{p:02d}", "0", "") for p in range(LARGE) for i in range(ROWS_OF_LARGE)]
    return large + [LabelledRow(f"s{p:03d}", f"s{p:03d}", "0", "") for p in range(SMALL)]


def share_of_large(images: tuple[str, ...]) -> float:
    return sum(image.startswith("l") for image in images) / len(images)


def test_even_split_has_large_patients_in_the_test_as_in_the_training_rows() -> None:
    splits = split_by_patient(rows(), seed=1, fractions=(0.7, 0.0, 0.3), is_even=True)
    assert len(splits.test) == 180
    assert abs(share_of_large(splits.test) - share_of_large(splits.train)) < 0.05


def test_default_split_leaves_the_large_patients_to_training() -> None:
    splits = split_by_patient(rows(), seed=1, fractions=(0.7, 0.0, 0.3))
    assert share_of_large(splits.test) + 0.2 < share_of_large(splits.train)

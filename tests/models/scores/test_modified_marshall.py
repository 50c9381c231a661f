from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.modified_marshall import SCORE

BASE: dict[str, object] = {"pao2_fio2": 450, "creatinine": 80, "marshall_circulation": "0"}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("pao2_fio2", 401, 0),
        ("pao2_fio2", 400, 1),
        ("pao2_fio2", 301, 1),
        ("pao2_fio2", 300, 2),
        ("pao2_fio2", 201, 2),
        ("pao2_fio2", 200, 3),
        ("pao2_fio2", 101, 3),
        ("pao2_fio2", 100, 4),
        ("creatinine", 134, 0),
        ("creatinine", 135, 1),
        ("creatinine", 169, 1),
        ("creatinine", 170, 2),
        ("creatinine", 310, 2),
        ("creatinine", 311, 3),
        ("creatinine", 439, 3),
        ("creatinine", 440, 4),
        ("marshall_circulation", "3", 3),
    ],
)
def test_boundaries_of_table_1(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(1, "none"), (2, "organ_failure")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name

from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.meld import SCORE

BASE: dict[str, object] = {"creatinine": 88.4, "bilirubin": 17.1, "inr": 1.0, "dialysis_twice_in_week": False}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("creatinine", 40, 6),
        ("creatinine", 353.6, 20),
        ("creatinine", 800, 20),
        ("dialysis_twice_in_week", True, 20),
        ("bilirubin", 5, 6),
        ("bilirubin", 171, 15),
        ("inr", 0.8, 6),
        ("inr", 3.0, 19),
    ],
)
def test_floors_caps_and_dialysis(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("changes", "expected"), [({"creatinine": 400, "bilirubin": 700, "inr": 8}, 40)])
def test_stays_within_6_and_40(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected


@pytest.mark.parametrize(
    ("value", "name"),
    [(9, "below_10"), (10, "from_10"), (19, "from_10"), (20, "from_20"), (30, "from_30"), (40, "from_40")],
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name

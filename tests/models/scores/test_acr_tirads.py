from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.acr_tirads import SCORE

BASE: dict[str, object] = {
    "nodule_composition": "cystic",
    "nodule_echogenicity": "0",
    "nodule_taller_than_wide": False,
    "nodule_margin": "0",
    "macrocalcifications": False,
    "rim_calcifications": False,
    "punctate_echogenic_foci": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("nodule_composition", "mixed", 1),
        ("nodule_composition", "solid", 2),
        ("nodule_echogenicity", "1", 1),
        ("nodule_echogenicity", "3", 3),
        ("nodule_taller_than_wide", True, 3),
        ("nodule_margin", "2", 2),
        ("nodule_margin", "3", 3),
        ("macrocalcifications", True, 1),
        ("rim_calcifications", True, 2),
        ("punctate_echogenic_foci", True, 3),
    ],
)
def test_points_of_tessler(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [({"macrocalcifications": True, "rim_calcifications": True, "punctate_echogenic_foci": True}, 6)],
)
def test_foci_add_up(changes: dict[str, object], expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, **changes})).score == expected


@pytest.mark.parametrize(("value", "name"), [(0, "tr1"), (2, "tr2"), (3, "tr3"), (4, "tr4"), (6, "tr4"), (7, "tr5")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name

from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.mini_piers import SCORE

BASE: dict[str, object] = {
    "multiparous": False,
    "gestational_age": 32,
    "systolic_bp": 160,
    "dipstick_proteinuria": "below_2",
    "vaginal_bleeding_with_pain": False,
    "headache_or_visual_disturbance": False,
    "chest_pain_or_dyspnoea": False,
}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("dipstick_proteinuria", "below_2", 6.43),
        ("dipstick_proteinuria", "2", 5.24),
        ("dipstick_proteinuria", "3", 9.5),
        ("dipstick_proteinuria", "4", 10.29),
        ("multiparous", True, 4.85),
        ("vaginal_bleeding_with_pain", True, 18.27),
        ("headache_or_visual_disturbance", True, 9.48),
        ("chest_pain_or_dyspnoea", True, 13.81),
        ("systolic_bp", 200, 8.48),
        ("gestational_age", 24, 8.55),
    ],
)
def test_terms_of_payne(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize(("value", "name"), [(24.9, "lower"), (25, "high")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("gestational_age", 19)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"

from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.gorelick_dehydration import SCORE

SIGNS = (
    "skin_elasticity_decreased",
    "capillary_refill_over_2s",
    "ill_general_appearance",
    "tears_absent",
    "respiration_abnormal",
    "mucous_membranes_dry",
    "sunken_eyes",
    "radial_pulse_abnormal",
    "urine_output_decreased",
)
WELL: dict[str, object] = {"age_months": 18, "heart_rate": 120}
BASE: dict[str, object] = {**WELL, **dict.fromkeys(SIGNS, False)}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("heart_rate", 150, 0), ("heart_rate", 151, 1), *((sign, True, 1) for sign in SIGNS)],
)
def test_ten_signs(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(("value", "name"), [(2, "below_5"), (3, "at_least_5")])
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("name", "value"), [("age_months", 0.5), ("age_months", 61)])
def test_does_not_speak_outside_its_scope(name: str, value: object) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).status == "abstained"

from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.kfre_2_year import SCORE

WELL = {"age": 60, "sex": "male", "egfr": 30, "urine_acr": 33.936}
CASES = [({}, 5.863, 0.02), ({"age": 70, "sex": "female", "egfr": 20, "urine_acr": 113.12}, 18.005, 0.02)]


@pytest.mark.parametrize(("told", "expected", "tolerance"), CASES)
def test_agrees_with_the_equation_by_hand(told: dict[str, object], expected: float, tolerance: float) -> None:
    found = SCORE.evaluate(SCORE.read({**WELL, **told}))
    assert found.score == pytest.approx(expected, abs=tolerance)


OUTSIDE = [{"egfr": 60}, {"age": 17}]


@pytest.mark.parametrize("told", OUTSIDE)
def test_abstains_without_reduced_filtration(told: dict[str, object]) -> None:
    assert SCORE.evaluate(SCORE.read({**WELL, **told})).status == "abstained"


BANDS = [(10, "low"), (10.1, "team"), (40, "team"), (40.1, "prepare")]


@pytest.mark.parametrize(("value", "band"), BANDS)
def test_bands_begin_where_published(value: float, band: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == band

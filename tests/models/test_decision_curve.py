"""Net benefit: its definition by hand, and its laws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.decision_curve import decision_curve, net_benefit, net_benefit_of_all

TRUTH = np.array([True, True, False, False, False])
TOLD = np.array([0.9, 0.3, 0.8, 0.2, 0.1])


def test_net_benefit_by_hand() -> None:
    assert net_benefit(TRUTH, TOLD, 0.25) == pytest.approx((2 - 1 * 0.25 / 0.75) / 5)
    assert net_benefit(TRUTH, TOLD, 0.5) == pytest.approx((1 - 1 * 1.0) / 5)
    assert net_benefit_of_all(TRUTH, 0.25) == pytest.approx((2 - 3 / 3) / 5)


def test_nobody_called_is_worth_nothing() -> None:
    assert net_benefit(TRUTH, np.zeros(5), 0.5) == 0


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 1)), min_size=1, max_size=40), st.floats(0, 0.99))
def test_no_model_is_worth_more_than_the_share_of_the_sick(rows: list[tuple[bool, float]], threshold: float) -> None:
    truth, told = np.array([one for one, _ in rows]), np.array([one for _, one in rows])
    assert net_benefit(truth, told, threshold) <= truth.mean() + 1e-12


def test_at_threshold_0_the_model_calls_everybody() -> None:
    model, everybody = decision_curve(TRUTH, TOLD, [0.0, 0.5])
    assert model[0] == everybody[0] == pytest.approx(0.4)
    assert model.shape == everybody.shape == (2,)


@pytest.mark.parametrize("threshold", [-0.1, 1.0])
def test_a_threshold_beyond_0_to_1_is_refused(threshold: float) -> None:
    with pytest.raises(ValueError, match="expected a threshold"):
        net_benefit(TRUTH, TOLD, threshold)

"""Conformal sets cover each class as often as they promise, on fresh cases."""

from __future__ import annotations

import numpy as np
import pytest

from models.conformal import conformal_sets, coverage, fit_conformal


@pytest.mark.parametrize("share", [0.5, 0.1])
def test_each_class_is_covered_even_a_rare_one(share: float) -> None:
    rng = np.random.default_rng(8)
    truth = rng.random(20_000) < share
    probability = 1 / (1 + np.exp(-(2 * truth - 1 + rng.normal(0, 1.5, 20_000))))
    limits = fit_conformal(truth[:10_000], probability[:10_000], alpha=0.1)
    sets = conformal_sets(probability[10_000:], limits)
    fresh = truth[10_000:]
    for label in (True, False):
        chosen = fresh == label
        assert coverage(fresh[chosen], sets[chosen]) == pytest.approx(0.9, abs=0.02)


def test_too_few_cases_exclude_nothing() -> None:
    limits = fit_conformal([True, False], [0.9, 0.2], alpha=0.1)
    assert conformal_sets([0.0, 1.0], limits).all()

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.card import Card
from models.errors import InvalidCard
from models.estimate import Estimate
from models.registry import find_models
from models.site_layer import SiteLayer, SiteLayers, with_layer

CARD: Card = find_models()["heart_disease"].card


def layer(number: int = 1, slope: float = 0.7, intercept: float = -0.4, **changes: object) -> SiteLayer:
    figure = Estimate(value=0.1, ci_low=0.05, ci_high=0.2, n=100)
    told = {
        "model": CARD.name, "model_sha256": CARD.sha256, "number": number, "slope": slope, "intercept": intercept,
        "n": 100, "n_positive": 40, "ece_before": figure, "ece_after": figure, "table_sha256": "0" * 64,
        "made_at": "2026-01-01T00:00:00+00:00",
    }  # fmt: skip
    return SiteLayer.model_validate(told | changes)


def probability(card: Card, logit: float) -> float:
    calibration = card.findings[0].calibration
    return 1 / (1 + math.exp(-(calibration.slope * logit + calibration.intercept)))


@given(logit=st.floats(-6, 6), slope=st.floats(0.3, 3), intercept=st.floats(-2, 2))
def test_moves_probabilities_and_nobody_across_a_line(logit: float, slope: float, intercept: float) -> None:
    moved = with_layer(CARD, layer(slope=slope, intercept=intercept))
    before, after = probability(CARD, logit), probability(moved, logit)
    logit_before = math.log(before / (1 - before))
    assert math.log(after / (1 - after)) == pytest.approx(slope * logit_before + intercept, abs=1e-6)
    margin = abs(before - CARD.findings[0].threshold)
    if margin > 1e-9:
        assert (before >= CARD.findings[0].threshold) == (after >= moved.findings[0].threshold)
    old, new = CARD.findings[0].conformal, moved.findings[0].conformal
    assert old is not None
    assert new is not None
    if abs(before - old.negative_limit) > 1e-9:
        assert (before <= old.negative_limit) == (after <= new.negative_limit)
    if abs(1 - before - old.positive_limit) > 1e-9:
        assert (1 - before <= old.positive_limit) == (1 - after <= new.positive_limit)


def test_says_so_in_the_version() -> None:
    assert with_layer(CARD, layer(number=3)).version == f"{CARD.version}+site.3"


def test_layers_are_kept_and_can_be_taken_back(tmp_path: Path) -> None:
    layers = SiteLayers(tmp_path)
    assert layers.apply(CARD) == CARD
    layers.add(layer(1))
    layers.add(layer(2, slope=1.2))
    assert layers.numbers(CARD.name) == (1, 2)
    assert layers.apply(CARD).version.endswith("+site.2")
    layers.use(CARD.name, 1)
    assert layers.apply(CARD).version.endswith("+site.1")
    layers.use(CARD.name, None)
    assert layers.apply(CARD) == CARD
    with pytest.raises(InvalidCard, match="sound site layer 9"):
        layers.use(CARD.name, 9)


def test_a_layer_for_another_network_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    layers = SiteLayers(tmp_path)
    layers.add(layer(1, model_sha256="f" * 64))
    assert layers.apply(CARD) == CARD
    assert "used as shipped" in caplog.text
    with pytest.raises(InvalidCard, match="for another"):
        with_layer(CARD, layer(1, model_sha256="f" * 64))

"""A published score on the rows of a frame."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from models.scores import alvarado
from training.tables.published import score_of
from training.tables.sources.regensburg import FEATURES, SCORED


def child(**told: object) -> dict[str, object]:
    nothing = {column: None for feature in SCORED for column in feature.columns}
    signs = {"MigratoryPain": "yes", "LowerAbdominalPainRight": "yes", "ReboundTenderness": "no", "Nausea": "yes"}
    blood = {"AppetiteLoss": "no", "BodyTemp": 37.5, "WBCCount": 12.0, "NeutrophilPerc": 70.0, "Age": 9.0}
    return nothing | signs | blood | told


def test_rows_get_the_points_of_the_declared_score() -> None:
    frame = pd.DataFrame([child(), child(WBCCount=8.0), child(NeutrophilPerc=90.0, ReboundTenderness="yes")])
    assert score_of(alvarado.SCORE, SCORED)(frame).tolist() == [7.0, 5.0, 9.0]


def test_missing_or_implausible_value_gives_no_points() -> None:
    frame = pd.DataFrame([child(WBCCount=math.nan), child(BodyTemp=375.0), child(ReboundTenderness=None)])
    assert np.isnan(score_of(alvarado.SCORE, SCORED)(frame)).all()


def test_score_whose_input_the_data_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="score alvarado needs wbc"):
        score_of(alvarado.SCORE, [feature for feature in FEATURES if feature.input.name != "wbc"])

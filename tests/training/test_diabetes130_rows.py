"""How stays of people with diabetes are read."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from training.tables.sources.diabetes130 import any_diagnosis, main_group, middle_age


@pytest.mark.parametrize(
    ("code", "group"),
    [("428", "circulatory"), ("785.2", "circulatory"), ("250.83", "diabetes"), ("V57", "other"), ("8", "infection")],
)
def test_first_diagnosis_falls_into_its_chapter(code: str, group: str) -> None:
    assert main_group(pd.DataFrame({"diag_1": [code]})).tolist() == [group]


def test_blank_diagnosis_has_no_group() -> None:
    assert main_group(pd.DataFrame({"diag_1": [np.nan]})).tolist() == [None]


def test_any_of_three_diagnoses_counts() -> None:
    frame = pd.DataFrame({"diag_1": ["401", "V45"], "diag_2": ["E888", "250"], "diag_3": ["428.1", None]})
    assert any_diagnosis(frame, (428, 428)).tolist() == [1.0, 0.0]


def test_band_of_ages_becomes_its_middle() -> None:
    assert middle_age(pd.DataFrame({"age": ["[20-30)", "[90-100)"]})).tolist() == [25.0, 95.0]

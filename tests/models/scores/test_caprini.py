from __future__ import annotations

import pytest

from models.band import band_of
from models.scores.caprini import SCORE

ONE = (
    "major_surgery_last_month",
    "swollen_legs",
    "varicose_veins",
    "pregnant_or_postpartum",
    "unexplained_pregnancy_loss",
    "contraceptive_or_hormones",
    "sepsis_last_month",
    "serious_lung_disease_last_month",
    "abnormal_lung_function",
    "acute_myocardial_infarction",
    "heart_failure_last_month",
    "inflammatory_bowel_disease",
    "medical_patient_at_bed_rest",
)
TWO = ("malignancy_present_or_past", "confined_to_bed_72h", "plaster_cast", "central_venous_access")
THREE = (
    "previous_vte",
    "family_history_of_vte",
    "factor_v_leiden",
    "prothrombin_20210a",
    "lupus_anticoagulant",
    "anticardiolipin_antibodies",
    "raised_homocysteine",
    "heparin_thrombocytopenia",
    "other_thrombophilia",
)
FIVE = ("stroke_last_month", "hip_pelvis_or_leg_fracture", "acute_spinal_cord_injury", "multiple_trauma")
WELL: dict[str, object] = {"age": 30, "bmi": 22, "planned_operation": "none"}
BASE: dict[str, object] = {**WELL, **dict.fromkeys((*ONE, *TWO, *THREE, *FIVE), False)}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("age", 40, 0),
        ("age", 41, 1),
        ("age", 60, 1),
        ("age", 61, 2),
        ("age", 74, 2),
        ("age", 75, 3),
        ("bmi", 25, 0),
        ("bmi", 25.1, 1),
        ("planned_operation", "minor", 1),
        ("planned_operation", "arthroscopic", 2),
        ("planned_operation", "major_open", 2),
        ("planned_operation", "laparoscopic", 2),
        ("planned_operation", "arthroplasty", 5),
        *((name, True, 1) for name in ONE),
        *((name, True, 2) for name in TWO),
        *((name, True, 3) for name in THREE),
        *((name, True, 5) for name in FIVE),
    ],
)
def test_boundaries_of_caprini(name: str, value: object, expected: float) -> None:
    assert SCORE.evaluate(SCORE.read({**BASE, name: value})).score == expected


@pytest.mark.parametrize(
    ("value", "name"), [(0, "very_low"), (1, "low"), (2, "low"), (3, "moderate"), (4, "moderate"), (5, "high")]
)
def test_bands_begin_where_the_source_says(value: float, name: str) -> None:
    found = band_of(SCORE.bands, value)
    assert found is not None
    assert found.name == name

"""A laboratory that tells mg/dL meets the limit that the publication prints in mg/dL, exactly at it and just beyond."""

from importlib import import_module

import pytest

# score, input, then for a value in mg/dL whether the row's points rise: typed from the publications' mg/dL tables
LIMITS = [
    ("child_pugh", "bilirubin", 2.9, 3.0, False),
    ("child_pugh", "bilirubin", 3.0, 3.1, True),
    ("bisap", "urea", 24, 25, False),
    ("bisap", "urea", 25, 26, True),
    ("glasgow_blatchford", "urea", 18.1, 18.2, True),
    ("glasgow_blatchford", "urea", 22.3, 22.4, True),
    ("glasgow_blatchford", "urea", 27, 28, True),
    ("glasgow_blatchford", "urea", 69, 70, True),
    ("gestational_diabetes_iadpsg", "fasting_glucose", 91, 92, True),
    ("gestational_diabetes_iadpsg", "fasting_glucose", 125, 126, True),
    ("gestational_diabetes_iadpsg", "ogtt_1h_glucose", 179, 180, True),
    ("gestational_diabetes_iadpsg", "ogtt_2h_glucose", 152, 153, True),
    ("gout_acr_eular", "urate", 3.9, 4.0, True),
    ("gout_acr_eular", "urate", 5.9, 6.0, True),
    ("gout_acr_eular", "urate", 7.9, 8.0, True),
    ("gout_acr_eular", "urate", 9.9, 10.0, True),
    ("lrinec", "creatinine", 1.5, 1.6, False),
    ("lrinec", "creatinine", 1.6, 1.7, True),
    ("metabolic_syndrome", "triglycerides", 149, 150, True),
    ("metabolic_syndrome", "hdl_cholesterol", 40, 39, True),
    ("metabolic_syndrome", "hdl_cholesterol", 41, 40, False),
    ("metabolic_syndrome", "fasting_glucose", 99, 100, True),
    ("preeclampsia_acog", "creatinine", 1.0, 1.1, False),
    ("preeclampsia_acog", "creatinine", 1.1, 1.2, True),
    ("ranson", "glucose", 199, 200, False),
    ("ranson", "glucose", 200, 201, True),
    ("ranson", "calcium", 8.1, 8.0, False),
    ("ranson", "calcium", 8.0, 7.9, True),
    ("ranson", "urea_rise_48h", 4.9, 5.0, False),
    ("ranson_gallstone", "glucose", 219, 220, False),
    ("ranson_gallstone", "glucose", 220, 221, True),
    ("ranson_gallstone", "urea_rise_48h", 1.9, 2.0, False),
    ("ranson_gallstone", "urea_rise_48h", 2.0, 2.1, True),
    ("ranson_gallstone", "calcium", 8.1, 8.0, False),
    ("rcri", "creatinine", 1.9, 2.0, False),
    ("rcri", "creatinine", 2.0, 2.1, True),
    ("severe_malaria_who", "creatinine", 2.9, 3.0, False),
    ("severe_malaria_who", "creatinine", 3.0, 3.1, True),
    ("pneumonia_severity_index", "urea", 29, 30, True),
    ("pneumonia_severity_index", "glucose", 249, 250, True),
    ("saps_ii", "bilirubin", 3.9, 4.0, True),
    ("saps_ii", "bilirubin", 5.9, 6.0, True),
    ("tokyo_cholecystitis", "creatinine", 1.9, 2.0, False),
    ("tokyo_cholecystitis", "creatinine", 2.0, 2.1, True),
    ("a_drop", "urea", 20, 21, True),
    ("cap_severity_idsa_ats", "urea", 19, 20, True),
]
HEALTHY = {
    **{"bilirubin": 10, "albumin": 42, "inr": 1.0, "ascites": "none", "encephalopathy": "none", "age": 40},
    **{"sex": "male", "urea": 4, "temperature": 37, "heart_rate": 75, "respiratory_rate": 14, "wbc": 8},
    **{"haemoglobin": 150, "systolic_bp": 120, "diastolic_bp": 75, "fasting_glucose": 4.5, "ogtt_1h_glucose": 7},
    **{"ogtt_2h_glucose": 6, "urate": 300, "crp": 2, "sodium": 140, "creatinine": 70, "glucose": 5, "waist": 75},
    **{"triglycerides": 1, "hdl_cholesterol": 1.5, "platelets": 250, "ldh": 200, "ast": 30, "calcium": 2.3},
    **{"haematocrit_fall_48h": 0, "urea_rise_48h": 0, "pao2": 95, "base_deficit": 0, "fluid_sequestration": 0},
    **{"gcs": 15, "bicarbonate": 24, "lactate": 1, "parasite_density": 0, "parasitaemia": 0, "spo2": 98, "fio2": 21},
    **{"haematocrit": 42, "arterial_ph": 7.4, "urine_output_24h": 1500, "potassium": 4, "pao2_fio2": 450},
    **{"gout_joint_pattern": "0", "gout_episode_features": "0", "gout_typical_episodes": "0"},
    **{"saps_chronic_disease": "none", "saps_admission_type": "medical"},
}


def score_of(name: str, asked_of: str, value: float) -> float:
    score = import_module(f"models.scores.{name}").SCORE
    told: dict[str, object] = {asked.name: HEALTHY.get(asked.name, False) for asked in score.inputs}
    if name == "preeclampsia_acog":
        told["systolic_bp"] = 145
    found = score.evaluate(score.read({**told, asked_of: value}, {asked_of: "mg/dL"})).score
    assert found is not None
    return float(found)


@pytest.mark.parametrize(("name", "asked_of", "before", "after", "rises"), LIMITS)
def test_the_printed_limit_holds_in_mg_per_dl(
    name: str, asked_of: str, before: float, after: float, rises: bool
) -> None:
    assert (score_of(name, asked_of, after) > score_of(name, asked_of, before)) is rises

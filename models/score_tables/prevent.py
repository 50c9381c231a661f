"""The base PREVENT equations, ten-year risks: coefficients and the terms they multiply.

Source: Khan SS et al., Circulation 2024;149:430–49, doi:10.1161/CIRCULATIONAHA.123.067626, supplemental table S12 (base
models, 10-year risk). Cholesterol in mmol/L, pressure in mmHg, eGFR in mL/min/1.73 m² (CKD-EPI 2021), BMI in kg/m².
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

Coefficients = Mapping[str, float]

TOTAL_CVD: Mapping[str, Coefficients] = MappingProxyType(
    {
        "female": {
            "age": 0.7939329, "non_hdl": 0.0305239, "hdl": -0.1606857, "sbp_low": -0.2394003, "sbp_high": 0.3600781,
            "diabetes": 0.8667604, "smoker": 0.5360739, "egfr_low": 0.6045917, "egfr_high": 0.0433769,
            "treated": 0.3151672, "statin": -0.1477655, "treated_sbp": -0.0663612, "statin_non_hdl": 0.1197879,
            "age_non_hdl": -0.0819715, "age_hdl": 0.0306769, "age_sbp": -0.0946348, "age_diabetes": -0.27057,
            "age_smoker": -0.078715, "age_egfr": -0.1637806, "constant": -3.307728,
        },
        "male": {
            "age": 0.7688528, "non_hdl": 0.0736174, "hdl": -0.0954431, "sbp_low": -0.4347345, "sbp_high": 0.3362658,
            "diabetes": 0.7692857, "smoker": 0.4386871, "egfr_low": 0.5378979, "egfr_high": 0.0164827,
            "treated": 0.288879, "statin": -0.1337349, "treated_sbp": -0.0475924, "statin_non_hdl": 0.150273,
            "age_non_hdl": -0.0517874, "age_hdl": 0.0191169, "age_sbp": -0.1049477, "age_diabetes": -0.2251948,
            "age_smoker": -0.0895067, "age_egfr": -0.1543702, "constant": -3.031168,
        },
    }
)  # fmt: skip
ASCVD: Mapping[str, Coefficients] = MappingProxyType(
    {
        "female": {
            "age": 0.719883, "non_hdl": 0.1176967, "hdl": -0.151185, "sbp_low": -0.0835358, "sbp_high": 0.3592852,
            "diabetes": 0.8348585, "smoker": 0.4831078, "egfr_low": 0.4864619, "egfr_high": 0.0397779,
            "treated": 0.2265309, "statin": -0.0592374, "treated_sbp": -0.0395762, "statin_non_hdl": 0.0844423,
            "age_non_hdl": -0.0567839, "age_hdl": 0.0325692, "age_sbp": -0.1035985, "age_diabetes": -0.2417542,
            "age_smoker": -0.0791142, "age_egfr": -0.1671492, "constant": -3.819975,
        },
        "male": {
            "age": 0.7099847, "non_hdl": 0.1658663, "hdl": -0.1144285, "sbp_low": -0.2837212, "sbp_high": 0.3239977,
            "diabetes": 0.7189597, "smoker": 0.3956973, "egfr_low": 0.3690075, "egfr_high": 0.0203619,
            "treated": 0.2036522, "statin": -0.0865581, "treated_sbp": -0.0322916, "statin_non_hdl": 0.114563,
            "age_non_hdl": -0.0300005, "age_hdl": 0.0232747, "age_sbp": -0.0927024, "age_diabetes": -0.2018525,
            "age_smoker": -0.0970527, "age_egfr": -0.1217081, "constant": -3.500655,
        },
    }
)  # fmt: skip
HEART_FAILURE_RISK: Mapping[str, Coefficients] = MappingProxyType(
    {
        "female": {
            "age": 0.8998235, "sbp_low": -0.4559771, "sbp_high": 0.3576505, "diabetes": 1.038346, "smoker": 0.583916,
            "bmi_low": -0.0072294, "bmi_high": 0.2997706, "egfr_low": 0.7451638, "egfr_high": 0.0557087,
            "treated": 0.3534442, "treated_sbp": -0.0981511, "age_sbp": -0.0946663, "age_diabetes": -0.3581041,
            "age_smoker": -0.1159453, "age_bmi": -0.003878, "age_egfr": -0.1884289, "constant": -4.310409,
        },
        "male": {
            "age": 0.8972642, "sbp_low": -0.6811466, "sbp_high": 0.3634461, "diabetes": 0.923776, "smoker": 0.5023736,
            "bmi_low": -0.0485841, "bmi_high": 0.3726929, "egfr_low": 0.6926917, "egfr_high": 0.0251827,
            "treated": 0.2980922, "treated_sbp": -0.0497731, "age_sbp": -0.1289201, "age_diabetes": -0.3040924,
            "age_smoker": -0.1401688, "age_bmi": 0.0068126, "age_egfr": -0.1797778, "constant": -3.946391,
        },
    }
)  # fmt: skip


def prevent_risk(weights: Coefficients, terms: Mapping[str, float]) -> float:
    """Ten-year risk in percent: logistic of the weighted terms; a term without a weight is not in the equation."""
    linear = weights["constant"] + sum(weights.get(name, 0.0) * value for name, value in terms.items())
    return 100 / (1 + math.exp(-linear))


def vessel_terms(*, age: float, systolic_bp: float, egfr: float, treated: bool) -> dict[str, float]:
    """Terms of age, pressure and kidney, which all three equations share."""
    decades = (age - 55) / 10
    sbp = (max(systolic_bp, 110) - 130) / 20
    egfr_low = (min(egfr, 60) - 60) / -15
    return {
        "age": decades,
        "sbp_low": (min(systolic_bp, 110) - 110) / 20,
        "sbp_high": sbp,
        "egfr_low": egfr_low,
        "egfr_high": (max(egfr, 60) - 90) / -15,
        "treated": float(treated),
        "treated_sbp": sbp * treated,
        "age_sbp": decades * sbp,
        "age_egfr": decades * egfr_low,
    }


def habit_terms(*, age: float, diabetes: bool, smoker: bool) -> dict[str, float]:
    """Terms of diabetes and smoking, with their interactions with age."""
    decades = (age - 55) / 10
    return {
        "diabetes": float(diabetes),
        "smoker": float(smoker),
        "age_diabetes": decades * diabetes,
        "age_smoker": decades * smoker,
    }


def lipid_terms(*, age: float, total_cholesterol: float, hdl_cholesterol: float, statin: bool) -> dict[str, float]:
    """Terms of cholesterol (mmol/L) and statin treatment."""
    decades = (age - 55) / 10
    non_hdl = total_cholesterol - hdl_cholesterol - 3.5
    hdl = (hdl_cholesterol - 1.3) / 0.3
    return {
        "non_hdl": non_hdl,
        "hdl": hdl,
        "statin": float(statin),
        "statin_non_hdl": non_hdl * statin,
        "age_non_hdl": decades * non_hdl,
        "age_hdl": decades * hdl,
    }


def weight_terms(*, age: float, bmi: float) -> dict[str, float]:
    """Terms of body mass, which only the heart-failure equation has."""
    high = (max(bmi, 30) - 30) / 5
    return {"bmi_low": (min(bmi, 30) - 25) / 5, "bmi_high": high, "age_bmi": (age - 55) / 10 * high}

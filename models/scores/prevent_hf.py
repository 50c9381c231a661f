"""PREVENT 2023: heart failure, 10 years.

Source: Khan SS et al., Circulation 2024;149:430–49, doi:10.1161/CIRCULATIONAHA.123.067626 (equations in supplemental
table S12; the worked example below is the one the authors publish with their calculator).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.score_tables.prevent import HEART_FAILURE_RISK, habit_terms, prevent_risk, vessel_terms, weight_terms
from models.terms import Text
from models.vocabulary.history import DIABETES, ON_BP_TREATMENT
from models.vocabulary.kidney import EGFR
from models.vocabulary.person import AGE, BMI, CURRENT_SMOKER, SEX
from models.vocabulary.vitals import SYSTOLIC_BP

PREVENT = "Khan SS et al., Circulation 2024;149:430–49, doi:10.1161/CIRCULATIONAHA.123.067626"


def prevent_hf(  # noqa: PLR0913  # the equation's own predictors
    *,
    age: float,
    sex: str,
    bmi: float,
    systolic_bp: float,
    on_bp_treatment: bool,
    diabetes: bool,
    current_smoker: bool,
    egfr: float,
) -> float:
    """Ten-year risk in percent."""
    terms = {
        **vessel_terms(age=age, systolic_bp=systolic_bp, egfr=egfr, treated=on_bp_treatment),
        **habit_terms(age=age, diabetes=diabetes, smoker=current_smoker),
        **weight_terms(age=age, bmi=bmi),
    }
    return prevent_risk(HEART_FAILURE_RISK[sex], terms)


SCORE = Score(
    name="prevent_hf",
    version="1.1.0",
    title=Text(vi="PREVENT 2023: suy tim, 10 năm", en="PREVENT 2023: heart failure, 10 years"),
    summary=Text(
        vi="Nguy cơ suy tim trong 10 năm ở người chưa có bệnh tim mạch, theo phương trình cơ bản PREVENT.",
        en=(
            "The ten-year risk of heart failure in people without cardiovascular disease, by the base PREVENT equation."
        ),
    ),
    specialties=("cardiology", "general", "endocrinology"),
    inputs=(
        AGE.within(30, 79),
        SEX,
        BMI.within(18.5, 39.99),
        SYSTOLIC_BP.within(90, 200),
        ON_BP_TREATMENT,
        DIABETES,
        CURRENT_SMOKER,
        EGFR.within(15, 150),
    ),
    unit="%",
    compute=prevent_hf,
    directions={"diabetes": 1, "current_smoker": 1, "on_bp_treatment": 1, "egfr": -1},
    cuts={"systolic_bp": (110,), "bmi": (30,)},
    probability=lambda score: score / 100,
    probability_of=Text(vi="suy tim trong 10 năm", en="heart failure within 10 years"),
    decimals=1,
    citations=(Citation("Khan SS et al., Circulation 2024;149:430–49", "10.1161/CIRCULATIONAHA.123.067626"),),
    licence="published equation, free to use",
    population=Text(
        vi="Người 30–79 tuổi chưa có bệnh tim mạch; xây dựng trên dân số Hoa Kỳ.",
        en="People of 30–79 years without cardiovascular disease; made in the population of the United States.",
    ),
    cautions=(
        Text(vi="Chưa được kiểm định ở Việt Nam.", en="Not validated in Viet Nam."),
        Text(vi="eGFR tính theo CKD-EPI 2021.", en="eGFR by CKD-EPI 2021."),
    ),
    examples=(
        Example(
            {
                "age": 50,
                "sex": "female",
                "bmi": 35.0,
                "systolic_bp": 160,
                "on_bp_treatment": True,
                "diabetes": True,
                "current_smoker": False,
                "egfr": 90,
            },
            8.1,
            "the authors' worked example (supplement; 200 and 45 mg/dL, BMI 35)",
            tolerance=0.05,
        ),
        Example(
            {
                "age": 60,
                "sex": "male",
                "bmi": 24.0,
                "systolic_bp": 105,
                "on_bp_treatment": False,
                "diabetes": False,
                "current_smoker": True,
                "egfr": 45,
            },
            7.369,
            "by hand from table S12",
            tolerance=0.01,
        ),
    ),
)

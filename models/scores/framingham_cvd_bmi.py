"""Framingham 2008, body mass index: ten-year risk of any cardiovascular disease.

Source: D'Agostino RB et al., Circulation 2008;117:743–53, doi:10.1161/CIRCULATIONAHA.107.699579 (table 3: the model
without laboratory values). Bands: Pearson GJ et al. (Canadian Cardiovascular Society), Can J Cardiol 2021;37:1129–50,
doi:10.1016/j.cjca.2021.03.016.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.score_tables.framingham import BODY_MASS, Profile, framingham_risk
from models.terms import Text
from models.vocabulary.history import DIABETES, ON_BP_TREATMENT
from models.vocabulary.person import AGE, BMI, CURRENT_SMOKER, SEX
from models.vocabulary.vitals import SYSTOLIC_BP

CCS = "Pearson GJ et al. (CCS guideline), Can J Cardiol 2021;37:1129–50, doi:10.1016/j.cjca.2021.03.016"


def framingham_cvd_bmi(  # noqa: PLR0913  # the equation's own predictors
    *,
    age: float,
    sex: str,
    bmi: float,
    systolic_bp: float,
    on_bp_treatment: bool,
    diabetes: bool,
    current_smoker: bool,
) -> float:
    """Ten-year risk in percent."""
    person = Profile(age, systolic_bp, on_bp_treatment, current_smoker, diabetes)
    return framingham_risk(BODY_MASS[sex], person, {"bmi": bmi})


SCORE = Score(
    name="framingham_cvd_bmi",
    version="1.1.0",
    title=Text(vi="Framingham 2008 (BMI, không cần xét nghiệm mỡ máu)", en="Framingham 2008, body mass index"),
    summary=Text(
        vi="Nguy cơ mắc bệnh tim mạch bất kỳ trong 10 năm (mạch vành, đột quỵ, mạch ngoại biên, suy tim).",
        en="The ten-year risk of any cardiovascular disease (coronary, stroke, peripheral, heart failure).",
    ),
    specialties=("cardiology", "general"),
    inputs=(AGE.within(30, 74), SEX, BMI, SYSTOLIC_BP, ON_BP_TREATMENT, DIABETES, CURRENT_SMOKER),
    unit="%",
    compute=framingham_cvd_bmi,
    directions={"age": 1, "systolic_bp": 1, "on_bp_treatment": 1, "diabetes": 1, "current_smoker": 1, "bmi": 1},
    probability=lambda score: score / 100,
    probability_of=Text(vi="bệnh tim mạch trong 10 năm", en="cardiovascular disease within 10 years"),
    decimals=1,
    bands=(
        Band(name="low", display=Text(vi="Dưới 10%: nguy cơ thấp", en="Below 10%: low risk"), source=CCS),
        Band(
            name="intermediate",
            minimum=10,
            display=Text(vi="10–19,9%: nguy cơ trung bình", en="10–19.9%: intermediate risk"),
            indicator="warning",
            source=CCS,
        ),
        Band(
            name="high",
            minimum=20,
            display=Text(vi="Từ 20%: nguy cơ cao", en="20% and over: high risk"),
            indicator="critical",
            source=CCS,
        ),
    ),
    citations=(
        Citation("D'Agostino RB et al., Circulation 2008;117:743–53", "10.1161/CIRCULATIONAHA.107.699579"),
        Citation(CCS, "10.1016/j.cjca.2021.03.016"),
    ),
    licence="published equation, free to use",
    population=Text(
        vi="Người 30–74 tuổi chưa có bệnh tim mạch; xây dựng ở người Mỹ da trắng.",
        en="People of 30–74 years without cardiovascular disease; made in white Americans.",
    ),
    cautions=(Text(vi="Thường ước tính quá cao ở người châu Á.", en="Often overestimates in Asian populations."),),
    examples=(
        Example(
            {
                "age": 61,
                "sex": "female",
                "bmi": 30.0,
                "systolic_bp": 124,
                "on_bp_treatment": False,
                "diabetes": False,
                "current_smoker": True,
            },
            14.571,
            "by hand from table 3",
            tolerance=0.01,
        ),
        Example(
            {
                "age": 53,
                "sex": "male",
                "bmi": 27.0,
                "systolic_bp": 125,
                "on_bp_treatment": True,
                "diabetes": True,
                "current_smoker": False,
            },
            25.385,
            "by hand from table 3",
            tolerance=0.01,
        ),
    ),
)

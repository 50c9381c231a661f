"""Framingham 2008, lipids: ten-year risk of any cardiovascular disease.

Source: D'Agostino RB et al., Circulation 2008;117:743–53, doi:10.1161/CIRCULATIONAHA.107.699579 (table 2; both worked
examples are the paper's own). Bands: Pearson GJ et al. (Canadian Cardiovascular Society), Can J Cardiol
2021;37:1129–50, doi:10.1016/j.cjca.2021.03.016.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.score_tables.framingham import LIPIDS, MG_DL_PER_MMOL, Profile, framingham_risk
from models.terms import Text
from models.vocabulary.history import DIABETES, ON_BP_TREATMENT
from models.vocabulary.metabolic import HDL_CHOLESTEROL, TOTAL_CHOLESTEROL
from models.vocabulary.person import AGE, CURRENT_SMOKER, SEX
from models.vocabulary.vitals import SYSTOLIC_BP

CCS = "Pearson GJ et al. (CCS guideline), Can J Cardiol 2021;37:1129–50, doi:10.1016/j.cjca.2021.03.016"


def framingham_cvd(  # noqa: PLR0913  # the equation's own predictors
    *,
    age: float,
    sex: str,
    total_cholesterol: float,
    hdl_cholesterol: float,
    systolic_bp: float,
    on_bp_treatment: bool,
    diabetes: bool,
    current_smoker: bool,
) -> float:
    """Ten-year risk in percent."""
    person = Profile(age, systolic_bp, on_bp_treatment, current_smoker, diabetes)
    return framingham_risk(
        LIPIDS[sex], person, {"total": total_cholesterol * MG_DL_PER_MMOL, "hdl": hdl_cholesterol * MG_DL_PER_MMOL}
    )


SCORE = Score(
    name="framingham_cvd",
    version="1.1.0",
    title=Text(vi="Framingham 2008 (lipid máu)", en="Framingham 2008, lipids"),
    summary=Text(
        vi="Nguy cơ mắc bệnh tim mạch bất kỳ trong 10 năm (mạch vành, đột quỵ, mạch ngoại biên, suy tim).",
        en="The ten-year risk of any cardiovascular disease (coronary, stroke, peripheral, heart failure).",
    ),
    specialties=("cardiology", "general"),
    inputs=(
        AGE.within(30, 74),
        SEX,
        TOTAL_CHOLESTEROL,
        HDL_CHOLESTEROL,
        SYSTOLIC_BP,
        ON_BP_TREATMENT,
        DIABETES,
        CURRENT_SMOKER,
    ),
    unit="%",
    compute=framingham_cvd,
    directions={
        "age": 1,
        "systolic_bp": 1,
        "on_bp_treatment": 1,
        "diabetes": 1,
        "current_smoker": 1,
        "total_cholesterol": 1,
        "hdl_cholesterol": -1,
    },
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
                "total_cholesterol": 4.6554,
                "hdl_cholesterol": 1.2156,
                "systolic_bp": 124,
                "on_bp_treatment": False,
                "diabetes": False,
                "current_smoker": True,
            },
            10.48,
            "the woman of 61 worked through in the paper (180 and 47 mg/dL)",
            tolerance=0.01,
        ),
        Example(
            {
                "age": 53,
                "sex": "male",
                "total_cholesterol": 4.1640,
                "hdl_cholesterol": 1.4225,
                "systolic_bp": 125,
                "on_bp_treatment": True,
                "diabetes": True,
                "current_smoker": False,
            },
            15.62,
            "the man of 53 worked through in the paper (161 and 55 mg/dL)",
            tolerance=0.01,
        ),
    ),
)

"""SCORE2-OP (Europe, 70–89 years): ten-year risk of fatal or non-fatal cardiovascular disease.

Source: SCORE2-OP working group, Eur Heart J 2021;42:2455–67, doi:10.1093/eurheartj/ehab312 (supplement). Bands:
ESC/EAS 2025 focused update on dyslipidaemias (categories for all ages), Mach F et al., doi:10.1093/eurheartj/ehaf190.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.score_tables.score2 import EUROPE_OLDER, SCORE2_OP, SCORE2_OP_CENTRE, Person, score2_risk
from models.terms import Text
from models.vocabulary.declare import choice
from models.vocabulary.metabolic import HDL_CHOLESTEROL, TOTAL_CHOLESTEROL
from models.vocabulary.person import AGE, CURRENT_SMOKER, SEX
from models.vocabulary.vitals import SYSTOLIC_BP

ESC = "Mach F et al. (ESC/EAS focused update), Eur Heart J 2025;46:4359–78, doi:10.1093/eurheartj/ehaf190"
REGION = choice(
    "score2_region",
    "Vùng nguy cơ ở châu Âu",
    "European risk region",
    (
        ("low", "Thấp", "Low"),
        ("moderate", "Trung bình", "Moderate"),
        ("high", "Cao", "High"),
        ("very_high", "Rất cao", "Very high"),
    ),
    help=Text(
        vi="Vùng nguy cơ theo danh sách các nước trong bài báo SCORE2.",
        en="The risk region by the list of countries in the SCORE2 paper.",
    ),
)


def score2_op(  # noqa: PLR0913  # the equation's own predictors
    *,
    score2_region: str,
    age: float,
    sex: str,
    current_smoker: bool,
    systolic_bp: float,
    total_cholesterol: float,
    hdl_cholesterol: float,
) -> float:
    """Ten-year risk in percent."""
    person = Person(age, current_smoker, systolic_bp, total_cholesterol, hdl_cholesterol)
    return score2_risk(SCORE2_OP[sex], SCORE2_OP_CENTRE, EUROPE_OLDER[score2_region][sex], person)


SCORE = Score(
    name="score2_op",
    version="1.1.0",
    title=Text(vi="SCORE2-OP (châu Âu, 70–89 tuổi)", en="SCORE2-OP (Europe, 70–89 years)"),
    summary=Text(
        vi=("Nguy cơ mắc hoặc tử vong do bệnh tim mạch trong 10 năm ở người chưa có bệnh tim mạch và đái tháo đường."),
        en=(
            "The ten-year risk of fatal or non-fatal cardiovascular disease in people without "
            "cardiovascular disease or diabetes."
        ),
    ),
    specialties=("cardiology", "general"),
    inputs=(REGION, AGE.within(70, 89), SEX, CURRENT_SMOKER, SYSTOLIC_BP, TOTAL_CHOLESTEROL, HDL_CHOLESTEROL),
    unit="%",
    compute=score2_op,
    probability=lambda score: score / 100,
    probability_of=Text(vi="biến cố tim mạch trong 10 năm", en="a cardiovascular event within 10 years"),
    decimals=1,
    bands=(
        Band(name="low", display=Text(vi="Nguy cơ thấp (< 2%)", en="Low risk (< 2%)"), source=ESC),
        Band(
            name="moderate",
            minimum=2,
            display=Text(vi="Nguy cơ trung bình (2 – < 10%)", en="Moderate risk (2 – < 10%)"),
            source=ESC,
        ),
        Band(
            name="high",
            minimum=10,
            display=Text(vi="Nguy cơ cao (10 – < 20%)", en="High risk (10 – < 20%)"),
            indicator="warning",
            source=ESC,
        ),
        Band(
            name="very_high",
            minimum=20,
            display=Text(vi="Nguy cơ rất cao (≥ 20%)", en="Very high risk (≥ 20%)"),
            indicator="critical",
            source=ESC,
        ),
    ),
    citations=(
        Citation("SCORE2-OP working group, Eur Heart J 2021;42:2455–67", "10.1093/eurheartj/ehab312"),
        Citation(ESC, "10.1093/eurheartj/ehaf190"),
    ),
    licence="published equation, free to use",
    population=Text(
        vi="Người 70–89 tuổi ở châu Âu, chưa có bệnh tim mạch và không đái tháo đường.",
        en="Europeans of 70–89 years without cardiovascular disease or diabetes.",
    ),
    cautions=(
        Text(
            vi="Hiệu chỉnh cho các nước châu Âu; chưa có bản cho châu Á.",
            en="Calibrated for European countries; there is no Asian version.",
        ),
        Text(
            vi="Hướng dẫn ESC 2021 dùng ngưỡng theo tuổi (dưới 50: 2,5 và 7,5%; 50–69: 5 và 10%; từ 70: 7,5 và 15%).",
            en=(
                "The ESC guideline of 2021 uses thresholds by age (under 50: 2.5 and 7.5%; 50–69: 5 "
                "and 10%; 70 and over: 7.5 and 15%)."
            ),
        ),
    ),
    examples=(
        Example(
            {
                "score2_region": "low",
                "age": 75,
                "sex": "male",
                "current_smoker": True,
                "systolic_bp": 140,
                "total_cholesterol": 5.5,
                "hdl_cholesterol": 1.3,
            },
            18.562,
            "by hand from the supplement",
            tolerance=0.01,
        ),
        Example(
            {
                "score2_region": "high",
                "age": 80,
                "sex": "female",
                "current_smoker": False,
                "systolic_bp": 140,
                "total_cholesterol": 5.5,
                "hdl_cholesterol": 1.3,
            },
            29.716,
            "by hand from the supplement",
            tolerance=0.01,
        ),
    ),
)

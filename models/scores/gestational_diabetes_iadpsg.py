"""Gestational diabetes by the 75 g glucose test (IADPSG, WHO 2013).

Source: IADPSG Consensus Panel, Diabetes Care 2010;33:676–82, doi:10.2337/dc09-1848 (table: fasting 5.1, one hour
10.0, two hours 8.5 mmol/L, any one equalled or exceeded; fasting 7.0 is overt diabetes). The table's 180, 153 and 126
mg/dL are 9.991, 8.493 and 6.994 mmol/L exactly, so these limits are held at 9.99, 8.49 and 6.99.
"""

from __future__ import annotations

from models import units
from models.band import Band
from models.people import People
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import loinc, quantity
from models.vocabulary.metabolic import FASTING_GLUCOSE

IADPSG = "IADPSG Consensus Panel, Diabetes Care 2010;33:676–82, doi:10.2337/dc09-1848"
FASTING, OVERT, AT_1_HOUR, AT_2_HOURS = 5.1, 6.99, 9.99, 8.49
MG_PER_DL = units.mg_per_dl_to_mmol_per_l(180.16)
ONE_HOUR = quantity(
    "ogtt_1h_glucose",
    "Đường huyết 1 giờ sau uống 75 g glucose",
    "Plasma glucose 1 hour after 75 g glucose",
    "mmol/L",
    (0.5, 60),
    conversions=(MG_PER_DL,),
)
TWO_HOURS = quantity(
    "ogtt_2h_glucose",
    "Đường huyết 2 giờ sau uống 75 g glucose",
    "Plasma glucose 2 hours after 75 g glucose",
    "mmol/L",
    (0.5, 60),
    conversions=(MG_PER_DL,),
    codes=(loinc("14995-5", "Glucose [Moles/volume] 2 hours post 75 g glucose"),),
)


def gestational_diabetes_iadpsg(*, fasting_glucose: float, ogtt_1h_glucose: float, ogtt_2h_glucose: float) -> float:
    """0 none, 1 gestational diabetes, 2 overt diabetes; mmol/L."""
    if fasting_glucose >= OVERT:
        return 2.0
    return float(fasting_glucose >= FASTING or ogtt_1h_glucose >= AT_1_HOUR or ogtt_2h_glucose >= AT_2_HOURS)


SCORE = Score(
    name="gestational_diabetes_iadpsg",
    version="1.2.0",
    title=Text(vi="Đái tháo đường thai kỳ (IADPSG)", en="Gestational diabetes (IADPSG)"),
    summary=Text(
        vi="Đọc nghiệm pháp dung nạp glucose 75 g lúc thai 24–28 tuần.",
        en="Reads the 75 g glucose tolerance test at 24–28 weeks.",
    ),
    specialties=("obstetrics", "endocrinology"),
    inputs=(FASTING_GLUCOSE, ONE_HOUR, TWO_HOURS),
    compute=gestational_diabetes_iadpsg,
    directions={"fasting_glucose": 1, "ogtt_1h_glucose": 1, "ogtt_2h_glucose": 1},
    bands=(
        Band(name="none", display=Text(vi="Không đủ tiêu chuẩn", en="Criteria not met"), source=IADPSG),
        Band(
            name="gestational",
            minimum=1,
            display=Text(vi="Đái tháo đường thai kỳ", en="Gestational diabetes"),
            indicator="warning",
            source=IADPSG,
        ),
        Band(
            name="overt",
            minimum=2,
            display=Text(vi="Đái tháo đường rõ trong thai kỳ", en="Overt diabetes in pregnancy"),
            indicator="critical",
            source=IADPSG,
        ),
    ),
    citations=(Citation(IADPSG, "10.2337/dc09-1848"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Phụ nữ mang thai 24–28 tuần chưa biết đái tháo đường.",
        en="Pregnant women at 24–28 weeks without known diabetes.",
    ),
    people=People(pregnancy="only"),
    cautions=(
        Text(vi="Huyết tương tĩnh mạch, nhịn đói ít nhất 8 giờ.", en="Venous plasma after a fast of at least 8 hours."),
    ),
    examples=(
        Example(
            {"fasting_glucose": 5.1, "ogtt_1h_glucose": 9.0, "ogtt_2h_glucose": 7.0},
            1,
            "by hand: the fasting value equals its limit",
            band="gestational",
        ),
        Example(
            {"fasting_glucose": 5.0, "ogtt_1h_glucose": 9.9, "ogtt_2h_glucose": 8.4},
            0,
            "by hand: every value below its limit",
            band="none",
        ),
    ),
)

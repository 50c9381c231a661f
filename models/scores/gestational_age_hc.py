"""Gestational age from the head circumference.

Source: Hadlock FP et al., Radiology 1984;152:497–501, doi:10.1148/radiology.152.2.6739822: weeks = 8.96 + 0.540·HC +
0.0003·HC³, HC in cm.
"""

from __future__ import annotations

from models.people import People
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.obstetrics import HEAD_CIRCUMFERENCE


def gestational_age_hc(*, fetal_head_circumference: float) -> float:
    """Weeks of gestation; circumference in mm."""
    head = fetal_head_circumference / 10
    return 8.96 + 0.54 * head + 0.0003 * head**3


SCORE = Score(
    name="gestational_age_hc",
    version="1.1.0",
    title=Text(vi="Tuổi thai theo chu vi đầu (Hadlock)", en="Gestational age by head circumference (Hadlock)"),
    summary=Text(
        vi="Tuổi thai (tuần) từ chu vi đầu thai, quý II và III.",
        en="Weeks of gestation from the head circumference, second and third trimester.",
    ),
    specialties=("obstetrics", "imaging"),
    inputs=(HEAD_CIRCUMFERENCE.within(68, 360),),
    compute=gestational_age_hc,
    unit="wk",
    decimals=1,
    higher_is="neither",
    directions={"fetal_head_circumference": 1},
    citations=(Citation("Hadlock FP et al., Radiology 1984;152:497–501", "10.1148/radiology.152.2.6739822"),),
    licence="published equation, free to use",
    population=Text(vi="Một thai, khoảng 12–40 tuần.", en="Singletons of about 12–40 weeks."),
    people=People(pregnancy="only"),
    cautions=(
        Text(
            vi="Không đổi ngày dự sinh đã xác định ở quý I; sai số tăng theo tuổi thai.",
            en="Does not change a due date fixed in the first trimester; the error grows with gestation.",
        ),
    ),
    examples=(
        Example({"fetal_head_circumference": 200}, 22.16, "by hand: 8.96 + 10.8 + 2.4"),
        Example({"fetal_head_circumference": 320}, 36.0704, "by hand: 8.96 + 17.28 + 9.8304"),
    ),
)

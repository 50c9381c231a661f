"""Age shock index: age times shock index, for trauma in older people.

Source: Zarzaur BL et al., J Surg Res 2008;147:229–36, doi:10.1016/j.jss.2008.03.025 (shock index times age).
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import AGE
from models.vocabulary.vitals import HEART_RATE, SYSTOLIC_BP


def age_shock_index(*, age: float, heart_rate: float, systolic_bp: float) -> float:
    """Age (years) times heart rate (/min) over systolic pressure (mmHg)."""
    return age * heart_rate / systolic_bp


SCORE = Score(
    name="age_shock_index",
    title=Text(vi="Chỉ số sốc theo tuổi", en="Age shock index"),
    summary=Text(
        vi="Tuổi nhân chỉ số sốc: nhận ra nguy cơ tử vong sau chấn thương tốt hơn từng dấu hiệu riêng.",
        en="Age times shock index: shows the risk of death after injury better than single signs.",
    ),
    specialties=("emergency", "surgery", "intensive_care"),
    inputs=(AGE.within(minimum=18), HEART_RATE, SYSTOLIC_BP),
    unit="a",
    compute=age_shock_index,
    directions={"age": 1, "heart_rate": 1, "systolic_bp": -1},
    decimals=1,
    citations=(Citation("Zarzaur BL et al., J Surg Res 2008;147:229–36", "10.1016/j.jss.2008.03.025"),),
    licence="published formula, free to use",
    population=Text(vi="Người lớn bị chấn thương.", en="Injured adults."),
    cautions=(
        Text(
            vi="Bài báo gốc không đưa ra ngưỡng chung; xem xu hướng theo thời gian.",
            en="The primary paper gives no single limit; follow the trend.",
        ),
    ),
    examples=(
        Example({"age": 60, "heart_rate": 100, "systolic_bp": 100}, 60, "by hand from the formula"),
        Example({"age": 30, "heart_rate": 80, "systolic_bp": 120}, 20, "by hand from the formula"),
    ),
)

"""ABC score: who will need massive transfusion after injury.

Source: Nunez TC et al., J Trauma 2009;66:346–52, doi:10.1097/TA.0b013e3181961c35 (2 and above).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.vitals import HEART_RATE, SYSTOLIC_BP

NUNEZ = "Nunez TC et al., J Trauma 2009;66:346–52, doi:10.1097/TA.0b013e3181961c35"

PENETRATING = flag("penetrating_injury", "Vết thương xuyên thấu", "Penetrating injury")
FAST = flag("fast_positive", "Siêu âm FAST dương tính", "Positive FAST ultrasound")

SCORE = Score(
    name="abc_massive_transfusion",
    title=Text(vi="ABC (truyền máu khối lượng lớn)", en="ABC score (massive transfusion)"),
    summary=Text(
        vi="Dự đoán nhu cầu truyền máu khối lượng lớn sau chấn thương.",
        en="Predicts the need for massive transfusion after injury.",
    ),
    specialties=("emergency", "surgery", "intensive_care"),
    inputs=(PENETRATING, SYSTOLIC_BP, HEART_RATE, FAST),
    items=(
        if_true(PENETRATING, 1),
        by_steps(SYSTOLIC_BP, 1, above(90, 0)),
        by_steps(HEART_RATE, 0, at_least(120, 1)),
        if_true(FAST, 1),
    ),
    bands=(
        Band(name="unlikely", display=Text(vi="0–1: ít khả năng", en="0–1: unlikely"), source=NUNEZ),
        Band(
            name="likely",
            minimum=2,
            display=Text(vi="≥ 2: nhiều khả năng cần truyền máu khối lượng lớn", en="≥ 2: massive transfusion likely"),
            advice=Text(
                vi="Xem xét kích hoạt quy trình truyền máu khối lượng lớn.",
                en="Consider activating the massive transfusion protocol.",
            ),
            indicator="critical",
            source=NUNEZ,
        ),
    ),
    citations=(Citation("Nunez TC et al., J Trauma 2009;66:346–52", "10.1097/TA.0b013e3181961c35"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn bị chấn thương, lúc tiếp nhận.", en="Injured adults on arrival."),
    examples=(
        Example(
            {"penetrating_injury": False, "systolic_bp": 90, "heart_rate": 120, "fast_positive": False},
            2,
            "by hand from the criteria",
            band="likely",
        ),
        Example(
            {"penetrating_injury": True, "systolic_bp": 91, "heart_rate": 119, "fast_positive": False},
            1,
            "by hand from the criteria",
            band="unlikely",
        ),
    ),
)

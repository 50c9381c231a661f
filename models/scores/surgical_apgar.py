"""Surgical Apgar score: complications after general or vascular surgery.

Source: Gawande AA et al., J Am Coll Surg 2007;204:201–8, doi:10.1016/j.jamcollsurg.2006.10.025 (points; major
complication or death 17 of 29 at ≤ 4, 8 of 220 at 9–10).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, at_least, by_steps
from models.score import Citation, Example, Score
from models.score_tables.possum import BLOOD_LOSS
from models.terms import Text
from models.vocabulary.declare import flag, quantity

GAWANDE = "Gawande AA et al., J Am Coll Surg 2007;204:201–8, doi:10.1016/j.jamcollsurg.2006.10.025"
LOWEST_MAP = quantity(
    "lowest_map",
    "Huyết áp trung bình thấp nhất trong mổ",
    "Lowest mean arterial pressure during surgery",
    "mm[Hg]",
    (0, 200),
)
LOWEST_RATE = quantity(
    "lowest_heart_rate", "Nhịp tim thấp nhất trong mổ", "Lowest heart rate during surgery", "/min", (0, 250)
)
BRADYARRHYTHMIA = flag(
    "pathological_bradyarrhythmia",
    "Loạn nhịp chậm bệnh lý hoặc vô tâm thu",
    "Pathological bradyarrhythmia or asystole",
    help=Text(
        vi="Vô tâm thu, block nhĩ thất, ngừng xoang: phần nhịp tim được 0 điểm.",
        en="Asystole, AV block, sinus arrest: the heart rate scores 0.",
    ),
)


def heart_rate_points(lowest: float, is_pathological: bool) -> float:
    """4 at 55 or less, down to 0 above 85 or with a pathological bradyarrhythmia."""
    if is_pathological or lowest > 85:
        return 0.0
    return next((points for limit, points in ((55, 4.0), (65, 3.0), (75, 2.0), (85, 1.0)) if lowest <= limit))


SCORE = Score(
    name="surgical_apgar",
    title=Text(vi="Apgar phẫu thuật", en="Surgical Apgar score"),
    summary=Text(
        vi="Ngay sau mổ, dự báo biến chứng nặng hoặc tử vong trong 30 ngày.",
        en="At the end of surgery, predicts major complications or death within 30 days.",
    ),
    specialties=("surgery",),
    inputs=(BLOOD_LOSS, LOWEST_MAP, LOWEST_RATE, BRADYARRHYTHMIA),
    higher_is="better",
    items=(
        by_steps(BLOOD_LOSS, 3, above(100, 2), above(600, 1), above(1000, 0)),
        by_steps(LOWEST_MAP, 0, at_least(40, 1), at_least(55, 2), at_least(70, 3)),
        Item(
            "heart_rate",
            Text(vi="Nhịp tim thấp nhất", en="Lowest heart rate"),
            ("lowest_heart_rate", "pathological_bradyarrhythmia"),
            heart_rate_points,
            {"lowest_heart_rate": (55, 65, 75, 85)},
        ),
    ),
    bands=(
        Band(
            name="high",
            display=Text(vi="0–4: nguy cơ cao", en="0–4: high risk"),
            indicator="critical",
            risk=Text(
                vi="biến chứng nặng hoặc tử vong 58,6 % (17/29)", en="major complication or death 58.6 % (17/29)"
            ),
            source=GAWANDE,
        ),
        Band(
            name="intermediate",
            minimum=5,
            display=Text(vi="5–8: nguy cơ trung bình", en="5–8: intermediate risk"),
            indicator="warning",
            source=GAWANDE,
        ),
        Band(
            name="low",
            minimum=9,
            display=Text(vi="9–10: nguy cơ thấp", en="9–10: low risk"),
            risk=Text(vi="biến chứng nặng hoặc tử vong 3,6 % (8/220)", en="major complication or death 3.6 % (8/220)"),
            source=GAWANDE,
        ),
    ),
    citations=(Citation("Gawande AA et al., J Am Coll Surg 2007;204:201–8", "10.1016/j.jamcollsurg.2006.10.025"),),
    licence="published points table, free to use",
    population=Text(vi="Người lớn mổ tổng quát hoặc mạch máu.", en="Adults after general or vascular surgery."),
    cautions=(
        Text(vi="Thuốc chẹn beta làm chậm nhịp và tăng điểm.", en="Beta-blockers slow the heart and raise the score."),
    ),
    examples=(
        Example(
            {"blood_loss": 100, "lowest_map": 70, "lowest_heart_rate": 55, "pathological_bradyarrhythmia": False},
            10,
            "by hand: the greatest score",
            band="low",
        ),
        Example(
            {"blood_loss": 1001, "lowest_map": 39, "lowest_heart_rate": 50, "pathological_bradyarrhythmia": True},
            0,
            "by hand: the least score",
            band="high",
        ),
    ),
)

"""Shock index: heart rate over systolic pressure.

Source: Allgöwer M, Burri C, Dtsch Med Wochenschr 1967;92:1947–50, doi:10.1055/s-0028-1106070; cut-points: Rady MY et
al., Ann Emerg Med 1994;24:685–90, doi:10.1016/S0196-0644(94)70279-9 (normal 0.5–0.7; ≥ 0.9 needs priority).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import AGE
from models.vocabulary.vitals import HEART_RATE, SYSTOLIC_BP

RADY = "Rady MY et al., Ann Emerg Med 1994;24:685–90, doi:10.1016/S0196-0644(94)70279-9"


def shock_index(*, heart_rate: float, systolic_bp: float) -> float:
    """Heart rate (/min) over systolic pressure (mmHg)."""
    return heart_rate / systolic_bp


SCORE = Score(
    name="shock_index",
    title=Text(vi="Chỉ số sốc", en="Shock index"),
    summary=Text(
        vi="Tỉ số nhịp tim trên huyết áp tâm thu; nhận ra sốc còn bù khi từng dấu hiệu còn gần bình thường.",
        en="Heart rate over systolic pressure; shows occult shock while each sign is still near normal.",
    ),
    specialties=("emergency", "intensive_care", "obstetrics", "surgery"),
    inputs=(HEART_RATE, SYSTOLIC_BP, AGE.within(minimum=16)),
    unit="1",
    compute=lambda *, heart_rate, systolic_bp, age: shock_index(heart_rate=heart_rate, systolic_bp=systolic_bp),
    directions={"heart_rate": 1, "systolic_bp": -1, "age": 1},
    decimals=2,
    bands=(
        Band(
            name="normal",
            display=Text(vi="≤ 0,7: trong giới hạn bình thường", en="≤ 0.7: within the normal range"),
            source=RADY,
        ),
        Band(name="raised", above=0.7, display=Text(vi="0,7–0,9: tăng", en="0.7–0.9: raised"), source=RADY),
        Band(
            name="high",
            minimum=0.9,
            display=Text(vi="≥ 0,9: cao", en="≥ 0.9: high"),
            advice=Text(
                vi="Đánh giá ngay: nghĩ đến chảy máu, nhiễm khuẩn huyết, thuyên tắc phổi.",
                en="Assess at once: think of bleeding, sepsis, pulmonary embolism.",
            ),
            indicator="critical",
            risk=Text(
                vi="≥ 0,9: liên quan với bệnh cần điều trị ngay và nhập hồi sức",
                en="≥ 0.9: associated with illness needing immediate treatment and intensive care",
            ),
            source=RADY,
        ),
    ),
    citations=(
        Citation("Allgöwer M, Burri C, Dtsch Med Wochenschr 1967;92:1947–50", "10.1055/s-0028-1106070"),
        Citation("Rady MY et al., Ann Emerg Med 1994;24:685–90", "10.1016/S0196-0644(94)70279-9"),
    ),
    licence="published formula, free to use",
    population=Text(vi="Người từ 16 tuổi.", en="People of 16 and over."),
    cautions=(
        Text(
            vi="Thuốc chẹn beta, máy tạo nhịp hoặc tăng huyết áp nền làm chỉ số thấp giả.",
            en="Beta-blockers, pacemakers or baseline hypertension lower it falsely.",
        ),
        Text(vi="Trẻ em có ngưỡng theo tuổi riêng.", en="Children have limits of their own by age."),
    ),
    examples=(
        Example({"heart_rate": 90, "systolic_bp": 100, "age": 40}, 0.9, "by hand from the formula", band="high"),
        Example({"heart_rate": 70, "systolic_bp": 140, "age": 40}, 0.5, "by hand from the formula", band="normal"),
    ),
)

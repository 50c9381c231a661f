"""Simplified revised Geneva score: one point for each criterion.

Source: Klok FA et al., Arch Intern Med 2008;168:2131–6, doi:10.1001/archinte.168.19.2131; a rate of 95 and above
takes 2 points in all, as tabulated by Konstantinides SV et al. (ESC 2019), Eur Heart J 2020;41:543–603,
doi:10.1093/eurheartj/ehz405, table 5.
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.history import CANCER
from models.vocabulary.person import AGE
from models.vocabulary.thrombosis import HAEMOPTYSIS, LEG_PAIN, LEG_TENDERNESS, PREVIOUS_VTE, SURGERY_OR_FRACTURE
from models.vocabulary.vitals import HEART_RATE

ESC = "Konstantinides SV et al. (ESC 2019), Eur Heart J 2020;41:543–603, doi:10.1093/eurheartj/ehz405, table 5"

SCORE = Score(
    name="simplified_geneva",
    title=Text(vi="Thang Geneva rút gọn (thuyên tắc phổi)", en="Simplified revised Geneva score (pulmonary embolism)"),
    summary=Text(
        vi="Xác suất lâm sàng của thuyên tắc phổi, mỗi tiêu chuẩn một điểm.",
        en="Clinical probability of pulmonary embolism, one point a criterion.",
    ),
    specialties=("emergency", "respiratory", "cardiology"),
    inputs=(
        AGE.within(minimum=18),
        PREVIOUS_VTE,
        SURGERY_OR_FRACTURE,
        CANCER,
        LEG_PAIN,
        HAEMOPTYSIS,
        HEART_RATE,
        LEG_TENDERNESS,
    ),
    items=(
        by_steps(AGE, 0, above(65, 1)),
        if_true(PREVIOUS_VTE, 1),
        if_true(SURGERY_OR_FRACTURE, 1),
        if_true(CANCER, 1),
        if_true(LEG_PAIN, 1),
        if_true(HAEMOPTYSIS, 1),
        by_steps(HEART_RATE, 0, at_least(75, 1), at_least(95, 2)),
        if_true(LEG_TENDERNESS, 1),
    ),
    bands=(
        Band(
            name="low",
            display=Text(
                vi="0–1: thấp (ba mức); ít khả năng (hai mức)", en="0–1: low (three levels); unlikely (two levels)"
            ),
            source=ESC,
        ),
        Band(
            name="intermediate_unlikely",
            minimum=2,
            display=Text(vi="2: trung bình; ít khả năng", en="2: intermediate; unlikely"),
            source=ESC,
        ),
        Band(
            name="intermediate_likely",
            minimum=3,
            display=Text(vi="3–4: trung bình; nhiều khả năng", en="3–4: intermediate; likely"),
            indicator="warning",
            source=ESC,
        ),
        Band(
            name="high",
            minimum=5,
            display=Text(vi="≥ 5: cao; nhiều khả năng", en="≥ 5: high; likely"),
            indicator="critical",
            source=ESC,
        ),
    ),
    citations=(
        Citation("Klok FA et al., Arch Intern Med 2008;168:2131–6", "10.1001/archinte.168.19.2131"),
        Citation("Konstantinides SV et al., Eur Heart J 2020;41:543–603", "10.1093/eurheartj/ehz405"),
    ),
    licence="published rule, free to use",
    population=Text(vi="Người lớn nghi thuyên tắc phổi.", en="Adults with suspected pulmonary embolism."),
    examples=(
        Example(
            {
                "age": 66,
                "previous_vte": True,
                "surgery_or_fracture_within_1_month": True,
                "cancer": True,
                "unilateral_leg_pain": True,
                "haemoptysis": True,
                "heart_rate": 95,
                "deep_vein_tenderness_and_oedema": True,
            },
            9,
            "by hand: highest score",
            band="high",
        ),
        Example(
            {
                "age": 65,
                "previous_vte": True,
                "surgery_or_fracture_within_1_month": False,
                "cancer": False,
                "unilateral_leg_pain": False,
                "haemoptysis": False,
                "heart_rate": 94,
                "deep_vein_tenderness_and_oedema": False,
            },
            2,
            "by hand from the table",
            band="intermediate_unlikely",
        ),
    ),
)

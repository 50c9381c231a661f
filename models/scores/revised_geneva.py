"""Revised Geneva score: probability of pulmonary embolism without the doctor's impression.

Source: Le Gal G et al., Ann Intern Med 2006;144:165–71, doi:10.7326/0003-4819-144-3-200602070-00004.
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

LE_GAL = "Le Gal G et al., Ann Intern Med 2006;144:165–71, doi:10.7326/0003-4819-144-3-200602070-00004"

SCORE = Score(
    name="revised_geneva",
    title=Text(vi="Thang Geneva sửa đổi (thuyên tắc phổi)", en="Revised Geneva score (pulmonary embolism)"),
    summary=Text(
        vi="Xác suất lâm sàng của thuyên tắc phổi chỉ từ tiêu chuẩn khách quan.",
        en="Clinical probability of pulmonary embolism from objective criteria alone.",
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
        if_true(PREVIOUS_VTE, 3),
        if_true(SURGERY_OR_FRACTURE, 2),
        if_true(CANCER, 2),
        if_true(LEG_PAIN, 3),
        if_true(HAEMOPTYSIS, 2),
        by_steps(HEART_RATE, 0, at_least(75, 3), at_least(95, 5)),
        if_true(LEG_TENDERNESS, 4),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–3: thấp", en="0–3: low"),
            risk=Text(vi="Tỉ lệ thuyên tắc phổi 8 %", en="Prevalence of embolism 8 %"),
            source=LE_GAL,
        ),
        Band(
            name="intermediate",
            minimum=4,
            display=Text(vi="4–10: trung bình", en="4–10: intermediate"),
            indicator="warning",
            risk=Text(vi="Tỉ lệ thuyên tắc phổi 28 %", en="Prevalence of embolism 28 %"),
            source=LE_GAL,
        ),
        Band(
            name="high",
            minimum=11,
            display=Text(vi="≥ 11: cao", en="≥ 11: high"),
            indicator="critical",
            risk=Text(vi="Tỉ lệ thuyên tắc phổi 74 %", en="Prevalence of embolism 74 %"),
            source=LE_GAL,
        ),
    ),
    citations=(Citation("Le Gal G et al., Ann Intern Med 2006;144:165–71", "10.7326/0003-4819-144-3-200602070-00004"),),
    licence="published rule, free to use",
    population=Text(
        vi="Người lớn nghi thuyên tắc phổi tại cấp cứu.",
        en="Adults with suspected pulmonary embolism in the emergency department.",
    ),
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
            22,
            "by hand: highest score",
            band="high",
        ),
        Example(
            {
                "age": 65,
                "previous_vte": False,
                "surgery_or_fracture_within_1_month": False,
                "cancer": False,
                "unilateral_leg_pain": False,
                "haemoptysis": False,
                "heart_rate": 94,
                "deep_vein_tenderness_and_oedema": False,
            },
            3,
            "by hand from the table",
            band="low",
        ),
    ),
)

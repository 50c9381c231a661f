"""CURB-65: severity of community-acquired pneumonia in hospital.

Source: Lim WS et al., Thorax 2003;58:377–82, doi:10.1136/thorax.58.5.377 (30-day mortality by score from the
derivation cohort, abstract).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import UREA
from models.vocabulary.person import AGE
from models.vocabulary.vitals import CONFUSION, DIASTOLIC_BP, RESPIRATORY_RATE, SYSTOLIC_BP

LIM = "Lim WS et al., Thorax 2003;58:377–82, doi:10.1136/thorax.58.5.377"
MORTALITY = (0.007, 0.032, 0.13, 0.17, 0.415, 0.57)


def _pressure(systolic_bp: float, diastolic_bp: float) -> float:
    return float(systolic_bp < 90 or diastolic_bp <= 60)


SCORE = Score(
    name="curb_65",
    version="1.1.0",
    title=Text(vi="CURB-65 (viêm phổi cộng đồng)", en="CURB-65 (community-acquired pneumonia)"),
    summary=Text(
        vi="Nguy cơ tử vong 30 ngày của viêm phổi cộng đồng, giúp chọn nơi điều trị.",
        en="30-day mortality of community-acquired pneumonia; helps to choose where to treat.",
    ),
    specialties=("respiratory", "emergency", "tropical", "general"),
    inputs=(CONFUSION, UREA.fresh(24), RESPIRATORY_RATE, SYSTOLIC_BP, DIASTOLIC_BP, AGE.within(minimum=18)),
    items=(
        if_true(CONFUSION, 1),
        by_steps(UREA, 0, above(7, 1)),
        by_steps(RESPIRATORY_RATE, 0, at_least(30, 1)),
        Item(
            "pressure",
            Text(vi="Huyết áp tâm thu < 90 hoặc tâm trương ≤ 60 mmHg", en="Systolic < 90 or diastolic ≤ 60 mmHg"),
            ("systolic_bp", "diastolic_bp"),
            _pressure,
            {"systolic_bp": (90,), "diastolic_bp": (60,)},
        ),
        by_steps(AGE, 0, at_least(65, 1)),
    ),
    probability=lambda score: MORTALITY[round(score)],
    probability_of=Text(vi="Tử vong trong 30 ngày", en="Death within 30 days"),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–1: nguy cơ thấp", en="0–1: low risk"),
            advice=Text(vi="Có thể điều trị ngoại trú.", en="May be suitable for treatment at home."),
            source=LIM,
        ),
        Band(
            name="moderate",
            minimum=2,
            display=Text(vi="2: nguy cơ trung bình", en="2: intermediate risk"),
            advice=Text(vi="Xem xét nhập viện.", en="Consider hospital treatment."),
            indicator="warning",
            source=LIM,
        ),
        Band(
            name="high",
            minimum=3,
            display=Text(vi="≥ 3: viêm phổi nặng", en="≥ 3: severe pneumonia"),
            advice=Text(
                vi="Điều trị nội trú; 4–5 điểm: xem xét hồi sức.", en="Treat in hospital; 4–5: consider intensive care."
            ),
            indicator="critical",
            source=LIM,
        ),
    ),
    citations=(Citation("Lim WS et al., Thorax 2003;58:377–82", "10.1136/thorax.58.5.377"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn viêm phổi mắc phải cộng đồng.", en="Adults with community-acquired pneumonia."),
    cautions=(
        Text(
            vi="Đánh giá thấp mức nặng ở người trẻ; xét thêm oxy máu, bệnh nền và hoàn cảnh xã hội.",
            en="Understates severity in the young; weigh oxygenation, comorbidity and social circumstances.",
        ),
    ),
    examples=(
        Example(
            {"confusion": False, "urea": 7.0, "respiratory_rate": 29, "systolic_bp": 90, "diastolic_bp": 61, "age": 64},
            0,
            "by hand from the criteria",
            probability=0.007,
            band="low",
        ),
        Example(
            {"confusion": True, "urea": 7.1, "respiratory_rate": 30, "systolic_bp": 120, "diastolic_bp": 60, "age": 65},
            5,
            "by hand from the criteria",
            probability=0.57,
            band="high",
        ),
    ),
)

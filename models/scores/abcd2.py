"""ABCD²: the risk of stroke within two days of a transient ischaemic attack.

Source: Johnston SC et al., Lancet 2007;369:283–92, doi:10.1016/S0140-6736(07)60150-0 (points; two-day risk).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, quantity
from models.vocabulary.history import DIABETES
from models.vocabulary.person import AGE
from models.vocabulary.vitals import DIASTOLIC_BP, SYSTOLIC_BP

JOHNSTON = "Johnston SC et al., Lancet 2007;369:283–92, doi:10.1016/S0140-6736(07)60150-0 (n = 4799)"

FEATURES = choice(
    "tia_features",
    "Triệu chứng của cơn",
    "Features of the attack",
    (
        ("weakness", "Yếu một bên người", "Unilateral weakness"),
        ("speech", "Rối loạn lời nói, không yếu", "Speech disturbance without weakness"),
        ("other", "Khác", "Other"),
    ),
)
DURATION = quantity("tia_duration", "Thời gian kéo dài triệu chứng", "Duration of symptoms", "min", (0, 1440))


def pressure(systolic: float, diastolic: float) -> float:
    """One point from 140 systolic or from 90 diastolic."""
    return float(systolic >= 140 or diastolic >= 90)


SCORE = Score(
    name="abcd2",
    title=Text(vi="ABCD² sau cơn thiếu máu não thoáng qua", en="ABCD² after a transient ischaemic attack"),
    summary=Text(
        vi="Nguy cơ đột quỵ trong 2 ngày sau cơn thiếu máu não thoáng qua.",
        en="The risk of stroke within two days of a transient ischaemic attack.",
    ),
    specialties=("neurology", "emergency"),
    inputs=(AGE.within(minimum=18), SYSTOLIC_BP, DIASTOLIC_BP, FEATURES, DURATION, DIABETES),
    items=(
        by_steps(AGE, 0, at_least(60, 1)),
        Item(
            "blood_pressure",
            Text(vi="Huyết áp lần đầu ≥ 140/90 mmHg", en="First blood pressure ≥ 140/90 mmHg"),
            ("systolic_bp", "diastolic_bp"),
            pressure,
            {"systolic_bp": (140,), "diastolic_bp": (90,)},
        ),
        by_option(FEATURES, {"weakness": 2, "speech": 1, "other": 0}),
        by_steps(DURATION, 0, at_least(10, 1), at_least(60, 2)),
        if_true(DIABETES, 1),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–3: nguy cơ thấp", en="0–3: low risk"),
            risk=Text(vi="1,0% đột quỵ trong 2 ngày", en="1.0% stroke within 2 days"),
            source=JOHNSTON,
        ),
        Band(
            name="moderate",
            minimum=4,
            display=Text(vi="4–5: nguy cơ trung bình", en="4–5: moderate risk"),
            indicator="warning",
            risk=Text(vi="4,1% đột quỵ trong 2 ngày", en="4.1% stroke within 2 days"),
            source=JOHNSTON,
        ),
        Band(
            name="high",
            minimum=6,
            display=Text(vi="6–7: nguy cơ cao", en="6–7: high risk"),
            indicator="critical",
            risk=Text(vi="8,1% đột quỵ trong 2 ngày", en="8.1% stroke within 2 days"),
            source=JOHNSTON,
        ),
    ),
    citations=(Citation("Johnston SC et al., Lancet 2007;369:283–92", "10.1016/S0140-6736(07)60150-0"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn vừa bị cơn thiếu máu não thoáng qua.", en="Adults after a transient ischaemic attack."
    ),
    cautions=(
        Text(
            vi=(
                "Điểm thấp không loại trừ hẹp động mạch cảnh hay rung nhĩ; không dùng một mình để quyết định nhập viện."
            ),
            en=(
                "A low score does not rule out carotid stenosis or atrial fibrillation; do not "
                "decide on admission by it alone."
            ),
        ),
    ),
    examples=(
        Example(
            {
                "age": 60,
                "systolic_bp": 140,
                "diastolic_bp": 80,
                "tia_features": "weakness",
                "tia_duration": 60,
                "diabetes": True,
            },
            7,
            "by hand from the points (the maximum)",
            band="high",
        ),
        Example(
            {
                "age": 59,
                "systolic_bp": 139,
                "diastolic_bp": 89,
                "tia_features": "speech",
                "tia_duration": 10,
                "diabetes": False,
            },
            2,
            "by hand from the points",
            band="low",
        ),
    ),
)

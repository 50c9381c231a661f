"""SMRT-CO: SMART-COP without blood tests.

Source: Charles PG et al., Clin Infect Dis 2008;47:375–84, doi:10.1086/589754 (the version without albumin, PaO₂ and
pH).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import AGE
from models.vocabulary.vitals import CONFUSION, HEART_RATE, MULTILOBAR, RESPIRATORY_RATE, SPO2, SYSTOLIC_BP

CHARLES = "Charles PG et al., Clin Infect Dis 2008;47:375–84, doi:10.1086/589754"


def _rate(age: float, respiratory_rate: float) -> float:
    return float(respiratory_rate >= (25 if age <= 50 else 30))


def _oxygen(age: float, spo2: float) -> float:
    return 2.0 if spo2 <= (93 if age <= 50 else 90) else 0.0


SCORE = Score(
    name="smrt_co",
    title=Text(vi="SMRT-CO (viêm phổi, không cần xét nghiệm)", en="SMRT-CO (pneumonia, no laboratory)"),
    summary=Text(
        vi="Dự đoán nhu cầu hỗ trợ hô hấp tích cực hoặc thuốc vận mạch khi chưa có xét nghiệm.",
        en="Predicts the need for intensive respiratory or vasopressor support before laboratory results.",
    ),
    specialties=("respiratory", "emergency", "general"),
    inputs=(SYSTOLIC_BP, MULTILOBAR, AGE.within(minimum=18), RESPIRATORY_RATE, HEART_RATE, CONFUSION, SPO2),
    items=(
        by_steps(SYSTOLIC_BP, 2, at_least(90, 0)),
        if_true(MULTILOBAR, 1),
        Item(
            "respiratory_rate",
            RESPIRATORY_RATE.display,
            ("age", "respiratory_rate"),
            _rate,
            {"age": (50,), "respiratory_rate": (25, 30)},
        ),
        by_steps(HEART_RATE, 0, at_least(125, 1)),
        if_true(CONFUSION, 1),
        Item("oxygen", SPO2.display, ("age", "spo2"), _oxygen, {"age": (50,), "spo2": (90, 93)}),
    ),
    bands=(
        Band(name="very_low", display=Text(vi="0: rất thấp", en="0: very low risk"), source=CHARLES),
        Band(
            name="low",
            minimum=1,
            display=Text(vi="1: thấp", en="1: low risk"),
            risk=Text(vi="Khoảng 5 % (1/20)", en="About 5 % (1 in 20)"),
            source=CHARLES,
        ),
        Band(
            name="moderate",
            minimum=2,
            display=Text(vi="2: trung bình", en="2: moderate risk"),
            indicator="warning",
            risk=Text(vi="Khoảng 10 % (1/10)", en="About 10 % (1 in 10)"),
            source=CHARLES,
        ),
        Band(
            name="high",
            minimum=3,
            display=Text(vi="3: cao", en="3: high risk"),
            indicator="critical",
            risk=Text(vi="Khoảng 17 % (1/6)", en="About 17 % (1 in 6)"),
            source=CHARLES,
        ),
        Band(
            name="very_high",
            minimum=4,
            display=Text(vi="≥ 4: rất cao", en="≥ 4: very high risk"),
            indicator="critical",
            risk=Text(vi="Khoảng 33 % (1/3)", en="About 33 % (1 in 3)"),
            source=CHARLES,
        ),
    ),
    citations=(Citation("Charles PG et al., Clin Infect Dis 2008;47:375–84", "10.1086/589754"),),
    licence="published table, free to use",
    population=Text(vi="Người lớn viêm phổi mắc phải cộng đồng.", en="Adults with community-acquired pneumonia."),
    examples=(
        Example(
            {
                "systolic_bp": 89,
                "multilobar_infiltrates": True,
                "age": 50,
                "respiratory_rate": 25,
                "heart_rate": 125,
                "confusion": True,
                "spo2": 93,
            },
            8,
            "by hand: highest score",
            band="very_high",
        ),
        Example(
            {
                "systolic_bp": 90,
                "multilobar_infiltrates": False,
                "age": 51,
                "respiratory_rate": 29,
                "heart_rate": 124,
                "confusion": False,
                "spo2": 91,
            },
            0,
            "by hand: over 50 the milder limits hold",
            band="very_low",
        ),
    ),
)

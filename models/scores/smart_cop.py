"""SMART-COP: who with pneumonia will need intensive respiratory or vasopressor support.

Source: Charles PG et al., Clin Infect Dis 2008;47:375–84, doi:10.1086/589754 (figure 3 and table 4). Limits of rate
and oxygen depend on age 50.
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import ALBUMIN, ARTERIAL_PH, PAO2
from models.vocabulary.person import AGE
from models.vocabulary.vitals import CONFUSION, FIO2, HEART_RATE, MULTILOBAR, RESPIRATORY_RATE, SPO2, SYSTOLIC_BP

CHARLES = "Charles PG et al., Clin Infect Dis 2008;47:375–84, doi:10.1086/589754"


def _rate(age: float, respiratory_rate: float) -> float:
    return float(respiratory_rate >= (25 if age <= 50 else 30))


def _oxygen(age: float, pao2: float, spo2: float, fio2: float) -> float:
    least_pao2, most_spo2, least_ratio = (70, 93, 333) if age <= 50 else (60, 90, 250)
    return 2.0 if pao2 < least_pao2 or spo2 <= most_spo2 or pao2 / (fio2 / 100) < least_ratio else 0.0


SCORE = Score(
    name="smart_cop",
    version="1.1.0",
    title=Text(vi="SMART-COP (viêm phổi)", en="SMART-COP (pneumonia)"),
    summary=Text(
        vi="Dự đoán nhu cầu hỗ trợ hô hấp tích cực hoặc thuốc vận mạch trong viêm phổi cộng đồng.",
        en="Predicts the need for intensive respiratory or vasopressor support in community-acquired pneumonia.",
    ),
    specialties=("respiratory", "intensive_care", "emergency"),
    inputs=(
        SYSTOLIC_BP,
        MULTILOBAR,
        ALBUMIN.fresh(24),
        AGE.within(minimum=18),
        RESPIRATORY_RATE,
        HEART_RATE,
        CONFUSION,
        PAO2,
        SPO2,
        FIO2,
        ARTERIAL_PH,
    ),
    items=(
        by_steps(SYSTOLIC_BP, 2, at_least(90, 0)),
        if_true(MULTILOBAR, 1),
        by_steps(ALBUMIN, 1, at_least(35, 0)),
        Item(
            "respiratory_rate",
            RESPIRATORY_RATE.display,
            ("age", "respiratory_rate"),
            _rate,
            {"age": (50,), "respiratory_rate": (25, 30)},
        ),
        by_steps(HEART_RATE, 0, at_least(125, 1)),
        if_true(CONFUSION, 1),
        Item(
            "oxygen",
            Text(vi="Oxy hoá máu", en="Oxygenation"),
            ("age", "pao2", "spo2", "fio2"),
            _oxygen,
            {"age": (50,), "pao2": (60, 70), "spo2": (90, 93)},
        ),
        by_steps(ARTERIAL_PH, 2, at_least(7.35, 0)),
    ),
    bands=(
        Band(name="low", display=Text(vi="0–2: nguy cơ thấp", en="0–2: low risk"), source=CHARLES),
        Band(
            name="moderate",
            minimum=3,
            display=Text(vi="3–4: nguy cơ trung bình", en="3–4: moderate risk"),
            indicator="warning",
            risk=Text(vi="Khoảng 1/8 cần hỗ trợ tích cực", en="About 1 in 8 need intensive support"),
            source=CHARLES,
        ),
        Band(
            name="high",
            minimum=5,
            display=Text(vi="5–6: nguy cơ cao", en="5–6: high risk"),
            indicator="critical",
            risk=Text(vi="Khoảng 1/3", en="About 1 in 3"),
            source=CHARLES,
        ),
        Band(
            name="very_high",
            minimum=7,
            display=Text(vi="≥ 7: nguy cơ rất cao", en="≥ 7: very high risk"),
            indicator="critical",
            risk=Text(vi="Khoảng 2/3", en="About 2 in 3"),
            source=CHARLES,
        ),
    ),
    citations=(Citation("Charles PG et al., Clin Infect Dis 2008;47:375–84", "10.1086/589754"),),
    licence="published table, free to use",
    population=Text(vi="Người lớn viêm phổi mắc phải cộng đồng.", en="Adults with community-acquired pneumonia."),
    cautions=(
        Text(
            vi="Không ước tính tử vong; không dùng khi suy giảm miễn dịch nặng.",
            en="Does not estimate mortality; not for marked immunosuppression.",
        ),
    ),
    examples=(
        Example(
            {
                "systolic_bp": 89,
                "multilobar_infiltrates": True,
                "albumin": 34,
                "age": 50,
                "respiratory_rate": 25,
                "heart_rate": 125,
                "confusion": True,
                "pao2": 69,
                "spo2": 93,
                "fio2": 21,
                "arterial_ph": 7.34,
            },
            11,
            "by hand from the table: highest score",
            band="very_high",
        ),
        Example(
            {
                "systolic_bp": 90,
                "multilobar_infiltrates": False,
                "albumin": 35,
                "age": 51,
                "respiratory_rate": 29,
                "heart_rate": 124,
                "confusion": False,
                "pao2": 60,
                "spo2": 91,
                "fio2": 21,
                "arterial_ph": 7.35,
            },
            0,
            "by hand from the table: over 50 the milder limits hold",
            band="low",
        ),
    ),
)

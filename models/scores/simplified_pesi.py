"""Simplified Pulmonary Embolism Severity Index.

Source: Jiménez D et al., Arch Intern Med 2010;170:1383–9, doi:10.1001/archinternmed.2010.199 (0: 30-day mortality 1.0
%, 95 % CI 0.0–2.1; 1 and above: 10.9 %, 8.5–13.2).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.history import CANCER
from models.vocabulary.person import AGE
from models.vocabulary.vitals import HEART_RATE, SPO2, SYSTOLIC_BP

JIMENEZ = "Jiménez D et al., Arch Intern Med 2010;170:1383–9, doi:10.1001/archinternmed.2010.199"

CHRONIC = flag(
    "chronic_cardiopulmonary_disease",
    "Suy tim hoặc bệnh phổi mạn tính",
    "Heart failure or chronic lung disease",
    icd10=("I50", "J43", "J44", "J47", "J84"),
)
CANCER_EVER = CANCER.told(
    display=Text(vi="Ung thư (hiện tại hoặc trong tiền sử)", en="Cancer (present or in the history)")
)

SCORE = Score(
    name="simplified_pesi",
    version="1.2.0",
    title=Text(vi="sPESI (mức nặng thuyên tắc phổi, rút gọn)", en="sPESI (simplified PESI)"),
    summary=Text(
        vi="Nhận ra người thuyên tắc phổi cấp có nguy cơ tử vong thấp.",
        en="Finds patients with acute pulmonary embolism at low risk of death.",
    ),
    specialties=("emergency", "cardiology", "respiratory"),
    inputs=(AGE.within(minimum=18), CANCER_EVER, CHRONIC, HEART_RATE, SYSTOLIC_BP, SPO2),
    items=(
        by_steps(AGE, 0, above(80, 1)),
        if_true(CANCER_EVER, 1),
        if_true(CHRONIC, 1),
        by_steps(HEART_RATE, 0, at_least(110, 1)),
        by_steps(SYSTOLIC_BP, 1, at_least(100, 0)),
        by_steps(SPO2, 1, at_least(90, 0)),
    ),
    probability=lambda score: 0.01 if score < 1 else 0.109,
    probability_of=Text(vi="Tử vong trong 30 ngày", en="Death within 30 days"),
    bands=(
        Band(
            name="low",
            display=Text(vi="0: nguy cơ thấp", en="0: low risk"),
            risk=Text(vi="Tử vong 30 ngày 1,0 % (KTC 95 % 0,0–2,1)", en="30-day mortality 1.0 % (95 % CI 0.0–2.1)"),
            source=JIMENEZ,
        ),
        Band(
            name="high",
            minimum=1,
            display=Text(vi="≥ 1: nguy cơ cao", en="≥ 1: high risk"),
            indicator="warning",
            risk=Text(vi="Tử vong 30 ngày 10,9 % (KTC 95 % 8,5–13,2)", en="30-day mortality 10.9 % (95 % CI 8.5–13.2)"),
            source=JIMENEZ,
        ),
    ),
    citations=(Citation("Jiménez D et al., Arch Intern Med 2010;170:1383–9", "10.1001/archinternmed.2010.199"),),
    licence="published table, free to use",
    population=Text(
        vi="Người lớn thuyên tắc phổi cấp đã xác định.", en="Adults with confirmed acute pulmonary embolism."
    ),
    examples=(
        Example(
            {
                "age": 80,
                "cancer": False,
                "chronic_cardiopulmonary_disease": False,
                "heart_rate": 109,
                "systolic_bp": 100,
                "spo2": 90,
            },
            0,
            "by hand: each value just within",
            probability=0.01,
            band="low",
        ),
        Example(
            {
                "age": 81,
                "cancer": True,
                "chronic_cardiopulmonary_disease": True,
                "heart_rate": 110,
                "systolic_bp": 99,
                "spo2": 89,
            },
            6,
            "by hand: highest score",
            probability=0.109,
            band="high",
        ),
    ),
)

"""Modified Early Warning Score of Subbe: medical admissions at risk of death or critical care.

Source: Subbe CP et al., QJM 2001;94:521–6, doi:10.1093/qjmed/94.10.521 (table 1). The printed columns leave gaps
between whole numbers (heart rate 40, respiratory rate 9); a value in a gap takes the row of the whole number that it
belongs to, 40 and below counting as low.
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_option, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice
from models.vocabulary.person import AGE
from models.vocabulary.vitals import HEART_RATE, RESPIRATORY_RATE, SYSTOLIC_BP, TEMPERATURE

SUBBE = "Subbe CP et al., QJM 2001;94:521–6, doi:10.1093/qjmed/94.10.521"

AVPU = choice(
    "avpu",
    "Ý thức (AVPU)",
    "Consciousness (AVPU)",
    (
        ("alert", "A – Tỉnh", "A – Alert"),
        ("voice", "V – Đáp ứng lời nói", "V – Voice"),
        ("pain", "P – Đáp ứng đau", "P – Pain"),
        ("unresponsive", "U – Không đáp ứng", "U – Unresponsive"),
    ),
)

SCORE = Score(
    name="mews",
    version="1.1.0",
    title=Text(vi="MEWS – điểm cảnh báo sớm sửa đổi", en="MEWS – Modified Early Warning Score"),
    summary=Text(
        vi="Nhận ra người bệnh nội khoa có nguy cơ tử vong hoặc phải vào hồi sức.",
        en="Finds medical inpatients at risk of death or intensive care.",
    ),
    specialties=("emergency", "intensive_care", "general"),
    inputs=(SYSTOLIC_BP, HEART_RATE, RESPIRATORY_RATE, TEMPERATURE, AVPU, AGE.within(minimum=16)),
    items=(
        by_steps(SYSTOLIC_BP, 3, above(70, 2), above(80, 1), above(100, 0), at_least(200, 2)),
        by_steps(HEART_RATE, 2, above(40, 1), above(50, 0), above(100, 1), above(110, 2), at_least(130, 3)),
        by_steps(RESPIRATORY_RATE, 2, at_least(9, 0), at_least(15, 1), at_least(21, 2), at_least(30, 3)),
        by_steps(TEMPERATURE, 2, at_least(35, 0), at_least(38.5, 2)),
        by_option(AVPU, {"alert": 0, "voice": 1, "pain": 2, "unresponsive": 3}),
        by_steps(AGE, 0),
    ),
    bands=(
        Band(name="low", display=Text(vi="0–4: dưới ngưỡng", en="0–4: below the critical score"), source=SUBBE),
        Band(
            name="critical",
            minimum=5,
            display=Text(vi="≥ 5: nguy cơ cao", en="≥ 5: critical score"),
            advice=Text(
                vi="Xem xét báo bác sĩ ngay và đánh giá vào hồi sức.",
                en="Consider immediate medical review and critical-care assessment.",
            ),
            indicator="critical",
            risk=Text(
                vi="Tử vong: OR 5,4 (KTC 95 % 2,8–10,7); vào hồi sức: OR 10,9 (2,2–55,6)",
                en="Death: OR 5.4 (95 % CI 2.8–10.7); ICU admission: OR 10.9 (2.2–55.6)",
            ),
            source=SUBBE,
        ),
    ),
    citations=(Citation("Subbe CP et al., QJM 2001;94:521–6", "10.1093/qjmed/94.10.521"),),
    licence="published table, free to use",
    population=Text(vi="Người lớn nhập viện nội khoa.", en="Adult medical admissions."),
    cautions=(
        Text(vi="Không có SpO₂ và oxy; NEWS2 đầy đủ hơn.", en="Leaves out SpO₂ and oxygen; NEWS2 is more complete."),
    ),
    examples=(
        Example(
            {
                "systolic_bp": 95,
                "heart_rate": 115,
                "respiratory_rate": 24,
                "temperature": 38.6,
                "age": 40,
                "avpu": "alert",
            },
            7,
            "by hand from table 1",
            band="critical",
        ),
        Example(
            {
                "systolic_bp": 120,
                "heart_rate": 101,
                "respiratory_rate": 15,
                "temperature": 38.4,
                "age": 40,
                "avpu": "voice",
            },
            3,
            "by hand from table 1",
            band="low",
        ),
    ),
)

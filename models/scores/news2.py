"""National Early Warning Score 2: acute illness severity in adults from bedside observations.

Source: Royal College of Physicians, National Early Warning Score (NEWS) 2, 2017 (chart 1: the scoring system; chart
2: thresholds). On SpO₂ scale 2 a saturation of 93 % and above scores only while on oxygen.
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.points import Item, above, at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice
from models.vocabulary.person import AGE
from models.vocabulary.vitals import (
    CONSCIOUSNESS,
    HEART_RATE,
    ON_OXYGEN,
    RESPIRATORY_RATE,
    SPO2,
    SYSTOLIC_BP,
    TEMPERATURE,
)

RCP = "Royal College of Physicians, National Early Warning Score (NEWS) 2, London 2017, chart 2"

SPO2_SCALE = choice(
    "spo2_scale",
    "Thang SpO₂",
    "SpO₂ scale",
    (
        ("scale_1", "Thang 1 (mặc định)", "Scale 1 (default)"),
        ("scale_2", "Thang 2 (suy hô hấp tăng CO₂, đích 88–92 %)", "Scale 2 (hypercapnic failure, target 88–92 %)"),
    ),
    help=Text(
        vi="Thang 2 chỉ dùng khi bác sĩ có thẩm quyền đã chỉ định đích SpO₂ 88–92 %.",
        en="Scale 2 only when a competent clinician has prescribed a target of 88–92 %.",
    ),
)


def _spo2_points(spo2: float, on_oxygen: bool, scale: str) -> float:
    low = ((91, 3), (93, 2), (95, 1)) if scale == "scale_1" else ((83, 3), (85, 2), (87, 1))
    high = ((97, 3), (95, 2), (93, 1)) if scale == "scale_2" and on_oxygen else ()
    below = next((points for bound, points in low if spo2 <= bound), 0)
    return below or next((points for bound, points in high if spo2 >= bound), 0)


SCORE = Score(
    name="news2",
    version="1.1.0",
    title=Text(vi="NEWS2 – điểm cảnh báo sớm quốc gia (Anh)", en="NEWS2 – National Early Warning Score 2"),
    summary=Text(
        vi="Đánh giá mức độ nặng và nguy cơ diễn tiến xấu của người lớn từ dấu hiệu sinh tồn.",
        en="Grades acute illness and the risk of deterioration in adults from vital signs.",
    ),
    specialties=("emergency", "intensive_care", "respiratory", "general"),
    inputs=(
        RESPIRATORY_RATE,
        SPO2,
        SPO2_SCALE,
        ON_OXYGEN,
        SYSTOLIC_BP,
        HEART_RATE,
        CONSCIOUSNESS,
        TEMPERATURE,
        AGE.within(minimum=16),
    ),
    items=(
        by_steps(RESPIRATORY_RATE, 3, above(8, 1), above(11, 0), above(20, 2), above(24, 3)),
        Item(
            "spo2",
            SPO2.display,
            ("spo2", "on_oxygen", "spo2_scale"),
            _spo2_points,
            {"spo2": (83, 85, 87, 91, 93, 95, 97)},
        ),
        if_true(ON_OXYGEN, 2),
        by_steps(SYSTOLIC_BP, 3, above(90, 2), above(100, 1), above(110, 0), at_least(220, 3)),
        by_steps(HEART_RATE, 3, above(40, 1), above(50, 0), above(90, 1), above(110, 2), above(130, 3)),
        by_option(CONSCIOUSNESS, {"alert": 0, "confusion": 3, "voice": 3, "pain": 3, "unresponsive": 3}),
        by_steps(TEMPERATURE, 3, above(35, 1), above(36, 0), above(38, 1), above(39, 2)),
        by_steps(AGE, 0),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–4: nguy cơ thấp", en="0–4: low risk"),
            advice=Text(
                vi="Theo dõi tại khoa; riêng một thông số 3 điểm thì cần bác sĩ đánh giá khẩn.",
                en="Ward-based response; a single parameter of 3 needs an urgent ward review.",
            ),
            source=RCP,
        ),
        Band(
            name="medium",
            minimum=5,
            display=Text(vi="5–6: nguy cơ trung bình", en="5–6: medium risk"),
            advice=Text(
                vi="Ngưỡng đáp ứng khẩn: bác sĩ có năng lực cấp cứu đánh giá; theo dõi ít nhất mỗi giờ.",
                en=(
                    "Key threshold for urgent response: review by a clinician competent in acute illness; observe at "
                    "least hourly."
                ),
            ),
            indicator="warning",
            source=RCP,
        ),
        Band(
            name="high",
            minimum=7,
            display=Text(vi="≥ 7: nguy cơ cao", en="≥ 7: high risk"),
            advice=Text(
                vi="Đáp ứng cấp cứu: đội hồi sức đánh giá ngay, theo dõi liên tục.",
                en="Emergency response: critical-care team assessment, continuous monitoring.",
            ),
            indicator="critical",
            source=RCP,
        ),
    ),
    citations=(
        Citation(
            "Royal College of Physicians, National Early Warning Score (NEWS) 2, London 2017",
            url="https://www.rcp.ac.uk/improving-care/resources/national-early-warning-score-news-2/",
        ),
    ),
    licence="© Royal College of Physicians 2017; free to reproduce with acknowledgement",
    population=Text(vi="Người từ 16 tuổi, không mang thai.", en="People of 16 and over who are not pregnant."),
    people=People(pregnancy="never"),
    cautions=(
        Text(
            vi="Không dùng cho trẻ dưới 16 tuổi, phụ nữ mang thai, hoặc người tổn thương tuỷ sống.",
            en="Not for children under 16, in pregnancy, or with spinal cord injury.",
        ),
        Text(
            vi="Một thông số riêng lẻ đạt 3 điểm cần được bác sĩ đánh giá khẩn dù tổng điểm thấp.",
            en="A single parameter scoring 3 needs urgent review even when the total is low.",
        ),
    ),
    examples=(
        Example(
            {
                "respiratory_rate": 21,
                "spo2": 93,
                "spo2_scale": "scale_1",
                "on_oxygen": True,
                "systolic_bp": 100,
                "heart_rate": 111,
                "consciousness": "alert",
                "temperature": 38.1,
                "age": 70,
            },
            11,
            "by hand from chart 1",
            band="high",
        ),
        Example(
            {
                "respiratory_rate": 18,
                "spo2": 93,
                "spo2_scale": "scale_2",
                "on_oxygen": False,
                "systolic_bp": 120,
                "heart_rate": 80,
                "consciousness": "alert",
                "temperature": 37,
                "age": 70,
            },
            0,
            "by hand from chart 1: 93 % on air scores 0 on scale 2",
            band="low",
        ),
        Example(
            {
                "respiratory_rate": 18,
                "spo2": 97,
                "spo2_scale": "scale_2",
                "on_oxygen": True,
                "systolic_bp": 120,
                "heart_rate": 80,
                "consciousness": "confusion",
                "temperature": 37,
                "age": 70,
            },
            8,
            "by hand from chart 1",
            band="high",
        ),
    ),
)

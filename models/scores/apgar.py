"""Apgar score of the newborn.

Source: Apgar V, Curr Res Anesth Analg 1953;32:260–7, doi:10.1213/00000539-195301000-00041; groups of ACOG/AAP
Committee Opinion 644, Obstet Gynecol 2015;126:e52–5, doi:10.1097/AOG.0000000000001108.
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.score import Citation, Example, Score
from models.score_tables.graded import by_grade, graded
from models.terms import Range, Text

ACOG = "ACOG/AAP Committee Opinion 644, Obstet Gynecol 2015;126:e52, doi:10.1097/AOG.0000000000001108"
RATE = graded(
    "apgar_heart_rate",
    "Nhịp tim",
    "Heart rate",
    ("0", "Không có", "Absent"),
    ("1", "Dưới 100", "Below 100"),
    ("2", "Từ 100 trở lên", "100 or more"),
)
BREATHING = graded(
    "apgar_respiration",
    "Hô hấp",
    "Respiration",
    ("0", "Không thở", "Absent"),
    ("1", "Thở chậm, không đều, khóc yếu", "Slow, irregular, weak cry"),
    ("2", "Thở tốt, khóc to", "Good, strong cry"),
)
TONE = graded(
    "apgar_muscle_tone",
    "Trương lực cơ",
    "Muscle tone",
    ("0", "Mềm nhũn", "Limp"),
    ("1", "Tay chân gập nhẹ", "Some flexion"),
    ("2", "Cử động tốt", "Active motion"),
)
REFLEX = graded(
    "apgar_reflex",
    "Phản xạ khi kích thích",
    "Reflex irritability",
    ("0", "Không", "None"),
    ("1", "Nhăn mặt", "Grimace"),
    ("2", "Ho, hắt hơi hoặc khóc", "Cough, sneeze or cry"),
)
COLOUR = graded(
    "apgar_colour",
    "Màu da",
    "Colour",
    ("0", "Tím toàn thân hoặc trắng bệch", "Blue or pale"),
    ("1", "Thân hồng, chi tím", "Body pink, limbs blue"),
    ("2", "Hồng toàn thân", "Pink all over"),
)
SIGNS = (RATE, BREATHING, TONE, REFLEX, COLOUR)
SCORE = Score(
    name="apgar",
    version="1.1.0",
    title=Text(vi="Apgar (trẻ sơ sinh)", en="Apgar score (newborn)"),
    summary=Text(
        vi="Tình trạng trẻ ngay sau sinh, ở phút 1, 5 và 10.", en="Condition of the newborn at 1, 5 and 10 minutes."
    ),
    specialties=("obstetrics", "paediatrics"),
    inputs=SIGNS,
    items=tuple(by_grade(sign) for sign in SIGNS),
    higher_is="better",
    bands=(
        Band(name="low", display=Text(vi="0–3: thấp", en="0–3: low"), indicator="critical", source=ACOG),
        Band(
            name="moderate",
            minimum=4,
            display=Text(vi="4–6: trung bình", en="4–6: moderately abnormal"),
            indicator="warning",
            source=ACOG,
        ),
        Band(name="reassuring", minimum=7, display=Text(vi="7–10: tốt", en="7–10: reassuring"), source=ACOG),
    ),
    citations=(
        Citation("Apgar V, Curr Res Anesth Analg 1953;32:260–7", "10.1213/00000539-195301000-00041"),
        Citation(ACOG, "10.1097/AOG.0000000000001108"),
    ),
    licence="published points table, free to use",
    population=Text(vi="Trẻ vừa sinh.", en="Newborns."),
    people=People(ages=Range(maximum=0.08), sex="any"),
    cautions=(
        Text(
            vi="Không chờ điểm Apgar mới hồi sức; không dùng để dự báo di chứng thần kinh của từng trẻ.",
            en=("Do not wait for it to resuscitate; it does not predict the individual's neurological outcome."),
        ),
    ),
    examples=(
        Example(
            {
                "apgar_heart_rate": "2",
                "apgar_respiration": "2",
                "apgar_muscle_tone": "2",
                "apgar_reflex": "2",
                "apgar_colour": "1",
            },
            9,
            "by hand: limbs blue",
            band="reassuring",
        ),
        Example(
            {
                "apgar_heart_rate": "1",
                "apgar_respiration": "1",
                "apgar_muscle_tone": "0",
                "apgar_reflex": "0",
                "apgar_colour": "0",
            },
            2,
            "by hand from the table",
            band="low",
        ),
    ),
)

"""CAPRA score of prostate cancer before surgery.

Source: Cooperberg MR et al., J Urol 2005;173:1938–42, doi:10.1097/01.ju.0000158155.33890.e7 (PSA, Gleason, stage,
share of cores, age; groups 0–2, 3–5, 6–10).
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.points import above, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.score_tables.graded import by_grade, graded
from models.terms import Text
from models.vocabulary.declare import flag, quantity
from models.vocabulary.oncology import PSA
from models.vocabulary.person import AGE

COOPERBERG = "Cooperberg MR et al., J Urol 2005;173:1938–42, doi:10.1097/01.ju.0000158155.33890.e7"
PATTERN = graded(
    "capra_gleason",
    "Mẫu Gleason",
    "Gleason patterns",
    ("0", "Chính và phụ 1–3", "Primary and secondary 1–3"),
    ("1", "Phụ 4–5", "Secondary 4–5"),
    ("3", "Chính 4–5", "Primary 4–5"),
)
T3 = flag("clinical_stage_t3", "Giai đoạn lâm sàng T3", "Clinical stage T3")
CORES = quantity(
    "positive_cores_percent", "Tỷ lệ mẫu sinh thiết có ung thư", "Share of biopsy cores with cancer", "%", (0, 100)
)
SCORE = Score(
    name="capra",
    version="1.1.0",
    title=Text(vi="CAPRA (ung thư tuyến tiền liệt)", en="CAPRA (prostate cancer)"),
    summary=Text(vi="Nguy cơ tái phát sau mổ cắt tuyến tiền liệt.", en="Risk of recurrence after prostatectomy."),
    specialties=("oncology", "pathology", "surgery"),
    inputs=(AGE.within(18, None), PSA, PATTERN, T3, CORES),
    items=(
        by_steps(AGE, 0, at_least(50, 1)),
        by_steps(PSA, 0, above(6, 1), above(10, 2), above(20, 3), above(30, 4)),
        by_grade(PATTERN),
        if_true(T3, 1),
        by_steps(CORES, 0, at_least(34, 1)),
    ),
    bands=(
        Band(name="low", display=Text(vi="0–2: nguy cơ thấp", en="0–2: low risk"), source=COOPERBERG),
        Band(
            name="intermediate",
            minimum=3,
            display=Text(vi="3–5: nguy cơ trung bình", en="3–5: intermediate risk"),
            indicator="warning",
            source=COOPERBERG,
        ),
        Band(
            name="high",
            minimum=6,
            display=Text(vi="6–10: nguy cơ cao", en="6–10: high risk"),
            indicator="warning",
            source=COOPERBERG,
        ),
    ),
    citations=(Citation(COOPERBERG, "10.1097/01.ju.0000158155.33890.e7"),),
    licence="published points table, free to use",
    population=Text(
        vi="Ung thư tuyến tiền liệt khu trú có chỉ định mổ.", en="Localised prostate cancer considered for surgery."
    ),
    people=People(sex="male"),
    cautions=(
        Text(
            vi="Xây dựng cho phẫu thuật; dùng cho xạ trị cần thận trọng.",
            en="Made for surgery; careful with radiotherapy.",
        ),
    ),
    examples=(
        Example(
            {"age": 50, "psa": 31, "capra_gleason": "3", "clinical_stage_t3": True, "positive_cores_percent": 34},
            10,
            "by hand: the greatest score",
            band="high",
        ),
        Example(
            {"age": 49, "psa": 6, "capra_gleason": "0", "clinical_stage_t3": False, "positive_cores_percent": 33},
            0,
            "by hand: every value short of its limit",
            band="low",
        ),
    ),
)

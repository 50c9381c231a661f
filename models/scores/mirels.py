"""Mirels score: impending fracture of a long bone with a metastasis.

Source: Mirels H, Clin Orthop Relat Res 1989;(249):256–64, doi:10.1097/00003086-198912000-00027 (PMID 2684463; four
rows of 1–3; fixation from 9).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.score_tables.graded import by_grade, graded
from models.terms import Text

MIRELS = "Mirels H, Clin Orthop Relat Res 1989;(249):256–64, doi:10.1097/00003086-198912000-00027"
SITE = graded(
    "mirels_site",
    "Vị trí",
    "Site",
    ("1", "Chi trên", "Upper limb"),
    ("2", "Chi dưới", "Lower limb"),
    ("3", "Vùng mấu chuyển", "Peritrochanteric"),
)
PAIN = graded(
    "mirels_pain", "Đau", "Pain", ("1", "Nhẹ", "Mild"), ("2", "Vừa", "Moderate"), ("3", "Khi vận động", "Functional")
)
LESION = graded(
    "mirels_lesion",
    "Loại tổn thương",
    "Lesion",
    ("1", "Đặc xương", "Blastic"),
    ("2", "Hỗn hợp", "Mixed"),
    ("3", "Tiêu xương", "Lytic"),
)
SIZE = graded(
    "mirels_size",
    "Kích thước so với đường kính xương",
    "Size relative to the bone's diameter",
    ("1", "< 1/3", "< 1/3"),
    ("2", "1/3–2/3", "1/3–2/3"),
    ("3", "> 2/3", "> 2/3"),
)
ROWS = (SITE, PAIN, LESION, SIZE)
SCORE = Score(
    name="mirels",
    title=Text(vi="Mirels (doạ gãy xương do di căn)", en="Mirels score (impending pathological fracture)"),
    summary=Text(
        vi="Nguy cơ gãy xương dài có di căn, để xét kết hợp xương dự phòng.",
        en="Risk that a long bone with a metastasis breaks, to consider prophylactic fixation.",
    ),
    specialties=("oncology", "musculoskeletal", "imaging"),
    inputs=ROWS,
    items=tuple(by_grade(row) for row in ROWS),
    bands=(
        Band(
            name="low",
            display=Text(vi="≤ 7: nguy cơ thấp", en="≤ 7: low risk"),
            advice=Text(vi="Xạ trị và theo dõi.", en="Radiotherapy and observation."),
            source=MIRELS,
        ),
        Band(
            name="borderline",
            minimum=8,
            display=Text(vi="8: ranh giới", en="8: borderline"),
            indicator="warning",
            risk=Text(vi="15 % gãy", en="15 % fractured"),
            source=MIRELS,
        ),
        Band(
            name="high",
            minimum=9,
            display=Text(vi="≥ 9: nguy cơ cao", en="≥ 9: high risk"),
            advice=Text(vi="Xem xét kết hợp xương dự phòng.", en="Consider prophylactic fixation."),
            indicator="critical",
            risk=Text(vi="từ 33 % gãy", en="33 % or more fractured"),
            source=MIRELS,
        ),
    ),
    citations=(Citation(MIRELS, "10.1097/00003086-198912000-00027"),),
    licence="published points table, free to use",
    population=Text(vi="Người có di căn xương dài.", en="Patients with a metastasis in a long bone."),
    cautions=(Text(vi="Độ đặc hiệu thấp; không dùng cho cột sống.", en="Little specific; not for the spine."),),
    examples=(
        Example(
            {"mirels_site": "3", "mirels_pain": "3", "mirels_lesion": "3", "mirels_size": "3"},
            12,
            "by hand: the greatest score",
            band="high",
        ),
        Example(
            {"mirels_site": "2", "mirels_pain": "2", "mirels_lesion": "3", "mirels_size": "1"},
            8,
            "by hand: 2 + 2 + 3 + 1",
            band="borderline",
        ),
    ),
)

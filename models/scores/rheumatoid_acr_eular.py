"""Rheumatoid arthritis by the ACR/EULAR classification criteria 2010.

Source: Aletaha D et al., Arthritis Rheum 2010;62:2569–81, doi:10.1002/art.27584 (table 3: four domains; definite at ≥
6 of 10).
"""

from __future__ import annotations

from models.band import Band
from models.points import if_true
from models.score import Citation, Example, Score
from models.score_tables.graded import by_grade, graded
from models.terms import Text
from models.vocabulary.declare import flag

ALETAHA = "Aletaha D et al., Arthritis Rheum 2010;62:2569–81, doi:10.1002/art.27584"
JOINTS = graded(
    "ra_joints",
    "Khớp sưng hoặc đau",
    "Joints involved",
    ("0", "1 khớp lớn", "1 large joint"),
    ("1", "2–10 khớp lớn", "2–10 large joints"),
    ("2", "1–3 khớp nhỏ", "1–3 small joints"),
    ("3", "4–10 khớp nhỏ", "4–10 small joints"),
    ("5", "Trên 10 khớp, có ít nhất 1 khớp nhỏ", "More than 10 joints, at least 1 small"),
)
SEROLOGY = graded(
    "ra_serology",
    "RF hoặc anti-CCP",
    "Rheumatoid factor or ACPA",
    ("0", "Cả hai âm tính", "Both negative"),
    ("2", "Dương tính thấp (≤ 3 lần giới hạn trên)", "Low positive (≤ 3 × upper limit)"),
    ("3", "Dương tính cao (> 3 lần giới hạn trên)", "High positive (> 3 × upper limit)"),
)
ACUTE = flag("ra_abnormal_crp_or_esr", "CRP hoặc tốc độ máu lắng tăng", "Abnormal CRP or ESR")
SIX_WEEKS = flag("symptoms_6_weeks", "Triệu chứng từ 6 tuần", "Symptoms for 6 weeks or more")
SCORE = Score(
    name="rheumatoid_acr_eular",
    title=Text(vi="Viêm khớp dạng thấp theo ACR/EULAR 2010", en="Rheumatoid arthritis by ACR/EULAR 2010"),
    summary=Text(
        vi="Phân loại viêm khớp dạng thấp ở người viêm khớp mới.",
        en="Classifies rheumatoid arthritis in new synovitis.",
    ),
    specialties=("musculoskeletal",),
    inputs=(JOINTS, SEROLOGY, ACUTE, SIX_WEEKS),
    items=(by_grade(JOINTS), by_grade(SEROLOGY), if_true(ACUTE, 1), if_true(SIX_WEEKS, 1)),
    bands=(
        Band(
            name="not_classified", display=Text(vi="< 6: chưa đủ tiêu chuẩn", en="< 6: not classified"), source=ALETAHA
        ),
        Band(
            name="definite",
            minimum=6,
            display=Text(vi="≥ 6: viêm khớp dạng thấp", en="≥ 6: definite rheumatoid arthritis"),
            indicator="warning",
            source=ALETAHA,
        ),
    ),
    citations=(Citation(ALETAHA, "10.1002/art.27584"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người có ít nhất một khớp viêm rõ, không do bệnh khác.",
        en="At least one joint with definite synovitis not better explained otherwise.",
    ),
    cautions=(
        Text(
            vi="Là tiêu chuẩn phân loại; điểm có thể đủ sau này.",
            en="Classification, not diagnosis; a patient may fulfil it later.",
        ),
    ),
    examples=(
        Example(
            {"ra_joints": "3", "ra_serology": "2", "ra_abnormal_crp_or_esr": True, "symptoms_6_weeks": True},
            7,
            "by hand: 3 + 2 + 1 + 1",
            band="definite",
        ),
        Example(
            {"ra_joints": "5", "ra_serology": "0", "ra_abnormal_crp_or_esr": False, "symptoms_6_weeks": False},
            5,
            "by hand: joints alone",
            band="not_classified",
        ),
    ),
)

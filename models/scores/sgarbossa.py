"""Sgarbossa criteria: acute infarction in left bundle branch block.

Source: Sgarbossa EB et al., N Engl J Med 1996;334:481–7, doi:10.1056/NEJM199602223340801 (table 3: points; 3 and
over).
"""

from __future__ import annotations

from models.band import Band
from models.points import if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag

SGARBOSSA = "Sgarbossa EB et al., N Engl J Med 1996;334:481–7, doi:10.1056/NEJM199602223340801"

CONCORDANT = flag("concordant_st_elevation", "ST chênh lên ≥ 1 mm cùng chiều QRS", "Concordant ST elevation ≥ 1 mm")
DEPRESSION = flag(
    "st_depression_v1_v3", "ST chênh xuống ≥ 1 mm ở V1, V2 hoặc V3", "ST depression ≥ 1 mm in V1, V2 or V3"
)
DISCORDANT = flag(
    "discordant_st_elevation_5_mm", "ST chênh lên ≥ 5 mm ngược chiều QRS", "Discordant ST elevation ≥ 5 mm"
)

SCORE = Score(
    name="sgarbossa",
    title=Text(vi="Tiêu chuẩn Sgarbossa", en="Sgarbossa criteria"),
    summary=Text(
        vi="Nhận biết nhồi máu cơ tim cấp khi có block nhánh trái.",
        en="Recognises acute infarction in left bundle branch block.",
    ),
    specialties=("cardiology", "emergency"),
    inputs=(CONCORDANT, DEPRESSION, DISCORDANT),
    items=(if_true(CONCORDANT, 5), if_true(DEPRESSION, 3), if_true(DISCORDANT, 2)),
    bands=(
        Band(name="negative", display=Text(vi="< 3: chưa đủ tiêu chuẩn", en="< 3: criteria not met"), source=SGARBOSSA),
        Band(
            name="positive",
            minimum=3,
            display=Text(vi="≥ 3: nhồi máu cơ tim cấp", en="≥ 3: acute infarction"),
            advice=Text(vi="Xem xét tái tưới máu khẩn.", en="Consider urgent reperfusion."),
            indicator="critical",
            source=SGARBOSSA,
        ),
    ),
    citations=(Citation("Sgarbossa EB et al., N Engl J Med 1996;334:481–7", "10.1056/NEJM199602223340801"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người đau ngực có block nhánh trái.", en="Patients with chest pain and left bundle branch block."
    ),
    cautions=(
        Text(
            vi="Độ nhạy thấp: điểm thấp không loại trừ nhồi máu.",
            en="Low sensitivity: a low score does not rule out infarction.",
        ),
    ),
    examples=(
        Example(
            {"concordant_st_elevation": True, "st_depression_v1_v3": True, "discordant_st_elevation_5_mm": True},
            10,
            "by hand (the maximum)",
            band="positive",
        ),
        Example(
            {"concordant_st_elevation": False, "st_depression_v1_v3": False, "discordant_st_elevation_5_mm": True},
            2,
            "by hand",
            band="negative",
        ),
    ),
)

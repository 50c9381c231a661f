"""ISUP grade group of prostate cancer from the Gleason patterns.

Source: Epstein JI et al., Am J Surg Pathol 2016;40:244–52, doi:10.1097/PAS.0000000000000530 (groups 1–5).
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.score import Citation, Example, Score
from models.terms import Range, Text
from models.vocabulary.declare import choice

EPSTEIN = "Epstein JI et al., Am J Surg Pathol 2016;40:244–52, doi:10.1097/PAS.0000000000000530"
PATTERNS = (("3", "3", "3"), ("4", "4", "4"), ("5", "5", "5"))
PRIMARY = choice("gleason_primary", "Mẫu Gleason chính", "Primary Gleason pattern", PATTERNS)
SECONDARY = choice("gleason_secondary", "Mẫu Gleason phụ", "Secondary Gleason pattern", PATTERNS)


def gleason_grade_group(*, gleason_primary: str, gleason_secondary: str) -> float:
    """Grade group 1–5; 3 + 4 is group 2, 4 + 3 group 3."""
    total = int(gleason_primary) + int(gleason_secondary)
    if total == 7:
        return 2.0 if gleason_primary == "3" else 3.0
    return {6: 1.0, 8: 4.0}.get(total, 5.0)


SCORE = Score(
    name="gleason_grade_group",
    version="1.1.0",
    title=Text(vi="Nhóm độ mô học ISUP (ung thư tuyến tiền liệt)", en="ISUP grade group (prostate cancer)"),
    summary=Text(
        vi="Nhóm độ mô học 1–5 từ mẫu Gleason chính và phụ.",
        en="Grade group 1–5 from the primary and secondary Gleason patterns.",
    ),
    specialties=("pathology", "oncology"),
    inputs=(PRIMARY, SECONDARY),
    compute=gleason_grade_group,
    directions={"gleason_primary": 1, "gleason_secondary": 1},
    bands=(
        Band(name="group_1", display=Text(vi="Nhóm 1 (Gleason ≤ 6)", en="Group 1 (Gleason ≤ 6)"), source=EPSTEIN),
        Band(name="group_2", minimum=2, display=Text(vi="Nhóm 2 (3 + 4)", en="Group 2 (3 + 4)"), source=EPSTEIN),
        Band(
            name="group_3",
            minimum=3,
            display=Text(vi="Nhóm 3 (4 + 3)", en="Group 3 (4 + 3)"),
            indicator="warning",
            source=EPSTEIN,
        ),
        Band(
            name="group_4",
            minimum=4,
            display=Text(vi="Nhóm 4 (Gleason 8)", en="Group 4 (Gleason 8)"),
            indicator="warning",
            source=EPSTEIN,
        ),
        Band(
            name="group_5",
            minimum=5,
            display=Text(vi="Nhóm 5 (Gleason 9–10)", en="Group 5 (Gleason 9–10)"),
            indicator="warning",
            source=EPSTEIN,
        ),
    ),
    citations=(Citation("Epstein JI et al., Am J Surg Pathol 2016;40:244–52", "10.1097/PAS.0000000000000530"),),
    licence="published classification, free to use",
    population=Text(
        vi="Ung thư biểu mô tuyến tiền liệt trên sinh thiết hoặc bệnh phẩm mổ.",
        en="Prostatic adenocarcinoma on biopsy or prostatectomy.",
    ),
    people=People(ages=Range(minimum=18), sex="male"),
    cautions=(
        Text(
            vi="Mẫu Gleason dưới 3 không còn được dùng trên sinh thiết.",
            en="Patterns below 3 are no longer given on biopsies.",
        ),
    ),
    examples=(
        Example({"gleason_primary": "3", "gleason_secondary": "4"}, 2, "Epstein 2016", band="group_2"),
        Example({"gleason_primary": "4", "gleason_secondary": "3"}, 3, "Epstein 2016", band="group_3"),
    ),
)

"""D'Amico risk groups of localised prostate cancer.

Source: D'Amico AV et al., JAMA 1998;280:969–74, doi:10.1001/jama.280.11.969 (low: T1c–T2a, Gleason ≤ 6 and PSA ≤ 10
µg/L; high: ≥ T2c, Gleason ≥ 8 or PSA > 20; intermediate between).
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.score import Citation, Example, Score
from models.score_tables.graded import graded
from models.terms import Range, Text
from models.vocabulary.oncology import PSA

DAMICO = "D'Amico AV et al., JAMA 1998;280:969–74, doi:10.1001/jama.280.11.969"
SUM = graded(
    "gleason_group", "Tổng điểm Gleason", "Gleason sum", ("1", "≤ 6", "≤ 6"), ("2", "7", "7"), ("3", "8–10", "8–10")
)
STAGE = graded(
    "prostate_t_stage",
    "Giai đoạn T lâm sàng",
    "Clinical T stage",
    ("1", "T1c–T2a", "T1c–T2a"),
    ("2", "T2b", "T2b"),
    ("3", "T2c trở lên", "T2c or more"),
)


def damico_prostate(*, psa: float, gleason_group: str, prostate_t_stage: str) -> float:
    """1 low, 2 intermediate, 3 high; PSA in µg/L (ng/mL)."""
    by_psa = 3 if psa > 20 else 2 if psa > 10 else 1
    return float(max(by_psa, int(gleason_group), int(prostate_t_stage)))


SCORE = Score(
    name="damico_prostate",
    version="1.1.0",
    title=Text(vi="Nhóm nguy cơ D'Amico (ung thư tuyến tiền liệt)", en="D'Amico risk group (prostate cancer)"),
    summary=Text(
        vi="Nguy cơ tái phát sinh hoá của ung thư tuyến tiền liệt khu trú.",
        en="Risk of biochemical recurrence of localised prostate cancer.",
    ),
    specialties=("oncology", "pathology", "surgery"),
    inputs=(PSA, SUM, STAGE),
    compute=damico_prostate,
    directions={"psa": 1, "gleason_group": 1, "prostate_t_stage": 1},
    bands=(
        Band(name="low", display=Text(vi="Nguy cơ thấp", en="Low risk"), source=DAMICO),
        Band(
            name="intermediate",
            minimum=2,
            display=Text(vi="Nguy cơ trung bình", en="Intermediate risk"),
            indicator="warning",
            source=DAMICO,
        ),
        Band(
            name="high", minimum=3, display=Text(vi="Nguy cơ cao", en="High risk"), indicator="warning", source=DAMICO
        ),
    ),
    citations=(Citation(DAMICO, "10.1001/jama.280.11.969"),),
    licence="published criteria, free to use",
    population=Text(vi="Ung thư tuyến tiền liệt khu trú.", en="Localised prostate cancer."),
    people=People(ages=Range(minimum=18), sex="male"),
    cautions=(Text(vi="NCCN xếp T2c vào nhóm trung bình.", en="NCCN counts T2c as intermediate."),),
    examples=(
        Example({"psa": 10, "gleason_group": "1", "prostate_t_stage": "1"}, 1, "by hand from the criteria", band="low"),
        Example({"psa": 8, "gleason_group": "2", "prostate_t_stage": "3"}, 3, "by hand: stage T2c", band="high"),
    ),
)

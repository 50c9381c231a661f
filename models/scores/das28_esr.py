"""DAS28 with the erythrocyte sedimentation rate.

Source: Prevoo MLL et al., Arthritis Rheum 1995;38:44–8, doi:10.1002/art.1780380107: 0.56·√TJC28 + 0.28·√SJC28 +
0.70·ln ESR + 0.014·global health in mm.
"""

from __future__ import annotations

import math

from models.score import Citation, Example, Score
from models.score_tables.das28 import ACTIVITY, FRANSEN, joints_and_global
from models.terms import Text
from models.vocabulary.joints import ESR, PATIENT_GLOBAL, SWOLLEN_JOINTS, TENDER_JOINTS


def das28_esr(
    *, tender_joints_28: float, swollen_joints_28: float, esr: float, patient_global_assessment: float
) -> float:
    """DAS28; rate in mm/h, global assessment in mm."""
    return joints_and_global(tender_joints_28, swollen_joints_28, patient_global_assessment) + 0.7 * math.log(esr)


SCORE = Score(
    name="das28_esr",
    title=Text(vi="DAS28 theo tốc độ máu lắng", en="DAS28 with ESR"),
    summary=Text(
        vi="Hoạt tính viêm khớp dạng thấp từ 28 khớp và tốc độ máu lắng.",
        en="Activity of rheumatoid arthritis from 28 joints and the sedimentation rate.",
    ),
    specialties=("musculoskeletal",),
    inputs=(TENDER_JOINTS, SWOLLEN_JOINTS, ESR, PATIENT_GLOBAL),
    compute=das28_esr,
    decimals=2,
    directions={"tender_joints_28": 1, "swollen_joints_28": 1, "esr": 1, "patient_global_assessment": 1},
    bands=ACTIVITY,
    citations=(
        Citation("Prevoo MLL et al., Arthritis Rheum 1995;38:44–8", "10.1002/art.1780380107"),
        Citation(FRANSEN, "10.1093/rheumatology/keh297"),
    ),
    licence="published equation, free to use",
    population=Text(vi="Người lớn viêm khớp dạng thấp.", en="Adults with rheumatoid arthritis."),
    cautions=(
        Text(
            vi="Không đếm khớp bàn chân; máu lắng tăng theo tuổi và thiếu máu.",
            en="Feet are not counted; the rate rises with age and anaemia.",
        ),
    ),
    examples=(
        Example(
            {"tender_joints_28": 4, "swollen_joints_28": 4, "esr": 20, "patient_global_assessment": 50},
            4.477,
            "by hand: 1.12 + 0.56 + 2.097 + 0.70",
            tolerance=0.001,
            band="moderate",
        ),
        Example(
            {"tender_joints_28": 0, "swollen_joints_28": 0, "esr": 10, "patient_global_assessment": 10},
            1.752,
            "by hand: 1.612 + 0.14",
            tolerance=0.001,
            band="remission",
        ),
    ),
)

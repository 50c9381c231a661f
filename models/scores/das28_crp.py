"""DAS28 with C-reactive protein.

Source: Wells G et al., Ann Rheum Dis 2009;68:954–60, doi:10.1136/ard.2007.084459: 0.56·√TJC28 + 0.28·√SJC28 +
0.36·ln(CRP + 1) + 0.014·global health in mm + 0.96, CRP in mg/L.
"""

from __future__ import annotations

import math

from models.score import Citation, Example, Score
from models.score_tables.das28 import ACTIVITY, FRANSEN, joints_and_global
from models.terms import Text
from models.vocabulary.joints import PATIENT_GLOBAL, SWOLLEN_JOINTS, TENDER_JOINTS
from models.vocabulary.laboratory import CRP


def das28_crp(
    *, tender_joints_28: float, swollen_joints_28: float, crp: float, patient_global_assessment: float
) -> float:
    """DAS28-CRP; protein in mg/L, global assessment in mm."""
    joints = joints_and_global(tender_joints_28, swollen_joints_28, patient_global_assessment)
    return joints + 0.36 * math.log(crp + 1) + 0.96


SCORE = Score(
    name="das28_crp",
    title=Text(vi="DAS28 theo CRP", en="DAS28 with CRP"),
    summary=Text(
        vi="Hoạt tính viêm khớp dạng thấp từ 28 khớp và CRP.",
        en="Activity of rheumatoid arthritis from 28 joints and C-reactive protein.",
    ),
    specialties=("musculoskeletal",),
    inputs=(TENDER_JOINTS, SWOLLEN_JOINTS, CRP, PATIENT_GLOBAL),
    compute=das28_crp,
    decimals=2,
    directions={"tender_joints_28": 1, "swollen_joints_28": 1, "crp": 1, "patient_global_assessment": 1},
    bands=ACTIVITY,
    citations=(
        Citation("Wells G et al., Ann Rheum Dis 2009;68:954–60", "10.1136/ard.2007.084459"),
        Citation(FRANSEN, "10.1093/rheumatology/keh297"),
    ),
    licence="published equation, free to use",
    population=Text(vi="Người lớn viêm khớp dạng thấp.", en="Adults with rheumatoid arthritis."),
    cautions=(
        Text(
            vi="Các ngưỡng là của DAS28 theo máu lắng; DAS28-CRP thường thấp hơn.",
            en="The cut-points are those of the ESR version; the CRP version runs lower.",
        ),
    ),
    examples=(
        Example(
            {"tender_joints_28": 4, "swollen_joints_28": 4, "crp": 10, "patient_global_assessment": 50},
            4.203,
            "by hand: 1.12 + 0.56 + 0.863 + 0.70 + 0.96",
            tolerance=0.001,
            band="moderate",
        ),
        Example(
            {"tender_joints_28": 0, "swollen_joints_28": 0, "crp": 0, "patient_global_assessment": 0},
            0.96,
            "by hand: the constant alone",
            band="remission",
        ),
    ),
)

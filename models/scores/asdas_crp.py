"""ASDAS with C-reactive protein: activity of axial spondyloarthritis.

Source: Lukas C et al., Ann Rheum Dis 2009;68:18–24, doi:10.1136/ard.2008.094870 (0.121·back pain + 0.058·morning
stiffness + 0.110·patient global + 0.073·peripheral pain + 0.579·ln(CRP + 1)); cut-points of Machado P et al., Ann
Rheum Dis 2011;70:47–53, doi:10.1136/ard.2010.138594; CRP counts at least 2 mg/L.
"""

from __future__ import annotations

import math

from models.score import Citation, Example, Score
from models.score_tables.asdas import ASDAS_ACTIVITY, MACHADO
from models.terms import Text
from models.vocabulary.joints import BASDAI_DURATION, BASDAI_JOINTS, BASDAI_SPINE, PATIENT_GLOBAL
from models.vocabulary.laboratory import CRP


def asdas_crp(
    *,
    basdai_spinal_pain: float,
    basdai_stiffness_duration: float,
    patient_global_assessment: float,
    basdai_joint_pain: float,
    crp: float,
) -> float:
    """ASDAS; questions 0–10, global assessment in mm, protein in mg/L."""
    questions = 0.121 * basdai_spinal_pain + 0.058 * basdai_stiffness_duration + 0.073 * basdai_joint_pain
    return questions + 0.011 * patient_global_assessment + 0.579 * math.log(max(crp, 2.0) + 1)


SCORE = Score(
    name="asdas_crp",
    title=Text(vi="ASDAS-CRP (viêm cột sống dính khớp)", en="ASDAS-CRP (axial spondyloarthritis)"),
    summary=Text(
        vi="Hoạt tính viêm khớp cột sống từ bốn câu hỏi và CRP.",
        en="Activity of axial spondyloarthritis from four questions and CRP.",
    ),
    specialties=("musculoskeletal",),
    inputs=(BASDAI_SPINE, BASDAI_DURATION, PATIENT_GLOBAL, BASDAI_JOINTS, CRP),
    compute=asdas_crp,
    decimals=2,
    directions={
        "basdai_spinal_pain": 1,
        "basdai_stiffness_duration": 1,
        "patient_global_assessment": 1,
        "basdai_joint_pain": 1,
        "crp": 1,
    },
    bands=ASDAS_ACTIVITY,
    citations=(
        Citation("Lukas C et al., Ann Rheum Dis 2009;68:18–24", "10.1136/ard.2008.094870"),
        Citation(MACHADO, "10.1136/ard.2010.138594"),
    ),
    licence="published equation, free to use",
    population=Text(vi="Người viêm khớp cột sống thể trục.", en="Patients with axial spondyloarthritis."),
    cautions=(Text(vi="CRP dưới 2 mg/L được tính là 2.", en="CRP below 2 mg/L counts as 2."),),
    examples=(
        Example(
            {
                "basdai_spinal_pain": 5,
                "basdai_stiffness_duration": 4,
                "patient_global_assessment": 50,
                "basdai_joint_pain": 2,
                "crp": 10,
            },
            2.922,
            "by hand: 0.605 + 0.232 + 0.55 + 0.146 + 1.388",
            tolerance=0.002,
            band="high",
        ),
        Example(
            {
                "basdai_spinal_pain": 0,
                "basdai_stiffness_duration": 0,
                "patient_global_assessment": 0,
                "basdai_joint_pain": 0,
                "crp": 0,
            },
            0.636,
            "by hand: 0.579 · ln 3",
            tolerance=0.001,
            band="inactive",
        ),
    ),
)

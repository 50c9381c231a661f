"""ASDAS with the sedimentation rate: activity of axial spondyloarthritis.

Source: Lukas C et al., Ann Rheum Dis 2009;68:18–24, doi:10.1136/ard.2008.094870 (0.079·back pain + 0.069·morning
stiffness + 0.113·patient global + 0.086·peripheral pain + 0.293·√ESR); cut-points of Machado P et al., Ann Rheum Dis
2011;70:47–53, doi:10.1136/ard.2010.138594.
"""

from __future__ import annotations

import math

from models.score import Citation, Example, Score
from models.score_tables.asdas import ASDAS_ACTIVITY, MACHADO
from models.terms import Text
from models.vocabulary.joints import BASDAI_DURATION, BASDAI_JOINTS, BASDAI_SPINE, ESR, PATIENT_GLOBAL


def asdas_esr(
    *,
    basdai_spinal_pain: float,
    basdai_stiffness_duration: float,
    patient_global_assessment: float,
    basdai_joint_pain: float,
    esr: float,
) -> float:
    """ASDAS; questions 0–10, global assessment in mm, rate in mm/h."""
    questions = 0.079 * basdai_spinal_pain + 0.069 * basdai_stiffness_duration + 0.086 * basdai_joint_pain
    return questions + 0.0113 * patient_global_assessment + 0.293 * math.sqrt(esr)


SCORE = Score(
    name="asdas_esr",
    title=Text(vi="ASDAS-ESR (viêm cột sống dính khớp)", en="ASDAS-ESR (axial spondyloarthritis)"),
    summary=Text(
        vi="Hoạt tính viêm khớp cột sống từ bốn câu hỏi và tốc độ máu lắng.",
        en="Activity of axial spondyloarthritis from four questions and the sedimentation rate.",
    ),
    specialties=("musculoskeletal",),
    inputs=(BASDAI_SPINE, BASDAI_DURATION, PATIENT_GLOBAL, BASDAI_JOINTS, ESR),
    compute=asdas_esr,
    decimals=2,
    directions={
        "basdai_spinal_pain": 1,
        "basdai_stiffness_duration": 1,
        "patient_global_assessment": 1,
        "basdai_joint_pain": 1,
        "esr": 1,
    },
    bands=ASDAS_ACTIVITY,
    citations=(
        Citation("Lukas C et al., Ann Rheum Dis 2009;68:18–24", "10.1136/ard.2008.094870"),
        Citation(MACHADO, "10.1136/ard.2010.138594"),
    ),
    licence="published equation, free to use",
    population=Text(vi="Người viêm khớp cột sống thể trục.", en="Patients with axial spondyloarthritis."),
    cautions=(Text(vi="ASDAS-CRP được ưu tiên khi có CRP.", en="ASDAS-CRP is preferred where CRP is known."),),
    examples=(
        Example(
            {
                "basdai_spinal_pain": 5,
                "basdai_stiffness_duration": 4,
                "patient_global_assessment": 50,
                "basdai_joint_pain": 2,
                "esr": 25,
            },
            2.873,
            "by hand: 0.395 + 0.276 + 0.565 + 0.172 + 1.465",
            band="high",
        ),
        Example(
            {
                "basdai_spinal_pain": 0,
                "basdai_stiffness_duration": 0,
                "patient_global_assessment": 0,
                "basdai_joint_pain": 0,
                "esr": 9,
            },
            0.879,
            "by hand: 0.293 · 3",
            band="inactive",
        ),
    ),
)

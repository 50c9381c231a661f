"""Simplified disease activity index of rheumatoid arthritis.

Source: Smolen JS et al., Rheumatology 2003;42:244–57, doi:10.1093/rheumatology/keg072 (CDAI + CRP in mg/dL);
cut-points 3.3, 11 and 26 of Aletaha D, Smolen J, Clin Exp Rheumatol 2005;23(Suppl 39):S100–8.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.joints import PATIENT_GLOBAL, PHYSICIAN_GLOBAL, SWOLLEN_JOINTS, TENDER_JOINTS
from models.vocabulary.laboratory import CRP

CUTS = "Aletaha D, Smolen J, Clin Exp Rheumatol 2005;23(5 Suppl 39):S100–8 (3.3, 11, 26)"


def sdai(
    *,
    tender_joints_28: float,
    swollen_joints_28: float,
    patient_global_assessment: float,
    physician_global_assessment: float,
    crp: float,
) -> float:
    """SDAI; assessments in mm, protein in mg/L (the index counts mg/dL)."""
    return tender_joints_28 + swollen_joints_28 + (patient_global_assessment + physician_global_assessment + crp) / 10


SCORE = Score(
    name="sdai",
    title=Text(vi="SDAI (viêm khớp dạng thấp)", en="SDAI (rheumatoid arthritis)"),
    summary=Text(
        vi="Hoạt tính viêm khớp dạng thấp từ khớp, hai đánh giá chung và CRP.",
        en="Activity of rheumatoid arthritis from joints, both global assessments and CRP.",
    ),
    specialties=("musculoskeletal",),
    inputs=(TENDER_JOINTS, SWOLLEN_JOINTS, PATIENT_GLOBAL, PHYSICIAN_GLOBAL, CRP),
    compute=sdai,
    decimals=1,
    directions={
        "tender_joints_28": 1,
        "swollen_joints_28": 1,
        "patient_global_assessment": 1,
        "physician_global_assessment": 1,
        "crp": 1,
    },
    bands=(
        Band(name="remission", display=Text(vi="≤ 3,3: lui bệnh", en="≤ 3.3: remission"), source=CUTS),
        Band(
            name="low", above=3.3, display=Text(vi="> 3,3–11: hoạt tính thấp", en="> 3.3–11: low activity"), source=CUTS
        ),
        Band(
            name="moderate",
            above=11,
            display=Text(vi="> 11–26: hoạt tính trung bình", en="> 11–26: moderate activity"),
            indicator="warning",
            source=CUTS,
        ),
        Band(
            name="high",
            above=26,
            display=Text(vi="> 26: hoạt tính cao", en="> 26: high activity"),
            indicator="warning",
            source=CUTS,
        ),
    ),
    citations=(Citation("Smolen JS et al., Rheumatology 2003;42:244–57", "10.1093/rheumatology/keg072"),),
    licence="published sum, free to use",
    population=Text(vi="Người lớn viêm khớp dạng thấp.", en="Adults with rheumatoid arthritis."),
    cautions=(
        Text(
            vi="CRP tính bằng mg/dL trong công thức (phần mềm tự đổi từ mg/L).",
            en="The index counts CRP in mg/dL (converted here from mg/L).",
        ),
    ),
    examples=(
        Example(
            {
                "tender_joints_28": 4,
                "swollen_joints_28": 3,
                "patient_global_assessment": 40,
                "physician_global_assessment": 30,
                "crp": 20,
            },
            16.0,
            "by hand: 4 + 3 + 4 + 3 + 2 (CRP in mg/dL)",
            band="moderate",
        ),
        Example(
            {
                "tender_joints_28": 0,
                "swollen_joints_28": 1,
                "patient_global_assessment": 10,
                "physician_global_assessment": 8,
                "crp": 5,
            },
            3.3,
            "by hand: 0 + 1 + 1 + 0.8 + 0.5",
            band="remission",
        ),
    ),
)

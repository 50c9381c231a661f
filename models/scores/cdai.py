"""Clinical disease activity index of rheumatoid arthritis.

Source: Aletaha D et al., Arthritis Res Ther 2005;7:R796–806, doi:10.1186/ar1740 (sum of both joint counts and both
global assessments in cm); cut-points 2.8, 10 and 22 of Aletaha D, Smolen J, Clin Exp Rheumatol 2005;23(Suppl
39):S100–8.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.joints import PATIENT_GLOBAL, PHYSICIAN_GLOBAL, SWOLLEN_JOINTS, TENDER_JOINTS

CUTS = "Aletaha D, Smolen J, Clin Exp Rheumatol 2005;23(5 Suppl 39):S100–8 (2.8, 10, 22)"


def cdai(
    *,
    tender_joints_28: float,
    swollen_joints_28: float,
    patient_global_assessment: float,
    physician_global_assessment: float,
) -> float:
    """CDAI 0–76; assessments in mm."""
    return tender_joints_28 + swollen_joints_28 + (patient_global_assessment + physician_global_assessment) / 10


SCORE = Score(
    name="cdai",
    title=Text(vi="CDAI (viêm khớp dạng thấp)", en="CDAI (rheumatoid arthritis)"),
    summary=Text(
        vi="Hoạt tính viêm khớp dạng thấp không cần xét nghiệm.",
        en="Activity of rheumatoid arthritis without laboratory values.",
    ),
    specialties=("musculoskeletal",),
    inputs=(TENDER_JOINTS, SWOLLEN_JOINTS, PATIENT_GLOBAL, PHYSICIAN_GLOBAL),
    compute=cdai,
    decimals=1,
    directions={
        "tender_joints_28": 1,
        "swollen_joints_28": 1,
        "patient_global_assessment": 1,
        "physician_global_assessment": 1,
    },
    bands=(
        Band(name="remission", display=Text(vi="≤ 2,8: lui bệnh", en="≤ 2.8: remission"), source=CUTS),
        Band(
            name="low", above=2.8, display=Text(vi="> 2,8–10: hoạt tính thấp", en="> 2.8–10: low activity"), source=CUTS
        ),
        Band(
            name="moderate",
            above=10,
            display=Text(vi="> 10–22: hoạt tính trung bình", en="> 10–22: moderate activity"),
            indicator="warning",
            source=CUTS,
        ),
        Band(
            name="high",
            above=22,
            display=Text(vi="> 22: hoạt tính cao", en="> 22: high activity"),
            indicator="warning",
            source=CUTS,
        ),
    ),
    citations=(Citation("Aletaha D et al., Arthritis Res Ther 2005;7:R796–806", "10.1186/ar1740"),),
    licence="published sum, free to use",
    population=Text(vi="Người lớn viêm khớp dạng thấp.", en="Adults with rheumatoid arthritis."),
    cautions=(
        Text(
            vi="Không đếm khớp bàn chân; VAS cao do đau xơ cơ làm tăng điểm.",
            en="Feet are not counted; fibromyalgia raises the global assessments.",
        ),
    ),
    examples=(
        Example(
            {
                "tender_joints_28": 4,
                "swollen_joints_28": 3,
                "patient_global_assessment": 40,
                "physician_global_assessment": 30,
            },
            14.0,
            "by hand: 4 + 3 + 4 + 3",
            band="moderate",
        ),
        Example(
            {
                "tender_joints_28": 0,
                "swollen_joints_28": 1,
                "patient_global_assessment": 10,
                "physician_global_assessment": 8,
            },
            2.8,
            "by hand: 0 + 1 + 1 + 0.8",
            band="remission",
        ),
    ),
)

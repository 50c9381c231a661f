"""BASDAI: activity of ankylosing spondylitis.

Source: Garrett S et al., J Rheumatol 1994;21:2286–91 ((Q1 + Q2 + Q3 + Q4 + (Q5 + Q6) / 2) / 5); active disease at ≥
4, Sieper J et al. (ASAS handbook), Ann Rheum Dis 2009;68(Suppl 2):ii1–44, doi:10.1136/ard.2008.104018.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.joints import BASDAI_QUESTIONS

ASAS = "Sieper J et al. (ASAS handbook), Ann Rheum Dis 2009;68(Suppl 2):ii1–44, doi:10.1136/ard.2008.104018"


def basdai(
    *,
    basdai_fatigue: float,
    basdai_spinal_pain: float,
    basdai_joint_pain: float,
    basdai_tenderness: float,
    basdai_stiffness_severity: float,
    basdai_stiffness_duration: float,
) -> float:
    """BASDAI 0–10."""
    stiffness = (basdai_stiffness_severity + basdai_stiffness_duration) / 2
    return (basdai_fatigue + basdai_spinal_pain + basdai_joint_pain + basdai_tenderness + stiffness) / 5


SCORE = Score(
    name="basdai",
    title=Text(vi="BASDAI (viêm cột sống dính khớp)", en="BASDAI (ankylosing spondylitis)"),
    summary=Text(
        vi="Hoạt tính viêm cột sống dính khớp do người bệnh tự đánh giá.",
        en="Activity of ankylosing spondylitis as the patient rates it.",
    ),
    specialties=("musculoskeletal",),
    inputs=BASDAI_QUESTIONS,
    compute=basdai,
    decimals=1,
    directions={
        "basdai_fatigue": 1,
        "basdai_spinal_pain": 1,
        "basdai_joint_pain": 1,
        "basdai_tenderness": 1,
        "basdai_stiffness_severity": 1,
        "basdai_stiffness_duration": 1,
    },
    bands=(
        Band(name="lower", display=Text(vi="< 4: hoạt tính thấp hơn", en="< 4: lower activity"), source=ASAS),
        Band(
            name="active",
            minimum=4,
            display=Text(vi="≥ 4: bệnh hoạt động", en="≥ 4: active disease"),
            indicator="warning",
            source=ASAS,
        ),
    ),
    citations=(
        Citation("Garrett S et al., J Rheumatol 1994;21:2286–91", url="https://pubmed.ncbi.nlm.nih.gov/7699630/"),
        Citation(ASAS, "10.1136/ard.2008.104018"),
    ),
    licence="published index, free to use",
    population=Text(vi="Người viêm cột sống dính khớp.", en="Patients with ankylosing spondylitis."),
    cautions=(
        Text(vi="Chỉ là tự đánh giá; xơ cơ làm tăng điểm.", en="Rated by the patient alone; fibromyalgia raises it."),
    ),
    examples=(
        Example(
            {
                "basdai_fatigue": 4,
                "basdai_spinal_pain": 6,
                "basdai_joint_pain": 2,
                "basdai_tenderness": 4,
                "basdai_stiffness_severity": 6,
                "basdai_stiffness_duration": 2,
            },
            4.0,
            "by hand: (4 + 6 + 2 + 4 + 4) / 5",
            band="active",
        ),
        Example(
            {
                "basdai_fatigue": 10,
                "basdai_spinal_pain": 10,
                "basdai_joint_pain": 10,
                "basdai_tenderness": 10,
                "basdai_stiffness_severity": 10,
                "basdai_stiffness_duration": 10,
            },
            10.0,
            "by hand: the greatest score",
            band="active",
        ),
    ),
)

"""Appendicitis inflammatory response (AIR) score.

Source: Andersson M, Andersson RE, World J Surg 2008;32:1843–9, doi:10.1007/s00268-008-9649-y (points; groups 0–4,
5–8, 9–12).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice
from models.vocabulary.laboratory import CRP, WBC
from models.vocabulary.liver import NEUTROPHIL_PERCENT, RIGHT_ILIAC_PAIN, VOMITING
from models.vocabulary.vitals import TEMPERATURE

ANDERSSON = "Andersson M, Andersson RE, World J Surg 2008;32:1843–9, doi:10.1007/s00268-008-9649-y"
REBOUND = choice(
    "rebound_or_guarding",
    "Phản ứng dội hoặc đề kháng thành bụng",
    "Rebound tenderness or guarding",
    (("none", "Không", "None"), ("light", "Nhẹ", "Light"), ("medium", "Vừa", "Medium"), ("strong", "Mạnh", "Strong")),
)
SCORE = Score(
    name="air_appendicitis",
    version="1.1.0",
    title=Text(vi="AIR (viêm ruột thừa)", en="AIR (appendicitis inflammatory response)"),
    summary=Text(
        vi="Khả năng viêm ruột thừa, có tính mức độ phản ứng viêm (CRP, bạch cầu).",
        en="Likelihood of appendicitis, weighing the inflammatory response (CRP, white cells).",
    ),
    specialties=("surgery", "emergency"),
    inputs=(VOMITING, RIGHT_ILIAC_PAIN, REBOUND, TEMPERATURE, NEUTROPHIL_PERCENT, WBC.fresh(24), CRP.fresh(24)),
    items=(
        if_true(VOMITING, 1),
        if_true(RIGHT_ILIAC_PAIN, 1),
        by_option(REBOUND, {"none": 0, "light": 1, "medium": 2, "strong": 3}),
        by_steps(TEMPERATURE, 0, at_least(38.5, 1)),
        by_steps(NEUTROPHIL_PERCENT, 0, at_least(70, 1), at_least(85, 2)),
        by_steps(WBC, 0, at_least(10, 1), at_least(15, 2)),
        by_steps(CRP, 0, at_least(10, 1), at_least(50, 2)),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–4: ít khả năng", en="0–4: low probability"),
            advice=Text(
                vi="Theo dõi ngoại trú nếu tình trạng chung tốt.",
                en="Outpatient follow-up if the general condition is unaltered.",
            ),
            source=ANDERSSON,
        ),
        Band(
            name="indeterminate",
            minimum=5,
            display=Text(vi="5–8: chưa xác định", en="5–8: indeterminate"),
            advice=Text(
                vi="Theo dõi tại viện, khám lại, chẩn đoán hình ảnh.",
                en="Active observation in hospital, rescoring, imaging.",
            ),
            indicator="warning",
            source=ANDERSSON,
        ),
        Band(
            name="high",
            minimum=9,
            display=Text(vi="9–12: nhiều khả năng", en="9–12: high probability"),
            advice=Text(vi="Hội chẩn phẫu thuật thăm dò.", en="Surgical exploration is proposed."),
            indicator="critical",
            source=ANDERSSON,
        ),
    ),
    citations=(Citation("Andersson M, Andersson RE, World J Surg 2008;32:1843–9", "10.1007/s00268-008-9649-y"),),
    licence="published points table, free to use",
    population=Text(vi="Người nghi viêm ruột thừa cấp.", en="Patients with suspected acute appendicitis."),
    cautions=(
        Text(
            vi="Không đủ để chỉ định mổ; trẻ nhỏ và phụ nữ mang thai cần đánh giá riêng.",
            en="Not enough to decide on surgery; small children and pregnancy need their own judgement.",
        ),
    ),
    examples=(
        Example(
            {
                "vomiting": True,
                "right_iliac_pain": True,
                "rebound_or_guarding": "strong",
                "temperature": 38.5,
                "neutrophil_percent": 85,
                "wbc": 15,
                "crp": 50,
            },
            12,
            "by hand: the greatest score",
            band="high",
        ),
        Example(
            {
                "vomiting": False,
                "right_iliac_pain": True,
                "rebound_or_guarding": "light",
                "temperature": 38.4,
                "neutrophil_percent": 70,
                "wbc": 10,
                "crp": 10,
            },
            5,
            "by hand: 1 + 1 + 0 + 1 + 1 + 1",
            band="indeterminate",
        ),
    ),
)

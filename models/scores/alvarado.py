"""Alvarado score: acute appendicitis.

Source: Alvarado A, Ann Emerg Med 1986;15:557–64, doi:10.1016/S0196-0644(86)80993-3 (MANTRELS; temperature ≥ 37.3 °C,
leucocytes > 10, neutrophils > 75 %); cut-points 5 and 7 of Ohle R et al., BMC Med 2011;9:139,
doi:10.1186/1741-7015-9-139.
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import WBC
from models.vocabulary.liver import (
    ANOREXIA,
    NAUSEA_OR_VOMITING,
    NEUTROPHIL_PERCENT,
    PAIN_MIGRATED,
    REBOUND_TENDERNESS,
    RLQ_TENDERNESS,
)
from models.vocabulary.vitals import TEMPERATURE

OHLE = "Ohle R et al., BMC Med 2011;9:139, doi:10.1186/1741-7015-9-139"
SCORE = Score(
    name="alvarado",
    version="1.1.0",
    title=Text(vi="Alvarado (viêm ruột thừa)", en="Alvarado (appendicitis)"),
    summary=Text(
        vi="Khả năng viêm ruột thừa cấp từ triệu chứng, dấu hiệu và bạch cầu.",
        en="Likelihood of acute appendicitis from symptoms, signs and white cells.",
    ),
    specialties=("surgery", "emergency"),
    inputs=(
        PAIN_MIGRATED,
        ANOREXIA,
        NAUSEA_OR_VOMITING,
        RLQ_TENDERNESS,
        REBOUND_TENDERNESS,
        TEMPERATURE,
        WBC.fresh(24),
        NEUTROPHIL_PERCENT,
    ),
    items=(
        if_true(PAIN_MIGRATED, 1),
        if_true(ANOREXIA, 1),
        if_true(NAUSEA_OR_VOMITING, 1),
        if_true(RLQ_TENDERNESS, 2),
        if_true(REBOUND_TENDERNESS, 1),
        by_steps(TEMPERATURE, 0, at_least(37.3, 1)),
        by_steps(WBC, 0, above(10, 2)),
        by_steps(NEUTROPHIL_PERCENT, 0, above(75, 1)),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–4: ít khả năng", en="0–4: unlikely"),
            advice=Text(
                vi="Dưới 5 điểm có thể loại trừ với độ nhạy 99 %.", en="Below 5 rules out with a sensitivity of 99 %."
            ),
            source=OHLE,
        ),
        Band(
            name="possible",
            minimum=5,
            display=Text(vi="5–6: có thể", en="5–6: possible"),
            advice=Text(vi="Theo dõi hoặc chẩn đoán hình ảnh.", en="Observe or image."),
            indicator="warning",
            source=OHLE,
        ),
        Band(
            name="likely",
            minimum=7,
            display=Text(vi="7–10: nhiều khả năng", en="7–10: likely"),
            advice=Text(vi="Hội chẩn ngoại khoa.", en="Surgical opinion."),
            indicator="warning",
            source=OHLE,
        ),
    ),
    citations=(
        Citation("Alvarado A, Ann Emerg Med 1986;15:557–64", "10.1016/S0196-0644(86)80993-3"),
        Citation(OHLE, "10.1186/1741-7015-9-139"),
    ),
    licence="published points table, free to use",
    population=Text(vi="Người nghi viêm ruột thừa cấp.", en="Patients with suspected acute appendicitis."),
    cautions=(
        Text(
            vi="Kém tin cậy ở phụ nữ và trẻ em; không đủ để chỉ định mổ.",
            en="Less reliable in women and children; not enough to decide on surgery.",
        ),
    ),
    examples=(
        Example(
            {
                "pain_migrated": True,
                "anorexia": True,
                "nausea_or_vomiting": True,
                "rlq_tenderness": True,
                "rebound_tenderness": True,
                "temperature": 37.3,
                "wbc": 10.1,
                "neutrophil_percent": 76,
            },
            10,
            "by hand: all eight",
            band="likely",
        ),
        Example(
            {
                "pain_migrated": False,
                "anorexia": False,
                "nausea_or_vomiting": False,
                "rlq_tenderness": True,
                "rebound_tenderness": False,
                "temperature": 37.2,
                "wbc": 10,
                "neutrophil_percent": 75,
            },
            2,
            "by hand: tenderness alone",
            band="low",
        ),
    ),
)

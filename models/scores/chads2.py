"""CHADS₂: the risk of stroke in atrial fibrillation (superseded by CHA₂DS₂-VASc and CHA₂DS₂-VA).

Source: Gage BF et al., JAMA 2001;285:2864–70, doi:10.1001/jama.285.22.2864 (table 2: strokes per 100 patient-years).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.history import DIABETES, HEART_FAILURE, HYPERTENSION, PREVIOUS_STROKE
from models.vocabulary.person import AGE

GAGE = "Gage BF et al., JAMA 2001;285:2864–70, doi:10.1001/jama.285.22.2864 (n = 1733)"

SCORE = Score(
    name="chads2",
    version="1.1.0",
    title=Text(vi="CHADS₂", en="CHADS₂"),
    summary=Text(
        vi="Nguy cơ đột quỵ ở người rung nhĩ; nay đã được thay bằng CHA₂DS₂-VASc và CHA₂DS₂-VA.",
        en="The risk of stroke in atrial fibrillation; superseded by CHA₂DS₂-VASc and CHA₂DS₂-VA.",
    ),
    specialties=("cardiology", "neurology"),
    inputs=(HEART_FAILURE, HYPERTENSION, AGE.within(minimum=18), DIABETES, PREVIOUS_STROKE),
    items=(
        if_true(HEART_FAILURE, 1),
        if_true(HYPERTENSION, 1),
        by_steps(AGE, 0, at_least(75, 1)),
        if_true(DIABETES, 1),
        if_true(PREVIOUS_STROKE, 2),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0: nguy cơ thấp", en="0: low risk"),
            risk=Text(
                vi="1,9 đột quỵ/100 người-năm (KTC 95% 1,2–3,0)",
                en="1.9 strokes per 100 patient-years (95% CI 1.2–3.0)",
            ),
            source=GAGE,
        ),
        Band(
            name="moderate",
            minimum=1,
            display=Text(vi="1: nguy cơ vừa", en="1: moderate risk"),
            indicator="warning",
            risk=Text(
                vi="2,8 đột quỵ/100 người-năm (KTC 95% 2,0–3,8)",
                en="2.8 strokes per 100 patient-years (95% CI 2.0–3.8)",
            ),
            source=GAGE,
        ),
        Band(
            name="high",
            minimum=2,
            display=Text(vi="≥ 2: nguy cơ cao", en="≥ 2: high risk"),
            indicator="critical",
            risk=Text(vi="từ 4,0 đột quỵ/100 người-năm trở lên", en="4.0 strokes per 100 patient-years or more"),
            source=GAGE,
        ),
    ),
    citations=(Citation("Gage BF et al., JAMA 2001;285:2864–70", "10.1001/jama.285.22.2864"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn rung nhĩ không do bệnh van tim.", en="Adults with non-valvular atrial fibrillation."),
    cautions=(
        Text(vi="Bỏ sót người có nguy cơ; nên dùng CHA₂DS₂-VA.", en="Misses patients at risk; prefer CHA₂DS₂-VA."),
    ),
    examples=(
        Example(
            {"heart_failure": True, "hypertension": True, "age": 75, "diabetes": True, "previous_stroke_or_tia": True},
            6,
            "by hand (the maximum)",
            band="high",
        ),
        Example(
            {
                "heart_failure": False,
                "hypertension": True,
                "age": 74,
                "diabetes": False,
                "previous_stroke_or_tia": False,
            },
            1,
            "by hand",
            band="moderate",
        ),
    ),
)

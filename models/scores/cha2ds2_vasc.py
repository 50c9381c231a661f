"""CHA₂DS₂-VASc: the risk of stroke in atrial fibrillation.

Source: Lip GYH et al., Chest 2010;137:263–72, doi:10.1378/chest.09-1584 (table 2). Bands: ESC 2020 guideline on atrial
fibrillation, Hindricks G et al., doi:10.1093/eurheartj/ehaa612.
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.history import DIABETES, HEART_FAILURE, HYPERTENSION, PREVIOUS_STROKE, VASCULAR_DISEASE
from models.vocabulary.person import AGE, SEX

ESC = "Hindricks G et al. (ESC guideline 2020), Eur Heart J 2021;42:373–498, doi:10.1093/eurheartj/ehaa612"
STROKE = PREVIOUS_STROKE.told(
    display=Text(
        vi="Tiền sử đột quỵ, cơn thiếu máu não thoáng qua hoặc thuyên tắc hệ thống",
        en="Previous stroke, TIA or systemic embolism",
    )
)

SCORE = Score(
    name="cha2ds2_vasc",
    version="1.1.0",
    title=Text(vi="CHA₂DS₂-VASc", en="CHA₂DS₂-VASc"),
    summary=Text(
        vi="Nguy cơ đột quỵ ở người rung nhĩ không do hẹp van hai lá vừa – nặng hay van cơ học.",
        en=(
            "The risk of stroke in atrial fibrillation without moderate to severe mitral "
            "stenosis or a mechanical valve."
        ),
    ),
    specialties=("cardiology", "neurology", "general"),
    inputs=(HEART_FAILURE, HYPERTENSION, AGE.within(minimum=18), DIABETES, STROKE, VASCULAR_DISEASE, SEX),
    items=(
        if_true(HEART_FAILURE, 1),
        if_true(HYPERTENSION, 1),
        by_steps(AGE, 0, at_least(65, 1), at_least(75, 2)),
        if_true(DIABETES, 1),
        if_true(STROKE, 2),
        if_true(VASCULAR_DISEASE, 1),
        by_option(SEX, {"female": 1, "male": 0}),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0: nguy cơ thấp", en="0: low risk"),
            advice=Text(vi="Không cần thuốc chống đông.", en="No anticoagulation needed."),
            source=ESC,
        ),
        Band(
            name="one",
            minimum=1,
            display=Text(
                vi="1: nữ là nguy cơ thấp, nam xem xét chống đông",
                en="1: low in women, consider anticoagulation in men",
            ),
            indicator="warning",
            source=ESC,
        ),
        Band(
            name="two",
            minimum=2,
            display=Text(
                vi="2: nam nên dùng, nữ xem xét thuốc chống đông",
                en="2: anticoagulation recommended in men, to be considered in women",
            ),
            indicator="warning",
            source=ESC,
        ),
        Band(
            name="high",
            minimum=3,
            display=Text(vi="≥ 3: nguy cơ cao", en="≥ 3: high risk"),
            advice=Text(vi="Khuyến cáo thuốc chống đông đường uống.", en="Oral anticoagulation is recommended."),
            indicator="critical",
            source=ESC,
        ),
    ),
    citations=(
        Citation("Lip GYH et al., Chest 2010;137:263–72", "10.1378/chest.09-1584"),
        Citation(ESC, "10.1093/eurheartj/ehaa612"),
    ),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn rung nhĩ, cuồng nhĩ.", en="Adults with atrial fibrillation or flutter."),
    cautions=(
        Text(
            vi="Không dùng khi hẹp van hai lá vừa – nặng hoặc van cơ học: chỉ định chống đông không theo điểm.",
            en=(
                "Not for moderate to severe mitral stenosis or mechanical valves, where "
                "anticoagulation does not depend on the score."
            ),
        ),
    ),
    examples=(
        Example(
            {
                "heart_failure": True,
                "hypertension": True,
                "age": 75,
                "diabetes": True,
                "previous_stroke_or_tia": True,
                "vascular_disease": True,
                "sex": "female",
            },
            9,
            "by hand from table 2 of Lip 2010 (the maximum)",
            band="high",
        ),
        Example(
            {
                "heart_failure": False,
                "hypertension": False,
                "age": 64,
                "diabetes": False,
                "previous_stroke_or_tia": False,
                "vascular_disease": False,
                "sex": "female",
            },
            1,
            "by hand from table 2 of Lip 2010",
            band="one",
        ),
    ),
)

"""CHA₂DS₂-VA: the risk of thrombo-embolism in atrial fibrillation, without the point for women.

Source: Van Gelder IC et al., 2024 ESC guidelines for atrial fibrillation, Eur Heart J 2024;45:3314–414,
doi:10.1093/eurheartj/ehae176 (table 10 and recommendations).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.history import DIABETES, HEART_FAILURE, HYPERTENSION, PREVIOUS_STROKE, VASCULAR_DISEASE
from models.vocabulary.person import AGE

ESC = "Van Gelder IC et al. (ESC guideline), Eur Heart J 2024;45:3314–414, doi:10.1093/eurheartj/ehae176"
STROKE = PREVIOUS_STROKE.told(
    display=Text(
        vi="Tiền sử đột quỵ, cơn thiếu máu não thoáng qua hoặc thuyên tắc hệ thống",
        en="Previous stroke, TIA or systemic embolism",
    )
)

SCORE = Score(
    name="cha2ds2_va",
    title=Text(vi="CHA₂DS₂-VA (ESC 2024)", en="CHA₂DS₂-VA (ESC 2024)"),
    summary=Text(
        vi="Nguy cơ thuyên tắc huyết khối ở người rung nhĩ, không tính giới tính.",
        en="The risk of thrombo-embolism in atrial fibrillation, without sex.",
    ),
    specialties=("cardiology", "neurology", "general"),
    inputs=(HEART_FAILURE, HYPERTENSION, AGE.within(minimum=18), DIABETES, STROKE, VASCULAR_DISEASE),
    items=(
        if_true(HEART_FAILURE, 1),
        if_true(HYPERTENSION, 1),
        by_steps(AGE, 0, at_least(65, 1), at_least(75, 2)),
        if_true(DIABETES, 1),
        if_true(STROKE, 2),
        if_true(VASCULAR_DISEASE, 1),
    ),
    bands=(
        Band(name="low", display=Text(vi="0: nguy cơ thấp", en="0: low risk"), source=ESC),
        Band(
            name="intermediate",
            minimum=1,
            display=Text(vi="1: xem xét chống đông", en="1: consider anticoagulation"),
            advice=Text(vi="Nên xem xét thuốc chống đông đường uống.", en="Oral anticoagulation should be considered."),
            indicator="warning",
            source=ESC,
        ),
        Band(
            name="high",
            minimum=2,
            display=Text(vi="≥ 2: khuyến cáo chống đông", en="≥ 2: anticoagulation recommended"),
            advice=Text(vi="Khuyến cáo thuốc chống đông đường uống.", en="Oral anticoagulation is recommended."),
            indicator="critical",
            source=ESC,
        ),
    ),
    citations=(Citation(ESC, "10.1093/eurheartj/ehae176"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn rung nhĩ.", en="Adults with atrial fibrillation."),
    cautions=(
        Text(
            vi=(
                "Không dùng khi hẹp van hai lá vừa – nặng, van cơ học, bệnh cơ tim phì đại hay "
                "amyloid tim: chống đông bất kể điểm."
            ),
            en=(
                "Not for moderate to severe mitral stenosis, mechanical valves, hypertrophic "
                "cardiomyopathy or cardiac amyloidosis, where anticoagulation does not depend on the "
                "score."
            ),
        ),
    ),
    examples=(
        Example(
            {
                "heart_failure": True,
                "hypertension": True,
                "age": 80,
                "diabetes": True,
                "previous_stroke_or_tia": True,
                "vascular_disease": True,
            },
            8,
            "by hand from table 10 (the maximum)",
            band="high",
        ),
        Example(
            {
                "heart_failure": False,
                "hypertension": True,
                "age": 64,
                "diabetes": False,
                "previous_stroke_or_tia": False,
                "vascular_disease": False,
            },
            1,
            "by hand from table 10",
            band="intermediate",
        ),
    ),
)

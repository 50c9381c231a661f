"""Bova score: complications of pulmonary embolism with normal blood pressure.

Source: Bova C et al., Eur Respir J 2014;44:694–703, doi:10.1183/09031936.00006114 (stages I 0–2, II 3–4, III above
4). A pressure below 90 mmHg is unstable embolism, outside its scope.
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.vitals import HEART_RATE, SYSTOLIC_BP

BOVA = "Bova C et al., Eur Respir J 2014;44:694–703, doi:10.1183/09031936.00006114"

TROPONIN = flag("elevated_troponin", "Troponin tăng", "Elevated troponin")
RIGHT_VENTRICLE = flag(
    "right_ventricular_dysfunction",
    "Rối loạn chức năng thất phải (siêu âm hoặc CT)",
    "Right ventricular dysfunction (echocardiography or CT)",
)

SCORE = Score(
    name="bova",
    title=Text(vi="Bova (thuyên tắc phổi huyết áp ổn định)", en="Bova score (normotensive pulmonary embolism)"),
    summary=Text(
        vi="Nguy cơ biến chứng sớm của thuyên tắc phổi cấp khi huyết áp còn ổn định.",
        en="Early complications of acute pulmonary embolism with normal blood pressure.",
    ),
    specialties=("emergency", "cardiology", "respiratory"),
    inputs=(SYSTOLIC_BP.within(minimum=90), TROPONIN, RIGHT_VENTRICLE, HEART_RATE),
    items=(
        by_steps(SYSTOLIC_BP, 2, above(100, 0)),
        if_true(TROPONIN, 2),
        if_true(RIGHT_VENTRICLE, 2),
        by_steps(HEART_RATE, 0, at_least(110, 1)),
    ),
    bands=(
        Band(name="stage_1", display=Text(vi="0–2: giai đoạn I", en="0–2: stage I"), source=BOVA),
        Band(
            name="stage_2",
            above=2,
            display=Text(vi="3–4: giai đoạn II", en="3–4: stage II"),
            indicator="warning",
            source=BOVA,
        ),
        Band(
            name="stage_3",
            above=4,
            display=Text(vi="> 4: giai đoạn III", en="> 4: stage III"),
            advice=Text(vi="Theo dõi sát, xem xét đơn vị hồi sức.", en="Close monitoring, consider intensive care."),
            indicator="critical",
            source=BOVA,
        ),
    ),
    citations=(Citation("Bova C et al., Eur Respir J 2014;44:694–703", "10.1183/09031936.00006114"),),
    licence="published table, free to use",
    population=Text(
        vi="Người lớn thuyên tắc phổi cấp, huyết áp tâm thu ≥ 90 mmHg.",
        en="Adults with acute pulmonary embolism and a systolic pressure of 90 mmHg or more.",
    ),
    examples=(
        Example(
            {"systolic_bp": 100, "elevated_troponin": True, "right_ventricular_dysfunction": True, "heart_rate": 110},
            7,
            "by hand: highest",
            band="stage_3",
        ),
        Example(
            {"systolic_bp": 101, "elevated_troponin": True, "right_ventricular_dysfunction": False, "heart_rate": 109},
            2,
            "by hand from the table",
            band="stage_1",
        ),
    ),
)

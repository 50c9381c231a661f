"""Revised cardiac risk index for non-cardiac surgery.

Source: Lee TH et al., Circulation 1999;100:1043–9, doi:10.1161/01.CIR.100.10.1043 (table 4, validation cohort).
Creatinine above 2.0 mg/dL is 176.8 µmol/L, held at 176.85 so that exactly 2.0 mg/dL does not count.
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.points import above, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Range, Text
from models.vocabulary.declare import flag
from models.vocabulary.history import CORONARY_DISEASE, HEART_FAILURE, ON_INSULIN, PREVIOUS_STROKE
from models.vocabulary.laboratory import CREATININE

LEE = "Lee TH et al., Circulation 1999;100:1043–9, doi:10.1161/01.CIR.100.10.1043 (n = 1422)"

SURGERY = flag(
    "high_risk_surgery",
    "Phẫu thuật nguy cơ cao (trong ổ bụng, trong lồng ngực, mạch máu trên bẹn)",
    "High-risk surgery (intraperitoneal, intrathoracic, suprainguinal vascular)",
)
INSULIN = ON_INSULIN.told(
    display=Text(vi="Đái tháo đường đang tiêm insulin trước mổ", en="Diabetes on insulin before surgery")
)

SCORE = Score(
    name="rcri",
    version="1.3.0",
    title=Text(vi="Chỉ số nguy cơ tim RCRI (Lee)", en="Revised cardiac risk index (Lee)"),
    summary=Text(
        vi="Nguy cơ biến chứng tim lớn khi mổ ngoài tim.",
        en="The risk of a major cardiac complication of non-cardiac surgery.",
    ),
    specialties=("surgery", "cardiology"),
    inputs=(SURGERY, CORONARY_DISEASE, HEART_FAILURE, PREVIOUS_STROKE, INSULIN, CREATININE),
    items=(
        if_true(SURGERY, 1),
        if_true(CORONARY_DISEASE, 1),
        if_true(HEART_FAILURE, 1),
        if_true(PREVIOUS_STROKE, 1),
        if_true(INSULIN, 1),
        by_steps(CREATININE, 0, above(176.85, 1)),
    ),
    bands=(
        Band(
            name="class_1",
            display=Text(vi="0 điểm (nhóm I)", en="0 points (class I)"),
            risk=Text(vi="0,4% biến chứng (KTC 95% 0,05–1,5)", en="0.4% complications (95% CI 0.05–1.5)"),
            source=LEE,
        ),
        Band(
            name="class_2",
            minimum=1,
            display=Text(vi="1 điểm (nhóm II)", en="1 point (class II)"),
            risk=Text(vi="0,9% biến chứng (KTC 95% 0,3–2,1)", en="0.9% complications (95% CI 0.3–2.1)"),
            source=LEE,
        ),
        Band(
            name="class_3",
            minimum=2,
            display=Text(vi="2 điểm (nhóm III)", en="2 points (class III)"),
            indicator="warning",
            risk=Text(vi="6,6% biến chứng (KTC 95% 3,9–10,3)", en="6.6% complications (95% CI 3.9–10.3)"),
            source=LEE,
        ),
        Band(
            name="class_4",
            minimum=3,
            display=Text(vi="≥ 3 điểm (nhóm IV)", en="≥ 3 points (class IV)"),
            indicator="critical",
            risk=Text(vi="11,0% biến chứng (KTC 95% 5,8–18,4)", en="11.0% complications (95% CI 5.8–18.4)"),
            source=LEE,
        ),
    ),
    citations=(Citation("Lee TH et al., Circulation 1999;100:1043–9", "10.1161/01.CIR.100.10.1043"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người từ 50 tuổi mổ chương trình ngoài tim.",
        en="People of 50 and over having elective non-cardiac surgery.",
    ),
    people=People(ages=Range(minimum=50)),
    cautions=(
        Text(
            vi="Ước tính thấp nguy cơ trong phẫu thuật mạch máu và so với các nghiên cứu đo troponin.",
            en="Underestimates in vascular surgery, and against studies that measure troponin.",
        ),
    ),
    examples=(
        Example(
            {
                "high_risk_surgery": True,
                "coronary_disease": True,
                "heart_failure": True,
                "previous_stroke_or_tia": True,
                "on_insulin": True,
                "creatinine": 177,
            },
            6,
            "by hand (the maximum)",
            band="class_4",
        ),
        Example(
            {
                "high_risk_surgery": True,
                "coronary_disease": False,
                "heart_failure": False,
                "previous_stroke_or_tia": False,
                "on_insulin": False,
                "creatinine": 176,
            },
            1,
            "by hand",
            band="class_2",
        ),
    ),
)

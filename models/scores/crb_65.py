"""CRB-65: severity of community-acquired pneumonia without a blood test.

Source: Lim WS et al., Thorax 2003;58:377–82, doi:10.1136/thorax.58.5.377 (mortality by group: 0, 1.2 %; 1–2, 8.15 %;
3–4, 31 %).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import AGE
from models.vocabulary.vitals import CONFUSION, DIASTOLIC_BP, RESPIRATORY_RATE, SYSTOLIC_BP

LIM = "Lim WS et al., Thorax 2003;58:377–82, doi:10.1136/thorax.58.5.377"


def _pressure(systolic_bp: float, diastolic_bp: float) -> float:
    return float(systolic_bp < 90 or diastolic_bp <= 60)


SCORE = Score(
    name="crb_65",
    title=Text(
        vi="CRB-65 (viêm phổi cộng đồng, không cần xét nghiệm)",
        en="CRB-65 (community-acquired pneumonia, no laboratory)",
    ),
    summary=Text(
        vi="Nguy cơ tử vong của viêm phổi cộng đồng khi chưa có urê máu.",
        en="Risk of death of community-acquired pneumonia where urea is not known.",
    ),
    specialties=("respiratory", "emergency", "general"),
    inputs=(CONFUSION, RESPIRATORY_RATE, SYSTOLIC_BP, DIASTOLIC_BP, AGE.within(minimum=18)),
    items=(
        if_true(CONFUSION, 1),
        by_steps(RESPIRATORY_RATE, 0, at_least(30, 1)),
        Item(
            "pressure",
            Text(vi="Huyết áp tâm thu < 90 hoặc tâm trương ≤ 60 mmHg", en="Systolic < 90 or diastolic ≤ 60 mmHg"),
            ("systolic_bp", "diastolic_bp"),
            _pressure,
            {"systolic_bp": (90,), "diastolic_bp": (60,)},
        ),
        by_steps(AGE, 0, at_least(65, 1)),
    ),
    probability=lambda score: 0.012 if score < 1 else 0.0815 if score < 3 else 0.31,
    probability_of=Text(vi="Tử vong trong 30 ngày", en="Death within 30 days"),
    bands=(
        Band(
            name="low",
            display=Text(vi="0: nguy cơ thấp", en="0: low risk"),
            advice=Text(vi="Thường điều trị tại nhà được.", en="Usually suitable for treatment at home."),
            source=LIM,
        ),
        Band(
            name="moderate",
            minimum=1,
            display=Text(vi="1–2: nguy cơ trung bình", en="1–2: intermediate risk"),
            advice=Text(vi="Xem xét chuyển viện đánh giá.", en="Consider referral to hospital."),
            indicator="warning",
            source=LIM,
        ),
        Band(
            name="high",
            minimum=3,
            display=Text(vi="3–4: nguy cơ cao", en="3–4: high risk"),
            advice=Text(vi="Nhập viện khẩn.", en="Urgent admission."),
            indicator="critical",
            source=LIM,
        ),
    ),
    citations=(Citation("Lim WS et al., Thorax 2003;58:377–82", "10.1136/thorax.58.5.377"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn viêm phổi mắc phải cộng đồng.", en="Adults with community-acquired pneumonia."),
    examples=(
        Example(
            {"confusion": False, "respiratory_rate": 29, "systolic_bp": 90, "diastolic_bp": 61, "age": 65},
            1,
            "by hand from the criteria",
            probability=0.0815,
            band="moderate",
        ),
        Example(
            {"confusion": True, "respiratory_rate": 30, "systolic_bp": 89, "diastolic_bp": 61, "age": 64},
            3,
            "by hand from the criteria",
            probability=0.31,
            band="high",
        ),
    ),
)

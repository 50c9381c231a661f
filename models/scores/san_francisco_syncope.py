"""San Francisco Syncope Rule: serious outcome after syncope; any criterion is high risk.

Source: Quinn JV et al., Ann Emerg Med 2004;43:224–32, doi:10.1016/S0196-0644(03)00823-0; accuracy of the pooled
validations as quoted in Am Fam Physician 2021;103:375–6.
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.history import HEART_FAILURE
from models.vocabulary.laboratory import HAEMATOCRIT
from models.vocabulary.vitals import SYSTOLIC_BP

QUINN = "Quinn JV et al., Ann Emerg Med 2004;43:224–32, doi:10.1016/S0196-0644(03)00823-0"

ECG = flag(
    "abnormal_ecg",
    "Điện tâm đồ bất thường (nhịp không xoang hoặc thay đổi mới)",
    "Abnormal ECG (not sinus rhythm, or new changes)",
)
DYSPNOEA = flag("shortness_of_breath", "Khó thở", "Shortness of breath", icd10=("R06.0",), current_hours=24 * 7)

SCORE = Score(
    name="san_francisco_syncope",
    version="1.2.0",
    title=Text(vi="Quy tắc ngất San Francisco", en="San Francisco Syncope Rule"),
    summary=Text(
        vi="Nhận ra người ngất có nguy cơ biến cố nặng trong 7 ngày.",
        en="Finds patients with syncope at risk of a serious outcome within 7 days.",
    ),
    specialties=("emergency", "cardiology"),
    inputs=(HEART_FAILURE, HAEMATOCRIT.fresh(24), ECG, DYSPNOEA, SYSTOLIC_BP),
    items=(
        if_true(HEART_FAILURE, 1),
        by_steps(HAEMATOCRIT, 1, at_least(30, 0)),
        if_true(ECG, 1),
        if_true(DYSPNOEA, 1),
        by_steps(SYSTOLIC_BP, 1, at_least(90, 0)),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0: không có tiêu chuẩn nguy cơ cao", en="0: no high-risk criterion"),
            source=QUINN,
        ),
        Band(
            name="high",
            minimum=1,
            display=Text(vi="≥ 1: nguy cơ cao", en="≥ 1: high risk"),
            advice=Text(vi="Theo dõi và tìm nguyên nhân tim mạch.", en="Observe and look for a cardiac cause."),
            indicator="warning",
            source=QUINN,
        ),
    ),
    citations=(Citation("Quinn JV et al., Ann Emerg Med 2004;43:224–32", "10.1016/S0196-0644(03)00823-0"),),
    licence="published rule, free to use",
    population=Text(vi="Người lớn đến cấp cứu vì ngất hoặc gần ngất.", en="Adults with syncope or near-syncope."),
    cautions=(
        Text(
            vi="Độ nhạy gộp 87 % (KTC 95 % 79–93), đặc hiệu 52 %: âm tính không loại trừ hẳn.",
            en="Pooled sensitivity 87 % (95 % CI 79–93), specificity 52 %: a negative rule does not exclude.",
        ),
    ),
    examples=(
        Example(
            {
                "heart_failure": False,
                "haematocrit": 30,
                "abnormal_ecg": False,
                "shortness_of_breath": False,
                "systolic_bp": 90,
            },
            0,
            "by hand: each value just within",
            band="low",
        ),
        Example(
            {
                "heart_failure": True,
                "haematocrit": 29.9,
                "abnormal_ecg": True,
                "shortness_of_breath": True,
                "systolic_bp": 89,
            },
            5,
            "by hand: all five",
            band="high",
        ),
    ),
)

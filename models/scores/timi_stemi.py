"""TIMI risk score for ST-elevation infarction: death within 30 days.

Source: Morrow DA et al., Circulation 2000;102:2031–7, doi:10.1161/01.CIR.102.17.2031 (figure 1: points and 30-day
mortality, InTIME II).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.cardiac import KILLIP_CLASS
from models.vocabulary.declare import flag
from models.vocabulary.history import DIABETES, HYPERTENSION
from models.vocabulary.person import AGE, WEIGHT
from models.vocabulary.vitals import HEART_RATE, SYSTOLIC_BP

MORROW = "Morrow DA et al., Circulation 2000;102:2031–7, doi:10.1161/01.CIR.102.17.2031 (InTIME II, n = 14,114)"
RISK = (0.008, 0.016, 0.022, 0.044, 0.073, 0.124, 0.161, 0.234, 0.268, 0.359)

ANGINA = flag("history_of_angina", "Tiền sử đau thắt ngực", "History of angina", icd10=("I20",))
ANTERIOR = flag(
    "anterior_st_elevation_or_lbbb",
    "ST chênh lên thành trước hoặc block nhánh trái",
    "Anterior ST elevation or left bundle branch block",
)
DELAY = flag(
    "reperfusion_after_4_hours",
    "Thời gian đến khi điều trị tái tưới máu trên 4 giờ",
    "Time to reperfusion treatment over 4 hours",
)

SCORE = Score(
    name="timi_stemi",
    title=Text(vi="TIMI trong nhồi máu cơ tim ST chênh lên", en="TIMI risk score for STEMI"),
    summary=Text(
        vi="Nguy cơ tử vong trong 30 ngày sau nhồi máu cơ tim ST chênh lên.",
        en="The risk of death within 30 days of ST-elevation myocardial infarction.",
    ),
    specialties=("cardiology", "emergency"),
    inputs=(
        AGE.within(minimum=18),
        DIABETES,
        HYPERTENSION,
        ANGINA,
        SYSTOLIC_BP,
        HEART_RATE,
        KILLIP_CLASS,
        WEIGHT,
        ANTERIOR,
        DELAY,
    ),
    items=(
        by_steps(AGE, 0, at_least(65, 2), at_least(75, 3)),
        Item(
            "history",
            Text(vi="Đái tháo đường, tăng huyết áp hoặc đau thắt ngực", en="Diabetes, hypertension or angina"),
            ("diabetes", "hypertension", "history_of_angina"),
            lambda *told: float(any(told)),
        ),
        by_steps(SYSTOLIC_BP, 3, at_least(100, 0)),
        by_steps(HEART_RATE, 0, above(100, 2)),
        by_option(KILLIP_CLASS, {"I": 0, "II": 2, "III": 2, "IV": 2}),
        by_steps(WEIGHT, 1, at_least(67, 0)),
        if_true(ANTERIOR, 1),
        if_true(DELAY, 1),
    ),
    probability=lambda score: RISK[min(int(score), 9)],
    probability_of=Text(vi="tử vong trong 30 ngày", en="death within 30 days"),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–2 điểm", en="0–2 points"),
            risk=Text(vi="tử vong 30 ngày 0,8–2,2%", en="0.8–2.2% dead at 30 days"),
            source=MORROW,
        ),
        Band(
            name="intermediate",
            minimum=3,
            display=Text(vi="3–4 điểm", en="3–4 points"),
            indicator="warning",
            risk=Text(vi="tử vong 30 ngày 4,4–7,3%", en="4.4–7.3% dead at 30 days"),
            source=MORROW,
        ),
        Band(
            name="high",
            minimum=5,
            display=Text(vi="≥ 5 điểm", en="≥ 5 points"),
            indicator="critical",
            risk=Text(vi="tử vong 30 ngày từ 12,4% trở lên", en="12.4% or more dead at 30 days"),
            source=MORROW,
        ),
    ),
    citations=(Citation("Morrow DA et al., Circulation 2000;102:2031–7", "10.1161/01.CIR.102.17.2031"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Nhồi máu cơ tim ST chênh lên đủ tiêu chuẩn tiêu sợi huyết.",
        en="ST-elevation myocardial infarction, eligible for fibrinolysis.",
    ),
    cautions=(
        Text(
            vi="Xây dựng trước thời kỳ can thiệp mạch vành thì đầu; nay tử vong thấp hơn.",
            en="Made before primary angioplasty was common; mortality is lower today.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 75,
                "diabetes": True,
                "hypertension": True,
                "history_of_angina": False,
                "systolic_bp": 99,
                "heart_rate": 101,
                "killip_class": "II",
                "weight": 66,
                "anterior_st_elevation_or_lbbb": True,
                "reperfusion_after_4_hours": True,
            },
            14,
            "by hand from figure 1 of Morrow 2000 (the maximum)",
            probability=0.359,
            band="high",
        ),
        Example(
            {
                "age": 64,
                "diabetes": False,
                "hypertension": False,
                "history_of_angina": False,
                "systolic_bp": 100,
                "heart_rate": 100,
                "killip_class": "I",
                "weight": 67,
                "anterior_st_elevation_or_lbbb": False,
                "reperfusion_after_4_hours": False,
            },
            0,
            "by hand from figure 1 of Morrow 2000",
            probability=0.008,
            band="low",
        ),
    ),
)

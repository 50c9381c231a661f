"""MASCC risk index: who with febrile neutropenia is at low risk of complications.

Source: Klastersky J et al., J Clin Oncol 2000;18:3038–51, doi:10.1200/JCO.2000.18.16.3038 (table 4; 21 and above is
low risk).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag
from models.vocabulary.history import COPD
from models.vocabulary.person import AGE
from models.vocabulary.vitals import SYSTOLIC_BP

KLASTERSKY = "Klastersky J et al., J Clin Oncol 2000;18:3038–51, doi:10.1200/JCO.2000.18.16.3038"

BURDEN = choice(
    "neutropenia_illness_burden",
    "Mức độ triệu chứng",
    "Burden of illness",
    (
        ("none_or_mild", "Không hoặc nhẹ", "None or mild"),
        ("moderate", "Trung bình", "Moderate"),
        ("severe", "Nặng", "Severe"),
    ),
)
TUMOUR = flag(
    "haematological_malignancy_with_previous_fungal_infection",
    "Bệnh máu ác tính và từng nhiễm nấm",
    "Haematological malignancy with previous fungal infection",
)
DEHYDRATION = flag("dehydration_needing_fluid", "Mất nước cần truyền dịch", "Dehydration needing intravenous fluid")
INPATIENT = flag("inpatient_at_fever_onset", "Đang nằm viện khi bắt đầu sốt", "Inpatient at onset of fever")

SCORE = Score(
    name="mascc",
    title=Text(vi="MASCC (sốt giảm bạch cầu hạt)", en="MASCC (febrile neutropenia)"),
    summary=Text(
        vi="Nhận ra người sốt giảm bạch cầu hạt có nguy cơ thấp bị biến chứng.",
        en="Finds patients with febrile neutropenia at low risk of complications.",
    ),
    specialties=("oncology", "haematology", "emergency"),
    inputs=(BURDEN, SYSTOLIC_BP, COPD, TUMOUR, DEHYDRATION, INPATIENT, AGE.within(minimum=16)),
    items=(
        by_option(BURDEN, {"none_or_mild": 5, "moderate": 3, "severe": 0}),
        by_steps(
            SYSTOLIC_BP,
            0,
            at_least(90, 5),
            display=Text(vi="Không tụt huyết áp (tâm thu ≥ 90 mmHg)", en="No hypotension (systolic ≥ 90 mmHg)"),
        ),
        if_true(COPD, 0, otherwise=4),
        if_true(TUMOUR, 0, otherwise=4),
        if_true(DEHYDRATION, 0, otherwise=3),
        if_true(INPATIENT, 0, otherwise=3),
        by_steps(AGE, 2, at_least(60, 0)),
    ),
    higher_is="better",
    bands=(
        Band(
            name="high",
            display=Text(vi="< 21: không phải nguy cơ thấp", en="< 21: not low risk"),
            advice=Text(vi="Nhập viện, kháng sinh tĩnh mạch.", en="Admit, intravenous antibiotics."),
            indicator="critical",
            source=KLASTERSKY,
        ),
        Band(
            name="low",
            minimum=21,
            display=Text(vi="≥ 21: nguy cơ thấp", en="≥ 21: low risk"),
            advice=Text(
                vi="Có thể xem xét điều trị ngoại trú nếu đủ điều kiện theo dõi.",
                en="Outpatient treatment may be considered where follow-up is assured.",
            ),
            risk=Text(vi="Biến chứng nặng khoảng 6 %", en="Serious complications in about 6 %"),
            source=KLASTERSKY,
        ),
    ),
    citations=(Citation("Klastersky J et al., J Clin Oncol 2000;18:3038–51", "10.1200/JCO.2000.18.16.3038"),),
    licence="published table, free to use",
    population=Text(
        vi="Người từ 16 tuổi, sốt giảm bạch cầu hạt do hoá trị.",
        en="People of 16 and over with febrile neutropenia after chemotherapy.",
    ),
    cautions=(
        Text(
            vi="Không dùng trong tấn công lơ xê mi cấp hoặc ghép tế bào gốc.",
            en="Not during induction for acute leukaemia or stem-cell transplantation.",
        ),
    ),
    examples=(
        Example(
            {
                "neutropenia_illness_burden": "none_or_mild",
                "systolic_bp": 120,
                "copd": False,
                "haematological_malignancy_with_previous_fungal_infection": False,
                "dehydration_needing_fluid": False,
                "inpatient_at_fever_onset": False,
                "age": 59,
            },
            26,
            "by hand: highest score",
            band="low",
        ),
        Example(
            {
                "neutropenia_illness_burden": "moderate",
                "systolic_bp": 120,
                "copd": True,
                "haematological_malignancy_with_previous_fungal_infection": False,
                "dehydration_needing_fluid": False,
                "inpatient_at_fever_onset": False,
                "age": 60,
            },
            18,
            "by hand from table 4",
            band="high",
        ),
    ),
)

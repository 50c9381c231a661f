"""4C Mortality Score: hospital mortality of COVID-19.

Source: Knight SR et al. (ISARIC4C), BMJ 2020;370:m3339, doi:10.1136/bmj.m3339 (table 2: points; figure 2: mortality
by score in the validation cohort, as tabulated at isaric4c.net/risk/4c).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_option, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice
from models.vocabulary.laboratory import CRP, UREA
from models.vocabulary.person import AGE, SEX
from models.vocabulary.vitals import GCS, RESPIRATORY_RATE, SPO2

KNIGHT = "Knight SR et al., BMJ 2020;370:m3339, doi:10.1136/bmj.m3339"
# in-hospital mortality in percent by score 1–21; the source prints none for 0, which takes that of 1
MORTALITY = (
    0.3,
    0.8,
    2.3,
    4.8,
    7.5,
    7.8,
    11.7,
    14.4,
    19.2,
    22.9,
    26.9,
    32.9,
    40.1,
    44.6,
    51.6,
    59.1,
    66.1,
    75.8,
    77.4,
    82.9,
    87.5,
)

COMORBIDITIES = choice(
    "four_c_comorbidities",
    "Số bệnh nền",
    "Number of comorbidities",
    (("0", "0", "0"), ("1", "1", "1"), ("2_or_more", "≥ 2", "≥ 2")),
    help=Text(
        vi=(
            "Bệnh tim mạn, bệnh hô hấp mạn (trừ hen), bệnh thận mạn (eGFR ≤ 30), bệnh gan, sa sút trí tuệ, bệnh thần "
            "kinh mạn, bệnh mô liên kết, đái tháo đường, HIV/AIDS, ung thư, béo phì."
        ),
        en=(
            "Chronic cardiac, respiratory (not asthma), renal (eGFR ≤ 30), liver or neurological disease, dementia, "
            "connective tissue disease, diabetes, HIV/AIDS, malignancy, obesity."
        ),
    ),
)

SCORE = Score(
    name="four_c_mortality",
    version="1.1.0",
    title=Text(vi="Điểm tử vong 4C (COVID-19)", en="4C Mortality Score (COVID-19)"),
    summary=Text(
        vi="Nguy cơ tử vong nội viện của người lớn nhập viện vì COVID-19.",
        en="Hospital mortality of adults admitted with COVID-19.",
    ),
    specialties=("tropical", "respiratory", "emergency", "intensive_care"),
    inputs=(
        AGE.within(minimum=18),
        SEX,
        COMORBIDITIES,
        RESPIRATORY_RATE,
        SPO2.told(help=Text(vi="SpO₂ khi thở khí trời.", en="SpO₂ on room air.")),
        GCS,
        UREA.fresh(24),
        CRP.fresh(24),
    ),
    items=(
        by_steps(AGE, 0, at_least(50, 2), at_least(60, 4), at_least(70, 6), at_least(80, 7)),
        by_option(SEX, {"female": 0, "male": 1}),
        by_option(COMORBIDITIES, {"0": 0, "1": 1, "2_or_more": 2}),
        by_steps(RESPIRATORY_RATE, 0, at_least(20, 1), at_least(30, 2)),
        by_steps(SPO2, 2, at_least(92, 0)),
        by_steps(GCS, 2, at_least(15, 0)),
        by_steps(UREA, 0, at_least(7, 1), above(14, 3)),
        by_steps(CRP, 0, at_least(50, 1), at_least(100, 2)),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–3: nguy cơ thấp", en="0–3: low risk"),
            risk=Text(vi="Tử vong 1,2 %", en="Mortality 1.2 %"),
            source=KNIGHT,
        ),
        Band(
            name="intermediate",
            minimum=4,
            display=Text(vi="4–8: nguy cơ trung bình", en="4–8: intermediate risk"),
            indicator="warning",
            risk=Text(vi="Tử vong 9,9 %", en="Mortality 9.9 %"),
            source=KNIGHT,
        ),
        Band(
            name="high",
            minimum=9,
            display=Text(vi="9–14: nguy cơ cao", en="9–14: high risk"),
            indicator="critical",
            risk=Text(vi="Tử vong 31,4 %", en="Mortality 31.4 %"),
            source=KNIGHT,
        ),
        Band(
            name="very_high",
            minimum=15,
            display=Text(vi="≥ 15: nguy cơ rất cao", en="≥ 15: very high risk"),
            indicator="critical",
            risk=Text(vi="Tử vong 61,5 %", en="Mortality 61.5 %"),
            source=KNIGHT,
        ),
    ),
    probability=lambda score: MORTALITY[max(round(score), 1) - 1] / 100,
    probability_of=Text(vi="Tử vong nội viện (nước Anh, 2020)", en="Death in hospital (United Kingdom, 2020)"),
    citations=(Citation("Knight SR et al., BMJ 2020;370:m3339", "10.1136/bmj.m3339"),),
    licence="published open access (CC BY 4.0)",
    population=Text(vi="Người lớn nhập viện vì COVID-19.", en="Adults admitted with COVID-19."),
    cautions=(
        Text(
            vi="Lập năm 2020, trước vắc-xin và các biến thể mới: nguy cơ hiện nay thấp hơn.",
            en="Made in 2020, before vaccines and later variants: risks are lower today.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 80,
                "sex": "male",
                "four_c_comorbidities": "2_or_more",
                "respiratory_rate": 30,
                "spo2": 91,
                "gcs": 14,
                "urea": 14.1,
                "crp": 100,
            },
            21,
            "by hand from table 2: highest score",
            probability=0.875,
            band="very_high",
        ),
        Example(
            {
                "age": 59,
                "sex": "female",
                "four_c_comorbidities": "1",
                "respiratory_rate": 20,
                "spo2": 92,
                "gcs": 15,
                "urea": 14,
                "crp": 49,
            },
            5,
            "by hand from table 2",
            probability=0.075,
            band="intermediate",
        ),
    ),
)

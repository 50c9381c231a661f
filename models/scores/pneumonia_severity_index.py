"""Pneumonia Severity Index (PORT): 30-day mortality of community-acquired pneumonia.

Source: Fine MJ et al., N Engl J Med 1997;336:243–50, doi:10.1056/NEJM199701233360402 (table 2: points; table 3:
mortality of the PORT cohort). Urea nitrogen 30 mg/dL and glucose 250 mg/dL are held as 10.70 and 13.87 mmol/L, a hair
below the exact figures, so that both units agree. Class I is an algorithm of history and examination, not of points;
it lies within the band of 70 points and less.
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.history import CANCER, CHRONIC_KIDNEY_DISEASE, HEART_FAILURE, LIVER_DISEASE
from models.vocabulary.laboratory import ARTERIAL_PH, GLUCOSE, HAEMATOCRIT, PAO2, SODIUM, UREA
from models.vocabulary.person import AGE, SEX
from models.vocabulary.vitals import ALTERED_MENTAL_STATUS, HEART_RATE, RESPIRATORY_RATE, SPO2, SYSTOLIC_BP, TEMPERATURE

FINE = "Fine MJ et al., N Engl J Med 1997;336:243–50, doi:10.1056/NEJM199701233360402"

NURSING_HOME = flag("nursing_home_resident", "Sống ở viện dưỡng lão", "Nursing home resident")
STROKE = flag(
    "cerebrovascular_disease",
    "Bệnh mạch máu não",
    "Cerebrovascular disease",
    icd10=("I60", "I61", "I63", "I64", "I69", "G45.0", "G45.1", "G45.2", "G45.3", "G45.8", "G45.9"),
)
EFFUSION = flag(
    "pleural_effusion", "Tràn dịch màng phổi", "Pleural effusion", icd10=("J90", "J91"), current_hours=24 * 7
)


def _age(age: float, sex: str) -> float:
    return age - 10 if sex == "female" else age


def _oxygen(pao2: float, spo2: float) -> float:
    return 10.0 if pao2 < 60 or spo2 < 90 else 0.0


SCORE = Score(
    name="pneumonia_severity_index",
    version="1.3.0",
    title=Text(vi="PSI/PORT – chỉ số nặng của viêm phổi", en="PSI/PORT – Pneumonia Severity Index"),
    summary=Text(
        vi="Nguy cơ tử vong 30 ngày của viêm phổi cộng đồng từ tuổi, bệnh nền, khám và xét nghiệm.",
        en="30-day mortality of community-acquired pneumonia from age, comorbidity, examination and tests.",
    ),
    specialties=("respiratory", "emergency", "intensive_care"),
    inputs=(
        AGE.within(minimum=18),
        SEX,
        NURSING_HOME,
        CANCER,
        LIVER_DISEASE,
        HEART_FAILURE,
        STROKE,
        CHRONIC_KIDNEY_DISEASE,
        ALTERED_MENTAL_STATUS,
        RESPIRATORY_RATE,
        SYSTOLIC_BP,
        TEMPERATURE,
        HEART_RATE,
        ARTERIAL_PH,
        UREA.fresh(24),
        SODIUM.fresh(24),
        GLUCOSE.fresh(24),
        HAEMATOCRIT.fresh(24),
        PAO2,
        SPO2,
        EFFUSION,
    ),
    items=(
        Item("age", Text(vi="Tuổi (nữ: trừ 10)", en="Age (women: minus 10)"), ("age", "sex"), _age),
        if_true(NURSING_HOME, 10),
        if_true(CANCER, 30),
        if_true(LIVER_DISEASE, 20),
        if_true(HEART_FAILURE, 10),
        if_true(STROKE, 10),
        if_true(CHRONIC_KIDNEY_DISEASE, 10),
        if_true(ALTERED_MENTAL_STATUS, 20),
        by_steps(RESPIRATORY_RATE, 0, at_least(30, 20)),
        by_steps(SYSTOLIC_BP, 20, at_least(90, 0)),
        by_steps(TEMPERATURE, 15, at_least(35, 0), at_least(40, 15)),
        by_steps(HEART_RATE, 0, at_least(125, 10)),
        by_steps(ARTERIAL_PH, 30, at_least(7.35, 0)),
        by_steps(UREA, 0, at_least(10.7, 20)),
        by_steps(SODIUM, 20, at_least(130, 0)),
        by_steps(GLUCOSE, 0, at_least(13.87, 10)),
        by_steps(HAEMATOCRIT, 10, at_least(30, 0)),
        Item(
            "oxygen",
            Text(vi="PaO₂ < 60 mmHg hoặc SpO₂ < 90 %", en="PaO₂ < 60 mmHg or SpO₂ < 90 %"),
            ("pao2", "spo2"),
            _oxygen,
            {"pao2": (60,), "spo2": (90,)},
        ),
        if_true(EFFUSION, 10),
    ),
    bands=(
        Band(
            name="class_1_2",
            display=Text(vi="≤ 70: nhóm I–II", en="≤ 70: class I–II"),
            advice=Text(
                vi="Thường điều trị ngoại trú được. Nhóm I: ≤ 50 tuổi, không bệnh nền, khám không bất thường.",
                en="Usually treatable at home. Class I: 50 years or less, no comorbidity, no abnormal sign.",
            ),
            risk=Text(vi="Tử vong 0,1 % (I), 0,6 % (II)", en="Mortality 0.1 % (I), 0.6 % (II)"),
            source=FINE,
        ),
        Band(
            name="class_3",
            above=70,
            display=Text(vi="71–90: nhóm III", en="71–90: class III"),
            risk=Text(vi="Tử vong 0,9 %", en="Mortality 0.9 %"),
            source=FINE,
        ),
        Band(
            name="class_4",
            above=90,
            display=Text(vi="91–130: nhóm IV", en="91–130: class IV"),
            advice=Text(vi="Nhập viện.", en="Admit."),
            indicator="warning",
            risk=Text(vi="Tử vong 9,3 %", en="Mortality 9.3 %"),
            source=FINE,
        ),
        Band(
            name="class_5",
            above=130,
            display=Text(vi="> 130: nhóm V", en="> 130: class V"),
            advice=Text(vi="Nhập viện; xem xét hồi sức.", en="Admit; consider intensive care."),
            indicator="critical",
            risk=Text(vi="Tử vong 27,0 %", en="Mortality 27.0 %"),
            source=FINE,
        ),
    ),
    citations=(Citation("Fine MJ et al., N Engl J Med 1997;336:243–50", "10.1056/NEJM199701233360402"),),
    licence="published table, free to use",
    population=Text(
        vi="Người lớn viêm phổi mắc phải cộng đồng, không suy giảm miễn dịch.",
        en="Adults with community-acquired pneumonia who are not immunosuppressed.",
    ),
    cautions=(
        Text(
            vi="Tuổi chi phối điểm: người trẻ rất nặng vẫn có thể điểm thấp.",
            en="Age dominates: a very ill young patient may score low.",
        ),
        Text(
            vi="Bài báo gốc coi xét nghiệm không làm là bình thường; ở đây thiếu xét nghiệm cho khoảng điểm.",
            en="The paper took tests that were not done as normal; here they leave a range.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 70,
                "sex": "female",
                "nursing_home_resident": True,
                "cancer": False,
                "liver_disease": False,
                "heart_failure": True,
                "cerebrovascular_disease": False,
                "chronic_kidney_disease": False,
                "altered_mental_status": True,
                "respiratory_rate": 30,
                "systolic_bp": 110,
                "temperature": 38.5,
                "heart_rate": 124,
                "arterial_ph": 7.40,
                "urea": 10.71,
                "sodium": 138,
                "glucose": 7,
                "haematocrit": 38,
                "pao2": 70,
                "spo2": 93,
                "pleural_effusion": False,
            },
            140,
            "by hand from table 2: 70 − 10 + 10 + 10 + 20 + 20 + 20",
            band="class_5",
        ),
        Example(
            {
                "age": 45,
                "sex": "male",
                "nursing_home_resident": False,
                "cancer": False,
                "liver_disease": False,
                "heart_failure": False,
                "cerebrovascular_disease": False,
                "chronic_kidney_disease": False,
                "altered_mental_status": False,
                "respiratory_rate": 29,
                "systolic_bp": 90,
                "temperature": 39.9,
                "heart_rate": 124,
                "arterial_ph": 7.35,
                "urea": 5,
                "sodium": 130,
                "glucose": 6,
                "haematocrit": 30,
                "pao2": 60,
                "spo2": 90,
                "pleural_effusion": False,
            },
            45,
            "by hand from table 2: nothing beyond age",
            band="class_1_2",
        ),
    ),
)

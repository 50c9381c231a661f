"""Pulmonary Embolism Severity Index: 30-day mortality of acute pulmonary embolism.

Source: Aujesky D et al., Am J Respir Crit Care Med 2005;172:1041–6, doi:10.1164/rccm.200506-862OC; risks by class:
Konstantinides SV et al. (ESC 2019), Eur Heart J 2020;41:543–603, doi:10.1093/eurheartj/ehz405, table 7.
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.history import CANCER, HEART_FAILURE
from models.vocabulary.person import AGE, SEX
from models.vocabulary.vitals import ALTERED_MENTAL_STATUS, HEART_RATE, RESPIRATORY_RATE, SPO2, SYSTOLIC_BP, TEMPERATURE

ESC = "Konstantinides SV et al. (ESC 2019), Eur Heart J 2020;41:543–603, doi:10.1093/eurheartj/ehz405, table 7"

CHRONIC_LUNG = flag(
    "chronic_lung_disease", "Bệnh phổi mạn tính", "Chronic lung disease", icd10=("J43", "J44", "J47", "J84")
)
CANCER_EVER = CANCER.told(
    display=Text(vi="Ung thư (hiện tại hoặc trong tiền sử)", en="Cancer (present or in the history)")
)

SCORE = Score(
    name="pesi",
    version="1.2.0",
    title=Text(vi="PESI (mức nặng thuyên tắc phổi)", en="PESI (Pulmonary Embolism Severity Index)"),
    summary=Text(
        vi="Nguy cơ tử vong 30 ngày của thuyên tắc phổi cấp.", en="30-day mortality of acute pulmonary embolism."
    ),
    specialties=("emergency", "cardiology", "respiratory"),
    inputs=(
        AGE.within(minimum=18),
        SEX,
        CANCER_EVER,
        HEART_FAILURE,
        CHRONIC_LUNG,
        HEART_RATE,
        SYSTOLIC_BP,
        RESPIRATORY_RATE,
        TEMPERATURE,
        ALTERED_MENTAL_STATUS,
        SPO2,
    ),
    items=(
        Item("age", AGE.display, ("age",), lambda age: age),
        by_option(SEX, {"female": 0, "male": 10}),
        if_true(CANCER_EVER, 30),
        if_true(HEART_FAILURE, 10),
        if_true(CHRONIC_LUNG, 10),
        by_steps(HEART_RATE, 0, at_least(110, 20)),
        by_steps(SYSTOLIC_BP, 30, at_least(100, 0)),
        by_steps(RESPIRATORY_RATE, 0, at_least(30, 20)),
        by_steps(TEMPERATURE, 20, at_least(36, 0)),
        if_true(ALTERED_MENTAL_STATUS, 60),
        by_steps(SPO2, 20, at_least(90, 0)),
    ),
    bands=(
        Band(
            name="class_1",
            display=Text(vi="≤ 65: nhóm I, rất thấp", en="≤ 65: class I, very low"),
            risk=Text(vi="Tử vong 30 ngày 0–1,6 %", en="30-day mortality 0–1.6 %"),
            source=ESC,
        ),
        Band(
            name="class_2",
            above=65,
            display=Text(vi="66–85: nhóm II, thấp", en="66–85: class II, low"),
            risk=Text(vi="1,7–3,5 %", en="1.7–3.5 %"),
            source=ESC,
        ),
        Band(
            name="class_3",
            above=85,
            display=Text(vi="86–105: nhóm III, trung bình", en="86–105: class III, moderate"),
            indicator="warning",
            risk=Text(vi="3,2–7,1 %", en="3.2–7.1 %"),
            source=ESC,
        ),
        Band(
            name="class_4",
            above=105,
            display=Text(vi="106–125: nhóm IV, cao", en="106–125: class IV, high"),
            indicator="critical",
            risk=Text(vi="4,0–11,4 %", en="4.0–11.4 %"),
            source=ESC,
        ),
        Band(
            name="class_5",
            above=125,
            display=Text(vi="> 125: nhóm V, rất cao", en="> 125: class V, very high"),
            indicator="critical",
            risk=Text(vi="10,0–24,5 %", en="10.0–24.5 %"),
            source=ESC,
        ),
    ),
    citations=(
        Citation("Aujesky D et al., Am J Respir Crit Care Med 2005;172:1041–6", "10.1164/rccm.200506-862OC"),
        Citation("Konstantinides SV et al., Eur Heart J 2020;41:543–603", "10.1093/eurheartj/ehz405"),
    ),
    licence="published table, free to use",
    population=Text(
        vi="Người lớn thuyên tắc phổi cấp đã xác định.", en="Adults with confirmed acute pulmonary embolism."
    ),
    examples=(
        Example(
            {
                "age": 70,
                "sex": "male",
                "cancer": False,
                "heart_failure": True,
                "chronic_lung_disease": False,
                "heart_rate": 110,
                "systolic_bp": 100,
                "respiratory_rate": 29,
                "temperature": 36,
                "altered_mental_status": False,
                "spo2": 89,
            },
            130,
            "by hand: 70 + 10 + 10 + 20 + 20",
            band="class_5",
        ),
        Example(
            {
                "age": 65,
                "sex": "female",
                "cancer": False,
                "heart_failure": False,
                "chronic_lung_disease": False,
                "heart_rate": 109,
                "systolic_bp": 100,
                "respiratory_rate": 29,
                "temperature": 36,
                "altered_mental_status": False,
                "spo2": 90,
            },
            65,
            "by hand: age alone",
            band="class_1",
        ),
    ),
)

"""EuroSCORE II: death in hospital after cardiac surgery.

Source: Nashef SAM et al., Eur J Cardiothorac Surg 2012;41:734–45, doi:10.1093/ejcts/ezs043 (table 8: coefficients; age
counts 1 up to 60 and one more for each year above). The rows are log-odds; the value is the risk in percent.
"""

from __future__ import annotations

import math

from models.clinical_input import Value
from models.points import Item, by_option, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.cardiac import NYHA_CLASS
from models.vocabulary.declare import choice, flag
from models.vocabulary.history import ON_INSULIN
from models.vocabulary.person import AGE, SEX

NASHEF = "Nashef SAM et al., Eur J Cardiothorac Surg 2012;41:734–45, doi:10.1093/ejcts/ezs043 (n = 22,381)"
INTERCEPT = -5.324537
PER_YEAR = 0.0285181

RENAL = choice(
    "euroscore_renal",
    "Chức năng thận (thanh thải Cockcroft–Gault)",
    "Renal function (Cockcroft–Gault clearance)",
    (
        ("normal", "Trên 85 mL/phút", "Over 85 mL/min"),
        ("moderate", "51–85 mL/phút", "51–85 mL/min"),
        ("severe", "≤ 50 mL/phút", "≤ 50 mL/min"),
        ("dialysis", "Đang lọc máu", "On dialysis"),
    ),
)
LV = choice(
    "euroscore_lv_function",
    "Chức năng thất trái (LVEF)",
    "Left ventricular function (LVEF)",
    (
        ("good", "> 50%", "> 50%"),
        ("moderate", "31–50%", "31–50%"),
        ("poor", "21–30%", "21–30%"),
        ("very_poor", "≤ 20%", "≤ 20%"),
    ),
)
PRESSURE = choice(
    "euroscore_pulmonary_pressure",
    "Áp lực động mạch phổi tâm thu",
    "Pulmonary artery systolic pressure",
    (
        ("normal", "≤ 30 mmHg", "≤ 30 mmHg"),
        ("moderate", "31–55 mmHg", "31–55 mmHg"),
        ("severe", "> 55 mmHg", "> 55 mmHg"),
    ),
)
URGENCY = choice(
    "euroscore_urgency",
    "Mức khẩn cấp",
    "Urgency",
    (
        ("elective", "Chương trình", "Elective"),
        ("urgent", "Bán khẩn (trong đợt nằm viện này)", "Urgent (this admission)"),
        ("emergency", "Cấp cứu (trước ngày làm việc kế tiếp)", "Emergency (before the next working day)"),
        ("salvage", "Cứu mạng (đang hồi sinh tim phổi)", "Salvage (under resuscitation)"),
    ),
)
WEIGHT_OF_PROCEDURE = choice(
    "euroscore_procedure",
    "Quy mô phẫu thuật",
    "Weight of the procedure",
    (
        ("isolated_cabg", "Bắc cầu chủ vành đơn thuần", "Isolated CABG"),
        ("single_non_cabg", "Một phẫu thuật lớn không phải bắc cầu", "Single non-CABG"),
        ("two", "Hai phẫu thuật", "Two procedures"),
        ("three", "Từ ba phẫu thuật", "Three procedures or more"),
    ),
)
ARTERIOPATHY = flag("extracardiac_arteriopathy", "Bệnh động mạch ngoài tim", "Extracardiac arteriopathy")
MOBILITY = flag(
    "poor_mobility", "Vận động kém do bệnh cơ xương hay thần kinh", "Poor mobility (musculoskeletal or neurological)"
)
REDO = flag(
    "previous_cardiac_surgery", "Đã từng mổ tim", "Previous cardiac surgery", icd10=("Z95.1", "Z95.2", "Z95.3", "Z95.4")
)
LUNG = flag(
    "chronic_lung_disease_on_treatment",
    "Bệnh phổi mạn đang dùng giãn phế quản hoặc corticoid",
    "Chronic lung disease on bronchodilators or steroids",
)
ENDOCARDITIS = flag(
    "active_endocarditis", "Viêm nội tâm mạc đang dùng kháng sinh", "Active endocarditis on antibiotics"
)
CRITICAL = flag("critical_preoperative_state", "Tình trạng nguy kịch trước mổ", "Critical preoperative state")
CCS4 = flag("ccs_class_4_angina", "Đau thắt ngực CCS IV", "CCS class 4 angina")
RECENT_MI = flag("mi_within_90_days", "Nhồi máu cơ tim trong 90 ngày", "Myocardial infarction within 90 days")
AORTA = flag("thoracic_aorta_surgery", "Mổ động mạch chủ ngực", "Surgery on the thoracic aorta")


LEAST: dict[str, Value] = {
    "age": 60,
    "sex": "male",
    "euroscore_renal": "normal",
    "nyha_class": "I",
    "euroscore_lv_function": "good",
    "euroscore_pulmonary_pressure": "normal",
    "euroscore_urgency": "elective",
    "euroscore_procedure": "isolated_cabg",
    **{
        asked.name: False
        for asked in (ARTERIOPATHY, MOBILITY, REDO, LUNG, ENDOCARDITIS, CRITICAL, ON_INSULIN, CCS4, RECENT_MI, AORTA)
    },
}


def age_term(age: float) -> float:
    """One step up to 60 years, then one more for each completed year above."""
    return PER_YEAR * (1 + max(math.floor(age) - 60, 0))


def mortality(log_odds: float) -> float:
    """Predicted mortality in percent."""
    return 100 / (1 + math.exp(-(INTERCEPT + log_odds)))


SCORE = Score(
    name="euroscore_ii",
    version="1.1.0",
    title=Text(vi="EuroSCORE II", en="EuroSCORE II"),
    summary=Text(
        vi="Nguy cơ tử vong trong viện sau phẫu thuật tim.", en="The risk of death in hospital after cardiac surgery."
    ),
    specialties=("cardiology", "surgery"),
    inputs=(
        AGE.within(minimum=18),
        SEX,
        RENAL,
        ARTERIOPATHY,
        MOBILITY,
        REDO,
        LUNG,
        ENDOCARDITIS,
        CRITICAL,
        ON_INSULIN,
        NYHA_CLASS,
        CCS4,
        LV,
        RECENT_MI,
        PRESSURE,
        URGENCY,
        WEIGHT_OF_PROCEDURE,
        AORTA,
    ),
    unit="%",
    items=(
        Item("age", AGE.display, ("age",), age_term),
        by_option(SEX, {"male": 0, "female": 0.2196434}),
        by_option(RENAL, {"normal": 0, "moderate": 0.303553, "severe": 0.8592256, "dialysis": 0.6421508}),
        if_true(ARTERIOPATHY, 0.5360268),
        if_true(MOBILITY, 0.2407181),
        if_true(REDO, 1.118599),
        if_true(LUNG, 0.1886564),
        if_true(ENDOCARDITIS, 0.6194522),
        if_true(CRITICAL, 1.086517),
        if_true(ON_INSULIN, 0.3542749),
        by_option(NYHA_CLASS, {"I": 0, "II": 0.1070545, "III": 0.2958358, "IV": 0.5597929}),
        if_true(CCS4, 0.2226147),
        by_option(LV, {"good": 0, "moderate": 0.3150652, "poor": 0.8084096, "very_poor": 0.9346919}),
        if_true(RECENT_MI, 0.1528943),
        by_option(PRESSURE, {"normal": 0, "moderate": 0.1788899, "severe": 0.3491475}),
        by_option(URGENCY, {"elective": 0, "urgent": 0.3174673, "emergency": 0.7039121, "salvage": 1.362947}),
        by_option(
            WEIGHT_OF_PROCEDURE,
            {"isolated_cabg": 0, "single_non_cabg": 0.0062118, "two": 0.5521478, "three": 0.9724533},
        ),
        if_true(AORTA, 0.6527205),
    ),
    total=mortality,
    probability=lambda score: score / 100,
    probability_of=Text(vi="tử vong trong bệnh viện", en="death in hospital"),
    decimals=2,
    citations=(Citation("Nashef SAM et al., Eur J Cardiothorac Surg 2012;41:734–45", "10.1093/ejcts/ezs043"),),
    licence="published equation, free to use",
    population=Text(vi="Người lớn mổ tim lớn.", en="Adults having major cardiac surgery."),
    cautions=(
        Text(
            vi="Không dùng cho thay van qua ống thông; dưới 5% số bệnh nhân gốc trên 80 tuổi.",
            en="Not for transcatheter valves; few of the original patients were over 80.",
        ),
    ),
    examples=(
        Example(LEAST, 0.4987, "by hand from table 8: a man of 60, isolated CABG", tolerance=0.001),
        Example(
            {
                **LEAST,
                "age": 75,
                "sex": "female",
                "euroscore_renal": "severe",
                "on_insulin": True,
                "nyha_class": "III",
                "euroscore_lv_function": "moderate",
                "euroscore_urgency": "urgent",
                "euroscore_procedure": "two",
            },
            12.4054,
            "by hand from table 8",
            tolerance=0.001,
        ),
    ),
)

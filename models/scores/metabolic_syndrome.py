"""Metabolic syndrome by the harmonised definition, with the waist of Asian people.

Source: Alberti KGMM et al., Circulation 2009;120:1640–5, doi:10.1161/CIRCULATIONAHA.109.192644 (table 1; waist of
Asian people from table 2: 90 cm men, 80 cm women). Its mg/dL limits are held exactly: triglycerides 150 = 1.69, HDL
40 and 50 = 1.03 and 1.29, glucose 100 = 5.55 mmol/L (it prints 1.7, 1.0, 1.3 and 5.6).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.history import ON_BP_TREATMENT
from models.vocabulary.metabolic import FASTING_GLUCOSE, HDL_CHOLESTEROL, TRIGLYCERIDES
from models.vocabulary.person import SEX, WAIST
from models.vocabulary.vitals import DIASTOLIC_BP, SYSTOLIC_BP

ALBERTI = "Alberti KGMM et al., Circulation 2009;120:1640–5, doi:10.1161/CIRCULATIONAHA.109.192644"
ASIAN_WAIST_CM = {"male": 90.0, "female": 80.0}
LOW_HDL_MMOL_PER_L = {"male": 1.03, "female": 1.29}

LIPID_DRUGS = flag(
    "on_lipid_drugs", "Đang dùng thuốc hạ triglycerid hoặc tăng HDL", "On drugs for triglycerides or HDL"
)
GLUCOSE_DRUGS = flag("on_glucose_lowering_drugs", "Đang dùng thuốc hạ đường huyết", "On glucose-lowering drugs")

SCORE = Score(
    name="metabolic_syndrome",
    version="1.1.0",
    title=Text(
        vi="Hội chứng chuyển hoá (định nghĩa thống nhất 2009, vòng bụng châu Á)",
        en="Metabolic syndrome (harmonised 2009, Asian waist)",
    ),
    summary=Text(
        vi="Số tiêu chuẩn của hội chứng chuyển hoá trên tổng số 5.",
        en="How many of the five criteria of the metabolic syndrome are met.",
    ),
    specialties=("endocrinology", "cardiology", "general"),
    inputs=(
        SEX,
        WAIST,
        TRIGLYCERIDES,
        HDL_CHOLESTEROL,
        LIPID_DRUGS,
        SYSTOLIC_BP,
        DIASTOLIC_BP,
        ON_BP_TREATMENT,
        FASTING_GLUCOSE,
        GLUCOSE_DRUGS,
    ),
    items=(
        Item(
            "waist",
            Text(vi="Vòng bụng ≥ 90 cm nam, ≥ 80 cm nữ", en="Waist ≥ 90 cm men, ≥ 80 cm women"),
            ("sex", "waist"),
            lambda sex, waist: float(waist >= ASIAN_WAIST_CM[sex]),
            {"waist": (80, 90)},
        ),
        Item(
            "triglycerides",
            Text(
                vi="Triglycerid ≥ 1,7 mmol/L (150 mg/dL) hoặc đang điều trị",
                en="Triglycerides ≥ 1.7 mmol/L (150 mg/dL) or treated",
            ),
            ("triglycerides", "on_lipid_drugs"),
            lambda value, treated: float(value >= 1.69 or treated),
            {"triglycerides": (1.69,)},
        ),
        Item(
            "hdl",
            Text(vi="HDL < 1,03 nam, < 1,29 nữ, hoặc đang điều trị", en="HDL < 1.03 men, < 1.29 women, or treated"),
            ("sex", "hdl_cholesterol", "on_lipid_drugs"),
            lambda sex, value, treated: float(value < LOW_HDL_MMOL_PER_L[sex] or treated),
            {"hdl_cholesterol": (1.03, 1.29)},
        ),
        Item(
            "blood_pressure",
            Text(vi="Huyết áp ≥ 130/85 mmHg hoặc đang điều trị", en="Blood pressure ≥ 130/85 mmHg or treated"),
            ("systolic_bp", "diastolic_bp", "on_bp_treatment"),
            lambda systolic, diastolic, treated: float(systolic >= 130 or diastolic >= 85 or treated),
            {"systolic_bp": (130,), "diastolic_bp": (85,)},
        ),
        Item(
            "glucose",
            Text(vi="Đường huyết đói ≥ 5,6 mmol/L hoặc đang điều trị", en="Fasting glucose ≥ 5.6 mmol/L or treated"),
            ("fasting_glucose", "on_glucose_lowering_drugs"),
            lambda value, treated: float(value >= 5.55 or treated),
            {"fasting_glucose": (5.55,)},
        ),
    ),
    bands=(
        Band(
            name="absent",
            display=Text(vi="0–2 tiêu chuẩn: không có hội chứng chuyển hoá", en="0–2 criteria: no metabolic syndrome"),
            source=ALBERTI,
        ),
        Band(
            name="present",
            minimum=3,
            display=Text(vi="≥ 3 tiêu chuẩn: có hội chứng chuyển hoá", en="≥ 3 criteria: metabolic syndrome"),
            advice=Text(
                vi="Thay đổi lối sống, điều trị từng yếu tố.", en="Change of lifestyle, treatment of each factor."
            ),
            indicator="warning",
            source=ALBERTI,
        ),
    ),
    citations=(Citation("Alberti KGMM et al., Circulation 2009;120:1640–5", "10.1161/CIRCULATIONAHA.109.192644"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn châu Á.", en="Asian adults."),
    cautions=(
        Text(
            vi="Là cách nhận ra nguy cơ, không thay thang điểm nguy cơ tim mạch.",
            en="Marks risk; does not replace a cardiovascular risk score.",
        ),
    ),
    examples=(
        Example(
            {
                "sex": "male",
                "waist": 90,
                "triglycerides": 1.7,
                "hdl_cholesterol": 0.99,
                "on_lipid_drugs": False,
                "systolic_bp": 130,
                "diastolic_bp": 80,
                "on_bp_treatment": False,
                "fasting_glucose": 5.6,
                "on_glucose_lowering_drugs": False,
            },
            5,
            "by hand from table 1",
            band="present",
        ),
        Example(
            {
                "sex": "female",
                "waist": 79,
                "triglycerides": 1.0,
                "hdl_cholesterol": 1.3,
                "on_lipid_drugs": False,
                "systolic_bp": 120,
                "diastolic_bp": 84,
                "on_bp_treatment": True,
                "fasting_glucose": 5.5,
                "on_glucose_lowering_drugs": False,
            },
            1,
            "by hand from table 1",
            band="absent",
        ),
    ),
)

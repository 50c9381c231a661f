"""CRUSADE: major bleeding in hospital with non-ST-elevation infarction.

Source: Subherwal S et al., Circulation 2009;119:1873–82, doi:10.1161/CIRCULATIONAHA.108.828541 (table: points;
observed bleeding in the derivation cohort).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag, loinc, quantity
from models.vocabulary.history import DIABETES
from models.vocabulary.laboratory import HAEMATOCRIT
from models.vocabulary.person import SEX
from models.vocabulary.vitals import HEART_RATE, SYSTOLIC_BP

SUBHERWAL = "Subherwal S et al., Circulation 2009;119:1873–82, doi:10.1161/CIRCULATIONAHA.108.828541 (n = 71,277)"

CLEARANCE = quantity(
    "creatinine_clearance",
    "Độ thanh thải creatinin (Cockcroft–Gault)",
    "Creatinine clearance (Cockcroft–Gault)",
    "mL/min",
    (1, 400),
    codes=(loinc("35591-7", "Creatinine clearance predicted by Cockcroft-Gault formula"),),
)
SIGNS = flag("heart_failure_signs", "Dấu hiệu suy tim lúc nhập viện", "Signs of heart failure at presentation")
VASCULAR = flag(
    "stroke_or_peripheral_artery_disease",
    "Tiền sử đột quỵ hoặc bệnh động mạch ngoại biên",
    "Prior stroke or peripheral artery disease",
    icd10=("I63", "I64", "I69.3", "I70.2", "I73.9"),
)

SCORE = Score(
    name="crusade",
    title=Text(vi="CRUSADE (nguy cơ chảy máu)", en="CRUSADE bleeding score"),
    summary=Text(
        vi="Nguy cơ chảy máu nặng trong viện ở người nhồi máu cơ tim không ST chênh lên.",
        en="The risk of major bleeding in hospital with non-ST-elevation infarction.",
    ),
    specialties=("cardiology", "emergency"),
    inputs=(HAEMATOCRIT, CLEARANCE, HEART_RATE, SEX, SIGNS, VASCULAR, DIABETES, SYSTOLIC_BP),
    items=(
        by_steps(HAEMATOCRIT, 9, at_least(31, 7), at_least(34, 3), at_least(37, 2), at_least(40, 0)),
        by_steps(CLEARANCE, 39, above(15, 35), above(30, 28), above(60, 17), above(90, 7), above(120, 0)),
        by_steps(
            HEART_RATE, 0, above(70, 1), above(80, 3), above(90, 6), above(100, 8), above(110, 10), above(120, 11)
        ),
        by_option(SEX, {"male": 0, "female": 8}),
        if_true(SIGNS, 7),
        if_true(VASCULAR, 6),
        if_true(DIABETES, 6),
        by_steps(SYSTOLIC_BP, 10, above(90, 8), above(100, 5), above(120, 1), above(180, 3), above(200, 5)),
    ),
    bands=(
        Band(
            name="very_low",
            display=Text(vi="≤ 20: rất thấp", en="≤ 20: very low"),
            risk=Text(vi="3,1% chảy máu nặng", en="3.1% major bleeding"),
            source=SUBHERWAL,
        ),
        Band(
            name="low",
            above=20,
            display=Text(vi="21–30: thấp", en="21–30: low"),
            risk=Text(vi="5,5% chảy máu nặng", en="5.5% major bleeding"),
            source=SUBHERWAL,
        ),
        Band(
            name="moderate",
            above=30,
            display=Text(vi="31–40: trung bình", en="31–40: moderate"),
            indicator="warning",
            risk=Text(vi="8,6% chảy máu nặng", en="8.6% major bleeding"),
            source=SUBHERWAL,
        ),
        Band(
            name="high",
            above=40,
            display=Text(vi="41–50: cao", en="41–50: high"),
            indicator="warning",
            risk=Text(vi="11,9% chảy máu nặng", en="11.9% major bleeding"),
            source=SUBHERWAL,
        ),
        Band(
            name="very_high",
            above=50,
            display=Text(vi="> 50: rất cao", en="> 50: very high"),
            indicator="critical",
            risk=Text(vi="19,5% chảy máu nặng", en="19.5% major bleeding"),
            source=SUBHERWAL,
        ),
    ),
    citations=(Citation("Subherwal S et al., Circulation 2009;119:1873–82", "10.1161/CIRCULATIONAHA.108.828541"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn nhồi máu cơ tim không ST chênh lên.", en="Adults with non-ST-elevation myocardial infarction."
    ),
    cautions=(
        Text(
            vi="Điểm cao để chỉnh liều và chọn thuốc, không phải để bỏ điều trị.",
            en="A high score is for adjusting doses and drugs, not for withholding treatment.",
        ),
    ),
    examples=(
        Example(
            {
                "haematocrit": 30,
                "creatinine_clearance": 15,
                "heart_rate": 121,
                "sex": "female",
                "heart_failure_signs": True,
                "stroke_or_peripheral_artery_disease": True,
                "diabetes": True,
                "systolic_bp": 90,
            },
            96,
            "by hand (the maximum)",
            band="very_high",
        ),
        Example(
            {
                "haematocrit": 40,
                "creatinine_clearance": 121,
                "heart_rate": 70,
                "sex": "male",
                "heart_failure_signs": False,
                "stroke_or_peripheral_artery_disease": False,
                "diabetes": False,
                "systolic_bp": 121,
            },
            1,
            "by hand (the minimum)",
            band="very_low",
        ),
    ),
)

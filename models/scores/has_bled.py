"""HAS-BLED: the one-year risk of major bleeding on anticoagulation for atrial fibrillation.

Source: Pisters R et al., Chest 2010;138:1093–100, doi:10.1378/chest.10-0134 (tables 3 and 5; definitions in the text).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.history import PREVIOUS_BLEEDING
from models.vocabulary.person import AGE

PISTERS = "Pisters R et al., Chest 2010;138:1093–100, doi:10.1378/chest.10-0134 (n = 3456)"

UNCONTROLLED = flag(
    "uncontrolled_hypertension",
    "Tăng huyết áp chưa kiểm soát (tâm thu > 160 mmHg)",
    "Uncontrolled hypertension (systolic > 160 mmHg)",
)
RENAL = flag(
    "abnormal_renal_function",
    "Chức năng thận bất thường",
    "Abnormal renal function",
    help=Text(
        vi="Lọc máu, ghép thận hoặc creatinin ≥ 200 µmol/L.", en="Dialysis, transplant or creatinine ≥ 200 µmol/L."
    ),
)
LIVER = flag(
    "abnormal_liver_function",
    "Chức năng gan bất thường",
    "Abnormal liver function",
    help=Text(
        vi="Xơ gan, hoặc bilirubin > 2 lần và AST, ALT hay ALP > 3 lần giới hạn trên.",
        en="Cirrhosis, or bilirubin > 2 times with AST, ALT or ALP > 3 times the upper limit.",
    ),
)
STROKE = flag("previous_stroke", "Tiền sử đột quỵ", "Previous stroke", icd10=("I60", "I61", "I63", "I64", "I69"))
LABILE = flag(
    "labile_inr",
    "INR dao động (thời gian trong ngưỡng điều trị < 60%)",
    "Labile INR (time in therapeutic range < 60%)",
    help=Text(vi="Chỉ tính khi dùng thuốc kháng vitamin K.", en="Counts only on a vitamin K antagonist."),
)
DRUGS = flag("antiplatelet_or_nsaid", "Đang dùng thuốc kháng tiểu cầu hoặc NSAID", "On an antiplatelet or NSAID")
ALCOHOL = flag("alcohol_8_drinks", "Uống từ 8 đơn vị rượu mỗi tuần", "Eight or more alcoholic drinks a week")

SCORE = Score(
    name="has_bled",
    version="1.1.0",
    title=Text(vi="HAS-BLED", en="HAS-BLED"),
    summary=Text(
        vi="Nguy cơ chảy máu nặng trong một năm ở người rung nhĩ dùng thuốc chống đông.",
        en="The one-year risk of major bleeding in patients with atrial fibrillation on anticoagulation.",
    ),
    specialties=("cardiology", "neurology"),
    inputs=(UNCONTROLLED, RENAL, LIVER, STROKE, PREVIOUS_BLEEDING, LABILE, AGE.within(minimum=18), DRUGS, ALCOHOL),
    items=(
        if_true(UNCONTROLLED, 1),
        if_true(RENAL, 1),
        if_true(LIVER, 1),
        if_true(STROKE, 1),
        if_true(PREVIOUS_BLEEDING, 1),
        if_true(LABILE, 1),
        by_steps(AGE, 0, above(65, 1)),
        if_true(DRUGS, 1),
        if_true(ALCOHOL, 1),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–2: nguy cơ chảy máu không cao", en="0–2: bleeding risk not high"),
            risk=Text(vi="1,0–1,9 lần chảy máu nặng/100 người-năm", en="1.0–1.9 major bleeds per 100 patient-years"),
            source=PISTERS,
        ),
        Band(
            name="high",
            minimum=3,
            display=Text(vi="≥ 3: nguy cơ chảy máu cao", en="≥ 3: high bleeding risk"),
            advice=Text(
                vi="Thận trọng, tái khám đều và sửa các yếu tố thay đổi được; không phải là lý do để bỏ chống đông.",
                en=(
                    "Caution, regular review, and correct what can be corrected; not a reason to "
                    "withhold anticoagulation."
                ),
            ),
            indicator="warning",
            risk=Text(vi="từ 3,7 lần chảy máu nặng/100 người-năm", en="3.7 major bleeds per 100 patient-years or more"),
            source=PISTERS,
        ),
    ),
    citations=(Citation("Pisters R et al., Chest 2010;138:1093–100", "10.1378/chest.10-0134"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn rung nhĩ dùng hoặc dự định dùng thuốc chống đông.",
        en="Adults with atrial fibrillation on, or considered for, anticoagulation.",
    ),
    cautions=(
        Text(
            vi="Điểm cao để sửa yếu tố nguy cơ, không để từ chối chống đông.",
            en="A high score is for correcting risk factors, not for denying anticoagulation.",
        ),
    ),
    examples=(
        Example(
            {
                "uncontrolled_hypertension": True,
                "abnormal_renal_function": True,
                "abnormal_liver_function": True,
                "previous_stroke": True,
                "previous_bleeding": True,
                "labile_inr": True,
                "age": 66,
                "antiplatelet_or_nsaid": True,
                "alcohol_8_drinks": True,
            },
            9,
            "by hand (the maximum)",
            band="high",
        ),
        Example(
            {
                "uncontrolled_hypertension": False,
                "abnormal_renal_function": False,
                "abnormal_liver_function": False,
                "previous_stroke": False,
                "previous_bleeding": False,
                "labile_inr": False,
                "age": 65,
                "antiplatelet_or_nsaid": True,
                "alcohol_8_drinks": False,
            },
            1,
            "by hand: 65 does not yet count",
            band="low",
        ),
    ),
)

"""MAGGIC: death within one year in heart failure.

Source: Pocock SJ et al., Eur Heart J 2013;34:1404–13, doi:10.1093/eurheartj/ehs337 (figure 2: points; figure 3: one-
and three-year risk by points).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.cardiac import EJECTION_FRACTION, NYHA_CLASS
from models.vocabulary.declare import flag
from models.vocabulary.history import COPD, DIABETES
from models.vocabulary.laboratory import CREATININE
from models.vocabulary.person import AGE, BMI, CURRENT_SMOKER, SEX
from models.vocabulary.vitals import SYSTOLIC_BP

POCOCK = "Pocock SJ et al., Eur Heart J 2013;34:1404–13, doi:10.1093/eurheartj/ehs337 (n = 39,372)"
# fmt: off
ONE_YEAR_PERMILLE = (
    15, 16, 18, 20, 22, 24, 27, 29, 32, 36, 39, 43, 48, 52, 58, 63, 70,
    77, 84, 93, 102, 111, 122, 134, 147, 160, 175, 191, 209, 227, 248, 269, 292, 316,
    342, 369, 398, 427, 458, 490, 523, 557, 591, 625, 659, 692, 725, 757, 787, 816, 842,
)
# fmt: on
AGES = (55, 60, 65, 70, 75, 80)
AGE_POINTS = ((0, 1, 2, 4, 6, 8, 10), (0, 2, 4, 6, 8, 10, 13), (0, 3, 5, 7, 9, 12, 15))
PRESSURES = (110, 120, 130, 140, 150)
PRESSURE_POINTS = ((5, 4, 3, 2, 1, 0), (3, 2, 1, 1, 0, 0), (2, 1, 1, 0, 0, 0))

LONG = flag(
    "heart_failure_over_18_months",
    "Được chẩn đoán suy tim từ 18 tháng trở lên",
    "Heart failure diagnosed 18 months ago or more",
)
BETA_BLOCKER = flag("on_beta_blocker", "Đang dùng thuốc chẹn beta", "On a beta-blocker")
RAS = flag(
    "on_acei_or_arb",
    "Đang dùng ức chế men chuyển hoặc chẹn thụ thể angiotensin",
    "On an ACE inhibitor or angiotensin receptor blocker",
)


def row(ejection_fraction: float) -> int:
    """Which of the three rows of a table that depends on the ejection fraction: below 30, 30–39, 40 and over."""
    return int(ejection_fraction >= 30) + int(ejection_fraction >= 40)


def age_points(age: float, ejection_fraction: float) -> float:
    """Age weighs more the better the ejection fraction."""
    return AGE_POINTS[row(ejection_fraction)][sum(age >= bound for bound in AGES)]


def pressure_points(systolic: float, ejection_fraction: float) -> float:
    """Low pressure weighs more the worse the ejection fraction."""
    return PRESSURE_POINTS[row(ejection_fraction)][sum(systolic >= bound for bound in PRESSURES)]


SCORE = Score(
    name="maggic",
    version="1.1.0",
    title=Text(vi="MAGGIC (tiên lượng suy tim)", en="MAGGIC heart failure risk score"),
    summary=Text(
        vi="Nguy cơ tử vong trong 1 năm ở người suy tim mạn.",
        en="The risk of death within one year in chronic heart failure.",
    ),
    specialties=("cardiology",),
    inputs=(
        EJECTION_FRACTION,
        AGE.within(minimum=18),
        SYSTOLIC_BP,
        BMI,
        CREATININE,
        NYHA_CLASS,
        SEX,
        CURRENT_SMOKER,
        DIABETES,
        COPD,
        LONG,
        BETA_BLOCKER,
        RAS,
    ),
    items=(
        by_steps(
            EJECTION_FRACTION, 7, at_least(20, 6), at_least(25, 5), at_least(30, 3), at_least(35, 2), at_least(40, 0)
        ),
        Item(
            "age",
            Text(vi="Tuổi (theo phân suất tống máu)", en="Age (by ejection fraction)"),
            ("age", "ejection_fraction"),
            age_points,
            {"age": AGES, "ejection_fraction": (30, 40)},
        ),
        Item(
            "systolic_bp",
            Text(vi="Huyết áp tâm thu (theo phân suất tống máu)", en="Systolic blood pressure (by ejection fraction)"),
            ("systolic_bp", "ejection_fraction"),
            pressure_points,
            {"systolic_bp": PRESSURES, "ejection_fraction": (30, 40)},
        ),
        by_steps(BMI, 6, at_least(15, 5), at_least(20, 3), at_least(25, 2), at_least(30, 0)),
        by_steps(
            CREATININE,
            0,
            at_least(90, 1),
            at_least(110, 2),
            at_least(130, 3),
            at_least(150, 4),
            at_least(170, 5),
            at_least(210, 6),
            at_least(250, 8),
        ),
        by_option(NYHA_CLASS, {"I": 0, "II": 2, "III": 6, "IV": 8}),
        by_option(SEX, {"male": 1, "female": 0}),
        if_true(CURRENT_SMOKER, 1),
        if_true(DIABETES, 3),
        if_true(COPD, 2),
        if_true(LONG, 2),
        if_true(
            BETA_BLOCKER, 0, otherwise=3, display=Text(vi="Không dùng thuốc chẹn beta", en="Not on a beta-blocker")
        ),
        if_true(
            RAS,
            0,
            otherwise=1,
            display=Text(
                vi="Không dùng ức chế men chuyển hoặc chẹn thụ thể", en="Not on an ACE inhibitor or receptor blocker"
            ),
        ),
    ),
    probability=lambda score: ONE_YEAR_PERMILLE[min(int(score), 50)] / 1000,
    probability_of=Text(vi="tử vong trong 1 năm", en="death within one year"),
    bands=(
        Band(name="group_1", display=Text(vi="0–16 điểm (nhóm 1)", en="0–16 points (group 1)"), source=POCOCK),
        Band(
            name="group_2",
            minimum=17,
            display=Text(vi="17–20 điểm (nhóm 2)", en="17–20 points (group 2)"),
            source=POCOCK,
        ),
        Band(
            name="group_3",
            minimum=21,
            display=Text(vi="21–24 điểm (nhóm 3)", en="21–24 points (group 3)"),
            indicator="warning",
            source=POCOCK,
        ),
        Band(
            name="group_4",
            minimum=25,
            display=Text(vi="25–28 điểm (nhóm 4)", en="25–28 points (group 4)"),
            indicator="warning",
            source=POCOCK,
        ),
        Band(
            name="group_5",
            minimum=29,
            display=Text(vi="29–32 điểm (nhóm 5)", en="29–32 points (group 5)"),
            indicator="critical",
            source=POCOCK,
        ),
        Band(
            name="group_6",
            minimum=33,
            display=Text(vi="≥ 33 điểm (nhóm 6)", en="≥ 33 points (group 6)"),
            indicator="critical",
            source=POCOCK,
        ),
    ),
    citations=(Citation("Pocock SJ et al., Eur Heart J 2013;34:1404–13", "10.1093/eurheartj/ehs337"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn suy tim mạn, phân suất tống máu giảm hoặc bảo tồn.",
        en="Adults with chronic heart failure, reduced or preserved ejection fraction.",
    ),
    cautions=(
        Text(
            vi="Xây dựng trước thời sacubitril/valsartan và ức chế SGLT2; thường ước tính cao hơn thực tế.",
            en="Made before sacubitril/valsartan and SGLT2 inhibitors; often overestimates today.",
        ),
    ),
    examples=(
        Example(
            {
                "ejection_fraction": 25,
                "age": 70,
                "systolic_bp": 115,
                "bmi": 22,
                "creatinine": 120,
                "nyha_class": "III",
                "sex": "male",
                "current_smoker": False,
                "diabetes": True,
                "copd": False,
                "heart_failure_over_18_months": True,
                "on_beta_blocker": True,
                "on_acei_or_arb": True,
            },
            32,
            "by hand from figure 2: 5 + 6 + 4 + 3 + 2 + 6 + 1 + 3 + 2",
            probability=0.292,
            band="group_5",
        ),
        Example(
            {
                "ejection_fraction": 55,
                "age": 50,
                "systolic_bp": 150,
                "bmi": 31,
                "creatinine": 80,
                "nyha_class": "I",
                "sex": "female",
                "current_smoker": False,
                "diabetes": False,
                "copd": False,
                "heart_failure_over_18_months": False,
                "on_beta_blocker": True,
                "on_acei_or_arb": True,
            },
            0,
            "by hand from figure 2 (the minimum)",
            probability=0.015,
            band="group_1",
        ),
    ),
)

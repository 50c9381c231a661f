"""FINDRISC: the ten-year risk of type 2 diabetes.

Source: Lindström J, Tuomilehto J, Diabetes Care 2003;26:725–31, doi:10.2337/diacare.26.3.725, in the form of the
Finnish Diabetes Association (2001) with family history and age over 64, whose five risk bands are used here.
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag
from models.vocabulary.history import ON_BP_TREATMENT
from models.vocabulary.person import AGE, BMI, SEX, WAIST

FORM = "Finnish Diabetes Association, Type 2 diabetes risk assessment form (2001), after doi:10.2337/diacare.26.3.725"

INACTIVE = flag(
    "physically_active_30_minutes",
    "Vận động ít nhất 30 phút mỗi ngày",
    "At least 30 minutes of physical activity a day",
)
VEGETABLES = flag("vegetables_every_day", "Ăn rau, quả mỗi ngày", "Vegetables, fruit or berries every day")
GLUCOSE = flag(
    "previous_high_glucose",
    "Đã từng có đường huyết cao (khám sức khoẻ, khi bệnh, khi mang thai)",
    "Ever had high blood glucose (check-up, illness, pregnancy)",
)
FAMILY = choice(
    "family_diabetes",
    "Gia đình có người đái tháo đường",
    "Family history of diabetes",
    (
        ("none", "Không", "None"),
        ("second_degree", "Ông bà, cô dì chú bác, anh chị em họ", "Grandparent, aunt, uncle or first cousin"),
        ("first_degree", "Cha mẹ, anh chị em ruột, con", "Parent, sibling or own child"),
    ),
)
WAIST_LIMITS = {"male": (94.0, 102.0), "female": (80.0, 88.0)}


def waist_points(sex: str, waist: float) -> float:
    """0, 3 or 4 points: from the lower limit 3, above the upper limit 4."""
    lower, upper = WAIST_LIMITS[sex]
    return 4.0 if waist > upper else 3.0 if waist >= lower else 0.0


SCORE = Score(
    name="findrisc",
    version="1.1.0",
    title=Text(vi="FINDRISC (nguy cơ đái tháo đường típ 2)", en="FINDRISC (risk of type 2 diabetes)"),
    summary=Text(
        vi="Nguy cơ mắc đái tháo đường típ 2 trong 10 năm, không cần xét nghiệm.",
        en="The ten-year risk of type 2 diabetes, without laboratory tests.",
    ),
    specialties=("endocrinology", "general"),
    inputs=(AGE.within(minimum=18), BMI, SEX, WAIST, INACTIVE, VEGETABLES, ON_BP_TREATMENT, GLUCOSE, FAMILY),
    items=(
        by_steps(AGE, 0, at_least(45, 2), at_least(55, 3), at_least(65, 4)),
        by_steps(BMI, 0, at_least(25, 1), above(30, 3)),
        Item(
            "waist",
            Text(vi="Vòng bụng", en="Waist circumference"),
            ("sex", "waist"),
            waist_points,
            {"waist": (80, 88, 94, 102)},
        ),
        if_true(INACTIVE, 0, otherwise=2, display=Text(vi="Ít vận động", en="Physical inactivity")),
        if_true(VEGETABLES, 0, otherwise=1, display=Text(vi="Không ăn rau quả mỗi ngày", en="No daily vegetables")),
        if_true(ON_BP_TREATMENT, 2),
        if_true(GLUCOSE, 5),
        by_option(FAMILY, {"none": 0, "second_degree": 3, "first_degree": 5}),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="Dưới 7: thấp", en="Under 7: low"),
            risk=Text(vi="khoảng 1/100 mắc bệnh trong 10 năm", en="about 1 in 100 in 10 years"),
            source=FORM,
        ),
        Band(
            name="slight",
            minimum=7,
            display=Text(vi="7–11: hơi tăng", en="7–11: slightly elevated"),
            risk=Text(vi="khoảng 1/25", en="about 1 in 25"),
            source=FORM,
        ),
        Band(
            name="moderate",
            minimum=12,
            display=Text(vi="12–14: trung bình", en="12–14: moderate"),
            indicator="warning",
            risk=Text(vi="khoảng 1/6", en="about 1 in 6"),
            source=FORM,
        ),
        Band(
            name="high",
            minimum=15,
            display=Text(vi="15–20: cao", en="15–20: high"),
            advice=Text(vi="Nên xét nghiệm đường huyết.", en="Measure blood glucose."),
            indicator="warning",
            risk=Text(vi="khoảng 1/3", en="about 1 in 3"),
            source=FORM,
        ),
        Band(
            name="very_high",
            minimum=21,
            display=Text(vi="Trên 20: rất cao", en="Over 20: very high"),
            advice=Text(vi="Xét nghiệm đường huyết.", en="Measure blood glucose."),
            indicator="critical",
            risk=Text(vi="khoảng 1/2", en="about 1 in 2"),
            source=FORM,
        ),
    ),
    citations=(Citation("Lindström J, Tuomilehto J, Diabetes Care 2003;26:725–31", "10.2337/diacare.26.3.725"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn chưa có đái tháo đường.", en="Adults without diabetes."),
    cautions=(
        Text(
            vi="Ngưỡng BMI và vòng bụng là của người châu Âu; ở người Việt Nam điểm thấp hơn nguy cơ thật.",
            en="BMI and waist limits are European; in Vietnamese people the score understates the risk.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 65,
                "bmi": 31,
                "sex": "male",
                "waist": 103,
                "physically_active_30_minutes": False,
                "vegetables_every_day": False,
                "on_bp_treatment": True,
                "previous_high_glucose": True,
                "family_diabetes": "first_degree",
            },
            26,
            "by hand from the form (the maximum)",
            band="very_high",
        ),
        Example(
            {
                "age": 50,
                "bmi": 26,
                "sex": "female",
                "waist": 79,
                "physically_active_30_minutes": True,
                "vegetables_every_day": True,
                "on_bp_treatment": False,
                "previous_high_glucose": False,
                "family_diabetes": "second_degree",
            },
            6,
            "by hand from the form",
            band="low",
        ),
    ),
)

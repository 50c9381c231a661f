"""Who the patient is: age, sex, body."""

from __future__ import annotations

from models import units
from models.terms import Text
from models.vocabulary.declare import choice, flag, loinc, quantity

AGE = quantity("age", "Tuổi", "Age", "a", (0, 120), codes=(loinc("30525-0", "Age"),))
SEX = choice(
    "sex",
    "Giới tính khi sinh",
    "Sex at birth",
    (("female", "Nữ", "Female"), ("male", "Nam", "Male")),
    codes=(loinc("76689-9", "Sex assigned at birth"),),
)
WEIGHT = quantity(
    "weight",
    "Cân nặng",
    "Body weight",
    "kg",
    (0.3, 400),
    conversions=(units.POUND,),
    codes=(loinc("29463-7", "Body weight"), loinc("3141-9", "Body weight measured")),
    current_hours=24 * 180,
)
HEIGHT = quantity(
    "height",
    "Chiều cao",
    "Body height",
    "cm",
    (20, 250),
    conversions=(units.METRE_TO_CM, units.INCH),
    codes=(loinc("8302-2", "Body height"),),
)
BMI = quantity("bmi", "Chỉ số khối cơ thể", "Body mass index", "kg/m2", (8, 100), codes=(loinc("39156-5", "BMI"),))
WAIST = quantity(
    "waist",
    "Vòng bụng",
    "Waist circumference",
    "cm",
    (30, 250),
    conversions=(units.INCH,),
    codes=(loinc("8280-0", "Waist circumference at umbilicus by tape measure"),),
)
CURRENT_SMOKER = flag(
    "current_smoker",
    "Đang hút thuốc lá",
    "Current smoker",
    help=Text(vi="Hút thuốc trong 30 ngày qua.", en="Smoked within the last 30 days."),
)
PREGNANT = flag("pregnant", "Đang mang thai", "Pregnant", codes=(loinc("82810-3", "Pregnancy status"),))

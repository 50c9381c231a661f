"""H₂FPEF: the likelihood of heart failure with preserved ejection fraction in unexplained breathlessness.

Source: Reddy YNV et al., Circulation 2018;138:861–70, doi:10.1161/CIRCULATIONAHA.118.034646 (figure 3).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag, quantity
from models.vocabulary.history import ATRIAL_FIBRILLATION
from models.vocabulary.person import AGE, BMI

REDDY = "Reddy YNV et al., Circulation 2018;138:861–70, doi:10.1161/CIRCULATIONAHA.118.034646 (n = 414)"

DRUGS = flag("two_antihypertensives", "Đang dùng từ 2 thuốc hạ huyết áp", "On two or more antihypertensive drugs")
PRESSURE = quantity(
    "pulmonary_artery_systolic_pressure",
    "Áp lực động mạch phổi tâm thu (siêu âm)",
    "Pulmonary artery systolic pressure (echo)",
    "mm[Hg]",
    (5, 150),
)
E_OVER_E = quantity("e_over_e_prime", "Tỷ số E/e′", "E/e′ ratio", "1", (1, 60))

SCORE = Score(
    name="h2fpef",
    version="1.1.0",
    title=Text(vi="H₂FPEF", en="H₂FPEF"),
    summary=Text(
        vi="Khả năng suy tim phân suất tống máu bảo tồn ở người khó thở chưa rõ nguyên nhân.",
        en="The likelihood of heart failure with preserved ejection fraction in unexplained breathlessness.",
    ),
    specialties=("cardiology",),
    inputs=(BMI, DRUGS, ATRIAL_FIBRILLATION, PRESSURE, AGE.within(minimum=18), E_OVER_E),
    items=(
        by_steps(BMI, 0, above(30, 2)),
        if_true(DRUGS, 1),
        if_true(ATRIAL_FIBRILLATION, 3),
        by_steps(PRESSURE, 0, above(35, 1)),
        by_steps(AGE, 0, above(60, 1)),
        by_steps(E_OVER_E, 0, above(9, 1)),
    ),
    bands=(
        Band(name="low", display=Text(vi="0–1: ít khả năng", en="0–1: unlikely"), source=REDDY),
        Band(
            name="intermediate",
            minimum=2,
            display=Text(vi="2–5: cần thăm dò thêm", en="2–5: further testing needed"),
            indicator="warning",
            source=REDDY,
        ),
        Band(
            name="high",
            minimum=6,
            display=Text(vi="6–9: rất có khả năng", en="6–9: very likely"),
            indicator="warning",
            risk=Text(vi="xác suất trên 95%", en="probability above 95%"),
            source=REDDY,
        ),
    ),
    citations=(Citation("Reddy YNV et al., Circulation 2018;138:861–70", "10.1161/CIRCULATIONAHA.118.034646"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người khó thở khi gắng sức, phân suất tống máu từ 50%.",
        en="People with exertional breathlessness and an ejection fraction of 50% or more.",
    ),
    cautions=(
        Text(
            vi="BMI ở người Việt Nam hiếm khi trên 30 nên điểm có thể thấp dù có bệnh.",
            en="Few Vietnamese patients have a BMI above 30, so the score may be low in spite of the disease.",
        ),
    ),
    examples=(
        Example(
            {
                "bmi": 31,
                "two_antihypertensives": True,
                "atrial_fibrillation": True,
                "pulmonary_artery_systolic_pressure": 36,
                "age": 61,
                "e_over_e_prime": 10,
            },
            9,
            "by hand from figure 3 (the maximum)",
            band="high",
        ),
        Example(
            {
                "bmi": 30,
                "two_antihypertensives": True,
                "atrial_fibrillation": False,
                "pulmonary_artery_systolic_pressure": 35,
                "age": 60,
                "e_over_e_prime": 9,
            },
            1,
            "by hand from figure 3",
            band="low",
        ),
    ),
)

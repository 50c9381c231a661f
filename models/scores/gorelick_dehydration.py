"""Gorelick's ten signs of dehydration in young children.

Source: Gorelick MH et al., Pediatrics 1997;99:e6, doi:10.1542/peds.99.5.e6 (three or more of ten: deficit of at least
5 %).
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.points import above, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Range, Text
from models.vocabulary.declare import flag
from models.vocabulary.obstetrics import AGE_MONTHS
from models.vocabulary.vitals import HEART_RATE

GORELICK = "Gorelick MH et al., Pediatrics 1997;99:e6, doi:10.1542/peds.99.5.e6"
SIGNS = (
    flag("skin_elasticity_decreased", "Da giảm đàn hồi", "Decreased skin elasticity"),
    flag("capillary_refill_over_2s", "Đổ đầy mao mạch > 2 giây", "Capillary refill over 2 seconds"),
    flag("ill_general_appearance", "Toàn trạng kém (bứt rứt, li bì)", "Ill general appearance"),
    flag("tears_absent", "Khóc không nước mắt", "Absent tears"),
    flag("respiration_abnormal", "Thở sâu hoặc nhanh", "Abnormal respirations"),
    flag("mucous_membranes_dry", "Niêm mạc khô", "Dry mucous membranes"),
    flag("sunken_eyes", "Mắt trũng", "Sunken eyes"),
    flag("radial_pulse_abnormal", "Mạch quay yếu", "Abnormal radial pulse"),
    flag("urine_output_decreased", "Tiểu ít", "Decreased urine output"),
)
SCORE = Score(
    name="gorelick_dehydration",
    version="1.1.0",
    title=Text(vi="Gorelick (mất nước ở trẻ nhỏ)", en="Gorelick scale (dehydration)"),
    summary=Text(
        vi="Mười dấu hiệu mất nước ở trẻ 1 tháng đến 5 tuổi.", en="Ten signs of dehydration from 1 month to 5 years."
    ),
    specialties=("paediatrics", "emergency"),
    inputs=(AGE_MONTHS.within(1, 60), HEART_RATE, *SIGNS),
    items=(by_steps(AGE_MONTHS, 0), by_steps(HEART_RATE, 0, above(150, 1)), *(if_true(sign, 1) for sign in SIGNS)),
    bands=(
        Band(
            name="below_5",
            display=Text(vi="0–2: ít khả năng mất nước ≥ 5 %", en="0–2: deficit of 5 % unlikely"),
            source=GORELICK,
        ),
        Band(
            name="at_least_5",
            minimum=3,
            display=Text(vi="≥ 3: mất nước từ 5 %", en="≥ 3: deficit of at least 5 %"),
            indicator="warning",
            source=GORELICK,
        ),
    ),
    citations=(Citation(GORELICK, "10.1542/peds.99.5.e6"),),
    licence="published signs, free to use",
    population=Text(
        vi="Trẻ 1 tháng đến 5 tuổi tiêu chảy, nôn hoặc uống kém.",
        en="Children of 1 month to 5 years with diarrhoea, vomiting or poor intake.",
    ),
    people=People(ages=Range(minimum=0.08, maximum=5)),
    cautions=(
        Text(
            vi="Kém tin cậy khi suy dinh dưỡng hoặc tăng natri máu.",
            en="Less reliable in malnutrition or hypernatraemia.",
        ),
    ),
    examples=(
        Example(
            {
                "age_months": 18,
                "heart_rate": 151,
                "skin_elasticity_decreased": False,
                "capillary_refill_over_2s": True,
                "ill_general_appearance": False,
                "tears_absent": True,
                "respiration_abnormal": False,
                "mucous_membranes_dry": False,
                "sunken_eyes": False,
                "radial_pulse_abnormal": False,
                "urine_output_decreased": False,
            },
            3,
            "by hand: three signs",
            band="at_least_5",
        ),
        Example(
            {
                "age_months": 18,
                "heart_rate": 150,
                "skin_elasticity_decreased": False,
                "capillary_refill_over_2s": False,
                "ill_general_appearance": False,
                "tears_absent": True,
                "respiration_abnormal": False,
                "mucous_membranes_dry": True,
                "sunken_eyes": False,
                "radial_pulse_abnormal": False,
                "urine_output_decreased": False,
            },
            2,
            "by hand: two signs",
            band="below_5",
        ),
    ),
)

"""SINBAD: severity of a diabetic foot ulcer.

Source: Ince P et al., Diabetes Care 2008;31:964–7, doi:10.2337/dc07-2367 (table 1).
"""

from __future__ import annotations

from models.band import Band
from models.points import if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag

INCE = "Ince P et al., Diabetes Care 2008;31:964–7, doi:10.2337/dc07-2367 (n = 449)"
SIGNS = tuple(
    flag(f"foot_{name}", vi, en)
    for name, vi, en in (
        ("midfoot_or_hindfoot", "Loét ở giữa hoặc sau bàn chân", "Ulcer on the midfoot or hindfoot"),
        ("ischaemia", "Dấu hiệu giảm tưới máu bàn chân", "Clinical evidence of reduced pedal blood flow"),
        ("neuropathy", "Mất cảm giác bảo vệ", "Protective sensation lost"),
        ("infection", "Nhiễm trùng", "Bacterial infection present"),
        ("area_1_cm2", "Diện tích từ 1 cm²", "Area of 1 cm² or more"),
        ("deep", "Sâu đến cơ, gân hoặc hơn", "Reaching muscle, tendon or deeper"),
    )
)
NONE = {asked.name: False for asked in SIGNS}

SCORE = Score(
    name="sinbad",
    title=Text(vi="SINBAD (loét bàn chân đái tháo đường)", en="SINBAD (diabetic foot ulcer)"),
    summary=Text(vi="Mức độ nặng của vết loét bàn chân đái tháo đường.", en="How severe a diabetic foot ulcer is."),
    specialties=("endocrinology", "surgery"),
    inputs=SIGNS,
    items=tuple(if_true(asked, 1) for asked in SIGNS),
    bands=(
        Band(name="less_severe", display=Text(vi="0–2", en="0–2"), source=INCE),
        Band(
            name="severe",
            minimum=3,
            display=Text(vi="≥ 3: lâu lành hơn", en="≥ 3: slower to heal"),
            advice=Text(vi="Chuyển sớm đến nhóm chăm sóc bàn chân.", en="Refer early to a foot-care team."),
            indicator="warning",
            source=INCE,
        ),
    ),
    citations=(Citation("Ince P et al., Diabetes Care 2008;31:964–7", "10.2337/dc07-2367"),),
    licence="published criteria, free to use",
    population=Text(vi="Người đái tháo đường có loét bàn chân.", en="People with diabetes and a foot ulcer."),
    cautions=(
        Text(
            vi="Khi trao đổi nên nêu từng mục, không chỉ tổng điểm.",
            en="Tell the items when communicating, not only the total.",
        ),
    ),
    examples=(
        Example(NONE, 0, "no item", band="less_severe"),
        Example(
            {**NONE, "foot_ischaemia": True, "foot_neuropathy": True, "foot_infection": True},
            3,
            "by hand",
            band="severe",
        ),
    ),
)

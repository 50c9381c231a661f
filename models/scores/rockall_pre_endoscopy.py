"""Rockall score before endoscopy: death after upper gastrointestinal bleeding.

Source: Rockall TA et al., Gut 1996;38:316–21, doi:10.1136/gut.38.3.316; mortality by score as in the audit's table.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.score_tables.rockall import CLINICAL_INPUTS, CLINICAL_ITEMS
from models.terms import Text

ROCKALL = "Rockall TA et al., Gut 1996;38:316–21, doi:10.1136/gut.38.3.316"
DEATHS = (0.002, 0.024, 0.056, 0.11, 0.246, 0.396, 0.489, 0.5)
SCORE = Score(
    name="rockall_pre_endoscopy",
    title=Text(
        vi="Rockall trước nội soi (xuất huyết tiêu hoá trên)", en="Rockall before endoscopy (upper GI bleeding)"
    ),
    summary=Text(
        vi="Dự báo tử vong do xuất huyết tiêu hoá trên từ tuổi, sốc và bệnh kèm.",
        en="Predicts death after upper GI bleeding from age, shock and comorbidity.",
    ),
    specialties=("gastroenterology", "emergency", "surgery"),
    inputs=CLINICAL_INPUTS,
    items=CLINICAL_ITEMS,
    probability=lambda score: DEATHS[int(score)],
    probability_of=Text(vi="tử vong", en="death"),
    bands=(
        Band(
            name="low",
            display=Text(vi="0: nguy cơ thấp", en="0: low risk"),
            risk=Text(vi="tử vong 0,2 %", en="mortality 0.2 %"),
            source=ROCKALL,
        ),
        Band(
            name="intermediate",
            minimum=1,
            display=Text(vi="1–2: nguy cơ trung bình", en="1–2: intermediate risk"),
            indicator="warning",
            risk=Text(vi="tử vong 2,4–5,6 %", en="mortality 2.4–5.6 %"),
            source=ROCKALL,
        ),
        Band(
            name="high",
            minimum=3,
            display=Text(vi="≥ 3: nguy cơ cao", en="≥ 3: high risk"),
            indicator="critical",
            risk=Text(vi="tử vong từ 11 %", en="mortality 11 % or more"),
            source=ROCKALL,
        ),
    ),
    citations=(Citation("Rockall TA et al., Gut 1996;38:316–21", "10.1136/gut.38.3.316"),),
    licence="published points table, free to use",
    population=Text(
        vi="Người từ 16 tuổi xuất huyết tiêu hoá trên cấp.", en="Patients of 16 and over with acute upper GI bleeding."
    ),
    cautions=(
        Text(
            vi="Tỷ lệ tử vong là của nước Anh năm 1993–1994, nay thấp hơn.",
            en="The mortality is that of England in 1993–94; it is lower now.",
        ),
    ),
    examples=(
        Example(
            {"age": 59, "systolic_bp": 120, "heart_rate": 80, "bleeding_comorbidity": "none"},
            0,
            "by hand from the table",
            probability=0.002,
            band="low",
        ),
        Example(
            {"age": 82, "systolic_bp": 90, "heart_rate": 120, "bleeding_comorbidity": "failure"},
            7,
            "by hand: 2 + 2 + 3",
            probability=0.5,
            band="high",
        ),
    ),
)

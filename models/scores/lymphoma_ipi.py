"""International prognostic index of aggressive lymphoma.

Source: International Non-Hodgkin's Lymphoma Prognostic Factors Project, N Engl J Med 1993;329:987–94,
doi:10.1056/NEJM199309303291402 (five factors; 5-year survival 73, 51, 43 and 26 %).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import quantity
from models.vocabulary.oncology import ANN_ARBOR_STAGE, ECOG_STATUS, HIGH_LDH
from models.vocabulary.person import AGE

IPI = "International NHL Prognostic Factors Project, N Engl J Med 1993;329:987–94, doi:10.1056/NEJM199309303291402"
SITES = quantity("extranodal_sites", "Số vị trí ngoài hạch", "Extranodal sites", "1", (0, 20)).counted()
SCORE = Score(
    name="lymphoma_ipi",
    version="1.1.0",
    title=Text(vi="Chỉ số tiên lượng quốc tế IPI (u lympho)", en="International prognostic index (lymphoma)"),
    summary=Text(
        vi="Tiên lượng u lympho không Hodgkin tiến triển nhanh từ năm yếu tố.",
        en="Prognosis of aggressive non-Hodgkin lymphoma from five factors.",
    ),
    specialties=("oncology", "haematology"),
    inputs=(AGE.within(16, None), ANN_ARBOR_STAGE, HIGH_LDH, ECOG_STATUS, SITES),
    items=(
        by_steps(AGE, 0, above(60, 1)),
        by_option(ANN_ARBOR_STAGE, {"1": 0, "2": 0, "3": 1, "4": 1}),
        if_true(HIGH_LDH, 1),
        by_option(ECOG_STATUS, {"0": 0, "1": 0, "2": 1, "3": 1, "4": 1, "5": 1}),
        by_steps(SITES, 0, above(1, 1)),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–1: nguy cơ thấp", en="0–1: low risk"),
            risk=Text(vi="sống còn 5 năm 73 %", en="5-year survival 73 %"),
            source=IPI,
        ),
        Band(
            name="low_intermediate",
            minimum=2,
            display=Text(vi="2: thấp – trung bình", en="2: low-intermediate"),
            risk=Text(vi="sống còn 5 năm 51 %", en="5-year survival 51 %"),
            source=IPI,
        ),
        Band(
            name="high_intermediate",
            minimum=3,
            display=Text(vi="3: trung bình – cao", en="3: high-intermediate"),
            indicator="warning",
            risk=Text(vi="sống còn 5 năm 43 %", en="5-year survival 43 %"),
            source=IPI,
        ),
        Band(
            name="high",
            minimum=4,
            display=Text(vi="4–5: nguy cơ cao", en="4–5: high risk"),
            indicator="warning",
            risk=Text(vi="sống còn 5 năm 26 %", en="5-year survival 26 %"),
            source=IPI,
        ),
    ),
    citations=(Citation(IPI, "10.1056/NEJM199309303291402"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người từ 16 tuổi u lympho không Hodgkin tiến triển nhanh.",
        en="Patients of 16 and over with aggressive non-Hodgkin lymphoma.",
    ),
    cautions=(
        Text(
            vi="Tỷ lệ sống còn là của thời chưa có rituximab.", en="The survival is that of the years before rituximab."
        ),
    ),
    examples=(
        Example(
            {
                "age": 61,
                "ann_arbor_stage": "3",
                "ldh_above_normal": True,
                "ecog_performance_status": "2",
                "extranodal_sites": 2,
            },
            5,
            "by hand: all five",
            band="high",
        ),
        Example(
            {
                "age": 60,
                "ann_arbor_stage": "2",
                "ldh_above_normal": False,
                "ecog_performance_status": "1",
                "extranodal_sites": 1,
            },
            0,
            "by hand: none of the five",
            band="low",
        ),
    ),
)

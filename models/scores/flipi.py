"""FLIPI: prognosis of follicular lymphoma.

Source: Solal-Céligny P et al., Blood 2004;104:1258–65, doi:10.1182/blood-2003-12-4434 (five factors; low 0–1,
intermediate 2, poor ≥ 3).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import quantity
from models.vocabulary.laboratory import HAEMOGLOBIN
from models.vocabulary.oncology import ANN_ARBOR_STAGE, HIGH_LDH
from models.vocabulary.person import AGE

SOLAL = "Solal-Céligny P et al., Blood 2004;104:1258–65, doi:10.1182/blood-2003-12-4434"
AREAS = quantity("nodal_areas", "Số vùng hạch", "Nodal areas", "1", (0, 20)).counted()
SCORE = Score(
    name="flipi",
    version="1.1.0",
    title=Text(vi="FLIPI (u lympho nang)", en="FLIPI (follicular lymphoma)"),
    summary=Text(
        vi="Tiên lượng u lympho nang từ năm yếu tố.", en="Prognosis of follicular lymphoma from five factors."
    ),
    specialties=("oncology", "haematology"),
    inputs=(AGE.within(18, None), ANN_ARBOR_STAGE, HAEMOGLOBIN, AREAS, HIGH_LDH),
    items=(
        by_steps(AGE, 0, above(60, 1)),
        by_option(ANN_ARBOR_STAGE, {"1": 0, "2": 0, "3": 1, "4": 1}),
        by_steps(HAEMOGLOBIN, 1, at_least(120, 0)),
        by_steps(AREAS, 0, above(4, 1)),
        if_true(HIGH_LDH, 1),
    ),
    bands=(
        Band(name="low", display=Text(vi="0–1: nguy cơ thấp", en="0–1: low risk"), source=SOLAL),
        Band(
            name="intermediate",
            minimum=2,
            display=Text(vi="2: nguy cơ trung bình", en="2: intermediate risk"),
            risk=Text(vi="tỷ số nguy cơ 2,3", en="hazard ratio 2.3"),
            source=SOLAL,
        ),
        Band(
            name="poor",
            minimum=3,
            display=Text(vi="≥ 3: nguy cơ cao", en="≥ 3: poor risk"),
            indicator="warning",
            risk=Text(vi="tỷ số nguy cơ 4,3", en="hazard ratio 4.3"),
            source=SOLAL,
        ),
    ),
    citations=(Citation(SOLAL, "10.1182/blood-2003-12-4434"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn u lympho nang lúc chẩn đoán.", en="Adults with follicular lymphoma at diagnosis."),
    cautions=(Text(vi="Xây dựng trước thời rituximab.", en="Made before rituximab."),),
    examples=(
        Example(
            {"age": 61, "ann_arbor_stage": "3", "haemoglobin": 119, "nodal_areas": 5, "ldh_above_normal": True},
            5,
            "by hand: all five",
            band="poor",
        ),
        Example(
            {"age": 60, "ann_arbor_stage": "2", "haemoglobin": 120, "nodal_areas": 4, "ldh_above_normal": False},
            0,
            "by hand: none of the five",
            band="low",
        ),
    ),
)

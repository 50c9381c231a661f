"""MGAP: prehospital triage of injured patients from mechanism, coma score, age and pressure.

Source: Sartorius D et al., Crit Care Med 2010;38:831–7, doi:10.1097/CCM.0b013e3181cc4a67 (low 23–29, intermediate
18–22, high below 18).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, at_least, by_option, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice
from models.vocabulary.person import AGE
from models.vocabulary.vitals import GCS, SYSTOLIC_BP

SARTORIUS = "Sartorius D et al., Crit Care Med 2010;38:831–7, doi:10.1097/CCM.0b013e3181cc4a67"

MECHANISM = choice(
    "injury_mechanism",
    "Cơ chế",
    "Mechanism",
    (("blunt", "Chấn thương kín", "Blunt"), ("penetrating", "Vết thương xuyên", "Penetrating")),
)

SCORE = Score(
    name="mgap_trauma",
    title=Text(vi="MGAP (chấn thương, trước viện)", en="MGAP (trauma, before hospital)"),
    summary=Text(vi="Phân loại người bị chấn thương trước khi đến viện.", en="Sorts injured patients before hospital."),
    specialties=("emergency", "surgery"),
    inputs=(MECHANISM, GCS, AGE.within(minimum=18), SYSTOLIC_BP),
    items=(
        by_option(MECHANISM, {"blunt": 4, "penetrating": 0}),
        Item("gcs", GCS.display, ("gcs",), lambda gcs: gcs),
        by_steps(AGE, 5, at_least(60, 0)),
        by_steps(SYSTOLIC_BP, 0, at_least(60, 3), above(120, 5)),
    ),
    higher_is="better",
    bands=(
        Band(
            name="high",
            display=Text(vi="< 18: nguy cơ cao", en="< 18: high risk"),
            indicator="critical",
            source=SARTORIUS,
        ),
        Band(
            name="intermediate",
            minimum=18,
            display=Text(vi="18–22: nguy cơ trung bình", en="18–22: intermediate risk"),
            indicator="warning",
            source=SARTORIUS,
        ),
        Band(name="low", minimum=23, display=Text(vi="23–29: nguy cơ thấp", en="23–29: low risk"), source=SARTORIUS),
    ),
    citations=(Citation("Sartorius D et al., Crit Care Med 2010;38:831–7", "10.1097/CCM.0b013e3181cc4a67"),),
    licence="published table, free to use",
    population=Text(vi="Người lớn bị chấn thương.", en="Injured adults."),
    examples=(
        Example(
            {"injury_mechanism": "blunt", "gcs": 15, "age": 59, "systolic_bp": 121}, 29, "by hand: highest", band="low"
        ),
        Example(
            {"injury_mechanism": "penetrating", "gcs": 12, "age": 60, "systolic_bp": 120},
            15,
            "by hand: 0 + 12 + 0 + 3",
            band="high",
        ),
    ),
)

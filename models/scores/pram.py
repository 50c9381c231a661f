"""Paediatric respiratory assessment measure (PRAM): acute asthma in children.

Source: Ducharme FM et al., J Pediatr 2008;152:476–80, doi:10.1016/j.jpeds.2007.08.034 (points; mild 0–3, moderate
4–7, severe 8–12).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.score_tables.graded import by_grade, graded
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.person import AGE
from models.vocabulary.vitals import SPO2

DUCHARME = "Ducharme FM et al., J Pediatr 2008;152:476–80, doi:10.1016/j.jpeds.2007.08.034"
SUPRASTERNAL = flag("suprasternal_retraction", "Lõm hố trên ức", "Suprasternal retraction")
SCALENE = flag("scalene_contraction", "Co cơ bậc thang", "Scalene muscle contraction")
AIR = graded(
    "pram_air_entry",
    "Thông khí (bên nặng hơn)",
    "Air entry (the worse side)",
    ("0", "Bình thường", "Normal"),
    ("1", "Giảm ở đáy phổi", "Decreased at the base"),
    ("2", "Giảm ở đỉnh và đáy", "Decreased at apex and base"),
    ("3", "Rất ít hoặc không có", "Minimal or absent"),
)
WHEEZE = graded(
    "pram_wheezing",
    "Khò khè",
    "Wheezing",
    ("0", "Không", "Absent"),
    ("1", "Chỉ thì thở ra", "Expiratory only"),
    ("2", "Thì hít vào", "Inspiratory"),
    ("3", "Nghe không cần ống nghe, hoặc phổi câm", "Audible without stethoscope, or silent chest"),
)
SCORE = Score(
    name="pram",
    title=Text(vi="PRAM (cơn hen trẻ em)", en="PRAM (acute asthma in children)"),
    summary=Text(vi="Mức độ cơn hen cấp ở trẻ 2–17 tuổi.", en="Severity of acute asthma from 2 to 17 years."),
    specialties=("paediatrics", "emergency", "respiratory"),
    inputs=(AGE.within(2, 18), SPO2, SUPRASTERNAL, SCALENE, AIR, WHEEZE),
    items=(
        by_steps(AGE, 0),
        by_steps(SPO2, 2, at_least(92, 1), at_least(95, 0)),
        if_true(SUPRASTERNAL, 2),
        if_true(SCALENE, 2),
        by_grade(AIR),
        by_grade(WHEEZE),
    ),
    bands=(
        Band(name="mild", display=Text(vi="0–3: nhẹ", en="0–3: mild"), source=DUCHARME),
        Band(
            name="moderate",
            minimum=4,
            display=Text(vi="4–7: trung bình", en="4–7: moderate"),
            indicator="warning",
            source=DUCHARME,
        ),
        Band(
            name="severe",
            minimum=8,
            display=Text(vi="8–12: nặng", en="8–12: severe"),
            indicator="critical",
            source=DUCHARME,
        ),
    ),
    citations=(Citation(DUCHARME, "10.1016/j.jpeds.2007.08.034"),),
    licence="published points table, free to use",
    population=Text(vi="Trẻ 2–17 tuổi cơn hen cấp.", en="Children of 2–17 years with acute asthma."),
    cautions=(Text(vi="SpO₂ đo khi thở khí trời.", en="SpO₂ is measured on room air."),),
    examples=(
        Example(
            {
                "age": 6,
                "spo2": 91,
                "suprasternal_retraction": True,
                "scalene_contraction": True,
                "pram_air_entry": "3",
                "pram_wheezing": "3",
            },
            12,
            "by hand: the greatest score",
            band="severe",
        ),
        Example(
            {
                "age": 6,
                "spo2": 94,
                "suprasternal_retraction": True,
                "scalene_contraction": False,
                "pram_air_entry": "1",
                "pram_wheezing": "1",
            },
            5,
            "by hand: 1 + 2 + 0 + 1 + 1",
            band="moderate",
        ),
    ),
)

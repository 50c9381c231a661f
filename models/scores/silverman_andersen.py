"""Silverman–Andersen retraction score of the newborn.

Source: Silverman WA, Andersen DH, Pediatrics 1956;17:1–10, doi:10.1542/peds.17.1.1 (five signs, 0–2); need of more
support at ≥ 5 of Hedstrom AB et al., J Perinatol 2018;38:505–11, doi:10.1038/s41372-018-0049-3.
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.score import Citation, Example, Score
from models.score_tables.graded import by_grade, graded
from models.terms import Range, Text

HEDSTROM = "Hedstrom AB et al., J Perinatol 2018;38:505–11, doi:10.1038/s41372-018-0049-3"
UPPER = graded(
    "upper_chest_movement",
    "Di động ngực bụng",
    "Upper chest movement",
    ("0", "Cùng chiều", "Synchronised"),
    ("1", "Ngực di động kém khi hít vào", "Lag on inspiration"),
    ("2", "Ngược chiều (bập bênh)", "See-saw"),
)
LOWER = graded(
    "intercostal_retraction",
    "Co kéo liên sườn",
    "Lower chest retraction",
    ("0", "Không", "None"),
    ("1", "Vừa thấy", "Just visible"),
    ("2", "Rõ", "Marked"),
)
XIPHOID = graded(
    "xiphoid_retraction",
    "Lõm hõm ức",
    "Xiphoid retraction",
    ("0", "Không", "None"),
    ("1", "Vừa thấy", "Just visible"),
    ("2", "Rõ", "Marked"),
)
NARES = graded(
    "nasal_flaring",
    "Cánh mũi phập phồng",
    "Nares dilatation",
    ("0", "Không", "None"),
    ("1", "Nhẹ", "Minimal"),
    ("2", "Rõ", "Marked"),
)
GRUNT = graded(
    "expiratory_grunt",
    "Tiếng rên thở ra",
    "Expiratory grunt",
    ("0", "Không", "None"),
    ("1", "Nghe bằng ống nghe", "By stethoscope"),
    ("2", "Nghe bằng tai", "By naked ear"),
)
SIGNS = (UPPER, LOWER, XIPHOID, NARES, GRUNT)
SCORE = Score(
    name="silverman_andersen",
    version="1.1.0",
    title=Text(vi="Silverman–Andersen (suy hô hấp sơ sinh)", en="Silverman–Andersen (neonatal respiratory distress)"),
    summary=Text(vi="Mức độ gắng sức hô hấp của trẻ sơ sinh.", en="How hard a newborn works to breathe."),
    specialties=("paediatrics", "obstetrics"),
    inputs=SIGNS,
    items=tuple(by_grade(sign) for sign in SIGNS),
    bands=(
        Band(name="none", display=Text(vi="0: không suy hô hấp", en="0: no distress"), source=HEDSTROM),
        Band(
            name="present",
            minimum=1,
            display=Text(vi="1–4: có suy hô hấp", en="1–4: distress"),
            indicator="warning",
            source=HEDSTROM,
        ),
        Band(
            name="severe",
            minimum=5,
            display=Text(vi="≥ 5: nhiều khả năng cần tăng hỗ trợ hô hấp", en="≥ 5: more respiratory support likely"),
            indicator="critical",
            risk=Text(
                vi="79 % tăng hỗ trợ trong 24 giờ, so với 28 % khi < 5",
                en="79 % needed more support within 24 hours, 28 % below 5",
            ),
            source=HEDSTROM,
        ),
    ),
    citations=(
        Citation("Silverman WA, Andersen DH, Pediatrics 1956;17:1–10", "10.1542/peds.17.1.1"),
        Citation(HEDSTROM, "10.1038/s41372-018-0049-3"),
    ),
    licence="published points table, free to use",
    population=Text(vi="Trẻ sơ sinh.", en="Newborns."),
    people=People(ages=Range(maximum=0.08)),
    cautions=(Text(vi="Điểm càng cao càng nặng, ngược với Apgar.", en="Higher is worse, unlike Apgar."),),
    examples=(
        Example(
            {
                "upper_chest_movement": "2",
                "intercostal_retraction": "2",
                "xiphoid_retraction": "2",
                "nasal_flaring": "2",
                "expiratory_grunt": "2",
            },
            10,
            "by hand: the greatest score",
            band="severe",
        ),
        Example(
            {
                "upper_chest_movement": "0",
                "intercostal_retraction": "1",
                "xiphoid_retraction": "1",
                "nasal_flaring": "1",
                "expiratory_grunt": "1",
            },
            4,
            "by hand from the table",
            band="present",
        ),
    ),
)

"""Downes score of neonatal respiratory distress.

Source: Downes JJ et al., Clin Pediatr 1970;9:325–31, doi:10.1177/000992287000900607 (five signs, 0–2; an apnoeic
episode counts 2).
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.points import Item
from models.score import Citation, Example, Score
from models.score_tables.graded import by_grade, graded
from models.terms import Range, Text
from models.vocabulary.declare import flag
from models.vocabulary.vitals import RESPIRATORY_RATE

DOWNES = "Downes JJ et al., Clin Pediatr 1970;9:325–31, doi:10.1177/000992287000900607"
APNOEA = flag("apnoea", "Có cơn ngừng thở", "Apnoeic episode", icd10=("P28.4",), current_hours=24 * 7)
CYANOSIS = graded(
    "downes_cyanosis",
    "Tím",
    "Cyanosis",
    ("0", "Không", "None"),
    ("1", "Khi thở khí trời", "In room air"),
    ("2", "Khi thở oxy 40 %", "In 40 % oxygen"),
)
RETRACTION = graded(
    "downes_retraction",
    "Co kéo",
    "Retractions",
    ("0", "Không", "None"),
    ("1", "Nhẹ", "Mild"),
    ("2", "Vừa đến nặng", "Moderate or severe"),
)
GRUNTING = graded(
    "downes_grunting",
    "Thở rên",
    "Grunting",
    ("0", "Không", "None"),
    ("1", "Nghe bằng ống nghe", "Audible by stethoscope"),
    ("2", "Nghe bằng tai", "Audible without stethoscope"),
)
AIR = graded(
    "downes_air_entry",
    "Thông khí phổi (nghe ở đường nách giữa)",
    "Air entry (mid-axillary line)",
    ("0", "Rõ", "Clear"),
    ("1", "Giảm hoặc chậm", "Delayed or decreased"),
    ("2", "Hầu như không nghe", "Barely audible"),
)


def rate_points(rate: float, is_apnoeic: bool) -> float:
    """2 above 80/min or with apnoea, 1 from 60."""
    if is_apnoeic or rate > 80:
        return 2.0
    return 1.0 if rate >= 60 else 0.0


SCORE = Score(
    name="downes",
    version="1.2.0",
    title=Text(vi="Downes (suy hô hấp sơ sinh)", en="Downes score (neonatal respiratory distress)"),
    summary=Text(vi="Mức độ suy hô hấp của trẻ sơ sinh.", en="Severity of respiratory distress in the newborn."),
    specialties=("paediatrics", "obstetrics"),
    inputs=(RESPIRATORY_RATE, APNOEA, CYANOSIS, RETRACTION, GRUNTING, AIR),
    items=(
        Item(
            "respiratory_rate",
            Text(vi="Nhịp thở", en="Respiratory rate"),
            ("respiratory_rate", "apnoea"),
            rate_points,
            {"respiratory_rate": (60, 80)},
        ),
        *(by_grade(sign) for sign in (CYANOSIS, RETRACTION, GRUNTING, AIR)),
    ),
    bands=(
        Band(name="lower", display=Text(vi="< 6", en="< 6"), source=DOWNES),
        Band(
            name="high",
            minimum=6,
            display=Text(vi="≥ 6: nguy cơ suy hô hấp nặng", en="≥ 6: severe distress"),
            indicator="critical",
            risk=Text(
                vi="ở 12–18 giờ tuổi năm 1970, mọi ca tử vong có điểm ≥ 6",
                en="at 12–18 hours in 1970 every death had a score of 6 or more",
            ),
            source=DOWNES,
        ),
    ),
    citations=(Citation("Downes JJ et al., Clin Pediatr 1970;9:325–31", "10.1177/000992287000900607"),),
    licence="published points table, free to use",
    population=Text(vi="Trẻ sơ sinh suy hô hấp.", en="Newborns with respiratory distress."),
    people=People(ages=Range(maximum=0.08)),
    cautions=(
        Text(
            vi="Không thay thế SpO₂ và khí máu khi có.",
            en="Does not replace oximetry and blood gases where there are any.",
        ),
    ),
    examples=(
        Example(
            {
                "respiratory_rate": 81,
                "apnoea": False,
                "downes_cyanosis": "2",
                "downes_retraction": "2",
                "downes_grunting": "2",
                "downes_air_entry": "2",
            },
            10,
            "by hand: the greatest score",
            band="high",
        ),
        Example(
            {
                "respiratory_rate": 60,
                "apnoea": False,
                "downes_cyanosis": "1",
                "downes_retraction": "1",
                "downes_grunting": "1",
                "downes_air_entry": "0",
            },
            4,
            "by hand from the table",
            band="lower",
        ),
    ),
)

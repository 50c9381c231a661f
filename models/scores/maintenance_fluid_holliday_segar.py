"""Holliday–Segar: maintenance fluid of children in 24 hours.

Source: Holliday MA, Segar WE, Pediatrics 1957;19:823–32, doi:10.1542/peds.19.5.823: 100 mL/kg for the first 10 kg, 50
mL/kg for the next 10 kg, 20 mL/kg above; isotonic solutions: Feld LG et al. (AAP), Pediatrics 2018;142:e20183083,
doi:10.1542/peds.2018-3083.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import AGE, WEIGHT


def maintenance(*, weight: float, age: float) -> float:
    """Volume in mL for 24 hours; `weight` in kg. `age` bounds who it is for."""
    return 100 * min(weight, 10) + 50 * min(max(weight - 10, 0), 10) + 20 * max(weight - 20, 0)


SCORE = Score(
    name="maintenance_fluid_holliday_segar",
    version="1.1.0",
    title=Text(vi="Dịch duy trì ở trẻ em (Holliday–Segar)", en="Maintenance fluid of children (Holliday–Segar)"),
    summary=Text(vi="Nhu cầu dịch duy trì 24 giờ theo cân nặng.", en="Maintenance fluid for 24 hours by weight."),
    specialties=("paediatrics", "emergency", "surgery", "intensive_care"),
    inputs=(WEIGHT.fresh(24 * 7), AGE.within(0.08, 18)),
    unit="mL",
    compute=maintenance,
    directions={"weight": 1, "age": 1},
    higher_is="neither",
    citations=(
        Citation("Holliday MA, Segar WE, Pediatrics 1957;19:823–32", "10.1542/peds.19.5.823"),
        Citation("Feld LG et al., Pediatrics 2018;142:e20183083", "10.1542/peds.2018-3083"),
    ),
    licence="published formula, free to use",
    population=Text(vi="Trẻ từ 28 ngày đến 18 tuổi.", en="Children from 28 days to 18 years."),
    cautions=(
        Text(
            vi="Dùng dung dịch đẳng trương để tránh hạ natri máu (AAP 2018). Giảm dịch khi nguy cơ giữ nước.",
            en="Use isotonic solutions against hyponatraemia (AAP 2018). Give less where water is retained.",
        ),
        Text(
            vi="Trẻ béo phì: thường không quá 2400 mL mỗi ngày.",
            en="Obese children: usually no more than 2,400 mL a day.",
        ),
    ),
    examples=(
        Example({"weight": 8, "age": 0.8}, 800, "by hand: 100 · 8"),
        Example({"weight": 15, "age": 4}, 1250, "by hand: 1000 + 50 · 5"),
        Example({"weight": 30, "age": 10}, 1700, "by hand: 1500 + 20 · 10"),
    ),
)

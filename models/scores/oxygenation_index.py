"""Oxygenation index, with the bands of paediatric ARDS.

Source: Pediatric Acute Lung Injury Consensus Conference Group, Pediatr Crit Care Med 2015;16:428–39,
doi:10.1097/PCC.0000000000000350: mean airway pressure · FiO₂ · 100 / PaO₂; 4, 8 and 16.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import quantity
from models.vocabulary.laboratory import PAO2
from models.vocabulary.vitals import FIO2

PALICC = "PALICC Group, Pediatr Crit Care Med 2015;16:428–39, doi:10.1097/PCC.0000000000000350"

AIRWAY_PRESSURE = quantity(
    "mean_airway_pressure", "Áp lực đường thở trung bình", "Mean airway pressure", "cm[H2O]", (2, 60), current_hours=24
)


def oxygenation_index(*, mean_airway_pressure: float, fio2: float, pao2: float) -> float:
    """Index in cmH₂O/mmHg; pressure in cmH₂O, `fio2` in %, `pao2` in mmHg."""
    return mean_airway_pressure * fio2 / pao2


SCORE = Score(
    name="oxygenation_index",
    title=Text(vi="Chỉ số oxy hoá (OI)", en="Oxygenation index"),
    summary=Text(
        vi="Mức giảm oxy máu ở trẻ thở máy xâm nhập; phân độ ARDS trẻ em.",
        en="Degree of hypoxaemia in invasively ventilated children; grades paediatric ARDS.",
    ),
    specialties=("paediatrics", "intensive_care", "respiratory"),
    inputs=(AIRWAY_PRESSURE, FIO2, PAO2),
    unit="cm[H2O]/mm[Hg]",
    compute=oxygenation_index,
    directions={"mean_airway_pressure": 1, "fio2": 1, "pao2": -1},
    decimals=1,
    bands=(
        Band(name="below", display=Text(vi="< 4: dưới ngưỡng ARDS", en="< 4: below ARDS"), source=PALICC),
        Band(
            name="mild",
            minimum=4,
            display=Text(vi="4–8: mức ARDS nhẹ", en="4–8: range of mild ARDS"),
            indicator="warning",
            source=PALICC,
        ),
        Band(
            name="moderate",
            minimum=8,
            display=Text(vi="8–16: mức ARDS trung bình", en="8–16: range of moderate ARDS"),
            indicator="critical",
            source=PALICC,
        ),
        Band(
            name="severe",
            minimum=16,
            display=Text(vi="≥ 16: mức ARDS nặng", en="≥ 16: range of severe ARDS"),
            indicator="critical",
            source=PALICC,
        ),
    ),
    citations=(Citation("PALICC Group, Pediatr Crit Care Med 2015;16:428–39", "10.1097/PCC.0000000000000350"),),
    licence="published definition, free to use",
    population=Text(vi="Trẻ thở máy xâm nhập.", en="Invasively ventilated children."),
    cautions=(
        Text(
            vi="Chỉ gọi là ARDS khi khởi phát ≤ 7 ngày, có thâm nhiễm mới, không do tim.",
            en="ARDS needs onset within 7 days, a new infiltrate and no cardiac cause.",
        ),
    ),
    examples=(
        Example(
            {"mean_airway_pressure": 16, "fio2": 80, "pao2": 64}, 20, "by hand: 16 · 0.8 · 100 / 64", band="severe"
        ),
        Example({"mean_airway_pressure": 10, "fio2": 40, "pao2": 80}, 5, "by hand: 10 · 0.4 · 100 / 80", band="mild"),
    ),
)

"""Calculated serum osmolality in SI units.

Source: 2 · sodium + glucose + urea (mmol/L), as in Purssell RA et al., Ann Emerg Med 2001;38:653–9,
doi:10.1067/mem.2001.119455 (without the ethanol term); the usual 2 · Na + glucose/18 + BUN/2.8 of mg/dL is the same.
"""

from __future__ import annotations

from models.people import People
from models.score import Citation, Example, Score
from models.terms import Range, Text
from models.vocabulary.laboratory import GLUCOSE, SODIUM, UREA


def osmolality(*, sodium: float, glucose: float, urea: float) -> float:
    """Osmolality in mosm/kg from concentrations in mmol/L."""
    return 2 * sodium + glucose + urea


SCORE = Score(
    name="serum_osmolality",
    version="1.2.0",
    title=Text(vi="Áp lực thẩm thấu huyết thanh (tính toán)", en="Serum osmolality (calculated)"),
    summary=Text(
        vi="Ước tính áp lực thẩm thấu từ natri, đường huyết và urê.",
        en="Estimates osmolality from sodium, glucose and urea.",
    ),
    specialties=("emergency", "intensive_care", "endocrinology", "nephrology"),
    inputs=(SODIUM.fresh(24), GLUCOSE.fresh(24), UREA.fresh(24)),
    unit="mosm/kg",
    compute=osmolality,
    directions={"sodium": 1, "glucose": 1, "urea": 1},
    higher_is="neither",
    citations=(Citation("Purssell RA et al., Ann Emerg Med 2001;38:653–9", "10.1067/mem.2001.119455"),),
    licence="published formula, free to use",
    population=Text(vi="Mọi lứa tuổi.", en="All ages."),
    people=People(ages=Range()),
    cautions=(
        Text(
            vi="Không tính rượu và chất độc: dùng khoảng trống thẩm thấu.",
            en="Leaves out alcohols and poisons: see the osmolal gap.",
        ),
    ),
    examples=(
        Example({"sodium": 140, "glucose": 5, "urea": 5}, 290, "by hand from the formula"),
        Example({"sodium": 150, "glucose": 50, "urea": 20}, 370, "by hand from the formula"),
    ),
)

"""Osmolal gap: measured less calculated osmolality.

Source: Purssell RA et al., Ann Emerg Med 2001;38:653–9, doi:10.1067/mem.2001.119455 (calculated as 2 · sodium +
glucose + urea); the limit of 10: Kraut JA, Mullins ME, N Engl J Med 2018;378:270–80, doi:10.1056/NEJMra1615295.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.blood_gas import SERUM_OSMOLALITY
from models.vocabulary.laboratory import GLUCOSE, SODIUM, UREA

KRAUT = "Kraut JA, Mullins ME, N Engl J Med 2018;378:270–80, doi:10.1056/NEJMra1615295"


def osmolal_gap(*, measured_osmolality: float, sodium: float, glucose: float, urea: float) -> float:
    """Gap in mosm/kg; `measured_osmolality` in mosm/kg, the others in mmol/L."""
    return measured_osmolality - (2 * sodium + glucose + urea)


SCORE = Score(
    name="osmolal_gap",
    version="1.1.0",
    title=Text(vi="Khoảng trống thẩm thấu", en="Osmolal gap"),
    summary=Text(
        vi="Gợi ý ngộ độc rượu (methanol, ethylen glycol, ethanol).",
        en="Points to poisoning with alcohols (methanol, ethylene glycol, ethanol).",
    ),
    specialties=("emergency", "intensive_care"),
    inputs=(SERUM_OSMOLALITY, SODIUM.fresh(24), GLUCOSE.fresh(24), UREA.fresh(24)),
    unit="mosm/kg",
    compute=osmolal_gap,
    directions={"measured_osmolality": 1, "sodium": -1, "glucose": -1, "urea": -1},
    bands=(
        Band(name="usual", display=Text(vi="≤ 10: không tăng", en="≤ 10: not raised"), source=KRAUT),
        Band(
            name="raised",
            above=10,
            display=Text(vi="> 10: tăng", en="> 10: raised"),
            advice=Text(
                vi="Nghĩ đến ngộ độc methanol, ethylen glycol hoặc ethanol.",
                en="Think of methanol, ethylene glycol or ethanol.",
            ),
            indicator="warning",
            source=KRAUT,
        ),
    ),
    citations=(
        Citation("Purssell RA et al., Ann Emerg Med 2001;38:653–9", "10.1067/mem.2001.119455"),
        Citation("Kraut JA, Mullins ME, N Engl J Med 2018;378:270–80", "10.1056/NEJMra1615295"),
    ),
    licence="published formula, free to use",
    population=Text(vi="Người nghi ngộ độc rượu.", en="Suspected poisoning with an alcohol."),
    cautions=(
        Text(
            vi="Khoảng trống bình thường không loại trừ ngộ độc, nhất là khi đến muộn.",
            en="A normal gap does not rule out poisoning, above all late.",
        ),
        Text(
            vi="Ethanol đóng góp khoảng 1,25 × nồng độ (mmol/L).",
            en="Ethanol adds about 1.25 times its concentration (mmol/L).",
        ),
    ),
    examples=(
        Example(
            {"measured_osmolality": 340, "sodium": 140, "glucose": 5, "urea": 5},
            50,
            "by hand from the formula",
            band="raised",
        ),
        Example(
            {"measured_osmolality": 300, "sodium": 140, "glucose": 5, "urea": 5},
            10,
            "by hand from the formula",
            band="usual",
        ),
    ),
)

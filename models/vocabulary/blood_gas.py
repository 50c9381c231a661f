"""Blood gas, acid–base and osmolality."""

from __future__ import annotations

from models.vocabulary.declare import loinc, quantity

SAME_DAY_HOURS = 24.0

SERUM_OSMOLALITY = quantity(
    "measured_osmolality",
    "Áp lực thẩm thấu huyết thanh đo được",
    "Measured serum osmolality",
    "mosm/kg",
    (150, 600),
    codes=(loinc("2692-2", "Osmolality of serum or plasma"),),
    current_hours=SAME_DAY_HOURS,
)

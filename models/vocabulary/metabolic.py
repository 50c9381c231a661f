"""Lipids, and what is measured after a night without food."""

from __future__ import annotations

from models import units
from models.clinical_input import Conversion
from models.terms import Text
from models.vocabulary.declare import loinc, quantity

WEEK = 24.0 * 7

TOTAL_CHOLESTEROL = quantity(
    "total_cholesterol",
    "Cholesterol toàn phần",
    "Total cholesterol",
    "mmol/L",
    (0.5, 30),
    conversions=(units.mg_per_dl_to_mmol_per_l(386.65),),
    codes=(loinc("14647-2", "Cholesterol [Moles/volume]"), loinc("2093-3", "Cholesterol [Mass/volume]")),
    current_hours=24 * 365,
)
HDL_CHOLESTEROL = quantity(
    "hdl_cholesterol",
    "HDL-cholesterol",
    "HDL cholesterol",
    "mmol/L",
    (0.1, 10),
    conversions=(units.mg_per_dl_to_mmol_per_l(386.65),),
    codes=(loinc("14646-4", "HDL cholesterol [Moles/volume]"), loinc("2085-9", "HDL cholesterol [Mass/volume]")),
    current_hours=24 * 365,
)
LDL_CHOLESTEROL = quantity(
    "ldl_cholesterol",
    "LDL-cholesterol",
    "LDL cholesterol",
    "mmol/L",
    (0.1, 25),
    conversions=(units.mg_per_dl_to_mmol_per_l(386.65),),
    codes=(loinc("22748-8", "LDL cholesterol [Moles/volume]"), loinc("2089-1", "LDL cholesterol [Mass/volume]")),
    current_hours=24 * 365,
)
TRIGLYCERIDES = quantity(
    "triglycerides",
    "Triglycerid",
    "Triglycerides",
    "mmol/L",
    (0.1, 100),
    conversions=(units.mg_per_dl_to_mmol_per_l(885.4),),
    codes=(loinc("14927-8", "Triglyceride [Moles/volume]"), loinc("2571-8", "Triglyceride [Mass/volume]")),
    current_hours=24 * 365,
)
FASTING_GLUCOSE = quantity(
    "fasting_glucose",
    "Đường huyết lúc đói",
    "Fasting glucose",
    "mmol/L",
    (0.3, 110),
    conversions=(units.mg_per_dl_to_mmol_per_l(180.16),),
    codes=(
        loinc("14771-0", "Fasting glucose [Moles/volume] in serum or plasma"),
        loinc("1558-6", "Fasting glucose [Mass/volume] in serum or plasma"),
    ),
    current_hours=WEEK,
)
FASTING_INSULIN = quantity(
    "fasting_insulin",
    "Insulin máu lúc đói",
    "Fasting insulin",
    "m[IU]/L",
    (0.1, 1000),
    conversions=(Conversion(unit="u[IU]/mL", factor=1.0), Conversion(unit="pmol/L", factor=1 / 6.0)),
    help=Text(
        vi="Sau nhịn đói ít nhất 8 giờ; không lấy tự động vì mã xét nghiệm không nói lúc đói.",
        en="After a fast of at least 8 hours; not filled in, as the laboratory's code does not tell fasting.",
    ),
    current_hours=WEEK,
)

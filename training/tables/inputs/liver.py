"""Laboratory of the liver."""

from __future__ import annotations

from models import units
from models.vocabulary.declare import loinc, quantity
from models.vocabulary.laboratory import WEEK

DIRECT_BILIRUBIN = quantity(
    "direct_bilirubin",
    "Bilirubin trực tiếp",
    "Direct bilirubin",
    "umol/L",
    (0.1, 1000),
    conversions=(units.mg_per_dl_to_umol_per_l(584.7),),
    codes=(loinc("14629-0", "Bilirubin.direct [Moles/volume]"), loinc("1968-7", "Bilirubin.direct [Mass/volume]")),
    current_hours=WEEK,
)
ALP = quantity(
    "alkaline_phosphatase",
    "Phosphatase kiềm (ALP)",
    "Alkaline phosphatase",
    "U/L",
    (5, 10000),
    codes=(loinc("6768-6", "Alkaline phosphatase [Enzymatic activity/volume]"),),
    current_hours=WEEK,
)
GGT = quantity(
    "ggt",
    "GGT",
    "Gamma glutamyl transferase",
    "U/L",
    (1, 10000),
    codes=(loinc("2324-2", "Gamma glutamyl transferase [Enzymatic activity/volume]"),),
    current_hours=WEEK,
)
TOTAL_PROTEIN = quantity(
    "total_protein",
    "Protein toàn phần",
    "Total protein",
    "g/L",
    (20, 150),
    conversions=(units.GRAM_PER_DL_TO_G_PER_L,),
    codes=(loinc("2885-2", "Protein [Mass/volume] in serum"),),
    current_hours=WEEK,
)
CHOLINESTERASE = quantity("cholinesterase", "Cholinesterase", "Cholinesterase", "kU/L", (0.1, 30), current_hours=WEEK)

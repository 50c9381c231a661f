"""The categories of glomerular filtration that every estimate of it is read by.

Source: KDIGO 2024 guideline for chronic kidney disease, table 1, doi:10.1016/j.kint.2023.10.018.
"""

from __future__ import annotations

from models.band import Band, Indicator
from models.terms import Text

KDIGO_2024 = "KDIGO 2024 CKD guideline, Kidney Int 2024;105(4S):S117, doi:10.1016/j.kint.2023.10.018"
UMOL_PER_MG_DL = 88.4


def _band(name: str, minimum: float | None, vi: str, en: str, indicator: Indicator = "info") -> Band:
    return Band(name=name, minimum=minimum, display=Text(vi=vi, en=en), indicator=indicator, source=KDIGO_2024)


GFR_BANDS = (
    _band("g5", None, "G5: suy thận", "G5: kidney failure", "critical"),
    _band("g4", 15, "G4: giảm nặng", "G4: severely decreased", "warning"),
    _band("g3b", 30, "G3b: giảm trung bình đến nặng", "G3b: moderately to severely decreased"),
    _band("g3a", 45, "G3a: giảm nhẹ đến trung bình", "G3a: mildly to moderately decreased"),
    _band("g2", 60, "G2: giảm nhẹ", "G2: mildly decreased"),
    _band("g1", 90, "G1: bình thường hoặc cao", "G1: normal or high"),
)

"""The laboratory MELD score that MELD and MELD-Na begin with.

Source: Kamath PS et al., Hepatology 2001;33:464–70, doi:10.1053/jhep.2001.22172; bounds and rounding: OPTN, 9.1.D.
"""

from __future__ import annotations

import math

CREATININE_UMOL_PER_MG_DL = 88.4
BILIRUBIN_UMOL_PER_MG_DL = 17.1


def laboratory_meld(creatinine: float, bilirubin: float, inr: float, *, is_dialysed: bool) -> float:
    """MELD(i), a whole number within 6–40; creatinine and bilirubin in µmol/L."""
    creatinine_mg_dl = min(max(creatinine / CREATININE_UMOL_PER_MG_DL, 1.0), 4.0)
    log_creatinine = math.log(4.0 if is_dialysed else creatinine_mg_dl)
    log_bilirubin = math.log(max(bilirubin / BILIRUBIN_UMOL_PER_MG_DL, 1.0))
    tenth = 0.957 * log_creatinine + 0.378 * log_bilirubin + 1.120 * math.log(max(inr, 1.0)) + 0.643
    return float(min(max(math.floor(tenth * 10 + 0.5), 6), 40))

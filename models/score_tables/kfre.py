"""The four-variable kidney failure risk equation.

Source: Tangri N et al., JAMA 2016;315:164–74, doi:10.1001/jama.2015.18202 (coefficients of the 4-variable equation;
baseline survival 0.9750 at 2 and 0.9240 at 5 years in North America, 0.9832 and 0.9365 elsewhere).
"""

from __future__ import annotations

import math

NORTH_AMERICA = {2: 0.9750, 5: 0.9240}
ELSEWHERE = {2: 0.9832, 5: 0.9365}
MG_PER_G_PER_MG_PER_MMOL = 1000 / 113.12


def kfre_risk(survival: float, *, age: float, sex: str, egfr: float, urine_acr: float) -> float:
    """Risk of treated kidney failure in percent; eGFR in mL/min/1.73 m², albumin-to-creatinine ratio in mg/mmol."""
    linear = (
        -0.2201 * (age / 10 - 7.036)
        + 0.2467 * ((sex == "male") - 0.5642)
        - 0.5567 * (egfr / 5 - 7.222)
        + 0.4510 * (math.log(urine_acr * MG_PER_G_PER_MG_PER_MMOL) - 5.137)
    )
    return 100 * -math.expm1(math.log(survival) * math.exp(linear))

"""Organ dysfunction as the Tokyo guidelines define it for cholangitis and cholecystitis alike.

Source: Kiriyama S et al., J Hepatobiliary Pancreat Sci 2018;25:17–30, doi:10.1002/jhbp.512; Yokoe M et al., 25:41–54,
doi:10.1002/jhbp.515 (creatinine 2.0 mg/dL = 177 µmol/L).
"""

from __future__ import annotations

from models.vocabulary.declare import flag, quantity
from models.vocabulary.laboratory import CREATININE, INR, PLATELETS

VASOPRESSORS = flag(
    "vasopressors",
    "Tụt huyết áp cần dopamin ≥ 5 µg/kg/phút hoặc noradrenalin",
    "Hypotension needing dopamine ≥ 5 µg/kg/min or noradrenaline",
)
DISTURBED_CONSCIOUSNESS = flag("disturbed_consciousness", "Rối loạn ý thức", "Disturbance of consciousness")
OLIGURIA = flag("oliguria", "Thiểu niệu", "Oliguria", icd10=("R34",), current_hours=24 * 7)
PAO2_FIO2 = quantity(
    "pao2_fio2",
    "Tỷ số PaO₂/FiO₂",
    "PaO₂/FiO₂ ratio",
    "mm[Hg]",
    (20, 800),
    current_hours=24.0,
)
ORGAN_INPUTS = (VASOPRESSORS, DISTURBED_CONSCIOUSNESS, OLIGURIA, PAO2_FIO2, CREATININE, INR, PLATELETS)


def is_organ_failing(  # noqa: PLR0913  # one argument for each organ
    vasopressors: bool,
    disturbed_consciousness: bool,
    oliguria: bool,
    pao2_fio2: float,
    creatinine: float,
    inr: float,
    platelets: float,
) -> bool:
    """Does any organ fail? Creatinine in µmol/L, platelets in 10⁹/L."""
    clinical = vasopressors or disturbed_consciousness or oliguria
    measured = pao2_fio2 < 300 or creatinine > 177 or inr > 1.5 or platelets < 100
    return clinical or measured

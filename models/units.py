"""Conversions between UCUM units, each stated once: dimensions here, substances by their molar mass.

Source: UCUM 2.1; NIST SP 811 (2008) for the exact dimensional factors; molar masses in g/mol from PubChem
(creatinine 113.12, glucose 180.16, urea as nitrogen 28.014, bilirubin 584.7, cholesterol 386.65, triolein 885.4,
calcium 40.078, magnesium 24.305, phosphorus 30.974, uric acid 168.11, lactate 90.08, iron 55.845).
"""

from __future__ import annotations

from models.clinical_input import Conversion

MMHG_PER_KPA = 7.500616827

KPA = Conversion(unit="kPa", factor=MMHG_PER_KPA)
FAHRENHEIT = Conversion(unit="[degF]", factor=5 / 9, offset=-160 / 9)
POUND = Conversion(unit="[lb_av]", factor=0.45359237)
INCH = Conversion(unit="[in_i]", factor=2.54)
METRE_TO_CM = Conversion(unit="m", factor=100.0)
GRAM_PER_DL_TO_G_PER_L = Conversion(unit="g/dL", factor=10.0)
MG_PER_DL_TO_MG_PER_L = Conversion(unit="mg/dL", factor=10.0)
FRACTION_TO_PERCENT = Conversion(unit="1", factor=100.0)

# NGSP % = 0.09148 · IFCC + 2.152. Source: Weykamp, Clin Chem 2008;54:240, doi:10.1373/clinchem.2007.097402
HBA1C_IFCC = Conversion(unit="mmol/mol", factor=0.09148, offset=2.152)


def mg_per_dl_to_mmol_per_l(molar_mass: float) -> Conversion:
    """From mg/dL to mmol/L for a substance of that molar mass in g/mol."""
    return Conversion(unit="mg/dL", factor=10.0 / molar_mass)


def mg_per_dl_to_umol_per_l(molar_mass: float) -> Conversion:
    """From mg/dL to µmol/L for a substance of that molar mass in g/mol."""
    return Conversion(unit="mg/dL", factor=10_000.0 / molar_mass)


def milli_to_micro(unit: str = "mmol/L") -> Conversion:
    """From mmol/L to µmol/L."""
    return Conversion(unit=unit, factor=1000.0)

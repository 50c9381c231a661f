"""Kidney function and the chemistry of urine."""

from __future__ import annotations

from models import units
from models.clinical_input import Conversion
from models.terms import Text
from models.vocabulary.declare import loinc, quantity
from models.vocabulary.laboratory import CREATININE_G_PER_MOL

EGFR = quantity(
    "egfr",
    "Mức lọc cầu thận ước tính (eGFR)",
    "Estimated GFR",
    "mL/min/{1.73_m2}",
    (1, 250),
    codes=(
        loinc("98979-8", "GFR/1.73 sq M predicted by creatinine-based formula (CKD-EPI 2021)"),
        loinc("62238-1", "GFR/1.73 sq M predicted by creatinine-based formula (CKD-EPI)"),
    ),
    current_hours=24 * 90,
)
CYSTATIN_C = quantity(
    "cystatin_c",
    "Cystatin C máu",
    "Serum cystatin C",
    "mg/L",
    (0.1, 15),
    codes=(loinc("33863-2", "Cystatin C [Mass/volume] in serum or plasma"),),
    current_hours=24 * 90,
)
BASELINE_CREATININE = quantity(
    "baseline_creatinine",
    "Creatinin máu nền",
    "Baseline serum creatinine",
    "umol/L",
    (5, 4000),
    conversions=(units.mg_per_dl_to_umol_per_l(CREATININE_G_PER_MOL),),
    help=Text(
        vi="Giá trị thấp nhất đã biết hoặc được cho là trong 7 ngày trước.",
        en="The lowest value known or presumed within the prior 7 days.",
    ),
)
URINE_ACR = quantity(
    "urine_acr",
    "Tỷ số albumin/creatinin niệu (ACR)",
    "Urine albumin-to-creatinine ratio",
    "mg/mmol",
    (0.01, 5000),
    conversions=(Conversion(unit="mg/g", factor=CREATININE_G_PER_MOL / 1000),),
    codes=(loinc("9318-7", "Albumin/Creatinine [Mass Ratio] in urine"),),
    current_hours=24 * 90,
)
URINE_CREATININE = quantity(
    "urine_creatinine",
    "Creatinin niệu",
    "Urine creatinine",
    "mmol/L",
    (0.1, 60),
    conversions=(units.mg_per_dl_to_mmol_per_l(CREATININE_G_PER_MOL),),
    codes=(
        loinc("14683-7", "Creatinine [Moles/volume] in urine"),
        loinc("2161-8", "Creatinine [Mass/volume] in urine"),
    ),
    current_hours=24.0,
)
URINE_SODIUM = quantity(
    "urine_sodium",
    "Natri niệu",
    "Urine sodium",
    "mmol/L",
    (1, 400),
    codes=(loinc("2955-3", "Sodium [Moles/volume] in urine"),),
    current_hours=24.0,
)
URINE_UREA = quantity(
    "urine_urea",
    "Urê niệu",
    "Urine urea",
    "mmol/L",
    (1, 1500),
    help=Text(vi="Giá trị mg/dL được hiểu là nitơ urê.", en="A value in mg/dL is read as urea nitrogen."),
    conversions=(Conversion(unit="mg/dL", factor=10.0 / 28.014),),
    codes=(loinc("3095-7", "Urea nitrogen [Mass/volume] in urine"),),
    current_hours=24.0,
)

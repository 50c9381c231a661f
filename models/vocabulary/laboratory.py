"""What the laboratory measures, SI units first."""

from __future__ import annotations

from models import units
from models.clinical_input import Conversion
from models.terms import Text
from models.vocabulary.declare import loinc, quantity

WEEK = 24.0 * 7
CREATININE_G_PER_MOL = 113.12

CREATININE = quantity(
    "creatinine",
    "Creatinin máu",
    "Serum creatinine",
    "umol/L",
    (5, 4000),
    conversions=(units.mg_per_dl_to_umol_per_l(CREATININE_G_PER_MOL),),
    codes=(
        loinc("14682-9", "Creatinine [Moles/volume]"),
        loinc("2160-0", "Creatinine [Mass/volume]"),
    ),
    current_hours=WEEK,
)
UREA = quantity(
    "urea",
    "Urê máu",
    "Blood urea",
    "mmol/L",
    (0.2, 120),
    help=Text(vi="Giá trị mg/dL được hiểu là nitơ urê (BUN).", en="A value in mg/dL is read as urea nitrogen (BUN)."),
    conversions=(Conversion(unit="mg/dL", factor=10.0 / 28.014),),
    codes=(
        loinc("22664-7", "Urea [Moles/volume] in serum"),
        loinc("3094-0", "Urea nitrogen [Mass/volume] in serum"),
    ),
    current_hours=WEEK,
)
GLUCOSE = quantity(
    "glucose",
    "Đường huyết",
    "Blood glucose",
    "mmol/L",
    (0.3, 110),
    conversions=(units.mg_per_dl_to_mmol_per_l(180.16),),
    codes=(
        loinc("15074-8", "Glucose [Moles/volume] in blood"),
        loinc("2339-0", "Glucose [Mass/volume] in blood"),
        loinc("14749-6", "Glucose [Moles/volume] in serum or plasma"),
        loinc("2345-7", "Glucose [Mass/volume] in serum or plasma"),
    ),
    current_hours=WEEK,
)
HBA1C = quantity(
    "hba1c",
    "HbA1c",
    "Haemoglobin A1c",
    "%",
    (2.5, 25),
    conversions=(units.HBA1C_IFCC,),
    codes=(loinc("4548-4", "Hemoglobin A1c/Hemoglobin.total"), loinc("59261-8", "Hemoglobin A1c IFCC")),
    current_hours=24 * 120,
)
SODIUM = quantity(
    "sodium",
    "Natri máu",
    "Sodium",
    "mmol/L",
    (80, 200),
    codes=(loinc("2951-2", "Sodium [Moles/volume] in serum"),),
    current_hours=WEEK,
)
POTASSIUM = quantity(
    "potassium",
    "Kali máu",
    "Potassium",
    "mmol/L",
    (1, 12),
    codes=(loinc("2823-3", "Potassium [Moles/volume] in serum"),),
    current_hours=WEEK,
)
CHLORIDE = quantity(
    "chloride",
    "Clo máu",
    "Chloride",
    "mmol/L",
    (50, 160),
    codes=(loinc("2075-0", "Chloride [Moles/volume] in serum"),),
    current_hours=WEEK,
)
BICARBONATE = quantity(
    "bicarbonate",
    "Bicarbonat (HCO₃⁻)",
    "Bicarbonate",
    "mmol/L",
    (1, 70),
    codes=(loinc("1963-8", "Bicarbonate [Moles/volume] in serum"),),
    current_hours=WEEK,
)
CALCIUM = quantity(
    "calcium",
    "Canxi toàn phần",
    "Total calcium",
    "mmol/L",
    (0.5, 6),
    conversions=(units.mg_per_dl_to_mmol_per_l(40.078),),
    codes=(loinc("2000-8", "Calcium [Moles/volume] in serum"), loinc("17861-6", "Calcium [Mass/volume] in serum")),
    current_hours=WEEK,
)
ALBUMIN = quantity(
    "albumin",
    "Albumin máu",
    "Serum albumin",
    "g/L",
    (5, 80),
    conversions=(units.GRAM_PER_DL_TO_G_PER_L,),
    codes=(loinc("1751-7", "Albumin [Mass/volume] in serum"),),
    current_hours=WEEK,
)
BILIRUBIN = quantity(
    "bilirubin",
    "Bilirubin toàn phần",
    "Total bilirubin",
    "umol/L",
    (0.5, 1500),
    conversions=(units.mg_per_dl_to_umol_per_l(584.7),),
    codes=(loinc("14631-6", "Bilirubin.total [Moles/volume]"), loinc("1975-2", "Bilirubin.total [Mass/volume]")),
    current_hours=WEEK,
)
INR = quantity(
    "inr",
    "INR",
    "INR",
    "{INR}",
    (0.5, 25),
    conversions=(Conversion(unit="1", factor=1.0),),
    codes=(loinc("6301-6", "INR in platelet poor plasma by coagulation assay"),),
    current_hours=WEEK,
)
AST = quantity(
    "ast",
    "AST (GOT)",
    "Aspartate aminotransferase",
    "U/L",
    (1, 50000),
    codes=(loinc("1920-8", "AST [Enzymatic activity/volume]"),),
    current_hours=WEEK,
)
ALT = quantity(
    "alt",
    "ALT (GPT)",
    "Alanine aminotransferase",
    "U/L",
    (1, 50000),
    codes=(loinc("1742-6", "ALT [Enzymatic activity/volume]"),),
    current_hours=WEEK,
)
HAEMOGLOBIN = quantity(
    "haemoglobin",
    "Huyết sắc tố (Hb)",
    "Haemoglobin",
    "g/L",
    (10, 260),
    conversions=(units.GRAM_PER_DL_TO_G_PER_L,),
    codes=(loinc("718-7", "Hemoglobin [Mass/volume] in blood"),),
    current_hours=WEEK,
)
HAEMATOCRIT = quantity(
    "haematocrit",
    "Hematocrit",
    "Haematocrit",
    "%",
    (5, 80),
    conversions=(Conversion(unit="L/L", factor=100.0), units.FRACTION_TO_PERCENT),
    codes=(loinc("4544-3", "Hematocrit"), loinc("20570-8", "Hematocrit of blood")),
    current_hours=WEEK,
)
PLATELETS = quantity(
    "platelets",
    "Tiểu cầu",
    "Platelets",
    "10*9/L",
    (1, 3000),
    conversions=(Conversion(unit="10*3/uL", factor=1.0),),
    codes=(loinc("777-3", "Platelets [#/volume] in blood by automated count"), loinc("26515-7", "Platelets")),
    current_hours=WEEK,
)
WBC = quantity(
    "wbc",
    "Bạch cầu",
    "White blood cells",
    "10*9/L",
    (0.01, 1000),
    conversions=(Conversion(unit="10*3/uL", factor=1.0),),
    codes=(loinc("6690-2", "Leukocytes [#/volume] in blood by automated count"), loinc("26464-8", "Leukocytes")),
    current_hours=WEEK,
)
CRP = quantity(
    "crp",
    "CRP",
    "C-reactive protein",
    "mg/L",
    (0, 1000),
    conversions=(units.MG_PER_DL_TO_MG_PER_L,),
    codes=(loinc("1988-5", "C reactive protein [Mass/volume]"),),
    current_hours=WEEK,
)
LACTATE = quantity(
    "lactate",
    "Lactat máu",
    "Lactate",
    "mmol/L",
    (0.1, 40),
    conversions=(units.mg_per_dl_to_mmol_per_l(90.08),),
    codes=(loinc("2524-7", "Lactate [Moles/volume] in serum"), loinc("32693-4", "Lactate [Moles/volume] in blood")),
    current_hours=24.0,
)
ARTERIAL_PH = quantity(
    "arterial_ph",
    "pH máu động mạch",
    "Arterial pH",
    "[pH]",
    (6.3, 8.0),
    codes=(loinc("2744-1", "pH of arterial blood"),),
    current_hours=24.0,
)
PAO2 = quantity(
    "pao2",
    "PaO₂",
    "Arterial oxygen pressure",
    "mm[Hg]",
    (15, 700),
    conversions=(units.KPA,),
    codes=(loinc("2703-7", "Oxygen [Partial pressure] in arterial blood"),),
    current_hours=24.0,
)
PACO2 = quantity(
    "paco2",
    "PaCO₂",
    "Arterial carbon dioxide pressure",
    "mm[Hg]",
    (5, 200),
    conversions=(units.KPA,),
    codes=(loinc("2019-8", "Carbon dioxide [Partial pressure] in arterial blood"),),
    current_hours=24.0,
)

"""Bacterial Meningitis Score: bacterial or aseptic meningitis in children with pleocytosis.

Source: Nigrovic LE et al., Pediatrics 2002;110:712–9, doi:10.1542/peds.110.4.712 (points); validation: Nigrovic LE et
al., JAMA 2007;297:52–60, doi:10.1001/jama.297.1.52.
"""

from __future__ import annotations

from models.band import Band
from models.clinical_input import Conversion
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag, loinc, quantity
from models.vocabulary.person import AGE

NIGROVIC = "Nigrovic LE et al., JAMA 2007;297:52–60, doi:10.1001/jama.297.1.52"

GRAM = flag(
    "csf_gram_stain_positive", "Nhuộm Gram dịch não tuỷ dương tính", "Positive Gram stain of cerebrospinal fluid"
)
CSF_NEUTROPHILS = quantity(
    "csf_neutrophils",
    "Bạch cầu đa nhân trung tính dịch não tuỷ (số tuyệt đối)",
    "Neutrophils of cerebrospinal fluid (absolute)",
    "10*6/L",
    (0, 200_000),
    conversions=(Conversion(unit="/uL", factor=1.0),),
    current_hours=72,
)
CSF_PROTEIN = quantity(
    "csf_protein",
    "Protein dịch não tuỷ",
    "Protein of cerebrospinal fluid",
    "g/L",
    (0.01, 50),
    conversions=(Conversion(unit="mg/dL", factor=0.01),),
    codes=(loinc("2880-3", "Protein [Mass/volume] in cerebral spinal fluid"),),
    current_hours=72,
)
BLOOD_NEUTROPHILS = quantity(
    "blood_neutrophils",
    "Bạch cầu đa nhân trung tính máu (số tuyệt đối)",
    "Blood neutrophils (absolute)",
    "10*9/L",
    (0, 200),
    conversions=(Conversion(unit="10*3/uL", factor=1.0),),
    codes=(loinc("751-8", "Neutrophils [#/volume] in blood by automated count"),),
    current_hours=24,
)
SEIZURE = flag(
    "seizure_with_illness", "Co giật trong đợt bệnh", "Seizure with this illness", icd10=("R56",), current_hours=24 * 7
)

SCORE = Score(
    name="bacterial_meningitis_score",
    version="1.2.0",
    title=Text(vi="Thang viêm màng não mủ (trẻ em)", en="Bacterial Meningitis Score (children)"),
    summary=Text(
        vi="Nhận ra trẻ có tăng bạch cầu dịch não tuỷ nhưng rất ít nguy cơ viêm màng não mủ.",
        en="Finds children with pleocytosis who are at very low risk of bacterial meningitis.",
    ),
    specialties=("paediatrics", "tropical", "emergency", "neurology"),
    inputs=(AGE.within(0.08, 19), GRAM, CSF_NEUTROPHILS, CSF_PROTEIN, BLOOD_NEUTROPHILS, SEIZURE),
    items=(
        if_true(GRAM, 2),
        by_steps(CSF_NEUTROPHILS, 0, at_least(1000, 1)),
        by_steps(CSF_PROTEIN, 0, at_least(0.8, 1)),
        by_steps(BLOOD_NEUTROPHILS, 0, at_least(10, 1)),
        if_true(SEIZURE, 1),
        by_steps(AGE, 0),
    ),
    bands=(
        Band(
            name="very_low",
            display=Text(vi="0: nguy cơ viêm màng não mủ rất thấp", en="0: very low risk of bacterial meningitis"),
            risk=Text(vi="Khoảng 0,1 %", en="About 0.1 %"),
            source=NIGROVIC,
        ),
        Band(
            name="not_low",
            minimum=1,
            display=Text(vi="≥ 1: không phải nguy cơ rất thấp", en="≥ 1: not very low risk"),
            advice=Text(vi="Nhập viện, kháng sinh.", en="Admit, antibiotics."),
            indicator="critical",
            source=NIGROVIC,
        ),
    ),
    citations=(
        Citation("Nigrovic LE et al., JAMA 2007;297:52–60", "10.1001/jama.297.1.52"),
        Citation("Nigrovic LE et al., Pediatrics 2002;110:712–9", "10.1542/peds.110.4.712"),
    ),
    licence="published rule, free to use",
    population=Text(
        vi="Trẻ từ 29 ngày đến 19 tuổi có tăng bạch cầu dịch não tuỷ, chưa dùng kháng sinh.",
        en="Children from 29 days to 19 years with pleocytosis and no antibiotics before.",
    ),
    cautions=(
        Text(
            vi=(
                "Không dùng khi đã dùng kháng sinh trong 72 giờ, bệnh nặng, ban xuất huyết, suy giảm miễn dịch, phẫu "
                "thuật thần kinh. Không phân biệt được lao màng não."
            ),
            en=(
                "Not after antibiotics within 72 hours, in critical illness, purpura, immunosuppression or "
                "neurosurgery. It does not tell tuberculous meningitis."
            ),
        ),
    ),
    examples=(
        Example(
            {
                "age": 5,
                "csf_gram_stain_positive": True,
                "csf_neutrophils": 1000,
                "csf_protein": 0.8,
                "blood_neutrophils": 10,
                "seizure_with_illness": True,
            },
            6,
            "by hand: highest",
            band="not_low",
        ),
        Example(
            {
                "age": 5,
                "csf_gram_stain_positive": False,
                "csf_neutrophils": 999,
                "csf_protein": 0.79,
                "blood_neutrophils": 9.9,
                "seizure_with_illness": False,
            },
            0,
            "by hand: each value just below",
            band="very_low",
        ),
    ),
)

"""IDSA/ATS 2007 criteria of severe community-acquired pneumonia: 3 and above is severe.

Source: Mandell LA et al., Clin Infect Dis 2007;44(S2):S27–72, doi:10.1086/511159 (table 4), kept by Metlay JP et al.,
Am J Respir Crit Care Med 2019;200:e45–67, doi:10.1164/rccm.201908-1581ST. One major or three minor criteria make it
severe, so a major criterion counts 3 here and a minor one 1. Urea nitrogen of 20 mg/dL is held as 7.1 mmol/L.
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.laboratory import PAO2, PLATELETS, UREA, WBC
from models.vocabulary.vitals import CONFUSION, FIO2, MECHANICALLY_VENTILATED, MULTILOBAR, RESPIRATORY_RATE, TEMPERATURE

ATS = "Metlay JP et al. (ATS/IDSA), Am J Respir Crit Care Med 2019;200:e45–67, doi:10.1164/rccm.201908-1581ST"

FLUIDS = flag(
    "hypotension_needing_aggressive_fluids",
    "Tụt huyết áp phải truyền dịch tích cực",
    "Hypotension needing aggressive fluid resuscitation",
)
SHOCK = flag(
    "septic_shock_needing_vasopressors",
    "Sốc nhiễm khuẩn cần thuốc vận mạch",
    "Septic shock needing vasopressors",
    icd10=("R57.2",),
    current_hours=24 * 7,
)
VENTILATED = MECHANICALLY_VENTILATED.told(help=Text(vi="Thở máy xâm nhập.", en="Invasive mechanical ventilation."))


def _oxygen(pao2: float, fio2: float) -> float:
    return float(pao2 / (fio2 / 100) <= 250)


SCORE = Score(
    name="cap_severity_idsa_ats",
    version="1.2.0",
    title=Text(vi="Viêm phổi cộng đồng nặng (IDSA/ATS)", en="Severe community-acquired pneumonia (IDSA/ATS)"),
    summary=Text(
        vi="Tiêu chuẩn viêm phổi nặng cần hồi sức: một tiêu chuẩn chính hoặc ba tiêu chuẩn phụ.",
        en="Criteria of pneumonia severe enough for intensive care: one major or three minor.",
    ),
    specialties=("respiratory", "intensive_care", "emergency"),
    inputs=(
        RESPIRATORY_RATE,
        PAO2,
        FIO2,
        MULTILOBAR,
        CONFUSION,
        UREA.fresh(24),
        WBC.fresh(24),
        PLATELETS.fresh(24),
        TEMPERATURE,
        FLUIDS,
        VENTILATED,
        SHOCK,
    ),
    items=(
        by_steps(RESPIRATORY_RATE, 0, at_least(30, 1)),
        Item("oxygen", Text(vi="PaO₂/FiO₂ ≤ 250", en="PaO₂/FiO₂ ≤ 250"), ("pao2", "fio2"), _oxygen),
        if_true(MULTILOBAR, 1),
        if_true(CONFUSION, 1),
        by_steps(UREA, 0, at_least(7.1, 1)),
        by_steps(WBC, 1, at_least(4, 0)),
        by_steps(PLATELETS, 1, at_least(100, 0)),
        by_steps(TEMPERATURE, 1, at_least(36, 0)),
        if_true(FLUIDS, 1),
        if_true(VENTILATED, 3),
        if_true(SHOCK, 3),
    ),
    bands=(
        Band(
            name="not_severe",
            display=Text(vi="Chưa đủ tiêu chuẩn viêm phổi nặng", en="Criteria of severe pneumonia not met"),
            source=ATS,
        ),
        Band(
            name="severe",
            minimum=3,
            display=Text(vi="Viêm phổi nặng", en="Severe pneumonia"),
            advice=Text(vi="Xem xét hồi sức tích cực.", en="Consider intensive care."),
            indicator="critical",
            source=ATS,
        ),
    ),
    citations=(
        Citation("Mandell LA et al., Clin Infect Dis 2007;44(S2):S27–72", "10.1086/511159"),
        Citation("Metlay JP et al., Am J Respir Crit Care Med 2019;200:e45–67", "10.1164/rccm.201908-1581ST"),
    ),
    licence="guideline criteria, free to use",
    population=Text(vi="Người lớn viêm phổi mắc phải cộng đồng.", en="Adults with community-acquired pneumonia."),
    cautions=(
        Text(
            vi="Giảm bạch cầu chỉ tính khi do nhiễm khuẩn, không do hoá trị.",
            en="Leucopenia counts only from infection, not from chemotherapy.",
        ),
    ),
    examples=(
        Example(
            {
                "respiratory_rate": 30,
                "pao2": 62.5,
                "fio2": 25,
                "multilobar_infiltrates": True,
                "confusion": False,
                "urea": 7.0,
                "wbc": 4,
                "platelets": 100,
                "temperature": 36,
                "hypotension_needing_aggressive_fluids": False,
                "mechanically_ventilated": False,
                "septic_shock_needing_vasopressors": False,
            },
            3,
            "by hand: ratio of 250 counts",
            band="severe",
        ),
        Example(
            {
                "respiratory_rate": 29,
                "pao2": 90,
                "fio2": 21,
                "multilobar_infiltrates": False,
                "confusion": True,
                "urea": 7.14,
                "wbc": 4,
                "platelets": 100,
                "temperature": 36,
                "hypotension_needing_aggressive_fluids": False,
                "mechanically_ventilated": False,
                "septic_shock_needing_vasopressors": False,
            },
            2,
            "by hand: two minor criteria",
            band="not_severe",
        ),
    ),
)

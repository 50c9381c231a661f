"""Mean arterial pressure from the cuff: diastolic plus a third of the pulse pressure.

Source: the textbook rule, e.g. DeMers D, Wachs D, StatPearls 2023 (NBK538226); the 65 mmHg target: Evans L et al.
(Surviving Sepsis Campaign 2021), Intensive Care Med 2021;47:1181–247, doi:10.1007/s00134-021-06506-y.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.vitals import DIASTOLIC_BP, SYSTOLIC_BP

SSC = "Evans L et al., Intensive Care Med 2021;47:1181–247, doi:10.1007/s00134-021-06506-y"


def mean_arterial_pressure(*, systolic_bp: float, diastolic_bp: float) -> float:
    """Mean pressure in mmHg from systolic and diastolic pressure in mmHg."""
    return (systolic_bp + 2 * diastolic_bp) / 3


SCORE = Score(
    name="mean_arterial_pressure_estimate",
    title=Text(vi="Huyết áp trung bình (ước tính)", en="Mean arterial pressure (estimated)"),
    summary=Text(
        vi="Ước tính huyết áp trung bình từ huyết áp tâm thu và tâm trương.",
        en="Estimates the mean pressure from systolic and diastolic pressure.",
    ),
    specialties=("emergency", "intensive_care", "cardiology", "general"),
    inputs=(SYSTOLIC_BP, DIASTOLIC_BP),
    unit="mm[Hg]",
    compute=mean_arterial_pressure,
    directions={"systolic_bp": 1, "diastolic_bp": 1},
    higher_is="neither",
    bands=(
        Band(
            name="low",
            display=Text(vi="< 65 mmHg: dưới đích hồi sức", en="< 65 mmHg: below the resuscitation target"),
            indicator="warning",
            source=SSC,
        ),
        Band(name="at_target", minimum=65, display=Text(vi="≥ 65 mmHg", en="≥ 65 mmHg"), source=SSC),
    ),
    citations=(
        Citation(
            "DeMers D, Wachs D, Physiology, Mean Arterial Pressure, StatPearls 2023",
            url="https://www.ncbi.nlm.nih.gov/books/NBK538226/",
        ),
        Citation("Evans L et al., Intensive Care Med 2021;47:1181–247", "10.1007/s00134-021-06506-y"),
    ),
    licence="textbook formula",
    population=Text(vi="Người lớn, nhịp xoang.", en="Adults in sinus rhythm."),
    cautions=(
        Text(
            vi="Kém chính xác khi nhịp nhanh hoặc không đều; đo trực tiếp qua động mạch tốt hơn.",
            en="Less exact in fast or irregular rhythm; direct arterial measurement is better.",
        ),
    ),
    examples=(
        Example({"systolic_bp": 120, "diastolic_bp": 80}, 280 / 3, "by hand from the formula", band="at_target"),
        Example({"systolic_bp": 90, "diastolic_bp": 50}, 190 / 3, "by hand from the formula", band="low"),
    ),
)

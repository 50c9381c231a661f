"""SAPS II: hospital mortality from the first 24 hours of intensive care.

Source: Le Gall JR et al., JAMA 1993;270:2957–63, doi:10.1001/jama.1993.03510240069035 (table 3, SI limits: urea 10
and 30 mmol/L, bilirubin 68.4 and 102.6 µmol/L; equation: logit = −7.7631 + 0.0737·S + 0.9971·ln(S + 1)). Urea limits
are held at 9.99 and 29.98 mmol/L so that nitrogen of 28 and 84 mg/dL meets them. PaO₂/FiO₂ counts only on ventilation
or CPAP.
"""

from __future__ import annotations

import math

from models.points import Item, at_least, by_option, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice
from models.vocabulary.laboratory import BICARBONATE, BILIRUBIN, PAO2, POTASSIUM, SODIUM, UREA, WBC
from models.vocabulary.person import AGE
from models.vocabulary.vitals import (
    FIO2,
    GCS,
    HEART_RATE,
    RESPIRATORY_SUPPORT,
    SYSTOLIC_BP,
    TEMPERATURE,
    URINE_OUTPUT_24H,
)

CHRONIC = choice(
    "saps_chronic_disease",
    "Bệnh mạn tính",
    "Chronic disease",
    (
        ("none", "Không", "None"),
        ("metastatic", "Ung thư di căn", "Metastatic cancer"),
        ("haematological", "Bệnh máu ác tính", "Haematological malignancy"),
        ("aids", "AIDS", "AIDS"),
    ),
)
ADMISSION = choice(
    "saps_admission_type",
    "Loại nhập khoa",
    "Type of admission",
    (
        ("scheduled_surgical", "Sau mổ phiên", "Scheduled surgical"),
        ("medical", "Nội khoa", "Medical"),
        ("unscheduled_surgical", "Sau mổ cấp cứu", "Unscheduled surgical"),
    ),
)


def _oxygen(is_supported: bool, pao2: float, fio2: float) -> float:
    if not is_supported:
        return 0
    ratio = pao2 / (fio2 / 100)
    return 11 if ratio < 100 else 9 if ratio < 200 else 6


def mortality(score: float) -> float:
    """Probability of death in hospital."""
    logit = -7.7631 + 0.0737 * score + 0.9971 * math.log(score + 1)
    return 1 / (1 + math.exp(-logit))


SCORE = Score(
    name="saps_ii",
    version="1.1.0",
    title=Text(vi="SAPS II", en="SAPS II"),
    summary=Text(
        vi="Nguy cơ tử vong nội viện từ giá trị xấu nhất trong 24 giờ đầu ở hồi sức.",
        en="Hospital mortality from the worst values of the first 24 hours of intensive care.",
    ),
    specialties=("intensive_care", "emergency", "surgery"),
    inputs=(
        AGE.within(minimum=18),
        HEART_RATE,
        SYSTOLIC_BP,
        TEMPERATURE,
        GCS,
        RESPIRATORY_SUPPORT,
        PAO2,
        FIO2,
        URINE_OUTPUT_24H,
        UREA.fresh(24),
        WBC.fresh(24),
        POTASSIUM.fresh(24),
        SODIUM.fresh(24),
        BICARBONATE.fresh(24),
        BILIRUBIN.fresh(24),
        CHRONIC,
        ADMISSION,
    ),
    items=(
        by_steps(AGE, 0, at_least(40, 7), at_least(60, 12), at_least(70, 15), at_least(75, 16), at_least(80, 18)),
        by_steps(HEART_RATE, 11, at_least(40, 2), at_least(70, 0), at_least(120, 4), at_least(160, 7)),
        by_steps(SYSTOLIC_BP, 13, at_least(70, 5), at_least(100, 0), at_least(200, 2)),
        by_steps(TEMPERATURE, 0, at_least(39, 3)),
        by_steps(GCS, 26, at_least(6, 13), at_least(9, 7), at_least(11, 5), at_least(14, 0)),
        Item(
            "oxygenation",
            Text(vi="PaO₂/FiO₂ (khi thở máy hoặc CPAP)", en="PaO₂/FiO₂ (ventilated or CPAP)"),
            ("respiratory_support", "pao2", "fio2"),
            _oxygen,
        ),
        by_steps(URINE_OUTPUT_24H, 11, at_least(500, 4), at_least(1000, 0)),
        by_steps(UREA, 0, at_least(9.99, 6), at_least(29.98, 10)),
        by_steps(WBC, 12, at_least(1, 0), at_least(20, 3)),
        by_steps(POTASSIUM, 3, at_least(3, 0), at_least(5, 3)),
        by_steps(SODIUM, 5, at_least(125, 0), at_least(145, 1)),
        by_steps(BICARBONATE, 6, at_least(15, 3), at_least(20, 0)),
        by_steps(BILIRUBIN, 0, at_least(68.4, 4), at_least(102.6, 9)),
        by_option(CHRONIC, {"none": 0, "metastatic": 9, "haematological": 10, "aids": 17}),
        by_option(ADMISSION, {"scheduled_surgical": 0, "medical": 6, "unscheduled_surgical": 8}),
    ),
    probability=mortality,
    probability_of=Text(vi="Tử vong nội viện", en="Death in hospital"),
    citations=(Citation("Le Gall JR et al., JAMA 1993;270:2957–63", "10.1001/jama.1993.03510240069035"),),
    licence="published table and equation, free to use",
    population=Text(
        vi="Người từ 18 tuổi nằm hồi sức, trừ bỏng, bệnh mạch vành và sau mổ tim.",
        en="People of 18 and over in intensive care, except burns, coronary care and cardiac surgery.",
    ),
    cautions=(
        Text(
            vi="Phương trình năm 1993 thường đánh giá cao tử vong hiện nay.",
            en="The equation of 1993 tends to overstate mortality today.",
        ),
        Text(vi="Khi an thần, dùng điểm Glasgow trước an thần.", en="Under sedation take the coma score before it."),
    ),
    examples=(
        Example(
            {
                "age": 65,
                "heart_rate": 125,
                "systolic_bp": 95,
                "temperature": 39,
                "gcs": 13,
                "respiratory_support": True,
                "pao2": 75,
                "fio2": 50,
                "urine_output_24h": 800,
                "urea": 12,
                "wbc": 21,
                "potassium": 4,
                "sodium": 140,
                "bicarbonate": 18,
                "bilirubin": 20,
                "saps_chronic_disease": "none",
                "saps_admission_type": "medical",
            },
            60,
            "by hand from table 3: 12+4+5+3+5+9+4+6+3+0+0+3+0+0+6",
            probability=0.681,
        ),
        Example(
            {
                "age": 39,
                "heart_rate": 80,
                "systolic_bp": 120,
                "temperature": 37,
                "gcs": 15,
                "respiratory_support": False,
                "pao2": 60,
                "fio2": 100,
                "urine_output_24h": 1500,
                "urea": 5,
                "wbc": 8,
                "potassium": 4,
                "sodium": 140,
                "bicarbonate": 24,
                "bilirubin": 10,
                "saps_chronic_disease": "none",
                "saps_admission_type": "scheduled_surgical",
            },
            0,
            "by hand from table 3: not ventilated, so PaO₂/FiO₂ does not count",
            probability=0.0004,
        ),
    ),
)

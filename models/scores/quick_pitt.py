"""Quick Pitt bacteraemia score (qPitt): five yes-or-no criteria.

Source: Battle SE et al., Infection 2019;47:571–8, doi:10.1007/s15010-019-01277-7.
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.vitals import (
    ALTERED_MENTAL_STATUS,
    CARDIAC_ARREST,
    MECHANICALLY_VENTILATED,
    RESPIRATORY_RATE,
    SYSTOLIC_BP,
    TEMPERATURE,
    VASOPRESSOR,
)

BATTLE = "Battle SE et al., Infection 2019;47:571–8, doi:10.1007/s15010-019-01277-7"


def _pressure(systolic_bp: float, on_vasopressor: bool) -> float:
    return float(systolic_bp < 90 or on_vasopressor)


def _breathing(respiratory_rate: float, is_ventilated: bool) -> float:
    return float(respiratory_rate >= 25 or is_ventilated)


SCORE = Score(
    name="quick_pitt",
    title=Text(vi="qPitt (điểm Pitt nhanh)", en="qPitt (quick Pitt bacteraemia score)"),
    summary=Text(
        vi="Nguy cơ tử vong 14 ngày của nhiễm khuẩn huyết Gram âm, tại giường.",
        en="Bedside 14-day mortality of Gram-negative bloodstream infection.",
    ),
    specialties=("tropical", "intensive_care", "emergency"),
    inputs=(
        TEMPERATURE,
        SYSTOLIC_BP,
        VASOPRESSOR,
        RESPIRATORY_RATE,
        MECHANICALLY_VENTILATED,
        CARDIAC_ARREST,
        ALTERED_MENTAL_STATUS,
    ),
    items=(
        by_steps(TEMPERATURE, 1, at_least(36, 0)),
        Item(
            "pressure",
            Text(vi="Tâm thu < 90 mmHg hoặc dùng vận mạch", en="Systolic < 90 mmHg or vasopressor"),
            ("systolic_bp", "on_vasopressor"),
            _pressure,
            {"systolic_bp": (90,)},
        ),
        Item(
            "breathing",
            Text(vi="Nhịp thở ≥ 25 hoặc thở máy", en="Rate ≥ 25 or ventilated"),
            ("respiratory_rate", "mechanically_ventilated"),
            _breathing,
            {"respiratory_rate": (25,)},
        ),
        if_true(CARDIAC_ARREST, 1),
        if_true(ALTERED_MENTAL_STATUS, 1),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–1: nguy cơ thấp hơn", en="0–1: lower risk"),
            risk=Text(vi="Tử vong 14 ngày 3–5 %", en="14-day mortality 3–5 %"),
            source=BATTLE,
        ),
        Band(
            name="high",
            minimum=2,
            display=Text(vi="≥ 2: nguy cơ cao", en="≥ 2: high risk"),
            advice=Text(
                vi="Kháng sinh ban đầu thích hợp ảnh hưởng rõ đến sống còn.",
                en="Appropriate first antibiotics make a difference to survival.",
            ),
            indicator="critical",
            risk=Text(
                vi="Tử vong 14 ngày 24 % (kháng sinh ban đầu thích hợp) và 49 % (không thích hợp)",
                en="14-day mortality 24 % (appropriate) and 49 % (inappropriate empirical therapy)",
            ),
            source=BATTLE,
        ),
    ),
    citations=(Citation("Battle SE et al., Infection 2019;47:571–8", "10.1007/s15010-019-01277-7"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn nhiễm khuẩn huyết Gram âm.", en="Adults with Gram-negative bloodstream infection."),
    examples=(
        Example(
            {
                "temperature": 35.9,
                "systolic_bp": 89,
                "on_vasopressor": False,
                "respiratory_rate": 24,
                "mechanically_ventilated": False,
                "cardiac_arrest": False,
                "altered_mental_status": False,
            },
            2,
            "by hand from the criteria",
            band="high",
        ),
        Example(
            {
                "temperature": 36,
                "systolic_bp": 90,
                "on_vasopressor": False,
                "respiratory_rate": 25,
                "mechanically_ventilated": True,
                "cardiac_arrest": False,
                "altered_mental_status": False,
            },
            1,
            "by hand from the criteria",
            band="low",
        ),
    ),
)

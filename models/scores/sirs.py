"""Systemic inflammatory response syndrome: how many of the four criteria are met.

Source: Bone RC et al. (ACCP/SCCM consensus conference), Chest 1992;101:1644–55, doi:10.1378/chest.101.6.1644.
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, at_least, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.laboratory import PACO2, WBC
from models.vocabulary.person import AGE
from models.vocabulary.vitals import HEART_RATE, RESPIRATORY_RATE, TEMPERATURE

BONE = "Bone RC et al., Chest 1992;101:1644–55, doi:10.1378/chest.101.6.1644"

IMMATURE = flag("immature_neutrophils_over_10_percent", "Bạch cầu non (band) > 10 %", "Immature (band) forms > 10 %")


def _breathing(respiratory_rate: float, paco2: float) -> float:
    return float(respiratory_rate > 20 or paco2 < 32)


def _leucocytes(wbc: float, has_bands: bool) -> float:
    return float(wbc > 12 or wbc < 4 or has_bands)


SCORE = Score(
    name="sirs",
    version="1.2.0",
    title=Text(vi="Tiêu chuẩn SIRS (hội chứng đáp ứng viêm hệ thống)", en="SIRS criteria"),
    summary=Text(
        vi="Đếm số tiêu chuẩn của hội chứng đáp ứng viêm hệ thống.",
        en="Counts the criteria of the systemic inflammatory response syndrome.",
    ),
    specialties=("emergency", "intensive_care", "tropical", "surgery"),
    inputs=(TEMPERATURE, HEART_RATE, RESPIRATORY_RATE, PACO2, WBC.fresh(24), IMMATURE, AGE.within(minimum=16)),
    items=(
        by_steps(TEMPERATURE, 1, at_least(36, 0), above(38, 1)),
        by_steps(HEART_RATE, 0, above(90, 1)),
        Item(
            "breathing",
            Text(vi="Nhịp thở hoặc PaCO₂", en="Respiratory rate or PaCO₂"),
            ("respiratory_rate", "paco2"),
            _breathing,
            {"respiratory_rate": (20,), "paco2": (32,)},
        ),
        Item(
            "leucocytes",
            Text(vi="Bạch cầu", en="White cells"),
            ("wbc", "immature_neutrophils_over_10_percent"),
            _leucocytes,
            {"wbc": (4, 12)},
        ),
        by_steps(AGE, 0),
    ),
    bands=(
        Band(name="not_met", display=Text(vi="0–1: không đủ tiêu chuẩn SIRS", en="0–1: SIRS not met"), source=BONE),
        Band(
            name="met",
            minimum=2,
            display=Text(vi="≥ 2: có SIRS", en="≥ 2: SIRS"),
            advice=Text(
                vi="Tìm nguồn nhiễm khuẩn và rối loạn chức năng cơ quan.",
                en="Look for infection and organ dysfunction.",
            ),
            indicator="warning",
            source=BONE,
        ),
    ),
    citations=(Citation("Bone RC et al., Chest 1992;101:1644–55", "10.1378/chest.101.6.1644"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn.", en="Adults."),
    cautions=(
        Text(
            vi="Nhạy nhưng không đặc hiệu; định nghĩa Sepsis-3 không còn dùng SIRS.",
            en="Sensitive but not specific; the Sepsis-3 definition no longer uses it.",
        ),
    ),
    examples=(
        Example(
            {
                "temperature": 38.1,
                "age": 40,
                "heart_rate": 91,
                "respiratory_rate": 20,
                "paco2": 40,
                "wbc": 12,
                "immature_neutrophils_over_10_percent": False,
            },
            2,
            "by hand from the criteria",
            band="met",
        ),
        Example(
            {
                "temperature": 35.9,
                "age": 40,
                "heart_rate": 90,
                "respiratory_rate": 18,
                "paco2": 31.9,
                "wbc": 3.9,
                "immature_neutrophils_over_10_percent": False,
            },
            3,
            "by hand from the criteria",
            band="met",
        ),
    ),
)

"""HACOR: failure of non-invasive ventilation in hypoxaemia, one hour after its start.

Source: Duan J et al., Intensive Care Med 2017;43:192–9, doi:10.1007/s00134-016-4601-3.
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, at_least, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import ARTERIAL_PH, PAO2
from models.vocabulary.vitals import FIO2, GCS, HEART_RATE, RESPIRATORY_RATE

DUAN = "Duan J et al., Intensive Care Med 2017;43:192–9, doi:10.1007/s00134-016-4601-3"


def _oxygen(pao2: float, fio2: float) -> float:
    ratio = pao2 / (fio2 / 100)
    return next((points for bound, points in ((200, 0), (175, 2), (150, 3), (125, 4), (100, 5)) if ratio > bound), 6)


SCORE = Score(
    name="hacor",
    title=Text(vi="HACOR (thất bại thở máy không xâm nhập)", en="HACOR (failure of non-invasive ventilation)"),
    summary=Text(
        vi="Dự đoán thất bại của thở máy không xâm nhập ở người giảm oxy máu, sau 1 giờ.",
        en="Predicts failure of non-invasive ventilation in hypoxaemia, after 1 hour.",
    ),
    specialties=("respiratory", "intensive_care", "emergency"),
    inputs=(HEART_RATE, ARTERIAL_PH, GCS, PAO2, FIO2, RESPIRATORY_RATE),
    items=(
        by_steps(HEART_RATE, 0, above(120, 1)),
        by_steps(ARTERIAL_PH, 4, at_least(7.25, 3), at_least(7.3, 2), at_least(7.35, 0)),
        by_steps(GCS, 10, at_least(11, 5), at_least(13, 2), at_least(15, 0)),
        Item("oxygenation", Text(vi="PaO₂/FiO₂", en="PaO₂/FiO₂"), ("pao2", "fio2"), _oxygen),
        by_steps(RESPIRATORY_RATE, 0, above(30, 1), above(35, 2), above(40, 3), above(45, 4)),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="≤ 5: ít nguy cơ thất bại", en="≤ 5: failure less likely"),
            risk=Text(vi="Thất bại khoảng 18 %", en="Failure in about 18 %"),
            source=DUAN,
        ),
        Band(
            name="high",
            above=5,
            display=Text(vi="> 5: nguy cơ thất bại cao", en="> 5: failure likely"),
            advice=Text(vi="Xem xét đặt nội khí quản sớm.", en="Consider early intubation."),
            indicator="critical",
            risk=Text(vi="Thất bại khoảng 78 %", en="Failure in about 78 %"),
            source=DUAN,
        ),
    ),
    citations=(Citation("Duan J et al., Intensive Care Med 2017;43:192–9", "10.1007/s00134-016-4601-3"),),
    licence="published table, free to use",
    population=Text(
        vi="Người lớn suy hô hấp giảm oxy máu đang thở máy không xâm nhập.",
        en="Adults with hypoxaemic respiratory failure on non-invasive ventilation.",
    ),
    examples=(
        Example(
            {"heart_rate": 121, "arterial_ph": 7.24, "gcs": 10, "pao2": 60, "fio2": 60, "respiratory_rate": 46},
            25,
            "by hand: highest score",
            band="high",
        ),
        Example(
            {"heart_rate": 120, "arterial_ph": 7.34, "gcs": 15, "pao2": 100, "fio2": 50, "respiratory_rate": 30},
            4,
            "by hand: 2 + 2",
            band="low",
        ),
    ),
)

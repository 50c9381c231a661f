"""Osteoporosis self-assessment tool for Asians.

Source: Koh LKH et al., Osteoporos Int 2001;12:699–705, doi:10.1007/s001980170070: 0.2 · (weight − age), decimals cut
off; medium risk at −1 to −4, high below −4.
"""

from __future__ import annotations

import math

from models.band import Band
from models.people import People
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import AGE, WEIGHT

KOH = "Koh LKH et al., Osteoporos Int 2001;12:699–705, doi:10.1007/s001980170070"


def osta(*, weight: float, age: float) -> float:
    """Index without decimals; weight in kg, age in years."""
    return float(math.trunc(0.2 * (weight - age)))


SCORE = Score(
    name="osta",
    version="1.1.0",
    title=Text(vi="OSTA (loãng xương ở người châu Á)", en="OSTA (osteoporosis in Asians)"),
    summary=Text(
        vi="Sàng lọc nguy cơ loãng xương ở phụ nữ châu Á sau mãn kinh.",
        en="Screens postmenopausal Asian women for osteoporosis.",
    ),
    specialties=("musculoskeletal", "endocrinology", "general"),
    inputs=(WEIGHT, AGE.within(40, None)),
    compute=osta,
    higher_is="better",
    directions={"weight": 1, "age": -1},
    bands=(
        Band(
            name="high",
            display=Text(vi="< −4: nguy cơ cao", en="< −4: high risk"),
            advice=Text(vi="Đo mật độ xương.", en="Measure bone density."),
            indicator="warning",
            source=KOH,
        ),
        Band(
            name="medium",
            minimum=-4,
            display=Text(vi="−4 đến −1: nguy cơ trung bình", en="−4 to −1: medium risk"),
            advice=Text(vi="Xem xét đo mật độ xương.", en="Consider bone density."),
            source=KOH,
        ),
        Band(name="low", above=-1, display=Text(vi="> −1: nguy cơ thấp", en="> −1: low risk"), source=KOH),
    ),
    citations=(Citation(KOH, "10.1007/s001980170070"),),
    licence="published index, free to use",
    population=Text(vi="Phụ nữ châu Á sau mãn kinh.", en="Postmenopausal Asian women."),
    people=People(sex="female"),
    cautions=(
        Text(
            vi="Chỉ để chọn người đo mật độ xương; không chẩn đoán.",
            en="Chooses who is measured; it does not diagnose.",
        ),
    ),
    examples=(
        Example({"weight": 50, "age": 65}, -3, "by hand: 0.2 × (50 − 65)", band="medium"),
        Example({"weight": 44, "age": 70}, -5, "by hand: −5.2 without decimals", band="high"),
    ),
)

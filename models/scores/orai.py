"""Osteoporosis risk assessment instrument.

Source: Cadarette SM et al., CMAJ 2000;162:1289–94 (age, weight, oestrogen; bone densitometry from 9 points).
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.person import AGE, WEIGHT

CADARETTE = "Cadarette SM et al., CMAJ 2000;162:1289–94 (PMID 10813010)"
OESTROGEN = flag("current_oestrogen", "Đang dùng estrogen", "Current oestrogen")
SCORE = Score(
    name="orai",
    version="1.1.0",
    title=Text(vi="ORAI (chọn người đo mật độ xương)", en="ORAI (who needs bone densitometry)"),
    summary=Text(
        vi="Chọn phụ nữ từ 45 tuổi nên đo mật độ xương.", en="Selects women of 45 and over for bone densitometry."
    ),
    specialties=("musculoskeletal", "endocrinology", "general"),
    inputs=(AGE.within(45, None), WEIGHT, OESTROGEN),
    items=(
        by_steps(AGE, 0, at_least(55, 5), at_least(65, 9), at_least(75, 15)),
        by_steps(WEIGHT, 9, at_least(60, 3), at_least(70, 0)),
        if_true(OESTROGEN, 0, otherwise=2),
    ),
    bands=(
        Band(name="below", display=Text(vi="< 9: chưa cần đo", en="< 9: densitometry not selected"), source=CADARETTE),
        Band(
            name="measure",
            minimum=9,
            display=Text(vi="≥ 9: nên đo mật độ xương", en="≥ 9: bone densitometry"),
            indicator="warning",
            source=CADARETTE,
        ),
    ),
    citations=(Citation(CADARETTE, url="https://pubmed.ncbi.nlm.nih.gov/10813010/"),),
    licence="published points table, free to use",
    population=Text(vi="Phụ nữ từ 45 tuổi sau mãn kinh.", en="Women of 45 and over after menopause."),
    people=People(sex="female"),
    cautions=(
        Text(
            vi="Không dùng khi loãng xương thứ phát (corticoid, cường cận giáp).",
            en="Not for secondary osteoporosis (corticosteroids, hyperparathyroidism).",
        ),
    ),
    examples=(
        Example(
            {"age": 75, "weight": 59, "current_oestrogen": False}, 26, "by hand: the greatest score", band="measure"
        ),
        Example({"age": 54, "weight": 70, "current_oestrogen": True}, 0, "by hand: the least score", band="below"),
    ),
)

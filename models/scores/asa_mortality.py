"""Mortality after surgery by physical status class.

Source: Wolters U et al., Br J Anaesth 1996;77:217–22, doi:10.1093/bja/77.2.217 (6,301 patients: 0.1, 0.7, 3.5 and
18.3 % for classes I–IV). The classes are told in our own words; the wording of the American Society of
Anesthesiologists is theirs.
"""

from __future__ import annotations

from models.band import Band
from models.points import by_option
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice

WOLTERS = "Wolters U et al., Br J Anaesth 1996;77:217–22, doi:10.1093/bja/77.2.217"
DEATHS = (0.001, 0.007, 0.035, 0.183)
CLASS = choice(
    "physical_status_class",
    "Phân loại thể trạng trước mổ (ASA I–IV)",
    "Physical status class before surgery (ASA I–IV)",
    (
        ("1", "I: khoẻ mạnh", "I: healthy"),
        ("2", "II: bệnh nhẹ, không ảnh hưởng sinh hoạt", "II: mild disease without limitation"),
        ("3", "III: bệnh nặng, có hạn chế chức năng", "III: severe disease with limitation"),
        ("4", "IV: bệnh nặng, luôn đe doạ tính mạng", "IV: severe disease, a constant threat to life"),
    ),
)
SCORE = Score(
    name="asa_mortality",
    title=Text(vi="Tử vong sau mổ theo phân loại ASA", en="Postoperative mortality by ASA class"),
    summary=Text(
        vi="Tỷ lệ tử vong sau mổ đã công bố theo phân loại thể trạng.",
        en="Published postoperative mortality of each physical status class.",
    ),
    specialties=("surgery",),
    inputs=(CLASS,),
    items=(by_option(CLASS, {"1": 1, "2": 2, "3": 3, "4": 4}),),
    probability=lambda score: DEATHS[int(score) - 1],
    probability_of=Text(vi="tử vong sau mổ", en="postoperative death"),
    bands=(
        Band(
            name="class_1", display=Text(vi="Loại I", en="Class I"), risk=Text(vi="0,1 %", en="0.1 %"), source=WOLTERS
        ),
        Band(
            name="class_2",
            minimum=2,
            display=Text(vi="Loại II", en="Class II"),
            risk=Text(vi="0,7 %", en="0.7 %"),
            source=WOLTERS,
        ),
        Band(
            name="class_3",
            minimum=3,
            display=Text(vi="Loại III", en="Class III"),
            indicator="warning",
            risk=Text(vi="3,5 %", en="3.5 %"),
            source=WOLTERS,
        ),
        Band(
            name="class_4",
            minimum=4,
            display=Text(vi="Loại IV", en="Class IV"),
            indicator="critical",
            risk=Text(vi="18,3 %", en="18.3 %"),
            source=WOLTERS,
        ),
    ),
    citations=(Citation("Wolters U et al., Br J Anaesth 1996;77:217–22", "10.1093/bja/77.2.217"),),
    licence="published mortality figures, free to cite; the class wording is our own",
    population=Text(
        vi="Người lớn mổ tại một bệnh viện đại học Đức, 1993–1995.",
        en="Adults operated on in one German university hospital in the 1990s.",
    ),
    cautions=(
        Text(
            vi="Không tính đến loại phẫu thuật; tử vong hiện nay thường thấp hơn.",
            en="Takes no account of the operation; today's mortality is mostly lower.",
        ),
    ),
    examples=(
        Example({"physical_status_class": "1"}, 1, "Wolters 1996", probability=0.001, band="class_1"),
        Example({"physical_status_class": "4"}, 4, "Wolters 1996", probability=0.183, band="class_4"),
    ),
)

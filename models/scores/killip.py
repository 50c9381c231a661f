"""Killip classification of heart failure in acute myocardial infarction.

Source: Killip T, Kimball JT, Am J Cardiol 1967;20:457–64, doi:10.1016/0002-9149(67)90023-9 (250 patients).
"""

from __future__ import annotations

from models.band import Band
from models.points import by_option
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.cardiac import KILLIP_CLASS

KILLIP = "Killip T, Kimball JT, Am J Cardiol 1967;20:457–64, doi:10.1016/0002-9149(67)90023-9"

SCORE = Score(
    name="killip",
    version="1.1.0",
    title=Text(vi="Phân độ Killip", en="Killip classification"),
    summary=Text(
        vi="Mức độ suy tim lúc nhập viện trong nhồi máu cơ tim cấp và nguy cơ tử vong trong viện.",
        en=(
            "How severe heart failure is on admission with acute myocardial infarction, and the "
            "risk of death in hospital."
        ),
    ),
    specialties=("cardiology", "emergency"),
    inputs=(KILLIP_CLASS,),
    items=(by_option(KILLIP_CLASS, {"I": 1, "II": 2, "III": 3, "IV": 4}),),
    bands=(
        Band(
            name="class_1",
            display=Text(vi="Killip I: không suy tim", en="Killip I: no heart failure"),
            risk=Text(vi="tử vong 6% (1967)", en="6% died (1967)"),
            source=KILLIP,
        ),
        Band(
            name="class_2",
            minimum=2,
            display=Text(vi="Killip II: suy tim", en="Killip II: heart failure"),
            indicator="warning",
            risk=Text(vi="tử vong 17% (1967)", en="17% died (1967)"),
            source=KILLIP,
        ),
        Band(
            name="class_3",
            minimum=3,
            display=Text(vi="Killip III: phù phổi cấp", en="Killip III: pulmonary oedema"),
            indicator="critical",
            risk=Text(vi="tử vong 38% (1967)", en="38% died (1967)"),
            source=KILLIP,
        ),
        Band(
            name="class_4",
            minimum=4,
            display=Text(vi="Killip IV: sốc tim", en="Killip IV: cardiogenic shock"),
            indicator="critical",
            risk=Text(vi="tử vong 81% (1967)", en="81% died (1967)"),
            source=KILLIP,
        ),
    ),
    citations=(Citation("Killip T, Kimball JT, Am J Cardiol 1967;20:457–64", "10.1016/0002-9149(67)90023-9"),),
    licence="published criteria, free to use",
    population=Text(vi="Nhồi máu cơ tim cấp.", en="Acute myocardial infarction."),
    cautions=(
        Text(vi="Tử vong ngày nay thấp hơn nhiều so với năm 1967.", en="Mortality today is far lower than in 1967."),
    ),
    examples=(
        Example({"killip_class": "I"}, 1, "by definition", band="class_1"),
        Example({"killip_class": "IV"}, 4, "by definition", band="class_4"),
    ),
)

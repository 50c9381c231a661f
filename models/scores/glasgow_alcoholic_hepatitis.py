"""Glasgow alcoholic hepatitis score.

Source: Forrest EH et al., Gut 2005;54:1174–9, doi:10.1136/gut.2004.050781 (five rows, 5–12 points; poor prognosis
from 9).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import BILIRUBIN, INR, UREA, WBC
from models.vocabulary.person import AGE

FORREST = "Forrest EH et al., Gut 2005;54:1174–9, doi:10.1136/gut.2004.050781"
SCORE = Score(
    name="glasgow_alcoholic_hepatitis",
    title=Text(vi="Glasgow viêm gan do rượu (GAHS)", en="Glasgow alcoholic hepatitis score"),
    summary=Text(
        vi="Tiên lượng viêm gan do rượu lúc nhập viện hoặc ngày 6–9.",
        en="Prognosis of alcoholic hepatitis on admission or on days 6–9.",
    ),
    specialties=("gastroenterology",),
    inputs=(AGE.within(18, None), WBC, UREA, INR, BILIRUBIN),
    items=(
        by_steps(AGE, 1, at_least(50, 2)),
        by_steps(WBC, 1, at_least(15, 2)),
        by_steps(UREA, 1, at_least(5, 2)),
        by_steps(INR, 1, at_least(1.5, 2), above(2.0, 3)),
        by_steps(BILIRUBIN, 1, at_least(125, 2), above(250, 3)),
    ),
    bands=(
        Band(name="better", display=Text(vi="< 9: tiên lượng tốt hơn", en="< 9: better prognosis"), source=FORREST),
        Band(
            name="poor",
            minimum=9,
            display=Text(vi="≥ 9: tiên lượng xấu", en="≥ 9: poor prognosis"),
            indicator="critical",
            source=FORREST,
        ),
    ),
    citations=(Citation(FORREST, "10.1136/gut.2004.050781"),),
    licence="published points table, free to use",
    population=Text(vi="Người lớn viêm gan do rượu.", en="Adults with alcoholic hepatitis."),
    cautions=(
        Text(
            vi="Dùng cùng bối cảnh lâm sàng; nhiễm khuẩn và xuất huyết tiêu hoá phải loại trừ trước.",
            en="Use in context; exclude sepsis and bleeding first.",
        ),
    ),
    examples=(
        Example(
            {"age": 50, "wbc": 15, "urea": 5, "inr": 2.1, "bilirubin": 251},
            12,
            "by hand: the greatest score",
            band="poor",
        ),
        Example(
            {"age": 49, "wbc": 14.9, "urea": 4.9, "inr": 1.4, "bilirubin": 124},
            5,
            "by hand: the least score",
            band="better",
        ),
    ),
)

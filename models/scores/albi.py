"""ALBI: liver function in hepatocellular carcinoma.

Source: Johnson PJ et al., J Clin Oncol 2015;33:550–8, doi:10.1200/JCO.2014.57.9151 (0.66·log10 bilirubin −
0.085·albumin, grades at −2.60 and −1.39; some tools carry 0.0852).
"""

from __future__ import annotations

import math

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import ALBUMIN, BILIRUBIN

JOHNSON = "Johnson PJ et al., J Clin Oncol 2015;33:550–8, doi:10.1200/JCO.2014.57.9151"


def albi(*, bilirubin: float, albumin: float) -> float:
    """ALBI; `bilirubin` in µmol/L, `albumin` in g/L."""
    return 0.66 * math.log10(bilirubin) - 0.085 * albumin


SCORE = Score(
    name="albi",
    title=Text(vi="ALBI (chức năng gan)", en="ALBI (liver function)"),
    summary=Text(
        vi="Đánh giá chức năng gan ở người ung thư biểu mô tế bào gan từ albumin và bilirubin.",
        en="Liver function in hepatocellular carcinoma from albumin and bilirubin alone.",
    ),
    specialties=("oncology", "gastroenterology"),
    inputs=(BILIRUBIN, ALBUMIN),
    compute=albi,
    unit="1",
    decimals=2,
    directions={"bilirubin": 1, "albumin": -1},
    bands=(
        Band(name="grade_1", display=Text(vi="Độ 1 (≤ −2,60)", en="Grade 1 (≤ −2.60)"), source=JOHNSON),
        Band(
            name="grade_2",
            above=-2.6,
            display=Text(vi="Độ 2 (> −2,60 đến −1,39)", en="Grade 2 (> −2.60 to −1.39)"),
            indicator="warning",
            source=JOHNSON,
        ),
        Band(
            name="grade_3",
            above=-1.39,
            display=Text(vi="Độ 3 (> −1,39)", en="Grade 3 (> −1.39)"),
            indicator="critical",
            source=JOHNSON,
        ),
    ),
    citations=(Citation("Johnson PJ et al., J Clin Oncol 2015;33:550–8", "10.1200/JCO.2014.57.9151"),),
    licence="published equation, free to use",
    population=Text(vi="Người ung thư biểu mô tế bào gan.", en="Patients with hepatocellular carcinoma."),
    cautions=(
        Text(vi="Albumin truyền và tắc mật làm sai lệch.", en="Infused albumin and biliary obstruction mislead it."),
    ),
    examples=(
        Example({"bilirubin": 10, "albumin": 40}, -2.74, "by hand: 0.66 − 3.40", band="grade_1"),
        Example({"bilirubin": 100, "albumin": 30}, -1.23, "by hand: 1.32 − 2.55", band="grade_3"),
    ),
)

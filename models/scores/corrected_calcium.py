"""Albumin-corrected calcium (Payne).

Source: Payne RB et al., Br Med J 1973;4:643–6, doi:10.1136/bmj.4.5893.643; 0.02 mmol/L per g/L below 40 g/L: Br Med J
1977;1:598, doi:10.1136/bmj.1.6061.598. Bands: Society for Endocrinology emergency guidance, doi:10.1530/EC-16-0055 and
10.1530/EC-16-0056.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import ALBUMIN, CALCIUM

WALSH = "Walsh J et al., Endocr Connect 2016;5:G9–11, doi:10.1530/EC-16-0055"
TURNER = "Turner J et al., Endocr Connect 2016;5:G7–8, doi:10.1530/EC-16-0056"


def corrected_calcium(*, calcium: float, albumin: float) -> float:
    """Corrected calcium in mmol/L; calcium in mmol/L, albumin in g/L."""
    return calcium + 0.02 * (40 - albumin)


SCORE = Score(
    name="corrected_calcium",
    version="1.1.0",
    title=Text(vi="Canxi hiệu chỉnh theo albumin (Payne)", en="Albumin-corrected calcium (Payne)"),
    summary=Text(vi="Canxi toàn phần hiệu chỉnh theo albumin.", en="Total calcium corrected for albumin."),
    specialties=("endocrinology", "nephrology", "general"),
    inputs=(
        CALCIUM,
        ALBUMIN,
    ),
    unit="mmol/L",
    compute=corrected_calcium,
    directions={"calcium": 1, "albumin": -1},
    decimals=2,
    bands=(
        Band(
            name="severe_low",
            display=Text(vi="Hạ canxi nặng (< 1,9 mmol/L)", en="Severe hypocalcaemia (< 1.9 mmol/L)"),
            advice=Text(
                vi="Xem xét canxi tĩnh mạch, theo dõi điện tim.", en="Consider intravenous calcium, monitor the ECG."
            ),
            indicator="critical",
            source=TURNER,
        ),
        Band(
            name="low",
            minimum=1.9,
            display=Text(vi="Hạ canxi (1,9–2,19)", en="Hypocalcaemia (1.9–2.19)"),
            indicator="warning",
            source=TURNER,
        ),
        Band(name="normal", minimum=2.2, display=Text(vi="Bình thường (2,2–2,6)", en="Normal (2.2–2.6)"), source=WALSH),
        Band(
            name="high",
            above=2.6,
            display=Text(vi="Tăng canxi (2,61–2,99)", en="Hypercalcaemia (2.61–2.99)"),
            indicator="warning",
            source=WALSH,
        ),
        Band(
            name="moderate_high",
            minimum=3.0,
            display=Text(vi="Tăng canxi vừa (3,0–3,5)", en="Moderate hypercalcaemia (3.0–3.5)"),
            indicator="warning",
            source=WALSH,
        ),
        Band(
            name="severe_high",
            above=3.5,
            display=Text(vi="Tăng canxi nặng (> 3,5)", en="Severe hypercalcaemia (> 3.5)"),
            advice=Text(vi="Cần điều trị khẩn.", en="Needs urgent correction."),
            indicator="critical",
            source=WALSH,
        ),
    ),
    higher_is="neither",
    citations=(
        Citation("Payne RB et al., Br Med J 1973;4:643–6", "10.1136/bmj.4.5893.643"),
        Citation(WALSH, "10.1530/EC-16-0055"),
        Citation(TURNER, "10.1530/EC-16-0056"),
    ),
    licence="published formula, free to use",
    population=Text(vi="Người lớn.", en="Adults."),
    cautions=(
        Text(
            vi="Kém tin cậy ở người bệnh nặng, suy thận hoặc albumin rất thấp: đo canxi ion hoá.",
            en="Unreliable in critical illness, kidney failure or very low albumin: measure ionised calcium.",
        ),
    ),
    examples=(
        Example({"calcium": 2.1, "albumin": 30}, 2.3, "by hand: 2.1 + 0.02 × 10", tolerance=1e-06),
        Example({"calcium": 2.5, "albumin": 45}, 2.4, "by hand: 2.5 − 0.02 × 5", tolerance=1e-06),
    ),
)

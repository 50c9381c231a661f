"""King's College criteria of acute liver failure by paracetamol.

Source: O'Grady JG et al., Gastroenterology 1989;97:439–45, doi:10.1016/0016-5085(89)90081-4 (arterial pH < 7.30, or
all of INR > 6.5, creatinine > 300 µmol/L and encephalopathy grade 3–4).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import ARTERIAL_PH, CREATININE, INR
from models.vocabulary.liver import ENCEPHALOPATHY

OGRADY = "O'Grady JG et al., Gastroenterology 1989;97:439–45, doi:10.1016/0016-5085(89)90081-4"


def kings_college_paracetamol(*, arterial_ph: float, inr: float, creatinine: float, encephalopathy: str) -> float:
    """1 when the criteria are met; creatinine in µmol/L."""
    return float(arterial_ph < 7.3 or (inr > 6.5 and creatinine > 300 and (encephalopathy == "grade_3_4")))


SCORE = Score(
    name="kings_college_paracetamol",
    version="1.1.0",
    title=Text(vi="King's College (suy gan cấp do paracetamol)", en="King's College criteria (paracetamol)"),
    summary=Text(
        vi="Nhận ra suy gan cấp do paracetamol cần hội chẩn ghép gan.",
        en="Recognises acute liver failure by paracetamol that needs a transplant centre.",
    ),
    specialties=("gastroenterology", "emergency", "intensive_care"),
    inputs=(
        ARTERIAL_PH.told(help=Text(vi="Sau khi đã bù dịch.", en="After resuscitation with fluid.")),
        INR.fresh(24),
        CREATININE.fresh(24),
        ENCEPHALOPATHY,
    ),
    compute=kings_college_paracetamol,
    directions={"arterial_ph": -1, "inr": 1, "creatinine": 1},
    bands=(
        Band(name="not_met", display=Text(vi="Không đủ tiêu chuẩn", en="Criteria not met"), source=OGRADY),
        Band(
            name="met",
            minimum=1,
            display=Text(
                vi="Đủ tiêu chuẩn: tiên lượng rất xấu nếu không ghép gan",
                en="Criteria met: poor prognosis without transplantation",
            ),
            advice=Text(vi="Liên hệ khẩn trung tâm ghép gan.", en="Contact a transplant centre at once."),
            indicator="critical",
            source=OGRADY,
        ),
    ),
    citations=(Citation(OGRADY, "10.1016/0016-5085(89)90081-4"),),
    licence="published criteria, free to use",
    population=Text(vi="Người suy gan cấp do paracetamol.", en="Acute liver failure by paracetamol."),
    cautions=(
        Text(
            vi="Không đủ tiêu chuẩn không loại trừ tử vong; hội chẩn sớm.",
            en="Not meeting them does not exclude death; ask early.",
        ),
    ),
    examples=(
        Example(
            {"arterial_ph": 7.25, "inr": 3, "creatinine": 100, "encephalopathy": "none"},
            1,
            "by hand: acidosis alone",
            band="met",
        ),
        Example(
            {"arterial_ph": 7.35, "inr": 7, "creatinine": 350, "encephalopathy": "grade_1_2"},
            0,
            "by hand: two of three",
            band="not_met",
        ),
    ),
)

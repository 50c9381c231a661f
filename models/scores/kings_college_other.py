"""King's College criteria of acute liver failure not by paracetamol.

Source: O'Grady JG et al., Gastroenterology 1989;97:439–45, doi:10.1016/0016-5085(89)90081-4 (INR > 6.5, or three of:
age < 10 or > 40, unfavourable cause, jaundice more than 7 days before encephalopathy, INR > 3.5, bilirubin > 300
µmol/L).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.laboratory import BILIRUBIN, INR
from models.vocabulary.person import AGE

OGRADY = "O'Grady JG et al., Gastroenterology 1989;97:439–45, doi:10.1016/0016-5085(89)90081-4"
CAUSE = flag(
    "unfavourable_liver_failure_cause",
    "Nguyên nhân không rõ (không phải viêm gan A, B), halothan hoặc phản ứng thuốc đặc ứng",
    "Indeterminate (not hepatitis A or B), halothane or idiosyncratic drug reaction",
)
LATE = flag(
    "jaundice_over_7_days_before_encephalopathy",
    "Vàng da trên 7 ngày trước khi có bệnh não gan",
    "Jaundice for more than 7 days before encephalopathy",
)


def kings_college_other(
    *,
    age: float,
    inr: float,
    bilirubin: float,
    unfavourable_liver_failure_cause: bool,
    jaundice_over_7_days_before_encephalopathy: bool,
) -> float:
    """1 when the criteria are met; `age` in years, bilirubin in µmol/L."""
    minor = (
        (age < 10) | (age > 40),
        unfavourable_liver_failure_cause,
        jaundice_over_7_days_before_encephalopathy,
        inr > 3.5,
        bilirubin > 300,
    )
    return float(inr > 6.5 or sum(minor) >= 3)


SCORE = Score(
    name="kings_college_other",
    version="1.1.0",
    title=Text(vi="King's College (suy gan cấp không do paracetamol)", en="King's College criteria (not paracetamol)"),
    summary=Text(
        vi="Nhận ra suy gan cấp không do paracetamol cần hội chẩn ghép gan.",
        en="Recognises acute liver failure of other cause that needs a transplant centre.",
    ),
    specialties=("gastroenterology", "intensive_care", "tropical"),
    inputs=(AGE, INR.fresh(24), BILIRUBIN.fresh(24), CAUSE, LATE),
    compute=kings_college_other,
    directions={
        "inr": 1,
        "bilirubin": 1,
        "unfavourable_liver_failure_cause": 1,
        "jaundice_over_7_days_before_encephalopathy": 1,
    },
    cuts={"age": (10, 40)},
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
    population=Text(
        vi="Người suy gan cấp có bệnh não gan, không do paracetamol.",
        en="Acute liver failure with encephalopathy, not by paracetamol.",
    ),
    cautions=(
        Text(
            vi="Không đủ tiêu chuẩn không loại trừ tử vong; hội chẩn sớm.",
            en="Not meeting them does not exclude death; ask early.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 45,
                "inr": 4,
                "bilirubin": 350,
                "unfavourable_liver_failure_cause": False,
                "jaundice_over_7_days_before_encephalopathy": False,
            },
            1,
            "by hand: age, INR and bilirubin",
            band="met",
        ),
        Example(
            {
                "age": 30,
                "inr": 4,
                "bilirubin": 350,
                "unfavourable_liver_failure_cause": False,
                "jaundice_over_7_days_before_encephalopathy": False,
            },
            0,
            "by hand: two of five",
            band="not_met",
        ),
    ),
)

"""MELD as UNOS used it until 2016: 3-month mortality in end-stage liver disease.

Source: Kamath PS et al., Hepatology 2001;33:464–70, doi:10.1053/jhep.2001.22172; bounds, dialysis and rounding of
OPTN policy (values below 1 are set to 1, creatinine at most 4 mg/dL, 4 under dialysis, 6–40 points); mortality of
Wiesner R et al., Gastroenterology 2003;124:91–6, doi:10.1053/gast.2003.50016.
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.score import Citation, Example, Score
from models.score_tables.meld import laboratory_meld
from models.terms import Range, Text
from models.vocabulary.laboratory import BILIRUBIN, CREATININE, INR
from models.vocabulary.liver import DIALYSIS_TWICE

WIESNER = "Wiesner R et al., Gastroenterology 2003;124:91–6, doi:10.1053/gast.2003.50016"


def meld_score(*, creatinine: float, bilirubin: float, inr: float, dialysis_twice_in_week: bool) -> float:
    """MELD, 6–40; creatinine and bilirubin in µmol/L."""
    return laboratory_meld(creatinine, bilirubin, inr, is_dialysed=dialysis_twice_in_week)


SCORE = Score(
    name="meld",
    version="1.1.0",
    title=Text(vi="MELD (bệnh gan giai đoạn cuối)", en="MELD (end-stage liver disease)"),
    summary=Text(
        vi="Dự báo tử vong 3 tháng ở người bệnh gan giai đoạn cuối.",
        en="Predicts 3-month mortality in end-stage liver disease.",
    ),
    specialties=("gastroenterology", "intensive_care", "surgery"),
    inputs=(CREATININE, BILIRUBIN, INR, DIALYSIS_TWICE),
    compute=meld_score,
    directions={"creatinine": 1, "bilirubin": 1, "inr": 1, "dialysis_twice_in_week": 1},
    bands=(
        Band(
            name="below_10",
            display=Text(vi="≤ 9", en="≤ 9"),
            risk=Text(vi="tử vong 3 tháng 1,9 %", en="3-month mortality 1.9 %"),
            source=WIESNER,
        ),
        Band(
            name="from_10",
            minimum=10,
            display=Text(vi="10–19", en="10–19"),
            risk=Text(vi="tử vong 3 tháng 6,0 %", en="3-month mortality 6.0 %"),
            source=WIESNER,
        ),
        Band(
            name="from_20",
            minimum=20,
            display=Text(vi="20–29", en="20–29"),
            indicator="warning",
            risk=Text(vi="tử vong 3 tháng 19,6 %", en="3-month mortality 19.6 %"),
            source=WIESNER,
        ),
        Band(
            name="from_30",
            minimum=30,
            display=Text(vi="30–39", en="30–39"),
            indicator="critical",
            risk=Text(vi="tử vong 3 tháng 52,6 %", en="3-month mortality 52.6 %"),
            source=WIESNER,
        ),
        Band(
            name="from_40",
            minimum=40,
            display=Text(vi="≥ 40", en="≥ 40"),
            indicator="critical",
            risk=Text(vi="tử vong 3 tháng 71,3 %", en="3-month mortality 71.3 %"),
            source=WIESNER,
        ),
    ),
    citations=(
        Citation("Kamath PS et al., Hepatology 2001;33:464–70", "10.1053/jhep.2001.22172"),
        Citation(WIESNER, "10.1053/gast.2003.50016"),
    ),
    licence="published equation, free to use",
    population=Text(
        vi="Người từ 12 tuổi mắc bệnh gan giai đoạn cuối.", en="Patients of 12 and over with end-stage liver disease."
    ),
    people=People(ages=Range(minimum=12)),
    cautions=(
        Text(
            vi="Đã được thay bằng MELD-Na rồi MELD 3.0 trong phân bổ gan ghép ở Hoa Kỳ.",
            en="Replaced by MELD-Na and then MELD 3.0 in US liver allocation.",
        ),
        Text(vi="INR không đáng tin khi đang dùng thuốc chống đông.", en="INR misleads under anticoagulants."),
    ),
    examples=(
        Example(
            {"creatinine": 88.4, "bilirubin": 17.1, "inr": 1.0, "dialysis_twice_in_week": False},
            6,
            "by hand: every logarithm is 0, 6.43 rounds to 6",
            band="below_10",
        ),
        Example(
            {"creatinine": 176.8, "bilirubin": 68.4, "inr": 2.0, "dialysis_twice_in_week": False},
            26,
            ("by hand: creatinine 2 and bilirubin 4 mg/dL: 9.57·0.6931 + 3.78·1.3863 + 11.2·0.6931 + 6.43 = 26.07"),
            band="from_20",
        ),
    ),
)

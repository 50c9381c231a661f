"""MELD-Na as OPTN used it from 2016 to 2023.

Source: OPTN policy 9.1.D (2016): MELD(i) + 1.32·(137 − Na) − 0.033·MELD(i)·(137 − Na) when MELD(i) > 11, Na held
within 125–137; Kim WR et al., N Engl J Med 2008;359:1018–26, doi:10.1056/NEJMoa0801209.
"""

from __future__ import annotations

import math

from models.people import People
from models.score import Citation, Example, Score
from models.score_tables.meld import laboratory_meld
from models.terms import Range, Text
from models.vocabulary.laboratory import BILIRUBIN, CREATININE, INR, SODIUM
from models.vocabulary.liver import DIALYSIS_TWICE

KIM = "Kim WR et al., N Engl J Med 2008;359:1018–26, doi:10.1056/NEJMoa0801209"


def meld_na(*, creatinine: float, bilirubin: float, inr: float, sodium: float, dialysis_twice_in_week: bool) -> float:
    """MELD-Na, 6–40; creatinine and bilirubin in µmol/L, sodium in mmol/L."""
    first = laboratory_meld(creatinine, bilirubin, inr, is_dialysed=dialysis_twice_in_week)
    if first <= 11:
        return first
    lack = 137 - min(max(sodium, 125), 137)
    return float(min(math.floor(first + 1.32 * lack - 0.033 * first * lack + 0.5), 40))


SCORE = Score(
    name="meld_na",
    version="1.1.0",
    title=Text(vi="MELD-Na", en="MELD-Na"),
    summary=Text(
        vi="MELD có tính thêm natri máu; dự báo tử vong khi chờ ghép gan.",
        en="MELD with serum sodium; predicts death while waiting for a liver.",
    ),
    specialties=("gastroenterology", "intensive_care", "surgery"),
    inputs=(CREATININE, BILIRUBIN, INR, SODIUM, DIALYSIS_TWICE),
    compute=meld_na,
    directions={"creatinine": 1, "bilirubin": 1, "inr": 1, "sodium": -1, "dialysis_twice_in_week": 1},
    citations=(
        Citation("Kim WR et al., N Engl J Med 2008;359:1018–26", "10.1056/NEJMoa0801209"),
        Citation(
            "OPTN, Changes to OPTN Policies 9.1.D (MELD with serum sodium), 2016",
            url="https://optn.transplant.hrsa.gov/news/meld-serum-sodium-policy-changes/",
        ),
    ),
    licence="published equation, free to use",
    population=Text(
        vi="Người từ 12 tuổi mắc bệnh gan giai đoạn cuối.", en="Patients of 12 and over with end-stage liver disease."
    ),
    people=People(ages=Range(minimum=12)),
    cautions=(
        Text(
            vi="Tại Hoa Kỳ, MELD 3.0 đã thay thế từ tháng 7 năm 2023.",
            en="MELD 3.0 has replaced it in the United States since July 2023.",
        ),
    ),
    examples=(
        Example(
            {"creatinine": 176.8, "bilirubin": 68.4, "inr": 2.0, "sodium": 125, "dialysis_twice_in_week": False},
            32,
            "by hand: MELD 26; 26 + 15.84 − 10.296 = 31.5",
        ),
        Example(
            {"creatinine": 176.8, "bilirubin": 68.4, "inr": 2.0, "sodium": 140, "dialysis_twice_in_week": False},
            26,
            "by hand: sodium counts as 137, MELD 26",
        ),
    ),
)

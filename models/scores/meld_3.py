"""MELD 3.0: 90-day mortality of adults waiting for a liver.

Source: Kim WR et al., Gastroenterology 2021;161:1887–95, doi:10.1053/j.gastro.2021.08.050 (equation and bounds); OPTN
policy 9 (2023) keeps it within 6–40.
"""

from __future__ import annotations

import math

from models.people import People
from models.score import Citation, Example, Score
from models.terms import Range, Text
from models.vocabulary.laboratory import ALBUMIN, BILIRUBIN, CREATININE, INR, SODIUM
from models.vocabulary.liver import DIALYSIS_TWICE
from models.vocabulary.person import SEX

UMOL_PER_MG_DL_CREATININE = 88.4
UMOL_PER_MG_DL_BILIRUBIN = 17.1


def meld_3(  # noqa: PLR0913  # a keyword for each input
    *,
    sex: str,
    creatinine: float,
    bilirubin: float,
    inr: float,
    sodium: float,
    albumin: float,
    dialysis_twice_in_week: bool,
) -> float:
    """MELD 3.0, 6–40; creatinine and bilirubin in µmol/L, albumin in g/L, sodium in mmol/L."""
    log_creatinine = math.log(
        3.0 if dialysis_twice_in_week else min(max(creatinine / UMOL_PER_MG_DL_CREATININE, 1.0), 3.0)
    )
    log_bilirubin = math.log(max(bilirubin / UMOL_PER_MG_DL_BILIRUBIN, 1.0))
    lack_of_sodium = 137 - min(max(sodium, 125), 137)
    lack_of_albumin = 3.5 - min(max(albumin / 10, 1.5), 3.5)
    value = 1.33 if sex == "female" else 0.0
    value += (4.56 - 0.24 * lack_of_sodium) * log_bilirubin + 0.82 * lack_of_sodium
    value += 9.09 * math.log(max(inr, 1.0)) + 11.14 * log_creatinine
    value += (1.85 - 1.83 * log_creatinine) * lack_of_albumin + 6
    return float(min(max(math.floor(value + 0.5), 6), 40))


SCORE = Score(
    name="meld_3",
    version="1.1.0",
    title=Text(vi="MELD 3.0", en="MELD 3.0"),
    summary=Text(
        vi="Bản MELD mới nhất, thêm giới và albumin; dự báo tử vong 90 ngày khi chờ ghép gan.",
        en="The newest MELD, with sex and albumin; predicts 90-day death while waiting for a liver.",
    ),
    specialties=("gastroenterology", "intensive_care", "surgery"),
    inputs=(SEX, CREATININE, BILIRUBIN, INR, SODIUM, ALBUMIN, DIALYSIS_TWICE),
    compute=meld_3,
    directions={"creatinine": 1, "bilirubin": 1, "inr": 1, "dialysis_twice_in_week": 1},
    cuts={"sodium": (125, 137), "albumin": (15, 35)},
    citations=(Citation("Kim WR et al., Gastroenterology 2021;161:1887–95", "10.1053/j.gastro.2021.08.050"),),
    licence="published equation, free to use",
    population=Text(
        vi=(
            "Người từ 18 tuổi mắc bệnh gan giai đoạn cuối (từ 12 đến 17 tuổi, chính sách OPTN "
            "cộng 1,33 cho cả hai giới)."
        ),
        en="Adults with end-stage liver disease (OPTN adds 1.33 for both sexes from 12 to 17).",
    ),
    people=People(ages=Range(minimum=18)),
    cautions=(
        Text(
            vi="INR không đáng tin khi đang dùng thuốc chống đông; albumin truyền làm thay đổi kết quả.",
            en="INR misleads under anticoagulants; infused albumin changes the result.",
        ),
    ),
    examples=(
        Example(
            {
                "sex": "male",
                "creatinine": 88.4,
                "bilirubin": 17.1,
                "inr": 1.0,
                "sodium": 137,
                "albumin": 35,
                "dialysis_twice_in_week": False,
            },
            6,
            "by hand: every term is 0",
        ),
        Example(
            {
                "sex": "female",
                "creatinine": 176.8,
                "bilirubin": 68.4,
                "inr": 2.0,
                "sodium": 130,
                "albumin": 25,
                "dialysis_twice_in_week": False,
            },
            32,
            "by hand: 1.33 + 6.322 + 5.74 − 2.329 + 6.301 + 7.722 + 1.85 − 1.269 + 6 = 31.67",
        ),
    ),
)

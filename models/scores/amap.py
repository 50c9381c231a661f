"""aMAP: hepatocellular carcinoma in chronic hepatitis.

Source: Fan R et al., J Hepatol 2020;73:1368–78, doi:10.1016/j.jhep.2020.07.025: (0.06·age + 0.89·male +
0.48·(0.66·log10 bilirubin − 0.085·albumin) − 0.01·platelets + 7.4) / 14.77 · 100, bilirubin in µmol/L, albumin in
g/L; groups at 50 and 60. This is the published equation; the calculator of its authors is known to give a few points
more.
"""

from __future__ import annotations

import math

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import ALBUMIN, BILIRUBIN, PLATELETS
from models.vocabulary.person import AGE, SEX

FAN = "Fan R et al., J Hepatol 2020;73:1368–78, doi:10.1016/j.jhep.2020.07.025"


def amap(*, age: float, sex: str, bilirubin: float, albumin: float, platelets: float) -> float:
    """Score, about 0–100; bilirubin in µmol/L, albumin in g/L, platelets in 10⁹/L."""
    liver = 0.66 * math.log10(bilirubin) - 0.085 * albumin
    male = 0.89 if sex == "male" else 0.0
    return (0.06 * age + male + 0.48 * liver - 0.01 * platelets + 7.4) / 14.77 * 100


SCORE = Score(
    name="amap",
    title=Text(vi="aMAP (ung thư gan ở người viêm gan mạn)", en="aMAP (liver cancer in chronic hepatitis)"),
    summary=Text(
        vi="Nguy cơ ung thư biểu mô tế bào gan 5 năm ở người viêm gan mạn, mọi nguyên nhân.",
        en="5-year risk of hepatocellular carcinoma in chronic hepatitis of any cause.",
    ),
    specialties=("gastroenterology", "oncology", "tropical"),
    inputs=(AGE.within(18, None), SEX, BILIRUBIN, ALBUMIN, PLATELETS),
    compute=amap,
    decimals=1,
    directions={"age": 1, "sex": 1, "bilirubin": 1, "albumin": -1, "platelets": -1},
    bands=(
        Band(
            name="low",
            display=Text(vi="< 50: nguy cơ thấp", en="< 50: low risk"),
            risk=Text(vi="0–0,8 % sau 3–5 năm", en="0–0.8 % in 3–5 years"),
            source=FAN,
        ),
        Band(
            name="medium",
            minimum=50,
            display=Text(vi="50–60: nguy cơ trung bình", en="50–60: medium risk"),
            advice=Text(vi="Tầm soát ung thư gan.", en="Surveillance for liver cancer."),
            indicator="warning",
            risk=Text(vi="1,5–4,8 % sau 3–5 năm", en="1.5–4.8 % in 3–5 years"),
            source=FAN,
        ),
        Band(
            name="high",
            minimum=60,
            display=Text(vi="≥ 60: nguy cơ cao", en="≥ 60: high risk"),
            advice=Text(
                vi="Tầm soát ung thư gan mỗi 6 tháng hoặc dày hơn.",
                en="Surveillance for liver cancer every 6 months or closer.",
            ),
            indicator="warning",
            risk=Text(vi="8,1–19,9 % sau 3–5 năm", en="8.1–19.9 % in 3–5 years"),
            source=FAN,
        ),
    ),
    citations=(Citation(FAN, "10.1016/j.jhep.2020.07.025"),),
    licence="published equation, free to use",
    population=Text(
        vi="Người lớn viêm gan mạn (B, C hoặc không do virus).", en="Adults with chronic hepatitis (B, C or not viral)."
    ),
    cautions=(
        Text(
            vi="Máy tính trên mạng của nhóm tác giả cho điểm cao hơn phương trình đã công bố vài điểm.",
            en="The authors' online calculator gives a few points more than the published equation.",
        ),
        Text(vi="Người xơ gan luôn cần tầm soát.", en="Cirrhosis always calls for surveillance."),
    ),
    examples=(
        Example(
            {"age": 50, "sex": "male", "bilirubin": 15, "albumin": 42, "platelets": 200},
            53.82,
            "by hand: (3 + 0.89 + 0.48 · (0.7762 − 3.57) − 2 + 7.4) / 0.1477",
            tolerance=0.01,
            band="medium",
        ),
        Example(
            {"age": 30, "sex": "male", "bilirubin": 10, "albumin": 45, "platelets": 250},
            41.1,
            "by hand: (1.8 + 0.89 + 0.48 · (0.66 − 3.825) − 2.5 + 7.4) / 0.1477",
            tolerance=0.01,
            band="low",
        ),
    ),
)

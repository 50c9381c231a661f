"""PAGE-B: hepatocellular carcinoma under treatment of chronic hepatitis B.

Source: Papatheodoridis G et al., J Hepatol 2016;64:800–6, doi:10.1016/j.jhep.2015.11.035 (platelets, age, sex; groups
≤ 9, 10–17, ≥ 18).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_option, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import PLATELETS
from models.vocabulary.person import AGE, SEX

PAGE_B = "Papatheodoridis G et al., J Hepatol 2016;64:800–6, doi:10.1016/j.jhep.2015.11.035"
SCORE = Score(
    name="page_b",
    title=Text(vi="PAGE-B (ung thư gan ở người viêm gan B)", en="PAGE-B (liver cancer in hepatitis B)"),
    summary=Text(
        vi=("Nguy cơ ung thư biểu mô tế bào gan 5 năm ở người viêm gan B mạn đang dùng thuốc kháng virus."),
        en="5-year risk of hepatocellular carcinoma in chronic hepatitis B under antivirals.",
    ),
    specialties=("gastroenterology", "oncology", "tropical"),
    inputs=(AGE.within(16, None), SEX, PLATELETS),
    items=(
        by_steps(AGE, 0, at_least(30, 2), at_least(40, 4), at_least(50, 6), at_least(60, 8), at_least(70, 10)),
        by_option(SEX, {"female": 0, "male": 6}),
        by_steps(PLATELETS, 9, at_least(100, 6), at_least(200, 0)),
    ),
    bands=(
        Band(name="low", display=Text(vi="≤ 9: nguy cơ thấp", en="≤ 9: low risk"), source=PAGE_B),
        Band(
            name="intermediate",
            minimum=10,
            display=Text(vi="10–17: nguy cơ trung bình", en="10–17: intermediate risk"),
            advice=Text(vi="Tầm soát ung thư gan.", en="Surveillance for liver cancer."),
            indicator="warning",
            source=PAGE_B,
        ),
        Band(
            name="high",
            minimum=18,
            display=Text(vi="≥ 18: nguy cơ cao", en="≥ 18: high risk"),
            advice=Text(vi="Tầm soát ung thư gan mỗi 6 tháng.", en="Surveillance for liver cancer every 6 months."),
            indicator="warning",
            source=PAGE_B,
        ),
    ),
    citations=(Citation(PAGE_B, "10.1016/j.jhep.2015.11.035"),),
    licence="published points table, free to use",
    population=Text(
        vi="Người viêm gan B mạn dùng entecavir hoặc tenofovir.", en="Chronic hepatitis B under entecavir or tenofovir."
    ),
    cautions=(
        Text(
            vi="Xây dựng ở người da trắng; người xơ gan luôn cần tầm soát.",
            en="Made in Caucasians; cirrhosis always calls for surveillance.",
        ),
    ),
    examples=(
        Example({"age": 45, "sex": "male", "platelets": 150}, 16, "by hand: 4 + 6 + 6", band="intermediate"),
        Example({"age": 72, "sex": "male", "platelets": 90}, 25, "by hand: the greatest score", band="high"),
    ),
)

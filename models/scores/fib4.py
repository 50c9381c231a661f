"""FIB-4: advanced liver fibrosis from age, AST, ALT and platelets.

Source: Sterling RK et al., Hepatology 2006;43:1317–25, doi:10.1002/hep.21178 (formula); cut-points 1.30 and 2.67 of
EASL, J Hepatol 2021;75:659–89, doi:10.1016/j.jhep.2021.05.025.
"""

from __future__ import annotations

import math

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import ALT, AST, PLATELETS
from models.vocabulary.person import AGE

EASL = "EASL guideline on non-invasive tests, J Hepatol 2021;75:659–89, doi:10.1016/j.jhep.2021.05.025"


def fib4(*, age: float, ast: float, alt: float, platelets: float) -> float:
    """FIB-4; `age` in years, `ast` and `alt` in U/L, `platelets` in 10⁹/L."""
    return age * ast / (platelets * math.sqrt(alt))


SCORE = Score(
    name="fib4",
    title=Text(vi="FIB-4 (xơ hoá gan)", en="FIB-4 (liver fibrosis)"),
    summary=Text(
        vi="Ước lượng khả năng xơ hoá gan tiến triển từ tuổi, AST, ALT và tiểu cầu.",
        en="Likelihood of advanced liver fibrosis from age, AST, ALT and platelets.",
    ),
    specialties=("gastroenterology", "general"),
    inputs=(AGE.within(18, None), AST, ALT, PLATELETS),
    compute=fib4,
    unit="1",
    decimals=2,
    directions={"age": 1, "ast": 1, "alt": -1, "platelets": -1},
    bands=(
        Band(
            name="low",
            display=Text(vi="< 1,30: ít khả năng xơ hoá tiến triển", en="< 1.30: advanced fibrosis unlikely"),
            source=EASL,
        ),
        Band(
            name="indeterminate",
            minimum=1.3,
            display=Text(vi="1,30–2,67: chưa xác định", en="1.30–2.67: indeterminate"),
            advice=Text(vi="Xem xét đo độ đàn hồi gan.", en="Consider liver elastography."),
            indicator="warning",
            source=EASL,
        ),
        Band(
            name="high",
            above=2.67,
            display=Text(vi="> 2,67: nhiều khả năng xơ hoá tiến triển", en="> 2.67: advanced fibrosis likely"),
            advice=Text(vi="Xem xét chuyển chuyên khoa gan.", en="Consider referral to a liver specialist."),
            indicator="warning",
            source=EASL,
        ),
    ),
    citations=(
        Citation("Sterling RK et al., Hepatology 2006;43:1317–25", "10.1002/hep.21178"),
        Citation(EASL, "10.1016/j.jhep.2021.05.025"),
    ),
    licence="published equation, free to use",
    population=Text(
        vi="Người lớn mắc bệnh gan mạn; xây dựng ở người đồng nhiễm HIV và viêm gan C.",
        en="Adults with chronic liver disease; derived in HIV and hepatitis C coinfection.",
    ),
    cautions=(
        Text(
            vi="Kém chính xác dưới 35 tuổi; từ 65 tuổi nên dùng ngưỡng dưới 2,0.",
            en="Less accurate below 35 years; from 65 years a lower cut-point of 2.0 is advised.",
        ),
        Text(
            vi="Không dùng khi viêm gan cấp (AST, ALT tăng cao).", en="Not during acute hepatitis (very high AST, ALT)."
        ),
    ),
    examples=(
        Example(
            {"age": 50, "ast": 80, "alt": 64, "platelets": 200},
            2.5,
            "by hand: 50 × 80 / (200 × 8)",
            band="indeterminate",
        ),
        Example(
            {"age": 60, "ast": 90, "alt": 100, "platelets": 100}, 5.4, "by hand: 60 × 90 / (100 × 10)", band="high"
        ),
        Example({"age": 40, "ast": 20, "alt": 25, "platelets": 250}, 0.64, "by hand: 40 × 20 / (250 × 5)", band="low"),
    ),
)

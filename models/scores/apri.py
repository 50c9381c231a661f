"""APRI: liver fibrosis and cirrhosis from AST and platelets.

Source: Wai CT et al., Hepatology 2003;38:518–26, doi:10.1053/jhep.2003.50346 (formula and cut-points 0.50, 1.00,
1.50, 2.00).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import quantity
from models.vocabulary.laboratory import AST, PLATELETS

WAI = "Wai CT et al., Hepatology 2003;38:518–26, doi:10.1053/jhep.2003.50346"
AST_UPPER_LIMIT = quantity(
    "ast_upper_limit",
    "Giới hạn trên bình thường của AST",
    "Upper limit of normal of AST",
    "U/L",
    (15, 100),
    help=Text(vi="Theo phòng xét nghiệm; thường là 40 U/L.", en="As the laboratory states; often 40 U/L."),
)


def apri(*, ast: float, ast_upper_limit: float, platelets: float) -> float:
    """APRI; `ast` and its upper limit in U/L, `platelets` in 10⁹/L."""
    return ast / ast_upper_limit * 100 / platelets


SCORE = Score(
    name="apri",
    title=Text(vi="APRI (xơ hoá gan)", en="APRI (liver fibrosis)"),
    summary=Text(
        vi="Tỷ số AST trên tiểu cầu, ước lượng xơ hoá và xơ gan trong viêm gan virus mạn.",
        en="AST to platelet ratio, an estimate of fibrosis and cirrhosis in chronic viral hepatitis.",
    ),
    specialties=("gastroenterology", "tropical", "general"),
    inputs=(AST, AST_UPPER_LIMIT, PLATELETS),
    compute=apri,
    unit="1",
    decimals=2,
    directions={"ast": 1, "ast_upper_limit": -1, "platelets": -1},
    bands=(
        Band(
            name="low",
            display=Text(vi="≤ 0,5: ít khả năng xơ hoá đáng kể", en="≤ 0.5: significant fibrosis unlikely"),
            source=WAI,
        ),
        Band(
            name="indeterminate",
            above=0.5,
            display=Text(vi="0,5–1,5: chưa xác định", en="0.5–1.5: indeterminate"),
            source=WAI,
        ),
        Band(
            name="fibrosis",
            above=1.5,
            display=Text(vi="> 1,5: nhiều khả năng xơ hoá đáng kể", en="> 1.5: significant fibrosis likely"),
            indicator="warning",
            source=WAI,
        ),
        Band(
            name="cirrhosis",
            above=2.0,
            display=Text(vi="> 2: nhiều khả năng xơ gan", en="> 2: cirrhosis likely"),
            indicator="warning",
            source=WAI,
        ),
    ),
    citations=(Citation("Wai CT et al., Hepatology 2003;38:518–26", "10.1053/jhep.2003.50346"),),
    licence="published equation, free to use",
    population=Text(
        vi="Người lớn viêm gan C mạn; WHO cũng dùng cho viêm gan B.",
        en="Adults with chronic hepatitis C; WHO uses it for hepatitis B too.",
    ),
    cautions=(
        Text(
            vi="WHO 2024 (viêm gan B) dùng ngưỡng thấp hơn: > 0,5 xơ hoá đáng kể, > 1 xơ gan.",
            en="WHO 2024 (hepatitis B) uses lower cut-points: > 0.5 significant fibrosis, > 1 cirrhosis.",
        ),
    ),
    examples=(
        Example({"ast": 80, "ast_upper_limit": 40, "platelets": 100}, 2.0, "by hand: 80/40 × 100/100", band="fibrosis"),
        Example({"ast": 40, "ast_upper_limit": 40, "platelets": 200}, 0.5, "by hand: 40/40 × 100/200", band="low"),
    ),
)

"""Lille model: response to corticosteroids in alcoholic hepatitis after seven days.

Source: Louvet A et al., Hepatology 2007;45:1348–54, doi:10.1002/hep.21607: R = 3.19 − 0.101·age + 0.147·albumin day 0
+ 0.0165·(bilirubin day 0 − day 7) − 0.206·renal insufficiency (creatinine > 115 µmol/L) − 0.0065·bilirubin day 0 −
0.0096·PT (s).
"""

from __future__ import annotations

import math

from models import units
from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import quantity
from models.vocabulary.laboratory import ALBUMIN, BILIRUBIN, CREATININE
from models.vocabulary.liver import PROTHROMBIN_TIME
from models.vocabulary.person import AGE

LOUVET = "Louvet A et al., Hepatology 2007;45:1348–54, doi:10.1002/hep.21607"
BILIRUBIN_DAY_7 = quantity(
    "bilirubin_day_7",
    "Bilirubin toàn phần ngày 7",
    "Total bilirubin on day 7",
    "umol/L",
    (0.5, 1500),
    conversions=(units.mg_per_dl_to_umol_per_l(584.7),),
)
DAY_0 = Text(vi="Trước khi dùng corticoid (ngày 0).", en="Before corticosteroids (day 0).")


def lille(
    *, age: float, albumin: float, bilirubin: float, bilirubin_day_7: float, creatinine: float, prothrombin_time: float
) -> float:
    """Lille score 0–1; bilirubin and creatinine in µmol/L, albumin in g/L, prothrombin time in seconds."""
    renal = 0.206 if creatinine > 115 else 0.0
    r = (
        3.19
        - 0.101 * age
        + 0.147 * albumin
        + 0.0165 * (bilirubin - bilirubin_day_7)
        - renal
        - 0.0065 * bilirubin
        - 0.0096 * prothrombin_time
    )
    return 1 / (1 + math.exp(r))


SCORE = Score(
    name="lille",
    title=Text(vi="Mô hình Lille (viêm gan do rượu)", en="Lille model (alcoholic hepatitis)"),
    summary=Text(
        vi="Sau 7 ngày corticoid, nhận ra người không đáp ứng.",
        en="After seven days of corticosteroids, recognises those who do not respond.",
    ),
    specialties=("gastroenterology",),
    inputs=(
        AGE.within(18, None),
        ALBUMIN.told(help=DAY_0),
        BILIRUBIN.told(help=DAY_0),
        BILIRUBIN_DAY_7,
        CREATININE.told(help=DAY_0),
        PROTHROMBIN_TIME.told(help=DAY_0),
    ),
    compute=lille,
    unit="1",
    decimals=3,
    directions={"age": 1, "albumin": -1, "bilirubin": -1, "bilirubin_day_7": 1, "creatinine": 1, "prothrombin_time": 1},
    bands=(
        Band(
            name="responder",
            display=Text(vi="< 0,45: có đáp ứng", en="< 0.45: responder"),
            risk=Text(vi="sống còn 6 tháng 85 %", en="6-month survival 85 %"),
            source=LOUVET,
        ),
        Band(
            name="non_responder",
            minimum=0.45,
            display=Text(vi="≥ 0,45: không đáp ứng", en="≥ 0.45: non-responder"),
            advice=Text(vi="Xem xét ngừng corticoid.", en="Consider stopping corticosteroids."),
            indicator="critical",
            risk=Text(vi="sống còn 6 tháng 25 %", en="6-month survival 25 %"),
            source=LOUVET,
        ),
    ),
    citations=(Citation("Louvet A et al., Hepatology 2007;45:1348–54", "10.1002/hep.21607"),),
    licence="published equation, free to use",
    population=Text(
        vi="Người viêm gan do rượu nặng đã dùng corticoid 7 ngày.",
        en="Severe alcoholic hepatitis, treated with corticosteroids for seven days.",
    ),
    cautions=(
        Text(
            vi="Dùng các trị số trước corticoid và bilirubin ngày thứ 7.",
            en="Takes the values before corticosteroids and bilirubin of day 7.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 50,
                "albumin": 30,
                "bilirubin": 200,
                "bilirubin_day_7": 100,
                "creatinine": 80,
                "prothrombin_time": 20,
            },
            0.0625,
            "by hand: R = 3.19 − 5.05 + 4.41 + 1.65 − 1.30 − 0.192 = 2.708; 1/(1 + e^R)",
            tolerance=0.001,
            band="responder",
        ),
        Example(
            {
                "age": 50,
                "albumin": 25,
                "bilirubin": 200,
                "bilirubin_day_7": 250,
                "creatinine": 150,
                "prothrombin_time": 25,
            },
            0.6805,
            "by hand: R = 3.19 − 5.05 + 3.675 − 0.825 − 0.206 − 1.30 − 0.24 = −0.756; 1/(1 + e^R)",
            tolerance=0.001,
            band="non_responder",
        ),
    ),
)

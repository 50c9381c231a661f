"""Shock index in postpartum haemorrhage.

Source: Nathan HL et al., BJOG 2015;122:268–75, doi:10.1111/1471-0528.13206 (thresholds 0.9 and 1.7).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.vitals import HEART_RATE, SYSTOLIC_BP

NATHAN = "Nathan HL et al., BJOG 2015;122:268–75, doi:10.1111/1471-0528.13206"


def obstetric_shock_index(*, heart_rate: float, systolic_bp: float) -> float:
    """Heart rate per minute over systolic pressure in mmHg."""
    return heart_rate / systolic_bp


SCORE = Score(
    name="obstetric_shock_index",
    title=Text(vi="Chỉ số sốc sản khoa", en="Obstetric shock index"),
    summary=Text(
        vi="Nhịp tim chia huyết áp tâm thu, ở người chảy máu sau sinh.",
        en="Heart rate over systolic pressure in postpartum haemorrhage.",
    ),
    specialties=("obstetrics", "emergency"),
    inputs=(HEART_RATE, SYSTOLIC_BP),
    compute=obstetric_shock_index,
    unit="1",
    decimals=2,
    directions={"heart_rate": 1, "systolic_bp": -1},
    bands=(
        Band(name="reassuring", display=Text(vi="< 0,9: yên tâm hơn", en="< 0.9: reassuring"), source=NATHAN),
        Band(
            name="raised",
            minimum=0.9,
            display=Text(vi="≥ 0,9: tăng", en="≥ 0.9: raised"),
            advice=Text(
                vi="Đánh giá và chuyển nơi có điều kiện hồi sức.",
                en="Assess, refer to where resuscitation is possible.",
            ),
            indicator="warning",
            source=NATHAN,
        ),
        Band(
            name="urgent",
            minimum=1.7,
            display=Text(vi="≥ 1,7: cần can thiệp khẩn", en="≥ 1.7: urgent intervention"),
            indicator="critical",
            source=NATHAN,
        ),
    ),
    citations=(Citation(NATHAN, "10.1111/1471-0528.13206"),),
    licence="published ratio, free to use",
    population=Text(vi="Phụ nữ chảy máu sau sinh.", en="Women with postpartum haemorrhage."),
    cautions=(
        Text(
            vi="Chỉ số bình thường không loại trừ mất máu; lúc sản khoa bình thường là 0,7–0,9.",
            en="A normal index does not exclude bleeding; the normal obstetric range is 0.7–0.9.",
        ),
    ),
    examples=(
        Example({"heart_rate": 90, "systolic_bp": 100}, 0.9, "by hand: 90 / 100", band="raised"),
        Example({"heart_rate": 136, "systolic_bp": 80}, 1.7, "by hand: 136 / 80", band="urgent"),
    ),
)

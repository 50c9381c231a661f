"""ORBIT: the risk of major bleeding on anticoagulation for atrial fibrillation.

Source: O'Brien EC et al., Eur Heart J 2015;36:3258–64, doi:10.1093/eurheartj/ehv476 (points and observed bleeding).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.history import PREVIOUS_BLEEDING
from models.vocabulary.kidney import EGFR
from models.vocabulary.laboratory import HAEMATOCRIT, HAEMOGLOBIN
from models.vocabulary.person import AGE, SEX

OBRIEN = "O'Brien EC et al., Eur Heart J 2015;36:3258–64, doi:10.1093/eurheartj/ehv476 (n = 7411)"
LOW_HAEMOGLOBIN = {"male": 130.0, "female": 120.0}
LOW_HAEMATOCRIT = {"male": 40.0, "female": 36.0}

ANTIPLATELET = flag("on_antiplatelet", "Đang dùng thuốc kháng tiểu cầu", "On an antiplatelet")


def anaemia(sex: str, haemoglobin: float, haematocrit: float) -> float:
    """Two points below either limit of the sex."""
    return 2.0 if haemoglobin < LOW_HAEMOGLOBIN[sex] or haematocrit < LOW_HAEMATOCRIT[sex] else 0.0


SCORE = Score(
    name="orbit",
    title=Text(vi="Thang điểm chảy máu ORBIT", en="ORBIT bleeding score"),
    summary=Text(
        vi="Nguy cơ chảy máu nặng ở người rung nhĩ dùng thuốc chống đông.",
        en="The risk of major bleeding in patients with atrial fibrillation on anticoagulation.",
    ),
    specialties=("cardiology",),
    inputs=(AGE.within(minimum=18), SEX, HAEMOGLOBIN, HAEMATOCRIT, PREVIOUS_BLEEDING, EGFR, ANTIPLATELET),
    items=(
        by_steps(AGE, 0, at_least(75, 1)),
        Item(
            "anaemia",
            Text(vi="Hemoglobin hoặc hematocrit thấp", en="Low haemoglobin or haematocrit"),
            ("sex", "haemoglobin", "haematocrit"),
            anaemia,
            {"haemoglobin": (120, 130), "haematocrit": (36, 40)},
        ),
        if_true(PREVIOUS_BLEEDING, 2),
        by_steps(EGFR, 1, at_least(60, 0)),
        if_true(ANTIPLATELET, 1),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–2: nguy cơ thấp", en="0–2: low risk"),
            risk=Text(vi="2,4 lần chảy máu nặng/100 người-năm", en="2.4 major bleeds per 100 patient-years"),
            source=OBRIEN,
        ),
        Band(
            name="medium",
            minimum=3,
            display=Text(vi="3: nguy cơ trung bình", en="3: medium risk"),
            indicator="warning",
            risk=Text(vi="4,7 lần chảy máu nặng/100 người-năm", en="4.7 major bleeds per 100 patient-years"),
            source=OBRIEN,
        ),
        Band(
            name="high",
            minimum=4,
            display=Text(vi="≥ 4: nguy cơ cao", en="≥ 4: high risk"),
            indicator="critical",
            risk=Text(vi="8,1 lần chảy máu nặng/100 người-năm", en="8.1 major bleeds per 100 patient-years"),
            source=OBRIEN,
        ),
    ),
    citations=(Citation("O'Brien EC et al., Eur Heart J 2015;36:3258–64", "10.1093/eurheartj/ehv476"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn rung nhĩ dùng thuốc chống đông đường uống.",
        en="Adults with atrial fibrillation on oral anticoagulation.",
    ),
    cautions=(
        Text(
            vi="Điểm cao để sửa yếu tố nguy cơ, không để từ chối chống đông.",
            en="A high score is for correcting risk factors, not for denying anticoagulation.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 75,
                "sex": "male",
                "haemoglobin": 129,
                "haematocrit": 41,
                "previous_bleeding": True,
                "egfr": 59,
                "on_antiplatelet": True,
            },
            7,
            "by hand from the published points (the maximum)",
            band="high",
        ),
        Example(
            {
                "age": 74,
                "sex": "female",
                "haemoglobin": 125,
                "haematocrit": 37,
                "previous_bleeding": False,
                "egfr": 60,
                "on_antiplatelet": False,
            },
            0,
            "by hand from the published points",
            band="low",
        ),
    ),
)

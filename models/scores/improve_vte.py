"""IMPROVE: venous thrombo-embolism within three months in medical inpatients.

Source: Spyropoulos AC et al., Chest 2011;140:706–14, doi:10.1378/chest.10-1944 (seven-factor associative model).
Bands: 0–1, 2–3 and 4 and over, as guidance on prophylaxis groups them.
"""

from __future__ import annotations

from models.band import Band
from models.points import above, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.history import CANCER, THROMBOPHILIA
from models.vocabulary.person import AGE
from models.vocabulary.thrombosis import PREVIOUS_VTE

SPYROPOULOS = "Spyropoulos AC et al., Chest 2011;140:706–14, doi:10.1378/chest.10-1944 (n = 15,156)"

CANCER_5_YEARS = CANCER.told(
    display=Text(vi="Ung thư (đang hoạt động hoặc trong 5 năm qua)", en="Cancer (active or within the last 5 years)")
)
PARALYSIS = flag("lower_limb_paralysis", "Liệt chi dưới", "Lower-limb paralysis")
IMMOBILE = flag("immobilised_7_days", "Bất động từ 7 ngày", "Immobilised for 7 days or more")
UNIT = flag("in_intensive_or_coronary_care", "Nằm hồi sức hoặc hồi sức mạch vành", "In intensive or coronary care")

SCORE = Score(
    name="improve_vte",
    title=Text(vi="IMPROVE (huyết khối tĩnh mạch)", en="IMPROVE risk score for venous thrombo-embolism"),
    summary=Text(
        vi="Nguy cơ huyết khối tĩnh mạch trong 3 tháng ở người bệnh nội khoa nằm viện.",
        en="The three-month risk of venous thrombo-embolism in medical inpatients.",
    ),
    specialties=("general", "haematology", "cardiology"),
    inputs=(PREVIOUS_VTE, THROMBOPHILIA, PARALYSIS, CANCER_5_YEARS, IMMOBILE, UNIT, AGE.within(minimum=18)),
    items=(
        if_true(PREVIOUS_VTE, 3),
        if_true(THROMBOPHILIA, 2),
        if_true(PARALYSIS, 2),
        if_true(CANCER_5_YEARS, 2),
        if_true(IMMOBILE, 1),
        if_true(UNIT, 1),
        by_steps(AGE, 0, above(60, 1)),
    ),
    bands=(
        Band(name="low", display=Text(vi="0–1: nguy cơ thấp", en="0–1: low risk"), source=SPYROPOULOS),
        Band(
            name="moderate",
            minimum=2,
            display=Text(vi="2–3: nguy cơ trung bình", en="2–3: moderate risk"),
            indicator="warning",
            source=SPYROPOULOS,
        ),
        Band(
            name="high",
            minimum=4,
            display=Text(vi="≥ 4: nguy cơ cao", en="≥ 4: high risk"),
            indicator="critical",
            source=SPYROPOULOS,
        ),
    ),
    citations=(Citation("Spyropoulos AC et al., Chest 2011;140:706–14", "10.1378/chest.10-1944"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn nằm viện vì bệnh nội khoa cấp.", en="Adults admitted with an acute medical illness."),
    cautions=(
        Text(vi="Cân nhắc nguy cơ chảy máu trước khi dự phòng.", en="Weigh the risk of bleeding before prophylaxis."),
    ),
    examples=(
        Example(
            {
                "previous_vte": True,
                "thrombophilia": True,
                "lower_limb_paralysis": True,
                "cancer": True,
                "immobilised_7_days": True,
                "in_intensive_or_coronary_care": True,
                "age": 61,
            },
            12,
            "by hand (the maximum)",
            band="high",
        ),
        Example(
            {
                "previous_vte": False,
                "thrombophilia": False,
                "lower_limb_paralysis": False,
                "cancer": False,
                "immobilised_7_days": True,
                "in_intensive_or_coronary_care": False,
                "age": 60,
            },
            1,
            "by hand: 60 does not yet count",
            band="low",
        ),
    ),
)

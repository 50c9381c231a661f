"""ATRIA: major bleeding on warfarin for atrial fibrillation.

Source: Fang MC et al., J Am Coll Cardiol 2011;58:395–401, doi:10.1016/j.jacc.2011.03.031 (points and observed bleeding
in the whole cohort).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.history import HYPERTENSION, PREVIOUS_BLEEDING
from models.vocabulary.kidney import EGFR
from models.vocabulary.laboratory import HAEMOGLOBIN
from models.vocabulary.person import AGE, SEX

FANG = "Fang MC et al., J Am Coll Cardiol 2011;58:395–401, doi:10.1016/j.jacc.2011.03.031 (n = 9186)"
LOW_HAEMOGLOBIN = {"male": 130.0, "female": 120.0}

ANY_BLEEDING = PREVIOUS_BLEEDING.told(
    display=Text(vi="Từng được chẩn đoán chảy máu (bất kỳ)", en="Any haemorrhage diagnosed before")
)

SCORE = Score(
    name="atria_bleeding",
    version="1.1.0",
    title=Text(vi="ATRIA (nguy cơ chảy máu)", en="ATRIA bleeding score"),
    summary=Text(
        vi="Nguy cơ chảy máu nặng ở người rung nhĩ dùng warfarin.",
        en="The risk of major bleeding in patients with atrial fibrillation on warfarin.",
    ),
    specialties=("cardiology",),
    inputs=(SEX, HAEMOGLOBIN, EGFR, AGE.within(minimum=18), ANY_BLEEDING, HYPERTENSION),
    items=(
        Item(
            "anaemia",
            Text(vi="Thiếu máu (Hb < 130 g/L nam, < 120 g/L nữ)", en="Anaemia (Hb < 130 g/L men, < 120 g/L women)"),
            ("sex", "haemoglobin"),
            lambda sex, haemoglobin: 3.0 if haemoglobin < LOW_HAEMOGLOBIN[sex] else 0.0,
            {"haemoglobin": (120, 130)},
        ),
        by_steps(
            EGFR,
            3,
            at_least(30, 0),
            display=Text(
                vi="Bệnh thận nặng (eGFR < 30 hoặc lọc máu)", en="Severe kidney disease (eGFR < 30 or dialysis)"
            ),
        ),
        by_steps(AGE, 0, at_least(75, 2)),
        if_true(ANY_BLEEDING, 1),
        if_true(HYPERTENSION, 1),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–3: nguy cơ thấp", en="0–3: low risk"),
            risk=Text(vi="0,76 lần chảy máu nặng/100 người-năm", en="0.76 major bleeds per 100 patient-years"),
            source=FANG,
        ),
        Band(
            name="intermediate",
            minimum=4,
            display=Text(vi="4: nguy cơ trung bình", en="4: intermediate risk"),
            indicator="warning",
            risk=Text(vi="2,62 lần chảy máu nặng/100 người-năm", en="2.62 major bleeds per 100 patient-years"),
            source=FANG,
        ),
        Band(
            name="high",
            minimum=5,
            display=Text(vi="≥ 5: nguy cơ cao", en="≥ 5: high risk"),
            indicator="critical",
            risk=Text(vi="5,76 lần chảy máu nặng/100 người-năm", en="5.76 major bleeds per 100 patient-years"),
            source=FANG,
        ),
    ),
    citations=(Citation("Fang MC et al., J Am Coll Cardiol 2011;58:395–401", "10.1016/j.jacc.2011.03.031"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn rung nhĩ dùng warfarin.", en="Adults with atrial fibrillation on warfarin."),
    cautions=(
        Text(
            vi="Điểm cao để sửa yếu tố nguy cơ, không để từ chối chống đông.",
            en="A high score is for correcting risk factors, not for denying anticoagulation.",
        ),
    ),
    examples=(
        Example(
            {"sex": "male", "haemoglobin": 129, "egfr": 29, "age": 75, "previous_bleeding": True, "hypertension": True},
            10,
            "by hand (the maximum)",
            band="high",
        ),
        Example(
            {
                "sex": "female",
                "haemoglobin": 125,
                "egfr": 30,
                "age": 74,
                "previous_bleeding": False,
                "hypertension": True,
            },
            1,
            "by hand",
            band="low",
        ),
    ),
)

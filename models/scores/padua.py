"""Padua prediction score: venous thrombo-embolism in medical patients.

Source: Barbar S et al., J Thromb Haemost 2010;8:2450–7, doi:10.1111/j.1538-7836.2010.04044.x (table 1: points; 4 and
over is high risk).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.cardiac import REDUCED_MOBILITY
from models.vocabulary.declare import flag
from models.vocabulary.history import CANCER, THROMBOPHILIA
from models.vocabulary.person import AGE, BMI
from models.vocabulary.thrombosis import PREVIOUS_VTE

BARBAR = "Barbar S et al., J Thromb Haemost 2010;8:2450–7, doi:10.1111/j.1538-7836.2010.04044.x (n = 1180)"

SURGERY = flag(
    "trauma_or_surgery_within_month",
    "Chấn thương hoặc phẫu thuật trong 1 tháng qua",
    "Trauma or surgery within the last month",
)
FAILURE = flag(
    "heart_or_respiratory_failure", "Suy tim hoặc suy hô hấp", "Heart or respiratory failure", icd10=("I50", "J96")
)
INFARCT = flag(
    "acute_mi_or_stroke",
    "Nhồi máu cơ tim cấp hoặc đột quỵ thiếu máu não (đợt này)",
    "Acute myocardial infarction or ischaemic stroke (this admission)",
)
INFECTION = flag(
    "acute_infection_or_rheumatic", "Nhiễm trùng cấp hoặc bệnh thấp khớp", "Acute infection or rheumatological disorder"
)
HORMONES = flag("hormonal_treatment", "Đang điều trị nội tiết tố", "On hormonal treatment")

SCORE = Score(
    name="padua",
    version="1.2.0",
    title=Text(vi="Thang điểm Padua", en="Padua prediction score"),
    summary=Text(
        vi="Nguy cơ huyết khối tĩnh mạch ở người bệnh nội khoa nằm viện.",
        en="The risk of venous thrombo-embolism in medical inpatients.",
    ),
    specialties=("general", "haematology", "cardiology"),
    inputs=(
        CANCER,
        PREVIOUS_VTE,
        REDUCED_MOBILITY,
        THROMBOPHILIA,
        SURGERY,
        AGE.within(minimum=18),
        FAILURE,
        INFARCT,
        INFECTION,
        BMI,
        HORMONES,
    ),
    items=(
        if_true(CANCER, 3),
        if_true(PREVIOUS_VTE, 3),
        if_true(REDUCED_MOBILITY, 3),
        if_true(THROMBOPHILIA, 3),
        if_true(SURGERY, 2),
        by_steps(AGE, 0, at_least(70, 1)),
        if_true(FAILURE, 1),
        if_true(INFARCT, 1),
        if_true(INFECTION, 1),
        by_steps(BMI, 0, at_least(30, 1)),
        if_true(HORMONES, 1),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–3: nguy cơ thấp", en="0–3: low risk"),
            risk=Text(vi="0,3% huyết khối trong 90 ngày", en="0.3% thrombo-embolism in 90 days"),
            source=BARBAR,
        ),
        Band(
            name="high",
            minimum=4,
            display=Text(vi="≥ 4: nguy cơ cao", en="≥ 4: high risk"),
            advice=Text(
                vi="Dự phòng huyết khối bằng thuốc nếu không có chống chỉ định.",
                en="Drug prophylaxis unless contraindicated.",
            ),
            indicator="warning",
            risk=Text(
                vi="11,0% huyết khối trong 90 ngày khi không dự phòng",
                en="11.0% thrombo-embolism in 90 days without prophylaxis",
            ),
            source=BARBAR,
        ),
    ),
    citations=(Citation("Barbar S et al., J Thromb Haemost 2010;8:2450–7", "10.1111/j.1538-7836.2010.04044.x"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn nằm viện khoa nội.", en="Adults admitted to a medical ward."),
    cautions=(
        Text(vi="Cân nhắc nguy cơ chảy máu trước khi dự phòng.", en="Weigh the risk of bleeding before prophylaxis."),
    ),
    examples=(
        Example(
            {
                "cancer": True,
                "previous_vte": True,
                "reduced_mobility": True,
                "thrombophilia": True,
                "trauma_or_surgery_within_month": True,
                "age": 70,
                "heart_or_respiratory_failure": True,
                "acute_mi_or_stroke": True,
                "acute_infection_or_rheumatic": True,
                "bmi": 30,
                "hormonal_treatment": True,
            },
            20,
            "by hand from table 1 (the maximum)",
            band="high",
        ),
        Example(
            {
                "cancer": False,
                "previous_vte": False,
                "reduced_mobility": True,
                "thrombophilia": False,
                "trauma_or_surgery_within_month": False,
                "age": 69,
                "heart_or_respiratory_failure": False,
                "acute_mi_or_stroke": False,
                "acute_infection_or_rheumatic": False,
                "bmi": 22,
                "hormonal_treatment": False,
            },
            3,
            "by hand from table 1",
            band="low",
        ),
    ),
)

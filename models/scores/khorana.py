"""Khorana score: venous thromboembolism under chemotherapy.

Source: Khorana AA et al., Blood 2008;111:4902–7, doi:10.1182/blood-2007-10-116327 (points; rates of 2.5 months in the
validation cohort).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, at_least, by_option, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag
from models.vocabulary.laboratory import HAEMOGLOBIN, PLATELETS, WBC
from models.vocabulary.person import BMI

KHORANA = "Khorana AA et al., Blood 2008;111:4902–7, doi:10.1182/blood-2007-10-116327"
SITE = choice(
    "cancer_site",
    "Vị trí ung thư",
    "Site of cancer",
    (
        ("very_high", "Dạ dày, tuỵ", "Stomach, pancreas"),
        (
            "high",
            "Phổi, u lympho, phụ khoa, bàng quang, tinh hoàn",
            "Lung, lymphoma, gynaecological, bladder, testicular",
        ),
        ("other", "Vị trí khác", "Any other"),
    ),
)
ESA = flag(
    "erythropoiesis_stimulating_agent",
    "Đang dùng thuốc kích thích tạo hồng cầu",
    "On an erythropoiesis-stimulating agent",
)
SCORE = Score(
    name="khorana",
    title=Text(vi="Khorana (huyết khối do ung thư)", en="Khorana (cancer-associated thrombosis)"),
    summary=Text(
        vi="Nguy cơ huyết khối tĩnh mạch ở người ung thư bắt đầu hoá trị ngoại trú.",
        en="Risk of venous thromboembolism in ambulatory patients who begin chemotherapy.",
    ),
    specialties=("oncology", "haematology"),
    inputs=(SITE, PLATELETS, HAEMOGLOBIN, ESA, WBC, BMI),
    items=(
        by_option(SITE, {"very_high": 2, "high": 1, "other": 0}),
        by_steps(PLATELETS, 0, at_least(350, 1)),
        Item(
            "anaemia",
            Text(vi="Hb < 100 g/L hoặc thuốc tạo hồng cầu", en="Haemoglobin < 100 g/L or erythropoietin"),
            ("haemoglobin", "erythropoiesis_stimulating_agent"),
            lambda level, is_treated: 1.0 if is_treated or level < 100 else 0.0,
            {"haemoglobin": (100,)},
        ),
        by_steps(WBC, 0, above(11, 1)),
        by_steps(BMI, 0, at_least(35, 1)),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0: nguy cơ thấp", en="0: low risk"),
            risk=Text(vi="0,3 % trong 2,5 tháng", en="0.3 % within 2.5 months"),
            source=KHORANA,
        ),
        Band(
            name="intermediate",
            minimum=1,
            display=Text(vi="1–2: nguy cơ trung bình", en="1–2: intermediate risk"),
            risk=Text(vi="2,0 % trong 2,5 tháng", en="2.0 % within 2.5 months"),
            source=KHORANA,
        ),
        Band(
            name="high",
            minimum=3,
            display=Text(vi="≥ 3: nguy cơ cao", en="≥ 3: high risk"),
            advice=Text(
                vi="Xem xét dự phòng huyết khối nếu nguy cơ chảy máu thấp.",
                en="Consider thromboprophylaxis if the risk of bleeding is low.",
            ),
            indicator="warning",
            risk=Text(vi="6,7 % trong 2,5 tháng", en="6.7 % within 2.5 months"),
            source=KHORANA,
        ),
    ),
    citations=(Citation("Khorana AA et al., Blood 2008;111:4902–7", "10.1182/blood-2007-10-116327"),),
    licence="published points table, free to use",
    population=Text(
        vi="Người lớn ung thư trước đợt hoá trị mới.", en="Adults with cancer before a new course of chemotherapy."
    ),
    cautions=(
        Text(
            vi="Kém phân biệt ở ung thư phổi; không dùng cho u não và đa u tuỷ.",
            en="Separates poorly in lung cancer; not for brain tumours and myeloma.",
        ),
    ),
    examples=(
        Example(
            {
                "cancer_site": "very_high",
                "platelets": 350,
                "haemoglobin": 99,
                "erythropoiesis_stimulating_agent": False,
                "wbc": 11.1,
                "bmi": 35,
            },
            6,
            "by hand: the greatest score",
            band="high",
        ),
        Example(
            {
                "cancer_site": "other",
                "platelets": 349,
                "haemoglobin": 100,
                "erythropoiesis_stimulating_agent": False,
                "wbc": 11,
                "bmi": 34.9,
            },
            0,
            "by hand: every value short of its limit",
            band="low",
        ),
    ),
)

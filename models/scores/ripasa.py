"""RIPASA: acute appendicitis in Asian patients.

Source: Chong CF et al., Singapore Med J 2010;51:220–5 (PMID 20428744; fourteen rows, the fifteenth – a foreign
identity card – is left out as it is only for Brunei); cut-point 7.5 of Chong CF et al., Singapore Med J 2011;52:340–5
(PMID 21633767).
"""

from __future__ import annotations

from models.band import Band
from models.clinical_input import Conversion
from models.points import Item, above, at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag, quantity
from models.vocabulary.laboratory import WBC
from models.vocabulary.liver import (
    ANOREXIA,
    NAUSEA_OR_VOMITING,
    PAIN_MIGRATED,
    REBOUND_TENDERNESS,
    RIGHT_ILIAC_PAIN,
    RLQ_TENDERNESS,
)
from models.vocabulary.person import AGE, SEX
from models.vocabulary.vitals import TEMPERATURE

CHONG = "Chong CF et al., Singapore Med J 2011;52:340–5 (PMID 21633767): cut-point 7.5"
GUIDE = "Chong CF et al., Singapore Med J 2010;51:220–5 (PMID 20428744): groups 5, 7.5, 12"
GUARDING = flag("rif_guarding", "Đề kháng hố chậu phải", "Guarding in the right iliac fossa")
ROVSING = flag("rovsing_sign", "Dấu Rovsing", "Rovsing's sign")
URINE = flag(
    "urinalysis_negative",
    "Tổng phân tích nước tiểu bình thường",
    "Negative urinalysis",
    help=Text(vi="Không có hồng cầu, bạch cầu, vi khuẩn.", en="No blood, neutrophils or bacteria."),
)
HOURS = quantity(
    "symptom_duration",
    "Thời gian từ khi có triệu chứng",
    "Duration of symptoms",
    "h",
    (0, 720),
    conversions=(Conversion(unit="d", factor=24.0),),
)


def fever_points(temperature: float) -> float:
    """1 between 37 and 39 °C, both ends excluded."""
    return 1.0 if 37 < temperature < 39 else 0.0


SCORE = Score(
    name="ripasa",
    version="1.1.0",
    title=Text(vi="RIPASA (viêm ruột thừa ở người châu Á)", en="RIPASA (appendicitis in Asians)"),
    summary=Text(
        vi="Khả năng viêm ruột thừa cấp, xây dựng ở người châu Á.",
        en="Likelihood of acute appendicitis, made in an Asian population.",
    ),
    specialties=("surgery", "emergency"),
    inputs=(
        SEX,
        AGE.within(5, None),
        RIGHT_ILIAC_PAIN,
        PAIN_MIGRATED,
        ANOREXIA,
        NAUSEA_OR_VOMITING,
        HOURS,
        RLQ_TENDERNESS,
        GUARDING,
        REBOUND_TENDERNESS,
        ROVSING,
        TEMPERATURE,
        WBC.fresh(24),
        URINE,
    ),
    items=(
        by_option(SEX, {"male": 1.0, "female": 0.5}),
        by_steps(AGE, 1.0, at_least(40, 0.5)),
        if_true(RIGHT_ILIAC_PAIN, 0.5),
        if_true(PAIN_MIGRATED, 0.5),
        if_true(ANOREXIA, 1),
        if_true(NAUSEA_OR_VOMITING, 1),
        by_steps(HOURS, 1.0, above(48, 0.5)),
        if_true(RLQ_TENDERNESS, 1),
        if_true(GUARDING, 2),
        if_true(REBOUND_TENDERNESS, 1),
        if_true(ROVSING, 2),
        Item(
            "fever",
            Text(vi="Sốt trên 37 đến dưới 39 °C", en="Fever above 37 and below 39 °C"),
            ("temperature",),
            fever_points,
            {"temperature": (37, 39)},
        ),
        by_steps(WBC, 0, above(10, 1)),
        if_true(URINE, 1),
    ),
    decimals=1,
    bands=(
        Band(name="unlikely", display=Text(vi="< 5: ít khả năng", en="< 5: unlikely"), source=GUIDE),
        Band(
            name="low",
            minimum=5,
            display=Text(vi="5–7: khả năng thấp", en="5–7: low probability"),
            advice=Text(
                vi="Theo dõi, tính lại sau 1–2 giờ, siêu âm.", en="Observe, score again in 1–2 hours, ultrasound."
            ),
            source=GUIDE,
        ),
        Band(
            name="high",
            minimum=7.5,
            display=Text(vi="7,5–11,5: khả năng cao", en="7.5–11.5: high probability"),
            advice=Text(vi="Hội chẩn ngoại khoa.", en="Surgical opinion."),
            indicator="warning",
            risk=Text(
                vi="độ nhạy 98 %, độ đặc hiệu 81,3 % ở ngưỡng 7,5", en="sensitivity 98 %, specificity 81.3 % at 7.5"
            ),
            source=CHONG,
        ),
        Band(
            name="definite",
            minimum=12,
            display=Text(vi="≥ 12: gần như chắc chắn", en="≥ 12: definite"),
            advice=Text(vi="Hội chẩn ngoại khoa.", en="Surgical opinion."),
            indicator="critical",
            source=GUIDE,
        ),
    ),
    citations=(
        Citation("Chong CF et al., Singapore Med J 2010;51:220–5", url="https://pubmed.ncbi.nlm.nih.gov/20428744/"),
        Citation("Chong CF et al., Singapore Med J 2011;52:340–5", url="https://pubmed.ncbi.nlm.nih.gov/21633767/"),
    ),
    licence="published points table, free to use",
    population=Text(vi="Người châu Á đau hố chậu phải.", en="Asian patients with pain in the right iliac fossa."),
    cautions=(
        Text(
            vi="Không đủ để chỉ định mổ; kết hợp hình ảnh.", en="Not enough to decide on surgery; combine with imaging."
        ),
    ),
    examples=(
        Example(
            {
                "sex": "male",
                "age": 25,
                "right_iliac_pain": True,
                "pain_migrated": True,
                "anorexia": True,
                "nausea_or_vomiting": True,
                "symptom_duration": 24,
                "rlq_tenderness": True,
                "rif_guarding": True,
                "rebound_tenderness": True,
                "rovsing_sign": True,
                "temperature": 38,
                "wbc": 14,
                "urinalysis_negative": True,
            },
            15.0,
            "by hand: the greatest score without the identity card",
            band="definite",
        ),
        Example(
            {
                "sex": "female",
                "age": 45,
                "right_iliac_pain": True,
                "pain_migrated": False,
                "anorexia": False,
                "nausea_or_vomiting": True,
                "symptom_duration": 72,
                "rlq_tenderness": True,
                "rif_guarding": False,
                "rebound_tenderness": False,
                "rovsing_sign": False,
                "temperature": 36.8,
                "wbc": 8,
                "urinalysis_negative": True,
            },
            5.0,
            "by hand: 0.5 + 0.5 + 0.5 + 1 + 0.5 + 1 + 1",
            band="low",
        ),
    ),
)

"""Adult appendicitis score.

Source: Sammalkorpi HE et al., BMC Gastroenterol 2014;14:114, doi:10.1186/1471-230X-14-114 (points; CRP counts by the
duration of symptoms; groups ≤ 10, 11–15 and ≥ 16).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.score_tables.graded import by_grade, graded
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.laboratory import CRP, WBC
from models.vocabulary.liver import NEUTROPHIL_PERCENT, PAIN_MIGRATED, RIGHT_ILIAC_PAIN, RLQ_TENDERNESS
from models.vocabulary.person import AGE, SEX

SAMMALKORPI = "Sammalkorpi HE et al., BMC Gastroenterol 2014;14:114, doi:10.1186/1471-230X-14-114"
GUARDING = graded(
    "guarding_grade",
    "Đề kháng thành bụng",
    "Guarding",
    ("0", "Không", "None"),
    ("2", "Nhẹ", "Mild"),
    ("4", "Vừa hoặc nặng", "Moderate or severe"),
)
EARLY = flag("symptoms_under_24h", "Triệu chứng dưới 24 giờ", "Symptoms for less than 24 hours")
EARLY_CRP = ((83, 1.0), (25, 5.0), (11, 3.0), (4, 2.0))
LATE_CRP = ((152, 1.0), (12, 2.0))


def tenderness_points(is_tender: bool, sex: str, age: float) -> float:
    """3, but 1 for women below 50."""
    if not is_tender:
        return 0.0
    return 1.0 if sex == "female" and age < 50 else 3.0


def crp_points(crp: float, is_early: bool) -> float:
    """Points of CRP in mg/L; it rises late, so the limits differ by the duration."""
    return next((points for limit, points in (EARLY_CRP if is_early else LATE_CRP) if crp >= limit), 0.0)


SCORE = Score(
    name="adult_appendicitis",
    version="1.1.0",
    title=Text(vi="Điểm viêm ruột thừa người lớn (AAS)", en="Adult appendicitis score"),
    summary=Text(
        vi="Khả năng viêm ruột thừa cấp ở người lớn, xét CRP theo thời gian bệnh.",
        en="Likelihood of acute appendicitis in adults, weighing CRP by the duration.",
    ),
    specialties=("surgery", "emergency"),
    inputs=(
        AGE.within(16, None),
        SEX,
        RIGHT_ILIAC_PAIN,
        PAIN_MIGRATED,
        RLQ_TENDERNESS,
        GUARDING,
        WBC.fresh(24),
        NEUTROPHIL_PERCENT,
        CRP.fresh(24),
        EARLY,
    ),
    items=(
        if_true(RIGHT_ILIAC_PAIN, 2),
        if_true(PAIN_MIGRATED, 2),
        Item(
            "rlq_tenderness",
            Text(vi="Ấn đau hố chậu phải", en="Tenderness in the right lower quadrant"),
            ("rlq_tenderness", "sex", "age"),
            tenderness_points,
            {"age": (50,)},
        ),
        by_grade(GUARDING),
        by_steps(WBC, 0, at_least(7.2, 1), at_least(10.9, 2), at_least(14.0, 3)),
        by_steps(NEUTROPHIL_PERCENT, 0, at_least(62, 2), at_least(75, 3), at_least(83, 4)),
        Item(
            "crp",
            Text(vi="CRP theo thời gian bệnh", en="CRP by duration"),
            ("crp", "symptoms_under_24h"),
            crp_points,
            {"crp": (4, 11, 12, 25, 83, 152)},
        ),
    ),
    bands=(
        Band(name="low", display=Text(vi="≤ 10: khả năng thấp", en="≤ 10: low probability"), source=SAMMALKORPI),
        Band(
            name="intermediate",
            minimum=11,
            display=Text(vi="11–15: trung gian", en="11–15: intermediate"),
            advice=Text(vi="Chẩn đoán hình ảnh.", en="Imaging."),
            indicator="warning",
            source=SAMMALKORPI,
        ),
        Band(
            name="high",
            minimum=16,
            display=Text(vi="≥ 16: khả năng cao", en="≥ 16: high probability"),
            advice=Text(vi="Hội chẩn ngoại khoa.", en="Surgical opinion."),
            indicator="critical",
            source=SAMMALKORPI,
        ),
    ),
    citations=(Citation(SAMMALKORPI, "10.1186/1471-230X-14-114"),),
    licence="published points table (open access), free to use",
    population=Text(
        vi="Người từ 16 tuổi nghi viêm ruột thừa.", en="Patients of 16 and over with suspected appendicitis."
    ),
    cautions=(Text(vi="Không đủ để chỉ định mổ.", en="Not enough to decide on surgery."),),
    examples=(
        Example(
            {
                "age": 30,
                "sex": "male",
                "right_iliac_pain": True,
                "pain_migrated": True,
                "rlq_tenderness": True,
                "guarding_grade": "4",
                "wbc": 14,
                "neutrophil_percent": 83,
                "crp": 25,
                "symptoms_under_24h": True,
            },
            23,
            "by hand: the greatest score",
            band="high",
        ),
        Example(
            {
                "age": 30,
                "sex": "female",
                "right_iliac_pain": True,
                "pain_migrated": False,
                "rlq_tenderness": True,
                "guarding_grade": "0",
                "wbc": 8,
                "neutrophil_percent": 70,
                "crp": 5,
                "symptoms_under_24h": False,
            },
            6,
            "by hand: 2 + 1 + 1 + 2",
            band="low",
        ),
    ),
)

"""Severity of diabetic ketoacidosis (ADA 2009).

Source: Kitabchi AE et al. (American Diabetes Association), Diabetes Care 2009;32:1335–43, doi:10.2337/dc09-9032 (table
1: pH, bicarbonate and mental status). The consensus of 2024 (doi:10.2337/dci24-0032) keeps the same pH and bicarbonate
limits.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice
from models.vocabulary.laboratory import ARTERIAL_PH, BICARBONATE

KITABCHI = "Kitabchi AE et al. (ADA), Diabetes Care 2009;32:1335–43, doi:10.2337/dc09-9032"
MENTAL_GRADE = {"alert": 0, "drowsy": 2, "stupor": 3}

MENTAL = choice(
    "dka_mental_status",
    "Ý thức",
    "Mental status",
    (("alert", "Tỉnh", "Alert"), ("drowsy", "Ngủ gà", "Drowsy"), ("stupor", "Sững sờ hoặc hôn mê", "Stupor or coma")),
)


def by_ph(arterial_ph: float) -> int:
    """0 above 7.30, then mild, moderate, severe."""
    return 0 if arterial_ph > 7.30 else 1 if arterial_ph >= 7.25 else 2 if arterial_ph >= 7.00 else 3


def by_bicarbonate(bicarbonate: float) -> int:
    """0 above 18 mmol/L, then mild, moderate, severe."""
    return 0 if bicarbonate > 18 else 1 if bicarbonate >= 15 else 2 if bicarbonate >= 10 else 3


def dka_severity(*, arterial_ph: float, bicarbonate: float, dka_mental_status: str) -> float:
    """0 when there is no acidosis, else the worst of the three grades."""
    chemistry = max(by_ph(arterial_ph), by_bicarbonate(bicarbonate))
    return max(chemistry, MENTAL_GRADE[dka_mental_status]) if chemistry else 0


SCORE = Score(
    name="dka_severity",
    version="1.2.0",
    title=Text(vi="Mức độ nhiễm toan ceton đái tháo đường (ADA)", en="Severity of diabetic ketoacidosis (ADA)"),
    summary=Text(
        vi="Mức độ nặng khi đã có tăng đường huyết và ceton máu hoặc niệu dương tính.",
        en="How severe ketoacidosis is, once high glucose and ketones are established.",
    ),
    specialties=("endocrinology", "emergency", "intensive_care"),
    inputs=(ARTERIAL_PH, BICARBONATE.fresh(24), MENTAL),
    compute=dka_severity,
    directions={"arterial_ph": -1, "bicarbonate": -1},
    bands=(
        Band(
            name="none",
            display=Text(vi="Không đủ tiêu chuẩn nhiễm toan", en="Criteria of acidosis not met"),
            source=KITABCHI,
        ),
        Band(name="mild", minimum=1, display=Text(vi="Nhẹ", en="Mild"), indicator="warning", source=KITABCHI),
        Band(name="moderate", minimum=2, display=Text(vi="Vừa", en="Moderate"), indicator="critical", source=KITABCHI),
        Band(
            name="severe",
            minimum=3,
            display=Text(vi="Nặng", en="Severe"),
            advice=Text(vi="Cân nhắc hồi sức tích cực.", en="Consider intensive care."),
            indicator="critical",
            source=KITABCHI,
        ),
    ),
    citations=(
        Citation("Kitabchi AE et al. (ADA), Diabetes Care 2009;32:1335–43", "10.2337/dc09-9032"),
        Citation("Umpierrez GE et al., Diabetes Care 2024;47:1257–75", "10.2337/dci24-0032"),
    ),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn đái tháo đường, tăng đường huyết và có ceton.",
        en="Adults with diabetes, high glucose and ketones.",
    ),
    cautions=(
        Text(
            vi="Cần có ceton và đường huyết cao mới là nhiễm toan ceton; trẻ em có phân độ riêng (ISPAD).",
            en="Ketones and high glucose make the diagnosis; children have their own grades (ISPAD).",
        ),
    ),
    examples=(
        Example(
            {"arterial_ph": 7.28, "bicarbonate": 16, "dka_mental_status": "alert"},
            1,
            "by hand from table 1",
            band="mild",
        ),
        Example(
            {"arterial_ph": 7.1, "bicarbonate": 9, "dka_mental_status": "drowsy"},
            3,
            "by hand from table 1: bicarbonate below 10",
            band="severe",
        ),
    ),
)

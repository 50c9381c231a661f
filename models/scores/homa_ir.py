"""HOMA-IR insulin resistance.

Source: Matthews DR et al., Diabetologia 1985;28:412–9, doi:10.1007/BF00280883: glucose (mmol/L) · insulin (mU/L) /
22.5.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.metabolic import FASTING_GLUCOSE, FASTING_INSULIN


def homa_ir(*, fasting_glucose: float, fasting_insulin: float) -> float:
    """HOMA-IR; glucose in mmol/L, insulin in mU/L, both fasting."""
    return fasting_glucose * fasting_insulin / 22.5


SCORE = Score(
    name="homa_ir",
    title=Text(vi="Chỉ số kháng insulin HOMA-IR", en="HOMA-IR insulin resistance"),
    summary=Text(
        vi="Ước tính mức kháng insulin từ đường huyết và insulin lúc đói.",
        en="Estimates insulin resistance from fasting glucose and insulin.",
    ),
    specialties=("endocrinology",),
    inputs=(
        FASTING_GLUCOSE,
        FASTING_INSULIN,
    ),
    unit="1",
    compute=homa_ir,
    directions={"fasting_glucose": 1, "fasting_insulin": 1},
    decimals=2,
    higher_is="worse",
    citations=(Citation("Matthews DR et al., Diabetologia 1985;28:412–9", "10.1007/BF00280883"),),
    licence="published formula, free to use",
    population=Text(vi="Người không dùng insulin, lấy máu lúc đói.", en="People without insulin treatment, fasting."),
    cautions=(
        Text(
            vi="Không có ngưỡng chung; tuỳ xét nghiệm insulin và dân số.",
            en="There is no common cut-point; it depends on the insulin assay and the population.",
        ),
    ),
    examples=(
        Example(
            {"fasting_glucose": 4.5, "fasting_insulin": 5.0},
            1.0,
            "the model's reference: normal resistance is 1",
            tolerance=1e-06,
        ),
        Example({"fasting_glucose": 6.0, "fasting_insulin": 15}, 4.0, "by hand: 90 / 22.5", tolerance=1e-06),
    ),
)

"""BISAP: death in hospital of acute pancreatitis, from the first 24 hours.

Source: Wu BU et al., Gut 2008;57:1698–703, doi:10.1136/gut.2008.152702 (BUN > 25 mg/dL = 8.9 mmol/L, held
at 8.93 so that exactly 25 mg/dL does not count; SIRS of at least 2 of 4).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.laboratory import UREA, WBC
from models.vocabulary.liver import PLEURAL_EFFUSION
from models.vocabulary.person import AGE
from models.vocabulary.vitals import HEART_RATE, RESPIRATORY_RATE, TEMPERATURE

WU = "Wu BU et al., Gut 2008;57:1698–703, doi:10.1136/gut.2008.152702"
MENTAL = flag("impaired_mental_status", "Rối loạn ý thức (Glasgow < 15)", "Impaired mental status (Glasgow < 15)")


def sirs_points(temperature: float, heart_rate: float, respiratory_rate: float, wbc: float) -> float:
    """1 when at least two of the four SIRS criteria hold."""
    met = ((temperature > 38) | (temperature < 36), heart_rate > 90, respiratory_rate > 20, (wbc > 12) | (wbc < 4))
    return 1.0 if sum(met) >= 2 else 0.0


SCORE = Score(
    name="bisap",
    version="1.2.0",
    title=Text(vi="BISAP (viêm tuỵ cấp)", en="BISAP (acute pancreatitis)"),
    summary=Text(
        vi="Dự báo tử vong do viêm tuỵ cấp trong 24 giờ đầu.",
        en="Predicts death of acute pancreatitis within the first 24 hours.",
    ),
    specialties=("gastroenterology", "emergency", "surgery"),
    inputs=(
        UREA.fresh(24),
        MENTAL,
        TEMPERATURE,
        HEART_RATE,
        RESPIRATORY_RATE,
        WBC.fresh(24),
        AGE.within(18, None),
        PLEURAL_EFFUSION,
    ),
    items=(
        by_steps(UREA, 0, above(8.93, 1)),
        if_true(MENTAL, 1),
        Item(
            "sirs",
            Text(vi="SIRS (≥ 2 tiêu chuẩn)", en="SIRS (2 criteria or more)"),
            ("temperature", "heart_rate", "respiratory_rate", "wbc"),
            sirs_points,
            {"temperature": (36, 38), "heart_rate": (90,), "respiratory_rate": (20,), "wbc": (4, 12)},
        ),
        by_steps(AGE, 0, above(60, 1)),
        if_true(PLEURAL_EFFUSION, 1),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–2: nguy cơ thấp", en="0–2: low risk"),
            risk=Text(vi="tử vong dưới 2 %", en="mortality under 2 %"),
            source=WU,
        ),
        Band(
            name="high",
            minimum=3,
            display=Text(vi="≥ 3: nguy cơ cao", en="≥ 3: high risk"),
            indicator="critical",
            source=WU,
        ),
    ),
    citations=(Citation("Wu BU et al., Gut 2008;57:1698–703", "10.1136/gut.2008.152702"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn viêm tuỵ cấp.", en="Adults with acute pancreatitis."),
    cautions=(
        Text(
            vi="Ở đây SIRS không xét PaCO₂ < 32 mmHg và bạch cầu non > 10 %.",
            en="SIRS is judged here without PaCO₂ < 32 mmHg and without band forms > 10 %.",
        ),
    ),
    examples=(
        Example(
            {
                "urea": 8.9,
                "impaired_mental_status": False,
                "temperature": 38,
                "heart_rate": 90,
                "respiratory_rate": 20,
                "wbc": 12,
                "age": 60,
                "pleural_effusion": False,
            },
            0,
            "by hand: every value at its limit",
            band="low",
        ),
        Example(
            {
                "urea": 9,
                "impaired_mental_status": True,
                "temperature": 38.1,
                "heart_rate": 91,
                "respiratory_rate": 20,
                "wbc": 12,
                "age": 61,
                "pleural_effusion": True,
            },
            5,
            "by hand: all five",
            band="high",
        ),
    ),
)

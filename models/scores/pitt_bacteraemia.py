"""Pitt bacteraemia score: severity of a bloodstream infection within 48 hours of the positive culture.

Source: Paterson DL et al., Ann Intern Med 2004;140:26–32, doi:10.7326/0003-4819-140-1-200401060-00008 (appendix
table); cut-point 4: Henderson H et al., Clin Infect Dis 2020;70:1826–33, doi:10.1093/cid/ciz528.
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag
from models.vocabulary.vitals import CARDIAC_ARREST, MECHANICALLY_VENTILATED, TEMPERATURE

HENDERSON = "Henderson H et al., Clin Infect Dis 2020;70:1826–33, doi:10.1093/cid/ciz528"

HYPOTENSION = flag(
    "pitt_hypotension",
    "Tụt huyết áp cấp (giảm tâm thu > 30 và tâm trương > 20 mmHg), hoặc dùng vận mạch, hoặc tâm thu < 90 mmHg",
    "Acute hypotension (drop of > 30 systolic and > 20 diastolic), vasopressors, or systolic < 90 mmHg",
)
MENTAL = choice(
    "pitt_mental_status",
    "Ý thức",
    "Mental status",
    (
        ("alert", "Tỉnh táo", "Alert"),
        ("disoriented", "Mất định hướng", "Disoriented"),
        ("stuporous", "Lơ mơ", "Stuporous"),
        ("comatose", "Hôn mê", "Comatose"),
    ),
)

SCORE = Score(
    name="pitt_bacteraemia",
    title=Text(vi="Điểm Pitt (nhiễm khuẩn huyết)", en="Pitt bacteraemia score"),
    summary=Text(
        vi="Mức độ nặng của nhiễm khuẩn huyết; giá trị xấu nhất trong 48 giờ quanh lần cấy dương tính.",
        en="Severity of bloodstream infection; worst values within 48 hours of the positive culture.",
    ),
    specialties=("tropical", "intensive_care", "emergency"),
    inputs=(TEMPERATURE, HYPOTENSION, MECHANICALLY_VENTILATED, CARDIAC_ARREST, MENTAL),
    items=(
        by_steps(TEMPERATURE, 2, above(35, 1), above(36, 0), at_least(39, 1), at_least(40, 2)),
        if_true(HYPOTENSION, 2),
        if_true(MECHANICALLY_VENTILATED, 2),
        if_true(CARDIAC_ARREST, 4),
        by_option(MENTAL, {"alert": 0, "disoriented": 1, "stuporous": 2, "comatose": 4}),
    ),
    bands=(
        Band(name="lower", display=Text(vi="0–3: nhẹ hơn", en="0–3: less severe"), source=HENDERSON),
        Band(
            name="severe",
            minimum=4,
            display=Text(vi="≥ 4: nặng", en="≥ 4: severe"),
            indicator="critical",
            risk=Text(
                vi="Tử vong 14 ngày cao hơn: RR 6,0 (KTC 95 % 2,5–14,4) ở nhiễm khuẩn huyết CRE",
                en="Higher 14-day mortality: RR 6.0 (95 % CI 2.5–14.4) in CRE bacteraemia",
            ),
            source=HENDERSON,
        ),
    ),
    citations=(
        Citation("Paterson DL et al., Ann Intern Med 2004;140:26–32", "10.7326/0003-4819-140-1-200401060-00008"),
        Citation("Henderson H et al., Clin Infect Dis 2020;70:1826–33", "10.1093/cid/ciz528"),
    ),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn nhiễm khuẩn huyết.", en="Adults with bacteraemia."),
    examples=(
        Example(
            {
                "temperature": 35,
                "pitt_hypotension": True,
                "mechanically_ventilated": True,
                "cardiac_arrest": True,
                "pitt_mental_status": "comatose",
            },
            14,
            "by hand from the table: highest score",
            band="severe",
        ),
        Example(
            {
                "temperature": 39,
                "pitt_hypotension": True,
                "mechanically_ventilated": False,
                "cardiac_arrest": False,
                "pitt_mental_status": "alert",
            },
            3,
            "by hand from the table",
            band="lower",
        ),
    ),
)

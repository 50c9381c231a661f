"""Glasgow (Imrie) criteria of acute pancreatitis.

Source: Blamey SL et al., Gut 1984;25:1340–6, doi:10.1136/gut.25.12.1340 (eight signs within 48 hours; severe from 3;
PaO₂ 8 kPa = 60 mmHg).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import ALBUMIN, CALCIUM, GLUCOSE, PAO2, UREA, WBC
from models.vocabulary.liver import LDH
from models.vocabulary.person import AGE

BLAMEY = "Blamey SL et al., Gut 1984;25:1340–6, doi:10.1136/gut.25.12.1340"
SCORE = Score(
    name="glasgow_pancreatitis",
    title=Text(vi="Glasgow – Imrie (viêm tuỵ cấp)", en="Glasgow–Imrie criteria (acute pancreatitis)"),
    summary=Text(
        vi="Độ nặng viêm tuỵ cấp trong 48 giờ đầu, cả do sỏi và do rượu.",
        en="Severity of acute pancreatitis within 48 hours, gallstone and alcoholic alike.",
    ),
    specialties=("gastroenterology", "surgery", "emergency"),
    inputs=(PAO2, AGE.within(16, None), WBC, CALCIUM, UREA, LDH, ALBUMIN, GLUCOSE),
    items=(
        by_steps(PAO2, 1, at_least(60, 0)),
        by_steps(AGE, 0, above(55, 1)),
        by_steps(WBC, 0, above(15, 1)),
        by_steps(CALCIUM, 1, at_least(2.0, 0)),
        by_steps(UREA, 0, above(16, 1)),
        by_steps(LDH, 0, above(600, 1)),
        by_steps(ALBUMIN, 1, at_least(32, 0)),
        by_steps(GLUCOSE, 0, above(10, 1)),
    ),
    bands=(
        Band(name="mild", display=Text(vi="0–2: thường nhẹ", en="0–2: usually mild"), source=BLAMEY),
        Band(
            name="severe",
            minimum=3,
            display=Text(vi="≥ 3: viêm tuỵ nặng", en="≥ 3: severe pancreatitis"),
            indicator="critical",
            source=BLAMEY,
        ),
    ),
    citations=(Citation(BLAMEY, "10.1136/gut.25.12.1340"),),
    licence="published criteria, free to use",
    population=Text(vi="Người viêm tuỵ cấp trong 48 giờ đầu.", en="Acute pancreatitis within 48 hours."),
    cautions=(Text(vi="Cần đủ 48 giờ; PaO₂ khi thở khí trời.", en="Complete only after 48 hours; PaO₂ on room air."),),
    examples=(
        Example(
            {"pao2": 60, "age": 55, "wbc": 15, "calcium": 2.0, "urea": 16, "ldh": 600, "albumin": 32, "glucose": 10},
            0,
            "by hand: every value at its limit",
            band="mild",
        ),
        Example(
            {"pao2": 55, "age": 60, "wbc": 18, "calcium": 1.9, "urea": 17, "ldh": 700, "albumin": 30, "glucose": 11},
            8,
            "by hand: all eight",
            band="severe",
        ),
    ),
)

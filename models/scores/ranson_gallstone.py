"""Ranson's criteria for gallstone pancreatitis, after 48 hours.

Source: Ranson JHC, Am J Gastroenterol 1982;77:633–8 (ten signs; mg/dL limits told in SI units: glucose 220 = 12.22,
BUN 2 = 0.72, calcium 8 = 1.996 mmol/L, so that a value exactly at its limit does not count in either unit).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import AST, CALCIUM, GLUCOSE, WBC
from models.vocabulary.liver import BASE_DEFICIT, FLUID_SEQUESTRATION, HAEMATOCRIT_FALL, LDH, UREA_RISE
from models.vocabulary.person import AGE

RANSON = "Ranson JHC, Am J Gastroenterol 1982;77:633–8 (PMID 7051819)"
SCORE = Score(
    name="ranson_gallstone",
    version="1.1.0",
    title=Text(vi="Ranson cho viêm tuỵ cấp do sỏi mật", en="Ranson for gallstone pancreatitis"),
    summary=Text(
        vi="Độ nặng của viêm tuỵ cấp do sỏi mật, từ 5 dấu hiệu lúc vào và 5 dấu hiệu sau 48 giờ.",
        en="Severity of gallstone pancreatitis: five signs on admission and five within 48 hours.",
    ),
    specialties=("gastroenterology", "surgery", "intensive_care"),
    inputs=(
        AGE.within(16, None),
        WBC,
        GLUCOSE,
        LDH,
        AST,
        HAEMATOCRIT_FALL,
        UREA_RISE,
        CALCIUM,
        BASE_DEFICIT,
        FLUID_SEQUESTRATION,
    ),
    items=(
        by_steps(AGE, 0, above(70, 1)),
        by_steps(WBC, 0, above(18, 1)),
        by_steps(GLUCOSE, 0, above(12.22, 1)),
        by_steps(LDH, 0, above(400, 1)),
        by_steps(AST, 0, above(250, 1)),
        by_steps(HAEMATOCRIT_FALL, 0, above(10, 1)),
        by_steps(UREA_RISE, 0, above(0.72, 1)),
        by_steps(CALCIUM, 1, at_least(1.996, 0)),
        by_steps(BASE_DEFICIT, 0, above(5, 1)),
        by_steps(FLUID_SEQUESTRATION, 0, above(4, 1)),
    ),
    bands=(
        Band(name="mild", display=Text(vi="0–2: thường nhẹ", en="0–2: usually mild"), source=RANSON),
        Band(
            name="severe",
            minimum=3,
            display=Text(vi="≥ 3: viêm tuỵ nặng", en="≥ 3: severe pancreatitis"),
            indicator="critical",
            source=RANSON,
        ),
    ),
    citations=(Citation(RANSON, url="https://pubmed.ncbi.nlm.nih.gov/7051819/"),),
    licence="published criteria, free to use",
    population=Text(vi="Người viêm tuỵ cấp do sỏi mật, đủ 48 giờ.", en="Gallstone pancreatitis, after 48 hours."),
    cautions=(Text(vi="Cần 48 giờ mới đủ dữ liệu.", en="Complete only after 48 hours."),),
    examples=(
        Example(
            {
                "age": 70,
                "wbc": 18,
                "glucose": 12.2,
                "ldh": 400,
                "ast": 250,
                "haematocrit_fall_48h": 10,
                "urea_rise_48h": 0.7,
                "calcium": 2.0,
                "base_deficit": 5,
                "fluid_sequestration": 4,
            },
            0,
            "by hand: every value at its limit, none beyond",
            band="mild",
        ),
        Example(
            {
                "age": 71,
                "wbc": 19,
                "glucose": 13,
                "ldh": 420,
                "ast": 300,
                "haematocrit_fall_48h": 12,
                "urea_rise_48h": 1.0,
                "calcium": 1.9,
                "base_deficit": 6,
                "fluid_sequestration": 5,
            },
            10,
            "by hand: all ten",
            band="severe",
        ),
    ),
)

"""Ranson's criteria: acute pancreatitis that does not come from gallstones, after 48 hours.

Source: Ranson JHC et al., Surg Gynecol Obstet 1974;139:69–81 (eleven signs; mg/dL limits told in SI units: glucose
200 = 11.11, BUN 5 = 1.8, calcium 8 = 1.996 mmol/L, so that a value exactly at its limit does not count in either unit).
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import AST, CALCIUM, GLUCOSE, PAO2, WBC
from models.vocabulary.liver import BASE_DEFICIT, FLUID_SEQUESTRATION, HAEMATOCRIT_FALL, LDH, UREA_RISE
from models.vocabulary.person import AGE

RANSON = "Ranson JHC et al., Surg Gynecol Obstet 1974;139:69–81 (PMID 4834279)"
SCORE = Score(
    name="ranson",
    version="1.1.0",
    title=Text(vi="Ranson (viêm tuỵ cấp)", en="Ranson (acute pancreatitis)"),
    summary=Text(
        vi=("Độ nặng của viêm tuỵ cấp không do sỏi mật, từ 5 dấu hiệu lúc vào và 6 dấu hiệu sau 48 giờ."),
        en=("Severity of acute pancreatitis not due to gallstones: five signs on admission and six within 48 hours."),
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
        PAO2,
        BASE_DEFICIT,
        FLUID_SEQUESTRATION,
    ),
    items=(
        by_steps(AGE, 0, above(55, 1)),
        by_steps(WBC, 0, above(16, 1)),
        by_steps(GLUCOSE, 0, above(11.11, 1)),
        by_steps(LDH, 0, above(350, 1)),
        by_steps(AST, 0, above(250, 1)),
        by_steps(HAEMATOCRIT_FALL, 0, above(10, 1)),
        by_steps(UREA_RISE, 0, above(1.8, 1)),
        by_steps(CALCIUM, 1, at_least(1.996, 0)),
        by_steps(PAO2, 1, at_least(60, 0)),
        by_steps(BASE_DEFICIT, 0, above(4, 1)),
        by_steps(FLUID_SEQUESTRATION, 0, above(6, 1)),
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
    citations=(Citation(RANSON, url="https://pubmed.ncbi.nlm.nih.gov/4834279/"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người viêm tuỵ cấp không do sỏi mật, đủ 48 giờ.",
        en="Acute pancreatitis not due to gallstones, after 48 hours.",
    ),
    cautions=(
        Text(
            vi="Cần 48 giờ mới đủ dữ liệu; viêm tuỵ do sỏi mật có bảng riêng.",
            en="Complete only after 48 hours; gallstone pancreatitis has its own table.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 55,
                "wbc": 16,
                "glucose": 11.1,
                "ldh": 350,
                "ast": 250,
                "haematocrit_fall_48h": 10,
                "urea_rise_48h": 1.8,
                "calcium": 2.0,
                "pao2": 60,
                "base_deficit": 4,
                "fluid_sequestration": 6,
            },
            0,
            "by hand: every value at its limit, none beyond",
            band="mild",
        ),
        Example(
            {
                "age": 56,
                "wbc": 17,
                "glucose": 12,
                "ldh": 400,
                "ast": 300,
                "haematocrit_fall_48h": 12,
                "urea_rise_48h": 2.5,
                "calcium": 1.9,
                "pao2": 55,
                "base_deficit": 5,
                "fluid_sequestration": 7,
            },
            11,
            "by hand: all eleven",
            band="severe",
        ),
    ),
)

"""Westley croup score.

Source: Westley CR et al., Am J Dis Child 1978;132:484–7, doi:10.1001/archpedi.1978.02120300044008 (points); grades as
in Marseglia G et al., Ital J Pediatr 2017;43:31, doi:10.1186/s13052-017-0348-x (other texts begin severe croup at 8).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.score_tables.graded import by_grade, graded
from models.terms import Text

GRADES = "Ital J Pediatr 2017;43:31, doi:10.1186/s13052-017-0348-x (table 8)"
AWARE = graded(
    "croup_consciousness",
    "Ý thức",
    "Level of consciousness",
    ("0", "Bình thường (kể cả ngủ)", "Normal (asleep included)"),
    ("5", "Mất định hướng", "Disoriented"),
)
CYANOSIS = graded(
    "croup_cyanosis",
    "Tím",
    "Cyanosis",
    ("0", "Không", "None"),
    ("4", "Khi kích thích", "With agitation"),
    ("5", "Khi nghỉ", "At rest"),
)
STRIDOR = graded(
    "croup_stridor",
    "Thở rít",
    "Stridor",
    ("0", "Không", "None"),
    ("1", "Khi kích thích", "With agitation"),
    ("2", "Khi nghỉ", "At rest"),
)
AIR = graded(
    "croup_air_entry",
    "Thông khí",
    "Air entry",
    ("0", "Bình thường", "Normal"),
    ("1", "Giảm", "Decreased"),
    ("2", "Giảm rõ", "Markedly decreased"),
)
RETRACTIONS = graded(
    "croup_retractions",
    "Co kéo",
    "Retractions",
    ("0", "Không", "None"),
    ("1", "Nhẹ", "Mild"),
    ("2", "Vừa", "Moderate"),
    ("3", "Nặng", "Severe"),
)
SIGNS = (AWARE, CYANOSIS, STRIDOR, AIR, RETRACTIONS)
SCORE = Score(
    name="westley_croup",
    title=Text(vi="Westley (viêm thanh khí phế quản cấp)", en="Westley croup score"),
    summary=Text(
        vi="Mức độ nặng của viêm thanh khí phế quản cấp (croup) ở trẻ em.", en="Severity of croup in children."
    ),
    specialties=("paediatrics", "emergency", "respiratory"),
    inputs=SIGNS,
    items=tuple(by_grade(sign) for sign in SIGNS),
    bands=(
        Band(name="mild", display=Text(vi="≤ 2: nhẹ", en="≤ 2: mild"), source=GRADES),
        Band(
            name="moderate",
            minimum=3,
            display=Text(vi="3–5: trung bình", en="3–5: moderate"),
            indicator="warning",
            source=GRADES,
        ),
        Band(
            name="severe",
            minimum=6,
            display=Text(vi="6–11: nặng", en="6–11: severe"),
            indicator="critical",
            source=GRADES,
        ),
        Band(
            name="impending_failure",
            minimum=12,
            display=Text(vi="≥ 12: sắp suy hô hấp", en="≥ 12: impending respiratory failure"),
            indicator="critical",
            source=GRADES,
        ),
    ),
    citations=(
        Citation("Westley CR et al., Am J Dis Child 1978;132:484–7", "10.1001/archpedi.1978.02120300044008"),
        Citation(GRADES, "10.1186/s13052-017-0348-x"),
    ),
    licence="published points table, free to use",
    population=Text(vi="Trẻ em croup.", en="Children with croup."),
    cautions=(
        Text(
            vi="Trẻ mệt lả có thể bớt thở rít dù đang nặng lên.",
            en="An exhausted child may have less stridor while getting worse.",
        ),
    ),
    examples=(
        Example(
            {
                "croup_consciousness": "5",
                "croup_cyanosis": "5",
                "croup_stridor": "2",
                "croup_air_entry": "2",
                "croup_retractions": "3",
            },
            17,
            "by hand: the greatest score",
            band="impending_failure",
        ),
        Example(
            {
                "croup_consciousness": "0",
                "croup_cyanosis": "0",
                "croup_stridor": "2",
                "croup_air_entry": "1",
                "croup_retractions": "1",
            },
            4,
            "by hand from the table",
            band="moderate",
        ),
    ),
)

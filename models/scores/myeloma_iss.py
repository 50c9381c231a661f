"""International staging system of multiple myeloma.

Source: Greipp PR et al., J Clin Oncol 2005;23:3412–20, doi:10.1200/JCO.2005.04.242 (stage I β2-microglobulin < 3.5
mg/L with albumin ≥ 35 g/L, stage III ≥ 5.5 mg/L, stage II between; median survival 62, 44 and 29 months).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import loinc, quantity
from models.vocabulary.laboratory import ALBUMIN

GREIPP = "Greipp PR et al., J Clin Oncol 2005;23:3412–20, doi:10.1200/JCO.2005.04.242"
MICROGLOBULIN = quantity(
    "beta2_microglobulin",
    "β2-microglobulin máu",
    "Serum β2-microglobulin",
    "mg/L",
    (0.3, 100),
    codes=(loinc("1952-1", "Beta-2-Microglobulin [Mass/volume] in serum or plasma"),),
)


def myeloma_iss(*, beta2_microglobulin: float, albumin: float) -> float:
    """Stage 1–3; microglobulin in mg/L, albumin in g/L."""
    if beta2_microglobulin >= 5.5:
        return 3.0
    return 1.0 if beta2_microglobulin < 3.5 and albumin >= 35 else 2.0


SCORE = Score(
    name="myeloma_iss",
    title=Text(vi="Giai đoạn ISS (đa u tuỷ xương)", en="ISS stage (multiple myeloma)"),
    summary=Text(
        vi="Giai đoạn và tiên lượng đa u tuỷ xương lúc chẩn đoán.",
        en="Stage and prognosis of multiple myeloma at diagnosis.",
    ),
    specialties=("oncology", "haematology"),
    inputs=(MICROGLOBULIN, ALBUMIN),
    compute=myeloma_iss,
    directions={"beta2_microglobulin": 1, "albumin": -1},
    bands=(
        Band(
            name="stage_1",
            display=Text(vi="Giai đoạn I", en="Stage I"),
            risk=Text(vi="sống còn trung vị 62 tháng", en="median survival 62 months"),
            source=GREIPP,
        ),
        Band(
            name="stage_2",
            minimum=2,
            display=Text(vi="Giai đoạn II", en="Stage II"),
            risk=Text(vi="sống còn trung vị 44 tháng", en="median survival 44 months"),
            source=GREIPP,
        ),
        Band(
            name="stage_3",
            minimum=3,
            display=Text(vi="Giai đoạn III", en="Stage III"),
            indicator="warning",
            risk=Text(vi="sống còn trung vị 29 tháng", en="median survival 29 months"),
            source=GREIPP,
        ),
    ),
    citations=(Citation(GREIPP, "10.1200/JCO.2005.04.242"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người đa u tuỷ xương có triệu chứng chưa điều trị.", en="Untreated symptomatic multiple myeloma."
    ),
    cautions=(
        Text(
            vi="Sống còn là của thời trước thuốc mới; β2-microglobulin tăng khi suy thận.",
            en="The survival predates new drugs; β2-microglobulin rises in kidney failure.",
        ),
    ),
    examples=(
        Example({"beta2_microglobulin": 3.4, "albumin": 35}, 1, "Greipp 2005", band="stage_1"),
        Example({"beta2_microglobulin": 3.4, "albumin": 34}, 2, "Greipp 2005: low albumin alone", band="stage_2"),
        Example({"beta2_microglobulin": 5.5, "albumin": 40}, 3, "Greipp 2005", band="stage_3"),
    ),
)

"""Nottingham prognostic index of breast cancer.

Source: Haybittle JL et al., Br J Cancer 1982;45:361–6, doi:10.1038/bjc.1982.62 (0.2 · size in cm + node stage +
grade); six groups of Blamey RW et al., Eur J Cancer 2007;43:1548–55, doi:10.1016/j.ejca.2007.01.016.
"""

from __future__ import annotations

from models.band import Band
from models.clinical_input import Conversion
from models.score import Citation, Example, Score
from models.score_tables.graded import graded
from models.terms import Text
from models.vocabulary.declare import loinc, quantity

BLAMEY = "Blamey RW et al., Eur J Cancer 2007;43:1548–55, doi:10.1016/j.ejca.2007.01.016 (groups)"
SIZE = quantity(
    "invasive_tumour_size",
    "Kích thước u xâm lấn",
    "Size of the invasive tumour",
    "mm",
    (1, 200),
    conversions=(Conversion(unit="cm", factor=10.0),),
    codes=(loinc("21889-1", "Size tumor"),),
)
NODES = quantity(
    "positive_axillary_nodes",
    "Số hạch nách dương tính",
    "Positive axillary nodes",
    "1",
    (0, 80),
    codes=(loinc("21893-3", "Regional lymph nodes positive"),),
).counted()
GRADE = graded(
    "tumour_grade",
    "Độ mô học (Nottingham)",
    "Histological grade (Nottingham)",
    ("1", "Độ 1", "Grade 1"),
    ("2", "Độ 2", "Grade 2"),
    ("3", "Độ 3", "Grade 3"),
)


def nottingham_prognostic(*, invasive_tumour_size: float, positive_axillary_nodes: float, tumour_grade: str) -> float:
    """Index; size in mm."""
    stage = 3 if positive_axillary_nodes >= 4 else 2 if positive_axillary_nodes >= 1 else 1
    return 0.02 * invasive_tumour_size + stage + float(tumour_grade)


SCORE = Score(
    name="nottingham_prognostic",
    version="1.1.0",
    title=Text(vi="Chỉ số tiên lượng Nottingham (ung thư vú)", en="Nottingham prognostic index (breast cancer)"),
    summary=Text(
        vi="Tiên lượng ung thư vú đã mổ từ kích thước, hạch và độ mô học.",
        en="Prognosis of operated breast cancer from size, nodes and grade.",
    ),
    specialties=("oncology", "pathology"),
    inputs=(SIZE, NODES, GRADE),
    compute=nottingham_prognostic,
    unit="1",
    decimals=2,
    directions={"invasive_tumour_size": 1, "positive_axillary_nodes": 1, "tumour_grade": 1},
    bands=(
        Band(name="excellent", display=Text(vi="≤ 2,4: rất tốt", en="≤ 2.4: excellent"), source=BLAMEY),
        Band(name="good", above=2.4, display=Text(vi="> 2,4–3,4: tốt", en="> 2.4–3.4: good"), source=BLAMEY),
        Band(
            name="moderate_1",
            above=3.4,
            display=Text(vi="> 3,4–4,4: trung bình I", en="> 3.4–4.4: moderate I"),
            source=BLAMEY,
        ),
        Band(
            name="moderate_2",
            above=4.4,
            display=Text(vi="> 4,4–5,4: trung bình II", en="> 4.4–5.4: moderate II"),
            indicator="warning",
            source=BLAMEY,
        ),
        Band(
            name="poor", above=5.4, display=Text(vi="> 5,4: xấu", en="> 5.4: poor"), indicator="warning", source=BLAMEY
        ),
    ),
    citations=(
        Citation("Haybittle JL et al., Br J Cancer 1982;45:361–6", "10.1038/bjc.1982.62"),
        Citation("Blamey RW et al., Eur J Cancer 2007;43:1548–55", "10.1016/j.ejca.2007.01.016"),
    ),
    licence="published equation, free to use",
    population=Text(vi="Người ung thư vú nguyên phát đã mổ.", en="Patients with operated primary breast cancer."),
    cautions=(
        Text(
            vi="Không tính đến thụ thể nội tiết, HER2 và điều trị hiện nay.",
            en="Takes no account of hormone receptors, HER2 or modern treatment.",
        ),
    ),
    examples=(
        Example(
            {"invasive_tumour_size": 20, "positive_axillary_nodes": 0, "tumour_grade": "2"},
            3.4,
            "by hand: 0.4 + 1 + 2",
            band="good",
        ),
        Example(
            {"invasive_tumour_size": 35, "positive_axillary_nodes": 4, "tumour_grade": "3"},
            6.7,
            "by hand: 0.7 + 3 + 3",
            band="poor",
        ),
    ),
)

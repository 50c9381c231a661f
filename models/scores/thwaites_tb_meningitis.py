"""Thwaites' diagnostic index: tuberculous or bacterial meningitis in adults, made in Ho Chi Minh City.

Source: Thwaites GE et al., Lancet 2002;360:1287–92, doi:10.1016/S0140-6736(02)11318-3 (4 and below: tuberculous).
"""

from __future__ import annotations

from models.band import Band
from models.clinical_input import Conversion
from models.points import at_least, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import loinc, quantity
from models.vocabulary.laboratory import WBC
from models.vocabulary.person import AGE

THWAITES = "Thwaites GE et al., Lancet 2002;360:1287–92, doi:10.1016/S0140-6736(02)11318-3"

HISTORY = quantity("days_of_illness", "Số ngày bị bệnh", "Days of illness", "d", (0, 365))
CSF_CELLS = quantity(
    "csf_white_cells",
    "Bạch cầu dịch não tuỷ",
    "White cells of cerebrospinal fluid",
    "10*6/L",
    (0, 200_000),
    conversions=(Conversion(unit="/uL", factor=1.0),),
    codes=(loinc("806-0", "Leukocytes [#/volume] in cerebral spinal fluid by manual count"),),
    current_hours=72,
)
CSF_NEUTROPHILS = quantity(
    "csf_neutrophil_percent",
    "Bạch cầu đa nhân trung tính dịch não tuỷ",
    "Neutrophils of cerebrospinal fluid",
    "%",
    (0, 100),
    current_hours=72,
)

SCORE = Score(
    name="thwaites_tb_meningitis",
    version="1.1.0",
    title=Text(vi="Chỉ số Thwaites (lao màng não)", en="Thwaites index (tuberculous meningitis)"),
    summary=Text(
        vi="Phân biệt lao màng não với viêm màng não mủ ở người lớn, lập tại TP. Hồ Chí Minh.",
        en="Tells tuberculous from bacterial meningitis in adults; made in Ho Chi Minh City.",
    ),
    specialties=("tropical", "neurology", "intensive_care"),
    inputs=(AGE.within(minimum=15), WBC, HISTORY, CSF_CELLS, CSF_NEUTROPHILS),
    items=(
        by_steps(AGE, 0, at_least(36, 2)),
        by_steps(WBC, 0, at_least(15, 4)),
        by_steps(HISTORY, 0, at_least(6, -5)),
        by_steps(CSF_CELLS, 0, at_least(900, 3)),
        by_steps(CSF_NEUTROPHILS, 0, at_least(75, 4)),
    ),
    higher_is="neither",
    bands=(
        Band(
            name="tuberculous",
            display=Text(vi="≤ 4: nghĩ đến lao màng não", en="≤ 4: suggests tuberculous meningitis"),
            advice=Text(
                vi="Xét nghiệm lao dịch não tuỷ (Xpert, cấy); xem xét điều trị lao sớm.",
                en="Test the fluid for tuberculosis (Xpert, culture); consider early treatment.",
            ),
            indicator="warning",
            source=THWAITES,
        ),
        Band(
            name="bacterial",
            above=4,
            display=Text(vi="> 4: nghĩ đến viêm màng não mủ", en="> 4: suggests bacterial meningitis"),
            advice=Text(vi="Kháng sinh ngay.", en="Antibiotics at once."),
            indicator="warning",
            source=THWAITES,
        ),
    ),
    citations=(Citation("Thwaites GE et al., Lancet 2002;360:1287–92", "10.1016/S0140-6736(02)11318-3"),),
    licence="published table, free to use",
    population=Text(
        vi="Người lớn viêm màng não có đường dịch não tuỷ thấp (tỉ số với máu < 50 %), không nhiễm HIV.",
        en="Adults with meningitis and a low cerebrospinal fluid glucose (under 50 % of blood), without HIV.",
    ),
    cautions=(
        Text(
            vi="Kém chính xác khi nhiễm HIV, viêm màng não nấm hoặc virus, hoặc đã dùng kháng sinh.",
            en="Less exact with HIV, fungal or viral meningitis, or after antibiotics.",
        ),
        Text(
            vi="Kháng sinh cho viêm màng não mủ không được trì hoãn vì chỉ số này.",
            en="Antibiotics for bacterial meningitis must not wait for this index.",
        ),
    ),
    examples=(
        Example(
            {"age": 36, "wbc": 15, "days_of_illness": 5, "csf_white_cells": 900, "csf_neutrophil_percent": 75},
            13,
            "by hand: highest",
            band="bacterial",
        ),
        Example(
            {"age": 35, "wbc": 14.9, "days_of_illness": 6, "csf_white_cells": 899, "csf_neutrophil_percent": 74},
            -5,
            "by hand: lowest",
            band="tuberculous",
        ),
    ),
)

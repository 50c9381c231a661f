"""Findings of chronic heart failure."""

from __future__ import annotations

from models.terms import Text
from models.vocabulary.declare import flag

ANAEMIA = flag(
    "anaemia",
    "Thiếu máu",
    "Anaemia",
    icd10=("D50", "D51", "D52", "D53", "D55", "D59", "D61", "D62", "D63", "D64"),
    help=Text(vi="Trong dữ liệu gốc: hematocrit dưới 36 %.", en="In the data: haematocrit below 36 %."),
)

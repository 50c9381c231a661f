"""Light's criteria: pleural exudate or transudate, as the number of criteria met; one is enough.

Source: Light RW et al., Ann Intern Med 1972;77:507–13, doi:10.7326/0003-4819-77-4-507.
"""

from __future__ import annotations

from models.band import Band
from models.clinical_input import Conversion
from models.points import Item
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import loinc, quantity
from models.vocabulary.liver import LDH

LIGHT = "Light RW et al., Ann Intern Med 1972;77:507–13, doi:10.7326/0003-4819-77-4-507"

PLEURAL_PROTEIN = quantity(
    "pleural_protein",
    "Protein dịch màng phổi",
    "Pleural fluid protein",
    "g/L",
    (1, 120),
    conversions=(Conversion(unit="g/dL", factor=10.0),),
)
SERUM_PROTEIN = quantity(
    "serum_protein",
    "Protein toàn phần huyết thanh",
    "Serum total protein",
    "g/L",
    (10, 150),
    conversions=(Conversion(unit="g/dL", factor=10.0),),
    codes=(loinc("2885-2", "Protein [Mass/volume] in serum or plasma"),),
    current_hours=48,
)
PLEURAL_LDH = quantity("pleural_ldh", "LDH dịch màng phổi", "Pleural fluid LDH", "U/L", (5, 100_000))
UPPER_LDH = quantity(
    "ldh_upper_limit",
    "Giới hạn trên bình thường của LDH huyết thanh",
    "Upper normal limit of serum LDH",
    "U/L",
    (100, 700),
)

SCORE = Score(
    name="lights_criteria",
    title=Text(vi="Tiêu chuẩn Light (dịch màng phổi)", en="Light's criteria (pleural fluid)"),
    summary=Text(vi="Phân biệt dịch tiết với dịch thấm màng phổi.", en="Tells a pleural exudate from a transudate."),
    specialties=("respiratory", "intensive_care", "general"),
    inputs=(PLEURAL_PROTEIN, SERUM_PROTEIN, PLEURAL_LDH, LDH, UPPER_LDH),
    unit="{count}",
    items=(
        Item(
            "protein_ratio",
            Text(vi="Protein dịch/huyết thanh > 0,5", en="Fluid to serum protein > 0.5"),
            ("pleural_protein", "serum_protein"),
            lambda fluid, serum: float(fluid / serum > 0.5),
        ),
        Item(
            "ldh_ratio",
            Text(vi="LDH dịch/huyết thanh > 0,6", en="Fluid to serum LDH > 0.6"),
            ("pleural_ldh", LDH.name),
            lambda fluid, serum: float(fluid / serum > 0.6),
        ),
        Item(
            "ldh_level",
            Text(vi="LDH dịch > 2/3 giới hạn trên huyết thanh", en="Fluid LDH > 2/3 of the serum's upper limit"),
            ("pleural_ldh", "ldh_upper_limit"),
            lambda fluid, limit: float(fluid > 2 / 3 * limit),
        ),
    ),
    higher_is="neither",
    bands=(
        Band(name="transudate", display=Text(vi="0: dịch thấm", en="0: transudate"), source=LIGHT),
        Band(name="exudate", minimum=1, display=Text(vi="≥ 1: dịch tiết", en="≥ 1: exudate"), source=LIGHT),
    ),
    citations=(Citation("Light RW et al., Ann Intern Med 1972;77:507–13", "10.7326/0003-4819-77-4-507"),),
    licence="published criteria, free to use",
    population=Text(vi="Người tràn dịch màng phổi đã chọc dò.", en="Pleural effusion that has been tapped."),
    cautions=(
        Text(
            vi=(
                "Nhạy nhưng kém đặc hiệu: suy tim dùng lợi tiểu hay bị xếp nhầm là dịch tiết; xem chênh albumin (> 12"
                " g/L là dịch thấm)."
            ),
            en=(
                "Sensitive, less specific: heart failure on diuretics is often called exudate; see the albumin "
                "gradient (> 12 g/L is a transudate)."
            ),
        ),
    ),
    examples=(
        Example(
            {"pleural_protein": 45, "serum_protein": 70, "pleural_ldh": 400, LDH.name: 250, "ldh_upper_limit": 240},
            3,
            "by hand: all three met",
            band="exudate",
        ),
        Example(
            {"pleural_protein": 35, "serum_protein": 70, "pleural_ldh": 120, LDH.name: 200, "ldh_upper_limit": 240},
            0,
            "by hand: each ratio exactly at its limit or below",
            band="transudate",
        ),
    ),
)

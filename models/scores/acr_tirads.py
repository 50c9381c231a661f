"""ACR TI-RADS: thyroid nodule on ultrasound.

Source: Tessler FN et al., J Am Coll Radiol 2017;14:587–95, doi:10.1016/j.jacr.2017.01.046 (points, levels, sizes for
biopsy). A spongiform nodule gets no further points; echogenic foci add up.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.score_tables.graded import graded
from models.terms import Text
from models.vocabulary.declare import choice, flag

TESSLER = "Tessler FN et al., J Am Coll Radiol 2017;14:587–95, doi:10.1016/j.jacr.2017.01.046"
COMPOSITION = choice(
    "nodule_composition",
    "Cấu trúc",
    "Composition",
    (
        ("cystic", "Nang hoặc gần như nang hoàn toàn", "Cystic or almost completely cystic"),
        ("spongiform", "Dạng bọt biển", "Spongiform"),
        ("mixed", "Hỗn hợp nang và đặc", "Mixed cystic and solid"),
        ("solid", "Đặc hoặc gần như đặc hoàn toàn", "Solid or almost completely solid"),
    ),
)
ECHO = graded(
    "nodule_echogenicity",
    "Độ hồi âm",
    "Echogenicity",
    ("0", "Trống âm", "Anechoic"),
    ("1", "Tăng hoặc đồng âm", "Hyperechoic or isoechoic"),
    ("2", "Giảm âm", "Hypoechoic"),
    ("3", "Giảm âm nhiều", "Very hypoechoic"),
)
TALL = flag("nodule_taller_than_wide", "Cao hơn rộng", "Taller than wide")
MARGIN = graded(
    "nodule_margin",
    "Bờ",
    "Margin",
    ("0", "Đều hoặc không rõ", "Smooth or ill-defined"),
    ("2", "Thuỳ múi hoặc không đều", "Lobulated or irregular"),
    ("3", "Xâm lấn ngoài tuyến giáp", "Extrathyroidal extension"),
)
MACRO = flag("macrocalcifications", "Vôi hoá thô", "Macrocalcifications")
RIM = flag("rim_calcifications", "Vôi hoá viền", "Peripheral (rim) calcifications")
PUNCTATE = flag("punctate_echogenic_foci", "Chấm hồi âm dày nhỏ", "Punctate echogenic foci")


def acr_tirads(  # noqa: PLR0913  # a keyword for each input
    *,
    nodule_composition: str,
    nodule_echogenicity: str,
    nodule_taller_than_wide: bool,
    nodule_margin: str,
    macrocalcifications: bool,
    rim_calcifications: bool,
    punctate_echogenic_foci: bool,
) -> float:
    """Sum of the points."""
    if nodule_composition == "spongiform":
        return 0.0
    shape = {"cystic": 0, "mixed": 1, "solid": 2}[nodule_composition] + (3 if nodule_taller_than_wide else 0)
    foci = macrocalcifications + 2 * rim_calcifications + 3 * punctate_echogenic_foci
    return float(shape + int(nodule_echogenicity) + int(nodule_margin) + foci)


SCORE = Score(
    name="acr_tirads",
    title=Text(vi="ACR TI-RADS (nhân giáp)", en="ACR TI-RADS (thyroid nodule)"),
    summary=Text(
        vi="Phân loại nhân giáp trên siêu âm và ngưỡng kích thước để chọc hút.",
        en="Level of a thyroid nodule on ultrasound, and the size for biopsy.",
    ),
    specialties=("imaging", "endocrinology", "oncology"),
    inputs=(COMPOSITION, ECHO, TALL, MARGIN, MACRO, RIM, PUNCTATE),
    compute=acr_tirads,
    directions={
        "nodule_taller_than_wide": 1,
        "macrocalcifications": 1,
        "rim_calcifications": 1,
        "punctate_echogenic_foci": 1,
    },
    bands=(
        Band(
            name="tr1",
            display=Text(vi="TR1: lành tính", en="TR1: benign"),
            advice=Text(vi="Không chọc hút.", en="No biopsy."),
            source=TESSLER,
        ),
        Band(
            name="tr2",
            minimum=1,
            display=Text(vi="TR2: không nghi ngờ", en="TR2: not suspicious"),
            advice=Text(vi="Không chọc hút.", en="No biopsy."),
            risk=Text(vi="< 2 %", en="< 2 %"),
            source=TESSLER,
        ),
        Band(
            name="tr3",
            minimum=3,
            display=Text(vi="TR3: nghi ngờ nhẹ", en="TR3: mildly suspicious"),
            advice=Text(
                vi="Chọc hút khi ≥ 2,5 cm, theo dõi khi ≥ 1,5 cm.", en="Biopsy from 2.5 cm, follow-up from 1.5 cm."
            ),
            risk=Text(vi="khoảng 5 %", en="about 5 %"),
            source=TESSLER,
        ),
        Band(
            name="tr4",
            minimum=4,
            display=Text(vi="TR4: nghi ngờ vừa", en="TR4: moderately suspicious"),
            advice=Text(
                vi="Chọc hút khi ≥ 1,5 cm, theo dõi khi ≥ 1 cm.", en="Biopsy from 1.5 cm, follow-up from 1 cm."
            ),
            indicator="warning",
            risk=Text(vi="5–20 %", en="5–20 %"),
            source=TESSLER,
        ),
        Band(
            name="tr5",
            minimum=7,
            display=Text(vi="TR5: nghi ngờ cao", en="TR5: highly suspicious"),
            advice=Text(
                vi="Chọc hút khi ≥ 1 cm, theo dõi khi ≥ 0,5 cm.", en="Biopsy from 1 cm, follow-up from 0.5 cm."
            ),
            indicator="warning",
            risk=Text(vi="> 20 %", en="> 20 %"),
            source=TESSLER,
        ),
    ),
    citations=(Citation(TESSLER, "10.1016/j.jacr.2017.01.046"),),
    licence="published points, used with citation; wording is our own",
    population=Text(vi="Người lớn có nhân giáp trên siêu âm.", en="Adults with a thyroid nodule on ultrasound."),
    cautions=(
        Text(
            vi="Không dùng cho trẻ em; hạch cổ nghi ngờ phải đánh giá riêng.",
            en="Not for children; suspicious neck nodes are judged on their own.",
        ),
    ),
    examples=(
        Example(
            {
                "nodule_composition": "solid",
                "nodule_echogenicity": "2",
                "nodule_taller_than_wide": False,
                "nodule_margin": "0",
                "macrocalcifications": False,
                "rim_calcifications": False,
                "punctate_echogenic_foci": True,
            },
            7,
            "by hand: 2 + 2 + 3",
            band="tr5",
        ),
        Example(
            {
                "nodule_composition": "spongiform",
                "nodule_echogenicity": "2",
                "nodule_taller_than_wide": False,
                "nodule_margin": "0",
                "macrocalcifications": True,
                "rim_calcifications": False,
                "punctate_echogenic_foci": False,
            },
            0,
            "by hand: spongiform gets no further points",
            band="tr1",
        ),
    ),
)

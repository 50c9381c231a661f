"""Clinical dehydration scale of children with gastroenteritis.

Source: Friedman JN et al., J Pediatr 2004;145:201–7, doi:10.1016/j.jpeds.2004.05.035 (four signs, 0–2); groups of
Goldman RD et al., Pediatrics 2008;122:545–9, doi:10.1542/peds.2007-3141.
"""

from __future__ import annotations

from models.band import Band
from models.people import People
from models.points import by_steps
from models.score import Citation, Example, Score
from models.score_tables.graded import by_grade, graded
from models.terms import Range, Text
from models.vocabulary.obstetrics import AGE_MONTHS

GOLDMAN = "Goldman RD et al., Pediatrics 2008;122:545–9, doi:10.1542/peds.2007-3141"
LOOK = graded(
    "cds_general_appearance",
    "Toàn trạng",
    "General appearance",
    ("0", "Bình thường", "Normal"),
    (
        "1",
        "Khát, bứt rứt, hoặc li bì nhưng kích thích khi chạm",
        "Thirsty, restless, or lethargic but irritable when touched",
    ),
    ("2", "Lơ mơ, mềm nhũn, lạnh, vã mồ hôi", "Drowsy, limp, cold, sweaty"),
)
EYES = graded(
    "cds_eyes",
    "Mắt",
    "Eyes",
    ("0", "Bình thường", "Normal"),
    ("1", "Hơi trũng", "Slightly sunken"),
    ("2", "Rất trũng", "Very sunken"),
)
TONGUE = graded(
    "cds_mucous_membranes",
    "Niêm mạc (lưỡi)",
    "Mucous membranes (tongue)",
    ("0", "Ướt", "Moist"),
    ("1", "Dính", "Sticky"),
    ("2", "Khô", "Dry"),
)
TEARS = graded(
    "cds_tears", "Nước mắt", "Tears", ("0", "Có", "Present"), ("1", "Giảm", "Decreased"), ("2", "Không", "Absent")
)
SIGNS = (LOOK, EYES, TONGUE, TEARS)
SCORE = Score(
    name="clinical_dehydration",
    version="1.1.0",
    title=Text(vi="Thang mất nước lâm sàng (CDS)", en="Clinical dehydration scale"),
    summary=Text(
        vi="Mức độ mất nước ở trẻ nhỏ viêm dạ dày ruột.", en="Dehydration of young children with gastroenteritis."
    ),
    specialties=("paediatrics", "emergency"),
    inputs=(AGE_MONTHS.within(1, 36), *SIGNS),
    items=(by_steps(AGE_MONTHS, 0), *(by_grade(sign) for sign in SIGNS)),
    bands=(
        Band(
            name="none",
            display=Text(vi="0: không mất nước", en="0: no dehydration"),
            risk=Text(vi="mất nước < 3 %", en="deficit < 3 %"),
            source=GOLDMAN,
        ),
        Band(
            name="some",
            minimum=1,
            display=Text(vi="1–4: có mất nước", en="1–4: some dehydration"),
            indicator="warning",
            risk=Text(vi="mất nước 3–6 %", en="deficit 3–6 %"),
            source=GOLDMAN,
        ),
        Band(
            name="moderate_severe",
            minimum=5,
            display=Text(vi="5–8: mất nước vừa đến nặng", en="5–8: moderate or severe dehydration"),
            indicator="critical",
            risk=Text(vi="mất nước > 6 %", en="deficit > 6 %"),
            source=GOLDMAN,
        ),
    ),
    citations=(
        Citation("Friedman JN et al., J Pediatr 2004;145:201–7", "10.1016/j.jpeds.2004.05.035"),
        Citation(GOLDMAN, "10.1542/peds.2007-3141"),
    ),
    licence="published points table, free to use",
    population=Text(vi="Trẻ 1–36 tháng viêm dạ dày ruột.", en="Children of 1–36 months with gastroenteritis."),
    people=People(ages=Range(minimum=0.08, maximum=3)),
    cautions=(
        Text(
            vi="Kém tin cậy khi suy dinh dưỡng hoặc tăng natri máu.",
            en="Less reliable in malnutrition or hypernatraemia.",
        ),
    ),
    examples=(
        Example(
            {
                "age_months": 12,
                "cds_general_appearance": "2",
                "cds_eyes": "2",
                "cds_mucous_membranes": "2",
                "cds_tears": "2",
            },
            8,
            "by hand: the greatest score",
            band="moderate_severe",
        ),
        Example(
            {
                "age_months": 12,
                "cds_general_appearance": "1",
                "cds_eyes": "1",
                "cds_mucous_membranes": "1",
                "cds_tears": "1",
            },
            4,
            "by hand: 1 in every row",
            band="some",
        ),
    ),
)

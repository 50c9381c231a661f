"""Mannheim peritonitis index.

Source: Wacha H et al., Theor Surg 1987;1:169–77 (points); mortality of 2,003 patients by Billing A et al., Br J Surg
1994;81:209–13, doi:10.1002/bjs.1800810217.
"""

from __future__ import annotations

from models.band import Band
from models.points import above, by_option, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag
from models.vocabulary.person import AGE, SEX

BILLING = "Billing A et al., Br J Surg 1994;81:209–13, doi:10.1002/bjs.1800810217"
FAILURE = flag(
    "organ_failure",
    "Suy tạng",
    "Organ failure",
    help=Text(
        vi=(
            "Creatinin ≥ 177 µmol/L, urê ≥ 16,7 mmol/L hoặc thiểu niệu < 20 mL/giờ; PaO₂ < 50 "
            "hoặc PaCO₂ > 50 mmHg; sốc; tắc ruột > 24 giờ."
        ),
        en=(
            "Creatinine ≥ 177 µmol/L, urea ≥ 16.7 mmol/L or urine < 20 mL/h; PaO₂ < 50 or PaCO₂ "
            "> 50 mmHg; shock; ileus > 24 h."
        ),
    ),
)
MALIGNANT = flag("malignancy", "Ung thư", "Malignancy", icd10=("C",))
LONG = flag(
    "peritonitis_over_24h", "Viêm phúc mạc trên 24 giờ trước mổ", "Peritonitis for more than 24 hours before surgery"
)
ORIGIN = flag("origin_not_colonic", "Nguồn không phải đại tràng", "Origin of sepsis not colonic")
DIFFUSE = flag("diffuse_peritonitis", "Viêm phúc mạc toàn thể", "Diffuse generalised peritonitis")
EXUDATE = choice(
    "exudate",
    "Dịch ổ bụng",
    "Exudate",
    (("clear", "Trong", "Clear"), ("purulent", "Đục, mủ", "Cloudy, purulent"), ("faecal", "Phân", "Faecal")),
)
SCORE = Score(
    name="mannheim_peritonitis",
    title=Text(vi="Chỉ số viêm phúc mạc Mannheim", en="Mannheim peritonitis index"),
    summary=Text(
        vi="Dự báo tử vong do viêm phúc mạc từ các dấu hiệu trước và trong mổ.",
        en="Predicts death of peritonitis from findings before and during surgery.",
    ),
    specialties=("surgery", "intensive_care"),
    inputs=(AGE.within(16, None), SEX, FAILURE, MALIGNANT, LONG, ORIGIN, DIFFUSE, EXUDATE),
    items=(
        by_steps(AGE, 0, above(50, 5)),
        by_option(SEX, {"female": 5, "male": 0}),
        if_true(FAILURE, 7),
        if_true(MALIGNANT, 4),
        if_true(LONG, 4),
        if_true(ORIGIN, 4),
        if_true(DIFFUSE, 6),
        by_option(EXUDATE, {"clear": 0, "purulent": 6, "faecal": 12}),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="< 21", en="< 21"),
            risk=Text(vi="tử vong 2,3 %", en="mortality 2.3 %"),
            source=BILLING,
        ),
        Band(
            name="intermediate",
            minimum=21,
            display=Text(vi="21–29", en="21–29"),
            indicator="warning",
            risk=Text(vi="tử vong 22,5 %", en="mortality 22.5 %"),
            source=BILLING,
        ),
        Band(
            name="high",
            minimum=30,
            display=Text(vi="≥ 30", en="≥ 30"),
            indicator="critical",
            risk=Text(vi="tử vong 59,1 %", en="mortality 59.1 %"),
            source=BILLING,
        ),
    ),
    citations=(
        Citation(
            ("Billing A et al., Br J Surg 1994;81:209–13 (points of Wacha H et al., Theor Surg 1987;1:169–77)"),
            "10.1002/bjs.1800810217",
        ),
    ),
    licence="published points table, free to use",
    population=Text(
        vi="Người từ 16 tuổi viêm phúc mạc được mổ.", en="Patients of 16 and over operated on for peritonitis."
    ),
    cautions=(Text(vi="Cần kết quả trong mổ.", en="Needs the findings of surgery."),),
    examples=(
        Example(
            {
                "age": 50,
                "sex": "male",
                "organ_failure": False,
                "malignancy": False,
                "peritonitis_over_24h": False,
                "origin_not_colonic": True,
                "diffuse_peritonitis": True,
                "exudate": "purulent",
            },
            16,
            "by hand: 4 + 6 + 6",
            band="low",
        ),
        Example(
            {
                "age": 51,
                "sex": "female",
                "organ_failure": True,
                "malignancy": True,
                "peritonitis_over_24h": True,
                "origin_not_colonic": True,
                "diffuse_peritonitis": True,
                "exudate": "faecal",
            },
            47,
            "by hand: the greatest score, 47",
            band="high",
        ),
    ),
)

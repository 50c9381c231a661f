"""Risk of malignancy index (RMI I) of an ovarian mass.

Source: Jacobs I et al., Br J Obstet Gynaecol 1990;97:922–9, doi:10.1111/j.1471-0528.1990.tb02448.x (U · M · CA 125;
cut-point 200); words of NICE CG122.
"""

from __future__ import annotations

from models.band import Band
from models.clinical_input import Conversion
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag, loinc, quantity

JACOBS = "Jacobs I et al., Br J Obstet Gynaecol 1990;97:922–9, doi:10.1111/j.1471-0528.1990.tb02448.x"
CA125 = quantity(
    "ca125",
    "CA 125",
    "CA 125",
    "kU/L",
    (0.5, 50000),
    conversions=(Conversion(unit="U/mL", factor=1.0),),
    codes=(loinc("10334-1", "Cancer Ag 125 [Units/volume] in serum or plasma"),),
)
POSTMENOPAUSAL = flag(
    "postmenopausal",
    "Đã mãn kinh",
    "Postmenopausal",
    icd10=("Z78.0", "N95.0", "N95.2"),
    help=Text(
        vi="Không hành kinh trên 1 năm, hoặc trên 50 tuổi và đã cắt tử cung.",
        en="No period for more than a year, or over 50 after hysterectomy.",
    ),
)
SIGNS = (
    flag("mass_multilocular", "U nang nhiều thuỳ", "Multilocular cyst"),
    flag("mass_solid_areas", "Có vùng đặc", "Solid areas"),
    flag("mass_metastases", "Hình ảnh di căn", "Evidence of metastases"),
    flag("mass_ascites", "Cổ trướng trên siêu âm", "Ascites on ultrasound"),
    flag("mass_bilateral", "Hai bên", "Bilateral lesions"),
)


def ovarian_rmi(*, ca125: float, postmenopausal: bool, **signs: bool) -> float:
    """Index; CA 125 in kU/L (U/mL)."""
    found = sum(signs.values())
    ultrasound = 3 if found >= 2 else found
    return ultrasound * (3 if postmenopausal else 1) * ca125


SCORE = Score(
    name="ovarian_rmi",
    version="1.1.0",
    title=Text(vi="Chỉ số nguy cơ ác tính RMI (u buồng trứng)", en="Risk of malignancy index (ovarian mass)"),
    summary=Text(
        vi="Nguy cơ ác tính của khối u buồng trứng từ CA 125, mãn kinh và siêu âm.",
        en="Risk that an ovarian mass is malignant, from CA 125, menopause and ultrasound.",
    ),
    specialties=("obstetrics", "oncology", "imaging"),
    inputs=(CA125, POSTMENOPAUSAL, *SIGNS),
    compute=ovarian_rmi,
    unit="1",
    directions={
        "ca125": 1,
        "postmenopausal": 1,
        "mass_multilocular": 1,
        "mass_solid_areas": 1,
        "mass_metastases": 1,
        "mass_ascites": 1,
        "mass_bilateral": 1,
    },
    bands=(
        Band(name="lower", display=Text(vi="≤ 200: nguy cơ thấp hơn", en="≤ 200: lower risk"), source=JACOBS),
        Band(
            name="high",
            above=200,
            display=Text(vi="> 200: nguy cơ cao", en="> 200: high risk"),
            advice=Text(vi="Chuyển chuyên khoa ung thư phụ khoa.", en="Refer to gynaecological oncology."),
            indicator="warning",
            risk=Text(vi="độ nhạy 85 %, độ đặc hiệu 97 %", en="sensitivity 85 %, specificity 97 %"),
            source=JACOBS,
        ),
    ),
    citations=(Citation(JACOBS, "10.1111/j.1471-0528.1990.tb02448.x"),),
    licence="published index, free to use",
    population=Text(vi="Phụ nữ có khối u phần phụ.", en="Women with an adnexal mass."),
    cautions=(Text(vi="NICE dùng ngưỡng 250 để chuyển tuyến.", en="NICE refers from 250."),),
    examples=(
        Example(
            {
                "ca125": 50,
                "postmenopausal": True,
                "mass_multilocular": True,
                "mass_solid_areas": True,
                "mass_metastases": False,
                "mass_ascites": False,
                "mass_bilateral": False,
            },
            450,
            "by hand: 3 × 3 × 50",
            band="high",
        ),
        Example(
            {
                "ca125": 50,
                "postmenopausal": False,
                "mass_multilocular": True,
                "mass_solid_areas": False,
                "mass_metastases": False,
                "mass_ascites": False,
                "mass_bilateral": False,
            },
            50,
            "by hand: 1 × 1 × 50",
            band="lower",
        ),
    ),
)

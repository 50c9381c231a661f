"""LACE index: death or unplanned readmission within 30 days of discharge.

Source: van Walraven C et al., CMAJ 2010;182:551–7, doi:10.1503/cmaj.091117 (table 3: points).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag, quantity

WALRAVEN = "van Walraven C et al., CMAJ 2010;182:551–7, doi:10.1503/cmaj.091117 (n = 4812)"

DAYS = quantity("length_of_stay", "Số ngày nằm viện", "Length of stay", "d", (0, 1000))
ACUTE = flag("acute_admission", "Nhập viện cấp cứu", "Acute (emergent) admission")
COMORBIDITY = quantity(
    "lace_comorbidity",
    "Điểm bệnh kèm theo (Charlson của LACE)",
    "Comorbidity points (LACE's Charlson)",
    "{score}",
    (0, 40),
    help=Text(
        vi=(
            "Nhồi máu cơ tim, mạch máu não, mạch ngoại biên, đái tháo đường chưa biến chứng: 1; "
            "suy tim, đái tháo đường có biến chứng, bệnh phổi mạn, bệnh gan nhẹ hoặc thận, ung "
            "thư: 2; sa sút trí tuệ, bệnh mô liên kết: 3; bệnh gan hoặc thận vừa–nặng, AIDS: 4; "
            "di căn: 6."
        ),
        en=(
            "Infarction, cerebrovascular, peripheral vascular, diabetes without complications: "
            "1; heart failure, diabetes with end-organ damage, chronic lung, mild liver or renal "
            "disease, tumour: 2; dementia, connective tissue disease: 3; moderate or severe "
            "liver or renal disease, AIDS: 4; metastasis: 6."
        ),
    ),
).counted()
VISITS = quantity(
    "emergency_visits_6_months",
    "Số lần khám cấp cứu trong 6 tháng trước",
    "Emergency visits in the previous 6 months",
    "1",
    (0, 200),
).counted()

SCORE = Score(
    name="lace",
    version="1.1.0",
    title=Text(vi="Chỉ số LACE", en="LACE index"),
    summary=Text(
        vi="Nguy cơ tử vong hoặc tái nhập viện ngoài dự kiến trong 30 ngày sau ra viện.",
        en="The risk of death or unplanned readmission within 30 days of discharge.",
    ),
    specialties=("general", "cardiology", "endocrinology"),
    inputs=(DAYS, ACUTE, COMORBIDITY, VISITS),
    items=(
        by_steps(
            DAYS, 0, at_least(1, 1), at_least(2, 2), at_least(3, 3), at_least(4, 4), at_least(7, 5), at_least(14, 7)
        ),
        if_true(ACUTE, 3),
        by_steps(COMORBIDITY, 0, at_least(1, 1), at_least(2, 2), at_least(3, 3), at_least(4, 5)),
        by_steps(VISITS, 0, at_least(1, 1), at_least(2, 2), at_least(3, 3), at_least(4, 4)),
    ),
    bands=(
        Band(name="low", display=Text(vi="0–9 điểm", en="0–9 points"), source=WALRAVEN),
        Band(
            name="high",
            minimum=10,
            display=Text(vi="≥ 10: nguy cơ cao", en="≥ 10: high risk"),
            advice=Text(
                vi="Lập kế hoạch ra viện và hẹn tái khám sớm.", en="Plan the discharge and an early follow-up."
            ),
            indicator="warning",
            source=WALRAVEN,
        ),
    ),
    citations=(Citation("van Walraven C et al., CMAJ 2010;182:551–7", "10.1503/cmaj.091117"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn ra viện về nhà.", en="Adults discharged to the community."),
    cautions=(Text(vi="Phân biệt vừa phải (c = 0,68).", en="Discriminates moderately (c = 0.68)."),),
    examples=(
        Example(
            {"length_of_stay": 14, "acute_admission": True, "lace_comorbidity": 4, "emergency_visits_6_months": 4},
            19,
            "by hand from table 3 (the maximum)",
            band="high",
        ),
        Example(
            {"length_of_stay": 6, "acute_admission": True, "lace_comorbidity": 2, "emergency_visits_6_months": 0},
            9,
            "by hand from table 3",
            band="low",
        ),
    ),
)

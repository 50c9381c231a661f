"""The first day in intensive care, in APACHE's words: of each value the worst one of the first 24 hours."""

from __future__ import annotations

from models.clinical_input import Input
from models.terms import Text
from models.vocabulary.declare import choice, flag

WORST = Text(
    vi="Giá trị xấu nhất (xa mức bình thường nhất) trong 24 giờ đầu ở hồi sức.",
    en="The worst value (farthest from normal) of the first 24 hours in intensive care.",
)
ADMISSION_GROUP = choice(
    "icu_admission_group",
    "Nhóm lý do vào hồi sức",
    "Reason for intensive care",
    (
        ("sepsis", "Nhiễm khuẩn huyết", "Sepsis"),
        ("respiratory", "Hô hấp", "Respiratory"),
        ("cardiovascular", "Tim mạch", "Cardiovascular"),
        ("cardiac_arrest", "Sau ngừng tim hoặc ngừng thở", "After cardiac or respiratory arrest"),
        ("neurological", "Thần kinh", "Neurological"),
        ("gastrointestinal", "Tiêu hoá", "Gastrointestinal"),
        ("metabolic", "Chuyển hoá, ngộ độc, thận", "Metabolic, toxic, renal"),
        ("surgical", "Sau phẫu thuật", "After surgery"),
        ("other", "Khác", "Other"),
    ),
)
DIALYSIS = flag("on_dialysis", "Đang lọc máu", "On dialysis", icd10=("Z99.2",))
IMMUNOSUPPRESSED = flag("immunosuppressed", "Suy giảm miễn dịch", "Immunosuppressed", icd10=("D84.9",))
CIRRHOSIS = flag("cirrhosis", "Xơ gan", "Cirrhosis", icd10=("K74.6",))
HEPATIC_FAILURE = flag("hepatic_failure", "Suy gan", "Hepatic failure", icd10=("K72",))
ELECTIVE_SURGERY = flag("elective_surgery", "Sau mổ phiên", "After elective surgery")


def worst_of_day(asked: Input) -> Input:
    """The same input, as APACHE takes it."""
    return asked.told(help=WORST)

"""The third day in hospital of a seriously ill adult, in the words of SUPPORT."""

from __future__ import annotations

from models.terms import Text
from models.vocabulary.declare import choice, quantity

DISEASE = choice(
    "serious_disease_group",
    "Nhóm bệnh nặng",
    "Group of serious disease",
    (
        (
            "sepsis_or_failure",
            "Suy hô hấp hoặc suy đa tạng có nhiễm khuẩn",
            "Acute respiratory or organ failure, sepsis",
        ),
        ("failure_with_cancer", "Suy đa tạng kèm ung thư", "Multi-organ failure with malignancy"),
        ("heart_failure", "Suy tim sung huyết", "Congestive heart failure"),
        ("copd", "Bệnh phổi tắc nghẽn mạn tính", "Chronic obstructive pulmonary disease"),
        ("cirrhosis", "Xơ gan", "Cirrhosis"),
        ("coma", "Hôn mê", "Coma"),
        ("lung_cancer", "Ung thư phổi", "Lung cancer"),
        ("colon_cancer", "Ung thư đại tràng", "Colon cancer"),
    ),
)
CANCER_SPREAD = choice(
    "cancer_spread",
    "Ung thư",
    "Cancer",
    (("none", "Không", "None"), ("local", "Có, chưa di căn", "Present"), ("metastatic", "Di căn", "Metastatic")),
)
COMORBIDITY_COUNT = quantity("comorbidity_count", "Số bệnh kèm theo", "Number of comorbidities", "1", (0, 20)).counted()
COMA_SCORE = quantity(
    "support_coma_score",
    "Điểm hôn mê SUPPORT (0 tỉnh – 100)",
    "SUPPORT coma score (0 awake – 100)",
    "{score}",
    (0, 100),
    help=Text(
        vi="Suy từ thang Glasgow ngày thứ 3: 0 là 15 điểm, 100 là 3 điểm.",
        en="From the Glasgow score of day 3: 0 stands for 15, 100 for 3.",
    ),
)
DAY_OF_STAY = quantity(
    "day_of_stay_at_entry", "Ngày nằm viện khi đạt tiêu chuẩn", "Day of stay when it became serious", "d", (1, 365)
)

"""Signs and urine of a child with abdominal pain."""

from __future__ import annotations

from models.vocabulary.declare import choice, flag, quantity

PERITONISM = choice(
    "peritonism",
    "Phản ứng thành bụng",
    "Abdominal guarding",
    (
        ("none", "Không", "None"),
        ("local", "Khu trú", "Localised"),
        ("generalised", "Lan toả", "Generalised"),
    ),
)
PSOAS_SIGN = flag("psoas_sign", "Dấu hiệu cơ thắt lưng chậu (psoas)", "Psoas sign")
DYSURIA = flag("dysuria", "Tiểu buốt", "Dysuria", icd10=("R30.0",))
STOOL = choice(
    "stool",
    "Đại tiện",
    "Stool",
    (
        ("normal", "Bình thường", "Normal"),
        ("diarrhoea", "Tiêu chảy", "Diarrhoea"),
        ("constipation", "Táo bón", "Constipation"),
    ),
)
URINE_KETONES = quantity("urine_ketones", "Ceton niệu (số dấu +)", "Urine ketones, plus signs", "1", (0, 4)).counted()
URINE_BLOOD = quantity("urine_blood", "Hồng cầu niệu (số dấu +)", "Urine red cells, plus signs", "1", (0, 4)).counted()
URINE_LEUCOCYTES = quantity(
    "urine_leucocytes", "Bạch cầu niệu (số dấu +)", "Urine white cells, plus signs", "1", (0, 4)
).counted()

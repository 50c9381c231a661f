"""What a woman tells at cervical screening."""

from __future__ import annotations

from models.vocabulary.declare import flag, quantity

PREGNANCIES = quantity("pregnancies", "Số lần mang thai", "Number of pregnancies", "1", (0, 25)).counted()
PILL_YEARS = quantity(
    "hormonal_contraception_years",
    "Số năm dùng thuốc tránh thai nội tiết",
    "Years of hormonal contraception",
    "a",
    (0, 45),
)
GENITAL_WARTS = flag("genital_warts", "Sùi mào gà (tiền sử hoặc hiện tại)", "Genital warts, ever", icd10=("A63.0",))
HIV = flag("hiv", "Nhiễm HIV", "HIV infection", icd10=("B20", "B21", "B22", "B24", "Z21"))
ACETIC_ACID = flag(
    "acetic_acid_test", "Nghiệm pháp acid acetic (soi, Hinselmann) dương tính", "Acetic acid (Hinselmann)"
)
IODINE = flag("iodine_test", "Nghiệm pháp Lugol (Schiller) dương tính", "Iodine (Schiller) test positive")
CYTOLOGY = flag("cervical_cytology", "Tế bào học cổ tử cung bất thường", "Cervical cytology abnormal")

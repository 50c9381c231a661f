"""A hospital stay of a person with diabetes, as it is known on the day of discharge."""

from __future__ import annotations

from models.terms import Text
from models.vocabulary.declare import choice, flag, quantity

YEAR_BEFORE = Text(vi="Trong 12 tháng trước đợt nằm viện này.", en="In the 12 months before this stay.")
THIS_STAY = Text(vi="Trong đợt nằm viện này.", en="During this stay.")

STAY_DAYS = quantity("stay_days", "Số ngày nằm viện", "Days in hospital", "d", (1, 60))
LAB_TESTS = quantity(
    "lab_tests", "Số xét nghiệm đã làm", "Laboratory tests done", "1", (0, 200), help=THIS_STAY
).counted()
PROCEDURES = quantity(
    "procedures", "Số thủ thuật (không kể xét nghiệm)", "Procedures other than tests", "1", (0, 20), help=THIS_STAY
).counted()
MEDICATIONS = quantity(
    "medications", "Số thuốc đã dùng", "Distinct medications given", "1", (0, 120), help=THIS_STAY
).counted()
DIAGNOSES = quantity(
    "diagnoses", "Số chẩn đoán ghi trong hồ sơ", "Diagnoses recorded", "1", (1, 30), help=THIS_STAY
).counted()
OUTPATIENT_VISITS = quantity(
    "outpatient_visits_1y", "Số lần khám ngoại trú", "Outpatient visits", "1", (0, 100), help=YEAR_BEFORE
).counted()
EMERGENCY_VISITS = quantity(
    "emergency_visits_1y", "Số lần vào cấp cứu", "Emergency visits", "1", (0, 100), help=YEAR_BEFORE
).counted()
INPATIENT_STAYS = quantity(
    "inpatient_stays_1y", "Số lần nằm viện", "Stays in hospital", "1", (0, 50), help=YEAR_BEFORE
).counted()
ADMISSION_KIND = choice(
    "admission_kind",
    "Kiểu nhập viện",
    "Kind of admission",
    (
        ("emergency", "Cấp cứu", "Emergency"),
        ("urgent", "Khẩn", "Urgent"),
        ("elective", "Hẹn trước", "Elective"),
    ),
)
ADMITTED_FROM = choice(
    "admitted_from",
    "Đến từ",
    "Admitted from",
    (
        ("emergency_room", "Khoa cấp cứu", "Emergency room"),
        ("referral", "Phòng khám, bác sĩ gửi", "Clinic or physician referral"),
        ("transfer", "Cơ sở y tế khác chuyển đến", "Transfer from another facility"),
    ),
)
DISCHARGED_TO = choice(
    "discharged_to",
    "Ra viện về",
    "Discharged to",
    (
        ("home", "Nhà", "Home"),
        ("home_care", "Nhà, có chăm sóc y tế tại nhà", "Home with home health service"),
        ("facility", "Cơ sở điều dưỡng, phục hồi chức năng", "Nursing or rehabilitation facility"),
        ("hospital", "Bệnh viện khác", "Another hospital"),
        ("against_advice", "Tự ý ra viện", "Left against medical advice"),
    ),
)
MAIN_DIAGNOSIS = choice(
    "main_diagnosis_group",
    "Nhóm chẩn đoán chính",
    "Group of the main diagnosis",
    (
        ("circulatory", "Tuần hoàn", "Circulatory"),
        ("respiratory", "Hô hấp", "Respiratory"),
        ("digestive", "Tiêu hoá", "Digestive"),
        ("diabetes", "Đái tháo đường", "Diabetes"),
        ("injury", "Chấn thương, ngộ độc", "Injury or poisoning"),
        ("musculoskeletal", "Cơ xương khớp", "Musculoskeletal"),
        ("genitourinary", "Thận – tiết niệu – sinh dục", "Genitourinary"),
        ("neoplasm", "U", "Neoplasm"),
        ("infection", "Nhiễm trùng", "Infection"),
        ("skin", "Da và mô dưới da", "Skin"),
        ("mental", "Tâm thần", "Mental"),
        ("other", "Khác", "Other"),
    ),
)
HBA1C_BAND = choice(
    "hba1c_band",
    "HbA1c trong đợt này",
    "HbA1c in this stay",
    (
        ("normal", "Dưới 7 %", "Below 7 %"),
        ("raised", "7–8 %", "7–8 %"),
        ("high", "Trên 8 %", "Above 8 %"),
    ),
)
INSULIN_DOSE = choice(
    "insulin_dose",
    "Insulin trong đợt này",
    "Insulin in this stay",
    (
        ("none", "Không dùng", "None"),
        ("steady", "Giữ nguyên liều", "Steady dose"),
        ("up", "Tăng liều", "Dose raised"),
        ("down", "Giảm liều", "Dose lowered"),
    ),
)
ON_METFORMIN = flag("on_metformin", "Đang dùng metformin", "On metformin")
ON_SULFONYLUREA = flag("on_sulfonylurea", "Đang dùng sulfonylurea", "On a sulfonylurea")
DRUGS_CHANGED = flag(
    "diabetes_drugs_changed",
    "Có thay đổi thuốc đái tháo đường",
    "Diabetes drugs changed",
    help=THIS_STAY,
)
ANY_DIABETES_DRUG = flag("any_diabetes_drug", "Có thuốc đái tháo đường", "Any diabetes drug prescribed")

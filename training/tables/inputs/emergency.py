"""What is known at the door of an emergency department."""

from __future__ import annotations

from models.terms import Text
from models.vocabulary.declare import choice, flag, quantity

ARRIVED_BY_AMBULANCE = flag("arrived_by_ambulance", "Đến bằng xe cấp cứu", "Arrived by ambulance")
NURSING_HOME = flag("lives_in_nursing_home", "Sống ở cơ sở dưỡng lão", "Lives in a nursing home")
SEEN_IN_72H = flag("seen_in_last_72h", "Đã khám cấp cứu trong 72 giờ qua", "Seen here in the last 72 hours")
INJURY = flag("injury_visit", "Đến vì chấn thương hoặc ngộ độc", "Visit for injury or poisoning")
ASTHMA = flag("asthma", "Hen phế quản", "Asthma", icd10=("J45", "J46"))
PAIN = quantity("pain_score", "Điểm đau (0–10)", "Pain score (0–10)", "{score}", (0, 10))
TRIAGE_LEVEL = quantity(
    "triage_level",
    "Mức phân loại cấp cứu (1 nặng nhất – 5)",
    "Triage level (1 most urgent – 5)",
    "{level}",
    (1, 5),
    help=Text(
        vi="1 cấp cứu ngay, 2 khẩn cấp, 3 gấp, 4 ít gấp, 5 không gấp.",
        en="1 immediate, 2 emergent, 3 urgent, 4 semi-urgent, 5 non-urgent.",
    ),
).counted()
COMPLAINT = choice(
    "chief_complaint_group",
    "Nhóm lý do đến khám",
    "Chief complaint group",
    (
        ("unconscious", "Bất tỉnh, lơ mơ, ngừng tim", "Unconscious, altered, arrested"),
        ("breathing", "Khó thở", "Difficulty breathing"),
        ("chest_pain", "Đau ngực", "Chest pain"),
        ("palpitations", "Hồi hộp, bệnh tim, tăng huyết áp", "Palpitations, heart disease, hypertension"),
        ("syncope", "Ngất", "Fainting"),
        ("weakness", "Mệt, yếu toàn thân, phù", "General weakness, fluid retention"),
        ("neurological", "Yếu liệt, rối loạn nói, tê", "Weakness of a part, speech, sensation"),
        ("seizure", "Co giật", "Seizure"),
        ("dizziness", "Chóng mặt", "Dizziness"),
        ("headache", "Đau đầu", "Headache"),
        ("fever", "Sốt, nhiễm trùng", "Fever, infection"),
        ("airways", "Ho, họng, mũi, tai", "Cough, throat, nose, ear"),
        ("pneumonia_asthma", "Viêm phổi, hen, bệnh phổi", "Pneumonia, asthma, lung disease"),
        ("abdominal_pain", "Đau bụng", "Abdominal pain"),
        ("vomiting", "Nôn, buồn nôn", "Vomiting, nausea"),
        ("gi_bleeding", "Xuất huyết tiêu hoá", "Gastrointestinal bleeding"),
        ("bowel", "Tiêu chảy, táo bón, bệnh tiêu hoá", "Bowel and digestive disease"),
        ("urinary", "Tiết niệu", "Urinary"),
        ("pregnancy_genital", "Thai sản, sinh dục", "Pregnancy, genital"),
        ("back_neck", "Đau lưng, cổ", "Back or neck"),
        ("limbs", "Tay, chân, khớp", "Limbs and joints"),
        ("skin", "Da", "Skin"),
        ("psychiatric", "Tâm thần, hành vi", "Psychiatric, behaviour"),
        ("self_harm", "Tự hại", "Self-harm"),
        ("poisoning", "Ngộ độc, rượu, ma tuý, tác dụng thuốc", "Poisoning, alcohol, drugs"),
        ("metabolic", "Đường huyết, chuyển hoá, máu", "Blood glucose, metabolic, blood"),
        ("head_injury", "Chấn thương đầu, mặt", "Head or face injury"),
        ("accident", "Tai nạn, bạo lực", "Accident, violence"),
        ("other_injury", "Chấn thương khác", "Other injury"),
        ("procedure", "Kết quả xét nghiệm, thủ thuật, thuốc", "Results, procedures, medication"),
        ("other", "Khác", "Other"),
    ),
)

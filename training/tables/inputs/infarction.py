"""A myocardial infarction on arrival, as the Krasnoyarsk register records it."""

from __future__ import annotations

from models.clinical_input import Input
from models.terms import Text
from models.vocabulary.declare import choice, flag, quantity

PAST_INFARCTIONS = quantity(
    "past_infarctions", "Số lần nhồi máu cơ tim trước đây", "Earlier infarctions", "1", (0, 10)
).counted()
ANGINA_CLASS = quantity(
    "angina_class", "Phân độ đau thắt ngực (0 không có – 4)", "Angina functional class (0 none – 4)", "1", (0, 4)
).counted()
HEART_FAILURE_STAGE = quantity(
    "heart_failure_stage",
    "Giai đoạn suy tim mạn (0 không có, 1 = I, 2 = IIA phải, 3 = IIA trái, 4 = IIB)",
    "Chronic heart failure stage (0 none, 1 = I, 2 = IIA right, 3 = IIA left, 4 = IIB)",
    "1",
    (0, 4),
).counted()
HYPERTENSION_STAGE = quantity(
    "hypertension_stage", "Giai đoạn tăng huyết áp (0 không có – 3)", "Hypertension stage (0 none – 3)", "1", (0, 3)
).counted()
HISTORY_NOT_OBTAINED = flag(
    "history_not_obtained",
    "Không khai thác được tiền sử (hôn mê, sốc, quá nặng)",
    "History could not be taken (coma, shock, too ill)",
    help=Text(
        vi="Chỉ chọn có khi người bệnh quá nặng để khai thác; chưa hỏi thì bỏ trống.",
        en="Yes only where the patient was too ill to tell; leave it empty where nobody asked yet.",
    ),
)
OEDEMA_ON_ARRIVAL = flag("mi_pulmonary_oedema_on_arrival", "Phù phổi lúc vào viện", "Pulmonary oedema on arrival")
SHOCK_ON_ARRIVAL = flag("mi_cardiogenic_shock_on_arrival", "Sốc tim lúc vào viện", "Cardiogenic shock on arrival")
FIBRILLATION_ON_ARRIVAL = flag("mi_af_on_arrival", "Cơn rung nhĩ lúc vào viện", "Atrial fibrillation on arrival")
RIGHT_VENTRICLE = flag("mi_right_ventricle", "Nhồi máu thất phải", "Right ventricular infarction")
SINUS_TACHYCARDIA = flag("mi_sinus_tachycardia", "Nhịp nhanh xoang > 90", "Sinus rhythm above 90")
SINUS_RHYTHM = flag("mi_sinus_rhythm_60_90", "Nhịp xoang 60–90", "Sinus rhythm of 60–90")
VENTRICULAR_EXTRASYSTOLES = flag("mi_ventricular_extrasystoles", "Ngoại tâm thu thất", "Ventricular premature beats")
THIRD_DEGREE_BLOCK = flag("mi_third_degree_block", "Bloc nhĩ thất độ III", "Third-degree AV block")
RIGHT_BUNDLE_BLOCK = flag("mi_complete_rbbb", "Bloc nhánh phải hoàn toàn", "Complete right bundle branch block")
LEFT_BUNDLE_BLOCK = flag("mi_complete_lbbb", "Bloc nhánh trái hoàn toàn", "Complete left bundle branch block")
PERSISTENT_AF_BEFORE = flag("mi_persistent_af_before", "Rung nhĩ dai dẳng trước đó", "Persistent AF before")
PAROXYSMAL_AF_BEFORE = flag("mi_paroxysmal_af_before", "Rung nhĩ cơn trước đó", "Paroxysmal AF before")
OBESITY = flag("obesity", "Béo phì", "Obesity", icd10=("E66",))
HOURS_FROM_ONSET = choice(
    "hours_from_onset",
    "Thời gian từ lúc khởi phát đến khi vào viện",
    "Time from onset to hospital",
    (
        ("under_2", "Dưới 2 giờ", "Under 2 hours"),
        ("2_to_6", "2–6 giờ", "2–6 hours"),
        ("6_to_12", "6–12 giờ", "6–12 hours"),
        ("12_to_24", "12–24 giờ", "12–24 hours"),
        ("over_24", "Trên 24 giờ", "Over 24 hours"),
    ),
)


def wall(name: str, vi: str, en: str) -> Input:
    """How far a wall's infarction has gone on the ECG."""
    help = Text(
        vi="0 không có; 1 QRS không đổi; 2 dạng QR; 3 dạng Qr; 4 dạng QS.",
        en="0 none; 1 QRS unchanged; 2 like QR; 3 like Qr; 4 like QS.",
    )
    return quantity(
        f"mi_{name}_ecg",
        f"Nhồi máu thành {vi} trên điện tâm đồ (0–4)",
        f"{en} infarction on ECG (0–4)",
        "1",
        (0, 4),
        help=help,
    ).counted()

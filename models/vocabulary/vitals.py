"""What is measured at the bedside."""

from __future__ import annotations

from models import units
from models.vocabulary.declare import choice, flag, loinc, quantity

NOW = 24.0

SYSTOLIC_BP = quantity(
    "systolic_bp",
    "Huyết áp tâm thu",
    "Systolic blood pressure",
    "mm[Hg]",
    (20, 320),
    conversions=(units.KPA,),
    codes=(loinc("8480-6", "Systolic blood pressure"),),
    current_hours=NOW,
)
DIASTOLIC_BP = quantity(
    "diastolic_bp",
    "Huyết áp tâm trương",
    "Diastolic blood pressure",
    "mm[Hg]",
    (5, 220),
    conversions=(units.KPA,),
    codes=(loinc("8462-4", "Diastolic blood pressure"),),
    current_hours=NOW,
)
MEAN_ARTERIAL_PRESSURE = quantity(
    "mean_arterial_pressure",
    "Huyết áp trung bình",
    "Mean arterial pressure",
    "mm[Hg]",
    (10, 250),
    conversions=(units.KPA,),
    codes=(loinc("8478-0", "Mean blood pressure"),),
    current_hours=NOW,
)
HEART_RATE = quantity(
    "heart_rate",
    "Nhịp tim",
    "Heart rate",
    "/min",
    (10, 320),
    codes=(loinc("8867-4", "Heart rate"),),
    current_hours=NOW,
)
RESPIRATORY_RATE = quantity(
    "respiratory_rate",
    "Nhịp thở",
    "Respiratory rate",
    "/min",
    (1, 120),
    codes=(loinc("9279-1", "Respiratory rate"),),
    current_hours=NOW,
)
TEMPERATURE = quantity(
    "temperature",
    "Nhiệt độ cơ thể",
    "Body temperature",
    "Cel",
    (20, 46),
    conversions=(units.FAHRENHEIT,),
    codes=(loinc("8310-5", "Body temperature"),),
    current_hours=NOW,
)
SPO2 = quantity(
    "spo2",
    "Độ bão hoà oxy (SpO₂)",
    "Oxygen saturation",
    "%",
    (30, 100),
    codes=(loinc("59408-5", "SpO2 by pulse oximetry"), loinc("2708-6", "Oxygen saturation in arterial blood")),
    current_hours=NOW,
)
FIO2 = quantity(
    "fio2",
    "Nồng độ oxy khí hít vào (FiO₂)",
    "Inhaled oxygen fraction",
    "%",
    (21, 100),
    conversions=(units.FRACTION_TO_PERCENT,),
    codes=(loinc("3150-6", "Inhaled oxygen concentration"),),
    current_hours=NOW,
)
ON_OXYGEN = flag("on_oxygen", "Đang thở oxy", "On supplemental oxygen")
MECHANICALLY_VENTILATED = flag("mechanically_ventilated", "Đang thở máy", "Mechanically ventilated")
CONSCIOUSNESS = choice(
    "consciousness",
    "Ý thức (ACVPU)",
    "Consciousness (ACVPU)",
    (
        ("alert", "Tỉnh", "Alert"),
        ("confusion", "Lú lẫn mới xuất hiện", "New confusion"),
        ("voice", "Đáp ứng lời nói", "Responds to voice"),
        ("pain", "Đáp ứng kích thích đau", "Responds to pain"),
        ("unresponsive", "Không đáp ứng", "Unresponsive"),
    ),
    codes=(loinc("67775-7", "Level of responsiveness"),),
)
GCS = quantity(
    "gcs",
    "Thang điểm Glasgow (tổng)",
    "Glasgow coma score, total",
    "{score}",
    (3, 15),
    codes=(loinc("9269-2", "Glasgow coma score total"),),
    current_hours=NOW,
).counted()
URINE_OUTPUT_24H = quantity(
    "urine_output_24h",
    "Lượng nước tiểu trong 24 giờ",
    "Urine output in 24 hours",
    "mL/d",
    (0, 20000),
    codes=(loinc("9192-6", "Urine output 24 hour"),),
    current_hours=48,
)
CONFUSION = flag("confusion", "Lú lẫn mới xuất hiện", "New confusion", icd10=("R41.0",), current_hours=24 * 7)
GCS_EYE = choice(
    "gcs_eye",
    "Mở mắt (E)",
    "Eye opening (E)",
    (
        ("1", "1 – Không mở mắt", "1 – None"),
        ("2", "2 – Khi kích thích đau", "2 – To pressure or pain"),
        ("3", "3 – Khi gọi", "3 – To speech"),
        ("4", "4 – Tự nhiên", "4 – Spontaneous"),
    ),
    codes=(loinc("9267-6", "Glasgow coma score eye opening"),),
)
GCS_MOTOR = choice(
    "gcs_motor",
    "Vận động (M)",
    "Motor response (M)",
    (
        ("1", "1 – Không đáp ứng", "1 – None"),
        ("2", "2 – Duỗi cứng (mất não)", "2 – Extension"),
        ("3", "3 – Gấp bất thường (mất vỏ)", "3 – Abnormal flexion"),
        ("4", "4 – Rụt chi khi đau (gấp bình thường)", "4 – Normal flexion (withdrawal)"),
        ("5", "5 – Gạt đúng chỗ đau", "5 – Localising"),
        ("6", "6 – Làm theo lệnh", "6 – Obeys commands"),
    ),
    codes=(loinc("9268-4", "Glasgow coma score motor"),),
)
VASOPRESSOR = flag("on_vasopressor", "Đang dùng thuốc vận mạch", "On a vasopressor")
CARDIAC_ARREST = flag("cardiac_arrest", "Ngừng tuần hoàn", "Cardiac arrest", icd10=("I46",), current_hours=24 * 7)
ALTERED_MENTAL_STATUS = flag(
    "altered_mental_status",
    "Rối loạn ý thức",
    "Altered mental status",
    icd10=("R40", "R41.0", "R41.82"),
    current_hours=24 * 7,
)
MULTILOBAR = flag(
    "multilobar_infiltrates",
    "Thâm nhiễm nhiều thuỳ phổi trên X-quang",
    "Multilobar infiltrates on the chest film",
)
DYSPNOEA_MMRC = choice(
    "dyspnoea_mmrc",
    "Mức độ khó thở (mMRC)",
    "Breathlessness (mMRC)",
    (
        ("0", "0 – Chỉ khó thở khi gắng sức mạnh", "0 – Only with strenuous exercise"),
        ("1", "1 – Khó thở khi đi nhanh hoặc leo dốc nhẹ", "1 – When hurrying or walking up a slight hill"),
        (
            "2",
            "2 – Đi chậm hơn người cùng tuổi, hoặc phải dừng lại để thở khi đi bình thường",
            "2 – Slower than people of the same age, or has to stop for breath at own pace",
        ),
        (
            "3",
            "3 – Phải dừng lại để thở sau khoảng 100 m hoặc vài phút",
            "3 – Stops for breath after about 100 m or a few minutes",
        ),
        (
            "4",
            "4 – Khó thở đến mức không ra khỏi nhà, hoặc khi thay quần áo",
            "4 – Too breathless to leave the house, or when dressing",
        ),
    ),
)
FEV1_PERCENT = quantity(
    "fev1_percent_predicted",
    "FEV1 sau thuốc giãn phế quản (% trị số dự đoán)",
    "FEV1 after a bronchodilator, % of predicted",
    "%",
    (5, 180),
    codes=(loinc("20152-5", "FEV1 measured/predicted"),),
    current_hours=24 * 365,
)
RESPIRATORY_SUPPORT = flag(
    "respiratory_support",
    "Đang được hỗ trợ hô hấp (thở máy, NIV, CPAP)",
    "On respiratory support (ventilator, NIV, CPAP)",
)

"""Symptoms, ECG and exercise test of suspected coronary disease."""

from __future__ import annotations

from models.vocabulary.declare import choice, flag, quantity

CHEST_PAIN = choice(
    "chest_pain_type",
    "Kiểu đau ngực",
    "Chest pain type",
    (
        ("typical", "Đau thắt ngực điển hình", "Typical angina"),
        ("atypical", "Đau thắt ngực không điển hình", "Atypical angina"),
        ("non_anginal", "Đau ngực không do mạch vành", "Non-anginal pain"),
        ("asymptomatic", "Không đau ngực", "Asymptomatic"),
    ),
)
RESTING_ECG = choice(
    "resting_ecg",
    "Điện tâm đồ lúc nghỉ",
    "Resting ECG",
    (
        ("normal", "Bình thường", "Normal"),
        ("st_t", "Bất thường ST-T", "ST-T abnormality"),
        ("hypertrophy", "Phì đại thất trái", "Left ventricular hypertrophy"),
    ),
)
ST_SLOPE = choice(
    "st_slope",
    "Độ dốc ST khi gắng sức",
    "Slope of the ST segment at peak exercise",
    (("up", "Chếch lên", "Upsloping"), ("flat", "Ngang", "Flat"), ("down", "Chếch xuống", "Downsloping")),
)
THALLIUM = choice(
    "thallium_defect",
    "Xạ hình tưới máu cơ tim (thallium)",
    "Thallium scintigraphy",
    (
        ("normal", "Bình thường", "Normal"),
        ("fixed", "Khuyết cố định", "Fixed defect"),
        ("reversible", "Khuyết có hồi phục", "Reversible defect"),
    ),
)
FASTING_SUGAR = flag("fasting_glucose_high", "Đường huyết đói > 6,7 mmol/L", "Fasting glucose > 6.7 mmol/L")
EXERCISE_ANGINA = flag("exercise_angina", "Đau thắt ngực khi gắng sức", "Exercise-induced angina")
MAX_HEART_RATE = quantity(
    "max_heart_rate", "Nhịp tim tối đa khi gắng sức", "Maximum heart rate at exercise", "/min", (50, 230)
)
ST_DEPRESSION = quantity("st_depression", "ST chênh xuống khi gắng sức", "Exercise ST depression", "mm", (-3, 8))
VESSELS = quantity(
    "fluoroscopy_vessels", "Số mạch vôi hoá thấy khi soi", "Major vessels coloured at fluoroscopy", "1", (0, 3)
).counted()

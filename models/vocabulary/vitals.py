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
)
URINE_OUTPUT_24H = quantity(
    "urine_output_24h",
    "Lượng nước tiểu trong 24 giờ",
    "Urine output in 24 hours",
    "mL/d",
    (0, 20000),
    codes=(loinc("9192-6", "Urine output 24 hour"),),
    current_hours=48,
)
CONFUSION = flag("confusion", "Lú lẫn mới xuất hiện", "New confusion", icd10=("R41.0",))

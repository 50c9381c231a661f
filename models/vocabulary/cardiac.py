"""What cardiology asks of the electrocardiogram, the enzymes and the bedside."""

from __future__ import annotations

from models.vocabulary.declare import choice, flag, loinc, quantity

QT_INTERVAL = quantity(
    "qt_interval",
    "Khoảng QT đo được",
    "Measured QT interval",
    "ms",
    (150, 800),
    codes=(loinc("8634-8", "Q-T interval"),),
    current_hours=24.0,
)
KILLIP_CLASS = choice(
    "killip_class",
    "Phân độ Killip",
    "Killip class",
    (
        ("I", "I: không có dấu hiệu suy tim", "I: no sign of heart failure"),
        (
            "II",
            "II: ran ở phổi, tiếng T3 hoặc tĩnh mạch cổ nổi",
            "II: rales, third heart sound or raised jugular venous pressure",
        ),
        ("III", "III: phù phổi cấp", "III: acute pulmonary oedema"),
        ("IV", "IV: sốc tim", "IV: cardiogenic shock"),
    ),
)
CARDIAC_ARREST_AT_ADMISSION = flag(
    "cardiac_arrest_at_admission", "Ngừng tuần hoàn lúc nhập viện", "Cardiac arrest at admission"
)
ST_DEVIATION = flag("st_deviation", "Đoạn ST chênh trên điện tâm đồ", "ST-segment deviation on the ECG")
CARDIAC_MARKERS_RAISED = flag("cardiac_markers_raised", "Men tim (troponin) tăng", "Raised cardiac markers (troponin)")
REDUCED_MOBILITY = flag(
    "reduced_mobility",
    "Nằm bất động (chỉ đi vệ sinh) từ 3 ngày trở lên",
    "Reduced mobility: bed rest with bathroom privileges for 3 days or more",
)
NYHA_CLASS = choice(
    "nyha_class",
    "Phân độ NYHA",
    "NYHA class",
    (
        ("I", "I: không hạn chế", "I: no limitation"),
        ("II", "II: hạn chế nhẹ", "II: slight limitation"),
        ("III", "III: hạn chế nhiều", "III: marked limitation"),
        ("IV", "IV: khó thở cả khi nghỉ", "IV: symptoms at rest"),
    ),
)
EJECTION_FRACTION = quantity(
    "ejection_fraction",
    "Phân suất tống máu thất trái (LVEF)",
    "Left ventricular ejection fraction",
    "%",
    (5, 90),
    codes=(loinc("10230-1", "Left ventricular ejection fraction"),),
    current_hours=24 * 180,
)

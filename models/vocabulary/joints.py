"""Joints, bones and injuries."""

from __future__ import annotations

from models import units
from models.clinical_input import Conversion
from models.terms import Text
from models.vocabulary.declare import flag, loinc, quantity
from models.vocabulary.laboratory import WEEK

TENDER_JOINTS = quantity(
    "tender_joints_28",
    "Số khớp đau (trong 28 khớp)",
    "Tender joints (of 28)",
    "1",
    (0, 28),
).counted()
SWOLLEN_JOINTS = quantity(
    "swollen_joints_28",
    "Số khớp sưng (trong 28 khớp)",
    "Swollen joints (of 28)",
    "1",
    (0, 28),
).counted()
PATIENT_GLOBAL = quantity(
    "patient_global_assessment",
    "Người bệnh tự đánh giá hoạt tính bệnh (VAS)",
    "Patient's global assessment (VAS)",
    "mm",
    (0, 100),
    conversions=(Conversion(unit="cm", factor=10.0),),
    help=Text(vi="Thang 0–100 mm, 0 là tốt nhất.", en="Scale of 0–100 mm, 0 is best."),
)
PHYSICIAN_GLOBAL = quantity(
    "physician_global_assessment",
    "Bác sĩ đánh giá hoạt tính bệnh (VAS)",
    "Physician's global assessment (VAS)",
    "mm",
    (0, 100),
    conversions=(Conversion(unit="cm", factor=10.0),),
    help=Text(vi="Thang 0–100 mm, 0 là tốt nhất.", en="Scale of 0–100 mm, 0 is best."),
)
ESR = quantity(
    "esr",
    "Tốc độ máu lắng (giờ đầu)",
    "Erythrocyte sedimentation rate",
    "mm/h",
    (1, 180),
    codes=(loinc("30341-2", "Erythrocyte sedimentation rate"), loinc("4537-7", "ESR by Westergren method")),
    current_hours=WEEK,
)
UNABLE_TO_BEAR_WEIGHT = flag(
    "unable_to_bear_weight",
    "Không đi được 4 bước, cả ngay sau chấn thương và lúc khám",
    "Unable to take four steps, both at once and when examined",
    help=Text(vi="Đi khập khiễng vẫn tính là đi được.", en="Limping counts as able."),
)
URATE = quantity(
    "urate",
    "Acid uric máu",
    "Serum urate",
    "umol/L",
    (20, 2000),
    conversions=(
        Conversion(unit="mmol/L", factor=1000.0),
        units.mg_per_dl_to_umol_per_l(168.11),
    ),
    codes=(loinc("14933-6", "Urate [Moles/volume] in serum"), loinc("3084-1", "Urate [Mass/volume] in serum")),
    current_hours=WEEK,
)
BASDAI_FATIGUE = quantity("basdai_fatigue", "Mệt mỏi (0–10)", "Fatigue (0–10)", "{score}", (0, 10))
BASDAI_SPINE = quantity(
    "basdai_spinal_pain", "Đau cổ, lưng, hông (0–10)", "Neck, back or hip pain (0–10)", "{score}", (0, 10)
)
BASDAI_JOINTS = quantity(
    "basdai_joint_pain", "Đau, sưng khớp khác (0–10)", "Pain or swelling of other joints (0–10)", "{score}", (0, 10)
)
BASDAI_TOUCH = quantity(
    "basdai_tenderness", "Khó chịu khi chạm, ấn (0–10)", "Discomfort on touch or pressure (0–10)", "{score}", (0, 10)
)
BASDAI_STIFFNESS = quantity(
    "basdai_stiffness_severity",
    "Mức cứng khớp buổi sáng (0–10)",
    "Severity of morning stiffness (0–10)",
    "{score}",
    (0, 10),
)
BASDAI_DURATION = quantity(
    "basdai_stiffness_duration",
    "Thời gian cứng khớp (0: không, 10: từ 2 giờ)",
    "Duration of stiffness (0 none, 10 two hours or more)",
    "{score}",
    (0, 10),
)
BASDAI_QUESTIONS = (
    BASDAI_FATIGUE,
    BASDAI_SPINE,
    BASDAI_JOINTS,
    BASDAI_TOUCH,
    BASDAI_STIFFNESS,
    BASDAI_DURATION,
)

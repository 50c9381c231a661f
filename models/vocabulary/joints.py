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
)
SWOLLEN_JOINTS = quantity(
    "swollen_joints_28",
    "Số khớp sưng (trong 28 khớp)",
    "Swollen joints (of 28)",
    "1",
    (0, 28),
)
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

"""Pregnancy, birth and the small child."""

from __future__ import annotations

from models.clinical_input import Conversion
from models.terms import Text
from models.vocabulary.declare import flag, loinc, quantity

CM_TO_MM = Conversion(unit="cm", factor=10.0)

GESTATIONAL_AGE = quantity(
    "gestational_age",
    "Tuổi thai",
    "Gestational age",
    "wk",
    (4, 45),
    conversions=(Conversion(unit="d", factor=1 / 7),),
    codes=(loinc("18185-9", "Gestational age"),),
    current_hours=24.0,
)
DAYS_SINCE_LMP = quantity(
    "days_since_lmp",
    "Số ngày từ ngày đầu kỳ kinh cuối",
    "Days since the first day of the last menstrual period",
    "d",
    (0, 330),
    conversions=(Conversion(unit="wk", factor=7.0),),
)
CRL = quantity(
    "crown_rump_length",
    "Chiều dài đầu mông (CRL)",
    "Crown–rump length",
    "mm",
    (2, 120),
    conversions=(CM_TO_MM,),
    codes=(loinc("11957-8", "Fetal crown rump length US"),),
)
BPD = quantity(
    "biparietal_diameter",
    "Đường kính lưỡng đỉnh (BPD)",
    "Biparietal diameter",
    "mm",
    (15, 115),
    conversions=(CM_TO_MM,),
    codes=(loinc("11820-8", "Fetal head biparietal diameter US"),),
)
HEAD_CIRCUMFERENCE = quantity(
    "fetal_head_circumference",
    "Chu vi đầu thai (HC)",
    "Fetal head circumference",
    "mm",
    (60, 420),
    conversions=(CM_TO_MM,),
    codes=(loinc("11984-2", "Fetal head circumference US"),),
)
ABDOMINAL_CIRCUMFERENCE = quantity(
    "fetal_abdominal_circumference",
    "Chu vi bụng thai (AC)",
    "Fetal abdominal circumference",
    "mm",
    (50, 450),
    conversions=(CM_TO_MM,),
    codes=(loinc("11979-2", "Fetal abdominal circumference US"),),
)
FEMUR_LENGTH = quantity(
    "fetal_femur_length",
    "Chiều dài xương đùi thai (FL)",
    "Fetal femur length",
    "mm",
    (8, 90),
    conversions=(CM_TO_MM,),
    codes=(loinc("11963-6", "Fetal femur diaphysis length US"),),
)
AGE_MONTHS = quantity(
    "age_months",
    "Tuổi theo tháng",
    "Age in months",
    "mo",
    (0, 240),
    conversions=(Conversion(unit="a", factor=12.0),),
    codes=(loinc("30525-0", "Age"),),
)
PROTEINURIA = flag(
    "proteinuria",
    "Đạm niệu",
    "Proteinuria",
    help=Text(
        vi="≥ 300 mg/24 giờ, hoặc tỷ số đạm/creatinin ≥ 0,3 (30 mg/mmol), hoặc que thử ≥ 2+.",
        en="≥ 300 mg/24 h, or protein/creatinine ≥ 0.3 (30 mg/mmol), or dipstick ≥ 2+.",
    ),
)
CHEST_INDRAWING = flag("chest_indrawing", "Rút lõm lồng ngực", "Chest indrawing")
STRIDOR_WHEN_CALM = flag("stridor_when_calm", "Thở rít khi nằm yên", "Stridor in a calm child")
DANGER_SIGN = flag(
    "general_danger_sign",
    "Dấu hiệu nguy hiểm toàn thân",
    "General danger sign",
    help=Text(
        vi="Không uống hoặc bú được, nôn tất cả mọi thứ, co giật, li bì hoặc khó đánh thức.",
        en="Not able to drink or breastfeed, vomits everything, convulsions, lethargic or unconscious.",
    ),
)
ALTERED_CHILD = flag(
    "altered_mental_status_child",
    "Rối loạn tri giác",
    "Altered mental status",
    help=Text(
        vi="Kích động, lơ mơ, hỏi lặp lại, đáp ứng lời nói chậm.",
        en="Agitation, somnolence, repetitive questioning, slow response to speech.",
    ),
)

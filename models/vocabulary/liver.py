"""Liver, gut and belly: what several scores of gastroenterology and surgery read."""

from __future__ import annotations

from models.clinical_input import Conversion
from models.terms import Text
from models.vocabulary.declare import choice, flag, loinc, quantity
from models.vocabulary.laboratory import WEEK

PROTHROMBIN_TIME = quantity(
    "prothrombin_time",
    "Thời gian prothrombin (PT)",
    "Prothrombin time",
    "s",
    (5, 150),
    codes=(loinc("5902-2", "Prothrombin time (PT)"),),
    current_hours=WEEK,
)
DIALYSIS_TWICE = flag(
    "dialysis_twice_in_week",
    "Lọc máu ≥ 2 lần trong tuần qua, hoặc lọc máu liên tục 24 giờ",
    "Dialysed at least twice in the past week, or 24 hours of continuous dialysis",
)
ASCITES = choice(
    "ascites",
    "Cổ trướng",
    "Ascites",
    (
        ("none", "Không", "None"),
        ("slight", "Ít (chỉ thấy trên siêu âm hoặc đáp ứng lợi tiểu)", "Slight (or controlled by diuretics)"),
        ("moderate", "Vừa đến nhiều, hoặc kháng trị", "Moderate to large, or refractory"),
    ),
)
ENCEPHALOPATHY = choice(
    "encephalopathy",
    "Bệnh não gan (độ West Haven)",
    "Hepatic encephalopathy (West Haven grade)",
    (
        ("none", "Không", "None"),
        ("grade_1_2", "Độ 1–2", "Grade 1–2"),
        ("grade_3_4", "Độ 3–4", "Grade 3–4"),
    ),
)
LDH = quantity(
    "ldh",
    "LDH",
    "Lactate dehydrogenase",
    "U/L",
    (20, 50000),
    codes=(loinc("2532-0", "Lactate dehydrogenase [Enzymatic activity/volume] in serum or plasma"),),
    current_hours=WEEK,
)
NEUTROPHIL_PERCENT = quantity(
    "neutrophil_percent",
    "Tỷ lệ bạch cầu đa nhân trung tính",
    "Neutrophils, share of white cells",
    "%",
    (0, 100),
    codes=(loinc("770-8", "Neutrophils/100 leukocytes in blood by automated count"),),
    current_hours=24.0,
)
BASE_DEFICIT = quantity(
    "base_deficit",
    "Thiếu hụt kiềm (base deficit)",
    "Base deficit",
    "mmol/L",
    (-30, 40),
    help=Text(vi="Số đối của kiềm dư (BE).", en="The negative of the base excess."),
    current_hours=24.0,
)
MELAENA = flag("melaena", "Đi ngoài phân đen", "Melaena", icd10=("K92.1",), current_hours=24 * 7)
MAJOR_COMORBIDITY_BLEED = choice(
    "bleeding_comorbidity",
    "Bệnh kèm theo",
    "Comorbidity",
    (
        ("none", "Không có bệnh nặng", "None of weight"),
        ("major", "Suy tim, bệnh tim thiếu máu cục bộ hoặc bệnh nặng khác", "Heart failure, ischaemia or other major"),
        ("failure", "Suy thận, suy gan hoặc ung thư di căn", "Kidney or liver failure, or disseminated cancer"),
    ),
)
PAIN_MIGRATED = flag("pain_migrated", "Đau khu trú dần về hố chậu phải", "Pain migrated to the right iliac fossa")
ANOREXIA = flag("anorexia", "Chán ăn", "Anorexia", icd10=("R63.0",), current_hours=24 * 7)
NAUSEA_OR_VOMITING = flag(
    "nausea_or_vomiting", "Buồn nôn hoặc nôn", "Nausea or vomiting", icd10=("R11",), current_hours=24 * 7
)
VOMITING = flag("vomiting", "Nôn", "Vomiting")
RLQ_TENDERNESS = flag("rlq_tenderness", "Ấn đau hố chậu phải", "Tenderness in the right lower quadrant")
SYNCOPE_AT_ONSET = flag("syncope_at_onset", "Ngất khi khởi phát", "Syncope at presentation")
PLEURAL_EFFUSION = flag(
    "pleural_effusion", "Tràn dịch màng phổi", "Pleural effusion", icd10=("J90", "J91"), current_hours=24 * 7
)
HAEMATOCRIT_FALL = quantity(
    "haematocrit_fall_48h",
    "Hematocrit giảm sau 48 giờ (điểm %)",
    "Fall of haematocrit within 48 hours, points",
    "%",
    (-30, 50),
)
UREA_RISE = quantity(
    "urea_rise_48h",
    "Urê máu tăng sau 48 giờ",
    "Rise of blood urea within 48 hours",
    "mmol/L",
    (-50, 80),
    conversions=(Conversion(unit="mg/dL", factor=10.0 / 28.014),),
    help=Text(
        vi="Sau bù dịch; giá trị mg/dL là nitơ urê (BUN).", en="After fluids; mg/dL is read as urea nitrogen (BUN)."
    ),
)
FLUID_SEQUESTRATION = quantity(
    "fluid_sequestration",
    "Dịch ứ đọng ước tính sau 48 giờ",
    "Estimated fluid sequestration within 48 hours",
    "L",
    (-5, 40),
    conversions=(Conversion(unit="mL", factor=0.001),),
)
RIGHT_ILIAC_PAIN = flag("right_iliac_pain", "Đau hố chậu phải", "Pain in the right iliac fossa")
REBOUND_TENDERNESS = flag("rebound_tenderness", "Phản ứng dội", "Rebound tenderness")

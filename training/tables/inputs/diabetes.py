"""Signs that make one think of diabetes."""

from __future__ import annotations

from models import units
from models.terms import Text
from models.vocabulary.declare import flag, loinc, quantity

POLYURIA = flag("polyuria", "Tiểu nhiều", "Polyuria", icd10=("R35",))
POLYDIPSIA = flag("polydipsia", "Khát và uống nhiều", "Polydipsia", icd10=("R63.1",))
WEIGHT_LOSS = flag("sudden_weight_loss", "Sụt cân nhanh", "Sudden weight loss", icd10=("R63.4",))
WEAKNESS = flag("weakness", "Mệt mỏi, yếu sức", "Weakness")
POLYPHAGIA = flag("polyphagia", "Ăn nhiều", "Polyphagia", icd10=("R63.2",))
GENITAL_THRUSH = flag("genital_thrush", "Nấm sinh dục", "Genital thrush")
BLURRED_VISION = flag("blurred_vision", "Nhìn mờ", "Visual blurring")
ITCHING = flag("itching", "Ngứa", "Itching", icd10=("L29",))
IRRITABILITY = flag("irritability", "Dễ cáu gắt", "Irritability")
SLOW_HEALING = flag("slow_healing", "Vết thương lâu lành", "Delayed healing")
PARTIAL_PARESIS = flag("partial_paresis", "Yếu một phần cơ thể", "Partial paresis")
MUSCLE_STIFFNESS = flag("muscle_stiffness", "Cứng cơ", "Muscle stiffness")
ALOPECIA = flag("alopecia", "Rụng tóc", "Alopecia", icd10=("L63", "L64", "L65"))
OBESITY = flag("obesity", "Béo phì", "Obesity", icd10=("E66",))

GLUCOSE_TWO_HOURS = quantity(
    "glucose_2h",
    "Đường huyết 2 giờ sau uống 75 g glucose",
    "Glucose two hours after 75 g of glucose",
    "mmol/L",
    (0.3, 60),
    conversions=(units.mg_per_dl_to_mmol_per_l(180.16),),
    codes=(loinc("14995-5", "Glucose [Moles/volume] 2 hours post 75 g glucose PO"),),
)
INSULIN_TWO_HOURS = quantity(
    "insulin_2h", "Insulin máu 2 giờ sau uống glucose", "Serum insulin two hours after glucose", "m[IU]/L", (1, 2000)
)
SKINFOLD = quantity("triceps_skinfold", "Nếp gấp da cơ tam đầu", "Triceps skinfold", "mm", (2, 120))
PEDIGREE = quantity(
    "diabetes_pedigree",
    "Chỉ số gia đình đái tháo đường (Smith 1988)",
    "Diabetes pedigree function (Smith 1988)",
    "1",
    (0, 5),
    help=Text(
        vi="Càng nhiều người thân gần mắc bệnh thì càng cao; để trống nếu không tính được.",
        en="The higher the more close relatives have it; leave blank when it cannot be computed.",
    ),
)

"""Dengue in a febrile child from age and blood count alone: southern Viet Nam, seven hospitals (Tuan et al. 2015)."""

from __future__ import annotations

from models.terms import Range, Text
from models.vocabulary.laboratory import PLATELETS, WBC
from models.vocabulary.person import AGE
from training.tables.declare import Words
from training.tables.feature import quantity
from training.tables.labels import age_bands, column_labels
from training.tables.recipe import TableRecipe
from training.tables.sources.dengue import (
    INDONESIAN_CHILDREN,
    LIMITATIONS,
    NEVER_SEEN,
    OUTCOME,
    VIETNAM,
    is_dengue,
    read_vietnam,
)

BY_DESIGN = "left out on purpose: this model needs a blood count and nothing else"
SIGNS = (
    "Sex DayDisease Vomiting Abdo Muco Skin Temp BMI Height Weight Flush Hepatomegaly Rash Injection HCT NEUCount "
    "LYMCount MONOCount ALB AST ALT CK"
)

RECIPE = TableRecipe(
    name="dengue_blood_count",
    version="1.0.0",
    source=VIETNAM,
    words=Words(
        title=Text(vi="Dengue ở trẻ sốt: tuổi và công thức máu", en="Dengue in a febrile child: age and blood count"),
        summary=Text(
            vi="Xác suất sốt xuất huyết Dengue ở trẻ sốt dưới 72 giờ, chỉ từ tuổi, bạch cầu và tiểu cầu. "
            "Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of dengue in a child with under 72 hours of fever, from age, white cells and platelets "
            "alone. Decision support, not a diagnosis.",
        ),
        intended_use=Text(
            vi="Giúp bác sĩ ở vùng lưu hành Dengue quyết định làm NS1, theo dõi và tái khám cho trẻ 1–15 tuổi sốt dưới "
            "72 giờ.",
            en="Helps a physician where dengue is endemic to decide on NS1 testing, follow-up and return of children "
            "of 1–15 years with under 72 hours of fever.",
        ),
        out_of_scope=Text(
            vi="Người lớn, trẻ dưới 1 tuổi, sốt từ 72 giờ trở lên, đánh giá mức độ nặng, vùng không lưu hành.",
            en="Adults, infants, fever of 72 hours or more, how severe dengue is, regions where it is not endemic.",
        ),
        limitations=LIMITATIONS,
        licence="Apache-2.0; trained on data under CC BY 4.0",
    ),
    outcome=OUTCOME,
    specialties=("tropical", "paediatrics"),
    read=read_vietnam,
    target=is_dengue,
    features=(
        quantity(AGE, "Age", required=True),
        quantity(WBC, "WBC", direction=-1, required=True),
        quantity(PLATELETS, "PLT", direction=-1, required=True),
    ),
    excluded={**NEVER_SEEN, **dict.fromkeys(SIGNS.split(), BY_DESIGN)},
    site=column_labels("SiteNo"),
    subgroups={
        "sex": column_labels("Sex", {1: "male", 2: "female"}),
        "age": age_bands("Age", (5, 10)),
        "day of illness": column_labels("DayDisease"),
    },
    externals=(INDONESIAN_CHILDREN,),
    age_years=Range(minimum=1, maximum=15.99),
    example={"age": 8.0, "wbc": 4.1, "platelets": 142.0},
    floors={("auroc", "dengue_vn_tuan2015"): 0.80},
)

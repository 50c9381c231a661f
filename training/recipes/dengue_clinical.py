"""Dengue in a febrile child from all signs and tests of the first visit: southern Viet Nam (Tuan et al. 2015)."""

from __future__ import annotations

from models.terms import Range, Text
from models.vocabulary.laboratory import ALBUMIN, ALT, AST, HAEMATOCRIT, PLATELETS, WBC
from models.vocabulary.person import AGE, BMI, SEX
from models.vocabulary.vitals import TEMPERATURE
from training.tables.declare import Words
from training.tables.feature import choice, flag, quantity
from training.tables.inputs.dengue import (
    ABDOMINAL_PAIN_IN_FEVER,
    CONJUNCTIVAL_INJECTION,
    CREATINE_KINASE,
    DAY_OF_ILLNESS,
    FLUSHED_SKIN,
    HEPATOMEGALY_FELT,
    LYMPHOCYTES,
    MONOCYTES,
    MUCOSAL_BLEEDING,
    NEUTROPHILS,
    RASH,
    SKIN_BLEEDING,
    VOMITING_IN_FEVER,
)
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

NO = (2,)

RECIPE = TableRecipe(
    name="dengue_clinical",
    version="1.0.0",
    source=VIETNAM,
    words=Words(
        title=Text(vi="Dengue ở trẻ sốt: dấu hiệu và xét nghiệm", en="Dengue in a febrile child: signs and tests"),
        summary=Text(
            vi="Xác suất sốt xuất huyết Dengue ở trẻ sốt dưới 72 giờ, từ dấu hiệu khám và xét nghiệm lần đầu. "
            "Hỗ trợ quyết định, không phải chẩn đoán.",
            en="Probability of dengue in a child with under 72 hours of fever, from the signs and tests of the first "
            "visit. Decision support, not a diagnosis.",
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
        choice(SEX, "Sex", {1: "male", 2: "female"}),
        quantity(DAY_OF_ILLNESS, "DayDisease"),
        quantity(TEMPERATURE, "Temp"),
        quantity(BMI, "BMI"),
        flag(VOMITING_IN_FEVER, "Vomiting", no=NO),
        flag(ABDOMINAL_PAIN_IN_FEVER, "Abdo", no=NO),
        flag(MUCOSAL_BLEEDING, "Muco", no=NO),
        flag(SKIN_BLEEDING, "Skin", no=NO),
        flag(FLUSHED_SKIN, "Flush"),
        flag(HEPATOMEGALY_FELT, "Hepatomegaly"),
        flag(RASH, "Rash"),
        flag(CONJUNCTIVAL_INJECTION, "Injection"),
        quantity(WBC, "WBC", required=True),
        quantity(NEUTROPHILS, "NEUCount"),
        quantity(LYMPHOCYTES, "LYMCount"),
        quantity(MONOCYTES, "MONOCount"),
        quantity(HAEMATOCRIT, "HCT"),
        quantity(PLATELETS, "PLT", direction=-1, required=True),
        quantity(ALBUMIN, "ALB"),
        quantity(AST, "AST"),
        quantity(ALT, "ALT"),
        quantity(CREATINE_KINASE, "CK"),
    ),
    excluded={**NEVER_SEEN, "Height": "said by age and body mass index", "Weight": "said by age and body mass index"},
    site=column_labels("SiteNo"),
    subgroups={
        "sex": column_labels("Sex", {1: "male", 2: "female"}),
        "age": age_bands("Age", (5, 10)),
        "day of illness": column_labels("DayDisease"),
    },
    externals=(INDONESIAN_CHILDREN,),
    age_years=Range(minimum=1, maximum=15.99),
    example={
        "age": 8.0,
        "sex": "male",
        "day_of_illness": 3.0,
        "temperature": 38.9,
        "vomiting_in_fever": True,
        "flushed_skin": True,
        "wbc": 4.1,
        "haematocrit": 40.0,
        "platelets": 142.0,
        "ast": 62.0,
    },
    floors={("auroc", "dengue_vn_tuan2015"): 0.84},
)

"""Cancer and comorbidity: what several scores of oncology and of comorbidity read.

ICD-10 prefixes of comorbidities: Quan H et al., Med Care 2005;43:1130–9, doi:10.1097/01.mlr.0000182534.19832.83.
"""

from __future__ import annotations

from models.clinical_input import Conversion
from models.terms import Text
from models.vocabulary.declare import choice, flag, loinc, quantity

ECOG_STATUS = choice(
    "ecog_performance_status",
    "Thể trạng ECOG",
    "ECOG performance status",
    (
        ("0", "0: hoạt động bình thường", "0: fully active"),
        (
            "1",
            "1: hạn chế gắng sức nặng, đi lại được, làm được việc nhẹ",
            "1: no strenuous activity, light work possible",
        ),
        (
            "2",
            "2: tự chăm sóc, không làm việc, nằm dưới nửa ngày",
            "2: cares for self, no work, up more than half the day",
        ),
        ("3", "3: tự chăm sóc hạn chế, nằm trên nửa ngày", "3: limited self-care, in bed more than half the day"),
        ("4", "4: nằm liệt giường", "4: completely disabled"),
        ("5", "5: tử vong", "5: dead"),
    ),
)
PSA = quantity(
    "psa",
    "PSA toàn phần",
    "Total PSA",
    "ug/L",
    (0.01, 20000),
    conversions=(Conversion(unit="ng/mL", factor=1.0),),
    codes=(loinc("2857-1", "Prostate specific Ag [Mass/volume] in serum or plasma"),),
)
ANN_ARBOR_STAGE = choice(
    "ann_arbor_stage",
    "Giai đoạn Ann Arbor",
    "Ann Arbor stage",
    (("1", "I", "I"), ("2", "II", "II"), ("3", "III", "III"), ("4", "IV", "IV")),
)
HIGH_LDH = flag("ldh_above_normal", "LDH cao hơn bình thường", "LDH above normal")
MYOCARDIAL_INFARCTION = flag(
    "previous_myocardial_infarction",
    "Tiền sử nhồi máu cơ tim",
    "Previous myocardial infarction",
    icd10=("I21", "I22", "I25.2"),
)
PERIPHERAL_VASCULAR_DISEASE = flag(
    "peripheral_vascular_disease",
    "Bệnh mạch máu ngoại biên (kể cả phình động mạch chủ)",
    "Peripheral vascular disease (aortic aneurysm included)",
    icd10=("I70", "I71", "I73.1", "I73.8", "I73.9", "I77.1", "I79.0", "I79.2", "K55.1", "K55.8", "K55.9"),
)
CEREBROVASCULAR_DISEASE = flag(
    "cerebrovascular_disease",
    "Bệnh mạch máu não",
    "Cerebrovascular disease",
    icd10=("G45", "G46", "H34.0", *(f"I{number}" for number in range(60, 70))),
)
DEMENTIA = flag("dementia", "Sa sút trí tuệ", "Dementia", icd10=("F00", "F01", "F02", "F03", "F05.1", "G30", "G31.1"))
CHRONIC_LUNG_DISEASE = flag(
    "chronic_lung_disease",
    "Bệnh phổi mạn tính (COPD, hen và bệnh khác)",
    "Chronic pulmonary disease",
    icd10=("I27.8", "I27.9", *(f"J{number}" for number in (*range(40, 48), *range(60, 68))), "J68.4", "J70.1", "J70.3"),
)
RHEUMATIC_DISEASE = flag(
    "rheumatic_disease",
    "Bệnh mô liên kết",
    "Connective tissue disease",
    icd10=("M05", "M06", "M31.5", "M32", "M33", "M34", "M35.1", "M35.3", "M36.0"),
)
PEPTIC_ULCER = flag(
    "peptic_ulcer", "Loét dạ dày – tá tràng", "Peptic ulcer disease", icd10=("K25", "K26", "K27", "K28")
)
SEVERE_LIVER_DISEASE = flag(
    "severe_liver_disease",
    "Bệnh gan vừa đến nặng (tăng áp cửa, giãn tĩnh mạch, suy gan)",
    "Moderate or severe liver disease (portal hypertension, varices, failure)",
    icd10=("I85.0", "I85.9", "I86.4", "I98.2", "K70.4", "K71.1", "K72.1", "K72.9", "K76.5", "K76.6", "K76.7"),
)
DIABETES_WITH_ORGAN_DAMAGE = flag(
    "diabetes_with_organ_damage",
    "Đái tháo đường có biến chứng cơ quan",
    "Diabetes with end-organ damage",
    icd10=tuple(f"E{kind}.{part}" for kind in range(10, 15) for part in (2, 3, 4, 5, 7)),
)
HEMIPLEGIA = flag(
    "hemiplegia",
    "Liệt nửa người hoặc liệt hai chân",
    "Hemiplegia or paraplegia",
    icd10=("G04.1", "G11.4", "G80.1", "G80.2", "G81", "G82", *(f"G83.{part}" for part in (0, 1, 2, 3, 4, 9))),
)
KIDNEY_DISEASE = flag(
    "moderate_or_severe_kidney_disease",
    "Bệnh thận vừa đến nặng",
    "Moderate or severe kidney disease",
    icd10=("I12.0", "I13.1", "N18", "N19", "N25.0", "Z49", "Z94.0", "Z99.2"),
    help=Text(vi="Creatinin > 265 µmol/L, lọc máu, ghép thận.", en="Creatinine > 265 µmol/L, dialysis, transplant."),
)
SOLID_TUMOUR = flag(
    "solid_tumour",
    "U đặc ác tính (5 năm gần đây)",
    "Malignant solid tumour (within 5 years)",
    icd10=tuple(
        f"C{number:02d}"
        for number in (*range(0, 27), *range(30, 35), *range(37, 42), 43, *range(45, 59), *range(60, 77))
    ),
)
LEUKAEMIA = flag("leukaemia", "Bệnh bạch cầu", "Leukaemia", icd10=("C91", "C92", "C93", "C94", "C95"))
LYMPHOMA = flag(
    "lymphoma",
    "U lympho hoặc đa u tuỷ",
    "Lymphoma or myeloma",
    icd10=("C81", "C82", "C83", "C84", "C85", "C88", "C90", "C96"),
)
METASTATIC_TUMOUR = flag(
    "metastatic_tumour", "U đặc đã di căn", "Metastatic solid tumour", icd10=("C77", "C78", "C79", "C80")
)
AIDS = flag("aids", "AIDS", "AIDS", icd10=("B20", "B21", "B22", "B24"))
COMORBIDITIES = (
    MYOCARDIAL_INFARCTION,
    PERIPHERAL_VASCULAR_DISEASE,
    CEREBROVASCULAR_DISEASE,
    DEMENTIA,
    CHRONIC_LUNG_DISEASE,
    RHEUMATIC_DISEASE,
    PEPTIC_ULCER,
    DIABETES_WITH_ORGAN_DAMAGE,
    HEMIPLEGIA,
    KIDNEY_DISEASE,
    SOLID_TUMOUR,
    LEUKAEMIA,
    LYMPHOMA,
    METASTATIC_TUMOUR,
    SEVERE_LIVER_DISEASE,
    AIDS,
)

"""What the patient has or had: flags that a diagnosis in the record answers with yes, and nothing answers with no."""

from __future__ import annotations

from models.vocabulary.declare import flag

# C44, the skin cancers other than melanoma, is no malignancy to any score that asks for one
MALIGNANCY = ("C0", "C1", "C2", "C3", *(f"C4{part}" for part in "012356789A"), "C5", "C6", "C7", "C8", "C9")

DIABETES = flag("diabetes", "Đái tháo đường", "Diabetes mellitus", icd10=("E10", "E11", "E12", "E13", "E14"))
HYPERTENSION = flag("hypertension", "Tăng huyết áp", "Hypertension", icd10=("I10", "I11", "I12", "I13", "I15"))
HEART_FAILURE = flag("heart_failure", "Suy tim", "Heart failure", icd10=("I50", "I11.0", "I13.0", "I13.2"))
ATRIAL_FIBRILLATION = flag("atrial_fibrillation", "Rung nhĩ", "Atrial fibrillation", icd10=("I48",))
CORONARY_DISEASE = flag(
    "coronary_disease", "Bệnh mạch vành", "Coronary artery disease", icd10=("I20", "I21", "I22", "I23", "I24", "I25")
)
PREVIOUS_STROKE = flag(
    "previous_stroke_or_tia",
    "Tiền sử đột quỵ hoặc cơn thiếu máu não thoáng qua",
    "Previous stroke or TIA",
    icd10=("I63", "I64", "I69.3", "I69.4", "G45.0", "G45.1", "G45.2", "G45.3", "G45.8", "G45.9", "Z86.73"),
)
CHRONIC_KIDNEY_DISEASE = flag("chronic_kidney_disease", "Bệnh thận mạn", "Chronic kidney disease", icd10=("N18",))
LIVER_DISEASE = flag(
    "liver_disease", "Bệnh gan mạn", "Chronic liver disease", icd10=("K70", "K71.7", "K72.1", "K73", "K74", "B18")
)
CANCER = flag("cancer", "Ung thư đang hoạt động", "Active cancer", icd10=MALIGNANCY)
COPD = flag("copd", "Bệnh phổi tắc nghẽn mạn tính", "Chronic obstructive pulmonary disease", icd10=("J44",))
PREVIOUS_MI = flag("previous_mi", "Tiền sử nhồi máu cơ tim", "Previous myocardial infarction", icd10=("I25.2",))
VASCULAR_DISEASE = flag(
    "vascular_disease",
    "Bệnh mạch máu do xơ vữa (nhồi máu cơ tim cũ, bệnh động mạch ngoại biên, mảng xơ vữa động mạch chủ)",
    "Vascular disease (previous myocardial infarction, peripheral artery disease, aortic plaque)",
    icd10=("I21", "I22", "I25.2", "I70", "I73.9"),
)
THROMBOPHILIA = flag(
    "thrombophilia",
    "Tình trạng tăng đông đã biết",
    "Known thrombophilia",
    icd10=("D68.5", "D68.6"),
)
PREVIOUS_BLEEDING = flag(
    "previous_bleeding",
    "Tiền sử chảy máu nặng hoặc cơ địa dễ chảy máu",
    "Previous major bleeding or a predisposition to bleed",
)
ON_BP_TREATMENT = flag("on_bp_treatment", "Đang dùng thuốc hạ huyết áp", "On blood pressure treatment")
ON_STATIN = flag("on_statin", "Đang dùng statin", "On a statin")
ON_INSULIN = flag("on_insulin", "Đang tiêm insulin", "On insulin", icd10=("Z79.4",))

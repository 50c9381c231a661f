"""A hepatocellular carcinoma at diagnosis."""

from __future__ import annotations

from models.vocabulary.declare import flag, loinc, quantity

CIRRHOSIS_AT_DIAGNOSIS = flag("cirrhosis", "Xơ gan", "Cirrhosis", icd10=("K74.6",))
SYMPTOMS = flag("tumour_symptoms", "Có triệu chứng do u", "Symptoms of the tumour")
HBSAG = flag("hbsag", "HBsAg dương tính", "HBsAg positive", icd10=("B18.1",))
ANTI_HCV = flag("anti_hcv", "Anti-HCV dương tính", "Anti-HCV positive", icd10=("B18.2",))
PORTAL_HYPERTENSION = flag("portal_hypertension", "Tăng áp cửa", "Portal hypertension", icd10=("K76.6",))
PORTAL_THROMBOSIS = flag("portal_vein_thrombosis", "Huyết khối tĩnh mạch cửa", "Portal vein thrombosis", icd10=("I81",))
METASTASIS = flag("liver_cancer_metastasis", "Di căn ngoài gan", "Metastasis outside the liver")
AFP = quantity(
    "alpha_fetoprotein",
    "AFP",
    "Alpha-fetoprotein",
    "ng/mL",
    (0.1, 5_000_000),
    codes=(loinc("1834-1", "Alpha-1-Fetoprotein [Mass/volume] in serum or plasma"),),
)
NODULES = quantity(
    "liver_nodules", "Số khối u gan (5: từ 5 trở lên)", "Liver tumours (5: five or more)", "1", (0, 5)
).counted()
LARGEST_NODULE = quantity("largest_liver_nodule", "Đường kính khối u lớn nhất", "Largest tumour", "cm", (0.3, 40))

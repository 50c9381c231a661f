"""What speaks for or against venous thrombosis and pulmonary embolism."""

from __future__ import annotations

from models.clinical_input import Conversion
from models.terms import Text
from models.vocabulary.declare import flag, loinc, quantity

PREVIOUS_VTE = flag(
    "previous_vte",
    "Tiền sử huyết khối tĩnh mạch sâu hoặc thuyên tắc phổi",
    "Previous deep vein thrombosis or pulmonary embolism",
)
CLINICAL_DVT = flag(
    "clinical_dvt_signs",
    "Dấu hiệu lâm sàng của huyết khối tĩnh mạch sâu (sưng chân và đau khi ấn tĩnh mạch sâu)",
    "Clinical signs of deep vein thrombosis (leg swelling and pain on palpation of the deep veins)",
)
PE_MOST_LIKELY = flag(
    "pe_most_likely",
    "Thuyên tắc phổi là chẩn đoán có khả năng nhất (chẩn đoán khác ít khả năng hơn)",
    "Pulmonary embolism is the most likely diagnosis (an alternative is less likely)",
)
HAEMOPTYSIS = flag("haemoptysis", "Ho ra máu", "Haemoptysis", icd10=("R04.2",), current_hours=24 * 7)
D_DIMER = quantity(
    "d_dimer",
    "D-dimer (đơn vị FEU)",
    "D-dimer (fibrinogen-equivalent units)",
    "ug/L",
    (10, 200000),
    conversions=(
        Conversion(unit="ng/mL", factor=1.0),
        Conversion(unit="mg/L", factor=1000.0),
        Conversion(unit="ug/mL", factor=1000.0),
        Conversion(unit="ug/L{FEU}", factor=1.0),
        Conversion(unit="ng/mL{FEU}", factor=1.0),
        Conversion(unit="mg/L{FEU}", factor=1000.0),
        Conversion(unit="ug/mL{FEU}", factor=1000.0),
    ),
    codes=(loinc("48065-7", "Fibrin D-dimer FEU [Mass/volume] in platelet poor plasma"),),
    current_hours=48,
    help=Text(
        vi="Tính theo FEU; kết quả theo DDU phải nhân khoảng 2.", en="In FEU; a result in DDU must be about doubled."
    ),
)
LEG_PAIN = flag("unilateral_leg_pain", "Đau một bên chân", "Unilateral lower-limb pain")
LEG_TENDERNESS = flag(
    "deep_vein_tenderness_and_oedema",
    "Đau khi ấn tĩnh mạch sâu ở chân và phù một bên",
    "Pain on deep venous palpation and unilateral oedema",
)
SURGERY_OR_FRACTURE = flag(
    "surgery_or_fracture_within_1_month",
    "Phẫu thuật (gây mê toàn thân) hoặc gãy xương chi dưới trong 1 tháng",
    "Surgery under general anaesthesia or lower-limb fracture within 1 month",
)
FIBRINOGEN = quantity(
    "fibrinogen",
    "Fibrinogen",
    "Fibrinogen",
    "g/L",
    (0.1, 20),
    conversions=(Conversion(unit="mg/dL", factor=0.01),),
    codes=(loinc("3255-7", "Fibrinogen [Mass/volume] in platelet poor plasma by coagulation assay"),),
    current_hours=24.0,
)

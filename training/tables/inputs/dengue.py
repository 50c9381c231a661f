"""Signs of a febrile child in whom dengue is possible."""

from __future__ import annotations

from models.terms import Text
from models.vocabulary.declare import flag, quantity

DAY_OF_ILLNESS = quantity(
    "day_of_illness",
    "Ngày thứ mấy của bệnh",
    "Day of illness",
    "d",
    (1, 30),
    help=Text(vi="Ngày bắt đầu sốt là ngày 1.", en="The day the fever began is day 1."),
)
VOMITING_IN_FEVER = flag("vomiting_in_fever", "Nôn trong đợt sốt này", "Vomiting in this fever")
ABDOMINAL_PAIN_IN_FEVER = flag("abdominal_pain_in_fever", "Đau bụng trong đợt sốt này", "Abdominal pain in this fever")
MUCOSAL_BLEEDING = flag("mucosal_bleeding", "Chảy máu niêm mạc", "Mucosal bleeding")
SKIN_BLEEDING = flag("skin_bleeding", "Xuất huyết dưới da", "Skin bleeding")
FLUSHED_SKIN = flag("flushed_skin", "Da xung huyết", "Flushed skin")
HEPATOMEGALY_FELT = flag("hepatomegaly_felt", "Gan to sờ thấy", "Palpable hepatomegaly")
RASH = flag("rash", "Phát ban", "Rash")
CONJUNCTIVAL_INJECTION = flag("conjunctival_injection", "Xung huyết kết mạc", "Conjunctival injection")
NEUTROPHILS = quantity("neutrophil_count", "Bạch cầu đa nhân trung tính", "Neutrophils", "10*9/L", (0, 200))
LYMPHOCYTES = quantity("lymphocyte_count", "Bạch cầu lympho", "Lymphocytes", "10*9/L", (0, 500))
MONOCYTES = quantity("monocyte_count", "Bạch cầu mono", "Monocytes", "10*9/L", (0, 100))
CREATINE_KINASE = quantity("creatine_kinase", "Creatin kinase (CK)", "Creatine kinase", "U/L", (1, 200000))

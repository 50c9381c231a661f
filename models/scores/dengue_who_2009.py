"""WHO 2009 dengue classification as a level 0–3: criteria not met, dengue, with warning signs, severe.

Source: WHO, Dengue: guidelines for diagnosis, treatment, prevention and control, new edition, Geneva 2009, figure 1.4
(ISBN 978 92 4 154787 1). Probable dengue: fever, living in or travel to an endemic area, and two of nausea or
vomiting, rash, aches and pains, positive tourniquet test, leucopenia, any warning sign. A positive NS1, PCR or IgM
stands for the clinical definition.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag

WHO = "WHO, Dengue: guidelines for diagnosis, treatment, prevention and control, Geneva 2009, figure 1.4"

SYMPTOMS = (
    flag("nausea_or_vomiting", "Buồn nôn hoặc nôn", "Nausea or vomiting"),
    flag("rash", "Phát ban", "Rash"),
    flag("aches_and_pains", "Đau đầu, đau mỏi người, đau cơ khớp", "Aches and pains"),
    flag("tourniquet_positive", "Nghiệm pháp dây thắt dương tính", "Positive tourniquet test"),
    flag("leucopenia", "Giảm bạch cầu", "Leucopenia"),
)
WARNING_SIGNS = (
    flag("abdominal_pain", "Đau bụng hoặc ấn đau bụng", "Abdominal pain or tenderness"),
    flag("persistent_vomiting", "Nôn nhiều, liên tục", "Persistent vomiting"),
    flag("fluid_accumulation", "Ứ dịch (tràn dịch màng phổi, màng bụng)", "Clinical fluid accumulation"),
    flag("mucosal_bleeding", "Chảy máu niêm mạc", "Mucosal bleeding"),
    flag("lethargy_or_restlessness", "Vật vã, lừ đừ, li bì", "Lethargy or restlessness"),
    flag("liver_enlargement", "Gan to > 2 cm dưới bờ sườn", "Liver enlargement > 2 cm"),
    flag(
        "rising_haematocrit_falling_platelets",
        "Hematocrit tăng kèm tiểu cầu giảm nhanh",
        "Rising haematocrit with rapidly falling platelets",
    ),
)
SEVERE_SIGNS = (
    flag("dengue_shock", "Sốc do thoát huyết tương", "Shock from plasma leakage"),
    flag("fluid_with_respiratory_distress", "Ứ dịch gây suy hô hấp", "Fluid accumulation with respiratory distress"),
    flag("severe_bleeding", "Xuất huyết nặng", "Severe bleeding"),
    flag(
        "severe_organ_involvement",
        "Suy tạng nặng: AST hoặc ALT ≥ 1000 U/L, rối loạn ý thức, tim hoặc cơ quan khác",
        "Severe organ involvement: AST or ALT ≥ 1000 U/L, impaired consciousness, heart or another organ",
    ),
)
CONTEXT = (
    flag(
        "fever",
        "Sốt (hiện tại hoặc trong đợt bệnh này)",
        "Fever (now or earlier in this illness)",
        icd10=("R50",),
        current_hours=24 * 7,
        help=Text(
            vi="Sốc thường đến khi đã hạ sốt: sốt những ngày trước vẫn tính.",
            en="Shock comes as the fever falls: fever of the days before counts.",
        ),
    ),
    flag(
        "dengue_endemic_area",
        "Sống hoặc đến vùng dịch tễ sốt xuất huyết",
        "Lives in or travelled to a dengue-endemic area",
    ),
    flag(
        "dengue_confirmed",
        "Xét nghiệm dengue dương tính (NS1, PCR hoặc IgM)",
        "Dengue test positive (NS1, PCR or IgM)",
    ),
)
INPUTS = (*CONTEXT, *SYMPTOMS, *WARNING_SIGNS, *SEVERE_SIGNS)


def dengue_level(**told: bool) -> float:
    """Level 0–3 of the classification from its flags by name."""
    has_warning = any(told[sign.name] for sign in WARNING_SIGNS)
    criteria = sum(told[symptom.name] for symptom in SYMPTOMS) + has_warning
    is_probable = told["fever"] and told["dengue_endemic_area"] and criteria >= 2
    if not (is_probable or told["dengue_confirmed"]):
        return 0
    if any(told[sign.name] for sign in SEVERE_SIGNS):
        return 3
    return 2 if has_warning else 1


SCORE = Score(
    name="dengue_who_2009",
    version="1.2.0",
    title=Text(vi="Phân loại sốt xuất huyết Dengue (WHO 2009)", en="Dengue classification (WHO 2009)"),
    summary=Text(
        vi="Xếp mức sốt xuất huyết Dengue: chưa đủ tiêu chuẩn, dengue, có dấu hiệu cảnh báo, nặng.",
        en="Classifies dengue: criteria not met, dengue, with warning signs, severe.",
    ),
    specialties=("tropical", "emergency", "paediatrics", "intensive_care"),
    inputs=INPUTS,
    unit="{level}",
    compute=dengue_level,
    directions={asked.name: 1 for asked in INPUTS},
    bands=(
        Band(
            name="not_met",
            display=Text(vi="0: chưa đủ tiêu chuẩn dengue", en="0: criteria of dengue not met"),
            advice=Text(
                vi="Không loại trừ: đánh giá lại mỗi ngày khi còn sốt trong vùng dịch.",
                en="Does not rule it out: look again each day while there is fever in an endemic area.",
            ),
            source=WHO,
        ),
        Band(
            name="dengue",
            minimum=1,
            display=Text(vi="1: sốt xuất huyết Dengue", en="1: dengue without warning signs"),
            advice=Text(
                vi="Có thể theo dõi ngoại trú; dặn dấu hiệu cảnh báo, tái khám mỗi ngày.",
                en="May be followed at home; explain warning signs, see daily.",
            ),
            source=WHO,
        ),
        Band(
            name="warning",
            minimum=2,
            display=Text(vi="2: Dengue có dấu hiệu cảnh báo", en="2: dengue with warning signs"),
            advice=Text(
                vi="Nhập viện theo dõi sát, đo hematocrit nhiều lần, xem xét truyền dịch.",
                en="Admit, observe closely, repeat the haematocrit, consider intravenous fluid.",
            ),
            indicator="warning",
            source=WHO,
        ),
        Band(
            name="severe",
            minimum=3,
            display=Text(vi="3: Dengue nặng", en="3: severe dengue"),
            advice=Text(vi="Điều trị cấp cứu, hồi sức.", en="Emergency treatment, intensive care."),
            indicator="critical",
            source=WHO,
        ),
    ),
    citations=(
        Citation(
            "WHO, Dengue: guidelines for diagnosis, treatment, prevention and control, new edition, Geneva 2009",
            url="https://apps.who.int/iris/handle/10665/44188",
        ),
    ),
    licence="WHO guideline, criteria free to use",
    population=Text(vi="Mọi lứa tuổi nghi sốt xuất huyết Dengue.", en="All ages with suspected dengue."),
    cautions=(
        Text(
            vi="Giai đoạn nguy hiểm thường vào ngày 3–7, quanh lúc hạ sốt.",
            en="The critical phase is usually on days 3–7, around the fall of fever.",
        ),
    ),
    examples=(
        Example(
            {asked.name: asked.name in ("fever", "dengue_endemic_area", "rash", "leucopenia") for asked in INPUTS},
            1,
            "by hand from figure 1.4",
            band="dengue",
        ),
        Example(
            {
                asked.name: asked.name in ("fever", "dengue_endemic_area", "aches_and_pains", "abdominal_pain")
                for asked in INPUTS
            },
            2,
            "by hand from figure 1.4: a warning sign is itself a criterion",
            band="warning",
        ),
        Example(
            {asked.name: asked.name in ("dengue_confirmed", "dengue_shock") for asked in INPUTS},
            3,
            "by hand from figure 1.4",
            band="severe",
        ),
        Example(
            {asked.name: asked.name in ("fever", "dengue_endemic_area", "rash") for asked in INPUTS},
            0,
            "by hand from figure 1.4: one criterion is not enough",
            band="not_met",
        ),
    ),
)

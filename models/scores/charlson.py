"""Charlson comorbidity index of 1987 with age.

Source: Charlson ME et al., J Chronic Dis 1987;40:373–83, doi:10.1016/0021-9681(87)90171-8 (weights 1, 2, 3, 6;
10-year survival 0.983^e^(0.9 · index)); age of Charlson M et al., J Clin Epidemiol 1994;47:1245–51,
doi:10.1016/0895-4356(94)90129-5.
"""

from __future__ import annotations

import math

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.score_tables.charlson import CONDITIONS, milder_and_worse
from models.terms import Text
from models.vocabulary.history import DIABETES, HEART_FAILURE, LIVER_DISEASE
from models.vocabulary.oncology import (
    AIDS,
    CEREBROVASCULAR_DISEASE,
    CHRONIC_LUNG_DISEASE,
    DEMENTIA,
    DIABETES_WITH_ORGAN_DAMAGE,
    HEMIPLEGIA,
    KIDNEY_DISEASE,
    LEUKAEMIA,
    LYMPHOMA,
    METASTATIC_TUMOUR,
    MYOCARDIAL_INFARCTION,
    PEPTIC_ULCER,
    PERIPHERAL_VASCULAR_DISEASE,
    RHEUMATIC_DISEASE,
    SEVERE_LIVER_DISEASE,
    SOLID_TUMOUR,
)
from models.vocabulary.person import AGE

CHARLSON = "Charlson ME et al., J Chronic Dis 1987;40:373–83, doi:10.1016/0021-9681(87)90171-8"
ONE = (
    MYOCARDIAL_INFARCTION,
    HEART_FAILURE,
    PERIPHERAL_VASCULAR_DISEASE,
    CEREBROVASCULAR_DISEASE,
    DEMENTIA,
    CHRONIC_LUNG_DISEASE,
    RHEUMATIC_DISEASE,
    PEPTIC_ULCER,
)
TWO = (HEMIPLEGIA, KIDNEY_DISEASE, LEUKAEMIA, LYMPHOMA)
NONE = {asked.name: False for asked in CONDITIONS}
SCORE = Score(
    name="charlson",
    title=Text(vi="Chỉ số bệnh kèm Charlson (có tuổi)", en="Charlson comorbidity index (with age)"),
    summary=Text(
        vi="Gánh nặng bệnh kèm và tuổi, liên quan với tử vong dài hạn.",
        en="Burden of comorbidity and age, related to long-term mortality.",
    ),
    specialties=("general", "oncology", "surgery"),
    inputs=(AGE.within(18, None), *CONDITIONS),
    items=(
        by_steps(AGE, 0, at_least(50, 1), at_least(60, 2), at_least(70, 3), at_least(80, 4), at_least(90, 5)),
        *(if_true(asked, 1) for asked in ONE),
        *(if_true(asked, 2) for asked in TWO),
        milder_and_worse(DIABETES, DIABETES_WITH_ORGAN_DAMAGE, 1, 2),
        milder_and_worse(LIVER_DISEASE, SEVERE_LIVER_DISEASE, 1, 3),
        milder_and_worse(SOLID_TUMOUR, METASTATIC_TUMOUR, 2, 6),
        if_true(AIDS, 6),
    ),
    probability=lambda score: 1 - 0.983 ** math.exp(0.9 * score),
    probability_of=Text(vi="tử vong trong 10 năm", en="death within 10 years"),
    bands=(
        Band(name="none", display=Text(vi="0", en="0"), source=CHARLSON),
        Band(name="low", minimum=1, display=Text(vi="1–2", en="1–2"), source=CHARLSON),
        Band(name="moderate", minimum=3, display=Text(vi="3–4", en="3–4"), indicator="warning", source=CHARLSON),
        Band(name="high", minimum=5, display=Text(vi="≥ 5", en="≥ 5"), indicator="warning", source=CHARLSON),
    ),
    citations=(
        Citation("Charlson ME et al., J Chronic Dis 1987;40:373–83", "10.1016/0021-9681(87)90171-8"),
        Citation("Charlson M et al., J Clin Epidemiol 1994;47:1245–51", "10.1016/0895-4356(94)90129-5"),
    ),
    licence="published weights, free to use",
    population=Text(vi="Người lớn.", en="Adults."),
    cautions=(
        Text(
            vi="Công thức tử vong 10 năm lấy từ một nhóm người bệnh Hoa Kỳ những năm 1980.",
            en="The 10-year equation comes from one US cohort of the 1980s.",
        ),
    ),
    examples=(
        Example(
            {
                **NONE,
                "age": 65,
                "diabetes": True,
                "diabetes_with_organ_damage": True,
                "previous_myocardial_infarction": True,
            },
            5,
            "by hand: 2 + 2 + 1; 0.983^e^4.5 = 0.2136",
            probability=0.7864,
            band="high",
        ),
        Example({**NONE, "age": 49}, 0, "by hand: nothing counts", probability=0.017, band="none"),
    ),
)

"""Charlson comorbidity index with the weights of 2011, for discharge data.

Source: Quan H et al., Am J Epidemiol 2011;173:676–82, doi:10.1093/aje/kwq433 (table 2: twelve conditions kept a
weight, 0–24).
"""

from __future__ import annotations

from models.points import Item, if_true
from models.score import Citation, Example, Score
from models.score_tables.charlson import milder_and_worse
from models.terms import Text
from models.vocabulary.history import HEART_FAILURE, LIVER_DISEASE
from models.vocabulary.oncology import (
    AIDS,
    CHRONIC_LUNG_DISEASE,
    DEMENTIA,
    DIABETES_WITH_ORGAN_DAMAGE,
    HEMIPLEGIA,
    KIDNEY_DISEASE,
    LEUKAEMIA,
    LYMPHOMA,
    METASTATIC_TUMOUR,
    RHEUMATIC_DISEASE,
    SEVERE_LIVER_DISEASE,
    SOLID_TUMOUR,
)

QUAN = "Quan H et al., Am J Epidemiol 2011;173:676–82, doi:10.1093/aje/kwq433"
WEIGHTS = (
    (HEART_FAILURE, 2),
    (DEMENTIA, 2),
    (CHRONIC_LUNG_DISEASE, 1),
    (RHEUMATIC_DISEASE, 1),
    (DIABETES_WITH_ORGAN_DAMAGE, 1),
    (HEMIPLEGIA, 2),
    (KIDNEY_DISEASE, 1),
    (AIDS, 4),
)
LIVER_AND_CANCER = (LIVER_DISEASE, SEVERE_LIVER_DISEASE, SOLID_TUMOUR, LEUKAEMIA, LYMPHOMA, METASTATIC_TUMOUR)


def cancer_points(is_solid: bool, is_leukaemia: bool, is_lymphoma: bool, is_metastatic: bool) -> float:
    """6 for a metastatic tumour, else 2 for any malignancy."""
    return 6.0 if is_metastatic else 2.0 if is_solid or is_leukaemia or is_lymphoma else 0.0


NONE = {asked.name: False for asked in (*(asked for asked, _ in WEIGHTS), *LIVER_AND_CANCER)}
SCORE = Score(
    name="charlson_2011",
    title=Text(vi="Chỉ số Charlson, trọng số năm 2011", en="Charlson index, weights of 2011"),
    summary=Text(
        vi="Gánh nặng bệnh kèm khi ra viện, liên quan với tử vong trong viện và trong năm.",
        en=("Burden of comorbidity from discharge data, related to death in hospital and within a year."),
    ),
    specialties=("general", "intensive_care"),
    inputs=(*(asked for asked, _ in WEIGHTS), *LIVER_AND_CANCER),
    items=(
        *(if_true(asked, points) for asked, points in WEIGHTS),
        milder_and_worse(LIVER_DISEASE, SEVERE_LIVER_DISEASE, 2, 4),
        Item(
            "cancer",
            Text(vi="Ung thư", en="Malignancy"),
            ("solid_tumour", "leukaemia", "lymphoma", "metastatic_tumour"),
            cancer_points,
        ),
    ),
    citations=(Citation("Quan H et al., Am J Epidemiol 2011;173:676–82", "10.1093/aje/kwq433"),),
    licence="published weights, free to use",
    population=Text(vi="Người lớn nằm viện, theo mã ra viện.", en="Adults in hospital, by discharge codes."),
    cautions=(
        Text(
            vi="Không tính tuổi; nhồi máu cơ tim, bệnh mạch máu não và loét không còn điểm.",
            en="Without age; infarction, cerebrovascular disease and ulcer no longer count.",
        ),
    ),
    examples=(
        Example({**NONE, "heart_failure": True, "moderate_or_severe_kidney_disease": True}, 3, "by hand: 2 + 1"),
        Example(
            {
                **NONE,
                "liver_disease": True,
                "severe_liver_disease": True,
                "solid_tumour": True,
                "metastatic_tumour": True,
            },
            10,
            "by hand: 4 + 6",
        ),
    ),
)

"""NAFLD fibrosis score: advanced fibrosis in fatty liver disease.

Source: Angulo P et al., Hepatology 2007;45:846–54, doi:10.1002/hep.21496: −1.675 + 0.037·age + 0.094·BMI +
1.13·(impaired fasting glucose or diabetes) + 0.99·AST/ALT − 0.013·platelets − 0.66·albumin in g/dL; cut-points −1.455
and 0.676.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.laboratory import ALBUMIN, ALT, AST, PLATELETS
from models.vocabulary.person import AGE, BMI

ANGULO = "Angulo P et al., Hepatology 2007;45:846–54, doi:10.1002/hep.21496"
SUGAR = flag(
    "diabetes_or_impaired_fasting_glucose",
    "Đái tháo đường hoặc rối loạn đường huyết đói",
    "Diabetes or impaired fasting glucose",
    icd10=("E10", "E11", "E12", "E13", "E14", "R73"),
)


def nafld_fibrosis(  # noqa: PLR0913  # a keyword for each input
    *,
    age: float,
    bmi: float,
    diabetes_or_impaired_fasting_glucose: bool,
    ast: float,
    alt: float,
    platelets: float,
    albumin: float,
) -> float:
    """Score; `albumin` in g/L, `platelets` in 10⁹/L."""
    body = -1.675 + 0.037 * age + 0.094 * bmi + (1.13 if diabetes_or_impaired_fasting_glucose else 0.0)
    return body + 0.99 * ast / alt - 0.013 * platelets - 0.66 * albumin / 10


SCORE = Score(
    name="nafld_fibrosis",
    title=Text(vi="Điểm xơ hoá gan nhiễm mỡ (NFS)", en="NAFLD fibrosis score"),
    summary=Text(
        vi="Khả năng xơ hoá tiến triển ở người gan nhiễm mỡ không do rượu.",
        en="Likelihood of advanced fibrosis in non-alcoholic fatty liver disease.",
    ),
    specialties=("gastroenterology", "endocrinology", "general"),
    inputs=(AGE.within(18, None), BMI, SUGAR, AST, ALT, PLATELETS, ALBUMIN),
    compute=nafld_fibrosis,
    unit="1",
    decimals=3,
    directions={
        "age": 1,
        "bmi": 1,
        "diabetes_or_impaired_fasting_glucose": 1,
        "ast": 1,
        "alt": -1,
        "platelets": -1,
        "albumin": -1,
    },
    bands=(
        Band(
            name="low",
            display=Text(vi="< −1,455: ít khả năng", en="< −1.455: advanced fibrosis unlikely"),
            source=ANGULO,
        ),
        Band(
            name="indeterminate",
            minimum=-1.455,
            display=Text(vi="−1,455 đến 0,676: chưa xác định", en="−1.455 to 0.676: indeterminate"),
            source=ANGULO,
        ),
        Band(
            name="high",
            above=0.676,
            display=Text(vi="> 0,676: nhiều khả năng", en="> 0.676: advanced fibrosis likely"),
            indicator="warning",
            source=ANGULO,
        ),
    ),
    citations=(Citation(ANGULO, "10.1002/hep.21496"),),
    licence="published equation, free to use",
    population=Text(vi="Người lớn gan nhiễm mỡ không do rượu.", en="Adults with non-alcoholic fatty liver disease."),
    cautions=(Text(vi="Kém tin cậy dưới 35 và trên 65 tuổi.", en="Less reliable below 35 and above 65 years."),),
    examples=(
        Example(
            {
                "age": 50,
                "bmi": 30,
                "diabetes_or_impaired_fasting_glucose": True,
                "ast": 60,
                "alt": 60,
                "platelets": 200,
                "albumin": 40,
            },
            -0.125,
            "by hand: −1.675 + 1.85 + 2.82 + 1.13 + 0.99 − 2.6 − 2.64",
            band="indeterminate",
        ),
        Example(
            {
                "age": 70,
                "bmi": 35,
                "diabetes_or_impaired_fasting_glucose": True,
                "ast": 80,
                "alt": 40,
                "platelets": 100,
                "albumin": 35,
            },
            3.705,
            "by hand: −1.675 + 2.59 + 3.29 + 1.13 + 1.98 − 1.3 − 2.31",
            band="high",
        ),
    ),
)

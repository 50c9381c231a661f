"""Glucocorticoid dose in prednisolone equivalents.

Source: British National Formulary, glucocorticoid therapy (equivalent anti-inflammatory doses of 5 mg prednisolone).
Bands: Buttgereit F et al., Ann Rheum Dis 2002;61:718–22, doi:10.1136/ard.61.8.718.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, quantity

BUTTGEREIT = "Buttgereit F et al., Ann Rheum Dis 2002;61:718–22, doi:10.1136/ard.61.8.718"
PREDNISOLONE_MG = 5.0
EQUIVALENT_MG = {
    "prednisolone": 5.0,
    "prednisone": 5.0,
    "methylprednisolone": 4.0,
    "triamcinolone": 4.0,
    "hydrocortisone": 20.0,
    "cortisone": 25.0,
    "deflazacort": 6.0,
    "dexamethasone": 0.75,
    "betamethasone": 0.75,
}
STEROID = choice(
    "steroid",
    "Corticoid đang dùng",
    "Glucocorticoid",
    tuple((name, name.capitalize(), name.capitalize()) for name in EQUIVALENT_MG),
)
DOSE = quantity("steroid_dose", "Liều mỗi ngày", "Daily dose", "mg/d", (0.01, 3000))


def steroid_equivalent(*, steroid: str, steroid_dose: float) -> float:
    """Milligrams of prednisolone a day that act as much against inflammation."""
    return steroid_dose * PREDNISOLONE_MG / EQUIVALENT_MG[steroid]


SCORE = Score(
    name="steroid_equivalent",
    title=Text(vi="Quy đổi corticoid ra prednisolon", en="Glucocorticoid dose in prednisolone equivalents"),
    summary=Text(
        vi="Liều corticoid quy ra prednisolon tương đương mỗi ngày.", en="A daily glucocorticoid dose as prednisolone."
    ),
    specialties=("endocrinology", "general", "respiratory", "musculoskeletal"),
    inputs=(
        STEROID,
        DOSE,
    ),
    unit="mg/d",
    compute=steroid_equivalent,
    directions={"steroid_dose": 1},
    decimals=1,
    bands=(
        Band(name="low", display=Text(vi="Liều thấp (≤ 7,5 mg)", en="Low dose (≤ 7.5 mg)"), source=BUTTGEREIT),
        Band(
            name="medium",
            above=7.5,
            display=Text(vi="Liều trung bình (> 7,5–30 mg)", en="Medium dose (> 7.5–30 mg)"),
            source=BUTTGEREIT,
        ),
        Band(
            name="high",
            above=30,
            display=Text(vi="Liều cao (> 30–100 mg)", en="High dose (> 30–100 mg)"),
            indicator="warning",
            source=BUTTGEREIT,
        ),
        Band(
            name="very_high",
            above=100,
            display=Text(vi="Liều rất cao (> 100 mg)", en="Very high dose (> 100 mg)"),
            indicator="warning",
            source=BUTTGEREIT,
        ),
    ),
    higher_is="neither",
    citations=(
        Citation(BUTTGEREIT, "10.1136/ard.61.8.718"),
        Citation(
            "British National Formulary, Glucocorticoid therapy",
            url="https://bnf.nice.org.uk/treatment-summaries/glucocorticoid-therapy/",
        ),
    ),
    licence="published formula, free to use",
    population=Text(vi="Người lớn dùng corticoid toàn thân.", en="Adults on systemic glucocorticoids."),
    cautions=(
        Text(
            vi=(
                "Chỉ so sánh tác dụng chống viêm, không so tác dụng giữ muối hay thời gian tác dụng; "
                "không dùng cho corticoid hít hoặc bôi."
            ),
            en=(
                "Compares only the anti-inflammatory action, not salt retention or duration; not for "
                "inhaled or topical steroids."
            ),
        ),
    ),
    examples=(
        Example(
            {"steroid": "hydrocortisone", "steroid_dose": 100},
            25.0,
            "by hand: 20 mg hydrocortisone is 5 mg prednisolone",
            tolerance=1e-06,
        ),
        Example(
            {"steroid": "dexamethasone", "steroid_dose": 6},
            40.0,
            "by hand: 0.75 mg dexamethasone is 5 mg prednisolone",
            tolerance=1e-06,
        ),
    ),
)

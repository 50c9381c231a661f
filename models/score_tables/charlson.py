"""The rows of the Charlson comorbidity index, whose weights of 1987 and of 2011 differ.

Source: Charlson ME et al., J Chronic Dis 1987;40:373–83, doi:10.1016/0021-9681(87)90171-8 (conditions); Quan H et al.,
Am J Epidemiol 2011;173:676–82, doi:10.1093/aje/kwq433 (mild counts not beside severe).
"""

from __future__ import annotations

from models.clinical_input import Input
from models.points import Item
from models.vocabulary.history import DIABETES, HEART_FAILURE, LIVER_DISEASE
from models.vocabulary.oncology import COMORBIDITIES

CONDITIONS = (HEART_FAILURE, DIABETES, LIVER_DISEASE, *COMORBIDITIES)


def milder_and_worse(milder: Input, worse: Input, points: float, more: float) -> Item:
    """One row of two flags: the worse replaces the milder."""
    return Item(
        worse.name,
        worse.display,
        (milder.name, worse.name),
        lambda is_mild, is_worse: more if is_worse else (points if is_mild else 0.0),
    )

"""Anion gap without potassium.

Source: Emmett M, Narins RG, Medicine (Baltimore) 1977;56:38–54, doi:10.1097/00005792-197756010-00002; on today's
reference intervals: Kraut JA, Madias NE, Clin J Am Soc Nephrol 2007;2:162–74, doi:10.2215/CJN.03020906. No band is
declared: the reference depends on the laboratory's method.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import BICARBONATE, CHLORIDE, SODIUM


def anion_gap(*, sodium: float, chloride: float, bicarbonate: float) -> float:
    """Anion gap in mmol/L from concentrations in mmol/L."""
    return sodium - chloride - bicarbonate


SCORE = Score(
    name="anion_gap",
    version="1.1.0",
    title=Text(vi="Khoảng trống anion", en="Anion gap"),
    summary=Text(
        vi="Tìm toan chuyển hoá có tăng khoảng trống anion.", en="Finds metabolic acidosis with a raised anion gap."
    ),
    specialties=("emergency", "intensive_care", "nephrology", "endocrinology"),
    inputs=(SODIUM.fresh(24), CHLORIDE.fresh(24), BICARBONATE.fresh(24)),
    unit="mmol/L",
    compute=anion_gap,
    directions={"sodium": 1, "chloride": -1, "bicarbonate": -1},
    higher_is="neither",
    citations=(
        Citation("Emmett M, Narins RG, Medicine (Baltimore) 1977;56:38–54", "10.1097/00005792-197756010-00002"),
        Citation("Kraut JA, Madias NE, Clin J Am Soc Nephrol 2007;2:162–74", "10.2215/CJN.03020906"),
    ),
    licence="published formula, free to use",
    population=Text(vi="Người có điện giải đồ và bicarbonat.", en="Patients with electrolytes and bicarbonate."),
    cautions=(
        Text(
            vi=(
                "Albumin thấp làm giảm giả: dùng bản hiệu chỉnh theo albumin. So với khoảng tham chiếu của phòng xét "
                "nghiệm."
            ),
            en=(
                "Low albumin lowers it falsely: use the albumin-corrected one. Compare with the laboratory's own "
                "reference interval."
            ),
        ),
    ),
    examples=(
        Example({"sodium": 140, "chloride": 104, "bicarbonate": 24}, 12, "by hand from the formula"),
        Example({"sodium": 135, "chloride": 95, "bicarbonate": 10}, 30, "by hand from the formula"),
    ),
)

"""Anion gap corrected for albumin.

Source: Figge J et al., Crit Care Med 1998;26:1807–10, doi:10.1097/00003246-199811000-00019: gap + 0.25 · (normal −
measured albumin in g/L), with Figge's normal of 44 g/L.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import ALBUMIN, BICARBONATE, CHLORIDE, SODIUM

NORMAL_ALBUMIN_G_PER_L = 44.0
GAP_PER_G_PER_L = 0.25


def corrected_anion_gap(*, sodium: float, chloride: float, bicarbonate: float, albumin: float) -> float:
    """Corrected gap in mmol/L; `albumin` in g/L, the others in mmol/L."""
    return sodium - chloride - bicarbonate + GAP_PER_G_PER_L * (NORMAL_ALBUMIN_G_PER_L - albumin)


SCORE = Score(
    name="anion_gap_albumin_corrected",
    version="1.1.0",
    title=Text(vi="Khoảng trống anion hiệu chỉnh theo albumin", en="Albumin-corrected anion gap"),
    summary=Text(
        vi="Khoảng trống anion không bị che lấp bởi albumin thấp.",
        en="The anion gap as it would be without a low albumin.",
    ),
    specialties=("intensive_care", "emergency", "nephrology"),
    inputs=(SODIUM.fresh(24), CHLORIDE.fresh(24), BICARBONATE.fresh(24), ALBUMIN.fresh(24)),
    unit="mmol/L",
    compute=corrected_anion_gap,
    directions={"sodium": 1, "chloride": -1, "bicarbonate": -1, "albumin": -1},
    decimals=1,
    higher_is="neither",
    citations=(Citation("Figge J et al., Crit Care Med 1998;26:1807–10", "10.1097/00003246-199811000-00019"),),
    licence="published formula, free to use",
    population=Text(
        vi="Người có điện giải đồ, bicarbonat và albumin.", en="Patients with electrolytes, bicarbonate and albumin."
    ),
    cautions=(
        Text(
            vi="Nhiều máy tính dùng albumin chuẩn 40 g/L, cho kết quả thấp hơn 1 mmol/L.",
            en="Many calculators take a normal albumin of 40 g/L and read 1 mmol/L lower.",
        ),
    ),
    examples=(
        Example({"sodium": 140, "chloride": 104, "bicarbonate": 24, "albumin": 20}, 18, "by hand: 12 + 0.25 · 24"),
        Example({"sodium": 140, "chloride": 104, "bicarbonate": 24, "albumin": 44}, 12, "by hand: nothing to correct"),
    ),
)

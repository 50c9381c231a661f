"""Delta ratio: the rise of the anion gap over the fall of bicarbonate.

Source: Rastegar A, J Am Soc Nephrol 2007;18:2429–31, doi:10.1681/ASN.2006121408; normals of 12 and 24 mmol/L as
usual. It has a meaning only where bicarbonate is below 24 mmol/L.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import BICARBONATE, CHLORIDE, SODIUM

RASTEGAR = "Rastegar A, J Am Soc Nephrol 2007;18:2429–31, doi:10.1681/ASN.2006121408"
NORMAL_GAP = 12.0
NORMAL_BICARBONATE = 24.0


def delta_ratio(*, sodium: float, chloride: float, bicarbonate: float) -> float:
    """(anion gap − 12) / (24 − bicarbonate), concentrations in mmol/L."""
    return (sodium - chloride - bicarbonate - NORMAL_GAP) / (NORMAL_BICARBONATE - bicarbonate)


SCORE = Score(
    name="delta_ratio",
    version="1.1.0",
    title=Text(vi="Tỉ số delta (toan chuyển hoá)", en="Delta ratio (metabolic acidosis)"),
    summary=Text(
        vi="Tìm rối loạn toan kiềm hỗn hợp khi toan chuyển hoá tăng khoảng trống anion.",
        en="Looks for a mixed disorder in acidosis with a raised anion gap.",
    ),
    specialties=("intensive_care", "emergency", "nephrology"),
    inputs=(SODIUM.fresh(24), CHLORIDE.fresh(24), BICARBONATE.fresh(24).within(maximum=23)),
    unit="1",
    compute=delta_ratio,
    directions={"sodium": 1, "chloride": -1},
    decimals=1,
    higher_is="neither",
    bands=(
        Band(
            name="mixed_with_normal_gap",
            display=Text(
                vi="< 1: kèm toan chuyển hoá khoảng trống anion bình thường", en="< 1: with a normal-gap acidosis too"
            ),
            source=RASTEGAR,
        ),
        Band(
            name="pure",
            minimum=1,
            display=Text(vi="1–2: toan tăng khoảng trống anion đơn thuần", en="1–2: raised-gap acidosis alone"),
            source=RASTEGAR,
        ),
        Band(
            name="mixed_with_alkalosis",
            above=2,
            display=Text(
                vi="> 2: kèm kiềm chuyển hoá hoặc toan hô hấp mạn",
                en="> 2: with metabolic alkalosis or chronic respiratory acidosis",
            ),
            source=RASTEGAR,
        ),
    ),
    citations=(Citation("Rastegar A, J Am Soc Nephrol 2007;18:2429–31", "10.1681/ASN.2006121408"),),
    licence="published formula, free to use",
    population=Text(
        vi="Người toan chuyển hoá (bicarbonat ≤ 23 mmol/L) tăng khoảng trống anion.",
        en="Metabolic acidosis (bicarbonate ≤ 23 mmol/L) with a raised anion gap.",
    ),
    cautions=(
        Text(vi="Không có nghĩa khi khoảng trống anion bình thường.", en="Meaningless where the anion gap is normal."),
    ),
    examples=(
        Example(
            {"sodium": 140, "chloride": 100, "bicarbonate": 10}, 18 / 14, "by hand: (30 − 12) / (24 − 10)", band="pure"
        ),
        Example(
            {"sodium": 140, "chloride": 110, "bicarbonate": 10},
            8 / 14,
            "by hand: (20 − 12) / (24 − 10)",
            band="mixed_with_normal_gap",
        ),
    ),
)

"""Waist-to-height ratio.

Source: National Institute for Health and Care Excellence, Overweight and obesity management (NG246, 2025); Ashwell M
et al., Obes Rev 2012;13:275–86, doi:10.1111/j.1467-789X.2011.00952.x.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.person import HEIGHT, WAIST

NICE = "National Institute for Health and Care Excellence, guideline NG246 (2025)"


def waist_to_height(*, waist: float, height: float) -> float:
    """Waist over height, both in cm."""
    return waist / height


SCORE = Score(
    name="waist_to_height",
    title=Text(vi="Tỷ số vòng bụng/chiều cao", en="Waist-to-height ratio"),
    summary=Text(
        vi="Béo bụng và nguy cơ chuyển hoá, dùng được cho mọi chủng tộc.",
        en="Central obesity and metabolic risk, for every ancestry.",
    ),
    specialties=("endocrinology", "general"),
    inputs=(
        WAIST,
        HEIGHT,
    ),
    unit="1",
    compute=waist_to_height,
    directions={"waist": 1, "height": -1},
    decimals=2,
    bands=(
        Band(name="healthy", display=Text(vi="Dưới 0,5: bình thường", en="Below 0.5: healthy"), source=NICE),
        Band(
            name="increased",
            minimum=0.5,
            display=Text(vi="0,5–0,59: nguy cơ tăng", en="0.5–0.59: increased risk"),
            indicator="warning",
            source=NICE,
        ),
        Band(
            name="high",
            minimum=0.6,
            display=Text(vi="Từ 0,6: nguy cơ cao", en="0.6 and over: high risk"),
            indicator="critical",
            source=NICE,
        ),
    ),
    higher_is="worse",
    citations=(
        Citation("Ashwell M et al., Obes Rev 2012;13:275–86", "10.1111/j.1467-789X.2011.00952.x"),
        Citation(NICE, url="https://www.nice.org.uk/guidance/ng246"),
    ),
    licence="published formula, free to use",
    population=Text(vi="Người có BMI dưới 35.", en="People with a BMI below 35."),
    cautions=(Text(vi="Không dùng khi mang thai.", en="Not in pregnancy."),),
    examples=(
        Example({"waist": 80, "height": 160}, 0.5, "by hand", tolerance=1e-06),
        Example({"waist": 70, "height": 175}, 0.4, "by hand", tolerance=1e-06),
    ),
)

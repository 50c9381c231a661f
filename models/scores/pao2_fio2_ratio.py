"""PaO₂/FiO₂ ratio, with the bands of the Berlin definition of ARDS.

Source: ARDS Definition Task Force, JAMA 2012;307:2526–33, doi:10.1001/jama.2012.5669 (≤ 300 mild, ≤ 200 moderate, ≤
100 severe, with PEEP or CPAP ≥ 5 cmH₂O).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import PAO2
from models.vocabulary.vitals import FIO2

BERLIN = "ARDS Definition Task Force, JAMA 2012;307:2526–33, doi:10.1001/jama.2012.5669"


def pao2_fio2(*, pao2: float, fio2: float) -> float:
    """Ratio in mmHg; `pao2` in mmHg, `fio2` in %."""
    return pao2 / (fio2 / 100)


SCORE = Score(
    name="pao2_fio2_ratio",
    title=Text(vi="Tỉ số PaO₂/FiO₂ (mức ARDS theo Berlin)", en="PaO₂/FiO₂ ratio (Berlin ARDS bands)"),
    summary=Text(
        vi="Mức giảm oxy máu; phân độ ARDS khi đủ các tiêu chuẩn khác.",
        en="Degree of hypoxaemia; grades ARDS where its other criteria are met.",
    ),
    specialties=("intensive_care", "respiratory", "emergency"),
    inputs=(PAO2, FIO2),
    unit="mm[Hg]",
    compute=pao2_fio2,
    directions={"pao2": 1, "fio2": -1},
    higher_is="better",
    bands=(
        Band(
            name="severe",
            display=Text(vi="≤ 100: mức ARDS nặng", en="≤ 100: range of severe ARDS"),
            indicator="critical",
            risk=Text(vi="Tử vong 45 % (KTC 95 % 42–48)", en="Mortality 45 % (95 % CI 42–48)"),
            source=BERLIN,
        ),
        Band(
            name="moderate",
            above=100,
            display=Text(vi="101–200: mức ARDS trung bình", en="101–200: range of moderate ARDS"),
            indicator="critical",
            risk=Text(vi="Tử vong 32 % (29–34)", en="Mortality 32 % (29–34)"),
            source=BERLIN,
        ),
        Band(
            name="mild",
            above=200,
            display=Text(vi="201–300: mức ARDS nhẹ", en="201–300: range of mild ARDS"),
            indicator="warning",
            risk=Text(vi="Tử vong 27 % (24–30)", en="Mortality 27 % (24–30)"),
            source=BERLIN,
        ),
        Band(
            name="above",
            above=300,
            display=Text(vi="> 300: không thuộc mức ARDS", en="> 300: above the range of ARDS"),
            source=BERLIN,
        ),
    ),
    citations=(Citation("ARDS Definition Task Force, JAMA 2012;307:2526–33", "10.1001/jama.2012.5669"),),
    licence="published definition, free to use",
    population=Text(vi="Người có khí máu động mạch.", en="Patients with an arterial blood gas."),
    cautions=(
        Text(
            vi="Chỉ gọi là ARDS khi khởi phát ≤ 1 tuần, mờ hai phổi, không do tim, PEEP/CPAP ≥ 5 cmH₂O.",
            en="ARDS needs onset within a week, bilateral opacities, no cardiac cause, and PEEP or CPAP ≥ 5 cmH₂O.",
        ),
    ),
    examples=(
        Example({"pao2": 80, "fio2": 40}, 200, "by hand from the ratio", band="moderate"),
        Example({"pao2": 95, "fio2": 21}, 452.38, "by hand from the ratio", tolerance=0.01, band="above"),
    ),
)

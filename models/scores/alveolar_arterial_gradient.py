"""Alveolar–arterial oxygen gradient at sea level.

Source: the alveolar gas equation, PAO₂ = FiO₂ · (760 − 47) − PaCO₂/0.8, as in Hantzidiamantis PJ, Amaro E, StatPearls
2023 (NBK545153), which also gives the normal for age as age/4 + 4 mmHg.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.laboratory import PACO2, PAO2
from models.vocabulary.vitals import FIO2

STATPEARLS = "Hantzidiamantis PJ, Amaro E, Physiology, Alveolar to Arterial Oxygen Gradient, StatPearls 2023"
DRY_AIR_MMHG = 713.0
RESPIRATORY_QUOTIENT = 0.8


def gradient(*, pao2: float, paco2: float, fio2: float) -> float:
    """Gradient in mmHg; pressures in mmHg, `fio2` in %."""
    return fio2 / 100 * DRY_AIR_MMHG - paco2 / RESPIRATORY_QUOTIENT - pao2


SCORE = Score(
    name="alveolar_arterial_gradient",
    title=Text(
        vi="Chênh áp oxy phế nang – động mạch (A-a), mực nước biển", en="Alveolar–arterial oxygen gradient, sea level"
    ),
    summary=Text(
        vi="Phân biệt giảm oxy máu do phổi với do giảm thông khí.",
        en="Tells hypoxaemia of the lung from hypoventilation.",
    ),
    specialties=("respiratory", "intensive_care", "emergency"),
    inputs=(PAO2, PACO2, FIO2),
    unit="mm[Hg]",
    compute=gradient,
    directions={"pao2": -1, "paco2": -1, "fio2": 1},
    citations=(Citation(STATPEARLS, url="https://www.ncbi.nlm.nih.gov/books/NBK545153/"),),
    licence="textbook formula",
    population=Text(
        vi="Người có khí máu động mạch, ở gần mực nước biển.", en="Patients with an arterial blood gas, near sea level."
    ),
    cautions=(
        Text(
            vi="Giá trị bình thường theo tuổi khoảng tuổi/4 + 4 mmHg khi thở khí trời.",
            en="Normal for age is about age/4 + 4 mmHg on room air.",
        ),
        Text(
            vi="Ở vùng cao (ví dụ Đà Lạt) áp suất khí quyển thấp hơn: kết quả bị cao giả.",
            en="At altitude the barometric pressure is lower: the result is falsely high.",
        ),
    ),
    examples=(
        Example({"pao2": 90, "paco2": 40, "fio2": 21}, 9.73, "by hand: 149.73 − 50 − 90", tolerance=0.005),
        Example(
            {"pao2": 60, "paco2": 60, "fio2": 21}, 14.73, "by hand: hypoventilation, 149.73 − 75 − 60", tolerance=0.005
        ),
    ),
)

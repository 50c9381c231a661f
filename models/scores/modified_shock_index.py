"""Modified shock index: heart rate over mean arterial pressure.

Source: Liu YC et al., World J Emerg Med 2012;3:114–7, doi:10.5847/wjem.j.issn.1920-8642.2012.02.006 (below 0.7 and
above 1.3 more deaths).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.vitals import HEART_RATE, MEAN_ARTERIAL_PRESSURE

LIU = "Liu YC et al., World J Emerg Med 2012;3:114–7, doi:10.5847/wjem.j.issn.1920-8642.2012.02.006"


def modified_shock_index(*, heart_rate: float, mean_arterial_pressure: float) -> float:
    """Heart rate (/min) over mean arterial pressure (mmHg)."""
    return heart_rate / mean_arterial_pressure


SCORE = Score(
    name="modified_shock_index",
    title=Text(vi="Chỉ số sốc sửa đổi", en="Modified shock index"),
    summary=Text(
        vi="Tỉ số nhịp tim trên huyết áp trung bình ở người bệnh cấp cứu.",
        en="Heart rate over mean arterial pressure in emergency patients.",
    ),
    specialties=("emergency", "intensive_care"),
    inputs=(HEART_RATE, MEAN_ARTERIAL_PRESSURE),
    unit="1",
    compute=modified_shock_index,
    directions={"heart_rate": 1, "mean_arterial_pressure": -1},
    decimals=2,
    higher_is="neither",
    bands=(
        Band(
            name="low",
            display=Text(vi="< 0,7: tuần hoàn tăng động", en="< 0.7: hyperdynamic"),
            indicator="warning",
            risk=Text(vi="Tử vong cao hơn nhóm 0,7–1,3", en="More deaths than between 0.7 and 1.3"),
            source=LIU,
        ),
        Band(name="usual", minimum=0.7, display=Text(vi="0,7–1,3", en="0.7–1.3"), source=LIU),
        Band(
            name="high",
            above=1.3,
            display=Text(vi="> 1,3: tuần hoàn giảm động", en="> 1.3: hypodynamic"),
            indicator="critical",
            risk=Text(vi="Tử vong cao hơn nhóm 0,7–1,3", en="More deaths than between 0.7 and 1.3"),
            source=LIU,
        ),
    ),
    citations=(Citation("Liu YC et al., World J Emerg Med 2012;3:114–7", "10.5847/wjem.j.issn.1920-8642.2012.02.006"),),
    licence="published formula, free to use",
    population=Text(vi="Người lớn tại khoa cấp cứu.", en="Adults in the emergency department."),
    examples=(
        Example({"heart_rate": 130, "mean_arterial_pressure": 100}, 1.3, "by hand from the formula", band="usual"),
        Example({"heart_rate": 120, "mean_arterial_pressure": 60}, 2.0, "by hand from the formula", band="high"),
    ),
)

"""Corrected QT interval by Framingham.

Source: Sagie A et al., Am J Cardiol 1992;70:797–801, doi:10.1016/0002-9149(92)90562-D. QTc = QT + 154 (1 − RR), in ms
with RR in seconds. Bands: Rautaharju PM et al. (AHA/ACCF/HRS), Circulation 2009;119:e241–50,
doi:10.1161/CIRCULATIONAHA.108.191096; from 500 ms Drew BJ et al., Circulation 2010;121:1047–60,
doi:10.1161/CIRCULATIONAHA.109.192704.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.cardiac import QT_INTERVAL
from models.vocabulary.vitals import HEART_RATE

RAUTAHARJU = "Rautaharju PM et al., Circulation 2009;119:e241–50, doi:10.1161/CIRCULATIONAHA.108.191096"
DREW = "Drew BJ et al., Circulation 2010;121:1047–60, doi:10.1161/CIRCULATIONAHA.109.192704"


def qtc_framingham(*, qt_interval: float, heart_rate: float) -> float:
    """Corrected QT in ms; QT in ms, heart rate per minute."""
    return qt_interval + 154 * (1 - 60 / heart_rate)


SCORE = Score(
    name="qtc_framingham",
    title=Text(vi="QTc theo Framingham", en="QTc by Framingham"),
    summary=Text(
        vi="Khoảng QT hiệu chỉnh theo nhịp tim bằng công thức Framingham.",
        en="The QT interval corrected for heart rate by the formula of Framingham.",
    ),
    specialties=("cardiology", "emergency", "general"),
    inputs=(QT_INTERVAL, HEART_RATE),
    unit="ms",
    compute=qtc_framingham,
    directions={"qt_interval": 1, "heart_rate": 1},
    bands=(
        Band(name="short", display=Text(vi="Ngắn (≤ 390 ms)", en="Short (≤ 390 ms)"), source=RAUTAHARJU),
        Band(
            name="normal",
            above=390,
            display=Text(vi="Bình thường (dưới 450 ms)", en="Normal (below 450 ms)"),
            source=RAUTAHARJU,
        ),
        Band(
            name="prolonged_men",
            minimum=450,
            display=Text(vi="Kéo dài ở nam (450–459 ms)", en="Prolonged in men (450–459 ms)"),
            indicator="warning",
            source=RAUTAHARJU,
        ),
        Band(
            name="prolonged",
            minimum=460,
            display=Text(vi="Kéo dài ở cả hai giới (460–499 ms)", en="Prolonged in both sexes (460–499 ms)"),
            indicator="warning",
            source=RAUTAHARJU,
        ),
        Band(
            name="dangerous",
            minimum=500,
            display=Text(vi="Nguy cơ xoắn đỉnh (≥ 500 ms)", en="Risk of torsades de pointes (≥ 500 ms)"),
            advice=Text(
                vi="Tìm thuốc kéo dài QT, kiểm tra kali, magie, canxi; theo dõi điện tim.",
                en="Look for QT-prolonging drugs, check potassium, magnesium and calcium; monitor.",
            ),
            indicator="critical",
            source=DREW,
        ),
    ),
    higher_is="neither",
    citations=(
        Citation("Sagie A et al., Am J Cardiol 1992;70:797–801", "10.1016/0002-9149(92)90562-D"),
        Citation(RAUTAHARJU, "10.1161/CIRCULATIONAHA.108.191096"),
        Citation(DREW, "10.1161/CIRCULATIONAHA.109.192704"),
    ),
    licence="published formula, free to use",
    population=Text(vi="Người lớn có nhịp xoang và QRS hẹp.", en="Adults in sinus rhythm with a narrow QRS."),
    cautions=(
        Text(
            vi="Không tin cậy khi QRS rộng, rung nhĩ hoặc nhịp quá nhanh, quá chậm.",
            en="Unreliable with a wide QRS, atrial fibrillation or very fast or slow rates.",
        ),
    ),
    examples=(
        Example({"qt_interval": 400, "heart_rate": 60}, 400, "at 60 per minute nothing is corrected", tolerance=0.001),
        Example({"qt_interval": 360, "heart_rate": 100}, 421.6, "by hand: RR 0.6 s", tolerance=0.05),
    ),
)

"""Quick SOFA: the risk of a poor outcome in suspected infection, outside of intensive care.

Source: Seymour CW et al., JAMA 2016;315:762–74, doi:10.1001/jama.2016.0288; Singer M et al. (Sepsis-3), JAMA
2016;315:801–10, doi:10.1001/jama.2016.0287.
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.vitals import GCS, RESPIRATORY_RATE, SYSTOLIC_BP

SEPSIS_3 = "Singer M et al., JAMA 2016;315:801–10, doi:10.1001/jama.2016.0287"

SCORE = Score(
    name="qsofa",
    title=Text(vi="qSOFA (SOFA nhanh)", en="qSOFA (quick SOFA)"),
    summary=Text(
        vi="Nhận ra nhanh người nghi nhiễm khuẩn có nguy cơ diễn tiến xấu, ngoài hồi sức tích cực.",
        en="Spots patients with suspected infection who are likely to do badly, outside of intensive care.",
    ),
    specialties=("emergency", "intensive_care", "tropical"),
    inputs=(RESPIRATORY_RATE, SYSTOLIC_BP, GCS),
    items=(
        by_steps(RESPIRATORY_RATE, 0, at_least(22, 1)),
        by_steps(SYSTOLIC_BP, 1, above(100, 0)),
        by_steps(GCS, 1, at_least(15, 0)),
    ),
    bands=(
        Band(name="low", display=Text(vi="0–1: nguy cơ thấp hơn", en="0–1: lower risk"), source=SEPSIS_3),
        Band(
            name="high",
            minimum=2,
            display=Text(vi="≥ 2: nguy cơ cao", en="≥ 2: high risk"),
            advice=Text(
                vi="Tìm rối loạn chức năng cơ quan, theo dõi sát hơn, xem xét hồi sức.",
                en="Look for organ dysfunction, monitor more closely, consider critical care.",
            ),
            indicator="critical",
            source=SEPSIS_3,
        ),
    ),
    citations=(
        Citation("Seymour CW et al., JAMA 2016;315:762–74", "10.1001/jama.2016.0288"),
        Citation(SEPSIS_3, "10.1001/jama.2016.0287"),
    ),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn nghi nhiễm khuẩn.", en="Adults with suspected infection."),
    cautions=(
        Text(
            vi="Không dùng đơn độc để sàng lọc nhiễm khuẩn huyết (Surviving Sepsis 2021).",
            en="Not to be used alone to screen for sepsis (Surviving Sepsis Campaign 2021).",
        ),
    ),
    examples=(
        Example(
            {"respiratory_rate": 22.0, "systolic_bp": 100.0, "gcs": 14.0}, 3, "by hand from the criteria", band="high"
        ),
        Example(
            {"respiratory_rate": 21.0, "systolic_bp": 101.0, "gcs": 15.0}, 0, "by hand from the criteria", band="low"
        ),
    ),
)

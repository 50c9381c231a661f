"""ICH score: death within 30 days of intracerebral haemorrhage.

Source: Hemphill JC et al., Stroke 2001;32:891–7, doi:10.1161/01.STR.32.4.891 (table 2: points; figure 2: mortality).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag, quantity
from models.vocabulary.person import AGE
from models.vocabulary.vitals import GCS

HEMPHILL = "Hemphill JC et al., Stroke 2001;32:891–7, doi:10.1161/01.STR.32.4.891 (n = 152)"
RISK = (0.0, 0.13, 0.26, 0.72, 0.97, 1.0, 1.0)

VOLUME = quantity(
    "haematoma_volume",
    "Thể tích khối máu tụ",
    "Haematoma volume",
    "mL",
    (0, 400),
    help=Text(vi="Ước tính bằng ABC/2 trên CT.", en="By ABC/2 on the CT."),
)
VENTRICLE = flag("intraventricular_haemorrhage", "Có máu trong não thất", "Intraventricular haemorrhage")
INFRATENTORIAL = flag("infratentorial_origin", "Xuất huyết dưới lều", "Infratentorial origin")

SCORE = Score(
    name="ich_score",
    title=Text(vi="Thang điểm ICH (xuất huyết não)", en="ICH score"),
    summary=Text(
        vi="Nguy cơ tử vong trong 30 ngày sau xuất huyết não tự phát.",
        en="The risk of death within 30 days of spontaneous intracerebral haemorrhage.",
    ),
    specialties=("neurology", "emergency", "intensive_care"),
    inputs=(GCS, VOLUME, VENTRICLE, INFRATENTORIAL, AGE.within(minimum=18)),
    items=(
        by_steps(GCS, 2, at_least(5, 1), at_least(13, 0)),
        by_steps(VOLUME, 0, at_least(30, 1)),
        if_true(VENTRICLE, 1),
        if_true(INFRATENTORIAL, 1),
        by_steps(AGE, 0, at_least(80, 1)),
    ),
    probability=lambda score: RISK[int(score)],
    probability_of=Text(vi="tử vong trong 30 ngày", en="death within 30 days"),
    bands=(
        Band(
            name="low",
            display=Text(vi="0 điểm", en="0 points"),
            risk=Text(vi="không ai tử vong trong 30 ngày", en="none died within 30 days"),
            source=HEMPHILL,
        ),
        Band(
            name="moderate",
            minimum=1,
            display=Text(vi="1–2 điểm", en="1–2 points"),
            indicator="warning",
            risk=Text(vi="tử vong 13–26%", en="13–26% died"),
            source=HEMPHILL,
        ),
        Band(
            name="high",
            minimum=3,
            display=Text(vi="≥ 3 điểm", en="≥ 3 points"),
            indicator="critical",
            risk=Text(vi="tử vong từ 72%", en="72% or more died"),
            source=HEMPHILL,
        ),
    ),
    citations=(Citation("Hemphill JC et al., Stroke 2001;32:891–7", "10.1161/01.STR.32.4.891"),),
    licence="published criteria, free to use",
    population=Text(vi="Người lớn xuất huyết não tự phát.", en="Adults with spontaneous intracerebral haemorrhage."),
    cautions=(
        Text(
            vi="Không dùng để hạn chế điều trị sớm: tiên lượng xấu có thể tự ứng nghiệm.",
            en="Not for limiting care early: a poor prognosis can fulfil itself.",
        ),
    ),
    examples=(
        Example(
            {
                "gcs": 4,
                "haematoma_volume": 30,
                "intraventricular_haemorrhage": True,
                "infratentorial_origin": True,
                "age": 80,
            },
            6,
            "by hand from table 2 (the maximum)",
            probability=1.0,
            band="high",
        ),
        Example(
            {
                "gcs": 13,
                "haematoma_volume": 29,
                "intraventricular_haemorrhage": True,
                "infratentorial_origin": False,
                "age": 79,
            },
            1,
            "by hand from table 2",
            probability=0.13,
            band="moderate",
        ),
    ),
)

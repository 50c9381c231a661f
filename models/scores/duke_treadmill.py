"""Duke treadmill score.

Source: Mark DB et al., N Engl J Med 1991;325:849–53, doi:10.1056/NEJM199109193251204: exercise minutes − 5 · ST
deviation in mm − 4 · angina index.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, quantity

MARK = "Mark DB et al., N Engl J Med 1991;325:849–53, doi:10.1056/NEJM199109193251204 (n = 613)"
INDEX = {"none": 0, "non_limiting": 1, "limiting": 2}

MINUTES = quantity("exercise_minutes", "Thời gian gắng sức (Bruce)", "Exercise time (Bruce protocol)", "min", (0, 30))
ST = quantity("exercise_st_deviation", "ST chênh tối đa", "Largest net ST deviation", "mm", (0, 10))
ANGINA = choice(
    "exercise_angina",
    "Đau ngực khi gắng sức",
    "Angina during exercise",
    (
        ("none", "Không", "None"),
        ("non_limiting", "Có, không phải dừng", "Non-limiting"),
        ("limiting", "Có, phải dừng", "Exercise-limiting"),
    ),
)


def duke_treadmill(*, exercise_minutes: float, exercise_st_deviation: float, exercise_angina: str) -> float:
    """The score; higher is better."""
    return exercise_minutes - 5 * exercise_st_deviation - 4 * INDEX[exercise_angina]


SCORE = Score(
    name="duke_treadmill",
    title=Text(vi="Điểm Duke (thảm lăn)", en="Duke treadmill score"),
    summary=Text(
        vi="Tiên lượng ở người nghi bệnh mạch vành làm nghiệm pháp gắng sức thảm lăn.",
        en="Prognosis of suspected coronary disease from a treadmill test.",
    ),
    specialties=("cardiology",),
    inputs=(MINUTES, ST, ANGINA),
    compute=duke_treadmill,
    directions={"exercise_minutes": 1, "exercise_st_deviation": -1},
    higher_is="better",
    bands=(
        Band(
            name="high",
            display=Text(vi="Dưới −10: nguy cơ cao", en="Below −10: high risk"),
            indicator="critical",
            risk=Text(vi="tử vong 5% mỗi năm", en="5% die a year"),
            source=MARK,
        ),
        Band(
            name="moderate",
            minimum=-10,
            display=Text(vi="−10 đến 4: nguy cơ trung bình", en="−10 to 4: moderate risk"),
            indicator="warning",
            risk=Text(vi="tử vong 1,25% mỗi năm", en="1.25% die a year"),
            source=MARK,
        ),
        Band(
            name="low",
            minimum=5,
            display=Text(vi="Từ 5: nguy cơ thấp", en="5 and over: low risk"),
            risk=Text(vi="tử vong 0,25% mỗi năm", en="0.25% die a year"),
            source=MARK,
        ),
    ),
    citations=(Citation("Mark DB et al., N Engl J Med 1991;325:849–53", "10.1056/NEJM199109193251204"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn ngoại trú nghi bệnh mạch vành, ST lúc nghỉ đọc được.",
        en="Adult outpatients with suspected coronary disease and a readable resting ST segment.",
    ),
    cautions=(
        Text(
            vi="Kém giá trị ở người từ 75 tuổi hoặc khi có block nhánh trái, đặt máy tạo nhịp.",
            en="Less valid at 75 and over, or with left bundle branch block or pacing.",
        ),
    ),
    examples=(
        Example(
            {"exercise_minutes": 10, "exercise_st_deviation": 1, "exercise_angina": "none"},
            5,
            "by hand: 10 − 5",
            band="low",
        ),
        Example(
            {"exercise_minutes": 4, "exercise_st_deviation": 2, "exercise_angina": "limiting"},
            -14,
            "by hand: 4 − 10 − 8",
            band="high",
        ),
    ),
)

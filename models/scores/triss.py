"""TRISS: survival after injury from the Revised Trauma Score, the Injury Severity Score, age and mechanism.

Source: Boyd CR et al., J Trauma 1987;27:370–8, doi:10.1097/00005373-198704000-00005; coefficients of the Major Trauma
Outcome Study as tabulated at trauma.org (blunt −0.4499, 0.8085, −0.0835, −1.7430; penetrating −2.5355, 0.9934,
−0.0651, −1.1360).
"""

from __future__ import annotations

import math

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, quantity
from models.vocabulary.person import AGE

# intercept, RTS, ISS, age of 55 and over
BLUNT = (-0.4499, 0.8085, -0.0835, -1.7430)
PENETRATING = (-2.5355, 0.9934, -0.0651, -1.1360)

RTS = quantity(
    "revised_trauma_score", "Điểm RTS (có trọng số)", "Revised Trauma Score (weighted)", "{score}", (0, 7.8408)
)
ISS = quantity("injury_severity_score", "Điểm ISS", "Injury Severity Score", "{score}", (0, 75)).counted()
MECHANISM = choice(
    "injury_mechanism",
    "Cơ chế",
    "Mechanism",
    (("blunt", "Chấn thương kín", "Blunt"), ("penetrating", "Vết thương xuyên", "Penetrating")),
)


def survival(*, revised_trauma_score: float, injury_severity_score: float, age: float, injury_mechanism: str) -> float:
    """Probability of survival in percent; `age` in years."""
    intercept, by_rts, by_iss, by_age = PENETRATING if injury_mechanism == "penetrating" else BLUNT
    logit = intercept + by_rts * revised_trauma_score + by_iss * injury_severity_score + by_age * (age >= 55)
    return 100 / (1 + math.exp(-logit))


SCORE = Score(
    name="triss",
    version="1.1.0",
    title=Text(vi="TRISS (xác suất sống sau chấn thương)", en="TRISS (survival after injury)"),
    summary=Text(
        vi="Xác suất sống của người bị chấn thương từ RTS, ISS, tuổi và cơ chế.",
        en="Probability of survival of an injured patient from RTS, ISS, age and mechanism.",
    ),
    specialties=("emergency", "surgery", "intensive_care"),
    inputs=(RTS, ISS, AGE.within(minimum=15), MECHANISM),
    unit="%",
    compute=survival,
    directions={"revised_trauma_score": 1, "injury_severity_score": -1, "age": -1},
    decimals=1,
    higher_is="better",
    probability=lambda percent: 1 - percent / 100,
    probability_of=Text(vi="Tử vong", en="Death"),
    citations=(
        Citation("Boyd CR et al., J Trauma 1987;27:370–8", "10.1097/00005373-198704000-00005"),
        Citation("TRISS, Trauma.org", url="http://www.trauma.org/archive/scores/triss.html"),
    ),
    licence="published equation, free to use",
    population=Text(vi="Người từ 15 tuổi bị chấn thương.", en="Injured people of 15 and over."),
    cautions=(
        Text(
            vi="Hệ số của Bắc Mỹ thập niên 1980; dùng để kiểm định chất lượng, không quyết định cho từng người.",
            en="Coefficients of North America in the 1980s; for audit, not for decisions about one patient.",
        ),
    ),
    examples=(
        Example(
            {"revised_trauma_score": 7.8408, "injury_severity_score": 9, "age": 28, "injury_mechanism": "blunt"},
            99.42,
            "by hand: logit 5.138",
            tolerance=0.01,
        ),
        Example(
            {"revised_trauma_score": 4.0932, "injury_severity_score": 29, "age": 60, "injury_mechanism": "penetrating"},
            18.34,
            "by hand: logit −1.493",
            tolerance=0.01,
        ),
    ),
)

"""Karnofsky performance status.

Source: Karnofsky DA et al., Cancer 1948;1:634–56,
doi:10.1002/1097-0142(194811)1:4<634::AID-CNCR2820010410>3.0.CO;2-L.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.score_tables.graded import by_grade
from models.terms import Text
from models.vocabulary.declare import choice

KARNOFSKY = "Karnofsky DA et al., Cancer 1948;1:634–56 (table: performance status)"
STATUS = choice(
    "karnofsky_status",
    "Thể trạng Karnofsky",
    "Karnofsky status",
    (
        ("100", "100: bình thường, không triệu chứng", "100: normal, no complaints"),
        ("90", "90: hoạt động bình thường, triệu chứng nhẹ", "90: normal activity, minor signs"),
        ("80", "80: hoạt động bình thường phải gắng sức", "80: normal activity with effort"),
        ("70", "70: tự chăm sóc, không làm việc được", "70: cares for self, unable to work"),
        ("60", "60: thỉnh thoảng cần giúp", "60: needs occasional help"),
        ("50", "50: cần giúp đỡ nhiều và chăm sóc y tế thường xuyên", "50: needs considerable help and frequent care"),
        ("40", "40: tàn phế, cần chăm sóc đặc biệt", "40: disabled, needs special care"),
        ("30", "30: tàn phế nặng, cần nhập viện", "30: severely disabled, hospital care"),
        ("20", "20: rất nặng, cần điều trị tích cực", "20: very sick, active support"),
        ("10", "10: hấp hối", "10: moribund"),
        ("0", "0: tử vong", "0: dead"),
    ),
)
SCORE = Score(
    name="karnofsky",
    title=Text(vi="Thể trạng Karnofsky", en="Karnofsky performance status"),
    summary=Text(
        vi="Khả năng hoạt động của người bệnh, từ 0 đến 100.", en="A patient's ability to carry on, from 0 to 100."
    ),
    specialties=("oncology", "general"),
    inputs=(STATUS,),
    items=(by_grade(STATUS),),
    higher_is="better",
    unit="%",
    bands=(
        Band(
            name="unable_to_care",
            display=Text(vi="0–40: không tự chăm sóc được", en="0–40: unable to care for self"),
            indicator="warning",
            source=KARNOFSKY,
        ),
        Band(
            name="unable_to_work",
            minimum=50,
            display=Text(vi="50–70: không làm việc được", en="50–70: unable to work"),
            source=KARNOFSKY,
        ),
        Band(
            name="normal_activity",
            minimum=80,
            display=Text(vi="80–100: hoạt động bình thường", en="80–100: normal activity"),
            source=KARNOFSKY,
        ),
    ),
    citations=(Citation(KARNOFSKY, "10.1002/1097-0142(194811)1:4<634::AID-CNCR2820010410>3.0.CO;2-L"),),
    licence="published scale, free to use",
    population=Text(
        vi="Người bệnh ung thư và người được chăm sóc giảm nhẹ.", en="Patients with cancer or in palliative care."
    ),
    examples=(
        Example({"karnofsky_status": "100"}, 100, "Karnofsky 1948", band="normal_activity"),
        Example({"karnofsky_status": "40"}, 40, "Karnofsky 1948", band="unable_to_care"),
    ),
)

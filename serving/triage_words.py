"""The words of each level of urgency, for every door: what it is called, what to do, and where to go.

Levels of care are named as people and as Law 15/2023/QH15 on examination and treatment name them; places are not, since
provinces and districts change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.knowledge.condition import TriageLevel
from models.terms import Text


@dataclass(frozen=True, slots=True)
class LevelWords:
    """One level: its short name, the sentence that says what to do, and where to go."""

    label: Text
    do: Text
    where: Text


LEVEL_WORDS: Mapping[TriageLevel, LevelWords] = {
    "emergency_ambulance": LevelWords(
        Text(vi="Gọi 115 ngay", en="Call 115 now"),
        Text(
            vi="Có dấu hiệu có thể nguy hiểm đến tính mạng. Gọi 115 ngay; không tự đi một mình.",
            en="There are signs that may be life-threatening. Call 115 now; do not go alone.",
        ),
        Text(vi="Cấp cứu 115, bệnh viện gần nhất có cấp cứu", en="Ambulance 115, the nearest emergency department"),
    ),
    "emergency": LevelWords(
        Text(vi="Đến khoa cấp cứu ngay", en="Go to an emergency department now"),
        Text(
            vi="Cần được khám cấp cứu ngay trong giờ này. Nếu không tự đi được, hãy gọi 115.",
            en="This needs to be seen in an emergency department now. If you cannot get there, call 115.",
        ),
        Text(
            vi="Khoa cấp cứu của bệnh viện gần nhất (cấp cơ bản hoặc chuyên sâu)",
            en="The emergency department of the nearest hospital",
        ),
    ),
    "consultation_24": LevelWords(
        Text(vi="Đi khám trong 24 giờ", en="See a doctor within 24 hours"),
        Text(
            vi="Nên đi khám hôm nay hoặc ngày mai. Nếu nặng lên, đến khoa cấp cứu.",
            en="See a doctor today or tomorrow. If it gets worse, go to an emergency department.",
        ),
        Text(
            vi="Trung tâm y tế hoặc bệnh viện khu vực (cấp cơ bản)",
            en="A regional health centre or hospital",
        ),
    ),
    "consultation": LevelWords(
        Text(vi="Nên đi khám trong vài ngày tới", en="See a doctor in the coming days"),
        Text(
            vi="Không có dấu hiệu cần khám gấp, nhưng nên được bác sĩ khám trong vài ngày tới.",
            en="Nothing told here is urgent, but a doctor should see it in the coming days.",
        ),
        Text(
            vi="Trạm y tế, phòng khám bác sĩ gia đình (cấp ban đầu); bệnh viện nếu được giới thiệu",
            en="The commune health station or a family doctor; a hospital when referred",
        ),
    ),
    "self_care": LevelWords(
        Text(vi="Tự chăm sóc tại nhà và theo dõi", en="Care at home and watch"),
        Text(
            vi="Thường tự khỏi. Theo dõi các dấu hiệu dưới đây và đi khám nếu chúng xuất hiện hoặc không đỡ.",
            en="This usually gets better by itself. Watch for the signs below and see a doctor if they come.",
        ),
        Text(vi="Tại nhà; trạm y tế khi cần hỏi", en="At home; the commune health station for questions"),
    ),
}

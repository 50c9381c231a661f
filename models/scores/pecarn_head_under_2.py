"""PECARN head rule below two years.

Source: Kuppermann N et al., Lancet 2009;374:1160–70, doi:10.1016/S0140-6736(09)61558-0 (figure 3A: 4.4 %, 0.9 % and <
0.02 % clinically important brain injury).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.obstetrics import ALTERED_CHILD
from models.vocabulary.person import AGE
from models.vocabulary.vitals import GCS

KUPPERMANN = "Kuppermann N et al., Lancet 2009;374:1160–70, doi:10.1016/S0140-6736(09)61558-0"
FRACTURE = flag("palpable_skull_fracture", "Sờ thấy hoặc nghi vỡ sọ", "Palpable or possible skull fracture")
HAEMATOMA = flag(
    "non_frontal_scalp_haematoma",
    "Tụ máu da đầu vùng chẩm, đỉnh hoặc thái dương",
    "Occipital, parietal or temporal scalp haematoma",
)
LOSS = flag("loss_of_consciousness_5s", "Mất ý thức ≥ 5 giây", "Loss of consciousness for 5 seconds or more")
ODD = flag("not_acting_normally", "Cha mẹ thấy trẻ không như bình thường", "Not acting normally per parent")
SEVERE = flag(
    "severe_mechanism_under_2",
    "Cơ chế nặng",
    "Severe mechanism",
    help=Text(
        vi=(
            "Văng khỏi xe, có người chết cùng xe, lật xe; đi bộ hoặc xe đạp không mũ bị xe đâm; "
            "ngã trên 0,9 m; vật va đập mạnh vào đầu."
        ),
        en=(
            "Ejection, death of another passenger, rollover; pedestrian or bicyclist without "
            "helmet struck; fall over 0.9 m; high-impact object."
        ),
    ),
)


def pecarn_head_under_2(  # noqa: PLR0913  # a keyword for each input
    *,
    age: float,
    gcs: float,
    altered_mental_status_child: bool,
    palpable_skull_fracture: bool,
    non_frontal_scalp_haematoma: bool,
    loss_of_consciousness_5s: bool,
    not_acting_normally: bool,
    severe_mechanism_under_2: bool,
) -> float:
    """2 CT recommended, 1 observation or CT, 0 CT not recommended; the age bounds whom the rule is for."""
    if gcs < 15 or altered_mental_status_child or palpable_skull_fracture:
        return 2.0
    lesser = non_frontal_scalp_haematoma or loss_of_consciousness_5s or not_acting_normally
    return float(lesser or severe_mechanism_under_2)


SCORE = Score(
    name="pecarn_head_under_2",
    title=Text(vi="PECARN chấn thương đầu, dưới 2 tuổi", en="PECARN head injury, below 2 years"),
    summary=Text(
        vi="Khi nào cần chụp CT sọ ở trẻ dưới 2 tuổi chấn thương đầu.",
        en="When a child below 2 years needs CT after a head injury.",
    ),
    specialties=("paediatrics", "emergency", "imaging"),
    inputs=(AGE.within(0, 1.999), GCS.within(14, 15), ALTERED_CHILD, FRACTURE, HAEMATOMA, LOSS, ODD, SEVERE),
    compute=pecarn_head_under_2,
    directions={
        "age": 1,
        "gcs": -1,
        "altered_mental_status_child": 1,
        "palpable_skull_fracture": 1,
        "non_frontal_scalp_haematoma": 1,
        "loss_of_consciousness_5s": 1,
        "not_acting_normally": 1,
        "severe_mechanism_under_2": 1,
    },
    bands=(
        Band(
            name="not_recommended",
            display=Text(vi="Theo quy tắc không nên chụp CT", en="By the rule CT not recommended"),
            risk=Text(vi="< 0,02 %", en="< 0.02 %"),
            source=KUPPERMANN,
        ),
        Band(
            name="observe_or_ct",
            minimum=1,
            display=Text(vi="Theo quy tắc: theo dõi hoặc CT", en="By the rule: observation or CT"),
            indicator="warning",
            risk=Text(vi="0,9 %", en="0.9 %"),
            source=KUPPERMANN,
        ),
        Band(
            name="recommended",
            minimum=2,
            display=Text(vi="Theo quy tắc nên chụp CT", en="By the rule CT recommended"),
            indicator="critical",
            risk=Text(vi="4,4 %", en="4.4 %"),
            source=KUPPERMANN,
        ),
    ),
    citations=(Citation(KUPPERMANN, "10.1016/S0140-6736(09)61558-0"),),
    licence="published rule, free to use",
    population=Text(
        vi="Trẻ dưới 2 tuổi, Glasgow 14–15, chấn thương đầu trong 24 giờ.",
        en="Children below 2 years with Glasgow 14–15, within 24 hours of the injury.",
    ),
    cautions=(
        Text(
            vi="Trẻ dưới 3 tháng: ngưỡng chụp thấp hơn. Không dùng khi nghi bạo hành.",
            en="Below 3 months the threshold for CT is lower. Not when abuse is suspected.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 1,
                "gcs": 15,
                "altered_mental_status_child": False,
                "palpable_skull_fracture": False,
                "non_frontal_scalp_haematoma": True,
                "loss_of_consciousness_5s": False,
                "not_acting_normally": False,
                "severe_mechanism_under_2": False,
            },
            1,
            "by hand from figure 3A",
            band="observe_or_ct",
        ),
        Example(
            {
                "age": 1,
                "gcs": 14,
                "altered_mental_status_child": False,
                "palpable_skull_fracture": False,
                "non_frontal_scalp_haematoma": False,
                "loss_of_consciousness_5s": False,
                "not_acting_normally": False,
                "severe_mechanism_under_2": False,
            },
            2,
            "by hand from figure 3A",
            band="recommended",
        ),
    ),
)

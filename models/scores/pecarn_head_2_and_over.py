"""PECARN head rule from two years.

Source: Kuppermann N et al., Lancet 2009;374:1160–70, doi:10.1016/S0140-6736(09)61558-0 (figure 3B: 4.3 %, 0.8 % and <
0.05 % clinically important brain injury).
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
BASAL = flag(
    "basal_skull_fracture_sign",
    "Dấu hiệu vỡ nền sọ",
    "Sign of basal skull fracture",
    icd10=("S02.1",),
    current_hours=24 * 7,
)
LOSS = flag("any_loss_of_consciousness", "Có mất ý thức", "History of loss of consciousness")
VOMITED = flag("vomited_after_injury", "Nôn sau chấn thương", "History of vomiting")
HEADACHE = flag("severe_headache", "Đau đầu dữ dội", "Severe headache")
SEVERE = flag(
    "severe_mechanism_2_and_over",
    "Cơ chế nặng",
    "Severe mechanism",
    help=Text(
        vi=(
            "Văng khỏi xe, có người chết cùng xe, lật xe; đi bộ hoặc xe đạp không mũ bị xe đâm; "
            "ngã trên 1,5 m; vật va đập mạnh vào đầu."
        ),
        en=(
            "Ejection, death of another passenger, rollover; pedestrian or bicyclist without "
            "helmet struck; fall over 1.5 m; high-impact object."
        ),
    ),
)


def pecarn_head_2_and_over(  # noqa: PLR0913  # a keyword for each input
    *,
    age: float,
    gcs: float,
    altered_mental_status_child: bool,
    basal_skull_fracture_sign: bool,
    any_loss_of_consciousness: bool,
    vomited_after_injury: bool,
    severe_headache: bool,
    severe_mechanism_2_and_over: bool,
) -> float:
    """2 CT recommended, 1 observation or CT, 0 CT not recommended; the age bounds whom the rule is for."""
    if gcs < 15 or altered_mental_status_child or basal_skull_fracture_sign:
        return 2.0
    lesser = any_loss_of_consciousness or vomited_after_injury or severe_headache
    return float(lesser or severe_mechanism_2_and_over)


SCORE = Score(
    name="pecarn_head_2_and_over",
    version="1.1.0",
    title=Text(vi="PECARN chấn thương đầu, từ 2 tuổi", en="PECARN head injury, 2 years and over"),
    summary=Text(
        vi="Khi nào cần chụp CT sọ ở trẻ từ 2 tuổi chấn thương đầu.",
        en="When a child of 2 years or more needs CT after a head injury.",
    ),
    specialties=("paediatrics", "emergency", "imaging"),
    inputs=(AGE.within(2, 17.999), GCS.within(14, 15), ALTERED_CHILD, BASAL, LOSS, VOMITED, HEADACHE, SEVERE),
    compute=pecarn_head_2_and_over,
    directions={
        "age": 1,
        "gcs": -1,
        "altered_mental_status_child": 1,
        "basal_skull_fracture_sign": 1,
        "any_loss_of_consciousness": 1,
        "vomited_after_injury": 1,
        "severe_headache": 1,
        "severe_mechanism_2_and_over": 1,
    },
    bands=(
        Band(
            name="not_recommended",
            display=Text(vi="Theo quy tắc không nên chụp CT", en="By the rule CT not recommended"),
            risk=Text(vi="< 0,05 %", en="< 0.05 %"),
            source=KUPPERMANN,
        ),
        Band(
            name="observe_or_ct",
            minimum=1,
            display=Text(vi="Theo quy tắc: theo dõi hoặc CT", en="By the rule: observation or CT"),
            indicator="warning",
            risk=Text(vi="0,8 %", en="0.8 %"),
            source=KUPPERMANN,
        ),
        Band(
            name="recommended",
            minimum=2,
            display=Text(vi="Theo quy tắc nên chụp CT", en="By the rule CT recommended"),
            indicator="critical",
            risk=Text(vi="4,3 %", en="4.3 %"),
            source=KUPPERMANN,
        ),
    ),
    citations=(Citation(KUPPERMANN, "10.1016/S0140-6736(09)61558-0"),),
    licence="published rule, free to use",
    population=Text(
        vi="Trẻ 2–17 tuổi, Glasgow 14–15, chấn thương đầu trong 24 giờ.",
        en="Children of 2–17 years with Glasgow 14–15, within 24 hours of the injury.",
    ),
    cautions=(
        Text(
            vi="Không dùng khi nghi bạo hành, rối loạn đông máu hoặc chấn thương xuyên.",
            en="Not for suspected abuse, bleeding disorders or penetrating trauma.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 6,
                "gcs": 15,
                "altered_mental_status_child": False,
                "basal_skull_fracture_sign": False,
                "any_loss_of_consciousness": False,
                "vomited_after_injury": True,
                "severe_headache": False,
                "severe_mechanism_2_and_over": False,
            },
            1,
            "by hand from figure 3B",
            band="observe_or_ct",
        ),
        Example(
            {
                "age": 6,
                "gcs": 15,
                "altered_mental_status_child": True,
                "basal_skull_fracture_sign": False,
                "any_loss_of_consciousness": False,
                "vomited_after_injury": False,
                "severe_headache": False,
                "severe_mechanism_2_and_over": False,
            },
            2,
            "by hand from figure 3B",
            band="recommended",
        ),
    ),
)

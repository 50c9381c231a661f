"""Canadian CT head rule: CT after a minor head injury.

Source: Stiell IG et al., Lancet 2001;357:1391–6, doi:10.1016/S0140-6736(00)04561-X (five high-risk and two
medium-risk factors).
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.person import AGE

STIELL = "Stiell IG et al., Lancet 2001;357:1391–6, doi:10.1016/S0140-6736(00)04561-X"
LOW_GCS = flag("gcs_below_15_at_2h", "Glasgow < 15 sau chấn thương 2 giờ", "Glasgow < 15 two hours after the injury")
OPEN = flag("suspected_open_skull_fracture", "Nghi vỡ sọ hở hoặc lún", "Suspected open or depressed skull fracture")
BASAL = flag(
    "basal_skull_fracture_sign",
    "Dấu hiệu vỡ nền sọ",
    "Sign of basal skull fracture",
    icd10=("S02.1",),
    current_hours=24 * 7,
)
TWO_VOMITS = flag("vomited_twice", "Nôn ≥ 2 lần", "Vomited twice or more")
AMNESIA = flag(
    "retrograde_amnesia_30min", "Quên ≥ 30 phút trước chấn thương", "Amnesia of 30 minutes or more before impact"
)
MECHANISM = flag(
    "ct_head_dangerous_mechanism",
    "Cơ chế nguy hiểm",
    "Dangerous mechanism",
    help=Text(
        vi="Người đi bộ bị xe đâm, văng khỏi xe, ngã trên 1 m hoặc 5 bậc thang.",
        en="Pedestrian struck, occupant ejected, fall from over 1 m (3 feet) or five stairs.",
    ),
)


def canadian_ct_head(  # noqa: PLR0913  # a keyword for each input
    *,
    age: float,
    gcs_below_15_at_2h: bool,
    suspected_open_skull_fracture: bool,
    basal_skull_fracture_sign: bool,
    vomited_twice: bool,
    retrograde_amnesia_30min: bool,
    ct_head_dangerous_mechanism: bool,
) -> float:
    """2 high risk (neurosurgery), 1 medium risk (brain injury on CT), 0 neither; `age` in years."""
    if age >= 65 or gcs_below_15_at_2h or suspected_open_skull_fracture or basal_skull_fracture_sign or vomited_twice:
        return 2.0
    return 1.0 if retrograde_amnesia_30min or ct_head_dangerous_mechanism else 0.0


SCORE = Score(
    name="canadian_ct_head",
    version="1.1.0",
    title=Text(vi="Quy tắc CT sọ não Canada", en="Canadian CT head rule"),
    summary=Text(vi="Khi nào cần chụp CT sọ sau chấn thương đầu nhẹ.", en="When a minor head injury needs CT."),
    specialties=("emergency", "neurology", "imaging"),
    inputs=(AGE.within(16, None), LOW_GCS, OPEN, BASAL, TWO_VOMITS, AMNESIA, MECHANISM),
    compute=canadian_ct_head,
    directions={
        "age": 1,
        "gcs_below_15_at_2h": 1,
        "suspected_open_skull_fracture": 1,
        "basal_skull_fracture_sign": 1,
        "vomited_twice": 1,
        "retrograde_amnesia_30min": 1,
        "ct_head_dangerous_mechanism": 1,
    },
    bands=(
        Band(
            name="not_needed",
            display=Text(vi="Theo quy tắc không cần CT", en="No CT needed by the rule"),
            source=STIELL,
        ),
        Band(
            name="medium_risk",
            minimum=1,
            display=Text(vi="Theo quy tắc nên chụp CT: nguy cơ trung bình", en="By the rule CT: medium risk"),
            indicator="warning",
            source=STIELL,
        ),
        Band(
            name="high_risk",
            minimum=2,
            display=Text(
                vi="Theo quy tắc nên chụp CT: nguy cơ cao cần can thiệp ngoại thần kinh",
                en="By the rule CT: high risk of neurosurgery",
            ),
            indicator="critical",
            source=STIELL,
        ),
    ),
    citations=(Citation(STIELL, "10.1016/S0140-6736(00)04561-X"),),
    licence="published rule, free to use",
    population=Text(
        vi=("Người từ 16 tuổi Glasgow 13–15 sau mất ý thức, quên hoặc lú lẫn do chấn thương đầu trong 24 giờ."),
        en=(
            "Patients of 16 and over with Glasgow 13–15 after loss of consciousness, amnesia or "
            "confusion, within 24 hours."
        ),
    ),
    cautions=(
        Text(
            vi=("Không dùng khi đang dùng chống đông, co giật sau chấn thương, dấu thần kinh khu trú hoặc mang thai."),
            en="Not under anticoagulants, after a seizure, with focal deficit or in pregnancy.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 65,
                "gcs_below_15_at_2h": False,
                "suspected_open_skull_fracture": False,
                "basal_skull_fracture_sign": False,
                "vomited_twice": False,
                "retrograde_amnesia_30min": False,
                "ct_head_dangerous_mechanism": False,
            },
            2,
            "by hand: age alone",
            band="high_risk",
        ),
        Example(
            {
                "age": 64,
                "gcs_below_15_at_2h": False,
                "suspected_open_skull_fracture": False,
                "basal_skull_fracture_sign": False,
                "vomited_twice": False,
                "retrograde_amnesia_30min": True,
                "ct_head_dangerous_mechanism": False,
            },
            1,
            "by hand from the rule",
            band="medium_risk",
        ),
    ),
)

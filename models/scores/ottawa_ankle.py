"""Ottawa ankle rule: ankle films after an injury.

Source: Stiell IG et al., JAMA 1994;271:827–32, doi:10.1001/jama.1994.03510350037034; children from 5 years in
Bachmann LM et al., BMJ 2003;326:417, doi:10.1136/bmj.326.7386.417.
"""

from __future__ import annotations

from models.people import People
from models.score import Citation, Example, Score
from models.score_tables.imaging_rule import yes_or_no
from models.terms import Range, Text
from models.vocabulary.declare import flag
from models.vocabulary.joints import UNABLE_TO_BEAR_WEIGHT

STIELL = "Stiell IG et al., JAMA 1994;271:827–32, doi:10.1001/jama.1994.03510350037034"
PAIN = flag("malleolar_pain", "Đau vùng mắt cá", "Pain in the malleolar zone")
LATERAL = flag(
    "lateral_malleolus_tenderness",
    "Ấn đau xương bờ sau (6 cm cuối) hoặc đỉnh mắt cá ngoài",
    "Bone tenderness at the posterior edge (6 cm) or tip of the lateral malleolus",
)
MEDIAL = flag(
    "medial_malleolus_tenderness",
    "Ấn đau xương bờ sau (6 cm cuối) hoặc đỉnh mắt cá trong",
    "Bone tenderness at the posterior edge (6 cm) or tip of the medial malleolus",
)


def ottawa_ankle(
    *,
    malleolar_pain: bool,
    lateral_malleolus_tenderness: bool,
    medial_malleolus_tenderness: bool,
    unable_to_bear_weight: bool,
) -> float:
    """1 when the rule asks for ankle films."""
    return float(
        malleolar_pain and (lateral_malleolus_tenderness or medial_malleolus_tenderness or unable_to_bear_weight)
    )


SCORE = Score(
    name="ottawa_ankle",
    version="1.1.0",
    title=Text(vi="Quy tắc cổ chân Ottawa", en="Ottawa ankle rule"),
    summary=Text(vi="Khi nào cần chụp X quang cổ chân sau chấn thương.", en="When an ankle injury needs films."),
    specialties=("emergency", "musculoskeletal", "imaging"),
    inputs=(PAIN, LATERAL, MEDIAL, UNABLE_TO_BEAR_WEIGHT),
    compute=ottawa_ankle,
    directions={
        "malleolar_pain": 1,
        "lateral_malleolus_tenderness": 1,
        "medial_malleolus_tenderness": 1,
        "unable_to_bear_weight": 1,
    },
    bands=yes_or_no(STIELL, "chụp X quang cổ chân", "ankle films"),
    citations=(
        Citation(STIELL, "10.1001/jama.1994.03510350037034"),
        Citation("Bachmann LM et al., BMJ 2003;326:417", "10.1136/bmj.326.7386.417"),
    ),
    licence="published rule, free to use",
    population=Text(
        vi="Chấn thương cổ chân trong 10 ngày, từ 5 tuổi.", en="Ankle injury within 10 days, from 5 years."
    ),
    people=People(ages=Range(minimum=5)),
    cautions=(
        Text(
            vi="Không dùng khi say, giảm cảm giác chân, nhiều chấn thương, sưng nề nhiều hoặc mang thai.",
            en=("Not under intoxication, with lost sensation, several injuries, gross swelling or pregnancy."),
        ),
    ),
    examples=(
        Example(
            {
                "malleolar_pain": True,
                "lateral_malleolus_tenderness": True,
                "medial_malleolus_tenderness": False,
                "unable_to_bear_weight": False,
            },
            1,
            "by hand from the rule",
            band="by_the_rule",
        ),
        Example(
            {
                "malleolar_pain": True,
                "lateral_malleolus_tenderness": False,
                "medial_malleolus_tenderness": False,
                "unable_to_bear_weight": False,
            },
            0,
            "by hand from the rule",
            band="not_needed",
        ),
    ),
)

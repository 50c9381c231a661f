"""ECOG performance status.

Source: Oken MM et al., Am J Clin Oncol 1982;5:649–55, doi:10.1097/00000421-198212000-00014; free to use with credit
to the ECOG.
"""

from __future__ import annotations

from models.band import Band
from models.points import by_option
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.oncology import ECOG_STATUS

OKEN = "Oken MM et al., Am J Clin Oncol 1982;5:649–55, doi:10.1097/00000421-198212000-00014"
SCORE = Score(
    name="ecog",
    title=Text(vi="Thể trạng ECOG", en="ECOG performance status"),
    summary=Text(
        vi="Mức độ hoạt động của người bệnh ung thư, từ 0 đến 5.",
        en="How active a patient with cancer is, from 0 to 5.",
    ),
    specialties=("oncology", "general"),
    inputs=(ECOG_STATUS,),
    items=(by_option(ECOG_STATUS, {"0": 0, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}),),
    bands=(
        Band(name="good", display=Text(vi="0–1: thể trạng tốt", en="0–1: good"), source=OKEN),
        Band(name="limited", minimum=2, display=Text(vi="2: hạn chế", en="2: limited"), source=OKEN),
        Band(
            name="poor",
            minimum=3,
            display=Text(vi="3–4: thể trạng kém", en="3–4: poor"),
            indicator="warning",
            source=OKEN,
        ),
        Band(name="dead", minimum=5, display=Text(vi="5: tử vong", en="5: dead"), source=OKEN),
    ),
    citations=(Citation("Oken MM et al., Am J Clin Oncol 1982;5:649–55", "10.1097/00000421-198212000-00014"),),
    licence="public, with credit to the Eastern Cooperative Oncology Group",
    population=Text(vi="Người bệnh ung thư.", en="Patients with cancer."),
    examples=(
        Example({"ecog_performance_status": "0"}, 0, "Oken 1982", band="good"),
        Example({"ecog_performance_status": "3"}, 3, "Oken 1982", band="poor"),
    ),
)

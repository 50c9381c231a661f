"""Modified Medical Research Council scale of breathlessness.

Source: Mahler DA, Wells CK, Chest 1988;93:580–6, doi:10.1378/chest.93.3.580; the cut at 2: Agustí A et al. (GOLD
2023), Am J Respir Crit Care Med 2023;207:819–37, doi:10.1164/rccm.202301-0106PP.
"""

from __future__ import annotations

from models.band import Band
from models.points import by_option
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.vitals import DYSPNOEA_MMRC

GOLD = "Agustí A et al. (GOLD 2023), Am J Respir Crit Care Med 2023;207:819–37, doi:10.1164/rccm.202301-0106PP"

SCORE = Score(
    name="mmrc_dyspnoea",
    title=Text(vi="Thang khó thở mMRC", en="mMRC breathlessness scale"),
    summary=Text(vi="Mức độ khó thở trong sinh hoạt hằng ngày.", en="Breathlessness in daily life."),
    specialties=("respiratory", "cardiology"),
    inputs=(DYSPNOEA_MMRC,),
    items=(by_option(DYSPNOEA_MMRC, {"0": 0, "1": 1, "2": 2, "3": 3, "4": 4}),),
    bands=(
        Band(name="fewer_symptoms", display=Text(vi="0–1: ít triệu chứng", en="0–1: fewer symptoms"), source=GOLD),
        Band(
            name="more_symptoms",
            minimum=2,
            display=Text(vi="≥ 2: nhiều triệu chứng", en="≥ 2: more symptoms"),
            indicator="warning",
            source=GOLD,
        ),
    ),
    citations=(
        Citation("Mahler DA, Wells CK, Chest 1988;93:580–6", "10.1378/chest.93.3.580"),
        Citation("Agustí A et al., Am J Respir Crit Care Med 2023;207:819–37", "10.1164/rccm.202301-0106PP"),
    ),
    licence="published scale, free to use",
    population=Text(vi="Người lớn bệnh hô hấp mạn tính.", en="Adults with chronic respiratory disease."),
    examples=(
        Example({"dyspnoea_mmrc": "1"}, 1, "by hand from the scale", band="fewer_symptoms"),
        Example({"dyspnoea_mmrc": "2"}, 2, "by hand from the scale", band="more_symptoms"),
    ),
)

"""WFNS grade of subarachnoid haemorrhage.

Source: Drake CG et al. (World Federation of Neurosurgical Societies), J Neurosurg 1988;68:985–6,
doi:10.3171/jns.1988.68.6.0985.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.vitals import GCS

WFNS = "Drake CG et al. (WFNS), J Neurosurg 1988;68:985–6, doi:10.3171/jns.1988.68.6.0985"

DEFICIT = flag(
    "focal_motor_deficit",
    "Dấu thần kinh khu trú (liệt vận động hoặc thất ngôn)",
    "Major focal deficit (hemiparesis or aphasia)",
)


def wfns(*, gcs: float, focal_motor_deficit: bool) -> float:
    """Grade 1–5; the deficit counts only at a coma score of 13 or 14."""
    if gcs >= 15:
        return 1
    if gcs >= 13:
        return 3 if focal_motor_deficit else 2
    return 4 if gcs >= 7 else 5


SCORE = Score(
    name="wfns",
    title=Text(vi="Phân độ WFNS", en="WFNS grade"),
    summary=Text(
        vi="Mức độ nặng của xuất huyết dưới nhện theo điểm Glasgow và dấu khu trú.",
        en="How severe a subarachnoid haemorrhage is, by the coma score and focal deficit.",
    ),
    specialties=("neurology", "surgery", "intensive_care"),
    inputs=(GCS, DEFICIT),
    compute=wfns,
    directions={"gcs": -1, "focal_motor_deficit": 1},
    bands=(
        Band(name="good", display=Text(vi="Độ I–III", en="Grades I–III"), indicator="warning", source=WFNS),
        Band(
            name="poor",
            minimum=4,
            display=Text(vi="Độ IV–V: tiên lượng nặng", en="Grades IV–V: poor grade"),
            indicator="critical",
            source=WFNS,
        ),
    ),
    citations=(Citation("Drake CG et al. (WFNS), J Neurosurg 1988;68:985–6", "10.3171/jns.1988.68.6.0985"),),
    licence="published criteria, free to use",
    population=Text(vi="Người bệnh xuất huyết dưới nhện.", en="Patients with subarachnoid haemorrhage."),
    cautions=(Text(vi="Đánh giá sau hồi sức ban đầu.", en="Grade after the first resuscitation."),),
    examples=(
        Example({"gcs": 14, "focal_motor_deficit": True}, 3, "by definition", band="good"),
        Example({"gcs": 6, "focal_motor_deficit": False}, 5, "by definition", band="poor"),
    ),
)

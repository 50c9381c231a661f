"""Hunt and Hess grade of aneurysmal subarachnoid haemorrhage.

Source: Hunt WE, Hess RM, J Neurosurg 1968;28:14–20, doi:10.3171/jns.1968.28.1.0014.
"""

from __future__ import annotations

from models.band import Band
from models.points import by_option
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice

HUNT_HESS = "Hunt WE, Hess RM, J Neurosurg 1968;28:14–20, doi:10.3171/jns.1968.28.1.0014"

GRADE = choice(
    "hunt_hess_signs",
    "Biểu hiện lâm sàng",
    "Clinical signs",
    (
        (
            "I",
            "Không triệu chứng, hoặc đau đầu nhẹ và gáy hơi cứng",
            "Asymptomatic, or minimal headache and slight nuchal rigidity",
        ),
        (
            "II",
            "Đau đầu vừa đến nặng, gáy cứng, không liệt ngoài liệt dây sọ",
            "Moderate to severe headache, nuchal rigidity, no deficit other than cranial nerve palsy",
        ),
        ("III", "Ngủ gà, lú lẫn hoặc dấu thần kinh khu trú nhẹ", "Drowsiness, confusion or mild focal deficit"),
        (
            "IV",
            "Sững sờ, liệt nửa người vừa đến nặng, có thể mất não sớm",
            "Stupor, moderate to severe hemiparesis, possibly early decerebrate rigidity",
        ),
        ("V", "Hôn mê sâu, duỗi cứng mất não, hấp hối", "Deep coma, decerebrate rigidity, moribund"),
    ),
)

SCORE = Score(
    name="hunt_hess",
    title=Text(vi="Phân độ Hunt–Hess", en="Hunt and Hess grade"),
    summary=Text(
        vi="Mức độ nặng của xuất huyết dưới nhện do vỡ phình mạch.",
        en="How severe a subarachnoid haemorrhage from an aneurysm is.",
    ),
    specialties=("neurology", "surgery", "intensive_care"),
    inputs=(GRADE,),
    items=(by_option(GRADE, {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}),),
    bands=(
        Band(name="good", display=Text(vi="Độ I–III", en="Grades I–III"), indicator="warning", source=HUNT_HESS),
        Band(
            name="poor",
            minimum=4,
            display=Text(vi="Độ IV–V: tiên lượng nặng", en="Grades IV–V: poor grade"),
            indicator="critical",
            source=HUNT_HESS,
        ),
    ),
    citations=(Citation("Hunt WE, Hess RM, J Neurosurg 1968;28:14–20", "10.3171/jns.1968.28.1.0014"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người bệnh xuất huyết dưới nhện do phình mạch.", en="Patients with aneurysmal subarachnoid haemorrhage."
    ),
    cautions=(
        Text(
            vi="Bài gốc tăng một độ khi có bệnh toàn thân nặng hoặc co mạch nặng; ở đây không tính.",
            en=(
                "The paper moves a patient one grade worse for severe systemic disease or vasospasm; "
                "this is not done here."
            ),
        ),
    ),
    examples=(
        Example({"hunt_hess_signs": "I"}, 1, "by definition", band="good"),
        Example({"hunt_hess_signs": "IV"}, 4, "by definition", band="poor"),
    ),
)

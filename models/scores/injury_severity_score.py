"""Injury Severity Score from the worst AIS of six body regions.

Source: Baker SP et al., J Trauma 1974;14:187–96, doi:10.1097/00005373-197403000-00001: sum of the squares of the
three highest, 75 with any AIS of 6; over 15 as major trauma: Palmer C, Annu Proc Assoc Adv Automot Med 2007;51:13–29.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice

PALMER = "Palmer C, Annu Proc Assoc Adv Automot Med 2007;51:13–29 (PMC3217501)"
AIS = (
    ("0", "0 – Không", "0 – None"),
    ("1", "1 – Nhẹ", "1 – Minor"),
    ("2", "2 – Vừa", "2 – Moderate"),
    ("3", "3 – Nặng", "3 – Serious"),
    ("4", "4 – Rất nặng", "4 – Severe"),
    ("5", "5 – Nguy kịch", "5 – Critical"),
    ("6", "6 – Không thể sống", "6 – Maximal (untreatable)"),
)
REGIONS = (
    choice("ais_head_neck", "AIS đầu và cổ", "AIS head and neck", AIS),
    choice("ais_face", "AIS mặt", "AIS face", AIS),
    choice("ais_chest", "AIS ngực", "AIS chest", AIS),
    choice("ais_abdomen", "AIS bụng và chậu hông (tạng)", "AIS abdomen and pelvic contents", AIS),
    choice("ais_extremities", "AIS chi và khung chậu", "AIS extremities and pelvic girdle", AIS),
    choice("ais_external", "AIS da, bên ngoài", "AIS external", AIS),
)


def injury_severity(**worst: str) -> float:
    """Score 0–75 from the worst AIS (0–6) of each region."""
    ordered = sorted((int(grade) for grade in worst.values()), reverse=True)
    return 75.0 if ordered[0] == 6 else float(sum(grade**2 for grade in ordered[:3]))


SCORE = Score(
    name="injury_severity_score",
    title=Text(vi="ISS – điểm độ nặng chấn thương", en="ISS – Injury Severity Score"),
    summary=Text(
        vi="Độ nặng giải phẫu của đa chấn thương từ AIS cao nhất ở sáu vùng.",
        en="Anatomical severity of multiple injuries from the worst AIS of six regions.",
    ),
    specialties=("emergency", "surgery", "intensive_care"),
    inputs=REGIONS,
    compute=injury_severity,
    directions={region.name: 1 for region in REGIONS},
    bands=(
        Band(
            name="minor",
            display=Text(vi="≤ 15: chưa phải chấn thương nặng", en="≤ 15: not major trauma"),
            source=PALMER,
        ),
        Band(
            name="major",
            above=15,
            display=Text(vi="> 15: chấn thương nặng", en="> 15: major trauma"),
            indicator="critical",
            source=PALMER,
        ),
    ),
    citations=(
        Citation("Baker SP et al., J Trauma 1974;14:187–96", "10.1097/00005373-197403000-00001"),
        Citation(PALMER, url="https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3217501/"),
    ),
    licence="published formula, free to use; the AIS dictionary itself is © AAAM and is not reproduced",
    population=Text(vi="Người bị chấn thương đã được mã AIS.", en="Injured patients coded by the AIS."),
    cautions=(
        Text(
            vi="Nhiều tổn thương cùng một vùng chỉ tính tổn thương nặng nhất (xem NISS).",
            en="Several injuries of one region count only by the worst (see NISS).",
        ),
    ),
    examples=(
        Example(
            {
                "ais_head_neck": "3",
                "ais_face": "0",
                "ais_chest": "4",
                "ais_abdomen": "5",
                "ais_extremities": "3",
                "ais_external": "1",
            },
            50,
            "by hand: 25 + 16 + 9",
            band="major",
        ),
        Example(
            {
                "ais_head_neck": "6",
                "ais_face": "0",
                "ais_chest": "0",
                "ais_abdomen": "0",
                "ais_extremities": "0",
                "ais_external": "0",
            },
            75,
            "any AIS of 6 gives 75",
            band="major",
        ),
    ),
)

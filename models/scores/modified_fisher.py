"""Modified Fisher scale: vasospasm after subarachnoid haemorrhage.

Source: Frontera JA et al., Neurosurgery 2006;59:21–7, doi:10.1227/01.NEU.0000218821.34014.1B.
"""

from __future__ import annotations

from models.band import Band
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice, flag

FRONTERA = "Frontera JA et al., Neurosurgery 2006;59:21–7, doi:10.1227/01.NEU.0000218821.34014.1B (n = 1355)"

CLOT = choice(
    "subarachnoid_clot",
    "Máu dưới nhện trên CT",
    "Subarachnoid blood on CT",
    (
        ("none", "Không thấy", "None"),
        ("thin", "Mỏng", "Thin"),
        ("thick", "Dày (lấp đầy ít nhất một bể não)", "Thick (completely fills a cistern or fissure)"),
    ),
)
VENTRICLE = flag(
    "bilateral_intraventricular_haemorrhage", "Máu trong não thất hai bên", "Bilateral intraventricular haemorrhage"
)


def modified_fisher(*, subarachnoid_clot: str, bilateral_intraventricular_haemorrhage: bool) -> float:
    """Grade 0–4; ventricular blood without subarachnoid blood is grade 2."""
    if subarachnoid_clot == "thick":
        return 4 if bilateral_intraventricular_haemorrhage else 3
    if bilateral_intraventricular_haemorrhage:
        return 2
    return 1 if subarachnoid_clot == "thin" else 0


SCORE = Score(
    name="modified_fisher",
    title=Text(vi="Thang Fisher sửa đổi", en="Modified Fisher scale"),
    summary=Text(
        vi="Nguy cơ co mạch não có triệu chứng sau xuất huyết dưới nhện, theo CT.",
        en="The risk of symptomatic vasospasm after subarachnoid haemorrhage, by CT.",
    ),
    specialties=("neurology", "imaging", "surgery"),
    inputs=(CLOT, VENTRICLE),
    compute=modified_fisher,
    directions={"bilateral_intraventricular_haemorrhage": 1},
    bands=(
        Band(name="low", display=Text(vi="0–2", en="0–2"), source=FRONTERA),
        Band(
            name="high",
            minimum=3,
            display=Text(vi="3–4: nguy cơ co mạch cao", en="3–4: high risk of vasospasm"),
            indicator="warning",
            source=FRONTERA,
        ),
    ),
    citations=(Citation("Frontera JA et al., Neurosurgery 2006;59:21–7", "10.1227/01.NEU.0000218821.34014.1B"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Xuất huyết dưới nhện do phình mạch, CT trong 24–48 giờ.",
        en="Aneurysmal subarachnoid haemorrhage, CT within 24–48 hours.",
    ),
    cautions=(Text(vi="Phụ thuộc thời điểm chụp CT.", en="Depends on when the CT was taken."),),
    examples=(
        Example(
            {"subarachnoid_clot": "thick", "bilateral_intraventricular_haemorrhage": True},
            4,
            "by definition",
            band="high",
        ),
        Example(
            {"subarachnoid_clot": "thin", "bilateral_intraventricular_haemorrhage": False},
            1,
            "by definition",
            band="low",
        ),
    ),
)

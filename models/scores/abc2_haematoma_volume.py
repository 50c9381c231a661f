"""ABC/2: volume of an intracerebral haematoma on CT.

Source: Kothari RU et al., Stroke 1996;27:1304–5, doi:10.1161/01.STR.27.8.1304: largest diameter · diameter at right
angles · height, over 2.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import quantity

LENGTH = quantity("haematoma_length", "A: đường kính lớn nhất", "A: largest diameter", "cm", (0.1, 15))
WIDTH = quantity(
    "haematoma_width", "B: đường kính vuông góc với A", "B: diameter at right angles to A", "cm", (0.1, 15)
)
SLICES = quantity(
    "haematoma_height", "C: chiều cao (số lát cắt × bề dày)", "C: height (slices × thickness)", "cm", (0.1, 15)
)


def abc2_haematoma_volume(*, haematoma_length: float, haematoma_width: float, haematoma_height: float) -> float:
    """Volume in mL; all in cm."""
    return haematoma_length * haematoma_width * haematoma_height / 2


SCORE = Score(
    name="abc2_haematoma_volume",
    title=Text(vi="Thể tích khối máu tụ não ABC/2", en="Haematoma volume by ABC/2"),
    summary=Text(
        vi="Ước tính thể tích khối máu tụ trong não trên CT.",
        en="Estimates the volume of an intracerebral haematoma on CT.",
    ),
    specialties=("neurology", "imaging", "emergency"),
    inputs=(LENGTH, WIDTH, SLICES),
    unit="mL",
    compute=abc2_haematoma_volume,
    directions={"haematoma_length": 1, "haematoma_width": 1, "haematoma_height": 1},
    decimals=1,
    citations=(Citation("Kothari RU et al., Stroke 1996;27:1304–5", "10.1161/01.STR.27.8.1304"),),
    licence="published formula, free to use",
    population=Text(vi="Người bệnh xuất huyết trong não.", en="Patients with intracerebral haemorrhage."),
    cautions=(Text(vi="Kém chính xác khi khối máu tụ không đều.", en="Imprecise for irregular haematomas."),),
    examples=(
        Example({"haematoma_length": 5, "haematoma_width": 4, "haematoma_height": 3}, 30.0, "by hand: 60 / 2"),
        Example({"haematoma_length": 2, "haematoma_width": 2, "haematoma_height": 1.5}, 3.0, "by hand: 6 / 2"),
    ),
)

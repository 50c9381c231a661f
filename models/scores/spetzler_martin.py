"""Spetzler–Martin grade of a cerebral arteriovenous malformation.

Source: Spetzler RF, Martin NA, J Neurosurg 1986;65:476–83, doi:10.3171/jns.1986.65.4.0476.
"""

from __future__ import annotations

from models.band import Band
from models.points import above, at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import flag, quantity

SPETZLER = "Spetzler RF, Martin NA, J Neurosurg 1986;65:476–83, doi:10.3171/jns.1986.65.4.0476"

SIZE = quantity("avm_size", "Đường kính lớn nhất của ổ dị dạng", "Largest diameter of the nidus", "cm", (0.1, 20))
ELOQUENT = flag("avm_eloquent", "Ở vùng não chức năng", "In eloquent brain")
DEEP = flag("avm_deep_drainage", "Dẫn lưu tĩnh mạch sâu", "Deep venous drainage")

SCORE = Score(
    name="spetzler_martin",
    title=Text(vi="Phân độ Spetzler–Martin", en="Spetzler–Martin grade"),
    summary=Text(
        vi="Nguy cơ phẫu thuật dị dạng động tĩnh mạch não.",
        en="The surgical risk of a cerebral arteriovenous malformation.",
    ),
    specialties=("neurology", "surgery", "imaging"),
    inputs=(SIZE, ELOQUENT, DEEP),
    items=(by_steps(SIZE, 1, at_least(3, 2), above(6, 3)), if_true(ELOQUENT, 1), if_true(DEEP, 1)),
    bands=(
        Band(name="low", display=Text(vi="Độ I–II", en="Grades I–II"), source=SPETZLER),
        Band(
            name="intermediate",
            minimum=3,
            display=Text(vi="Độ III", en="Grade III"),
            indicator="warning",
            source=SPETZLER,
        ),
        Band(
            name="high", minimum=4, display=Text(vi="Độ IV–V", en="Grades IV–V"), indicator="critical", source=SPETZLER
        ),
    ),
    citations=(Citation("Spetzler RF, Martin NA, J Neurosurg 1986;65:476–83", "10.3171/jns.1986.65.4.0476"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người bệnh dị dạng động tĩnh mạch não.", en="Patients with a cerebral arteriovenous malformation."
    ),
    cautions=(
        Text(vi="Ước tính nguy cơ mổ, không ước tính nguy cơ vỡ.", en="Estimates the risk of surgery, not of rupture."),
    ),
    examples=(
        Example({"avm_size": 7, "avm_eloquent": True, "avm_deep_drainage": True}, 5, "by definition", band="high"),
        Example({"avm_size": 2, "avm_eloquent": False, "avm_deep_drainage": False}, 1, "by definition", band="low"),
    ),
)

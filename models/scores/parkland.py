"""Parkland formula: crystalloid for the first 24 hours after a burn.

Source: Baxter CR, Shires T, Ann N Y Acad Sci 1968;150:874–94, doi:10.1111/j.1749-6632.1968.tb14738.x: 4 mL of
Ringer's lactate for each kg and each percent of body surface burnt (second and third degree), half of it in the first
8 hours from the burn.
"""

from __future__ import annotations

from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import quantity
from models.vocabulary.person import AGE, WEIGHT

ML_PER_KG_PER_PERCENT = 4.0

BURN = quantity(
    "burn_surface_percent",
    "Diện tích bỏng (độ II và III)",
    "Burnt body surface (second and third degree)",
    "%",
    (0, 100),
    help=Text(vi="Không tính bỏng độ I (chỉ đỏ da).", en="Leave out first-degree burns (redness only)."),
)


def parkland(*, weight: float, burn_surface_percent: float, age: float) -> float:
    """Volume in mL for the first 24 hours; `weight` in kg, burn in % of the surface; `age` bounds who it is for."""
    return ML_PER_KG_PER_PERCENT * weight * burn_surface_percent


SCORE = Score(
    name="parkland",
    title=Text(vi="Công thức Parkland (bù dịch bỏng 24 giờ đầu)", en="Parkland formula (burn fluid, first 24 hours)"),
    summary=Text(
        vi="Lượng Ringer lactat trong 24 giờ đầu sau bỏng; một nửa truyền trong 8 giờ đầu tính từ lúc bỏng.",
        en="Ringer's lactate for the first 24 hours after a burn; half of it in the first 8 hours from the burn.",
    ),
    specialties=("emergency", "surgery", "intensive_care"),
    inputs=(WEIGHT, BURN, AGE.within(minimum=16)),
    unit="mL",
    compute=parkland,
    directions={"weight": 1, "burn_surface_percent": 1, "age": 1},
    higher_is="neither",
    citations=(
        Citation("Baxter CR, Shires T, Ann N Y Acad Sci 1968;150:874–94", "10.1111/j.1749-6632.1968.tb14738.x"),
    ),
    licence="published formula, free to use",
    population=Text(
        vi="Người từ 16 tuổi bỏng từ 15–20 % diện tích cơ thể.",
        en="People of 16 and over with burns of 15–20 % of body surface and more.",
    ),
    cautions=(
        Text(
            vi="Chỉ là mức khởi đầu: chỉnh theo nước tiểu (0,5 mL/kg/giờ). Một số hướng dẫn mới bắt đầu từ 2 mL/kg/%.",
            en="Only where to start: adjust to urine output (0.5 mL/kg/h). Some recent guidance starts at 2 mL/kg/%.",
        ),
        Text(vi="Trẻ em cần thêm dịch duy trì.", en="Children need maintenance fluid as well."),
    ),
    examples=(
        Example({"weight": 70, "burn_surface_percent": 30, "age": 40}, 8400, "by hand: 4 · 70 · 30"),
        Example({"weight": 50, "burn_surface_percent": 20, "age": 40}, 4000, "by hand: 4 · 50 · 20"),
    ),
)

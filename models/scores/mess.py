"""Mangled extremity severity score.

Source: Johansen K et al., J Trauma 1990;30:568–72, doi:10.1097/00005373-199005000-00007 (points; ischaemia doubled
beyond 6 hours; 7 and more predicted amputation); Bosse MJ et al., J Bone Joint Surg Am 2001;83:3–14,
doi:10.2106/00004623-200101000-00002 (high scores do not).
"""

from __future__ import annotations

from models.band import Band
from models.points import Item, above, at_least, by_steps
from models.score import Citation, Example, Score
from models.score_tables.graded import by_grade, graded
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.person import AGE

JOHANSEN = "Johansen K et al., J Trauma 1990;30:568–72, doi:10.1097/00005373-199005000-00007"
ENERGY = graded(
    "mess_energy",
    "Tổn thương xương và mô mềm",
    "Skeletal and soft-tissue injury",
    ("1", "Năng lượng thấp (gãy kín đơn giản, vết đâm)", "Low energy (simple fracture, stab)"),
    ("2", "Trung bình (gãy hở, gãy nhiều chỗ, trật khớp)", "Medium (open or multiple fractures, dislocation)"),
    ("3", "Cao (tai nạn tốc độ cao, đạn súng trường)", "High (high-speed crash, rifle shot)"),
    ("4", "Rất cao, vết thương nhiễm bẩn nặng", "Very high, with gross contamination"),
)
ISCHAEMIA = graded(
    "mess_ischaemia",
    "Thiếu máu chi",
    "Limb ischaemia",
    ("0", "Không", "None"),
    ("1", "Mạch giảm hoặc mất, tưới máu bình thường", "Pulse reduced or absent, perfusion normal"),
    ("2", "Mất mạch, dị cảm, đổ đầy mao mạch chậm", "Pulseless, paraesthesia, slow capillary refill"),
    ("3", "Lạnh, liệt, mất cảm giác", "Cool, paralysed, insensate"),
)
LATE = flag("ischaemia_over_6h", "Thiếu máu chi trên 6 giờ", "Ischaemia for more than 6 hours")
SHOCK = graded(
    "mess_shock",
    "Sốc",
    "Shock",
    ("0", "Tâm thu luôn > 90 mmHg", "Systolic always > 90 mmHg"),
    ("1", "Tụt huyết áp thoáng qua", "Hypotensive transiently"),
    ("2", "Tụt huyết áp kéo dài", "Persistent hypotension"),
)
SCORE = Score(
    name="mess",
    title=Text(vi="MESS (chi dập nát)", en="MESS (mangled extremity)"),
    summary=Text(vi="Khả năng giữ được chi sau chấn thương nặng.", en="Whether a mangled limb may be saved."),
    specialties=("surgery", "musculoskeletal", "emergency"),
    inputs=(ENERGY, ISCHAEMIA, LATE, SHOCK, AGE),
    items=(
        by_grade(ENERGY),
        Item(
            "ischaemia",
            Text(vi="Thiếu máu chi (gấp đôi khi > 6 giờ)", en="Ischaemia (doubled beyond 6 hours)"),
            ("mess_ischaemia", "ischaemia_over_6h"),
            lambda grade, is_late: float(grade) * (2 if is_late else 1),
        ),
        by_grade(SHOCK),
        by_steps(AGE, 0, at_least(30, 1), above(50, 2)),
    ),
    bands=(
        Band(
            name="salvage",
            display=Text(vi="< 7: nhiều khả năng giữ được chi", en="< 7: salvage likely"),
            source=JOHANSEN,
        ),
        Band(
            name="amputation",
            minimum=7,
            display=Text(vi="≥ 7: nguy cơ đoạn chi cao", en="≥ 7: amputation likely"),
            indicator="critical",
            source=JOHANSEN,
        ),
    ),
    citations=(
        Citation(JOHANSEN, "10.1097/00005373-199005000-00007"),
        Citation("Bosse MJ et al., J Bone Joint Surg Am 2001;83:3–14", "10.2106/00004623-200101000-00002"),
    ),
    licence="published points table, free to use",
    population=Text(vi="Người chấn thương chi nặng.", en="Patients with a severe limb injury."),
    cautions=(
        Text(
            vi="Không dùng đơn độc để quyết định đoạn chi: điểm cao không dự báo chắc chắn.",
            en="Never decides on amputation alone: a high score is not a reliable predictor.",
        ),
    ),
    examples=(
        Example(
            {"mess_energy": "4", "mess_ischaemia": "3", "ischaemia_over_6h": True, "mess_shock": "2", "age": 60},
            14,
            "by hand: 4 + 6 + 2 + 2",
            band="amputation",
        ),
        Example(
            {"mess_energy": "2", "mess_ischaemia": "1", "ischaemia_over_6h": False, "mess_shock": "0", "age": 25},
            3,
            "by hand: 2 + 1",
            band="salvage",
        ),
    ),
)

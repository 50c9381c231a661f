"""Gout by the ACR/EULAR classification criteria 2015.

Source: Neogi T et al., Arthritis Rheumatol 2015;67:2557–68, doi:10.1002/art.39254 (table 2: domains; gout at ≥ 8;
urate 4, 6, 8 and 10 mg/dL, printed as 0.24, 0.36, 0.48 and 0.60 mmol/L, are held at their exact 237.9, 356.9, 475.8 and
594.8 µmol/L).
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_steps, if_true
from models.score import Citation, Example, Score
from models.score_tables.graded import by_grade, graded
from models.terms import Text
from models.vocabulary.declare import flag
from models.vocabulary.joints import URATE

NEOGI = "Neogi T et al., Arthritis Rheumatol 2015;67:2557–68, doi:10.1002/art.39254"
PATTERN = graded(
    "gout_joint_pattern",
    "Khớp bị trong cơn",
    "Joints ever involved",
    ("0", "Khớp khác", "Other joints only"),
    (
        "1",
        "Cổ chân hoặc giữa bàn chân, không có khớp bàn ngón 1",
        "Ankle or midfoot, without the first metatarsophalangeal",
    ),
    ("2", "Khớp bàn ngón chân 1", "First metatarsophalangeal"),
)
FEATURES = graded(
    "gout_episode_features",
    "Số đặc điểm của cơn (đỏ da, không chịu được chạm, khó đi)",
    "Features of an episode (redness, cannot bear touch, difficulty walking)",
    ("0", "Không", "None"),
    ("1", "Một", "One"),
    ("2", "Hai", "Two"),
    ("3", "Ba", "Three"),
)
COURSE = graded(
    "gout_typical_episodes",
    "Cơn điển hình (đỉnh < 24 giờ, hết trong 14 ngày, khỏi hẳn giữa các cơn; ≥ 2 đặc điểm)",
    "Typical episodes (2 of: peak < 24 h, gone in 14 days, complete resolution between)",
    ("0", "Không", "None"),
    ("1", "Một cơn", "One"),
    ("2", "Tái phát", "Recurrent"),
)
TOPHUS = flag("tophus", "Hạt tophi", "Tophus")
NEGATIVE = flag(
    "synovial_fluid_without_urate", "Dịch khớp soi không có tinh thể urat", "Synovial fluid examined, no urate crystals"
)
IMAGED = flag(
    "urate_on_imaging",
    "Hình ảnh lắng đọng urat (siêu âm dấu đường đôi hoặc CT hai mức năng lượng)",
    "Urate on imaging (double contour or dual-energy CT)",
)
EROSION = flag(
    "gouty_erosion",
    "Bào mòn do gout trên X quang bàn tay hoặc bàn chân",
    "Gout-related erosion on films of hands or feet",
)
SCORE = Score(
    name="gout_acr_eular",
    version="1.1.0",
    title=Text(vi="Gout theo ACR/EULAR 2015", en="Gout by ACR/EULAR 2015"),
    summary=Text(
        vi="Phân loại gout khi chưa thấy tinh thể urat.", en="Classifies gout where urate crystals were not seen."
    ),
    specialties=("musculoskeletal", "general"),
    inputs=(PATTERN, FEATURES, COURSE, TOPHUS, URATE, NEGATIVE, IMAGED, EROSION),
    items=(
        by_grade(PATTERN),
        by_grade(FEATURES),
        by_grade(COURSE),
        if_true(TOPHUS, 4),
        by_steps(URATE, -4, at_least(237.9, 0), at_least(356.8, 2), at_least(475.8, 3), at_least(594.8, 4)),
        if_true(NEGATIVE, -2),
        if_true(IMAGED, 4),
        if_true(EROSION, 4),
    ),
    bands=(
        Band(
            name="not_classified",
            display=Text(vi="< 8: chưa đủ tiêu chuẩn phân loại gout", en="< 8: not classified as gout"),
            source=NEOGI,
        ),
        Band(
            name="gout",
            minimum=8,
            display=Text(vi="≥ 8: phân loại là gout", en="≥ 8: classified as gout"),
            indicator="warning",
            source=NEOGI,
        ),
    ),
    citations=(Citation(NEOGI, "10.1002/art.39254"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người có ít nhất một cơn sưng, đau khớp ngoại biên hoặc bao hoạt dịch.",
        en="Patients with at least one episode of swelling or pain of a peripheral joint or bursa.",
    ),
    cautions=(
        Text(
            vi=(
                "Thấy tinh thể urat thì là gout, không cần tính điểm. Urat nên đo ngoài cơn, không dùng thuốc hạ urat."
            ),
            en=("Urate crystals decide by themselves. Measure urate between episodes, off urate-lowering drugs."),
        ),
    ),
    examples=(
        Example(
            {
                "gout_joint_pattern": "2",
                "gout_episode_features": "3",
                "gout_typical_episodes": "2",
                "tophus": False,
                "urate": 480,
                "synovial_fluid_without_urate": False,
                "urate_on_imaging": False,
                "gouty_erosion": False,
            },
            10,
            "by hand: 2 + 3 + 2 + 3",
            band="gout",
        ),
        Example(
            {
                "gout_joint_pattern": "1",
                "gout_episode_features": "2",
                "gout_typical_episodes": "1",
                "tophus": False,
                "urate": 230,
                "synovial_fluid_without_urate": True,
                "urate_on_imaging": False,
                "gouty_erosion": False,
            },
            -2,
            "by hand: 1 + 2 + 1 − 4 − 2",
            band="not_classified",
        ),
    ),
)

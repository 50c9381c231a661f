"""The POSSUM points table, weighted: P-POSSUM and POSSUM give its two sums different weights.

Source: Copeland GP et al., Br J Surg 1991;78:355–60, doi:10.1002/bjs.1800780327 (tables 1 and 2: points 1, 2, 4, 8).
"""

from __future__ import annotations

import math

from models.clinical_input import Input, Value
from models.points import Item, above, at_least, by_option, by_steps
from models.vocabulary.declare import choice, quantity
from models.vocabulary.laboratory import HAEMOGLOBIN, POTASSIUM, SODIUM, UREA, WBC
from models.vocabulary.person import AGE
from models.vocabulary.vitals import GCS, HEART_RATE, SYSTOLIC_BP

POINTS = (1.0, 2.0, 4.0, 8.0)
CARDIAC = choice(
    "possum_cardiac",
    "Dấu hiệu tim",
    "Cardiac signs",
    (
        ("1", "Không suy tim", "No failure"),
        ("2", "Đang dùng lợi tiểu, digoxin, thuốc đau thắt ngực hoặc huyết áp", "On cardiac or antihypertensive drugs"),
        ("4", "Phù ngoại biên, warfarin, bóng tim hơi to", "Peripheral oedema, warfarin, borderline cardiomegaly"),
        ("8", "Tĩnh mạch cổ nổi, bóng tim to", "Raised jugular venous pressure, cardiomegaly"),
    ),
)
RESPIRATORY = choice(
    "possum_respiratory",
    "Dấu hiệu hô hấp",
    "Respiratory signs",
    (
        ("1", "Không khó thở", "No dyspnoea"),
        ("2", "Khó thở khi gắng sức, COPD nhẹ", "Dyspnoea on exertion, mild obstructive disease"),
        ("4", "Khó thở khi lên một tầng lầu, COPD vừa", "Dyspnoea on one flight of stairs, moderate obstruction"),
        ("8", "Khó thở lúc nghỉ, xơ hoặc đông đặc phổi", "Dyspnoea at rest, fibrosis or consolidation"),
    ),
)
ECG = choice(
    "possum_ecg",
    "Điện tâm đồ",
    "Electrocardiogram",
    (
        ("1", "Bình thường", "Normal"),
        ("4", "Rung nhĩ 60–90 lần/phút", "Atrial fibrillation at 60–90"),
        (
            "8",
            "Loạn nhịp khác, ≥ 5 ngoại tâm thu/phút, sóng Q, biến đổi ST-T",
            "Other rhythm, ≥ 5 ectopics/min, Q or ST-T",
        ),
    ),
)
SEVERITY = choice(
    "operative_severity",
    "Mức độ phẫu thuật",
    "Operative severity",
    (
        ("1", "Nhỏ", "Minor"),
        ("2", "Vừa", "Moderate"),
        ("4", "Lớn", "Major"),
        ("8", "Rất lớn", "Major plus"),
    ),
)
PROCEDURES = choice(
    "number_of_procedures",
    "Số phẫu thuật trong 30 ngày",
    "Procedures within 30 days",
    (("1", "1", "1"), ("4", "2", "2"), ("8", "Hơn 2", "More than 2")),
)
BLOOD_LOSS = quantity("blood_loss", "Lượng máu mất trong mổ", "Operative blood loss", "mL", (0, 30000))
SOILING = choice(
    "peritoneal_soiling",
    "Ổ bụng bẩn",
    "Peritoneal soiling",
    (
        ("1", "Không", "None"),
        ("2", "Ít, thanh dịch", "Minor, serous fluid"),
        ("4", "Mủ khu trú", "Local pus"),
        ("8", "Dịch ruột, mủ hoặc máu tự do", "Free bowel content, pus or blood"),
    ),
)
MALIGNANCY = choice(
    "operative_malignancy",
    "Ung thư",
    "Malignancy",
    (
        ("1", "Không", "None"),
        ("2", "Chỉ u nguyên phát", "Primary only"),
        ("4", "Di căn hạch", "Nodal metastases"),
        ("8", "Di căn xa", "Distant metastases"),
    ),
)
MODE = choice(
    "operative_mode",
    "Thời điểm mổ",
    "Mode of surgery",
    (
        ("1", "Chương trình", "Elective"),
        (
            "4",
            "Cấp cứu, còn > 2 giờ để hồi sức, trong 24 giờ từ khi vào viện",
            "Emergency, > 2 h for resuscitation, < 24 h",
        ),
        ("8", "Cấp cứu ngay trong 2 giờ", "Emergency, immediate, within 2 h"),
    ),
)
QUANTITIES = (AGE.within(minimum=16), SYSTOLIC_BP, HEART_RATE, GCS, HAEMOGLOBIN, WBC, UREA, SODIUM, POTASSIUM)
INPUTS = (*QUANTITIES, CARDIAC, RESPIRATORY, ECG, SEVERITY, PROCEDURES, BLOOD_LOSS, SOILING, MALIGNANCY, MODE)


def weighted_items(physiological: float, operative: float) -> tuple[Item, ...]:
    """The eighteen rows, their points multiplied by the weight of their sum in the log-odds."""
    one, two, four, eight = (physiological * points for points in POINTS)
    loss = [operative * points for points in POINTS]
    return (
        by_steps(AGE, one, at_least(61, two), at_least(71, four)),
        by_steps(
            SYSTOLIC_BP,
            eight,
            at_least(90, four),
            at_least(100, two),
            at_least(110, one),
            above(130, two),
            above(170, four),
        ),
        by_steps(
            HEART_RATE, eight, at_least(40, two), at_least(50, one), above(80, two), above(100, four), above(120, eight)
        ),
        by_steps(GCS, eight, at_least(9, four), at_least(12, two), at_least(15, one)),
        by_steps(
            HAEMOGLOBIN,
            eight,
            at_least(100, four),
            at_least(115, two),
            at_least(130, one),
            above(160, two),
            above(170, four),
            above(180, eight),
        ),
        by_steps(WBC, four, above(3, two), at_least(4, one), above(10, two), above(20, four)),
        by_steps(UREA, one, above(7.5, two), above(10, four), above(15, eight)),
        by_steps(SODIUM, eight, at_least(126, four), at_least(131, two), at_least(136, one)),
        by_steps(
            POTASSIUM,
            eight,
            at_least(2.9, four),
            at_least(3.2, two),
            at_least(3.5, one),
            above(5.0, two),
            above(5.3, four),
            at_least(6.0, eight),
        ),
        *(_by_points(asked, physiological) for asked in (CARDIAC, RESPIRATORY, ECG)),
        by_steps(BLOOD_LOSS, loss[0], above(100, loss[1]), above(500, loss[2]), at_least(1000, loss[3])),
        *(_by_points(asked, operative) for asked in (SEVERITY, PROCEDURES, SOILING, MALIGNANCY, MODE)),
    )


def percent(log_odds: float) -> float:
    """The risk in per cent."""
    return 100 / (1 + math.exp(-log_odds))


def _by_points(asked: Input, weight: float) -> Item:
    return by_option(asked, {option.value: weight * float(option.value) for option in asked.options})


BEST: dict[str, Value] = {
    **{asked.name: "1" for asked in (CARDIAC, RESPIRATORY, ECG, SEVERITY, PROCEDURES, SOILING, MALIGNANCY, MODE)},
    **{"age": 60.0, "systolic_bp": 130.0, "heart_rate": 80.0, "gcs": 15.0, "haemoglobin": 160.0, "wbc": 10.0},
    **{"urea": 7.5, "sodium": 136.0, "potassium": 5.0, "blood_loss": 100.0},
}
WORST: dict[str, Value] = {
    **{asked.name: "8" for asked in (CARDIAC, RESPIRATORY, ECG, SEVERITY, PROCEDURES, SOILING, MALIGNANCY, MODE)},
    **{"age": 71.0, "systolic_bp": 89.0, "heart_rate": 121.0, "gcs": 8.0, "haemoglobin": 99.0, "wbc": 20.1},
    **{"urea": 15.1, "sodium": 125.0, "potassium": 6.0, "blood_loss": 1000.0},
}

"""4Ts: the pre-test probability of heparin-induced thrombocytopenia.

Source: Lo GK et al., J Thromb Haemost 2006;4:759–65, doi:10.1111/j.1538-7836.2006.01787.x (table 1).
"""

from __future__ import annotations

from models.band import Band
from models.points import by_option
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice

LO = "Lo GK et al., J Thromb Haemost 2006;4:759–65, doi:10.1111/j.1538-7836.2006.01787.x"

FALL = choice(
    "hit_platelet_fall",
    "Mức giảm tiểu cầu",
    "Fall of platelets",
    (
        ("2", "Giảm trên 50% và thấp nhất từ 20 G/L", "Fall over 50% and nadir of 20 × 10⁹/L or more"),
        ("1", "Giảm 30–50%, hoặc thấp nhất 10–19 G/L", "Fall of 30–50%, or nadir of 10–19 × 10⁹/L"),
        ("0", "Giảm dưới 30%, hoặc thấp nhất dưới 10 G/L", "Fall under 30%, or nadir under 10 × 10⁹/L"),
    ),
)
TIMING = choice(
    "hit_timing",
    "Thời điểm giảm",
    "Timing of the fall",
    (
        (
            "2",
            "Rõ ràng ngày 5–10, hoặc trong 1 ngày nếu dùng heparin trong 30 ngày trước",
            "Clear onset on days 5–10, or within 1 day with heparin in the last 30 days",
        ),
        (
            "1",
            "Phù hợp ngày 5–10 nhưng không rõ; sau ngày 10; hoặc trong 1 ngày nếu dùng heparin 30–100 ngày trước",
            "Consistent with days 5–10 but unclear; after day 10; or within 1 day with heparin 30–100 days ago",
        ),
        ("0", "Dưới 4 ngày, không dùng heparin gần đây", "Under 4 days without recent heparin"),
    ),
)
THROMBOSIS = choice(
    "hit_thrombosis",
    "Huyết khối hoặc biến chứng khác",
    "Thrombosis or other sequelae",
    (
        (
            "2",
            "Huyết khối mới, hoại tử da, hoặc phản ứng toàn thân cấp sau tiêm heparin",
            "New thrombosis, skin necrosis, or acute systemic reaction after a heparin bolus",
        ),
        (
            "1",
            "Huyết khối tiến triển hay tái phát, ban đỏ không hoại tử, hoặc nghi huyết khối",
            "Progressive or recurrent thrombosis, skin lesions without necrosis, or suspected thrombosis",
        ),
        ("0", "Không", "None"),
    ),
)
OTHER = choice(
    "hit_other_causes",
    "Nguyên nhân khác gây giảm tiểu cầu",
    "Other causes of thrombocytopenia",
    (("2", "Không có", "None apparent"), ("1", "Có thể", "Possible"), ("0", "Chắc chắn", "Definite")),
)
POINTS = {"2": 2.0, "1": 1.0, "0": 0.0}

SCORE = Score(
    name="four_ts",
    title=Text(vi="Thang điểm 4T (giảm tiểu cầu do heparin)", en="4Ts score (heparin-induced thrombocytopenia)"),
    summary=Text(
        vi="Xác suất trước xét nghiệm của giảm tiểu cầu do heparin.",
        en="The pre-test probability of heparin-induced thrombocytopenia.",
    ),
    specialties=("haematology", "cardiology", "intensive_care"),
    inputs=(FALL, TIMING, THROMBOSIS, OTHER),
    items=tuple(by_option(asked, POINTS) for asked in (FALL, TIMING, THROMBOSIS, OTHER)),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–3: xác suất thấp", en="0–3: low probability"),
            advice=Text(
                vi="Thường loại trừ được; tìm nguyên nhân khác.", en="Usually ruled out; look for other causes."
            ),
            source=LO,
        ),
        Band(
            name="intermediate",
            minimum=4,
            display=Text(vi="4–5: xác suất trung bình", en="4–5: intermediate probability"),
            advice=Text(
                vi="Ngừng heparin, làm xét nghiệm kháng thể PF4.", en="Stop heparin and test for PF4 antibodies."
            ),
            indicator="warning",
            source=LO,
        ),
        Band(
            name="high",
            minimum=6,
            display=Text(vi="6–8: xác suất cao", en="6–8: high probability"),
            advice=Text(
                vi="Ngừng heparin, dùng thuốc chống đông khác, làm xét nghiệm.",
                en="Stop heparin, give another anticoagulant, test.",
            ),
            indicator="critical",
            source=LO,
        ),
    ),
    citations=(Citation("Lo GK et al., J Thromb Haemost 2006;4:759–65", "10.1111/j.1538-7836.2006.01787.x"),),
    licence="published criteria, free to use",
    population=Text(
        vi="Người đang hoặc vừa dùng heparin bị giảm tiểu cầu.",
        en="Patients with a fall of platelets on, or soon after, heparin.",
    ),
    cautions=(
        Text(
            vi="Khác biệt giữa người chấm; thiếu thông tin thì không loại trừ được.",
            en="Raters differ; with missing information it cannot rule out.",
        ),
    ),
    examples=(
        Example(
            {"hit_platelet_fall": "2", "hit_timing": "2", "hit_thrombosis": "2", "hit_other_causes": "2"},
            8,
            "by hand from table 1 (the maximum)",
            band="high",
        ),
        Example(
            {"hit_platelet_fall": "1", "hit_timing": "1", "hit_thrombosis": "0", "hit_other_causes": "1"},
            3,
            "by hand from table 1",
            band="low",
        ),
    ),
)

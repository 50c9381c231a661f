"""Full Rockall score: death after upper gastrointestinal bleeding, with what endoscopy found.

Source: Rockall TA et al., Gut 1996;38:316–21, doi:10.1136/gut.38.3.316 (tables 3 and 4: points, and mortality by
score).
"""

from __future__ import annotations

from models.band import Band
from models.points import by_option, if_true
from models.score import Citation, Example, Score
from models.score_tables.rockall import CLINICAL_INPUTS, CLINICAL_ITEMS
from models.terms import Text
from models.vocabulary.declare import choice, flag

ROCKALL = "Rockall TA et al., Gut 1996;38:316–21, doi:10.1136/gut.38.3.316"
DEATHS = (0.0, 0.0, 0.002, 0.029, 0.053, 0.108, 0.173, 0.27, 0.411)
DIAGNOSIS = choice(
    "endoscopic_diagnosis",
    "Chẩn đoán nội soi",
    "Endoscopic diagnosis",
    (
        ("none_or_mallory_weiss", "Rách Mallory–Weiss, hoặc không thấy tổn thương", "Mallory–Weiss tear, or no lesion"),
        ("other", "Chẩn đoán khác", "All other diagnoses"),
        ("malignancy", "Ung thư đường tiêu hoá trên", "Upper GI malignancy"),
    ),
)
STIGMATA = flag(
    "bleeding_stigmata",
    "Dấu hiệu chảy máu gần đây",
    "Major stigmata of recent haemorrhage",
    help=Text(
        vi="Máu trong đường tiêu hoá trên, cục máu dính, mạch lộ hoặc phun; chấm đen không tính.",
        en=("Blood in the upper tract, adherent clot, visible or spurting vessel; a dark spot does not count."),
    ),
)
SCORE = Score(
    name="rockall",
    title=Text(vi="Rockall đầy đủ (sau nội soi)", en="Full Rockall (after endoscopy)"),
    summary=Text(
        vi="Dự báo tử vong do xuất huyết tiêu hoá trên, có kết quả nội soi.",
        en="Predicts death after upper GI bleeding, with the findings of endoscopy.",
    ),
    specialties=("gastroenterology", "emergency", "surgery"),
    inputs=(*CLINICAL_INPUTS, DIAGNOSIS, STIGMATA),
    items=(
        *CLINICAL_ITEMS,
        by_option(DIAGNOSIS, {"none_or_mallory_weiss": 0, "other": 1, "malignancy": 2}),
        if_true(STIGMATA, 2),
    ),
    probability=lambda score: DEATHS[min(int(score), 8)],
    probability_of=Text(vi="tử vong", en="death"),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–2: nguy cơ thấp", en="0–2: low risk"),
            risk=Text(vi="tử vong ≤ 0,2 %, chảy máu lại khoảng 5 %", en="mortality ≤ 0.2 %, rebleeding about 5 %"),
            source=ROCKALL,
        ),
        Band(
            name="intermediate",
            minimum=3,
            display=Text(vi="3–7", en="3–7"),
            indicator="warning",
            risk=Text(vi="tử vong 2,9–27 %", en="mortality 2.9–27 %"),
            source=ROCKALL,
        ),
        Band(
            name="high",
            minimum=8,
            display=Text(vi="≥ 8: nguy cơ rất cao", en="≥ 8: very high risk"),
            indicator="critical",
            risk=Text(vi="tử vong 41 %", en="mortality 41 %"),
            source=ROCKALL,
        ),
    ),
    citations=(Citation("Rockall TA et al., Gut 1996;38:316–21", "10.1136/gut.38.3.316"),),
    licence="published points table, free to use",
    population=Text(
        vi="Người từ 16 tuổi xuất huyết tiêu hoá trên cấp đã nội soi.",
        en="Patients of 16 and over with acute upper GI bleeding, after endoscopy.",
    ),
    cautions=(
        Text(
            vi="Tỷ lệ tử vong là của nước Anh năm 1993–1994, nay thấp hơn.",
            en="The mortality is that of England in 1993–94; it is lower now.",
        ),
    ),
    examples=(
        Example(
            {
                "age": 65,
                "systolic_bp": 110,
                "heart_rate": 110,
                "bleeding_comorbidity": "none",
                "endoscopic_diagnosis": "other",
                "bleeding_stigmata": True,
            },
            5,
            "by hand: 1 + 1 + 0 + 1 + 2",
            probability=0.108,
            band="intermediate",
        ),
        Example(
            {
                "age": 85,
                "systolic_bp": 80,
                "heart_rate": 110,
                "bleeding_comorbidity": "failure",
                "endoscopic_diagnosis": "malignancy",
                "bleeding_stigmata": True,
            },
            11,
            "by hand: the greatest score",
            probability=0.411,
            band="high",
        ),
    ),
)

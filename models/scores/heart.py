"""HEART score: the six-week risk of a major adverse cardiac event in chest pain at the emergency department.

Source: Six AJ et al., Neth Heart J 2008;16:191–6, doi:10.1007/BF03086144 (table 1: points); observed risks from the
prospective validation, Backus BE et al., Int J Cardiol 2013;168:2153–8, doi:10.1016/j.ijcard.2013.01.255.
"""

from __future__ import annotations

from models.band import Band
from models.points import at_least, by_option, by_steps
from models.score import Citation, Example, Score
from models.terms import Text
from models.vocabulary.declare import choice
from models.vocabulary.person import AGE

BACKUS = "Backus BE et al., Int J Cardiol 2013;168:2153–8, doi:10.1016/j.ijcard.2013.01.255 (n = 2440)"

HISTORY = choice(
    "chest_pain_history",
    "Bệnh sử đau ngực",
    "Chest pain history",
    (
        ("slightly", "Ít nghi ngờ", "Slightly suspicious"),
        ("moderately", "Nghi ngờ vừa", "Moderately suspicious"),
        ("highly", "Rất nghi ngờ", "Highly suspicious"),
    ),
)
ECG = choice(
    "heart_ecg",
    "Điện tâm đồ",
    "Electrocardiogram",
    (
        ("normal", "Bình thường", "Normal"),
        (
            "nonspecific",
            "Rối loạn tái cực không đặc hiệu, block nhánh trái hoặc tạo nhịp",
            "Non-specific repolarisation disturbance, left bundle branch block or pacing",
        ),
        ("st_deviation", "ST chênh có ý nghĩa", "Significant ST deviation"),
    ),
)
RISK_FACTORS = choice(
    "atherosclerosis_risk_factors",
    "Số yếu tố nguy cơ tim mạch",
    "Number of cardiovascular risk factors",
    (
        ("none", "Không có", "None"),
        ("one_or_two", "1 hoặc 2", "1 or 2"),
        ("three_or_more", "Từ 3 trở lên, hoặc đã có bệnh xơ vữa", "3 or more, or known atherosclerotic disease"),
    ),
    help=Text(
        vi="Tăng cholesterol, tăng huyết áp, đái tháo đường, hút thuốc, tiền sử gia đình, béo phì.",
        en="Hypercholesterolaemia, hypertension, diabetes, smoking, family history, obesity.",
    ),
)
TROPONIN = choice(
    "troponin_multiple",
    "Troponin so với giới hạn bình thường",
    "Troponin against the normal limit",
    (
        ("normal", "Không quá giới hạn", "At or below the limit"),
        ("one_to_three", "Trên 1 đến 3 lần giới hạn", "Above 1 to 3 times the limit"),
        ("above_three", "Trên 3 lần giới hạn", "More than 3 times the limit"),
    ),
)

SCORE = Score(
    name="heart",
    version="1.1.0",
    title=Text(vi="Thang điểm HEART trong đau ngực", en="HEART score for chest pain"),
    summary=Text(
        vi="Nguy cơ biến cố tim mạch lớn trong 6 tuần ở người đau ngực đến cấp cứu.",
        en=(
            "The six-week risk of a major adverse cardiac event in patients with chest pain at "
            "the emergency department."
        ),
    ),
    specialties=("cardiology", "emergency"),
    inputs=(HISTORY, ECG, AGE.within(minimum=18), RISK_FACTORS, TROPONIN),
    items=(
        by_option(HISTORY, {"slightly": 0, "moderately": 1, "highly": 2}),
        by_option(ECG, {"normal": 0, "nonspecific": 1, "st_deviation": 2}),
        by_steps(AGE, 0, at_least(45, 1), at_least(65, 2)),
        by_option(RISK_FACTORS, {"none": 0, "one_or_two": 1, "three_or_more": 2}),
        by_option(TROPONIN, {"normal": 0, "one_to_three": 1, "above_three": 2}),
    ),
    bands=(
        Band(
            name="low",
            display=Text(vi="0–3: nguy cơ thấp", en="0–3: low risk"),
            risk=Text(vi="1,7% biến cố tim mạch lớn trong 6 tuần", en="1.7% major adverse cardiac events in 6 weeks"),
            source=BACKUS,
        ),
        Band(
            name="moderate",
            minimum=4,
            display=Text(vi="4–6: nguy cơ trung bình", en="4–6: moderate risk"),
            advice=Text(
                vi="Nhập viện theo dõi, làm thêm xét nghiệm không xâm lấn.",
                en="Observe in hospital, further non-invasive tests.",
            ),
            indicator="warning",
            risk=Text(vi="16,6% biến cố trong 6 tuần", en="16.6% events in 6 weeks"),
            source=BACKUS,
        ),
        Band(
            name="high",
            minimum=7,
            display=Text(vi="7–10: nguy cơ cao", en="7–10: high risk"),
            advice=Text(vi="Xem xét can thiệp sớm.", en="Consider early invasive measures."),
            indicator="critical",
            risk=Text(vi="50,1% biến cố trong 6 tuần", en="50.1% events in 6 weeks"),
            source=BACKUS,
        ),
    ),
    citations=(
        Citation("Six AJ et al., Neth Heart J 2008;16:191–6", "10.1007/BF03086144"),
        Citation(BACKUS, "10.1016/j.ijcard.2013.01.255"),
    ),
    licence="published criteria, free to use",
    population=Text(
        vi="Người lớn đau ngực nghi hội chứng vành cấp tại khoa cấp cứu.",
        en="Adults with chest pain and suspected acute coronary syndrome at the emergency department.",
    ),
    cautions=(
        Text(
            vi="Không dùng khi ST chênh lên mới hoặc huyết động không ổn định.",
            en="Not for new ST elevation or haemodynamic instability.",
        ),
    ),
    examples=(
        Example(
            {
                "chest_pain_history": "moderately",
                "heart_ecg": "normal",
                "age": 64,
                "atherosclerosis_risk_factors": "one_or_two",
                "troponin_multiple": "normal",
            },
            3,
            "by hand from table 1 of Six 2008",
            band="low",
        ),
        Example(
            {
                "chest_pain_history": "highly",
                "heart_ecg": "st_deviation",
                "age": 65,
                "atherosclerosis_risk_factors": "three_or_more",
                "troponin_multiple": "above_three",
            },
            10,
            "by hand from table 1 of Six 2008",
            band="high",
        ),
    ),
)
